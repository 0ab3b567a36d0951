"""The brief on one institution: what it was asked, by whom and when, how that stands by voice, its sources.

The facts are gathered here once, with every source under one number, and handed to the screen, the PDF
(components/briefs/pdf.py) and the workbook, so that the three say the same. It is made to be read across a
table by the institution itself: every status has its date and its source, and nothing is left out because
it is favourable or unfavourable.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from components.charts.status_bars import ORDER
from components.exports import Sheet, workbook_bytes
from components.i18n import (
    NO_VALUE,
    day,
    gettext_for,
    is_missing,
    ngettext_for,
    number,
    partial_date,
    text,
)
from components.palette import VOICES, status_name, voice_name
from components.provenance import Lineage
from components.records import Row
from components.tracker.export import about_tracker, day_or_text
from components.tracker.words import basis_name, freshness_name, no_evidence_by

ASKED_WIDTHS = (12, 14, 10, 42, 24, 11, 13, 9, 11, 10, 9, 19, 27, 14, 11, 12)
"""Widths in letters of the columns of the first sheet: together still legible on one page on its side."""

COUNTED = ("moved", "contested", "overdue", "aged", "expired")


@dataclass(frozen=True)
class CitedSource:
    """One source under its number; `when` says when it was published and read, `copy_of` whose copy it is."""

    number: int
    title: str
    publisher: str
    copy_of: str
    when: str
    url: str | None
    row: Row


@dataclass(frozen=True)
class Statement:
    """What one voice reports of one recommendation.

    Attributes:
        dated: ISO date as exactly as it is known; `day` is the same in words.
        source: number of its source.
    """

    voice: str
    status: str
    dated: str
    day: str
    evidence: str
    producer: str
    source: int


@dataclass(frozen=True)
class Ask:
    """One recommendation to the institution, in the reader's language.

    Attributes:
        origin_dated: ISO date of the origin as exactly as it is known; `origin_day` is the same in words.
        text_source: number of the source of the wording.
        target: day it is due, as exactly as it is set; empty when none is.
        said: what each voice last reported, the state first.
        latest: the newest of these; None while there is none.
        aged: that the newest is older than 12 or 24 months; empty while it is not.
        nothing: that nothing was found, with the day up to which was looked; empty when something was.
        row: the row of `tracker/institution_items`.
    """

    recommendation_id: str
    text: str
    origin: str
    origin_dated: str
    origin_day: str
    basis: str
    role: str
    text_source: int
    target: str
    overdue: bool
    status: str
    contested: bool
    said: tuple[Statement, ...]
    latest: Statement | None
    aged: str
    nothing: str
    row: Row

    def by(self, voice: str) -> Statement | None:
        """What that voice last reported."""
        return next((statement for statement in self.said if statement.voice == voice), None)


@dataclass(frozen=True)
class Brief:
    """All that the brief says.

    Attributes:
        counts: recommendations by status, as far as there are any, from best to worst.
        figures: by COUNTED: how many moved in the last 12 months, are contested, overdue, rest on evidence
            older than 12 months, and how many of these on evidence older than 24.
        roles: how many it is asked to lead, and to support.
        lineages: the questions behind it; all asked of one warehouse.
    """

    institution_id: str
    name: str
    kind: str
    as_of: date
    lang: str
    asks: tuple[Ask, ...]
    sources: tuple[CitedSource, ...]
    counts: tuple[tuple[str, int], ...]
    figures: Mapping[str, int]
    roles: tuple[int, int]
    lineages: tuple[Lineage, ...]

    @property
    def warehouse(self) -> str:
        """Content hash of the warehouse that the facts come from."""
        return self.lineages[0].warehouse


@dataclass
class Numbering:
    """Gives each source its number in the order of first mention."""

    lang: str
    found: dict[str, CitedSource] = field(default_factory=dict)

    def of(self, row: Row) -> int:
        """The number of a row's source; `row` has the columns of a source."""
        identity = str(row["source_id"])
        if identity not in self.found:
            self.found[identity] = _cited(row, len(self.found) + 1, self.lang)
        return self.found[identity].number


def _known(value: object) -> str:
    return "" if is_missing(value) else str(value)


def _cited(row: Row, position: int, lang: str) -> CitedSource:
    _ = gettext_for(lang)
    original = _known(row["original_publisher"]) if row["source_kind"] == "mirror" else ""
    dates = [_("published {day}").format(day=partial_date(row["published"], lang))]
    dates = dates if _known(row["published"]) else []
    dates.append(_("read {day}").format(day=day(row["accessed"], lang)))
    return CitedSource(
        number=position,
        title=_known(row["source_title"]) or str(row["source_id"]),
        publisher=_known(row["publisher"]),
        copy_of=_("copy; first published by {publisher}").format(publisher=original) if original else "",
        when=", ".join(dates),
        url=_known(row["url"]) or None,
        row=row,
    )


def kind_name(kind: str, lang: str) -> str:
    """What kind of institution it is.

    Raises:
        KeyError: there is no such kind.
    """
    _ = gettext_for(lang)
    return {
        "state": _("State body"),
        "parliament": _("Parliament"),
        "judiciary": _("Judiciary"),
        "nhri": _("National human rights institution"),
        "local_authority": _("Local authority"),
        "civil_society": _("Civil society and media"),
        "donor": _("Donors"),
        "international": _("International organisations"),
    }[kind]


