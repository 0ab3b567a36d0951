"""The regional map: nothing is fetched, nothing missing is coloured, discs are in proportion to people."""

import itertools
import json
import math
from typing import Any

import pytest

from components.maps.deck_map import (
    DISCS,
    chosen_region,
    disc_radius,
    map_alt,
    map_height,
    region_deck,
    shapes,
)
from components.maps.geometry import to_plane
from components.maps.value_classes import value_classes
from components.palette import Theme, channels, ink
from tests.components.region_rows import OUTLINES, PEOPLE, map_frame, places

ALL = {"TJ-DU": 16.0, "TJ-SU": 25.0, "TJ-KT": 43.0, "TJ-RA": 26.0, "TJ-GB": 28.0}
SOME = {**ALL, "TJ-SU": None, "TJ-DU": None}


def described(
    figures: dict[str, float | None] | dict[str, float],
    mode: str = "area",
    chosen: str | None = None,
    theme: Theme = "light",
    width: int = 800,
) -> dict[str, Any]:
    deck = region_deck(
        map_frame(dict(figures)),
        OUTLINES,
        places(),
        PEOPLE,
        mode=mode,
        chosen=chosen,
        theme=theme,
        voice="state",
        width=width,
        font="sans-serif",
    )
    found: dict[str, Any] = json.loads(deck.to_json())
    return found


def layer(deck: dict[str, Any], name: str) -> dict[str, Any] | None:
    """The layer whose id starts with that word; pickable ids carry the chosen region behind it."""
    return next(
        (found for found in deck["layers"] if found["id"].split(" ")[0] == name or found["id"] == name), None
    )


