"""Where projects work against where something was asked for: counted side by side, region by region.

Concerns and recommendations are counted where they name a region, projects where they do. A project of the
whole nation counts in no region; it is told beside, by theme, since it may reach a region or not.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from components.html_panel import Html, html_panel, render
from components.i18n import gettext_for, number, text
from components.impact.address import ImpactPlace
from components.impact.words import NATION
from components.markdown import plain
from components.records import Row

COUNTED = ("concerns", "recommendations", "projects")


def _share(count: int, most: int) -> float:
    return round(100 * count / most, 1) if most else 0.0


def unmet(rows: Sequence[Row], region: str, lang: str) -> list[dict[str, Any]]:
    """Themes voiced in a region that no project naming the region is about, most voiced first.

    Args:
        rows: rows of `impact/gap`.
    """
    voiced = [
        row
        for row in rows
        if row["region_code"] == region
        and row["theme_id"]
        and row["concerns"] + row["recommendations"]
        and not row["projects"]
    ]
    ordered = sorted(
        voiced, key=lambda row: (-(row["concerns"] + row["recommendations"]), row["theme_position"])
    )
    return [{"name": text(row, "theme", lang), "nationwide": int(row["nationwide"])} for row in ordered]


def gap_rows(rows: Sequence[Row], place: ImpactPlace) -> list[dict[str, Any]]:
    """What the template shows of each region; the nation is left out.

    Args:
        rows: rows of `impact/gap`.
    """
    lang = place.lang
    regions = [row for row in rows if not row["theme_id"] and row["region_code"] != NATION]
    most = {name: max((int(row[name]) for row in regions), default=0) for name in COUNTED}
    found = []
    for row in regions:
        code = str(row["region_code"])
        found.append(
            {
                "name": text(row, "region", lang),
                "href": place.elsewhere("regions", region=code),
                "counts": {
                    name: {"figure": number(row[name], lang), "count": int(row[name]),
                           "width": _share(int(row[name]), most[name])}
                    for name in COUNTED
                },
                "projects_href": place.link(region=code, view=None),
                "asked_href": place.elsewhere("recommendations", region=code, view="list"),
                "unmet": unmet(rows, code, lang),
                "silent": not row["concerns"] and not row["recommendations"],
            }
        )  # fmt: skip
    return found


def gap_panel(rows: Sequence[Row], place: ImpactPlace) -> Html:
    """The view as HTML."""
    nation = next(row for row in rows if row["region_code"] == NATION and not row["theme_id"])
    return render(
        "impact_gap.html",
        place.lang,
        rows=gap_rows(rows, place),
        national={name: int(nation[name]) for name in COUNTED},
    )


def show_gap(rows: Sequence[Row], place: ImpactPlace) -> None:
    """Draw the view."""
    html_panel(gap_panel(rows, place), key="impact-gap")


def gap_table(rows: Sequence[Row], lang: str) -> pd.DataFrame:
    """The same by region and theme, as a table of markdown cells; the row of all themes counts each once."""
    _ = gettext_for(lang)
    return pd.DataFrame(
        [
            {
                _("Region"): plain(text(row, "region", lang)),
                _("Theme"): plain(text(row, "theme", lang) or _("All themes, each project once")),
                _("Concerns voiced"): number(row["concerns"], lang),
                _("Recommendations that name it"): number(row["recommendations"], lang),
                _("Projects that name it"): number(row["projects"], lang),
                _("Nationwide projects"): number(row["nationwide"], lang),
            }
            for row in rows
        ]
    )
