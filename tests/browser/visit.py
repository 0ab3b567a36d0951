"""A visit of one person to the app: a browser page that remembers every console error and every request to
another host, and knows when Streamlit has finished drawing. What a visit may never do stands in `faults`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    WebSocket,
    expect,
)

LOCAL_SCHEMES = {"data", "blob", "about"}
# Streamlit says "running" until the script is over; its skeletons stand where an element's code still loads.
FINISHED = (
    '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'
)
UNFINISHED = '[data-testid="stSkeleton"], [data-testid="stAppSkeleton"], [data-stale="true"]'
PATIENCE = 30_000  # milliseconds
LOCALE = "en-GB"
# On a deep link Streamlit's own code asks for these below the page's path before it finds them at the root;
# the two answers of 404 are its way of finding out where it is served, and nothing is amiss.
PROBES = ("/_stcore/health", "/_stcore/host-config")


def probe(url: str) -> bool:
    """Whether an address is one of Streamlit's probes below the path of a page."""
    path = urlsplit(url).path
    return path not in PROBES and path.endswith(PROBES)


@dataclass
class Visit:
    """One browser page on one server, with what went wrong on it."""

    page: Page
    address: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(f"uncaught: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)
        self.page.on("websocket", self._websocket)

    def _console(self, message: ConsoleMessage) -> None:
        url = message.location.get("url", "")
        if message.type == "error" and not probe(url):
            self.errors.append(f"console: {message.text} ({url})")

    def _own(self, url: str) -> bool:
        parts = urlsplit(url)
        return parts.scheme in LOCAL_SCHEMES or parts.netloc == urlsplit(self.address).netloc

    def _request(self, request: Request) -> None:
        if not self._own(request.url):
            self.foreign.append(request.url)

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not probe(response.url):
            self.errors.append(f"status {response.status}: {response.url}")

    def _websocket(self, socket: WebSocket) -> None:
        if not self._own(socket.url):
            self.foreign.append(socket.url)

    def open(self, path: str) -> None:
        """Goes to a path of the app and waits until it is drawn."""
        self.page.goto(self.address + path)
        self.settle()

    def settle(self) -> None:
        """Waits until the script is over and nothing is still loading."""
        expect(self.page.locator(FINISHED)).to_be_attached(timeout=PATIENCE)
        expect(self.page.locator(UNFINISHED)).to_have_count(0, timeout=PATIENCE)

    def faults(self) -> list[str]:
        """Console errors, failed requests, requests to other hosts and exceptions shown on the page."""
        shown = self.page.locator('[data-testid="stException"]').all_inner_texts()
        return [*self.errors, *(f"another host: {url}" for url in self.foreign), *shown]


_kept: WeakKeyDictionary[Browser, BrowserContext] = WeakKeyDictionary()


def _forget(context: BrowserContext, address: str) -> None:
    """Closes every page of a context and empties what a person leaves behind; the cache of files stays."""
    opened = context.pages
    last = context.new_page()
    for page in opened:
        page.close()
    context.new_cdp_session(last).send(
        "Storage.clearDataForOrigin", {"origin": address, "storageTypes": "cookies,local_storage,indexeddb"}
    )
    last.close()
    context.set_offline(False)


@contextmanager
def visiting(
    browser: Browser,
    address: str,
    width: int = 1440,
    height: int = 900,
    theme: Literal["light", "dark"] = "light",
    *,
    timed: bool = False,
) -> Iterator[Visit]:
    """A visit of somebody who comes for the first time: no cookie, nothing stored, no open page.

    Visits of one browser share its cache of the app's files, which is most of what a visit waits for. A timed
    one has a context of its own with an empty cache; it waits for values inside the page, which Playwright
    does with code written as text, so the app's policy, which forbids such code, is off for it.
    """
    if timed:
        context = browser.new_context(locale=LOCALE, bypass_csp=True)
    else:
        context = _kept.get(browser) or _kept.setdefault(browser, browser.new_context(locale=LOCALE))
    try:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        yield Visit(page, address)
    finally:
        if timed:
            context.close()
        else:
            _forget(context, address)
