"""Reads a deck from a file or an address, and believes in nothing of it.

A deck comes from anywhere, so every field is checked against what it may be, and a deck with one fault is
refused as a whole, with the place of the fault in the file. What a ready-made deck leaves open is filled in
before it is read.
"""

import base64
import binascii
import json
import re
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from components.address import EARLIEST_AS_OF
from components.i18n import LANGUAGES, gettext_for
from components.slides.deck import (
    LONGEST_ADDRESS,
    Deck,
    Frozen,
    Kind,
    Known,
    Parameter,
    Schema,
    Slide,
    Value,
    Words,
)

LARGEST_FILE = 256 * 1024
"""Bytes of a deck, as a file and unpacked from an address."""

MOST_SLIDES = 60
LONGEST = {"title": 120, "heading": 160, "note": 2_000}
MOST_VALUES = 12
LONGEST_VALUE = 64
LONGEST_KEY = 100
MOST_FIGURES = 300
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
READY_MADE = Path(__file__).with_name("decks")

_MARKUP = re.compile(r"<\s*[/!?a-zA-Z]|&(#\w+|[a-zA-Z]+);")
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_HASH = re.compile(r"[0-9a-f]{8,64}")


class DeckRefused(Exception):
    """A deck that cannot be taken.

    Attributes:
        place: where in the file, such as `slides[3].heading`; empty for the file as a whole.
        reason: what is wrong there, in the reader's language.
    """

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}" if place else reason)
        self.place = place
        self.reason = reason


def ready_made(name: str, schema: Schema, known: Known, chosen: Mapping[str, str], lang: str) -> Deck:
    """A deck that ships with Paygiri, with what it leaves open (`$region`, `$donor`) filled in.

    Raises:
        DeckRefused: it names what there is not.
        FileNotFoundError: there is no such deck.
    """
    written = (READY_MADE / f"{name}.json").read_text("utf-8")
    for field_name, value in chosen.items():
        written = written.replace(f'"${field_name}"', json.dumps(value))
    return replace(read_deck(written.encode("utf-8"), schema, known, lang), language=lang)


def open_parameters(name: str) -> list[str]:
    """What a ready-made deck leaves open."""
    found = re.findall(r'"\$([a-z]+)"', (READY_MADE / f"{name}.json").read_text("utf-8"))
    return list(dict.fromkeys(found))


def read_deck(raw: bytes, schema: Schema, known: Known, lang: str) -> Deck:
    """The deck in a JSON file.

    Args:
        schema: the views there are and their parameters.
        known: the ids that parameters may name.
        lang: language of the reasons.

    Raises:
        DeckRefused: with the place and the reason; nothing of the file is used then.
    """
    return _Reader(schema, known, lang).deck(_parsed(raw, lang))


def unpacked(written: str, schema: Schema, known: Known, lang: str) -> Deck:
    """The deck in an address.

    Raises:
        DeckRefused: it is no deck, or more than LARGEST_FILE unpacked.
    """
    _ = gettext_for(lang)
    broken = DeckRefused("", _("the address holds no whole deck; it may have been cut short"))
    if len(written) > LONGEST_ADDRESS or not re.fullmatch(r"z[A-Za-z0-9_-]+", written):
        raise broken
    machine = zlib.decompressobj()
    try:
        squeezed = base64.urlsafe_b64decode(written[1:] + "=" * (-len(written[1:]) % 4))
        raw = machine.decompress(squeezed, LARGEST_FILE + 1)
    except (binascii.Error, zlib.error) as fault:
        raise broken from fault
    if len(raw) <= LARGEST_FILE and not machine.eof:
        raise broken
    return read_deck(raw, schema, known, lang)


def check_file_name(name: str, lang: str) -> None:
    """Refuse a name that is a path or too long; Paygiri never writes under it, and says so.

    Raises:
        DeckRefused: with the reason.
    """
    _ = gettext_for(lang)
    if not name or len(name) > 200 or re.search(r"[/\\:\x00-\x1f]|\.\.", name):
        raise DeckRefused(_("file name"), _("a plain name is expected, without a path"))


