"""Where projects work: a map of regions and places by number of projects and of activities reported.

Marks and not tones, because a wide region is no more for being wide: a filled circle for the projects that
name a region, a ring for the dated activities held in it, both by area. A project of the whole nation stands
beside the map and in no region, since nothing says that it reached each of them.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from components.charts.svg import Canvas, element, picture, text_width, title
from components.charts.svg import text as text_at
from components.charts.svg_figure import Drawn, pictures, svg_figure
from components.html_panel import Html, html_panel, render
from components.i18n import gettext_for, ngettext_for, number, percent, text
from components.impact.words import NATION
from components.maps.geometry import Point, Polygon
from components.maps.region_map import (
    BREAKPOINT,
    CALLOUT_AT,
    CAPITAL,
    LABEL_AT,
    NARROW,
    WIDE,
    Plane,
    outline_path,
    plane_of,
)
from components.markdown import plain
from components.palette import Theme, readable_on
from components.records import Row

LARGEST, SMALLEST = 30.0, 11.0
"""Radius in pixels of the largest mark of a region in a wide map, and of the smallest that holds a number."""

PLACE_LARGEST = 6.5


@dataclass(frozen=True)
class Reached:
    """One region or place.

    Attributes:
        code: region, or place when `point` is set.
        name: in the reader's language.
        projects: projects that name it.
        activities: dated activities held in it.
        point: longitude and latitude of a place; None for a region.
        link: address of the projects of a region; empty for a place.
    """

    code: str
    name: str
    projects: int
    activities: int
    point: Point | None
    link: str


def reached_in_words(one: Reached, lang: str) -> str:
    """`Sughd: 6 projects, 2 dated activities`."""
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    projects = ngettext("{count} project", "{count} projects", one.projects)
    activities = ngettext("{count} dated activity", "{count} dated activities", one.activities)
    return _("{name}: {projects}, {activities}").format(
        name=one.name,
        projects=projects.format(count=number(one.projects, lang)),
        activities=activities.format(count=number(one.activities, lang)),
    )


def reached_of(rows: Sequence[Row], links: Mapping[str, str], lang: str) -> tuple[Reached, ...]:
    """Regions and places of `impact/reach`, without the nation; `links` by region code."""
    found = []
    for row in rows:
        if row["region_code"] == NATION:
            continue
        is_place = bool(row["place_id"])
        found.append(
            Reached(
                code=str(row["place_id"] if is_place else row["region_code"]),
                name=text(row, "place", lang) if is_place else text(row, "short", lang),
                projects=int(row["projects"]),
                activities=int(row["activities"]),
                point=(float(row["lon"]), float(row["lat"])) if is_place else None,
                link="" if is_place else links[str(row["region_code"])],
            )
        )
    return tuple(found)


def reach_statement(counts: Row, lang: str) -> list[str]:
    """How much of it is Dushanbe, in plain sentences.

    Args:
        counts: the row of `impact/counts`.
    """
    _ = gettext_for(lang)
    projects, national = int(counts["projects"]), int(counts["nationwide"])
    held, capital = int(counts["activities"]), int(counts["activities_capital"])
    own, own_capital = int(counts["activities_nationwide"]), int(counts["activities_nationwide_capital"])
    said = []
    if held:
        said.append(
            _("Of {held} dated activities found, {capital} ({share}) were held in Dushanbe.").format(
                held=number(held, lang), capital=number(capital, lang), share=percent(capital / held, lang)
            )
        )
    else:
        said.append(_("No dated activity was found."))
    said.append(
        _("{national} of {projects} projects name no region: they are described as nationwide.").format(
            national=number(national, lang), projects=number(projects, lang)
        )
    )
    if own:
        said.append(
            _("Of the {own} activities found of these, {capital} were held in Dushanbe.").format(
                own=number(own, lang), capital=number(own_capital, lang)
            )
        )
    said.append(
        _("{named} of {projects} projects name Dushanbe as one of their regions.").format(
            named=number(int(counts["name_capital"]), lang), projects=number(projects, lang)
        )
    )
    unplaced = int(counts["activities_unplaced"])
    if unplaced:
        ngettext = ngettext_for(lang)
        said.append(
            ngettext(
                "Of {count} activity the region is not known.",
                "Of {count} activities the region is not known.",
                unplaced,
            ).format(count=number(unplaced, lang))
        )
    return said


def statement_panel(counts: Row, lang: str) -> Html:
    """The statement as HTML."""
    return render("impact_reach.html", lang, sentences=reach_statement(counts, lang))


def show_statement(counts: Row, lang: str) -> None:
    """Draw the statement."""
    html_panel(statement_panel(counts, lang), key="impact-reach")


def reach_map(
    found: Sequence[Reached],
    national: int,
    outlines: Mapping[str, Sequence[Polygon]],
    lang: str,
    theme: Theme,
    width: float,
) -> str:
    """The map as SVG.

    Args:
        found: regions and places.
        national: projects of the whole nation.
        outlines: polygons in degrees by region code.
        width: in pixels; below BREAKPOINT the legend goes under the map.
    """
    _ = gettext_for(lang)
    canvas = Canvas(width, theme, "reach")
    plane, height = plane_of(outlines, width)
    regions = [one for one in found if one.point is None]
    places = [one for one in found if one.point is not None]
    scale = _Scale.of(regions, places, width)
    ground = [
        element(
            "path",
            d=outline_path(plane, shapes),
            fill=canvas.ink.panel,
            fill_rule="evenodd",
            stroke=canvas.ink.line,
            stroke_width=1,
            stroke_linejoin="round",
        )
        for shapes in outlines.values()
    ]
    drawn = [_place(canvas, plane, one, scale, lang) for one in places]
    drawn += [_region(canvas, plane, one, scale, lang) for one in regions]
    legend, full = _legend(canvas, plane, national, height, lang)
    return picture(
        canvas,
        full,
        _("Map: projects and dated activities by region and place"),
        "; ".join(reached_in_words(one, lang) for one in found),
        *ground,
        *drawn,
        legend,
        links=True,
    )


@dataclass(frozen=True)
class _Scale:
    """Turns counts into radii: areas are in proportion, and a number always has room."""

    most: int
    largest: float
    smallest: float
    most_in_place: int

    @classmethod
    def of(cls, regions: Sequence[Reached], places: Sequence[Reached], width: float) -> "_Scale":
        shrink = 1.0 if width >= BREAKPOINT else 0.62
        return cls(
            max((max(one.projects, one.activities) for one in regions), default=1) or 1,
            LARGEST * shrink,
            SMALLEST * (1.0 if width >= BREAKPOINT else 0.85),
            max((one.projects + one.activities for one in places), default=1) or 1,
        )

    def region(self, count: int) -> float:
        return max(self.smallest, self.largest * math.sqrt(count / self.most))

    def place(self, one: Reached) -> float:
        return max(2.4, PLACE_LARGEST * math.sqrt((one.projects + one.activities) / self.most_in_place))


def _place(canvas: Canvas, plane: Plane, one: Reached, scale: _Scale, lang: str) -> str:
    x, y = plane.at(one.point or (0.0, 0.0))
    return element(
        "g",
        title(reached_in_words(one, lang)),
        element(
            "circle",
            cx=x,
            cy=y,
            r=scale.place(one),
            fill=canvas.ink.muted if one.projects else canvas.ink.background,
            stroke=canvas.ink.muted,
            stroke_width=1.2,
        ),
    )


def _marks(canvas: Canvas, one: Reached, x: float, y: float, scale: _Scale, lang: str) -> str:
    """The circle of projects and the ring of activities beside each other around (x, y)."""
    tones = canvas.ink
    filled, ring = scale.region(one.projects), scale.region(one.activities)
    left, right = x - ring - 2, x + filled + 2
    size = 15.0 if canvas.width >= BREAKPOINT else 12.0
    return "".join(
        (
            element("circle", cx=left, cy=y, r=filled, fill=tones.accent if one.projects else "none",
                    stroke=tones.accent, stroke_width=1.5, class_="hover"),
            text_at(number(one.projects, lang), left, y + size * 0.35, font_size=size, font_weight=600,
                    text_anchor="middle", fill=readable_on(tones.accent) if one.projects else tones.text),
            element("circle", cx=right, cy=y, r=ring, fill=tones.background, stroke=tones.text,
                    stroke_width=2, stroke_dasharray=None if one.activities else "2 3"),
            text_at(number(one.activities, lang), right, y + size * 0.35, font_size=size, font_weight=600,
                    text_anchor="middle", fill=tones.text),
        )
    )  # fmt: skip


def _region(canvas: Canvas, plane: Plane, one: Reached, scale: _Scale, lang: str) -> str:
    _ = gettext_for(lang)
    tones, wide = canvas.ink, canvas.width >= BREAKPOINT
    size = 14.5 if wide else 12.0
    name: dict[str, str | float] = {
        "font_size": size,
        "stroke": tones.panel,
        "stroke_width": 3,
        "paint_order": "stroke",
        "text_anchor": "middle",
    }
    parts = []
    if one.code == CAPITAL:
        at_x, at_y = plane.at(LABEL_AT[CAPITAL])
        reach = scale.region(one.projects) + scale.region(one.activities) + 4
        x, y = 4.0 + reach, plane.at(CALLOUT_AT)[1] + (14 if wide else 22)
        parts.append(
            element("path", d=f"M{x:.1f},{y:.1f}L{at_x:.1f},{at_y:.1f}", stroke=tones.text, stroke_width=1.2)
        )
        parts.append(element("circle", cx=at_x, cy=at_y, r=3, fill=tones.text))
    else:
        x, y = plane.at(LABEL_AT[one.code])
    tall = max(scale.region(one.projects), scale.region(one.activities))
    label_at = max(x, text_width(one.name, size) / 2 + 2)
    parts += [
        _marks(canvas, one, x, y + 4, scale, lang),
        text_at(one.name, label_at, y - tall, class_="hover-text", **name),
    ]
    opens = _("{region}. Shows the projects of the region.").format(region=reached_in_words(one, lang))
    return element("a", title(opens), *parts, href=one.link, data_key=one.code, aria_label=opens)


def _legend(canvas: Canvas, plane: Plane, national: int, height: float, lang: str) -> tuple[str, float]:
    """What the marks are, and the projects that stand in no region; returns it with the full height."""
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    wide, tones = canvas.width >= BREAKPOINT, canvas.ink
    left = plane.at((71.75, 40))[0] if wide else 8.0
    y = 24.0 if wide else height + 18
    nationwide = ngettext(
        "{count} nationwide project, in no region", "{count} nationwide projects, in no region", national
    ).format(count=number(national, lang))
    entries = (
        (element("circle", cx=left, cy=0, r=7, fill=tones.accent), _("projects that name the region")),
        (
            element("circle", cx=left, cy=0, r=6, fill=tones.background, stroke=tones.text, stroke_width=2),
            _("dated activities held there"),
        ),
        (element("circle", cx=left, cy=0, r=3.5, fill=tones.muted), _("place that a project names")),
        (
            element("circle", cx=left, cy=0, r=3.5, fill=tones.background, stroke=tones.muted),
            _("place of an activity alone"),
        ),
        ("", nationwide),
    )
    parts = []
    for mark, label in entries:
        said = text_at(label, left + 14, 4.5, font_size=13, font_weight=None if mark else 600)
        parts.append(element("g", mark, said, transform=f"translate(0 {y:.1f})"))
        y += 21
    return "".join(parts), max(height, y)


def show_reach_map(
    found: tuple[Reached, ...],
    national: int,
    outlines: Mapping[str, tuple[Polygon, ...]],
    lang: str,
    *,
    key: str,
) -> str | None:
    """Show the map; the code of the region that was clicked in this run, otherwise None."""
    drawn = _drawn(found, national, tuple(outlines.items()), lang)
    clicked = svg_figure(drawn, key=key, breakpoint_width=BREAKPOINT, most_width=820)
    return clicked if clicked in {one.code for one in found if one.point is None} else None


@lru_cache(maxsize=64)
def _drawn(
    found: tuple[Reached, ...],
    national: int,
    outlines: tuple[tuple[str, tuple[Polygon, ...]], ...],
    lang: str,
) -> Drawn:
    shapes = dict(outlines)
    return pictures(lambda theme, width: reach_map(found, national, shapes, lang, theme, width), WIDE, NARROW)


def reach_table(rows: Sequence[Row], lang: str) -> pd.DataFrame:
    """The map as a table of markdown cells: the nation, the regions, and under each its places."""
    _ = gettext_for(lang)
    nationwide = _("Nationwide, in no region")
    return pd.DataFrame(
        [
            {
                _("Region"): plain(nationwide if row["region_code"] == NATION else text(row, "region", lang)),
                _("Place"): plain(text(row, "place", lang)),
                _("Projects that name it"): number(row["projects"], lang),
                _("Dated activities"): number(row["activities"], lang),
            }
            for row in rows
        ]
    )
