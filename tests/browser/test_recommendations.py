"""Recommendations in a real browser: every view opens cleanly, links change the address without loading the
page anew, whatever is chosen survives a reload, and no address breaks it."""

import re
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Locator, expect

from tests.browser.visit import PATIENCE, Visit, visiting

pytestmark = pytest.mark.browser
Theme = Literal["light", "dark"]
PATH = "/recommendations"
VIEWS = {
    "summary": ".summary .bar",
    "list": "table.list tbody tr",
    "matrix": "table.matrix a.field",
    "timeline": ".event-row .chip",
    "progress": ".figure svg [data-key]",
}
MARKUP = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>'


def parameters(visit: Visit) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.page.url).query)


def follow(visit: Visit, link: Locator) -> None:
    """Clicks a link of a panel and waits for what it leads to; a page loaded anew would lose the mark."""
    visit.page.evaluate("window.kept = true")
    before = visit.page.url
    link.click()
    visit.page.wait_for_function("before => location.href !== before", arg=before, timeout=PATIENCE)
    visit.settle()
    assert visit.page.evaluate("window.kept") is True


@pytest.mark.parametrize(
    ("width", "height", "theme"), [(1440, 900, "light"), (1024, 768, "dark"), (390, 844, "light")]
)
@pytest.mark.parametrize("view", VIEWS)
def test_view_opens_cleanly(
    browser: Browser, server: str, view: str, width: int, height: int, theme: Theme
) -> None:
    with visiting(browser, server, width, height, theme) as visit:
        visit.open(f"{PATH}?view={view}")
        expect(visit.page.locator(VIEWS[view]).first).to_be_visible()
        assert visit.faults() == []
        assert visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


@pytest.mark.parametrize("identity", ["D25-03", "CAT18-02", "COC25-01"])
@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
def test_detail_opens_cleanly(browser: Browser, server: str, identity: str, width: int, theme: Theme) -> None:
    with visiting(browser, server, width, 900, theme) as visit:
        visit.open(f"{PATH}?id={identity}")
        expect(visit.page.locator("article.detail .kicker")).to_contain_text(identity)
        assert visit.faults() == []
        assert visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_row_leads_to_the_detail_and_back_with_its_filters(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"{PATH}?view=list&theme=torture")
        follow(visit, visit.page.locator("table.list a.ask", has_text="Find new ways"))
        assert parameters(visit) == {"view": ["list"], "theme": ["torture"], "id": ["D25-03"]}
        expect(visit.page.locator("article.detail h2")).to_be_visible()
        follow(visit, visit.page.locator("article.detail .crumb a"))
        assert parameters(visit) == {"view": ["list"], "theme": ["torture"]}
        expect(visit.page.locator("table.list")).to_be_visible()
        assert visit.faults() == []


def test_link_of_the_detail_is_an_address_of_its_own(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"{PATH}?view=list&region=TJ-GB&lang=tg")
        href = visit.page.locator("table.list a.ask").first.get_attribute("href")
        visit.open(f"/{href}")
        expect(visit.page.locator("article.detail h2")).to_be_visible()
        assert parameters(visit)["lang"] == ["tg"]
        assert visit.faults() == []


def test_link_answers_the_keyboard(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"{PATH}?view=matrix")
        visit.page.locator("table.matrix a.field").first.focus()
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url(re.compile("view=list"), timeout=PATIENCE)
        visit.settle()
        assert set(parameters(visit)) == {"view", "theme", "region"}
        expect(visit.page.locator("table.list")).to_be_visible()


def test_browser_goes_back_to_the_view_before(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"{PATH}?view=list")
        follow(visit, visit.page.locator("table.list a.ask", has_text="Find new ways"))
        visit.page.go_back()
        expect(visit.page.locator("table.list")).to_be_visible(timeout=PATIENCE)
        assert "id" not in parameters(visit)


