"""Sources disagree and Claims in a real browser: pictures, links that keep the filters, narrow screens."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visit import PATIENCE, visiting

pytestmark = pytest.mark.browser


def test_quantity_leads_to_its_pair_and_back_to_the_filtered_list(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open("/disagreements?region=TJ-GB&lang=ru")
        expect(visit.page.locator("svg.d-line").first).to_be_visible(timeout=PATIENCE)
        visit.page.locator(".d-quantity h3 a").first.click()
        expect(visit.page.locator("table.d-rows")).to_be_visible(timeout=PATIENCE)
        visit.settle()
        assert "id=" in visit.page.url
        visit.page.reload()
        visit.settle()
        visit.page.locator(".crumb a").click()
        expect(visit.page.locator(".d-quantity").first).to_be_visible(timeout=PATIENCE)
        assert "id=" not in visit.page.url
        for part in ("region=TJ-GB", "lang=ru"):
            assert part in visit.page.url
        assert visit.faults() == []


def test_marks_stand_where_their_figures_are(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open("/disagreements")
        boxes = visit.page.locator(".d-quantity").first.locator("svg.d-line g.d-mark")
        expect(boxes).to_have_count(2)
        line = visit.page.locator("svg.d-line").first.bounding_box()
        low, high = (boxes.nth(place).bounding_box() for place in range(2))
        assert line is not None
        assert low is not None
        assert high is not None
        # More than 20 against 135 injured: the second mark stands 6.75 times as far from zero.
        across = [box["x"] + box["width"] / 2 - line["x"] for box in (low, high)]
        assert across[1] / across[0] == pytest.approx(6.75, rel=0.05)
        assert visit.faults() == []


def test_kind_is_changed_without_loading_the_page(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open("/disagreements")
        visit.page.get_by_role("radio", name=re.compile("^Successive counts")).click()
        expect(visit.page.locator(".d-toll").first).to_be_visible(timeout=PATIENCE)
        expect(visit.page).to_have_url(re.compile("kind=successive"))
        assert visit.faults() == []


@pytest.mark.parametrize(
    "path", ["/disagreements?kind=similar&lang=tg", "/disagreements?kind=successive", "/claims?lang=ru"]
)
def test_narrow_dark_screen_is_not_wider_than_itself(browser: Browser, server: str, path: str) -> None:
    with visiting(browser, server, 390, 844, "dark") as visit:
        visit.open(path)
        expect(visit.page.locator(".panel").first).to_be_visible(timeout=PATIENCE)
        overflow = visit.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0
        texts = visit.page.locator(".panel p, .panel h3, .panel li")
        assert texts.count() > 20
        wider = texts.evaluate_all(
            "(all) => all.filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1).length"
        )
        assert wider == 0
        assert visit.faults() == []


def test_verdict_is_a_filter_and_claims_are_downloaded(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open("/claims")
        visit.page.locator("a.c-tile.c-contradicted").click()
        expect(visit.page.locator(".c-list tbody tr")).to_have_count(7, timeout=PATIENCE)
        assert "verdict=contradicted" in visit.page.url
        visit.settle()
        with visit.page.expect_download(timeout=PATIENCE) as download:
            visit.page.get_by_role("button", name="These claims (CSV)").click()
        assert download.value.suggested_filename == "paygiri-claims.csv"
        visit.page.locator(".c-side a").first.click()
        expect(visit.page.locator(".verdict")).to_be_visible(timeout=PATIENCE)
        assert visit.faults() == []
