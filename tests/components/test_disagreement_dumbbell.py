"""Two figures on one line: where marks stand, and that a bound or a range never looks like a point."""

import re

import pytest
from defusedxml.ElementTree import fromstring

from components.disagreements.dumbbell import Mark, dumbbell, mark_of, scale_of, voice_shape
from components.disagreements.steps import steps
from components.palette import VOICES
from tests.components.differing_rows import figure_row


def mark(value: float, **changes: object) -> Mark:
    return mark_of(figure_row("x", value, **changes), str(value), f"{value} of a maker")


def drawn(*marks: Mark) -> str:
    return dumbbell(marks, scale_of(marks), "In words", "persons", "en")


def places(svg: str) -> list[str]:
    """Places across of the marks, in the order drawn."""
    return re.findall(r'<svg x="([\d.]+)%"[^>]*><g class="d-mark', svg)


def test_scale_starts_at_zero_and_keeps_room_for_an_arrow() -> None:
    scale = scale_of([mark(40), mark(50)])
    assert scale.low == 0
    assert scale.share(0) == 0
    assert 85 < scale.share(50) < 92
    assert scale.share(40) / scale.share(50) == pytest.approx(0.8, abs=1e-3)


def test_scale_goes_below_zero_only_where_a_figure_does() -> None:
    scale = scale_of([mark(-2), mark(1)])
    assert scale.low < -2
    assert 0 < scale.share(-2) < scale.share(0) < scale.share(1) < 100


def test_figures_of_nothing_have_a_scale() -> None:
    assert scale_of([mark(0), mark(0)]).share(0) == 0


def test_each_figure_stands_at_its_value_and_the_bar_joins_them() -> None:
    svg = drawn(mark(10), mark(40))
    low, high = places(svg)
    assert float(high) == pytest.approx(4 * float(low), rel=0.01)
    bar = re.search(r'<line x1="([\d.]+)%" x2="([\d.]+)%"[^>]*class="d-gap"', svg)
    assert bar is not None
    assert bar.groups() == (low, high)


def test_exact_figures_have_neither_arrow_nor_range() -> None:
    svg = drawn(mark(10), mark(40))
    assert "d-bound" not in svg
    assert "d-range" not in svg


@pytest.mark.parametrize(
    ("qualifier", "to_the_right"), [(">", True), (">=", True), ("<", False), ("<=", False)]
)
def test_bound_is_an_arrow_that_points_where_the_figure_may_lie(qualifier: str, to_the_right: bool) -> None:
    svg = drawn(mark(30, qualifier=qualifier), mark(40))
    arrow = re.search(r'<line x1="([\d.]+)%" x2="([\d.]+)%"[^>]*class="d-bound', svg)
    assert arrow is not None
    start, end = map(float, arrow.groups())
    assert (end > start) is to_the_right
    assert 0 <= end <= 100


def test_at_most_nothing_keeps_its_arrow_inside() -> None:
    svg = drawn(mark(1, qualifier="<="), mark(1000))
    arrow = re.search(r'x2="([-\d.]+)%"[^>]*class="d-bound', svg)
    assert arrow is not None
    assert float(arrow[1]) == 0


def test_range_is_a_bar_from_end_to_end() -> None:
    ranged = mark(12, value_low=5.0, value_high=20.0)
    scale = scale_of([ranged, mark(40)])
    svg = dumbbell([ranged, mark(40)], scale, "In words", "persons", "en")
    bar = re.search(r'<line x1="([\d.]+)%" x2="([\d.]+)%"[^>]*class="d-range', svg)
    assert bar is not None
    assert [float(end) for end in bar.groups()] == [scale.share(5), scale.share(20)]


def test_range_without_a_value_is_marked_in_its_middle() -> None:
    ranged = mark_of(figure_row("x", None, value_low=5.0, value_high=20.0), "5–20", "")
    assert (ranged.at, ranged.low, ranged.high) == (12.5, 5, 20)


def test_one_end_alone_is_taken_for_the_value() -> None:
    ranged = mark_of(figure_row("x", None, value_low=5.0, qualifier=">="), "at least 5", "")
    assert (ranged.at, ranged.low, ranged.high, ranged.bound) == (5, 5, 5, 1)


def test_equal_figures_are_both_seen() -> None:
    svg = drawn(mark(700), mark(700, qualifier=">"))
    heights = re.findall(r'<svg x="[\d.]+%" y="([\d.]+)"[^>]*><g class="d-mark', svg)
    assert len(set(heights)) == 2


def test_each_voice_has_its_own_shape() -> None:
    shapes = {re.sub(r"v-\w+", "", voice_shape(voice, 10, 10, "")) for voice in VOICES}
    assert len(shapes) == len(VOICES)


def test_picture_is_told_in_words_and_is_well_formed() -> None:
    hostile = mark_of(figure_row("x", 3.0), "3", '<script>"&')
    svg = dumbbell([hostile, mark(5)], scale_of([hostile, mark(5)]), 'lower "3" & <5>', "persons", "en")
    tree = fromstring(svg)
    assert tree.get("role") == "img"
    assert tree.get("aria-label") == 'lower "3" & <5>'
    assert next(title.text for title in tree.iter("title")) == '<script>"&'


def test_toll_rises_in_steps_from_zero() -> None:
    marks = [mark(44), mark(52), mark(90)]
    svg = steps(marks, "In words", "en")
    fromstring(svg)
    heights = [float(y) for y in re.findall(r'<svg x="[\d.]+%" y="([\d.]+)"[^>]*><g class="d-mark', svg)]
    assert heights == sorted(heights, reverse=True)
    floor = float(re.findall(r'y1="([\d.]+)"[^>]*class="d-zero"', svg)[0])
    assert (floor - heights[0]) / (floor - heights[2]) == pytest.approx(44 / 90, abs=1e-3)
    assert svg.count("d-course") == 4
    assert places(svg) == ["16.67", "50.0", "83.33"]


def test_bound_of_a_toll_is_told_and_pointed_at() -> None:
    more = mark_of(figure_row("x", 240.0, qualifier=">"), "more than 240", "")
    svg = steps([more, mark(437)], "In words", "en")
    assert ">more than 240<" in svg
    assert svg.count('class="d-bound') == 1
