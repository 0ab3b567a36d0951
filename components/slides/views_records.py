"""Slides that show rows as they stand: figures by their ids, events of a region, claims, sources.

They are what a chart is added as when no view of its own draws it: the rows behind it, in large type. Claims
are never drawn beside observations; their slide holds nothing but claims and their verdicts.
"""

from collections.abc import Mapping

from components import i18n
from components.claims.words import verdict_name
from components.i18n import gettext_for, is_missing, partial_date, period
from components.palette import voice_said
from components.records import records
from components.regions.profile import own, printed_figure
from components.slides.content import Cell, Column, Content, Table
from components.slides.deck import Parameter, Value
from components.slides.view_parts import Moment, Reader, View, content_of, one, several, whole_on
from components.slides.views_status import paged, rows_shown
from components.tracker.names import named


def draw_observations(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """Figures by their ids: what, where, when, how much, by whom."""
    _, lang = gettext_for(moment.lang), moment.lang
    answer = reader.ask("provenance/observations", ids=several(parameters, "id"))
    rows = paged(records(answer), parameters)
    columns = (
        Column(_("Indicator"), 0.36), Column(_("Region"), 0.14), Column(_("Time"), 0.16),
        Column(_("Figure"), 0.12, "end"), Column(_("Produced by"), 0.22),
    )  # fmt: skip
    cells = tuple(
        (
            Cell(i18n.text(row, "indicator", lang)),
            Cell(i18n.text(row, "place", lang) or i18n.text(row, "region", lang)),
            Cell(period(row["period_start"], row["period_end"], str(row["period_kind"]), lang)),
            Cell(printed_figure(row, lang), bold=True),
            Cell(f"{i18n.text(row, 'producer', lang)} ({voice_said(row['voice'], lang)})"),
        )
        for row in rows
    )
    names = list(dict.fromkeys(cell[0].words for cell in cells))
    nothing = _("None of these figures is in the package any more.")
    return content_of(
        moment,
        names[0] if len(names) == 1 else _("Figures side by side"),
        _("Figures as their sources give them; none is added to another"),
        Table(columns, cells, 3, whole_on(_("Trends"), lang)),
        answer,
        [answer],
        "; ".join(f"{cell[1].words}, {cell[2].words}: {cell[3].words}" for cell in cells) or nothing,
        numbers={str(row["observation_id"]): row["value"] for row in rows},
        remark=rows_shown(len(answer), parameters, lang) if len(answer) else nothing,
    )


def draw_events(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """What was held in a region, the newest first."""
    _, lang = gettext_for(moment.lang), moment.lang
    region = one(parameters, "region") or ""
    answer = own(reader.ask("follow_up/events_of_region", region=region))
    everything = sorted(records(answer), key=lambda row: str(row["date"]), reverse=True)
    rows = paged(everything, parameters)
    columns = (Column(_("Date"), 0.2), Column(_("Event"), 0.55), Column(_("Place"), 0.25))
    cells = tuple(
        (
            Cell(partial_date(str(row["date"]), lang)),
            Cell(i18n.text(row, "title", lang)),
            Cell(i18n.text(row, "place", lang)),
        )
        for row in rows
    )
    regions = named(reader.ask("catalogue/regions"), "region_code", "name", lang)
    return content_of(
        moment,
        _("Events: {region}").format(region=regions.get(region, region)),
        "",
        Table(columns, cells, 3, whole_on(_("Regions"), lang)),
        answer,
        [answer],
        "; ".join(f"{cell[0].words}: {cell[1].words}" for cell in cells) or _("None found."),
        numbers={str(row["event_id"]): row["date"] for row in rows},
        counted="records",
        remark=rows_shown(len(everything), parameters, lang) if rows else _("None found."),
        filters=f"region = {region}",
    )


VERDICT_TONES = {"supported": "status-implemented", "unverified": "panel", "contradicted": "status-regressed"}


def draw_claims(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """Claims in circulation with their verdicts."""
    _, lang = gettext_for(moment.lang), moment.lang
    answer = reader.ask("claims/register", verdict=several(parameters, "verdict"), document=[])
    asked = several(parameters, "id")
    found = answer[answer["claim_id"].isin(asked)] if asked else answer
    rows = paged(records(found), parameters)
    columns = (
        Column("", 0.08), Column(_("Claim"), 0.34), Column(_("Verdict"), 0.2), Column(_("Because"), 0.38),
    )  # fmt: skip
    cells = tuple(
        (
            Cell(str(row["claim_id"]), bold=True),
            Cell(i18n.text(row, "statement", lang)),
            Cell(verdict_name(str(row["verdict"]), lang), VERDICT_TONES.get(str(row["verdict"])), bold=True),
            Cell(i18n.text(row, "verdict_reason", lang)),
        )
        for row in rows
    )
    return content_of(
        moment,
        _("Claims in circulation, and which stand up"),
        _("Statements without a figure of their own behind them; none of them feeds a chart"),
        Table(columns, cells, 3, whole_on(_("Claims"), lang)),
        found,
        [answer],
        "; ".join(f"{cell[0].words}: {cell[2].words}" for cell in cells) or _("None found."),
        numbers={str(row["claim_id"]): row["verdict"] for row in rows},
        counted="records",
        remark=rows_shown(len(found), parameters, lang) if rows else _("None found."),
        filters=", ".join(several(parameters, "verdict")),
    )


def draw_sources(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """Sources by their ids: title, publisher, when published."""
    _, lang = gettext_for(moment.lang), moment.lang
    answer = reader.ask("present/sources", ids=several(parameters, "id"))
    rows = paged(records(answer), parameters)
    columns = (Column(_("Source"), 0.55), Column(_("Publisher"), 0.3), Column(_("Published"), 0.15))
    cells = tuple(
        (
            Cell(str(row["source_title"])),
            Cell(str(row["publisher"])),
            Cell("" if is_missing(row["published"]) else partial_date(str(row["published"]), lang)),
        )
        for row in rows
    )
    nothing = _("None of these sources is in the package any more.")
    return content_of(
        moment,
        _("Sources"),
        "",
        Table(columns, cells, 3, whole_on(_("Sources"), lang)),
        answer,
        [answer],
        "; ".join(cell[0].words for cell in cells) or nothing,
        numbers={str(row["source_id"]): str(row["published"]) for row in rows},
        counted="sources",
        remark=rows_shown(len(answer), parameters, lang) if len(answer) else nothing,
    )


_IDS = {"id": Parameter("key", required=True, many=True), "page": Parameter("page")}
VIEWS = (
    View("observations", _IDS, draw_observations),
    View(
        "events",
        {"region": Parameter(of="region", required=True), "page": Parameter("page")},
        draw_events,
    ),
    View(
        "claims",
        {
            "verdict": Parameter(of="verdict", many=True),
            "id": Parameter("key", many=True),
            "page": Parameter("page"),
        },
        draw_claims,
    ),
    View("sources", _IDS, draw_sources),
)
