"""What the tests of IATI files share: the projects of the package, and the rows that a file is made from."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

from components.impact.iati_export import TABLES
from queries import rows_once

DATA = Path(__file__).parents[2] / "data"
AS_OF = date(2026, 11, 21)


def every_project() -> list[str]:
    with (DATA / "projects.csv").open(encoding="utf-8", newline="") as stream:
        return [row["project_id"] for row in csv.DictReader(stream)]


Rows = list[dict[str, Any]]


def asked(*projects: str) -> dict[str, Rows]:
    """The answers to the questions of an export, as a page asks them."""
    return {name: rows_once(f"impact/iati_{name}", projects=projects) for name in TABLES}


def with_cells(rows: Rows, **cells: object) -> Rows:
    """The same rows with some cells changed in each."""
    return [{**row, **cells} for row in rows]