def drawn(deck: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = layer(deck, name)
    return [] if found is None else list(found["data"])


@pytest.mark.parametrize("mode", ["area", "population"])
def test_map_names_no_style_and_no_provider(mode: str) -> None:
    deck = described(ALL, mode)
    assert deck.get("mapProvider") is None
    assert "__MAP_STYLE__" in deck.get("mapStyle", "__MAP_STYLE__")
    assert "http" not in json.dumps(deck)


def test_region_has_the_colour_of_its_class() -> None:
    classes = value_classes(list(ALL.values()), "state", "light")
    khatlon = next(row for row in drawn(described(ALL), "regions") if row["region_code"] == "TJ-KT")
    assert khatlon["fill"][:3] == list(channels(classes[-1].colour))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_region_without_a_value_has_the_tone_of_bare_land_and_strokes(theme: Theme) -> None:
    deck = described(SOME, theme=theme)
    sughd = next(row for row in drawn(deck, "regions") if row["region_code"] == "TJ-SU")
    assert sughd["fill"][:3] == list(channels(ink(theme).panel))
    colours = {step.colour for step in value_classes([43, 26, 28], "state", theme)}
    assert ink(theme).panel not in colours
    (ring,) = OUTLINES["TJ-SU"][0]
    strokes = [row for row in drawn(deck, "no value") if ring[0][0] <= row["from"][0] <= ring[1][0]]
    assert len(strokes) > 5


def test_capital_without_a_value_is_hatched_on_its_disc_too() -> None:
    assert drawn(described(SOME), "no value on discs")


def test_no_strokes_where_every_region_has_a_value() -> None:
    deck = described(ALL)
    assert drawn(deck, "no value") == []
    assert drawn(deck, "no value on discs") == []


def test_zero_is_coloured_and_not_hatched() -> None:
    deck = described({**ALL, "TJ-SU": 0.0})
    sughd = next(row for row in drawn(deck, "regions") if row["region_code"] == "TJ-SU")
    assert sughd["fill"][:3] != list(channels(ink("light").panel))
    assert drawn(deck, "no value") == []


def test_area_of_a_disc_is_in_proportion_to_people() -> None:
    large, small = disc_radius(4_000_000, 4_000_000), disc_radius(1_000_000, 4_000_000)
    assert math.pi * large**2 == pytest.approx(4 * math.pi * small**2)


def test_discs_stand_apart_from_each_other() -> None:
    largest = max(PEOPLE.values())
    for one, other in itertools.combinations(PEOPLE, 2):
        apart = math.dist(to_plane(DISCS[one]), to_plane(DISCS[other]))
        assert apart > disc_radius(PEOPLE[one], largest) + disc_radius(PEOPLE[other], largest), (one, other)


def test_population_view_colours_discs_and_leaves_the_land_bare() -> None:
    deck = described(ALL, "population")
    bare = list(channels(ink("light").panel))
    assert all(row["fill"][:3] == bare for row in drawn(deck, "regions"))
    assert {row["region_code"] for row in drawn(deck, "discs")} == set(ALL)
    assert all(row["fill"][:3] != bare for row in drawn(deck, "discs"))


def test_region_whose_people_are_not_known_has_no_disc() -> None:
    marks = shapes(map_frame(dict(ALL)), OUTLINES, "population", {"TJ-KT": 3_790_300.0})
    assert [mark.code for mark in marks] == ["TJ-KT"]


def test_capital_is_drawn_a_second_time_with_a_line_from_its_place() -> None:
    deck = described(ALL)
    assert [row["region_code"] for row in drawn(deck, "discs")] == ["TJ-DU"]
    ring, leader = (row["path"] for row in drawn(deck, "capital"))
    assert ring[0] == ring[-1]
    assert len(leader) == 2


def test_chosen_region_is_outlined_and_clicks_start_afresh() -> None:
    deck = described(ALL, chosen="TJ-SU")
    assert len(drawn(deck, "chosen")) == 1
    # Streamlit forgets a click whose layer is gone, so the layer's name changes with the choice.
    assert layer(deck, "regions") is not None
    assert {found["id"] for found in deck["layers"]} >= {"regions TJ-SU", "discs TJ-SU"}


def test_places_and_zones_carry_their_region_in_the_area_view_only() -> None:
    deck = described(ALL)
    assert [row["title"] for row in drawn(deck, "places")] == ["Bokhtar"]
    assert [row["title"] for row in drawn(deck, "zones")] == ["Kulob zone"]
    assert [row["text"] for row in drawn(deck, "zone names")] == ["Kulob zone"]
    assert layer(described(ALL, "population"), "places") is None


def test_hand_held_screen_scrolls_the_page_and_names_no_zones() -> None:
    deck = described(ALL, width=360)
    assert deck["views"][0]["controller"]["dragPan"] is False
    assert layer(deck, "zone names") is None
    assert map_height(360) < 360


def test_labels_are_drawn_in_any_script() -> None:
    deck = described(ALL)
    names = layer(deck, "names")
    assert names is not None
    assert names["characterSet"] == "auto"
    assert {row["text"] for row in names["data"]} == {"Dushanbe", "Sughd", "Khatlon", "DRS", "GBAO"}
    assert {row["text"] for row in drawn(deck, "figures")} == {"16%", "25%", "43%", "26%", "28%"}


def test_clicked_object_names_its_region() -> None:
    clicked = {"indices": {"regions": [2]}, "objects": {"regions": [{"region_code": "TJ-KT"}]}}
    assert chosen_region(clicked) == "TJ-KT"
    assert chosen_region({"indices": {}, "objects": {}}) is None


def test_alternative_text_says_the_ends_and_who_is_missing() -> None:
    told = map_alt(map_frame(dict(SOME)), "Violence", "area", "en")
    assert "from 26% in DRS to 43% in Khatlon" in told
    assert "No value: Dushanbe, Sughd." in told


def test_alternative_text_of_an_empty_map_says_so() -> None:
    told = map_alt(map_frame(dict.fromkeys(ALL)), "Violence", "area", "en")
    assert told == "Map of five regions, Violence: no region has a value."
