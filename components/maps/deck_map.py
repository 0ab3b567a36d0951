"""The regional map: five regions without a basemap, coloured by one comparable set of values.

The picture is described on the server and drawn by deck.gl from the package's own outlines, so nothing is
fetched from anywhere. A region without a value is hatched, never coloured. Dushanbe is a dot at this scale
and is drawn a second time, enlarged, beside the country. The same values can be shown on areas or on discs
sized by population, because half the land holds a fortieth of the people.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd
import pydeck
from pydeck.bindings.json_tools import default_serialize

from components.i18n import gettext_for
from components.maps.geometry import (
    Extent,
    Fit,
    Point,
    Polygon,
    circle,
    edge_towards,
    fit,
    hatch,
)
from components.maps.value_classes import ValueClass, class_of, value_classes
from components.palette import Ink, Theme, ink, readable_on
from components.records import Row, records

MODES = ("area", "population")

EXTENT = Extent(west=66.35, south=36.6, east=75.25, north=41.1)
"""The country with room in the west for the enlarged capital."""

CAPITAL = "TJ-DU"
CALLOUT: Point = (67.15, 38.35)
CALLOUT_RADIUS = 0.33
CITY_RING = 0.17
LARGEST_DISC = 0.74
"""Radius in degrees of longitude of the most populous region's disc."""

HATCH_SPACING = 0.13
DISC_HATCH_SPACING = 0.1

LABELS: Mapping[str, Point] = {
    "TJ-SU": (68.86, 39.46),
    "TJ-KT": (69.0, 37.48),
    "TJ-RA": (69.4, 38.86),
    "TJ-GB": (72.75, 38.25),
}
"""Where a region's name stands in the area view: inside its outline, clear of most places."""

DISCS: Mapping[str, Point] = {
    CAPITAL: CALLOUT,
    "TJ-SU": (69.35, 39.98),
    "TJ-KT": (69.05, 37.75),
    "TJ-RA": (70.55, 39.0),
    "TJ-GB": (72.75, 38.25),
}
"""Centres of the population view's discs: over their region and apart from each other."""

LOW_CONFIDENCE = "†"
"""Stands after a figure whose confidence is low; the note under the chart says why."""

Colour = list[int]
CLEAR: Colour = [0, 0, 0, 0]


def disc_radius(population: float, largest: float) -> float:
    """Radius in degrees of longitude of a disc whose area is in proportion to the population."""
    return LARGEST_DISC * math.sqrt(population / largest)


@dataclass(frozen=True)
class Shape:
    """What a region is drawn as: its outline, a disc, or both for the capital."""

    code: str
    polygons: tuple[Polygon, ...]
    centre: Point
    radius: float | None


def shapes(
    values: pd.DataFrame,
    outlines: Mapping[str, Sequence[Polygon]],
    mode: str,
    population: Mapping[str, float],
) -> list[Shape]:
    """The marks that carry the values: outlines in the area view, discs in the population view.

    The capital's mark is a disc in both; a region without a known population has none in the population view.
    """
    codes = [code for code in values["region_code"] if code in outlines]
    largest = max(population.values(), default=1.0)
    marks = []
    for code in codes:
        centre = DISCS[code] if mode == "population" else LABELS.get(code, CALLOUT)
        radius: float | None = None
        if mode == "population":
            radius = disc_radius(population[code], largest) if population.get(code) else None
        elif code == CAPITAL:
            radius = CALLOUT_RADIUS
        if radius is not None:
            marks.append(Shape(code, ((tuple(circle(centre, radius)),),), centre, radius))
        elif mode == "area":
            marks.append(Shape(code, tuple(outlines[code]), centre, None))
    return marks


class CompactDeck(pydeck.Deck):  # type: ignore[misc]
    """A deck whose JSON has no indents, a third of the size, and is written once: it is never changed."""

    def to_json(self) -> str:
        """The description that goes to the browser."""
        return _described(self)


@lru_cache(maxsize=128)
def _described(deck: CompactDeck) -> str:
    return json.dumps(deck, sort_keys=True, default=default_serialize, separators=(",", ":"))


