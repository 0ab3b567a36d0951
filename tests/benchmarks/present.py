"""Present: the next slide in a real browser, and twelve slides as PowerPoint and PDF, for one and for ten
people at once."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.figures import Figure, spread
from tests.benchmarks.iati import worked
from tests.benchmarks.screens import FIND, timed_server
from tests.browser.chromium import FLAGS, install
from tests.browser.served import ROOT, build_warehouse
from tests.browser.visit import visiting

WORK = "tests.benchmarks.present_work"
TURNS, PEOPLE, SLIDES = 3, 10, 12
NEXT_SLIDE = 300  # milliseconds at the 95th percentile
FILES = {"pptx": ("PowerPoint", 3.0), "pdf": ("PDF", 4.0)}  # seconds
MEGABYTES = 300
TURNED = """
(number) => {
  const slide = () => window.paygiriFind(`.slide[data-number="${number}"] svg`);
  window.paygiriTurned = null;
  window.addEventListener("keydown", (event) => {
    const pressed = event.timeStamp;
    const look = () => {
      const found = slide();
      if (found && found.getBoundingClientRect().height > 0)
        requestAnimationFrame((frame) => { window.paygiriTurned = frame - pressed; });
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true });
}
"""
NOTES = (
    "Present: the next slide is timed from the key to the frame after the one in which it has a size, "
    "through the first deck that ships, on a screen of 1920 by 1080.",
    "Present: a file is the first of its kind in a process that does nothing else, from slides that are laid "
    "out to its bytes. Memory added is what making it took; the peak of the process also counts Python, "
    "pandas and the warehouse that answered the slides' questions, which a running server holds anyway.",
)


def turned(browser: Browser, address: str) -> list[float]:
    """Milliseconds from the key to each next slide, forth and back through the deck."""
    found = []
    with visiting(browser, address, 1920, 1080, timed=True) as visit:
        page = visit.page
        page.add_init_script(FIND)
        visit.open("/present?slide=1")
        page.wait_for_function("""() => window.paygiriFind('.slide[data-number="1"] svg')""")
        for number in (*range(2, SLIDES + 1), *range(SLIDES - 1, 0, -1), *range(2, SLIDES + 1)):
            at = page.evaluate("() => Number(window.paygiriFind('.slide').dataset.number)")
            page.evaluate(TURNED, number)
            page.keyboard.press("ArrowRight" if at < number else "ArrowLeft")
            page.wait_for_function("window.paygiriTurned")
            found.append(float(page.evaluate("window.paygiriTurned")))
    return found


def files(warehouse: Path) -> list[Figure]:
    """Seconds and memory of each kind of file: the fastest and the hungriest of some turns."""
    found = []
    for kind, (name, seconds) in FILES.items():
        turns = [worked(kind, str(warehouse), module=WORK) for _ in range(TURNS)]
        subject = f"Present: {SLIDES} slides as {name}"
        added, peak = (max(turn[name] for turn in turns) for name in ("added", "peak"))
        detail = f"{turns[0]['kilobytes']:.0f} kB"
        found += [
            Figure("export", subject, "time", min(t["seconds"] for t in turns), "s", seconds, TURNS, detail),
            Figure("export", subject, "processor", min(t["processor"] for t in turns), "s"),
            Figure("export", subject, "memory added", added, "MB", MEGABYTES, TURNS),
            Figure("export", subject, "peak of the process", peak, "MB", samples=TURNS),
        ]
    together = worked("people", str(warehouse), str(PEOPLE), module=WORK)
    subject = f"Present: both files for {PEOPLE} people at once"
    return [
        *found,
        Figure("export", subject, "time", together["seconds"], "s"),
        Figure("export", subject, "files lost", 2 * PEOPLE - together["whole"], "files", 0),
        Figure("export", subject, "memory added", together["added"], "MB", MEGABYTES),
        Figure("export", subject, "peak of the process", together["peak"], "MB"),
    ]


def measure() -> list[Figure]:
    """The next slide and the files."""
    with tempfile.TemporaryDirectory(prefix="paygiri-bench-") as name:
        folder = Path(name)
        warehouse = build_warehouse(folder / "warehouse")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=install(), args=list(FLAGS))
            with timed_server(folder, warehouse, ROOT / "app.py") as (address, _stopwatch):
                turns = turned(browser, address)
            browser.close()
        return [*spread("browser", "Present: next slide", turns, p95_target=NEXT_SLIDE), *files(warehouse)]
