"""Text, tables and maps of a presentation file as native shapes, with language and alternative text."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from components.palette import channels
from components.slides.content import Align, Area, Figures, Lists, Map, Opening, Table
from components.slides.maps import NAME, VALUE, Plane, plane_of
from components.slides.scene import Box, colour, height_of, width_of, wrapped
from components.slides.tables import BODY, HEAD, PAD, figure_size, fit_list, fit_table, more_rows, table_foot

TYPEFACE = "Arial"
"""On every machine that opens such files, with all letters of Tajik; LibreOffice sets Liberation Sans."""

LANGUAGE = {"en": "en-GB", "ru": "ru-RU", "tg": "tg-Cyrl-TJ"}
SIDES = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
HATCHED = frozenset({"status-no_evidence", "no_data"})


def rgb(tone: str) -> RGBColor:
    """A tone on white paper."""
    return RGBColor(*channels(colour(tone, "light")))


def fill_with(fill: Any, tone: str) -> None:
    """Fill a shape with a tone; what is not known is hatched."""
    if tone in HATCHED:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = rgb("no_data"), rgb("paper")
        return
    fill.solid()
    fill.fore_color.rgb = rgb(tone)


def describe(shape: Any, words: str) -> None:
    """Give an object its alternative text."""
    for properties in shape._element.iter(qn("p:cNvPr")):
        properties.set("descr", words)
        return


def set_language(page: Any, lang: str) -> None:
    """Give every run of text on a page its language."""
    for tag in ("a:rPr", "a:endParaRPr", "a:defRPr"):
        for properties in page._element.iter(qn(tag)):
            properties.set("lang", LANGUAGE[lang])
    for run in page._element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", LANGUAGE[lang])


def style(run: Any, size: float, tone: str, *, bold: bool = False) -> None:
    """Type, colour and weight of a run."""
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, TYPEFACE
    run.font.color.rgb = rgb(tone)


def write_lines(
    frame: Any, lines: Sequence[str], size: float, tone: str, *, bold: bool = False, align: Align = "start"
) -> None:
    """Set paragraphs into a text frame without margins."""
    frame.word_wrap, frame.auto_size, frame.vertical_anchor = True, MSO_AUTO_SIZE.NONE, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        for old in list(paragraph.runs):
            old._r.getparent().remove(old._r)
        paragraph.alignment = SIDES[align]
        run = paragraph.add_run()
        run.text = line
        style(run, size, tone, bold=bold)


def add_text(
    shapes: Any, words: str, box: Box, size: float, tone: str, *, bold: bool = False, align: Align = "start"
) -> None:
    """Add a box of text; nothing for no words."""
    if not words:
        return
    shape = shapes.add_textbox(Pt(box.x), Pt(box.y), Pt(box.width), Pt(max(box.height, size * 1.2)))
    write_lines(shape.text_frame, words.split("\n"), size, tone, bold=bold, align=align)
    describe(shape, words)


def add_figures(shapes: Any, body: Figures, box: Box) -> None:
    """Large numbers with their names."""
    across = 2 if len(body.items) in (2, 4) else min(3, len(body.items))
    down = -(-len(body.items) // across)
    width, height = box.width / across, box.height / down
    for place, item in enumerate(body.items):
        x, y = box.x + width * (place % across), box.y + height * (place // across)
        size = figure_size(body, width - 24, height)
        while width_of(item.printed, size, bold=True) > width - 24 and size > 24:
            size -= 4
        add_text(shapes, item.printed, Box(x, y, width - 24, size * 1.2), size, "accent", bold=True)
        name = wrapped(item.name, width - 24, 22, 2, bold=True)
        top = y + size * 1.15
        add_text(shapes, item.name, Box(x, top, width - 24, height_of(name, 22)), 22, "text", bold=True)
        top += height_of(name, 22)
        add_text(shapes, item.meaning, Box(x, top, width - 24, y + height - top), 18, "muted")


def add_lists(shapes: Any, body: Lists, box: Box, lang: str) -> None:
    """Headings with statements under them."""
    gap = 30.0
    width = (box.width - gap * (len(body.columns) - 1)) / max(len(body.columns), 1)
    for place, column in enumerate(body.columns):
        x, y = box.x + (width + gap) * place, box.y
        if column.heading:
            heading = wrapped(column.heading, width, 22, 2, bold=True)
            high = height_of(heading, 22)
            add_text(shapes, " ".join(heading), Box(x, y, width, high), 22, "accent", bold=True)
            y += high + 4
        fitted, more = fit_list(column.items, width, box.bottom - y)
        lines = [f"– {' '.join(lines)}" for lines in fitted]
        lines += [more_rows(more, lang)] if more else []
        add_text(shapes, "\n".join(lines), Box(x, y, width, box.bottom - y), 20, "text")


def add_opening(shapes: Any, body: Opening, box: Box) -> None:
    """What follows the title of the first slide."""
    add_text(shapes, body.subtitle, Box(box.x, box.y, box.width, 70), 26, "muted")
    add_text(shapes, "\n".join(body.lines), Box(box.x, box.y + 90, box.width, 90), 20, "text")


def add_table(shapes: Any, body: Table, box: Box, alt: str, lang: str) -> None:
    """A native table with the rows that fit."""
    fitted = fit_table(body, box)
    rows = len(fitted.rows) + 1
    frame = shapes.add_table(
        rows, len(body.columns), Pt(box.x), Pt(box.y), Pt(box.width), Pt(sum(fitted.heights))
    )
    describe(frame, alt)
    table = frame.table
    table.horz_banding = False
    _plain_style(frame)
    for place, width in enumerate(fitted.widths):
        table.columns[place].width = Pt(width)
    for place, height in enumerate(fitted.heights):
        table.rows[place].height = Pt(max(height, 1))
    for place, column in enumerate(body.columns):
        words = " ".join(fitted.head[place])
        _write_cell(table.cell(0, place), words, HEAD, "muted", bold=False, align=column.align, fill=None)
    for row, (cells, lines) in enumerate(zip(body.rows, fitted.rows, strict=False), 1):
        for place, (cell, part, column) in enumerate(zip(cells, lines, body.columns, strict=True)):
            solid = (
                cell.fill is not None and cell.fill not in HATCHED and cell.fill != "status-not_assessable"
            )
            tone = f"on-{cell.fill}" if solid else "text"
            _write_cell(
                table.cell(row, place),
                " ".join(part),
                BODY,
                tone,
                bold=cell.bold,
                align=column.align,
                fill=cell.fill,
            )
    below = Box(box.x, box.y + sum(fitted.heights) + 2, box.width, BODY * 1.3)
    add_text(shapes, table_foot(body, fitted, lang), below, BODY, "muted")


def _plain_style(frame: Any) -> None:
    """A table of lines without coloured bands: PowerPoint's style "No Style, Table Grid" is too loud."""
    for identity in frame._element.iter(qn("a:tableStyleId")):
        identity.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"


