"""Projects as IATI 2.03 activity XML: frames of the questions `impact/iati_*` in, bytes of a file out.

Nothing is made up. What is not known is left out; where the standard demands a day that nobody printed, the
narrative beside it says so and `paygiri:printed` keeps what was printed. What the standard has no place for
(partners, recommendations, bounds, flags) stands in a namespace of our own, so that a file read back gives
the same rows and the same file again. A project nobody is known to fund or carry out cannot be an activity
of the standard and is left out; a last element `paygiri:left-out` names it. Elements are written one activity
at a time, so the memory a file takes is that of its bytes.
"""

import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

import pandas as pd
from lxml import etree

from components import iati_words as words
from components.i18n import LANGUAGES, gettext_for, number, partial_date
from components.iati_words import first_day, last_day
from components.records import Row, records

IATI_MIME = "application/xml"
TABLES = (
    "projects", "regions", "places", "partners", "themes", "results", "sources", "recommendations", "events",
)  # fmt: skip
"""The frames a file is made of: each is the answer to `impact/iati_<name>` for the same projects."""

PART = 125
"""Projects whose rows are asked for and written at a time."""

_NSMAP = {"paygiri": words.NAMESPACE}
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PDF = re.compile(r"\.pdf($|[?#])", re.IGNORECASE)


@dataclass(frozen=True)
class _Project:
    """One project with its rows of every table, and the day the file speaks of."""

    row: Row
    rows: Mapping[str, Sequence[Row]]
    as_of: date


def iati_xml(parts: Iterable[Mapping[str, pd.DataFrame]], as_of: date) -> bytes:
    """An IATI 2.03 activity file of projects, in the order of the parts and of the ids in each.

    Args:
        parts: the tables of PART projects or so at a time, so that not all are in memory at once; of each
            part by every name of TABLES the answer to `impact/iati_<name>` for the projects of the part:
            `{name: run(f"impact/iati_{name}", projects=some) for name in TABLES}`.
        as_of: the day at which it is read whether a project has begun or ended.

    The same tables and day give the same bytes. A file needs at least one activity to be valid.

    Raises:
        KeyError: if a table is missing.
    """
    buffer = io.BytesIO()
    missing: list[str] = []
    with etree.xmlfile(buffer, encoding="UTF-8") as file:
        file.write_declaration()
        root = {"version": words.VERSION, _own("as-of"): as_of.isoformat()}
        with file.element("iati-activities", root, nsmap=_NSMAP):
            file.write("\n")
            for tables in parts:
                missing += left_out(tables)
                for project in _projects(tables, as_of):
                    _write(file, _activity(project))
            for project_id in missing:
                _write(file, etree.Element(_own("left-out"), {"project": project_id}, nsmap=_NSMAP))
    return buffer.getvalue()


def _write(file: Any, element: etree._Element) -> None:
    etree.indent(element, space="  ")
    element.tail = "\n"
    file.write(element, with_tail=True)


def left_out(tables: Mapping[str, pd.DataFrame]) -> list[str]:
    """The ids of projects that cannot be activities of the standard: nobody funds or carries them out."""
    partners = tables["partners"]
    active = set(partners.loc[partners["role"].isin(list(words.ROLES)), "project_id"])
    return [str(project) for project in tables["projects"]["project_id"] if project not in active]


def _projects(tables: Mapping[str, pd.DataFrame], as_of: date) -> Iterator[_Project]:
    """The projects that can be activities, each with its rows of every table."""
    groups: dict[str, dict[str, list[Row]]] = {name: defaultdict(list) for name in TABLES[1:]}
    for name, group in groups.items():
        for row in records(tables[name]):
            group[row["project_id"]].append(row)
    missing = set(left_out(tables))
    for row in records(tables["projects"]):
        identity = row["project_id"]
        if identity not in missing:
            yield _Project(row, {name: group[identity] for name, group in groups.items()}, as_of)


