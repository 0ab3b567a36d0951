"""Two figures for one quantity on one line: marks in the hue and shape of their voice, joined by a bar.

The line starts at zero and is its quantity's own, so a length says how far two figures lie apart and nothing
about another quantity. A range is a bar around its mark, a bound an arrow: a figure that its source gives as
"at least" never looks like a point. Places across are in per cent and colours are classes of the panel, so
that one text serves every width and both themes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from components.charts.svg import element, title
from components.charts.svg import words as written
from components.charts.value_axis import nice_step
from components.i18n import is_missing, number
from components.palette import VOICE
from components.records import Row

HEIGHT, TRACK, FOOT = 46.0, 15.0, 42.0
RADIUS = 6.5
ARROW = 7.0
"""Length of the arrow of a bound, in per cent of the width."""

ROOM = 1.12
"""Width of the scale over the largest figure, so that an arrow has room."""

CROWDED = 2.4
"""Marks nearer to each other than this, in per cent, are set apart in height."""


@dataclass(frozen=True)
class Mark:
    """A figure as it is drawn.

    Attributes:
        voice: decides hue and shape.
        at: the value, or the middle of a range without one.
        low, high: ends of the range; `at` where there is none.
        bound: 1 for "at least", -1 for "at most", 0 for neither.
        label: the figure with what its source says of its exactness.
        words: what a pointer resting on it reads.
    """

    voice: str
    at: float
    low: float
    high: float
    bound: int
    label: str
    words: str


def mark_of(row: Row, label: str, words: str) -> Mark:
    """The mark of a row with voice, value, value_low, value_high and qualifier."""
    ends = [float(row[name]) for name in ("value_low", "value_high") if not is_missing(row[name])]
    at = sum(ends) / len(ends) if is_missing(row["value"]) else float(row["value"])
    bound = {">": 1, ">=": 1, "<": -1, "<=": -1}.get(str(row["qualifier"]), 0)
    return Mark(str(row["voice"]), at, min(at, *ends, at), max(at, *ends, at), bound, label, words)


@dataclass(frozen=True)
class Scale:
    """From `low` (zero, or the lowest figure below it) to `high`, with labelled ticks."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """How far across a value stands, in per cent."""
        return round(100 * (value - self.low) / (self.high - self.low), 2)


def scale_of(marks: Sequence[Mark], *, integer: bool = False) -> Scale:
    """The scale that starts at zero and holds the marks."""
    least = min(0.0, *(mark.low for mark in marks))
    most = max(0.0, *(mark.high for mark in marks))
    if most == least:
        most = least + 1
    step = nice_step(most - least, 3)
    if integer:
        step = max(1.0, step)
    first, last = round(least / step), int(most / step + 1e-9)
    ticks = tuple(round(place * step, 10) for place in range(first, last + 1) if place * step >= least)
    room = (most - least) * (ROOM - 1)
    return Scale(least - (room if least < 0 else 0), most + room, ticks)


def voice_shape(voice: str, at: float, y: float, words: str, radius: float = RADIUS) -> str:
    """The shape of a voice at `at` per cent across and `y` down, in the voice's hue."""
    shape = VOICE[voice].symbol
    r = radius
    drawn = {
        "square": element("rect", x=-r * 0.9, y=-r * 0.9, width=r * 1.8, height=r * 1.8),
        "circle": element("circle", r=r),
        "diamond": element("path", d=f"M0 {-r * 1.25}L{r * 1.25} 0L0 {r * 1.25}L{-r * 1.25} 0Z"),
        "triangle-up": element("path", d=f"M0 {-r * 1.15}L{r * 1.15} {r}L{-r * 1.15} {r}Z"),
        "x": element("path", d=f"M{-r} {-r}L{r} {r}M{-r} {r}L{r} {-r}", class_="d-cross", stroke_width=3.2),
    }[shape]
    group = element("g", title(words), drawn, class_=f"d-mark v-{voice}")
    return element("svg", group, x=f"{at}%", y=y, overflow="visible", width=1, height=1)


def _reach(mark: Mark, scale: Scale, y: float) -> list[str]:
    """The bar of a range and the arrow of a bound."""
    parts = []
    kind = f"v-{mark.voice}"
    if mark.high > mark.low:
        x1, x2 = scale.share(mark.low), scale.share(mark.high)
        parts.append(element("line", x1=f"{x1}%", x2=f"{x2}%", y1=y, y2=y, class_=f"d-range {kind}"))
        parts += [
            element("line", x1=f"{x}%", x2=f"{x}%", y1=y - 5, y2=y + 5, class_=f"d-end {kind}")
            for x in (x1, x2)
        ]
    if mark.bound:
        start = scale.share(mark.at)
        end = min(100.0, start + ARROW) if mark.bound > 0 else max(scale.share(scale.low), start - ARROW)
        head = f"M{-7 * mark.bound} -4.5L0 0L{-7 * mark.bound} 4.5"
        parts.append(element("line", x1=f"{start}%", x2=f"{end}%", y1=y, y2=y, class_=f"d-bound {kind}"))
        parts.append(
            element(
                "svg",
                element("path", d=head, class_=f"d-head {kind}"),
                x=f"{end}%",
                y=y,
                overflow="visible",
                width=1,
                height=1,
            )
        )
    return parts


def _ticks(scale: Scale, unit_id: str, lang: str, *, labelled: bool) -> list[str]:
    parts = []
    for tick in scale.ticks:
        x = scale.share(tick)
        parts.append(element("line", x1=f"{x}%", x2=f"{x}%", y1=4, y2=27, class_="d-tick"))
        if labelled:
            label = written(number(tick, lang, unit_id))
            anchor = "start" if x < 1 else "middle"
            parts.append(element("text", label, x=f"{x}%", y=FOOT, text_anchor=anchor, class_="d-number"))
    return parts


def dumbbell(
    marks: Sequence[Mark], scale: Scale, alt: str, unit_id: str, lang: str, *, ticked: bool = True
) -> str:
    """The line with its marks as SVG, as wide as the element it stands in.

    Args:
        marks: one figure, or two and more that the bar joins.
        scale: made by `scale_of` from these marks or from all those it stands among.
        alt: the same in words, for those who cannot see it.
        ticked: whether values stand under the line; lines one under another share those of the last.
    """
    at = [scale.share(mark.at) for mark in marks]
    crowded = len(marks) == 2 and abs(at[0] - at[1]) < CROWDED
    heights = [TRACK - 5, TRACK + 5] if crowded else [TRACK] * len(marks)
    zero = scale.share(0)
    parts = [
        element("line", x1="0%", x2="100%", y1=TRACK, y2=TRACK, class_="d-base"),
        *_ticks(scale, unit_id, lang, labelled=ticked),
        element("line", x1=f"{zero}%", x2=f"{zero}%", y1=2, y2=29, class_="d-zero"),
    ]
    if len(marks) > 1:
        parts.append(element("line", x1=f"{min(at)}%", x2=f"{max(at)}%", y1=TRACK, y2=TRACK, class_="d-gap"))
    for mark, y in zip(marks, heights, strict=True):
        parts += _reach(mark, scale, y)
    for mark, place, y in zip(marks, at, heights, strict=True):
        parts.append(voice_shape(mark.voice, place, y, mark.words))
    height = HEIGHT if ticked else 2 * TRACK
    return element("svg", *parts, width="100%", height=height, role="img", aria_label=alt, class_="d-line")
