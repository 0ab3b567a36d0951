"""What changed between two days: the items that stand otherwise, grouped by the kind of change."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from components.html_panel import Html, html_panel, render
from components.i18n import day, gettext_for, is_missing, text
from components.palette import voice_name
from components.records import Row
from components.tracker.address import TrackerPlace
from components.tracker.words import direction_name, holds

DIRECTIONS = (
    "forward", "back", "first_evidence", "now_contested", "no_longer_contested", "other", "new_item",
)  # fmt: skip
OPEN_UP_TO = 12
"""Groups with more items than this stay closed until a person opens them."""

MOST_IN_A_GROUP = 60


def change_row(row: Row, place: TrackerPlace) -> dict[str, Any]:
    """What the template shows of one change.

    Args:
        row: one row of `tracker/changes`.
    """
    lang = place.lang
    known = not is_missing(row["changed_by"])
    return {
        "id": row["recommendation_id"],
        "href": place.link(id=row["recommendation_id"]),
        "text": text(row, "text", lang),
        "before": None if is_missing(row["status_before"]) else row["status_before"],
        "contested_before": holds(row["contested_before"]),
        "after": row["status_after"],
        "contested_after": bool(row["contested_after"]),
        "day": day(row["changed_on"], lang),
        "voice": row["voice"] if known else None,
        "voice_name": voice_name(row["voice"], lang) if known else "",
        "evidence": text(row, "evidence", lang) if known else "",
        "source": row["source_title"] if known else "",
        "url": row["url"] if known else None,
    }


def changes(rows: Sequence[Row], place: TrackerPlace, since: date) -> Html:
    """The changes as HTML.

    Args:
        rows: rows of `tracker/changes`.
        since: the earlier day.
    """
    _ = gettext_for(place.lang)
    groups = []
    for direction in DIRECTIONS:
        own = [row for row in rows if row["direction"] == direction]
        if own:
            groups.append(
                {
                    "direction": direction,
                    "name": direction_name(direction, place.lang),
                    "count": len(own),
                    "open": len(own) <= OPEN_UP_TO and direction != "new_item",
                    "rows": [change_row(row, place) for row in own[:MOST_IN_A_GROUP]],
                    "rest": max(0, len(own) - MOST_IN_A_GROUP),
                }
            )
    heading = _("What changed from {since} to {as_of}").format(
        since=day(since, place.lang), as_of=day(place.as_of, place.lang)
    )
    return render(
        "tracker_changes.html", place.lang, heading=heading, groups=groups, close=place.link(since=None)
    )


def show_changes(rows: Sequence[Row], place: TrackerPlace, since: date) -> None:
    """Draw the changes."""
    html_panel(changes(rows, place, since), key="tracker-changes")
