"""What a person waits for: the time a page's script takes on the server, and the time until the browser shows
its picture, both taken in the same visits to a real server, beside the barest Streamlit page there can be."""

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.benchmarks.figures import Figure, spread
from tests.browser.chromium import FLAGS, install
from tests.browser.served import ROOT, build_warehouse, serving
from tests.browser.visit import PATIENCE, Visit, visiting

STOPWATCH = (sys.executable, "-m", "tests.benchmarks.timed_server")
SAMPLES = 20
WARM_UP = 2
AT_REST = 300  # milliseconds before and after a change, so that the browser draws nothing else
OPTIONS = 6  # a change goes through at most so many options in turn
OVERVIEW_SERVER, CHANGE_SERVER = 150, 100  # milliseconds, targets
NOTES = (
    "Server: wall time of the script (or fragment) of one visit or filter change inside the real server, "
    "from its first line to its last, with a real browser attached and drawing on the same cores; several "
    "runs that one change causes are added up. Warm: the first two are left out.",
    "Processor: the part of that time in which the script's thread was at work; the rest is waiting for the "
    "browser, the queries' own threads and whatever else the machine does.",
    "Browser: headless Chromium on the same machine, a new context (empty cache) for each first visit, from "
    "the start of navigation to the frame in which the picture has a size; a repaint is timed from the click "
    "on the option to the frame after the one in which the chart is another.",
    "Bare: one select box and one text, on the same kind of server in the same run.",
)

# Looks into open shadow roots too: a component of Streamlit's may live in one.
FIND = """
window.paygiriFind = (selector, root = document) => {
  const found = root.querySelector(selector);
  if (found) return found;
  for (const element of root.querySelectorAll('*')) {
    const inner = element.shadowRoot && window.paygiriFind(selector, element.shadowRoot);
    if (inner) return inner;
  }
  return null;
};
"""
FIRST_PICTURE = """
(selector) => {
  const look = () => {
    const found = window.paygiriFind(selector);
    if (found && found.getBoundingClientRect().height > 0)
      requestAnimationFrame((now) => { window.paygiriFirst = now; });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
"""
REPAINT = """
(selector) => {
  const picture = () => { const found = window.paygiriFind(selector); return found ? found.innerHTML : ''; };
  const before = picture();
  window.paygiriRepaint = null;
  document.addEventListener('click', (event) => {
    const clicked = event.timeStamp;
    const look = () => {
      const now = picture();
      if (now && now !== before)
        requestAnimationFrame((frame) => { window.paygiriRepaint = frame - clicked; });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true });
}
"""


@dataclass(frozen=True)
class Subject:
    """One page to time: its picture, and the filter whose change makes it another."""

    name: str
    path: str
    picture: str
    filter: str = ""
    in_list: bool = True  # a drop-down list; otherwise a row of buttons


OVERVIEW = Subject("Overview", "/", "svg [data-key]")
CHANGED = (
    Subject("Regions: region", "/regions", '[data-testid="stHeading"] h2', "Region", in_list=False),
    Subject("Regions: indicator", "/regions", '[data-testid="stHeading"] h3', "Indicator"),
    Subject("Trends: indicator", "/trends", ".js-plotly-plot .main-svg", "Indicator"),
    Subject("Sources disagree: kind", "/disagreements", ".d-quantity", "Kind of difference", in_list=False),
)
BARE = Subject("bare page", "/", '[data-testid="stMarkdown"]', "Choice")
BARE_SCRIPT = Path(__file__).with_name("bare_page.py")


class Stopwatch:
    """Reads the script times that the timed server writes."""

    def __init__(self, record: Path) -> None:
        self.record = record
        self.read = 0

    def lap(self) -> tuple[float, float]:
        """Milliseconds of script time since the last lap, and how much of it the processor worked on it."""
        lines = self.record.read_text("utf-8").splitlines() if self.record.exists() else []
        fresh, self.read = lines[self.read :], len(lines)
        runs = [json.loads(line) for line in fresh]
        return sum(run["milliseconds"] for run in runs), sum(run["cpu_milliseconds"] for run in runs)


@contextmanager
def timed_server(folder: Path, warehouse: Path, script: Path) -> Iterator[tuple[str, Stopwatch]]:
    """The address of a server with a stopwatch, and the stopwatch."""
    record = folder / f"{script.stem}.jsonl"
    variables = {"PAYGIRI_STOPWATCH": str(record)}
    with serving(warehouse, folder / f"{script.stem}.log", script, STOPWATCH, variables) as address:
        yield address, Stopwatch(record)


def first_picture(page: Page) -> float:
    page.wait_for_function("window.paygiriFirst", timeout=PATIENCE)
    return float(page.evaluate("window.paygiriFirst"))


