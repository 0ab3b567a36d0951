"""How the warehouse grows: packages of synthetic observations through the real loader, then every question
of the pages against each. Synthetic rows live in a temporary folder and are gone afterwards."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

from tests.benchmarks.figures import Figure, p95
from tests.benchmarks.questions import asked_by_pages
from tests.benchmarks.synthetic import write_package
from tests.browser.served import ROOT

SIZES = {"10 thousand": 10_000, "1 million": 1_000_000, "10 million": 10_000_000}
SMALLEST, LARGEST = "10 thousand", "10 million"
BUILD_SECONDS, BUILD_GIGABYTES = 120, 4
QUESTION_P95, QUESTION_GROWTH = 25, 2
WARM_UP, TURNS, SAMPLES_A_TURN = 3, 6, 10
NOTES = (
    "Growth: synthetic observations beside the real tables, loaded and checked by the real loader in a "
    "process of its own; peak memory is the resident set of it and its children, sampled every 20 ms.",
    "Growth: as in life, most rows are districts and breakdowns; rows that speak for a whole region end at "
    "23,000, which is every indicator for every region and year.",
    "Growth: each question is asked 60 times after 3 to warm up, past the kept answers, with indicator, "
    "region and as-of date drawn at random; the sizes take turns of 10, each in a process of its own. "
    "Beside the value stand p50 / p95 and the most rows of an answer at each size.",
)


@dataclass(frozen=True)
class Turn:
    """What one size took to answer a question some times, and the most rows an answer had."""

    milliseconds: list[float]
    most_rows: int

    def followed_by(self, other: "Turn") -> "Turn":
        return Turn(self.milliseconds + other.milliseconds, max(self.most_rows, other.most_rows))


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


class Asker:
    """A process that answers questions from one warehouse, one turn at a time."""

    def __init__(self, warehouse: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.questions"],
            cwd=ROOT,
            env={**os.environ, "PAYGIRI_WAREHOUSE": str(warehouse)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, question: str, count: int) -> Turn:
        """Asks a question so many times. Raises RuntimeError when the process has ended."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{question} {count}\n")
        self.process.stdin.flush()
        told = self.process.stdout.readline()
        if not told:
            raise RuntimeError(f"{question} has no answer")
        return Turn(**json.loads(told))

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def take_turns(askers: dict[str, Asker], question: str) -> dict[str, Turn]:
    """All samples of one question by size, the sizes taking turns after a warm-up."""
    for asker in askers.values():
        asker.ask(question, WARM_UP)
    found = {size: Turn([], 0) for size in askers}
    for _ in range(TURNS):
        for size, asker in askers.items():
            found[size] = found[size].followed_by(asker.ask(question, SAMPLES_A_TURN))
    return found


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


def question_figures(question: str, turns: dict[str, Turn]) -> list[Figure]:
    """The p95 of one question at the largest size, and its growth from the smallest."""
    last = list(turns)[-1]
    sizes = [
        f"{size} {median(turn.milliseconds):.1f} / {p95(turn.milliseconds):.1f} ms, {turn.most_rows:,} rows"
        for size, turn in turns.items()
    ]
    at_last = p95(turns[last].milliseconds)
    growth = at_last / p95(turns[SMALLEST].milliseconds)
    samples = len(turns[last].milliseconds)
    target = QUESTION_P95 if last == LARGEST else None
    return [
        Figure("question", question, f"p95, {last}", at_last, "ms", target, samples, "; ".join(sizes)),
        Figure("question", question, f"p95 {last} / {SMALLEST}", growth, "times", QUESTION_GROWTH, samples),
    ]


def measure(quick: bool) -> list[Figure]:
    """All sizes, or all but 10 million when `quick`."""
    found: list[Figure] = []
    askers: dict[str, Asker] = {}
    with tempfile.TemporaryDirectory(prefix="paygiri-bench-") as folder:
        for size, observations in SIZES.items():
            if quick and size == LARGEST:
                continue
            print(f"growth: {size} observations", file=sys.stderr, flush=True)
            package, warehouse = Path(folder, f"package-{observations}"), Path(folder, str(observations))
            write_package(package, observations)
            found += build_figures(size, build(package, warehouse))
            shutil.rmtree(package)
            askers[size] = Asker(warehouse)
        print("growth: questions", file=sys.stderr, flush=True)
        for question in asked_by_pages():
            found += question_figures(question, take_turns(askers, question))
        for asker in askers.values():
            asker.close()
    return found
