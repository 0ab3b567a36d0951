"""Which office program the tests convert slides with, and how one is had: an installed LibreOffice first.

A presentation file that opens without repair is one that another program can read, so the tests hand it to
LibreOffice Impress and read the PDF it makes. `python -m tests.office` is the one place that installs it;
`make test` calls it before pytest starts."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pptx import Presentation

NAMES = ("soffice", "libreoffice")
APPLICATIONS = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
)
PATIENCE = 180  # seconds; the first start of LibreOffice makes a profile


def as_pdf(file: Path, program: Path | None = None) -> Path:
    """The file converted to PDF, beside it; a profile of its own lets several conversions run at once.

    Raises RuntimeError with LibreOffice's own words when it makes none."""
    office = program or find()
    if office is None:
        raise RuntimeError("No LibreOffice: run `make test`, which sets one up, or set PAYGIRI_OFFICE.")
    profile = (file.parent / "office-profile").resolve().as_uri()
    command = [str(office), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    outcome = subprocess.run(
        [*command, "--outdir", str(file.parent), str(file)],
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    made = file.with_suffix(".pdf")
    if not made.exists():
        raise RuntimeError(f"LibreOffice did not convert {file.name}: {outcome.stdout}{outcome.stderr}")
    return made


def converts(program: Path) -> bool:
    """Whether the program reads presentations: LibreOffice comes in parts, and Impress may be missing."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "slide.pptx"
        show = Presentation()
        show.slides.add_slide(show.slide_layouts[0])
        show.save(str(file))
        try:
            as_pdf(file, program)
        except RuntimeError:
            return False
    return True


def find() -> Path | None:
    """The program PAYGIRI_OFFICE names, else an installed one."""
    named = os.environ.get("PAYGIRI_OFFICE")
    if named:
        return Path(named)
    on_path = [Path(found) for name in NAMES if (found := shutil.which(name))]
    return next((candidate for candidate in (*on_path, *APPLICATIONS) if candidate.exists()), None)


def install_with_apt() -> None:
    """Debian's own package, where we may install one; a failure leaves the message to a person."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "libreoffice-impress-nogui"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "fonts-liberation"],
    ):
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)


def install() -> Path:
    """A program that converts presentations, installed first where there is none.

    Raises SystemExit with what a person can do when every way failed."""
    found = find()
    may_install = bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0
    if may_install and (found is None or not converts(found)):
        print("No LibreOffice Impress found; installing Debian's.", flush=True)
        install_with_apt()
        found = find()
    if found is None or not converts(found):
        sys.exit(
            "The tests convert slides with LibreOffice Impress and none could be installed. Install it "
            "(Debian: apt install libreoffice-impress-nogui; macOS: brew install --cask libreoffice), or "
            "name one: PAYGIRI_OFFICE=/path/to/soffice make test"
        )
    return found


if __name__ == "__main__":
    print(f"Office: {install()}")
