"""Slides on indicators over time and on figures that differ.

Which figures may be joined is decided where the chart of Trends decides it
(components/charts/time_series.py); a figure of another period than a year is hollow and stands by itself.
"""

from collections.abc import Mapping
from datetime import date

from components import i18n
from components.charts.time_series import Line, breaks_for, is_whole, joins, lines_of, on_axis, position
from components.i18n import gettext_for, is_missing, number, period
from components.palette import VOICES, voice_name, voice_said
from components.records import Row, records
from components.slides.content import Bar, Bars, Content, Course, Courses, Listed, Lists, Mark
from components.slides.deck import Parameter, Value
from components.slides.view_parts import Moment, Reader, View, content_of, one, several
from components.slides.views_records import draw_observations
from components.tracker.names import named
from components.trends.words import line_names, qualified, range_ends

MOST_COURSES = 5
NO_ZERO = frozenset({"score", "rank"})
"""Kinds of figures whose axis need not start at zero."""


def draw_trend(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """One indicator over the years in one or more regions, by producer."""
    _, lang = gettext_for(moment.lang), moment.lang
    indicator = one(parameters, "indicator") or ""
    regions = named(reader.ask("catalogue/regions"), "region_code", "short", lang)
    asked = several(parameters, "region") or list(regions)
    voices = several(parameters, "voice") or list(VOICES)
    first, last = (int(one(parameters, name) or usual) for name, usual in (("from", "1990"), ("to", "2100")))
    answer = reader.ask(
        "trends/points", indicator=indicator, regions=asked, voices=voices, from_year=first, to_year=last
    )
    about = records(reader.ask("trends/measure", indicator=indicator))[0]
    breaks = reader.ask("trends/breaks", indicator=indicator)
    lines = sorted(lines_of(records(answer)), key=lambda line: (-len(line.rows), line.region_code))
    shown = lines[:MOST_COURSES]
    names = line_names(shown, lang)
    several_regions = len({line.region_code for line in shown}) > 1
    borders = _borders(records(breaks), shown)
    courses = tuple(
        _course(
            line,
            borders[line.region_code],
            _line_name(line, names, regions, lang, several_regions),
            str(about["unit_id"]),
            lang,
        )
        for line in shown
    )
    rows = [row for line in shown for row in line.rows]
    behind = answer[answer["observation_id"].isin([row["observation_id"] for row in rows])]
    unit = i18n.text(about, "unit", lang)
    where = ", ".join(regions[code] for code in asked) if several(parameters, "region") else ""
    said = ", ".join(voice_said(voice, lang) for voice in voices) if several(parameters, "voice") else ""
    nothing = _("No figure matches these filters. That nothing is known here is not the same as zero.")
    return content_of(
        moment,
        i18n.text(about, "name", lang),
        " · ".join(part for part in (unit, where, said) if part),
        Courses(courses, unit, _marked(borders, rows), str(about["kind"]) not in NO_ZERO)
        if courses
        else Lists((Listed("", (nothing,)),)),
        behind,
        [answer, breaks],
        "; ".join(f"{course.name}: {_first_and_last(course)}" for course in courses) or nothing,
        numbers={str(row["observation_id"]): _value(row) for row in rows},
        remark=_reading(courses, bool(_marked(borders, rows)), len(lines) - len(shown), lang),
        filters=", ".join(f"{name} = {value}" for name, value in _written(parameters)),
        kind=str(about["kind"]),
    )


def _written(parameters: Mapping[str, Value]) -> list[tuple[str, str]]:
    return [
        (name, value if isinstance(value, str) else " ".join(value)) for name, value in parameters.items()
    ]


def _borders(breaks: list[Row], lines: list[Line]) -> dict[str, list[date]]:
    """The first days on a new footing, by region."""
    return {
        line.region_code: [
            date.fromisoformat(str(row["date"])[:10]) for row in breaks_for(breaks, line.region_code)
        ]
        for line in lines
    }


def _marked(borders: Mapping[str, list[date]], rows: list[Row]) -> tuple[float, ...]:
    """Where breaks are drawn: those between the first and the last figure."""
    if not rows:
        return ()
    places = [position(row) for row in rows]
    found = {on_axis(day) for days in borders.values() for day in days}
    return tuple(sorted(place for place in found if min(places) < place < max(places)))


def _line_name(
    line: Line,
    names: Mapping[tuple[str, str], str],
    regions: Mapping[str, str],
    lang: str,
    several_regions: bool,
) -> str:
    name = names[line.producer_id, line.series] or voice_name(line.voice, lang)
    if not several_regions:
        return name
    region = regions[line.region_code]
    return region if len(set(names.values())) == 1 else f"{region}: {name}"


def _value(row: Row) -> float:
    ends = range_ends(row)
    if is_missing(row["value"]) and ends:
        return (ends[0] + ends[1]) / 2
    return float(row["value"])


def _printed(row: Row, unit_id: str, lang: str) -> str:
    ends = range_ends(row)
    if is_missing(row["value"]) and ends:
        return "–".join(number(end, lang, unit_id) for end in ends)
    return qualified(row, number(float(row["value"]), lang, unit_id))


def _course(line: Line, borders: list[date], name: str, unit_id: str, lang: str) -> Course:
    marks = []
    for place, row in enumerate(line.rows):
        joined = place > 0 and joins(line.rows[place - 1], row, borders)
        marks.append(
            Mark(position(row), _value(row), _printed(row, unit_id, lang), joined, not is_whole(row))
        )
    return Course(name, line.voice, tuple(marks))


def _first_and_last(course: Course) -> str:
    first, last = course.marks[0], course.marks[-1]
    return f"{first.printed} ({first.at:.0f}) – {last.printed} ({last.at:.0f})"


def _reading(courses: tuple[Course, ...], broken: bool, left_out: int, lang: str) -> str:
    _ = gettext_for(lang)
    said = []
    if any(mark.hollow for course in courses for mark in course.marks):
        said.append(_("Hollow: not a whole calendar year, or a running total; never joined."))
    if broken:
        said.append(_("Dashed: the footing changes here."))
    if left_out:
        said.append(_("{count} further series are on the page Trends.").format(count=number(left_out, lang)))
    return " ".join(said)


def _rival(row: Row, lang: str) -> Bar:
    """One of the figures that differ, under its producer and period."""
    time = period(row["period_start"], row["period_end"], str(row["period_kind"]), lang)
    value, low, high = (
        None if is_missing(row[name]) else float(row[name]) for name in ("value", "value_low", "value_high")
    )
    return Bar(
        name=f"{i18n.text(row, 'producer', lang)}, {time}",
        value=value,
        printed=_printed(row, str(row["unit_id"]), lang),
        tone=f"voice-{row['voice']}",
        low=low,
        high=high,
    )


def draw_disagreement(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """Two figures for one quantity, who gave each, and how far they lie apart."""
    _, lang = gettext_for(moment.lang), moment.lang
    pair = one(parameters, "pair") or ""
    known = reader.ask("present/pair", pair=pair)
    if known.empty:
        return draw_observations(reader, {"id": (pair,)}, moment)
    apart = records(known)[0]
    answer = reader.ask("disagreements/figures", ids=[apart["observation_a"], apart["observation_b"]])
    rows = records(answer)
    first = rows[0]
    unit = i18n.text(
        records(reader.ask("trends/measure", indicator=str(first["indicator_id"])))[0], "unit", lang
    )
    bars = tuple(_rival(row, lang) for row in rows)
    where = i18n.text(first, "place", lang) or i18n.text(first, "region", lang)
    remark = ""
    if not is_missing(apart["ratio"]):
        remark = _(
            "The higher is {ratio} times the lower. They are shown side by side and never averaged."
        ).format(ratio=number(round(float(apart["ratio"]), 2), lang))
    return content_of(
        moment,
        _("Sources disagree: {quantity}").format(quantity=i18n.text(first, "indicator", lang)),
        " · ".join(part for part in (where, unit) if part),
        Bars(bars, unit),
        answer,
        [known, answer],
        "; ".join(f"{bar.name}: {bar.printed}" for bar in bars),
        numbers={str(row["observation_id"]): row["value"] for row in rows},
        remark=remark,
        filters=f"pair = {pair}",
    )


VIEWS = (
    View(
        "trend",
        {
            "indicator": Parameter(of="indicator", required=True),
            "region": Parameter(of="region", many=True),
            "voice": Parameter(of="voice", many=True),
            "from": Parameter("year"),
            "to": Parameter("year"),
        },
        draw_trend,
    ),
    View(
        "disagreement",
        {"pair": Parameter("key", required=True)},
        draw_disagreement,
    ),
)
