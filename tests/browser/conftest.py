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
def server_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server") / "server.log"


@pytest.fixture(scope="session")
def session_server(served_warehouse: Path, server_log: Path) -> Iterator[str]:
    with serving(served_warehouse, server_log) as address:
        yield address


@pytest.fixture
def server(session_server: str, server_log: Path) -> Iterator[str]:
    """The address of the server; what it logs during a test is printed, for pytest to show on a failure."""
    heard = server_log.stat().st_size
    yield session_server
    print(server_log.read_bytes()[heard:].decode("utf-8", "replace"))
