"""`make bench`: measures screens, growth, the tracker and Impact, prints one table and writes it as JSON.
Nothing here is a test: a slow machine makes other figures, not a failure."""

import argparse
from pathlib import Path

from tests.benchmarks import figures, growth, impact, screens, tracker

parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
parser.add_argument("--quick", action="store_true", help="leave out 10 million observations")
parser.add_argument("--out", type=Path, default=Path("bench-results.json"), help="where the JSON goes")
parser.add_argument("--only", choices=["screens", "growth", "tracker", "impact"], help="one part alone")
chosen = parser.parse_args()

measured: list[figures.Figure] = []
notes: list[str] = []
if chosen.only in {None, "screens"}:
    measured += screens.measure()
    notes += screens.NOTES
if chosen.only in {None, "growth"}:
    measured += growth.measure(chosen.quick)
    notes += growth.NOTES
if chosen.only in {None, "tracker"}:
    measured += tracker.measure()
    notes += tracker.NOTES
if chosen.only in {None, "impact"}:
    measured += impact.measure()
    notes += impact.NOTES
figures.write(measured, notes, chosen.out)
print(figures.table(measured, notes))
print(f"\nWritten to {chosen.out}")
