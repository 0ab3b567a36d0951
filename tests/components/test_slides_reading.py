"""A deck from anywhere: a good one is read as written, a bad one is refused with the place of its fault."""

import base64
import json
import zlib
from datetime import date
from typing import Any

import pytest

from components.slides.deck import Deck, Frozen, Parameter, Schema, Slide, packed, said, write_deck
from components.slides.reading import (
    LARGEST_FILE,
    DeckRefused,
    check_file_name,
    open_parameters,
    read_deck,
    ready_made,
    unpacked,
)
from components.slides.views import SCHEMA as VIEWS

SCHEMA: Schema = {
    "opening": {},
    "map": {"indicator": Parameter(of="indicator", required=True), "as_of": Parameter("day")},
    "trend": {
        "indicator": Parameter(of="indicator", required=True),
        "region": Parameter(of="region", many=True),
        "from": Parameter("year"),
        "page": Parameter("page"),
    },
}
KNOWN = {"indicator": {"shdi", "population"}, "region": {"TJ", "TJ-GB"}}
GOOD: dict[str, Any] = {
    "title": "Встреча в Хороге",
    "language": "ru",
    "as_of": "2025-09-26",
    "slides": [
        {"view": "opening"},
        {
            "view": "map",
            "parameters": {"indicator": "shdi"},
            "heading": "Where?",
            "note": "Wait.\nThen go on.",
        },
        {"view": "trend", "parameters": {"indicator": "population", "region": ["TJ-GB"], "from": "2010"}},
    ],
}


def written(**changes: Any) -> bytes:
    return json.dumps({**GOOD, **changes}).encode("utf-8")


def slide(**changes: Any) -> dict[str, Any]:
    return {"slides": [{"view": "opening"}, {"view": "map", "parameters": {"indicator": "shdi"}, **changes}]}


def refused(raw: bytes) -> DeckRefused:
    with pytest.raises(DeckRefused) as fault:
        read_deck(raw, SCHEMA, KNOWN, "en")
    return fault.value


def test_good_deck_is_read_as_it_was_written() -> None:
    deck = read_deck(written(), SCHEMA, KNOWN, "en")
    assert said(deck.title, "tg") == "Встреча в Хороге"
    assert deck.as_of == date(2025, 9, 26)
    assert [one.view for one in deck.slides] == ["opening", "map", "trend"]
    assert deck.slides[1].note == {"ru": "Wait.\nThen go on."}
    assert deck.slides[2].parameters == {"indicator": "population", "region": ("TJ-GB",), "from": "2010"}
    assert read_deck(write_deck(deck), SCHEMA, KNOWN, "en") == deck


def test_deck_in_an_address_is_the_same_deck() -> None:
    deck = Deck(
        {"en": "A", "tg": "Ҷ"},
        "en",
        (Slide("map", {"indicator": "shdi"}),),
        frozen=Frozen("0a1b2c3d", ({"TJ-GB": "0.687"},)),
    )
    address = packed(deck)
    assert address is not None
    assert unpacked(address, SCHEMA, KNOWN, "en") == deck


def test_long_deck_has_no_address() -> None:
    notes = [
        Slide("opening", note={"en": "".join(chr(0x400 + (n * m) % 255) for m in range(1900))})
        for n in range(60)
    ]
    assert packed(Deck({"en": "Long"}, "en", tuple(notes))) is None


