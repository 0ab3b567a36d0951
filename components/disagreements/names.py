"""Names of the things that differing figures point to by id: themes, regions, places, units."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from components.i18n import is_missing
from components.records import Row
from components.tracker.names import named


@dataclass(frozen=True)
class DisagreementNames:
    """Names in the reader's language by id; the keys of theme and region are what the filters may hold.

    Attributes:
        region: full name.
        region_short: short name.
    """

    theme: Mapping[str, str]
    region: Mapping[str, str]
    region_short: Mapping[str, str]
    place: Mapping[str, str]
    unit: Mapping[str, str]

    def where(self, row: Row) -> str:
        """The place and region that a row speaks for."""
        region = self.region_short[str(row["region_code"])]
        place = "" if is_missing(row["place_id"]) else self.place[str(row["place_id"])]
        return f"{place} ({region})" if place else region


def disagreement_names(
    themes: pd.DataFrame, regions: pd.DataFrame, places: pd.DataFrame, units: pd.DataFrame, lang: str
) -> DisagreementNames:
    """The names, from the answers of `catalogue/themes`, `regions`, `places` and `units`."""
    return DisagreementNames(
        theme=named(themes, "theme_id", "name", lang),
        region=named(regions, "region_code", "name", lang),
        region_short=named(regions, "region_code", "short", lang),
        place=named(places, "place_id", "name", lang),
        unit=named(units, "unit_id", "name", lang),
    )
