"""Regions through the entry: the address decides, choices write it, bad values leave a working page."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[2] / "app.py"
SCRIPT = "pages/explore/regions.py"

pytestmark = pytest.mark.usefixtures("warehouse")


def opened(**params: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    app.switch_page(SCRIPT)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def headings(app: AppTest) -> list[str]:
    """The headings as a reader sees them; their markdown escapes what the data holds."""
    return [str(heading.value).replace("\\", "") for heading in [*app.header, *app.subheader]]


def words(app: AppTest) -> str:
    return "\n".join(str(element.value) for element in [*app.markdown, *app.caption])


def tables(app: AppTest) -> list[list[list[object]]]:
    return [table.value.to_numpy().tolist() for table in app.table]


def test_without_a_region_the_five_stand_side_by_side() -> None:
    app = opened()
    assert "All five regions" in headings(app)
    assert "The five regions side by side" in headings(app)
    rows = next(table for table in tables(app) if len(table) == 5)
    assert [str(row[0]) for row in rows][:3] == ["Dushanbe", "Sughd", "Khatlon"]


@pytest.mark.parametrize(
    ("region", "name"),
    [
        ("TJ-DU", "Dushanbe"),
        ("TJ-SU", "Sughd"),
        ("TJ-KT", "Khatlon"),
        ("TJ-RA", "Districts of Republican Subordination (DRS)"),
        ("TJ-GB", "Gorno-Badakhshan Autonomous Region (GBAO)"),
    ],
)
def test_region_of_the_address_has_its_profile(region: str, name: str) -> None:
    app = opened(region=region)
    assert name in headings(app)
    assert {"Priorities voiced", "Recommendations", "What is not known"} <= set(headings(app))
    assert not app.warning


def test_profile_states_people_share_and_area() -> None:
    # 234,800 of 10,508,500 are 2.2 percent; regions.csv gives 64,200 square kilometres.
    text = words(opened(region="TJ-GB")).replace("\\", "")
    assert "234,800 people on 1 Jan 2025" in text
    assert "2.2% of the country" in text
    assert "64,200 km²" in text


def test_priorities_of_the_briefing_stand_in_their_region_alone() -> None:
    assert "Corruption holds the region back" in words(opened(region="TJ-SU"))
    assert "Corruption holds the region back" not in words(opened(region="TJ-GB"))


def test_region_without_voiced_priorities_says_so() -> None:
    assert "names no priority for this region" in words(opened(region="TJ-DU")).replace("\\", "")


def test_recommendations_show_what_names_the_region_and_count_the_rest() -> None:
    app = opened(region="TJ-SU")
    cells = "\n".join(str(cell) for table in tables(app) for row in table for cell in row).replace("\\", "")
    assert "CSP20-01" in cells
    assert "CSP20-07" not in cells  # names GBAO
    assert "more recommendations concern the whole country" in words(app).replace("\\", "")


def test_day_before_the_recommendations_shows_none() -> None:
    app = opened(region="TJ-SU", as_of="2019-01-01")
    assert "No recommendation in the tracker names this region" in words(app).replace("\\", "")


def test_gaps_name_the_themes_nothing_is_known_of() -> None:
    text = words(opened(region="TJ-DU")).replace("\\", "")
    assert "No observation at all on" in text
    assert "Civic space" in text


def test_indicator_of_the_address_is_on_the_map() -> None:
    app = opened(indicator="women_median_schooling")
    assert "Women's median years of schooling" in headings(app)


def test_choosing_a_region_writes_the_address() -> None:
    app = opened(region="TJ-SU")
    chooser = next(group for group in app.segmented_control if group.label == "Region")
    chooser.set_value("TJ-GB").run()
    assert "TJ-GB" in app.query_params["region"]
    assert "Gorno-Badakhshan Autonomous Region (GBAO)" in headings(app)


def test_choosing_an_indicator_keeps_the_region() -> None:
    app = opened(region="TJ-SU", map="population")
    chooser = next(box for box in app.selectbox if box.label == "Indicator")
    chooser.set_value("median_age").run()
    assert "Median age" in headings(app)
    assert "Sughd" in headings(app)
    assert "population" in app.query_params["map"]


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_other_languages_show_the_same_figures(lang: str) -> None:
    app = opened(region="TJ-SU", lang=lang)
    assert "2\u00a0966\u00a0100" in words(app).replace("\\", "")


@pytest.mark.parametrize(
    ("param", "value"),
    [
        ("region", "TJ-XX"),
        ("region", "<script>alert(1)</script>"),
        ("indicator", "no_such_thing"),
        ("indicator", "cpi_score"),
        ("map", "globe"),
        ("as_of", "2025-02-31"),
        ("region", "x" * 10_000),
    ],
)
def test_bad_value_gives_a_notice_and_a_working_page(param: str, value: str) -> None:
    app = opened(**{param: value})
    assert len(app.warning) == 1
    shown = str(app.warning[0].value)
    assert param.replace("_", "\\_") in shown
    assert "<script>" not in shown
    assert len(shown) < 1000
    assert "The five regions side by side" in headings(app)
