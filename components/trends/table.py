"""The figures of a trend chart as a table: on screen with links, and as the rows of its download."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components import i18n
from components.i18n import gettext_for
from components.markdown import safe_url
from components.palette import voice_name
from components.records import Row
from components.trends.panels import Strand
from components.trends.words import confidence_name, qualifier_of, value_words, why_apart

EXPORTED = (
    "indicator_id", "indicator", "unit", "region_code", "region", "period_start", "period_end", "period_kind",
    "year", "yearly", "cumulative", "value", "value_text", "value_low", "value_high", "qualifier", "voice",
    "producer_id", "producer", "series", "confidence", "note", "source_id", "source_title", "publisher",
    "url", "published", "accessed", "observation_id",
)  # fmt: skip
"""Columns of the download, the same in every language, so that a script reads each of them alike."""


def exported(strands: Sequence[Strand], lang: str) -> pd.DataFrame:
    """The rows on screen with the columns EXPORTED; names of things in the reader's language.

    `qualifier` is empty for an exact value: a lone equals sign would start a formula in a spreadsheet.
    """
    frames = []
    for part in strands:
        rows = part.rows
        frames.append(
            part.points.assign(
                indicator=part.measure.name,
                unit=part.measure.unit,
                region=[i18n.text(row, "region", lang) for row in rows],
                producer=[i18n.text(row, "producer", lang) for row in rows],
                qualifier=["" if qualifier_of(row) == "=" else qualifier_of(row) for row in rows],
            )[list(EXPORTED)]
        )
    return pd.concat(frames, ignore_index=True)


def shown_table(strands: Sequence[Strand], lang: str) -> pd.DataFrame:
    """The rows on screen as the table view shows them, newest first within indicator and region.

    Columns: indicator (when there are two), region, period, value (number), as stated (with unit and bound),
    produced by, voice, series, on the line (or why not), confidence, source, published by, note.
    """
    _ = gettext_for(lang)
    listed = [
        (part, row)
        for part in strands
        for row in sorted(part.rows, key=lambda row: (row["region_position"], -row["year"]))
    ]

    def column(reader: Callable[[Strand, Row], object]) -> list[object]:
        return [reader(part, row) for part, row in listed]

    columns: dict[str, list[object]] = {}
    if len(strands) > 1:
        columns[_("Indicator")] = column(lambda part, _row: part.measure.name)
    columns |= {
        _("Region"): column(lambda _part, row: i18n.text(row, "region", lang)),
        _("Time"): column(lambda _part, row: _period(row, lang)),
        _("Value"): column(lambda _part, row: row["value"]),
        _("As stated"): column(lambda part, row: stated(part, row, lang)),
        _("Produced by"): column(lambda _part, row: i18n.text(row, "producer", lang)),
        _("Voice"): column(lambda _part, row: voice_name(row["voice"], lang)),
        _("Series"): column(lambda _part, row: i18n.text(row, "series", lang)),
        _("On the line"): column(lambda _part, row: why_apart(row, lang) or _("yes")),
        _("Confidence"): column(lambda _part, row: confidence_name(row["confidence"], lang)),
        _("Source"): column(lambda _part, row: safe_url(row["url"])),
        _("Published by"): column(lambda _part, row: row["publisher"]),
        _("Note"): column(lambda _part, row: row["note"] if isinstance(row["note"], str) else ""),
    }
    return pd.DataFrame(columns)


def _period(row: Row, lang: str) -> str:
    return i18n.period(row["period_start"], row["period_end"], row["period_kind"], lang)


def stated(part: Strand, row: Row, lang: str) -> str:
    """The figure as its source states it: a word, or the value with its bound and unit."""
    written = row["value_text"]
    if isinstance(written, str) and written:
        return written
    return value_words(row, lang, part.measure.unit_id, part.measure.unit)


def draw_table(strands: Sequence[Strand], lang: str) -> None:
    """Draw the table view; values sort as numbers and are written as the language writes them."""
    _ = gettext_for(lang)
    table = shown_table(strands, lang)

    def written(value: Any) -> str:
        return i18n.number(value, lang)

    st.dataframe(
        table.style.format({_("Value"): written}),
        hide_index=True,
        height="auto",
        alt=_("The figures of the chart as a table of {count} rows.").format(count=len(table)),
        column_config={
            _("Value"): st.column_config.NumberColumn(width="small"),
            _("Source"): st.column_config.LinkColumn(display_text=_("open"), width="small"),
            _("Time"): st.column_config.TextColumn(width="medium"),
            _("Note"): st.column_config.TextColumn(width="large"),
        },
    )
