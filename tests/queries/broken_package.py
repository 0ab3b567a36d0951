"""A copy of the curated package to put one fault into, as an editor's hand would."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"


class BrokenPackage:
    """The copy, and the ways a hand can spoil it. Rows count as in a spreadsheet: the header is row 1."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(DATA, folder)

    def path(self, table: str) -> Path:
        return self.folder / f"{table}.csv"

    def read(self, table: str) -> list[list[str]]:
        return list(csv.reader(io.StringIO(self.path(table).read_text(encoding="utf-8"))))

    def write(self, table: str, rows: list[list[str]]) -> None:
        with self.path(table).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def row_of(self, table: str, key: str) -> int:
        """The row whose first cell is `key`."""
        return next(n for n, row in enumerate(self.read(table), start=1) if row[0] == key)

    def cell(self, table: str, key: str, column: str) -> str:
        rows = self.read(table)
        return rows[self.row_of(table, key) - 1][rows[0].index(column)]

    def change(self, table: str, key: str, **cells: str) -> int:
        """Overwrites cells of the row whose first cell is `key`; returns the row."""
        rows = self.read(table)
        row = self.row_of(table, key)
        for column, value in cells.items():
            rows[row - 1][rows[0].index(column)] = value
        self.write(table, rows)
        return row

    def repeat(self, table: str, key: str, **cells: str) -> int:
        """Adds a copy of a row at the end, with other cells; returns its row."""
        rows = self.read(table)
        copy = list(rows[self.row_of(table, key) - 1])
        for column, value in cells.items():
            copy[rows[0].index(column)] = value
        self.write(table, [*rows, copy])
        return len(rows) + 1

    def observation(self, like: str, **cells: str) -> int:
        """Adds an observation like another, of a series of its own, with other cells; returns its row."""
        row = len(self.read("observations")) + 1
        return self.repeat(
            "observations", like, observation_id=f"added.{row}", series=f"added {row}", **cells
        )

    def add(self, table: str, **cells: str) -> int:
        """Adds a row at the end; columns not named are empty. Returns its row."""
        rows = self.read(table)
        self.write(table, [*rows, [cells.get(column, "") for column in rows[0]]])
        return len(rows) + 1

    def columns(self, table: str, change: Callable[[list[str]], list[str]]) -> None:
        """Changes every row, the header too, as a list of cells."""
        self.write(table, [change(row) for row in self.read(table)])

    def bytes(self, table: str, change: Callable[[bytes], bytes]) -> None:
        path = self.path(table)
        path.write_bytes(change(path.read_bytes()))
