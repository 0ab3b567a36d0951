"""Files for IATI: the export of a thousand synthetic projects, and the import of files of 1, 10 and 100 MB.
Each runs in a process of its own; synthetic rows live in a temporary folder and are gone afterwards."""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from tests.benchmarks.figures import Figure
from tests.benchmarks.growth import build, resident
from tests.benchmarks.synthetic_impact import write_package
from tests.browser.served import ROOT

PROJECTS, RESULTS_EACH = 3_000, 20
EXPORTED = 1_000
EXPORT_SECONDS, EXPORT_MEGABYTES, EXPORT_TURNS = 2, 300, 3
SIZES = (1, 10, 100)
"""Megabytes of the files that are taken in."""

READING_GROWTH = 1.25
NOTES = (
    "IATI: each of the synthetic projects has 20 results and stands in the file in three languages, 40 kB of "
    "XML; the export asks its questions, 250 projects at a time, and writes the bytes. Peak memory is that "
    "of a process that does nothing else, Python, pandas and the open warehouse (170 MB) included.",
    "IATI: an import reads the file as a stream, merges it into a copy of the curated package and has the "
    "loader check the copy. Reading and merging keep flat memory; the loader's check is the engine's, which "
    "takes more for more rows.",
)


def worked(*arguments: str, module: str = "tests.benchmarks.iati_work") -> dict[str, float]:
    """What a piece of work took, in a process of its own, and its `peak` in MB, sampled every 10 ms.

    Raises CalledProcessError when it fails.
    """
    command = [sys.executable, "-m", module, *arguments]
    peak = 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        watched = psutil.Process(worker.pid)
        while worker.poll() is None:
            peak = max(peak, resident(watched))
            time.sleep(0.01)
        said = worker.stdout.read() if worker.stdout is not None else ""
    if worker.returncode:
        raise subprocess.CalledProcessError(worker.returncode, command)
    took: dict[str, float] = json.loads(said.splitlines()[-1])
    return {**took, "peak": peak / 2**20}


def exporting(warehouse: Path, folder: Path) -> list[Figure]:
    """Seconds and memory of the export, the fastest and the hungriest of some turns."""
    turns = [
        worked("export", str(warehouse), str(EXPORTED), str(folder / "exported.xml"))
        for _ in range(EXPORT_TURNS)
    ]
    subject = f"IATI: export of {EXPORTED:,} projects with {RESULTS_EACH} results each"
    detail = f"{turns[0]['megabytes']:.0f} MB of XML"
    seconds, peak = min(turn["seconds"] for turn in turns), max(turn["peak"] for turn in turns)
    return [
        Figure("export", subject, "time", seconds, "s", EXPORT_SECONDS, EXPORT_TURNS, detail),
        Figure("export", subject, "processor", min(turn["processor"] for turn in turns), "s"),
        Figure("export", subject, "peak memory", peak, "MB", EXPORT_MEGABYTES, EXPORT_TURNS),
    ]


def importing(warehouse: Path, folder: Path) -> list[Figure]:
    """Seconds and memory of imports by the size of the file, and how reading grows from first to last."""
    found, reading = [], []
    each = (folder / "exported.xml").stat().st_size / EXPORTED
    for size in SIZES:
        file, into = folder / f"{size}.xml", folder / f"package-{size}"
        projects = max(1, round(size * 2**20 / each))
        worked("export", str(warehouse), str(projects), str(file))
        streamed = worked("read", str(file), str(folder / f"read-{size}"))
        whole = worked("import", str(file), str(into))
        reading.append(streamed["peak"])
        subject = f"IATI: import of {size} MB"
        detail = f"{streamed['projects']:,.0f} projects, {streamed['results']:,.0f} results"
        found += [
            Figure("import", subject, "reading and merging", streamed["seconds"], "s", detail=detail),
            Figure("import", subject, "peak of it", streamed["peak"], "MB"),
            Figure("import", subject, "with the check", whole["seconds"], "s"),
            Figure("import", subject, "peak of all", whole["peak"], "MB"),
        ]
    growth = reading[-1] / reading[0]
    subject = f"IATI: memory of reading and merging, {SIZES[0]} to {SIZES[-1]} MB"
    return [*found, Figure("import", subject, "growth", growth, "times", READING_GROWTH)]


def measure() -> list[Figure]:
    """Export and import."""
    with tempfile.TemporaryDirectory(prefix="paygiri-bench-") as name:
        folder = Path(name)
        package, warehouse = folder / "package", folder / "warehouse"
        print(f"IATI: {PROJECTS:,} synthetic projects", file=sys.stderr, flush=True)
        write_package(package, PROJECTS, RESULTS_EACH)
        build(package, warehouse)
        return [*exporting(warehouse, folder), *importing(warehouse, folder)]
