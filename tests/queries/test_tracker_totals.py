"""The totals of the tracker on three days, counted by hand from status_events.csv, and every other count of
it against the rules written out once more."""

import datetime
from collections import Counter
from itertools import product
from typing import Any

import pandas as pd
import pytest

from queries import run
from tests.queries.status_by_hand import freshness, move, rows, standing
from tests.queries.tracker_by_hand import NO_FILTER, filtered, histories, is_overdue, named

pytestmark = pytest.mark.usefixtures("warehouse")
STATUSES = (
    "implemented",
    "partially_implemented",
    "in_progress",
    "not_started",
    "regressed",
    "no_evidence",
    "not_assessable",
)
COUNTS = ("items", "assessable", *STATUSES, "contested", "stale", "expired", "overdue")

# Counted by hand. On the first day csp_2020 alone has 24 of the 52 items: 13 without evidence, 5 in progress
# (03, 04, 10, 13, 18), 4 regressed (07, 09, 19, 20), 2 partially implemented (16, 22).
BY_HAND = {
    "2024-10-18": {
        "items": 52,
        "assessable": 52,
        "implemented": 2,  # IPHR20-01, NAPCAT19-04
        "partially_implemented": 5,  # CSP20-16, CSP20-22, CCPR19-01, UPR16-02, NAPCAT19-02
        "in_progress": 13,
        "not_started": 0,
        "regressed": 5,  # CSP20-07, -09, -19, -20, UPR21-03
        "no_evidence": 27,
        "not_assessable": 0,
        "contested": 1,  # CCPR19-01
        "stale": 3,  # CSP20-07, -10, -18
        "expired": 10,
        "overdue": 7,  # IPHR20-02, -03, UPR16-01, -02, NAPCAT19-01, -02, -03
    },
    "2025-09-26": {
        "items": 65,  # nine of the second Dialogue, four of the Special Rapporteur's visit
        "assessable": 65,
        "implemented": 3,  # CAT12-01
        "partially_implemented": 10,
        "in_progress": 16,
        "not_started": 1,  # UPR21-02
        "regressed": 5,
        "no_evidence": 30,
        "not_assessable": 0,
        "contested": 2,  # CAT18-02
        "stale": 6,  # CSP20-03, -04, -18, -20, IPHR20-01, PEN20-01
        "expired": 9,  # CSP20-07, -09, -10, -13, UPR16-02, NAPCAT19-01 to -04
        "overdue": 7,
    },
    "2026-11-21": {
        "items": 71,
        "assessable": 71,
        "implemented": 3,  # IPHR20-01, CAT12-01, NAPCAT19-04
        "partially_implemented": 10,
        "in_progress": 23,
        "not_started": 4,  # UPR21-02, SRHRD24-01, SRMIN24-01, -02
        "regressed": 5,  # CSP20-07, -09, -20, UPR21-03, -04
        "no_evidence": 26,
        "not_assessable": 0,
        "contested": 2,
        "stale": 24,
        "expired": 14,
        "overdue": 8,  # NSHR23-01
    },
}
DAYS = tuple(BY_HAND)


def summary(as_of: str, **chosen: Any) -> pd.DataFrame:
    return run("tracker/summary", as_of=as_of, **NO_FILTER | chosen).set_index("cycle_id")


def counted(identities: list[str], as_of: str) -> dict[str, int]:
    """The counts of a set of items, one item after another."""
    day = datetime.date.fromisoformat(as_of)
    counts = dict.fromkeys(COUNTS, 0)
    for identity in identities:
        now = standing(histories()[identity], day)
        assert now is not None
        counts["items"] += 1
        counts["assessable"] += now.status != "not_assessable"
        counts[now.status] += 1
        counts["contested"] += now.contested
        counts["overdue"] += is_overdue(named()[identity], now, day)
        age = freshness(now, day)
        if age in {"stale", "expired"}:
            counts[age] += 1
    return counts


