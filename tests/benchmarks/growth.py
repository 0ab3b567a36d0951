"""How the warehouse grows: packages of synthetic observations through the real loader, then every question
of the pages against each. Synthetic rows live in a temporary folder and are gone afterwards."""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import psutil

from tests.benchmarks.figures import Figure, p95
from tests.benchmarks.synthetic import write_package
from tests.browser.served import ROOT

SIZES = {"10 thousand": 10_000, "1 million": 1_000_000, "10 million": 10_000_000}
SMALLEST, LARGEST = "10 thousand", "10 million"
BUILD_SECONDS, BUILD_GIGABYTES = 120, 4
QUESTION_P95, QUESTION_GROWTH = 25, 2
NOTES = (
    "Growth: synthetic observations beside the real tables, loaded and checked by the real loader in a "
    "process of its own; peak memory is the resident set of it and its children, sampled every 20 ms.",
    "Growth: as in life, most rows are districts and breakdowns; rows that speak for a whole region end at "
    "23,000, which is every indicator for every region and year.",
    "Growth: each question is asked 60 times after 3 to warm up, past the kept answers, with indicator, "
    "region and as-of date drawn at random; the ratio is p95 at the largest size over p95 at 10 thousand.",
)


@dataclass(frozen=True)
class Build:
    """What one build of the warehouse took."""

    seconds: float
    peak_bytes: int
    file_bytes: int


def resident(process: psutil.Process) -> int:
    """Resident memory of a process and its children; 0 once it has ended."""
    try:
        family = [process, *process.children(recursive=True)]
        return sum(int(member.memory_info().rss) for member in family)
    except psutil.NoSuchProcess:
        return 0


def build(package: Path, into: Path) -> Build:
    """Builds a warehouse from a package. Raises CalledProcessError when the loader refuses it."""
    command = [sys.executable, "-m", "queries", "build", "--package", str(package), "--into", str(into)]
    started = time.perf_counter()
    peak = 0
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as loader:
        watched = psutil.Process(loader.pid)
        while loader.poll() is None:
            peak = max(peak, resident(watched))
            time.sleep(0.02)
    seconds = time.perf_counter() - started
    if loader.returncode:
        raise subprocess.CalledProcessError(loader.returncode, command)
    return Build(seconds, peak, sum(path.stat().st_size for path in into.glob("*.duckdb")))


def ask(warehouse: Path) -> dict[str, Any]:
    """Every question's samples against one warehouse."""
    command = [sys.executable, "-m", "tests.benchmarks.questions"]
    environment = {**os.environ, "PAYGIRI_WAREHOUSE": str(warehouse)}
    told = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    answers: dict[str, Any] = json.loads(told.stdout)
    return answers


def build_figures(size: str, built: Build) -> list[Figure]:
    largest = size == LARGEST
    return [
        Figure("build", size, "time", built.seconds, "s", BUILD_SECONDS if largest else None),
        Figure(
            "build",
            size,
            "peak memory",
            built.peak_bytes / 2**30,
            "GiB",
            BUILD_GIGABYTES if largest else None,
        ),
        Figure("build", size, "file", built.file_bytes / 2**20, "MiB"),
    ]


def question_figures(answers: dict[str, dict[str, Any]]) -> list[Figure]:
    """p50 and p95 of each question at each size, and its growth from the smallest to the largest."""
    found = []
    last = list(answers)[-1]
    for question in answers[SMALLEST]:
        for size, told in answers.items():
            samples = told[question]["milliseconds"]
            subject = f"{question}, {size} ({told[question]['most_rows']:,} rows)"
            target = QUESTION_P95 if size == LARGEST else None
            found.append(Figure("question", subject, "p50", median(samples), "ms", None, len(samples)))
            found.append(Figure("question", subject, "p95", p95(samples), "ms", target, len(samples)))
        growth = p95(answers[last][question]["milliseconds"]) / p95(
            answers[SMALLEST][question]["milliseconds"]
        )
        found.append(
            Figure("question", question, f"p95 {last} / {SMALLEST}", growth, "times", QUESTION_GROWTH)
        )
    return found


def measure(quick: bool) -> list[Figure]:
    """All sizes, or all but 10 million when `quick`."""
    builds: list[Figure] = []
    answers = {}
    for size, observations in SIZES.items():
        if quick and size == LARGEST:
            continue
        with tempfile.TemporaryDirectory(prefix="paygiri-bench-") as folder:
            package, warehouse = Path(folder, "package"), Path(folder, "warehouse")
            print(f"growth: {size} observations", file=sys.stderr, flush=True)
            write_package(package, observations)
            builds += build_figures(size, build(package, warehouse))
            answers[size] = ask(warehouse)
    return [*builds, *question_figures(answers)]
