"""The region map of the Overview, drawn as SVG: five regions by one figure, in two views.

In the area view the regions have their outlines and Dushanbe, a dot on the map, gets a callout. In the
population view each region is a circle whose area is its population (a cartogram after Dorling, 1996),
because Gorno-Badakhshan is nearly half the land and about two people in a hundred. Tones are those of the
voice that produced the figures; a region without a figure is hatched and never toned as a zero.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from components.charts.svg import Canvas, block, element, hatching, picture, text, text_width, title, wrapped
from components.charts.svg_figure import Drawn, pictures, svg_figure
from components.i18n import gettext_for, is_missing, number
from components.i18n import text as text_of
from components.maps.geometry import Point, Polygon, to_plane
from components.maps.value_classes import ValueClass, class_label, class_of, value_classes
from components.markdown import plain
from components.palette import Theme, mixed, readable_on
from components.records import records

WIDE, NARROW, BREAKPOINT = 660.0, 360.0, 520.0
CAPITAL = "TJ-DU"
LABEL_AT: Mapping[str, Point] = {
    "TJ-SU": (69.95, 40.42),
    "TJ-RA": (70.25, 38.99),
    "TJ-KT": (69.0, 37.8),
    "TJ-GB": (72.75, 38.2),
    CAPITAL: (68.77, 38.56),
}
"""Where a region's name stands, in degrees: inside the region, on its broadest part."""

CALLOUT_AT: Point = (66.55, 38.36)
SMALLEST_STEP = 0.9
"""Points of an outline closer than this many pixels to the last one are passed over."""


@dataclass(frozen=True)
class RegionFigure:
    """One region on the map.

    Attributes:
        region_code: ISO 3166-2 code.
        name: its short name in the reader's language.
        value: the figure in the indicator's unit; None where nothing is known.
        printed: the figure as it is read, with its qualifier.
        population: people, for the population view; None where unknown.
        link: address of the region's screen.
    """

    region_code: str
    name: str
    value: float | None
    printed: str
    population: float | None
    link: str


@dataclass(frozen=True)
class MapSubject:
    """What the map is about: indicator and unit in the reader's language, the time, and the voice."""

    indicator: str
    unit_id: str
    unit: str
    time: str
    voice: str


@dataclass(frozen=True)
class Plane:
    """Turns degrees into pixels of a picture of the country."""

    west: float
    top: float
    scale: float
    left: float
    above: float

    def at(self, point: Point) -> Point:
        """Where a point given in degrees stands, in pixels."""
        x, y = to_plane(point)
        return self.left + (x - self.west) * self.scale, self.above + (self.top - y) * self.scale


@dataclass(frozen=True)
class _Sheet:
    """All that the parts of one drawing share."""

    canvas: Canvas
    subject: MapSubject
    classes: Sequence[ValueClass]
    lang: str

    def fill(self, figure: RegionFigure) -> str:
        found = class_of(figure.value, self.classes)
        return f"url(#{self.canvas.id('hatch')})" if found is None else found.colour

    def ink_on(self, figure: RegionFigure) -> str:
        found = class_of(figure.value, self.classes)
        return self.canvas.ink.text if found is None else readable_on(found.colour)

    def says(self, figure: RegionFigure) -> str:
        return f"{figure.name}: {figure.printed}"


def region_figures(
    figures: pd.DataFrame,
    population: pd.DataFrame,
    unit_id: str,
    lang: str,
    link: Callable[[str], str],
) -> tuple[RegionFigure, ...]:
    """The regions of a frame, without the nation.

    Args:
        figures: one row per region with region_code, region_en/_ru/_tg, value (in the unit) and qualifier.
        population: one row per region with region_code and value (persons).
        link: makes the address of a region's screen from its code.
    """
    people = dict(zip(population["region_code"], population["value"], strict=True))
    found = []
    for row in records(figures):
        code = str(row["region_code"])
        if code not in LABEL_AT:
            continue
        value = None if is_missing(row["value"]) else float(row["value"])
        qualifier = None if is_missing(row["qualifier"]) else str(row["qualifier"])
        printed = printed_figure(value, qualifier, unit_id, lang)
        people_here = people.get(code)
        found.append(
            RegionFigure(
                region_code=code,
                name=text_of(row, "region", lang),
                value=value,
                printed=printed,
                population=None if is_missing(people_here) else people_here,
                link=link(code),
            )
        )
    return tuple(found)


