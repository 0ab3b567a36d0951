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


def observed(first: int, last: int) -> list[dict[str, str]]:
    """The observations of a span of years, each with its theme and voice."""
    theme = {row["indicator_id"]: row["theme_id"] for row in rows("indicators")}
    voice = {row["producer_id"]: row["voice"] for row in rows("producers")}
    return [
        row | {"theme": theme[row["indicator_id"]], "voice": voice[row["producer_id"]]}
        for row in rows("observations")
        if first <= int(row["period_end"][:4]) <= last
    ]


def test_matrix_counts_voices_and_sources_of_a_span_once() -> None:
    frame = run("coverage/matrix", theme=[], region=[], from_year=2016, to_year=2022)
    held: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in observed(2016, 2022):
        held.setdefault((row["theme"], row["region_code"]), []).append(row)
    assert len(frame) == len(rows("themes")) * len(rows("regions"))
    for field in frame.to_dict("records"):
        members = held.get((str(field["theme_id"]), str(field["region_code"])), [])
        voices = sorted({member["voice"] for member in members})
        assert field["observations"] == len(members)
        assert field["voices"] == len(voices)
        assert field["sources"] == len({member["source_id"] for member in members})
        if members:
            assert str(field["voice_list"]).split() == voices
            assert str(field["newest"])[:10] == max(member["period_end"] for member in members)


def test_matrix_keeps_a_field_of_which_nothing_is_known() -> None:
    frame = run("coverage/matrix", theme=["migration"], region=["TJ-GB"], from_year=None, to_year=None)
    assert frame["observations"].tolist() == [0]
    assert frame[["voice_list", "first_year", "last_year", "newest"]].isna().all(axis=None)


def test_sources_behind_a_view_add_up_to_its_observations() -> None:
    frame = run("coverage/sources_behind", theme=["torture"], region=["TJ"], from_year=2016, to_year=2022)
    members = [
        row for row in observed(2016, 2022) if row["theme"] == "torture" and row["region_code"] == "TJ"
    ]
    assert frame["observations"].sum() == len(members)
    assert set(frame["source_id"]) == {member["source_id"] for member in members}
    assert frame["source_title"].notna().all()


def test_totals_are_counts_of_the_files() -> None:
    totals = run("coverage/totals").iloc[0]
    assert totals["observations"] == len(rows("observations"))
    assert totals["recommendations"] == len(rows("recommendations"))
    assert totals["sources"] == len(rows("sources"))
    assert totals["copies"] == sum(row["kind"] == "mirror" for row in rows("sources"))
    assert totals["sources_without_address"] == sum(not row["url"] for row in rows("sources"))
    assert totals["producers"] == sum(bool(row["voice"]) for row in rows("producers"))
    assert totals["evidence"] == sum(row["producer_id"] != "paygiri" for row in rows("status_events"))
    assert totals["exclusions"] == len(rows("exclusions"))
    assert totals["series_breaks"] == len(rows("series_breaks"))
    assert str(totals["read_until"])[:10] == max(row["accessed"] for row in rows("sources"))
