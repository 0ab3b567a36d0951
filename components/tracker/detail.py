"""One recommendation at its own address: its words, what it counts as and why, all evidence, its links."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from components.address import link
from components.charts.time_series import as_date
from components.html_panel import Html, html_panel, render
from components.i18n import LANGUAGE_NAMES, LANGUAGES, day, gettext_for, is_missing, partial_date, text
from components.palette import VOICES, status_definition, voice_name
from components.records import Row
from components.tracker.address import TrackerPlace
from components.tracker.names import TrackerNames
from components.tracker.timeline import axis_of, lanes
from components.tracker.words import (
    age,
    basis_meaning,
    basis_name,
    freshness_name,
    holds,
    how_worked_out,
    no_evidence_by,
    relation_name,
)


@dataclass(frozen=True)
class IndicatorChart:
    """A small chart as SVG and the region whose figures it shows."""

    svg: str
    region: str


@dataclass(frozen=True)
class ItemParts:
    """Everything about one recommendation, as rows of `tracker/item` and its companions.

    Attributes:
        item: the row of `tracker/item`.
        events, links, indicators, projects, regions, addressees: rows of `tracker/item_<name>`.
        charts: a small chart by indicator_id, for those that have figures.
        read_until: the last day on which sources were read.
    """

    item: Row
    events: Sequence[Row]
    links: Sequence[Row]
    indicators: Sequence[Row]
    projects: Sequence[Row]
    regions: Sequence[Row]
    addressees: Sequence[Row]
    charts: Mapping[str, IndicatorChart]
    read_until: date


def event_row(row: Row, as_of: date, lang: str) -> dict[str, Any]:
    """What the template shows of one event.

    Args:
        row: one row of `tracker/item_events`.
    """
    _ = gettext_for(lang)
    later = not is_missing(row["effective_date"]) and as_date(row["effective_date"]) > as_of
    voice = None if is_missing(row["voice"]) else str(row["voice"])
    if later:
        remark = _("later than the day this page is read at")
    elif row["is_baseline"]:
        remark = _("starting point, before the recommendation; not counted")
    elif is_missing(row["date"]):
        remark = _("undated; not counted")
    elif voice is None:
        remark = _("a search of our own; not a voice")
    else:
        remark = "" if row["counts"] else _("not counted")
    confidence = {"low": _("low confidence"), "medium": _("medium confidence")}.get(
        str(row["confidence"]), ""
    )
    return {
        "id": row["event_id"],
        "day": _("undated") if is_missing(row["date"]) else partial_date(str(row["date"]), lang),
        "date_note": text(row, "date_note", lang),
        "voice": voice,
        "voice_name": voice_name(voice, lang),
        "status": row["status"],
        "evidence": text(row, "evidence", lang),
        "note": _known(row["note"]),
        "producer": text(row, "producer", lang),
        "remark": remark,
        "faint": later or not row["counts"],
        "confidence": confidence,
        **source_words(row, lang),
    }


def source_words(row: Row, lang: str) -> dict[str, Any]:
    """Title, address, publisher (and whose copy it is) and dates of a source."""
    _ = gettext_for(lang)
    said = [_known(row["publisher"])]
    if row["source_kind"] == "mirror" and _known(row["original_publisher"]):
        said.append(_("copy; first published by {publisher}").format(publisher=row["original_publisher"]))
    if _known(row["published"]):
        said.append(_("published {day}").format(day=partial_date(row["published"], lang)))
    if not is_missing(row["accessed"]):
        said.append(_("read {day}").format(day=day(row["accessed"], lang)))
    return {
        "source": _known(row["source_title"]) or _known(row["source_id"]),
        "url": None if is_missing(row["url"]) else row["url"],
        "published": ", ".join(part for part in said if part),
    }


def _known(value: object) -> str:
    return "" if is_missing(value) else str(value)


def with_printed_dates(parts: ItemParts) -> dict[str, Any]:
    """The item with `<voice>_printed`: the date of each voice's latest word as its source prints it."""
    dates = {row["event_id"]: row["date"] for row in parts.events}
    printed = {f"{voice}_printed": dates.get(parts.item[f"{voice}_event"]) for voice in VOICES}
    return {**parts.item, **printed}


def voice_cards(parts: ItemParts, lang: str) -> list[dict[str, Any]]:
    """What each voice last said, the state first; the evidence behind it is the event the status names."""
    item = parts.item
    events = {row["event_id"]: row for row in parts.events}
    cards = []
    for voice in VOICES:
        event = events.get(item[f"{voice}_event"])
        if is_missing(item[f"{voice}_status"]) or event is None:
            continue
        cards.append(
            {
                "voice": voice,
                "name": voice_name(voice, lang),
                "status": item[f"{voice}_status"],
                "day": partial_date(str(event["date"]), lang),
                "evidence": text(event, "evidence", lang),
                "producer": text(event, "producer", lang),
                **source_words(event, lang),
            }
        )
    return cards


