"""What every part of an IATI activity is read with: its texts and dates, its faults, and the rows it becomes.

A fault is told with the line and the path of its element, and reading goes on; all of them are told together.
Texts come in the three languages of the package; whatever else a file has stands in only where those are
missing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from lxml import etree

from queries.faults import FAULTS_SHOWN_PER_KIND, FaultReport
from queries.iati_reader import NAMESPACE, ElementFault, line_of, path_of

LANGUAGES = ("en", "ru", "tg")
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
LANG = f"{{{XML_NAMESPACE}}}lang"
COUNTRY = "TJ"
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PARTIAL = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")
LONGEST_TEXT = 10_000
BACKWARDS = "end before start"

Cells = dict[str, str]
"""A row of a table as text, by column; a column that is not there is empty."""


@dataclass(frozen=True)
class Entry:
    """A row for a table of the package and the line of the file it was read at."""

    table: str
    line: int
    cells: Cells


@dataclass
class Known:
    """What the package already has, that a file of somebody else is matched with."""

    regions: frozenset[str]
    currencies: frozenset[str]
    themes_by_sector: Mapping[str, str]
    organisations_by_ref: dict[str, str]
    organisations_by_name: dict[str, str]
    organisations: set[str]
    projects: dict[str, str]
    """Identifier of the standard by project_id."""


@dataclass
class Reading:
    """One file as it is read: where it is read into, and what was seen of it so far."""

    file: str
    read_on: date
    known: Known
    report: FaultReport
    identifiers: dict[str, int] = field(default_factory=dict)
    """Number of the activity by what must not come twice."""

    sources: set[str] = field(default_factory=set)
    left: Counter[str] = field(default_factory=Counter)

    def fault(
        self, element: etree._Element, number: int, value: str | None, reason: str, at: str, kind: str
    ) -> None:
        """Notes a fault of an element, or of its attribute or missing child `at`; some of a kind are kept."""
        found: list[ElementFault] = []
        if self.report.counts[kind] < FAULTS_SHOWN_PER_KIND:
            path = path_of(element, number) + (f"/{at}" if at else "")
            found = [ElementFault(self.file, line_of(element), path, value, reason)]
        self.report.add(kind, found, 1)


class ActivityElement:
    """An activity while it is read: its element, its number in the file, and what it is called."""

    project_id: str
    source_id: str

    def __init__(self, element: etree._Element, number: int, reading: Reading) -> None:
        self.element, self.number, self.reading = element, number, reading
        self.own = element.get(ours("project")) is not None
        self.lang = base_language(element.get(LANG)) or "en"

    def fault(
        self, element: etree._Element, value: str | None, reason: str, at: str = "", kind: str = ""
    ) -> None:
        """Notes a fault; `kind` names its kind where the reason itself has a value in it."""
        self.reading.fault(element, self.number, value, reason, at, kind or reason)

    def entry(self, table: str, element: etree._Element, **cells: str) -> Entry:
        return Entry(table, line_of(element), cells)

    def child(self, name: str) -> etree._Element | None:
        return self.element.find(name)

    def day(self, item: etree._Element) -> date | None:
        """The day in `iso-date`; a fault and None when it is none."""
        said = item.get("iso-date", "")
        try:
            if DAY.fullmatch(said):
                return date.fromisoformat(said)
        except ValueError:
            pass
        self.fault(item, said or None, "not a day of the calendar; expected one as 2025-10-01", "@iso-date")
        return None

    def printed(self, item: etree._Element | None, *, first: bool) -> str:
        """The date as printed: a full day, or the month, year or nothing that our files keep beside it."""
        if item is None:
            return ""
        said = item.get("iso-date", "")
        printed = item.get(ours("printed"))
        if printed is None or printed == "":
            return said if printed is None else ""
        if not PARTIAL.fullmatch(printed) or day_of(printed, first=first) != said:
            edge = "first" if first else "last"
            reason = f"{said} is not the {edge} day of this month or year"
            self.fault(item, printed, reason, "@paygiri:printed", "printed")
        return printed

    def check_order(self, start: etree._Element | None, end: etree._Element | None) -> None:
        """Notes a fault when the end lies before the start."""
        if start is None or end is None:
            return
        begins, ends = start.get("iso-date", ""), end.get("iso-date", "")
        if DAY.fullmatch(begins) and DAY.fullmatch(ends) and ends < begins:
            self.fault(end, ends, f"before the start, {begins}", "@iso-date", BACKWARDS)

    def texts(self, element: etree._Element | None, tag: str = "narrative") -> dict[str, str]:
        """Narratives by language, one each: in those of the package, else the first there is, as English."""
        found: dict[str, str] = {}
        other = ""
        for item in element.findall(tag) if element is not None else []:
            text = clean(item.text)
            lang = base_language(item.get(LANG)) or self.lang
            if len(text) > LONGEST_TEXT:
                self.fault(item, text, f"longer than {LONGEST_TEXT} characters")
            if text and lang in LANGUAGES:
                found.setdefault(lang, text)
            other = other or text
        return found or ({"en": other} if other else {})

    def text(self, element: etree._Element | None) -> str:
        """The English narrative, else another one, else nothing."""
        texts = self.texts(element)
        return texts.get("en") or next(iter(texts.values()), "")

    def any_text(self, element: etree._Element) -> str:
        """The first narrative of whatever language."""
        return next((text for item in element.findall("narrative") if (text := clean(item.text))), "")


def ours(name: str) -> str:
    """A name of our own namespace."""
    return f"{{{NAMESPACE}}}{name}"


def clean(text: str | None) -> str:
    """A text on one line; space inside it is kept unless it breaks the line."""
    stripped = (text or "").strip()
    return " ".join(stripped.split()) if any(mark in stripped for mark in "\n\r\t") else stripped


def base_language(tag: str | None) -> str:
    """The language of a tag as `en-GB`; nothing when there is no tag."""
    return (tag or "").split("-")[0].lower()


def in_each(stem: str, texts: Mapping[str, str]) -> Cells:
    """A text in every language of the package; one without translation stands in place of it."""
    fallback = texts.get("en") or next(iter(texts.values()), "")
    return {f"{stem}_{lang}": texts.get(lang, fallback) for lang in LANGUAGES}


def day_of(printed: str, *, first: bool) -> str:
    """The first or last day of a month or year, as an ISO date."""
    month = printed if len(printed) == 7 else f"{printed}-{'01' if first else '12'}"
    begin = date.fromisoformat(f"{month}-01")
    if first:
        return begin.isoformat()
    return ((begin + timedelta(days=31)).replace(day=1) - timedelta(days=1)).isoformat()
