"""Takes an IATI 2.03 activity file into a copy of the data package: into projects, their results and sources.

The file is read as a stream into waiting rows, one CSV a table, beside the folder that is to be made. The
copy of the package then takes them in: a project that it has already is replaced where it stands, a new one
is added at the end, organisations and sources likewise. What comes out must pass every check of the loader;
only then does it get its name. With any fault nothing is left behind, and every fault of the file is told at
once.
"""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from array import array
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from queries import csv_files
from queries.faults import Fault, FaultReport, PackageRejected
from queries.iati_activity import OWN_PREFIX, ReadActivity, read_activity
from queries.iati_element import COUNTRY, Cells, Entry, Known, Reading
from queries.iati_reader import ElementFault, FileRefused, read_activities
from queries.loader import check
from queries.package import Package, Table, read_package

BY_PROJECT = (
    "projects", "project_regions", "project_places", "project_themes", "project_partners",
    "project_recommendations", "project_events", "results",
)  # fmt: skip
"""Tables whose rows belong to a project and are replaced with it."""

KEPT_UNLESS_TOLD = ("project_places", "project_recommendations", "project_events")
"""Tables that the standard cannot hold: a foreign file that says nothing of them leaves them as they are."""

MATCHED = ("regions", "themes", "organisations", "projects")
"""Tables that a foreign file is matched with."""

BY_THEMSELVES = {"organisations": "organisation_id", "sources": "source_id"}
"""Tables whose rows several projects share, and their keys."""


@dataclass(frozen=True)
class Imported:
    """What an import did: projects added and replaced, results read, and what was left by kind."""

    folder: Path
    added: int
    replaced: int
    results: int
    left: Counter[str]


def import_iati(file: Path, package_folder: Path, into: Path, read_on: date) -> Imported:
    """Makes the folder `into`: the package with the activities of `file` in it, checked as a build does.

    `read_on` is noted as the day on which a foreign file was read. Raises PackageRejected with every fault
    of the file, or of the package with it, and FileExistsError when `into` is there or lies in the package;
    nothing is left behind then.
    """
    if into.exists():
        raise FileExistsError(f"{into} is there already; name a folder that is not")
    if package_folder.resolve() in into.resolve().parents:
        raise FileExistsError(f"{into} lies in the package itself; name a folder elsewhere")
    with _waiting_folder(into) as waiting:
        merged = merge(file, package_folder, waiting, read_on)
        _check_copy(merged.folder, waiting, file.name, merged.origins)
        merged.folder.replace(into)
    return Imported(into, merged.added, merged.replaced, merged.results, merged.left)


@dataclass(frozen=True)
class Merged:
    """A copy of the package with a file in it, not checked yet, and the line each new row came from."""

    folder: Path
    origins: dict[str, array[int]]
    added: int
    replaced: int
    results: int
    left: Counter[str]


def merge(file: Path, package_folder: Path, waiting: Path, read_on: date) -> Merged:
    """Reads a file and makes a copy of the package with it in the folder `waiting`, which is empty.

    Raises PackageRejected with every fault of the file.
    """
    package = read_package(package_folder)
    report = FaultReport()
    _check_shape(package)
    spool = _Spool(waiting / "rows", package, report, file.name)
    reading = Reading(file.name, read_on, _known(package), report)
    _read(file, reading, spool)
    if report:
        raise PackageRejected(report)
    copy = waiting / "package"
    shutil.copytree(package_folder, copy)
    origins = spool.merge_into(copy)
    replaced = len(spool.spans) - spool.added
    return Merged(copy, origins, spool.added, replaced, spool.counts["results"], +reading.left)


def put_in_place(made: Path, package_folder: Path) -> None:
    """Moves the tables of a folder made by `import_iati` over those of the package, one file at a time."""
    package = read_package(made)
    for table in package.tables:
        if table.name in BY_PROJECT or table.name in BY_THEMSELVES:
            fresh = package_folder / f".{table.file}.importing"
            shutil.copyfile(package.path(table), fresh)
            fresh.replace(package_folder / table.file)


