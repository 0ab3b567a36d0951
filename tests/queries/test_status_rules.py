"""The rules of the tracker, case by case, on a warehouse of one recommendation made on 18 October 2024."""

import datetime
from typing import Any

import pytest

from tests.queries.one_recommendation import Event, ask, one_recommendation


def item(events: list[Event], as_of: str, made: str = "2024-10-18", made_read_on: str = "2026-11-21") -> Any:
    """The one item of the tracker on a day; None when it is not in the set."""
    with one_recommendation(events, made, made_read_on) as connection:
        (found,) = ask(connection, "tracker/item", id="R-1", as_of=as_of)
        in_the_set = ask(connection, "overview/items", as_of=as_of)
    assert len(in_the_set) == (found["status"] is not None)
    return {**found, "move": in_the_set[0]["move"]} if in_the_set else None


STATE_PARTLY = Event("2025-03-01", "state", "partially_implemented")
STATE_DONE = Event("2025-03-01", "state", "implemented")
CIVIL_STARTED = Event("2025-02-01", "civil_society", "in_progress")
CIVIL_PARTLY = Event("2025-02-01", "civil_society", "partially_implemented")
WORSE_ABROAD = Event("2025-01-10", "international", "regressed")

# events; as of; what it counts as; headline; contested; headline event
CASES: dict[str, tuple[list[Event], str, str, str, bool, str | None]] = {
    "no event": ([], "2026-01-01", "no_evidence", "no_evidence", False, None),
    "one voice": (
        [STATE_PARTLY],
        "2026-01-01",
        "partially_implemented",
        "partially_implemented",
        False,
        "e1",
    ),
    "before its first event": ([STATE_PARTLY], "2025-02-28", "no_evidence", "no_evidence", False, None),
    "on the day of its first event": (
        [STATE_PARTLY],
        "2025-03-01",
        "partially_implemented",
        "partially_implemented",
        False,
        "e1",
    ),
    "two voices agreeing": (
        [STATE_PARTLY, CIVIL_PARTLY],
        "2026-01-01",
        "partially_implemented",
        "partially_implemented",
        False,
        "e1",
    ),
    "two voices differing count at the lower": (
        [STATE_PARTLY, CIVIL_STARTED],
        "2026-01-01",
        "in_progress",
        "partially_implemented",
        True,
        "e1",
    ),
    "the state itself may be the lower": (
        [Event("2025-01-01", "state", "not_started"), CIVIL_STARTED],
        "2026-01-01",
        "not_started",
        "in_progress",
        True,
        "e2",
    ),
    "three voices count at the lowest that differs": (
        [STATE_DONE, CIVIL_STARTED, WORSE_ABROAD],
        "2026-01-01",
        "regressed",
        "implemented",
        True,
        "e1",
    ),
    "an independent voice that agrees leaves another to contest": (
        [STATE_PARTLY, CIVIL_PARTLY, Event("2025-01-05", "academic", "in_progress")],
        "2026-01-01",
        "in_progress",
        "partially_implemented",
        True,
        "e1",
    ),
    "two independent voices do not contest without the state": (
        [CIVIL_STARTED, WORSE_ABROAD],
        "2026-01-01",
        "in_progress",
        "in_progress",
        False,
        "e1",
    ),
    "media differing do not contest": (
        [STATE_PARTLY, Event("2025-02-01", "media", "regressed")],
        "2026-01-01",
        "partially_implemented",
        "partially_implemented",
        False,
        "e1",
    ),
    "media may hold the headline": (
        [STATE_PARTLY, Event("2025-04-01", "media", "in_progress")],
        "2026-01-01",
        "in_progress",
        "in_progress",
        False,
        "e2",
    ),
    "a contested item is not moved by a later word of the media": (
        [STATE_PARTLY, CIVIL_STARTED, Event("2025-04-01", "media", "regressed")],
        "2026-01-01",
        "in_progress",
        "regressed",
        True,
        "e3",
    ),
    "a voice that changes its mind ends the contest": (
        [STATE_PARTLY, CIVIL_STARTED, Event("2025-05-01", "civil_society", "partially_implemented")],
        "2026-01-01",
        "partially_implemented",
        "partially_implemented",
        False,
        "e3",
    ),
    "a year is read as its last day: before": (
        [Event("2025", "state", "implemented")],
        "2025-12-30",
        "no_evidence",
        "no_evidence",
        False,
        None,
    ),
    "a year is read as its last day: on it": (
        [Event("2025", "state", "implemented")],
        "2025-12-31",
        "implemented",
        "implemented",
        False,
        "e1",
    ),
    "a month is read as its last day: before": (
        [Event("2025-10", "state", "implemented")],
        "2025-10-30",
        "no_evidence",
        "no_evidence",
        False,
        None,
    ),
    "a month is read as its last day: on it": (
        [Event("2025-10", "state", "implemented")],
        "2025-10-31",
        "implemented",
        "implemented",
        False,
        "e1",
    ),
    "a February of a leap year has 29 days": (
        [Event("2028-02", "state", "implemented", read_on="2028-03-05")],
        "2028-02-28",
        "no_evidence",
        "no_evidence",
        False,
        None,
    ),
    "a partial date is never later than the day its source was read": (
        [Event("2026", "state", "implemented", read_on="2026-11-21")],
        "2026-11-21",
        "implemented",
        "implemented",
        False,
        "e1",
    ),
    "a partial date within the recommendation's own year counts": (
        [Event("2024", "state", "in_progress")],
        "2025-01-01",
        "in_progress",
        "in_progress",
        False,
        "e1",
    ),
    "undated evidence never counts": (
        [Event(None, "state", "implemented")],
        "2026-01-01",
        "no_evidence",
        "no_evidence",
        False,
        None,
    ),
    "evidence before the recommendation is its baseline": (
        [Event("2024-10-17", "state", "implemented")],
        "2026-01-01",
        "no_evidence",
        "no_evidence",
        False,
        None,
    ),
    "evidence of the recommendation's own day counts": (
        [Event("2024-10-18", "state", "in_progress")],
        "2024-10-18",
        "in_progress",
        "in_progress",
        False,
        "e1",
    ),
    "flagged as baseline never counts": (
        [Event("2024-10-18", "state", "in_progress", is_baseline=True)],
        "2026-01-01",
        "no_evidence",
        "no_evidence",
        False,
        None,
    ),
    "regression after implementation": (
        [STATE_DONE, Event("2025-09-01", "state", "regressed")],
        "2026-01-01",
        "regressed",
        "regressed",
        False,
        "e2",
    ),
    "regression is not seen before its day": (
        [STATE_DONE, Event("2025-09-01", "state", "regressed")],
        "2025-08-31",
        "implemented",
        "implemented",
        False,
        "e1",
    ),
    "two events of one voice on one day: the lower rank": (
        [Event("2025-03-01", "state", "implemented"), Event("2025-03-01", "state", "in_progress")],
        "2026-01-01",
        "in_progress",
        "in_progress",
        False,
        "e2",
    ),
    "two equal events of one voice on one day: the lower id": (
        [Event("2025-03-01", "state", "in_progress"), Event("2025-03-01", "state", "in_progress")],
        "2026-01-01",
        "in_progress",
        "in_progress",
        False,
        "e1",
    ),
    "two voices on one day: the headline is the lower rank": (
        [Event("2025-03-01", "media", "implemented"), Event("2025-03-01", "academic", "in_progress")],
        "2026-01-01",
        "in_progress",
        "in_progress",
        False,
        "e2",
    ),
    "state and civil society on one day contest": (
        [Event("2025-03-01", "state", "implemented"), Event("2025-03-01", "civil_society", "not_started")],
        "2026-01-01",
        "not_started",
        "not_started",
        True,
        "e2",
    ),
    "a newer no_evidence row does not replace ranked evidence": (
        [STATE_PARTLY, Event("2025-11-01", "civil_society", "no_evidence")],
        "2026-01-01",
        "partially_implemented",
        "partially_implemented",
        False,
        "e1",
    ),
    "a newer search of our own does not replace ranked evidence": (
        [STATE_PARTLY, Event("2025-11-01", None, "no_evidence")],
        "2026-01-01",
        "partially_implemented",
        "partially_implemented",
        False,
        "e1",
    ),
    "a search of our own never ranks": (
        [Event("2025-11-01", None, "implemented")],
        "2026-01-01",
        "no_evidence",
        "no_evidence",
        False,
        None,
    ),
    "not assessable when that is the latest word": (
        [STATE_PARTLY, CIVIL_STARTED, Event("2025-06-01", "international", "not_assessable")],
        "2026-01-01",
        "not_assessable",
        "not_assessable",
        False,
        "e3",
    ),
    "assessable again after newer ranked evidence": (
        [Event("2025-01-01", "international", "not_assessable"), STATE_PARTLY],
        "2026-01-01",
        "partially_implemented",
        "partially_implemented",
        False,
        "e2",
    ),
    "an older not_assessable of an independent voice does not contest": (
        [STATE_PARTLY, Event("2025-02-01", "civil_society", "not_assessable")],
        "2026-01-01",
        "partially_implemented",
        "partially_implemented",
        False,
        "e1",
    ),
    "ranked evidence of the same day goes before not_assessable": (
        [Event("2025-03-01", "international", "not_assessable"), STATE_PARTLY],
        "2026-01-01",
        "partially_implemented",
        "partially_implemented",
        False,
        "e2",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_status_of_the_case(case: str) -> None:
    events, as_of, status, headline, contested, event = CASES[case]
    found = item(events, as_of)
    assert found is not None
    assert (found["status"], found["headline"], found["contested"]) == (status, headline, contested)
    assert found["headline_event"] == (f"R-1-{event}" if event else None)


def test_item_is_not_in_the_set_before_its_forum() -> None:
    assert item([STATE_PARTLY], "2024-10-17") is None
    assert item([STATE_PARTLY], "2024-10-18")["status"] == "no_evidence"


def test_forum_of_a_year_makes_its_items_on_the_last_day() -> None:
    assert item([], "2024-12-30", made="2024") is None
    assert item([], "2024-12-31", made="2024")["status"] == "no_evidence"


def test_forum_of_the_current_year_makes_its_items_when_it_was_read() -> None:
    assert item([], "2026-11-20", made="2026", made_read_on="2026-11-21") is None
    assert item([], "2026-11-21", made="2026", made_read_on="2026-11-21")["status"] == "no_evidence"


def test_each_voice_keeps_its_own_latest_evidence() -> None:
    found = item([STATE_PARTLY, CIVIL_STARTED, WORSE_ABROAD], "2025-02-15")
    assert found["state_status"] is None
    assert (found["civil_society_status"], found["civil_society_event"]) == ("in_progress", "R-1-e2")
    assert found["civil_society_date"] == datetime.date(2025, 2, 1)
    assert (found["international_status"], found["international_event"]) == ("regressed", "R-1-e3")
    assert found["academic_status"] is None
    assert found["media_status"] is None
    assert (found["headline_voice"], found["headline_date"]) == ("civil_society", datetime.date(2025, 2, 1))


def test_baseline_and_undated_rows_are_shown_but_do_not_count() -> None:
    events = [
        Event("2024-10-17", "state", "in_progress"),
        Event("2024-10-18", "state", "in_progress", is_baseline=True),
        Event(None, "state", "implemented"),
        Event("2025-01-01", None, "no_evidence"),
        Event("2025-01-01", "media", "no_evidence"),
        STATE_PARTLY,
    ]
    with one_recommendation(events) as connection:
        shown = ask(connection, "tracker/item_events", id="R-1")
    assert {row["event_id"][-2:]: (row["is_baseline"], row["counts"]) for row in shown} == {
        "e1": (True, False),
        "e2": (True, False),
        "e3": (False, False),
        "e4": (False, False),
        "e5": (False, False),
        "e6": (False, True),
    }


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-03-01", "fresh"),
        ("2026-03-01", "fresh"),  # exactly 12 months
        ("2026-03-02", "stale"),
        ("2027-03-01", "stale"),  # exactly 24 months
        ("2027-03-02", "expired"),
    ],
)
def test_evidence_grows_old_after_12_and_24_months(as_of: str, expected: str) -> None:
    assert item([STATE_PARTLY], as_of)["freshness"] == expected


