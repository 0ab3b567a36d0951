"""Charts on a slide: bars, dots, stacked statuses and courses over the years, in large type.

The rules are those of the screens: bars start at zero, what is not known is hatched and never a zero, a line
runs only where two figures may be joined, and each voice keeps its hue and its mark. Names stand beside what
they name.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.charts.status_bars import ORDER
from components.i18n import number
from components.palette import STATUS, status_letter, status_name
from components.slides.content import Bar, Bars, Course, Courses, Mark, Stack, Stacks
from components.slides.scene import LEADING, Box, Scene, height_of, width_of, wrapped

NAME, VALUE, SMALL = 20.0, 20.0, 18.0
ROW_MOST = 54.0
KEY_LINE = 28.0
NAMES_SHARES = (0.34, 0.44)
"""Shares of the width that the names of courses may take at the right, the narrower first."""

STACK_SHARES = (0.42, 0.52)
"""Shares of the width that the names of stacks may take at the left, the narrower first."""

MOST_NAME_LINES = 5
BESIDE_MARK, YEARS_HEIGHT = 2.0, 22.0


def nice_ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round marks that enclose the values (Heckbert, Nice numbers for graph labels, 1990)."""
    if math.isclose(low, high):
        low, high = (min(0.0, low), max(0.0, high)) if low else (0.0, 1.0)
    power = math.floor(math.log10((high - low) / most))
    for step in (factor * 10.0**exponent for exponent in (power, power + 1) for factor in (1, 2, 2.5, 5)):
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first <= most:
            return [round(index * step, 10) for index in range(first, last + 1)]
    return [low, high]


