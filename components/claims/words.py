"""The words of the register of claims: verdicts, and what a claim says in figures.

A claim is kept as it circulates: its value, unit and period are words of the register and not measures, so
they are worded here and never reach an axis.
"""

import re

from components.i18n import gettext_for, is_missing, number, partial_date
from components.records import Row

_YEAR = re.compile(r"\d{4}")
_SPAN = re.compile(r"(\d{4}(?:-\d{2})?)(?:-| to )(\d{4}(?:-\d{2})?)")
_SINCE = re.compile(r"since (\d{4})")
_MONTH = re.compile(r"\d{4}-\d{2}")
SIGNS = {"contradicted": "≠", "unverified": "?", "supported": "✓"}
"""A verdict as one character: evidence goes against it, nothing settles it, another source bears it out."""


def verdict_name(verdict: str, lang: str) -> str:
    """A verdict in words.

    Raises:
        KeyError: there is no such verdict.
    """
    _ = gettext_for(lang)
    return {
        "contradicted": _("Contradicted"),
        "unverified": _("Unverified"),
        "supported": _("Supported"),
    }[verdict]


def verdict_meaning(verdict: str, lang: str) -> str:
    """The published meaning of a verdict.

    Raises:
        KeyError: there is no such verdict.
    """
    _ = gettext_for(lang)
    return {
        "contradicted": _("Evidence goes against the claim at the precision it states."),
        "unverified": _("Nothing found settles it either way."),
        "supported": _("A source other than the one that makes the claim bears it out."),
    }[verdict]


def period_words(period: str, lang: str) -> str:
    """The period a claim names: years and months as they are printed elsewhere, its own words translated."""
    _ = gettext_for(lang)
    named = {
        "not given": _("no period is given"),
        "recent years": _("recent years"),
        "past years": _("past years"),
        "past five years": _("past five years"),
        "last three years": _("last three years"),
    }
    if period in named:
        return named[period]
    since, span = _SINCE.fullmatch(period), _SPAN.fullmatch(period)
    if since:
        return _("since {year}").format(year=since[1])
    if _MONTH.fullmatch(period) and 1 <= int(period[5:]) <= 12:
        return partial_date(period, lang)
    if span:
        ends = [partial_date(end, lang) for end in span.groups()]
        return ("–" if all(_YEAR.fullmatch(end) for end in span.groups()) else " – ").join(ends)
    return period


def unit_words(unit: str, lang: str) -> str:
    """What a claim counts; a unit that is not known here as it stands in the register."""
    _ = gettext_for(lang)
    return {
        "policies": _("policies"),
        "projects": _("projects"),
        "campaigns": _("campaigns"),
        "campaigns (unclear)": _("campaigns, unclear"),
        "consultations": _("consultations"),
        "visits": _("visits"),
        "recommendations": _("recommendations in all"),
        "plans": _("plans"),
        "groups": _("groups"),
        "areas": _("areas"),
        "organisations": _("organisations"),
        "reports per year": _("reports a year"),
        "people": _("people"),
        "people and representatives": _("people and representatives"),
        "districts": _("districts"),
        "years of age": _("years of age"),
        "countries and territories": _("countries and territories"),
        "months": _("months"),
        "sessions": _("sessions"),
        "% per year": _("a year"),
        "% of land (nearly half)": _("of the land, nearly half"),
        "% of people (around)": _("of the people, around"),
        "% of young people (over half)": _("of young people, over half"),
        "%": "",
    }.get(unit, unit)


def value_words(row: Row, side: str, lang: str) -> str:
    """The number a claim gives, with its direction: `down by 20%`, `110 consultations`.

    Args:
        row: a row of `claims/register`, or of `claims/pairs` with `side` "_a" or "_b".
    """
    _ = gettext_for(lang)
    value, unit = row[f"value{side}"], row[f"unit{side}"]
    direction = str(row[f"direction{side}"])
    if is_missing(value) or not value:
        return {
            "up": _("up, no number is given"),
            "down": _("down, no number is given"),
        }.get(direction, _("no number is given"))
    said = "" if is_missing(unit) else str(unit)
    if said == "year":
        return _("the year {year}").format(year=value)
    printed = _number(str(value), "percent" if said.startswith("%") else None, lang)
    counted = f"{printed} {unit_words(said, lang)}".strip()
    if direction == "up":
        return _("up by {value}").format(value=counted)
    if direction == "down":
        return _("down by {value}").format(value=counted)
    return counted


def _number(value: str, unit_id: str | None, lang: str) -> str:
    """A number of the register in the language's digits; anything else as it stands."""
    try:
        return number(float(value), lang, unit_id)
    except ValueError:
        return value
