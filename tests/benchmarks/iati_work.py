"""One piece of work with files for IATI, in a process of its own that says what it took as one line of JSON.

`export WAREHOUSE PROJECTS FILE` asks the questions and writes the file; `import FILE FOLDER` takes it into a
copy of the curated package, and `read FILE FOLDER` does all of that but the check.
"""

import json
import os
import sys
import time
from datetime import date
from pathlib import Path

DAY = date(2026, 11, 21)


def export(warehouse: str, projects: int, file: Path) -> dict[str, float]:
    """Asks for the rows of the first synthetic projects and writes their file."""
    os.environ["PAYGIRI_WAREHOUSE"] = warehouse
    from components.impact.iati_export import PART, TABLES, iati_xml
    from queries import rows_once

    identities = sorted(f"SYN{number}" for number in range(projects))
    rows_once("impact/iati_events", projects=identities[:1])
    started, worked = time.perf_counter(), time.process_time()
    parts = (
        {name: rows_once(f"impact/iati_{name}", projects=identities[first : first + PART]) for name in TABLES}
        for first in range(0, projects, PART)
    )
    document = iati_xml(parts, DAY)
    seconds, processor = time.perf_counter() - started, time.process_time() - worked
    file.write_bytes(document)
    return {"seconds": seconds, "processor": processor, "megabytes": len(document) / 2**20}


def read(file: Path, folder: Path) -> dict[str, float]:
    """Reads a file into a copy of the package, without the check."""
    from queries.iati_import import merge
    from tests.benchmarks.synthetic import REAL_PACKAGE

    folder.mkdir()
    started = time.perf_counter()
    done = merge(file, REAL_PACKAGE, folder, DAY)
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "projects": done.added, "results": done.results}


def take_in(file: Path, folder: Path) -> dict[str, float]:
    """The whole import, as the command does it."""
    from queries.iati_import import import_iati
    from tests.benchmarks.synthetic import REAL_PACKAGE

    started = time.perf_counter()
    import_iati(file, REAL_PACKAGE, folder, DAY)
    return {"seconds": time.perf_counter() - started}


if __name__ == "__main__":
    kind, *given = sys.argv[1:]
    if kind == "export":
        took = export(given[0], int(given[1]), Path(given[2]))
    else:
        took = (read if kind == "read" else take_in)(Path(given[0]), Path(given[1]))
    print(json.dumps(took))