@pytest.mark.parametrize(
    ("raw", "place", "part"),
    [
        (b"\xff\xfe", "", "UTF-8"),
        (b"{", "line 1, column 2", "JSON"),
        (b"[]", "", "braces"),
        (b"[" * 100_000, "", "JSON"),
        (b'{"title": NaN}', "", "number"),
        (b'{"title": "a", "title": "b"}', "title", "twice"),
        (written(slides=[]), "slides", "at least one"),
        (written(slides=[{"view": "opening"}] * 10_000), "slides", "10000 are too many"),
        (written(slides="opening"), "slides", "list"),
        (written(colour="red"), "colour", "no such field"),
        (written(language="de"), "language", "de"),
        (written(title=7), "title", "text"),
        (written(title={"en": "A", "fr": "B"}), "title.fr", "no such field"),
        (written(as_of="2025-9-26"), "as_of", "date"),
        (written(as_of="1066-10-14"), "as_of", "date"),
        (written(slides=[{"view": "pie"}]), "slides[0].view", "pie"),
        (written(slides=[{"parameters": {}}]), "slides[0].view", "missing"),
        (written(**slide(colour="red")), "slides[1].colour", "no such field"),
        (written(**slide(parameters={})), "slides[1].parameters.indicator", "missing"),
        (written(**slide(parameters={"indicator": "../etc"})), "slides[1].parameters.indicator", "../etc"),
        (written(**slide(parameters={"indicator": ["shdi"]})), "slides[1].parameters.indicator", "text"),
        (written(**slide(heading="<script>alert(1)</script>")), "slides[1].heading", "markup"),
        (written(**slide(heading="&lt;b&gt;")), "slides[1].heading", "markup"),
        (written(**slide(heading="a" * 161)), "slides[1].heading", "161"),
        (written(**slide(heading="left\u202eright")), "slides[1].heading", "printed"),
        (written(**slide(note={"en": 3})), "slides[1].note.en", "text"),
        (written(frozen={"warehouse": "x", "figures": []}), "frozen.warehouse", "hash"),
        (written(frozen={"warehouse": "0a1b2c3d", "figures": [{}]}), "frozen.figures", "1 sets"),
        (
            written(frozen={"warehouse": "0a1b2c3d", "figures": [{}, {"TJ": 3}, {}]}),
            "frozen.figures[1].TJ",
            "text",
        ),
    ],
)
def test_bad_deck_is_refused_with_its_place(raw: bytes, place: str, part: str) -> None:
    fault = refused(raw)
    assert fault.place == place
    assert part in fault.reason


def test_file_of_fifty_megabytes_is_refused_by_its_size() -> None:
    assert "51200 kB" in refused(b" " * 50 * 1024 * 1024).reason


def test_comparison_sign_is_no_markup() -> None:
    deck = read_deck(written(**slide(heading="Growth < 5 % & falling")), SCHEMA, KNOWN, "en")
    assert said(deck.slides[1].heading, "ru") == "Growth < 5 % & falling"


@pytest.mark.parametrize(
    "name", ["../deck.json", "/etc/passwd", "a\\b.json", "C:deck.json", "", "x" * 201, "..json"]
)
def test_path_in_a_file_name_is_refused(name: str) -> None:
    with pytest.raises(DeckRefused):
        check_file_name(name, "en")


def test_address_that_unpacks_to_more_than_a_deck_is_refused() -> None:
    bomb = base64.urlsafe_b64encode(zlib.compress(b" " * 4_000_000, 9)).decode().rstrip("=")
    with pytest.raises(DeckRefused) as fault:
        unpacked(f"z{bomb}", SCHEMA, KNOWN, "en")
    assert str(LARGEST_FILE // 1024) in fault.value.reason


@pytest.mark.parametrize("address", ["", "z", "since", "z!!!!", "zAAAA", "z" + "A" * 9000])
def test_address_that_is_no_deck_is_refused(address: str) -> None:
    with pytest.raises(DeckRefused):
        unpacked(address, SCHEMA, KNOWN, "en")


def test_address_cut_short_is_refused() -> None:
    address = packed(Deck({"en": "A"}, "en", tuple(Slide("opening", note={"en": str(n)}) for n in range(20))))
    assert address is not None
    with pytest.raises(DeckRefused, match="cut short"):
        unpacked(address[:-12], SCHEMA, KNOWN, "en")


def test_ready_made_deck_takes_what_it_leaves_open() -> None:
    known = {
        "region": {"TJ", "TJ-GB"},
        "indicator": {"physical_violence_since_15", "violent_child_discipline", "shdi", "population"},
    }
    assert open_parameters("one_region") == ["region"]
    deck = ready_made("one_region", VIEWS, known, {"region": "TJ-GB"}, "tg")
    assert deck.language == "tg"
    assert deck.slides[1].parameters == {"region": "TJ-GB"}
    assert said(deck.title, "ru") == "Один регион"
    with pytest.raises(DeckRefused):
        ready_made("one_region", VIEWS, known, {"region": 'TJ-XX"'}, "tg")
