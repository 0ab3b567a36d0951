"""What should be known of a region and is not, against the CSV files."""

import datetime

import pandas as pd
import pytest

from queries import run
from tests.queries.status_by_hand import items, rows, standing

pytestmark = pytest.mark.usefixtures("warehouse")
REGIONS = ("TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB")


def gaps(region: str, kind: str, as_of: str = "2026-11-21") -> pd.DataFrame:
    frame = run("coverage/gaps_of_region", region=region, as_of=as_of)
    return frame[frame["kind"] == kind].set_index("gap_key")


def points() -> list[dict[str, str]]:
    return [row for row in rows("observations") if not row["place_id"] and not row["dimension"]]


@pytest.mark.parametrize("region", ["TJ", *REGIONS])
def test_missing_indicators_are_those_two_other_regions_have(region: str) -> None:
    having: dict[str, set[str]] = {}
    for row in points():
        having.setdefault(row["indicator_id"], set()).add(row["region_code"])
    expected = {
        indicator: len(where - {region, "TJ"})
        for indicator, where in having.items()
        if region not in where and len(where - {region, "TJ"}) >= 2
    }
    assert gaps(region, "indicator")["regions_elsewhere"].to_dict() == expected


def test_sughd_and_khatlon_lack_the_median_schooling_of_women() -> None:
    # observations.csv: DHS 2017 gives it for GBAO and the districts only (and the nation).
    for region in ("TJ-SU", "TJ-KT", "TJ-DU"):
        row = gaps(region, "indicator").loc["women_median_schooling"]
        assert (row["regions_elsewhere"], row["newest_elsewhere"]) == (2, pd.Timestamp(2017, 11, 30))
    assert "women_median_schooling" not in gaps("TJ-GB", "indicator").index


@pytest.mark.parametrize("region", ["TJ", *REGIONS])
def test_missing_themes_have_no_observation_at_all(region: str) -> None:
    theme_of = {row["indicator_id"]: row["theme_id"] for row in rows("indicators")}
    known = {theme_of[row["indicator_id"]] for row in rows("observations") if row["region_code"] == region}
    expected = {row["theme_id"] for row in rows("themes")} - known
    assert set(gaps(region, "theme").index) == expected


def test_khatlon_is_silent_on_torture() -> None:
    # No observation of observations.csv is both of Khatlon and of an indicator of torture.
    assert "torture" in gaps("TJ-KT", "theme").index
    assert "torture" not in gaps("TJ-GB", "theme").index


@pytest.mark.parametrize("as_of", ["2020-07-31", "2024-10-18", "2026-11-21"])
@pytest.mark.parametrize("region", ["TJ", *REGIONS])
def test_items_without_evidence_concern_the_region_or_the_nation(region: str, as_of: str) -> None:
    day = datetime.date.fromisoformat(as_of)
    named = [row for row in rows("recommendation_regions") if row["region_code"] in {region, "TJ"}]
    known = items()
    expected = {}
    for row in named:
        item = known[row["recommendation_id"]]
        now = standing(item, day)
        if now is not None and now.status == "no_evidence":
            expected[item.recommendation] = pd.Timestamp(item.exists_from)
    assert gaps(region, "recommendation", as_of)["since"].to_dict() == expected