def linked_rows(parts: ItemParts, place: TrackerPlace, names: TrackerNames) -> list[dict[str, Any]]:
    """The recommendations linked to this one, with how and why."""
    lang = place.lang
    return [
        {
            "relation": relation_name(row["relation"], row["side"], lang),
            "id": row["other_id"],
            "href": place.link(id=row["other_id"]),
            "text": text(row, "text", lang),
            "origin": text(row, "forum_title", lang),
            "day": names.forum_day[row["forum_id"]],
            "reason": text(row, "reason", lang),
        }
        for row in parts.links
    ]


def indicator_rows(parts: ItemParts, place: TrackerPlace) -> list[dict[str, Any]]:
    """The indicators that bear on it, each with why and a small chart where the nation has figures."""
    kept = "" if place.lang == LANGUAGES[0] else f"&lang={place.lang}"
    return [
        {
            "name": text(row, "name", place.lang),
            "reason": text(row, "reason", place.lang),
            "href": f"trends?indicator={row['indicator_id']}{kept}",
            "chart": parts.charts.get(row["indicator_id"]),
        }
        for row in parts.indicators
    ]


def project_rows(parts: ItemParts, place: TrackerPlace) -> list[dict[str, Any]]:
    """The projects that touch it, with when and why, each with the address of its card."""
    lang = place.lang
    kept = {
        "lang": None if lang == LANGUAGES[0] else lang,
        "as_of": None if place.as_of == place.today else place.as_of.isoformat(),
    }
    rows = []
    for row in parts.projects:
        span = [
            partial_date(_known(row[end]), lang) for end in ("start_date", "end_date") if _known(row[end])
        ]
        rows.append(
            {
                "title": text(row, "title", lang),
                "href": link("impact", **kept, project=row["project_id"]),
                "span": "–".join(span),
                "reason": text(row, "reason", lang),
                **source_words(row, lang),
            }
        )
    return rows


def where_in_words(parts: ItemParts, lang: str) -> str:
    """The regions and places it names."""
    named = []
    for row in parts.regions:
        region, spot = text(row, "region", lang), text(row, "place", lang)
        named.append(f"{spot} ({region})" if spot else region)
    return ", ".join(named)


def item_detail(parts: ItemParts, place: TrackerPlace, names: TrackerNames) -> Html:
    """The detail as HTML."""
    item, lang = parts.item, place.lang
    _ = gettext_for(lang)
    status = None if is_missing(item["status"]) else str(item["status"])
    seen = [
        row
        for row in parts.events
        if is_missing(row["effective_date"]) or as_date(row["effective_date"]) <= place.as_of
    ]
    axis = axis_of([item], seen, place.as_of)
    return render(
        "tracker_detail.html",
        lang,
        back=place.link(id=None),
        id=item["recommendation_id"],
        text=text(item, "text", lang),
        others=[
            (LANGUAGE_NAMES[other], other, text(item, "text", other)) for other in LANGUAGES if other != lang
        ],
        origin=text(item, "forum_title", lang),
        origin_day=names.forum_day[item["forum_id"]],
        origin_href=place.link(forum=item["forum_id"]),
        theme=text(item, "theme", lang),
        theme_href=place.link(theme=item["theme_id"]),
        basis=basis_name(item["basis"], lang),
        basis_meaning=basis_meaning(item["basis"], lang),
        source=source_words(item, lang),
        note=_known(item["note"]),
        verifiable=text(item, "verifiable_reason", lang),
        where=where_in_words(parts, lang),
        asked=_asked(parts, place),
        target="" if is_missing(item["target_date"]) else partial_date(item["target_date"], lang),
        overdue=holds(item["overdue"]),
        status=status,
        meaning=status_definition(status, lang) if status else "",
        contested=holds(item["contested"]),
        sentence=how_worked_out(with_printed_dates(parts), place.as_of, parts.read_until, lang),
        nothing=no_evidence_by(place.as_of, parts.read_until, lang) if status == "no_evidence" else "",
        age=age(item["age_days"], lang),
        freshness=item["freshness"],
        freshness_name=freshness_name(item["freshness"], lang),
        cards=voice_cards(parts, lang),
        axis_item={
            "origin": axis.at(as_date(item["origin_date"])),
            "origin_day": names.forum_day[item["forum_id"]],
            "lanes": lanes(seen, axis, place.as_of, lang),
        },
        ticks=axis.ticks,
        events=[event_row(row, place.as_of, lang) for row in parts.events],
        links=linked_rows(parts, place, names),
        indicators=indicator_rows(parts, place),
        projects=project_rows(parts, place),
    )


def _asked(parts: ItemParts, place: TrackerPlace) -> list[dict[str, Any]]:
    """The institutions asked, leading ones first, each a link to all that is asked of it."""
    _ = gettext_for(place.lang)
    return [
        {
            "name": text(row, "name", place.lang),
            "href": place.link(view="list", institution=row["institution_id"]),
            "role": "" if row["role"] == "lead" else _("supporting"),
        }
        for row in parts.addressees
    ]


def show_detail(parts: ItemParts, place: TrackerPlace, names: TrackerNames) -> None:
    """Draw the detail."""
    html_panel(item_detail(parts, place, names), key="tracker-detail")
