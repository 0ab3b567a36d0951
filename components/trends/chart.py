"""One panel of a trend chart as a Plotly figure: one indicator in one region, every voice that speaks of it.

Colour and symbol say the voice, on every panel; regions and a second indicator stand on panels of their own
with the same years across, never on a second value axis. The figure is built as a plain dictionary, which
costs a hundredth of what Plotly's figure classes cost, and nothing in it depends on the width of the screen.
What may be joined is decided in time_series.py, what is said in trend_words.py.
"""

import html
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from components import i18n
from components.charts.time_series import (
    Line,
    as_date,
    is_whole,
    joins,
    on_axis,
    position,
    span,
)
from components.charts.value_axis import ValueAxis, value_axis
from components.i18n import gettext_for
from components.palette import VOICE, Ink, Theme, ink, mixed, plotly_template
from components.records import Row
from components.trends.words import hover, line_names, qualified, qualifier_of, range_ends, wrapped

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
"""For `st.plotly_chart(config=)`: a printed chart has no toolbar."""

Figure = dict[str, Any]

HEIGHT = 430
SMALL_HEIGHT = 270
TOP, FOOT, RIGHT = 44, 30, 22
EVENT_STRIP = 26
HEADROOM = 26
FEW_MARKS, FEW_MARKS_SMALL = 16, 8
FADED = 0.45
_CHARACTER = 6.9
_LABEL_WIDTH = 19
_LABEL_LINES = 4
_LABEL_LINE_HEIGHT = 15
_SAME_BREAK = 0.8


@dataclass(frozen=True)
class Measure:
    """What a panel measures: the indicator's name, unit and kind in the reader's language."""

    indicator_id: str
    name: str
    unit_id: str
    unit: str
    kind: str


@dataclass(frozen=True)
class EventMark:
    """An event on the axis of years: where it stands, its kind, and what its tooltip says."""

    x: float
    kind: str
    words: str


@dataclass(frozen=True, eq=False)
class Panel:
    """Everything one panel shows.

    Attributes:
        measure: what is measured.
        region: the region's name.
        lines: the lines of this region; may be empty.
        breaks: rows of `trends/breaks` that hold here.
        events: marks along the foot, see `event_marks`; None for a chart without events.
        axis: the value axis.
        years: first and last year across.
        left: pixels kept for the labels of the value axis, equal on panels that stand in one column.
        right: pixels kept for the names of lines, equal on panels that stand in one column.
        small: one of several panels side by side: less high, no labels beside the plot.
    """

    measure: Measure
    region: str
    lines: Sequence[Line]
    breaks: Sequence[Row]
    events: Sequence[EventMark] | None
    axis: ValueAxis
    years: tuple[int, int]
    left: int
    right: int = RIGHT
    small: bool = False

    @property
    def height(self) -> int:
        """Height of the figure in pixels."""
        return SMALL_HEIGHT if self.small else HEIGHT

    @property
    def plot_height(self) -> int:
        """Height of the plot itself in pixels."""
        return self.height - TOP - FOOT

    @property
    def edges(self) -> tuple[float, float]:
        """Left and right edge of the axis of years."""
        first, last = self.years
        room = max(0.6, (last - first) * (0.09 if self.small else 0.04))
        return first - room, last + room

    def across(self, x: float) -> float:
        """How far across the plot a place on the axis of years stands, 0 to 1."""
        low, high = self.edges
        return (x - low) / (high - low)


def axis_for(
    lines: Sequence[Line], measure: Measure, *, small: bool, events: bool, multiplier: int | None = None
) -> ValueAxis:
    """The value axis that holds every value and range end of `lines`; 0 to 1 when there are none."""
    plot = (SMALL_HEIGHT if small else HEIGHT) - TOP - FOOT
    values = [value for line in lines for row in line.rows for value in _extent(row)]
    return value_axis(
        values or [0.0, 1.0],
        measure.kind,
        below=EVENT_STRIP / plot if events else 0.0,
        above=HEADROOM / plot,
        wanted=3 if small else 4,
        integer=all(float(value).is_integer() for value in values),
        multiplier=multiplier,
    )