def region_deck(
    values: pd.DataFrame,
    outlines: Mapping[str, Sequence[Polygon]],
    places: pd.DataFrame,
    population: Mapping[str, float],
    *,
    mode: str,
    chosen: str | None,
    theme: Theme,
    voice: str,
    width: int,
    font: str,
) -> pydeck.Deck:
    """The map as a deck without a basemap.

    Args:
        values: region_code, name, label (figure without its unit), value (missing where unknown) and the
            lines of the tooltip: title, figure, period, producer, remark. The nation is left out.
        outlines: polygons in degrees by region code.
        places: place_id, region_code, kind, lat, lon, name and the lines of the tooltip.
        population: people by region code, for the discs.
        mode: `area` or `population`.
        chosen: the region that is outlined, if any.
        theme: decides every tone.
        voice: of the producer of the values; its hue colours them.
        width: of the map in pixels; fixes the zoom.
        font: CSS family of the labels.

    Returns:
        A deck whose pickable objects carry `region_code`.
    """
    tones = ink(theme)
    regional = values[values["region_code"].isin(list(outlines))]
    classes = value_classes(list(regional["value"].dropna()), voice, theme)
    marks = shapes(regional, outlines, mode, population)
    rows = {str(row["region_code"]): row for row in records(regional)}
    fills = {code: class_of(row["value"], classes) for code, row in rows.items()}
    ground = {code: step.colour if step else tones.panel for code, step in fills.items()}
    camera = fit(EXTENT, width)
    layers = [
        *_ground(outlines, rows, fills if mode == "area" else {}, chosen, tones),
        *_hatching(marks, outlines, fills, mode, tones),
        *_capital(marks, outlines, tones),
        *_discs(marks, rows, fills, chosen, tones),
        *(_places(places, ground, tones, font, width) if mode == "area" else []),
        *_chosen_outline(marks, outlines, chosen, mode, tones),
        *_labels(marks, rows, ground, tones, font, width),
    ]
    return CompactDeck(
        layers=layers,
        map_provider=None,
        views=[pydeck.View(type="MapView", controller=_controls(width))],
        initial_view_state=_camera(camera),
        tooltip=_tooltip(tones),
    )


NARROW = 480
"""Below this width in pixels a map is drawn for a hand-held screen."""

ROOMY = 680
"""From this width in pixels there is room for the names of zones."""


def _controls(width: int) -> dict[str, bool]:
    """The wheel and, on a narrow screen, the finger scroll the page rather than the map."""
    return {
        "scrollZoom": False,
        "dragPan": width >= NARROW,
        "dragRotate": False,
        "doubleClickZoom": width >= NARROW,
        "touchZoom": True,
        "touchRotate": False,
        "keyboard": False,
    }


def _camera(camera: Fit) -> pydeck.ViewState:
    return pydeck.ViewState(
        longitude=round(camera.lon, 4),
        latitude=round(camera.lat, 4),
        zoom=round(camera.zoom, 3),
        pitch=0,
        bearing=0,
    )


def map_height(width: int) -> int:
    """Height in pixels of a map of that width."""
    return fit(EXTENT, width).height


def _rgb(colour: str, alpha: int = 255) -> Colour:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)] + [alpha]


def _coordinates(polygon: Polygon) -> list[list[list[float]]]:
    return [[[round(lon, 4), round(lat, 4)] for lon, lat in ring] for ring in polygon]


def _tip(row: Row) -> dict[str, str]:
    return {field: str(row.get(field) or "") for field in ("title", "figure", "period", "producer", "remark")}


def _ground(
    outlines: Mapping[str, Sequence[Polygon]],
    rows: Mapping[str, Row],
    fills: Mapping[str, ValueClass | None],
    chosen: str | None,
    tones: Ink,
) -> list[pydeck.Layer]:
    """The regions' outlines, coloured in the area view and bare land in the population view."""
    data = []
    for code, polygons in outlines.items():
        step = fills.get(code)
        for polygon in polygons:
            data.append(
                {
                    "region_code": code,
                    "polygon": _coordinates(polygon),
                    "fill": _rgb(step.colour if step else tones.panel),
                    "edge": _rgb(tones.background if step else tones.line),
                    **_tip(rows.get(code, {})),
                }
            )
    return [
        pydeck.Layer(
            "PolygonLayer",
            data,
            id=f"regions {chosen or ''}".strip(),
            get_polygon="polygon",
            get_fill_color="fill",
            get_line_color="edge",
            get_line_width=1.2,
            line_width_units="'pixels'",
            stroked=True,
            filled=True,
            pickable=True,
        )
    ]


def _hatching(
    marks: Sequence[Shape],
    outlines: Mapping[str, Sequence[Polygon]],
    fills: Mapping[str, ValueClass | None],
    mode: str,
    tones: Ink,
) -> list[pydeck.Layer]:
    """Strokes over every mark without a value; over the capital's own outline as well."""
    strokes = []
    for mark in marks:
        if fills.get(mark.code) is None and mark.radius is None:
            strokes += hatch(mark.polygons, HATCH_SPACING)
    if mode == "area" and fills.get(CAPITAL) is None and CAPITAL in outlines:
        strokes += hatch(outlines[CAPITAL], DISC_HATCH_SPACING / 2)
    return [_stroke_layer("no value", strokes, tones)] if strokes else []