def test_freshness_of_a_contested_item_is_that_of_its_latest_evidence() -> None:
    events = [
        Event("2024-11-01", "state", "implemented"),
        Event("2025-11-01", "civil_society", "in_progress"),
    ]
    assert item(events, "2026-11-01")["freshness"] == "fresh"
    assert item(events, "2026-11-02")["freshness"] == "stale"


def test_item_without_rank_has_no_freshness() -> None:
    assert item([], "2026-01-01")["freshness"] == "none"
    assert item([Event("2025-01-01", "state", "not_assessable")], "2026-06-01")["freshness"] == "none"


@pytest.mark.parametrize(
    ("events", "as_of", "expected"),
    [
        ([], "2026-01-01", None),
        ([STATE_PARTLY], "2025-03-01", "first_evidence"),  # the item did not exist a year before
        ([STATE_PARTLY], "2026-02-28", "first_evidence"),  # it existed without evidence
        ([STATE_PARTLY], "2026-03-01", None),  # the evidence is a year old
        ([STATE_PARTLY, Event("2026-06-01", "state", "implemented")], "2026-06-01", "forward"),
        ([STATE_PARTLY, Event("2026-06-01", "state", "regressed")], "2026-06-01", "back"),
        ([STATE_PARTLY, Event("2026-06-01", "state", "partially_implemented")], "2026-06-01", None),
        # a contest lowers what the item counts as
        ([STATE_PARTLY, Event("2026-06-01", "civil_society", "in_progress")], "2026-06-01", "back"),
        # forward and back within the year is no move
        (
            [
                STATE_PARTLY,
                Event("2026-06-01", "state", "implemented"),
                Event("2026-07-01", "state", "partially_implemented"),
            ],
            "2026-07-01",
            None,
        ),
        # what cannot be assessed has no direction
        ([STATE_PARTLY, Event("2026-06-01", "state", "not_assessable")], "2026-06-01", None),
        (
            [Event("2025-01-01", "state", "not_assessable"), Event("2026-06-01", "state", "implemented")],
            "2026-06-01",
            None,
        ),
    ],
)
def test_move_in_12_months(events: list[Event], as_of: str, expected: str | None) -> None:
    assert item(events, as_of)["move"] == expected


