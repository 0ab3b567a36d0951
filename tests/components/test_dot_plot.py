"""Regions side by side: places in words, dots on one scale, labels that stay apart."""

import itertools

import pytest

from components.charts.svg import text_width
from components.palette import VOICE, ink
from components.regions.dot_plot import (
    NARROW,
    WIDE,
    Label,
    dot_plot,
    dot_plot_alt,
    hang_labels,
    lift_equals,
    place_among,
    scale_positions,
    strip_table,
)
from tests.components.region_rows import NAMES, comparison

FIVE = {"TJ-DU": 16.0, "TJ-SU": 25.0, "TJ-KT": 43.0, "TJ-RA": 26.0, "TJ-GB": 28.0}


def plot(figures: dict[str, float], chosen: str | None = None, **changed: object) -> str:
    return dot_plot(comparison(figures, **changed), chosen, NAMES, WIDE, "light", "en")


def test_lowest_and_highest_stand_at_the_ends_of_the_scale() -> None:
    assert scale_positions([10, 20, 15]) == [5.0, 95.0, 50.0]


def test_equal_values_stand_in_the_middle() -> None:
    assert scale_positions([7, 7]) == [50.0, 50.0]


@pytest.mark.parametrize(
    ("rank", "tied", "compared", "words"),
    [
        (1, 1, 5, "highest of 5"),
        (2, 1, 5, "2nd highest of 5"),
        (5, 1, 5, "lowest of 5"),
        (4, 2, 5, "shared: lowest of 5"),
        (2, 2, 5, "shared: 2nd highest of 5"),
        (2, 1, 2, "lowest of 2"),
        (1, 3, 3, "shared: highest of 3"),
    ],
)
def test_rank_is_a_place_and_never_a_verdict(rank: int, tied: int, compared: int, words: str) -> None:
    assert place_among(rank, tied, compared, "en") == words


def test_strip_says_figure_and_place_of_the_chosen_region() -> None:
    # 43, 28, 26, 25, 16: Sughd's 25 is the fourth.
    assert "25%, 4th highest of 5" in plot(FIVE, "TJ-SU")


def test_strip_of_all_regions_names_no_place() -> None:
    assert "highest of" not in plot(FIVE)


def test_chosen_region_alone_has_the_hue_of_the_voice() -> None:
    drawn = plot(FIVE, "TJ-SU")
    assert drawn.count(f'fill="{VOICE["state"].light}"') == 1
    assert drawn.count(f'fill="{ink("light").line}"') == 4


def test_every_region_has_the_hue_where_none_is_chosen() -> None:
    assert plot(FIVE, "TJ").count(f'fill="{VOICE["state"].light}"') == 5


def test_region_without_a_value_is_named_and_has_no_dot() -> None:
    drawn = plot({code: value for code, value in FIVE.items() if code != "TJ-GB"})
    assert "no value: GBAO" in drawn
    assert 'data-key="TJ-GB"' not in drawn


def test_nation_is_a_tick_and_no_dot() -> None:
    drawn = plot({**FIVE, "TJ": 31.0})
    assert "Tajikistan 31%" in drawn
    assert 'data-key="TJ"' not in drawn


def test_count_of_the_nation_stays_off_the_scale_of_its_parts() -> None:
    drawn = plot(
        {"TJ-DU": 100.0, "TJ-SU": 300.0, "TJ": 4000.0}, kind="count", unit_id="persons", unit_en="persons"
    )
    assert "Tajikistan 4,000" in drawn
    # With the nation on the scale Sughd would stand near the left end; without it at the right end.
    assert 'cx="95.0%"' in drawn


def test_low_confidence_carries_its_mark() -> None:
    assert "†" in plot(FIVE, confidence="low")
    assert "†" not in plot(FIVE)


def test_equal_dots_stand_one_above_the_other() -> None:
    assert lift_equals(["TJ-DU", "TJ-SU", "TJ-GB"], [10.0, 10.0, 60.0]) == [0, 12, 0]


def test_equal_regions_share_a_label() -> None:
    assert "Khatlon, DRS 27%" in plot({"TJ-RA": 27.0, "TJ-KT": 27.0, "TJ-GB": 62.0})


def taken(label: Label, width: float) -> tuple[float, float]:
    wide = text_width(label.content, 13) / width * 100
    start = label.at - {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
    return start, start + wide


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize(
    "spots", [(5, 7, 9, 11, 95), (5, 30, 33, 36, 95), (5, 89, 91, 93, 95), (40, 45, 50, 55, 60)]
)
def test_labels_never_run_into_each_other_nor_leave_the_picture(spots: tuple[int, ...], width: float) -> None:
    names = ["Dushanbe 16%", "Sughd 25%", "Khatlon 43%", "DRS 26%", "GBAO 28%"]
    labels = hang_labels(tuple(zip(NAMES, names, map(float, spots), strict=True)), width)
    assert len(labels) == 5
    for one, other in itertools.combinations(labels, 2):
        if one.tier == other.tier:
            first, second = sorted((taken(one, width), taken(other, width)))
            assert first[1] <= second[0]
    for label in labels:
        start, end = taken(label, width)
        assert start >= -0.01
        assert end <= 100.01
        for deeper in (other for other in labels if other.tier > label.tier):
            assert not start < deeper.at < end


def test_range_of_a_source_is_drawn_as_a_bar() -> None:
    rows = comparison(FIVE)
    rows.loc[rows["region_code"] == "TJ-SU", ["value_low", "value_high"]] = [20.0, 30.0]
    with_range = dot_plot(rows, None, NAMES, WIDE, "light", "en")
    assert with_range.count("<line") == plot(FIVE).count("<line") + 1


def test_bound_carries_its_sign() -> None:
    assert "Sughd ≥ 25%" in plot({"TJ-SU": 25.0, "TJ-GB": 28.0}, qualifier=">=")


def test_alternative_text_is_a_sentence_per_indicator() -> None:
    assert dot_plot_alt(comparison(FIVE), "TJ-SU", "en") == (
        "Women who experienced violence by a husband or partner: Sughd 25%, 4th highest of 5."
    )
    assert "Dushanbe 16% – Khatlon 43%" in dot_plot_alt(comparison(FIVE), None, "en")


def test_texts_from_the_package_are_escaped() -> None:
    drawn = plot(FIVE, name_en="A <script> & co")
    assert "<script>" not in drawn
    assert "A &lt;script&gt; &amp; co" in drawn


def test_table_has_a_column_per_region_and_a_dash_for_no_value() -> None:
    rows = comparison({"TJ-DU": 16.0, "TJ-GB": 28.0}, confidence="low")
    (line,) = strip_table(rows, NAMES, "en").to_dict("records")
    shown = {name: str(cell).replace("\\", "") for name, cell in line.items()}
    assert shown["Dushanbe"] == "16% †"
    assert shown["GBAO"] == "28% †"
    assert shown["Sughd"] == "–"
    assert shown["Tajikistan"] == "–"
    assert shown["Time"] == "Aug – Nov 2017"
