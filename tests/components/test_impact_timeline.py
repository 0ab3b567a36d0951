"""Bars of projects: a date is drawn as exactly as it is known, and a project without one has no bar."""

from datetime import date

import pytest

from components.impact.address import ImpactFilters, ImpactPlace
from components.impact.timeline import Stretch, axis_of, bar, bounds, stretches, timeline, timeline_table
from tests.components.impact_rows import NAMES, project

NOW = date(2026, 11, 21)
PLACE = ImpactPlace(ImpactFilters(), NOW, NOW)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2017", (date(2017, 1, 1), date(2017, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2020-12", (date(2020, 12, 1), date(2020, 12, 31))),
        ("2016-11-30", (date(2016, 11, 30), date(2016, 11, 30))),
        (None, None),
        (float("nan"), None),
    ],
)
def test_partial_date_has_its_first_and_last_possible_day(written: object, expected: object) -> None:
    assert bounds(written) == expected


def test_years_alone_leave_the_first_and_last_year_pale() -> None:
    assert stretches("2017", "2019", NOW) == [
        Stretch("pale", date(2017, 1, 1), date(2017, 12, 31)),
        Stretch("sure", date(2017, 12, 31), date(2019, 1, 1)),
        Stretch("pale", date(2019, 1, 1), date(2019, 12, 31)),
    ]


def test_full_dates_are_solid_from_end_to_end() -> None:
    assert stretches("2012-12-01", "2016-11-30", NOW) == [
        Stretch("sure", date(2012, 12, 1), date(2016, 11, 30))
    ]


def test_project_within_one_year_has_no_solid_part() -> None:
    assert {part.kind for part in stretches("2020", "2020", NOW)} == {"pale"}


def test_end_that_nobody_gave_is_open_up_to_the_day_of_reading() -> None:
    assert stretches("2020", None, NOW) == [
        Stretch("pale", date(2020, 1, 1), date(2020, 12, 31)),
        Stretch("open", date(2020, 12, 31), NOW),
    ]


def test_project_without_a_start_has_no_bar_and_says_so() -> None:
    row = project(start_date=None, end_date=None, starts_on=None, ends_on=None)
    assert bar(row, axis_of([row], NOW), NOW, "en") == ""
    html = timeline([row], PLACE, NAMES)
    assert "dates not found" in html
    assert html.count('class="bar-of"') == 0


def test_remark_on_dates_is_read_in_the_language_of_the_page() -> None:
    row = project(date_note_en="two years", date_note_ru="два года", date_note_tg=None)
    places = {lang: ImpactPlace(ImpactFilters(), NOW, NOW, lang=lang) for lang in ("en", "ru", "tg")}
    drawn = {lang: timeline([row], place, NAMES) for lang, place in places.items()}
    assert " · two years</p>" in drawn["en"]
    assert " · два года</p>" in drawn["ru"]
    assert " · two years (англ.)</p>" in drawn["tg"]


def test_bar_says_its_project_and_dates_aloud() -> None:
    row = project(start_date="2024-02", end_date="2026-04")
    drawn = bar(row, axis_of([row], NOW), NOW, "en")
    assert 'aria-label="A project: Feb 2024 – Apr 2026"' in drawn
    assert 'role="img"' in drawn


def test_axis_does_not_follow_a_strategy_far_into_the_future() -> None:
    long = project(start_date="2023-08-05", end_date="2038", ends_on=date(2038, 12, 31))
    axis = axis_of([long], NOW)
    assert axis.last == date(2028, 12, 31)
    assert "to 2038 →" in timeline([long], PLACE, NAMES)


def test_unpublished_money_is_words_and_never_a_zero() -> None:
    html = timeline([project()], PLACE, NAMES)
    assert "not published" in html
    table = timeline_table([project(), project(budget=4_196_000.0, currency="CHF")], NAMES, "en")
    assert list(table["Money, whole project"]) == ["not published", "4,196,000 CHF"]


def test_shared_project_says_its_share_or_that_none_is_published() -> None:
    html = timeline([project(donor_count=2, share=75.0), project(donor_count=2)], PLACE, NAMES)
    assert "shared, pays 75%" in html
    assert "shared, no share published" in html
    assert "shared" not in timeline([project()], PLACE, NAMES)


def test_donor_split_over_pages_keeps_the_number_of_all_its_projects() -> None:
    html = timeline([project(donor_projects=120, total=120)], PLACE, NAMES)
    assert "120 projects" in html
    assert "1–40 of 120" in html


def test_title_with_markup_is_escaped() -> None:
    html = timeline([project(title_en="<img src=x>")], PLACE, NAMES)
    assert "<img" not in html


def test_project_without_a_donor_stands_under_that_heading() -> None:
    html = timeline([project(donor_id="", donor_en=None, donor_ru=None, donor_tg=None)], PLACE, NAMES)
    assert "Donor not stated" in html
