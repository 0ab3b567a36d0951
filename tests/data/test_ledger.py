"""Nothing of the research is lost silently: every figure became an observation or a stated exclusion.

The figures themselves are not in the repository. `ledger.csv` stands for them, one row a figure in the
order of the collection, so these tests hold the ledger against the two tables it points to.
"""

from collections import Counter

from tests.data.tables import rows

FIGURES = 1806

# Taken from project reports, not from the collected figures, so the ledger does not know them.
SUPPLEMENT = {
    "torture_complaints_prosecutor.tj.2020",
    "torture_complaints_prosecutor.tj.2021",
    "torture_complaints_prosecutor.tj.2022",
    "torture_complaints_prosecutor.tj.202301to202412",
    "torture_complaints_prosecutor.tj.2025H1",
    "monitoring_group_visits.tj.2019",
    "monitoring_group_visits.tj.2020",
    "monitoring_group_visits.tj.201401to201712",
}


def test_ledger_has_one_row_for_every_collected_figure() -> None:
    ledger = rows("ledger")
    assert [int(row["figure_row"]) for row in ledger] == list(range(1, FIGURES + 1))
    assert len({row["figure_key"] for row in ledger}) == FIGURES


def test_every_figure_went_to_exactly_one_place() -> None:
    for row in rows("ledger"):
        assert bool(row["observation_id"]) != bool(row["exclusion_id"]), row["figure_row"]


def test_every_observation_outside_the_supplement_is_reached_once() -> None:
    reached = Counter(row["observation_id"] for row in rows("ledger") if row["observation_id"])
    assert max(reached.values()) == 1
    assert set(reached) == {row["observation_id"] for row in rows("observations")} - SUPPLEMENT


def test_the_supplement_exists() -> None:
    assert {row["observation_id"] for row in rows("observations")} >= SUPPLEMENT


def test_every_exclusion_is_reached_once() -> None:
    reached = Counter(row["exclusion_id"] for row in rows("ledger") if row["exclusion_id"])
    assert max(reached.values()) == 1
    assert set(reached) == {row["exclusion_id"] for row in rows("exclusions")}


def test_observations_and_exclusions_add_up_to_the_collection() -> None:
    assert len(rows("observations")) - len(SUPPLEMENT) + len(rows("exclusions")) == FIGURES


def test_a_duplicate_points_to_the_observation_that_is_kept() -> None:
    kept = {row["observation_id"] for row in rows("observations")}
    for row in rows("exclusions"):
        assert bool(row["duplicate_of"]) == row["reason"].startswith("Duplicate"), row["exclusion_id"]
        if row["duplicate_of"]:
            assert row["duplicate_of"] in kept, row["exclusion_id"]


def test_every_exclusion_has_an_address_and_a_reason() -> None:
    for row in rows("exclusions"):
        assert row["url"].startswith("http"), row["exclusion_id"]
        assert row["reason"].endswith("."), row["exclusion_id"]


def test_a_figure_is_left_out_without_its_value_only_to_protect_a_person() -> None:
    for row in rows("exclusions"):
        assert (row["value"] == "") == row["reason"].endswith("The value is withheld."), row["exclusion_id"]