def _activity(project: _Project) -> etree._Element:
    row = project.row
    activity = etree.Element("iati-activity", nsmap=_NSMAP)
    activity.set(words.XML_LANG, "en")
    _set(activity, "default-currency", row["currency"])
    _set(activity, _own("project"), row["project_id"])
    _set(activity, _own("kind"), row["kind"])
    _set(activity, _own("source"), row["source_id"])
    identifier = _given(row["iati_identifier"]) or f"{words.REPORTER}-{row['project_id']}"
    _add(activity, "iati-identifier").text = identifier
    reporter = {"ref": words.REPORTER, "type": words.REPORTER_TYPE, "secondary-reporter": "1"}
    _say(_add(activity, "reporting-org", reporter), "en", words.REPORTER_NAME)
    _narratives(_add(activity, "title"), row, "title")
    _add_descriptions(activity, row)
    _add_organisations(activity, project.rows["partners"])
    _add_dates(activity, project)
    _add_geography(activity, project)
    _add_subjects(activity, project.rows["themes"])
    _add_budget(activity, row)
    _add_documents(activity, project.rows["sources"])
    for result in project.rows["results"]:
        _add_result(activity, result)
    _add_own(activity, project)
    return activity


def _add_descriptions(activity: etree._Element, row: Row) -> None:
    _narratives(_add(activity, "description", {"type": words.OBJECTIVES}), row, "objective")
    for column in ("note", "date_note"):
        if remark := _given(row[column]):
            described = {"type": words.OTHER_DESCRIPTION, _own("of"): column}
            _say(_add(activity, "description", described), "en", remark)


def _add_organisations(activity: etree._Element, partners: Sequence[Row]) -> None:
    for partner in partners:
        if role := words.ROLES.get(partner["role"]):
            organisation = _add(activity, "participating-org")
            _set(organisation, "ref", partner["iati_ref"])
            _set(organisation, "type", words.ORGANISATION_TYPES.get(partner["kind"]))
            _set(organisation, "role", role)
            _set(organisation, _own("organisation"), partner["organisation_id"])
            _set(organisation, _own("kind"), partner["kind"])
            _set(organisation, _own("share"), _figure(partner["share"]))
            _narratives(organisation, partner, "name")


def _add_dates(activity: etree._Element, project: _Project) -> None:
    row = project.row
    start, end = _given(row["start_date"]), _given(row["end_date"])
    status = _add(activity, "activity-status", {"code": _status(start, end, project.as_of)})
    if end is None:
        status.set(_own("known"), "false")
    told = _told(row)
    if start is not None:
        _add_date(activity, first_day(start), start, told, (words.ACTUAL_START, words.PLANNED_START))
    else:
        until = min(told, last_day(end)) if end is not None else told
        known = {"type": words.ACTUAL_START, "iso-date": until.isoformat(), _own("printed"): ""}
        _say_each(_add(activity, "activity-date", known), _unknown_start)
    if end is not None:
        _add_date(activity, last_day(end), end, told, (words.ACTUAL_END, words.PLANNED_END))


def _add_date(activity: etree._Element, day: date, printed: str, told: date, types: tuple[str, str]) -> None:
    """A date is actual when its source could look back on it, and planned when it lies after the source."""
    actual, planned = types
    dated = _add(activity, "activity-date")
    dated.set("type", actual if day <= told else planned)
    dated.set("iso-date", day.isoformat())
    if len(printed) < 10:
        dated.set(_own("printed"), printed)
        wording = _partial_start if actual == words.ACTUAL_START else _partial_end
        _say_each(dated, lambda lang: wording(printed, lang))


def _told(row: Row) -> date:
    """The day a source stands at: the last possible one of its publication, not later than it was read."""
    read = _day(row["accessed"])
    published = _given(row["published"])
    return min(last_day(published), read) if published is not None else read


def _status(start: str | None, end: str | None, as_of: date) -> str:
    if start is not None and first_day(start) > as_of:
        return words.PIPELINE
    return words.CLOSED if end is not None and last_day(end) < as_of else words.UNDER_WAY


def _unknown_start(lang: str) -> str:
    _ = gettext_for(lang)
    return _("Start not found. The day given is that of the source, by which the activity was known.")


