"""Which browser the tests drive, and how one is had: an installed Chromium or Chrome first, because the
tests must not download anything while they run. `python -m tests.browser.chromium` is the one place that
installs a browser; `make test` calls it before pytest starts."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("C:/Program Files/Google/Chrome/Application/chrome.exe"),
    Path("C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe"),
)
# WebGL without a graphics card, and no traffic of the browser's own.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu-compositing",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-background-networking",
)


def starts(path: Path) -> bool:
    """Whether the program runs at all: Ubuntu's chromium-browser may be a note about a snap."""
    if platform.system() == "Windows":  # there `--version` opens a window
        return path.exists()
    return subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60).returncode == 0


def find() -> Path | None:
    """The browser to drive: the one PAYGIRI_CHROMIUM names, else an installed one, else Playwright's own."""
    named = os.environ.get("PAYGIRI_CHROMIUM")
    if named:
        return Path(named)
    on_path = [Path(found) for name in NAMES if (found := shutil.which(name))]
    for candidate in (*on_path, *APPLICATIONS):
        if candidate.exists() and starts(candidate):
            return candidate
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return own if own.exists() else None


def install_with_apt() -> None:
    """Debian's own package, where we may install one; a failure leaves the next way to try."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)


def install() -> Path:
    """The browser to drive, installed first where there is none.

    Raises SystemExit with what a person can do when every way failed."""
    found = find()
    if found is None and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("No Chromium found; installing Debian's.", flush=True)
        install_with_apt()
        found = find()
    if found is None:
        print("No Chromium found; asking Playwright for one.", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        found = find()
    if found is None:
        sys.exit(
            "The browser tests need Chromium or Chrome and none could be installed. Install one "
            "(Debian: apt install chromium; macOS: brew install --cask chromium), or name one: "
            "PAYGIRI_CHROMIUM=/path/to/chromium make test"
        )
    return found


if __name__ == "__main__":
    print(f"Browser: {install()}")