@dataclass(frozen=True)
class Scale:
    """Turns values into places on the sheet."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value stands."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.start + (self.end - self.start) * share


def shown_rows(count: int, room: float, least: float) -> int:
    """How many rows fit, each at least that high."""
    return max(1, min(count, int(room // least)))


def draw_bars(scene: Scene, body: Bars, box: Box, lang: str) -> None:
    """Names at the left, bars or dots, and the value as it is read at the end of each."""
    rows = body.rows
    if not rows:
        return
    room = Box(box.x, box.y, box.width, box.height - (SMALL * 1.6 if body.drawn == "dots" else 0))
    step = min(ROW_MOST, room.height / len(rows))
    widest = max(width_of(row.name, NAME, row.strong) for row in rows)
    names = min(widest, box.width * 0.36)
    values = max(width_of(row.printed, VALUE, bold=True) for row in rows) + 14
    known = [v for row in rows for v in (row.value, row.low, row.high) if v is not None]
    axis = _axis(known, body.drawn == "bars")
    scale = Scale(axis[0], axis[-1], box.x + names + 18, box.right - values)
    bottom = room.y + step * len(rows)
    if body.drawn == "dots":
        for tick in axis:
            scene.stroke([(scale.at(tick), room.y), (scale.at(tick), bottom)], "grid", 1)
            scene.text(
                number(tick, lang), scale.at(tick), bottom + SMALL * 1.1, SMALL, "muted", align="middle"
            )
    for place, row in enumerate(rows):
        top = room.y + step * place
        middle = top + step / 2
        lines = wrapped(row.name, names, NAME, 2 if step >= 2 * NAME * 1.2 else 1, bold=row.strong)
        scene.lines(lines, box.x, middle - height_of(lines, NAME) / 2, NAME, bold=row.strong)
        if row.value is None:
            scene.box(Box(scale.start, middle - step * 0.3, 64, step * 0.6), None, "line", hatched=True)
            scene.text(row.printed, scale.start + 76, middle + NAME * 0.35, NAME, "muted")
            continue
        if body.drawn == "dots":
            end = _draw_dot(scene, row, row.value, scale, middle)
        else:
            end = _draw_bar(scene, row, row.value, scale, middle, step)
        scene.text(row.printed, end + 10, middle + VALUE * 0.35, VALUE, bold=True)
    if body.drawn == "bars":
        scene.stroke([(scale.at(0), room.y), (scale.at(0), bottom)], "line", 1.4)


def _axis(known: Sequence[float], from_zero: bool) -> list[float]:
    if not known:
        return [0.0, 1.0]
    low, high = min(known), max(known)
    if not from_zero:
        return nice_ticks(low, high)
    return [min(0.0, low), max(0.0, high) or 1.0]


def _draw_bar(scene: Scene, row: Bar, value: float, scale: Scale, middle: float, step: float) -> float:
    ends = sorted((scale.at(0), scale.at(value)))
    scene.box(Box(ends[0], middle - step * 0.32, max(ends[1] - ends[0], 1.5), step * 0.64), row.tone)
    if row.low is not None and row.high is not None:
        scene.stroke([(scale.at(row.low), middle), (scale.at(row.high), middle)], "text", 2)
        return max(ends[1], scale.at(row.high))
    return ends[1]


def _draw_dot(scene: Scene, row: Bar, value: float, scale: Scale, middle: float) -> float:
    if row.low is not None and row.high is not None:
        scene.stroke([(scale.at(row.low), middle), (scale.at(row.high), middle)], row.tone, 3)
    voice = row.tone.removeprefix("voice-")
    scene.mark(voice, scale.at(value), middle, 8)
    return max(scale.at(value), scale.at(row.high) if row.high is not None else 0) + 8


def draw_stacks(scene: Scene, body: Stacks, box: Box, lang: str) -> None:
    """A bar of counts by status for each origin, all to one scale, and the key of what occurs below."""
    used = {status for row in body.rows for status, _count in row.counts}
    key = _key_lines([status for status in ORDER if status in used], box.width, lang)
    room = box.height - len(key) * KEY_LINE - 8
    count = shown_rows(len(body.rows), room, 46)
    step = min(96.0, room / count)
    names = _stack_names(body.rows[:count], box.width, step)
    scale = Scale(0, max((row.total for row in body.rows), default=1), box.x + names + 18, box.right - 60)
    for place, row in enumerate(body.rows[:count]):
        top = box.y + step * place
        _name_stack(scene, row, Box(box.x, top, names, step))
        _draw_stack(scene, row.counts, scale, top + step * 0.12, step * 0.62, lang)
        base = top + step * 0.43 + NAME * 0.35
        scene.text(number(row.total, lang), scale.at(row.total) + 10, base, NAME, "muted")
    _draw_key(scene, key, box.x, box.bottom - len(key) * KEY_LINE, lang)


def _stack_names(rows: Sequence[Stack], width: float, height: float) -> float:
    """Width in points kept for the names of the stacks: more where they would else be cut."""
    for share in STACK_SHARES:
        names = width * share
        if not any(line.endswith("…") for row in rows for line in _stack_name(row, names, height)):
            break
    return names


def _stack_name(row: Stack, width: float, height: float) -> tuple[str, ...]:
    return wrapped(row.name, width, SMALL, min(3, max(1, int(height // (SMALL * LEADING)))), bold=True)


def _name_stack(scene: Scene, row: Stack, box: Box) -> None:
    """The name in as many lines as there is room for, and the detail where a line is left."""
    left = max(1, int(box.height // (SMALL * LEADING)))
    name = _stack_name(row, box.width, box.height)
    end = scene.lines(name, box.x, box.y + 2, SMALL, bold=True)
    if len(name) < left:
        scene.lines(wrapped(row.detail, box.width, SMALL, 1), box.x, end, SMALL, "muted")


def _draw_stack(
    scene: Scene, counts: Sequence[tuple[str, int]], scale: Scale, top: float, height: float, lang: str
) -> None:
    done = 0
    for status, count in counts:
        part = Box(scale.at(done), top, scale.at(done + count) - scale.at(done), height)
        hatched = STATUS[status].pattern == "hatched"
        scene.box(part, f"status-{status}", "line", hatched=hatched)
        written = number(count, lang)
        if width_of(written, NAME, bold=True) + 8 <= part.width:
            middle, base = part.x + part.width / 2, top + height / 2 + NAME * 0.35
            tone = "text"
            if hatched:
                wide = width_of(written, NAME, bold=True) + 8
                scene.box(Box(middle - wide / 2, base - NAME, wide, NAME * 1.3), "paper")
            elif STATUS[status].pattern == "solid":
                tone = f"on-status-{status}"
            scene.text(written, middle, base, NAME, tone, bold=True, align="middle")
        done += count


def _key_lines(statuses: Sequence[str], width: float, lang: str) -> list[list[tuple[float, str]]]:
    """The key broken into lines: where each entry begins and its status."""
    lines: list[list[tuple[float, str]]] = [[]] if statuses else []
    x = 0.0
    for status in statuses:
        wide = 40 + width_of(status_name(status, lang), SMALL) + 22
        if x and x + wide > width:
            lines.append([])
            x = 0.0
        lines[-1].append((x, status))
        x += wide
    return lines


def _draw_key(
    scene: Scene, lines: Sequence[Sequence[tuple[float, str]]], x: float, y: float, lang: str
) -> None:
    for place, line in enumerate(lines):
        top = y + KEY_LINE * place
        for left, status in line:
            draw_chip(scene, status, x + left, top + 2, lang)
            scene.text(status_name(status, lang), x + left + 40, top + 2 + 18, SMALL)


def draw_chip(scene: Scene, status: str, x: float, y: float, lang: str) -> None:
    """The mark of a status: its letter on its colour, hatched where nothing was found; 32 by 24 points."""
    style = STATUS[status]
    scene.box(Box(x, y, 32, 24), f"status-{status}", "line", hatched=style.pattern == "hatched")
    if style.pattern == "hatched":
        scene.box(Box(x + 8, y + 2, 16, 20), "paper")
    tone = f"on-status-{status}" if style.pattern == "solid" else "text"
    scene.text(status_letter(status, lang), x + 16, y + 18.5, SMALL, tone, bold=True, align="middle")


@dataclass(frozen=True)
class CourseScales:
    """The two axes of a chart over years and the marks on them."""

    years: Scale
    values: Scale
    ticks: tuple[float, ...]
    labelled: tuple[int, ...]


def course_scales(body: Courses, box: Box, lang: str, names: float) -> CourseScales:
    """The axes that hold every mark; `names` is the room in points kept at the right."""
    marks = [mark for row in body.rows for mark in row.marks]
    first, last = math.floor(min(mark.at for mark in marks)), math.ceil(max(mark.at for mark in marks))
    first, last = (first - 1, last + 1) if first == last else (first, last)
    values = [mark.value for mark in marks]
    ticks = nice_ticks(min(values) if not body.from_zero else min(0.0, *values), max(values))
    left = box.x + max(width_of(number(tick, lang), SMALL) for tick in ticks) + 10
    years = Scale(first, last, left + 12, box.right - names - 16)
    step = next((s for s in (1, 2, 5, 10, 20) if (last - first) / s * 62 <= years.end - years.start), 50)
    labelled = tuple(year for year in range(first, last + 1) if (last - year) % step == 0)
    return CourseScales(
        years, Scale(ticks[0], ticks[-1], box.bottom - 28, box.y + 12), tuple(ticks), labelled
    )


def draw_courses(scene: Scene, body: Courses, box: Box, lang: str) -> None:
    """Lines and marks over the years, each named at its right end."""
    if not any(row.marks for row in body.rows):
        return
    plot = course_scales(body, box, lang, names_room(body, box))
    for tick in plot.ticks:
        y = plot.values.at(tick)
        scene.stroke([(plot.years.start - 12, y), (plot.years.end + 10, y)], "grid", 1)
        scene.text(number(tick, lang), plot.years.start - 18, y + 6, SMALL, "muted", align="end")
    for year in plot.labelled:
        scene.text(str(year), plot.years.at(year), box.bottom - 4, SMALL, "muted", align="middle")
    for border in body.breaks:
        x = plot.years.at(border)
        if plot.years.start - 12 < x < plot.years.end + 12:
            scene.stroke([(x, box.y), (x, plot.values.start)], "line", 1.6, dashed=True)
    for row in body.rows:
        _draw_course(scene, row, plot)
    for label in course_labels(body, plot, box):
        scene.lines(label.lines[:1], label.x, label.top, SMALL, f"voice-{label.voice}", bold=True)
        scene.lines(label.lines[1:], label.x, label.top + SMALL * LEADING, SMALL)


def runs_of(marks: Sequence[Mark]) -> list[list[Mark]]:
    """The marks that one line runs through, run after run; a mark apart is a run of its own."""
    runs: list[list[Mark]] = []
    for mark in marks:
        if mark.joined and runs:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    return runs


def _draw_course(scene: Scene, row: Course, plot: CourseScales) -> None:
    def at(mark: Mark) -> tuple[float, float]:
        return plot.years.at(mark.at), plot.values.at(mark.value)

    for run in runs_of(row.marks):
        if len(run) > 1:
            scene.stroke([at(mark) for mark in run], f"voice-{row.voice}", 3)
    for mark in row.marks:
        scene.mark(row.voice, *at(mark), 6.5, hollow=mark.hollow)


@dataclass(frozen=True)
class CourseLabel:
    """What stands at the right end of a course: the value of its last mark, then its name."""

    x: float
    top: float
    lines: tuple[str, ...]
    voice: str


def names_room(body: Courses, box: Box) -> float:
    """Width in points kept for the names of the courses: more where they would else be cut."""
    longest = max(width_of(row.name, SMALL) for row in body.rows) + 8
    for share in NAMES_SHARES:
        room = min(box.width * share, longest)
        if not any(line.endswith("…") for lines in _label_lines(body, room, box) for line in lines):
            break
    return room


def _label_lines(body: Courses, room: float, box: Box) -> list[tuple[str, ...]]:
    """What each label says in lines, the names whole where all of them fit under each other."""
    for most in range(MOST_NAME_LINES, 0, -1):
        labels = [
            (row.marks[-1].printed, *wrapped(row.name, room - BESIDE_MARK, SMALL, most)) for row in body.rows
        ]
        if sum(height_of(lines, SMALL) for lines in labels) <= box.height - YEARS_HEIGHT:
            break
    return labels


def course_labels(body: Courses, plot: CourseScales, box: Box) -> list[CourseLabel]:
    """The labels of the courses, beside their last marks and pushed apart."""
    x = plot.years.end + 16 + BESIDE_MARK
    wanted = []
    for row, lines in zip(body.rows, _label_lines(body, box.right - plot.years.end - 16, box), strict=True):
        top = plot.values.at(row.marks[-1].value) - height_of(lines, SMALL) / 2
        wanted.append((top, lines, row.voice))
    wanted.sort(key=lambda label: label[0])
    heights = [height_of(lines, SMALL) for _top, lines, _voice in wanted]
    bottom = box.bottom - YEARS_HEIGHT
    tops = pushed_apart([top for top, _lines, _voice in wanted], heights, box.y, bottom)
    return [
        CourseLabel(x, top, lines, voice) for top, (_wanted, lines, voice) in zip(tops, wanted, strict=True)
    ]


def pushed_apart(wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Upper edges near those wanted, in order, that do not overlap and keep between the ends if they can."""
    tops: list[float] = []
    free = top
    for edge, height in zip(wanted, heights, strict=True):
        tops.append(max(edge, free))
        free = tops[-1] + height
    limit = bottom
    for place in range(len(tops) - 1, -1, -1):
        tops[place] = min(tops[place], limit - heights[place])
        limit = tops[place]
    return tops
