"""A value axis chosen on the server: its range, its ticks in the reader's language, its multiplier.

Plotly formats numbers in English unless it is given locale files, and its own choice of range hides whether
an axis starts at zero; so both are decided here, where a test can see them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from components import i18n
from components.i18n import gettext_for

FROM_ZERO = frozenset({"count", "share", "rate", "score"})
"""Kinds of figure whose axis starts at zero; an amount does when its values are not far from zero."""


@dataclass(frozen=True)
class ValueAxis:
    """From `bottom` to `top` of the plot, in the unit of the figures; a rank has its best place on top.

    Attributes:
        bottom, top: values at the lower and upper edge.
        ticks: values that carry a label.
        multiplier: what labels are divided by: 1, a thousand or a million.
        from_zero: whether the axis starts at zero.
        reversed: whether smaller values stand higher.
    """

    bottom: float
    top: float
    ticks: tuple[float, ...]
    multiplier: int
    from_zero: bool
    reversed: bool

    @cached_property
    def floor(self) -> float:
        """The value at which the marks begin, above the strip kept free for events."""
        return self.ticks[-1] if self.reversed else self.ticks[0]

    def share(self, value: float) -> float:
        """How far up a value stands: 0 at the lower edge, 1 at the upper."""
        return (value - self.bottom) / (self.top - self.bottom)

    def label(self, value: float, lang: str, unit_id: str | None) -> str:
        """A value as the axis prints it: divided by the multiplier, in the language's digits."""
        if self.multiplier == 1:
            return i18n.number(value, lang, unit_id)
        size = abs(value) / self.multiplier
        digits = 0 if size >= 100 else 1 if size >= 10 else 2
        return i18n.number(value / self.multiplier, lang, decimals=digits)

    def tick_label(self, value: float, lang: str, unit_id: str | None) -> str:
        """A tick as the axis prints it: no more digits than the step needs."""
        if self.multiplier == 1:
            return i18n.number(value, lang, unit_id)
        return i18n.number(value / self.multiplier, lang)

    def unit(self, unit: str, lang: str) -> str:
        """The unit as it stands over the axis, with the multiplier and what the reader must know of it."""
        _ = gettext_for(lang)
        words = [unit]
        if self.multiplier == 1_000_000:
            words.append(_("millions"))
        if self.multiplier == 1_000:
            words.append(_("thousands"))
        if self.reversed:
            words.append(_("first place on top"))
        elif not self.from_zero:
            words.append(_("the axis does not start at zero"))
        return ", ".join(word for word in words if word)


def nice_step(span: float, wanted: int) -> float:
    """A step of 1, 2, 2.5 or 5 times a power of ten that cuts `span` into about `wanted` parts.

    After Heckbert, "Nice numbers for graph labels", Graphics Gems (1990).
    """
    raw = span / max(wanted, 1)
    size: float = 10.0 ** math.floor(math.log10(raw))
    return next(factor * size for factor in (1, 2, 2.5, 5, 10) if factor * size >= raw * 0.999)


def multiplier_for(maxima: Sequence[float]) -> int:
    """What the labels of several axes side by side are divided by: fitted to the smallest of their maxima."""
    largest = min((abs(value) for value in maxima), default=0.0)
    return 1_000_000 if largest >= 2_000_000 else 1_000 if largest >= 20_000 else 1


def value_axis(
    values: Sequence[float],
    kind: str,
    *,
    below: float,
    above: float,
    wanted: int = 4,
    integer: bool = False,
    multiplier: int | None = None,
) -> ValueAxis:
    """The axis for `values`.

    Args:
        values: every value and end of a range to be shown; at least one.
        kind: kind of the indicator: count, share, rate, score, rank, amount.
        below: share of the plot's height kept free under the lowest tick, for events.
        above: share kept free over the highest value, for marks of breaks and labels.
        wanted: about how many steps.
        integer: whether the figures are whole numbers, so that a step is at least 1.
        multiplier: what labels are divided by; by default fitted to the values.

    Raises:
        ValueError: if there are no values.
    """
    if not values:
        raise ValueError("an axis needs at least one value")
    low, high = min(values), max(values)
    reverse = kind == "rank"
    from_zero = not reverse and low >= 0 and (kind in FROM_ZERO or low < high / 2)
    if from_zero:
        low = 0.0
    if high == low:
        low, high = (low, low + 1) if from_zero or reverse else (low - 0.5, high + 0.5)
    step = nice_step(high - low, wanted)
    if integer:
        step = max(1.0, float(math.ceil(step)))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    ticks = [round(place * step, 10) for place in range(first, last + 1)]
    if reverse:
        ticks = [max(1.0, tick) for tick in ticks]
    free = (ticks[-1] - ticks[0]) / (1 - below - above)
    bottom, top = ticks[0] - below * free, ticks[-1] + above * free
    if reverse:
        bottom, top = ticks[-1] + below * free, ticks[0] - above * free
    divisor = multiplier or multiplier_for([max(abs(low), abs(high))])
    return ValueAxis(bottom, top, tuple(ticks), divisor, from_zero, reverse)
