"""A deck as PowerPoint: native charts, tables and shapes that can be edited, with notes and sources.

The places are those of the screen (components/slides/sheet.py). Every object has an alternative text, every
run of text its language, and the notes hold the speaker's words, the source line and the sources behind it.
Built whole in memory, so a failed export leaves nothing.
"""

import io
from collections.abc import Callable, Sequence
from typing import Any

from pptx import Presentation
from pptx.util import Pt

from components.i18n import day, gettext_for
from components.slides.content import (
    Bars,
    Content,
    Courses,
    Figures,
    Lists,
    Map,
    Opening,
    Stacks,
    Table,
)
from components.slides.deck import Deck, said
from components.slides.pptx_charts import add_bars, add_courses, add_stacks
from components.slides.pptx_shapes import (
    add_figures,
    add_lists,
    add_map,
    add_opening,
    add_table,
    add_text,
    describe,
    set_language,
    write_lines,
)
from components.slides.scene import WIDE, Box, height_of, wrapped
from components.slides.sheet import LEAD, MARGIN, SMALL, frame_of

PPTX_MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
TITLE_ONLY = 5
Progress = Callable[[float], None]


def deck_pptx(
    deck: Deck, contents: Sequence[Content], lang: str, progress: Progress = lambda _share: None
) -> bytes:
    """The deck as a PPTX file.

    Args:
        progress: told the share that is done, from 0 to 1.
    """
    show = Presentation()
    show.slide_width, show.slide_height = Pt(WIDE[0]), Pt(WIDE[1])
    properties = show.core_properties
    properties.title, properties.author, properties.language = said(deck.title, lang), "Paygiri", lang
    properties.subject = export_line(contents[0], lang) if contents else ""
    for number, (slide, content) in enumerate(zip(deck.slides, contents, strict=True), 1):
        _add_slide(show, content, number, said(slide.note, lang))
        progress(number / (len(contents) + 1))
    written = io.BytesIO()
    show.save(written)
    progress(1.0)
    return written.getvalue()


def export_line(content: Content, lang: str) -> str:
    """What a page of a file says of itself: the day, the filters, the warehouse."""
    _ = gettext_for(lang)
    parts = ["Paygiri", _("status as of {day}").format(day=day(content.as_of, lang))]
    if content.filters:
        parts.append(_("filter: {filters}").format(filters=content.filters))
    if content.lineages:
        parts.append(_("warehouse {hash}").format(hash=content.lineages[0].warehouse[:12]))
    return " · ".join(parts)


def _add_slide(show: Any, content: Content, number: int, note: str) -> None:
    page = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    frame = frame_of(content)
    opening = isinstance(content.body, Opening)
    title = page.shapes.title
    at = _opening_title(content) if opening else frame.heading_at
    title.left, title.top, title.width, title.height = Pt(at.x), Pt(at.y), Pt(at.width), Pt(at.height)
    size = 46.0 if opening else frame.heading_size
    write_lines(title.text_frame, [content.heading], size, "text", bold=True)
    describe(title, content.heading)
    if not opening:
        add_text(page.shapes, " ".join(frame.lead), frame.lead_at, LEAD, "muted")
    _add_body(page, content, frame.body)
    add_text(page.shapes, " ".join(frame.remark), frame.remark_at, SMALL, "text")
    add_text(page.shapes, " ".join(frame.source), frame.source_at, SMALL, "muted")
    corner = Box(WIDE[0] - MARGIN - 50, frame.source_at.y, 50, SMALL * 1.3)
    add_text(page.shapes, str(number), corner, SMALL, "muted", align="end")
    _write_notes(page, content, note)
    set_language(page, content.lang)


def _opening_title(content: Content) -> Box:
    """Where the title of the first slide stands, as high as its lines."""
    across = WIDE[0] - 2 * MARGIN
    return Box(MARGIN, 96, across, height_of(wrapped(content.heading, across, 46, 3, bold=True), 46))


def _add_body(page: Any, content: Content, box: Box) -> None:
    body, shapes, alt, lang = content.body, page.shapes, content.alt, content.lang
    if isinstance(body, Bars):
        add_bars(shapes, body, box, alt, lang)
    elif isinstance(body, Stacks):
        add_stacks(shapes, body, box, alt, lang)
    elif isinstance(body, Courses):
        add_courses(shapes, body, box, alt, lang)
    elif isinstance(body, Table):
        add_table(shapes, body, box, alt, lang)
    elif isinstance(body, Map):
        add_map(shapes, body, box, alt)
    elif isinstance(body, Figures):
        add_figures(shapes, body, box)
    elif isinstance(body, Lists):
        add_lists(shapes, body, box, lang)
    elif isinstance(body, Opening):
        add_opening(shapes, body, Box(MARGIN, _opening_title(content).bottom + 14, WIDE[0] - 2 * MARGIN, 200))


def _write_notes(page: Any, content: Content, note: str) -> None:
    """The speaker's note, then where the numbers come from."""
    sources = [
        " · ".join(part for part in (one.title, one.publisher, one.when, one.url or "") if part)
        for one in content.sources
    ]
    lines = [note, content.source, export_line(content, content.lang), *sources[:40]]
    page.notes_slide.notes_text_frame.text = "\n".join(line for line in lines if line)
    set_language(page.notes_slide, content.lang)
    for shape in page.notes_slide.shapes:
        describe(shape, content.heading)
