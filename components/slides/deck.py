"""A deck: a title, a language and slides, each a view with its parameters, a heading and a speaker's note.

A deck lives in a session and travels as a small JSON file and inside an address; both are written here and
read, with every field checked, by components/slides/reading.py. Texts may be given once or in each language.
"""

import base64
import json
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from components.i18n import LANGUAGES

LONGEST_ADDRESS = 8_000
"""Characters of a packed deck in an address: servers refuse a longer header."""

Words = Mapping[str, str]
"""A text by language."""

Value = str | tuple[str, ...]
Kind = Literal["id", "key", "day", "year", "page", "words"]


@dataclass(frozen=True)
class Parameter:
    """What one parameter of a view may be.

    Attributes:
        kind: `id` is one of the ids known for `of`; `key` an id of a row that may be gone by now;
            `day` an ISO date; `year` a year; `page` a number
            from 1 to 99; `words` plain text to search for.
        of: what the ids are of: region, indicator, forum, theme, status, voice, institution, donor, pair.
    """

    kind: Kind = "id"
    of: str = ""
    required: bool = False
    many: bool = False


Schema = Mapping[str, Mapping[str, Parameter]]
"""By view, by parameter."""

Known = Mapping[str, Collection[str]]
"""By what ids are of: the ids there are."""


@dataclass(frozen=True)
class Slide:
    """One slide: its view with parameters, and own words for heading and note where there are any."""

    view: str
    parameters: Mapping[str, Value] = field(default_factory=dict)
    heading: Words = field(default_factory=dict)
    note: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Frozen:
    """The numbers a deck was made with: the warehouse they came from, and by slide the numbers by name."""

    warehouse: str
    figures: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class Deck:
    """Slides in order, under a title.

    Attributes:
        language: the language it was made in.
        as_of: the day its statuses are read at; None is the day of the reading.
    """

    title: Words
    language: str
    slides: tuple[Slide, ...]
    as_of: date | None = None
    frozen: Frozen | None = None

    def with_slides(self, slides: Sequence[Slide]) -> "Deck":
        """The deck with other slides; what was frozen of the old ones no longer holds."""
        return replace(self, slides=tuple(slides), frozen=None)


def said(words: Words, lang: str) -> str:
    """A text in a language, else in any it is given in."""
    return words.get(lang) or next((words[name] for name in LANGUAGES if words.get(name)), "")


def write_deck(deck: Deck) -> bytes:
    """The deck as a JSON file that `read_deck` takes."""
    return json.dumps(_as_json(deck), ensure_ascii=False, indent=1).encode("utf-8")


def packed(deck: Deck) -> str | None:
    """The deck as it stands in an address; None when it is too long for one."""
    bare = json.dumps(_as_json(deck), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    written = "z" + base64.urlsafe_b64encode(zlib.compress(bare, 9)).decode("ascii").rstrip("=")
    return written if len(written) <= LONGEST_ADDRESS else None


def _as_json(deck: Deck) -> dict[str, Any]:
    def words(text: Words) -> Any:
        return text[deck.language] if set(text) == {deck.language} else dict(text)

    slides = []
    for slide in deck.slides:
        parameters = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in slide.parameters.items()
        }
        written: dict[str, Any] = {"view": slide.view}
        written |= {"parameters": parameters} if parameters else {}
        written |= {"heading": words(slide.heading)} if slide.heading else {}
        written |= {"note": words(slide.note)} if slide.note else {}
        slides.append(written)
    found: dict[str, Any] = {"title": words(deck.title), "language": deck.language, "slides": slides}
    if deck.as_of is not None:
        found["as_of"] = deck.as_of.isoformat()
    if deck.frozen is not None:
        figures = [dict(numbers) for numbers in deck.frozen.figures]
        found["frozen"] = {"warehouse": deck.frozen.warehouse, "figures": figures}
    return found
