"""The words of Impact: who pays and what share, when, how much money, what a result says, what is not known.

What is missing is said as missing: money that is not published is not zero, an unknown end is not an end, and
a figure keeps the bounds that its source gave it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from components.i18n import gettext_for, in_alphabet, is_missing, number, partial_date, text
from components.records import Row, records

NATION = "TJ"


@dataclass(frozen=True)
class ImpactNames:
    """Names in the reader's language by id.

    Attributes:
        organisation: all organisations that take part in projects.
        donor: those that pay, with the number of projects, the one of most projects first: for choosing.
        region: full name, the nation as what names no region: for choosing; `region_short` for a column.
        theme: theme.
    """

    organisation: Mapping[str, str]
    donor: Mapping[str, str]
    region: Mapping[str, str]
    region_short: Mapping[str, str]
    theme: Mapping[str, str]

    def of(self, ids: object, known: Mapping[str, str]) -> list[str]:
        """The names of ids that stand in one text with spaces between."""
        return [known.get(one, one) for one in str(ids).split()]


def impact_names(
    organisations: pd.DataFrame, regions: pd.DataFrame, themes: pd.DataFrame, lang: str
) -> ImpactNames:
    """The names, from the answers of `impact/organisations`, `catalogue/regions` and `catalogue/themes`."""
    _ = gettext_for(lang)
    named = records(in_alphabet(organisations, "name", lang))
    rows = sorted(named, key=lambda row: -row["pays_for"])
    counted = _("{name} ({count})")
    return ImpactNames(
        organisation={row["organisation_id"]: text(row, "name", lang) for row in rows},
        donor={
            row["organisation_id"]: counted.format(
                name=text(row, "name", lang), count=number(row["pays_for"], lang)
            )
            for row in rows
            if row["pays_for"]
        },
        region={
            row["region_code"]: text(row, "name", lang)
            if row["region_code"] != NATION
            else _("Nationwide, in no region")
            for row in records(regions)
        },
        region_short={row["region_code"]: text(row, "short", lang) for row in records(regions)},
        theme={row["theme_id"]: text(row, "name", lang) for row in records(themes)},
    )


def kind_name(kind: str, lang: str) -> str:
    """What kind of undertaking it is."""
    _ = gettext_for(lang)
    return {
        "project": _("Project"),
        "programme": _("Programme"),
        "platform": _("Platform"),
        "strategy": _("State strategy"),
    }[kind]


def role_name(role: str, lang: str) -> str:
    """What an organisation does in a project."""
    _ = gettext_for(lang)
    return {"donor": _("Donor"), "implementer": _("Carried out by"), "partner": _("Partners")}[role]


def level_name(level: str, lang: str) -> str:
    """What kind of result it is."""
    _ = gettext_for(lang)
    return {
        "output": _("Output"),
        "outcome": _("Outcome"),
        "impact": _("Impact (level of a result)"),
        "context": _("Country context, no result of the project"),
    }[level]


def organisation_kind(kind: str, lang: str) -> str:
    """What kind of organisation it is."""
    _ = gettext_for(lang)
    return {
        "state": _("State body"),
        "donor": _("Government or fund that pays"),
        "ngo_national": _("Organisation of civil society in Tajikistan"),
        "ngo_international": _("International organisation of civil society"),
        "intergovernmental": _("Intergovernmental organisation"),
        "private": _("Private company"),
        "group": _("Several bodies, not named one by one"),
    }[kind]


def known(value: object) -> str:
    """A text that may be missing; empty where it is."""
    return "" if is_missing(value) else str(value)


def dates_in_words(row: Row, lang: str) -> str:
    """From when to when, as exactly as it is known: `Feb 2024 – Apr 2026`."""
    _ = gettext_for(lang)
    start, end = known(row["start_date"]), known(row["end_date"])
    if not start and not end:
        return _("dates not found")
    if start == end:
        return partial_date(start, lang)
    return _("{start} – {end}").format(
        start=partial_date(start, lang) if start else _("start not known"),
        end=partial_date(end, lang) if end else _("end not known"),
    )


def money(amount: object, currency: object, lang: str) -> str:
    """`4,196,000 CHF`; words where no amount is published, which is not zero."""
    _ = gettext_for(lang)
    if is_missing(amount):
        return _("not published")
    return f"{number(float(str(amount)), lang, decimals=0)} {currency}"


def share_in_words(share: object, donor_count: int, lang: str) -> str:
    """What a donor's part in a project is; empty where it pays alone."""
    _ = gettext_for(lang)
    if donor_count < 2:
        return ""
    if is_missing(share):
        return _("shared, no share published")
    return _("shared, pays {share}").format(share=number(float(str(share)), lang, "percent"))


