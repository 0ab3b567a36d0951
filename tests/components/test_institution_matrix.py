"""The matrix of institutions: order, links, words and its table; every value is escaped."""

from datetime import date
from typing import Any

import pytest

from components.address import link
from components.tracker.institution_matrix import (
    GROUPS,
    Moment,
    cell_words,
    grouped,
    institution_matrix,
    institution_table,
    matrix_row,
    roles_in_words,
    share,
    shown_statuses,
)
from tests.data.tables import rows

MOMENT = Moment(date(2026, 11, 21), "en", link)
STATUSES = (
    "implemented", "partially_implemented", "in_progress", "not_started", "regressed", "no_evidence",
    "not_assessable",
)  # fmt: skip


def institution(identity: str, kind: str = "state", name: str = "", **counts: int) -> dict[str, Any]:
    whole = sum(counts.get(status, 0) for status in STATUSES)
    zero = dict.fromkeys(
        (*STATUSES, "supporting", "moved", "moved_forward", "moved_back", "first_evidence", "contested",
         "stale", "expired", "overdue"), 0,
    )  # fmt: skip
    named = {f"name_{lang}": name or identity for lang in ("en", "ru", "tg")}
    return {
        "institution_id": identity, "kind": kind, "voice": "state", **named, **zero, "items": whole,
        "lead": whole, **counts,
    }  # fmt: skip


def test_groups_stand_in_order_and_institutions_by_how_often_they_were_asked() -> None:
    given = [
        institution("donors", "donor", in_progress=9),
        institution("b", name="Beta", in_progress=1),
        institution("a", name="Alpha", in_progress=1),
        institution("courts", "judiciary", no_evidence=3),
        institution("moj", in_progress=8),
    ]
    assert [(name, [row["institution_id"] for row in members]) for name, members in grouped(given, "en")] == [
        ("Government and state bodies", ["moj", "a", "b"]),
        ("Parliament, courts and the Ombudsman", ["courts"]),
        ("Donors and international organisations", ["donors"]),
    ]


def test_every_kind_of_the_package_has_a_group() -> None:
    kinds = {row["kind"] for row in rows("institutions")}
    assert kinds <= {kind for group in GROUPS.values() for kind in group}


def test_cell_opens_the_recommendations_it_counts() -> None:
    row = matrix_row(institution("moj", in_progress=5, no_evidence=1), STATUSES[:6], MOMENT)
    found = {cell["status"]: (cell["count"], cell["href"]) for cell in row["cells"]}
    assert found["in_progress"] == (5, "recommendations?institution=moj&view=list&status=in_progress")
    assert found["regressed"][0] == 0


def test_share_moved_opens_what_changed_since_the_same_day_a_year_before() -> None:
    row = matrix_row(
        institution("moj", in_progress=7, moved=3, moved_forward=2, first_evidence=1), STATUSES, MOMENT
    )
    moved = row["shares"][0]
    assert moved["figure"] == "3 of 7"
    assert moved["href"].endswith("since=2025-11-21")
    assert moved["words"] == "2 forward, 0 back, 1 with a first piece of evidence"


def test_year_before_a_leap_day_is_the_last_of_february() -> None:
    assert Moment(date(2024, 2, 29), "en", link).year_before == date(2023, 2, 28)


def test_share_of_nothing_is_a_bare_zero() -> None:
    assert share(0, 7, "en") == "0"


@pytest.mark.parametrize(
    ("lead", "supporting", "said"),
    [(3, 0, "leading"), (0, 2, "supporting"), (3, 2, "3 leading, 2 supporting")],
)
def test_roles_are_said_in_words(lead: int, supporting: int, said: str) -> None:
    assert roles_in_words(institution("x", lead=lead, supporting=supporting), "en") == said


def test_cell_is_read_aloud_with_its_institution_and_status() -> None:
    row = institution("moj", name="Ministry of Justice", in_progress=5, regressed=1)
    assert cell_words(row, "in_progress", "en") == "Ministry of Justice: 5 recommendations, in progress"
    assert cell_words(row, "regressed", "en") == "Ministry of Justice: 1 recommendation, regressed"


def test_not_assessable_gets_a_column_only_where_it_occurs() -> None:
    assert "not_assessable" not in shown_statuses([institution("a", in_progress=1)])
    assert shown_statuses([institution("a", not_assessable=1)])[-1] == "not_assessable"


def test_name_with_markup_is_escaped() -> None:
    html = institution_matrix([institution("a", name="<img src=x>", in_progress=1)], MOMENT)
    assert "<img" not in html
    assert "&lt;img src=x&gt;" in html


def test_table_holds_the_same_numbers() -> None:
    table = institution_table(
        [institution("a", name="Alpha", in_progress=2, no_evidence=1, contested=1)], "en"
    )
    assert table.iloc[0].to_dict() == {
        "Kind": "Government and state bodies",
        "Institution": "Alpha",
        "Asked in": 3,
        "leading": 3,
        "supporting": 0,
        "Implemented": 0,
        "Partially implemented": 0,
        "In progress": 2,
        "Not started": 0,
        "Regressed": 0,
        "No evidence": 1,
        "Moved in 12 months": 0,
        "Contested": 1,
        "Overdue": 0,
    }
