"""How much of a data package is told in Russian and in Tajik: what `make translations` prints of the tables.

A text stands in three columns of one stem (`name_en`, `name_ru`, `name_tg`). It wants a translation where its
English is there. Where one is missing the screens show the English with a mark: a gap is listed and no fault.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from queries.package import read_package

TRANSLATED = ("ru", "tg")


@dataclass(frozen=True)
class Coverage:
    """One stem of a table.

    Attributes:
        table: name of the table.
        stem: the column without its language.
        texts: rows that have the English.
        missing: file, row and column of each translation that is not there, as `file:row column`.
    """

    table: str
    stem: str
    texts: int
    missing: tuple[str, ...]


def coverage(folder: Path) -> Iterator[Coverage]:
    """Every stem of every table, in the order of the package.

    Raises PackageRejected when the package cannot be read.
    """
    package = read_package(folder)
    for table in package.tables:
        stems = [name[:-3] for name in table.columns if name.endswith("_en")]
        if not stems:
            continue
        with package.path(table).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for stem in stems:
            asked = [(at, row) for at, row in enumerate(rows, start=2) if row[f"{stem}_en"]]
            missing = tuple(
                f"{table.file}:{at} {stem}_{lang}"
                for at, row in asked
                for lang in TRANSLATED
                if not row.get(f"{stem}_{lang}")
            )
            yield Coverage(table.name, stem, len(asked), missing)


def report(folder: Path) -> Iterator[str]:
    """The lines printed: one for each column of texts, one for each gap, and the sum."""
    texts = gaps = 0
    for one in coverage(folder):
        there = len(TRANSLATED) * one.texts - len(one.missing)
        yield f"{one.table}.{one.stem}: {there} of {len(TRANSLATED) * one.texts} translations"
        yield from (f"  missing: {place}" for place in one.missing)
        texts += one.texts
        gaps += len(one.missing)
    yield f"all: {len(TRANSLATED) * texts - gaps} of {len(TRANSLATED) * texts} translations, {gaps} missing"
