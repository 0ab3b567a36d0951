"""Present: slides for the room, arranged, projected with the keyboard, and left behind as files."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from components.address import Address, write
from components.claims.address import VERDICTS
from components.exports import file_name
from components.filters import choose_one
from components.i18n import gettext_for, ngettext_for, number
from components.markdown import plain
from components.palette import STATUSES, VOICES
from components.slides.content import Content
from components.slides.deck import LONGEST_ADDRESS, Deck, Known, Slide, Value, packed, said, write_deck
from components.slides.export import show_exports
from components.slides.file import choose_file
from components.slides.freeze import Change, changes_since, freeze
from components.slides.reading import DeckRefused, open_parameters, read_deck, ready_made, unpacked
from components.slides.session import (
    can_undo,
    current_deck,
    keep_deck,
    moved,
    remember_address,
    reworded,
    undo,
    without,
    written_before,
)
from components.slides.stage import Mode, Request, drawn_deck, show_stage
from components.slides.view_parts import Moment, Reader
from components.slides.views import SCHEMA, VIEWS, moment_of, past_the_end, under_its_heading
from components.tracker.names import named
from queries import run, warehouse_hash
from queries.boundaries import region_boundaries

READY = ("since_last_dialogue", "one_region", "donor_view")
OWN = "own"
USUAL = {"region": "TJ-SU", "donor": "eu"}
MOST_CHANGES = 12
EVERY_PROJECT: dict[str, Any] = {
    "project": None, "donor": None, "region": None, "theme": None, "row_limit": 5_000,
}  # fmt: skip


def known_ids() -> Known:
    """The ids that the parameters of slides may name."""
    organisations = run("impact/organisations")
    return {
        "region": set(run("catalogue/regions")["region_code"]),
        "indicator": set(run("catalogue/indicators")["indicator_id"]),
        "forum": set(run("catalogue/forums")["forum_id"]),
        "theme": set(run("catalogue/themes")["theme_id"]),
        "institution": set(run("catalogue/institutions")["institution_id"]),
        "status": set(STATUSES),
        "voice": set(VOICES),
        "flag": {"true", "false"},
        "verdict": set(VERDICTS),
        "donor": set(organisations[organisations["pays_for"] > 0]["organisation_id"]),
        "project": set(run("impact/projects", **EVERY_PROJECT, as_of=date.today())["project_id"]),
    }


@dataclass(frozen=True)
class Prepared:
    """A deck with what each slide says, and as the browser takes it."""

    contents: tuple[Content, ...]
    drawn: dict[str, Any]


@st.cache_resource(max_entries=24, show_spinner=False)
def prepared(_deck: Deck, written: str, lang: str, as_of: date, today: date, warehouse: str) -> Prepared:
    """The slides of a deck; kept, because nothing but `written` and the rest can change them."""
    moment = moment_of(_deck, Moment(lang, as_of, today))
    contents = tuple(under_its_heading(seen(slide, moment, warehouse), slide) for slide in _deck.slides)
    return Prepared(contents, drawn_deck(_deck, contents, lang))


def seen(slide: Slide, moment: Moment, warehouse: str) -> Content:
    """What the view of a slide says."""
    return viewed(slide.view, tuple(sorted(slide.parameters.items())), moment, warehouse)


@st.cache_resource(max_entries=512, show_spinner=False)
def viewed(view: str, parameters: tuple[tuple[str, Value], ...], moment: Moment, warehouse: str) -> Content:
    """What one view says; kept by itself, so that a change of one slide asks nothing for the others."""
    return VIEWS[view].draw(Reader(run, region_boundaries()), dict(parameters), moment)


def deck_names() -> dict[str, str]:
    """The decks to choose from; the session's own once there is one."""
    names = {
        "since_last_dialogue": _("Since the last Dialogue"),
        "one_region": _("One region"),
        "donor_view": _("A donor's view"),
    }
    own = current_deck()
    return {OWN: said(own.title, lang) or _("My slides"), **names} if own else names


def open_values(name: str, address: Address) -> dict[str, str]:
    """What a ready-made deck leaves open, chosen in a list and kept in the address."""
    found = {}
    for asked in open_parameters(name):
        if asked == "region":
            regions = run("catalogue/regions")
            labels = named(regions[regions["region_code"] != "TJ"], "region_code", "name", lang)
            found[asked] = choose_one(address, _("Region"), asked, list(labels), labels, USUAL[asked])
        else:
            givers = run("impact/organisations")
            labels = named(givers[givers["pays_for"] > 0], "organisation_id", "name", lang)
            found[asked] = choose_one(address, _("Donor"), asked, list(labels), labels, USUAL[asked])
    return found


