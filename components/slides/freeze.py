"""Frozen numbers: a deck remembers what it showed, and says what has changed in the data since.

The numbers of each slide stand in the deck by names that no language changes, beside the hash of the
warehouse they came from. A slide always shows what is known now; the list of changes tells the presenter
what was said last time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from components.slides.content import Content
from components.slides.deck import Deck, Frozen


@dataclass(frozen=True)
class Change:
    """One number that is another now; None where there was or is none."""

    slide: int
    heading: str
    name: str
    before: str | None
    now: str | None


def freeze(deck: Deck, contents: Sequence[Content], warehouse: str, as_of: date) -> Deck:
    """The deck with the numbers it shows, read at that day from then on."""
    figures = tuple(dict(content.numbers) for content in contents)
    return replace(deck, as_of=deck.as_of or as_of, frozen=Frozen(warehouse, figures))


def changes_since(deck: Deck, contents: Sequence[Content]) -> list[Change]:
    """The numbers that differ from those the deck was frozen with, slide by slide."""
    if deck.frozen is None:
        return []
    found = []
    for number, (content, before) in enumerate(zip(contents, deck.frozen.figures, strict=True), 1):
        for name in sorted(set(before) | set(content.numbers)):
            old, now = before.get(name), content.numbers.get(name)
            if old != now:
                found.append(Change(number, content.heading, name, old, now))
    return found
