"""How many recommendations stood at each status at the end of each month, drawn as SVG.

Stacked from best at the foot to no evidence on top, so that the height is the number of recommendations that
existed and the coloured foot what is documented. A month in which something changed is a link that reads the
whole page as of its end, so the past can be replayed step by step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pandas as pd

from components.charts.status_bars import ORDER
from components.charts.svg import Attribute, Canvas, element, hatching, picture, text, text_width, title
from components.charts.svg_figure import Drawn, pictures, svg_figure
from components.charts.time_series import as_date
from components.i18n import day, gettext_for, month, number
from components.palette import STATUS, Theme, status_counted, status_name
from components.records import Row
from components.tracker.address import TrackerPlace

Moment = tuple[date, str]
"""A day named on the axis, such as a Dialogue."""

WIDE, NARROW, BREAKPOINT = 960.0, 350.0, 640.0
MOST = 1240
HEIGHT = {WIDE: 340.0, NARROW: 300.0}
LABEL = 14
"""Size of the names beside the last month."""
TOP, FOOT = 24.0, 26.0
MOST_YEARS = {WIDE: 16, NARROW: 6}


@dataclass(frozen=True)
class MonthEnd:
    """One month: its last day (the as-of day for the last), items by status, and how many are contested."""

    day: date
    counts: tuple[tuple[str, int], ...]
    contested: int
    href: str

    @property
    def total(self) -> int:
        """Items that existed."""
        return sum(count for _status, count in self.counts)


def month_ends(rows: Sequence[Row], place: TrackerPlace) -> tuple[MonthEnd, ...]:
    """The months in order of time.

    Args:
        rows: rows of `tracker/progress`: month_end, status, items, contested.
    """
    grouped: dict[date, list[Row]] = {}
    for row in rows:
        grouped.setdefault(as_date(row["month_end"]), []).append(row)
    return tuple(
        MonthEnd(
            day=when,
            counts=tuple(
                (status, int(row["items"])) for status in ORDER for row in own if row["status"] == status
            ),
            contested=sum(int(row["contested"]) for row in own),
            href=place.link(as_of=min(when, place.today)),
        )
        for when, own in sorted(grouped.items())
    )


def turning(months: Sequence[MonthEnd]) -> list[int]:
    """Positions of the months in which a count changed; the first and last are always among them."""
    return [
        place
        for place, one in enumerate(months)
        if place in (0, len(months) - 1) or one.counts != months[place - 1].counts
    ]


def month_words(one: MonthEnd, lang: str) -> str:
    """A month in words: `30 Sep 2025: 24 recommendations; 2 in progress, 22 no evidence; 1 contested`."""
    _ = gettext_for(lang)
    said = ", ".join(status_counted(count, status, lang) for status, count in one.counts if count)
    words = _("{day}: {total} in all; {said}").format(
        day=day(one.day, lang), total=number(one.total, lang), said=said
    )
    if one.contested:
        words += "; " + _("{count} contested").format(count=number(one.contested, lang))
    return words


@dataclass(frozen=True)
class _Scale:
    """Where months and counts stand in the picture."""

    left: float
    right: float
    foot: float
    months: int
    most: int

    def x(self, place: float) -> float:
        """Left edge of a month; months + 0 is the right edge of the last."""
        return self.left + (self.right - self.left) * place / max(1, self.months)

    def y(self, count: float) -> float:
        """Height of a count."""
        return self.foot - (self.foot - TOP) * count / max(1, self.most)


def _step(most: int) -> int:
    return next((step for step in (1, 2, 5, 10, 20, 50, 100) if most / step <= 6), 10 ** (len(str(most)) - 1))


def _grid(canvas: Canvas, scale: _Scale, lang: str) -> list[str]:
    tones, parts = canvas.ink, []
    step = _step(scale.most)
    for count in range(0, scale.most + 1, step):
        y = scale.y(count)
        parts.append(element("line", x1=scale.left, x2=scale.right, y1=y, y2=y, stroke=tones.grid))
        parts.append(
            text(
                number(count, lang), scale.left - 6, y + 4, font_size=13, text_anchor="end", fill=tones.muted
            )
        )
    return parts


def _years(canvas: Canvas, scale: _Scale, months: Sequence[MonthEnd], most: int) -> list[str]:
    tones, parts = canvas.ink, []
    januaries = [(place, one.day.year) for place, one in enumerate(months) if one.day.month == 1]
    every = -(-len(januaries) // most) if januaries else 1
    for place, year in januaries:
        if year % every:
            continue
        x = scale.x(place)
        parts.append(element("line", x1=x, x2=x, y1=scale.foot, y2=scale.foot + 5, stroke=tones.line))
        parts.append(text(str(year), x + 3, scale.foot + 18, font_size=13, fill=tones.muted))
    return parts


def _layers(canvas: Canvas, scale: _Scale, months: Sequence[MonthEnd]) -> list[str]:
    """One stepped area per status, from the foot up."""
    below = [0] * len(months)
    parts = []
    for status in ORDER:
        counts = [dict(one.counts).get(status, 0) for one in months]
        if not any(counts):
            continue
        above = [low + count for low, count in zip(below, counts, strict=True)]
        there = "".join(
            f"L{scale.x(place):.1f},{scale.y(top):.1f}L{scale.x(place + 1):.1f},{scale.y(top):.1f}"
            for place, top in enumerate(above)
        )
        back = "".join(
            f"L{scale.x(place + 1):.1f},{scale.y(low):.1f}L{scale.x(place):.1f},{scale.y(low):.1f}"
            for place, low in reversed(list(enumerate(below)))
        )
        style = STATUS[status]
        fill = f"url(#{canvas.id('hatch')})" if style.pattern == "hatched" else style.colour(canvas.theme)
        parts.append(
            element(
                "path", d=f"M{there[1:]}{back}Z", fill=fill, stroke=canvas.ink.background, stroke_width=0.6
            )
        )
        below = above
    return parts


def _moments(
    canvas: Canvas, scale: _Scale, months: Sequence[MonthEnd], moments: Sequence[Moment]
) -> list[str]:
    """A line with its name for each moment, in the month it lies in."""
    tones, lines, names = canvas.ink, [], []
    for row, (when, name) in enumerate(reversed(moments)):
        place = next((place for place, one in enumerate(months) if one.day >= when), None)
        if place is None or when < months[0].day.replace(day=1):
            continue
        x, top = scale.x(place + when.day / 31), TOP - 4
        lines.append(element("line", x1=x, x2=x, y1=top, y2=scale.foot, stroke=tones.text, stroke_width=1.2))
        halo: dict[str, Attribute] = {"stroke": tones.background, "stroke_width": 4, "paint_order": "stroke"}
        names.append(text(name, x - 5, TOP + 6 + 17 * row, font_size=13, text_anchor="end", **halo))
    return [*lines, *names]


def _labels(canvas: Canvas, scale: _Scale, last: MonthEnd, lang: str, *, short: bool) -> list[str]:
    """The statuses named beside the last month, each at its layer, pushed apart where they would meet."""
    low, wanted = 0, []
    for status, count in last.counts:
        if count:
            wanted.append((scale.y(low + count / 2), status, count))
            low += count
    parts, floor = [], scale.foot + 16.0
    for y, status, count in wanted:
        at = min(y + 5, floor - 16)
        floor = at
        words = number(count, lang) if short else status_counted(count, status, lang)
        parts.append(text(words, scale.right + 8, at, font_size=LABEL, font_weight=600 if short else None))
    return parts


def progress_chart(
    months: Sequence[MonthEnd], moments: Sequence[Moment], lang: str, theme: Theme, width: float
) -> str:
    """The picture as SVG, `width` pixels wide; `moments` are days to be named on the axis."""
    _ = gettext_for(lang)
    canvas = Canvas(width, theme, "progress")
    height, narrow = HEIGHT[width], width == NARROW
    last = months[-1]
    named = [status_counted(count, status, lang) for status, count in last.counts if count]
    margin = 30 if narrow else max((text_width(name, LABEL) for name in named), default=0) + 14
    scale = _Scale(34, width - margin, height - FOOT, len(months), max(one.total for one in months))
    links = [
        element(
            "a",
            title(month_words(months[place], lang)),
            element(
                "rect",
                x=scale.x(place),
                y=TOP,
                width=max(scale.x(place + 1) - scale.x(place), 1.0),
                height=scale.foot - TOP,
                fill=canvas.ink.text,
                fill_opacity=0,
                class_="hover",
            ),
            href=months[place].href,
            data_key=months[place].day.isoformat(),
            aria_label=month_words(months[place], lang),
        )
        for place in turning(months)
    ]
    return picture(
        canvas,
        height,
        _("Recommendations by status at the end of each month"),
        f"{month_words(months[0], lang)}. {month_words(last, lang)}.",
        element("defs", hatching(canvas.id("hatch"), canvas.ink.no_data, canvas.ink.background, gap=5)),
        text(_("Recommendations"), 0, 13, font_size=13, fill=canvas.ink.muted),
        *_grid(canvas, scale, lang),
        *_layers(canvas, scale, months),
        *_years(canvas, scale, months, MOST_YEARS[width]),
        *_moments(canvas, scale, months, moments),
        *_labels(canvas, scale, last, lang, short=narrow),
        *links,
        links=True,
    )


@lru_cache(maxsize=32)
def _drawn(months: tuple[MonthEnd, ...], moments: tuple[Moment, ...], lang: str) -> Drawn:
    return pictures(lambda theme, width: progress_chart(months, moments, lang, theme, width), WIDE, NARROW)


def show_progress(months: tuple[MonthEnd, ...], moments: tuple[Moment, ...], lang: str) -> date | None:
    """Draw the picture; the end of the month that was clicked, if one was."""
    clicked = svg_figure(
        _drawn(months, moments, lang), key="tracker-progress", breakpoint_width=BREAKPOINT, most_width=MOST
    )
    known = {one.day.isoformat(): one.day for one in months}
    return known.get(clicked or "")


def progress_table(months: Sequence[MonthEnd], lang: str) -> pd.DataFrame:
    """The counts of the months in which something changed, newest first, as text cells."""
    _ = gettext_for(lang)
    used = [status for status in ORDER if any(dict(one.counts).get(status) for one in months)]
    rows = []
    for place in reversed(turning(months)):
        one, counts = months[place], dict(months[place].counts)
        row = {_("End of"): month(one.day, lang), _("Recommendations"): number(one.total, lang)}
        row |= {status_name(status, lang): number(counts.get(status, 0), lang) for status in used}
        row[_("Contested")] = number(one.contested, lang)
        rows.append(row)
    return pd.DataFrame(rows)
