"""The source line under every chart: who published, when, in which voice, and how many rows stand behind it.

The line is a closed drawer. Opened, it shows the rows with links to their sources and the question that was
asked of the warehouse, with its parameters and content hash; how to cite them; and downloads of the rows and
of what they mean. Nothing of that is computed before a person opens it, and then only the part that is
looked at, so the line costs a page next to nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal
from urllib.parse import SplitResult, urlsplit

import pandas as pd
import streamlit as st

from components import citation, exports, i18n, markdown
from components.address import Address, link
from components.citation import View, Work
from components.hxl import hxl_tags
from components.i18n import gettext_for, ngettext_for
from components.palette import VOICES, status_name, voice_mark, voice_said
from components.slides.add import show_add_to_slides
from components.sources.metadata import Lineage, about_rows, metadata_json

__all__ = ["Lineage", "source_line", "source_sentence", "source_table"]

MOST_PUBLISHERS = 3
MOST_ROWS = 60
LONGEST_ADDRESS = 500
"""Letters of the address of a view that a citation repeats."""

CITATION_HEIGHT = 260
"""Pixels of the box that a citation is copied from; a longer one is scrolled."""

JSON_MIME = "application/json"
_SAID = (
    "observation_id", "event_id", "observations", "publisher", "producer_en", "producer_ru", "producer_tg",
    "voice", "first_year", "last_year", "year", "period_end", "effective_date", "date",
)  # fmt: skip
"""What the line itself says something of."""

_TIMES = {"period_start", "year", "first_year", "effective_date", "date"}
Counted = Literal["observations", "evidence", "recommendations", "records", "sources"]


def _distinct(rows: pd.DataFrame, column: str) -> list[str]:
    if column not in rows:
        return []
    values = dict.fromkeys(rows[column].tolist())
    return [str(value) for value in values if not i18n.is_missing(value) and str(value)]


def _rows_behind(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows once each: an observation that a join repeated counts once."""
    for identity in ("observation_id", "event_id"):
        if identity in rows:
            first: dict[str, int] = {}
            for place, named in enumerate(rows[identity].tolist()):
                if not i18n.is_missing(named):
                    first.setdefault(named, place)
            return rows if len(first) == len(rows) else rows.iloc[list(first.values())]
    return rows


def years_of(rows: pd.DataFrame) -> str:
    """The years the rows cover, `2012–2025` or `2017`; empty when they name none."""
    if "first_year" in rows:
        years = pd.concat([rows["first_year"], rows["last_year"]])
    elif "year" in rows:
        years = pd.to_numeric(rows["year"], errors="coerce")
    else:
        dated = next((name for name in ("period_end", "effective_date", "date") if name in rows), None)
        if dated is None:
            return ""
        years = pd.to_datetime(rows[dated], errors="coerce").dt.year
    known = [int(year) for year in years.tolist() if not i18n.is_missing(year)]
    return i18n.year_span(min(known), max(known)) if known else ""


def _makers(rows: pd.DataFrame, lang: str, most: int) -> tuple[str, int]:
    """Who published the rows, at most `most` by name, and how many more there are.

    A single producer whose figures were read at a single other publisher is named with it, so that a copy is
    not taken for the maker.
    """
    _ = gettext_for(lang)
    publishers, producers = _distinct(rows, "publisher"), _distinct(rows, "producer_en")
    if len(publishers) == 1 and len(producers) == 1:
        producer = i18n.text(rows.iloc[0], "producer", lang)
        if producer.casefold() != publishers[0].casefold():
            return _("{producer}, read at {publisher}").format(producer=producer, publisher=publishers[0]), 0
    return ", ".join(publishers[:most]), len(publishers) - most


def source_sentence(
    rows: pd.DataFrame, lang: str, counted: Counted = "observations", most: int = MOST_PUBLISHERS
) -> str:
    """The line itself: publishers, voices, years and the number of rows.

    Args:
        rows: one row per observation or status event, with `publisher`, `voice`, and `year`, `period_end` or
            `effective_date`; `observation_id` or `event_id` tells repeated rows apart. Rows that are
            aggregates carry how many they stand for in `observations`.
        counted: what the rows are, for the number at the end.
        most: publishers given by name.
    """
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    behind = _rows_behind(rows[[name for name in _SAID if name in rows]])
    if behind.empty:
        return _("Source: nothing is recorded here")
    named, rest = _makers(behind, lang, most)
    if rest > 0:
        named = ngettext("{names} and {count} more", "{names} and {count} more", rest).format(
            names=named, count=rest
        )
    found = _distinct(behind, "voice")
    voices = ", ".join(voice_said(voice, lang) for voice in VOICES if voice in found)
    aggregated = counted == "observations" and "observations" in behind
    count = int(behind["observations"].sum()) if aggregated else len(behind)
    numbers = {
        "observations": ngettext("{count} observation", "{count} observations", count),
        "evidence": ngettext("{count} piece of evidence", "{count} pieces of evidence", count),
        "recommendations": ngettext("{count} recommendation", "{count} recommendations", count),
        "records": ngettext("{count} record", "{count} records", count),
        "sources": ngettext("{count} source", "{count} sources", count),
    }
    parts = [named, voices, years_of(behind), numbers[counted].format(count=i18n.number(count, lang))]
    return _("Source: {parts}").format(parts=" · ".join(part for part in parts if part))


