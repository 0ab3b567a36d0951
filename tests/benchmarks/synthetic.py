"""Writes a data package with as many synthetic observations as a measurement of growth needs.

The reference tables are those of the real package, and its observations stay in, because other tables refer
to them. Run as `python -m tests.benchmarks.synthetic FOLDER ROWS`. Never shipped as data.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import duckdb

REAL_PACKAGE = Path(__file__).resolve().parents[2] / "data"
QUESTION = Path(__file__).with_suffix("").with_name("synthetic_observations.sql")
REFERENCE = ("regions", "places", "units", "indicators", "producers", "sources", "comparability")
REGION_ROWS_AT_MOST = 23_000
REGION_SHARE = 0.6


def read_reference(connection: duckdb.DuckDBPyConnection, tables: tuple[str, ...], real: Path) -> None:
    """The named tables of a real package as `reference.<table>`, every cell as text."""
    connection.execute("create schema reference")
    for table in tables:
        connection.execute(
            f"create table reference.{table} as "
            "select * from read_csv($path, all_varchar = true, header = true)",
            {"path": str(real / f"{table}.csv")},
        )


def append(connection: duckdb.DuckDBPyConnection, table: str, file: Path) -> None:
    """Adds the rows of a table at the end of a CSV file with the same columns."""
    added = file.with_suffix(".added")
    connection.execute(f"copy (select * from {table}) to '{added}' (format csv, header false, delimiter ',')")
    with file.open("ab") as whole, added.open("rb") as rows:
        shutil.copyfileobj(rows, whole, 1 << 22)
    added.unlink()


def write_tables(
    folder: Path, real: Path, reference: tuple[str, ...], added: tuple[str, ...], numbers: Mapping[str, int]
) -> Path:
    """Copies the real package to `folder` and adds to each table of `added` what its select makes up.

    Each stands in `synthetic_<table>.sql`, reads `reference.<table>` and the tables made up before it, and
    names the `numbers` with a `$`.
    """
    shutil.copytree(real, folder)
    with duckdb.connect() as connection:
        read_reference(connection, reference, real)
        for table in added:
            select = QUESTION.with_name(f"synthetic_{table}.sql").read_text(encoding="utf-8")
            for name, number in numbers.items():
                select = select.replace(f"${name}", str(number))
            connection.execute(f"create table reference.synthetic_{table} as {select}")
            append(connection, f"reference.synthetic_{table}", folder / f"{table}.csv")
    return folder


def write_package(folder: Path, rows: int, *, meeting: bool = False, real: Path = REAL_PACKAGE) -> Path:
    """Copies the real package to `folder` and adds `rows` synthetic observations; returns the folder.

    `meeting`: whether figures of different indicators for one place may be set side by side, which makes
    hundreds of thousands of differing figures out of a million.
    """
    shutil.copytree(real, folder)
    connection = duckdb.connect()
    read_reference(connection, REFERENCE, real)
    region_rows = min(REGION_ROWS_AT_MOST, int(rows * REGION_SHARE))
    added = folder / "synthetic.csv"
    select = QUESTION.read_text(encoding="utf-8")
    given = {"region_rows": region_rows, "rows": rows, "meeting": meeting}
    for name, value in given.items():
        select = select.replace(f"${name}", str(value).lower())
    connection.execute(f"copy ({select}) to '{added}' (header false, delimiter ',')")
    connection.close()
    with (folder / "observations.csv").open("ab") as observations, added.open("rb") as synthetic:
        shutil.copyfileobj(synthetic, observations, 1 << 22)
    added.unlink()
    return folder


if __name__ == "__main__":
    write_package(Path(sys.argv[1]), int(sys.argv[2]))
