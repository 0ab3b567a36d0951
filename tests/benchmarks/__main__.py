"""`make bench`: measures each part of PARTS, prints one table and writes it as JSON. Nothing here is a test:
a slow machine makes other figures, not a failure."""

import argparse
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks import disagreements, figures, growth, iati, impact, present, screens, tracker

PARTS: dict[str, tuple[Callable[[bool], list[figures.Figure]], tuple[str, ...]]] = {
    "screens": (lambda quick: screens.measure(), screens.NOTES),
    "growth": (growth.measure, growth.NOTES),
    "disagreements": (lambda quick: disagreements.measure(), disagreements.NOTES),
    "tracker": (lambda quick: tracker.measure(), tracker.NOTES),
    "impact": (lambda quick: impact.measure(), impact.NOTES),
    "iati": (lambda quick: iati.measure(), iati.NOTES),
    "present": (lambda quick: present.measure(), present.NOTES),
}
"""Each part of the measurement: what measures it, told whether to be quick, and what its figures mean."""

parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
parser.add_argument("--quick", action="store_true", help="leave out 10 million observations")
parser.add_argument("--out", type=Path, default=Path("bench-results.json"), help="where the JSON goes")
parser.add_argument("--only", choices=list(PARTS), help="one part alone")
chosen = parser.parse_args()

measured: list[figures.Figure] = []
notes: list[str] = []
for part, (measure, meaning) in PARTS.items():
    if chosen.only in {None, part}:
        measured += measure(chosen.quick)
        notes += [note for note in meaning if note not in notes]
figures.write(measured, notes, chosen.out)
print(figures.table(measured, notes))
print(f"\nWritten to {chosen.out}")
