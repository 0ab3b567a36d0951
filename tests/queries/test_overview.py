"""The figures of the overview, counted by hand from status_events.csv and recounted from the rules."""

import datetime

import pandas as pd
import pytest

from queries import run
from tests.queries.status_by_hand import headline_counts, items, rows

pytestmark = pytest.mark.usefixtures("warehouse")


def headline(as_of: str) -> dict[str, int]:
    row = run("overview/headline", as_of=as_of).iloc[0]
    return {str(name): int(value) for name, value in row.items() if name != "as_of"}


# Counted on paper from forums.csv and status_events.csv. When an event is added or read anew, count again.
COUNTED = {
    # The first Dialogue's own day: 71 less the second Dialogue (9), the EU dialogue of 2025 (3), the paper of
    # 2025 (3) and the report dated only 2024 (4). Moved: CSP20-16 forward, CCPR19-01 back (contested since
    # January 2024), first evidence on CSP20-03, 04, 19, 20, 22, CEDAW18-01, UPR21-03, NSHR23-01, PEN20-01.
    "2024-10-18": {
        "tracked": 52,
        "assessable": 52,
        "moved": 11,
        "moved_forward": 1,
        "moved_back": 1,
        "first_evidence": 9,
        "contested": 1,
        "no_evidence": 27,
        "stale": 3,
        "expired": 10,
        "not_assessable": 0,
    },
    # The second Dialogue's day. Contested: CAT18-02 and CCPR19-01. Forward: CSP20-16, CSP20-19, CAT12-01,
    # CAT18-04. The 30 without evidence hold all 9 of the day itself.
    "2025-09-26": {
        "tracked": 65,
        "assessable": 65,
        "moved": 15,
        "moved_forward": 4,
        "moved_back": 0,
        "first_evidence": 11,
        "contested": 2,
        "no_evidence": 30,
        "stale": 6,
        "expired": 9,
        "not_assessable": 0,
    },
    # The day the search was closed. Moved: D25-08 forward; first evidence on D25-01, 02, 03 and EUHRD25-02.
    # Seven have evidence of the last 12 months: those five, D24-01 and NAPCAT19-01; 71 - 26 - 7 are old.
    "2026-11-21": {
        "tracked": 71,
        "assessable": 71,
        "moved": 5,
        "moved_forward": 1,
        "moved_back": 0,
        "first_evidence": 4,
        "contested": 2,
        "no_evidence": 26,
        "stale": 24,
        "expired": 14,
        "not_assessable": 0,
    },
}


@pytest.mark.parametrize("as_of", COUNTED)
def test_headline_figures_are_those_counted_on_paper(as_of: str) -> None:
    assert headline(as_of) == COUNTED[as_of]


def test_contested_items_are_those_found_on_paper() -> None:
    # CAT18-02: the state's last ranked word is in_progress (2019), the UN's partially_implemented (2025).
    # CCPR19-01: Parliament says implemented (2022), the UN's bodies partially_implemented (2024).
    frame = run("overview/items", as_of="2026-11-21").set_index("recommendation_id")
    contested = frame[frame["contested"]]
    assert contested["status"].to_dict() == {
        "CAT18-02": "in_progress",
        "CCPR19-01": "partially_implemented",
    }


def test_both_dialogues_stand_as_counted_on_paper() -> None:
    # In progress: D24-01 and 02; D25-01, 02, 03, 06 and 08. The rest has no evidence; D24-04 of the training
    # on data, three days before, belongs to the cycle of the first Dialogue.
    frame = run("overview/items", as_of="2026-11-21")
    found = frame.set_index("cycle_id")["status"]
    assert sorted(found["dialogue_2024"]) == ["in_progress"] * 2 + ["no_evidence"] * 2
    assert sorted(found["dialogue_2025"]) == ["in_progress"] * 5 + ["no_evidence"] * 4


@pytest.mark.parametrize(
    "as_of",
    [
        "2011-01-01",
        "2020-12-31",
        "2024-10-17",
        "2024-10-18",
        "2025-03-31",
        "2025-09-26",
        "2026-11-21",
        "2028-02-29",
    ],
)
def test_headline_figures_are_a_count_of_the_items(as_of: str) -> None:
    assert headline(as_of) == headline_counts(datetime.date.fromisoformat(as_of))


