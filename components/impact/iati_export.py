"""Projects as IATI 2.03 activity XML: rows of the questions `impact/iati_*` in, bytes of a file out.

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
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from lxml import etree

from components.i18n import LANGUAGES, gettext_for, number, partial_date
from components.impact import iati_words as words
from components.impact.iati_words import first_day, last_day
from components.records import Row

IATI_MIME = "application/xml"
TABLES = (
    "projects", "regions", "places", "partners", "themes", "results", "sources", "recommendations", "events",
)  # fmt: skip
"""The tables a file is made of: each is the answer to `impact/iati_<name>` for the same projects."""

PART = 250
"""Projects whose rows are asked for and written at a time."""

Attributes = Mapping[str, str | None]
"""Of an element; those that are None are not written."""

_NONE: Attributes = {}
_NSMAP = {"paygiri": words.NAMESPACE}
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PDF = re.compile(r"\.pdf($|[?#])", re.IGNORECASE)


@dataclass(frozen=True)
class _Project:
    """One project with its rows of every table, the day the file speaks of, and the documents made so far for
    the projects of its part."""

    row: Row
    rows: Mapping[str, Sequence[Row]]
    as_of: date
    documents: dict[Hashable, etree._Element]


def iati_xml(parts: Iterable[Mapping[str, Sequence[Row]]], as_of: date) -> bytes:
    """An IATI 2.03 activity file of projects, in the order of the parts and of the ids in each.

    Args:
        parts: the tables of PART projects or so at a time, so that not all are in memory at once; of each
            part by every name of TABLES the rows of `impact/iati_<name>` for the projects of the part, with
            None for missing: `{name: rows_once(f"impact/iati_{name}", projects=some) for name in TABLES}`.
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
                absent = left_out(tables["projects"], tables["partners"])
                missing += absent
                for project in _projects(tables, as_of):
                    if project.row["project_id"] not in absent:
                        _write(file, _activity(project))
            for project_id in missing:
                _write(file, etree.Element(_own("left-out"), {"project": project_id}, nsmap=_NSMAP))
    return buffer.getvalue()


def _write(file: Any, element: etree._Element) -> None:
    etree.indent(element, space="  ")
    element.tail = "\n"
    file.write(element, with_tail=True)


def left_out(projects: Sequence[Row], partners: Sequence[Row]) -> list[str]:
    """The ids of projects that cannot be activities of the standard: nobody funds or carries them out.

    Args:
        projects, partners: rows of `impact/iati_projects` and `impact/iati_partners`.
    """
    active = {row["project_id"] for row in partners if row["role"] in words.ROLES}
    return [row["project_id"] for row in projects if row["project_id"] not in active]


def _projects(tables: Mapping[str, Sequence[Row]], as_of: date) -> Iterator[_Project]:
    """Each project with its rows of every other table."""
    groups: dict[str, dict[str, list[Row]]] = {name: defaultdict(list) for name in TABLES[1:]}
    for name, group in groups.items():
        for row in tables[name]:
            group[row["project_id"]].append(row)
    documents: dict[Hashable, etree._Element] = {}
    for row in tables["projects"]:
        rows = {name: group[row["project_id"]] for name, group in groups.items()}
        yield _Project(row, rows, as_of, documents)


def _activity(project: _Project) -> etree._Element:
    row = project.row
    activity = etree.Element("iati-activity", nsmap=_NSMAP)
    described = {
        words.XML_LANG: "en",
        "default-currency": row["currency"],
        _own("project"): row["project_id"],
        _own("kind"): row["kind"],
        _own("source"): row["source_id"],
    }
    _describe(activity, described)
    identifier = row["iati_identifier"]
    _add(activity, "iati-identifier").text = _text(identifier or f"{words.REPORTER}-{row['project_id']}")
    reporter = {"ref": words.REPORTER, "type": words.REPORTER_TYPE, "secondary-reporter": "1"}
    _say(_add(activity, "reporting-org", reporter), "en", words.REPORTER_NAME)
    _add_told(activity, "title", _texts(row, "title"))
    _add_descriptions(activity, row)
    _add_organisations(activity, project.rows["partners"])
    _add_dates(activity, project)
    _add_geography(activity, project)
    _add_subjects(activity, project.rows["themes"])
    _add_budget(activity, row)
    _add_documents(activity, project)
    for result in project.rows["results"]:
        _add_result(activity, result)
    _add_own(activity, project)
    return activity


def _add_descriptions(activity: etree._Element, row: Row) -> None:
    _add_told(activity, "description", _texts(row, "objective"), {"type": words.OBJECTIVES})
    if note := row["note"]:
        _say(_add(activity, "description", _other("note")), "en", note)
    date_notes = _texts(row, "date_note")
    if any(date_notes):
        _add_told(activity, "description", date_notes, _other("date_note"))


