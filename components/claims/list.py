"""The register of claims: how many of each verdict, contradictions side by side, the list."""

from collections.abc import Mapping, Sequence
from typing import Any

from components.claims.address import VERDICTS, ClaimPlace
from components.claims.words import SIGNS, period_words, value_words, verdict_meaning, verdict_name
from components.html_panel import Html, html_panel, render
from components.i18n import partial_date, text
from components.records import Row


def document_words(row: Row, prefix: str, lang: str) -> dict[str, Any]:
    """Title, address, publisher and date of the document that makes a claim, or of the evidence.

    Args:
        row: a row of `claims/register`.
        prefix: "source" for the document, "evidence" for the independent evidence.
    """
    names = {"source": ("source_title", "publisher", "url", "published")}.get(
        prefix, tuple(f"{prefix}_{part}" for part in ("title", "publisher", "url", "published"))
    )
    title, publisher, url, published = (row[name] if isinstance(row[name], str) else "" for name in names)
    return {
        "title": title,
        "url": url or None,
        "said": ", ".join(
            part for part in (publisher, partial_date(published, lang) if published else "") if part
        ),
    }


def claim_row(row: Row, place: ClaimPlace, contradicted: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """What the template shows of one claim.

    Args:
        row: a row of `claims/register`.
        contradicted: by claim, the claims it contradicts or is contradicted by.
    """
    lang, identity = place.lang, str(row["claim_id"])
    return {
        "id": identity,
        "href": place.link(id=identity),
        "statement": text(row, "statement", lang),
        "said_by": text(row, "said_by", lang),
        "value": value_words(row, "", lang),
        "period": period_words(str(row["period"]), lang),
        "verdict": str(row["verdict"]),
        "sign": SIGNS[str(row["verdict"])],
        "verdict_name": verdict_name(str(row["verdict"]), lang),
        "reason": text(row, "verdict_reason", lang),
        "evidence": text(row, "evidence", lang),
        "document": document_words(row, "source", lang),
        "proof": document_words(row, "evidence", lang),
        "contradicts": [(other, place.link(id=other)) for other in contradicted.get(identity, ())],
    }


def contradictions_of(pairs: Sequence[Row]) -> dict[str, list[str]]:
    """By claim, the claims it contradicts or is contradicted by, in order.

    Args:
        pairs: rows of `claims/pairs`.
    """
    found: dict[str, set[str]] = {}
    for row in pairs:
        one, other = str(row["claim_id"]), str(row["contradicts_id"])
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {claim: sorted(others) for claim, others in found.items()}


def pair_row(row: Row, place: ClaimPlace) -> dict[str, Any]:
    """What the template shows of two claims that contradict each other.

    Args:
        row: a row of `claims/pairs`.
    """
    lang = place.lang
    sides = [
        {
            "id": str(row[identity]),
            "href": place.link(id=str(row[identity])),
            "value": value_words(row, f"_{side}", lang),
            "period": period_words(str(row[f"period_{side}"]), lang),
            "statement": text(row, f"statement_{side}", lang),
            "said_by": text(row, f"said_by_{side}", lang),
            "verdict": str(row[f"verdict_{side}"]),
            "sign": SIGNS[str(row[f"verdict_{side}"])],
            "verdict_name": verdict_name(str(row[f"verdict_{side}"]), lang),
        }
        for side, identity in (("a", "claim_id"), ("b", "contradicts_id"))
    ]
    return {"sides": sides, "reason": text(row, "reason", lang)}


def in_order(pairs: Sequence[Row]) -> list[Row]:
    """The contradictions, those over one stated period first: they leave the least room for doubt."""
    return sorted(
        pairs,
        key=lambda row: (
            row["period_a"] != row["period_b"] or row["period_a"] == "not given",
            str(row["claim_id"]),
            str(row["contradicts_id"]),
        ),
    )


def claim_register(
    rows: Sequence[Row], counts: Mapping[str, int], pairs: Sequence[Row], place: ClaimPlace
) -> Html:
    """The register as HTML.

    Args:
        rows: rows of `claims/register` under the filters.
        counts: claims of each verdict under the document filter alone.
        pairs: all rows of `claims/pairs`.
    """
    lang = place.lang
    shown = {str(row["claim_id"]) for row in rows}
    contradicted = contradictions_of(pairs)
    sided = [row for row in in_order(pairs) if {str(row["claim_id"]), str(row["contradicts_id"])} & shown]
    return render(
        "claim_register.html",
        lang,
        verdicts=[
            {
                "verdict": verdict,
                "sign": SIGNS[verdict],
                "name": verdict_name(verdict, lang),
                "meaning": verdict_meaning(verdict, lang),
                "count": counts.get(verdict, 0),
                "here": place.verdict == (verdict,),
                "href": place.link(verdict=None if place.verdict == (verdict,) else verdict),
            }
            for verdict in VERDICTS
        ],
        pairs=[pair_row(row, place) for row in sided],
        claims=[
            claim_row(row, place, contradicted)
            for row in sorted(rows, key=lambda row: (int(row["verdict_position"]), str(row["claim_id"])))
        ],
        clear=place.link(verdict=None, document=None),
    )


def show_register(
    rows: Sequence[Row], counts: Mapping[str, int], pairs: Sequence[Row], place: ClaimPlace
) -> None:
    """Draw the register."""
    html_panel(claim_register(rows, counts, pairs, place), key="claims")