def role_name(role: str, lang: str) -> str:
    """Whether it is asked to lead or to support."""
    _ = gettext_for(lang)
    return {"lead": _("leading"), "supporting": _("supporting")}[role]


def figure_name(figure: str, lang: str) -> str:
    """What one of COUNTED counts."""
    _ = gettext_for(lang)
    return {
        "moved": _("Moved in the last 12 months"),
        "contested": _("Contested"),
        "overdue": _("Overdue"),
        "aged": _("Latest evidence older than 12 months"),
        "expired": _("of these, older than 24 months"),
    }[figure]


def asked_sentence(brief: Brief) -> str:
    """In how many recommendations it was asked, and in which role."""
    ngettext, _ = ngettext_for(brief.lang), gettext_for(brief.lang)
    lead, supporting = brief.roles
    asked = ngettext("Asked in {count} recommendation", "Asked in {count} recommendations", len(brief.asks))
    parts = [
        words.format(count=number(count, brief.lang))
        for words, count in ((_("{count} leading"), lead), (_("{count} supporting"), supporting))
        if count
    ]
    return f"{asked.format(count=number(len(brief.asks), brief.lang))} ({', '.join(parts)})"


def brief_of(
    institution: Row,
    counts: Row,
    items: Sequence[Row],
    events: Sequence[Row],
    texts: Sequence[Row],
    lineages: Sequence[Lineage],
    as_of: date,
    read_until: date,
    lang: str,
) -> Brief:
    """The brief, from the answers about one institution.

    Args:
        institution: its row of `catalogue/institutions`.
        counts: its row of `tracker/institutions`.
        items: rows of `tracker/institution_items`; the brief has them by origin, the newest first.
        events: rows of `tracker/timeline` over the same items: the evidence behind each status.
        texts: rows of `tracker/institution_texts`: the source of each wording, and its day as printed.
        lineages: of these frames.
        read_until: the last day on which sources were read.
    """
    numbering = Numbering(lang)
    evidence = {str(row["event_id"]): row for row in events}
    wording = {str(row["recommendation_id"]): row for row in texts}
    nothing = no_evidence_by(as_of, read_until, lang)
    asks = tuple(
        _ask(row, wording[str(row["recommendation_id"])], evidence, numbering, nothing, lang)
        for row in _by_origin(items)
    )
    return Brief(
        institution_id=str(institution["institution_id"]),
        name=text(institution, "name", lang),
        kind=kind_name(str(institution["kind"]), lang),
        as_of=as_of,
        lang=lang,
        asks=asks,
        sources=tuple(numbering.found.values()),
        counts=tuple((status, int(counts[status])) for status in ORDER if counts[status]),
        figures=_figures(counts),
        roles=(int(counts["lead"]), int(counts["supporting"])),
        lineages=tuple(lineages),
    )


def _by_origin(items: Iterable[Row]) -> list[Row]:
    """The newest origin first; of one those it is asked to lead before those it supports, then by id."""
    within = sorted(items, key=lambda row: (row["forum_id"], row["role"], row["recommendation_id"]))
    return sorted(within, key=lambda row: row["origin_date"], reverse=True)


def _figures(counts: Row) -> dict[str, int]:
    """The numbers of COUNTED, from a row of `tracker/institutions`, where stale excludes expired."""
    aged = int(counts["stale"]) + int(counts["expired"])
    return {name: aged if name == "aged" else int(counts[name]) for name in COUNTED}


def _ask(
    row: Row, wording: Row, evidence: Mapping[str, Row], numbering: Numbering, nothing: str, lang: str
) -> Ask:
    text_source = numbering.of(wording)
    said = tuple(_said(row, evidence, numbering, lang))
    latest = next((one for one in said if one.voice == row["headline_voice"]), None)
    return Ask(
        recommendation_id=str(row["recommendation_id"]),
        text=text(row, "text", lang),
        origin_dated=str(wording["origin_printed"]),
        origin=text(row, "forum_title", lang),
        origin_day=partial_date(str(wording["origin_printed"]), lang),
        basis=basis_name(str(row["basis"]), lang),
        role=role_name(str(row["role"]), lang),
        text_source=text_source,
        target=partial_date(row["target_date"], lang) if _known(row["target_date"]) else "",
        overdue=bool(row["overdue"]),
        status=str(row["status"]),
        contested=bool(row["contested"]),
        said=said,
        latest=latest,
        aged=freshness_name(str(row["freshness"]), lang),
        nothing=nothing if row["status"] == "no_evidence" else "",
        row=row,
    )


def _said(row: Row, evidence: Mapping[str, Row], numbering: Numbering, lang: str) -> Iterable[Statement]:
    for voice in VOICES:
        if is_missing(row[f"{voice}_status"]):
            continue
        event = evidence[str(row[f"{voice}_event"])]
        yield Statement(
            voice=voice,
            status=str(row[f"{voice}_status"]),
            dated=str(event["date"]),
            day=partial_date(str(event["date"]), lang),
            evidence=text(event, "evidence", lang),
            producer=text(event, "producer", lang),
            source=numbering.of(event),
        )


