"""Every page in a real browser: it opens cleanly at three sizes and in both themes, keeps its filters in the
address, answers a bad address with a notice, and talks to no host but its own."""

import ast
import re
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, expect

from components.safe_headers import HEADERS
from tests.browser.screenshots import LARGEST, SHOTS, Shot, take
from tests.browser.served import ROOT, serving
from tests.browser.visit import PATIENCE, Visit, visiting

pytestmark = pytest.mark.browser
Theme = Literal["light", "dark"]


def registered() -> list[str]:
    """The paths of the screens in app.py's registry; the first one opens at the root."""
    calls = (
        node
        for node in ast.walk(ast.parse((ROOT / "app.py").read_text("utf-8")))
        if isinstance(node, ast.Call)
    )
    named = [ast.literal_eval(call.args[0]) for call in calls if ast.unparse(call.func) == "Screen"]
    return ["/", *(f"/{path}" for path in named[1:])]


def heading(visit: Visit) -> Locator:
    return visit.page.get_by_role("heading", level=1)


def navigation_paths(visit: Visit) -> set[str]:
    """Where the navigation leads: its plain links, and those that open below the name of a section."""
    expect(visit.page.get_by_role("navigation", name="App pages")).to_be_visible()
    links = visit.page.get_by_test_id("stTopNavLink").all()
    found = {link.get_attribute("href") for link in links}
    for section in visit.page.get_by_test_id("stTopNavSection").all():
        section.click()
        below = visit.page.get_by_test_id("stTopNavDropdownLink")
        expect(below.first).to_be_visible()
        found |= {link.get_attribute("href") for link in below.all()}
        visit.page.keyboard.press("Escape")
        expect(below).to_have_count(0)
    return {urlsplit(address or "").path for address in found}


def parameters(visit: Visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def choose_another(visit: Visit, label: str) -> str:
    """Chooses an option of a drop-down list that is not chosen yet and returns its words."""
    visit.page.get_by_role("combobox", name=re.compile(label)).first.click()
    option = visit.page.get_by_role("option", selected=False).nth(2)
    words = option.inner_text()
    option.click()
    visit.settle()
    return words


@pytest.mark.parametrize(
    ("width", "height", "theme", "lang"),
    [(1440, 900, "light", "en"), (1440, 900, "dark", "ru"), (390, 844, "light", "tg")],
)
@pytest.mark.parametrize("path", registered())
def test_page_opens_cleanly(
    browser: Browser, server: str, path: str, width: int, height: int, theme: Theme, lang: str
) -> None:
    with visiting(browser, server, width, height, theme) as visit:
        visit.open(f"{path}?lang={lang}")
        expect(heading(visit)).to_be_visible()
        assert visit.faults() == []
        overflow = visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0


def test_navigation_leads_to_every_registered_page(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open("/")
        assert navigation_paths(visit) == set(registered())


@pytest.mark.parametrize("path", registered()[1::3])  # starting a server takes long; a path is like another
def test_deep_link_into_a_server_just_started_goes_through_the_entry(
    browser: Browser, served_warehouse: Path, tmp_path: Path, path: str
) -> None:
    with serving(served_warehouse, tmp_path / "log") as address, visiting(browser, address) as visit:
        visit.open(path)
        assert navigation_paths(visit) == set(registered())
        assert visit.page.title().endswith("Paygiri")
        assert visit.faults() == []


@pytest.mark.parametrize("path", ["/", "/regions", "/trends"])
def test_indicator_stands_in_the_address_and_survives_a_reload(
    browser: Browser, server: str, path: str
) -> None:
    with visiting(browser, server) as visit:
        visit.open(path)
        words = choose_another(visit, "^Indicator")
        expect(visit.page).to_have_url(re.compile("[?&]indicator="))
        chosen = parameters(visit)["indicator"]
        visit.page.reload()
        visit.settle()
        assert parameters(visit)["indicator"] == chosen
        expect(visit.page.get_by_role("combobox", name=re.compile("^Indicator")).first).to_have_value(words)
        assert visit.faults() == []


def test_region_stands_in_the_address_and_survives_a_reload(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open("/regions")
        visit.page.get_by_role("radio", name="Sughd").click()
        expect(visit.page).to_have_url(re.compile("[?&]region=TJ-SU"))
        visit.page.reload()
        visit.settle()
        expect(visit.page.get_by_role("radio", name="Sughd")).to_be_checked()
        expect(visit.page.get_by_role("heading", level=2)).to_contain_text("Sughd")
        assert visit.faults() == []


@pytest.mark.parametrize("path", registered()[::4])  # the entry reads it, before any page
def test_unknown_language_gives_a_notice_and_a_page(browser: Browser, server: str, path: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"{path}?lang=xx")
        expect(visit.page.get_by_test_id("stAlert").first).to_contain_text("xx")
        expect(heading(visit)).to_be_visible()
        assert visit.faults() == []


MARKUP = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>'


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("/?as_of={}", "2025-02-31", "2025-02-31"),
        ("/regions?region={}", MARKUP, "<img"),
        ("/trends?indicator={}", MARKUP, "<img"),
        ("/regions?indicator={}", "x" * 10_000, "xxxxx"),
        ("/trends?indicator={}", "ӯ" * 1_700, "ӯӯӯӯӯ"),  # 10 kB once escaped
    ],
)
def test_bad_address_gives_a_notice_and_a_working_page(
    browser: Browser, server: str, path: str, value: str, told: str
) -> None:
    with visiting(browser, server) as visit:
        visit.open(path.format(quote(value)))
        expect(visit.page.get_by_test_id("stAlert").first).to_contain_text(told)
        expect(heading(visit)).to_be_visible()
        assert visit.page.evaluate("window.hurt") is None
        assert visit.faults() == []


def test_click_on_the_overview_map_leads_to_the_region(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open("/")
        visit.page.locator('svg [data-key="TJ-SU"]').first.click()
        expect(visit.page).to_have_url(re.compile(r"/regions\?(?:.*&)?region=TJ-SU"), timeout=PATIENCE)
        visit.settle()
        assert visit.faults() == []


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_screenshot_of_the_readme_can_be_taken(
    browser: Browser, server: str, shot: Shot, tmp_path: Path
) -> None:
    assert 10_000 < take(browser, server, shot, tmp_path).stat().st_size < LARGEST


def test_browser_refuses_another_host_and_keeps_the_page_to_itself(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        answer = visit.page.goto(server)
        assert answer
        assert {name: answer.headers.get(name.lower()) for name in HEADERS} == HEADERS
        refused = visit.page.evaluate("fetch('https://example.org/').then(() => false, () => true)")
        assert refused
        assert [error for error in visit.errors if "Content Security Policy" in error]
