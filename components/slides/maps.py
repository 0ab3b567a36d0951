"""The map of a slide: the regions by one figure, their names and values upon them, the key at the side.

Gorno-Badakhshan is nearly half the land, so a name or a value may stand beside a region but is never left
out; Dushanbe, a dot on the map, is called out. A region without a figure is hatched.
"""

import math
from dataclasses import dataclass

from components.maps.geometry import Point, to_plane
from components.slides.content import Area, Map
from components.slides.scene import Box, Scene, Shape, height_of, width_of, wrapped

NAME, VALUE, SMALL = 18.0, 20.0, 18.0
NEAREST = 1.4
"""Points of an outline closer than this many points to the last one are passed over."""


@dataclass(frozen=True)
class Plane:
    """Turns degrees into points of the sheet."""

    west: float
    top: float
    scale: float
    left: float
    above: float

    def at(self, point: Point) -> Point:
        """Where a point of the earth stands."""
        x, y = to_plane(point)
        return self.left + (x - self.west) * self.scale, self.above + (self.top - y) * self.scale

    def ring(self, ring: tuple[Point, ...]) -> tuple[Point, ...]:
        """An outline on the sheet, without points that none could tell apart."""
        kept: list[Point] = []
        for point in (self.at(corner) for corner in ring):
            if not kept or math.dist(point, kept[-1]) >= NEAREST:
                kept.append(point)
        return tuple(kept)


def plane_of(body: Map, box: Box) -> tuple[Plane, Box]:
    """The plane that fits the country into the box beside its key, and the box of the key."""
    key_width = key_room(body, box.width)
    room = Box(box.x, box.y, box.width - key_width - 20, box.height)
    corners = [to_plane(point) for area in body.areas for ring in area.rings for point in ring]
    west, east = min(x for x, _y in corners), max(x for x, _y in corners)
    south, north = min(y for _x, y in corners), max(y for _x, y in corners)
    scale = min(room.width / (east - west), room.height / (north - south))
    above = room.y + (room.height - (north - south) * scale) / 2
    left = room.x + (room.width - (east - west) * scale) / 2
    plane = Plane(west, north, scale, left, above)
    return plane, Box(box.right - key_width, box.y, key_width, box.height)


def key_room(body: Map, width: float) -> float:
    """Width of the key in points."""
    widest = max((width_of(label, SMALL) for _tone, label in (*body.legend, ("", body.unknown))), default=0)
    return min(width * 0.34, max(150.0, widest + 50))


def draw_map(scene: Scene, body: Map, box: Box) -> None:
    """The regions, their labels and the key."""
    plane, key = plane_of(body, box)
    for area in body.areas:
        rings = tuple(plane.ring(ring) for ring in area.rings)
        scene_fill = area.tone or "no_data"
        for ring in rings:
            if len(ring) > 2:
                _draw_ring(scene, ring, scene_fill, hatched=area.tone is None)
    for area in body.areas:
        draw_label(scene, area, plane, box)
    _draw_key(scene, body, key)


def _draw_ring(scene: Scene, ring: tuple[Point, ...], fill: str, *, hatched: bool) -> None:
    scene.parts.append(Shape((ring,), fill, "text", 1.0, hatched))


def draw_label(scene: Scene, area: Area, plane: Plane, box: Box) -> None:
    """The name over the value, on the region's own tone; called out where the region is a dot."""
    wide = max(width_of(area.name, NAME), width_of(area.printed, VALUE, bold=True)) + 8
    x, y = plane.at(area.label_at)
    x = max(x, box.x + wide / 2)
    beside = area.callout_from is not None
    if area.callout_from is not None:
        scene.stroke([plane.at(area.callout_from), (x + wide / 2, y)], "text", 1.4)
    ground = "paper" if beside or area.tone is None else area.tone
    scene.box(Box(x - wide / 2, y - 19, wide, 43), ground, "grid" if beside else None)
    tone = f"on-{area.tone}" if area.tone and not beside else "text"
    scene.text(area.name, x, y - 2, NAME, tone, align="middle")
    scene.text(area.printed, x, y + 19, VALUE, tone, bold=True, align="middle")


def _draw_key(scene: Scene, body: Map, box: Box) -> None:
    y = scene.lines(wrapped(body.unit, box.width, SMALL, 4), box.x, box.y, SMALL, "muted") + 8
    for tone, label in body.legend:
        scene.box(Box(box.x, y, 32, 24), tone, "line")
        scene.text(label, box.x + 42, y + 18, SMALL)
        y += 31
    if body.unknown:
        lines = wrapped(body.unknown, box.width - 42, SMALL, 3)
        scene.box(Box(box.x, y, 32, 24), "no_data", "line", hatched=True)
        scene.lines(lines, box.x + 42, y + 2, SMALL)
        y += height_of(lines, SMALL)
