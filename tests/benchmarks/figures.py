"""What a benchmark says: figures with their target, gathered into one table for people and one JSON for
machines. A percentile is the nearest rank, a value that was really measured."""

import json
import math
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

VERSIONED = ("streamlit", "duckdb", "pandas", "plotly", "pydeck", "playwright")


@dataclass(frozen=True)
class Figure:
    """One line of the table. `target` is the most it should be, in `unit`; None where none is set."""

    part: str
    subject: str
    measure: str
    value: float
    unit: str
    target: float | None = None
    samples: int = 1
    detail: str = ""

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        return "met" if self.value <= self.target else "MISSED"


def p95(samples: Sequence[float]) -> float:
    """The nearest-rank 95th percentile."""
    ordered = sorted(samples)
    return ordered[math.ceil(0.95 * len(ordered)) - 1]


def spread(
    part: str,
    subject: str,
    samples: Sequence[float],
    unit: str = "ms",
    median_target: float | None = None,
    p95_target: float | None = None,
) -> list[Figure]:
    """The median and the 95th percentile of one series of samples."""
    return [
        Figure(part, subject, "p50", median(samples), unit, median_target, len(samples)),
        Figure(part, subject, "p95", p95(samples), unit, p95_target, len(samples)),
    ]


def busy() -> str:
    """How many processes wanted a core in the last minute; more than there are cores spoils every time."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


LOAD_BEFORE = busy()


def machine() -> dict[str, str]:
    """What the figures were measured on, and how busy it was with other work when the run began."""
    return {
        "system": platform.platform(),
        "processor": platform.machine(),
        "cores": str(os.cpu_count()),
        "load before": LOAD_BEFORE,
        "python": platform.python_version(),
        **{package: version(package) for package in VERSIONED},
    }


def number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.1f}" if abs(value) >= 10 else f"{value:,.2f}"


def rows(figures: Sequence[Figure]) -> list[tuple[str, ...]]:
    head = ("part", "subject", "measure", "value", "unit", "target", "samples", "", "detail")
    body = [
        (
            figure.part,
            figure.subject,
            figure.measure,
            number(figure.value),
            figure.unit,
            "" if figure.target is None else f"<= {number(figure.target)}",
            str(figure.samples),
            figure.verdict,
            figure.detail,
        )
        for figure in figures
    ]
    return [head, *body]


def table(figures: Sequence[Figure], notes: Sequence[str]) -> str:
    """The table as Markdown, the machine above it and the notes on method below."""
    lines = rows(figures)
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    texts = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    about = ", ".join(f"{name} {value}" for name, value in machine().items())
    return "\n".join([about, "", texts[0], rule, *texts[1:], "", *(f"- {note}" for note in notes)])


def write(figures: Sequence[Figure], notes: Sequence[str], into: Path) -> None:
    """The same as JSON."""
    content = {
        "machine": machine(),
        "figures": [{**asdict(figure), "verdict": figure.verdict} for figure in figures],
        "notes": list(notes),
    }
    into.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
