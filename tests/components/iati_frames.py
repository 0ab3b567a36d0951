"""What the tests of IATI files share: the frames of all projects, and one project made by hand."""

import csv
from datetime import date
from pathlib import Path

import pandas as pd

from components.iati_export import TABLES
from queries import run

DATA = Path(__file__).parents[2] / "data"
AS_OF = date(2026, 11, 21)


def every_project() -> list[str]:
    with (DATA / "projects.csv").open(encoding="utf-8", newline="") as stream:
        return [row["project_id"] for row in csv.DictReader(stream)]


def asked(*projects: str) -> dict[str, pd.DataFrame]:
    """The answers to the questions of an export, as a page asks them."""
    return {name: run(f"impact/iati_{name}", projects=list(projects)) for name in TABLES}
