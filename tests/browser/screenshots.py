"""The pictures of the README, taken from the running app by the same visit that the tests make.
`make screenshots` writes them to static/screenshots/ as WebP: a page's text stays sharp below 300 kB."""

import io
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import FLAGS, install
from tests.browser.served import ROOT, build_warehouse, serving
from tests.browser.visit import visiting

FOLDER = ROOT / "static" / "screenshots"
LARGEST = 300_000  # bytes
QUALITIES = (90, 80, 70, 60)


@dataclass(frozen=True)
class Shot:
    """One picture: its file name without ending, the address it shows, its height in pixels, the theme."""

    name: str
    path: str
    height: int
    theme: Literal["light", "dark"] = "light"


WIDTH = 1280
SHOTS = (
    Shot("overview", "/", 1180),
    Shot("regions", "/regions?region=TJ-GB", 1180),
    Shot("trends", "/trends?indicator=torture_cases_coalition", 1080),
    Shot("disagreements", "/disagreements", 1180),
    Shot("recommendations", "/recommendations", 1080),
    Shot("impact", "/impact", 1180),
    Shot("present", "/present", 1180),
    Shot("trends-dark", "/trends?indicator=torture_cases_coalition", 1080, "dark"),
)


def compressed(picture: bytes) -> bytes:
    """The picture as WebP, in the best quality that stays below the limit.

    Raises ValueError when none does."""
    with Image.open(io.BytesIO(picture)) as image:
        for quality in QUALITIES:
            into = io.BytesIO()
            image.save(into, "WEBP", quality=quality, method=6)
            if into.tell() < LARGEST:
                return into.getvalue()
    raise ValueError(f"a picture of {image.width} x {image.height} pixels does not fit into {LARGEST} bytes")


def take(browser: Browser, address: str, shot: Shot, folder: Path) -> Path:
    """Takes one picture of the served app. Raises RuntimeError when the page shows or logs an error."""
    with visiting(browser, address, WIDTH, shot.height, shot.theme) as visit:
        visit.open(shot.path)
        visit.page.wait_for_timeout(500)  # lets the last transition end
        faults = visit.faults()
        if faults:
            raise RuntimeError(f"{shot.path}: {faults}")
        path = folder / f"{shot.name}.webp"
        path.write_bytes(compressed(visit.page.screenshot(animations="disabled", caret="hide")))
    return path


def main() -> None:
    """Takes every picture from a server and a warehouse of its own."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="paygiri-") as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=install(), args=list(FLAGS))
        with serving(build_warehouse(Path(folder)), Path(folder, "server.log")) as address:
            for shot in SHOTS:
                path = take(chromium, address, shot, FOLDER)
                sys.stdout.write(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} kB\n")
        chromium.close()


if __name__ == "__main__":
    main()
