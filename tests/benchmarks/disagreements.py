"""Figures that differ, at a size nobody has yet: a million synthetic observations, where all that the table
of comparability sets side by side does meet. Times the mart that finds them, and the page as the real server
makes it. Synthetic rows live in a temporary folder and are gone afterwards."""

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

import duckdb

from queries.loader import MARTS, MEMORY_LIMIT
from tests.benchmarks.figures import Figure, spread
from tests.benchmarks.growth import build
from tests.benchmarks.page_scripts import ADDRESSES, SCRIPT_NOTES, scripts_on_the_server
from tests.benchmarks.synthetic import write_package

OBSERVATIONS = 1_000_000
SIZE = "1 million observations"
FOUND_IN = 2  # seconds
LIST_SERVER = 100  # milliseconds at the 95th percentile
TURNS = 5
FILTERS = {
    "kind": ("rival", "publication", "successive", "similar", "not_comparable"),
    "theme": ("torture", "gender", "justice"),
    "region": ("TJ", "TJ-GB", "TJ-SU", "TJ-KT"),
    "voice": ("state", "civil_society", "international"),
    "from": ("2005", "2015", "2020"),
}
NOTES = (
    "Differing figures: the mart that finds them is made five times over, with the loader's memory limit, in "
    "a copy of the warehouse; all that may be set side by side meets, hundreds of thousands of pairs.",
    "Differing figures: the list on the server is the whole script at an address with one to three filters.",
    *SCRIPT_NOTES,
)


def times_to_find(warehouse: Path, copy: Path) -> list[float]:
    """Seconds that finding all differing figures takes, each time anew."""
    (built,) = warehouse.glob("*.duckdb")
    shutil.copyfile(built, copy)
    statement = (MARTS / "80_disagreements.sql").read_text("utf-8")
    taken = []
    with duckdb.connect(str(copy), config={"memory_limit": MEMORY_LIMIT}) as connection:
        for _ in range(TURNS):
            connection.execute("drop table marts.disagreements")
            started = time.perf_counter()
            connection.execute(statement)
            taken.append(time.perf_counter() - started)
    return taken


def addresses(number: int) -> list[str]:
    """Addresses of the list with one to three filters, so that hardly any answer is kept."""
    draw = random.Random(5)
    found = []
    for _ in range(number):
        names = draw.sample(sorted(FILTERS), draw.randint(1, 3))
        found.append(f"/disagreements?{urlencode({name: draw.choice(FILTERS[name]) for name in names})}")
    return found


def measure() -> list[Figure]:
    """The mart and the list."""
    with tempfile.TemporaryDirectory(prefix="paygiri-bench-") as name:
        folder = Path(name)
        package, warehouse = folder / "package", folder / "warehouse"
        print(f"differing figures: {SIZE}", file=sys.stderr, flush=True)
        write_package(package, OBSERVATIONS, meeting=True)
        build(package, warehouse)
        found = times_to_find(warehouse, folder / "again.duckdb")
        subject = f"Sources disagree: list, {SIZE}"
        return [
            *spread("build", f"finding what differs, {SIZE}", found, unit="s", median_target=FOUND_IN),
            *scripts_on_the_server(folder, warehouse, subject, addresses(ADDRESSES), LIST_SERVER),
        ]
