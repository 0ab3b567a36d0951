"""The stage: the strip of slides to arrange, and the show that fills the screen, in one piece of the page.

Every slide is sent at once, on a sheet for 16:9 and one for 4:3, with colours that follow the theme; the
script in components/templates/slides_stage.js turns the pages, so that the next slide needs no server. What
is asked in the browser (move, rename, open a file, another language) comes back as a `Request`, and may be
anything, so it is checked here.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import streamlit as st

from components.citation import parameters_said
from components.html_panel import TEMPLATES, render
from components.i18n import LANGUAGES, gettext_for
from components.provenance import Lineage
from components.slides.content import Content
from components.slides.deck import Deck, said, write_deck
from components.slides.reading import LONGEST
from components.slides.scene import TALL, WIDE
from components.slides.sheet import sheet
from components.slides.svg import scene_svg, tokens
from components.theme_in_browser import IS_DARK

MOST_SOURCES = 12
Mode = Literal["slides", "presenter"]
MOST_REQUESTS = 100
_DONE = "slides-done"
ACTIONS = ("up", "down", "remove", "heading", "note", "language", "closed")


@dataclass(frozen=True)
class Request:
    """What was asked in the browser: an action, the place of the slide it is about (0 for none), a text."""

    action: str
    slide: int
    text: str


def requests_of(asked: object, slides: int, done: int) -> tuple[list[Request], int]:
    """What the browser sent and was not done yet, and the number of the last of it.

    Args:
        asked: whatever was sent: a list of requests with rising numbers in `id`.
        slides: how many slides there are.
        done: the number of the last request that was done.
    """
    found, last = [], done
    for one in asked[:MOST_REQUESTS] if isinstance(asked, list) else ():
        number = one.get("id") if isinstance(one, dict) else None
        if isinstance(number, int) and not isinstance(number, bool) and number > last:
            last = number
            request = request_of(one, slides)
            found += [request] if request is not None else []
    return found, last


def request_of(asked: object, slides: int) -> Request | None:
    """What the browser sent, when it can be acted upon.

    Args:
        asked: whatever was sent.
        slides: how many slides there are.
    """
    if not isinstance(asked, dict) or asked.get("do") not in ACTIONS:
        return None
    slide, text = asked.get("slide", 0), asked.get("text", "")
    if isinstance(slide, bool) or not isinstance(slide, int) or not isinstance(text, str):
        return None
    if asked["do"] == "language":
        return Request("language", slide, text) if text in LANGUAGES and 0 <= slide <= slides else None
    if asked["do"] == "closed":
        return Request("closed", 0, "")
    return Request(str(asked["do"]), slide, text) if 1 <= slide <= slides else None


@cache
def _mount() -> Any:
    css = (TEMPLATES / "slides_stage.css").read_text("utf-8")
    script = (TEMPLATES / "slides_stage.js").read_text("utf-8")
    return st.components.v2.component("paygiri_slides_stage", css=css, js=IS_DARK + script)


def drawn_deck(deck: Deck, contents: Sequence[Content], lang: str) -> dict[str, Any]:
    """All that the browser needs of a deck: colours, and each slide drawn, with its note and its sources."""
    sheets = [
        {size: sheet(content, number, points) for size, points in (("wide", WIDE), ("tall", TALL))}
        for number, content in enumerate(contents, 1)
    ]
    slides = []
    for number, (slide, content, drawn) in enumerate(zip(deck.slides, contents, sheets, strict=True), 1):
        slides.append(
            {
                "heading": content.heading,
                "alt": content.alt,
                "own": said(slide.heading, lang),
                "note": said(slide.note, lang),
                "small": list(content.small),
                "sources": sources_html(content),
                **{
                    size: scene_svg(scene, f"s{number}{size[0]}", content.heading, content.alt)
                    for size, scene in drawn.items()
                },
            }
        )
    return {
        "deck": hashlib.sha256(write_deck(deck)).hexdigest()[:16],
        "title": said(deck.title, lang),
        "lang": lang,
        "css": tokens([scene for drawn in sheets for scene in drawn.values()]),
        "slides": slides,
        "languages": list(LANGUAGES),
        "longest": {name: LONGEST[name] for name in ("heading", "note")},
        "words": _words(lang),
        "help": render("slide_keys.html", lang, keys=keys(lang)),
    }


def sources_html(content: Content) -> str:
    """What answers "where does that number come from": sources with links, questions, warehouse."""
    lineages = [_asked(lineage, content.lang) for lineage in content.lineages]
    return render("slide_sources.html", content.lang, content=content, lineages=lineages, most=MOST_SOURCES)


def _asked(lineage: Lineage, lang: str) -> str:
    _ = gettext_for(lang)
    return _("Question: {question}. Parameters: {parameters}. Warehouse: {warehouse}.").format(
        question=lineage.question,
        parameters=parameters_said(lineage.parameters, lang),
        warehouse=lineage.warehouse[:12],
    )


def keys(lang: str) -> list[tuple[str, str]]:
    """The keys of the show and what they do."""
    _ = gettext_for(lang)
    return [
        ("→ ↓ PgDn", _("next slide")),
        ("← ↑ PgUp", _("slide before")),
        ("Home, End", _("first slide, last slide")),
        ("1 2 3 + Enter", _("slide of that number")),
        ("S", _("where this comes from")),
        ("L", _("another language")),
        ("V", _("presenter's view: clock, notes, next heading")),
        ("F", _("full screen")),
        ("B", _("dark screen")),
        ("H", _("these keys")),
        ("Esc", _("close, end the show")),
    ]


def _words(lang: str) -> dict[str, str]:
    _ = gettext_for(lang)
    return {
        "present": _("Present"),
        "second": _("Presenter's view in a second window"),
        "keys": _("In the show: arrow keys to turn, S for sources, H for all keys, Esc to end"),
        "slide": _("slide"),
        "from": _("Present from slide {number}"),
        "up": _("Earlier"),
        "down": _("Later"),
        "remove": _("Remove"),
        "heading": _("Heading"),
        "note": _("Speaker's note"),
        "nonote": _("No note for this slide."),
        "next": _("Next:"),
        "end": _("the end"),
        "small": _("Small counts: look before projecting."),
    }


def show_stage(drawn: dict[str, Any], start: int | None, mode: Mode, *, key: str) -> list[Request]:
    """Show the strip; the show opens at slide `start` when there is one.

    Returns:
        What was asked since the last run, in order.
    """
    done: int = st.session_state.get(_DONE, 0)
    data = {**drawn, "start": start, "mode": mode, "done": done}
    result = _mount()(key=f"stage-{key}", data=data, on_asked_change=lambda: None)
    asked, st.session_state[_DONE] = requests_of(result.asked, len(drawn["slides"]), done)
    return asked