def left_margin(axes: Sequence[ValueAxis], measures: Sequence[Measure], lang: str) -> int:
    """Pixels that the longest tick label of several panels needs, so that their years stand in one column."""
    labels = [
        axis.tick_label(tick, lang, measure.unit_id)
        for axis, measure in zip(axes, measures, strict=True)
        for tick in axis.ticks
    ]
    longest = max([len(label) for label in labels] + [len(_event_word(lang)) - 1])
    return round(longest * _CHARACTER * 1.1 + 14)


def right_margin(panels: Sequence[Panel], lang: str) -> int:
    """Pixels that the names of lines need beside several panels, so that their years stand in one column."""
    labels = [
        _short_lines(line_names(panel.lines, lang)[line.producer_id, line.series])
        for panel in panels
        for line in _named_in_margin(panel)
    ]
    widest = max((len(part) for label in labels for part in label.split("<br>")), default=0)
    return round(widest * _CHARACTER) + 14 if widest else RIGHT


def trend_figure(panel: Panel, lang: str, theme: Theme) -> Figure:
    """The panel as a Plotly figure.

    Whole years are solid and joined where the rules allow; figures of other periods are hollow, at the end
    of a bar over their period; ranges are error bars; bounds carry their sign; low confidence is faded;
    breaks are dashed upright lines, Dialogues dotted ones, other events marks along the foot.
    """
    tones = ink(theme)
    names = line_names(panel.lines, lang)
    told = _told_values(panel, lang)
    data: list[Figure] = []
    for line in panel.lines:
        colour = VOICE[line.voice].colour(theme)
        data += _period_bars(line, colour)
        data.append(_marks(line, names[line.producer_id, line.series], panel, lang, theme))
        data += _values(line, panel, told, lang, theme)
    shapes, words = _break_marks(panel, lang, tones)
    data += words
    if panel.events is not None:
        strip, dialogues = _event_strip(panel, tones)
        data += strip
        shapes += dialogues
    labels = _line_labels(panel, names, theme)
    return {"data": data, "layout": _layout(panel, lang, theme, shapes, labels)}


def _layout(panel: Panel, lang: str, theme: Theme, shapes: list[Figure], annotations: list[Figure]) -> Figure:
    tones, axis, template = ink(theme), panel.axis, plotly_template(theme)
    unit = {
        "text": html.escape(axis.unit(panel.measure.unit, lang), quote=False),
        "x": 0, "xref": "paper", "xanchor": "left", "xshift": -panel.left + 4,
        "y": 1, "yref": "paper", "yanchor": "bottom", "yshift": 20,
        "showarrow": False, "font": {"size": 13, "color": tones.muted},
    }  # fmt: skip
    if panel.events is not None:
        annotations = [*annotations, _event_label(panel, lang, tones)]
    foot = {
        "type": "line", "layer": "below", "x0": 0, "x1": 1, "xref": "paper", "y0": axis.floor,
        "y1": axis.floor, "yref": "y", "line": {"color": tones.line, "width": 1},
    }  # fmt: skip
    return {
        "template": template,
        "height": panel.height,
        "margin": {"l": panel.left, "r": panel.right, "t": TOP, "b": FOOT},
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 24,
        "hoverlabel": {"font": {"family": template["layout"]["font"]["family"]}},
        "shapes": [foot, *shapes],
        "annotations": [unit, *annotations],
        "xaxis": _year_axis(panel),
        "yaxis": {
            "range": [axis.bottom, axis.top],
            "tickmode": "array",
            "tickvals": list(axis.ticks),
            "ticktext": [axis.tick_label(tick, lang, panel.measure.unit_id) for tick in axis.ticks],
            "fixedrange": True,
            "automargin": False,
            "zeroline": False,
        },
    }


def _year_axis(panel: Panel) -> Figure:
    first, last = panel.years
    most = 5 if panel.small else 7
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step < most)
    years = [year for year in range(first, last + 1) if year % step == 0]
    return {
        "range": list(panel.edges),
        "tickmode": "array",
        "tickvals": years,
        "ticktext": [str(year) for year in years],
        "minor": {"tick0": first, "dtick": 1, "ticks": "outside", "ticklen": 3},
        "ticks": "outside",
        "ticklen": 5,
        "showline": panel.events is not None,
        "tickangle": 0,
        "fixedrange": True,
        "automargin": False,
    }