def _other(column: str) -> dict[str, str | None]:
    """Of a description that holds a remark: the column it comes from."""
    return {"type": words.OTHER_DESCRIPTION, _own("of"): column}


def _add_organisations(activity: etree._Element, partners: Sequence[Row]) -> None:
    for partner in partners:
        if role := words.ROLES.get(partner["role"]):
            described = {
                "ref": partner["iati_ref"],
                "type": words.ORGANISATION_TYPES.get(partner["kind"]),
                "role": role,
                _own("organisation"): partner["organisation_id"],
                _own("kind"): partner["kind"],
                _own("share"): _figure(partner["share"]),
            }
            _add_told(activity, "participating-org", _texts(partner, "name"), described)


def _add_dates(activity: etree._Element, project: _Project) -> None:
    row = project.row
    start, end = row["start_date"], row["end_date"]
    known = {"code": _status(start, end, project.as_of), _own("known"): "false" if end is None else None}
    _add(activity, "activity-status", known)
    told = _told(row)
    if start is not None:
        _add_date(activity, first_day(start), start, told, (words.ACTUAL_START, words.PLANNED_START))
    else:
        until = min(told, last_day(end)) if end is not None else told
        dated = {"type": words.ACTUAL_START, "iso-date": until.isoformat(), _own("printed"): ""}
        _add_told(activity, "activity-date", _in_each_language(_unknown_start), dated)
    if end is not None:
        _add_date(activity, last_day(end), end, told, (words.ACTUAL_END, words.PLANNED_END))


def _add_date(activity: etree._Element, day: date, printed: str, told: date, types: tuple[str, str]) -> None:
    """A date is actual when its source could look back on it, and planned when it lies after the source."""
    actual, planned = types
    dated = {"type": actual if day <= told else planned, "iso-date": day.isoformat()}
    if len(printed) == 10:
        _add(activity, "activity-date", dated)
        return
    wording = _partial_start if actual == words.ACTUAL_START else _partial_end
    said = _in_each_language(lambda lang: wording(printed, lang))
    _add_told(activity, "activity-date", said, {**dated, _own("printed"): printed})


def _told(row: Row) -> date:
    """The day a source stands at: the last possible one of its publication, not later than it was read."""
    read: date = row["accessed"]
    return min(last_day(row["published"]), read) if row["published"] is not None else read


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
            _describe(country, {_own("basis"): region["basis"]})
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
    _add_told(location, "name", _texts(row, "name"))
    if note := row.get("note"):
        _say(_add(location, "activity-description"), "en", note)
    _add(location, "administrative", {"vocabulary": words.ISO_COUNTRIES, "code": words.COUNTRY})
    point = _add(location, "point", {"srsName": words.WGS84})
    _add(point, "pos").text = f"{_figure(row['lat'])} {_figure(row['lon'])}"
    _add(location, "exactness", {"code": words.APPROXIMATE})
    _add(location, "location-class", {"code": class_})


def _add_subjects(activity: etree._Element, themes: Sequence[Row]) -> None:
    codes = [code for theme in themes if (code := theme["dac_sector"])]
    vocabulary, code = words.sector(codes)
    _add(activity, "sector", {"vocabulary": vocabulary, "code": code})
    for theme in themes:
        own = {"vocabulary": words.OWN_VOCABULARY, "code": theme["theme_id"], _own("theme"): "true"}
        _add_told(activity, "tag", _texts(theme, "name"), own)


def _add_budget(activity: etree._Element, row: Row) -> None:
    """The whole sum over the whole time. Nobody published it by year, and the standard needs both dates."""
    amount, start, end = row["budget"], row["start_date"], row["end_date"]
    if amount is None or start is None or end is None:
        return
    budget = _add(activity, "budget", {"type": words.ORIGINAL_BUDGET})
    _add(budget, "period-start", {"iso-date": first_day(start).isoformat()})
    _add(budget, "period-end", {"iso-date": last_day(end).isoformat()})
    valued = {"currency": row["currency"], "value-date": first_day(start).isoformat()}
    _add(budget, "value", valued).text = _amount(amount)


def _add_documents(activity: etree._Element, project: _Project) -> None:
    """The sources that have an address; one that projects of a part use alike is made once and copied."""
    for source in project.rows["sources"]:
        if source["url"] is not None:
            used = (source["source_id"], source["of_project"], source["of_results"])
            if used not in project.documents:
                project.documents[used] = _document(source)
            activity.append(copy(project.documents[used]))