def brief_footer(brief: Brief) -> str:
    """The line at the foot of every page: whose brief, of which day, filtered how, from which warehouse."""
    _ = gettext_for(brief.lang)
    return _("Paygiri · {name} · status as of {day} · filter: institution = {id} · warehouse {hash}").format(
        name=brief.name,
        day=day(brief.as_of, brief.lang),
        id=brief.institution_id,
        hash=brief.warehouse[:12],
    )


def brief_about(brief: Brief) -> dict[str, object]:
    """What a reader of the workbook needs to find the brief again and to cite it."""
    _ = gettext_for(brief.lang)
    named = {_("Institution"): f"{brief.name} ({brief.institution_id})"}
    return about_tracker(named, brief.as_of, brief.lineages, brief.lang)


def brief_workbook(brief: Brief) -> bytes:
    """The brief as XLSX: one row per recommendation, the evidence by voice, numbered sources, what it is."""
    _ = gettext_for(brief.lang)
    about = brief_about(brief)
    facts = {_("Item"): list(about), _("Value"): pd.Series(list(about.values()), dtype=object)}
    footer, address = brief_footer(brief), frozenset({_("Address")})
    asked = _asked_table(brief)
    widths = dict(zip(asked.columns, ASKED_WIDTHS, strict=False))
    return workbook_bytes(
        [
            Sheet(_("Asked"), asked, footer=footer, widths=widths, one_page_wide=True),
            Sheet(_("Evidence by voice"), _evidence_table(brief), footer=footer, widest=50),
            Sheet(_("Sources"), _source_table(brief), address, footer=footer, widest=50),
            Sheet(_("About"), pd.DataFrame(facts), footer=footer),
        ]
    )


def _table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """The rows with exactly these columns, each cell under its own type."""
    return pd.DataFrame(
        {name: pd.Series([row[name] for row in rows], dtype=object) for name in columns},
        columns=list(columns),
    )


def _asked_table(brief: Brief) -> pd.DataFrame:
    _, lang = gettext_for(brief.lang), brief.lang
    state = voice_name("state", lang)
    rows = [
        {
            _("Id"): ask.recommendation_id,
            _("Counts as"): status_name(ask.status, lang),
            _("Contested"): _("yes") if ask.contested else _("no"),
            _("What was asked"): ask.text,
            _("By whom"): ask.origin,
            _("When"): day_or_text(ask.origin_dated),
            _("Rests on"): ask.basis,
            _("Source of the wording"): ask.text_source,
            _("Role"): ask.role,
            _("Due"): day_or_text(ask.row["target_date"]),
            _("Overdue"): _("yes") if ask.overdue else _("no"),
            state: in_words(ask.by("state"), lang),
            _("Independent voices and media"): "; ".join(
                f"{voice_name(one.voice, lang)}: {in_words(one, lang)}"
                for one in ask.said
                if one.voice != "state"
            ),
            _("Latest evidence"): voice_name(ask.latest.voice, lang) if ask.latest else ask.nothing,
            _("Day of the latest evidence"): day_or_text(ask.latest.dated) if ask.latest else None,
            _("Remark"): ask.aged,
        }
        for ask in brief.asks
    ]
    return _table(rows, list(rows[0]) if rows else [_("Id"), _("What was asked")])


def in_words(statement: Statement | None, lang: str) -> str:
    """`In progress (3 Feb 2026) [4]`, the number being that of the source; a dash when nothing was found."""
    if statement is None:
        return NO_VALUE
    return f"{status_name(statement.status, lang)} ({statement.day}) [{statement.source}]"


def _evidence_table(brief: Brief) -> pd.DataFrame:
    _, lang = gettext_for(brief.lang), brief.lang
    columns = [
        _("Id"), _("Voice"), _("Status"), _("Day, as exactly as it is known"), _("Evidence"),
        _("Produced by"), _("Source"),
    ]  # fmt: skip
    rows = [
        dict(
            zip(
                columns,
                (
                    ask.recommendation_id,
                    voice_name(one.voice, lang),
                    status_name(one.status, lang),
                    day_or_text(one.dated),
                    one.evidence,
                    one.producer,
                    one.source,
                ),
                strict=True,
            )
        )
        for ask in brief.asks
        for one in ask.said
    ]
    return _table(rows, columns)


def _source_table(brief: Brief) -> pd.DataFrame:
    _ = gettext_for(brief.lang)
    columns = [
        _("Number"), _("Title"), _("Published by"), _("First published by"), _("Published"), _("Read"),
        _("Address"),
    ]  # fmt: skip
    rows = [
        dict(
            zip(
                columns,
                (
                    source.number,
                    source.title,
                    source.publisher,
                    _known(source.row["original_publisher"]) if source.copy_of else "",
                    day_or_text(source.row["published"]),
                    source.row["accessed"],
                    source.url,
                ),
                strict=True,
            )
        )
        for source in brief.sources
    ]
    return _table(rows, columns)
