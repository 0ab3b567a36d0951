"""Languages in a real browser: its own at the first visit, the chosen one from then on, English otherwise."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visit import PATIENCE, Visit, visiting

pytestmark = pytest.mark.browser


def title(page: Page) -> str:
    return page.locator('[data-testid="stHeading"] h1').first.inner_text()


def test_first_visit_speaks_russian_and_the_choice_of_english_holds(browser: Browser, server: str) -> None:
    context = browser.new_context(locale="ru-RU", viewport={"width": 1440, "height": 900})
    try:
        visit = Visit(context.new_page(), server)
        visit.open("/")
        assert title(visit.page) == "Обзор"
        visit.page.get_by_role("radio", name="English").click()
        expect(visit.page.get_by_role("heading", level=1, name="Overview")).to_be_visible(timeout=PATIENCE)
        expect(visit.page).to_have_url(re.compile(r"[?&]lang=en"))
        visit.page.reload()
        visit.settle()
        assert title(visit.page) == "Overview"
        visit.page.get_by_test_id("stTopNavSection").filter(has_text="Dialogues").click()
        visit.page.get_by_test_id("stTopNavDropdownLink").filter(has_text="Institutions").click()
        expect(visit.page.get_by_role("heading", level=1, name="Institutions")).to_be_visible(
            timeout=PATIENCE
        )
        expect(visit.page).to_have_url(re.compile(r"/institutions\?.*lang=en"))
        visit.settle()
        visit.page.locator("table.institutions tbody a.cell").first.click()
        expect(visit.page.get_by_role("heading", level=1, name="Recommendations")).to_be_visible(
            timeout=PATIENCE
        )
        assert visit.faults() == []
    finally:
        context.close()


def test_switch_keeps_the_view_and_its_filters(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        asked = "view=list&status=in_progress&as_of=2025-09-26"
        visit.open(f"/recommendations?{asked}")
        listed = visit.page.locator(".list th .id")
        expect(listed.first).to_be_visible(timeout=PATIENCE)
        shown = listed.all_inner_texts()
        visit.page.get_by_role("radio", name="Тоҷикӣ").click()
        expect(visit.page.get_by_role("heading", level=1, name="Тавсияҳо")).to_be_visible(timeout=PATIENCE)
        visit.settle()
        assert sorted(visit.page.url.partition("?")[2].split("&")) == sorted([*asked.split("&"), "lang=tg"])
        expect(listed).to_have_text(shown)
        assert visit.faults() == []


def test_unknown_language_is_english_with_a_notice(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open("/regions?lang=xx")
        assert title(visit.page) == "Regions"
        expect(visit.page.locator('[data-testid="stAlert"]')).to_contain_text("“xx”")
        assert visit.faults() == []


def test_page_names_its_language_and_streamlits_own_words_are_in_it(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        page = visit.page
        visit.open("/trends?lang=ru")
        expect(page.locator("html")).to_have_attribute("lang", "ru")
        expect(page.get_by_text("Перейти к содержанию страницы")).to_be_attached()
        expect(page.get_by_text("Skip to main content")).to_have_count(0)
        expect(page.get_by_role("slider", name="Годы: начало")).to_be_attached()
        expect(page.get_by_role("slider", name="Годы: конец")).to_be_attached()
        page.get_by_role("combobox", name="Показатель").fill("ъъъъ")
        expect(page.get_by_text("Ничего не найдено")).to_be_visible()
        page.keyboard.press("Escape")
        page.get_by_role("radio", name="English").click()
        expect(page.locator("html")).to_have_attribute("lang", "en", timeout=PATIENCE)
        expect(page.get_by_text("Skip to main content")).to_be_attached()
        expect(page.get_by_role("slider", name="Years — start")).to_be_attached()
        page.get_by_role("radio", name="Тоҷикӣ").click()
        expect(page.get_by_text("Гузаштан ба мазмуни саҳифа")).to_be_attached(timeout=PATIENCE)
        visit.settle()
        assert visit.faults() == []


def test_sortable_table_speaks_the_language_of_the_page(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open("/trends?indicator=population&region=TJ-SU&view=table&lang=ru")
        table = visit.page.get_by_test_id("stDataFrame")
        table.hover()
        buttons = visit.page.get_by_test_id("stElementToolbar").get_by_role("button")
        expect(buttons.first).to_have_attribute("aria-label", re.compile("^Показать или скрыть столбцы: "))
        table.click(position={"x": 116, "y": 18})
        menu = visit.page.get_by_test_id("stDataFrameColumnMenu")
        expect(menu).to_contain_text("Сортировать по возрастанию")
        assert re.findall("[A-Z][a-z]{3,}", menu.inner_text()) == []
        assert visit.faults() == []