def _write_cell(
    cell: Any, words: str, size: float, tone: str, *, bold: bool, align: Align, fill: str | None
) -> None:
    cell.margin_left = cell.margin_right = Pt(2.0 if align == "middle" else PAD)
    cell.margin_top, cell.margin_bottom = Pt(2), Pt(1)
    frame = cell.text_frame
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    paragraph.alignment = SIDES[align]
    run = paragraph.add_run()
    run.text = words
    style(run, size, tone, bold=bold)
    if fill is None:
        cell.fill.background()
    else:
        fill_with(cell.fill, fill)
    _rule_below(cell)


def _rule_below(cell: Any) -> None:
    """A thin line under a cell, which python-pptx has no name for."""
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": str(int(Pt(1)))})
    paint = line.makeelement(qn("a:solidFill"), {})
    paint.append(paint.makeelement(qn("a:srgbClr"), {"val": str(rgb("grid"))}))
    line.append(paint)
    properties.insert(0, line)


def add_map(shapes: Any, body: Map, box: Box, alt: str) -> None:
    """The regions as native shapes in one group, their labels, and the key."""
    plane, key = plane_of(body, box)
    group = shapes.add_group_shape()
    describe(group, alt)
    for area in body.areas:
        for ring in (plane.ring(ring) for ring in area.rings):
            if len(ring) > 2:
                _add_ring(group.shapes, ring, area)
    for area in body.areas:
        _add_label(group.shapes, area, plane, box)
    _add_key(shapes, body, key)


def _add_ring(shapes: Any, ring: Sequence[tuple[float, float]], area: Area) -> None:
    scale = float(Pt(1))
    builder = shapes.build_freeform(ring[0][0], ring[0][1], scale)
    builder.add_line_segments(ring[1:], close=True)
    shape = builder.convert_to_shape()
    fill_with(shape.fill, area.tone or "no_data")
    shape.line.color.rgb, shape.line.width = rgb("text"), Pt(0.75)
    shape.shadow.inherit = False
    describe(shape, f"{area.name}: {area.printed}")


def _add_label(shapes: Any, area: Area, plane: Plane, box: Box) -> None:
    wide = max(width_of(area.name, NAME), width_of(area.printed, VALUE, bold=True)) + 14
    x, y = plane.at(area.label_at)
    x = max(x, box.x + wide / 2)
    beside = area.callout_from is not None
    if area.callout_from is not None:
        ax, ay = plane.at(area.callout_from)
        line = shapes.add_connector(1, Pt(ax), Pt(ay), Pt(x + wide / 2), Pt(y))
        line.line.color.rgb, line.line.width = rgb("text"), Pt(1)
        describe(line, area.name)
    tone = f"on-{area.tone}" if area.tone and not beside else "text"
    shape = shapes.add_textbox(Pt(x - wide / 2), Pt(y - 20), Pt(wide), Pt(46))
    if beside or area.tone is None:
        fill_with(shape.fill, "paper")
    write_lines(shape.text_frame, [area.name], NAME, tone, align="middle")
    paragraph = shape.text_frame.add_paragraph()
    paragraph.alignment = SIDES["middle"]
    run = paragraph.add_run()
    run.text = area.printed
    style(run, VALUE, tone, bold=True)
    describe(shape, f"{area.name}: {area.printed}")


def _add_key(shapes: Any, body: Map, box: Box) -> None:
    lines = wrapped(body.unit, box.width, 18, 4)
    add_text(shapes, body.unit, Box(box.x, box.y, box.width, height_of(lines, 18)), 18, "muted")
    y = box.y + height_of(lines, 18) + 8
    steps = [*body.legend, *([("no_data", body.unknown)] if body.unknown else [])]
    for tone, label in steps:
        chip = shapes.add_shape(1, Pt(box.x), Pt(y), Pt(32), Pt(24))
        fill_with(chip.fill, tone)
        chip.line.color.rgb, chip.line.width = rgb("line"), Pt(0.75)
        chip.shadow.inherit = False
        describe(chip, label)
        add_text(shapes, label, Box(box.x + 42, y, box.width - 42, 24), 18, "text")
        y += 31