def figures_table(figures: Sequence[RegionFigure], subject: MapSubject, view: str, lang: str) -> pd.DataFrame:
    """The map as text: one row per region with its figure, and in the population view its people."""
    _ = gettext_for(lang)
    columns = {
        _("Region"): [plain(figure.name) for figure in figures],
        plain(f"{subject.indicator} ({subject.unit})"): [plain(figure.printed) for figure in figures],
    }
    if view == "population":
        columns[_("Population")] = [number(figure.population, lang, "persons") for figure in figures]
    return pd.DataFrame(columns)


def show_region_map(
    figures: tuple[RegionFigure, ...],
    outlines: Mapping[str, tuple[Polygon, ...]],
    subject: MapSubject,
    lang: str,
    view: str,
    *,
    key: str,
) -> str | None:
    """Show the map; the code of the region that was clicked in this run, otherwise None."""
    drawn = _drawn(figures, tuple(outlines.items()), subject, lang, view)
    return svg_figure(drawn, key=key, breakpoint_width=BREAKPOINT, most_width=760)


@lru_cache(maxsize=64)
def _drawn(
    figures: tuple[RegionFigure, ...],
    outlines: tuple[tuple[str, tuple[Polygon, ...]], ...],
    subject: MapSubject,
    lang: str,
    view: str,
) -> Drawn:
    shapes = dict(outlines)
    return pictures(
        lambda theme, width: region_map(figures, shapes, subject, lang, view, theme, width), WIDE, NARROW
    )


def region_map(
    figures: Sequence[RegionFigure],
    outlines: Mapping[str, Sequence[Polygon]],
    subject: MapSubject,
    lang: str,
    view: str,
    theme: Theme,
    width: float,
) -> str:
    """The map as SVG.

    Args:
        figures: the five regions.
        outlines: polygons in degrees by region code.
        subject: what the figures are.
        view: "area" for outlines, "population" for circles.
        theme: colours of the page it stands on.
        width: in pixels; below BREAKPOINT the legend goes under the map.
    """
    _ = gettext_for(lang)
    canvas = Canvas(width, theme, f"map-{view}")
    known = [figure.value for figure in figures if figure.value is not None]
    sheet = _Sheet(canvas, subject, value_classes(known, subject.voice, theme), lang)
    plane, height = plane_of(outlines, width)
    drawn = (
        _circles(sheet, plane, figures, outlines)
        if view == "population"
        else _areas(sheet, plane, figures, outlines)
    )
    legend, full_height = _legend(sheet, view, plane, height)
    return picture(
        canvas,
        full_height,
        _("Map: {indicator}, {time}").format(indicator=subject.indicator, time=subject.time),
        "; ".join(sheet.says(figure) for figure in figures),
        element("defs", hatching(canvas.id("hatch"), canvas.ink.no_data, canvas.ink.background)),
        *drawn,
        legend,
        links=True,
    )


def plane_of(outlines: Mapping[str, Sequence[Polygon]], width: float) -> tuple[Plane, float]:
    """Where the country stands in a picture that wide, with room for the capital's callout, and how high."""
    points = [to_plane(p) for shapes in outlines.values() for shape in shapes for p in shape[0]]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    wide = width >= BREAKPOINT
    left, above = (74.0, 8.0) if wide else (46.0, 8.0)
    scale = (width - left - 6) / (east - west)
    return Plane(west, north, scale, left, above), above + (north - south) * scale + 8