def _extent(row: Row) -> list[float]:
    ends = list(range_ends(row) or ())
    return ends if i18n.is_missing(row["value"]) else [float(row["value"]), *ends]


def _height_of(row: Row) -> float:
    """The value a mark stands at; the middle of a range that has no value of its own."""
    if not i18n.is_missing(row["value"]):
        return float(row["value"])
    low, high = range_ends(row) or (0.0, 0.0)
    return (low + high) / 2


def ordered_marks(line: Line, break_dates: Sequence[date]) -> list[Row | None]:
    """The figures of a line in drawing order; a None between two says that no line joins them."""
    sequence: list[Row | None] = []
    before: Row | None = None
    for row in line.whole:
        if before is not None and not joins(before, row, break_dates):
            sequence.append(None)
        sequence.append(row)
        before = row
    for row in line.apart:
        sequence += [None, row]
    return sequence[1:] if sequence and sequence[0] is None else sequence


def _told_values(panel: Panel, lang: str) -> set[str]:
    """Ids of the figures whose value is printed beside the mark: all when few, else ends and bounds.

    Of two that would print over each other the whole year goes before the other period, the end of a line
    before its middle.
    """
    rows = [row for line in panel.lines for row in line.rows]
    ends = [row for line in panel.lines for row in (*line.whole[-1:], *line.whole[:1])]
    bounds = [row for row in rows if qualifier_of(row) != "="]
    few = len(rows) <= (FEW_MARKS_SMALL if panel.small else FEW_MARKS)
    wanted = [*ends, *sorted(rows, key=is_whole, reverse=True)] if few else [*ends, *bounds]
    width, line_height = (260, 18) if panel.small else (480 - panel.right, 20)
    placed: list[tuple[float, float, float]] = []
    told: set[str] = set()
    for row in wanted:
        reach = (len(printed_value(row, panel, lang)) * _CHARACTER + 4) / width
        across, up = panel.across(position(row)), panel.axis.share(_height_of(row))
        clear = all(
            abs(across - other) > (reach + room) / 2 or abs(up - height) > line_height / panel.plot_height
            for other, height, room in placed
        )
        if row["observation_id"] not in told and clear:
            placed.append((across, up, reach))
            told.add(row["observation_id"])
    return told


def printed_value(row: Row, panel: Panel, lang: str) -> str:
    """The value as it is printed beside its mark, with the sign of a bound, in the axis's multiplier."""
    unit_id = panel.measure.unit_id
    ends = range_ends(row)
    if ends and i18n.is_missing(row["value"]):
        return "–".join(panel.axis.label(end, lang, unit_id) for end in ends)
    return qualified(row, panel.axis.label(row["value"], lang, unit_id))


def _values(line: Line, panel: Panel, told: set[str], lang: str, theme: Theme) -> list[Figure]:
    """The printed values, in a trace of their own without gaps or empty texts: Plotly loses texts beside
    those when it draws a second time, as it does whenever the width changes. The unseen marks make it keep
    the texts clear of the seen ones."""
    rows = [row for row in line.rows if row["observation_id"] in told]
    sides = _text_sides(line, panel)
    values = {
        "type": "scatter", "mode": "markers+text", "cliponaxis": False, "hoverinfo": "skip",
        "marker": {"size": _mark_size(line, panel) + 2, "opacity": 0},
        "x": [position(row) for row in rows], "y": [_height_of(row) for row in rows],
        "text": [html.escape(printed_value(row, panel, lang), quote=False) for row in rows],
        "textposition": [sides.get(row["observation_id"], "top center") for row in rows],
        "textfont": {"color": readable(line.voice, theme), "size": 12 if panel.small else 13},
    }  # fmt: skip
    return [values] if rows else []


