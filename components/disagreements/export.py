"""The differing figures as files: one row a pair, both sides with value, producer and source.

There is no column for a single value of a quantity. Columns are named alike in every language, texts stand
in the reader's.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from components.citation import parameters_said
from components.disagreements.pair import Figure, Pair
from components.disagreements.words import kind_meaning
from components.exports import cited_workbook, csv_bytes, sources_of
from components.i18n import gettext_for, is_missing
from components.provenance import Lineage

SIDES = ("lower", "higher")


def _side(figure: Figure, side: str) -> dict[str, object]:
    row = figure.row
    return {
        f"{side}_figure": figure.value,
        f"{side}_value": row["value"],
        f"{side}_value_low": row["value_low"],
        f"{side}_value_high": row["value_high"],
        f"{side}_qualifier": row["qualifier"],
        f"{side}_unit": figure.unit,
        f"{side}_indicator_id": row["indicator_id"],
        f"{side}_indicator": figure.indicator,
        f"{side}_period_start": row["period_start"],
        f"{side}_period_end": row["period_end"],
        f"{side}_voice": row["voice"],
        f"{side}_producer": figure.producer,
        f"{side}_source_title": row["source_title"],
        f"{side}_publisher": row["publisher"],
        f"{side}_url": row["url"],
        f"{side}_observation_id": row["observation_id"],
    }


def pairs_for_file(pairs: Sequence[Pair], warehouse: str) -> pd.DataFrame:
    """One row a pair: what differs, by how much, both figures with their sources, why."""
    rows = []
    for pair in pairs:
        lower, higher = (_side(figure, side) for figure, side in zip(pair.figures, SIDES, strict=True))
        rows.append(
            {
                "pair_id": pair.pair_id,
                "kind": pair.row["kind"],
                "theme_id": pair.row["theme_id"],
                "region_code": pair.row["region_code"],
                "place_id": pair.row["place_id"],
                "dimension": pair.row["dimension"],
                "shared_from": pair.row["overlap_start"],
                "shared_to": pair.row["overlap_end"],
                "period_relation": pair.row["period_relation"],
                "gap": pair.row["gap"],
                "ratio": pair.row["ratio"],
                "both_can_hold": pair.row["bounds_overlap"],
                "period_may_explain": pair.row["window_may_explain"],
                "explanation": " ".join(pair.why),
                **lower,
                **higher,
                "warehouse": warehouse,
            }
        )
    return pd.DataFrame(rows)


def figures_for_file(figures: Sequence[Figure]) -> pd.DataFrame:
    """One row a figure: the observations behind one quantity, with producer and source."""
    return pd.DataFrame(
        [
            {
                "observation_id": figure.row["observation_id"],
                "side": "" if is_missing(figure.row["side"]) else "pair",
                "indicator": figure.indicator,
                "figure": figure.value,
                **{
                    name: figure.row[name]
                    for name in (
                        "value", "value_low", "value_high", "qualifier", "unit_id", "period_start",
                        "period_end", "series", "confidence", "note", "voice", "producer_id",
                    )
                },
                "producer": figure.producer,
                **{
                    name: figure.row[name]
                    for name in ("source_id", "source_title", "publisher", "url", "published", "accessed")
                },
            }
            for figure in figures
        ]
    )  # fmt: skip


def about_disagreements(
    kind: str, filters: Mapping[str, object], lineages: Sequence[Lineage], lang: str
) -> dict[str, object]:
    """What a reader of a file needs to find the view again and to read it rightly, in order."""
    _ = gettext_for(lang)
    facts: dict[str, object] = {
        "kind": kind,
        "meaning": kind_meaning(kind, lang),
        "reading": _("Neither figure is taken for the true one, and nothing is averaged."),
        "exported_on": date.today(),
    }
    facts |= {f"filter_{name}": str(value) for name, value in filters.items() if value}
    for place, lineage in enumerate(lineages, start=1):
        facts[f"question_{place}"] = lineage.question
        facts[f"parameters_{place}"] = parameters_said(lineage.parameters, lang)
    facts["warehouse"] = lineages[0].warehouse if lineages else ""
    facts["licence"] = _("Curated data: CC BY 4.0. Code: Apache-2.0. Each source keeps its own terms.")
    return facts


def disagreement_csv(pairs: Sequence[Pair], warehouse: str) -> bytes:
    """The pairs as CSV."""
    return csv_bytes(pairs_for_file(pairs, warehouse))


def disagreement_workbook(
    pairs: Sequence[Pair], sources: pd.DataFrame, about: Mapping[str, object], warehouse: str
) -> bytes:
    """The pairs, their sources and what the view was, as XLSX.

    Args:
        sources: rows with source columns, such as those of `disagreements/figures`.
    """
    links = tuple(f"{side}_url" for side in SIDES)
    return cited_workbook(pairs_for_file(pairs, warehouse), sources_of(sources), about, ("url", *links))
