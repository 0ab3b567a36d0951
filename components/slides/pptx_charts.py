"""Bars, dots, stacked statuses and courses of a presentation file as native, editable charts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from components.charts.status_bars import ORDER
from components.i18n import gettext_for, number
from components.palette import VOICE, status_name
from components.slides.charts import (
    CourseScales,
    course_labels,
    course_scales,
    names_room,
    nice_ticks,
    runs_of,
)
from components.slides.content import Bars, Course, Courses, Mark, Stacks
from components.slides.pptx_shapes import TYPEFACE, add_text, describe, fill_with, rgb, style
from components.slides.scene import LEADING, Box, width_of

SMALL, LARGE = 18, 20
TICK_ROOM = 100.0
NARROWEST = 0.04
"""Share of the longest bar below which a part has no room for its number."""

MARKERS = {
    "square": XL_MARKER_STYLE.SQUARE,
    "circle": XL_MARKER_STYLE.CIRCLE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    "x": XL_MARKER_STYLE.X,
}


def _chart(shapes: Any, kind: Any, data: Any, box: Box, alt: str) -> Any:
    frame = shapes.add_chart(kind, Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height), data)
    describe(frame, alt)
    chart = frame.chart
    chart.has_title, chart.has_legend = False, False
    chart.font.size, chart.font.name = Pt(SMALL), TYPEFACE
    chart.font.color.rgb = rgb("text")
    return chart


def _label(point: Any, words: str, tone: str = "text", position: Any = None, *, bold: bool = True) -> None:
    frame = point.data_label.text_frame
    frame.text = ""
    run = frame.paragraphs[0].add_run()
    run.text = words
    style(run, LARGE, tone, bold=bold)
    if position is not None:
        point.data_label.position = position


def _bare_axis(axis: Any) -> None:
    axis.has_major_gridlines = False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    axis.format.line.fill.background()


def add_bars(shapes: Any, body: Bars, box: Box, alt: str, lang: str) -> None:
    """Bars from zero, or dots on an axis; each with its value as it is read."""
    if body.drawn == "dots":
        _add_dots(shapes, body, box, alt, lang)
        return
    data = CategoryChartData()
    data.categories = [
        row.name if row.value is not None else f"{row.name}: {row.printed}" for row in body.rows
    ]
    data.add_series(body.unit, [row.value for row in body.rows])
    chart = _chart(shapes, XL_CHART_TYPE.BAR_CLUSTERED, data, box, alt)
    chart.category_axis.reverse_order = True
    chart.category_axis.tick_labels.font.size = Pt(LARGE)
    chart.category_axis.format.line.color.rgb = rgb("line")
    chart.category_axis.has_major_gridlines = False
    _bare_axis(chart.value_axis)
    known = [row.value for row in body.rows if row.value is not None]
    chart.value_axis.minimum_scale = min(0.0, *known) if known else 0.0
    chart.value_axis.maximum_scale = max(known) * 1.16 if known and max(known) > 0 else 1.0
    plot = chart.plots[0]
    plot.gap_width = 50
    for place, row in enumerate(body.rows):
        if row.value is None:
            continue
        point = plot.series[0].points[place]
        fill_with(point.format.fill, row.tone)
        _label(point, row.printed, position=XL_LABEL_POSITION.OUTSIDE_END)


def _lay_plot(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Put the plot itself, without its labels, at these shares of the chart's frame."""
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = area.makeelement(qn("c:layout"), {})
    manual = layout.makeelement(qn("c:manualLayout"), {})
    layout.append(manual)
    settings = {
        "layoutTarget": "inner", "xMode": "edge", "yMode": "edge",
        "x": left, "y": top, "w": width, "h": height,
    }  # fmt: skip
    for name, value in settings.items():
        manual.append(manual.makeelement(qn(f"c:{name}"), {"val": str(value)}))
    area.insert(0, layout)


