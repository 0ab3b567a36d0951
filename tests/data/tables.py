"""The package's tables as they stand in the files: rows of text, nothing converted."""

import csv
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"


def rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
