"""Evidence on a time axis: one line per voice of each recommendation, a mark where it spoke.

From each mark a line runs until that voice speaks again: solid while the word is at most 12 months old,
dashed until 24, dotted after, so that old evidence looks old. What was there before the recommendation, what
has no date, and searches that found nothing are drawn apart and never move a status.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from components.charts.time_series import as_date
from components.html_panel import Html, html_panel, render
from components.i18n import day, gettext_for, is_missing, partial_date, text
from components.markdown import link, plain
from components.palette import VOICES, status_name, voice_mark, voice_name
from components.records import Row
from components.tracker.address import TrackerPlace
from components.tracker.list import paging, sort_steps

ITEMS_ON_A_PAGE = 15
MOST_TICKS = 9
SEARCH = "search"
"""The lane of searches of our own, which have no voice."""

MARK_WIDTH = 2.6
"""How much of the axis a mark takes, in percent: marks closer than this are moved apart."""


@dataclass(frozen=True)
class Axis:
    """The span of time drawn, both days included."""

    first: date
    last: date

    def at(self, moment: date) -> float:
        """Where a day stands, in percent of the axis."""
        days = max(1, (self.last - self.first).days)
        return round(100 * min(max((moment - self.first).days / days, 0), 1), 2)

    @property
    def ticks(self) -> list[tuple[int, float]]:
        """The years marked, at most MOST_TICKS, with where each begins."""
        years = list(range(self.first.year, self.last.year + 1))
        step = next(step for step in (1, 2, 5, 10, 20) if len(years) / step <= MOST_TICKS)
        marked = [year for year in years if year % step == 0 and date(year, 1, 1) >= self.first]
        return [(year, self.at(date(year, 1, 1))) for year in marked]


def axis_of(items: Sequence[Row], events: Sequence[Row], as_of: date) -> Axis:
    """From the year of the oldest origin or dated event to the as-of day."""
    days = [row["origin_date"] for row in items] + [row["effective_date"] for row in events]
    first = min((as_date(moment) for moment in days if not is_missing(moment)), default=as_of)
    return Axis(date(min(first, as_of).year, 1, 1), as_of)


def years_later(moment: date, years: int) -> date:
    """The same day some years later; 28 February for a 29th where there is none."""
    later = moment.year + years
    leap_day = (moment.month, moment.day) == (2, 29)
    return date(later, 2, 28) if leap_day else date(later, moment.month, moment.day)


def ageing(start: date, end: date, axis: Axis) -> list[dict[str, Any]]:
    """The line from a mark until the next one: its fresh, stale and expired stretches in percent."""
    borders = [start, years_later(start, 1), years_later(start, 2), end]
    stretches = []
    for kind, (begin, finish) in zip(("fresh", "stale", "expired"), pairwise(borders), strict=True):
        left = axis.at(begin)
        right = axis.at(min(finish, end))
        if begin < end and right > left:
            stretches.append({"kind": kind, "left": left, "width": round(right - left, 2)})
    return stretches


def event_words(row: Row, lang: str) -> str:
    """An event in words: day, voice, status, what is reported, and whether it counts."""
    _ = gettext_for(lang)
    when = _("undated") if is_missing(row["date"]) else partial_date(str(row["date"]), lang)
    voice = None if is_missing(row["voice"]) else str(row["voice"])
    status = status_name(str(row["status"]), lang)
    words = f"{when}, {voice_name(voice, lang)}: {status}. {text(row, 'evidence', lang)}"
    if row["is_baseline"]:
        words += " " + _("Starting point, before the recommendation.")
    return words


def _marks(events: Sequence[Row], axis: Axis, lang: str) -> list[dict[str, Any]]:
    marks: list[dict[str, Any]] = []
    for row in events:
        left = axis.at(as_date(row["effective_date"]))
        if marks and left - marks[-1]["left"] < MARK_WIDTH:
            left = marks[-1]["left"] + MARK_WIDTH
        marks.append(
            {
                "left": min(left, 100 + MARK_WIDTH),
                "status": row["status"],
                "baseline": bool(row["is_baseline"]),
                "words": event_words(row, lang),
            }
        )
    return marks


def lanes(events: Sequence[Row], axis: Axis, as_of: date, lang: str) -> list[dict[str, Any]]:
    """One lane per voice that spoke on an item, in the order of voices, searches of our own last.

    Args:
        events: rows of `tracker/timeline` or `tracker/item_events` of one item.
    """
    drawn = []
    for voice in (*VOICES, SEARCH):
        own = [row for row in events if (SEARCH if is_missing(row["voice"]) else row["voice"]) == voice]
        dated = sorted(
            (row for row in own if not is_missing(row["effective_date"])),
            key=lambda row: (row["effective_date"], row["event_id"]),
        )
        if not dated:
            continue
        counting = [as_date(row["effective_date"]) for row in dated if row["counts"]]
        ends = [*counting[1:], as_of]
        stretches = [
            stretch
            for begin, end in zip(counting, ends, strict=False)
            for stretch in ageing(begin, end, axis)
        ]
        drawn.append(
            {
                "voice": voice,
                "name": voice_name(None if voice == SEARCH else voice, lang),
                "marks": _marks(dated, axis, lang),
                "stretches": stretches,
            }
        )
    return drawn


def timeline(items: Sequence[Row], events: Sequence[Row], place: TrackerPlace) -> Html:
    """The timeline as HTML.

    Args:
        items: rows of `tracker/items` of one page.
        events: rows of `tracker/timeline` of the same page; an item without any has an empty line.
    """
    lang = place.lang
    axis = axis_of(items, events, place.as_of)
    return render(
        "tracker_timeline.html",
        lang,
        items=[
            _item(
                item,
                [row for row in events if row["recommendation_id"] == item["recommendation_id"]],
                axis,
                place,
            )
            for item in items
        ],
        ticks=axis.ticks,
        until=day(place.as_of, lang),
        voices=[(voice, voice_name(voice, lang)) for voice in VOICES],
        sorts=sort_steps(place),
        paging=paging(place, int(items[0]["total"]) if items else 0, ITEMS_ON_A_PAGE),
    )


def _item(item: Row, events: Sequence[Row], axis: Axis, place: TrackerPlace) -> dict[str, Any]:
    identity = str(item["recommendation_id"])
    return {
        "id": identity,
        "href": place.link(id=identity),
        "text": text(item, "text", place.lang),
        "origin": axis.at(as_date(item["origin_date"])),
        "origin_day": day(item["origin_date"], place.lang),
        "lanes": lanes(events, axis, place.as_of, place.lang),
        "undated": sum(is_missing(row["effective_date"]) for row in events),
    }


def show_timeline(items: Sequence[Row], events: Sequence[Row], place: TrackerPlace) -> None:
    """Draw the timeline."""
    html_panel(timeline(items, events, place), key="tracker-timeline")


def timeline_table(rows: Sequence[Row], lang: str) -> pd.DataFrame:
    """The events as text cells: id, day, voice, status, what is reported, whether it counts, source."""
    _ = gettext_for(lang)
    return pd.DataFrame(
        [
            {
                _("Id"): plain(str(row["recommendation_id"])),
                _("Day"): plain(partial_date(None if is_missing(row["date"]) else row["date"], lang)),
                _("Voice"): _voice_cell(row, lang),
                _("Status"): plain(status_name(str(row["status"]), lang)),
                _("What is reported"): plain(text(row, "evidence", lang)),
                _("Counts"): _("yes")
                if row["counts"]
                else _("starting point")
                if row["is_baseline"]
                else _("no"),
                _("Source"): link(str(row["source_title"]), row["url"]),
            }
            for row in rows
        ]
    )


def _voice_cell(row: Row, lang: str) -> str:
    voice = None if is_missing(row["voice"]) else str(row["voice"])
    return f"{voice_mark(voice)} {plain(voice_name(voice, lang))}".strip()
