"""The last look before a slide is projected: counts so small that a person could be found.

The package withholds such counts already (data/README.md, small counts); this is the same rule applied once
more to what a slide shows, because a filter can narrow a view and data can grow. National totals and zeros
are shown. A mark is a question to the presenter, who knows whether the event was public.
"""

import pandas as pd

from components import i18n
from components.i18n import gettext_for, is_missing, number
from components.records import Row, records

OF_PEOPLE = frozenset({"persons", "cases", "complaints", "crimes", "appeals", "officers", "requests"})
"""Units in which people are counted, one by one or by what was done to them."""

SMALLEST_IN_PLACE, SMALLEST_IN_REGION = 5, 3
"""Counts shown from this number on: below a region, and of a region or another breakdown."""

NATION = "TJ"


def is_small(row: Row, kind: str = "") -> bool:
    """Whether the row is a count of people below the threshold of its breakdown.

    Args:
        row: with value, unit_id, region_code, and place_id and dimension as far as the view has them.
        kind: what sort of figure it is, where the row does not say so.
    """
    if (row.get("kind") or kind) not in ("", "count") or str(row.get("unit_id")) not in OF_PEOPLE:
        return False
    values = [float(row[name]) for name in ("value", "value_high") if not is_missing(row.get(name))]
    if not values or max(values) <= 0:
        return False
    if not is_missing(row.get("place_id")) and row.get("place_id"):
        return max(values) < SMALLEST_IN_PLACE
    narrowed = bool(row.get("dimension")) and not is_missing(row.get("dimension"))
    if row.get("region_code") == NATION and not narrowed:
        return False
    return max(values) < SMALLEST_IN_REGION


def small_counts(rows: pd.DataFrame, lang: str, kind: str = "") -> tuple[str, ...]:
    """The counts that call for a look before they are projected, in words; none is the usual answer."""
    _ = gettext_for(lang)
    if "value" not in rows or "unit_id" not in rows:
        return ()
    found = []
    for row in records(rows):
        if is_small(row, kind):
            where = i18n.text(row, "place", lang) or i18n.text(row, "region", lang) or str(row["region_code"])
            found.append(
                _("{place}, {year}: {count}").format(
                    place=where, year=row.get("year", ""), count=number(row["value"], lang)
                )
            )
    return tuple(found)
