"""Classes of a map's values: few, round, and coloured in the hue of the voice that made the figures.

A reader tells five tones apart, not five hundred, and finds a value in a legend only where breaks are round
numbers. A missing value belongs to no class, so it can never get a colour.
"""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from components.i18n import is_missing, number
from components.palette import Theme, ink, mixed, ramp

MOST_CLASSES = 5


@dataclass(frozen=True)
class ValueClass:
    """One step of the legend: values from `low` up to, and in the last class including, `high`."""

    low: float
    high: float
    colour: str


def value_classes(values: Sequence[float], voice: str, of: Theme) -> list[ValueClass]:
    """At most five classes of equal, round width that hold every value; none where there is no value.

    The step is 1, 2, 2.5 or 5 times a power of ten (Heckbert, Nice numbers for graph labels, 1990). Where
    values stand on both sides of zero, zero is a break: above it the hue of the voice, below it grey.
    """
    known = [float(value) for value in values if not is_missing(value)]
    if not known:
        return []
    low, high = min(known), max(known)
    if math.isclose(low, high):
        return [ValueClass(low, high, ramp(voice, of)[2])]
    step = _round_step(low, high)
    first, last = _steps(low, high, step)
    breaks = [round(index * step, 10) for index in range(first, last + 1)]
    pairs = list(itertools.pairwise(breaks))
    return [
        ValueClass(a, b, colour) for (a, b), colour in zip(pairs, _colours(pairs, voice, of), strict=True)
    ]


def _steps(low: float, high: float, step: float) -> tuple[int, int]:
    """The first and last multiple of `step` that enclose the values."""
    return math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)


def _round_step(low: float, high: float) -> float:
    exponent = math.floor(math.log10((high - low) / MOST_CLASSES))
    candidates = [
        float(factor * 10.0**power) for power in (exponent, exponent + 1) for factor in (1, 2, 2.5, 5)
    ]
    for step in candidates:
        first, last = _steps(low, high, step)
        if last - first <= MOST_CLASSES:
            return step
    return high - low


def _colours(pairs: Sequence[tuple[float, float]], voice: str, of: Theme) -> list[str]:
    tones = ramp(voice, of)
    if pairs[0][0] < 0 < pairs[-1][1]:
        under = sum(1 for _, high in pairs if high <= 0)
        tones_ink = ink(of)
        greys = [mixed(tones_ink.background, tones_ink.muted, 0.25 + 0.2 * step) for step in range(under)]
        return [*reversed(greys), *tones[1 : len(pairs) - under + 1]]
    spread = (len(tones) - 1) / max(len(pairs) - 1, 1)
    return [tones[round(index * spread)] for index in range(len(pairs))]


def class_of(value: float | None, classes: Sequence[ValueClass]) -> ValueClass | None:
    """The class that holds `value`; None for a missing value, which belongs to no class."""
    if value is None or is_missing(value):
        return None
    for step in classes:
        if step.low <= value < step.high:
            return step
    return classes[-1]


def class_label(step: ValueClass, lang: str, unit_id: str) -> str:
    """The range of a class as it stands in the legend, without its unit."""
    if step.low == step.high:
        return number(step.low, lang, unit_id)
    decimals = max(_digits(step.low), _digits(step.high))
    low, high = (number(end, lang, None, decimals) for end in (step.low, step.high))
    return f"{low} – {high}"


def _digits(value: float) -> int:
    written = f"{value:.6f}".rstrip("0")
    return len(written.split(".")[1])
