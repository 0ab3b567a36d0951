"""The regional map in a real browser: a click on it and the filter do the same, and the address keeps it."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visit import PATIENCE, Visit, visiting

pytestmark = pytest.mark.browser


def chosen(visit: Visit, code: str, name: str) -> None:
    """Waits until the address, the filter and the profile agree on a region."""
    expect(visit.page).to_have_url(re.compile(rf"[?&]region={code}\b"), timeout=PATIENCE)
    expect(visit.page.get_by_role("heading", level=2, name=name)).to_be_visible(timeout=PATIENCE)
    visit.settle()


def click_map(visit: Visit, across: float, down: float, code: str) -> None:
    """Clicks on the map at a share of its width and height until the address names the region.

    deck.gl tells nobody when its first frame can be picked from, so an early click may meet nothing.
    """
    canvas = visit.page.locator('[data-testid="stDeckGlJsonChart"] canvas').first
    expect(canvas).to_be_visible(timeout=PATIENCE)
    canvas.scroll_into_view_if_needed()
    for _attempt in range(10):
        box = canvas.bounding_box()
        assert box is not None
        visit.page.mouse.click(box["x"] + across * box["width"], box["y"] + down * box["height"])
        visit.page.wait_for_timeout(2000)
        if f"region={code}" in visit.page.url:
            return


def test_click_on_the_map_and_the_filter_do_the_same(browser: Browser, server: str) -> None:
    with visiting(browser, server, 1440, 1100) as visit:
        visit.open("/regions")
        click_map(visit, 0.78, 0.6, "TJ-GB")
        chosen(visit, "TJ-GB", "Gorno-Badakhshan")
        click_map(visit, 0.09, 0.6, "TJ-DU")  # the enlarged capital beside the country
        chosen(visit, "TJ-DU", "Dushanbe")
        visit.page.get_by_role("radio", name="Khatlon").click()
        chosen(visit, "TJ-KT", "Khatlon")
        visit.page.reload()
        visit.settle()
        chosen(visit, "TJ-KT", "Khatlon")
        assert visit.faults() == []


def test_dot_of_a_region_leads_to_it(browser: Browser, server: str) -> None:
    with visiting(browser, server, 1440, 1100) as visit:
        visit.open("/regions?region=TJ-SU")
        visit.page.locator('circle[data-key="TJ-GB"]').first.click()
        chosen(visit, "TJ-GB", "Gorno-Badakhshan")
        assert visit.faults() == []
