"""What follows up, against the CSV files: status as of many days, evidence, and what concerns a region."""

import datetime
from pathlib import Path

import pandas as pd
import pytest

from queries import run
from tests.queries.status_by_hand import VOICES, freshness, items, move, rows, standing
from tests.queries.tracker_by_hand import NO_FILTER

pytestmark = pytest.mark.usefixtures("warehouse")

# Each quarter from before the first forum to after the last source, and the days around what happened.
DAYS = [
    *(datetime.date(year, month, 15) for year in range(2017, 2027) for month in (1, 7)),
    *(
        datetime.date.fromisoformat(day)
        for day in (
            "2012-11-29",
            "2012-11-30",
            "2020-02-29",
            "2020-07-30",
            "2020-07-31",
            "2020-12-30",
            "2020-12-31",
            "2021-12-31",
            "2024-02-29",
            "2024-03-08",
            "2024-10-14",
            "2024-10-15",
            "2024-10-17",
            "2024-10-18",
            "2024-12-30",
            "2024-12-31",
            "2025-02-28",
            "2025-05-23",
            "2025-09-25",
            "2025-09-26",
            "2025-10-17",
            "2025-11-26",
            "2025-12-31",
            "2026-02-03",
            "2026-11-21",
            "2029-01-01",
        )
    ),
]


def text(value: object) -> object:
    """A cell as it is, or None where it is missing."""
    return None if pd.isna(value) else value  # type: ignore[call-overload]


def by_hand(as_of: datetime.date) -> dict[str, tuple[object, ...]]:
    found: dict[str, tuple[object, ...]] = {}
    for recommendation, item in items().items():
        now = standing(item, as_of)
        if now is not None:
            found[recommendation] = (
                now.status,
                now.headline,
                now.contested,
                now.headline_day,
                now.headline_event,
                freshness(now, as_of),
                move(item, as_of),
                *(now.voices.get(voice) for voice in VOICES),
            )
    return found


@pytest.mark.parametrize("as_of", DAYS, ids=str)
def test_status_of_every_item_is_that_of_the_published_rules(as_of: datetime.date) -> None:
    told = ["status", "headline", "contested", "headline_date", "headline_event"]
    voices = [f"{voice}_status" for voice in VOICES]
    listed = run("tracker/items", as_of=as_of, **NO_FILTER, sort="id", row_limit=500, row_offset=0)
    shown = run("overview/items", as_of=as_of)[["recommendation_id", *told, "freshness", "move"]]
    both = shown.merge(listed[["recommendation_id", *told, *voices]], on=["recommendation_id", *told])
    assert len(both) == len(shown) == len(listed)
    asked: dict[str, tuple[object, ...]] = {}
    for row in both.to_dict("records"):
        cells = [text(row[column]) for column in (*told, "freshness", "move", *voices)]
        cells[3] = cells[3].date() if isinstance(cells[3], pd.Timestamp) else None
        asked[str(row["recommendation_id"])] = tuple(cells)
    assert asked == by_hand(as_of)


def test_evidence_of_an_item_is_every_row_of_it() -> None:
    for recommendation in items():
        expected = {
            event["event_id"]
            for event in rows("status_events")
            if event["recommendation_id"] == recommendation
        }
        assert set(run("tracker/item_events", id=recommendation)["event_id"]) == expected


def test_evidence_of_an_unknown_item_is_empty() -> None:
    assert run("tracker/item_events", id="NO-1").empty


@pytest.mark.parametrize("region", ["TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB"])
def test_recommendations_of_a_region_are_its_own_and_those_of_the_nation(region: str) -> None:
    named = rows("recommendation_regions")
    own = {row["recommendation_id"] for row in named if row["region_code"] == region}
    national = {row["recommendation_id"] for row in named if row["region_code"] == "TJ"} - own
    frame = run("follow_up/recommendations_of_region", region=region, as_of="2026-11-21")
    found = frame.groupby("scope")["recommendation_id"].apply(set).to_dict()
    assert found.get("region", set()) == own
    assert found["nation"] == national


