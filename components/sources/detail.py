"""One source: all that is known of it, and everything in the package that rests on it, each with its link."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from components.html_panel import Html, html_panel, render
from components.i18n import ngettext_for, number, text
from components.palette import VOICE
from components.records import Row
from components.sources.address import SourcePlace
from components.sources.catalogue import known, source_facts, years_said
from components.sources.words import use_heading

MOST_OF_A_KIND = 400
"""Things of one kind that are listed: a dataset can hold figures of thousands of indicators."""

SCREENS: dict[str, tuple[str, str]] = {
    "observation": ("trends", "indicator"),
    "evidence": ("recommendations", "id"),
    "recommendation": ("recommendations", "id"),
    "forum": ("recommendations", "forum"),
    "project": ("impact", "project"),
    "result": ("impact", "project"),
    "claim": ("claims", "id"),
    "claim_evidence": ("claims", "id"),
}
"""Path and parameter of the screen that shows a thing, by what the source is used for."""


def _thing(row: Row, place: SourcePlace) -> dict[str, Any]:
    used_as = str(row["used_as"])
    screen = SCREENS.get(used_as)
    voice = known(row, "voice")
    ngettext, count = ngettext_for(place.lang), int(row["uses"])
    rows_said = ngettext("{count} row", "{count} rows", count).format(count=number(count, place.lang))
    return {
        "id": "" if used_as in ("observation", "event", "priority") else row["item_id"],
        "name": text(row, "name", place.lang),
        "href": place.elsewhere(screen[0], **{screen[1]: row["item_id"]}) if screen else "",
        "producer": text(row, "producer", place.lang) if known(row, "producer_en") else "",
        "voice": voice if voice in VOICE else "",
        "count": rows_said if used_as == "observation" or count > 1 else "",
        "years": years_said(row),
    }


def source_detail(source: Row, uses: Sequence[Row], place: SourcePlace) -> Html:
    """One source as HTML.

    Args:
        source: its row of `sources/catalogue`.
        uses: rows of `sources/source_uses`, in their order.
    """
    groups = []
    for used_as, members in groupby(uses, key=lambda row: str(row["used_as"])):
        things = list(members)
        groups.append(
            {
                "heading": use_heading(used_as, place.lang),
                "count": len(things),
                "things": [_thing(row, place) for row in things[:MOST_OF_A_KIND]],
                "rest": max(0, len(things) - MOST_OF_A_KIND),
            }
        )
    return render(
        "source_detail.html",
        place.lang,
        back=place.link(),
        source=source_facts(source, place.lang),
        groups=groups,
    )


def show_source(source: Row, uses: Sequence[Row], place: SourcePlace) -> None:
    """Draw one source."""
    html_panel(source_detail(source, uses, place), key="sources-detail")
