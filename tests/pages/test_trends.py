"""Trends through the entry: filters in the address, notices for a bad one, what the chart says in words."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[2] / "app.py"
SCRIPT = "pages/explore/trends.py"

pytestmark = pytest.mark.usefixtures("warehouse")


def opened(**params: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.switch_page(SCRIPT)
    for name, value in params.items():
        app.query_params[name.rstrip("_")] = value
    app.run()
    assert not app.exception
    assert [title.value for title in app.title] == ["Trends"]
    return app


def charts(app: AppTest) -> list[str]:
    """The text for those who cannot see, of every chart on the screen."""
    return [chart.proto.alt for chart in app.get("plotly_chart")]


def figures(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def notices(app: AppTest) -> str:
    return " ".join(str(warning.value) for warning in app.warning).replace("\\", "")


def written(app: AppTest) -> str:
    return " ".join(str(part.value) for part in [*app.markdown, *app.caption]).replace("\\", "")


def test_opens_on_torture_cases_of_the_coalition() -> None:
    app = opened()
    (said,) = charts(app)
    assert "Torture cases documented by the Coalition (cases), Tajikistan" in said
    assert "44 in 2018, 24 in 2021; 5 figures of other periods stand apart" in said
    assert not app.warning
    assert "1 more figure speaks for a place or a group only" in written(app)


def test_each_region_has_a_panel_of_its_own() -> None:
    app = opened(indicator="population")
    assert len(charts(app)) == 6
    assert any("Gorno-Badakhshan" in said for said in charts(app))
    assert "Each panel has a scale of its own" in written(app)
    assert written(app).count("Dushanbe absorbed about 230,000 people") == 1


def test_regions_voices_and_years_of_the_address_are_kept() -> None:
    app = opened(indicator="ngos_liquidated", region=["TJ", "TJ-GB"], voice="state", from_="2022", to="2023")
    whole, badakhshan = charts(app)
    assert "Ministry" in whole
    assert "European Union" not in whole + written(app)
    assert "5 in Jan – Jun 2023" in badakhshan
    assert app.multiselect(key="filter-region").value == ["TJ", "TJ-GB"]
    assert app.multiselect(key="filter-voice").value == ["state"]
    assert app.slider(key="filter-years").value == (2022, 2023)


def test_a_second_indicator_stands_under_the_first_with_the_same_years_and_scale() -> None:
    app = opened(indicator="torture_cases_coalition", compare="torture_complaints_prosecutor")
    first, second = figures(app)
    assert first["layout"]["xaxis"]["range"] == second["layout"]["xaxis"]["range"]
    assert first["layout"]["yaxis"]["range"] == second["layout"]["yaxis"]["range"]
    assert first["layout"]["margin"] == second["layout"]["margin"]
    assert "yaxis2" not in first["layout"]
    assert "Comparable with care." in written(app)
    assert "Not comparable." in written(app)


def test_unlike_indicators_keep_scales_of_their_own() -> None:
    first, second = figures(opened(indicator="fh_total", compare="rsf_rank"))
    assert first["layout"]["xaxis"]["range"] == second["layout"]["xaxis"]["range"]
    assert first["layout"]["yaxis"]["range"] != second["layout"]["yaxis"]["range"]


def test_a_rating_in_words_is_listed_and_not_drawn() -> None:
    app = opened(indicator="civicus_rating")
    assert charts(app) == []
    assert "**2022** closed · Tajikistan · CIVICUS Monitor" in written(app)


def test_the_table_shows_every_figure_with_its_source() -> None:
    app = opened(indicator="cpi_score", view="table")
    assert charts(app) == []
    (table,) = app.dataframe
    assert len(table.value) == 12
    assert table.value["Value"].tolist()[:2] == [19, 20]
    assert table.value["Source"].notna().all()


def test_nothing_matching_is_said_and_is_no_zero() -> None:
    app = opened(indicator="cpi_score", voice="media")
    assert charts(app) == []
    assert "not the same as zero" in app.info[0].value


def test_choosing_another_indicator_goes_into_the_address() -> None:
    app = opened()
    app.selectbox(key="filter-indicator").set_value("cpi_score").run()
    assert app.query_params["indicator"] == "cpi_score" or app.query_params["indicator"] == ["cpi_score"]
    assert "Corruption" in charts(app)[0]
    app.segmented_control(key="filter-view").set_value("table").run()
    assert len(app.dataframe) == 1
    assert not app.exception


def test_years_go_into_the_address_and_leave_it_again() -> None:
    app = opened(indicator="cpi_score")
    low, high = app.slider(key="filter-years").min, app.slider(key="filter-years").max
    app.slider(key="filter-years").set_value((2018, high)).run()
    assert app.query_params["from"] in ("2018", ["2018"])
    assert "to" not in app.query_params
    app.slider(key="filter-years").set_value((low, high)).run()
    assert "from" not in app.query_params


@pytest.mark.parametrize("words", ["коррупц", "corruption", "коррупсия"])
def test_search_in_any_language_shortens_the_list_and_keeps_what_is_shown(words: str) -> None:
    app = opened()
    app.text_input(key="picker-words").set_value(words).run()
    options = app.selectbox(key="filter-indicator").options
    assert len(options) < 20
    assert any(option.startswith("Torture cases documented") for option in options)
    assert any("Corruption" in option for option in options)


def test_events_can_be_left_out() -> None:
    app = opened()
    drawn = len(figures(app)[0]["data"])
    app.toggle(key="trends-events").set_value(False).run()
    assert len(figures(app)[0]["data"]) == drawn - 1


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_other_languages_show_the_same_numbers(lang: str) -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.switch_page(SCRIPT)
    app.query_params["lang"] = lang
    app.query_params["indicator"] = "cpi_score"
    app.run()
    assert not app.exception
    here = figures(app)[0]["data"][0]
    assert here["y"] == figures(opened(indicator="cpi_score"))[0]["data"][0]["y"]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"indicator": "<script>alert(1)</script>"}, "indicator"),
        ({"indicator": "x" * 10_000}, "indicator"),
        ({"compare": "nope"}, "compare"),
        ({"region": "XX"}, "region"),
        ({"voice": ["martian", "civil_society"]}, "voice"),
        ({"from_": "9999"}, "from"),
        ({"from_": "20l8"}, "from"),
        ({"from_": "2022", "to": "2018"}, "from"),
        ({"view": "3d"}, "view"),
    ],
)
def test_a_bad_address_gives_a_notice_and_a_working_page(
    params: dict[str, str | list[str]], expected: str
) -> None:
    app = opened(**params)
    assert f"asks for {expected} " in notices(app)
    assert charts(app)
    assert len(notices(app)) < 1_000
