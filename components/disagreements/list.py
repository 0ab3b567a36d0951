"""The list of quantities whose figures differ: a picture each, what it says in words, where it comes from."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.disagreements.address import DisagreementPlace
from components.disagreements.pair import Figure, Pair, chains
from components.disagreements.steps import steps
from components.disagreements.words import kind_meaning
from components.html_panel import Html, html_panel, render
from components.i18n import gettext_for, ngettext_for, number, partial_date
from components.markdown import plain
from components.palette import VOICES, voice_name
from components.tracker.list import paging

QUANTITIES_ON_A_PAGE = 20
PAIRS_OF_A_QUANTITY = 50
"""Pairs of one quantity that the list asks for; the detail of each has all its figures."""

PAIRS_IN_WORDS = 12
"""Further pairs that the list words; the others stand in the files."""


def figure_row(figure: Figure, pair: Pair) -> dict[str, Any]:
    """What the template shows of one of two figures."""
    return {
        "value": figure.value,
        "voice": figure.voice,
        "voice_name": figure.voice_name,
        "producer": figure.producer,
        "indicator": "" if pair.one_indicator else figure.indicator,
        "unit": "" if figure.unit == pair.lower.unit == pair.higher.unit else figure.unit,
        "period": "" if pair.same_period else figure.period,
        "at": pair.place_of(figure),
        **source_of(figure, pair.lang),
    }


def source_of(figure: Figure, lang: str) -> dict[str, Any]:
    """Publisher, date of publication and address of a figure's source, short."""
    row = figure.row
    published = row["published"] if isinstance(row["published"], str) and row["published"] else ""
    return {
        "publisher": str(row["publisher"]),
        "published": partial_date(published, lang) if published else "",
        "url": figure.source["url"],
        "source": figure.source["source"],
    }


def step_row(figure: Figure, place: int, lang: str) -> dict[str, Any]:
    """What the template shows of one step of a count."""
    return {
        "place": place,
        "value": figure.value,
        "period": figure.period,
        **source_of(figure, lang),
    }


def step_chart(chain: Sequence[Figure], lang: str) -> dict[str, Any]:
    """One body's count, drawn and listed."""
    _ = gettext_for(lang)
    said = "; ".join(f"{figure.value} ({figure.period})" for figure in chain)
    alt = _("Count of {producer}, step by step: {steps}").format(producer=chain[0].producer, steps=said)
    return {
        "producer": chain[0].producer,
        "voice": chain[0].voice,
        "voice_name": chain[0].voice_name,
        "svg": steps([figure.mark for figure in chain], alt, lang),
        "rows": [step_row(figure, place, lang) for place, figure in enumerate(chain, start=1)],
    }


def further(pair: Pair, place: DisagreementPlace) -> dict[str, Any]:
    """A further pair of a quantity in one line."""
    return {
        "href": place.link(id=pair.pair_id, page=place.page),
        "figures": [figure_row(figure, pair) for figure in pair.figures],
        "ratio": pair.ratio,
        "gap": pair.gap,
    }


def quantity_row(pairs: Sequence[Pair], place: DisagreementPlace) -> dict[str, Any]:
    """What the template shows of one quantity.

    Args:
        pairs: its pairs, the widest first.
    """
    widest = pairs[0]
    toll = place.kind == "successive"
    rest = [] if toll else list(pairs[1:])
    count = int(widest.row["pairs_of_quantity"]) - 1
    return {
        "href": place.link(id=widest.pair_id, page=place.page),
        "title": widest.title,
        "where": widest.where_and_when if not toll else _where_of_toll(widest),
        "svg": "" if toll or place.kind == "not_comparable" else widest.drawn(),
        "figures": [figure_row(figure, widest) for figure in widest.figures],
        "ratio": widest.ratio,
        "gap": widest.gap,
        "touching": widest.touching,
        "reading": widest.reading,
        "why": widest.why,
        "charts": [step_chart(chain, place.lang) for chain in chains(pairs)] if toll else [],
        "further": [further(pair, place) for pair in rest[:PAIRS_IN_WORDS]],
        "rest": 0 if toll else count,
        "unlisted": 0 if toll else max(0, count - PAIRS_IN_WORDS),
    }


def _where_of_toll(pair: Pair) -> str:
    """Region and unit of a count, whose periods are those of its steps."""
    _ = gettext_for(pair.lang)
    unit = _("unit: {unit}").format(unit=pair.lower.unit)
    return f"{pair.names.where(pair.row)} · {unit}"


def by_quantity(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """The pairs of each quantity together, in the order of the list."""
    found: dict[int, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(int(pair.row["position"]), []).append(pair)
    return list(found.values())


def disagreement_list(pairs: Sequence[Pair], place: DisagreementPlace) -> Html:
    """One page of the list as HTML.

    Args:
        pairs: the pairs of the page in the order of `disagreements/pairs`; at least one.
    """
    lang = place.lang
    ngettext = ngettext_for(lang)
    quantities = int(pairs[0].row["quantities"])
    total = int(pairs[0].row["total"])
    voices = {figure.voice for pair in pairs for figure in pair.figures}
    return render(
        "disagreement_list.html",
        lang,
        kind=place.kind,
        meaning=kind_meaning(place.kind, lang),
        counted=ngettext("{count} quantity", "{count} quantities", quantities).format(
            count=number(quantities, lang)
        ),
        paired=ngettext("{count} pair of figures", "{count} pairs of figures", total).format(
            count=number(total, lang)
        ),
        voices=[(voice, voice_name(voice, lang)) for voice in VOICES if voice in voices],
        quantities=[quantity_row(group, place) for group in by_quantity(pairs)],
        paging=paging(place, quantities, QUANTITIES_ON_A_PAGE),
    )


def show_list(pairs: Sequence[Pair], place: DisagreementPlace) -> None:
    """Draw one page of the list."""
    html_panel(disagreement_list(pairs, place), key="disagreements")


def disagreement_table(pairs: Sequence[Pair], lang: str) -> pd.DataFrame:
    """The pairs as a table of words, in the order of the list."""
    _ = gettext_for(lang)
    return pd.DataFrame(
        [
            {
                _("Quantity"): plain(pair.title),
                _("Where and when"): plain(pair.where_and_when),
                _("Lower figure"): plain(pair.lower.said),
                _("Higher figure"): plain(pair.higher.said),
                _("Gap"): plain(pair.gap),
                _("Ratio"): plain(pair.ratio),
            }
            for pair in pairs
        ]
    )
