"""The source line under every chart: who published, when, in which voice, and how many rows stand behind it.

The line is a closed drawer. Opened, it shows the rows with links to their sources, the question that was
asked of the warehouse with its parameters and content hash, and a download; nothing of that is computed
before a person opens it, so the line costs a page next to nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, Protocol

import pandas as pd
import streamlit as st

from components import exports, i18n, markdown
from components.i18n import gettext_for, ngettext_for
from components.palette import VOICES, status_name, voice_mark, voice_said

MOST_PUBLISHERS = 3
MOST_ROWS = 60
Counted = Literal["observations", "evidence", "recommendations", "records"]


class Lineage(Protocol):
    """Where a frame comes from: the question, its parameters and the warehouse that answered."""

    @property
    def question(self) -> str:
        """Name of the .sql file, such as `trends/points`."""

    @property
    def parameters(self) -> Mapping[str, Any]:
        """Bound parameters by name."""

    @property
    def warehouse(self) -> str:
        """Content hash of the warehouse."""


def _distinct(rows: pd.DataFrame, column: str) -> list[str]:
    if column not in rows:
        return []
    return [str(value) for value in rows[column].dropna().unique() if str(value)]


def _rows_behind(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows once each: an observation that a join repeated counts once."""
    for identity in ("observation_id", "event_id"):
        if identity in rows:
            repeated = rows[identity].isna() | rows[identity].duplicated()
            return rows[~repeated] if repeated.any() else rows
    return rows


def years_of(rows: pd.DataFrame) -> str:
    """The years the rows cover, `2012–2025` or `2017`; empty when they name none."""
    if "year" in rows:
        years = pd.to_numeric(rows["year"], errors="coerce").dropna().astype(int)
    else:
        dated = next((name for name in ("period_end", "effective_date", "date") if name in rows), None)
        if dated is None:
            return ""
        years = pd.to_datetime(rows[dated], errors="coerce").dt.year.dropna().astype(int)
    if years.empty:
        return ""
    first, last = int(years.min()), int(years.max())
    return str(first) if first == last else f"{first}–{last}"


def _makers(rows: pd.DataFrame, lang: str) -> tuple[str, int]:
    """Who published the rows, at most MOST_PUBLISHERS by name, and how many more there are.

    A single producer whose figures were read at a single other publisher is named with it, so that a copy is
    not taken for the maker.
    """
    _ = gettext_for(lang)
    publishers, producers = _distinct(rows, "publisher"), _distinct(rows, "producer_en")
    if len(publishers) == 1 and len(producers) == 1:
        producer = i18n.text(rows.iloc[0], "producer", lang)
        if producer.casefold() != publishers[0].casefold():
            return _("{producer}, read at {publisher}").format(producer=producer, publisher=publishers[0]), 0
    return ", ".join(publishers[:MOST_PUBLISHERS]), len(publishers) - MOST_PUBLISHERS


def source_sentence(rows: pd.DataFrame, lang: str, counted: Counted = "observations") -> str:
    """The line itself: publishers, voices, years and the number of rows.

    Args:
        rows: one row per observation or status event, with `publisher`, `voice`, and `year`, `period_end` or
            `effective_date`; `observation_id` or `event_id` tells repeated rows apart. Rows that are
            aggregates carry how many they stand for in `observations`.
        counted: what the rows are, for the number at the end.
    """
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    behind = _rows_behind(rows)
    if behind.empty:
        return _("Source: nothing is recorded here")
    named, rest = _makers(behind, lang)
    if rest > 0:
        named = ngettext("{names} and {count} more", "{names} and {count} more", rest).format(
            names=named, count=rest
        )
    found = _distinct(behind, "voice")
    voices = ", ".join(voice_said(voice, lang) for voice in VOICES if voice in found)
    count = int(behind["observations"].sum()) if "observations" in behind else len(behind)
    numbers = {
        "observations": ngettext("{count} observation", "{count} observations", count),
        "evidence": ngettext("{count} piece of evidence", "{count} pieces of evidence", count),
        "recommendations": ngettext("{count} recommendation", "{count} recommendations", count),
        "records": ngettext("{count} record", "{count} records", count),
    }
    parts = [named, voices, years_of(behind), numbers[counted].format(count=i18n.number(count, lang))]
    return _("Source: {parts}").format(parts=" · ".join(part for part in parts if part))


