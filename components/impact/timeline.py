"""Projects on a time axis: one bar each, under every donor that pays for it.

A date is drawn as exactly as it is known. Of "2017" only the year is known, so the year in which the project
began is a pale stretch and the bar is solid from its end; an end that nobody gave is a broken line up to the
day the page is read at; a project without any date has no bar, and says so. The bar is SVG drawn here, the
words around it are HTML, so that they wrap on a narrow screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import pandas as pd

from components.charts.svg import element, title
from components.charts.time_series import as_date
from components.html_panel import Html, html_panel, render
from components.i18n import day, gettext_for, is_missing, ngettext_for, number, partial_date, text
from components.impact.address import ImpactPlace
from components.impact.words import ImpactNames, dates_in_words, known, money, share_in_words
from components.markdown import plain
from components.records import Row
from components.tracker.list import paging
from components.tracker.timeline import Axis

ROWS_ON_A_PAGE = 40
YEARS_AHEAD = 2
"""How far the axis goes beyond the day it is read at: a strategy to 2038 would squeeze all else."""

BAR_WIDTH, BAR_HEIGHT = 1000.0, 14.0


@dataclass(frozen=True)
class Stretch:
    """A part of a bar: "sure", "pale" where only the year or month is known, "open" where no end is given."""

    kind: str
    first: date
    last: date


def bounds(written: object) -> tuple[date, date] | None:
    """The first and last possible day of an ISO date that may lack its day or month; None where unknown."""
    if is_missing(written) or not written:
        return None
    value = str(written)
    first = date.fromisoformat(f"{value}-01-01"[:10] if len(value) == 4 else f"{value}-01"[:10])
    if len(value) == 4:
        return first, date(first.year, 12, 31)
    if len(value) == 7:
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return first, after - timedelta(days=1)
    return first, first


def stretches(start: object, end: object, as_of: date) -> list[Stretch]:
    """The parts of a project's bar in order of time; none where its start is not known.

    Args:
        start, end: ISO dates as printed; they may be partial or missing.
        as_of: day up to which an open end is drawn.
    """
    begun, ended = bounds(start), bounds(end)
    if begun is None:
        return []
    if ended is None:
        parts = [Stretch("pale", *begun)] if begun[0] < begun[1] else []
        return [*parts, Stretch("open", begun[1], max(as_of, begun[1]))]
    parts = [
        Stretch("pale", begun[0], min(begun[1], ended[1])),
        Stretch("sure", begun[1], ended[0]),
        Stretch("pale", max(ended[0], begun[1]), ended[1]),
    ]
    whole = [part for part in parts if part.first < part.last]
    return whole or [Stretch("sure", begun[0], ended[1])]


def axis_of(rows: Sequence[Row], as_of: date) -> Axis:
    """From the year of the earliest start to the last end, but not far beyond the day it is read at."""
    starts = [as_date(row["starts_on"]) for row in rows if not is_missing(row["starts_on"])]
    ends = [as_date(row["ends_on"]) for row in rows if not is_missing(row["ends_on"])]
    first, last = min([*starts, as_of]), max([*ends, as_of])
    return Axis(date(first.year, 1, 1), date(min(last.year, as_of.year + YEARS_AHEAD), 12, 31))


def bar(row: Row, axis: Axis, as_of: date, lang: str) -> str:
    """The bar of a project as SVG; empty where no bar can be drawn.

    Args:
        row: a row of `impact/portfolio`.
    """
    _ = gettext_for(lang)
    parts = stretches(row["start_date"], row["end_date"], as_of)
    if not parts:
        return ""
    said = _("{name}: {dates}").format(name=text(row, "title", lang), dates=dates_in_words(row, lang))
    drawn = []
    for part in parts:
        if part.first > axis.last:
            continue
        left = axis.at(part.first) * BAR_WIDTH / 100
        width = max(3.0, axis.at(part.last) * BAR_WIDTH / 100 - left)
        drawn.append(_stretch(part, left, width))
    return element(
        "svg",
        title(said),
        *drawn,
        viewBox=f"0 0 {BAR_WIDTH:.0f} {BAR_HEIGHT:.0f}",
        preserveAspectRatio="none",
        role="img",
        aria_label=said,
        class_="bar-of",
    )


def _stretch(part: Stretch, left: float, width: float) -> str:
    if part.kind == "open":
        middle = BAR_HEIGHT / 2
        return element("line", x1=left, x2=left + width, y1=middle, y2=middle, class_="open")
    return element("rect", x=left, y=1, width=width, height=BAR_HEIGHT - 2, class_=part.kind)


def _row(row: Row, axis: Axis, place: ImpactPlace, names: ImpactNames) -> dict[str, Any]:
    _, ngettext, lang = gettext_for(place.lang), ngettext_for(place.lang), place.lang
    beyond = not is_missing(row["ends_on"]) and as_date(row["ends_on"]) > axis.last
    results = int(row["results"])
    counted = ngettext("{count} result", "{count} results", results)
    return {
        "href": place.link(project=row["project_id"]),
        "title": text(row, "title", lang),
        "dates": dates_in_words(row, lang),
        "date_note": text(row, "date_note", lang),
        "bar": bar(row, axis, place.as_of, lang),
        "beyond": _("to {year}").format(year=as_date(row["ends_on"]).year) if beyond else "",
        "themes": ", ".join(names.of(row["themes"], names.theme)),
        "regions": regions_in_words(row, names, lang),
        "money": money(row["budget"], row["currency"], lang),
        "published": not is_missing(row["budget"]),
        "share": share_in_words(row["share"], int(row["donor_count"]), lang),
        "results": counted.format(count=number(results, lang)) if results else _("no result found"),
    }


def regions_in_words(row: Row, names: ImpactNames, lang: str) -> str:
    """Where a project works: its regions by short name, or that it is nationwide."""
    _ = gettext_for(lang)
    return _("nationwide") if row["nationwide"] else ", ".join(names.of(row["regions"], names.region_short))


def donor_name(row: Row, lang: str) -> str:
    """Who pays; words where nobody is stated."""
    _ = gettext_for(lang)
    return text(row, "donor", lang) or _("Donor not stated")


def timeline(rows: Sequence[Row], place: ImpactPlace, names: ImpactNames) -> Html:
    """Projects by donor on a time axis, as HTML.

    Args:
        rows: rows of `impact/portfolio` of one page, in their order.
    """
    lang, ngettext = place.lang, ngettext_for(place.lang)
    axis = axis_of(rows, place.as_of)
    groups = []
    for donor, found in groupby(rows, key=lambda row: str(row["donor_id"])):
        members = list(found)
        count = int(members[0]["donor_projects"])
        groups.append(
            {
                "name": donor_name(members[0], lang),
                "href": place.link(donor=donor) if donor else "",
                "count": ngettext("{count} project", "{count} projects", count).format(
                    count=number(count, lang)
                ),
                "rows": [_row(row, axis, place, names) for row in members],
            }
        )
    total = int(rows[0]["total"]) if rows else 0
    return render(
        "impact_timeline.html",
        lang,
        groups=groups,
        ticks=axis.ticks,
        now=axis.at(place.as_of),
        as_of=day(place.as_of, lang),
        paging=paging(place, total, ROWS_ON_A_PAGE) if total > ROWS_ON_A_PAGE else None,
    )


def show_timeline(rows: Sequence[Row], place: ImpactPlace, names: ImpactNames) -> None:
    """Draw the time axis."""
    html_panel(timeline(rows, place, names), key="impact-timeline")


def timeline_table(rows: Sequence[Row], names: ImpactNames, lang: str) -> pd.DataFrame:
    """The same as a table of markdown cells: one row per project and donor."""
    _ = gettext_for(lang)
    return pd.DataFrame(
        [
            {
                _("Donor"): plain(donor_name(row, lang)),
                _("Share"): plain(share_in_words(row["share"], int(row["donor_count"]), lang)),
                _("Project"): plain(text(row, "title", lang)),
                _("Start"): partial_date(known(row["start_date"]) or None, lang),
                _("End"): partial_date(known(row["end_date"]) or None, lang),
                _("Money, whole project"): plain(money(row["budget"], row["currency"], lang)),
                _("Themes"): plain(", ".join(names.of(row["themes"], names.theme))),
                _("Regions"): plain(regions_in_words(row, names, lang)),
            }
            for row in rows
        ]
    )
