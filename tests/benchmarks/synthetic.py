"""Writes a data package with as many synthetic observations as a measurement of growth needs.

The reference tables are those of the real package, and its observations stay in, because other tables refer
to them. Run as `python -m tests.benchmarks.synthetic FOLDER ROWS`. Never shipped as data.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import duckdb

REAL_PACKAGE = Path(__file__).resolve().parents[2] / "data"
QUESTION = Path(__file__).with_suffix("").with_name("synthetic_observations.sql")
REFERENCE = ("regions", "places", "units", "indicators", "producers", "sources", "comparability")
REGION_ROWS_AT_MOST = 23_000
REGION_SHARE = 0.6


def write_package(folder: Path, rows: int, *, meeting: bool = False, real: Path = REAL_PACKAGE) -> Path:
    """Copies the real package to `folder` and adds `rows` synthetic observations; returns the folder.

    `meeting`: whether figures of different indicators for one place may be set side by side, which makes
    hundreds of thousands of differing figures out of a million.
    """
    shutil.copytree(real, folder)
    connection = duckdb.connect()
    connection.execute("create schema reference")
    for table in REFERENCE:
        connection.execute(
            f"create table reference.{table} as "
            "select * from read_csv($path, all_varchar = true, header = true)",
            {"path": str(real / f"{table}.csv")},
        )
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
