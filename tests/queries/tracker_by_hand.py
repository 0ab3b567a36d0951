"""The filters of the tracker once more, in plain Python over the CSV files and the published rules.

Written apart from the SQL, so that every filter and every combination of them can be held against a count of
one item after another.
"""

import calendar
import datetime
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

from tests.queries.status_by_hand import Item, Standing, freshness, items, rows, standing

NO_FILTER: dict[str, Any] = {
    "forum": [],
    "theme": [],
    "region": [],
    "institution": [],
    "status": [],
    "voice": [],
    "contested": None,
    "stale": None,
    "overdue": None,
    "q": None,
}
TYPED_IN_THEIR_STEAD = str.maketrans("ғқҳҷ", "гкхч")


@dataclass(frozen=True)
class Named:
    """What a recommendation names, as far as the tracker filters by it."""

    forum: str
    cycle: str
    theme: str
    regions: frozenset[str]
    institutions: frozenset[str]
    target: datetime.date | None
    words: str


def plain(frame: pd.DataFrame, key: str) -> dict[str, dict[str, Any]]:
    """The rows of an answer by one of their columns: days as ISO text, what is missing as None."""
    found = {}
    for row in frame.to_dict("records"):
        values: dict[str, Any] = {}
        for name, value in row.items():
            if pd.api.types.is_scalar(value) and pd.isna(value):
                values[str(name)] = None
            else:
                values[str(name)] = str(value.date()) if isinstance(value, pd.Timestamp) else value
        found[str(row[key])] = values
    return found


def fold(text: str) -> str:
    """Small letters, accents left off, Tajik letters as the Russian ones typed in their stead."""
    kept = "".join(
        letter if letter == "й" else unicodedata.normalize("NFD", letter)[0] for letter in text.lower()
    )
    return kept.translate(TYPED_IN_THEIR_STEAD)


def last_day(printed: str) -> datetime.date | None:
    """The last possible day of a date as printed; None where none is."""
    if not printed:
        return None
    parts = [int(part) for part in printed.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return datetime.date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def words_of_places(identity: str) -> list[str]:
    """Names in three languages of the regions, the nation apart, and of the places that an item names."""
    regions = {each["region_code"]: each for each in rows("regions") if each["kind"] != "nation"}
    places = {each["place_id"]: each for each in rows("places")}
    words = []
    for each in rows("recommendation_regions"):
        if each["recommendation_id"] == identity:
            region, place = regions.get(each["region_code"], {}), places.get(each["place_id"], {})
            fields = [f"{part}_{language}" for part in ("name", "short") for language in ("en", "ru", "tg")]
            words += [held[field] for held in (region, place) for field in fields if held.get(field)]
    return words


@cache
def named() -> dict[str, Named]:
    """Every recommendation with what it names."""
    forums = {forum["forum_id"]: forum for forum in rows("forums")}
    institutions = {each["institution_id"]: each for each in rows("institutions")}
    found = {}
    for row in rows("recommendations"):
        identity, forum = row["recommendation_id"], forums[row["forum_id"]]
        addressees = [
            each["institution_id"]
            for each in rows("recommendation_addressees")
            if each["recommendation_id"] == identity
        ]
        words = [identity]
        for language in ("en", "ru", "tg"):
            words += [row[f"text_{language}"], forum[f"title_{language}"]]
            words += [institutions[addressee][f"name_{language}"] for addressee in addressees]
        words += words_of_places(identity)
        found[identity] = Named(
            row["forum_id"],
            forum["cycle_id"] or row["forum_id"],
            row["theme_id"],
            frozenset(
                each["region_code"]
                for each in rows("recommendation_regions")
                if each["recommendation_id"] == identity
            ),
            frozenset(addressees),
            last_day(row["target_date"]),
            fold("\n".join(words)),
        )
    return found


@cache
def histories() -> dict[str, Item]:
    """Every recommendation with the evidence that counts."""
    return items()


def is_overdue(it: Named, now: Standing, as_of: datetime.date) -> bool:
    return it.target is not None and it.target < as_of and now.status != "implemented"


def passes(it: Named, now: Standing, as_of: datetime.date, chosen: dict[str, Any]) -> bool:
    """Whether an item that stands so passes every chosen filter."""
    stale = freshness(now, as_of) in {"stale", "expired"}
    return all(
        (
            not chosen["forum"] or bool({it.forum, it.cycle} & set(chosen["forum"])),
            not chosen["theme"] or it.theme in chosen["theme"],
            not chosen["region"] or bool(it.regions & set(chosen["region"])),
            not chosen["institution"] or bool(it.institutions & set(chosen["institution"])),
            not chosen["status"] or now.status in chosen["status"],
            not chosen["voice"] or bool(now.voices.keys() & set(chosen["voice"])),
            chosen["contested"] is None or now.contested == chosen["contested"],
            chosen["stale"] is None or stale == chosen["stale"],
            chosen["overdue"] is None or is_overdue(it, now, as_of) == chosen["overdue"],
            not chosen["q"] or all(word in it.words for word in fold(chosen["q"]).split(" ")),
        )
    )


def filtered(as_of: str, **chosen: Any) -> dict[str, Standing]:
    """The filtered set: each item that passes, as it stands on the day."""
    day, filters = datetime.date.fromisoformat(as_of), NO_FILTER | chosen
    found = {}
    for identity, it in named().items():
        now = standing(histories()[identity], day)
        if now is not None and passes(it, now, day, filters):
            found[identity] = now
    return found