def _partial_start(printed: str, lang: str) -> str:
    _ = gettext_for(lang)
    said = _("Known as {date}; the day given is the first possible one.")
    return said.format(date=partial_date(printed, lang))


def _partial_end(printed: str, lang: str) -> str:
    _ = gettext_for(lang)
    said = _("Known as {date}; the day given is the last possible one.")
    return said.format(date=partial_date(printed, lang))


def _add_geography(activity: etree._Element, project: _Project) -> None:
    country = _add(activity, "recipient-country", {"code": words.COUNTRY})
    for region in project.rows["regions"]:
        if region["region_code"] == words.COUNTRY:
            country.set(_own("basis"), region["basis"])
            _say(country, "en", region["note"])
        else:
            extra = {_own("basis"): region["basis"]}
            class_ = words.ADMINISTRATIVE_REGION
            _add_location(activity, region, region["region_code"], class_, extra)
    for place in project.rows["places"]:
        extra = {_own("place"): place["place_id"]}
        class_ = words.POPULATED_PLACE if place["kind"] == "city" else words.ADMINISTRATIVE_REGION
        _add_location(activity, place, place["place_id"], class_, extra)


def _add_location(
    activity: etree._Element, row: Row, ref: str, class_: str, extra: Mapping[str, str]
) -> None:
    """A region by its ISO 3166-2 code, or a place by ours; the standard has no vocabulary for either."""
    location = _add(activity, "location", {"ref": ref, **extra})
    _add(location, "location-reach", {"code": words.ACTIVITY_PLACE})
    _narratives(_add(location, "name"), row, "name")
    if note := _given(row.get("note")):
        _say(_add(location, "activity-description"), "en", note)
    _add(location, "administrative", {"vocabulary": words.ISO_COUNTRIES, "code": words.COUNTRY})
    point = _add(location, "point", {"srsName": words.WGS84})
    _add(point, "pos").text = f"{_figure(row['lat'])} {_figure(row['lon'])}"
    _add(location, "exactness", {"code": words.APPROXIMATE})
    _add(location, "location-class", {"code": class_})


def _add_subjects(activity: etree._Element, themes: Sequence[Row]) -> None:
    codes = [code for theme in themes if (code := _given(theme["dac_sector"]))]
    vocabulary, code = words.sector(codes)
    _add(activity, "sector", {"vocabulary": vocabulary, "code": code})
    for theme in themes:
        own = {"vocabulary": words.OWN_VOCABULARY, "code": theme["theme_id"], _own("theme"): "true"}
        _narratives(_add(activity, "tag", own), theme, "name")


def _add_budget(activity: etree._Element, row: Row) -> None:
    """The whole sum over the whole time. Nobody published it by year, and the standard needs both dates."""
    amount, start, end = _given(row["budget"]), _given(row["start_date"]), _given(row["end_date"])
    if amount is None or start is None or end is None:
        return
    budget = _add(activity, "budget", {"type": words.ORIGINAL_BUDGET})
    _add(budget, "period-start", {"iso-date": first_day(start).isoformat()})
    _add(budget, "period-end", {"iso-date": last_day(end).isoformat()})
    valued = {"currency": row["currency"], "value-date": first_day(start).isoformat()}
    _add(budget, "value", valued).text = _amount(amount)


def _add_documents(activity: etree._Element, sources: Sequence[Row]) -> None:
    for source in sources:
        url = _given(source["url"])
        if url is None:
            continue
        link = _add(activity, "document-link", {"url": url, "format": _format(url), **_own_source(source)})
        _say(_add(link, "title"), source["language"], source["source_title"])
        for used, category in (("of_project", words.OF_PURPOSE), ("of_results", words.OF_RESULTS)):
            if source[used]:
                _add(link, "category", {"code": category})
        _add(link, "language", {"code": source["language"]})
        published = _given(source["published"])
        if published is not None and len(published) == 10:
            _add(link, "document-date", {"iso-date": published})


def _format(url: str) -> str:
    return "application/pdf" if _PDF.search(url) else "text/html"


