"""The published rules of the tracker once more, in plain Python over the CSV files.

Written apart from the SQL and without a database, so that the two can be held against each other for every
recommendation and many days. It favours being easy to check by eye over speed.
"""

import calendar
import csv
import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[2] / "data"
RANKS = {"regressed": 1, "not_started": 2, "in_progress": 3, "partially_implemented": 4, "implemented": 5}
INDEPENDENT = ("civil_society", "international", "academic")
VOICES = ("state", *INDEPENDENT, "media")


@dataclass(frozen=True)
class Evidence:
    """One event that counts: when it takes effect, who speaks, and what is said."""

    day: datetime.date
    event: str
    voice: str
    status: str


@dataclass(frozen=True)
class Item:
    """One recommendation: the day from which it exists, and the evidence that counts for it."""

    recommendation: str
    forum: str
    exists_from: datetime.date
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Standing:
    """What an item counts as on a day."""

    status: str
    headline: str
    contested: bool
    headline_day: datetime.date | None
    headline_event: str | None
    voices: dict[str, str]


@cache
def rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def last_possible_day(printed: str, read_on: str) -> datetime.date:
    """A partial date as its last day, but never after the day the source was read."""
    parts = [int(part) for part in printed.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    year, month = parts if len(parts) == 2 else (parts[0], 12)
    last = datetime.date(year, month, calendar.monthrange(year, month)[1])
    return min(last, datetime.date.fromisoformat(read_on))


@cache
def items() -> dict[str, Item]:
    """Every recommendation of the package with the evidence that counts, oldest first."""
    read_on = {source["source_id"]: source["accessed"] for source in rows("sources")}
    voice_of = {producer["producer_id"]: producer["voice"] for producer in rows("producers")}
    made = {
        forum["forum_id"]: last_possible_day(forum["date"], read_on[forum["source_id"]])
        for forum in rows("forums")
    }
    events = rows("status_events")
    found = {}
    for recommendation in rows("recommendations"):
        identity = recommendation["recommendation_id"]
        exists_from = made[recommendation["forum_id"]]
        counting = [
            Evidence(day, event["event_id"], voice_of[event["producer_id"]], event["status"])
            for event in events
            if event["recommendation_id"] == identity
            and event["date"]
            and event["is_baseline"] == "false"
            and event["status"] != "no_evidence"
            and voice_of[event["producer_id"]]
            and (day := last_possible_day(event["date"], read_on[event["source_id"]])) >= exists_from
        ]
        counting.sort(key=lambda evidence: evidence.day)
        found[identity] = Item(identity, recommendation["forum_id"], exists_from, tuple(counting))
    return found


def latest(evidence: list[Evidence]) -> Evidence | None:
    """The newest; of one day the lowest rank, what has no rank last, then the lower id."""
    if not evidence:
        return None
    newest = max(each.day for each in evidence)
    same_day = [each for each in evidence if each.day == newest]
    return min(same_day, key=lambda each: (RANKS.get(each.status, 9), each.event))


def standing(item: Item, as_of: datetime.date) -> Standing | None:
    """What the item counts as on a day; None before it exists."""
    if as_of < item.exists_from:
        return None
    known = [each for each in item.evidence if each.day <= as_of]
    headline = latest(known)
    if headline is None:
        return Standing("no_evidence", "no_evidence", False, None, None, {})
    voices = {}
    for voice in VOICES:
        newest = latest([each for each in known if each.voice == voice])
        if newest is not None:
            voices[voice] = newest.status
    status, contested = headline.status, False
    state = RANKS.get(voices.get("state", ""))
    if headline.status != "not_assessable" and state is not None:
        differing = [
            voices[voice]
            for voice in INDEPENDENT
            if voices.get(voice) in RANKS and RANKS[voices[voice]] != state
        ]
        if differing:
            contested = True
            status = min([voices["state"], *differing], key=RANKS.__getitem__)
    return Standing(status, headline.status, contested, headline.day, headline.event, voices)


def months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month so many months earlier, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    month += 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def freshness(now: Standing, as_of: datetime.date) -> str | None:
    """Age of the latest evidence of a ranked item: up to 12 months, up to 24, older."""
    if now.status not in RANKS or now.headline_day is None:
        return None
    if now.headline_day >= months_before(as_of, 12):
        return "fresh"
    return "stale" if now.headline_day >= months_before(as_of, 24) else "expired"


def move(item: Item, as_of: datetime.date) -> str | None:
    """Change of status against 12 months before; None when unchanged or not comparable."""
    now, before = standing(item, as_of), standing(item, months_before(as_of, 12))
    if now is None or now.status not in RANKS:
        return None
    if before is None or before.status == "no_evidence":
        return "first_evidence"
    if before.status not in RANKS or before.status == now.status:
        return None
    return "forward" if RANKS[now.status] > RANKS[before.status] else "back"


def headline_counts(as_of: datetime.date) -> dict[str, int]:
    """The headline figures of the overview, counted one item after another."""
    counts = dict.fromkeys(
        (
            "tracked",
            "assessable",
            "moved",
            "moved_forward",
            "moved_back",
            "first_evidence",
            "contested",
            "no_evidence",
            "stale",
            "expired",
            "not_assessable",
        ),
        0,
    )
    for item in items().values():
        now = standing(item, as_of)
        if now is None:
            continue
        counts["tracked"] += 1
        counts["assessable"] += now.status != "not_assessable"
        counts["contested"] += now.contested
        counts["no_evidence"] += now.status == "no_evidence"
        counts["not_assessable"] += now.status == "not_assessable"
        age = freshness(now, as_of)
        counts["stale"] += age == "stale"
        counts["expired"] += age == "expired"
        direction = move(item, as_of)
        counts["moved"] += direction is not None
        counts["moved_forward"] += direction == "forward"
        counts["moved_back"] += direction == "back"
        counts["first_evidence"] += direction == "first_evidence"
    return counts
