"""What files for IATI 2.03 say in code: the lists of the standard that our tables meet, our own namespace,
and how a date known to its month or year becomes the full day that the standard asks for.

Themes have their DAC sectors in the data (`dac_sector`); what stands here belongs to the format itself.
"""

from calendar import monthrange
from datetime import date
from functools import lru_cache

VERSION = "2.03"
NAMESPACE = "urn:paygiri:iati:1"
"""Names what the standard has no place for; data/README.md lists it. A name, not an address."""

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XML_LANG = f"{{{XML_NAMESPACE}}}lang"
WGS84 = "http://www.opengis.net/def/crs/EPSG/0/4326"
COUNTRY = "TJ"
REPORTER = "PAYGIRI"
"""Our reference as a secondary reporter. It is not registered with any agency and claims none."""

REPORTER_NAME = "Paygiri"
REPORTER_TYPE = "90"  # other

FUNDING, IMPLEMENTING = "1", "4"
ROLES = {"donor": FUNDING, "implementer": IMPLEMENTING}
"""The standard has no role for a partner; our own namespace keeps them rather than call them implementers."""

ORGANISATION_TYPES = {
    "state": "10",
    "ngo_international": "21",
    "ngo_national": "22",
    "intergovernmental": "40",
    "private": "70",
}
"""By kind. A donor may be a government, a fund or a foundation, and a group is none: they get no type."""

PIPELINE, UNDER_WAY, CLOSED = "1", "2", "4"
PLANNED_START, ACTUAL_START, PLANNED_END, ACTUAL_END = "1", "2", "3", "4"
OBJECTIVES, OTHER_DESCRIPTION = "2", "4"
RESULT_TYPES = {"output": "1", "outcome": "2", "impact": "3", "context": "9"}
UNITS, PERCENTAGE = "1", "2"
OF_PURPOSE, OF_RESULTS = "A02", "A08"
FIVE_DIGITS, THREE_DIGITS, OWN_VOCABULARY = "1", "2", "99"
MULTISECTOR, NOT_SPECIFIED = "43010", "99810"
ACTIVITY_PLACE, APPROXIMATE = "1", "2"
ADMINISTRATIVE_REGION, POPULATED_PLACE = "1", "2"
ISO_COUNTRIES = "A4"
ORIGINAL_BUDGET = "1"


def sector(codes: list[str]) -> tuple[str, str]:
    """Vocabulary and code of the one sector of a project, from the purpose codes of its themes.

    Several sectors would need percentages, which nobody published. So one purpose code stands as it is,
    several of one category as that category (3 digits), several of different categories as multisector aid,
    as the DAC codes an activity that straddles sectors; none as not specified.
    """
    distinct = sorted(set(codes))
    if len(distinct) == 1:
        return FIVE_DIGITS, distinct[0]
    categories = {code[:3] for code in distinct}
    if len(categories) == 1:
        return THREE_DIGITS, categories.pop()
    return FIVE_DIGITS, MULTISECTOR if distinct else NOT_SPECIFIED


@lru_cache(4096)
def first_day(printed: str) -> date:
    """The first day that a full or partial ISO date can mean."""
    return date.fromisoformat(printed + "-01-01"[len(printed) - 4 :])


@lru_cache(4096)
def last_day(printed: str) -> date:
    """The last day that a full or partial ISO date can mean."""
    first = first_day(printed)
    if len(printed) == 4:
        return date(first.year, 12, 31)
    return first.replace(day=monthrange(first.year, first.month)[1]) if len(printed) == 7 else first
