"""Names of the things the tracker's rows point to by id: forums, themes, regions, places, institutions."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from components.i18n import in_alphabet, partial_date, text
from components.records import records


@dataclass(frozen=True)
class TrackerNames:
    """Names in the reader's language by id; the keys are what the filters may hold.

    Attributes:
        forum: title with its day; longer than `forum_title`, for choosing.
        forum_title: title.
        forum_day: its day, as exactly as it is known.
        region: full name.
        region_short: short name, for a narrow column.
    """

    forum: Mapping[str, str]
    forum_title: Mapping[str, str]
    forum_day: Mapping[str, str]
    theme: Mapping[str, str]
    region: Mapping[str, str]
    region_short: Mapping[str, str]
    place: Mapping[str, str]
    institution: Mapping[str, str]


def tracker_names(
    forums: pd.DataFrame,
    themes: pd.DataFrame,
    regions: pd.DataFrame,
    places: pd.DataFrame,
    institutions: pd.DataFrame,
    lang: str,
) -> TrackerNames:
    """The names, from the answers of `catalogue/forums`, `themes`, `regions`, `places` and `institutions`.

    Forums come newest first and only those with recommendations, institutions by name and only those
    addressed.
    """
    asked = records(forums[forums["recommendations"] > 0].sort_values("exists_from", ascending=False))
    addressed = records(in_alphabet(institutions[institutions["recommendations"] > 0], "name", lang))
    titles = {row["forum_id"]: text(row, "title", lang) for row in asked}
    days = {row["forum_id"]: partial_date(row["date"], lang) for row in asked}
    return TrackerNames(
        forum={forum: f"{title} ({days[forum]})" for forum, title in titles.items()},
        forum_title=titles,
        forum_day=days,
        theme=named(themes, "theme_id", "name", lang),
        region=named(regions, "region_code", "name", lang),
        region_short=named(regions, "region_code", "short", lang),
        place=named(places, "place_id", "name", lang),
        institution={row["institution_id"]: text(row, "name", lang) for row in addressed},
    )


def named(frame: pd.DataFrame, identity: str, field: str, lang: str) -> dict[str, str]:
    """The text of a translated field in the reader's language, by id."""
    return {row[identity]: text(row, field, lang) for row in records(frame)}
