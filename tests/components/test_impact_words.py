"""The words of Impact: bounds of figures, money, periods, and what is not known."""

import pytest

from components.impact.words import (
    dates_in_words,
    gaps_of,
    money,
    period_in_words,
    reported_in_words,
    share_in_words,
    unit_in_words,
)
from components.records import Row
from tests.components.impact_rows import project, result
from tests.data.tables import rows


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"achieved": 10.0, "achieved_low": 10.0, "achieved_high": 10.0}, "10"),
        ({"achieved": 70.0, "achieved_low": 70.0}, "≥ 70"),
        ({"achieved": 110.0, "achieved_high": 110.0}, "≤ 110"),
        ({"achieved": 40.0}, "≈ 40"),
        ({"achieved_low": 67.0, "achieved_high": 70.0}, "67–70"),
        ({"achieved": 60000.0, "flagged": True}, "60,000"),
        ({}, "–"),
    ],
)
def test_reported_figure_keeps_the_bounds_of_its_source(cells: dict[str, object], said: str) -> None:
    assert reported_in_words(result(**cells), "en") == said


def test_missing_money_is_said_and_zero_is_printed() -> None:
    assert money(None, None, "en") == "not published"
    assert money(float("nan"), "EUR", "en") == "not published"
    assert money(0.0, "EUR", "en") == "0 EUR"
    assert money(513671.0, "EUR", "ru") == "513\u00a0671 EUR"


def test_share_is_said_only_of_what_several_pay_for() -> None:
    assert share_in_words(None, 1, "en") == ""
    assert share_in_words(None, 2, "en") == "shared, no share published"
    assert share_in_words(25.0, 2, "en") == "shared, pays 25%"


def test_dates_are_as_exact_as_they_are_known() -> None:
    assert dates_in_words(project(start_date="2024-02", end_date="2026-04"), "en") == "Feb 2024 – Apr 2026"
    assert dates_in_words(project(end_date=None), "en") == "2017 – end not known"
    assert dates_in_words(project(start_date=None, end_date=None), "en") == "dates not found"
    assert dates_in_words(project(start_date="2020", end_date="2020"), "en") == "2020"


def test_period_with_one_end_says_which() -> None:
    assert period_in_words(result(period_start=None, period_end="2018"), "en") == "up to 2018"
    assert period_in_words(result(period_start=None, period_end=None), "en") == ""


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_every_unit_of_the_package_is_translated(lang: str) -> None:
    units = {row["unit"] for row in rows("results")} - {"%", "USD"}
    assert [unit for unit in units if unit_in_words(unit, lang) == unit] == []


def test_all_that_is_missing_is_named() -> None:
    bare = project(donor_count=0, implementers="", starts_on=None, ends_on=None, budget=None, start_date=None)
    assert gaps_of(bare, [], [], "en") == [
        "Who pays for it is not stated.",
        "Its budget is not published.",
        "When it began was not found.",
        "When it ends or ended was not found.",
        "Who carries it out is not stated.",
        "No result was found.",
        "No dated event of it was found.",
        "No recommendation in the package is served by its aim.",
        "What changed through it, no source reports.",
    ]


def test_unpublished_share_of_one_of_two_donors_is_a_gap() -> None:
    partners: list[Row] = [{"role": "donor", "share": 75.0}, {"role": "donor", "share": None}]
    assert "What each donor pays is not published." in gaps_of(project(donor_count=2), [], partners, "en")
    told: list[Row] = [{"role": "donor", "share": 75.0}, {"role": "donor", "share": 25.0}]
    assert "What each donor pays is not published." not in gaps_of(project(donor_count=2), [], told, "en")


def test_country_context_is_no_result_of_a_project() -> None:
    context = [result(level="context", achieved=9.0)]
    assert "No result was found." in gaps_of(project(), context, [], "en")