def _own_source(source: Row) -> dict[str, str]:
    """What a source has beyond its address, title and language, as attributes of our own."""
    kept = {
        "source": source["source_id"],
        "publisher": source["publisher"],
        "published": _given(source["published"]),
        "accessed": _day(source["accessed"]).isoformat(),
        "kind": source["source_kind"],
        "original-publisher": _given(source["original_publisher"]),
        "licence": _given(source["licence"]),
        "note": _given(source["note"]),
    }
    return {_own(name): _text(value) for name, value in kept.items() if value is not None}


def _add_result(activity: etree._Element, row: Row) -> None:
    result = _add(activity, "result", {"type": words.RESULT_TYPES[row["level"]]})
    for name, column in (("result", "result_id"), ("source", "source_id"), ("region", "region_code")):
        _set(result, _own(name), row[column])
    _set(result, _own("same-as"), row["same_as"])
    if row["flagged"]:
        result.set(_own("flagged"), "true")
    title = _add(result, "title")
    _narratives(title, row, "indicator")
    start, end = _given(row["period_start"]), _given(row["period_end"])
    timed = start is not None and end is not None
    if _outside(row, timed):
        description = _add(result, "description", {_own("of"): "value"})
        _say_each(description, lambda lang: _reported(row, timed, lang))
    percent = _given(row["unit"]) == "%"
    indicator = _add(result, "indicator", {"measure": words.PERCENTAGE if percent else words.UNITS})
    for name, column in (("low", "achieved_low"), ("high", "achieved_high")):
        _set(indicator, _own(name), _figure(row[column]))
    _set(indicator, _own("unit"), row["unit"])
    indicator.append(copy(title))
    if start is not None and end is not None:
        _add_values(indicator, row, start, end)
    else:
        _keep_values(indicator, row)


def _outside(row: Row, timed: bool) -> bool:
    """Whether a result has a figure that the standard has no place for."""
    if timed:
        return _given(row["achieved"]) is None and bool(_bounds(row, "en"))
    return any(_given(row[name]) is not None for name in ("baseline", "target", "achieved", "achieved_low"))


def _add_values(indicator: etree._Element, row: Row, start: str, end: str) -> None:
    """Baseline, target and actual value; the caveat stands with the last value there is."""
    baseline, target, actual = (_figure(row[name]) for name in ("baseline", "target", "achieved"))
    if actual is None and target is None:
        _caveat(indicator, "description", row)
    if baseline is not None:
        _add(indicator, "baseline", {"year": str(first_day(start).year), "value": baseline})
    period = _add(indicator, "period")
    for name, printed, day in (
        ("period-start", start, first_day(start)),
        ("period-end", end, last_day(end)),
    ):
        dated = _add(period, name, {"iso-date": day.isoformat()})
        if len(printed) < 10:
            dated.set(_own("printed"), printed)
    if target is not None:
        aimed = _add(period, "target", {"value": target})
        if actual is None:
            _caveat(aimed, "comment", row)
    if actual is not None:
        _caveat(_add(period, "actual", {"value": actual}), "comment", row)


def _keep_values(indicator: etree._Element, row: Row) -> None:
    """Values without a whole period: the standard has no place for them, our namespace has."""
    for name in ("baseline", "target", "achieved"):
        _set(indicator, _own(name), _figure(row[name]))
    for name in ("period_start", "period_end"):
        _set(indicator, _own(name.replace("_", "-")), row[name])
    _caveat(indicator, "description", row)


def _caveat(parent: etree._Element, tag: str, row: Row) -> None:
    if any(_given(row[f"caveat_{lang}"]) for lang in LANGUAGES):
        _narratives(_add(parent, tag), row, "caveat")


def _reported(row: Row, timed: bool, lang: str) -> str:
    """The figures of a result in a sentence, for readers who know the standard alone."""
    _ = gettext_for(lang)
    achieved = _given(row["achieved"])
    reported = _number(achieved, lang) if achieved is not None else _bounds(row, lang)
    said = [_("Reported: {value}.").format(value=reported)] if reported else []
    if not timed:
        if (target := _given(row["target"])) is not None:
            said.append(_("Aimed at: {value}.").format(value=_number(target, lang)))
        if (baseline := _given(row["baseline"])) is not None:
            said.append(_("Before: {value}.").format(value=_number(baseline, lang)))
        said.append(_("Its period was not found in full."))
    return " ".join(said)


