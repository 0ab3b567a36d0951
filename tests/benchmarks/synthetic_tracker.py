"""Writes a data package with as many synthetic recommendations and events as a measurement of the tracker
needs.

Everything real stays in; what is added stands beside it, spread over the real forums, themes, regions,
institutions, producers and sources. Run as
`python -m tests.benchmarks.synthetic_tracker FOLDER ITEMS EVENTS`. Never shipped as data.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.synthetic import REAL_PACKAGE, write_tables

REFERENCE = (
    "regions",
    "themes",
    "producers",
    "sources",
    "forums",
    "institutions",
    "recommendations",
    "status_events",
)
ADDED = ("recommendations", "recommendation_regions", "recommendation_addressees", "status_events")


def write_package(folder: Path, items: int, events: int, real: Path = REAL_PACKAGE) -> Path:
    """Copies the real package to `folder` and adds `items` recommendations with `events` events on each."""
    return write_tables(folder, real, REFERENCE, ADDED, {"items": items, "events": events})


if __name__ == "__main__":
    write_package(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
