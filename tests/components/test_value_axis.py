"""The value axis: where it starts, what its ticks say, and that it never says more than the figures."""

import pytest

from components.charts.value_axis import multiplier_for, nice_step, value_axis


@pytest.mark.parametrize(("span", "wanted", "step"), [(9, 4, 2.5), (200, 4, 50), (0.31, 4, 0.1), (14, 3, 5)])
def test_steps_are_round(span: float, wanted: int, step: float) -> None:
    assert nice_step(span, wanted) == pytest.approx(step)


def test_counts_start_at_zero_and_hold_every_value() -> None:
    made = value_axis([44, 52, 24], "count", below=0.1, above=0.1, integer=True)
    assert made.from_zero
    assert list(made.ticks) == [0, 20, 40, 60]
    assert made.bottom < 0 < 52 < made.top


def test_whole_numbers_get_whole_steps() -> None:
    assert value_axis([9, 0], "score", below=0, above=0, integer=True).ticks == (0, 3, 6, 9)
    assert value_axis([1], "count", below=0, above=0, integer=True).ticks == (0, 1)


def test_an_amount_far_from_zero_says_that_its_axis_is_cut() -> None:
    made = value_axis([70.1, 74.5], "amount", below=0, above=0)
    assert not made.from_zero
    assert made.unit("years", "en") == "years, the axis does not start at zero"


def test_a_rank_has_its_first_place_on_top() -> None:
    made = value_axis([115, 162], "rank", below=0.1, above=0.1, integer=True)
    assert made.share(115) > made.share(162)
    assert min(made.ticks) >= 1
    assert "first place on top" in made.unit("rank", "en")


def test_negative_scores_keep_their_sign() -> None:
    made = value_axis([-1.8, -1.1], "score", below=0, above=0)
    assert not made.from_zero
    assert made.bottom <= -1.8
    assert made.top >= -1.1


def test_one_value_makes_an_axis_too() -> None:
    assert value_axis([0], "count", below=0, above=0).top > 0
    assert value_axis([71.2], "amount", below=0, above=0).share(71.2) == pytest.approx(0.5, abs=0.5)


def test_no_value_makes_no_axis() -> None:
    with pytest.raises(ValueError, match="at least one value"):
        value_axis([], "count", below=0, above=0)


def test_large_figures_are_printed_in_thousands_in_the_readers_digits() -> None:
    made = value_axis([948_251, 1_267_500], "count", below=0, above=0, integer=True)
    assert made.multiplier == 1_000
    assert made.unit("persons", "en") == "persons, thousands"
    assert made.label(948_251, "en", "persons") == "948"
    assert made.tick_label(1_000_000, "ru", "persons") == "1\u00a0000"


def test_panels_side_by_side_share_the_multiplier_of_the_smallest() -> None:
    assert multiplier_for([10_508_500, 234_800]) == 1_000
    assert multiplier_for([10_508_500]) == 1_000_000
    assert multiplier_for([]) == 1
