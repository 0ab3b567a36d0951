"""Impact in a real browser: from the portfolio to a card and a donor, the map, the files, narrow and dark."""

import re

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.browser.visit import PATIENCE, visiting

pytestmark = pytest.mark.browser
DAY = "as_of=2025-09-26"


def test_project_opens_its_card_and_leads_back(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"/impact?{DAY}&lang=ru")
        visit.page.locator('a.ask[href*="project=P2J"]').first.click()
        expect(visit.page.locator(".project-card h2")).to_be_visible(timeout=PATIENCE)
        visit.settle()
        for part in ("project=P2J", DAY, "lang=ru"):
            assert part in visit.page.url
        visit.page.reload()
        visit.settle()
        expect(visit.page.locator(".apart > section")).to_have_count(3)
        visit.page.locator(".crumb a").click()
        expect(visit.page.locator(".spans")).to_be_visible(timeout=PATIENCE)
        assert "project=" not in visit.page.url
        assert visit.faults() == []


def test_region_on_the_map_narrows_the_portfolio(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"/impact?view=reach&{DAY}")
        visit.page.locator('a[data-key="TJ-GB"]').click()
        expect(visit.page).to_have_url(re.compile("region=TJ-GB"), timeout=PATIENCE)
        visit.settle()
        expect(visit.page.locator(".spans li.span-row").first).to_be_visible()
        assert "view=" not in visit.page.url
        assert visit.faults() == []


def test_donor_is_printed_on_at_most_two_pages(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"/impact?donor=sdc&{DAY}&lang=tg")
        with visit.page.expect_download(timeout=PATIENCE) as download:
            visit.page.get_by_role("button", name=re.compile(r"\(PDF\)")).click()
        assert download.value.suggested_filename == "paygiri-impact-sdc-2025-09-26-tg.pdf"
        reader = PdfReader(download.value.path())
        assert len(reader.pages) <= 2
        assert "Швейтсария" in reader.pages[0].extract_text()
        assert visit.faults() == []


@pytest.mark.parametrize("address", ["/impact?", "/impact?project=P2J&", "/impact?view=gap&"])
def test_narrow_dark_screen_holds_all_of_it(browser: Browser, server: str, address: str) -> None:
    with visiting(browser, server, 390, 844, "dark") as visit:
        visit.open(f"{address}{DAY}")
        expect(visit.page.locator(".panel").last).to_be_visible(timeout=PATIENCE)
        overflow = visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0
        assert visit.faults() == []
