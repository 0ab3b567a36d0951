"""The outlines of the five regions: complete, valid, and in agreement with the places."""

import json
import math
from itertools import pairwise

import pytest

from queries.boundaries import Polygon, Ring, region_boundaries
from tests.data.tables import DATA, rows

FIRST_LEVEL = ("TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB")

# At 1:10 million a border may be off by a kilometre. Norak lies on the Vakhsh, 0.8 km across the line.
TOLERANCE_KM = 1.0
ACROSS_THE_LINE = {"norak"}

Point = tuple[float, float]


def signed_area(ring: Ring) -> float:
    """Square degrees; positive when the ring runs counter-clockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def within(point: Point, ring: Ring) -> bool:
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def covers(outline: tuple[Polygon, ...], point: Point) -> bool:
    for exterior, *holes in outline:
        if within(point, exterior):
            return not any(within(point, hole) for hole in holes)
    return False


def distance_km(outline: tuple[Polygon, ...], point: Point) -> float:
    """Kilometres from a point to the nearest border, on a plane around the point."""
    east = 111.32 * math.cos(math.radians(point[1]))
    nearest = math.inf
    for polygon in outline:
        for ring in polygon:
            for (x1, y1), (x2, y2) in pairwise(ring):
                ax, ay = (x1 - point[0]) * east, (y1 - point[1]) * 110.95
                dx, dy = (x2 - x1) * east, (y2 - y1) * 110.95
                along = max(0.0, min(1.0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)))
                nearest = min(nearest, math.hypot(ax + along * dx, ay + along * dy))
    return nearest


def rings() -> list[tuple[str, int, Ring]]:
    return [
        (code, position, ring)
        for code, outline in region_boundaries().items()
        for polygon in outline
        for position, ring in enumerate(polygon)
    ]


def test_there_are_five_outlines_with_their_iso_codes() -> None:
    assert tuple(region_boundaries()) == FIRST_LEVEL
    assert set(FIRST_LEVEL) == {row["region_code"] for row in rows("regions")} - {"TJ"}


def test_a_feature_carries_its_code_twice() -> None:
    collection = json.loads((DATA / "boundaries" / "regions.geojson").read_text(encoding="utf-8"))
    assert [feature["id"] for feature in collection["features"]] == list(FIRST_LEVEL)
    assert [feature["properties"]["region_code"] for feature in collection["features"]] == list(FIRST_LEVEL)


def test_rings_are_closed_and_visit_no_point_twice() -> None:
    for code, _, ring in rings():
        assert ring[0] == ring[-1], code
        assert len(ring) >= 4, code
        assert len(set(ring)) == len(ring) - 1, code


def test_exterior_rings_run_clockwise_and_holes_the_other_way() -> None:
    for code, position, ring in rings():
        assert (signed_area(ring) < 0) == (position == 0), code


@pytest.mark.parametrize("code", FIRST_LEVEL)
def test_no_ring_crosses_itself(code: str) -> None:
    for polygon in region_boundaries()[code]:
        for ring in polygon:
            segments = list(pairwise(ring))
            for first, (a, b) in enumerate(segments):
                assert not any(crosses(a, b, c, d) for c, d in segments[first + 2 :])


def test_dushanbe_is_the_hole_of_the_districts_around_it() -> None:
    city = region_boundaries()["TJ-DU"][0][0]
    holes = [hole for polygon in region_boundaries()["TJ-RA"] for hole in polygon[1:]]
    assert len(holes) == 1
    assert set(holes[0]) == set(city)


def test_every_place_lies_in_its_region() -> None:
    outlines = region_boundaries()
    outside = {}
    for row in rows("places"):
        point = (float(row["lon"]), float(row["lat"]))
        if not covers(outlines[row["region_code"]], point):
            outside[row["place_id"]] = distance_km(outlines[row["region_code"]], point)
    assert set(outside) == ACROSS_THE_LINE
    assert all(kilometres <= TOLERANCE_KM for kilometres in outside.values())


def test_every_label_stands_in_its_region() -> None:
    outlines = region_boundaries()
    for row in rows("regions"):
        point = (float(row["lon"]), float(row["lat"]))
        if row["region_code"] == "TJ":
            assert any(covers(outline, point) for outline in outlines.values())
        else:
            assert covers(outlines[row["region_code"]], point), row["region_code"]
