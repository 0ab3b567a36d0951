"""One claim at its own address: its words, the evidence, the verdict, what contradicts it."""

from collections.abc import Sequence
from typing import Any

from components.claims.address import ClaimPlace
from components.claims.list import claim_row, contradictions_of, pair_row
from components.claims.words import verdict_meaning
from components.html_panel import Html, html_panel, render
from components.i18n import LANGUAGE_NAMES, LANGUAGES, text
from components.records import Row
from components.tracker.detail import source_words


def contradiction_rows(claim: str, pairs: Sequence[Row], place: ClaimPlace) -> list[dict[str, Any]]:
    """The contradictions of one claim, it standing at the left of each."""
    found = []
    for row in pairs:
        if claim not in (row["claim_id"], row["contradicts_id"]):
            continue
        made = pair_row(row, place)
        if made["sides"][0]["id"] != claim:
            made["sides"].reverse()
        found.append(made)
    return found


def claim_detail(row: Row, region: str, pairs: Sequence[Row], place: ClaimPlace) -> Html:
    """The detail as HTML.

    Args:
        row: the row of `claims/claim`.
        region: name of the region it speaks of.
        pairs: all rows of `claims/pairs`.
    """
    lang = place.lang
    return render(
        "claim_detail.html",
        lang,
        back=place.link(id=None),
        claim=claim_row(row, place, contradictions_of(pairs)),
        others=[
            (LANGUAGE_NAMES[other], other, text(row, "statement", other))
            for other in LANGUAGES
            if other != lang
        ],
        region=region,
        meaning=verdict_meaning(str(row["verdict"]), lang),
        source=source_words(row, lang),
        pairs=contradiction_rows(str(row["claim_id"]), pairs, place),
    )


def show_claim(row: Row, region: str, pairs: Sequence[Row], place: ClaimPlace) -> None:
    """Draw the detail."""
    html_panel(claim_detail(row, region, pairs, place), key="claim")
