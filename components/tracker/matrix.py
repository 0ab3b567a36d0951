"""Recommendations by theme and region: how many in each field, how they stand, where all are silent.

An item that names two regions stands in both columns, so columns do not add up to the whole; an empty field
holds no recommendation, which is another thing than a field whose recommendations have no evidence.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.charts.status_bars import ORDER
from components.html_panel import Html, html_panel, render
from components.i18n import gettext_for, ngettext_for, number, text
from components.markdown import plain
from components.palette import status_counted
from components.records import Row
from components.tracker.address import TrackerPlace
from components.tracker.names import TrackerNames


def cell_words(row: Row, lang: str) -> str:
    """A field in words: `3 recommendations: 2 in progress, 1 no evidence; 1 contested`."""
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    count = int(row["items"])
    said = ", ".join(status_counted(int(row[status]), status, lang) for status in ORDER if row[status])
    words = ngettext("{count} recommendation: {said}", "{count} recommendations: {said}", count).format(
        count=number(count, lang), said=said
    )
    if row["contested"]:
        words += "; " + _("{count} contested").format(count=number(int(row["contested"]), lang))
    return words


def matrix_cell(row: Row, place: TrackerPlace) -> dict[str, Any]:
    """What the template shows of one theme in one region."""
    return {
        "count": int(row["items"]),
        "contested": int(row["contested"]),
        "silent": row["items"] == row["no_evidence"],
        "parts": [(status, int(row[status])) for status in ORDER if row[status]],
        "words": cell_words(row, place.lang),
        "href": place.link(view="list", theme=row["theme_id"], region=row["region_code"]),
    }


def _fields(rows: Sequence[Row]) -> tuple[dict[str, Row], dict[tuple[str, str], Row]]:
    """The themes that occur, in their order, and the rows by theme and region."""
    themes = {str(row["theme_id"]): row for row in rows}
    return themes, {(str(row["theme_id"]), str(row["region_code"])): row for row in rows}


def matrix(rows: Sequence[Row], place: TrackerPlace, names: TrackerNames) -> Html:
    """The matrix as HTML.

    Args:
        rows: rows of `tracker/matrix`, one per theme and region that has an item.
    """
    themes, fields = _fields(rows)
    wanted = place.filters.region or tuple(names.region)
    regions = [code for code in names.region if code in wanted]
    lines = [
        (
            text(theme, "theme", place.lang),
            [
                matrix_cell(fields[theme_id, code], place) if (theme_id, code) in fields else None
                for code in regions
            ],
        )
        for theme_id, theme in themes.items()
    ]
    return render(
        "tracker_matrix.html",
        place.lang,
        regions=[(names.region_short[code], names.region[code]) for code in regions],
        lines=lines,
        most=max((int(row["items"]) for row in rows), default=1),
        used=[status for status in ORDER if any(row[status] for row in rows)],
    )


def show_matrix(rows: Sequence[Row], place: TrackerPlace, names: TrackerNames) -> None:
    """Draw the matrix."""
    html_panel(matrix(rows, place, names), key="tracker-matrix")


def matrix_table(rows: Sequence[Row], regions: Mapping[str, str], lang: str) -> pd.DataFrame:
    """The matrix in words: one row per theme, one column per region that has an item."""
    _ = gettext_for(lang)
    themes, fields = _fields(rows)
    used = [code for code in regions if any(region == code for _theme, region in fields)]
    table = []
    for theme_id, theme in themes.items():
        cells = {_("Theme"): plain(text(theme, "theme", lang))}
        for code in used:
            row = fields.get((theme_id, code))
            cells[regions[code]] = plain(cell_words(row, lang)) if row else ""
        table.append(cells)
    return pd.DataFrame(table)
