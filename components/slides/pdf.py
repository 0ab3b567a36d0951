"""A deck as PDF: one page a slide, drawn as vectors in embedded type, with bookmarks.

Each page is the sheet of the screen over a strip in small type with the day, the filters and the warehouse,
because a page that is left behind is read at arm's length and must say where it is from.
"""

from collections.abc import Callable, Sequence
from typing import Any

from fpdf import FPDF
from fpdf.prefs import ViewerPreferences

from components.i18n import gettext_for
from components.palette import channels
from components.slides.content import Content
from components.slides.deck import Deck, said
from components.slides.pptx import export_line
from components.slides.scene import (
    BOLD,
    REGULAR,
    WIDE,
    Disc,
    Scene,
    Shape,
    Stroke,
    Text,
    colour,
    hatch_strokes,
)
from components.slides.sheet import MARGIN, sheet

FAMILY = "DejaVu"
STRIP, STRIP_SIZE = 26.0, 9.0
Progress = Callable[[float], None]


def deck_pdf(
    deck: Deck, contents: Sequence[Content], lang: str, progress: Progress = lambda _share: None
) -> bytes:
    """The deck as a PDF file.

    Args:
        progress: told the share that is done, from 0 to 1.
    """
    paper = _paper(said(deck.title, lang), lang)
    for number, content in enumerate(contents, 1):
        paper.add_page()
        paper.start_section(f"{number}. {content.heading}")
        _draw(paper, sheet(content, number))
        _strip(paper, content, number, len(contents))
        progress(number / (len(contents) + 1))
    made: Any = paper.output()
    progress(1.0)
    return bytes(made)


def _paper(title: str, lang: str) -> FPDF:
    paper = FPDF(unit="pt", format=(WIDE[0], WIDE[1] + STRIP))
    for weight, path in (("", REGULAR), ("B", BOLD)):
        paper.add_font(FAMILY, weight, path)
    paper.set_auto_page_break(False)
    paper.set_margin(0)
    paper.c_margin = 0.0
    paper.set_lang(lang)
    paper.set_title(title)
    paper.set_author("Paygiri")
    paper.set_creator("Paygiri")
    paper.viewer_preferences = ViewerPreferences(display_doc_title=True)
    paper.set_font(FAMILY, "", STRIP_SIZE)
    return paper


def _strip(paper: FPDF, content: Content, number: int, pages: int) -> None:
    """The line at the foot of the page."""
    _ = gettext_for(content.lang)
    paper.set_font(FAMILY, "", STRIP_SIZE)
    paper.set_text_color(*channels(colour("muted", "light")))
    base = WIDE[1] + STRIP - 12
    paper.text(MARGIN, base, export_line(content, content.lang))
    numbered = _("page {page} of {pages}").format(page=number, pages=pages)
    paper.text(WIDE[0] - MARGIN - paper.get_string_width(numbered), base, numbered)


def _draw(paper: FPDF, scene: Scene) -> None:
    for part in scene.parts:
        if isinstance(part, Text):
            _draw_text(paper, part)
        elif isinstance(part, Stroke):
            _draw_stroke(paper, part)
        elif isinstance(part, Disc):
            edged = _ink(paper, part.fill, part.edge, part.weight)
            paper.circle(part.x, part.y, part.radius, style="DF" if edged else "F")
        else:
            _draw_shape(paper, part)


def _ink(paper: FPDF, fill: str | None, edge: str | None, weight: float) -> bool:
    """Set colours and width; returns whether there is an edge."""
    if fill is not None:
        paper.set_fill_color(*channels(colour(fill, "light")))
    if edge is not None:
        paper.set_draw_color(*channels(colour(edge, "light")))
        paper.set_line_width(weight)
    return edge is not None


def _draw_text(paper: FPDF, part: Text) -> None:
    paper.set_font(FAMILY, "B" if part.bold else "", part.size)
    paper.set_text_color(*channels(colour(part.tone, "light")))
    wide = paper.get_string_width(part.words) if part.align != "start" else 0.0
    paper.text(part.x - (wide if part.align == "end" else wide / 2), part.y, part.words)


def _draw_stroke(paper: FPDF, part: Stroke) -> None:
    _ink(paper, None, part.tone, part.weight)
    if part.dashed:
        paper.set_dash_pattern(dash=5, gap=4)
    paper.polyline(list(part.points), style="D")
    if part.dashed:
        paper.set_dash_pattern()


def _draw_shape(paper: FPDF, part: Shape) -> None:
    fill = "paper" if part.hatched else part.fill
    edged = _ink(paper, fill, part.edge, part.weight)
    style = ("D" if edged else "") + ("F" if fill is not None else "")
    for ring in part.rings:
        if part.hatched:
            _ink(paper, "paper", None, 0)
            paper.polygon(list(ring), style="F")
            _ink(paper, None, "no_data", 1.2)
            for start, end in hatch_strokes(ring):
                paper.line(*start, *end)
            _ink(paper, None, part.edge, part.weight)
            if edged:
                paper.polygon(list(ring), style="D")
        elif style:
            paper.polygon(list(ring), style=style)