def _stroke_layer(name: str, strokes: Sequence[tuple[Point, Point]], tones: Ink) -> pydeck.Layer:
    data = [
        {"from": [round(part, 4) for part in start], "to": [round(part, 4) for part in end]}
        for start, end in strokes
    ]
    return pydeck.Layer(
        "LineLayer",
        data,
        id=name,
        get_source_position="from",
        get_target_position="to",
        get_color=_rgb(tones.line),
        get_width=1,
        width_units="'pixels'",
        pickable=False,
    )


def _capital(
    marks: Sequence[Shape], outlines: Mapping[str, Sequence[Polygon]], tones: Ink
) -> list[pydeck.Layer]:
    """A ring around the city and a leader line from it to the enlarged disc."""
    mark = next((mark for mark in marks if mark.code == CAPITAL), None)
    if mark is None or mark.radius is None:
        return []
    ring = [point for polygon in outlines[CAPITAL] for point in polygon[0]]
    city = (sum(lon for lon, _ in ring) / len(ring), sum(lat for _, lat in ring) / len(ring))
    leader = [edge_towards(city, CITY_RING, mark.centre), edge_towards(mark.centre, mark.radius, city)]
    paths = [circle(city, CITY_RING), leader]
    return [
        pydeck.Layer(
            "PathLayer",
            [{"path": [[round(lon, 4), round(lat, 4)] for lon, lat in path]} for path in paths],
            id="capital",
            get_path="path",
            get_color=_rgb(tones.text, 200),
            get_width=1.2,
            width_units="'pixels'",
            pickable=False,
        )
    ]


def _discs(
    marks: Sequence[Shape],
    rows: Mapping[str, Row],
    fills: Mapping[str, ValueClass | None],
    chosen: str | None,
    tones: Ink,
) -> list[pydeck.Layer]:
    discs = [mark for mark in marks if mark.radius is not None]
    data = []
    for mark in discs:
        step = fills.get(mark.code)
        data.append(
            {
                "region_code": mark.code,
                "polygon": _coordinates(mark.polygons[0]),
                "fill": _rgb(step.colour if step else tones.panel),
                **_tip(rows.get(mark.code, {})),
            }
        )
    layer = pydeck.Layer(
        "PolygonLayer",
        data,
        id=f"discs {chosen or ''}".strip(),
        get_polygon="polygon",
        get_fill_color="fill",
        get_line_color=_rgb(tones.text, 150),
        get_line_width=1,
        line_width_units="'pixels'",
        stroked=True,
        filled=True,
        pickable=True,
    )
    bare = [mark for mark in discs if fills.get(mark.code) is None]
    strokes = [stroke for mark in bare for stroke in hatch(mark.polygons, DISC_HATCH_SPACING)]
    return [layer, *([_stroke_layer("no value on discs", strokes, tones)] if strokes else [])]


def _places(
    places: pd.DataFrame, ground: Mapping[str, str], tones: Ink, font: str, width: int
) -> list[pydeck.Layer]:
    """Cities and districts as dots; advocacy zones as rings, named where the map is wide enough."""
    if places.empty:
        return []
    small = 1.6 if width < NARROW else 2.2
    dots: list[dict[str, Any]] = []
    rings: list[dict[str, Any]] = []
    for row in records(places):
        ink = readable_on(ground.get(str(row["region_code"]), tones.panel))
        mark = {
            "region_code": row["region_code"],
            "at": [round(float(row["lon"]), 4), round(float(row["lat"]), 4)],
            "ink": _rgb(ink, 190),
            "name": str(row["title"]),
            **_tip(row),
        }
        (rings if row["kind"] == "zone" else dots).append(mark)
    layers = [_dots("places", dots, small, True), _dots("zones", rings, small * 3, False)]
    if width >= ROOMY:
        named = [
            {"text": ring["name"], "at": ring["at"], "offset": [0, 17], "ink": ring["ink"], "ground": CLEAR}
            for ring in rings
        ]
        layers.append(_text_layer("zone names", named, 11, font, "normal"))
    return layers


def _dots(name: str, data: list[dict[str, Any]], radius: float, filled: bool) -> pydeck.Layer:
    return pydeck.Layer(
        "ScatterplotLayer",
        data,
        id=name,
        get_position="at",
        get_radius=radius,
        radius_units="'pixels'",
        filled=filled,
        stroked=not filled,
        get_fill_color="ink",
        get_line_color="ink",
        get_line_width=1.2,
        line_width_units="'pixels'",
        pickable=True,
    )


