"""The plane of the map: round circles, hatching that stays inside its region, a camera that fits a width."""

import math

import pytest

from components.maps.geometry import (
    Extent,
    circle,
    edge_towards,
    fit,
    from_plane,
    hatch,
    to_plane,
)


def test_plane_and_back_is_the_same_point() -> None:
    lon, lat = from_plane(to_plane((68.77, 38.56)))
    assert lon == pytest.approx(68.77)
    assert lat == pytest.approx(38.56)


def test_equator_lies_at_zero_of_the_plane() -> None:
    assert to_plane((70.0, 0.0)) == pytest.approx((70.0, 0.0))


def test_circle_is_closed_and_round_in_the_plane() -> None:
    ring = circle((70.0, 39.0), 0.5)
    centre = to_plane((70.0, 39.0))
    assert ring[0] == ring[-1]
    assert {round(math.dist(to_plane(point), centre), 6) for point in ring} == {0.5}


def test_hatching_stays_inside_a_square() -> None:
    square = [[(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]]
    strokes = hatch([square], 0.1)
    assert strokes
    assert all(-1e-6 <= part <= 1 + 1e-6 for stroke in strokes for point in stroke for part in point)
    # Strokes rise at 45 degrees in the plane.
    for start, end in strokes:
        (x1, y1), (x2, y2) = to_plane(start), to_plane(end)
        assert y2 - y1 == pytest.approx(x2 - x1, abs=1e-9)


def test_hatching_leaves_a_hole_free() -> None:
    outer = [(0.0, 0.0), (3.0, 0.0), (3.0, 3.0), (0.0, 3.0), (0.0, 0.0)]
    hole = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0)]
    for start, end in hatch([[outer, hole]], 0.1):
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        assert not (1.001 < middle[0] < 1.999 and 1.001 < middle[1] < 1.999)


def test_hatching_without_distance_is_refused() -> None:
    with pytest.raises(ValueError, match="spacing must be positive"):
        hatch([], 0.0)


def test_leader_line_ends_on_the_edge_that_faces_its_target() -> None:
    assert edge_towards((0.0, 0.0), 1.0, (5.0, 0.0)) == pytest.approx((1.0, 0.0))


def test_camera_makes_the_extent_as_wide_as_the_map() -> None:
    # 10 degrees over 512 pixels: the world of 360 degrees is 36 times 512 pixels wide, zoom log2(36).
    camera = fit(Extent(65.0, 36.0, 75.0, 41.0), 512)
    assert camera.lon == 70.0
    assert camera.zoom == pytest.approx(math.log2(36))


def test_twice_the_width_is_one_zoom_more_and_twice_the_height() -> None:
    extent = Extent(66.0, 36.6, 75.0, 41.1)
    narrow, wide = fit(extent, 400), fit(extent, 800)
    assert wide.zoom - narrow.zoom == pytest.approx(1.0)
    assert wide.height == pytest.approx(2 * narrow.height, abs=1)
