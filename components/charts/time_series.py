"""What may be joined on a time axis and where a figure stands on it: the rules of every trend chart.

A line is one producer's one series of one indicator in one region; two producers are never joined. Within
it two figures are joined only when both are whole yearly figures (not a running total, not several years
together), their years follow each other without a gap, and no series break lies between them. A figure of
any other period stands by itself, at the end of its period, with the period drawn as a bar.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from components import i18n
from components.palette import VOICES
from components.records import Row

DAYS_IN_YEAR = 365.25
NATION = "TJ"


@dataclass(frozen=True, eq=False)
class Line:
    """One series of one producer in one region, its figures in order of time.

    Attributes:
        region_code: region the figures speak for.
        producer_id: body that made them.
        series: name of the series; empty when the producer has one only.
        voice: voice of the producer.
        rows: the figures as mappings of the columns of `trends/points`, ordered by period end.
    """

    region_code: str
    producer_id: str
    series: str
    voice: str
    rows: tuple[Row, ...]

    @property
    def whole(self) -> list[Row]:
        """The figures that belong on the yearly axis."""
        return [row for row in self.rows if is_whole(row)]

    @property
    def apart(self) -> list[Row]:
        """The figures of any other period."""
        return [row for row in self.rows if not is_whole(row)]


def has_mark(row: Row) -> bool:
    """Whether the figure can be placed on an axis: a value, or a range with both ends."""
    if not i18n.is_missing(row["value"]):
        return True
    return not (i18n.is_missing(row["value_low"]) or i18n.is_missing(row["value_high"]))


def lines_of(points: Sequence[Row]) -> list[Line]:
    """The lines in `points` (rows of `trends/points`), by voice, producer and series.

    Figures that are words only have no place on an axis and are left out; see `words_only`.
    """
    grouped: dict[tuple[str, str, str], list[Row]] = {}
    for row in points:
        if has_mark(row):
            key = (row["region_code"], row["producer_id"], row["series"] or "")
            grouped.setdefault(key, []).append(row)
    lines = [
        Line(
            region_code=region,
            producer_id=producer,
            series=series,
            voice=str(rows[0]["voice"]),
            rows=tuple(sorted(rows, key=lambda row: (row["period_end"], row["observation_id"]))),
        )
        for (region, producer, series), rows in grouped.items()
    ]
    return sorted(
        lines, key=lambda line: (VOICES.index(line.voice), line.producer_id, line.series, line.region_code)
    )


def words_only(points: Sequence[Row]) -> list[Row]:
    """The rows of `points` that are a word, or a bound without a value: nothing that an axis can hold."""
    return [row for row in points if not has_mark(row)]


def is_whole(row: Row) -> bool:
    """Whether a figure belongs on the yearly axis: yearly, no running total, not several years together."""
    return bool(row["yearly"]) and not row["cumulative"] and row["period_kind"] != "multi_year"


def joins(earlier: Row, later: Row, break_dates: Sequence[date]) -> bool:
    """Whether a line may run from one figure to the next.

    Args:
        earlier, later: two figures of one line in order of time.
        break_dates: first days on a new footing, of the indicator and region.
    """
    if not (is_whole(earlier) and is_whole(later)) or later["year"] - earlier["year"] != 1:
        return False
    start, end = as_date(earlier["period_start"]), as_date(later["period_end"])
    return not any(start < day <= end for day in break_dates)


def breaks_for(breaks: Sequence[Row], region_code: str) -> list[Row]:
    """The rows of `trends/breaks` that hold in a region.

    A break recorded for the nation is one of the figure's making and so holds in each region too, unless it
    is a moved boundary, which holds only where it moved.
    """
    return [
        row
        for row in breaks
        if row["region_code"] == region_code or (row["region_code"] == NATION and row["kind"] != "boundary")
    ]


def as_date(value: date | datetime | pd.Timestamp) -> date:
    """The day of a date or a moment."""
    return value.date() if isinstance(value, datetime) else value


def on_axis(day: date) -> float:
    """Where a day stands on the axis of years, on which a whole year stands over its own number.

    The axis counts the middle of 2020 as 2020, so 1 January 2020 lies at 2019.5, halfway between the marks
    of two years, which is where a break on that day belongs.
    """
    first = date(day.year, 1, 1)
    return day.year + (day - first).days / DAYS_IN_YEAR - 0.5


def position(row: Row) -> float:
    """Where a figure stands: a whole calendar year over its year, anything else at the end of its period."""
    if is_whole(row) or row["period_kind"] == "year":
        return float(row["year"])
    return on_axis(as_date(row["period_end"]))


def span(row: Row) -> tuple[float, float] | None:
    """The stretch of the axis that a figure of another period covers; None for a year, a day or a survey."""
    if is_whole(row) or row["period_kind"] in {"year", "point"}:
        return None
    start, end = on_axis(as_date(row["period_start"])), on_axis(as_date(row["period_end"]))
    return (start, end) if end - start > 1 / DAYS_IN_YEAR else None


def year_range(points: Sequence[Row], first: int | None, last: int | None) -> tuple[int, int]:
    """First and last year that a shared axis of `points` shows.

    The filter's years win where they are given. A period that opened before the first figure's year is
    shown from its opening, so that its bar is seen whole.
    """
    low = first if first is not None else min((row["period_start"].year for row in points), default=2000)
    high = last if last is not None else max((row["year"] for row in points), default=low)
    return min(low, high), max(low, high)
