"""One item, what is linked to it, what changed between two days, and what one cycle hands on to the next,
read by hand from recommendations.csv, recommendation_links.csv and status_events.csv."""

import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from queries import run
from queries.faults import PackageRejected
from queries.loader import check
from tests.queries.broken_package import BrokenPackage
from tests.queries.status_by_hand import RANKS, rows, standing
from tests.queries.tracker_by_hand import NO_FILTER, filtered, histories, plain

pytestmark = pytest.mark.usefixtures("warehouse")
FRAMEWORKS = {
    "upr": "upr",
    "treaty_body": "treaty_body",
    "special_procedure": "special_procedure",
    "national_plan": "national",
    "strategy": "national",
}


def changes(since: str, as_of: str, **chosen: Any) -> pd.DataFrame:
    return run("tracker/changes", since=since, as_of=as_of, **NO_FILTER | chosen)


def listed(as_of: str, **chosen: Any) -> dict[str, dict[str, Any]]:
    frame = run("tracker/items", as_of=as_of, **NO_FILTER | chosen, sort="id", row_limit=500, row_offset=0)
    return plain(frame, "recommendation_id")


def directions(frame: pd.DataFrame) -> dict[str, set[str]]:
    groups = frame.groupby("direction")["recommendation_id"]
    return {str(direction): set(identities) for direction, identities in groups}


def test_changes_between_the_dialogues_read_by_hand() -> None:
    new = {f"D25-0{number}" for number in range(1, 10)} | {f"SRMIN24-0{number}" for number in range(1, 5)}
    assert directions(changes("2024-10-18", "2025-09-26")) == {
        "new_item": new,
        "first_evidence": {
            "D24-01",
            "D24-02",
            "CSP20-01",
            "CSP20-05",
            "CSP20-15",
            "CSP20-21",
            "CAT18-01",
            "CAT18-03",
            "UPR21-02",
            "UPR21-04",
        },
        "forward": {"CSP20-19", "CAT18-04", "CAT12-01"},
        "now_contested": {"CAT18-02"},
    }


def test_changes_since_the_second_dialogue_read_by_hand() -> None:
    assert directions(changes("2025-09-26", "2026-11-21")) == {
        "new_item": {"EUHRD25-01", "EUHRD25-02", "EUHRD25-03", "COC25-01", "COC25-02", "COC25-03"},
        "first_evidence": {
            "D25-01",
            "D25-02",
            "D25-03",
            "D25-06",
            "D25-08",
            "SRHRD24-01",
            "SRMIN24-01",
            "SRMIN24-02",
            "PEN20-02",
        },
    }


def test_change_names_the_event_that_made_it() -> None:
    found = plain(changes("2025-09-26", "2026-11-21"), "recommendation_id")
    prison = found["PEN20-02"]
    assert (prison["changed_by"], prison["changed_on"]) == ("PEN20-02-e2", "2025-11-20")
    assert prison["voice"] == "civil_society"
    assert (prison["status_before"], prison["status_after"]) == ("no_evidence", "in_progress")
    # D25-08: not started on 17 October 2025, in progress on 26 November; the later event made it what it is.
    assert found["D25-08"]["changed_by"] == "D25-08-e2"
    assert found["COC25-01"]["changed_by"] is None


@pytest.mark.parametrize(
    ("since", "as_of"),
    [("2019-01-01", "2021-06-30"), ("2022-01-01", "2024-10-18"), ("2024-12-30", "2024-12-31")],
)
def test_changes_are_those_between_two_standings(since: str, as_of: str) -> None:
    earlier, later = datetime.date.fromisoformat(since), datetime.date.fromisoformat(as_of)
    expected = {}
    for identity, item in histories().items():
        before, now = standing(item, earlier), standing(item, later)
        if now is None:
            continue
        told_before = before and (before.status, before.headline, before.contested)
        if told_before != (now.status, now.headline, now.contested):
            expected[identity] = (before.status if before else None, now.status)
    found = plain(changes(since, as_of), "recommendation_id")
    told = {identity: (row["status_before"], row["status_after"]) for identity, row in found.items()}
    assert told == expected
    for row in found.values():
        rank_before, rank_after = RANKS.get(row["status_before"]), RANKS.get(row["status_after"])
        if rank_before and rank_after and rank_before != rank_after:
            assert row["direction"] == ("forward" if rank_after > rank_before else "back")
        assert row["total"] == len(expected)


def test_nothing_changes_within_a_day_or_backwards() -> None:
    assert changes("2026-11-21", "2026-11-21").empty
    assert changes("2026-11-21", "2024-10-18").empty


def test_changes_keep_to_the_filters() -> None:
    assert set(changes("2025-09-26", "2026-11-21", region=["TJ-GB"])["recommendation_id"]) == {
        "EUHRD25-03",
        "SRMIN24-01",
        "SRMIN24-02",
    }


