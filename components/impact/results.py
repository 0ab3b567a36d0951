"""Results of projects: what was promised, what was reported, when, and what to keep in mind.

A target is set against what was reached only where both are on record; a number alone stands with its caveat
and is no achievement of anything. Figures that cannot be right are shown as reported, and marked.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.charts.svg import element, title
from components.i18n import NO_VALUE, gettext_for, is_missing, number, text
from components.impact.words import (
    ImpactNames,
    has_reported,
    level_name,
    period_in_words,
    reported_in_words,
    unit_in_words,
)
from components.markdown import plain
from components.records import Row
from components.tracker.detail import source_words

LEVELS = ("impact", "outcome", "output", "context")
WIDTH, HEIGHT = 180.0, 16.0


def bullet(row: Row, lang: str) -> str:
    """What was reported against its target as SVG (Few, Information Dashboard Design, 2006); empty unless
    both are known and the figure is not marked as implausible."""
    _ = gettext_for(lang)
    target, value = row["target"], row["achieved"]
    if is_missing(target) or is_missing(value) or row["flagged"] or float(target) <= 0:
        return ""
    most = max(float(target), float(value)) * 1.08
    said = _("{value} reported against a target of {target}").format(
        value=reported_in_words(row, lang), target=number(target, lang)
    )
    aim = float(target) / most * WIDTH
    return element(
        "svg",
        title(said),
        element("rect", x=0, y=2, width=WIDTH, height=HEIGHT - 4, class_="whole"),
        element(
            "rect", x=0, y=5, width=max(0.0, float(value)) / most * WIDTH, height=HEIGHT - 10, class_="done"
        ),
        element("line", x1=aim, x2=aim, y1=0, y2=HEIGHT, class_="aim"),
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        role="img",
        aria_label=said,
        class_="bullet",
    )


def with_unit(figure: str, row: Row, lang: str) -> str:
    """A figure with its unit: `488,379 USD`, `67–70 %`."""
    unit = unit_in_words(row["unit"], lang)
    return f"{figure} {unit}" if unit and figure != NO_VALUE else figure


def result_row(row: Row, names: ImpactNames, lang: str) -> dict[str, Any]:
    """What the templates show of one result.

    Args:
        row: a row of `impact/results`.
    """
    _ = gettext_for(lang)
    target = number(row["target"], lang)
    return {
        "id": row["result_id"],
        "name": text(row, "indicator", lang),
        "level": level_name(str(row["level"]), lang),
        "project": row["project_id"],
        "target": with_unit(target, row, lang),
        "reported": with_unit(reported_in_words(row, lang), row, lang),
        "has_target": not is_missing(row["target"]),
        "has_reported": has_reported(row),
        "baseline": ""
        if is_missing(row["baseline"])
        else _("before: {figure}").format(figure=with_unit(number(row["baseline"], lang), row, lang)),
        "bullet": bullet(row, lang),
        "period": period_in_words(row, lang) or _("period not known"),
        "region": names.region_short.get(str(row["region_code"]), str(row["region_code"])),
        "caveat": text(row, "caveat", lang),
        "flagged": bool(row["flagged"]),
        "same_as": "" if is_missing(row["same_as"]) else str(row["same_as"]),
        **source_words(row, lang),
    }


def by_level(rows: Sequence[Row], names: ImpactNames, lang: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """The results under the level each was reported at, country context last."""
    return [
        (level_name(level, lang), [result_row(row, names, lang) for row in rows if row["level"] == level])
        for level in LEVELS
        if any(row["level"] == level for row in rows)
    ]


def results_table(rows: Sequence[Row], names: ImpactNames, lang: str) -> pd.DataFrame:
    """The results as a table of markdown cells."""
    _ = gettext_for(lang)
    shown = [result_row(row, names, lang) for row in rows]
    return pd.DataFrame(
        [
            {
                _("Project"): plain(str(row["project"])),
                _("Result"): plain(row["name"]),
                _("Level"): plain(row["level"]),
                _("Target"): plain(row["target"]),
                _("Reported"): plain(row["reported"]),
                _("Period"): plain(row["period"]),
                _("Marked"): _("yes") if row["flagged"] else "",
                _("Caveat"): plain(row["caveat"]),
            }
            for row in shown
        ]
    )