def _value(row: Mapping[str, Any], lang: str) -> str:
    written = row.get("value_text")
    if isinstance(written, str) and written:
        return written
    value = row.get("value")
    return (
        i18n.NO_VALUE if i18n.is_missing(value) else i18n.number(float(str(value)), lang, row.get("unit_id"))
    )


def _time(row: Mapping[str, Any], lang: str) -> str:
    start, end = row.get("period_start"), row.get("period_end")
    if start is not None and end is not None and not i18n.is_missing(start) and not i18n.is_missing(end):
        return i18n.period(start, end, str(row.get("period_kind") or ""), lang)
    if "effective_date" not in row and "date" not in row:
        return str(row.get("year") or "")
    when = row.get("effective_date", row.get("date"))
    if isinstance(when, str):
        return i18n.partial_date(when, lang)
    return i18n.day(when, lang)


def _source(row: Mapping[str, Any], lang: str) -> str:
    """Title with its link, publisher, when it was published and read, and the id of the row."""
    _ = gettext_for(lang)

    def known(column: str) -> str:
        return "" if i18n.is_missing(row.get(column)) else str(row[column])

    parts = [markdown.link(known("source_title") or known("source_id"), row.get("url"))]
    said = [known("publisher")]
    if known("source_kind") == "mirror" and known("original_publisher"):
        said.append(_("copy; first published by {publisher}").format(publisher=known("original_publisher")))
    if known("published"):
        said.append(_("published {day}").format(day=i18n.partial_date(known("published"), lang)))
    if known("accessed"):
        said.append(_("read {day}").format(day=i18n.day(row["accessed"], lang)))
    identity = known("observation_id") or known("event_id")
    if identity:
        said.append(_("row {id}").format(id=identity))
    return ", ".join([*parts, *(markdown.plain(part) for part in said if part)])


def _producer(row: Mapping[str, Any], lang: str) -> str:
    voice = row.get("voice")
    known = voice if isinstance(voice, str) and voice else None
    name = markdown.plain(f"{i18n.text(row, 'producer', lang)} ({voice_said(known, lang)})")
    return f"{voice_mark(known)} {name}".strip()


def remark(row: Mapping[str, Any], lang: str) -> str:
    """How sure the reading of a figure is, and the note that says why."""
    _ = gettext_for(lang)
    confidence = {"low": _("low confidence"), "medium": _("medium confidence"), "high": _("high confidence")}
    note = row.get("note")
    parts = [confidence.get(str(row.get("confidence")), ""), note if isinstance(note, str) else ""]
    return " · ".join(part for part in parts if part)


