"""What is wrong with a data package, said to the person who can mend it.

A fault names the file, the row as a spreadsheet counts it (the header is row 1), the column, the value and
the reason in plain words. All faults of one reading are reported together, so that a package is mended in
one sitting and not fault by fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

FAULTS_SHOWN_PER_KIND = 50
VALUE_SHOWN = 60


@dataclass(frozen=True)
class Fault:
    """One fault. `row` and `column` are None when the fault is of the whole file."""

    file: str
    row: int | None
    column: str | None
    value: str | None
    reason: str

    def __str__(self) -> str:
        where = self.file
        if self.row is not None:
            where += f", row {self.row}"
        if self.column is not None:
            where += f", column {self.column}"
        if self.value is not None:
            where += f", value {shortened(self.value)}"
        return f"{where}: {self.reason}"


def shortened(value: str) -> str:
    """The value in quotes, with control characters made visible, cut to a length that fits on a line."""
    visible = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in value)
    if len(visible) > VALUE_SHOWN:
        visible = f"{visible[:VALUE_SHOWN]}... ({len(value)} characters)"
    return f'"{visible}"'


@dataclass
class FaultReport:
    """Faults gathered while reading, at most FAULTS_SHOWN_PER_KIND of each kind, with the full counts."""

    faults: list[Fault] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, found: Iterable[Fault], total: int | None = None) -> None:
        """Adds the faults found of one kind; `total` is how many there are when not all are given."""
        given = list(found)
        self.counts[kind] += len(given) if total is None else total
        self.faults.extend(given[:FAULTS_SHOWN_PER_KIND])

    def __bool__(self) -> bool:
        return self.total > 0

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def lines(self) -> list[str]:
        """The report, one fault a line, and a last line with the counts."""
        shown = [str(fault) for fault in self.faults]
        hidden = self.total - len(shown)
        noun = "fault" if self.total == 1 else "faults"
        closing = f"{self.total} {noun}" + (f", {hidden} of them not listed" if hidden else "")
        return [*shown, closing]


class PackageRejected(Exception):
    """The data package has faults; nothing was built and the last good warehouse still stands."""

    def __init__(self, report: FaultReport) -> None:
        super().__init__("\n".join(report.lines()))
        self.report = report