def months_between(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    """The last day of every month from `first` on; the last of all is `last` itself."""
    found = [
        datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
        for year, month in product(range(first.year, last.year + 1), range(1, 13))
    ]
    return [*(day for day in found if first <= day < last), last]


@pytest.mark.parametrize("as_of", DAYS)
def test_totals_are_those_counted_by_hand(as_of: str) -> None:
    frame = summary(as_of)
    assert {name: int(frame[name].sum()) for name in COUNTS} == BY_HAND[as_of]


@pytest.mark.parametrize("as_of", DAYS)
def test_totals_counted_by_hand_agree_with_the_rules(as_of: str) -> None:
    assert counted(list(filtered(as_of)), as_of) == BY_HAND[as_of]


@pytest.mark.parametrize("as_of", DAYS)
def test_list_has_as_many_items_as_the_totals(as_of: str) -> None:
    frame = run("tracker/items", as_of=as_of, **NO_FILTER, sort="id", row_limit=500, row_offset=0)
    found = {
        "items": len(frame),
        **{status: int((frame["status"] == status).sum()) for status in STATUSES},
        **{flag: int(frame[flag].sum()) for flag in ("contested", "overdue")},
        **{age: int((frame["freshness"] == age).sum()) for age in ("stale", "expired")},
    }
    assert found == {name: BY_HAND[as_of][name] for name in found}


@pytest.mark.parametrize("as_of", DAYS)
def test_totals_agree_with_the_overview(as_of: str) -> None:
    overview = run("overview/headline", as_of=as_of).iloc[0]
    assert overview["tracked"] == BY_HAND[as_of]["items"]
    for name in ("assessable", "contested", "no_evidence", "stale", "expired", "not_assessable"):
        assert overview[name] == BY_HAND[as_of][name], name


def test_dialogues_counted_by_hand() -> None:
    # D24-01 and -02 had first evidence in September 2025; D24-04 comes from the training of the same cycle.
    first = ["items", "in_progress", "no_evidence"]
    assert list(summary("2024-10-15").loc["dialogue_2024", first]) == [1, 0, 1]
    assert list(summary("2024-10-18").loc["dialogue_2024", first]) == [4, 0, 4]
    assert list(summary("2025-09-26").loc["dialogue_2024", first]) == [4, 2, 2]
    assert list(summary("2026-11-21").loc["dialogue_2024", first]) == [4, 2, 2]
    assert list(summary("2025-09-26").loc["dialogue_2025", first]) == [9, 0, 9]
    assert list(summary("2026-11-21").loc["dialogue_2025", first]) == [9, 5, 4]


def test_cycles_are_forums_and_the_training_is_none() -> None:
    cycles = list(summary("2026-11-21").index)
    assert cycles[:2] == ["dialogue_2025", "dialogue_2024"]
    assert set(cycles) == {forum["forum_id"] for forum in rows("forums")} - {"data_training_2024"}


@pytest.mark.parametrize("as_of", DAYS)
def test_cycles_are_a_count_of_their_items(as_of: str) -> None:
    frame = summary(as_of)
    present = list(filtered(as_of))
    for cycle in frame.index:
        mine = [identity for identity in present if named()[identity].cycle == cycle]
        assert frame.loc[cycle, list(COUNTS)].to_dict() == counted(mine, as_of), cycle


@pytest.mark.parametrize("as_of", DAYS)
def test_matrix_is_a_count_of_the_items_that_name_a_region(as_of: str) -> None:
    frame = run("tracker/matrix", as_of=as_of, **NO_FILTER).set_index(["theme_id", "region_code"])
    present = list(filtered(as_of))
    expected = {}
    for key in {(named()[each].theme, region) for each in present for region in named()[each].regions}:
        mine = [each for each in present if named()[each].theme == key[0] and key[1] in named()[each].regions]
        expected[key] = counted(mine, as_of)
    assert frame[list(COUNTS)].to_dict("index") == expected


def test_matrix_shows_the_chosen_regions_alone() -> None:
    # CSP20-15 names DRS as well.
    frame = run("tracker/matrix", as_of="2026-11-21", **NO_FILTER | {"region": ["TJ-KT"]})
    assert set(frame["region_code"]) == {"TJ-KT"}
    assert frame["items"].sum() == 5


@pytest.mark.parametrize("as_of", ["2024-10-18", "2025-02-28", "2026-11-21"])
@pytest.mark.parametrize("chosen", [{}, {"theme": ["torture"]}, {"region": ["TJ-GB"]}], ids=str)
def test_progress_is_the_summary_of_each_month(as_of: str, chosen: dict[str, Any]) -> None:
    frame = run("tracker/progress", as_of=as_of, **NO_FILTER | chosen)
    last = datetime.date.fromisoformat(as_of)
    first = min(histories()[identity].exists_from for identity in filtered(as_of, **chosen))
    assert sorted({day.date() for day in frame["month_end"]}) == months_between(first, last)
    for day, month in frame.groupby(frame["month_end"].dt.date):
        standings = filtered(str(day), **chosen).values()
        statuses = Counter(now.status for now in standings)
        contested = Counter(now.status for now in standings if now.contested)
        found = month.set_index("status")
        assert {status: n for status, n in found["items"].items() if n} == statuses, day
        assert {status: n for status, n in found["contested"].items() if n} == contested, day


def test_progress_follows_the_items_that_pass_on_the_day() -> None:
    # The items regressed on the last day, and where they stood before: UPR21-04 had no evidence until 2024.
    frame = run("tracker/progress", as_of="2026-11-21", **NO_FILTER | {"status": ["regressed"]})
    last = frame[frame["month_end"] == "2026-11-21"].set_index("status")["items"]
    assert last["regressed"] == 5
    before = frame[frame["month_end"] == "2024-11-30"].set_index("status")["items"]
    assert (before["regressed"], before["no_evidence"]) == (4, 1)


@pytest.mark.parametrize("as_of", DAYS)
def test_institutions_are_a_count_of_what_they_are_asked(as_of: str) -> None:
    frame = run("tracker/institutions", as_of=as_of, **NO_FILTER).set_index("institution_id")
    day, present = datetime.date.fromisoformat(as_of), set(filtered(as_of))
    addressed: dict[str, list[tuple[str, str]]] = {}
    for row in rows("recommendation_addressees"):
        if row["recommendation_id"] in present:
            addressed.setdefault(row["institution_id"], []).append((row["recommendation_id"], row["role"]))
    assert set(frame.index) == set(addressed)
    for institution, asked in addressed.items():
        found = frame.loc[institution]
        assert found[list(COUNTS)].to_dict() == counted([each for each, _ in asked], as_of), institution
        roles = Counter(role for _, role in asked)
        assert (found["lead"], found["supporting"]) == (roles["lead"], roles["supporting"]), institution
        moves = Counter(move(histories()[each], day) for each, _ in asked)
        assert found["moved"] == sum(moves.values()) - moves[None], institution
        told = (found["moved_forward"], found["moved_back"], found["first_evidence"])
        assert told == (moves["forward"], moves["back"], moves["first_evidence"]), institution


def test_ombudsman_counted_by_hand() -> None:
    # recommendation_addressees.csv: six items, and the Ombudsman in the lead of each.
    found = run("tracker/institutions", as_of="2026-11-21", **NO_FILTER).set_index("institution_id")
    ombudsman = found.loc["ombudsman"]
    assert (ombudsman["items"], ombudsman["lead"], ombudsman["supporting"]) == (6, 6, 0)
    assert (ombudsman["in_progress"], ombudsman["partially_implemented"], ombudsman["implemented"]) == (
        3,
        2,
        1,
    )
    assert (ombudsman["moved"], ombudsman["first_evidence"], ombudsman["expired"]) == (2, 2, 3)
    items = run("tracker/institution_items", institution="ombudsman", as_of="2026-11-21")
    assert set(items["recommendation_id"]) == {
        "D25-02",
        "UPR16-02",
        "EUHRD25-02",
        "NAPCAT19-01",
        "NAPCAT19-02",
        "NAPCAT19-04",
    }
    assert set(items["role"]) == {"lead"}