def test_not_assessable_leaves_the_denominator() -> None:
    with one_recommendation([Event("2025-01-01", "state", "not_assessable")]) as connection:
        counts = ask(connection, "overview/headline", as_of="2026-01-01")[0]
    assert (counts["tracked"], counts["assessable"], counts["not_assessable"]) == (1, 0, 1)
    assert (counts["no_evidence"], counts["stale"], counts["expired"]) == (0, 0, 0)


def test_headline_of_a_day_before_everything_is_all_zero() -> None:
    with one_recommendation([]) as connection:
        counts = ask(connection, "overview/headline", as_of="2000-01-01")
    assert len(counts) == 1
    assert {value for name, value in counts[0].items() if name != "as_of"} == {0}


def test_spans_of_an_item_meet_without_gap_or_overlap() -> None:
    events = [STATE_PARTLY, CIVIL_STARTED, WORSE_ABROAD, Event("2025-03-01", "media", "regressed")]
    with one_recommendation(events) as connection:
        spans = connection.execute(
            "select valid_from, valid_to from marts.status_spans order by valid_from"
        ).fetchall()
    day = datetime.date
    assert spans == [
        (day(2024, 10, 18), day(2025, 1, 10)),
        (day(2025, 1, 10), day(2025, 2, 1)),
        (day(2025, 2, 1), day(2025, 3, 1)),
        (day(2025, 3, 1), day(9999, 12, 31)),
    ]
