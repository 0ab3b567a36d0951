"""What an IATI activity reported: each period of an indicator as a result of the package.

Only what was counted is taken; values by sex, age or place stand beside the whole in a file and are left, as
are indicators that count nothing. A figure without a period is read from our own namespace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from queries.iati_element import COUNTRY, LANGUAGES, ActivityElement, Cells, Entry, in_each, ours
from queries.iati_reader import line_of

LEVELS = {"1": "output", "2": "outcome", "3": "impact", "9": "context"}
PERCENTAGE, QUANTITIES = "2", ("1", "2")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
WITHOUT_PERIOD = ("period_start", "period_end", "target", "achieved")


class Results(ActivityElement):
    """The part of an activity that reports results."""

    def results(self) -> Iterator[Entry]:
        taken = {item.get(ours("result")) for item in self.element.findall("result")}
        count = 0
        for item in self.element.findall("result"):
            if item.get("type") not in LEVELS:
                self.fault(item, item.get("type"), "not a code of the list ResultType: 1, 2, 3 or 9", "@type")
                continue
            if not self.texts(item.find("title")):
                self.fault(item, None, "the title is missing", "title/narrative")
            indicators = item.findall("indicator")
            if not indicators:
                self.fault(item, None, "a result needs an indicator", "indicator")
            for indicator in indicators:
                for cells in self._values(item, indicator):
                    kept = item.get(ours("result"))
                    while kept is None:
                        count += 1
                        made = f"{self.project_id}-r{count}"
                        kept = None if made in taken else made
                    yield Entry("results", line_of(indicator), {"result_id": kept, **cells})

    def _values(self, result: etree._Element, indicator: etree._Element) -> Iterator[Cells]:
        measure = indicator.get("measure", "")
        if measure not in {"1", "2", "3", "4", "5"}:
            self.fault(
                indicator, measure or None, "not a code of the list IndicatorMeasure, 1 to 5", "@measure"
            )
            return
        titles = self.texts(indicator.find("title"))
        if not titles:
            self.fault(indicator, None, "the title is missing", "title/narrative")
        own = result.get(ours("result")) is not None
        if measure not in QUANTITIES and not own:
            self.reading.left["indicator that counts nothing"] += 1
            return
        head = {
            "project_id": self.project_id,
            **in_each("indicator", titles),
            "level": LEVELS[result.get("type", "")],
            "unit": indicator.get(ours("unit"), "%" if measure == PERCENTAGE and not own else ""),
            "region_code": result.get(ours("region"), COUNTRY),
            "source_id": result.get(ours("source"), self.source_id),
            "flagged": result.get(ours("flagged"), "false"),
            "same_as": result.get(ours("same-as"), ""),
            "achieved_low": indicator.get(ours("low"), ""),
            "achieved_high": indicator.get(ours("high"), ""),
        }
        baseline = self._value(indicator, "baseline") or indicator.get(ours("baseline"), "")
        periods = indicator.findall("period")
        for period in periods:
            cells = self._period(period)
            if own or baseline or cells["target"] or cells["achieved"]:
                yield {**head, "baseline": baseline, **cells, **self._caveats(indicator, period, own)}
        if not periods and (own or baseline):
            kept = {name: indicator.get(ours(name.replace("_", "-")), "") for name in WITHOUT_PERIOD}
            yield {**head, "baseline": baseline, **kept, **self._caveats(indicator, None, own)}

    def _period(self, period: etree._Element) -> Cells:
        edges: dict[str, etree._Element] = {}
        for name in ("period-start", "period-end"):
            edge = period.find(name)
            if edge is None:
                self.fault(period, None, "a period has a start and an end", name)
            elif self.day(edge) is not None:
                edges[name] = edge
        start, end = edges.get("period-start"), edges.get("period-end")
        self.check_order(start, end)
        return {
            "period_start": self.printed(start, first=True),
            "period_end": self.printed(end, first=False),
            "target": self._value(period, "target"),
            "achieved": self._value(period, "actual"),
        }

    def _value(self, parent: etree._Element, name: str) -> str:
        """The value for all together; those by sex, age or place stand beside it and are left."""
        found = parent.findall(name)
        whole = [item for item in found if item.find("dimension") is None and item.find("location") is None]
        self.reading.left[f"{name} by dimension or location"] += len(found) - len(whole[:1])
        said = whole[0].get("value") if whole else None
        if said is None or not said.strip():
            return ""
        value = said.strip()
        if not NUMBER.fullmatch(value):
            reason = "not a number; expected digits with a point for decimals"
            self.fault(whole[0], value, reason, "@value")
        return value

    def _caveats(self, indicator: etree._Element, period: etree._Element | None, own: bool) -> Cells:
        paths = ("actual/comment", "target/comment")
        found = [period.find(path) for path in paths] if period is not None else []
        texts = next(
            (said for item in [*found, indicator.find("description")] if (said := self.texts(item))), {}
        )
        if own:
            return {f"caveat_{lang}": texts.get(lang, "") for lang in LANGUAGES}
        return in_each("caveat", texts)
