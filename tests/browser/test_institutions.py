"""Institutions in a real browser: a cell leads to its recommendations, an institution to its brief."""

import re

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.browser.visit import PATIENCE, visiting

pytestmark = pytest.mark.browser
DAY = "as_of=2025-09-26"


def test_cell_leads_to_the_recommendations_it_counts(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"/institutions?{DAY}&lang=ru")
        visit.page.locator('a.cell[href*="institution=moj&"][href*="status=in_progress"]').click()
        expect(visit.page).to_have_url(re.compile(r"/recommendations\?"), timeout=PATIENCE)
        visit.settle()
        for part in ("institution=moj", "status=in_progress", DAY, "lang=ru"):
            assert part in visit.page.url
        # On 26 September 2025 three of the seven recommendations to the ministry count as in progress.
        expect(visit.page.locator(".list th .id")).to_have_count(3)
        assert visit.faults() == []


def test_name_leads_to_the_institution_and_back(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"/institutions?{DAY}")
        visit.page.get_by_role("link", name="Ministry of Justice", exact=True).click()
        expect(visit.page.get_by_role("heading", level=2, name="Ministry of Justice")).to_be_visible()
        assert "id=moj" in visit.page.url
        assert DAY in visit.page.url
        visit.page.reload()
        visit.settle()
        expect(visit.page.locator(".asks th .id")).to_have_count(7)
        visit.page.get_by_role("link", name="All institutions").click()
        expect(visit.page.locator("table.institutions")).to_be_visible()
        assert "id=" not in visit.page.url
        assert visit.faults() == []


def test_brief_is_downloaded_as_pdf(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"/institutions?id=supreme_court&{DAY}&lang=tg")
        with visit.page.expect_download(timeout=PATIENCE) as download:
            visit.page.get_by_role("button", name=re.compile("PDF")).click()
        assert download.value.suggested_filename == "paygiri-supreme_court-2025-09-26-tg.pdf"
        text = PdfReader(download.value.path()).pages[0].extract_text()
        assert "Суди Олӣ" in text
        assert visit.faults() == []


def test_narrow_screen_shows_each_institution_as_a_list(browser: Browser, server: str) -> None:
    with visiting(browser, server, 390, 844, "dark") as visit:
        visit.open(f"/institutions?{DAY}")
        expect(visit.page.locator("table.institutions tbody tr").nth(1)).to_have_css("display", "block")
        overflow = visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0
        assert visit.faults() == []
