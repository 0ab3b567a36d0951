"""Builds the warehouse from the data package: read, check, load, aggregate, and only then put in place.

A warehouse is built in a file of its own beside the current one, closed, flushed to the disk and renamed; the
pointer `current` is replaced last. Whatever stops a build, the pointer names a warehouse that is whole. The
file is named by the hash of everything it is made from, so an unchanged package is not built again.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import duckdb

from queries import checks, csv_files
from queries.faults import FAULTS_SHOWN_PER_KIND, Fault, FaultReport, PackageRejected
from queries.package import DESCRIPTOR, Package, Table, read_package
from queries.warehouse import POINTED_FILE, POINTER, ROOM, open_read_only, read_pointer

BOUNDARIES = "boundaries"
SCHEMA = ROOM / "schema.sql"
MARTS = ROOM / "marts"
RULES = ROOM / "rules"
LOADER_PARTS = ("package.py", "csv_files.py", "checks.py", "loader.py")
LOCK = "lock"
WAREHOUSES_KEPT = 2
MEMORY_LIMIT = "2500MB"
OWN_LEFTOVER = re.compile(r"([0-9a-f]{16}|current)\.building-\d+(\.stage)?(\.tmp|\.wal)?")


class BuildError(RuntimeError):
    """The package is sound, but the SQL of the warehouse could not be carried out."""


@dataclass(frozen=True)
class Built:
    """The outcome of a build: the file in place, and whether it was there already."""

    file: Path
    unchanged: bool


def build(package_folder: Path, into: Path) -> Built:
    """Builds the warehouse of a package in the folder `into` and points `current` to it.

    Raises PackageRejected with every fault of the package, or BuildError; the warehouse that was current
    stays current then.
    """
    into.mkdir(parents=True, exist_ok=True)
    with _only_builder(into):
        _remove_leftovers(into)
        package = read_package(package_folder)
        digest = package_digest(package)
        file = into / f"{content_hash(digest)}.duckdb"
        if _opens(file):
            _point_to(file)
            return Built(file, unchanged=True)
        building = into / f"{file.stem}.building-{os.getpid()}"
        try:
            _build_file(package, digest, building)
            _flush(building)
            building.replace(file)
        finally:
            _remove_leftovers(into)
        _point_to(file)
        _remove_old(into, file)
        return Built(file, unchanged=False)


def _opens(file: Path) -> bool:
    """Whether a warehouse is there and can be read; a damaged one is built again over."""
    try:
        opened = open_read_only(file)
    except duckdb.Error:
        return False
    if opened is None:
        return False
    opened.connection.close()
    return True


def check(package_folder: Path, scratch: Path) -> int:
    """Checks a package without building it; `scratch` is a folder for temporary files.

    Returns the number of rows. Raises PackageRejected with every fault.
    """
    package = read_package(package_folder)
    with _staging(scratch / "check.stage") as connection:
        return sum(_stage_and_check(connection, package).values())


def content_hash(package: bytes) -> str:
    """16 hex digits over all that a warehouse is made from: package (its digest), SQL, loader, engine."""
    parts = [SCHEMA, *_sql_files(MARTS), *_sql_files(RULES), *(ROOM / part for part in LOADER_PARTS)]
    digest = hashlib.sha256(duckdb.__version__.encode())
    digest.update(package)
    digest.update(_digest(parts))
    return digest.hexdigest()[:16]


def package_digest(package: Package) -> bytes:
    """A digest of the files of a package: its descriptor, tables and boundaries."""
    boundaries = sorted((package.folder / BOUNDARIES).glob("*.geojson"))
    return _digest([package.folder / DESCRIPTOR, *map(package.path, package.tables), *boundaries])


def _digest(files: Iterable[Path]) -> bytes:
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"\0{path.parent.name}/{path.name}\0".encode())
        if path.is_file():
            with path.open("rb") as stream:
                digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.digest()


def _build_file(package: Package, digest: bytes, building: Path) -> None:
    with _staging(Path(f"{building}.stage")) as connection:
        rows = _stage_and_check(connection, package)
        if package_digest(package) != digest:
            raise BuildError("the package was changed while it was read; build it again")
        connection.execute(f"attach '{_literal(building)}' as warehouse")
        connection.execute("use warehouse")
        _load(connection, package, rows)
        _aggregate(connection)
        connection.execute("checkpoint warehouse")
        connection.execute("use memory")
        connection.execute("detach warehouse")


@contextmanager
def _staging(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with an empty database `stage` attached, which is removed afterwards."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY_LIMIT,
        "temp_directory": f"{file}.tmp",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
    }
    with duckdb.connect(":memory:", config=settings) as connection:
        connection.execute("set enable_progress_bar = false")
        connection.execute(f"attach '{_literal(file)}' as {checks.STAGE}")
        yield connection
    for leftover in (file, Path(f"{file}.wal")):
        leftover.unlink(missing_ok=True)


def _literal(path: Path) -> str:
    return str(path).replace("'", "''")


def _stage_and_check(connection: duckdb.DuckDBPyConnection, package: Package) -> dict[str, int]:
    """Stages every file and checks all of it; returns the rows of each table, raises PackageRejected."""
    report = FaultReport()
    described = {table.file for table in package.tables}
    stray = sorted(path.name for path in package.folder.glob("*.csv") if path.name not in described)
    report.add("stray", [Fault(name, None, None, None, f"not described in {DESCRIPTOR}") for name in stray])
    rows = {table.name: _stage(connection, package, table, report) for table in package.tables}
    staged = [table for table in package.tables if rows[table.name]]
    for table in staged:
        checks.check_cells(connection, table, report)
        checks.check_keys(connection, table, report)
        checks.check_foreign_keys(connection, staged, table, report)
    if len(staged) == len(package.tables):
        checks.create_incoming_views(connection, package)
        for rule in _sql_files(RULES):
            checks.check_rule(connection, rule, report)
    if report:
        raise PackageRejected(report)
    return rows


def _stage(connection: duckdb.DuckDBPyConnection, package: Package, table: Table, report: FaultReport) -> int:
    """Reads one file into the stage, every cell as text.

    Returns its rows, or reports what is wrong with its shape and returns 0.
    """
    path = package.path(table)
    lines = csv_files.count_lines(path, table.file)
    faults = list(lines.faults) or csv_files.header_faults(path, table)
    if not faults and lines.rows == 0:
        faults = [Fault(table.file, None, None, None, "the file has a header and no rows")]
    if not faults:
        faults = _read_rows(connection, path, table, lines.rows)
    if faults:
        report.add(f"{table.name}: shape", faults)
        return 0
    return lines.rows


def _read_rows(connection: duckdb.DuckDBPyConnection, path: Path, table: Table, rows: int) -> list[Fault]:
    columns = ", ".join(f"'{column}': 'varchar'" for column in table.columns)
    try:
        connection.execute(
            f"""
            create or replace table {checks.STAGE}."{table.name}" as
            select * from read_csv(
                $path, columns = {{{columns}}}, auto_detect = false, header = true, delim = ',', quote = '"',
                escape = '"', nullstr = '', max_line_size = {csv_files.LINE_LIMIT}, strict_mode = true
            )
            """,
            {"path": str(path)},
        )
        (staged,) = connection.execute(f'select count(*) from {checks.STAGE}."{table.name}"').fetchone() or (
            0,
        )
        refusal = f"{rows} lines below the header, but {staged} rows were read" if staged != rows else ""
    except duckdb.Error as error:
        refusal = str(error).splitlines()[0]
    if not refusal:
        return []
    named = [
        fault
        for fault, _ in zip(csv_files.shape_faults(path, table), range(FAULTS_SHOWN_PER_KIND), strict=False)
    ]
    return named or [Fault(table.file, None, None, None, f"the rows cannot be read: {refusal}")]


def _load(connection: duckdb.DuckDBPyConnection, package: Package, rows: Mapping[str, int]) -> None:
    """Creates the declared tables and fills them in the order of schema.sql."""
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    described = {table.name: table for table in package.tables}
    declared = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'warehouse' order by table_oid"
    ).fetchall()
    unmatched = {name for (name,) in declared} ^ set(described)
    if unmatched:
        raise BuildError(f"schema.sql and {DESCRIPTOR} disagree on the tables {', '.join(sorted(unmatched))}")
    for (name,) in declared:
        try:
            filled = _fill(connection, described[name])
        except duckdb.Error as error:
            raise BuildError(f"schema.sql refuses rows of {name} that passed the checks: {error}") from error
        if filled != rows[name]:
            raise BuildError(f"{name} has {rows[name]} rows, but {filled} were loaded")


def _fill(connection: duckdb.DuckDBPyConnection, table: Table) -> int:
    """Copies the staged rows of a table into its declared one; returns how many there are then."""
    columns = ", ".join(f'"{column}"' for column in table.columns)
    values = ", ".join(checks.value_of(field) for field in table.fields)
    source = f'select {values} from {checks.STAGE}."{table.name}" as staged'
    own = [key for key in table.foreign_keys if key.table == table.name]
    if not own:
        return _inserted(connection, f'insert into "{table.name}" ({columns}) {source}')
    # A row that refers to its own table must find the other already there: roots first, then wave by wave.
    (key,) = own
    field, target = key.fields[0], key.columns[0]
    there = f'(select "{target}" from "{table.name}")'
    insert = (
        f'insert into "{table.name}" ({columns}) {source} where "{target}" not in {there} '
        f'and ("{field}" is null or "{field}" in {there})'
    )
    filled = 0
    while wave := _inserted(connection, insert):
        filled += wave
    return filled


def _inserted(connection: duckdb.DuckDBPyConnection, insert: str) -> int:
    (count,) = connection.execute(insert).fetchone() or (0,)
    return int(count)


def _aggregate(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("create schema marts")
    for path in _sql_files(MARTS):
        try:
            connection.execute(path.read_text(encoding="utf-8"))
        except duckdb.Error as error:
            raise BuildError(f"marts/{path.name}: {error}") from error


def _sql_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.sql"))


@contextmanager
def _only_builder(into: Path) -> Iterator[None]:
    """Waits until no other process builds in this folder. The system frees the lock of a dead process."""
    with (into / LOCK).open("a+b") as stream:
        _lock(stream)
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(stream: IO[bytes]) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _lock(stream: IO[bytes]) -> None:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX)


def _remove_leftovers(into: Path) -> None:
    """Removes what dead builds left. Only the builder that holds the lock calls this, so none is alive."""
    for leftover in [path for path in into.glob("*.building-*") if OWN_LEFTOVER.fullmatch(path.name)]:
        if leftover.is_dir() and not leftover.is_symlink():
            for part in leftover.iterdir():
                part.unlink(missing_ok=True)
            leftover.rmdir()
        else:
            leftover.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Waits until the file, or the names in a folder, are on the disk."""
    if sys.platform == "win32" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _point_to(file: Path) -> None:
    """Replaces the pointer in one step, after the file it names is safely on the disk."""
    pointer = file.with_name(POINTER)
    with suppress(FileNotFoundError):
        if read_pointer(pointer) == file.name:
            return
    _flush(file.parent)
    waiting = file.with_name(f"{POINTER}.building-{os.getpid()}")
    waiting.write_text(f"{file.name}\n", encoding="utf-8")
    _flush(waiting)
    waiting.replace(pointer)
    _flush(file.parent)


def _remove_old(into: Path, current: Path) -> None:
    """Keeps the current warehouse and the one before it, which a running app may still hold open."""
    built = (file for file in into.glob("*.duckdb") if POINTED_FILE.fullmatch(file.name))
    others = sorted((file for file in built if file != current), key=lambda file: file.stat().st_mtime)
    for old in others[: max(0, len(others) - WAREHOUSES_KEPT + 1)]:
        old.unlink(missing_ok=True)
