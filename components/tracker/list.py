"""The list of recommendations: one row each with what every voice says of it and how old that is.

A table of HTML rather than a grid: texts wrap, each row is a link to its own address, a screen reader reads
the cells under their headings, and on a narrow screen a row becomes a card.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from components.html_panel import Html, html_panel, render
from components.i18n import day, gettext_for, is_missing, ngettext_for, number, partial_date, text
from components.palette import VOICES, voice_name
from components.records import Row
from components.tracker.address import TrackerPlace
from components.tracker.names import TrackerNames
from components.tracker.words import age, basis_name, freshness_name, no_evidence_by

ROWS_ON_A_PAGE = 25
ALWAYS_SHOWN = ("state", "civil_society", "international")
MOST_ADDRESSEES = 3


@dataclass(frozen=True)
class Step:
    """A link to another order or page: its words, its address, and whether it is where the reader stands."""

    label: str
    href: str
    here: bool = False


class Paged(Protocol):
    """Where a reader stands in something that is shown page by page."""

    @property
    def lang(self) -> str:
        """Language of the page."""

    @property
    def page(self) -> int:
        """The page, from 1."""

    def link(self, **changes: Any) -> str:
        """The address of this place with some parameters changed."""


def shown_voices(rows: Sequence[Row]) -> tuple[str, ...]:
    """The voices that get a column: the state and the independent ones, others when they spoke."""
    return tuple(
        voice
        for voice in VOICES
        if voice in ALWAYS_SHOWN or any(not is_missing(row[f"{voice}_status"]) for row in rows)
    )


def regions_in_words(row: Row, names: TrackerNames) -> str:
    """The places a recommendation names, else its regions, by their short names."""
    places = [names.place[place] for place in str(row["places"]).split() if place in names.place]
    regions = [names.region_short[code] for code in str(row["regions"]).split() if code in names.region_short]
    return ", ".join(regions) + (f" ({', '.join(places)})" if places else "")


def addressees_in_words(row: Row, names: TrackerNames, lang: str) -> str:
    """The institutions asked, at most MOST_ADDRESSEES by name."""
    ngettext = ngettext_for(lang)
    asked = [names.institution[one] for one in str(row["addressees"]).split() if one in names.institution]
    rest = len(asked) - MOST_ADDRESSEES
    named = "; ".join(asked[:MOST_ADDRESSEES])
    if rest <= 0:
        return named
    return f"{named}; " + ngettext("{count} more", "{count} more", rest).format(count=rest)


def list_row(row: Row, place: TrackerPlace, names: TrackerNames, read_until: date) -> dict[str, Any]:
    """What the template shows of one item.

    Args:
        row: one row of `tracker/items`.
        read_until: the last day on which sources were read.
    """
    lang = place.lang
    voices = {
        voice: {"status": row[f"{voice}_status"], "day": day(row[f"{voice}_date"], lang)}
        for voice in VOICES
        if not is_missing(row[f"{voice}_status"])
    }
    return {
        "id": row["recommendation_id"],
        "href": place.link(id=row["recommendation_id"]),
        "text": text(row, "text", lang),
        "origin": text(row, "forum_title", lang),
        "origin_day": names.forum_day[row["forum_id"]],
        "theme": text(row, "theme", lang),
        "group": _group(row, place, names),
        "basis": basis_name(row["basis"], lang),
        "where": regions_in_words(row, names),
        "addressees": addressees_in_words(row, names, lang),
        "status": row["status"],
        "contested": bool(row["contested"]),
        "overdue": bool(row["overdue"]),
        "target": "" if is_missing(row["target_date"]) else partial_date(row["target_date"], lang),
        "voices": voices,
        "age": age(row["age_days"], lang),
        "evidence_day": day(row["headline_date"], lang),
        "freshness": row["freshness"],
        "freshness_name": freshness_name(row["freshness"], lang),
        "nothing": no_evidence_by(place.as_of, read_until, lang) if row["status"] == "no_evidence" else "",
    }


def _group(row: Row, place: TrackerPlace, names: TrackerNames) -> str:
    """The heading a row stands under: its origin or its theme when the list is in that order."""
    if place.sort in ("origin", "origin_desc"):
        return f"{text(row, 'forum_title', place.lang)}, {names.forum_day[row['forum_id']]}"
    return text(row, "theme", place.lang) if place.sort in ("theme", "theme_desc") else ""


def sort_steps(place: TrackerPlace) -> list[Step]:
    """The orders of the list; the present one turns round."""
    _ = gettext_for(place.lang)
    orders = {
        "origin_desc": (_("newest origin"), _("oldest origin")),
        "status": (_("worst status"), _("best status")),
        "age_desc": (_("oldest evidence"), _("newest evidence")),
        "theme": (_("theme"), _("theme, from the end")),
        "id": (_("id"), _("id, from the end")),
    }
    steps = []
    for order, (forth, back) in orders.items():
        other = order.removesuffix("_desc") if order.endswith("_desc") else f"{order}_desc"
        if place.sort == order:
            steps.append(Step(f"{forth} ↓", place.link(sort=other), here=True))
        elif place.sort == other:
            steps.append(Step(f"{back} ↓", place.link(sort=order), here=True))
        else:
            steps.append(Step(forth, place.link(sort=order)))
    return steps


@dataclass(frozen=True)
class Paging:
    """Which rows of how many are shown, and the links to those before and after."""

    words: str
    before: Step | None
    after: Step | None


def paging(place: Paged, total: int, on_a_page: int) -> Paging:
    """The page a reader stands on, of `total` items."""
    _ = gettext_for(place.lang)
    first = (place.page - 1) * on_a_page + 1
    last = min(total, first + on_a_page - 1)
    words = _("{first}–{last} of {total}").format(
        first=number(first, place.lang), last=number(last, place.lang), total=number(total, place.lang)
    )
    return Paging(
        words if total else "",
        Step(_("Previous"), place.link(page=place.page - 1)) if place.page > 1 else None,
        Step(_("Next"), place.link(page=place.page + 1)) if last < total else None,
    )


def tracker_list(rows: Sequence[Row], place: TrackerPlace, names: TrackerNames, read_until: date) -> Html:
    """The list as HTML.

    Args:
        rows: rows of `tracker/items` of one page.
    """
    lang = place.lang
    total = int(rows[0]["total"]) if rows else 0
    return render(
        "tracker_list.html",
        lang,
        rows=[list_row(row, place, names, read_until) for row in rows],
        voices=[(voice, voice_name(voice, lang)) for voice in shown_voices(rows)],
        sorts=sort_steps(place),
        paging=paging(place, total, ROWS_ON_A_PAGE),
        by=place.sort.removesuffix("_desc"),
    )


def show_list(rows: Sequence[Row], place: TrackerPlace, names: TrackerNames, read_until: date) -> None:
    """Draw the list."""
    html_panel(tracker_list(rows, place, names, read_until), key="tracker-list")