def visits(browser: Browser, address: str, stopwatch: Stopwatch, subject: Subject) -> dict[str, list[float]]:
    """Milliseconds of the server and to the first picture, with an empty cache and with a filled one."""
    taken: dict[str, list[float]] = {"server": [], "cpu": [], "first visit": [], "next visit": []}
    for sample in range(WARM_UP + SAMPLES):
        with visiting(browser, address, timed=True) as visit:
            visit.page.add_init_script(f"{FIND}({FIRST_PICTURE})({json.dumps(subject.picture)})")
            for series in ("first visit", "next visit"):
                stopwatch.lap()
                visit.open(subject.path)
                picture = first_picture(visit.page)
                server, cpu = stopwatch.lap()
                if sample >= WARM_UP:
                    taken[series].append(picture)
                    taken["server"].append(server)
                    taken["cpu"].append(cpu)
    return taken


def options(page: Page, subject: Subject) -> Locator:
    """The options that can be chosen and are not chosen yet, ready to be clicked."""
    if subject.in_list:
        page.get_by_role("combobox", name=re.compile(f"^{subject.filter}")).first.click()
        offered = page.get_by_role("option", selected=False)
    else:
        group = page.get_by_role("radiogroup", name=subject.filter, exact=True)
        offered = group.get_by_role("radio", checked=False)
    offered.first.wait_for()
    return offered


def change(visit: Visit, subject: Subject, turn: int) -> float:
    """Chooses another option, the next at each turn, and returns the milliseconds to the repaint."""
    offered = options(visit.page, subject)
    visit.page.evaluate(REPAINT, subject.picture)
    offered.nth(turn % min(OPTIONS, offered.count())).click()
    visit.page.wait_for_function("window.paygiriRepaint", timeout=PATIENCE)
    visit.settle()
    return float(visit.page.evaluate("window.paygiriRepaint"))


def changes(browser: Browser, address: str, stopwatch: Stopwatch, subject: Subject) -> dict[str, list[float]]:
    """Milliseconds of the server and to the repaint for one filter change after another."""
    taken: dict[str, list[float]] = {"server": [], "cpu": [], "repaint": []}
    with visiting(browser, address, timed=True) as visit:
        visit.page.add_init_script(FIND)
        visit.open(subject.path)
        for sample in range(WARM_UP + SAMPLES):
            visit.page.wait_for_timeout(AT_REST)
            stopwatch.lap()
            repaint = change(visit, subject, turn=sample)
            visit.page.wait_for_timeout(AT_REST)
            server, cpu = stopwatch.lap()
            if sample >= WARM_UP:
                taken["repaint"].append(repaint)
                taken["server"].append(server)
                taken["cpu"].append(cpu)
    return taken


def visit_figures(taken: dict[str, list[float]], subject: Subject, target: float | None) -> list[Figure]:
    return [
        *spread("server", f"{subject.name}, visit", taken["server"], median_target=target),
        *spread("processor", f"{subject.name}, visit", taken["cpu"]),
        *spread("browser", f"{subject.name}, first picture, empty cache", taken["first visit"]),
        *spread("browser", f"{subject.name}, first picture, next visit", taken["next visit"]),
    ]


def change_figures(taken: dict[str, list[float]], subject: Subject, target: float | None) -> list[Figure]:
    return [
        *spread("server", f"{subject.name}, change", taken["server"], median_target=target),
        *spread("processor", f"{subject.name}, change", taken["cpu"]),
        *spread("browser", f"{subject.name}, change to repaint", taken["repaint"]),
    ]


def measure() -> list[Figure]:
    """Visits to Overview, changes on Regions, Trends and Sources disagree, and both on the bare page."""
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="paygiri-bench-") as name, sync_playwright() as playwright:
        folder = Path(name)
        warehouse = build_warehouse(folder / "warehouse")
        browser = playwright.chromium.launch(executable_path=install(), args=list(FLAGS))
        with timed_server(folder, warehouse, ROOT / "app.py") as (address, stopwatch):
            print("screens: Overview, Regions, Trends, Sources disagree", file=sys.stderr, flush=True)
            found += visit_figures(visits(browser, address, stopwatch, OVERVIEW), OVERVIEW, OVERVIEW_SERVER)
            for subject in CHANGED:
                taken = changes(browser, address, stopwatch, subject)
                found += change_figures(taken, subject, CHANGE_SERVER)
        with timed_server(folder, warehouse, BARE_SCRIPT) as (address, stopwatch):
            print("screens: the bare page", file=sys.stderr, flush=True)
            found += visit_figures(visits(browser, address, stopwatch, BARE), BARE, None)
            found += change_figures(changes(browser, address, stopwatch, BARE), BARE, None)
        browser.close()
    return found
