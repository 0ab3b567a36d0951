"""The last look before projecting: small counts are marked, and frozen numbers tell their changes."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from components.slides.content import Content, Lists
from components.slides.deck import Deck, Frozen, Slide
from components.slides.freeze import Change, changes_since, freeze
from components.slides.guard import is_small, small_counts
from components.slides.session import moved, reworded, without


def row(**changes: Any) -> dict[str, Any]:
    usual = {"value": 2.0, "unit_id": "persons", "region_code": "TJ-GB", "region_en": "GBAO", "year": 2024}
    return {**usual, **changes}


@pytest.mark.parametrize(
    ("changes", "small"),
    [
        ({}, True),  # two people of a region
        ({"value": 3.0}, False),
        ({"value": 0.0}, False),  # a zero is shown
        ({"region_code": "TJ"}, False),  # a national total is shown
        ({"region_code": "TJ", "dimension": "sex=female"}, True),
        ({"place_id": "khorog", "value": 4.0}, True),  # below a region the threshold is five
        ({"place_id": "khorog", "value": 5.0}, False),
        ({"unit_id": "percent"}, False),
        ({"unit_id": "organisations"}, False),
        ({"kind": "rate"}, False),
        ({"value": float("nan"), "value_high": 2.0}, True),
    ],
)
def test_count_of_people_below_the_threshold_is_small(changes: dict[str, Any], small: bool) -> None:
    assert is_small(row(**changes)) is small


def test_small_counts_are_named_by_place_and_year() -> None:
    rows = pd.DataFrame([row(), row(value=400.0), row(place_id="khorog", place_en="Khorog", value=4.0)])
    assert small_counts(rows, "en") == ("GBAO, 2024: 2", "Khorog, 2024: 4")


def saying(**numbers: str) -> Content:
    return Content("en", date(2026, 6, 1), "Heading", "", Lists(()), "Source: paper", "alt", numbers=numbers)


def test_frozen_deck_keeps_numbers_and_day() -> None:
    deck = Deck({"en": "Mine"}, "en", (Slide("map"),))
    frozen = freeze(deck, [saying(a="1")], "0a1b2c3d", date(2026, 6, 1))
    assert frozen.frozen == Frozen("0a1b2c3d", ({"a": "1"},))
    assert frozen.as_of == date(2026, 6, 1)


def test_changes_are_numbers_that_differ_came_or_went() -> None:
    deck = Deck(
        {"en": "Mine"}, "en", (Slide("map"),), frozen=Frozen("0a1b2c3d", ({"a": "1", "b": "2", "c": "3"},))
    )
    assert changes_since(deck, [saying(a="1", b="5", d="4")]) == [
        Change(1, "Heading", "b", "2", "5"),
        Change(1, "Heading", "c", "3", None),
        Change(1, "Heading", "d", None, "4"),
    ]


def test_frozen_numbers_go_with_their_slides() -> None:
    slides = (Slide("opening"), Slide("map"), Slide("trend"))
    deck = Deck({"en": "Mine"}, "en", slides, frozen=Frozen("0a1b2c3d", ({"a": "1"}, {"b": "2"}, {"c": "3"})))
    later = moved(deck, 1, 1)
    assert [slide.view for slide in later.slides] == ["map", "opening", "trend"]
    assert later.frozen is not None
    assert later.frozen.figures == ({"b": "2"}, {"a": "1"}, {"c": "3"})
    fewer = without(deck, 2)
    assert fewer.frozen is not None
    assert fewer.frozen.figures == ({"a": "1"}, {"c": "3"})
    assert moved(deck, 1, -1) == deck
    assert moved(deck, 3, 1) == deck


def test_last_slide_stays() -> None:
    deck = Deck({"en": "Mine"}, "en", (Slide("opening"),))
    assert without(deck, 1) == deck


def test_words_are_changed_in_one_language_alone() -> None:
    deck = Deck({"en": "Mine"}, "en", (Slide("map", heading={"en": "Where", "tg": "Куҷо"}),))
    assert reworded(deck, 1, "heading", " Here ", "en").slides[0].heading == {"tg": "Куҷо", "en": "Here"}
    assert reworded(deck, 1, "heading", "", "tg").slides[0].heading == {"en": "Where"}