def _add_dots(shapes: Any, body: Bars, box: Box, alt: str, lang: str) -> None:
    """Dots on an axis: a native chart, with the names beside it on the height of their dots.

    The numbers of an axis are text beside the chart: a chart writes them as the machine that opens it does,
    in whatever language the slide is.
    """
    data = XyChartData()
    rows = list(enumerate(body.rows))
    known = [(place, row) for place, row in rows if row.value is not None]
    series = data.add_series(body.unit)
    for place, row in known:
        series.add_data_point(row.value, len(rows) - place)
    names = min(box.width * 0.36, max(width_of(row.name, LARGE, row.strong) for _place, row in rows) + 20)
    chart = _chart(shapes, XL_CHART_TYPE.XY_SCATTER, data, box, alt)
    room = box.height - 34
    plot = Box(box.x + names, box.y, box.width - names - 90, room)
    _lay_plot(chart, names / box.width, 0.0, plot.width / box.width, room / box.height)
    ends = [value for _place, row in known for value in (row.value, row.low, row.high) if value is not None]
    ticks = nice_ticks(min(ends), max(ends))
    across = chart.category_axis
    across.minimum_scale, across.maximum_scale = ticks[0], ticks[-1]
    across.major_unit = ticks[1] - ticks[0] if len(ticks) > 1 else None
    across.has_major_gridlines = True
    across.major_gridlines.format.line.color.rgb = rgb("grid")
    across.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    for tick in ticks:
        x = plot.x + plot.width * (tick - ticks[0]) / (ticks[-1] - ticks[0])
        under = Box(x - TICK_ROOM / 2, plot.bottom + 6, TICK_ROOM, SMALL * 1.2)
        add_text(shapes, number(tick, lang), under, SMALL, "muted", align="middle")
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0.5, len(rows) + 0.5
    _bare_axis(chart.value_axis)
    plotted = chart.plots[0].series[0]
    plotted.format.line.fill.background()
    for point, (_place, row) in zip((plotted.points[at] for at in range(len(known))), known, strict=True):
        voice = row.tone.removeprefix("voice-")
        point.marker.style = MARKERS[VOICE[voice].symbol] if voice in VOICE else XL_MARKER_STYLE.CIRCLE
        point.marker.size = 14
        fill_with(point.marker.format.fill, row.tone)
        _label(point, row.printed, position=XL_LABEL_POSITION.RIGHT)
    step = room / len(rows)
    for place, row in rows:
        words = row.name if row.value is not None else f"{row.name}: {row.printed}"
        at = Box(box.x, box.y + step * (place + 0.5) - LARGE * 0.6, names - 10, LARGE * 1.2)
        add_text(shapes, words, at, LARGE, "text", bold=row.strong)


def add_stacks(shapes: Any, body: Stacks, box: Box, alt: str, lang: str) -> None:
    """Counts by status, stacked, with the key below."""
    used = [status for status in ORDER if any(dict(row.counts).get(status) for row in body.rows)]
    data = CategoryChartData()
    data.categories = [f"{row.name} ({number(row.total, lang)})" for row in body.rows]
    for status in used:
        data.add_series(status_name(status, lang), [dict(row.counts).get(status) for row in body.rows])
    chart = _chart(shapes, XL_CHART_TYPE.BAR_STACKED, data, box, alt)
    chart.category_axis.reverse_order = True
    chart.category_axis.format.line.color.rgb = rgb("line")
    _bare_axis(chart.value_axis)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.legend.font.size = Pt(SMALL)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 45, 100
    most = max(row.total for row in body.rows)
    for series, status in zip(plot.series, used, strict=True):
        fill_with(series.format.fill, f"status-{status}")
        series.format.line.color.rgb, series.format.line.width = rgb("line"), Pt(0.75)
        tone = "text" if status in ("no_evidence", "not_assessable") else f"on-status-{status}"
        for place, row in enumerate(body.rows):
            count = dict(row.counts).get(status)
            if count and count > most * NARROWEST:
                _label(series.points[place], str(count), tone, XL_LABEL_POSITION.CENTER)


@dataclass(frozen=True)
class _Run:
    """Marks of one course that look alike: a joined run, single marks, or hollow ones."""

    course: Course
    marks: tuple[Mark, ...]
    line: bool
    hollow: bool


def _runs(row: Course) -> Iterator[_Run]:
    """A series for each run that may be joined; single marks without a line, the hollow ones apart."""
    runs = runs_of(row.marks)
    yield from (_Run(row, tuple(run), line=True, hollow=False) for run in runs if len(run) > 1)
    single = [run[0] for run in runs if len(run) == 1]
    for hollow in (False, True):
        alike = tuple(mark for mark in single if mark.hollow is hollow)
        if alike:
            yield _Run(row, alike, line=False, hollow=hollow)