def test_search_stands_in_the_address_and_survives_a_reload(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"{PATH}?view=list")
        box = visit.page.get_by_role("textbox", name=re.compile("Search"))
        box.fill("пыток")
        box.press("Enter")
        expect(visit.page).to_have_url(re.compile("[?&]q="), timeout=PATIENCE)
        visit.settle()
        found = visit.page.locator("table.list a.ask").all_inner_texts()
        assert found
        visit.page.reload()
        visit.settle()
        assert parameters(visit)["q"] == ["пыток"]
        expect(box).to_have_value("пыток")
        assert visit.page.locator("table.list a.ask").all_inner_texts() == found
        assert visit.faults() == []


def test_pressed_mark_and_removable_word_are_one_filter(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"{PATH}?view=list")
        visit.page.get_by_role("button", name="Contested").click()
        expect(visit.page).to_have_url(re.compile("contested=true"), timeout=PATIENCE)
        visit.settle()
        expect(visit.page.locator("table.list tr.is-contested")).to_have_count(2)
        follow(visit, visit.page.locator("a.token"))
        assert parameters(visit) == {"view": ["list"]}
        expect(visit.page.locator("a.token")).to_have_count(0)


def test_first_dialogue_is_one_click_away(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(PATH)
        visit.page.get_by_text("First Dialogue · 18 Oct 2024").click()
        expect(visit.page).to_have_url(re.compile("as_of=2024-10-18"), timeout=PATIENCE)
        visit.settle()
        expect(visit.page.locator(".filter-line")).to_contain_text("52 recommendations")


def test_what_changed_since_the_last_dialogue_is_one_click_away(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(PATH)
        visit.page.get_by_text("Second Dialogue", exact=True).click()
        expect(visit.page).to_have_url(re.compile("since=2025-09-26"), timeout=PATIENCE)
        visit.settle()
        expect(visit.page.locator(".changes")).to_contain_text("26 Sep 2025")
        expect(visit.page.locator(".changes a.ask").first).to_be_attached()
        follow(visit, visit.page.locator(".changes a.close"))
        expect(visit.page.locator(".changes")).to_have_count(0)
        assert visit.faults() == []


def test_month_of_the_chart_is_the_day_of_the_whole_page(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"{PATH}?view=progress")
        visit.page.locator('.figure svg [data-key="2024-10-31"]').first.click()
        expect(visit.page).to_have_url(re.compile("as_of=2024-10-31"), timeout=PATIENCE)
        visit.settle()
        expect(visit.page.locator(".filter-line")).to_contain_text("31 Oct 2024")


def test_empty_result_leads_out_of_itself(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"{PATH}?status=no_evidence&contested=true")
        ways = visit.page.locator(".empty li a")
        expect(ways).to_have_count(2)
        words = ways.first.inner_text()
        follow(visit, ways.first)
        said = re.match(r"\d+", words)
        assert said is not None
        expect(visit.page.locator(".filter-line b")).to_contain_text(f"{said[0]} recommendation")


def test_workbook_holds_the_filtered_set(browser: Browser, server: str, tmp_path: Path) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"{PATH}?forum=dialogue_2025&view=list")
        with visit.page.expect_download(timeout=PATIENCE) as coming:
            visit.page.get_by_role("button", name=re.compile("XLSX")).click()
        coming.value.save_as(tmp_path / "set.xlsx")
        book = load_workbook(tmp_path / "set.xlsx")
        assert book["items"].max_row == 1 + 9
        assert visit.faults() == []


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("id=NOPE-1", "NOPE-1"),
        (f"q={'x' * 10_000}", "xxxxx"),
        (f"id={quote(MARKUP)}", "<img"),
        (f"theme={quote(MARKUP)}", "<img"),
    ],
)
def test_bad_address_gives_a_notice_and_a_working_page(
    browser: Browser, server: str, query: str, told: str
) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"{PATH}?{query}")
        expect(visit.page.get_by_test_id("stAlert").first).to_contain_text(told)
        expect(visit.page.locator(".filter-line")).to_contain_text("71 recommendations")
        assert visit.page.evaluate("window.hurt") is None
        assert visit.faults() == []


def test_markup_in_the_search_is_shown_as_text(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"{PATH}?q={quote(MARKUP)}")
        expect(visit.page.locator("a.token")).to_contain_text("<img src=x")
        expect(visit.page.locator(".empty")).to_be_visible()
        assert visit.page.evaluate("window.hurt") is None
        assert visit.faults() == []
