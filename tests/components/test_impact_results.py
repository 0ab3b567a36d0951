"""Results: target against reported only where both are known; implausible figures are shown and marked."""

from datetime import date

import pytest

from components.impact.address import ImpactFilters, ImpactPlace
from components.impact.beside import beside, no_attribution, output_rows
from components.impact.results import bullet, by_level, results_table
from tests.components.impact_rows import NAMES, languages, result

DAY = date(2026, 11, 21)
PLACE = ImpactPlace(ImpactFilters(), DAY, DAY)


def test_bullet_is_drawn_where_both_target_and_figure_are_known() -> None:
    drawn = bullet(result(target=100.0, achieved=80.0, achieved_low=80.0, achieved_high=80.0), "en")
    assert 'aria-label="80 reported against a target of 100"' in drawn
    # The scale ends at 108: the target stands at 100/108 of 180, the bar at 80/108 of 180.
    assert 'x1="166.67"' in drawn
    assert 'width="133.33"' in drawn


@pytest.mark.parametrize(
    "cells",
    [
        {"target": 100.0},
        {"achieved": 80.0},
        {"target": 100.0, "achieved": 80.0, "flagged": True},
        {"target": 0.0, "achieved": 80.0},
    ],
)
def test_bullet_is_left_out_otherwise(cells: dict[str, object]) -> None:
    assert bullet(result(**cells), "en") == ""


def test_country_context_stands_last_under_its_own_name() -> None:
    levels = by_level([result(level="context"), result()], NAMES, "en")
    assert [name for name, _ in levels] == ["Output", "Country context, no result of the project"]


def test_plan_without_a_result_says_that_none_was_found() -> None:
    (row,) = output_rows([result(target=450.0)], "en")
    assert (row["amount"], row["more"]) == ("target 450 people", "planned; no result found")


def test_implausible_figure_is_shown_as_reported_and_marked() -> None:
    table = results_table([result(achieved=60000.0, flagged=True)], NAMES, "en")
    assert table.iloc[0]["Reported"] == "60,000 people"
    assert table.iloc[0]["Marked"] == "yes"


def test_context_is_no_output() -> None:
    assert output_rows([result(level="context", achieved=9.0)], "en") == []


def recommendation(project: str) -> dict[str, object]:
    return {
        "project_id": project,
        "recommendation_id": "D25-01",
        **languages("text", "Ratify."),
        **languages("forum_title", "Dialogue"),
        **languages("reason", f"Aim of {project}."),
        "status": "no_evidence",
        "contested": False,
        "freshness": "none",
        "headline_date": None,
        "voice": None,
        "source_id": None,
        "source_title": None,
        "publisher": None,
        "url": None,
        "published": None,
        "accessed": None,
        "source_kind": None,
        "original_publisher": None,
    }


def test_recommendation_of_two_projects_stands_once_with_both_reasons() -> None:
    columns = beside([], [], [recommendation("ONE"), recommendation("TWO")], PLACE)
    (row,) = columns["recommendations"]
    assert [one["reason"] for one in row["projects"]] == ["Aim of ONE.", "Aim of TWO."]


def test_three_columns_claim_no_attribution() -> None:
    assert beside([], [], [], PLACE)["sentence"] == no_attribution("en")
    assert "No source found shows that one led to another" in no_attribution("en")
