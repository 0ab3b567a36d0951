"""The files that a deck can be left behind as: made on request, under a progress bar, handed over whole.

A file is built in memory and offered only when it is complete; what was broken off or failed leaves nothing
but the sentence that says why.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from components.briefs.pdf import PDF_MIME
from components.exports import file_name
from components.i18n import gettext_for
from components.markdown import plain
from components.slides.content import Content
from components.slides.deck import Deck, said, write_deck
from components.slides.pdf import deck_pdf
from components.slides.picture import PNG_MIME, PRINT, SVG_MIME, slide_png, slide_svg
from components.slides.pptx import PPTX_MIME, Progress, deck_pptx

_MADE = "slides-made"
Make = Callable[[Deck, Sequence[Content], str, Progress], bytes]
FORMATS: dict[str, tuple[str, Make, str]] = {
    "pptx": ("PowerPoint", deck_pptx, PPTX_MIME),
    "pdf": ("PDF", deck_pdf, PDF_MIME),
}
"""By suffix: the name a reader knows, what makes it, and its type."""


def show_exports(deck: Deck, contents: Sequence[Content], as_of: date, warehouse: str, lang: str) -> None:
    """Buttons that make a file of the deck, and those that hand it over once it is made."""
    _ = gettext_for(lang)
    written = b"|".join((write_deck(deck), lang.encode(), as_of.isoformat().encode(), warehouse.encode()))
    identity = hashlib.sha256(written).hexdigest()
    made: dict[str, tuple[str, bytes]] = st.session_state.setdefault(_MADE, {})
    for suffix in [suffix for suffix, (of, _raw) in made.items() if of != identity]:
        del made[suffix]
    bar = st.empty()
    with st.container(horizontal=True, vertical_alignment="center"):
        for suffix, (name, make, mime) in FORMATS.items():
            if suffix in made:
                st.download_button(
                    _("Take the {format} file").format(format=name),
                    data=made[suffix][1],
                    file_name=file_name(
                        "paygiri", said(deck.title, "en"), as_of.isoformat(), lang, suffix=suffix
                    ),
                    mime=mime,
                    key=f"slides-take-{suffix}",
                    on_click="ignore",
                    type="primary",
                )
            elif st.button(_("Make {format}").format(format=name), key=f"slides-make-{suffix}"):
                raw = _made(make, deck, contents, lang, bar)
                if raw is not None:
                    made[suffix] = (identity, raw)
                    st.rerun()
        _show_picture(contents, as_of, lang)


def _made(
    make: Make, deck: Deck, contents: Sequence[Content], lang: str, place: "st.delta_generator.DeltaGenerator"
) -> bytes | None:
    """The file, made under a progress bar; None, with the reason on the page, when it could not be made."""
    _ = gettext_for(lang)
    words = _("Making the file")
    bar = place.progress(0.0, text=words)

    def tell(share: float) -> None:
        bar.progress(share, text=words)

    try:
        return make(deck, contents, lang, tell)
    except (MemoryError, OSError, ValueError) as fault:
        reason = str(fault) or type(fault).__name__
        place.error(
            plain(_("The file could not be made, and nothing was kept: {reason}").format(reason=reason))
        )
        return None


@st.fragment
def _show_picture(contents: Sequence[Content], as_of: date, lang: str) -> None:
    """One slide as a picture: SVG, PNG for a screen, PNG for print."""
    _ = gettext_for(lang)
    with st.popover(_("One slide as a picture")):
        places = list(range(1, len(contents) + 1))
        chosen = st.selectbox(
            _("Slide"),
            places,
            format_func=lambda at: f"{at}. {contents[at - 1].heading}",
            key="slides-picture",
        )
        if chosen is None or chosen > len(contents):
            return
        content = contents[chosen - 1]
        pictures: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
            (_("PNG for a screen"), "png", PNG_MIME, lambda: slide_png(content, chosen)),
            (_("PNG for print"), "png", PNG_MIME, lambda: slide_png(content, chosen, PRINT)),
            ("SVG", "svg", SVG_MIME, lambda: slide_svg(content, chosen).encode("utf-8")),
        )
        for place, (label, suffix, mime, data) in enumerate(pictures):
            st.download_button(
                label,
                data=data,
                file_name=file_name("paygiri", f"slide-{chosen}", as_of.isoformat(), lang, suffix=suffix),
                mime=mime,
                key=f"slides-picture-{place}",
                on_click="ignore",
            )
