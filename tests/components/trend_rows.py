"""Hand-made figures for the tests of trend charts: rows as `trends/points` answers them."""

from typing import Any

import pandas as pd

BODIES = {
    "coalition": ("Coalition", "civil_society"),
    "ministry": ("Ministry", "state"),
    "house": ("Freedom House", "international"),
}


def figure_row(year: int, value: float | None, producer: str = "coalition", **other: Any) -> dict[str, Any]:
    """One figure of a whole year, by default solid, exact and of high confidence; `other` overrides."""
    name, voice = BODIES[producer]
    place, series = other.get("region_code", "TJ"), other.get("series", "")
    row: dict[str, Any] = {
        "observation_id": f"{producer}.{place}.{series}.{year}.{value}",
        "indicator_id": "cases", "unit_id": "cases", "region_code": "TJ", "region_position": 0,
        "region_en": "Tajikistan", "region_ru": "Таджикистан", "region_tg": "Тоҷикистон",
        "voice": voice, "producer_id": producer, "producer_en": name, "producer_ru": None,
        "producer_tg": None,
        "series": "", "series_en": series, "series_ru": None, "series_tg": None,
        "period_start": pd.Timestamp(year, 1, 1), "period_end": pd.Timestamp(year, 12, 31),
        "period_kind": "year", "year": year, "yearly": True, "cumulative": False, "value": value,
        "value_text": None, "value_low": None, "value_high": None, "qualifier": "=", "confidence": "high",
        "note": None, "source_id": "s1", "source_title": "Yearly report", "publisher": "Publisher",
        "url": "https://example.org", "published": "2023", "accessed": None, "source_kind": "primary",
        "original_publisher": None, "licence": None,
    }  # fmt: skip
    return row | other


def part_of_year(year: int, value: float, **other: Any) -> dict[str, Any]:
    """A figure to 25 October of a year."""
    return figure_row(
        year, value, period_end=pd.Timestamp(year, 10, 25), period_kind="other", yearly=False, **other
    )


def running_total(first: int, last: int, value: float, **other: Any) -> dict[str, Any]:
    """A total of several years."""
    return figure_row(
        last, value, period_start=pd.Timestamp(first, 1, 1), period_kind="multi_year", yearly=False,
        cumulative=True, **other,
    )  # fmt: skip


def break_row(day: str, region_code: str = "TJ", kind: str = "method") -> dict[str, Any]:
    """A series break."""
    return {
        "break_id": f"{region_code}.{day}", "indicator_id": "cases", "region_code": region_code,
        "date": pd.Timestamp(day), "kind": kind, "explanation_en": "The scale was turned round.",
        "explanation_ru": None, "explanation_tg": None,
    }  # fmt: skip