def _marks(line: Line, name: str, panel: Panel, lang: str, theme: Theme) -> Figure:
    """One trace: the joined line, solid marks on it, hollow marks apart, error bars."""
    colour, paper = VOICE[line.voice].colour(theme), ink(theme).background
    measure = panel.measure
    sequence = ordered_marks(line, [as_date(row["date"]) for row in panel.breaks])
    rows = [row for row in sequence if row is not None]

    def each(reader: Any, gap: Any) -> list[Any]:
        return [gap if row is None else reader(row) for row in sequence]

    trace: Figure = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": each(position, None),
        "y": each(_height_of, None),
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": colour, "width": 2.5},
        "hoverinfo": "text",
        "hovertext": each(lambda row: hover(row, lang, measure.unit_id, measure.unit, panel.region), ""),
        "marker": {
            "symbol": VOICE[line.voice].symbol,
            "size": _mark_size(line, panel),
            "color": each(lambda row: colour if is_whole(row) else paper, colour),
            "opacity": each(_opacity, 1),
            "line": {"color": colour, "width": 2},
        },
    }
    if any(range_ends(row) for row in rows):
        trace["error_y"] = {
            "type": "data", "symmetric": False, "color": colour, "thickness": 2, "width": 6,
            "array": each(lambda row: (range_ends(row) or (0, _height_of(row)))[1] - _height_of(row), 0),
            "arrayminus": each(lambda row: _height_of(row) - (range_ends(row) or (_height_of(row), 0))[0], 0),
        }  # fmt: skip
    return trace


def readable(voice: str, theme: Theme) -> str:
    """The hue of a voice for small print: mixed with the ink of the page until it reads well."""
    return mixed(VOICE[voice].colour(theme), ink(theme).text, 0.3)


def _mark_size(line: Line, panel: Panel) -> int:
    return 7 if panel.small or len(line.rows) > FEW_MARKS else 10


def _opacity(row: Row) -> float:
    if i18n.is_missing(row["value"]):
        return 0.0
    return FADED if row["confidence"] == "low" else 1.0


def _text_sides(line: Line, panel: Panel) -> dict[str, str]:
    """Where each value is printed: below a figure that lies under its neighbours, above any other.

    Never below where the foot of the plot is near, and never where another line has a mark just there.
    """
    whole = line.whole
    taken = [
        (position(row), panel.axis.share(_height_of(row)))
        for other in panel.lines if other is not line for row in other.rows
    ]  # fmt: skip
    sides = {}
    for place, row in enumerate(whole):
        beside = (*whole[max(place - 1, 0) : place], *whole[place + 1 : place + 2])
        share = panel.axis.share(_height_of(row))
        gaps = [height - share for x, height in taken if abs(x - position(row)) < 0.6]
        near = [gap for gap in gaps if abs(gap) < 0.1]
        valley = bool(beside) and all(share < panel.axis.share(_height_of(other)) for other in beside)
        below = (valley or any(gap >= 0 for gap in near)) and share > 0.2 and not any(gap < 0 for gap in near)
        sides[row["observation_id"]] = "bottom center" if below else "top center"
    return sides