def test_contested_item_shows_each_voice_with_its_day() -> None:
    row = listed("2026-11-21")["CCPR19-01"]
    assert row["contested"]
    assert (row["status"], row["headline"]) == ("partially_implemented", "partially_implemented")
    assert (row["state_status"], row["state_date"]) == ("implemented", "2022-06-26")
    assert (row["international_status"], row["international_date"]) == ("partially_implemented", "2024-12-31")
    assert (row["media_status"], row["media_date"]) == ("in_progress", "2020-02-17")
    assert (row["civil_society_status"], row["civil_society_date"]) == (None, None)
    assert (row["evidence_count"], row["age_days"]) == (4, 690)


def test_list_names_regions_places_and_addressees_by_their_ids() -> None:
    found = listed("2026-11-21")
    assert found["CSP20-15"]["regions"].split() == ["TJ-KT", "TJ-RA"]
    assert found["CSP20-15"]["places"].split() == ["bokhtar_zone"]
    assert found["CSP20-03"]["addressees"].split() == ["local_sughd", "civil_society", "mia"]
    assert found["D24-01"]["places"].split() == []


def test_search_that_found_nothing_is_told_from_its_day_on() -> None:
    later, earlier = listed("2026-11-21")["D24-03"], listed("2026-11-20")["D24-03"]
    assert (later["last_search"], earlier["last_search"]) == ("2026-11-21", None)
    assert (later["status"], later["evidence_count"]) == ("no_evidence", 0)


@pytest.mark.parametrize("as_of", ["2024-10-18", "2026-11-21"])
def test_timeline_holds_what_was_known_of_the_items_of_the_page(as_of: str) -> None:
    paging = {"sort": "id", "row_limit": 20, "row_offset": 10}
    page = run("tracker/items", as_of=as_of, **NO_FILTER, **paging)
    frame = run("tracker/timeline", as_of=as_of, **NO_FILTER, **paging)
    told = set(page["recommendation_id"])
    events = [row for row in rows("status_events") if row["recommendation_id"] in told]
    read = {row["recommendation_id"]: row["position"] for row in page.to_dict("records")}
    dated = {row["event_id"] for row in events if row["date"] and row["date"] <= as_of[: len(row["date"])]}
    undated = {row["event_id"] for row in events if not row["date"]}
    # A partial date counts from its last possible day: 2024 is not yet known on 18 October 2024.
    not_yet = {row["event_id"] for row in events if row["date"] == "2024" and as_of < "2024-12-31"}
    assert set(frame["event_id"]) == dated - not_yet | undated
    assert (frame["position"] == frame["recommendation_id"].map(read)).all()


def one(identity: str, as_of: str) -> dict[str, Any]:
    return plain(run("tracker/item", id=identity, as_of=as_of), "recommendation_id")[identity]


def test_item_is_found_before_it_exists_but_has_no_status() -> None:
    row = one("D25-01", "2025-09-25")
    assert row["text_en"]
    assert [row[name] for name in ("status", "headline", "headline_date")] == [None, None, None]
    assert (row["freshness"], row["overdue"]) == ("none", False)
    assert one("D25-01", "2025-09-26")["status"] == "no_evidence"


@pytest.mark.parametrize(
    "question",
    ["item_events", "item_links", "item_indicators", "item_projects", "item_regions", "item_addressees"],
)
def test_unknown_item_has_nothing(question: str) -> None:
    assert run(f"tracker/{question}", id="NO-1").empty
    assert run("tracker/item", id="NO-1", as_of="2026-11-21").empty


def test_item_stands_as_in_the_list() -> None:
    shared = ("status", "status_rank", "headline", "contested", "freshness", "overdue", "age_days")
    found = listed("2025-09-26")
    for identity in ("CCPR19-01", "CAT18-02", "D24-03", "UPR16-02"):
        row = one(identity, "2025-09-26")
        assert {name: row[name] for name in shared} == {name: found[identity][name] for name in shared}


def test_links_of_an_item_lead_both_ways() -> None:
    frame = run("tracker/item_links", id="D25-02")
    found = set(zip(frame["other_id"], frame["side"], frame["relation"], strict=True))
    expected = {
        (row["to_id"], "later", row["relation"])
        for row in rows("recommendation_links")
        if row["from_id"] == "D25-02"
    }
    expected |= {
        (row["from_id"], "earlier", row["relation"])
        for row in rows("recommendation_links")
        if row["to_id"] == "D25-02"
    }
    assert found == expected
    assert ("NAPCAT19-02", "earlier", "continues") in found
    assert ("EUHRD25-02", "later", "crosswalk") in found
    assert frame.iloc[0]["relation"] == "continues", "what carries on comes before what only relates"


