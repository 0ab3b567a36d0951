"""The tracker at a size it will not soon have: 100 thousand synthetic recommendations with a million events,
through the real loader, then what its screens ask, and the list as the real server makes it. Synthetic rows
live in a temporary folder and are gone afterwards."""

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode

from tests.benchmarks.figures import Figure, spread
from tests.benchmarks.growth import build
from tests.benchmarks.page_scripts import ADDRESSES, SCRIPT_NOTES, scripts_on_the_server
from tests.benchmarks.synthetic_tracker import write_package
from tests.browser.served import ROOT

ITEMS, EVENTS_EACH = 100_000, 10
SIZE = "100 thousand items, a million events"
TARGETS = {
    "status as of a day, one origin and one region": 25,
    "list, questions of one filter change": 150,
}
LIST_SERVER = 150  # milliseconds at the 95th percentile
FILTERS = {
    "forum": ("dialogue_2024", "dialogue_2025", "csp_2020", "upr_2021"),
    "theme": ("torture", "gender", "justice", "policy"),
    "region": ("TJ", "TJ-GB", "TJ-SU", "TJ-KT"),
    "status": ("in_progress", "no_evidence", "regressed", "implemented"),
    "voice": ("state", "civil_society", "international"),
    "institution": ("government", "moj", "ombudsman"),
    "q": ("police", "пыток", "monitoring detention"),
}
NOTES = (
    "Tracker: synthetic recommendations spread over the real forums, themes, regions and institutions, with "
    "reports by all voices, starting points, undated reports and searches that found nothing.",
    "Tracker: questions are asked 100 times after 5 to warm up, past the kept answers, with one to three "
    "filters, the day, the order and the page drawn at random.",
    "Tracker: the list on the server is the whole script at an address with one or two filters.",
    *SCRIPT_NOTES,
)


def ask(warehouse: Path) -> dict[str, list[float]]:
    """The samples of every subject, from a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.tracker_questions"]
    environment = {**os.environ, "PAYGIRI_WAREHOUSE": str(warehouse)}
    told = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    answers: dict[str, list[float]] = json.loads(told.stdout)
    return answers


def addresses(number: int) -> list[str]:
    """Addresses of the list with one or two filters, no two alike as far as the filters allow."""
    draw = random.Random(5)
    found = []
    for _ in range(number):
        chosen = {
            name: draw.choice(FILTERS[name]) for name in draw.sample(sorted(FILTERS), draw.randint(1, 2))
        }
        as_of = f"2026-{draw.randint(1, 10):02d}-{draw.randint(1, 28):02d}"
        found.append(f"/recommendations?{urlencode({'view': 'list', **chosen, 'as_of': as_of})}")
    return found


def measure() -> list[Figure]:
    """The build, the questions and the list."""
    with tempfile.TemporaryDirectory(prefix="paygiri-bench-") as name:
        folder = Path(name)
        package, warehouse = folder / "package", folder / "warehouse"
        print(f"tracker: {SIZE}", file=sys.stderr, flush=True)
        write_package(package, ITEMS, EVENTS_EACH)
        built = build(package, warehouse)
        found = [
            Figure("build", SIZE, "time", built.seconds, "s"),
            Figure("build", SIZE, "peak memory", built.peak_bytes / 2**30, "GiB"),
            Figure("build", SIZE, "file", built.file_bytes / 2**20, "MiB"),
        ]
        for subject, samples in ask(warehouse).items():
            found += spread("tracker", subject, samples, p95_target=TARGETS.get(subject))
        return found + scripts_on_the_server(
            folder, warehouse, f"Recommendations: list, {SIZE}", addresses(ADDRESSES), LIST_SERVER
        )