def _chosen_outline(
    marks: Sequence[Shape],
    outlines: Mapping[str, Sequence[Polygon]],
    chosen: str | None,
    mode: str,
    tones: Ink,
) -> list[pydeck.Layer]:
    if chosen is None or chosen not in outlines:
        return []
    own = [mark for mark in marks if mark.code == chosen]
    rings = [polygon[0] for mark in own for polygon in mark.polygons]
    if mode == "area" and chosen == CAPITAL:
        rings += [polygon[0] for polygon in outlines[chosen]]
    return [
        pydeck.Layer(
            "PathLayer",
            [{"path": [[round(lon, 4), round(lat, 4)] for lon, lat in ring]} for ring in rings],
            id="chosen",
            get_path="path",
            get_color=_rgb(tones.text),
            get_width=2.6,
            width_units="'pixels'",
            joint_rounded=True,
            pickable=False,
        )
    ]


def _labels(
    marks: Sequence[Shape],
    rows: Mapping[str, Row],
    ground: Mapping[str, str],
    tones: Ink,
    font: str,
    width: int,
) -> list[pydeck.Layer]:
    """Each region's short name and figure: on its mark where there is room, otherwise under it."""
    size = 11 if width < NARROW else 14
    pixels = width / (EXTENT.east - EXTENT.west)
    names, figures = [], []
    for mark in marks:
        row = rows[mark.code]
        across = 0.0 if mark.radius is None else mark.radius * pixels
        under = mark.radius is not None and across < size * 2.6
        middle = across + size if under else 0.0
        bare = under or (mark.radius is not None and ground[mark.code] != tones.panel)
        patch = CLEAR if bare else _rgb(ground[mark.code])
        ink = tones.text if under else readable_on(ground[mark.code])
        shared = {"at": list(mark.centre), "ink": _rgb(ink), "ground": patch}
        names.append({"text": str(row["name"]), "offset": [0, round(middle - size * 0.6, 1)], **shared})
        figures.append({"text": str(row["label"]), "offset": [0, round(middle + size * 0.6, 1)], **shared})
    return [
        _text_layer("names", names, size, font, "bold"),
        _text_layer("figures", figures, size, font, "normal"),
    ]


def _text_layer(name: str, data: list[dict[str, Any]], size: int, font: str, weight: str) -> pydeck.Layer:
    """Words on a patch of their ground, so that a place or a border under them does not cut the letters."""
    return pydeck.Layer(
        "TextLayer",
        data,
        id=name,
        get_text="text",
        get_position="at",
        get_pixel_offset="offset",
        get_color="ink",
        get_size=size,
        background=True,
        get_background_color="ground",
        background_padding=[3, 0],
        font_family=f"'{font}'",
        font_weight=f"'{weight}'",
        character_set="'auto'",
        pickable=False,
    )


def _tooltip(tones: Ink) -> dict[str, Any]:
    """deck.gl escapes what it puts into the braces."""
    return {
        "html": "<strong>{title}</strong><br/>{figure}<br/>{period}<br/>{producer}<br/>{remark}",
        "style": {
            "backgroundColor": tones.background,
            "color": tones.text,
            "border": f"1px solid {tones.line}",
            "borderRadius": "4px",
            "fontSize": "13px",
            "maxWidth": "300px",
            "padding": "8px 10px",
        },
    }


def chosen_region(selection: Mapping[str, Any]) -> str | None:
    """The region of the object that was clicked, from the state of Streamlit's chart; None for no object."""
    for objects in selection.get("objects", {}).values():
        for picked in objects:
            code = picked.get("region_code")
            if isinstance(code, str):
                return code
    return None


def map_alt(values: pd.DataFrame, indicator: str, mode: str, lang: str) -> str:
    """A sentence that says what the map shows: the range, who is highest and lowest, who has no value."""
    _ = gettext_for(lang)
    known = values.dropna(subset=["value"]).sort_values("value", kind="stable")
    missing = ", ".join(values[values["value"].isna()]["name"])
    carrier = _("on areas") if mode == "area" else _("on discs sized by population")
    if known.empty:
        return _("Map of five regions, {indicator}: no region has a value.").format(indicator=indicator)
    lowest, highest = known.iloc[0], known.iloc[-1]
    sentence = _(
        "Map of five regions, {indicator}, {carrier}: from {low} in {lowest} to {high} in {highest}."
    ).format(
        indicator=indicator,
        carrier=carrier,
        low=lowest["label"],
        lowest=lowest["name"],
        high=highest["label"],
        highest=highest["name"],
    )
    return " ".join((sentence, _("No value: {regions}.").format(regions=missing))) if missing else sentence
