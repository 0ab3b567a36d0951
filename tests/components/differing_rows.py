"""Rows of differing figures for tests of what is drawn and said of them."""

from components.disagreements.names import DisagreementNames
from components.records import Row

NAMES = DisagreementNames(
    theme={"torture": "Torture"},
    region={"TJ": "Republic of Tajikistan", "TJ-GB": "Gorno-Badakhshan"},
    region_short={"TJ": "Tajikistan", "TJ-GB": "GBAO"},
    place={"khorog": "Khorog"},
    unit={"persons": "persons", "cases": "cases", "percent": "percent"},
)


def figure_row(identity: str, value: float | None, **changes: object) -> Row:
    """A row of `disagreements/figures`."""
    row: dict[str, object] = {
        "observation_id": identity,
        "side": None,
        "indicator_id": "deaths",
        "indicator_en": "Deaths",
        "unit_id": "persons",
        "region_code": "TJ-GB",
        "place_id": None,
        "dimension": None,
        "period_start": "2022-05-01",
        "period_end": "2022-05-31",
        "period_kind": "month",
        "value": value,
        "value_text": None,
        "value_low": None,
        "value_high": None,
        "qualifier": "=",
        "series": None,
        "cumulative": False,
        "confidence": "high",
        "note": None,
        "producer_id": f"maker of {identity}",
        "producer_en": f"Maker of {identity}",
        "voice": "state",
        "source_id": f"source of {identity}",
        "source_title": f"Source of {identity}",
        "publisher": "A publisher",
        "url": "https://example.org/report",
        "published": "2022-06",
        "accessed": "2026-01-01",
        "source_kind": "primary",
        "original_publisher": None,
    }
    return {**row, **changes}


def pair_row(**changes: object) -> Row:
    """A row of `disagreements/pairs`: figure a lower, figure b higher, one month, no explanation."""
    row: dict[str, object] = {
        "position": 1,
        "place": 1,
        "pairs_of_quantity": 1,
        "pair_id": "0123456789abcdef",
        "kind": "rival",
        "differs_in": "value",
        "quantity_id": "deaths|TJ-GB||",
        "group_id": None,
        "explanation_en": None,
        "indicator_a": "deaths",
        "indicator_b": "deaths",
        "theme_id": "torture",
        "region_code": "TJ-GB",
        "place_id": None,
        "dimension": None,
        "overlap_start": "2022-05-01",
        "overlap_end": "2022-05-31",
        "period_relation": "same",
        "observation_a": "a",
        "observation_b": "b",
        "gap": 30.0,
        "ratio": 4.0,
        "higher": "b",
        "bounds_overlap": False,
        "window_may_explain": False,
        "total": 1,
        "quantities": 1,
    }
    return {**row, **changes}
