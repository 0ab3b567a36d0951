"""What may be joined on a time axis, and where a figure stands on it."""

from datetime import date

import pandas as pd
import pytest

from components.charts.time_series import (
    breaks_for,
    is_whole,
    joins,
    lines_of,
    on_axis,
    position,
    span,
    words_only,
    year_range,
)
from components.records import records
from tests.components.trend_rows import break_row, figure_row, part_of_year, running_total


def test_years_that_follow_each_other_join() -> None:
    assert joins(figure_row(2018, 44), figure_row(2019, 52), [])


def test_a_missing_year_is_a_gap() -> None:
    assert not joins(figure_row(2018, 44), figure_row(2020, 37), [])


def test_partial_cumulative_and_multi_year_figures_join_nothing() -> None:
    assert not joins(figure_row(2021, 24), part_of_year(2022, 16), [])
    assert not joins(figure_row(2016, 9), running_total(2011, 2017, 200), [])
    assert not joins(figure_row(2021, 24), figure_row(2022, 30, cumulative=True), [])
    assert not joins(figure_row(2021, 24), figure_row(2022, 30, period_kind="multi_year"), [])


def test_two_figures_of_one_year_do_not_join() -> None:
    assert not joins(figure_row(2020, 37), figure_row(2020, 38), [])


@pytest.mark.parametrize(
    ("day", "broken"),
    [
        (date(2022, 1, 1), True),
        (date(2021, 7, 1), True),
        (date(2022, 12, 31), True),
        (date(2021, 1, 1), False),
        (date(2023, 1, 1), False),
    ],
)
def test_a_break_between_or_within_two_years_parts_them(day: date, broken: bool) -> None:
    assert joins(figure_row(2021, 1), figure_row(2022, 2), [day]) is not broken


def test_a_reference_day_on_the_new_footing_joins_the_next() -> None:
    first = pd.Timestamp(2021, 1, 1)
    second = pd.Timestamp(2022, 1, 1)
    earlier = figure_row(2021, 1.0, period_start=first, period_end=first, period_kind="point")
    later = figure_row(2022, 2.0, period_start=second, period_end=second, period_kind="point")
    assert joins(earlier, later, [date(2021, 1, 1)])


def test_lines_are_one_producer_and_one_series_of_one_region() -> None:
    lines = lines_of(
        [
            figure_row(2020, 1),
            figure_row(2021, 2),
            figure_row(2021, 3, "ministry"),
            figure_row(2021, 4, series="as quoted"),
            figure_row(2021, 5, region_code="TJ-GB"),
        ]
    )
    keys = [(line.region_code, line.producer_id, line.series, len(line.rows)) for line in lines]
    assert keys == [
        ("TJ", "ministry", "", 1),
        ("TJ", "coalition", "", 2),
        ("TJ-GB", "coalition", "", 1),
        ("TJ", "coalition", "as quoted", 1),
    ]


def test_words_and_bare_bounds_are_listed_not_drawn() -> None:
    closed = figure_row(2022, None, value_text="closed")
    bound = figure_row(2023, None, value_high=20.0, qualifier="<=")
    between = figure_row(2015, None, value_low=20.0, value_high=22.0)
    rows = [closed, bound, between]
    assert words_only(rows) == [closed, bound]
    assert [row["year"] for line in lines_of(rows) for row in line.rows] == [2015]


def test_a_break_of_the_nation_holds_in_its_regions_unless_a_boundary_moved() -> None:
    breaks = [
        break_row("2022-01-01"),
        break_row("2021-01-01", kind="boundary"),
        break_row("2020-10-01", "TJ-DU", "boundary"),
    ]
    assert [str(row["date"].date()) for row in breaks_for(breaks, "TJ-DU")] == ["2022-01-01", "2020-10-01"]
    assert [str(row["date"].date()) for row in breaks_for(breaks, "TJ-SU")] == ["2022-01-01"]


def test_a_whole_year_stands_over_its_number_and_a_break_between_two() -> None:
    assert position(figure_row(2019, 1)) == 2019
    assert on_axis(date(2020, 1, 1)) == 2019.5
    assert on_axis(date(2020, 7, 1)) == pytest.approx(2020, abs=0.01)


def test_a_partial_figure_stands_at_the_end_of_its_period_and_spans_it() -> None:
    row = part_of_year(2022, 16)
    assert position(row) == pytest.approx(2022.31, abs=0.01)
    assert span(row) == pytest.approx((2021.5, 2022.31), abs=0.01)
    assert span(figure_row(2022, 16)) is None


def test_whole_means_yearly_and_neither_running_nor_several_years() -> None:
    assert is_whole(figure_row(2020, 1))
    assert not is_whole(figure_row(2020, 1, yearly=False))
    assert not is_whole(running_total(2011, 2016, 200))


def test_the_axis_opens_where_the_longest_period_does_unless_the_filter_says_otherwise() -> None:
    rows = [running_total(2011, 2016, 200), figure_row(2021, 24)]
    assert year_range(rows, None, None) == (2011, 2021)
    assert year_range(rows, 2016, 2026) == (2016, 2026)


def test_records_keep_every_column_and_leave_the_lineage_behind() -> None:
    frame = pd.DataFrame([figure_row(2020, 1.5)])
    frame.attrs["lineage"] = object()
    (row,) = records(frame)
    assert (row["year"], row["value"], list(row)) == (2020, 1.5, list(frame.columns))
    assert "lineage" in frame.attrs