def _read(file: Path, reading: Reading, spool: _Spool) -> None:
    """Reads the whole file into the spool, as far as it can be read; faults are in the report."""
    try:
        with spool.open():
            for number, element in read_activities(file, reading.report):
                activity = read_activity(element, number, reading)
                if not reading.report:
                    spool.add(activity)
    except FileRefused:
        return


def _check_shape(package: Package) -> None:
    """That the tables to be matched and merged can be read row by row; the rest is checked with the copy."""
    report = FaultReport()
    for table in package.tables:
        if table.name in (*BY_PROJECT, *BY_THEMSELVES, *MATCHED):
            path = package.path(table)
            found = list(csv_files.count_lines(path, table.file).faults)
            found = found or csv_files.header_faults(path, table)
            report.add(f"{table.name}: shape", found or csv_files.shape_faults(path, table))
    if report:
        raise PackageRejected(report)


def _check_copy(copy: Path, scratch: Path, file: str, origins: dict[str, array[int]]) -> None:
    """Checks the copy; faults of rows that came from the file are told with the line of the file."""
    try:
        check(copy, scratch)
    except PackageRejected as rejected:
        told = [_traced(fault, file, origins) for fault in rejected.report.faults]
        raise PackageRejected(FaultReport(told, rejected.report.counts)) from rejected


def _traced(fault: Fault, file: str, origins: dict[str, array[int]]) -> Fault:
    lines = origins.get(fault.file)
    if lines is None or fault.row is None or not lines[fault.row - 2]:
        return fault
    column = fault.file.removesuffix(".csv") + (f".{fault.column}" if fault.column else "")
    return ElementFault(file, lines[fault.row - 2], column, fault.value, fault.reason)


@contextmanager
def _waiting_folder(into: Path) -> Iterator[Path]:
    """A folder beside `into`, on the same disk, that is gone afterwards whatever happens."""
    into.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{into.name}.importing-", dir=into.parent) as waiting:
        yield Path(waiting)


def _known(package: Package) -> Known:
    rows = {table.name: list(_rows(package.path(table))) for table in package.tables if table.name in MATCHED}
    (projects,) = (table for table in package.tables if table.name == "projects")
    (currency,) = (each for each in projects.fields if each.name == "currency")
    sectors = Counter(row["dac_sector"] for row in rows["themes"])
    organisations = rows["organisations"]
    return Known(
        regions=frozenset(row["region_code"] for row in rows["regions"]) - {COUNTRY},
        currencies=frozenset(currency.enum),
        themes_by_sector={
            row["dac_sector"]: row["theme_id"]
            for row in rows["themes"]
            if row["dac_sector"] and sectors[row["dac_sector"]] == 1
        },
        organisations_by_ref={
            row["iati_ref"]: row["organisation_id"] for row in organisations if row["iati_ref"]
        },
        organisations_by_name={row["name_en"].casefold(): row["organisation_id"] for row in organisations},
        organisations={row["organisation_id"] for row in organisations},
        projects={
            row["project_id"]: row["iati_identifier"] or OWN_PREFIX + row["project_id"]
            for row in rows["projects"]
        },
    )


def _rows(path: Path) -> Iterator[Cells]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        yield from csv.DictReader(stream)


@dataclass
class _Span:
    """Where the waiting rows of a project begin in the file of each table, and how many bytes they take."""

    own: bool
    begin: dict[str, int] = field(default_factory=dict)
    size: dict[str, int] = field(default_factory=dict)


