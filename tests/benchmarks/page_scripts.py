"""The time that a page's whole script takes on the real server, at one address after another: in an open page
of a visitor that draws nothing, in an open page of a browser, and for a browser that has just come."""

from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.figures import Figure, spread
from tests.benchmarks.plain_visitor import plain_visitor
from tests.benchmarks.screens import AT_REST, Stopwatch, timed_server
from tests.browser.chromium import FLAGS, install
from tests.browser.served import ROOT
from tests.browser.visit import visiting

WARM_UP = 4
PLAIN, OPEN, FIRST = 100, 40, 20  # samples of each kind
ADDRESSES = PLAIN + OPEN + FIRST + 3 * WARM_UP + 1  # the open browser begins somewhere
SCRIPT_NOTES = (
    "In an open page: another address of the page, gone to as by a link; the whole script runs, which is "
    "more than a filter change redraws. The visitor speaks Streamlit's protocol and draws nothing, so that "
    "the server has its cores to itself, as where the browser is on another machine; the target is for it.",
    "Beside a browser: the same in Chromium, which draws on the same cores while the script runs. First "
    "visit: by a new browser, which loads the app's own files at the same moment.",
)

# What the browser's own "back" does: another address of the page, for which Streamlit runs the whole script.
GO = """
(path) => {
  history.pushState({}, '', path);
  window.dispatchEvent(new PopStateEvent('popstate', { state: {} }));
}
"""

Laps = list[tuple[float, float]]


def plainly(address: str, stopwatch: Stopwatch, paths: list[str]) -> Laps:
    """Milliseconds of each script and the processor's part, for a visitor that draws nothing."""
    laps = []
    with plain_visitor(address) as visitor:
        for path in paths:
            stopwatch.lap()
            visitor.go(path)
            laps.append(stopwatch.lap())
    return laps


def beside_a_browser(browser: Browser, address: str, stopwatch: Stopwatch, paths: list[str]) -> Laps:
    """The same for one open browser, at rest before each."""
    laps = []
    with visiting(browser, address, timed=True) as visit:
        visit.open(paths[0])
        for path in paths[1:]:
            visit.page.wait_for_timeout(AT_REST)
            stopwatch.lap()
            visit.page.evaluate(GO, path)
            visit.page.wait_for_timeout(AT_REST)
            visit.settle()
            laps.append(stopwatch.lap())
    return laps


def first_visit(browser: Browser, address: str, stopwatch: Stopwatch, path: str) -> tuple[float, float]:
    """The same for a new browser, which loads the app meanwhile."""
    with visiting(browser, address, timed=True) as visit:
        stopwatch.lap()
        visit.open(path)
        return stopwatch.lap()


def figures_of(subject: str, laps: Laps, p95_target: float | None = None) -> list[Figure]:
    """Median and 95th percentile of both times; what warms up is left out."""
    wall, cpu = ([lap[part] for lap in laps[WARM_UP:]] for part in (0, 1))
    return [*spread("server", subject, wall, p95_target=p95_target), *spread("processor", subject, cpu)]


def scripts_on_the_server(
    folder: Path, warehouse: Path, subject: str, paths: list[str], p95_target: float
) -> list[Figure]:
    """The figures at ADDRESSES paths; each kind of visit has paths of its own, since answers are kept."""
    plain, rest = paths[: PLAIN + WARM_UP], paths[PLAIN + WARM_UP :]
    beside, first = rest[: 1 + OPEN + WARM_UP], rest[1 + OPEN + WARM_UP :]
    with sync_playwright() as playwright, timed_server(folder, warehouse, ROOT / "app.py") as server:
        found = figures_of(f"{subject}, in an open page", plainly(*server, plain), p95_target)
        browser = playwright.chromium.launch(executable_path=install(), args=list(FLAGS))
        laps = beside_a_browser(browser, *server, beside)
        found += figures_of(f"{subject}, in an open page beside a browser", laps)
        laps = [first_visit(browser, *server, path) for path in first]
        browser.close()
    return [*found, *figures_of(f"{subject}, first visit", laps)]
