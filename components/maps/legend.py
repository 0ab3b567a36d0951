"""The legend beside the regional map: its classes in words, and in each class the regions with their values.

Text inside WebGL is out of reach for a screen reader and for a search of the page, so every value on the map
stands here as text too. Classes without a region stay, so that gaps are seen; regions without a value stand
last, hatched, under their own name.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from components import i18n
from components.charts.svg import NAMESPACE, element, hatching, text, wrapped
from components.i18n import gettext_for
from components.maps.deck_map import EXTENT, disc_radius
from components.maps.value_classes import ValueClass, class_label, class_of, value_classes
from components.palette import Ink, Theme, ink

SWATCH, LINE, GAP = 18, 21, 8
COLUMN = 205
"""Width in pixels that wrapped lines of the legend keep to."""

SIZES = (250_000, 1_000_000, 3_000_000)
"""People that the sample discs of the population view stand for."""


@dataclass(frozen=True)
class Entry:
    """One step of the legend: its class, or None for no value, and the regions in it."""

    step: ValueClass | None
    members: tuple[str, ...]


def entries(values: pd.DataFrame, voice: str, of: Theme) -> list[Entry]:
    """Classes from high to low with their members as `name figure`, then the regions without a value.

    Args:
        values: region_code, name, label, value; the nation is left out.
    """
    classes = value_classes(list(values["value"].dropna()), voice, of)
    held: dict[ValueClass, list[tuple[float, str]]] = {step: [] for step in classes}
    missing = []
    for name, label, value in zip(values["name"], values["label"], values["value"], strict=True):
        step = class_of(value, classes)
        if step is None:
            missing.append(str(name))
        else:
            held[step].append((float(value), f"{name} {label}"))
    found = [
        Entry(step, tuple(words for _value, words in sorted(held[step], reverse=True)))
        for step in reversed(classes)
    ]
    return [*found, *([Entry(None, tuple(missing))] if missing else [])]


def map_legend(
    values: pd.DataFrame,
    *,
    unit: str,
    unit_id: str,
    nation: str | None,
    notes: Sequence[str],
    voice: str,
    mode: str,
    map_width: int,
    largest: float,
    of: Theme,
    lang: str,
) -> str:
    """The legend as SVG whose text keeps its size at any width.

    Args:
        values: as for `entries`.
        unit: the unit in words; stands on top.
        nation: the nation's figure of the same set, in words, where there is one.
        notes: sentences under the legend, such as the meaning of a mark.
        map_width: of the map in pixels, for the sample discs.
        largest: people of the most populous region, whose disc is the largest.
    """
    _ = gettext_for(lang)
    tones = ink(of)
    y = 16.0
    marks = [text(unit, 0, y, font_size=13, fill=tones.muted)] if unit else []
    y += 12
    for entry in entries(values, voice, of):
        drawn, y = _entry(entry, y, unit_id, of, lang)
        marks += drawn
    if nation:
        marks.append(text(nation, 0, y + 16, font_size=14, fill=tones.text))
        y += LINE + GAP
    if mode == "population":
        drawn, y = _sizes(y, map_width, largest, tones, lang)
    else:
        drawn, y = _points(y, tones, lang)
    marks += drawn
    for note in notes:
        for line in wrapped(note, COLUMN, 12.5, most_lines=6):
            marks.append(text(line, 0, y + 12, font_size=12.5, fill=tones.muted))
            y += 16
        y += GAP
    return _frame(marks, y, of, _("Legend of the map"))


def _frame(marks: Sequence[str], height: float, of: Theme, label: str) -> str:
    rounded = round(height + 6)
    return element(
        "svg",
        element("defs", hatching(f"legend-hatch-{of}", ink(of).line, ink(of).panel, gap=5, weight=0.6)),
        *marks,
        xmlns=NAMESPACE,
        width="100%",
        height=rounded,
        style=f"height:{rounded}px",
        role="group",
        aria_label=label,
        font_family='"Source Sans", sans-serif',
    )


def _entry(entry: Entry, y: float, unit_id: str, of: Theme, lang: str) -> tuple[list[str], float]:
    _ = gettext_for(lang)
    tones = ink(of)
    fill = entry.step.colour if entry.step else f"url(#legend-hatch-{of})"
    heading = class_label(entry.step, lang, unit_id) if entry.step else _("No value: not counted as zero")
    marks = [
        element(
            "rect", x=0, y=y, width=SWATCH + 8, height=SWATCH, fill=fill, stroke=tones.line, stroke_width=0.8
        ),
        text(heading, SWATCH + 18, y + 14, font_size=13, fill=tones.muted),
    ]
    y += LINE
    for member in entry.members:
        marks.append(text(member, SWATCH + 18, y + 14, font_size=15, font_weight=600, fill=tones.text))
        y += LINE
    return marks, y + (GAP if entry.members else 2)


def _sizes(y: float, map_width: int, largest: float, tones: Ink, lang: str) -> tuple[list[str], float]:
    """Sample discs at the scale of the map, standing on one line, with the people each stands for."""
    _ = gettext_for(lang)
    scale = map_width / (EXTENT.east - EXTENT.west)
    radii = [disc_radius(people, largest) * scale for people in SIZES]
    base, x = y + 2 * radii[-1] + 4, max(2.0, 16 - radii[0])
    marks = []
    for people, radius in zip(SIZES, radii, strict=True):
        label = i18n.number(people / 1_000_000, lang)
        marks.append(
            element(
                "circle",
                cx=x + radius,
                cy=base - radius,
                r=radius,
                fill="none",
                stroke=tones.line,
                stroke_width=1,
            )
        )
        marks.append(text(label, x + radius, base + 15, font_size=13, fill=tones.text, text_anchor="middle"))
        x += 2 * radius + 16
    marks.append(text(_("million people"), 0, base + 33, font_size=13, fill=tones.muted))
    return marks, base + 33 + GAP


def _points(y: float, tones: Ink, lang: str) -> tuple[list[str], float]:
    """What the dots and rings on the area map are."""
    _ = gettext_for(lang)
    dot = element("circle", cx=9, cy=y + 10, r=2.5, fill=tones.muted)
    ring = element("circle", cx=9, cy=y + 30, r=6, fill="none", stroke=tones.muted, stroke_width=1.3)
    named = wrapped(_("zone named in advocacy"), COLUMN - SWATCH - 18, 13, most_lines=3)
    marks = [
        dot,
        text(_("city or district"), SWATCH + 18, y + 15, font_size=13, fill=tones.muted),
        ring,
        *(
            text(line, SWATCH + 18, y + 35 + 16 * at, font_size=13, fill=tones.muted)
            for at, line in enumerate(named)
        ),
    ]
    return marks, y + 24 + 16 * len(named) + GAP