@pytest.mark.parametrize("as_of", ["2024-10-18", "2025-09-26", "2026-11-21"])
def test_headline_figures_have_their_rows(as_of: str) -> None:
    figures, frame = headline(as_of), run("overview/items", as_of=as_of)
    assert len(frame) == figures["tracked"]
    assert frame["contested"].sum() == figures["contested"]
    assert frame["move"].notna().sum() == figures["moved"]
    for column, value, figure in (
        ("status", "no_evidence", "no_evidence"),
        ("status", "not_assessable", "not_assessable"),
        ("freshness", "stale", "stale"),
        ("freshness", "expired", "expired"),
        ("move", "forward", "moved_forward"),
        ("move", "back", "moved_back"),
        ("move", "first_evidence", "first_evidence"),
    ):
        assert (frame[column] == value).sum() == figures[figure], figure


def test_item_with_a_status_names_its_source() -> None:
    frame = run("overview/items", as_of="2026-11-21")
    evidenced = frame[frame["status"] != "no_evidence"]
    assert (
        evidenced[["headline_event", "source_title", "publisher", "voice", "producer_en"]]
        .notna()
        .all(axis=None)
    )
    assert frame.loc[frame["status"] == "no_evidence", "source_id"].isna().all()


def test_recommendations_of_a_dialogue_are_not_there_before_its_day() -> None:
    assert "dialogue_2025" not in set(run("overview/items", as_of="2025-09-25")["forum_id"])
    assert "dialogue_2025" in set(run("overview/items", as_of="2025-09-26")["forum_id"])


def test_latest_evidence_is_newest_first_and_never_of_the_future() -> None:
    frame = run("overview/latest_evidence", as_of="2025-09-26", row_limit=500)
    counting = [evidence for item in items().values() for evidence in item.evidence]
    expected = {each.event for each in counting if each.day <= datetime.date(2025, 9, 26)}
    assert set(frame["event_id"]) == expected
    assert frame["effective_date"].is_monotonic_decreasing
    shorter = run("overview/latest_evidence", as_of="2025-09-26", row_limit=5)
    assert list(shorter["event_id"]) == list(frame["event_id"][:5])


def test_latest_evidence_leaves_out_searches_and_starting_points() -> None:
    frame = run("overview/latest_evidence", as_of="2026-11-21", row_limit=500)
    assert frame["voice"].notna().all()
    assert "no_evidence" not in set(frame["status"])


def test_strip_has_every_region_and_theme_also_where_nothing_is_known() -> None:
    theme_of = {row["indicator_id"]: row["theme_id"] for row in rows("indicators")}
    known: dict[tuple[str, str], list[dict[str, str]]] = {
        (region["region_code"], theme["theme_id"]): []
        for region in rows("regions")
        for theme in rows("themes")
    }
    for observation in rows("observations"):
        known[observation["region_code"], theme_of[observation["indicator_id"]]].append(observation)
    expected = {
        key: (
            len(mine),
            len({each["indicator_id"] for each in mine}),
            len({each["period_end"][:4] for each in mine}),
            max((each["period_end"] for each in mine), default=None),
        )
        for key, mine in known.items()
    }
    found = {}
    for row in run("overview/coverage_strip").to_dict("records"):
        newest = None if pd.isna(row["newest"]) else str(row["newest"].date())
        found[row["region_code"], row["theme_id"]] = (
            row["observations"],
            row["indicators"],
            row["years"],
            newest,
        )
    assert found == expected


def test_figures_of_a_region_without_value_are_missing_not_zero() -> None:
    # observations.csv: the median schooling of women is known for the nation, GBAO and the districts only.
    frame = run("overview/region_figures", indicator="women_median_schooling").set_index("region_code")
    assert frame["value"].dropna().to_dict() == {"TJ": 9.8, "TJ-GB": 10.7, "TJ-RA": 8.8}
    assert set(frame.index) == {"TJ", "TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB"}
    assert frame.loc["TJ-SU", ["observation_id", "source_id", "producer_en"]].isna().all()


def test_figures_name_their_producer_and_source() -> None:
    frame = run("overview/region_figures", indicator="population").set_index("region_code")
    assert frame.loc["TJ-GB", "value"] == 234800
    assert set(frame["source_id"]) == {"tajstat_population_2025"}
    assert set(frame["voice"]) == {"state"}
    assert frame["rank_high"].to_dict()["TJ-KT"] == 1


def test_figures_of_an_unknown_indicator_are_all_missing() -> None:
    frame = run("overview/region_figures", indicator="no_such_indicator")
    assert len(frame) == 6
    assert frame["value"].isna().all()