def _period_bars(line: Line, colour: str) -> list[Figure]:
    """A thin bar over the period of every figure that is not of one whole year, its mark at the end."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for row in line.apart:
        stretch = span(row)
        if stretch:
            xs += [*stretch, None]
            ys += [_height_of(row), _height_of(row), None]
    if not xs:
        return []
    bars = {
        "type": "scatter", "mode": "lines+markers", "x": xs, "y": ys, "hoverinfo": "skip", "opacity": 0.55,
        "line": {"color": colour, "width": 1.5},
        "marker": {"symbol": "line-ns-open", "size": 8, "color": colour, "line": {"width": 1.5}},
    }  # fmt: skip
    return [bars]


def _break_marks(panel: Panel, lang: str, tones: Ink) -> tuple[list[Figure], list[Figure]]:
    """A dashed upright line for every break in sight, with the word over it and the reason in its tooltip."""
    _ = gettext_for(lang)
    low, high = panel.edges
    seen: list[tuple[float, str]] = []
    for row in panel.breaks:
        x = on_axis(as_date(row["date"]))
        if low <= x <= high:
            reason = f"{i18n.day(as_date(row['date']), lang)}: {i18n.text(row, 'explanation', lang)}"
            seen.append((x, reason))
    shapes = [
        {
            "type": "line", "layer": "below", "x0": x, "x1": x, "xref": "x", "y0": 0, "y1": 1,
            "yref": "paper", "line": {"color": tones.muted, "width": 1, "dash": "4px,3px"},
        }
        for x in dict.fromkeys(x for x, _reason in seen)
    ]  # fmt: skip
    groups: list[list[tuple[float, str]]] = []
    for x, reason in sorted(seen):
        if groups and x - groups[-1][-1][0] < _SAME_BREAK:
            groups[-1].append((x, reason))
        else:
            groups.append([(x, reason)])
    middles = [sum(x for x, _reason in group) / len(group) for group in groups]
    reasons = [dict.fromkeys(reason for _x, reason in group) for group in groups]
    words = {
        "type": "scatter", "mode": "text", "cliponaxis": False, "hoverinfo": "text",
        "x": middles, "y": [panel.axis.top] * len(groups),
        "text": [_("break") if len(group) == 1 else _("breaks") for group in groups],
        "textposition": ["top right" if panel.across(x) < 0.08 else "top center" for x in middles],
        "textfont": {"size": 12, "color": tones.muted},
        "hovertext": ["<br>".join(wrapped(reason) for reason in group) for group in reasons],
    }  # fmt: skip
    return shapes, [words] if groups else []


def event_position(when: str) -> float:
    """Where an event stands on the axis of years; a date that lacks its day or month in the middle of it."""
    if len(when) == 4:
        return float(when)
    return on_axis(date.fromisoformat(f"{when}-15" if len(when) == 7 else when))


def event_marks(events: Sequence[Row], lang: str) -> list[EventMark]:
    """The rows of `trends/events` as marks for a chart."""
    return [
        EventMark(event_position(row["date"]), str(row["kind"]), _event_words(row, lang)) for row in events
    ]


def events_in_sight(panel: Panel) -> list[EventMark]:
    """The events within the years of a panel; none for a chart without events or without a line."""
    low, high = panel.edges
    return [mark for mark in panel.events or () if panel.lines and low <= mark.x <= high]


def _event_strip(panel: Panel, tones: Ink) -> tuple[list[Figure], list[Figure]]:
    """A mark along the foot for each event in sight, and a dotted upright line for each Dialogue."""
    marks, axis = events_in_sight(panel), panel.axis
    foot = axis.bottom + (axis.floor - axis.bottom) / 2
    starred = [mark.kind == "dialogue" for mark in marks]
    strip = {
        "type": "scatter", "mode": "markers", "x": [mark.x for mark in marks], "y": [foot] * len(marks),
        "hoverinfo": "text", "hovertext": [mark.words for mark in marks], "cliponaxis": False,
        "marker": {
            "symbol": ["star" if star else "line-ns-open" for star in starred],
            "size": 9,
            "color": [tones.accent if star else tones.muted for star in starred],
            "line": {"width": 1.6, "color": [tones.accent if star else tones.muted for star in starred]},
        },
    }  # fmt: skip
    dialogues = [
        {
            "type": "line", "layer": "below", "x0": mark.x, "x1": mark.x, "xref": "x", "y0": 0, "y1": 1,
            "yref": "paper", "line": {"color": tones.accent, "width": 1, "dash": "dot"},
        }
        for mark in marks if mark.kind == "dialogue" and not panel.small
    ]  # fmt: skip
    return ([strip] if marks else []), dialogues


def _event_word(lang: str) -> str:
    _ = gettext_for(lang)
    return _("events")


def _event_label(panel: Panel, lang: str, tones: Ink) -> Figure:
    """The name of the strip along the foot, where the value axis has its labels."""
    return {
        "text": html.escape(_event_word(lang), quote=False), "x": 0, "xref": "paper", "xanchor": "right",
        "xshift": -6, "y": EVENT_STRIP / panel.plot_height / 2, "yref": "paper", "yanchor": "middle",
        "showarrow": False, "font": {"size": 11, "color": tones.muted},
    }  # fmt: skip


def event_kind_name(kind: str, lang: str) -> str:
    """A kind of event in words."""
    _ = gettext_for(lang)
    names = {
        "dialogue": _("Dialogue"),
        "law": _("Law or plan"),
        "review": _("International review"),
        "forum": _("Forum"),
        "closure": _("Closure"),
    }
    return names.get(kind, kind)


def _event_words(row: Mapping[str, Any], lang: str) -> str:
    when = i18n.partial_date(row["date"], lang)
    title = wrapped(i18n.text(row, "title", lang), 46)
    kind = html.escape(event_kind_name(str(row["kind"]), lang), quote=False)
    publisher = row["publisher"] if isinstance(row["publisher"], str) else ""
    return f"<b>{title}</b><br>{when} · {kind}<br>{wrapped(publisher, 46)}"


def _named_lines(panel: Panel) -> list[Line]:
    """The lines that carry their name on the plot: those with a whole year, where there are several."""
    running = [line for line in panel.lines if line.whole]
    return [] if len(running) < 2 or panel.small else running


def _named_in_margin(panel: Panel) -> list[Line]:
    """The named lines that run to the last years shown: to the last year, or nearly so on a long axis."""
    first, last = panel.years
    near = last - max(0.5, (last - first) * 0.15)
    return [line for line in _named_lines(panel) if position(line.whole[-1]) >= near]


def _line_labels(panel: Panel, names: Mapping[tuple[str, str], str], theme: Theme) -> list[Figure]:
    """Names of the lines: in the margin, moved only as far as neighbours ask, where a line runs to the last
    years; beside its end where it stops earlier; under the mark where it is a single one."""
    margin: list[tuple[float, str, str]] = []
    notes: list[Figure] = []
    in_margin = _named_in_margin(panel)
    for line in _named_lines(panel):
        label = _short_lines(names[line.producer_id, line.series])
        colour = readable(line.voice, theme)
        last = line.whole[-1]
        if line in in_margin:
            margin.append((panel.axis.share(_height_of(last)), label, colour))
            continue
        single = len(line.whole) == 1
        if single and _crowded(last, panel):
            continue
        notes.append(_label(label, colour) | {
            "x": position(last), "xref": "x", "xanchor": "center" if single else "left",
            "xshift": 0 if single else 24, "y": _height_of(last), "yref": "y",
            "yanchor": "top" if single else "middle", "yshift": -8 if single else 0,
        })  # fmt: skip
    for share, label, colour in _spread(margin, panel.plot_height):
        notes.append(_label(label, colour) | {
            "x": 1, "xref": "paper", "xanchor": "left", "xshift": 6,
            "y": share, "yref": "paper", "yanchor": "middle",
        })  # fmt: skip
    return notes


def _crowded(row: Row, panel: Panel) -> bool:
    """Whether another mark stands where the name of a single mark would."""
    across, up = panel.across(position(row)), panel.axis.share(_height_of(row))
    others = [
        (panel.across(position(other)) - across, panel.axis.share(_height_of(other)) - up)
        for line in panel.lines for other in line.rows if other is not row
    ]  # fmt: skip
    return any(abs(aside) < 0.08 and -0.16 < higher < 0.04 for aside, higher in others)


def _label(words: str, colour: str) -> Figure:
    return {
        "text": words, "showarrow": False, "align": "left", "font": {"size": 12, "color": colour},
    }  # fmt: skip


def _short_lines(name: str) -> str:
    parts = textwrap.wrap(name, _LABEL_WIDTH)
    if len(parts) > _LABEL_LINES:
        parts = [*parts[: _LABEL_LINES - 1], f"{parts[_LABEL_LINES - 1]}…"]
    return "<br>".join(html.escape(part, quote=False) for part in parts)


def _spread(labels: list[tuple[float, str, str]], height: int) -> list[tuple[float, str, str]]:
    """Labels moved up or down just enough not to overlap; places are shares of the plot's height."""
    placed: list[tuple[float, str, str]] = []
    floor = 0.0
    for share, label, colour in sorted(labels):
        half = (label.count("<br>") + 1) * _LABEL_LINE_HEIGHT / height / 2
        place = max(share, floor + half)
        placed.append((place, label, colour))
        floor = place + half
    over = max(0.0, floor - 1.0)
    return [(place - over, label, colour) for place, label, colour in placed]
