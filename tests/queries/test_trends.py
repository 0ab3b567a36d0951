"""The questions of the Trends screen, against figures read off data/observations.csv by hand."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from components.trends.panels import MOST_FIGURES
from queries import run

REGIONS = ["TJ", "TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB"]
VOICES = ["state", "civil_society", "international", "academic", "media"]

pytestmark = pytest.mark.usefixtures("warehouse")


def points(indicator: str, **other: Any) -> pd.DataFrame:
    asked = {"regions": REGIONS, "voices": VOICES, "from_year": 1991, "to_year": 2026} | other
    return run("trends/points", indicator=indicator, **asked)


def test_corruption_index_is_the_printed_series_with_2020_missing() -> None:
    found = points("cpi_score")
    assert list(zip(found["year"], found["value"], strict=True)) == [
        (2012, 22), (2013, 22), (2014, 23), (2015, 26), (2016, 25), (2017, 21), (2018, 25), (2019, 25),
        (2021, 25), (2022, 24), (2023, 20), (2024, 19),
    ]  # fmt: skip
    assert set(found["producer_id"]) == {"ti"}
    assert set(found["voice"]) == {"international"}


def test_torture_cases_keep_partial_years_totals_and_the_rival_reading_apart() -> None:
    found = points("torture_cases_coalition")
    yearly = found[found["yearly"]]
    assert dict(zip(yearly["year"], yearly["value"], strict=True)) == {2018: 44, 2019: 52, 2020: 37, 2021: 24}
    assert set(yearly["series"]) == {""}
    rest = found[~found["yearly"]]
    assert sorted(zip(rest["value"], rest["qualifier"], strict=True)) == [
        (16, "="), (38, "="), (38, ">="), (40, "="), (200, ">"), (200, "~"),
    ]  # fmt: skip
    partial = found[found["value"] == 16].iloc[0]
    assert str(partial["period_start"].date()) == "2022-01-01"
    assert str(partial["period_end"].date()) == "2022-10-25"


def test_the_sex_of_complainants_is_not_on_the_line_but_is_counted() -> None:
    assert 9 not in set(points("torture_cases_coalition")["value"])
    measure = run("trends/measure", indicator="torture_cases_coalition").iloc[0]
    assert (measure["points"], measure["elsewhere"]) == (10, 1)


def test_closures_come_from_two_voices_and_two_regions() -> None:
    found = points("ngos_liquidated")
    state = found[(found["voice"] == "state") & found["yearly"]]
    assert dict(zip(state["year"], state["value"], strict=True)) == {2020: 103, 2021: 138, 2022: 500}
    assert state[state["year"] == 2022]["qualifier"].tolist() == ["~"]
    abroad = found[found["voice"] == "international"].iloc[0]
    assert (abroad["value"], abroad["qualifier"], bool(abroad["yearly"])) == (700, ">", False)
    badakhshan = found[found["region_code"] == "TJ-GB"]
    assert badakhshan[["value", "period_kind"]].to_numpy().tolist() == [[5, "half_year"]]


@pytest.mark.parametrize(
    ("asked", "years"),
    [
        ({"regions": ["TJ-GB"]}, [2023]),
        ({"voices": ["international"]}, [2023]),
        ({"voices": ["media"]}, []),
        ({"from_year": 2020, "to_year": 2021}, [2020, 2021]),
        ({"regions": ["TJ"], "voices": ["state"], "from_year": 2022}, [2022, 2023, 2023]),
    ],
)
def test_every_filter_is_asked_of_the_warehouse(asked: dict[str, Any], years: list[int]) -> None:
    assert sorted(points("ngos_liquidated", **asked)["year"]) == years


def test_every_figure_comes_with_its_source_and_the_question_that_found_it() -> None:
    found = points("population")
    assert found["publisher"].notna().all()
    assert found["source_title"].notna().all()
    lineage = found.attrs["lineage"]
    assert (lineage.question, lineage.parameters["indicator"]) == ("trends/points", "population")
    assert len(lineage.warehouse) == 16


def test_dushanbe_breaks_where_the_boundary_moved() -> None:
    found = run("trends/breaks", indicator="population")
    boundary = found[found["kind"] == "boundary"]
    assert sorted(boundary["region_code"]) == ["TJ-DU", "TJ-RA"]
    assert {str(day.date()) for day in boundary["date"]} == {"2021-01-01"}


def test_events_are_dialogues_laws_reviews_forums_and_closures_in_order() -> None:
    found = run("trends/events")
    assert found[found["kind"] == "dialogue"]["date"].tolist() == ["2024-10-18", "2025-09-26"]
    counts = found["kind"].value_counts().to_dict()
    listed = pd.read_csv(Path(__file__).parents[2] / "data" / "events.csv")["kind"].value_counts()
    assert counts == {kind: listed[kind] for kind in ("dialogue", "law", "review", "forum", "closure")}
    assert found["date"].is_monotonic_increasing


def test_three_channels_of_one_complaint_stand_beside_each_other() -> None:
    found = run("trends/counterparts", indicator="torture_cases_coalition")
    alike = found[found["comparable"] == "similar_quantity"]
    assert alike["indicator_id"].tolist() == ["torture_appeals_ombudsman", "torture_complaints_prosecutor"]
    assert "torture_cases_coalition" not in set(found["indicator_id"])


def test_the_screen_knows_how_many_figures_the_question_hands_on() -> None:
    sql = (Path(__file__).parents[2] / "queries" / "trends" / "points.sql").read_text("utf-8")
    assert f"limit {MOST_FIGURES}\n" in sql


def test_an_unknown_indicator_finds_nothing_and_is_no_error() -> None:
    assert points("'; drop table points; --").empty
    assert run("trends/measure", indicator="nonsense").empty
