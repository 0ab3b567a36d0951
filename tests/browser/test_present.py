"""Present in a real browser: the keyboard, a reload, a lost connection, another language, and files."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visit import PATIENCE, visiting

pytestmark = pytest.mark.browser
DAY = "as_of=2026-06-01"
SHAPES = ((1280, 720), (1920, 1080), (1024, 768))


def shown(page: Page, number: int) -> None:
    expect(page.locator(f'.slide[data-number="{number}"] svg')).to_be_visible(timeout=PATIENCE)


def test_keyboard_turns_the_slides_and_ends_the_show(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"/present?{DAY}")
        page = visit.page
        page.get_by_role("button", name="Present", exact=True).click()
        shown(page, 1)
        for key, number in (
            ("ArrowRight", 2), ("PageDown", 3), ("Space", 4), ("ArrowLeft", 3), ("PageUp", 2),
            ("End", 12), ("ArrowRight", 12), ("Home", 1), ("ArrowLeft", 1),
        ):  # fmt: skip
            page.keyboard.press(key)
            shown(page, number)
        page.keyboard.type("11")
        page.keyboard.press("Enter")
        shown(page, 11)
        assert "slide=11" in page.url
        page.keyboard.press("KeyS")
        expect(page.get_by_role("heading", name="Where this comes from")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(".over")).to_be_hidden()
        page.keyboard.press("Escape")
        expect(page.locator("dialog.show")).to_be_hidden()
        assert "slide=" not in page.url
        visit.settle()
        assert visit.faults() == []


def test_reload_comes_back_to_the_slide_and_another_language_keeps_it(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"/present?{DAY}&slide=3")
        page = visit.page
        shown(page, 3)
        page.keyboard.press("ArrowRight")
        shown(page, 4)
        page.reload()
        visit.settle()
        shown(page, 4)
        page.keyboard.press("KeyL")
        expect(page.locator("dialog.show")).to_have_attribute("lang", "ru", timeout=PATIENCE)
        shown(page, 4)
        visit.settle()
        assert "slide=4" in page.url
        assert "lang=ru" in page.url
        page.reload()
        visit.settle()
        shown(page, 4)
        assert visit.faults() == []


def test_show_goes_on_while_the_connection_is_lost(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"/present?{DAY}&slide=1")
        page = visit.page
        shown(page, 1)
        page.context.set_offline(True)
        page.keyboard.press("ArrowRight")
        shown(page, 2)
        page.context.set_offline(False)
        page.reload()
        visit.settle()
        shown(page, 2)


@pytest.mark.parametrize(("width", "height"), SHAPES)
def test_slide_fills_the_screen_without_scrolling(
    browser: Browser, server: str, width: int, height: int
) -> None:
    with visiting(browser, server, width, height) as visit:
        visit.open(f"/present?{DAY}&slide=4")
        shown(visit.page, 4)
        measured = visit.page.evaluate(
            """() => {
              const inside = [...document.querySelectorAll("*")].map((e) => e.shadowRoot).filter(Boolean)
                .find((r) => r.querySelector("dialog.show")) || document;
              const dialog = inside.querySelector("dialog.show");
              const sizes = [...dialog.querySelectorAll(".slide svg text")].map(
                (text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a
              );
              const box = dialog.getBoundingClientRect();
              return {
                width: box.width, height: box.height, least: Math.min(...sizes),
                over: dialog.scrollHeight - dialog.clientHeight + dialog.scrollWidth - dialog.clientWidth,
              };
            }"""
        )
        assert (measured["width"], measured["height"]) == (width, height)
        assert measured["over"] == 0
        # 18 of the 540 points of the screen's height.
        assert measured["least"] >= 18 * min(height / 540, width / 720) - 0.01
        assert visit.faults() == []


def test_presenter_sees_clock_note_and_next_heading(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"/present?{DAY}&slide=2&view=presenter")
        page = visit.page
        shown(page, 2)
        expect(page.locator(".talk .now")).to_have_text(re.compile(r"^\d\d:\d\d$"))
        expect(page.locator(".talk .next")).to_contain_text("What became of the recommendations")
        page.keyboard.press("KeyV")
        expect(page.locator(".talk")).to_be_hidden()
        assert "view=" not in page.url
        assert visit.faults() == []


def test_arranged_slides_survive_a_reload(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"/present?{DAY}")
        page = visit.page
        page.get_by_role("button", name="Later: 1", exact=True).click()
        expect(page.locator(".card").first.get_by_label("Heading")).to_have_attribute(
            "placeholder", "Where the recommendations stand", timeout=PATIENCE
        )
        page.locator(".card").first.get_by_label("Speaker's note").fill("Welcome first.")
        page.locator(".card").first.get_by_label("Heading").fill("How it stands")
        page.locator(".card").first.get_by_label("Heading").press("Tab")
        expect(page.locator(".card").first.locator("svg title")).to_have_text(
            "How it stands", timeout=PATIENCE
        )
        visit.settle()
        page.reload()
        visit.settle()
        expect(page.locator(".card").first.get_by_label("Speaker's note")).to_have_value("Welcome first.")
        expect(page.locator(".card").first.get_by_label("Heading")).to_have_value("How it stands")
        assert visit.faults() == []


def test_bad_file_is_refused_with_its_place_and_frozen_numbers_tell_what_changed(
    browser: Browser, server: str, tmp_path: Path
) -> None:
    deck: dict[str, Any] = {
        "title": "Kept",
        "language": "en",
        "slides": [{"view": "figures", "heading": "<b>Bold</b>"}],
    }
    bad, good = tmp_path / "bad.json", tmp_path / "good.json"
    bad.write_text(json.dumps(deck), "utf-8")
    deck["slides"] = [{"view": "figures"}]
    deck["as_of"] = "2026-06-01"
    deck["frozen"] = {"warehouse": "0123456789abcdef", "figures": [{"tracked": "70"}]}
    good.write_text(json.dumps(deck), "utf-8")
    with visiting(browser, server) as visit:
        visit.open("/present")
        page = visit.page
        page.locator(".file input").set_input_files(bad)
        expect(page.get_by_text("slides[0].heading")).to_be_visible(timeout=PATIENCE)
        expect(page.locator(".card")).to_have_count(12)
        page.locator(".file input").set_input_files(good)
        expect(page.locator(".card")).to_have_count(1, timeout=PATIENCE)
        expect(page.get_by_text("The data have changed since these slides were frozen")).to_be_visible()
        expect(page.get_by_text("tracked: 70 → 71")).to_be_visible()
        visit.settle()
        assert visit.faults() == []


def test_files_are_made_and_handed_over(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open(f"/present?{DAY}&deck=donor_view&lang=tg")
        page = visit.page
        for kind in ("PowerPoint", "PDF"):
            page.get_by_test_id("stButton").filter(has_text=kind).get_by_role("button").click()
            with page.expect_download(timeout=PATIENCE) as download:
                page.get_by_test_id("stDownloadButton").filter(has_text=kind).get_by_role("button").click(
                    timeout=PATIENCE
                )
            suffix = {"PowerPoint": "pptx", "PDF": "pdf"}[kind]
            assert download.value.suggested_filename == f"paygiri-a-donor-s-view-2026-06-01-tg.{suffix}"
            assert download.value.path().stat().st_size > 20_000
        assert visit.faults() == []


def test_chart_of_another_page_joins_the_slides_with_its_filters(browser: Browser, server: str) -> None:
    with visiting(browser, server) as visit:
        visit.open("/trends?indicator=shdi&region=TJ-GB&region=TJ-SU&lang=ru")
        page = visit.page
        page.get_by_test_id("stExpander").last.locator("summary").click()
        page.get_by_test_id("stButton").filter(has_text="слайд").get_by_role("button").click(timeout=PATIENCE)
        with page.context.expect_page(timeout=PATIENCE) as tab:
            page.get_by_role("link", name="Открыть показ").click(timeout=PATIENCE)
        opened = tab.value
        expect(opened.locator(".card")).to_have_count(1, timeout=PATIENCE)
        expect(opened.locator(".card svg desc")).to_contain_text("ГБАО")
        assert "lang=ru" in opened.url
        assert visit.faults() == []