class _Spool:
    """Rows on their way from the file to the package, a CSV a table, with the line that each came from.

    Memory grows with the number of projects, organisations and sources, by some hundred bytes each, and with
    that of the rows by eight bytes; the rows themselves are on the disk.
    """

    def __init__(self, folder: Path, package: Package, report: FaultReport, file: str) -> None:
        folder.mkdir()
        self.folder, self.report, self.file = folder, report, file
        self.tables: dict[str, Table] = {
            table.name: table for table in package.tables if table.name in (*BY_PROJECT, *BY_THEMSELVES)
        }
        self.spans: dict[str, _Span] = {}
        self.shared: dict[str, dict[str, Entry]] = {name: {} for name in BY_THEMSELVES}
        self.counts: Counter[str] = Counter()
        self.added = 0
        self._streams: dict[str, BinaryIO] = {}

    @contextmanager
    def open(self) -> Iterator[None]:
        """Opens the waiting files for writing."""
        for name in BY_PROJECT:
            self._streams[name] = (self.folder / f"{name}.csv").open("wb")
        try:
            yield
        finally:
            for stream in self._streams.values():
                stream.close()

    def add(self, activity: ReadActivity) -> None:
        """Takes in the rows of one activity."""
        span = self.spans[activity.project_id] = _Span(own=activity.own)
        for name, stream in self._streams.items():
            rows = [entry for entry in activity.entries if entry.table == name]
            columns = self.tables[name].columns
            written = io.StringIO(newline="")
            writer = csv.writer(written, lineterminator="\n")
            writer.writerows(
                [str(row.line), *(row.cells.get(column, "") for column in columns)] for row in rows
            )
            span.begin[name] = stream.tell()
            span.size[name] = stream.write(written.getvalue().encode())
            self.counts[name] += len(rows)
        for entry in activity.entries:
            if entry.table in BY_THEMSELVES:
                self._share(entry)

    def _share(self, entry: Entry) -> None:
        """One row for each organisation and source; two that differ are a fault."""
        key = entry.cells[BY_THEMSELVES[entry.table]]
        first = self.shared[entry.table].setdefault(key, entry)
        if first.cells != entry.cells:
            reason = f"said otherwise in line {first.line}"
            self.report.add("said otherwise", [ElementFault(self.file, entry.line, entry.table, key, reason)])

    def merge_into(self, folder: Path) -> dict[str, array[int]]:
        """Takes the rows into the tables of `folder`; returns the line each of their rows came from, or 0."""
        origins: dict[str, array[int]] = {}
        for name, table in self.tables.items():
            path = folder / table.file
            fresh = path.with_suffix(".fresh")
            lines = array("q")
            with fresh.open("w", encoding="utf-8", newline="") as stream:
                writer = csv.writer(stream, lineterminator="\n")
                writer.writerow(table.columns)
                merged = self._by_project(name, path) if name in BY_PROJECT else self._by_itself(name, path)
                for line, cells in merged:
                    lines.append(line)
                    writer.writerow(cells)
            fresh.replace(path)
            origins[table.file] = lines
        return origins

    def _by_project(self, name: str, path: Path) -> Iterator[tuple[int, list[str]]]:
        """The rows of the package with those of imported projects in the place of the old ones."""
        columns = self.tables[name].columns
        done: set[str] = set()
        with (self.folder / f"{name}.csv").open("rb") as waiting:
            for row in _rows(path):
                project = row["project_id"]
                span = self.spans.get(project)
                if span is None or self._is_kept(name, span):
                    yield 0, [row[column] for column in columns]
                elif project not in done:
                    done.add(project)
                    yield from self._waiting(waiting, span, name)
            for project, span in self.spans.items():
                if project not in done:
                    if name == "projects":
                        self.added += 1
                    yield from self._waiting(waiting, span, name)

    def _is_kept(self, name: str, span: _Span) -> bool:
        return name in KEPT_UNLESS_TOLD and not span.own and not span.size[name]

    def _waiting(self, stream: BinaryIO, span: _Span, name: str) -> Iterator[tuple[int, list[str]]]:
        stream.seek(span.begin[name])
        text = stream.read(span.size[name]).decode()
        for line, *cells in csv.reader(io.StringIO(text, newline="")):
            yield int(line), cells

    def _by_itself(self, name: str, path: Path) -> Iterator[tuple[int, list[str]]]:
        columns, key = self.tables[name].columns, BY_THEMSELVES[name]
        waiting = dict(self.shared[name])
        for row in _rows(path):
            entry = waiting.pop(row[key], None)
            if entry is None:
                yield 0, [row[column] for column in columns]
            else:
                yield entry.line, [entry.cells.get(column, "") for column in columns]
        for entry in waiting.values():
            yield entry.line, [entry.cells.get(column, "") for column in columns]
