"""What is said of figures that differ: distances, subgroups, and what may be concluded."""

import pytest

from components.disagreements.address import KINDS
from components.disagreements.words import (
    bounded_distance,
    explanation,
    gap_words,
    kind_meaning,
    kind_name,
    ratio_words,
    subgroup_words,
)
from tests.components.differing_rows import pair_row

ONE_UNIT = ("persons", "persons")


def said(**changes: object) -> str:
    return " ".join(explanation(pair_row(**changes), ONE_UNIT, "en"))


@pytest.mark.parametrize(
    ("ratio", "words"),
    [(196.125, "196 times"), (99.967, "100 times"), (4.4444, "4.4 times"), (1.0067, "1.01 times")],
)
def test_ratio_has_the_decimals_it_needs(ratio: float, words: str) -> None:
    assert ratio_words(ratio, "en") == words


def test_missing_ratio_and_gap_say_nothing() -> None:
    assert ratio_words(float("nan"), "en") == ""
    assert gap_words(float("nan"), "persons", "en") == ""


def test_gap_of_percentages_is_in_points() -> None:
    assert gap_words(0.6, "percent", "en") == "0.6 percentage points"
    assert gap_words(1561, "persons", "en") == "1,561"


@pytest.mark.parametrize(
    ("lower", "higher", "words"),
    [
        ("=", "=", ""),
        ("=", ">", "or more: a figure is a bound"),
        ("<=", "=", "or more: a figure is a bound"),
        (">", "=", "or less: a figure is a bound"),
        ("=", "<=", "or less: a figure is a bound"),
        (">", ">", "as the bounds are stated"),
        ("~", "=", "about: a figure is rounded"),
    ],
)
def test_distance_between_bounds_is_no_exact_distance(lower: str, higher: str, words: str) -> None:
    assert bounded_distance(lower, higher, "en") == words


@pytest.mark.parametrize(
    ("dimension", "words"),
    [
        ("event=2018-11;group=inmates", "events of Nov 2018, inmates"),
        ("sex=female", "women"),
        ("age_group=15-49", "age group: 15-49"),
        (None, ""),
    ],
)
def test_subgroup_is_worded_and_an_unknown_one_kept(dimension: str | None, words: str) -> None:
    assert subgroup_words(dimension, "en") == words


def test_table_of_comparability_speaks_first() -> None:
    assert said(explanation_en="Two scales.").startswith("Two scales.")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_words_where_the_table_is_silent(kind: str) -> None:
    assert kind_name(kind, "en")
    assert kind_meaning(kind, "en").endswith(".")
    assert said(kind=kind).endswith(".")


def test_period_that_may_explain_the_gap_is_always_told() -> None:
    words = said(window_may_explain=True, period_relation="contained")
    assert "The longer period has the higher count" in words
    assert "One period lies within the other; both cover May 2022." in words


def test_periods_that_overlap_in_part_say_what_they_share() -> None:
    words = said(period_relation="overlapping", overlap_start="2022-05-10", overlap_end="2022-05-20")
    assert "overlap in part only; both cover 10 May 2022 – 20 May 2022" in words


def test_bounds_that_both_can_hold_are_told() -> None:
    assert "both can hold at once" in said(bounds_overlap=True)
    assert "both can hold" not in said(bounds_overlap=False)


def test_equal_numbers_say_what_differs() -> None:
    assert "one of them as a bound" in said(differs_in="qualifier")
    assert "two periods that are not the same" in said(differs_in="period", bounds_overlap=True)


def test_two_units_are_named() -> None:
    assert "Units: cases and complaints." in explanation(pair_row(), ("cases", "complaints"), "en")


def test_step_of_a_toll_is_not_explained_away_by_its_period() -> None:
    words = said(kind="successive", window_may_explain=True, period_relation="contained")
    assert "longer period" not in words


@pytest.mark.parametrize("lang", ["en", "ru", "tg"])
def test_no_sentence_names_a_true_value_or_a_mean(lang: str) -> None:
    words = " ".join(
        [kind_meaning(kind, lang) for kind in KINDS]
        + [part for kind in KINDS for part in explanation(pair_row(kind=kind), ONE_UNIT, lang)]
    ).lower()
    for forbidden in ("correct figure", "real number", "the average is", "правильная цифра", "среднее"):
        assert forbidden not in words