def test_recommendations_of_khatlon_name_its_zones() -> None:
    # recommendation_regions.csv: CSP20-02, 04 and 06 for the Kulob zone, two for the Bokhtar zone.
    frame = run("follow_up/recommendations_of_region", region="TJ-KT", as_of="2026-11-21")
    own = frame[frame["scope"] == "region"]
    assert own["place_id"].value_counts().to_dict() == {"kulob_zone": 3, "bokhtar_zone": 2}
    assert own["place_en"].notna().all()


def test_recommendations_of_the_nation_are_of_the_nation_only() -> None:
    frame = run("follow_up/recommendations_of_region", region="TJ", as_of="2026-11-21")
    assert set(frame["scope"]) == {"nation"}
    assert len(frame) == sum(row["region_code"] == "TJ" for row in rows("recommendation_regions"))


def test_recommendations_of_a_region_exist_only_from_their_forum() -> None:
    # The Platform's briefing is of July 2020, read as the 31st; GBAO's CSP20-07 to 09 come from it.
    before = run("follow_up/recommendations_of_region", region="TJ-GB", as_of="2020-07-30")
    since = run("follow_up/recommendations_of_region", region="TJ-GB", as_of="2020-07-31")
    new = set(since["recommendation_id"]) - set(before["recommendation_id"])
    assert {"CSP20-07", "CSP20-08", "CSP20-09"} <= new


@pytest.mark.parametrize(
    ("region", "concerns", "successes"), [("TJ-SU", 4, 1), ("TJ-GB", 4, 2), ("TJ-DU", 0, 0)]
)
def test_priorities_of_a_region(region: str, concerns: int, successes: int) -> None:
    kinds = run("follow_up/priorities_of_region", region=region)["kind"]
    assert ((kinds == "concern").sum(), (kinds == "success").sum()) == (concerns, successes)


@pytest.mark.parametrize("region", ["TJ", "TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB"])
def test_projects_of_a_region_are_those_that_name_it_and_the_national_ones(region: str) -> None:
    reach = rows("project_regions")
    own = {row["project_id"] for row in reach if row["region_code"] == region}
    national = {row["project_id"] for row in reach if row["region_code"] == "TJ"}
    frame = run("follow_up/projects_of_region", region=region)
    assert set(frame["project_id"]) == own | national
    if region != "TJ":
        assert set(frame.loc[frame["scope"] == "region", "project_id"]) == own


def test_partial_dates_of_a_project_are_kept_and_made_sortable() -> None:
    # projects.csv: Paths to Justice runs from 2024-02 to 2026-04.
    frame = run("follow_up/projects_of_region", region="TJ").set_index("project_id")
    project = frame.loc["P2J"]
    assert (project["start_date"], project["end_date"]) == ("2024-02", "2026-04")
    assert (project["starts_on"], project["ends_on"]) == (pd.Timestamp(2024, 2, 1), pd.Timestamp(2026, 4, 30))


@pytest.mark.parametrize("region", ["TJ", "TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB"])
def test_events_of_a_region_are_its_own_and_the_national_ones(region: str) -> None:
    events = rows("events")
    frame = run("follow_up/events_of_region", region=region)
    for scope, code in (("region", region), ("nation", "TJ")):
        if (scope, code) == ("region", "TJ"):
            continue
        expected = {event["event_id"] for event in events if event["region_code"] == code}
        assert set(frame.loc[frame["scope"] == scope, "event_id"]) == expected


def test_event_of_a_year_sorts_by_its_first_day(warehouse: Path) -> None:
    # events.csv: ev001 is dated 2004, ev002 2011-09.
    assert warehouse.is_file()
    found = run("follow_up/events_of_region", region="TJ-DU").set_index("event_id")
    assert (found.loc["ev001", "date"], found.loc["ev001", "sort_date"]) == ("2004", pd.Timestamp(2004, 1, 1))
    assert (found.loc["ev002", "date"], found.loc["ev002", "sort_date"]) == (
        "2011-09",
        pd.Timestamp(2011, 9, 1),
    )
