"""One IATI activity as rows of the package: projects, their regions, partners, results and sources.

An activity that this product wrote has all that a row needs, in the standard or in the namespace `paygiri`.
One of anybody else has what the standard holds, and what the tables demand beyond it is taken from it by
fixed rules: the file itself is the source, a text without translation stands in each language, dates are
the actual ones before the planned, budgets in one currency are added. What no column can hold (transactions,
contacts, documents) is counted and left.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from queries.iati_element import COUNTRY, LANGUAGES, Cells, Entry, Reading, clean, in_each, ours
from queries.iati_partners import Partners
from queries.iati_reader import ACTIVITY, NAMESPACE, line_of
from queries.iati_results import Results

OWN_PREFIX = "PAYGIRI-"
STARTS, ENDS = ("2", "1"), ("4", "3")
TAKEN = frozenset(
    {
        "iati-identifier", "reporting-org", "title", "description", "participating-org", "activity-status",
        "activity-date", "recipient-country", "recipient-region", "location", "sector", "tag", "budget",
        "result",
    }
)  # fmt: skip

PROJECT_ID = re.compile(r"[A-Z][A-Z0-9]*")
IDENTIFIER = re.compile(r"[^/&|?\s]{1,150}")
AMOUNT = re.compile(r"[0-9]{1,16}(\.[0-9]{1,2}0*)?")
NO_AMOUNT = "not an amount of money; expected digits with a point for decimals"
REGION = re.compile(rf"{COUNTRY}-[A-Z0-9]+")


@dataclass(frozen=True)
class ReadActivity:
    """What an activity says: its rows, the id of its project, and whether this product wrote it."""

    project_id: str
    own: bool
    entries: list[Entry]


def read_activity(element: etree._Element, number: int, reading: Reading) -> ReadActivity:
    """Reads an activity; what is wrong with it goes into the report of `reading`."""
    activity = _Activity(element, number, reading)
    return ReadActivity(activity.project_id, activity.own, activity.entries())


class _Activity(Partners, Results):
    """An activity while it is read: its element, its number in the file, and what it is called."""

    def __init__(self, element: etree._Element, number: int, reading: Reading) -> None:
        super().__init__(element, number, reading)
        self.identifier = self._identifier()
        self.project_id = self._project_id()
        self.source_id = element.get(ours("source"), "")

    def entries(self) -> list[Entry]:
        self._check_obligatory()
        self._count_left()
        rows = [*self._sources(), *self._project()]
        rows += [*self.partners(), *self._places(), *self._themes(), *self.results(), *self._touched()]
        return rows

    # Who it is

    def _identifier(self) -> str:
        element = self.child("iati-identifier")
        said = clean(element.text) if element is not None else ""
        if element is None or not said:
            self.fault(self.element, None, "the identifier is missing", "iati-identifier")
            return ""
        if not IDENTIFIER.fullmatch(said):
            reason = "an identifier has no space, slash, &, | or ? in it and at most 150 characters"
            self.fault(element, said, reason)
            return ""
        self._check_once(element, said, said)
        return said

    def _check_once(self, element: etree._Element, key: str, said: str) -> None:
        """An identifier, and an id in the package, is that of one activity of the file."""
        seen = self.reading.identifiers
        if key in seen:
            self.fault(element, said, f"the same as that of {ACTIVITY}[{seen[key]}]", kind="twice")
        seen.setdefault(key, self.number)

    def _project_id(self) -> str:
        """The id in the package: that of an identifier of ours, else made of the letters of a foreign one."""
        if self.own and PROJECT_ID.fullmatch(kept := self.element.get(ours("project"), "")):
            self._check_once(self.element, f"project {kept}", kept)
            return kept
        rest = self.identifier.removeprefix(OWN_PREFIX)
        if rest != self.identifier and PROJECT_ID.fullmatch(rest):
            return rest
        plain = re.sub(r"[^A-Z0-9]", "", self.identifier.upper())
        made = plain if PROJECT_ID.fullmatch(plain) else f"X{plain}"
        holder = self.reading.known.projects.setdefault(made, self.identifier)
        if holder == self.identifier:
            return made
        return made + hashlib.sha256(self.identifier.encode()).hexdigest()[:8].upper()

    def _check_obligatory(self) -> None:
        reporter = self.child("reporting-org")
        if reporter is None:
            self.fault(self.element, None, "the reporting organisation is missing", "reporting-org")
        else:
            for name in ("ref", "type"):
                if not reporter.get(name):
                    self.fault(reporter, None, "the attribute is missing", f"@{name}")
            if not self.text(reporter):
                self.fault(reporter, None, "its name is missing", "narrative")
        status = self.child("activity-status")
        if status is None:
            self.fault(self.element, None, "the status is missing", "activity-status")
        elif status.get("code") not in {"1", "2", "3", "4", "5", "6"}:
            self.fault(status, status.get("code"), "not a code of the list ActivityStatus, 1 to 6", "@code")
        if self.child("participating-org") is None:
            self.fault(self.element, None, "no participating organisation is named", "participating-org")

    def _count_left(self) -> None:
        taken = TAKEN | ({"document-link"} if self.own else set())
        for child in self.element:
            name = str(child.tag)
            if name not in taken and not name.startswith(f"{{{NAMESPACE}}}"):
                self.reading.left[name] += 1

    # The project

    def _project(self) -> Iterator[Entry]:
        element = self.element
        titles = self.texts(self.child("title"))
        if not titles:
            self.fault(element, None, "the title is missing", "title/narrative")
        aims = self.texts(self._description())
        if not aims:
            self.fault(element, None, "the description is missing", "description/narrative")
        start, end = self._dates()
        budget, currency = self._budget()
        foreign = "" if self.identifier == f"{OWN_PREFIX}{self.project_id}" else self.identifier
        note = self.text(self._remark("note")) if self.own else self._note(titles)
        yield self.entry(
            "projects",
            element,
            project_id=self.project_id,
            kind=element.get(ours("kind"), "project"),
            **in_each("title", titles),
            start_date=start,
            end_date=end,
            **self._date_notes(),
            budget=budget,
            currency=currency,
            **in_each("objective", aims),
            source_id=self.source_id,
            iati_identifier=foreign,
            note=note,
        )

    def _description(self) -> etree._Element | None:
        """The objectives, else the general description, else the first one there is."""
        found = [item for item in self.element.findall("description") if item.get(ours("of")) is None]
        for wanted in ("2", "1", None):
            for item in found:
                if item.get("type") == wanted:
                    return item
        return found[0] if found else None

    def _remark(self, column: str) -> etree._Element | None:
        found = (item for item in self.element.findall("description") if item.get(ours("of")) == column)
        return next(found, None)

    def _date_notes(self) -> Cells:
        texts = self.texts(self._remark("date_note"))
        if self.own:
            return {f"date_note_{lang}": texts.get(lang, "") for lang in LANGUAGES}
        return in_each("date_note", texts)

    def _note(self, titles: Mapping[str, str]) -> str:
        reporter = self.child("reporting-org")
        name = self.text(reporter) if reporter is not None else ""
        missing = [lang for lang in LANGUAGES if lang not in titles]
        untranslated = f" Not translated: {', '.join(missing)}." if titles and missing else ""
        return f"Read from the IATI file of {name}.{untranslated}"

    def _dates(self) -> tuple[str, str]:
        dates: dict[str, etree._Element] = {}
        for item in self.element.findall("activity-date"):
            kind = item.get("type", "")
            if kind not in STARTS + ENDS:
                self.fault(item, kind, "not a code of the list ActivityDateType, 1 to 4", "@type")
            elif self.day(item) is not None:
                dates.setdefault(kind, item)
        start = next((dates[kind] for kind in STARTS if kind in dates), None)
        end = next((dates[kind] for kind in ENDS if kind in dates), None)
        if start is None:
            self.fault(
                self.element, None, "no start: an activity needs a date of type 1 or 2", "activity-date"
            )
        self.check_order(start, end)
        return self.printed(start, first=True), self.printed(end, first=False)

    def _budget(self) -> tuple[str, str]:
        default = self.element.get("default-currency", "")
        if default and default not in self.reading.known.currencies:
            self._unknown_currency(self.element, default, "@default-currency")
        sums: dict[tuple[str, ...], Decimal] = {}
        currencies: set[str] = set()
        for item in sorted(self.element.findall("budget"), key=lambda each: each.get("type", "1")):
            days = self._budget_period(item)
            value = item.find("value")
            amount = clean(value.text) if value is not None else ""
            if value is None or not AMOUNT.fullmatch(amount):
                self.fault(item, amount or None, NO_AMOUNT, "value")
                continue
            currency = value.get("currency", default)
            if currency in self.reading.known.currencies:
                currencies.add(currency)
            else:
                self._unknown_currency(value, currency, "@currency")
            sums[days] = Decimal(amount)  # a revised budget takes the place of the original
        if len(currencies) > 1:
            reason = "budgets in several currencies make no total"
            self.fault(self.element, ", ".join(sorted(currencies)), reason, "budget")
        kept = self.element.find(f"{ours('project')}/{ours('budget')}")
        if not sums and kept is not None:
            return self._amount(kept), default
        total = f"{sum(sums.values()):f}" if sums else ""
        return total, currencies.pop() if len(currencies) == 1 else default

    def _budget_period(self, item: etree._Element) -> tuple[str, ...]:
        edges = []
        for name in ("period-start", "period-end"):
            edge = item.find(name)
            if edge is None:
                self.fault(item, None, "the period of a budget has a start and an end", name)
            elif self.day(edge) is not None:
                edges.append(edge)
        if len(edges) == 2:
            self.check_order(*edges)
        return tuple(edge.get("iso-date", "") for edge in edges)

    def _amount(self, item: etree._Element) -> str:
        amount = clean(item.text)
        if not AMOUNT.fullmatch(amount):
            self.fault(item, amount, NO_AMOUNT)
        return amount

    def _unknown_currency(self, item: etree._Element, currency: str, at: str) -> None:
        known = ", ".join(sorted(self.reading.known.currencies))
        self.fault(item, currency or None, f"an unknown currency; known are {known}", at)

    # Where it works and what it is about

    def _places(self) -> Iterator[Entry]:
        regions: dict[str, Entry] = {}
        for item in self.element.findall("location"):
            if place := item.get(ours("place")):
                yield self.entry("project_places", item, project_id=self.project_id, place_id=place)
                continue
            for code in self._region_codes(item):
                note = self.text(item.find("activity-description")) if self.own else ""
                basis = item.get(ours("basis"), "stated")
                regions.setdefault(code, self._region(item, code, basis, note))
        country = next(
            (c for c in self.element.findall("recipient-country") if c.get("code") == COUNTRY), None
        )
        if country is None and not regions:
            reason = "the activity does not name Tajikistan: no recipient-country TJ and no location in it"
            self.fault(self.element, None, reason, "recipient-country")
        elif country is not None and (not regions or country.get(ours("basis")) is not None):
            note = self.text(country) if self.own else ""
            basis = country.get(ours("basis"), "stated")
            regions[COUNTRY] = self._region(country, COUNTRY, basis, note)
        yield from regions.values()

    def _region(self, item: etree._Element, code: str, basis: str, note: str) -> Entry:
        return self.entry(
            "project_regions", item, project_id=self.project_id, region_code=code, basis=basis, note=note
        )

    def _region_codes(self, location: etree._Element) -> Iterator[str]:
        """ISO 3166-2 codes of regions in a location, as its reference or in any vocabulary."""
        coded = [(location, "ref")]
        coded += [
            (item, "code") for name in ("location-id", "administrative") for item in location.findall(name)
        ]
        for item, attribute in coded:
            code = item.get(attribute, "")
            if REGION.fullmatch(code):
                if code in self.reading.known.regions:
                    yield code
                else:
                    known = ", ".join(sorted(self.reading.known.regions))
                    self.fault(item, code, f"an unknown region; known are {known}", f"@{attribute}")

    def _themes(self) -> Iterator[Entry]:
        themes: dict[str, etree._Element] = {}
        for item in self.element.findall("tag"):
            if item.get(ours("theme")) is not None:
                themes.setdefault(item.get("code", ""), item)
            else:
                self.reading.left["tag"] += 1
        for item in self.element.findall("sector") if not self.own else []:
            theme = None
            if item.get("vocabulary", "1") == "1":
                theme = self.reading.known.themes_by_sector.get(item.get("code", ""))
            if theme is None:
                self.reading.left["sector"] += 1
            else:
                themes.setdefault(theme, item)
        for theme_id, item in themes.items():
            yield self.entry("project_themes", item, project_id=self.project_id, theme_id=theme_id)

    # Where it was read, and what it touches

    def _sources(self) -> Iterator[Entry]:
        if self.own:
            for link in self.element.findall("document-link"):
                if link.get(ours("source")) is None:
                    self.reading.left["document-link"] += 1
                else:
                    yield self._own_source(link, link.get("url", ""))
            for item in self.element.findall(f"{ours('project')}/{ours('source')}"):
                yield self._own_source(item, "")
            return
        reporter = self.child("reporting-org")
        name = (self.text(reporter) if reporter is not None else "") or "not named"
        ref = reporter.get("ref", "") if reporter is not None else ""
        plain = re.sub(r"[^a-z0-9]+", "_", (ref or name).lower()).strip("_")[:60]
        self.source_id = f"iati_{plain or 'file'}"
        if self.source_id in self.reading.sources:
            return
        self.reading.sources.add(self.source_id)
        secondary = reporter is not None and reporter.get("secondary-reporter") in {"1", "true"}
        yield self.entry(
            "sources",
            self.element,
            source_id=self.source_id,
            title="IATI activity file",
            publisher=name,
            accessed=self.reading.read_on.isoformat(),
            language="en",
            kind="mirror" if secondary else "primary",
            note="Read by the import of IATI files.",
        )

    def _own_source(self, item: etree._Element, url: str) -> Entry:
        titles = item.find("title")
        language = item.find("language")
        title = self.any_text(titles) if titles is not None else clean(item.text)
        said = language.get("code", "") if language is not None else item.get("language", "")
        kept = ("published", "accessed", "kind", "publisher", "original-publisher", "licence", "note")
        cells = {each.replace("-", "_"): item.get(ours(each), "") for each in kept}
        identity = item.get(ours("source"), "")
        return Entry(
            "sources",
            line_of(item),
            {"source_id": identity, "title": title, "url": url, "language": said, **cells},
        )

    def _touched(self) -> Iterator[Entry]:
        own = self.element.find(ours("project"))
        if own is None:
            return
        for item in own.findall(ours("recommendation")):
            reasons = self.texts(item, ours("reason"))
            cells = {f"reason_{lang}": reasons.get(lang, "") for lang in LANGUAGES}
            recommendation = item.get("id", "")
            yield self.entry(
                "project_recommendations",
                item,
                project_id=self.project_id,
                recommendation_id=recommendation,
                **cells,
            )
        for item in own.findall(ours("event")):
            event, basis = item.get("id", ""), item.get("basis", "")
            yield self.entry("project_events", item, project_id=self.project_id, event_id=event, basis=basis)
