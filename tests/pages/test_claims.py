"""Claims through the entry: the register, its filters, one claim, and addresses that ask for nonsense."""

import html
import json
import re
from collections import Counter
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.data.tables import rows

APP = Path(__file__).parents[2] / "app.py"
MARKUP = "<img src=x onerror=hurt()>"

pytestmark = pytest.mark.usefixtures("warehouse")


def opened(**params: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.switch_page("pages/evidence/claims.py")
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def panel(app: AppTest) -> str:
    """The HTML of the page's one panel, without its styles."""
    shown = [json.loads(element.proto.json) for element in app.get("bidi_component")]
    made = "".join(str(data["html"]) for data in shown if "html" in data)
    return re.sub(r"<style>.*?</style>", "", made, flags=re.DOTALL)


def listed(app: AppTest) -> list[str]:
    """The claims of the register in its order."""
    return re.findall(r'<th scope="row"><a[^>]*><span class="id">(C\d+)</span>', panel(app))


def notices(app: AppTest) -> str:
    return " ".join(str(warning.value) for warning in app.warning).replace("\\", "")


def test_register_holds_every_claim_with_its_verdict_and_reason() -> None:
    app = opened()
    written = {row["claim_id"]: row for row in rows("claims")}
    assert len(written) == 41
    assert sorted(listed(app)) == sorted(written)
    shown = html.unescape(panel(app))
    for row in written.values():
        for column in ("statement_en", "said_by_en", "verdict_reason_en", "evidence_en"):
            assert row[column] in shown, (row["claim_id"], column)


def test_verdicts_are_counted_at_the_top() -> None:
    counted = Counter(row["verdict"] for row in rows("claims"))
    found = re.findall(r'c-tile c-(\w+)"[^>]*>\s*<span class="c-count">(\d+)<', panel(opened()))
    assert {verdict: int(count) for verdict, count in found} == dict(counted)
    assert counted == {"contradicted": 7, "unverified": 24, "supported": 10}


def test_page_says_that_claims_are_not_data() -> None:
    said = " ".join(str(part.value) for part in opened().caption)
    assert "Claims are not data" in said


def test_falls_of_20_and_25_per_cent_stand_side_by_side_first() -> None:
    first = panel(opened()).split('<div class="c-pair">')[1]
    sides = re.findall(r'<div class="c-side">.*?</div>', first, re.DOTALL)
    assert ["C05" in sides[0], "C08" in sides[1]] == [True, True]
    assert ["down by 20%" in sides[0], "down by 25%" in sides[1]] == [True, True]
    assert all("past five years" in side for side in sides)
    assert "over the same five years" in first


def test_no_chart_is_drawn_of_claims() -> None:
    app = opened()
    assert "<svg" not in panel(app)
    for kind in ("plotly_chart", "deck_gl_json_chart", "arrow_vega_lite_chart"):
        assert not app.get(kind)


def test_filters_narrow_by_verdict_and_by_document() -> None:
    written = [
        row["claim_id"]
        for row in rows("claims")
        if row["verdict"] == "supported" and row["document_source_id"] == "saferworld_uniting_2020"
    ]
    assert len(written) == 5
    app = opened(verdict="supported", document="saferworld_uniting_2020")
    assert listed(app) == written


def test_counts_of_verdicts_follow_the_document_and_not_the_verdict() -> None:
    found = re.findall(
        r'class="c-count">(\d+)<', panel(opened(verdict="supported", document="asia_plus_dialogue_2025"))
    )
    counted = Counter(
        row["verdict"] for row in rows("claims") if row["document_source_id"] == "asia_plus_dialogue_2025"
    )
    assert [int(count) for count in found] == [
        counted[v] for v in ("contradicted", "unverified", "supported")
    ]


def test_filters_that_exclude_each_other_say_what_to_loosen() -> None:
    app = opened(verdict="contradicted", document="asia_plus_dialogue_2025")
    assert listed(app) == []
    assert "take off either filter" in panel(app)
    assert not app.get("download_button")


def test_claim_shows_evidence_verdict_and_what_it_stands_against() -> None:
    written = next(row for row in rows("claims") if row["claim_id"] == "C05")
    app = opened(id="C05", verdict="contradicted")
    shown = html.unescape(panel(app))
    for column in (
        "statement_en",
        "statement_ru",
        "statement_tg",
        "said_by_en",
        "evidence_en",
        "verdict_reason_en",
    ):
        assert written[column] in shown
    assert re.findall(r'<span class="id">(C\d+)</span>', shown) == [
        "C05",
        "C08",
        "C05",
        "C12",
    ]
    assert re.search(r'class="crumb"><a data-follow="top" href="claims\?verdict=contradicted"', panel(app))
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels[-2:] == ["These claims with their verdicts (XLSX)", "These claims (CSV)"]


def test_unknown_claim_gives_a_notice_and_the_register() -> None:
    app = opened(id="C99")
    assert "C99" in notices(app)
    assert len(listed(app)) == 41


@pytest.mark.parametrize("param", ["id", "verdict", "document"])
@pytest.mark.parametrize("value", [MARKUP, "a" * 10_000, "\u202e\u0000"])
def test_nonsense_in_the_address_gives_a_notice_and_the_register(param: str, value: str) -> None:
    app = opened(**{param: value})
    assert param in notices(app)
    assert "<img" not in panel(app)
    assert len(listed(app)) == 41


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_register_follows_the_language(lang: str) -> None:
    shown = html.unescape(panel(opened(lang=lang)))
    for row in rows("claims"):
        assert row[f"statement_{lang}"] in shown
        assert row[f"verdict_reason_{lang}"] in shown