def _parsed(raw: bytes, lang: str) -> object:
    _ = gettext_for(lang)
    if len(raw) > LARGEST_FILE:
        words = _("the file has {size} kB; a deck has at most {most} kB")
        raise DeckRefused("", words.format(size=len(raw) // 1024, most=LARGEST_FILE // 1024))

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice = next(name for name, _value in pairs if [key for key, _v in pairs].count(name) > 1)
            raise DeckRefused(_shown(twice), _("this field stands twice"))
        return found

    def no_number(_written: str) -> object:
        raise DeckRefused("", _("a deck holds no such number"))

    try:
        return json.loads(raw.decode("utf-8"), object_pairs_hook=once, parse_constant=no_number)
    except UnicodeDecodeError as fault:
        raise DeckRefused("", _("the file is not text in UTF-8")) from fault
    except json.JSONDecodeError as fault:
        where = _("line {line}, column {column}").format(line=fault.lineno, column=fault.colno)
        raise DeckRefused(where, _("this is not JSON")) from fault
    except (RecursionError, ValueError) as fault:  # nested too deep, or a number of thousands of digits
        raise DeckRefused("", _("this is not JSON of a deck")) from fault


def _shown(name: object) -> str:
    """A name from the file as it stands in a message: short and on one line."""
    written = _UNPRINTABLE.sub("�", str(name)).replace("\n", " ")
    return written if len(written) <= 40 else f"{written[:40]}…"


@dataclass(frozen=True)
class _Reader:
    """Checks a parsed file, field by field."""

    schema: Schema
    known: Known
    lang: str

    def _object(
        self, value: object, place: str, needed: Collection[str], optional: Collection[str]
    ) -> dict[str, Any]:
        _ = gettext_for(self.lang)
        if not isinstance(value, dict):
            raise DeckRefused(place, _("an object in braces is expected"))
        at = f"{place}." if place else ""
        for name in value:
            if name not in needed and name not in optional:
                expected = ", ".join((*needed, *optional)) or _("none")
                words = _("there is no such field; expected: {fields}")
                raise DeckRefused(f"{at}{_shown(name)}", words.format(fields=expected))
        for name in needed:
            if name not in value:
                raise DeckRefused(f"{at}{name}", _("this field is missing"))
        return value

    def _list(self, value: object, place: str, most: int) -> list[Any]:
        _ = gettext_for(self.lang)
        if not isinstance(value, list):
            raise DeckRefused(place, _("a list in brackets is expected"))
        if len(value) > most:
            words = _("{count} are too many; at most {most}")
            raise DeckRefused(place, words.format(count=len(value), most=most))
        return value

    def _string(self, value: object, place: str, longest: int) -> str:
        _ = gettext_for(self.lang)
        if not isinstance(value, str):
            raise DeckRefused(place, _("text in quotes is expected"))
        if len(value) > longest:
            words = _("{count} characters are too many; at most {most}")
            raise DeckRefused(place, words.format(count=len(value), most=longest))
        return value

    def _text(self, value: object, place: str, longest: int) -> str:
        """Words that people read: plain, without markup and unseen characters."""
        _ = gettext_for(self.lang)
        words = self._string(value, place, longest)
        if _MARKUP.search(words):
            raise DeckRefused(place, _("markup is not allowed, only plain text"))
        if _UNPRINTABLE.search(words):
            raise DeckRefused(place, _("it holds characters that cannot be printed"))
        return words.strip()

    def _words(self, value: object, place: str, language: str, longest: int) -> Words:
        if not isinstance(value, dict):
            read = self._text(value, place, longest)
            return {language: read} if read else {}
        given = self._object(value, place, (), LANGUAGES)
        return {name: self._text(given[name], f"{place}.{name}", longest) for name in given}

    def _one_of(self, value: object, place: str, allowed: Collection[str]) -> str:
        _ = gettext_for(self.lang)
        written = self._string(value, place, LONGEST_VALUE)
        if written in allowed:
            return written
        few = sorted(allowed)
        shown = ", ".join(few) if len(few) <= 12 else ", ".join((*few[:3], "…"))
        words = _("“{value}” is not known; expected: {known}")
        raise DeckRefused(place, words.format(value=_shown(written), known=shown or _("none")))

    def _day(self, value: object, place: str) -> str:
        _ = gettext_for(self.lang)
        written = self._string(value, place, LONGEST_VALUE)
        try:
            read = date.fromisoformat(written)
        except ValueError:
            read = None
        if read is None or read.isoformat() != written or read < EARLIEST_AS_OF:
            words = _("a date from {first} on is expected, written as {first}")
            raise DeckRefused(place, words.format(first=EARLIEST_AS_OF.isoformat()))
        return written

    def _year(self, value: object, place: str) -> str:
        _ = gettext_for(self.lang)
        written = self._string(value, place, LONGEST_VALUE)
        if re.fullmatch(r"[0-9]{4}", written) and EARLIEST_YEAR <= int(written) <= LATEST_YEAR:
            return written
        raise DeckRefused(place, _('a year in quotes is expected, such as "2024"'))

    def _page(self, value: object, place: str) -> str:
        _ = gettext_for(self.lang)
        written = self._string(value, place, LONGEST_VALUE)
        if re.fullmatch(r"[1-9][0-9]?", written):
            return written
        raise DeckRefused(place, _('a number in quotes from "1" to "99" is expected'))

    def _key(self, value: object, place: str) -> str:
        _ = gettext_for(self.lang)
        written = self._string(value, place, LONGEST_KEY)
        if re.fullmatch(r"[A-Za-z0-9_.-]+", written) and ".." not in written:
            return written
        raise DeckRefused(place, _("an id of letters, digits, points, hyphens and underscores is expected"))

    def deck(self, value: object) -> Deck:
        """The whole file."""
        _ = gettext_for(self.lang)
        given = self._object(value, "", ("title", "language", "slides"), ("as_of", "frozen"))
        language = self._one_of(given["language"], "language", LANGUAGES)
        listed = self._list(given["slides"], "slides", MOST_SLIDES)
        if not listed:
            raise DeckRefused("slides", _("a deck has at least one slide"))
        title = self._words(given["title"], "title", language, LONGEST["title"])
        slides = tuple(self.slide(one, f"slides[{place}]", language) for place, one in enumerate(listed))
        as_of = date.fromisoformat(self._day(given["as_of"], "as_of")) if "as_of" in given else None
        frozen = self.frozen(given["frozen"], len(slides)) if "frozen" in given else None
        return Deck(title, language, slides, as_of, frozen)

    def slide(self, value: object, place: str, language: str) -> Slide:
        """One slide."""
        given = self._object(value, place, ("view",), ("parameters", "heading", "note"))
        view = self._one_of(given["view"], f"{place}.view", list(self.schema))
        return Slide(
            view=view,
            parameters=self.parameters(given.get("parameters", {}), f"{place}.parameters", self.schema[view]),
            heading=self._words(given.get("heading", ""), f"{place}.heading", language, LONGEST["heading"]),
            note=self._words(given.get("note", ""), f"{place}.note", language, LONGEST["note"]),
        )

    def parameters(self, value: object, place: str, asked: Mapping[str, Parameter]) -> dict[str, Value]:
        """The parameters of a view."""
        needed = [name for name, parameter in asked.items() if parameter.required]
        given = self._object(value, place, needed, [name for name in asked if name not in needed])
        read: dict[str, Value] = {}
        for name, parameter in asked.items():
            if name not in given:
                continue
            at = f"{place}.{name}"
            if not parameter.many:
                read[name] = self._value(given[name], at, parameter)
                continue
            values = self._list(given[name], at, MOST_VALUES)
            read[name] = tuple(
                self._value(one, f"{at}[{order}]", parameter) for order, one in enumerate(values)
            )
        return read

    def _value(self, value: object, place: str, parameter: Parameter) -> str:
        readers: Mapping[Kind, Callable[[object, str], str]] = {
            "day": self._day,
            "year": self._year,
            "page": self._page,
            "key": self._key,
        }
        if parameter.kind == "words":
            return self._text(value, place, LONGEST_VALUE)
        if parameter.kind in readers:
            return readers[parameter.kind](value, place)
        return self._one_of(value, place, self.known.get(parameter.of, ()))

    def frozen(self, value: object, slides: int) -> Frozen:
        """The numbers the deck was made with: as many sets as there are slides."""
        _ = gettext_for(self.lang)
        given = self._object(value, "frozen", ("warehouse", "figures"), ())
        warehouse = self._string(given["warehouse"], "frozen.warehouse", LONGEST_VALUE)
        if not _HASH.fullmatch(warehouse):
            raise DeckRefused("frozen.warehouse", _("the hash of a warehouse is expected"))
        listed = self._list(given["figures"], "frozen.figures", MOST_SLIDES)
        if len(listed) != slides:
            words = _("{count} sets of numbers for {slides} slides")
            raise DeckRefused("frozen.figures", words.format(count=len(listed), slides=slides))
        return Frozen(
            warehouse, tuple(self._numbers(one, f"frozen.figures[{at}]") for at, one in enumerate(listed))
        )

    def _numbers(self, value: object, place: str) -> dict[str, str]:
        _ = gettext_for(self.lang)
        if not isinstance(value, dict):
            raise DeckRefused(place, _("an object in braces is expected"))
        if len(value) > MOST_FIGURES:
            words = _("{count} are too many; at most {most}")
            raise DeckRefused(place, words.format(count=len(value), most=MOST_FIGURES))
        return {
            self._text(name, place, LONGEST["title"]): self._text(
                number, f"{place}.{_shown(name)}", LONGEST["title"]
            )
            for name, number in value.items()
        }
