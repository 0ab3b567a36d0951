"""How the figures came to be what they are, in plain words: the Method view of Sources.

Short sections, each at an address of its own. Every number in the text comes from a question, and the meaning
of a status is the published one, so that the text cannot lag behind the data.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from components.i18n import day, gettext_for, number
from components.markdown import plain
from components.palette import STATUSES, VOICES, status_definition, status_name, voice_mark, voice_name
from components.records import Row
from components.tracker.export import unpublished_lists


@dataclass(frozen=True)
class Section:
    """One section of the text.

    Attributes:
        anchor: its part of the address, behind the number sign; the same in every language.
        title: its heading.
        paragraphs: markdown, one paragraph or list each.
    """

    anchor: str
    title: str
    paragraphs: tuple[str, ...]


def method_sections(totals: Row, lang: str) -> list[Section]:
    """The whole text.

    Args:
        totals: the row of `coverage/totals`.
    """
    _ = gettext_for(lang)
    return [
        Section("contents", _("What is in it"), _contents(totals, lang)),
        Section("status", _("How a status is found"), _status(lang)),
        Section("voices", _("Five voices"), _voices(lang)),
        Section("comparability", _("What may be compared"), _comparability(totals, lang)),
        Section("small-counts", _("Small counts"), _small_counts(lang)),
        Section("breaks", _("Breaks in a series"), _breaks(totals, lang)),
        Section("inferred", _("What is inferred"), _inferred(totals, lang)),
        Section("missing", _("What is missing"), _missing(totals, lang)),
        Section("claims", _("Claims"), _claims(lang)),
    ]


def _list(items: Sequence[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _numbered(items: Sequence[str]) -> str:
    return "\n".join(f"{place}. {plain(item)}" for place, item in enumerate(items, start=1))


def _contents(totals: Row, lang: str) -> tuple[str, ...]:
    _ = gettext_for(lang)

    def count(column: str) -> str:
        return number(int(totals[column]), lang)

    facts = (
        _("Observations: {count}, of {indicators} indicators").format(
            count=count("observations"), indicators=count("indicators")
        ),
        _("Recommendations: {count}; dated and undated evidence on them: {evidence}").format(
            count=count("recommendations"), evidence=count("evidence")
        ),
        _("Producers with a voice: {count}").format(count=count("producers")),
        _("Sources: {count}; of these, copies of what another body published: {copies}").format(
            count=count("sources"), copies=count("copies")
        ),
        _("Sources read up to {day}").format(day=day(totals["read_until"], lang)),
    )
    return (
        plain(
            _(
                "Everything here was published by somebody; nothing was collected from people by us. Each "
                "figure keeps its producer, its source and its period, and no person is named."
            )
        ),
        _list([plain(fact) for fact in facts]),
        plain(
            _(
                "The texts stand in English, Russian and Tajik and give the same numbers. Titles and "
                "publishers of sources and editors' notes, those on dates among them, are in English. A text "
                "not translated yet is shown in English and marked so."
            )
        ),
    )


def _status(lang: str) -> tuple[str, ...]:
    _ = gettext_for(lang)
    scale = [
        f"**{plain(status_name(status, lang))}**: {plain(status_definition(status, lang))}"
        for status in STATUSES
    ]
    rules = (
        _(
            "A date known only by its month or year is read as its last possible day, but never later than "
            "the day the source was read. A recommendation exists from the date of its dialogue, review or "
            "plan; before that day it is in no count."
        ),
        _(
            "Evidence counts when it is dated, has a voice and says how things stand. Evidence from before "
            "the recommendation, or marked as such, is its baseline: it is shown apart and gives no status. "
            "Undated evidence is shown and never counted. Our own searches have no voice and replace no "
            "evidence."
        ),
        _(
            "The status of a voice on a day is its latest evidence up to that day. Where one voice has two "
            "pieces of evidence on one day, the lower status holds."
        ),
        _(
            "The headline status is the latest evidence of any voice; where several voices speak on one day, "
            "the lower status holds. Without any, the status is “no evidence”."
        ),
        _(
            "A recommendation is contested when the state reports a status on the scale and civil society, "
            "an international body or academia reports a different one. It then counts at the lowest of "
            "these. Media never make it contested. Where the latest evidence of any voice says that it "
            "cannot be assessed, it is not contested and is left out of the total."
        ),
        _(
            "Evidence is fresh up to 12 months before the chosen day, stale up to 24 months, and expired "
            "after that."
        ),
        _(
            "Moved in 12 months means that the status on the chosen day differs from that of 12 months "
            "before, forward or back, or that the first evidence came in between."
        ),
    )
    return (
        plain(
            _(
                "A status is never stored. It is read from evidence, for any day that is chosen, by these "
                "rules:"
            )
        ),
        _numbered(rules),
        plain(_("The scale, from worst to best, and the two that are outside it:")),
        _list(scale),
    )


def _voices(lang: str) -> tuple[str, ...]:
    _ = gettext_for(lang)
    meanings = {
        "state": _("a body of Tajikistan, the Commissioner for Human Rights included"),
        "civil_society": _("an organisation of the country or for it"),
        "international": _(
            "the United Nations, other states, development banks, international organisations"
        ),
        "academic": _("research"),
        "media": _("the press, and sources that the press quotes without a name"),
    }
    return (
        _list(
            [
                f"{voice_mark(voice)} **{plain(voice_name(voice, lang))}**: {plain(meanings[voice])}"
                for voice in VOICES
            ]
        ),
        plain(
            _(
                "The voice is that of whoever made the figure, not of the page it was read on: a ministry's "
                "number in a newspaper is the state's. Voices stand side by side. Their figures are never "
                "averaged, and counts of different bodies are never added."
            )
        ),
    )


def _comparability(totals: Row, lang: str) -> tuple[str, ...]:
    _ = gettext_for(lang)
    return (
        plain(
            _(
                "Indicators that seem to speak of one thing stand in groups, each with the reason why its "
                "figures may or may not be compared. There are {count} such groups."
            ).format(count=number(int(totals["comparability_groups"]), lang))
        ),
        plain(
            _(
                "Regions are ranked within one producer, one series and one period only. Counts that one "
                "body gave one after another, such as a death toll, are told apart from rival counts."
            )
        ),
        plain(
            _(
                "A fall in complaints is not a fall in violations: complaints depend on who dares to speak "
                "and on what is registered."
            )
        ),
    )


def _small_counts(lang: str) -> tuple[str, ...]:
    _ = gettext_for(lang)
    return (
        plain(
            _(
                "A count of people, cases or complaints is withheld when a person could be found: one to "
                "four for a place below a region or for one institution, one or two for any other breakdown. "
                "Zero, national totals and deaths in public events that were published are shown. What was "
                "withheld is listed among the exclusions, without its value."
            )
        ),
    )


def _breaks(totals: Row, lang: str) -> tuple[str, ...]:
    _ = gettext_for(lang)
    return (
        plain(
            _(
                "No line is drawn across a change of method, scale or boundary. The dates of such changes "
                "are recorded with their reasons: {count} so far. Partial years, running totals and sums "
                "over several years are not joined to whole years."
            ).format(count=number(int(totals["series_breaks"]), lang))
        ),
    )


def _inferred(totals: Row, lang: str) -> tuple[str, ...]:
    _ = gettext_for(lang)
    levels = (
        _("High confidence: read on the page of the body itself or in its official document."),
        _("Medium: a press report that names the body, a republished dataset, a copy of a UN document."),
        _("Low: other copies, inferred years, paraphrases, and figures that contradict themselves."),
    )
    return (
        _list([plain(level) for level in levels]),
        plain(
            _("Observations of low confidence: {low} of {count}.").format(
                low=number(int(totals["low_confidence"]), lang),
                count=number(int(totals["observations"]), lang),
            )
        ),
        plain(
            _(
                "Links between recommendations are ours, and so are the institutions asked where a text "
                "names none; where that is so, a note says it."
            )
        ),
    )


def _missing(totals: Row, lang: str) -> tuple[str, ...]:
    _ = gettext_for(lang)
    return (
        plain(
            _(
                "What is not given is shown as not given, never as zero. Figures that were read and left "
                "out, each with its reason: {exclusions}. Sources without an address: {sources}."
            ).format(
                exclusions=number(int(totals["exclusions"]), lang),
                sources=number(int(totals["sources_without_address"]), lang),
            )
        ),
        plain(unpublished_lists(lang)),
        plain(_("What should exist and was not found is listed under Coverage.")),
    )


def _claims(lang: str) -> tuple[str, ...]:
    _ = gettext_for(lang)
    return (
        plain(
            _(
                "A number without a source is a claim. It stands in the register of claims with a verdict "
                "and its reason, and in no chart."
            )
        ),
    )


def terms_table(glossary: Sequence[Row], lang: str) -> pd.DataFrame:
    """The terms of the field in three languages as a table of markdown cells.

    Args:
        glossary: rows of `sources/glossary`.
    """
    _ = gettext_for(lang)
    return pd.DataFrame(
        [
            {
                _("English"): plain(str(row["term_en"])),
                _("Russian"): plain(str(row["term_ru"])),
                _("Tajik"): plain(str(row["term_tg"])),
            }
            for row in glossary
        ]
    )
