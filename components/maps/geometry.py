"""Plane geometry for drawn maps: circles, hatching and the zoom that fits a width.

deck.gl draws without a basemap here and has neither hatch fills nor a fit-to-bounds for a picture that is
described on the server, so both are made as geometry. All of it works in the Mercator plane that deck.gl
draws in, with one unit being one degree of longitude.
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

Ring = Sequence[Point]
Polygon = Sequence[Ring]

TILE = 512
"""Width in pixels of the world at zoom 0, as deck.gl counts it."""


class Extent(NamedTuple):
    """What a map shows, in degrees."""

    west: float
    south: float
    east: float
    north: float


class Fit(NamedTuple):
    """Where the camera stands: degrees, deck.gl zoom, and the height in pixels the extent then takes."""

    lon: float
    lat: float
    zoom: float
    height: int


def to_plane(point: Point) -> Point:
    """Mercator coordinates in degrees of longitude (Snyder, Map Projections, 1987, eq. 7-1 and 7-2)."""
    lon, lat = point
    return lon, math.degrees(math.asinh(math.tan(math.radians(lat))))


def from_plane(point: Point) -> Point:
    """The inverse of `to_plane`."""
    x, y = point
    return x, math.degrees(math.atan(math.sinh(math.radians(y))))


def circle(centre: Point, radius: float, corners: int = 64) -> list[Point]:
    """A closed ring that is round on the map; `radius` in degrees of longitude."""
    x, y = to_plane(centre)
    turns = [2 * math.pi * corner / corners for corner in range(corners)]
    ring = [from_plane((x + radius * math.cos(turn), y + radius * math.sin(turn))) for turn in turns]
    return [*ring, ring[0]]


def edge_towards(centre: Point, radius: float, target: Point) -> Point:
    """The point on a circle's edge that faces `target`: where a leader line begins or ends."""
    x, y = to_plane(centre)
    tx, ty = to_plane(target)
    length = math.hypot(tx - x, ty - y)
    if length <= radius:
        return target
    return from_plane((x + radius * (tx - x) / length, y + radius * (ty - y) / length))


def hatch(polygons: Iterable[Polygon], spacing: float) -> list[tuple[Point, Point]]:
    """Parallel strokes at 45 degrees, clipped to the polygons by the even-odd rule.

    Args:
        polygons: each an exterior ring and its holes, closed or not, in degrees.
        spacing: distance between strokes in degrees of longitude.

    Returns:
        Strokes as pairs of points in degrees. Scanline filling as in Foley and others, Computer Graphics
        (1990), section 3.6, along turned axes.
    """
    if spacing <= 0:
        raise ValueError(f"spacing must be positive, not {spacing}")
    return [stroke for polygon in polygons for stroke in _hatch_one(polygon, spacing)]


def _hatch_one(polygon: Polygon, spacing: float) -> list[tuple[Point, Point]]:
    rings = [[_turn(to_plane(point)) for point in ring] for ring in polygon]
    across = [v for ring in rings for _, v in ring]
    first, last = math.ceil(min(across) / spacing), math.floor(max(across) / spacing)
    strokes = []
    for step in range(first, last + 1):
        line = step * spacing
        cuts = sorted(cut for ring in rings for cut in _crossings(ring, line))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            strokes.append((from_plane(_turn_back((start, line))), from_plane(_turn_back((end, line)))))
    return strokes


def _crossings(ring: Sequence[Point], line: float) -> list[float]:
    found = []
    for (u1, v1), (u2, v2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (v1 <= line) != (v2 <= line):
            found.append(u1 + (line - v1) * (u2 - u1) / (v2 - v1))
    return found


def _turn(point: Point) -> Point:
    x, y = point
    return (x + y) / math.sqrt(2), (y - x) / math.sqrt(2)


def _turn_back(point: Point) -> Point:
    u, v = point
    return (u - v) / math.sqrt(2), (u + v) / math.sqrt(2)


def fit(extent: Extent, width: int) -> Fit:
    """The camera that makes `extent` as wide as `width` pixels."""
    _, south = to_plane((0, extent.south))
    _, north = to_plane((0, extent.north))
    pixels_per_degree = width / (extent.east - extent.west)
    _, lat = from_plane((0, (south + north) / 2))
    return Fit(
        lon=(extent.west + extent.east) / 2,
        lat=lat,
        zoom=math.log2(pixels_per_degree * 360 / TILE),
        height=round((north - south) * pixels_per_degree),
    )
