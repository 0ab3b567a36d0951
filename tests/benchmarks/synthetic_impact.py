"""Writes a data package with as many synthetic projects and results as a measurement of Impact needs.

Everything real stays in; what is added stands beside it, like the real projects and spread over the real
donors, regions, themes, recommendations and events. Run as
`python -m tests.benchmarks.synthetic_impact FOLDER PROJECTS RESULTS`. Never shipped as data.
"""

import shutil
import sys
from pathlib import Path

import duckdb

from tests.benchmarks.synthetic import REAL_PACKAGE
from tests.benchmarks.synthetic_tracker import append

SELECTS = Path(__file__).parent
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
    shutil.copytree(real, folder)
    with duckdb.connect() as connection:
        connection.execute("create schema reference")
        for table in REFERENCE:
            connection.execute(
                f"create table reference.{table} as "
                "select * from read_csv($path, all_varchar = true, header = true)",
                {"path": str(real / f"{table}.csv")},
            )
        for table in ADDED:
            select = (SELECTS / f"synthetic_{table}.sql").read_text(encoding="utf-8")
            select = select.replace("$projects", str(projects)).replace("$results", str(results))
            connection.execute(f"create table reference.synthetic_{table} as {select}")
            append(connection, f"reference.synthetic_{table}", folder / f"{table}.csv")
    return folder


if __name__ == "__main__":
    write_package(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