def _document(source: Row) -> etree._Element:
    link = etree.Element("document-link", nsmap=_NSMAP)
    _describe(link, {"url": source["url"], "format": _format(source["url"]), **_own_source(source)})
    _say(_add(link, "title"), source["language"], source["source_title"])
    for used, category in (("of_project", words.OF_PURPOSE), ("of_results", words.OF_RESULTS)):
        if source[used]:
            _add(link, "category", {"code": category})
    _add(link, "language", {"code": source["language"]})
    published = source["published"]
    if published is not None and len(published) == 10:
        _add(link, "document-date", {"iso-date": published})
    return link


def _format(url: str) -> str:
    return "application/pdf" if _PDF.search(url) else "text/html"


def _own_source(source: Row) -> dict[str, str | None]:
    """What a source has beyond its address, title and language, as attributes of our own."""
    kept = {
        "source": source["source_id"],
        "publisher": source["publisher"],
        "published": source["published"],
        "accessed": source["accessed"].isoformat(),
        "kind": source["source_kind"],
        "original-publisher": source["original_publisher"],
        "licence": source["licence"],
        "note": source["note"],
    }
    return {_own(name): value for name, value in kept.items()}


def _add_result(activity: etree._Element, row: Row) -> None:
    described = {
        "type": words.RESULT_TYPES[row["level"]],
        _own("result"): row["result_id"],
        _own("source"): row["source_id"],
        _own("region"): row["region_code"],
        _own("same-as"): row["same_as"],
        _own("flagged"): "true" if row["flagged"] else None,
    }
    result = _add(activity, "result", described)
    title = _add_told(result, "title", _texts(row, "indicator"))
    start, end = row["period_start"], row["period_end"]
    timed = start is not None and end is not None
    if _outside(row, timed):
        said = _in_each_language(lambda lang: _reported(row, timed, lang))
        _add_told(result, "description", said, {_own("of"): "value"})
    measured = {
        "measure": words.PERCENTAGE if row["unit"] == "%" else words.UNITS,
        _own("low"): _figure(row["achieved_low"]),
        _own("high"): _figure(row["achieved_high"]),
        _own("unit"): row["unit"],
    }
    indicator = _add(result, "indicator", measured)
    indicator.append(copy(title))
    if timed:
        _add_values(indicator, row, start, end)
    else:
        _keep_values(indicator, row)


def _outside(row: Row, timed: bool) -> bool:
    """Whether a result has a figure that the standard has no place for."""
    if timed:
        return row["achieved"] is None and bool(_bounds(row, "en"))
    return any(row[name] is not None for name in ("baseline", "target", "achieved", "achieved_low"))


def _add_values(indicator: etree._Element, row: Row, start: str, end: str) -> None:
    """Baseline, target and actual value; the caveat stands with the last value there is."""
    baseline, target, actual = (_figure(row[name]) for name in ("baseline", "target", "achieved"))
    if actual is None and target is None:
        _add_caveat(indicator, "description", row)
    if baseline is not None:
        _add(indicator, "baseline", {"year": str(first_day(start).year), "value": baseline})
    period = copy(_period(start, end))
    indicator.append(period)
    if target is not None:
        aimed = _add(period, "target", {"value": target})
        if actual is None:
            _add_caveat(aimed, "comment", row)
    if actual is not None:
        _add_caveat(_add(period, "actual", {"value": actual}), "comment", row)


@lru_cache(4096)
def _period(start: str, end: str) -> etree._Element:
    """A period without its values, to be copied: many results have the same. It is never changed."""
    period = etree.Element("period", nsmap=_NSMAP)
    for name, printed, day in (
        ("period-start", start, first_day(start)),
        ("period-end", end, last_day(end)),
    ):
        partial = printed if len(printed) < 10 else None
        _add(period, name, {"iso-date": day.isoformat(), _own("printed"): partial})
    return period


def _keep_values(indicator: etree._Element, row: Row) -> None:
    """Values without a whole period: the standard has no place for them, our namespace has."""
    figures = {_own(name): _figure(row[name]) for name in ("baseline", "target", "achieved")}
    printed = {_own(name.replace("_", "-")): row[name] for name in ("period_start", "period_end")}
    _describe(indicator, {**figures, **printed})
    _add_caveat(indicator, "description", row)


def _add_caveat(parent: etree._Element, tag: str, row: Row) -> None:
    caveats = _texts(row, "caveat")
    if any(caveats):
        _add_told(parent, tag, caveats)


