"""The outlines of the five regions, read once from the data package.

Maps are drawn from the package's own boundaries and from nothing fetched, so this is the one place
that opens `data/boundaries/regions.geojson`. Components never read files: a page takes the outlines
from here and hands them over.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

Ring = tuple[tuple[float, float], ...]
"""Closed line of (longitude, latitude) in degrees; its first and last point are the same."""

Polygon = tuple[Ring, ...]
"""The exterior ring, then the holes."""

BOUNDARIES = Path(__file__).resolve().parent.parent / "data" / "boundaries" / "regions.geojson"


@cache
def region_boundaries(path: Path = BOUNDARIES) -> dict[str, tuple[Polygon, ...]]:
    """Outlines by ISO 3166-2 code, in the order of the file.

    Args:
        path: a GeoJSON FeatureCollection whose features carry `properties.region_code` and a Polygon
            or MultiPolygon in degrees of longitude and latitude (WGS 84).

    Raises:
        FileNotFoundError: the package has no such file.
        ValueError: a feature has no code, or its geometry is of another kind.
    """
    collection = json.loads(path.read_text(encoding="utf-8"))
    outlines: dict[str, tuple[Polygon, ...]] = {}
    for position, feature in enumerate(collection["features"]):
        code = feature.get("properties", {}).get("region_code")
        if not code:
            raise ValueError(f"{path.name}: feature {position} has no properties.region_code")
        outlines[code] = _polygons(feature["geometry"], f"{path.name}: {code}")
    return outlines


def _polygons(geometry: dict[str, Any], where: str) -> tuple[Polygon, ...]:
    kind = geometry["type"]
    if kind == "Polygon":
        members = [geometry["coordinates"]]
    elif kind == "MultiPolygon":
        members = geometry["coordinates"]
    else:
        raise ValueError(f"{where}: {kind} is neither a Polygon nor a MultiPolygon")
    return tuple(tuple(_ring(ring) for ring in polygon) for polygon in members)


def _ring(coordinates: list[list[float]]) -> Ring:
    return tuple((float(lon), float(lat)) for lon, lat, *_ in coordinates)