def _value(row: Mapping[str, Any], lang: str) -> str:
    written = row.get("value_text")
    if isinstance(written, str) and written:
        return written
    value = row.get("value")
    if isinstance(value, str) and value:
        return value  # a claim is quoted as it was made: `14-30`
    return (
        i18n.NO_VALUE if i18n.is_missing(value) else i18n.number(float(str(value)), lang, row.get("unit_id"))
    )


def _time(row: Mapping[str, Any], lang: str) -> str:
    start, end = row.get("period_start"), row.get("period_end")
    if start is not None and end is not None and not i18n.is_missing(start) and not i18n.is_missing(end):
        return i18n.period(start, end, str(row.get("period_kind") or ""), lang)
    if "effective_date" not in row and "date" not in row:
        if "first_year" in row:
            return i18n.year_span(row["first_year"], row["last_year"])
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

    has = set(behind.columns)
    columns: list[tuple[bool, str, Callable[[Mapping[str, Any]], str]]] = [
        (
            {"indicator_id", "name_en"} <= has,
            _("Indicator"),
            lambda row: markdown.plain(i18n.text(row, "name", lang)),
        ),
        ("region_en" in has, _("Region"), lambda row: markdown.plain(i18n.text(row, "region", lang))),
        ("recommendation_id" in has, _("Recommendation"), own("recommendation_id")),
        ("observations" in has, _("Observations"), own("observations")),
        (bool(_TIMES & has), _("Time"), lambda row: markdown.plain(_time(row, lang))),
        ("status" in has, _("Status"), lambda row: markdown.plain(status_name(row["status"], lang))),
        ("value" in has, _("Figure"), lambda row: markdown.plain(_value(row, lang))),
        ("producer_en" in has, _("Produced by"), lambda row: _producer(row, lang)),
        (True, _("Source"), lambda row: _source(row, lang)),
        ("confidence" in has, _("Remark"), lambda row: markdown.plain(remark(row, lang))),
    ]
    return pd.DataFrame({title: cells(reader) for there, title, reader in columns if there})


def lineage_sentence(lineage: Lineage, lang: str) -> str:
    """Question, parameters and warehouse in one line of markdown."""
    _ = gettext_for(lang)
    return markdown.plain(
        _("Question: {question}. Parameters: {parameters}. Warehouse: {warehouse}.").format(
            question=lineage.question,
            parameters=citation.parameters_said(lineage.parameters, lang),
            warehouse=lineage.warehouse[:12],
        )
    )


def current_view(lineages: Sequence[Lineage]) -> View:
    """The view that is being drawn: its address and the day it is read at.

    The day is that of the questions, else that of the address. The address in full is left out on one's own
    machine, where it would lead nobody anywhere.
    """
    page = urlsplit(st.context.url or "")
    address = Address.current()
    here = link(page.path.rstrip("/").rpartition("/")[2] or "/", **address.params)
    asked = [lineage.parameters["as_of"] for lineage in lineages if lineage.parameters.get("as_of")]
    return View(
        address=here[:LONGEST_ADDRESS],
        url=public_address(page, here),
        as_of=pd.Timestamp(asked[0]).date() if asked else address.as_of(),
        accessed=address.today,
    )


def public_address(page: SplitResult, here: str) -> str:
    """The address in full where others can reach it and it is not too long; else empty."""
    if page.hostname in (None, "localhost", "127.0.0.1", "::1") or len(here) > LONGEST_ADDRESS:
        return ""
    return f"{page.scheme}://{page.netloc}{page.path}{here[here.find('?') :] if '?' in here else ''}"


def works_cited(rows: pd.DataFrame, lineages: Sequence[Lineage], view: View, lang: str) -> list[Work]:
    """What to cite for `rows`: one work per source with whoever made its figures, then this dashboard."""
    questions = [(lineage.question, lineage.parameters) for lineage in lineages]
    warehouse = lineages[0].warehouse if lineages else ""
    return [
        *citation.source_works(rows, lang),
        citation.view_work(view, questions, warehouse, lang),
    ]


def rows_with_lineage(rows: pd.DataFrame, lineages: Sequence[Lineage]) -> pd.DataFrame:
    """The rows as a file holds them: each with the questions and the warehouse it comes from."""
    return rows.assign(
        question="; ".join(lineage.question for lineage in lineages),
        warehouse=lineages[0].warehouse if lineages else "",
    )


