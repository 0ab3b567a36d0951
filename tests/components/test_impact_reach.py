"""The map of reach and the gap: marks by area, the nation apart, and the plain words about Dushanbe."""

from datetime import date
from typing import Any

import pytest

from components.impact.address import ImpactFilters, ImpactPlace
from components.impact.gap import gap_panel, gap_table, unmet
from components.impact.reach import Reached, reach_map, reach_statement, reached_in_words, reached_of
from components.impact.totals import money_totals
from queries.boundaries import region_boundaries
from tests.components.impact_rows import languages

DAY = date(2026, 11, 21)
PLACE = ImpactPlace(ImpactFilters(), DAY, DAY)
COUNTS = {
    "projects": 30, "with_money": 5, "nationwide": 18, "name_capital": 5, "activities": 20,
    "activities_capital": 12, "activities_unplaced": 3, "activities_nationwide": 17,
    "activities_nationwide_capital": 12,
}  # fmt: skip


def reached(code: str, projects: int, activities: int, point: tuple[float, float] | None = None) -> Reached:
    return Reached(code, code, projects, activities, point, "" if point else f"impact?region={code}")


FIVE = tuple(reached(code, number, number) for number, code in enumerate(
    ("TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB")
))  # fmt: skip


def test_statement_says_how_much_is_dushanbe() -> None:
    assert reach_statement(COUNTS, "en") == [
        "Of 20 dated activities found, 12 (60%) were held in Dushanbe.",
        "18 of 30 projects name no region: they are described as nationwide.",
        "Of the 17 activities found of these, 12 were held in Dushanbe.",
        "5 of 30 projects name Dushanbe as one of their regions.",
        "Of 3 activities the region is not known.",
    ]


def test_statement_without_activities_claims_no_share() -> None:
    none = {**COUNTS, "activities": 0, "activities_capital": 0, "activities_nationwide": 0,
            "activities_unplaced": 0}  # fmt: skip
    said = reach_statement(none, "en")
    assert said[0] == "No dated activity was found."
    assert "%" not in " ".join(said)


@pytest.mark.parametrize("width", [660.0, 360.0])
def test_map_says_every_region_and_links_it(width: float) -> None:
    drawn = reach_map(FIVE, 18, region_boundaries(), "en", "dark", width)
    for one in FIVE:
        assert reached_in_words(one, "en") in drawn
        assert f'href="{one.link}"' in drawn
    assert "18 nationwide projects, in no region" in drawn


def test_region_without_activities_has_a_broken_ring_and_a_zero() -> None:
    drawn = reach_map((reached("TJ-GB", 8, 0),), 0, region_boundaries(), "en", "light", 660.0)
    assert drawn.count("stroke-dasharray") == 1
    assert ">0</text>" in drawn


def test_nation_is_no_place_on_the_map() -> None:
    row: dict[str, Any] = {
        "region_code": "TJ", "place_id": "", "projects": 18, "activities": 3, "lat": 38.5, "lon": 71.0,
        **languages("short", "Tajikistan"), **languages("place", ""),
    }  # fmt: skip
    assert reached_of([row], {"TJ": "x"}, "en") == ()


def gap_row(
    region: str, theme: str, concerns: int, recommendations: int, projects: int, nationwide: int = 0
) -> Any:
    return {
        "region_position": 0 if region == "TJ" else 1, "region_code": region, **languages("region", region),
        "theme_position": 0 if not theme else 1, "theme_id": theme, **languages("theme", theme or ""),
        "concerns": concerns, "recommendations": recommendations, "projects": projects,
        "nationwide": nationwide,
    }  # fmt: skip


GAP = [
    gap_row("TJ", "", 0, 53, 18),
    gap_row("TJ-RA", "", 3, 1, 2),
    gap_row("TJ-RA", "migration", 2, 0, 0, nationwide=1),
    gap_row("TJ-RA", "gender", 1, 1, 2),
    gap_row("TJ-DU", "", 0, 0, 4),
]


def test_theme_voiced_without_a_project_of_the_region_is_named_with_nationwide_ones_beside() -> None:
    assert unmet(GAP, "TJ-RA", "en") == [{"name": "migration", "nationwide": 1}]
    html = gap_panel(GAP, PLACE)
    assert "<b>migration</b> (1 nationwide project on it)" in html


def test_silence_about_a_region_is_not_the_absence_of_concern() -> None:
    html = gap_panel(GAP, PLACE)
    assert "No concern or recommendation in the package names this region." in html


def test_gap_as_a_table_counts_each_project_once_in_the_row_of_all_themes() -> None:
    table = gap_table(GAP, "en")
    assert table.iloc[1]["Projects that name it"] == "2"
    assert table.iloc[1]["Theme"] == "All themes, each project once"


def test_money_without_a_published_budget_is_counted_in_projects_and_not_as_zero() -> None:
    paid = money_totals([{"currency": "EUR", "amount": 513671.0, "projects": 1, "shared": 1}], COUNTS, "en")
    assert [one["figure"] for one in paid] == ["513,671 EUR", "25"]
    assert paid[0]["said"] == "published budget of 1 project"
    assert paid[0]["more"].startswith("of these 1 paid for with other donors")
    assert paid[1]["more"] == "not counted as zero"
