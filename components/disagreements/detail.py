"""One pair of differing figures at its own address: the picture, why they may differ, every row behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.disagreements.address import DisagreementPlace
from components.disagreements.dumbbell import dumbbell, scale_of
from components.disagreements.list import figure_row, step_chart
from components.disagreements.pair import Figure, Pair, in_time
from components.disagreements.words import kind_meaning, kind_name
from components.html_panel import Html, html_panel, render
from components.i18n import INTEGER_UNITS, is_missing, text
from components.provenance import remark


@dataclass(frozen=True)
class PairParts:
    """Everything about one pair.

    Attributes:
        pair: the pair, of a row of `disagreements/explanation`.
        figures: all figures of its quantity that meet it in time, of rows of `disagreements/quantity`.
    """

    pair: Pair
    figures: Sequence[Figure]


def definitions(pair: Pair) -> list[tuple[str, str]]:
    """What each indicator of the pair counts: its name and its definition."""
    sides = ("a", "b") if pair.lower.row["observation_id"] == pair.row["observation_a"] else ("b", "a")
    named = [
        (figure.indicator, text(pair.row, f"definition_{side}", pair.lang))
        for figure, side in zip(pair.figures, sides, strict=True)
    ]
    return named[:1] if pair.one_indicator else named


def row_of(figure: Figure, pair: Pair) -> dict[str, Any]:
    """What the template shows of one figure behind the pair."""
    return {
        "value": figure.value,
        "unit": figure.unit,
        "voice": figure.voice,
        "voice_name": figure.voice_name,
        "producer": figure.producer,
        "indicator": "" if pair.one_indicator else figure.indicator,
        "period": figure.period,
        "series": text(figure.row, "series", pair.lang),
        "remark": remark(figure.row, pair.lang),
        "id": str(figure.row["observation_id"]),
        "is_side": not is_missing(figure.row["side"]),
        **figure.source,
    }


def ladder(parts: PairParts) -> list[dict[str, Any]]:
    """All figures on one scale, one under another; none where there are but two or no scale holds them."""
    pair, figures = parts.pair, parts.figures
    units = {str(figure.row["unit_id"]) for figure in figures}
    if len(figures) < 3 or len(units) > 1 or pair.row["kind"] in ("successive", "not_comparable"):
        return []
    unit = units.pop()
    scale = scale_of([figure.mark for figure in figures], integer=unit in INTEGER_UNITS)
    ordered = sorted(figures, key=lambda figure: (figure.mark.at, figure.mark.high, figure.said))
    return [
        {
            "value": figure.value,
            "voice": figure.voice,
            "producer": figure.producer,
            "indicator": "" if pair.one_indicator else figure.indicator,
            "period": figure.period,
            "svg": dumbbell([figure.mark], scale, figure.said, unit, pair.lang, ticked=figure is ordered[-1]),
        }
        for figure in ordered
    ]


def disagreement_detail(parts: PairParts, place: DisagreementPlace) -> Html:
    """The detail as HTML."""
    pair = parts.pair
    kind = str(pair.row["kind"])
    maker = pair.lower.row["producer_id"]
    own = [figure for figure in parts.figures if figure.row["producer_id"] == maker]
    return render(
        "disagreement_detail.html",
        place.lang,
        back=place.link(kind=kind, page=place.page),
        kind=kind,
        kind_name=kind_name(kind, place.lang),
        kind_href=place.link(kind=kind),
        meaning=kind_meaning(kind, place.lang),
        theme=pair.names.theme[str(pair.row["theme_id"])],
        theme_href=place.link(kind=kind, theme=pair.row["theme_id"]),
        title=pair.title,
        where=pair.where_and_when,
        figures=[figure_row(figure, pair) for figure in pair.figures],
        svg="" if kind in ("successive", "not_comparable") else pair.drawn(),
        chart=step_chart(sorted(own, key=in_time), place.lang) if kind == "successive" else None,
        measured={
            "ratio": pair.ratio,
            "gap": pair.gap,
            "touching": pair.touching,
            "reading": pair.reading,
        },
        why=pair.why,
        definitions=definitions(pair),
        rows=[row_of(figure, pair) for figure in parts.figures],
        ladder=ladder(parts),
    )


def show_detail(parts: PairParts, place: DisagreementPlace) -> None:
    """Draw the detail."""
    html_panel(disagreement_detail(parts, place), key="disagreement")