@lru_cache(4096)
def _number(value: float, lang: str) -> str:
    return number(value, lang)


def _bounds(row: Row, lang: str) -> str:
    low, high = _given(row["achieved_low"]), _given(row["achieved_high"])
    if low is not None and high is not None:
        return f"{_number(low, lang)}–{_number(high, lang)}"
    if low is not None:
        return f"≥ {_number(low, lang)}"
    return f"≤ {_number(high, lang)}" if high is not None else ""


def _add_own(activity: etree._Element, project: _Project) -> None:
    """What the standard has no place for, as the last element of the activity."""
    own = _add(activity, _own("project"))
    row = project.row
    if _given(row["budget"]) is not None and activity.find("budget") is None:
        _add(own, _own("budget")).text = _amount(row["budget"])
    for partner in project.rows["partners"]:
        if partner["role"] not in words.ROLES:
            kept = {"organisation": partner["organisation_id"], "kind": partner["kind"]}
            named = _add(own, _own("partner"), kept)
            _set(named, "ref", partner["iati_ref"])
            _narratives(named, partner, "name", _own("name"))
    for source in project.rows["sources"]:
        if _given(source["url"]) is None:
            kept = {**_own_source(source), "language": source["language"]}
            _add(own, _own("source"), kept).text = _text(source["source_title"])
    for recommendation in project.rows["recommendations"]:
        touched = _add(own, _own("recommendation"), {"id": recommendation["recommendation_id"]})
        _narratives(touched, recommendation, "reason", _own("reason"))
    for event in project.rows["events"]:
        _add(own, _own("event"), {"id": event["event_id"], "basis": event["basis"]})


@cache
def _own(name: str) -> str:
    return f"{{{words.NAMESPACE}}}{name}"


def _add(parent: etree._Element, tag: str, attributes: dict[str, str] | None = None) -> etree._Element:
    element = etree.SubElement(parent, tag)
    for name, value in (attributes or {}).items():
        element.set(name, value)  # half the time of handing them over at once
    return element


def _set(element: etree._Element, name: str, value: Any) -> None:
    if (given := _given(value)) is not None:
        element.set(name, _text(given))


def _narratives(parent: etree._Element, row: Row, stem: str, tag: str = "narrative") -> None:
    """The texts of `row` in each language that has one."""
    for lang, column in _columns(stem):
        said = row[column]
        if said is not None and said == said:
            narrative = etree.SubElement(parent, tag)
            narrative.set(words.XML_LANG, lang)
            narrative.text = _text(said)


@cache
def _columns(stem: str) -> list[tuple[str, str]]:
    return [(lang, f"{stem}_{lang}") for lang in LANGUAGES]


def _say(parent: etree._Element, lang: str, said: Any, tag: str = "narrative") -> None:
    if (given := _given(said)) is not None:
        narrative = etree.SubElement(parent, tag)
        narrative.set(words.XML_LANG, lang)
        narrative.text = _text(given)


def _say_each(parent: etree._Element, wording: Callable[[str], str]) -> None:
    for lang in LANGUAGES:
        _say(parent, lang, wording(lang))


def _given(value: Any) -> Any:
    """The value, or None when it is missing."""
    return None if value is None or value != value else value


def _text(value: Any) -> str:
    """The value without characters that XML cannot hold; what can be printed has none of them."""
    text = value if isinstance(value, str) else str(value)
    return text if text.isprintable() else _UNWRITABLE.sub("", text)


def _day(value: Any) -> date:
    return value.date() if isinstance(value, pd.Timestamp) else value


def _figure(value: Any) -> str | None:
    """A number in the fewest digits that give it back; None when it is missing."""
    if _given(value) is None:
        return None
    return repr(float(value)).removesuffix(".0")


def _amount(amount: str) -> str:
    """Money without the zeros that say nothing: 513671.00 is 513671."""
    return amount.rstrip("0").rstrip(".") if "." in amount else amount