def rows_as_csv(rows: pd.DataFrame, lineages: Sequence[Lineage], *, tagged: bool = False) -> bytes:
    """The rows with the questions and the warehouse they come from, as CSV that is safe to open.

    Args:
        rows: the rows behind a figure.
        lineages: the questions they answer.
        tagged: with a second header row of HXL tags.
    """
    ready = rows_with_lineage(rows, lineages)
    return exports.csv_bytes(ready, hxl_tags(list(ready.columns)) if tagged else ())


def rows_as_workbook(
    rows: pd.DataFrame, lineages: Sequence[Lineage], view: View, lang: str, *, tagged: bool = False
) -> bytes:
    """The rows, their sources and what they are, as XLSX with the sheets data, sources and about."""
    ready = rows_with_lineage(rows, lineages)
    sources = exports.sources_of(rows) if "source_id" in rows else pd.DataFrame()
    about = about_rows(rows, lineages, view, works_cited(rows, lineages, view, lang), lang)
    tags = hxl_tags(list(ready.columns)) if tagged else ()
    return exports.cited_workbook(ready, sources, about, tags=tags)


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
        show_add_to_slides(rows, lineages, lang, key)
        behind_it, cite, take = st.tabs(
            [_("Rows behind it"), _("Cite this"), _("Download")], key=f"source-part-{key}", on_change="rerun"
        )
        if behind_it.open:
            with behind_it:
                _show_rows(behind, lineages, lang, line)
        if cite.open:
            with cite:
                _show_citation(behind, lineages, lang, key)
        if take.open:
            with take:
                _show_downloads(behind, lineages, lang, key)


def _show_rows(behind: pd.DataFrame, lineages: Sequence[Lineage], lang: str, line: str) -> None:
    """The rows with links to their sources, and the questions that brought them."""
    _ = gettext_for(lang)
    if not behind.empty:
        st.table(source_table(behind, lang), hide_index=True, border="horizontal", alt=line)
    if len(behind) > MOST_ROWS:
        shown = _("The first {shown} of {count} rows are shown; the downloads hold all of them.")
        st.caption(shown.format(shown=MOST_ROWS, count=i18n.number(len(behind), lang)))
    for lineage in lineages:
        st.caption(lineage_sentence(lineage, lang))


def _show_citation(behind: pd.DataFrame, lineages: Sequence[Lineage], lang: str, key: str) -> None:
    """The citation in one of three forms, to copy or to keep as a file."""
    _ = gettext_for(lang)
    works = works_cited(behind, lineages, current_view(lineages), lang)
    st.caption(_("Whoever made the figures comes first, this dashboard last."))
    forms: dict[str, tuple[Callable[[], str], str, str]] = {
        _("Text"): (lambda: citation.as_text(works, lang), "txt", citation.TEXT_MIME),
        "BibTeX": (lambda: citation.as_bibtex(works, lang), "bib", citation.BIBTEX_MIME),
        "CSL-JSON": (lambda: citation.as_csl(works), "json", citation.CSL_MIME),
    }
    form = st.segmented_control(
        _("Form of the citation"),
        list(forms),
        default=next(iter(forms)),
        required=True,
        key=f"source-cite-{key}",
        label_visibility="collapsed",
    )
    write, suffix, mime = forms[form if form in forms else next(iter(forms))]
    written = write()
    long = len(written) > 600 or written.count("\n") > 9
    st.code(written, language=None, wrap_lines=True, height=CITATION_HEIGHT if long else "content")
    st.download_button(
        _("Citation as a file"),
        data=written.encode(),
        file_name=exports.file_name("paygiri", key, "citation", suffix=suffix),
        mime=mime,
        key=f"source-citation-{key}",
        on_click="ignore",
        type="tertiary",
    )


def _show_downloads(behind: pd.DataFrame, lineages: Sequence[Lineage], lang: str, key: str) -> None:
    """The rows as CSV and XLSX and what they mean as JSON; each file is made when it is asked for."""
    _ = gettext_for(lang)
    view = current_view(lineages)
    tagged = st.toggle(_("Second header row with HXL tags"), key=f"source-hxl-{key}")
    named = ("paygiri", key, "hxl") if tagged else ("paygiri", key)

    def metadata() -> bytes:
        return metadata_json(behind, lineages, view, works_cited(behind, lineages, view, lang), lang)

    files: dict[str, tuple[Callable[[], bytes], str, str]] = {
        _("Rows with their sources (CSV)"): (
            lambda: rows_as_csv(behind, lineages, tagged=tagged), "csv", exports.CSV_MIME,
        ),
        _("Rows with their sources (XLSX)"): (
            lambda: rows_as_workbook(behind, lineages, view, lang, tagged=tagged), "xlsx", exports.XLSX_MIME,
        ),
        _("What the rows mean (JSON)"): (metadata, "json", JSON_MIME),
    }  # fmt: skip
    with st.container(horizontal=True):
        for label, (make, suffix, mime) in files.items():
            st.download_button(
                label,
                data=make,
                file_name=exports.file_name(*named, suffix=suffix),
                mime=mime,
                key=f"source-{suffix}-{key}",
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
