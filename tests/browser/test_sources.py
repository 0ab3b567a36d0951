"""Sources in a real browser: the package is taken away and opens, a figure is cited, narrow screens hold."""

import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visit import PATIENCE, Visit, visiting
from tests.data.tables import DATA, rows

pytestmark = pytest.mark.browser


def opened_drawer(visit: Visit, part: str) -> Page:
    """Opens the first source line of the page at one of its parts."""
    visit.page.locator("summary", has_text="Source:").first.click()
    visit.settle()
    visit.page.get_by_role("tab", name=part).click()
    visit.settle()
    return visit.page


def taken(page: Page, button: str, folder: Path) -> Path:
    """Presses a download button; the file under the name that the browser was given."""
    with page.expect_download(timeout=PATIENCE) as download:
        page.get_by_role("button", name=button).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_whole_package_is_taken_away(browser: Browser, server: str, tmp_path: Path) -> None:
    with visiting(browser, server) as visit:
        visit.open("/sources")
        file = taken(visit.page, "The whole data package (ZIP)", tmp_path)
        assert file.name == "paygiri-data-package.zip"
        with zipfile.ZipFile(file) as archive:
            assert archive.read("sources.csv") == (DATA / "sources.csv").read_bytes()
            assert "datapackage.json" in archive.namelist()
        assert visit.faults() == []


def test_figure_is_cited_with_the_view_it_was_read_on(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open("/trends?indicator=torture_cases_coalition&region=TJ")
        page = opened_drawer(visit, "Cite this")
        page.get_by_text("CSL-JSON").click()
        expect(page.get_by_test_id("stCode")).to_contain_text('"author"', timeout=PATIENCE)
        items = json.loads(page.get_by_test_id("stCode").inner_text())
        assert items[-1]["author"] == [{"literal": "Paygiri editors"}]
        assert "View: trends?indicator=torture_cases_coalition&region=TJ." in items[-1]["note"]
        assert "URL" not in items[-1], "the address of one's own machine leads nobody anywhere"
        assert visit.faults() == []


def test_rows_are_downloaded_with_hxl_tags(browser: Browser, server: str, tmp_path: Path) -> None:
    with visiting(browser, server) as visit:
        visit.open("/trends?indicator=torture_cases_coalition")
        page = opened_drawer(visit, "Download")
        page.get_by_text("Second header row with HXL tags").click()
        page.wait_for_timeout(500)  # the switch itself shows no sign that the server has heard of it
        visit.settle()
        file = taken(page, "Rows with their sources (CSV)", tmp_path)
        assert file.name == "paygiri-trends-hxl.csv"
        assert "#indicator+value+num" in file.read_text("utf-8-sig").splitlines()[1]
        assert visit.faults() == []


def test_field_of_the_coverage_narrows_the_lists(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open("/sources?view=coverage")
        visit.page.locator('a.field[href*="theme=torture&region=TJ"]:not([href*="TJ-"])').click()
        expect(visit.page).to_have_url(re.compile(r"theme=torture&region=TJ"), timeout=PATIENCE)
        visit.settle()
        expect(visit.page.locator('a.field[aria-current="true"]')).to_have_count(1)
        assert visit.faults() == []


def test_source_opens_and_leads_back(browser: Browser, server: str) -> None:
    with visiting(browser, server, 390, 844, "dark") as visit:
        visit.open("/sources?q=saferworld_uniting_2020")
        visit.page.locator("a.ask").first.click()
        titled = next(
            row["title"] for row in rows("sources") if row["source_id"] == "saferworld_uniting_2020"
        )
        expect(visit.page.get_by_role("heading", level=2, name=titled)).to_be_visible(timeout=PATIENCE)
        overflow = visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0
        visit.page.get_by_role("link", name="All sources").click()
        expect(visit.page).not_to_have_url(re.compile(r"[?&]id="), timeout=PATIENCE)
        visit.settle()
        assert "q=saferworld_uniting_2020" in visit.page.url
        assert visit.faults() == []
