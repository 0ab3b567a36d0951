"""Hand-made rows of five square regions and one indicator, for the tests of what is drawn from them."""

from datetime import date

import pandas as pd

Point = tuple[float, float]


def square(west: float, south: float, size: float = 1.0) -> tuple[tuple[tuple[Point, ...], ...], ...]:
    """The outline of a square region."""
    east, north = west + size, south + size
    ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return ((ring,),)


OUTLINES = {
    "TJ-DU": square(68.7, 38.5, 0.15),
    "TJ-SU": square(68.0, 39.5),
    "TJ-KT": square(68.5, 37.0),
    "TJ-RA": square(69.5, 38.5),
    "TJ-GB": square(72.0, 37.5, 2.0),
}
PEOPLE = {
    "TJ-DU": 1_267_500.0,
    "TJ-SU": 2_966_100.0,
    "TJ-KT": 3_790_300.0,
    "TJ-RA": 2_249_800.0,
    "TJ-GB": 234_800.0,
}
NAMES = {"TJ-DU": "Dushanbe", "TJ-SU": "Sughd", "TJ-KT": "Khatlon", "TJ-RA": "DRS", "TJ-GB": "GBAO"}


def map_frame(figures: dict[str, float | None]) -> pd.DataFrame:
    """Values of the five regions as the map takes them; None is no value."""
    return pd.DataFrame(
        [
            {
                "region_code": code,
                "name": NAMES[code],
                "value": float("nan") if value is None else value,
                "label": "no value" if value is None else f"{value:g}%",
                "title": NAMES[code],
                "figure": f"{value} of 100",
                "period": "2017",
                "producer": "Producer (state)",
                "remark": "low confidence",
            }
            for code, value in figures.items()
        ]
    )


def places() -> pd.DataFrame:
    """A city and a zone of Khatlon."""
    shared = {"region_code": "TJ-KT", "figure": "", "period": "", "producer": "", "remark": ""}
    return pd.DataFrame(
        [
            {**shared, "place_id": "bokhtar", "kind": "city", "lat": 37.8, "lon": 68.8, "title": "Bokhtar"},
            {
                **shared,
                "place_id": "kulob_zone",
                "kind": "zone",
                "lat": 37.9,
                "lon": 69.2,
                "title": "Kulob zone",
            },
        ]
    )


def comparison(figures: dict[str, float], **changed: object) -> pd.DataFrame:
    """Rows of one indicator as `regions/comparisons` gives them; TJ is the nation."""
    regional = sorted((value for code, value in figures.items() if code != "TJ"), reverse=True)
    rows = [
        {
            "indicator_id": "spousal_violence_ever",
            "name_en": "Women who experienced violence by a husband or partner",
            "region_code": code,
            "region_en": NAMES.get(code, "Tajikistan"),
            "kind": "share",
            "unit_id": "percent",
            "unit_en": "percent",
            "value": value,
            "value_low": float("nan"),
            "value_high": float("nan"),
            "qualifier": "=",
            "period_start": date(2017, 8, 1),
            "period_end": date(2017, 11, 30),
            "period_kind": "survey",
            "voice": "state",
            "producer_en": "Agency",
            "confidence": "medium",
            "note": None,
            "rank_high": None if code == "TJ" else regional.index(value) + 1,
            "regions_compared": len(regional),
            **changed,
        }
        for code, value in figures.items()
    ]
    return pd.DataFrame(rows)
