"""How much is known, drawn as SVG: themes by regions, each cell with its observations and newest year.

An empty cell is hatched: nothing is recorded there, which says nothing about what happens there. The tone
grows with the number of observations in three steps, and a cell whose newest figure is five years old or
more has its year in brackets.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from components.charts.svg import Canvas, block, element, hatching, picture, text, text_width, title, wrapped
from components.charts.svg_figure import Drawn, pictures, svg_figure
from components.i18n import NO_VALUE, gettext_for, is_missing, number
from components.i18n import text as text_of
from components.markdown import plain
from components.palette import Theme, mixed, readable_on
from components.records import records

WIDE, NARROW, BREAKPOINT = 900.0, 360.0, 620.0
STEPS = (1, 5, 20)
"""Observations from which a cell takes the next tone."""

OLD_AFTER_YEARS = 5
SLANT = 42
"""Degrees by which the names of regions lean over narrow columns."""


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

    regions: tuple[tuple[str, str], ...]
    themes: tuple[tuple[str, str], ...]
    known: tuple[tuple[tuple[str, str], Known], ...]
    year: int

    def of(self, region: str, theme_id: str) -> Known:
        """What is known of a theme in a region."""
        return _lookup(self.known).get((region, theme_id), NOTHING)


@lru_cache(maxsize=16)
def _lookup(known: tuple[tuple[tuple[str, str], Known], ...]) -> dict[tuple[str, str], Known]:
    return dict(known)


NOTHING = Known(0, 0, 0, None)


def coverage_of(strip: pd.DataFrame, year: int, lang: str) -> Coverage:
    """The strip of a frame, the nation last.

    Args:
        strip: one row per region and theme with region_code, region_en/_ru/_tg, theme_id, theme_en/_ru/_tg,
            observations, indicators, voices and last_year, in the order shown.
        year: the year ages are counted from.
    """
    rows = records(strip)
    regions = {str(row["region_code"]): text_of(row, "region", lang) for row in rows}
    ordered = sorted(regions.items(), key=lambda item: item[0] == "TJ")
    known = {
        (str(row["region_code"]), str(row["theme_id"])): Known(
            int(row["observations"]),
            int(row["indicators"]),
            int(row["voices"]),
            None if is_missing(row["last_year"]) else int(row["last_year"]),
        )
        for row in rows
    }
    themes = {str(row["theme_id"]): text_of(row, "theme", lang) for row in rows}
    return Coverage(tuple(ordered), tuple(themes.items()), tuple(known.items()), year)


def coverage_table(coverage: Coverage, lang: str) -> pd.DataFrame:
    """The strip as text: one row per theme; a cell is observations and newest year, or a dash."""
    _ = gettext_for(lang)
    rows = []
    for theme_id, theme_name in coverage.themes:
        row = {_("Theme"): plain(theme_name)}
        for region, name in coverage.regions:
            known = coverage.of(region, theme_id)
            cell = (
                f"{number(known.observations, lang)} ({known.last_year})" if known.observations else NO_VALUE
            )
            row[name] = plain(cell)
        rows.append(row)
    return pd.DataFrame(rows)


def show_coverage(coverage: Coverage, lang: str, *, key: str) -> None:
    """Show the strip."""
    svg_figure(_drawn(coverage, lang), key=key, breakpoint_width=BREAKPOINT, most_width=1100)


@lru_cache(maxsize=64)
def _drawn(coverage: Coverage, lang: str) -> Drawn:
    return pictures(lambda theme, width: coverage_strip(coverage, lang, theme, width), WIDE, NARROW)


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
    left, right = (250.0, 0.0) if wide else (98.0, _beside(coverage, width - 98.0))
    across = (width - left - right) / max(len(coverage.regions), 1)
    grid = _Grid(left, 30.0 if wide else 74.0, across, 30.0 if wide else 40.0)
    parts = [
        _heading(canvas, grid, position, name)
        for position, name in enumerate(name for _region, name in coverage.regions)
    ]
    for row, (theme_id, name) in enumerate(coverage.themes):
        parts.append(_row(canvas, grid, coverage, lang, row, theme_id, name))
    bottom = grid.top + len(coverage.themes) * grid.down
    legend, height = _legend(canvas, lang, bottom + 22)
    empty = sum(
        not coverage.of(region, theme_id).observations
        for region, _region in coverage.regions
        for theme_id, _theme in coverage.themes
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


def _beside(coverage: Coverage, width: float) -> float:
    """Room right of narrow columns of `width` in all for the name that leans out over the last of them."""
    if not coverage.regions:
        return 0.0
    leaning = text_width(coverage.regions[-1][1], 12.6) * math.cos(math.radians(SLANT)) + 3
    columns = 2 * len(coverage.regions)
    return max(0.0, (leaning - 4 - width / columns) * columns / (columns - 1))


def _tone(canvas: Canvas, observations: int) -> str:
    """Paper to accent in three steps; never the colour of a voice or a status alone."""
    step = sum(observations >= least for least in STEPS)
    return mixed(canvas.ink.background, canvas.ink.muted, (0.0, 0.18, 0.45, 0.9)[step])


def _heading(canvas: Canvas, grid: _Grid, column: int, name: str) -> str:
    """A region over its column; aslant where columns are narrow, so that every name is read whole."""
    middle = grid.left + (column + 0.5) * grid.across
    if canvas.width >= BREAKPOINT:
        lines = wrapped(name, grid.across, 14, 1)
        return text(lines[0], middle, grid.top - 10, font_size=14, text_anchor="middle", font_weight=600)
    x, y = middle - 4, grid.top - 5
    return text(name, x, y, font_size=12, font_weight=600, transform=f"rotate(-{SLANT} {x:.1f} {y:.1f})")


def _row(
    canvas: Canvas, grid: _Grid, coverage: Coverage, lang: str, row: int, theme_id: str, name: str
) -> str:
    size = 14.5 if canvas.width >= BREAKPOINT else 11.5
    y = grid.top + row * grid.down
    lines = wrapped(name, grid.left - 10, size, 2 if canvas.width >= BREAKPOINT else 3)
    first = y + grid.down / 2 - (len(lines) - 1) * size * 0.55 + size * 0.35
    parts = [block(lines, 0, first, size, leading=1.1)]
    for column, (region, region_name) in enumerate(coverage.regions):
        x = grid.left + column * grid.across
        known = coverage.of(region, theme_id)
        says = f"{name}, {region_name}: {_says(known, lang)}"
        parts.append(element("g", title(says), _cell(canvas, grid, coverage.year, known, lang, x, y)))
    return "".join(parts)


def _says(known: Known, lang: str) -> str:
    _ = gettext_for(lang)
    if not known.observations:
        return _("nothing recorded")
    said = _("observations: {observations}, indicators: {indicators}, voices: {voices}, newest {year}")
    return said.format(
        observations=number(known.observations, lang),
        indicators=number(known.indicators, lang),
        voices=number(known.voices, lang),
        year=known.last_year,
    )


def _cell(canvas: Canvas, grid: _Grid, now: int, known: Known, lang: str, x: float, y: float) -> str:
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
    old = known.last_year is not None and now - known.last_year >= OLD_AFTER_YEARS
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
