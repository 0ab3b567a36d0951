"""Writes a data package with as many synthetic recommendations and events as a measurement of the tracker
needs.

Everything real stays in; what is added stands beside it, spread over the real forums, themes, regions,
institutions, producers and sources. Run as
`python -m tests.benchmarks.synthetic_tracker FOLDER ITEMS EVENTS`. Never shipped as data.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import duckdb

from tests.benchmarks.synthetic import REAL_PACKAGE

SELECTS = Path(__file__).parent
REFERENCE = (
    "regions",
    "themes",
    "producers",
    "sources",
    "forums",
    "institutions",
    "recommendations",
    "status_events",
)
ADDED = ("recommendations", "recommendation_regions", "recommendation_addressees", "status_events")


def write_package(folder: Path, items: int, events: int, real: Path = REAL_PACKAGE) -> Path:
    """Copies the real package to `folder` and adds `items` recommendations with `events` events on each."""
    shutil.copytree(real, folder)
    with duckdb.connect() as connection:
        connection.execute("create schema reference")
        for table in REFERENCE:
            connection.execute(
                f"create table reference.{table} as "
                "select * from read_csv($path, all_varchar = true, header = true)",
                {"path": str(real / f"{table}.csv")},
            )
        for table in ADDED:
            select = (SELECTS / f"synthetic_{table}.sql").read_text(encoding="utf-8")
            select = select.replace("$items", str(items)).replace("$events", str(events))
            connection.execute(f"create table reference.synthetic_{table} as {select}")
            append(connection, f"reference.synthetic_{table}", folder / f"{table}.csv")
    return folder


def append(connection: duckdb.DuckDBPyConnection, table: str, file: Path) -> None:
    """Adds the rows of a table at the end of a CSV file with the same columns."""
    added = file.with_suffix(".added")
    connection.execute(f"copy (select * from {table}) to '{added}' (format csv, header false, delimiter ',')")
    with file.open("ab") as whole, added.open("rb") as rows:
        shutil.copyfileobj(rows, whole, 1 << 22)
    added.unlink()


if __name__ == "__main__":
    write_package(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
