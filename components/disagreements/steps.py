"""A count that one body published again and again, such as a toll: steps from zero in the order of time.

It is drawn apart from figures that rival each other, because a later count continues or corrects the earlier
one. The steps are evenly spaced: what matters is how the number moved from one publication to the next.
"""

from collections.abc import Sequence
from itertools import pairwise

from components.charts.svg import element, text
from components.charts.svg import words as written
from components.disagreements.dumbbell import Mark, voice_shape
from components.i18n import number

HEIGHT, TOP, FLOOR = 160.0, 44.0, 142.0
BOUND = 15.0
"""Length of the arrow of a bound, in pixels."""


def _label(mark: Mark, at: float, y: float, *, fallen: bool) -> list[str]:
    """The figure over its mark, or beside it where the count fell and the line comes from above."""
    parts = []
    if mark.bound:
        tip = y - BOUND * mark.bound
        parts.append(
            element("line", x1=f"{at}%", x2=f"{at}%", y1=y, y2=tip, class_=f"d-bound v-{mark.voice}")
        )
        head = element(
            "path", d=f"M-4.5 {5 * mark.bound}L0 0L4.5 {5 * mark.bound}", class_=f"d-head v-{mark.voice}"
        )
        parts.append(element("svg", head, x=f"{at}%", y=tip, overflow="visible", width=1, height=1))
    over = y - 13 - (BOUND if mark.bound > 0 else 0)
    parts.append(
        element(
            "text",
            written(mark.label),
            x=f"{at}%",
            dx=12 if fallen else 0,
            y=y + 5 if fallen else over,
            text_anchor="start" if fallen else "middle",
            class_="d-step",
        )
    )
    return parts


def steps(marks: Sequence[Mark], alt: str, lang: str) -> str:
    """The steps as SVG, as wide as the element they stand in.

    Args:
        marks: the steps in the order of time; at least one.
        alt: the same in words, for those who cannot see it.
    """
    least, most = min(0.0, *(mark.at for mark in marks)), max(1e-9, *(mark.at for mark in marks))

    def x(place: int) -> float:
        return round(100 * (place + 0.5) / len(marks), 2)

    def y(value: float) -> float:
        return round(FLOOR - (FLOOR - TOP) * (value - least) / (most - least), 2)

    parts = [
        element("line", x1="0%", x2="100%", y1=y(0), y2=y(0), class_="d-zero"),
        text(number(0, lang), 2, y(0) - 4, class_="d-number"),
    ]
    for place, (one, two) in enumerate(pairwise(marks)):
        course = f"d-course v-{one.voice}"
        here, there = f"{x(place)}%", f"{x(place + 1)}%"
        parts.append(element("line", x1=here, x2=there, y1=y(one.at), y2=y(one.at), class_=course))
        parts.append(element("line", x1=there, x2=there, y1=y(one.at), y2=y(two.at), class_=course))
    for place, mark in enumerate(marks):
        at = x(place)
        fallen = place > 0 and mark.at < marks[place - 1].at
        parts += _label(mark, at, y(mark.at), fallen=fallen)
        parts.append(voice_shape(mark.voice, at, y(mark.at), mark.words))
        parts.append(element("line", x1=f"{at}%", x2=f"{at}%", y1=FLOOR, y2=FLOOR + 5, class_="d-zero"))
        parts.append(
            element("text", str(place + 1), x=f"{at}%", y=HEIGHT - 3, text_anchor="middle", class_="d-number")
        )
    return element("svg", *parts, width="100%", height=HEIGHT, role="img", aria_label=alt, class_="d-line")