def source_table(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The rows behind a chart as text cells for `st.table`, links in markdown; at most MOST_ROWS.

    Columns, as far as `rows` has them: indicator, region or recommendation, number of observations, time,
    status, figure, producer with its voice, source with publisher, dates and the id of the row, and a remark
    with the confidence of the reading and its note.
    """
    _ = gettext_for(lang)
    behind = _rows_behind(rows).head(MOST_ROWS)

    def cells(reader: Callable[[Mapping[str, Any]], str]) -> list[str]:
        return [
            reader(dict(zip(behind.columns, values, strict=True)))
            for values in behind.itertuples(index=False)
        ]

    def own(column: str) -> Callable[[Mapping[str, Any]], str]:
        return lambda row: "" if i18n.is_missing(row.get(column)) else markdown.plain(str(row[column]))

    columns: dict[str, Callable[[Mapping[str, Any]], str]] = {}
    if "indicator_id" in behind and "name_en" in behind:
        columns[_("Indicator")] = lambda row: markdown.plain(i18n.text(row, "name", lang))
    if "region_en" in behind:
        columns[_("Region")] = lambda row: markdown.plain(i18n.text(row, "region", lang))
    if "recommendation_id" in behind:
        columns[_("Recommendation")] = own("recommendation_id")
    if "observations" in behind:
        columns[_("Observations")] = own("observations")
    columns[_("Time")] = lambda row: markdown.plain(_time(row, lang))
    if "status" in behind:
        columns[_("Status")] = lambda row: markdown.plain(status_name(row["status"], lang))
    if "value" in behind:
        columns[_("Figure")] = lambda row: markdown.plain(_value(row, lang))
    columns[_("Produced by")] = lambda row: _producer(row, lang)
    columns[_("Source")] = lambda row: _source(row, lang)
    if "confidence" in behind:
        columns[_("Remark")] = lambda row: markdown.plain(remark(row, lang))
    return pd.DataFrame({title: cells(reader) for title, reader in columns.items()})


def lineage_sentence(lineage: Lineage, lang: str) -> str:
    """Question, parameters and warehouse in one line of markdown."""
    _ = gettext_for(lang)
    given = ", ".join(f"{name} = {value}" for name, value in lineage.parameters.items()) or _("none")
    return markdown.plain(
        _("Question: {question}. Parameters: {parameters}. Warehouse: {warehouse}.").format(
            question=lineage.question, parameters=given, warehouse=lineage.warehouse[:12]
        )
    )


def rows_as_csv(rows: pd.DataFrame, lineages: Sequence[Lineage]) -> bytes:
    """The rows with the questions and the warehouse they come from, as CSV that is safe to open."""
    return exports.csv_bytes(
        rows.assign(
            question="; ".join(lineage.question for lineage in lineages),
            warehouse=lineages[0].warehouse if lineages else "",
        )
    )


@st.fragment
def _drawer(
    rows: pd.DataFrame, lineages: Sequence[Lineage], lang: str, key: str, counted: Counted, note: str | None
) -> None:
    _ = gettext_for(lang)
    line = markdown.plain(source_sentence(rows, lang, counted))
    drawer = st.expander(line, key=f"source-{key}", type="compact", on_change="rerun")
    if not drawer.open:
        return
    behind = _rows_behind(rows)
    with drawer:
        if note:
            st.caption(markdown.plain(note))
        if not behind.empty:
            st.table(source_table(rows, lang), hide_index=True, border="horizontal", alt=line)
        if len(behind) > MOST_ROWS:
            shown = _("The first {shown} of {count} rows; the download has all of them.")
            st.caption(shown.format(shown=MOST_ROWS, count=i18n.number(len(behind), lang)))
        for lineage in lineages:
            st.caption(lineage_sentence(lineage, lang))
        st.download_button(
            _("Rows with their sources (CSV)"),
            data=lambda: rows_as_csv(behind, lineages),
            file_name=f"paygiri-{key}.csv",
            mime="text/csv",
            key=f"source-csv-{key}",
            on_click="ignore",
            type="tertiary",
        )


def source_line(
    rows: pd.DataFrame,
    lineage: Lineage | Sequence[Lineage],
    lang: str,
    *,
    key: str,
    counted: Counted = "observations",
    note: str | None = None,
) -> None:
    """Draw the source line under a chart; opened by hand it shows the rows behind the chart.

    Args:
        rows: one row per figure on the chart. Columns read where present: observation_id or event_id,
            region_en/_ru/_tg, recommendation_id, period_start, period_end, period_kind, year, effective_date,
            value, value_text, unit_id, status, producer_en/_ru/_tg, voice, source_id, source_title,
            publisher, url, published, accessed, source_kind, original_publisher.
        lineage: `frame.attrs["lineage"]` of the frame, or several when a chart rests on several questions.
        key: short id of the chart, unique on the page; also names the download.
        counted: what the rows are.
        note: one sentence shown on top of the opened drawer.
    """
    lineages = lineage if isinstance(lineage, Sequence) else [lineage]
    _drawer(rows, lineages, lang, key, counted, note)
