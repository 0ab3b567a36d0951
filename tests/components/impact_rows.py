"""Rows as the questions of impact/ answer them, for tests of what is drawn from them."""

from typing import Any

import pandas as pd

from components.impact.words import ImpactNames

NAMES = ImpactNames(
    organisation={"eu": "European Union", "bmz": "Germany", "wol": "World of Law"},
    donor={"eu": "European Union (2)"},
    region={"TJ": "Tajikistan", "TJ-SU": "Sughd"},
    region_short={"TJ": "Tajikistan", "TJ-SU": "Sughd"},
    theme={"torture": "Torture and detention"},
)

SOURCE = {
    "source_id": "leaflet",
    "source_title": "A leaflet",
    "publisher": "A publisher",
    "url": "https://example.org/leaflet",
    "published": "2024",
    "accessed": pd.Timestamp(2026, 11, 21),
    "source_kind": "primary",
    "original_publisher": None,
}


def languages(field: str, text: str) -> dict[str, str]:
    return {f"{field}_{lang}": text for lang in ("en", "ru", "tg")}


def project(**cells: Any) -> dict[str, Any]:
    """A row of `impact/portfolio` or `impact/projects`, with the columns of both."""
    return {
        "position": 1,
        "donor_id": "eu",
        **languages("donor", "European Union"),
        "donor_projects": 1,
        "share": None,
        "project_id": "ONE",
        "kind": "project",
        **languages("title", "A project"),
        **languages("objective", "An aim."),
        "start_date": "2017",
        "end_date": "2019",
        "starts_on": pd.Timestamp(2017, 1, 1),
        "ends_on": pd.Timestamp(2019, 12, 31),
        **dict.fromkeys(("date_note_en", "date_note_ru", "date_note_tg")),
        "budget": None,
        "currency": None,
        "donors": "eu",
        "donor_count": 1,
        "implementers": "wol",
        "regions": "TJ-SU",
        "nationwide": False,
        "themes": "torture",
        "recommendations": 0,
        "results": 0,
        "results_reported": 0,
        "results_flagged": 0,
        "context_figures": 0,
        "activities": 0,
        "note": None,
        "total": 1,
        **SOURCE,
        **cells,
    }


def result(**cells: Any) -> dict[str, Any]:
    """A row of `impact/results`."""
    return {
        "project_id": "ONE",
        "position": 1,
        "result_id": "ONE-r1",
        **languages("title", "A project"),
        **languages("indicator", "People trained"),
        "level": "output",
        "unit": "people",
        "baseline": None,
        "target": None,
        "achieved": None,
        "achieved_low": None,
        "achieved_high": None,
        "period_start": "2017",
        "period_end": "2019",
        "region_code": "TJ",
        **languages("caveat", "Read with care."),
        "flagged": False,
        "same_as": None,
        **SOURCE,
        **cells,
    }