def unit_in_words(unit: object, lang: str) -> str:
    """The unit of a result in the reader's language; as reported where it is none of the usual ones."""
    _ = gettext_for(lang)
    written = known(unit)
    return {
        "people": _("people"),
        "campaigns": _("campaigns"),
        "consultations": _("consultations"),
        "one-day sessions": _("one-day sessions"),
        "dialogues": _("dialogues"),
        "groups": _("groups"),
        "plans": _("plans"),
        "organisations": _("organisations"),
        "centres": _("centres"),
        "courts": _("courts"),
        "districts": _("districts"),
        "institutions": _("establishments"),
        "visits": _("visits"),
        "complaints": _("complaints"),
        "appeals": _("appeals"),
        "cases": _("cases"),
        "councils": _("councils"),
        "stations": _("stations"),
        "units": _("units of the police"),
        "as reported; unit unclear": _("unit unclear"),
    }.get(written, written)


def has_reported(row: Row) -> bool:
    """Whether anything was reported."""
    return not all(is_missing(row[name]) for name in ("achieved", "achieved_low", "achieved_high"))


def reported_in_words(row: Row, lang: str) -> str:
    """What was reported with the bounds that the source gave: `≥ 70`, `≈ 40`, `67–70`; a dash for nothing.

    A lower bound alone means "more than", an upper one alone "nearly", neither "about"; both are the figure.
    """
    value, low, high = (row[name] for name in ("achieved", "achieved_low", "achieved_high"))
    if not has_reported(row):
        return number(None, lang)
    if is_missing(value):
        ends = [number(end, lang) for end in (low, high) if not is_missing(end)]
        return "–".join(ends)
    printed = number(value, lang)
    if row["flagged"] and is_missing(low) and is_missing(high):
        return printed
    sign = {(False, True): "≥ ", (True, False): "≤ ", (True, True): "≈ "}
    return sign.get((is_missing(low), is_missing(high)), "") + printed


def period_in_words(row: Row, lang: str) -> str:
    """The time a result covers, as exactly as it is known; empty when nothing is."""
    _ = gettext_for(lang)
    start, end = known(row["period_start"]), known(row["period_end"])
    if not end:
        return partial_date(start, lang) if start else ""
    if not start:
        return _("up to {day}").format(day=partial_date(end, lang))
    if start == end:
        return partial_date(end, lang)
    return _("{start} – {end}").format(start=partial_date(start, lang), end=partial_date(end, lang))


def gaps_of(project: Row, results: Sequence[Row], partners: Sequence[Row], lang: str) -> list[str]:
    """What is not known of a project, each as one sentence.

    Args:
        project: a row of `impact/projects`.
        results, partners: its rows of the questions of that name.
    """
    _ = gettext_for(lang)
    own = [row for row in results if row["level"] != "context"]
    both = [row for row in own if not is_missing(row["target"]) and has_reported(row)]
    donors = [row for row in partners if row["role"] == "donor"]
    unshared = len(donors) > 1 and any(is_missing(row["share"]) for row in donors)
    said = (
        (not donors, _("Who pays for it is not stated.")),
        (is_missing(project["budget"]), _("Its budget is not published.")),
        (unshared, _("What each donor pays is not published.")),
        (is_missing(project["starts_on"]), _("When it began was not found.")),
        (is_missing(project["ends_on"]), _("When it ends or ended was not found.")),
        (not project["implementers"], _("Who carries it out is not stated.")),
        (not own, _("No result was found.")),
        (bool(own) and not both, _("No result has both a target and a reported figure.")),
        (not project["activities"], _("No dated event of it was found.")),
        (not project["recommendations"], _("No recommendation in the package is served by its aim.")),
        (
            not any(row["level"] in ("outcome", "impact") for row in own),
            _("What changed through it, no source reports."),
        ),
    )
    return [sentence for holds, sentence in said if holds]