def _reported(row: Row, timed: bool, lang: str) -> str:
    """The figures of a result in a sentence, for readers who know the standard alone."""
    _ = gettext_for(lang)
    achieved, target, baseline = row["achieved"], row["target"], row["baseline"]
    reported = _number(achieved, lang) if achieved is not None else _bounds(row, lang)
    said = [_("Reported: {value}.").format(value=reported)] if reported else []
    if not timed:
        if target is not None:
            said.append(_("Aimed at: {value}.").format(value=_number(target, lang)))
        if baseline is not None:
            said.append(_("Before: {value}.").format(value=_number(baseline, lang)))
        said.append(_("Its period was not found in full."))
    return " ".join(said)


@lru_cache(4096)
def _number(value: float, lang: str) -> str:
    return number(value, lang)


def _bounds(row: Row, lang: str) -> str:
    low, high = row["achieved_low"], row["achieved_high"]
    if low is not None and high is not None:
        return f"{_number(low, lang)}–{_number(high, lang)}"
    if low is not None:
        return f"≥ {_number(low, lang)}"
    return f"≤ {_number(high, lang)}" if high is not None else ""


def _add_own(activity: etree._Element, project: _Project) -> None:
    """What the standard has no place for, as the last element of the activity."""
    own = _add(activity, _own("project"))
    row = project.row
    if row["budget"] is not None and activity.find("budget") is None:
        _add(own, _own("budget")).text = _amount(row["budget"])
    for partner in project.rows["partners"]:
        if partner["role"] not in words.ROLES:
            kept = {
                "organisation": partner["organisation_id"],
                "kind": partner["kind"],
                "ref": partner["iati_ref"],
            }
            _add_told(own, _own("partner"), _texts(partner, "name"), kept, _own("name"))
    for source in project.rows["sources"]:
        if source["url"] is None:
            kept = {**_own_source(source), "language": source["language"]}
            _add(own, _own("source"), kept).text = _text(source["source_title"])
    for recommendation in project.rows["recommendations"]:
        touched = {"id": recommendation["recommendation_id"]}
        _add_told(own, _own("recommendation"), _texts(recommendation, "reason"), touched, _own("reason"))
    for event in project.rows["events"]:
        _add(own, _own("event"), {"id": event["event_id"], "basis": event["basis"]})


@cache
def _own(name: str) -> str:
    return f"{{{words.NAMESPACE}}}{name}"


def _add(parent: etree._Element, tag: str, attributes: Attributes = _NONE) -> etree._Element:
    element = etree.SubElement(parent, tag)
    _describe(element, attributes)
    return element


def _describe(element: etree._Element, attributes: Attributes) -> None:
    """Sets the attributes that are not missing, one by one: half the time of handing them over at once."""
    for name, value in attributes.items():
        if value is not None:
            element.set(name, _text(value))


def _add_told(
    parent: etree._Element,
    tag: str,
    texts: Sequence[str | None],
    attributes: Attributes = _NONE,
    narrative: str = "narrative",
) -> etree._Element:
    """An element with a narrative in each language that has a text."""
    element = copy(_untold(tag, narrative))
    for said, narrated in zip(texts, tuple(element), strict=True):
        if said is None:
            element.remove(narrated)
        else:
            narrated.text = _text(said)
    _describe(element, attributes)
    parent.append(element)
    return element


@cache
def _untold(tag: str, narrative: str) -> etree._Element:
    """An element with empty narratives, to be copied: half the time of making them. It is never changed."""
    element = etree.Element(tag, nsmap=_NSMAP)
    for lang in LANGUAGES:
        _add(element, narrative, {words.XML_LANG: lang})
    return element


def _texts(row: Row, stem: str) -> list[str | None]:
    """The texts of a row in the order of the languages."""
    return [row[column] for column in _columns(stem)]


@cache
def _columns(stem: str) -> list[str]:
    return [f"{stem}_{lang}" for lang in LANGUAGES]


def _in_each_language(wording: Callable[[str], str]) -> list[str]:
    return [wording(lang) for lang in LANGUAGES]


def _say(parent: etree._Element, lang: str, said: str | None) -> None:
    if said is not None:
        _add(parent, "narrative", {words.XML_LANG: lang}).text = _text(said)


def _text(text: str) -> str:
    """The text without characters that XML cannot hold; what can be printed has none of them."""
    return text if text.isprintable() else _UNWRITABLE.sub("", text)


def _figure(value: float | None) -> str | None:
    """A number in the fewest digits that give it back; None when it is missing."""
    return None if value is None else repr(float(value)).removesuffix(".0")


def _amount(amount: str) -> str:
    """Money without the zeros that say nothing: 513671.00 is 513671."""
    return amount.rstrip("0").rstrip(".") if "." in amount else amount
