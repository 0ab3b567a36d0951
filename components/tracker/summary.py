"""How the recommendations of each cycle stand: a bar of counts per cycle, each part a link to its items.

Bars are as long as a cycle has items, on one scale, and carry counts: one origin has two items and another
fifteen, and bars of percentages would make them look alike. The shares stand in the table view.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.charts.status_bars import ORDER
from components.html_panel import Html, html_panel, render
from components.i18n import gettext_for, number, percent, text
from components.markdown import plain
from components.palette import STATUS, status_counted, status_definition, status_name
from components.records import Row
from components.tracker.address import TrackerPlace
from components.tracker.names import TrackerNames

NOTES = ("contested", "stale", "expired", "overdue")


def whole(rows: Sequence[Row]) -> dict[str, int]:
    """The counts of all cycles together: each item belongs to one cycle, so they add up."""
    return {name: sum(int(row[name]) for row in rows) for name in ("items", "assessable", *ORDER, *NOTES)}


def _parts(row: Row, place: TrackerPlace, forum: str | None) -> list[dict[str, Any]]:
    """The parts of a bar from best to worst, then what is not on the scale; without empty ones."""
    chosen = {} if forum is None else {"forum": forum}
    return [
        {
            "status": status,
            "count": int(row[status]),
            "words": status_counted(int(row[status]), status, place.lang),
            "share": _share(row, status, place.lang),
            "href": place.link(view="list", status=status, **chosen),
        }
        for status in ORDER
        if row[status]
    ]


def _notes(row: Row, place: TrackerPlace, forum: str | None) -> list[dict[str, Any]]:
    """Contested, old and overdue items of a cycle, each a link to them."""
    _ = gettext_for(place.lang)
    chosen = {} if forum is None else {"forum": forum}
    old = int(row["stale"]) + int(row["expired"])
    noted = {
        "contested": (int(row["contested"]), _("{count} contested")),
        "stale": (old, _("{count} with evidence older than 12 months")),
        "overdue": (int(row["overdue"]), _("{count} overdue")),
    }
    return [
        {
            "words": words.format(count=number(count, place.lang)),
            "href": place.link(view="list", **{name: "true"}, **chosen),
        }
        for name, (count, words) in noted.items()
        if count
    ]


def summary_bars(rows: Sequence[Row], place: TrackerPlace, names: TrackerNames) -> Html:
    """The bars as HTML.

    Args:
        rows: rows of `tracker/summary`, one per cycle.
    """
    _ = gettext_for(place.lang)
    everything = whole(rows)
    cycles = [
        {
            "name": text(row, "cycle_title", place.lang),
            "day": names.forum_day[row["cycle_id"]],
            "dialogue": row["cycle_kind"] == "dialogue",
            "count": int(row["items"]),
            "href": place.link(view="list", forum=row["cycle_id"]),
            "parts": _parts(row, place, row["cycle_id"]),
            "notes": _notes(row, place, row["cycle_id"]),
        }
        for row in rows
    ]
    together = {
        "name": _("All recommendations shown"),
        "day": "",
        "dialogue": True,
        "count": everything["items"],
        "href": place.link(view="list"),
        "parts": _parts(everything, place, None),
        "notes": _notes(everything, place, None),
    }
    return render(
        "tracker_summary.html",
        place.lang,
        together=together,
        cycles=cycles if len(cycles) > 1 else [],
        longest=max((cycle["count"] for cycle in cycles), default=1),
        scale=[(status, status_definition(status, place.lang)) for status in STATUS],
    )


def show_summary(rows: Sequence[Row], place: TrackerPlace, names: TrackerNames) -> None:
    """Draw the bars."""
    html_panel(summary_bars(rows, place, names), key="tracker-summary")


def summary_table(rows: Sequence[Row], names: TrackerNames, lang: str) -> pd.DataFrame:
    """The counts of the bars and their share of the items that can be assessed, as text cells."""
    _ = gettext_for(lang)
    table = []
    for row in rows:
        cells = {
            _("Origin"): plain(text(row, "cycle_title", lang)),
            _("Date"): names.forum_day[row["cycle_id"]],
            _("Recommendations"): number(int(row["items"]), lang),
        }
        for status in ORDER:
            cells[status_name(status, lang)] = _counted(row, status, lang)
        cells[_("Contested")] = number(int(row["contested"]), lang)
        cells[_("Older than 12 months")] = number(int(row["stale"]) + int(row["expired"]), lang)
        cells[_("Overdue")] = number(int(row["overdue"]), lang)
        table.append(cells)
    return pd.DataFrame(table)


def _share(row: Row, status: str, lang: str) -> str:
    """The share of the items that can be assessed; empty for none and for what cannot be assessed."""
    count, base = int(row[status]), int(row["assessable"])
    return "" if not count or not base or status == "not_assessable" else percent(count / base, lang)


def _counted(row: Row, status: str, lang: str) -> str:
    """A count with its share: `4 (44%)`."""
    count, share = number(int(row[status]), lang), _share(row, status, lang)
    return plain(f"{count} ({share})" if share else count)
