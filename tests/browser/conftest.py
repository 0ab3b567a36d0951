"""What the browser tests share: one Chromium, and one server with a warehouse of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import FLAGS, find
from tests.browser.served import build_warehouse, serving


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find()
    if executable is None:
        pytest.fail("No browser to drive: run `make test`, which sets one up, or set PAYGIRI_CHROMIUM.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def served_warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_warehouse(tmp_path_factory.mktemp("warehouse"))


@pytest.fixture(scope="session")
def server(served_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(served_warehouse, tmp_path_factory.mktemp("server") / "server.log") as address:
        yield address
