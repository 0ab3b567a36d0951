"""A chart the size of a paragraph: the course of one indicator, by voice, beside a text that it bears on.

It keeps the rules of the large chart (components/charts/time_series.py): two figures are joined only where
they may be, a figure of part of a year is hollow, and counts start at zero. Colours come from the classes of
the page.
"""

from collections.abc import Callable, Sequence
from datetime import date

from components.charts.svg import element, text, title
from components.charts.time_series import Line, as_date, breaks_for, is_whole, joins, lines_of, on_axis
from components.i18n import gettext_for, is_missing, number
from components.palette import voice_said
from components.records import Row

WIDTH, HEIGHT = 260.0, 84.0
LEFT, RIGHT, TOP, FOOT = 4.0, 214.0, 12.0, 62.0
RADIUS = 3.2
Place = Callable[[Row], float]


def _value(row: Row) -> float:
    value = row["value"]
    return float((row["value_low"] + row["value_high"]) / 2 if is_missing(value) else value)


def small_chart(points: Sequence[Row], breaks: Sequence[Row], unit_id: str, lang: str) -> str | None:
    """The chart as SVG; None when there is no figure that an axis can hold.

    Args:
        points: rows of `trends/points` of one indicator and one region.
        breaks: rows of `trends/breaks` of that indicator.
        unit_id: unit of the figures.
    """
    _ = gettext_for(lang)
    lines = lines_of(points)
    rows = [row for line in lines for row in line.rows]
    if not rows:
        return None
    values = [_value(row) for row in rows]
    days = [on_axis(as_date(row["period_end"])) for row in rows]
    low, high = min(0.0, *values), max(*values, 1e-9)
    first, last = min(days), max(days)

    def x(row: Row) -> float:
        share = (on_axis(as_date(row["period_end"])) - first) / (last - first) if last > first else 0.5
        return LEFT + RADIUS + (RIGHT - LEFT - 2 * RADIUS) * share

    def y(row: Row) -> float:
        return FOOT - (FOOT - TOP) * (_value(row) - low) / (high - low)

    parts = [element("line", x1=LEFT, x2=RIGHT, y1=FOOT + RADIUS + 2, y2=FOOT + RADIUS + 2, class_="base")]
    for line in lines:
        border = [date.fromisoformat(str(row["date"])[:10]) for row in breaks_for(breaks, line.region_code)]
        parts += _joined(line, border, x, y)
        parts += [_dot(row, x(row), y(row), unit_id, lang) for row in line.rows]
    newest = max(rows, key=lambda row: (row["period_end"], row["observation_id"]))
    parts.append(
        text(number(_value(newest), lang, unit_id), RIGHT + 4, y(newest) + 4, font_size=13, font_weight=600)
    )
    years = sorted({as_date(row["period_end"]).year for row in rows})
    parts.append(text(str(years[0]), LEFT, HEIGHT - 4, font_size=12, class_="quiet"))
    if len(years) > 1:
        parts.append(text(str(years[-1]), RIGHT, HEIGHT - 4, font_size=12, text_anchor="end", class_="quiet"))
    said = _("{count} figures, {first} to {last}").format(count=len(rows), first=years[0], last=years[-1])
    return element(
        "svg",
        title(said),
        *parts,
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        role="img",
        aria_label=said,
        class_="small-chart",
    )


def _joined(line: Line, breaks: Sequence[date], x: Place, y: Place) -> list[str]:
    return [
        element("line", x1=x(one), y1=y(one), x2=x(two), y2=y(two), class_=f"course v-{line.voice}")
        for one, two in zip(line.rows, line.rows[1:], strict=False)
        if joins(one, two, breaks)
    ]


def _dot(row: Row, x: float, y: float, unit_id: str, lang: str) -> str:
    said = f"{row['year']}: {number(_value(row), lang, unit_id)}, {voice_said(row['voice'], lang)}"
    kind = "dot" if is_whole(row) else "dot hollow"
    return element("circle", title(said), cx=x, cy=y, r=RADIUS, class_=f"{kind} v-{row['voice']}")
