"""Questions of the Regions screen against figures read by hand in the package's CSV."""

import csv
from pathlib import Path

import pytest

from queries import run

DATA = Path(__file__).parents[2] / "data"
FIVE = {"TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB"}

pytestmark = pytest.mark.usefixtures("warehouse")


def table(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_population_is_the_newest_first_of_january_of_all_five() -> None:
    # observations.csv, population.tj-*.20250101.
    found = run("regions/population").set_index("region_code")
    assert found["value"].to_dict() == {
        "TJ-DU": 1_267_500,
        "TJ-SU": 2_966_100,
        "TJ-KT": 3_790_300,
        "TJ-RA": 2_249_800,
        "TJ-GB": 234_800,
    }
    assert set(found["period_end"].dt.strftime("%Y-%m-%d")) == {"2025-01-01"}
    # Their sum is the bulletin's own figure of the nation.
    assert found["value"].sum() == 10_508_500


def test_comparison_is_one_set_of_one_producer_and_period() -> None:
    found = run("regions/comparisons")
    for columns in (["producer_id"], ["series"], ["period_start"], ["period_end"]):
        assert (found.groupby("indicator_id")[columns].nunique() == 1).all(axis=None)


def test_comparison_of_partner_violence_is_the_survey_of_2017() -> None:
    found = run("regions/comparisons")
    violence = found[found["indicator_id"] == "spousal_violence_ever"].set_index("region_code")
    assert violence["value"].to_dict() == {"TJ-DU": 16, "TJ-SU": 25, "TJ-KT": 43, "TJ-RA": 26, "TJ-GB": 28}
    # From the highest: Khatlon 43, GBAO 28, DRS 26, Sughd 25, Dushanbe 16.
    assert violence["rank_high"].to_dict() == {"TJ-KT": 1, "TJ-GB": 2, "TJ-RA": 3, "TJ-SU": 4, "TJ-DU": 5}
    assert set(violence["confidence"]) == {"low"}


def test_nation_stands_in_a_comparison_only_with_the_same_set() -> None:
    found = run("regions/comparisons").set_index(["indicator_id", "region_code"])
    # registered_crime_change.tj of January to November 2021: 5.1 percent more.
    assert found.loc[("registered_crime_change", "TJ"), "value"] == 5.1
    assert ("spousal_violence_ever", "TJ") not in found.index


def test_indicators_offered_for_the_map_have_two_regions_at_least() -> None:
    found = run("regions/indicators").set_index("indicator_id")
    assert (found["regions_compared"] >= 2).all()
    assert found.loc["women_median_schooling", "regions_compared"] == 2
    # National indices have no regional value.
    assert "cpi_score" not in found.index


def test_every_place_is_there_with_or_without_a_value() -> None:
    named = {
        row["place_id"] for row in table("priorities") + table("recommendation_regions") if row["place_id"]
    }
    wanted = {row["place_id"] for row in table("places") if row["kind"] != "zone" or row["place_id"] in named}
    assert set(run("regions/place_values", indicator="population")["place_id"]) == wanted
    assert {"kulob_zone", "bokhtar_zone", "rasht_valley"} <= wanted
    without = run("regions/place_values", indicator="spousal_violence_ever")
    assert set(without["place_id"]) == wanted
    assert without["value"].isna().all()


def test_place_value_is_the_census_of_2020() -> None:
    found = run("regions/place_values", indicator="population").set_index("place_id")
    (rudaki,) = [
        row
        for row in table("observations")
        if row["place_id"] == "rudaki" and row["series"] == "census 2020" and not row["dimension"]
    ]
    assert found.loc["rudaki", "value"] == float(rudaki["value"])
    assert found.loc["rudaki", "year"] == 2020


def test_figures_that_stand_alone_are_in_no_comparison_of_that_region() -> None:
    compared = run("regions/comparisons")
    for region in FIVE:
        alone = set(run("regions/single_figures", region=region)["indicator_id"])
        assert alone.isdisjoint(compared[compared["region_code"] == region]["indicator_id"])


def test_rival_counts_of_one_event_stand_side_by_side() -> None:
    found = run("regions/single_figures", region="TJ-GB")
    detained = found[found["indicator_id"] == "gbao_2022_detained"]
    # Over 200 by two international bodies, over 70 by the state: never one number.
    assert sorted(detained["value"]) == [70, 200, 200]
    assert set(detained["voice"]) == {"state", "international"}


def test_no_figure_of_a_place_or_of_a_group_speaks_for_its_region() -> None:
    observations = {row["observation_id"]: row for row in table("observations")}
    for region in FIVE:
        for identity in run("regions/single_figures", region=region)["observation_id"]:
            assert observations[identity]["place_id"] == ""
            assert observations[identity]["dimension"] == ""


def test_glance_counts_what_names_each_region() -> None:
    found = run("regions/at_a_glance", as_of="2026-11-21").set_index("region_code")
    assert list(found.index) == ["TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB"]
    for code in FIVE:
        named = {
            row["recommendation_id"] for row in table("recommendation_regions") if row["region_code"] == code
        }
        voiced = [row for row in table("priorities") if row["region_code"] == code]
        projects = {row["project_id"] for row in table("project_regions") if row["region_code"] == code}
        held = [row for row in table("observations") if row["region_code"] == code]
        assert found.loc[code, "recommendations"] == len(named)
        assert found.loc[code, "priorities"] == len(voiced)
        assert found.loc[code, "projects"] == len(projects)
        assert found.loc[code, "observations"] == len(held)


def test_glance_leaves_out_recommendations_not_yet_made() -> None:
    # The briefing that names regions is of July 2020.
    found = run("regions/at_a_glance", as_of="2019-01-01")
    assert found["recommendations"].sum() == 0
