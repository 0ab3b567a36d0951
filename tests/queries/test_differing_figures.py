"""The rules of disagreement on figures made up for them, every expected value worked out by hand."""

import datetime
from typing import Any

import pytest

from tests.queries.differing_figures import Made, pairs_among


def the_pair(*figures: Made) -> dict[str, Any]:
    (found,) = pairs_among(*figures)
    return found


def test_two_producers_are_rivals() -> None:
    pair = the_pair(Made("a", 20), Made("b", 50, "coalition"))
    assert (pair["kind"], pair["differs_in"], pair["period_relation"]) == ("rival", "value", "same")
    assert (pair["gap"], pair["ratio"], pair["higher"]) == (30, 2.5, "b")
    assert (pair["voice_a"], pair["voice_b"]) == ("state", "civil_society")
    assert pair["bounds_overlap"] is False


def test_two_pages_of_one_producer_are_two_publications() -> None:
    assert the_pair(Made("a", 37), Made("b", 38, source="other"))["kind"] == "publication"


def test_equal_figures_do_not_differ() -> None:
    assert pairs_among(Made("a", 20), Made("b", 20, "coalition")) == []


@pytest.mark.parametrize(
    "other",
    [
        Made("b", 50, "coalition", region="TJ-GB"),
        Made("b", 50, "coalition", place="khorog"),
        Made("b", 50, "coalition", dimension="sex=female"),
        Made("b", 50, "coalition", indicator="cases"),
        Made("b", 50, "coalition", opens="2021-01-01", closes="2021-12-31"),
        Made("b", None, "coalition"),
    ],
)
def test_figures_of_another_quantity_are_no_pair(other: Made) -> None:
    assert pairs_among(Made("a", 20), other) == []


def test_way_of_counting_is_no_subgroup() -> None:
    pair = the_pair(
        Made("a", 20, dimension="method=list;sex=female"), Made("b", 50, "coalition", dimension="sex=female")
    )
    assert pair["dimension"] == "sex=female"
    assert the_pair(Made("a", 20, dimension="method=list"), Made("b", 50, "coalition"))["dimension"] is None


@pytest.mark.parametrize(
    ("one", "other", "may_both_hold"),
    [
        (Made("a", 700, qualifier="~"), Made("b", 740, "coalition"), True),
        (Made("a", 700, qualifier="~"), Made("b", 760, "coalition"), False),
        (Made("a", 1_600_000, qualifier="~"), Made("b", 1_640_000, "coalition"), True),
        (Made("a", 45, qualifier="~"), Made("b", 46, "coalition"), False),
        (Made("a", 70, qualifier=">"), Made("b", 200, "coalition"), True),
        (Made("a", 70), Made("b", 200, "coalition", qualifier=">"), False),
        (Made("a", 37), Made("b", 51, "coalition", qualifier="<="), True),
        (Made("a", 20, qualifier="<"), Made("b", 25, "coalition", qualifier=">="), False),
        (Made("a", 100, low=80, high=120), Made("b", 130, "coalition", low=115, high=150), True),
        (Made("a", 100, low=80, high=110), Made("b", 130, "coalition", low=115, high=150), False),
    ],
)
def test_qualifiers_and_bounds_say_whether_both_may_hold(one: Made, other: Made, may_both_hold: bool) -> None:
    assert the_pair(one, other)["bounds_overlap"] is may_both_hold


def test_more_than_seventy_is_not_seventy() -> None:
    pair = the_pair(Made("a", 70), Made("b", 70, "coalition", qualifier=">"))
    assert (pair["kind"], pair["differs_in"], pair["gap"], pair["ratio"]) == ("rival", "qualifier", 0, 1)
    assert pairs_among(Made("a", 70), Made("b", 70, "coalition", qualifier=">=")) == []


def test_range_is_measured_from_its_nearest_end() -> None:
    above = the_pair(Made("a", None, low=20, high=22), Made("b", 33, "coalition"))
    assert (above["gap"], above["ratio"], above["higher"]) == (11, 1.5, "b")
    inside = the_pair(Made("a", None, low=20, high=22), Made("b", 21, "coalition"))
    assert (inside["gap"], inside["ratio"], inside["higher"], inside["bounds_overlap"]) == (0, 1, None, True)


def test_nothing_is_divided_by_zero() -> None:
    pair = the_pair(Made("a", 0), Made("b", 5, "coalition"))
    assert (pair["gap"], pair["ratio"]) == (5, None)


def test_ratio_of_signed_figures_has_no_meaning() -> None:
    pair = the_pair(Made("a", -2, indicator="index"), Made("b", 4, "coalition", "index"))
    assert (pair["gap"], pair["ratio"]) == (6, None)


def test_half_year_does_not_differ_from_its_year() -> None:
    half = Made("b", 30, closes="2020-06-30", period_kind="half_year")
    assert pairs_among(Made("a", 50), half) == []


def test_longer_window_may_explain_more() -> None:
    half = Made("b", 30, "coalition", closes="2020-06-30", period_kind="half_year")
    pair = the_pair(Made("a", 50), half)
    assert (pair["kind"], pair["period_relation"], pair["window_may_explain"]) == ("rival", "contained", True)
    assert the_pair(Made("a", 20), half)["window_may_explain"] is False


