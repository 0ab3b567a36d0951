"""Sources disagree through the entry: every kind, filters, one pair, and addresses that ask for nonsense.

Values were read in observations.csv and comparability.csv and worked out by hand.
"""

import html
import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from queries import run
from tests.data.tables import rows

APP = Path(__file__).parents[2] / "app.py"
MARKUP = "<img src=x onerror=hurt()>"
KINDS = ("rival", "publication", "similar", "successive", "not_comparable")

pytestmark = pytest.mark.usefixtures("warehouse")


def opened(**params: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.switch_page("pages/evidence/disagreements.py")
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


def words(app: AppTest) -> str:
    """What a reader reads in the panel."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", panel(app))).split())


def quantities(app: AppTest) -> list[str]:
    """The HTML of each quantity."""
    return panel(app).split('<article class="d-quantity">')[1:]


def notices(app: AppTest) -> str:
    return " ".join(str(warning.value) for warning in app.warning).replace("\\", "")


def buttons(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def pair_of(first: str, second: str) -> str:
    """The pair of two observations by their ids."""
    frame = run(
        "disagreements/pairs", kind=list(KINDS), theme=[], region=[], voice=[], from_year=None, to_year=None,
        pair_limit=1000, row_limit=1000, row_offset=0,
    )  # fmt: skip
    found = frame[
        [
            {a, b} == {first, second}
            for a, b in zip(frame["observation_a"], frame["observation_b"], strict=True)
        ]
    ]
    return str(found["pair_id"].iloc[0])


def test_page_opens_with_rival_figures_and_says_how_many_quantities_differ() -> None:
    app = opened()
    found = quantities(app)
    assert len(found) == 20
    assert "27 quantities , 50 pairs of figures." in words(app)
    captions = " ".join(str(part.value) for part in app.caption)
    assert "Of 30 quantities for which two bodies give a figure for one year, 27" in captions
    assert "Each quantity has its own scale, which starts at zero" in words(app)


def test_most_unequal_quantity_comes_first_with_both_figures() -> None:
    # September 2022: more than 20 injured (Ministry of Foreign Affairs), 135 (ECHO): 115 more, 6.75 times.
    first = quantities(opened())[0]
    for said in (
        "Injured on the Tajik side",
        "</span> more than 20",
        "</span> 135",
        "6.8 times",
        "<b>115</b>",
    ):
        assert said in first
    assert "or less: a figure is a bound" in first


def test_longer_period_that_may_explain_the_gap_is_told() -> None:
    # 9 on 18 May 2022 (Ministry of Internal Affairs) against about 40 in May 2022 (UN Special Rapporteur).
    deaths = next(part for part in quantities(opened(region="TJ-GB")) if "GBAO events of May 2022" in part)
    assert "4.4 times" in deaths
    assert "The longer period has the higher count" in deaths
    assert "8 further pairs of this quantity" in deaths


def test_second_page_continues_the_first() -> None:
    app = opened(page="2")
    assert len(quantities(app)) == 7
    assert "21–27 of 27" in words(app)
    assert re.search(r'href="disagreements"[^>]*>← Previous', panel(app))


def test_page_that_is_not_there_shows_the_last_one() -> None:
    assert "21–27 of 27" in words(opened(page="99"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_shown_apart_with_sources(kind: str) -> None:
    app = opened(kind=kind)
    assert len(quantities(app)) in (20, 6, 10, 8, 12)
    measured = 'class="d-measure"' in panel(app)
    assert measured is (kind not in ("successive", "not_comparable"))
    for part in quantities(app):
        assert part.count('<span class="small"><a href="http') + part.count("no public address") >= 2
    assert buttons(app)[-2:] == ["These pairs with their sources (XLSX)", "These pairs (CSV)"]


def test_cases_of_the_coalition_stand_beside_appeals_to_the_commissioner() -> None:
    # 2019: 52 cases and 18 appeals, 34 apart, 52 / 18 = 2.89.
    app = opened(kind="similar", theme="torture", **{"from": "2019", "to": "2019"})
    found = quantities(app)
    assert len(found) == 1
    for said in ("52", "18", "2.9 times", "<b>34</b>", "cases", "appeals"):
        assert said in found[0]
    said = next(
        row["explanation_en"] for row in rows("comparability") if row["group_id"] == "torture_complaints"
    )
    assert said in html.unescape(found[0])


def test_toll_of_the_ministry_of_health_is_five_steps() -> None:
    toll = next(part for part in quantities(opened(kind="successive")) if "COVID-19 deaths, official" in part)
    steps = re.findall(r'class="d-place">(\d)</span> <span><b>(\d+)</b>', toll)
    assert steps == [("1", "44"), ("2", "52"), ("3", "90"), ("4", "124"), ("5", "125")]


def test_scales_that_differ_are_told_and_never_measured() -> None:
    app = opened(kind="not_comparable", theme="civic_space")
    assert "Two judgements of one subject on two scales: compare directions, not levels." in words(app)
    assert "times" not in " ".join(re.findall(r'class="d-ratio">([^<]*)<', panel(app)))


def test_filters_narrow_and_stand_in_every_link() -> None:
    app = opened(region="TJ-SU", voice="state", lang="ru")
    links = re.findall(r'href="(disagreements\?[^"]*id=[^"]*)"', panel(app))
    assert links
    assert all("region=TJ-SU" in link and "voice=state" in link and "lang=ru" in link for link in links)


def test_nothing_left_says_what_to_loosen() -> None:
    app = opened(theme="gender", kind="successive")
    assert "8 quantities without the filter “Theme”" in words(app)
    assert "most quantities have one source only" in words(app)
    assert buttons(app) == []


def test_pair_shows_every_row_behind_it_and_leads_back_with_the_filters() -> None:
    app = opened(
        id=pair_of("gbao_2012_deaths.khorog.20120724.all", "gbao_2012_deaths.khorog.20120724.all.2"),
        theme="conflict",
    )
    shown = panel(app)
    # Four bodies counted the dead of July 2012 in Khorog: 42, more than 200, about 70, about 150.
    found = re.findall(r'<b class="d-value"><span[^>]*>[^<]*</span> ([^<]+)</b>', shown.split("<tbody>")[1])
    assert sorted(found) == ["42", "about 150", "about 70", "more than 200"]
    assert shown.count('class="is-side"') == 2
    assert "read on a blog copy" in shown
    assert re.search(r'class="crumb"><a data-follow="top" href="disagreements\?theme=conflict"', shown)
    assert buttons(app)[-2:] == ["These figures with their sources (XLSX)", "These figures (CSV)"]


def test_unknown_pair_gives_a_notice_and_the_list() -> None:
    app = opened(id="0000000000000000")
    assert "0000000000000000" in notices(app)
    assert len(quantities(app)) == 20


@pytest.mark.parametrize("param", ["id", "kind", "theme", "region", "voice", "from", "to", "page"])
@pytest.mark.parametrize("value", [MARKUP, "a" * 10_000, "\u202e\u0000"])
def test_nonsense_in_the_address_gives_a_notice_and_the_list(param: str, value: str) -> None:
    app = opened(**{param: value})
    assert param in notices(app)
    assert "<img" not in panel(app)
    assert len(quantities(app)) == 20


def test_years_the_wrong_way_round_give_a_notice() -> None:
    app = opened(**{"from": "2022", "to": "2012"})
    assert "2022 > 2012" in notices(app)
    assert len(quantities(app)) == 20


def test_source_line_counts_the_observations_shown() -> None:
    app = opened(kind="publication")
    lines = [str(expander.label) for expander in app.expander]
    # Six quantities, seven pairs of two observations each, none of them in two pairs.
    assert any("14 observations" in line for line in lines), lines


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_names_and_reasons_follow_the_language(lang: str) -> None:
    shown = html.unescape(panel(opened(lang=lang, kind="similar", theme="torture")))
    named = next(row for row in rows("indicators") if row["indicator_id"] == "torture_cases_coalition")
    reason = next(row for row in rows("comparability") if row["group_id"] == "torture_complaints")
    assert named[f"name_{lang}"] in shown
    assert reason[f"explanation_{lang}"] in shown