def add_courses(shapes: Any, body: Courses, box: Box, alt: str, lang: str) -> None:
    """Courses over the years in a native chart, their names at the right as on the screen.

    The longest series comes first: LibreOffice loses one that a longer one follows.
    """
    runs = sorted((run for row in body.rows for run in _runs(row)), key=lambda run: -len(run.marks))
    if not runs:
        return
    data = XyChartData()
    for run in runs:
        series = data.add_series(run.course.name)
        for mark in run.marks:
            series.add_data_point(mark.at, mark.value)
    names = names_room(body, box)
    room = Box(box.x, box.y, box.width - names, box.height)
    chart = _chart(shapes, XL_CHART_TYPE.XY_SCATTER_LINES, data, room, alt)
    scales = course_scales(body, box, lang, names)
    _lay_plot(
        chart,
        (scales.years.start - room.x) / room.width,
        (scales.values.end - room.y) / room.height,
        (scales.years.end - scales.years.start) / room.width,
        (scales.values.start - scales.values.end) / room.height,
    )
    _style_axes(chart, scales)
    for tick in scales.ticks:
        beside = Box(
            box.x, scales.values.at(tick) - SMALL * 0.62, scales.years.start - 18 - box.x, SMALL * 1.2
        )
        add_text(shapes, number(tick, lang), beside, SMALL, "muted", align="end")
    _add_breaks(shapes, body, scales, lang)
    for series, run in zip(chart.plots[0].series, runs, strict=True):
        _style_run(series, run)
    for label in course_labels(body, scales, box):
        right = Box(label.x, label.top, box.right - label.x, SMALL * 1.2)
        add_text(shapes, label.lines[0], right, SMALL, f"voice-{label.voice}", bold=True)
        below = Box(
            label.x, label.top + SMALL * LEADING, right.width, SMALL * LEADING * (len(label.lines) - 1)
        )
        add_text(shapes, " ".join(label.lines[1:]), below, SMALL, "text")


def _add_breaks(shapes: Any, body: Courses, scales: CourseScales, lang: str) -> None:
    """A dashed line where no line may run through."""
    _ = gettext_for(lang)
    for border in body.breaks:
        x = Pt(scales.years.at(border))
        line = shapes.add_connector(1, x, Pt(scales.values.end), x, Pt(scales.values.start))
        line.line.color.rgb, line.line.width = rgb("line"), Pt(1.5)
        line.line.dash_style = MSO_LINE.DASH
        describe(line, _("Dashed: the footing changes here."))


def _style_axes(chart: Any, scales: CourseScales) -> None:
    """Years below, round marks at the left."""
    years, values, ticks = chart.category_axis, chart.value_axis, scales.ticks
    years.minimum_scale, years.maximum_scale = scales.years.low, scales.years.high
    years.major_unit = scales.labelled[1] - scales.labelled[0] if len(scales.labelled) > 1 else 1
    years.has_major_gridlines = False
    years.tick_labels.number_format, years.tick_labels.number_format_is_linked = "0", False
    years.format.line.color.rgb = rgb("line")
    values.minimum_scale, values.maximum_scale = ticks[0], ticks[-1]
    if len(ticks) > 1:
        values.major_unit = ticks[1] - ticks[0]
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    values.major_gridlines.format.line.color.rgb = rgb("grid")
    values.format.line.fill.background()


def _style_run(series: Any, run: _Run) -> None:
    tone = f"voice-{run.course.voice}"
    faint = f"ramp-{run.course.voice}-1"  # LibreOffice draws no edge, so that white would not be seen
    series.smooth = False
    if run.line:
        series.format.line.color.rgb, series.format.line.width = rgb(tone), Pt(3)
    else:
        series.format.line.fill.background()
    series.marker.style, series.marker.size = MARKERS[VOICE[run.course.voice].symbol], 11
    fill_with(series.marker.format.fill, faint if run.hollow else tone)
    series.marker.format.line.color.rgb, series.marker.format.line.width = rgb(tone), Pt(2)
    for place, mark in enumerate(run.marks):
        if mark.hollow and not run.hollow:
            point = series.points[place]
            point.marker.style, point.marker.size = MARKERS[VOICE[run.course.voice].symbol], 11
            fill_with(point.marker.format.fill, faint)