def test_windows_that_meet_in_part_say_where() -> None:
    pair = the_pair(Made("a", 20), Made("b", 50, "coalition", opens="2020-07-01", closes="2021-06-30"))
    assert pair["period_relation"] == "overlapping"
    assert (pair["overlap_start"], pair["overlap_end"]) == (
        datetime.date(2020, 7, 1),
        datetime.date(2020, 12, 31),
    )
    assert (pair["first_year"], pair["last_year"]) == (2020, 2020)


def test_year_is_no_rival_of_a_decade() -> None:
    decade = Made("b", 900, "coalition", opens="2011-01-01", closes="2020-12-31", period_kind="multi_year")
    assert pairs_among(Made("a", 20), decade) == []


def test_running_totals_stand_side_by_side_when_they_close_together() -> None:
    ministry = Made("a", 52, opens="2020-04-30", closes="2020-06-30", period_kind="other", cumulative=True)
    lists = Made("b", 437, "coalition", opens="2020-04-30", closes="2020-06-26", cumulative=True)
    later = Made("b", 437, "coalition", opens="2020-04-30", closes="2020-08-01", cumulative=True)
    assert the_pair(ministry, lists)["kind"] == "rival"
    assert pairs_among(ministry, later) == []


def toll(name: str, value: float, closes: str, **more: Any) -> Made:
    return Made(name, value, opens="2020-04-01", closes=closes, period_kind="other", **more)


def test_counts_of_one_body_follow_each_other_step_by_step() -> None:
    pairs = pairs_among(toll("a", 44, "2020-04-05"), toll("b", 52, "2020-04-09"), toll("c", 90, "2020-04-20"))
    assert {pair["kind"] for pair in pairs} == {"successive"}
    steps = [(pair["observation_a"], pair["observation_b"]) for pair in pairs if pair["is_step"]]
    assert steps == [("a", "b"), ("b", "c")]
    assert len(pairs) == 3


def test_later_count_of_another_body_is_a_rival() -> None:
    assert (
        the_pair(toll("a", 44, "2020-04-05"), toll("b", 52, "2020-04-09", producer="paper"))["kind"]
        == "rival"
    )


def test_named_series_revises_itself_on_one_day() -> None:
    first = Made("a", 9, series="counts of the ministry", source="morning")
    second = Made("b", 10, series="counts of the ministry", source="evening")
    assert the_pair(first, second)["kind"] == "successive"


def test_two_named_series_are_two_publications() -> None:
    first = Made("a", 4, opens="2012-01-01", closes="2018-12-31", series="one", cumulative=True)
    second = Made("b", 3, opens="2013-01-01", closes="2018-01-31", series="other", cumulative=True)
    assert the_pair(first, second)["kind"] == "publication"


def test_one_number_for_two_windows_differs_in_its_period() -> None:
    pair = the_pair(
        Made("a", 700, opens="2022-02-17", closes="2023-08-17"),
        Made("b", 700, opens="2022-05-01", closes="2023-11-30"),
    )
    assert (pair["kind"], pair["differs_in"], pair["gap"]) == ("publication", "period", 0)


def test_two_definitions_are_similar_and_counts_of_two_units_are_measured() -> None:
    pair = the_pair(Made("a", 52, "coalition", "cases"), Made("b", 13, "ministry", "appeals"))
    assert (pair["kind"], pair["group_id"], pair["gap"], pair["ratio"]) == ("similar", "torture", 39, 4)


def test_totals_of_other_windows_are_listed_and_not_measured() -> None:
    pair = the_pair(
        Made("a", 200, "coalition", "cases", opens="2011-01-01", closes="2016-12-31", cumulative=True),
        Made("b", 89, "ministry", "appeals", opens="2012-01-01", closes="2018-12-31", cumulative=True),
    )
    assert (pair["kind"], pair["group_id"]) == ("not_comparable", "totals")
    assert (pair["gap"], pair["ratio"], pair["higher"], pair["bounds_overlap"]) == (None, None, None, None)


def test_two_scales_are_never_measured() -> None:
    pair = the_pair(Made("a", 20, "coalition", "share"), Made("b", 3, "ministry", "index"))
    assert (pair["kind"], pair["gap"]) == ("not_comparable", None)


def test_indicator_whose_own_rows_may_not_be_compared_is_never_measured() -> None:
    pair = the_pair(Made("a", 20, indicator="barred"), Made("b", 3, "coalition", "barred"))
    assert (pair["kind"], pair["group_id"], pair["gap"]) == ("not_comparable", "alone", None)


def test_name_of_a_pair_outlives_a_correction() -> None:
    before = the_pair(Made("a", 20), Made("b", 50, "coalition"))
    after = the_pair(Made("a", 60), Made("b", 50, "coalition"), Made("c", 1, region="TJ-SU"))
    assert before["pair_id"] == after["pair_id"]
    assert (before["higher"], after["higher"]) == ("b", "a")


def test_many_producers_make_a_pair_of_every_two() -> None:
    pairs = pairs_among(
        Made("a", 1), Made("b", 2, "committee"), Made("c", 3, "coalition"), Made("d", 4, "paper")
    )
    assert len(pairs) == 6
    assert len({pair["pair_id"] for pair in pairs}) == 6
