"""Impact at a size it will not soon have: 10 thousand synthetic projects with 200 thousand results, through
the real loader, then the portfolio as the real server makes it. Synthetic rows live in a temporary folder and
are gone afterwards."""

import random
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlencode

from tests.benchmarks.figures import Figure
from tests.benchmarks.growth import build
from tests.benchmarks.page_scripts import ADDRESSES, SCRIPT_NOTES, scripts_on_the_server
from tests.benchmarks.synthetic_impact import write_package

PROJECTS, RESULTS_EACH = 10_000, 20
SIZE = "10 thousand projects, 200 thousand results"
PORTFOLIO_SERVER = 100  # milliseconds at the 95th percentile
FILTERS = {
    "region": ("TJ", "TJ-GB", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-DU"),
    "theme": ("torture", "gender", "justice", "policy", "penitentiary", "police_trust"),
    "page": ("2", "5", "9", "20"),
}
NOTES = (
    "Impact: synthetic projects spread over real donors, regions, themes, recommendations and events; one "
    "in five with a second donor, three in ten with a published budget, one in ten without dates.",
    "Impact: the portfolio on the server is the whole script at an address with one or two of region, theme "
    "and page.",
    *SCRIPT_NOTES,
)


def addresses(number: int) -> list[str]:
    """Addresses of the portfolio with one or two filters and a day, so that hardly any answer is kept."""
    draw = random.Random(5)
    found = []
    for _ in range(number):
        names = draw.sample(sorted(FILTERS), draw.randint(1, 2))
        chosen = {name: draw.choice(FILTERS[name]) for name in names}
        as_of = f"2026-{draw.randint(1, 10):02d}-{draw.randint(1, 28):02d}"
        found.append(f"/impact?{urlencode({**chosen, 'as_of': as_of})}")
    return found


def measure() -> list[Figure]:
    """The build and the portfolio."""
    with tempfile.TemporaryDirectory(prefix="paygiri-bench-") as name:
        folder = Path(name)
        package, warehouse = folder / "package", folder / "warehouse"
        print(f"impact: {SIZE}", file=sys.stderr, flush=True)
        write_package(package, PROJECTS, RESULTS_EACH)
        built = build(package, warehouse)
        return [
            Figure("build", SIZE, "time", built.seconds, "s"),
            Figure("build", SIZE, "peak memory", built.peak_bytes / 2**30, "GiB"),
            *scripts_on_the_server(
                folder,
                warehouse,
                f"Impact: portfolio, {SIZE}",
                addresses(ADDRESSES),
                PORTFOLIO_SERVER,
            ),
        ]