def show_deck_choice(chosen: str) -> None:
    """The decks as a row of buttons; the choice is kept in the address.

    Buttons and not a row of which one is pressed: what a browser still holds of such a row, while the answer
    that makes a deck one's own is on its way, would choose the deck before it again.
    """

    def choose(name: str) -> None:
        own = current_deck()
        deck = ((packed(own) or OWN) if own else None) if name == OWN else name
        write(deck=deck, slide=None, view=None, region=None, donor=None)

    with st.container(horizontal=True):
        for name, words in deck_names().items():
            st.button(
                plain(words),
                key=f"deck-{name}",
                type="primary" if name == chosen else "secondary",
                on_click=choose,
                args=(name,),
            )


def chosen_deck(address: Address, known: Known) -> Deck:
    """The deck of the address, else the session's own, else the first that ships with Paygiri."""
    asked = address.text("deck", LONGEST_ADDRESS)
    if asked.startswith("z"):
        try:
            read = unpacked(asked, SCHEMA, known, lang)
            if not written_before(asked):
                keep_deck(read)
        except DeckRefused as fault:
            address.refuse("deck", asked, str(fault))
    elif asked and asked not in READY and not (asked == OWN and current_deck()):
        address.refuse("deck", asked, ", ".join(READY))
    own = current_deck()
    if own is not None and asked not in READY:
        show_deck_choice(OWN)
        return own
    name = asked if asked in READY else READY[0]
    show_deck_choice(name)
    deck = ready_made(name, SCHEMA, known, open_values(name, address), lang)
    moment = moment_of(deck, Moment(lang, address.as_of(), address.today))
    warehouse = warehouse_hash()
    shown = [slide for slide in deck.slides if not past_the_end(slide, seen(slide, moment, warehouse))]
    return deck.with_slides(shown)


def packed_own() -> str | None:
    """The session's deck as it stands in an address."""
    own = current_deck()
    return packed(own) if own is not None else None


def make_own(deck: Deck) -> None:
    """Keep a deck as the session's own and put it into the address."""
    remember_address(packed_own())
    keep_deck(deck)
    remember_address(packed(deck))
    write(deck=packed(deck) or OWN, region=None, donor=None)


def act(requests: list[Request], deck: Deck) -> None:
    """Do what was asked on the stage, in order."""
    changed = deck
    for request in requests:
        if request.action == "language":
            write(lang=None if request.text == "en" else request.text, slide=request.slide or None)
        elif request.action == "closed":
            write(slide=None, view=None)
        elif request.slide <= len(changed.slides):
            changed = arranged(changed, request)
    if changed != deck:
        make_own(changed)
    refused = "slides-refused" in st.session_state
    if changed != deck or refused or any(request.action == "language" for request in requests):
        st.rerun()


def arranged(deck: Deck, request: Request) -> Deck:
    """The deck after one request; as it was, with the reason on the page, when that cannot be taken."""
    if request.action in ("up", "down"):
        return moved(deck, request.slide, -1 if request.action == "up" else 1)
    if request.action == "remove":
        return without(deck, request.slide)
    try:
        return read_deck_again(reworded(deck, request.slide, request.action, request.text, lang))
    except DeckRefused as fault:
        st.session_state["slides-refused"] = str(fault)
        return deck


def read_deck_again(deck: Deck) -> Deck:
    """A deck that was changed by hand, checked like one from a file.

    Raises:
        DeckRefused: it would not be taken from a file either.
    """
    return read_deck(write_deck(deck), SCHEMA, known_ids(), lang)


def start_of(address: Address, slides: int) -> tuple[int | None, Mode]:
    """The slide the address asks to present, and how."""
    numbers = [str(place) for place in range(1, slides + 1)]
    asked = address.one("slide", numbers)
    mode = address.one("view", ("slides", "presenter"), "slides")
    return (int(asked) if asked else None), "presenter" if mode == "presenter" else "slides"