def test_projects_indicators_regions_and_addressees_of_an_item() -> None:
    assert set(run("tracker/item_projects", id="D25-01")["project_id"]) == {"BHR25", "FCDO25"}
    assert set(run("tracker/item_indicators", id="PEN20-02")["indicator_id"]) == {
        "prison_overcrowding",
        "prison_population",
    }
    regions = run("tracker/item_regions", id="CSP20-15")
    assert list(regions["region_code"]) == ["TJ-KT", "TJ-RA"]
    assert regions["place_id"].to_list()[0] == "bokhtar_zone"
    addressees = run("tracker/item_addressees", id="D25-02")
    assert list(zip(addressees["institution_id"], addressees["role"], strict=True)) == [
        ("government", "lead"),
        ("ombudsman", "lead"),
        ("civil_society", "supporting"),
    ]


def test_first_dialogue_handed_three_items_on_to_the_second() -> None:
    frame = run("tracker/carry_over", from_cycle="dialogue_2024", to_cycle="dialogue_2025")
    carried = frame[frame["outcome"] == "carried"]
    assert list(zip(carried["from_id"], carried["relation"], carried["to_id"], strict=True)) == [
        ("D24-01", "continues", "D25-03"),
        ("D24-02", "continues", "D25-09"),
        ("D24-03", "continues", "D25-07"),
    ]
    assert carried[["reason_en", "reason_ru", "reason_tg"]].notna().all(axis=None)
    related = frame[frame["outcome"] == "related"]
    assert list(zip(related["from_id"], related["to_id"], strict=True)) == [
        ("D24-01", "D25-02"),
        ("D24-01", "D25-06"),
        ("D24-02", "D25-08"),
    ]
    assert list(frame.loc[frame["outcome"] == "earlier_only", "from_id"]) == ["D24-04"]
    assert list(frame.loc[frame["outcome"] == "later_only", "to_id"]) == [
        "D25-01",
        "D25-02",
        "D25-04",
        "D25-05",
        "D25-06",
        "D25-08",
    ]


def test_cycles_without_a_link_hand_nothing_on() -> None:
    frame = run("tracker/carry_over", from_cycle="cat_2012", to_cycle="eu_hrd_2025")
    assert set(frame["outcome"]) == {"earlier_only", "later_only"}
    assert run("tracker/carry_over", from_cycle="no_such", to_cycle="nor_this").empty


@pytest.mark.parametrize("cycle", [None, "dialogue_2024", "dialogue_2025"])
def test_crosswalk_leads_to_reviews_and_national_documents(cycle: str | None) -> None:
    forums = {row["forum_id"]: row for row in rows("forums")}
    forum_of = {row["recommendation_id"]: row["forum_id"] for row in rows("recommendations")}
    expected = set()
    for row in rows("recommendation_links"):
        ends = ((row["from_id"], row["to_id"], "later"), (row["to_id"], row["from_id"], "earlier"))
        for identity, other, side in ends:
            framework = FRAMEWORKS.get(forums[forum_of[other]]["kind"])
            mine = forums[forum_of[identity]]["cycle_id"] or forum_of[identity]
            if framework and cycle in {None, mine}:
                expected.add((framework, identity, other, side, row["relation"]))
    frame = run("tracker/crosswalk", cycle=cycle)
    columns = ["framework", "recommendation_id", "other_id", "side", "relation"]
    assert set(frame[columns].itertuples(index=False, name=None)) == expected


def test_first_dialogue_meets_two_treaty_bodies() -> None:
    frame = run("tracker/crosswalk", cycle="dialogue_2024")
    found = set(zip(frame["framework"], frame["recommendation_id"], frame["other_id"], strict=True))
    assert found == {("treaty_body", "D24-01", "CAT18-01"), ("treaty_body", "D24-03", "CCPR19-01")}


def test_items_of_an_institution_are_those_the_list_filters() -> None:
    for institution in ("government", "moj", "media"):
        items = run("tracker/institution_items", institution=institution, as_of="2025-09-26")
        assert set(items["recommendation_id"]) == set(filtered("2025-09-26", institution=[institution]))


def test_cycle_within_another_cycle_is_refused(tmp_path: Path) -> None:
    package = BrokenPackage(tmp_path / "package")
    package.change("forums", "dialogue_2024", cycle_id="dialogue_2025")
    training = package.row_of("forums", "data_training_2024")
    with pytest.raises(PackageRejected) as refusal:
        check(package.folder, tmp_path)
    assert [str(fault) for fault in refusal.value.report.faults] == [
        f'forums.csv, row {training}, column cycle_id, value "dialogue_2024": '
        "the forum named here must be a cycle of its own, with an empty cycle_id"
    ]
