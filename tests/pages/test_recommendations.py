"""Recommendations through the entry: one filtered set in five views and a detail, from any address.
Counts were made by reading recommendations.csv, forums.csv and status_events.csv, not by a query."""

import html
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[2] / "app.py"
SCRIPT = "pages/dialogues/recommendations.py"
TODAY = "2026-11-21"
MARKUP = "<img src=x onerror=hurt()>"


def opened(**params: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    app.switch_page(SCRIPT)
    for name, value in {"as_of": TODAY, **params}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def panels(app: AppTest) -> str:
    """The HTML of all panels."""
    shown = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return " ".join(str(data["html"]) for data in shown if "html" in data)


def words(app: AppTest) -> str:
    """What a reader reads in the panels, without markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", panels(app))).split())


def listed(app: AppTest) -> list[str]:
    """Ids of the rows of the list, in order."""
    return re.findall(r'class="ask"[^>]*><span class="id">([^<]+)</span>', panels(app))


def notices(app: AppTest) -> str:
    return " ".join(str(warning.value) for warning in app.warning).replace("\\", "")


pytestmark = pytest.mark.usefixtures("warehouse")


@pytest.mark.parametrize(("as_of", "count"), [("2024-10-18", 52), ("2025-09-26", 65), (TODAY, 71)])
@pytest.mark.parametrize("view", ["summary", "list", "matrix", "timeline", "progress"])
def test_every_view_shows_the_set_of_its_day(view: str, as_of: str, count: int) -> None:
    # 71 in all; see the Overview's test for those that do not exist yet on the two earlier days.
    app = opened(view=view, as_of=as_of)
    assert f"{count} recommendations as of" in words(app)
    assert not app.warning


@pytest.mark.parametrize("lang", ["en", "ru", "tg"])
@pytest.mark.parametrize("view", ["summary", "list", "matrix", "timeline", "progress"])
def test_every_view_opens_in_every_language(view: str, lang: str) -> None:
    app = opened(view=view, lang=lang, since="2025-09-26")
    assert not app.warning


def test_page_says_that_no_numbered_list_is_public() -> None:
    said = " ".join(str(caption.value) for caption in opened().caption)
    assert "No numbered list of the 2024 and 2025 Dialogue recommendations is public" in said


def test_summary_counts_the_second_dialogue() -> None:
    # D25-01, -02, -03, -06 and -08 have evidence of a first step; -04, -05, -07 and -09 have none after it.
    shown = words(opened(view="summary", forum="dialogue_2025"))
    assert "9 recommendations" in shown
    assert "5 In progress (56%)" in shown
    assert "4 No evidence (44%)" in shown


def test_item_of_the_training_belongs_to_the_first_dialogue() -> None:
    app = opened(view="list", forum="dialogue_2024", sort="id")
    assert listed(app) == ["D24-01", "D24-02", "D24-03", "D24-04"]


def test_filters_narrow_together() -> None:
    app = opened(view="list", region="TJ-GB", theme=["equality", "conflict"], sort="id")
    assert listed(app) == ["EUHRD25-03", "SRMIN24-01", "SRMIN24-02"]


def test_contested_items_show_both_voices() -> None:
    shown = panels(opened(view="list", contested="true", sort="id"))
    assert shown.count('class="is-contested"') == 2
    assert "CAT18-02" in shown
    assert "CCPR19-01" in shown


@pytest.mark.parametrize(
    "q", ["OPTIONAL protocol", "протокол", "d25-01", "пыток факультативный", "ШИКАНЧА  протоколи"]
)
def test_search_reads_every_language_and_the_id(q: str) -> None:
    assert "D25-01" in listed(opened(view="list", q=q))


def test_list_goes_on_where_its_page_ends() -> None:
    first, last = opened(view="list", sort="id"), opened(view="list", sort="id", page="3")
    assert len(listed(first)) == 25
    assert len(listed(last)) == 21
    assert "51–71 of 71" in words(last)


def test_page_beyond_the_last_is_the_last() -> None:
    assert "51–71 of 71" in words(opened(view="list", page="99"))


def test_timeline_shows_an_item_without_any_event_too() -> None:
    shown = words(opened(view="timeline", q="UPR21-01"))
    assert "UPR21-01" in shown


def test_what_changed_since_the_second_dialogue() -> None:
    # Nine had no evidence on 26 September 2025 and have some now; the three of Catalysts of Change and the
    # three of the EU dialogue are new.
    shown = words(opened(since="2025-09-26"))
    assert "What changed from 26 Sep 2025 to 21 Nov 2026" in shown
    assert "First evidence (9)" in shown
    assert "New recommendation (6)" in shown


def test_carry_over_states_only_that_nothing_was_found() -> None:
    shown = words(opened(view="summary"))
    assert "No later text found that takes it up" in shown
    assert "dropped" not in shown
    # D25-02 shares its matter with D24-01, so it does not stand among those without an earlier text.
    fresh = words(opened(view="summary")).split("No earlier text found")[1:]
    assert not any("D25-02" in part.split("The same matter")[0] for part in fresh)


def test_contested_detail_says_which_voices_differ() -> None:
    shown = words(opened(id="CCPR19-01"))
    # The state's word is of 26 June 2022, the Special Rapporteur's source prints only "2024".
    assert (
        "Counts as partially implemented: international bodies reported partially implemented (2024) while "
        "the state reported implemented (26 Jun 2022), and where they differ the lower counts."
    ) in shown
    assert "Linked recommendations linked by the editors" in shown


def test_detail_without_evidence_says_how_long_was_looked() -> None:
    shown = words(opened(id="D25-05"))
    assert "No evidence found by 21 Nov 2026" in shown
    assert "That is not the same as no step taken." in shown


def test_detail_before_its_origin_has_no_status() -> None:
    shown = words(opened(id="D25-01", as_of="2024-10-18"))
    assert "No status yet" in shown
    assert "the recommendation dates from 26 Sep 2025" in shown


def test_detail_marks_evidence_later_than_its_day() -> None:
    shown = words(opened(id="D24-01", as_of="2025-10-01"))
    assert "later than the day this page is read at" in shown


def test_detail_shows_the_text_in_three_languages() -> None:
    shown = words(opened(id="D25-01", lang="ru"))
    assert "Ratify the Optional Protocol" in shown
    assert "Тоҷикӣ" in shown


def test_links_keep_filters_language_and_day() -> None:
    app = opened(view="list", theme="torture", lang="tg", as_of="2025-09-26", sort="id")
    href = html.unescape(re.findall(r'class="ask"[^>]*href="([^"]+)"', panels(app))[0])
    assert parse_qs(urlsplit(href).query) == {
        "lang": ["tg"],
        "as_of": ["2025-09-26"],
        "view": ["list"],
        "sort": ["id"],
        "theme": ["torture"],
        "id": [listed(app)[0]],
    }


def test_empty_result_says_which_filter_to_loosen() -> None:
    # Two items are contested and neither is without evidence: of 71, 26 have none and 2 are contested.
    shown = words(opened(status="no_evidence", contested="true"))
    assert "26 recommendations without the filter “Contested”" in shown
    assert "2 recommendations without the filter “Status”" in shown
    assert "Show all 71 recommendations without any filter" in shown


def test_day_before_every_recommendation_offers_today() -> None:
    shown = words(opened(as_of="1995-01-01"))
    assert "None of the recommendations existed on 1 Jan 1995." in shown
    assert "Read the page as of today" in shown


@pytest.mark.parametrize(
    ("param", "value"),
    [
        ("id", "NOPE-1"),
        ("as_of", "2025-02-31"),
        ("as_of", "1990-12-31"),
        ("as_of", "2199-01-01"),
        ("since", "yesterday"),
        ("since", "2026-11-21"),
        ("forum", "no_forum"),
        ("theme", "no_theme"),
        ("region", "TJ-XX"),
        ("institution", "nobody"),
        ("status", "done"),
        ("voice", "neighbours"),
        ("contested", "maybe"),
        ("stale", "1"),
        ("overdue", ""),
        ("view", "pie"),
        ("sort", "random"),
        ("page", "0"),
        ("page", "-3"),
        ("q", "x" * 10_000),
        ("id", MARKUP),
        ("theme", MARKUP),
    ],
)
def test_bad_value_gives_a_notice_and_the_whole_page(param: str, value: str) -> None:
    app = opened(**{param: value})
    assert param in notices(app)
    assert "71 recommendations as of" in words(app)


def test_markup_in_the_search_is_text() -> None:
    shown = panels(opened(q=MARKUP))
    assert "<img" not in shown
    assert html.escape(MARKUP) in shown


def test_downloads_stand_under_every_view() -> None:
    for view in ("summary", "list", "matrix", "timeline", "progress"):
        labels = [str(getattr(button, "label", "")) for button in opened(view=view).get("download_button")]
        assert any("XLSX" in label for label in labels), view
        assert any("CSV" in label for label in labels), view