def outline_path(plane: Plane, shapes: Sequence[Polygon]) -> str:
    """The outline of a region as the path data of an SVG."""
    written = []
    for shape in shapes:
        for ring in shape:
            kept: list[Point] = []
            for point in map(plane.at, ring):
                if not kept or math.dist(point, kept[-1]) >= SMALLEST_STEP:
                    kept.append(point)
            written.append("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in kept) + "Z")
    return "".join(written)


def _linked(sheet: _Sheet, figure: RegionFigure, *parts: str) -> str:
    _ = gettext_for(sheet.lang)
    opens = _("{region}. Opens the region.").format(region=sheet.says(figure))
    return element("a", title(opens), *parts, href=figure.link, data_key=figure.region_code, aria_label=opens)


def _areas(
    sheet: _Sheet, plane: Plane, figures: Sequence[RegionFigure], outlines: Mapping[str, Sequence[Polygon]]
) -> list[str]:
    tones = sheet.canvas.ink
    ordered = sorted(figures, key=lambda figure: figure.region_code == CAPITAL)
    drawn = []
    for figure in ordered:
        shape = element(
            "path",
            d=outline_path(plane, outlines.get(figure.region_code, ())),
            fill=sheet.fill(figure),
            fill_rule="evenodd",
            stroke=tones.text if figure.region_code == CAPITAL else tones.background,
            stroke_width=1.2,
            stroke_linejoin="round",
            class_="hover",
        )
        label = (
            _callout(sheet, plane, figure)
            if figure.region_code == CAPITAL
            else _label(sheet, figure, *plane.at(LABEL_AT[figure.region_code]))
        )
        drawn.append(_linked(sheet, figure, shape, label))
    return drawn


def _label(sheet: _Sheet, figure: RegionFigure, x: float, y: float) -> str:
    size = 16.0 if sheet.canvas.width >= BREAKPOINT else 13.0
    ink_on, found = sheet.ink_on(figure), class_of(figure.value, sheet.classes)
    halo = sheet.canvas.ink.background if found is None else found.colour
    style = {"text_anchor": "middle", "fill": ink_on, "stroke": halo, "paint_order": "stroke"}
    name = text(figure.name, x, y - 2, font_size=size * 0.9, stroke_width=3, class_="hover-text", **style)
    value = text(
        figure.printed, x, y + size * 1.05, font_size=size * 1.15, font_weight=600, stroke_width=3, **style
    )
    return name + value


def _callout(sheet: _Sheet, plane: Plane, figure: RegionFigure) -> str:
    """The capital's name and figure beside the map, with a line to the dot it is."""
    tones, wide = sheet.canvas.ink, sheet.canvas.width >= BREAKPOINT
    size = 16.0 if wide else 13.0
    x, y = plane.at(LABEL_AT[CAPITAL])
    left, level = 4.0, plane.at(CALLOUT_AT)[1]
    end = left + max(text_width(figure.name, size * 0.9), text_width(figure.printed, size * 1.15)) + 4
    line = element(
        "path", d=f"M{end:.1f},{level:.1f}L{x:.1f},{y:.1f}", stroke=tones.text, stroke_width=1.2, fill="none"
    )
    dot = element("circle", cx=x, cy=y, r=3.2, fill=tones.text, stroke=tones.background, stroke_width=1)
    name = text(figure.name, left, level - 3, font_size=size * 0.9, class_="hover-text")
    value = text(figure.printed, left, level + size, font_size=size * 1.15, font_weight=600)
    return line + dot + name + value


@dataclass
class _Circle:
    figure: RegionFigure
    x: float
    y: float
    radius: float


def _circles(
    sheet: _Sheet, plane: Plane, figures: Sequence[RegionFigure], outlines: Mapping[str, Sequence[Polygon]]
) -> list[str]:
    tones = sheet.canvas.ink
    ground = [
        element(
            "path", d=outline_path(plane, shapes), fill=tones.panel, stroke=tones.background, stroke_width=1.2
        )
        for shapes in outlines.values()
    ]
    drawn = [*ground]
    for circle in _apart(_sized(plane, figures), sheet.canvas.width):
        shape = element(
            "circle", cx=circle.x, cy=circle.y, r=circle.radius, fill=sheet.fill(circle.figure),
            stroke=tones.text, stroke_width=1, class_="hover",
        )  # fmt: skip
        drawn.append(_linked(sheet, circle.figure, shape, _beside_or_inside(sheet, circle)))
    return drawn


def _beside_or_inside(sheet: _Sheet, circle: _Circle) -> str:
    size = 16.0 if sheet.canvas.width >= BREAKPOINT else 13.0
    fits = text_width(circle.figure.name, size * 0.9) <= circle.radius * 1.8
    if fits:
        return _label(sheet, circle.figure, circle.x, circle.y)
    westward = circle.figure.region_code == CAPITAL
    x = circle.x + (-1 if westward else 1) * (circle.radius + 6)
    anchor = "end" if westward else "start"
    name = text(
        circle.figure.name, x, circle.y - 2, font_size=size * 0.9, text_anchor=anchor, class_="hover-text"
    )
    value = text(
        circle.figure.printed,
        x,
        circle.y + size,
        font_size=size * 1.15,
        font_weight=600,
        text_anchor=anchor,
    )
    return name + value


def _sized(plane: Plane, figures: Sequence[RegionFigure]) -> list[_Circle]:
    counted = [figure for figure in figures if figure.population]
    largest = max((figure.population or 0.0 for figure in counted), default=1.0)
    full = plane.scale * 1.02
    return [
        _Circle(
            figure,
            *plane.at(LABEL_AT[figure.region_code]),
            full * math.sqrt((figure.population or 0.0) / largest),
        )
        for figure in counted
    ]


def _apart(circles: list[_Circle], width: float) -> list[_Circle]:
    """Push overlapping circles apart, little by little, so that each stays as near its region as it can."""
    for _ in range(200):
        moved = False
        for position, one in enumerate(circles):
            for other in circles[position + 1 :]:
                distance = math.dist((one.x, one.y), (other.x, other.y)) or 0.01
                overlap = one.radius + other.radius + 3 - distance
                if overlap <= 0.05:
                    continue
                moved = True
                shift_x, shift_y = (other.x - one.x) / distance, (other.y - one.y) / distance
                heavy = other.radius / (one.radius + other.radius)
                one.x, one.y = one.x - shift_x * overlap * heavy, one.y - shift_y * overlap * heavy
                other.x += shift_x * overlap * (1 - heavy)
                other.y += shift_y * overlap * (1 - heavy)
        for circle in circles:
            circle.x = min(max(circle.x, circle.radius + 2), width - circle.radius - 2)
            circle.y = max(circle.y, circle.radius + 2)
        if not moved:
            break
    return circles


def _legend(sheet: _Sheet, view: str, plane: Plane, height: float) -> tuple[str, float]:
    """Classes with their ranges: in the empty corner of a wide map, under a narrow one; and the height."""
    _ = gettext_for(sheet.lang)
    wide = sheet.canvas.width >= BREAKPOINT
    left = plane.at((72.05, 40))[0] if wide else 4.0
    top = 20.0 if wide else height + 14
    available = sheet.canvas.width - left - 4
    size = 13.0
    lines = wrapped(sheet.subject.unit, available, size, 2)
    parts = [block(lines, left, top, size, fill=sheet.canvas.ink.muted)]
    y = top + len(lines) * size * 1.2 - 6
    if view == "population":
        said = wrapped(_("Area of a circle: number of people"), available, size, 2)
        parts.append(block(said, left, y + 8, size, fill=sheet.canvas.ink.muted))
        y += len(said) * size * 1.2
    keys = [(step.colour, class_label(step, sheet.lang, sheet.subject.unit_id)) for step in sheet.classes]
    keys.append((f"url(#{sheet.canvas.id('hatch')})", _("no data")))
    columns = 1 if wide else 2
    rows = math.ceil(len(keys) / columns)
    for position, (fill, label) in enumerate(keys):
        column, row = divmod(position, rows)
        x = left + column * available / columns
        parts.append(_key(sheet, x, y + row * 19, fill, label))
    return "".join(parts), max(height, y + rows * 19 + 3)


def _key(sheet: _Sheet, x: float, y: float, fill: str, label: str) -> str:
    edge = mixed(sheet.canvas.ink.line, sheet.canvas.ink.background, 0.4)
    swatch = element("rect", x=x, y=y, width=26, height=14, fill=fill, stroke=edge, stroke_width=0.8)
    return swatch + text(label, x + 34, y + 11.5, font_size=13)


def printed_figure(value: float | None, qualifier: str | None, unit_id: str, lang: str) -> str:
    """A figure with its qualifier (`≥ 12`, `~ 40%`); words where there is none."""
    _ = gettext_for(lang)
    if value is None:
        return _("no data")
    sign = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "≈ "}.get(qualifier or "=", "")
    return f"{sign}{number(value, lang, unit_id)}"
