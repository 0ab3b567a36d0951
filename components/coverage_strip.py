"""How much is known, drawn as SVG: themes by regions, each cell with its observations and newest year.

An empty cell is hatched: nothing is recorded there, which says nothing about what happens there. The tone
grows with the number of observations in three steps, and a cell whose newest figure is five years old or
more has its year in brackets.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components.i18n import gettext_for, number
from components.palette import Theme, mixed, readable_on
from components.svg import Canvas, block, element, hatching, picture, text, title, wrapped

WIDE, NARROW, BREAKPOINT = 900.0, 360.0, 620.0
STEPS = (1, 5, 20)
"""Observations from which a cell takes the next tone."""

OLD_AFTER_YEARS = 5


@dataclass(frozen=True)
class Known:
    """What is recorded of one theme in one region: observations, indicators, voices and the newest year."""

    observations: int
    indicators: int
    voices: int
    last_year: int | None


@dataclass(frozen=True)
class Coverage:
    """The whole strip: names of regions and themes in order, and what is known by (region, theme)."""

    regions: Mapping[str, str]
    themes: Mapping[str, str]
    known: Mapping[tuple[str, str], Known]
    year: int


@dataclass(frozen=True)
class _Grid:
    left: float
    top: float
    across: float
    down: float


def coverage_strip(coverage: Coverage, lang: str, theme: Theme, width: float) -> str:
    """The grid as SVG: one row per theme, one column per region.

    Args:
        coverage: what is known; `coverage.year` is the year ages are counted from.
        width: in pixels; below BREAKPOINT a cell has two lines.
    """
    _ = gettext_for(lang)
    canvas = Canvas(width, theme, "coverage")
    wide = width >= BREAKPOINT
    left = 250.0 if wide else 98.0
    grid = _Grid(left, 30.0, (width - left) / max(len(coverage.regions), 1), 30.0 if wide else 40.0)
    parts = [
        _heading(canvas, grid, position, name) for position, name in enumerate(coverage.regions.values())
    ]
    for row, theme_id in enumerate(coverage.themes):
        parts.append(_row(canvas, grid, coverage, lang, row, theme_id))
    bottom = grid.top + len(coverage.themes) * grid.down
    legend, height = _legend(canvas, lang, bottom + 22)
    empty = sum(
        1 for region in coverage.regions for t in coverage.themes if not _of(coverage, region, t).observations
    )
    cells = len(coverage.regions) * len(coverage.themes)
    described = _("{empty} of {cells} cells have no observation; the table gives every number.")
    return picture(
        canvas,
        height,
        _("How much is known, by theme and region"),
        described.format(empty=empty, cells=cells),
        element("defs", hatching(canvas.id("hatch"), canvas.ink.no_data, canvas.ink.background)),
        *parts,
        legend,
        links=False,
    )


def _of(coverage: Coverage, region: str, theme_id: str) -> Known:
    return coverage.known.get((region, theme_id), Known(0, 0, 0, None))


def _tone(canvas: Canvas, observations: int) -> str:
    """Paper to accent in three steps; never the colour of a voice or a status alone."""
    step = sum(observations >= least for least in STEPS)
    return mixed(canvas.ink.background, canvas.ink.muted, (0.0, 0.18, 0.45, 0.9)[step])


def _heading(canvas: Canvas, grid: _Grid, column: int, name: str) -> str:
    size = 14.0 if canvas.width >= BREAKPOINT else 11.5
    x = grid.left + (column + 0.5) * grid.across
    lines = wrapped(name, grid.across, size, 1)
    return text(lines[0] if lines else "", x, 20, font_size=size, text_anchor="middle", font_weight=600)


def _row(canvas: Canvas, grid: _Grid, coverage: Coverage, lang: str, row: int, theme_id: str) -> str:
    size = 14.5 if canvas.width >= BREAKPOINT else 11.5
    y = grid.top + row * grid.down
    lines = wrapped(coverage.themes[theme_id], grid.left - 10, size, 2 if canvas.width >= BREAKPOINT else 3)
    first = y + grid.down / 2 - (len(lines) - 1) * size * 0.55 + size * 0.35
    parts = [block(lines, 0, first, size, leading=1.1)]
    for column, region in enumerate(coverage.regions):
        x = grid.left + column * grid.across
        known = _of(coverage, region, theme_id)
        says = f"{coverage.themes[theme_id]}, {coverage.regions[region]}: {_says(known, lang)}"
        parts.append(element("g", title(says), _cell(canvas, grid, coverage, known, lang, x, y)))
    return "".join(parts)


def _says(known: Known, lang: str) -> str:
    _ = gettext_for(lang)
    if not known.observations:
        return _("nothing recorded")
    return _("{observations} observations, {indicators} indicators, {voices} voices, newest {year}").format(
        observations=number(known.observations, lang),
        indicators=number(known.indicators, lang),
        voices=number(known.voices, lang),
        year=known.last_year,
    )


def _cell(
    canvas: Canvas, grid: _Grid, coverage: Coverage, known: Known, lang: str, x: float, y: float
) -> str:
    wide = canvas.width >= BREAKPOINT
    fill = _tone(canvas, known.observations)
    box = element(
        "rect",
        x=x + 1,
        y=y + 1,
        width=grid.across - 2,
        height=grid.down - 2,
        fill=fill if known.observations else f"url(#{canvas.id('hatch')})",
    )
    if not known.observations:
        return box
    old = known.last_year is not None and coverage.year - known.last_year >= OLD_AFTER_YEARS
    year = f"({known.last_year})" if old else str(known.last_year)
    middle = x + grid.across / 2
    style = {"text_anchor": "middle", "fill": readable_on(fill)}
    count = number(known.observations, lang)
    if wide:
        return box + text(f"{count} · {year}", middle, y + grid.down / 2 + 5, font_size=14, **style)
    return (
        box
        + text(count, middle, y + grid.down / 2 - 1, font_size=12, font_weight=600, **style)
        + text(year, middle, y + grid.down / 2 + 12, font_size=10.5, **style)
    )


def _legend(canvas: Canvas, lang: str, y: float) -> tuple[str, float]:
    _ = gettext_for(lang)
    labels: Sequence[tuple[str, str]] = (
        (f"url(#{canvas.id('hatch')})", _("nothing recorded")),
        (_tone(canvas, STEPS[0]), f"{STEPS[0]}–{STEPS[1] - 1}"),
        (_tone(canvas, STEPS[1]), f"{STEPS[1]}–{STEPS[2] - 1}"),
        (_tone(canvas, STEPS[2]), _("{count} or more observations").format(count=STEPS[2])),
    )
    x, parts = 0.0, []
    for fill, label in labels:
        width = 34 + len(label) * 7.0 + 12
        if x and x + width > canvas.width:
            x, y = 0.0, y + 20
        box = element("rect", x=x, y=y - 11, width=26, height=14, fill=fill, stroke=canvas.ink.grid)
        parts += [box, text(label, x + 34, y, font_size=13)]
        x += width
    y += 20
    explained = _(
        "Number of observations · year of the newest; in brackets when it is five years old or more"
    )
    lines = wrapped(explained, canvas.width, 13, 3)
    parts.append(block(lines, 0, y, 13, fill=canvas.ink.muted))
    return "".join(parts), y + (len(lines) - 1) * 13 * 1.2 + 8
