"""A pair of differing figures made ready for the page: both figures in words, their marks, their distance.

The list, the detail, the table and the files all take a pair from here, so that a figure reads the same
wherever it stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components.disagreements.dumbbell import Mark, dumbbell, mark_of, scale_of
from components.disagreements.names import DisagreementNames
from components.disagreements.words import (
    bounded_distance,
    explanation,
    figure_words,
    gap_words,
    ratio_words,
    shared_period,
    subgroup_words,
)
from components.i18n import INTEGER_UNITS, gettext_for, period, text
from components.palette import voice_said
from components.records import Row
from components.tracker.detail import source_words


@dataclass(frozen=True)
class Figure:
    """One figure in words.

    Attributes:
        row: the observation with its indicator, producer and source.
        value: with what the source says of its exactness, without the unit.
        unit: its unit.
        indicator: what it counts.
        producer: who made it.
        voice: the producer's voice.
        voice_name: that voice in words.
        period: the time it covers.
        source: title, url and where and when it was published and read.
        mark: how it is drawn.
    """

    row: Row
    value: str
    unit: str
    indicator: str
    producer: str
    voice: str
    voice_name: str
    period: str
    source: Mapping[str, Any]
    mark: Mark

    @property
    def said(self) -> str:
        """The figure, who made it and when, in one line."""
        return f"{self.value}: {self.producer} ({self.voice_name}), {self.period}"


def figure_of(row: Row, names: DisagreementNames, lang: str) -> Figure:
    """The figure of a row of `disagreements/figures` or `disagreements/quantity`."""
    value = figure_words(row, lang)
    producer, voice = text(row, "producer", lang), str(row["voice"])
    when = period(row["period_start"], row["period_end"], str(row["period_kind"]), lang)
    voice_name = voice_said(voice, lang)
    return Figure(
        row=row,
        value=value,
        unit=names.unit[str(row["unit_id"])],
        indicator=text(row, "indicator", lang),
        producer=producer,
        voice=voice,
        voice_name=voice_name,
        period=when,
        source=source_words(row, lang),
        mark=mark_of(row, value, f"{value}: {producer} ({voice_name}), {when}"),
    )


@dataclass(frozen=True)
class Pair:
    """Two figures that differ, the lower one first.

    Attributes:
        row: the row of `disagreements/pairs` or `disagreements/explanation`.
        lower, higher: the figures; in the order of the warehouse where neither is higher.
        names: names of what the rows point to.
        lang: language of the words.
    """

    row: Row
    lower: Figure
    higher: Figure
    names: DisagreementNames
    lang: str

    @property
    def pair_id(self) -> str:
        """The pair in the address."""
        return str(self.row["pair_id"])

    @property
    def figures(self) -> tuple[Figure, Figure]:
        """Both figures, the lower one first."""
        return self.lower, self.higher

    @property
    def one_indicator(self) -> bool:
        """Whether both figures are of one indicator."""
        return bool(self.lower.row["indicator_id"] == self.higher.row["indicator_id"])

    @property
    def title(self) -> str:
        """What is counted: one indicator, or both."""
        if self.one_indicator:
            return self.lower.indicator
        return f"{self.lower.indicator} — {self.higher.indicator}"

    @property
    def same_period(self) -> bool:
        """Whether both figures cover the same days."""
        return bool(self.row["period_relation"] == "same")

    @property
    def where_and_when(self) -> str:
        """Region, subgroup, the days both cover, and the unit where it is one."""
        when = (
            self.lower.period
            if self.same_period
            else shared_period(self.row["overlap_start"], self.row["overlap_end"], self.lang)
        )
        _ = gettext_for(self.lang)
        unit = self.lower.unit if self.lower.unit == self.higher.unit else ""
        parts = [
            self.names.where(self.row),
            subgroup_words(self.row["dimension"], self.lang),
            when,
            _("unit: {unit}").format(unit=unit) if unit else "",
        ]
        return " · ".join(part for part in parts if part)

    @property
    def ratio(self) -> str:
        """How many times the lower figure goes into the higher one; empty where nothing lies between them."""
        return "" if self.row["gap"] == 0 else ratio_words(self.row["ratio"], self.lang)

    @property
    def touching(self) -> str:
        """Why there is no gap although the figures differ; empty where there is one or none is measured."""
        if self.row["gap"] != 0:
            return ""
        _ = gettext_for(self.lang)
        return _("the ranges meet") if self.row["differs_in"] == "value" else _("the same number")

    @property
    def gap(self) -> str:
        """The distance between the two, or why there is none."""
        return self.touching or gap_words(self.row["gap"], str(self.lower.row["unit_id"]), self.lang)

    @property
    def reading(self) -> str:
        """How gap and ratio are to be read when a figure is a bound or rounded; empty without a gap."""
        if not self.row["gap"] > 0:  # none is measured, or there is none
            return ""
        lower, higher = (str(figure.row["qualifier"]) for figure in self.figures)
        return bounded_distance(lower, higher, self.lang)

    @property
    def why(self) -> list[str]:
        """Why they may differ, sentence by sentence."""
        return explanation(self.row, (self.lower.unit, self.higher.unit), self.lang)

    @property
    def alt(self) -> str:
        """The picture in words."""
        _ = gettext_for(self.lang)
        return _("Two figures on one line. Lower: {lower}. Higher: {higher}.").format(
            lower=self.lower.said, higher=self.higher.said
        )

    def drawn(self) -> str:
        """The dumbbell on a scale of its own."""
        unit = str(self.lower.row["unit_id"])
        marks = [figure.mark for figure in self.figures]
        scale = scale_of(marks, integer=unit in INTEGER_UNITS)
        return dumbbell(marks, scale, self.alt, unit, self.lang)

    def place_of(self, figure: Figure) -> float:
        """Where the figure's mark stands on the dumbbell, in per cent of its width."""
        return scale_of([one.mark for one in self.figures]).share(figure.mark.at)


def pair_of(row: Row, figures: Mapping[str, Row], names: DisagreementNames, lang: str) -> Pair:
    """The pair of a row of `disagreements/pairs`.

    Args:
        figures: rows of `disagreements/figures` by observation_id.
    """
    a = figure_of(figures[str(row["observation_a"])], names, lang)
    b = figure_of(figures[str(row["observation_b"])], names, lang)
    if row["higher"] == "a" or (row["higher"] != "b" and a.mark.at > b.mark.at):
        a, b = b, a
    return Pair(row, a, b, names, lang)


def chains(pairs: Sequence[Pair]) -> list[list[Figure]]:
    """The figures of successive pairs, once each in the order of time, one list per body and series."""
    found: dict[tuple[str, str], dict[str, Figure]] = {}
    for pair in pairs:
        for figure in pair.figures:
            body = (str(figure.row["producer_id"]), str(figure.row["indicator_id"]))
            found.setdefault(body, {})[str(figure.row["observation_id"])] = figure
    return [sorted(chain.values(), key=in_time) for chain in found.values()]


def in_time(figure: Figure) -> tuple[str, str, str]:
    """The order of publications of one count: by the day counted to, then by the day of publication."""
    row = figure.row
    published = row["published"] if isinstance(row["published"], str) else ""
    return str(row["period_end"])[:10], published, str(row["observation_id"])
