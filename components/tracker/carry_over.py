"""What one cycle took up from an earlier one, and where the same matter stands in other frameworks.

Every link was drawn by the editors from the texts and says why. That no link was found is stated as that and
nothing more: nobody announced that an item was given up.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from components.html_panel import Html, html_panel, render
from components.i18n import gettext_for, text
from components.records import Row
from components.tracker.address import TrackerPlace
from components.tracker.names import TrackerNames
from components.tracker.words import relation_name


def _end(row: Row, end: str, place: TrackerPlace) -> dict[str, Any]:
    return {
        "id": row[f"{end}_id"],
        "href": place.link(id=row[f"{end}_id"]),
        "text": text(row, f"{end}_text", place.lang),
    }


def carry_over(rows: Sequence[Row], earlier: str, later: str, place: TrackerPlace) -> Html:
    """What was carried from one cycle to another, as HTML: each earlier item with all that took it up.

    An item that only shares its matter with one of the other cycle stands with that one, not among those
    for which nothing was found.

    Args:
        rows: rows of `tracker/carry_over`.
        earlier, later: titles of the two cycles.
    """
    taken: dict[str, dict[str, Any]] = {}
    fresh: dict[str, dict[str, Any]] = {}
    for row in rows:
        if row["outcome"] == "later_only":
            fresh[row["to_id"]] = _end(row, "to", place)
            continue
        item = taken.setdefault(row["from_id"], {**_end(row, "from", place), "by": []})
        if row["outcome"] != "earlier_only":
            relation = relation_name(row["relation"], "later", place.lang)
            item["by"].append(
                {**_end(row, "to", place), "relation": relation, "reason": text(row, "reason", place.lang)}
            )
    linked = {by["id"] for item in taken.values() for by in item["by"]}
    return render(
        "tracker_carry_over.html",
        place.lang,
        earlier=earlier,
        later=later,
        taken=list(taken.values()),
        fresh=[item for identity, item in fresh.items() if identity not in linked],
    )


def show_carry_over(rows: Sequence[Row], earlier: str, later: str, place: TrackerPlace) -> None:
    """Draw what was carried over."""
    html_panel(carry_over(rows, earlier, later, place), key="tracker-carry-over")


def crosswalk(rows: Sequence[Row], place: TrackerPlace, names: TrackerNames) -> Html:
    """The same matter in other frameworks, as HTML, by framework.

    Args:
        rows: rows of `tracker/crosswalk`.
    """
    frameworks = _frameworks(place.lang)
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        grouped.setdefault(str(row["framework"]), []).append(
            {
                "one": {
                    "id": row["recommendation_id"],
                    "href": place.link(id=row["recommendation_id"]),
                    "text": text(row, "text", place.lang),
                },
                "other": {
                    "id": row["other_id"],
                    "href": place.link(id=row["other_id"]),
                    "text": text(row, "other_text", place.lang),
                },
                "origin": text(row, "other_forum_title", place.lang),
                "day": names.forum_day[row["other_forum_id"]],
                "relation": relation_name(row["relation"], str(row["side"]), place.lang),
                "reason": text(row, "reason", place.lang),
            }
        )
    groups = [(frameworks[name], grouped[name]) for name in frameworks if name in grouped]
    return render("tracker_crosswalk.html", place.lang, groups=groups)


def _frameworks(lang: str) -> Mapping[str, str]:
    _ = gettext_for(lang)
    return {
        "upr": _("Universal Periodic Review"),
        "treaty_body": _("Treaty bodies"),
        "special_procedure": _("Special procedures"),
        "national": _("National strategies and plans"),
    }


def show_crosswalk(rows: Sequence[Row], place: TrackerPlace, names: TrackerNames) -> None:
    """Draw the crosswalk."""
    html_panel(crosswalk(rows, place, names), key="tracker-crosswalk")
