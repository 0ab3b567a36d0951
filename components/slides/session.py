"""The deck of a session: where "Add to slides" puts a view, and what Present arranges; with its history.

The deck is also written into the address of Present, so that a reload brings it back after the session is
gone.
"""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from components.i18n import gettext_for
from components.slides.deck import Deck, Slide, Value
from components.slides.reading import MOST_SLIDES

_DECK, _HISTORY, _ADDRESSES = "slides_deck", "slides_history", "slides_addresses"
MOST_REMEMBERED = 30


def current_deck() -> Deck | None:
    """The deck of this session; None while nothing was put into one."""
    deck: Deck | None = st.session_state.get(_DECK)
    return deck


def keep_deck(deck: Deck | None) -> None:
    """Make `deck` the deck of this session; the one before can be brought back."""
    before = current_deck()
    if deck == before:
        return
    history: list[Deck | None] = st.session_state.setdefault(_HISTORY, [])
    history.append(before)
    del history[:-MOST_REMEMBERED]
    st.session_state[_DECK] = deck


def can_undo() -> bool:
    """Whether there is a deck before this one."""
    return bool(st.session_state.get(_HISTORY))


def undo() -> None:
    """Bring back the deck as it was before the last change."""
    history = st.session_state.get(_HISTORY)
    if history:
        st.session_state[_DECK] = history.pop()


def remember_address(address: str | None) -> None:
    """Remember that this session's deck stands, or stood, in that address."""
    known: list[str] = st.session_state.setdefault(_ADDRESSES, [])
    if address is not None and address not in known:
        known.append(address)
        del known[:-MOST_REMEMBERED]


def written_before(address: str) -> bool:
    """Whether an address is one that this session wrote, so that its own deck is the newer one.

    A browser that asks for something while an answer is on its way still has the address before it.
    """
    return current_deck() is not None and address in st.session_state.get(_ADDRESSES, ())


def add_slide(view: str, parameters: Mapping[str, Value], lang: str) -> int | None:
    """Put a view at the end of the deck; returns its place, None when the deck is full."""
    _ = gettext_for(lang)
    deck = current_deck() or Deck({lang: _("My slides")}, lang, ())
    if len(deck.slides) >= MOST_SLIDES:
        return None
    keep_deck(deck.with_slides([*deck.slides, Slide(view, dict(parameters))]))
    return len(deck.slides) + 1


def moved(deck: Deck, slide: int, by: int) -> Deck:
    """The deck with slide `slide` (from 1) moved by `by` places, as far as there are any."""
    order = list(range(len(deck.slides)))
    to = max(0, min(len(order) - 1, slide - 1 + by))
    order.insert(to, order.pop(slide - 1))
    return _arranged(deck, order)


def without(deck: Deck, slide: int) -> Deck:
    """The deck without slide `slide` (from 1); the last one stays."""
    if len(deck.slides) == 1:
        return deck
    return _arranged(deck, [place for place in range(len(deck.slides)) if place != slide - 1])


def _arranged(deck: Deck, order: list[int]) -> Deck:
    """The slides in another order, each with the numbers that were frozen with it."""
    frozen = deck.frozen
    if frozen is not None:
        frozen = replace(frozen, figures=tuple(frozen.figures[place] for place in order))
    return replace(deck, slides=tuple(deck.slides[place] for place in order), frozen=frozen)


def reworded(deck: Deck, slide: int, part: str, text: str, lang: str) -> Deck:
    """The deck with another heading or note in one language; an empty text takes the view's own heading."""
    old = deck.slides[slide - 1]
    before = old.note if part == "note" else old.heading
    words = {name: said for name, said in before.items() if name != lang}
    words |= {lang: text.strip()} if text.strip() else {}
    changed = replace(old, note=words) if part == "note" else replace(old, heading=words)
    slides = [changed if place == slide - 1 else one for place, one in enumerate(deck.slides)]
    return replace(deck, slides=tuple(slides))