def change_words(change: Change) -> str:
    """One number that is another now, as a line of markdown."""
    nothing = _("nothing")
    said_as = _("Slide {slide}, {heading}, {name}: {before} → {now}")
    return plain(
        said_as.format(
            slide=change.slide,
            heading=change.heading,
            name=change.name,
            before=change.before or nothing,
            now=change.now or nothing,
        )
    )


def show_frozen(deck: Deck, contents: tuple[Content, ...]) -> None:
    """Whether the data are still those the deck was frozen with, and what changed if not."""
    if deck.frozen is None:
        return
    changes = changes_since(deck, contents)
    same = warehouse_hash().startswith(deck.frozen.warehouse) or deck.frozen.warehouse == warehouse_hash()
    if not changes:
        words = (
            _("These numbers are frozen, and the data are those they were frozen with.")
            if same
            else _("The data have changed since these numbers were frozen, but no number on these slides.")
        )
        st.caption(words)
        return
    ngettext = ngettext_for(lang)
    head = ngettext(
        "The data have changed since these slides were frozen: {count} number is another now.",
        "The data have changed since these slides were frozen: {count} numbers are others now.",
        len(changes),
    )
    lines = [f"- {change_words(change)}" for change in changes[:MOST_CHANGES]]
    if len(changes) > MOST_CHANGES:
        more = ngettext("and {count} more number", "and {count} more numbers", len(changes) - MOST_CHANGES)
        lines.append("- " + plain(more.format(count=number(len(changes) - MOST_CHANGES, lang))))
    st.warning(plain(head.format(count=number(len(changes), lang))) + "\n\n" + "\n".join(lines))


def show_guard(contents: tuple[Content, ...]) -> None:
    """Which slides hold counts so small that a person could be found."""
    marked = [str(place) for place, slide in enumerate(contents, 1) if slide.small]
    if marked:
        words = _("Small counts on slides {slides}: look before projecting whether a person could be found.")
        st.warning(plain(words.format(slides=", ".join(marked))))


def show_refusal() -> None:
    """Why a file or a text was not taken; what was there before has stayed."""
    refused = st.session_state.pop("slides-refused", None)
    if refused:
        words = _("This was not taken: {reason}. Nothing was changed.")
        st.error(plain(words.format(reason=refused)))


def place_deck_file(deck: Deck, known: Known) -> None:
    """Open a deck, save it, freeze its numbers, take back the last change."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("Take back the last change"), disabled=not can_undo(), key="slides-undo"):
            remember_address(packed_own())
            undo()
            own = current_deck()
            write(deck=(packed(own) or OWN) if own else None)
            st.rerun()
        if st.button(_("Freeze the numbers"), key="slides-freeze"):
            st.session_state["slides-freeze-asked"] = True
            st.rerun()
        st.download_button(
            _("Save these slides as a file"),
            data=write_deck(deck),
            file_name=file_name("paygiri", said(deck.title, "en"), lang, suffix="json"),
            mime="application/json",
            key="slides-save",
            on_click="ignore",
        )
        try:
            opened = choose_file(_("Open slides from a file"), lang, key="slides")
            if opened is not None:
                read = read_deck(opened.content, SCHEMA, known, lang)
                make_own(read)
                write(lang=None if read.language == "en" else read.language, slide=None)
                st.rerun()
        except DeckRefused as fault:
            st.session_state["slides-refused"] = str(fault)
            st.rerun()


def main() -> None:
    """Draw the screen."""
    address = Address.current()
    address.language()
    st.title(_("Present"))
    st.caption(_("Slides for the room: one chart each, with its source, over the whole screen and as files."))
    notices = st.container()
    known = known_ids()
    deck = chosen_deck(address, known)
    as_of, warehouse = address.as_of(), warehouse_hash()
    written = packed(deck) or repr(deck)
    ready = prepared(deck, written, lang, as_of, address.today, warehouse)
    if st.session_state.pop("slides-freeze-asked", False):
        make_own(freeze(deck, ready.contents, warehouse, as_of))
        st.rerun()
    start, mode = start_of(address, len(deck.slides))
    with notices:
        address.show_notices()
        show_refusal()
    show_guard(ready.contents)
    show_frozen(deck, ready.contents)
    show_exports(deck, ready.contents, as_of, warehouse, lang)
    place_deck_file(deck, known)
    act(show_stage(ready.drawn, start, mode, key="present"), deck)


lang = Address.current().language()
_ = gettext_for(lang)
main()
