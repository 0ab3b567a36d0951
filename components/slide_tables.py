"""Numbers and words on a slide: large figures, tables, lists, and the opening slide.

A table shows as many rows as fit in type that is read from the back row, and says how many more there are.
"""

from dataclasses import dataclass

from components.i18n import ngettext_for, number
from components.slide_content import Column, Content, Figures, Lists, Opening, Table
from components.slide_scene import Box, Scene, height_of, width_of, wrapped

BODY, HEAD = 18.0, 18.0
PAD, NARROW_PAD = 7.0, 2.0


def draw_figures(scene: Scene, body: Figures, box: Box) -> None:
    """Two figures a row, four on a broad sheet with up to four."""
    across = 2 if len(body.items) in (2, 4) else min(3, len(body.items))
    down = -(-len(body.items) // across)
    width, height = box.width / across, box.height / down
    for place, item in enumerate(body.items):
        x, y = box.x + width * (place % across), box.y + height * (place // across)
        size = 60.0 if height > 150 else 44.0
        room = width - 24
        while width_of(item.printed, size, bold=True) > room and size > 24:
            size -= 4
        scene.text(item.printed, x, y + size * 0.9, size, "accent", bold=True)
        name = wrapped(item.name, room, 22, 2, bold=True)
        end = scene.lines(name, x, y + size * 1.08, 22, bold=True)
        left = int((y + height - end - 6) // (18 * 1.22))
        if left > 0:
            scene.lines(wrapped(item.meaning, room, 18, min(left, 3)), x, end, 18, "muted")


@dataclass(frozen=True)
class FittedTable:
    """A table as it stands on a sheet.

    Attributes:
        widths: of the columns in points.
        head: lines of the titles.
        rows: lines of the cells of the rows that fit.
        heights: of the rows in points, the head first.
        more: rows that do not fit.
    """

    widths: tuple[float, ...]
    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    heights: tuple[float, ...]
    more: int


def pad(column: Column) -> float:
    """Room at either side of a cell: less in columns of single numbers."""
    return NARROW_PAD if column.align == "middle" else PAD


def fit_table(table: Table, box: Box) -> FittedTable:
    """As many rows as the box holds; where not all of them fit, cells of one line less are tried first."""
    tries = [_fit(table, box, lines) for lines in (table.lines, max(1, table.lines - 1))]
    return next((fitted for fitted in tries if not fitted.more), tries[0])


def _fit(table: Table, box: Box, most: int) -> FittedTable:
    total = sum(column.share for column in table.columns)
    widths = tuple(box.width * column.share / total for column in table.columns)
    head = tuple(
        wrapped(column.title, width - 2 * pad(column), HEAD, 2)
        for column, width in zip(table.columns, widths, strict=True)
    )
    titled = any(column.title for column in table.columns)
    heights = [max(height_of(lines, HEAD) for lines in head) + PAD if titled else 0.0]
    rows: list[tuple[tuple[str, ...], ...]] = []
    for cells in table.rows:
        fitted = tuple(
            wrapped(cell.words, width - 2 * pad(column), BODY, most, bold=cell.bold)
            for cell, column, width in zip(cells, table.columns, widths, strict=True)
        )
        height = max((height_of(lines, BODY) for lines in fitted), default=0) + PAD
        last = len(rows) == len(table.rows) - 1
        if sum(heights) + height + (0 if last else BODY * 1.4) > box.height:
            break
        rows.append(fitted)
        heights.append(height)
    return FittedTable(widths, head, tuple(rows), tuple(heights), len(table.rows) - len(rows))


def more_rows(count: int, lang: str) -> str:
    """How many rows a slide leaves out."""
    ngettext = ngettext_for(lang)
    return ngettext("and {count} more row", "and {count} more rows", count).format(count=number(count, lang))


def draw_table(scene: Scene, body: Table, box: Box, lang: str) -> None:
    """The rows that fit, under their titles, and how many more there are."""
    fitted = fit_table(body, box)
    y = box.y
    lefts = [box.x + sum(fitted.widths[:place]) for place in range(len(fitted.widths))]
    for lines, column, x, width in zip(fitted.head, body.columns, lefts, fitted.widths, strict=True):
        scene.lines(lines, _anchor(x, width, column.align), y, HEAD, "muted", align=column.align)
    y += fitted.heights[0]
    for cells, row, height in zip(body.rows, fitted.rows, fitted.heights[1:], strict=False):
        scene.stroke([(box.x, y), (box.right, y)], "grid", 1.2)
        for cell, lines, column, x, width in zip(cells, row, body.columns, lefts, fitted.widths, strict=True):
            if cell.fill is not None:
                hatched = cell.fill in ("status-no_evidence", "no_data")
                scene.box(Box(x + 1, y + 2, width - 3, height - 2), cell.fill, None, hatched=hatched)
                if hatched and cell.words:
                    wide = max(width_of(line, BODY, cell.bold) for line in lines) + 10
                    at = (
                        _anchor(x, width, column.align)
                        - {"start": 5, "middle": wide / 2, "end": wide - 5}[column.align]
                    )
                    scene.box(Box(at, y + 4, wide, height_of(lines, BODY) + 2), "paper")
            solid = cell.fill is not None and cell.fill not in (
                "status-no_evidence",
                "status-not_assessable",
                "no_data",
            )
            tone = f"on-{cell.fill}" if solid else "text"
            scene.lines(
                lines,
                _anchor(x, width, column.align),
                y + PAD / 2,
                BODY,
                tone,
                bold=cell.bold,
                align=column.align,
            )
        y += height
    if fitted.more:
        scene.text(more_rows(fitted.more, lang), box.x, y + BODY * 1.1, BODY, "muted")


def _anchor(x: float, width: float, align: str) -> float:
    return {"start": x + PAD, "middle": x + width / 2, "end": x + width - PAD}[align]


def fit_list(items: tuple[str, ...], width: float, height: float) -> tuple[list[tuple[str, ...]], int]:
    """Lines of the items that fit, and how many do not."""
    fitted: list[tuple[str, ...]] = []
    used = 0.0
    for place, item in enumerate(items):
        lines = wrapped(item, width - 22, 20, 3)
        need = height_of(lines, 20) + 8
        rest = 20 * 1.4 if place < len(items) - 1 else 0
        if used + need + rest > height:
            break
        fitted.append(lines)
        used += need
    return fitted, len(items) - len(fitted)


def draw_lists(scene: Scene, body: Lists, box: Box, lang: str) -> None:
    """Headings with statements under them, side by side."""
    gap = 30.0
    width = (box.width - gap * (len(body.columns) - 1)) / max(len(body.columns), 1)
    for place, column in enumerate(body.columns):
        x, y = box.x + (width + gap) * place, box.y
        if column.heading:
            y = (
                scene.lines(wrapped(column.heading, width, 22, 2, bold=True), x, y, 22, "accent", bold=True)
                + 4
            )
        fitted, more = fit_list(column.items, width, box.bottom - y)
        for lines in fitted:
            scene.text("–", x, y + 19, 20, "muted")
            y = scene.lines(lines, x + 22, y, 20) + 8
        if more:
            scene.text(more_rows(more, lang), x + 22, y + 20, 18, "muted")


def draw_opening(scene: Scene, content: Content, body: Opening, box: Box) -> None:
    """The title in the largest type, what follows it, and quiet lines below."""
    lines = wrapped(content.heading, box.width, 46, 3, bold=True)
    scene.box(Box(box.x, box.y + 10, 90, 7), "accent")
    y = scene.lines(lines, box.x, box.y + 36, 46, bold=True) + 14
    y = scene.lines(wrapped(body.subtitle, box.width, 26, 2), box.x, y, 26, "muted") + 22
    for line in body.lines:
        y = scene.lines(wrapped(line, box.width, 20, 2), box.x, y, 20) + 6
