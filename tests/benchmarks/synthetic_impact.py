"""Writes a data package with as many synthetic projects and results as a measurement of Impact needs.

Everything real stays in; what is added stands beside it, like the real projects and spread over the real
donors, regions, themes, recommendations and events. Run as
`python -m tests.benchmarks.synthetic_impact FOLDER PROJECTS RESULTS`. Never shipped as data.
"""

import sys
from pathlib import Path

from tests.benchmarks.synthetic import REAL_PACKAGE, write_tables

REFERENCE = (
    "regions",
    "themes",
    "recommendations",
    "projects",
    "project_partners",
    "results",
    "events",
)
ADDED = (
    "projects",
    "project_regions",
    "project_themes",
    "project_partners",
    "project_recommendations",
    "results",
    "project_events",
)


def write_package(folder: Path, projects: int, results: int, real: Path = REAL_PACKAGE) -> Path:
    """Copies the real package to `folder` and adds `projects` projects with `results` results each."""
    return write_tables(folder, real, REFERENCE, ADDED, {"projects": projects, "results": results})


if __name__ == "__main__":
    write_package(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
