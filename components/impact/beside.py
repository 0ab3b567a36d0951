"""Outputs, the country, and recommendations: three columns beside each other, with no arrow between them.

What a project produced, what figures of the country say, and how the recommendations it touches stand are
three different matters with three different sources. They are read side by side because a donor asks for
all three; that one led to another is claimed nowhere.
"""

from collections.abc import Sequence
from typing import Any

from components.i18n import NO_VALUE, day, gettext_for, is_missing, ngettext_for, number, period, text
from components.impact.address import ImpactPlace
from components.impact.results import with_unit
from components.impact.words import has_reported, level_name, period_in_words, reported_in_words
from components.palette import voice_name
from components.records import Row
from components.tracker.detail import source_words
from components.tracker.words import freshness_name

MOST_IN_A_COLUMN = 30


def no_attribution(lang: str) -> str:
    """The sentence above the three columns."""
    _ = gettext_for(lang)
    return _(
        "Three separate matters, set side by side. No source found shows that one led to another, and "
        "nothing here claims it."
    )


def output_rows(results: Sequence[Row], lang: str) -> list[dict[str, Any]]:
    """What the projects themselves report, country context left out.

    Args:
        results: rows of `impact/results`.
    """
    _ = gettext_for(lang)
    found = []
    for row in results:
        if row["level"] == "context":
            continue
        target = _("target {figure}").format(figure=with_unit(number(row["target"], lang), row, lang))
        planned = "" if is_missing(row["target"]) else target
        amount = with_unit(reported_in_words(row, lang), row, lang) if has_reported(row) else ""
        found.append(
            {
                "amount": amount or planned,
                "more": planned if amount else (_("planned; no result found") if planned else ""),
                "name": text(row, "indicator", lang),
                "level": level_name(str(row["level"]), lang),
                "period": period_in_words(row, lang),
                "flagged": bool(row["flagged"]),
                "caveat": text(row, "caveat", lang),
                "project": row["project_id"],
            }
        )
    return found


def _figure(row: Row, lang: str) -> str:
    if not is_missing(row["value_text"]) and row["value_text"]:
        return str(row["value_text"])
    if not is_missing(row["value"]):
        sign = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "≈ "}.get(str(row["qualifier"]), "")
        return sign + number(row["value"], lang, row["unit_id"])
    ends = [number(row[end], lang, row["unit_id"]) for end in ("value_low", "value_high")]
    return "–".join(end for end in ends if end != NO_VALUE) or NO_VALUE


def country_rows(indicators: Sequence[Row], place: ImpactPlace) -> list[dict[str, Any]]:
    """The newest national figure of each voice, by indicator.

    Args:
        indicators: rows of `impact/indicators`.
    """
    _, lang = gettext_for(place.lang), place.lang
    found: dict[str, dict[str, Any]] = {}
    for row in indicators:
        identity = str(row["indicator_id"])
        entry = found.setdefault(
            identity,
            {
                "id": identity,
                "name": text(row, "name", lang),
                "href": place.elsewhere("trends", indicator=identity),
                "touched": str(row["touched"]).split(),
                "figures": [],
            },
        )
        if is_missing(row["observation_id"]):
            continue
        percent = str(row["unit_id"]) in ("percent", "percent_change")
        entry["figures"].append(
            {
                "amount": _figure(row, lang) + ("" if percent else f" {text(row, 'unit', lang)}"),
                "period": period(row["period_start"], row["period_end"], str(row["period_kind"]), lang),
                "running": _("running total") if row["cumulative"] else "",
                "voice": row["voice"],
                "voice_name": voice_name(str(row["voice"]), lang),
                "producer": text(row, "producer", lang),
                **source_words(row, lang),
            }
        )
    return list(found.values())


def recommendation_rows(rows: Sequence[Row], place: ImpactPlace) -> list[dict[str, Any]]:
    """The recommendations touched, each once, with how each stands and why it is linked.

    Args:
        rows: rows of `impact/recommendations`: one per project and recommendation.
    """
    lang = place.lang
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        identity = str(row["recommendation_id"])
        entry = found.setdefault(
            identity,
            {
                "id": identity,
                "text": text(row, "text", lang),
                "origin": text(row, "forum_title", lang),
                "href": place.elsewhere("recommendations", id=identity),
                "status": str(row["status"]),
                "contested": bool(row["contested"]),
                "aged": freshness_name(str(row["freshness"]), lang),
                "said_on": "" if is_missing(row["headline_date"]) else day(row["headline_date"], lang),
                "voice": "" if is_missing(row["voice"]) else str(row["voice"]),
                "voice_name": "" if is_missing(row["voice"]) else voice_name(str(row["voice"]), lang),
                "projects": [],
                **source_words(row, lang),
            },
        )
        entry["projects"].append({"id": str(row["project_id"]), "reason": text(row, "reason", lang)})
    return list(found.values())


def beside(
    results: Sequence[Row], indicators: Sequence[Row], recommendations: Sequence[Row], place: ImpactPlace
) -> dict[str, Any]:
    """What the template of the three columns takes."""
    lang, ngettext = place.lang, ngettext_for(place.lang)
    columns = {
        "outputs": output_rows(results, lang),
        "country": country_rows(indicators, place),
        "recommendations": recommendation_rows(recommendations, place),
    }

    def more(rows: Sequence[Any]) -> str:
        rest = len(rows) - MOST_IN_A_COLUMN
        said = ngettext("and {count} more, in the files", "and {count} more, in the files", max(rest, 0))
        return said.format(count=number(rest, lang)) if rest > 0 else ""

    return {
        "sentence": no_attribution(lang),
        "several": len({row["project_id"] for row in results}) > 1,
        "as_of": day(place.as_of, lang),
        **{name: rows[:MOST_IN_A_COLUMN] for name, rows in columns.items()},
        "more": {name: more(rows) for name, rows in columns.items()},
    }
