"""Institutions through the entry: all of them, one of them, an unknown one, and a day before everything.

The numbers of the matrix are held against the CSV files by the plain rules of status_by_hand.py.
"""

import datetime
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.queries.status_by_hand import items, move, rows, standing

APP = Path(__file__).parents[2] / "app.py"
TODAY = "2026-11-21"

pytestmark = pytest.mark.usefixtures("warehouse")


def opened(**params: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.switch_page("pages/dialogues/institutions.py")
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def panel(app: AppTest) -> str:
    """The HTML of the page's one panel; empty when there is none."""
    shown = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    return next((str(part["html"]) for part in shown if "html" in part), "")


def notices(app: AppTest) -> str:
    return " ".join(str(warning.value) for warning in app.warning).replace("\\", "")


def written(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.subheader]
    return " ".join(str(part.value) for part in parts).replace("\\", "")


def buttons(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def cells(html: str, institution: str) -> dict[str, int]:
    """The numbers in the row of an institution by status, read off the links they are."""
    found = re.findall(
        rf'href="recommendations\?[^"]*institution={institution}&amp;[^"]*status=(\w+)"[^>]*><b>(\d+)</b>',
        html,
    )
    return {status: int(count) for status, count in found}


def by_hand(as_of: datetime.date) -> dict[str, Counter[str]]:
    """Recommendations to each institution by what they count as, and how many moved or are contested."""
    counted: dict[str, Counter[str]] = {}
    for row in rows("recommendation_addressees"):
        item = items()[row["recommendation_id"]]
        now = standing(item, as_of)
        if now is None:
            continue
        tally = counted.setdefault(row["institution_id"], Counter())
        tally[now.status] += 1
        tally["moved"] += move(item, as_of) is not None
        tally["contested"] += now.contested
    return counted


@pytest.mark.parametrize("as_of", ["2024-10-18", "2025-09-26", TODAY])
def test_every_cell_of_the_matrix_equals_the_count_from_the_files(as_of: str) -> None:
    html = panel(opened(as_of=as_of))
    expected = by_hand(datetime.date.fromisoformat(as_of))
    assert len(expected) == 28
    found = {institution: cells(html, institution) for institution in expected}
    assert found == {
        institution: {
            name: count for name, count in tally.items() if count and name not in ("moved", "contested")
        }
        for institution, tally in expected.items()
    }


def test_shares_that_moved_or_are_contested_equal_the_count_from_the_files() -> None:
    html = panel(opened(as_of=TODAY))
    for institution, tally in by_hand(datetime.date(2026, 11, 21)).items():
        asked = sum(count for name, count in tally.items() if name not in ("moved", "contested"))
        for name, parameter in (("moved", "since=2025-11-21"), ("contested", "contested=true")):
            link = rf"institution={institution}&amp;[^\"]*{parameter}\"[^>]*>(\d+) of (\d+)</a>"
            expected = [(str(tally[name]), str(asked))] if tally[name] else []
            assert re.findall(link, html) == expected, (institution, name)


def test_government_was_asked_in_32_and_is_silent_on_14() -> None:
    # 32 rows of recommendation_addressees.csv name it, one of them (COC25-01) in a supporting role; on 14 of
    # them status_events.csv has no dated row of a voice after the recommendation.
    html = panel(opened(as_of=TODAY))
    row = html[html.index("Government of the Republic of Tajikistan</a>") :]
    assert re.search(r"<b>32</b> <span class=\"small\">31 leading, 1 supporting</span>", row)
    assert cells(html, "government")["no_evidence"] == 14


def test_every_link_keeps_the_day_and_the_language() -> None:
    links = re.findall(
        r'href="((?:recommendations|institutions)[^"]*)"', panel(opened(as_of="2025-09-26", lang="tg"))
    )
    assert len(links) > 60
    assert [link for link in links if "as_of=2025-09-26" not in link or "lang=tg" not in link] == []


def test_institution_shows_what_it_was_asked_and_offers_its_brief() -> None:
    app = opened(id="moj", as_of=TODAY)
    html = panel(app)
    asked = {
        row["recommendation_id"]
        for row in rows("recommendation_addressees")
        if row["institution_id"] == "moj"
    }
    assert len(asked) == 8
    assert set(re.findall(r'<span class="id">([^<]+)</span>', html)) == asked
    assert "Asked in 8 recommendations (8 leading)" in html
    assert buttons(app) == ["Brief (PDF)", "Brief (XLSX)"]


def test_contested_recommendation_stands_with_both_voices() -> None:
    # CCPR19-01: the state says implemented, the Human Rights Committee partially implemented.
    html = panel(opened(id="parliament", as_of=TODAY))
    row = next(part for part in html.split("<tr") if ">CCPR19-01<" in part)
    assert "is-contested" in row
    assert row.count("Partially implemented") == 2
    assert "Implemented</span>" in row


def test_unknown_institution_gives_a_notice_and_the_whole_matrix() -> None:
    app = opened(id="ministry_of_magic", as_of=TODAY)
    assert "ministry_of_magic" in notices(app)
    assert cells(panel(app), "moj")["in_progress"] == 5
    assert buttons(app) == []


def test_markup_in_the_address_stays_text() -> None:
    app = opened(id="<script>alert(1)</script>")
    assert "<script>" in notices(app)
    assert "<script>" not in panel(app)


def test_day_before_everything_shows_nothing_and_says_so() -> None:
    app = opened(as_of="1991-09-09")
    assert panel(app) == ""
    assert "No recommendation in the package existed on this day." in written(app)


def test_institution_not_yet_asked_says_so_and_offers_no_brief() -> None:
    app = opened(id="moj", as_of="2012-01-01")
    assert "Nothing in the package had been asked of it on this day." in written(app)
    assert buttons(app) == []


def test_page_says_that_no_numbered_list_is_public() -> None:
    assert "No numbered list of the 2024 and 2025 Dialogue recommendations is public" in written(opened())


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_names_follow_the_language(lang: str) -> None:
    named = next(row for row in rows("institutions") if row["institution_id"] == "moj")
    assert named[f"name_{lang}"] in panel(opened(lang=lang, id="moj"))
