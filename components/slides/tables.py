"""Numbers and words on a slide: large figures, tables, lists, and the opening slide.

A table shows its texts whole where type that is read from the back row leaves room for them; else it cuts
them after a word and says where they stand whole, or says how many rows it leaves out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from components.i18n import ngettext_for, number
from components.slides.content import Cell, Column, Content, Figures, Lists, Opening, Table
from components.slides.scene import Box, Scene, breakable, height_of, width_of, wrapped

BODY, HEAD = 18.0, 18.0
PAD, TIGHT_PAD, NARROW_PAD = 7.0, 3.0, 2.0
HATCHED, HATCH_ROOM = frozenset({"status-no_evidence", "no_data"}), 18.0
"""Fills that say that nothing is known, and the width at which they are still seen beside words."""

LEAST_LINES = 2
"""Lines that a cut text keeps at least."""


def draw_figures(scene: Scene, body: Figures, box: Box) -> None:
    """Two figures a row, four on a broad sheet with up to four."""
    across = 2 if len(body.items) in (2, 4) else min(3, len(body.items))
    down = -(-len(body.items) // across)
    width, height = box.width / across, box.height / down
    for place, item in enumerate(body.items):
        x, y = box.x + width * (place % across), box.y + height * (place // across)
        size = figure_size(body, width - 24, height)
        room = width - 24
        while width_of(item.printed, size, bold=True) > room and size > 24:
            size -= 4
        scene.text(item.printed, x, y + size * 0.9, size, "accent", bold=True)
        name = wrapped(item.name, room, 22, 2, bold=True)
        end = scene.lines(name, x, y + size * 1.08, 22, bold=True)
        left = int((y + height - end - 6) // (18 * 1.22))
        if left > 0:
            scene.lines(wrapped(item.meaning, room, 18, min(left, 3)), x, end, 18, "muted")


def figure_size(body: Figures, width: float, height: float) -> float:
    """The size in points of large numbers that leaves room for what each of them means, if any does."""
    for size in (60.0, 52.0, 44.0, 36.0):
        left = height - 6 - size * 1.08
        if all(
            height_of(wrapped(item.name, width, 22, 2, bold=True), 22)
            + height_of(wrapped(item.meaning, width, 18, 3), 18)
            <= left
            for item in body.items
        ):
            break
    return size


@dataclass(frozen=True)
class FittedTable:
    """A table as it stands on a sheet.

    Attributes:
        widths: of the columns in points.
        head: lines of the titles.
        rows: lines of the cells of the rows that fit.
        heights: of the rows in points, the head first.
        gap: what of a height is room above and under the words.
        more: rows that do not fit.
        cut: whether the words of a cell had to be cut.
    """

    widths: tuple[float, ...]
    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    heights: tuple[float, ...]
    gap: float
    more: int
    cut: bool


def pad(column: Column) -> float:
    """Room at either side of a cell: less in columns of single numbers."""
    return NARROW_PAD if column.align == "middle" else PAD


def fit_table(table: Table, box: Box) -> FittedTable:
    """The table with its texts whole where there is room for them, in rows closer together if need be.

    Else the longest texts are cut, down to two lines, until every row stands; where not even that fits, as
    many rows as the box holds, their cells in one line more than `table.lines`.
    """
    for gap, folds in ((PAD, 1), (PAD, 2), (TIGHT_PAD, 1), (TIGHT_PAD, 2)):
        widths = column_widths(table, box.width, folds)
        whole = [_lines_of(row, table, widths) for row in table.rows]
        fitted = _fit(table, box, widths, gap, whole, cut=False)
        if not fitted.more:
            return fitted
    limits = [max((len(lines) for lines in row), default=1) for row in whole]
    while max(limits, default=1) > LEAST_LINES:
        longest = max(limits)
        limits[len(limits) - 1 - limits[::-1].index(longest)] -= 1
        rows = [_lines_of(row, table, widths, most) for row, most in zip(table.rows, limits, strict=True)]
        fitted = _fit(table, box, widths, gap, rows, cut=True)
        if not fitted.more:
            return fitted
    rows = [_lines_of(row, table, widths, table.lines + 1) for row in table.rows]
    return _fit(table, box, widths, gap, rows, cut=rows != whole)


def column_widths(table: Table, width: float, folds: int = 1) -> tuple[float, ...]:
    """Widths of the columns: their shares, and what short ones leave free goes to those with long texts.

    Args:
        folds: in how many lines the cells of a short column may stand: 1 or 2.
    """
    given = _shares(table, width)
    wanted = [_widest(table, place, room, 1) for place, room in enumerate(given)]
    missing = [max(0.0, wish - room) for wish, room in zip(wanted, given, strict=True)]
    if not any(missing):
        return tuple(given)
    kept = [
        room if lack else _widest(table, place, room, folds)
        for place, (room, lack) in enumerate(zip(given, missing, strict=True))
    ]
    numbers = [place for place, column in enumerate(table.columns) if column.align == "middle"]
    part = max((kept[place] / given[place] for place in numbers), default=1.0)
    for place in numbers:  # columns of single numbers stay alike
        kept[place] = given[place] * part
    helped = min(1.0, (width - sum(kept)) / sum(missing))
    return tuple(room + helped * lack for room, lack in zip(kept, missing, strict=True))


def _shares(table: Table, width: float) -> list[float]:
    """The shares of the width, but no column narrower than its longest word as long as that can be."""
    total = sum(column.share for column in table.columns)
    given = [width * column.share / total for column in table.columns]
    least = [
        max((width_of(word, BODY, bold) for words, bold in texts for word in breakable(words)), default=0)
        + 1
        + 2 * pad(column)
        for column, texts in zip(table.columns, _texts(table), strict=True)
    ]
    spare = [max(0.0, room - need) for room, need in zip(given, least, strict=True)]
    short = sum(max(0.0, need - room) for room, need in zip(given, least, strict=True))
    if short > sum(spare):
        return given
    taken = short / sum(spare) if short else 0.0
    return [max(room, need) - taken * rest for room, need, rest in zip(given, least, spare, strict=True)]


def _texts(table: Table) -> list[list[tuple[str, bool]]]:
    """The words of each column, its title first, and whether they are bold."""
    return [
        [(column.title, False), *((row[place].words, row[place].bold) for row in table.rows)]
        for place, column in enumerate(table.columns)
    ]


def _widest(table: Table, place: int, room: float, folds: int) -> float:
    """What a column takes with each cell in so many lines; a title wider than its share is set in two."""
    column = table.columns[place]
    cells = max((_narrowest(row[place], folds) for row in table.rows), default=0.0)
    title = min(width_of(column.title, HEAD), room - 2 * pad(column) - 1)
    return max(cells, title) + 1 + 2 * pad(column)


def _narrowest(cell: Cell, folds: int) -> float:
    """The width in which a cell stands in one line, or in two broken where they come out most alike."""
    words = breakable(cell.words)
    breaks = range(1, len(words)) if folds > 1 else ()
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in breaks]
    words_take = min(
        max(width_of(line, BODY, cell.bold) for line in lines) for lines in [(" ".join(words),), *halves]
    )
    return words_take + (HATCH_ROOM if cell.fill in HATCHED and words else 0)


def _lines_of(
    cells: Sequence[Cell], table: Table, widths: Sequence[float], most: int = 99
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        wrapped(cell.words, width - 2 * pad(column), BODY, most, bold=cell.bold)
        for cell, column, width in zip(cells, table.columns, widths, strict=True)
    )


def _fit(
    table: Table,
    box: Box,
    widths: tuple[float, ...],
    gap: float,
    rows: Sequence[tuple[tuple[str, ...], ...]],
    *,
    cut: bool,
) -> FittedTable:
    head = tuple(
        wrapped(column.title, width - 2 * pad(column), HEAD, 3)
        for column, width in zip(table.columns, widths, strict=True)
    )
    titled = any(column.title for column in table.columns)
    heights = [max(height_of(lines, HEAD) for lines in head) + gap if titled else 0.0]
    for place, lines in enumerate(rows, 1):
        height = max((height_of(cell, BODY) for cell in lines), default=0) + gap
        foot = BODY * 1.4 if cut or place < len(rows) else 0
        if sum(heights) + height + foot > box.height:
            break
        heights.append(height)
    shown = len(heights) - 1
    return FittedTable(widths, head, tuple(rows[:shown]), tuple(heights), gap, len(rows) - shown, cut)


def table_foot(table: Table, fitted: FittedTable, lang: str) -> str:
    """What stands under a table: how many rows are left out, and where cut texts stand whole."""
    said = [more_rows(fitted.more, lang) if fitted.more else "", table.whole if fitted.cut else ""]
    return " · ".join(part for part in said if part)


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
                hatched = cell.fill in HATCHED
                scene.box(Box(x + 1, y + 2, width - 3, height - 2), cell.fill, None, hatched=hatched)
                if hatched and cell.words:
                    wide = max(width_of(line, BODY, cell.bold) for line in lines) + 10
                    at = (
                        _anchor(x, width, column.align)
                        - {"start": 6, "middle": wide / 2, "end": wide - 5}[column.align]
                    )
                    scene.box(Box(at, y + fitted.gap / 2 + 0.5, wide, height_of(lines, BODY) + 2), "paper")
            solid = cell.fill is not None and cell.fill not in (
                "status-no_evidence",
                "status-not_assessable",
                "no_data",
            )
            tone = f"on-{cell.fill}" if solid else "text"
            scene.lines(
                lines,
                _anchor(x, width, column.align),
                y + fitted.gap / 2,
                BODY,
                tone,
                bold=cell.bold,
                align=column.align,
            )
        y += height
    foot = wrapped(table_foot(body, fitted, lang), box.width, BODY, 1)
    scene.lines(foot, box.x, y + BODY * 0.15, BODY, "muted")


def _anchor(x: float, width: float, align: str) -> float:
    return {"start": x + PAD, "middle": x + width / 2, "end": x + width - PAD}[align]


def fit_list(items: tuple[str, ...], width: float, height: float) -> tuple[list[tuple[str, ...]], int]:
    """Lines of the items that fit, and how many do not."""
    fitted: list[tuple[str, ...]] = []
    used = 0.0
    for place, item in enumerate(items):
        lines = wrapped(item, width - 22, 20, 5)
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
