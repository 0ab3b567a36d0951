"""Regions side by side, one line per indicator: a server-made SVG of dots on a common scale.

Every dot carries its region's name and figure, so that no legend is looked up and no axis read off; the
nation is a tick across the line where the same producer counted it in the same set. Positions are percentages
of the width and text keeps its size, so that one picture serves projector and telephone. Each line has its
own scale, because no two indicators share a unit.
"""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from components import i18n
from components.i18n import gettext_for
from components.palette import VOICE, Ink, Theme, ink, voice_name

NATION = "TJ"
LOW_CONFIDENCE = "†"
"""Stands after what rests on a figure of low confidence; the note under the chart says why."""

NARROWEST = 300
"""Width in pixels down to which labels do not run into each other."""

LETTER = 6.7
"""Mean width in pixels of a letter of the labels' size."""

EDGE = 5.0
"""Percent of the width left free on either side of the scale."""

NAME_LETTERS = 46
NAME_LINE, DETAIL_LINE, TIER = 19, 18, 16
DOT, CHOSEN_DOT, LIFT = 5.5, 7.5, 11


@dataclass(frozen=True)
class Label:
    """A label beside the scale: where it hangs and in which tier, 0 nearest to the line."""

    code: str
    words: str
    at: float
    anchor: str
    tier: int


def _records(frame: pd.DataFrame) -> list[Mapping[str, Any]]:
    return [dict(zip(frame.columns, values, strict=True)) for values in frame.itertuples(index=False)]


def scale_positions(values: Sequence[float]) -> list[float]:
    """Positions in percent of the width, the lowest value at EDGE and the highest at 100 - EDGE.

    A single value, or equal ones, stand in the middle.
    """
    low, high = min(values), max(values)
    if low == high:
        return [50.0 for _ in values]
    return [round(EDGE + (100 - 2 * EDGE) * (value - low) / (high - low), 2) for value in values]


def _anchor(at: float) -> str:
    return "start" if at < 25 else "end" if at > 75 else "middle"


def _span(at: float, words: str) -> tuple[float, float]:
    """First and last percent that a label takes on the narrowest picture."""
    width = (len(words) + 1) * LETTER / NARROWEST * 100
    before = {"start": 0.0, "middle": width / 2, "end": width}[_anchor(at)]
    return at - before, at - before + width


def hang_labels(entries: Sequence[tuple[str, str, float]]) -> list[Label]:
    """Labels (code, words, position in percent) in as few tiers as keep them apart, left to right."""
    ends: list[float] = []
    labels = []
    for code, words, at in sorted(entries, key=lambda entry: (entry[2], entry[0])):
        start, end = _span(at, words)
        tier = next((index for index, taken in enumerate(ends) if taken < start), len(ends))
        ends[tier : tier + 1] = [end]
        labels.append(Label(code, words, at, _anchor(at), tier))
    return labels


def place_among(rank: int, tied: int, compared: int, lang: str) -> str:
    """A rank in words, from the highest value down: a place, never a verdict.

    Args:
        rank: 1 for the highest value; equal values share the smaller number.
        tied: how many regions share the value, this one included.
        compared: how many regions have a value.
    """
    _ = gettext_for(lang)
    places = {
        1: _("highest of {count}"),
        2: _("2nd highest of {count}"),
        3: _("3rd highest of {count}"),
        4: _("4th highest of {count}"),
        5: _("5th highest of {count}"),
    }
    lowest = rank + tied - 1 == compared and rank > 1
    words = (_("lowest of {count}") if lowest else places[rank]).format(count=compared)
    return _("shared: {place}").format(place=words) if tied > 1 else words


def _figure(row: Mapping[str, Any], lang: str) -> str:
    bound = row.get("qualifier")
    sign = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "≈ "}.get(str(bound), "")
    return sign + i18n.number(float(row["value"]), lang, str(row["unit_id"]))


def _detail(rows: Sequence[Mapping[str, Any]], chosen: str | None, missing: Sequence[str], lang: str) -> str:
    """The quiet line under a name: the chosen region's figure and place, the time, what is missing."""
    _ = gettext_for(lang)
    first = rows[0]
    parts = []
    mine = next((row for row in rows if row["region_code"] == chosen), None)
    if mine is not None and chosen != NATION:
        tied = sum(1 for row in rows if row["region_code"] != NATION and row["value"] == mine["value"])
        compared = int(mine["regions_compared"])
        parts.append(f"{_figure(mine, lang)}, {place_among(int(mine['rank_high']), tied, compared, lang)}")
    when = i18n.period(first["period_start"], first["period_end"], str(first["period_kind"]), lang)
    parts.append(when)
    unit = i18n.text(first, "unit", lang)
    if unit and first["unit_id"] not in i18n.PERCENT_UNITS:
        parts.append(unit)
    if missing:
        parts.append(_("no value: {regions}").format(regions=", ".join(missing)))
    mark = f" {LOW_CONFIDENCE}" if any(row["confidence"] == "low" for row in rows) else ""
    return " · ".join(parts) + mark


@dataclass(frozen=True)
class Strip:
    """One indicator drawn: its SVG and the height in pixels it takes."""

    svg: str
    height: int


def _text(
    x: float, y: float, words: str, size: int, colour: str, anchor: str = "start", bold: bool = False
) -> str:
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{x}%" y="{y:.0f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"{weight}>'
        f"{escape(words)}</text>"
    )


def _heading(name: str, detail: str, tones: Ink) -> tuple[list[str], int]:
    lines = textwrap.wrap(name, NAME_LETTERS) or [name]
    y = NAME_LINE
    marks = []
    for line in lines:
        marks.append(_text(0, y, line, 15, tones.text, bold=True))
        y += NAME_LINE
    for line in textwrap.wrap(detail, NAME_LETTERS + 6):
        marks.append(_text(0, y, line, 13, tones.muted))
        y += DETAIL_LINE
    return marks, y


def _heights(rows: Sequence[Mapping[str, Any]], positions: Sequence[float]) -> list[int]:
    """How far each dot is lifted off the line so that equal values stay visible, one above the other."""
    lifts: list[int] = []
    for index, at in enumerate(positions):
        before = [
            lifts[other]
            for other in range(index)
            if abs(positions[other] - at) < 2.2 and rows[other]["region_code"] != NATION
        ]
        lifts.append(0 if rows[index]["region_code"] == NATION or not before else max(before) + LIFT)
    return lifts


def _tooltip(row: Mapping[str, Any], lang: str) -> str:
    parts = [
        f"{i18n.text(row, 'region', lang)}: {_figure(row, lang)}",
        i18n.period(row["period_start"], row["period_end"], str(row["period_kind"]), lang),
        f"{i18n.text(row, 'producer', lang)} ({voice_name(row['voice'], lang).lower()})",
    ]
    note = row.get("note")
    if isinstance(note, str) and note:
        parts.append(note)
    return "\n".join(parts)


def _dot(row: Mapping[str, Any], at: float, y: float, chosen: str | None, of: Theme, lang: str) -> str:
    tones = ink(of)
    hue = VOICE[row["voice"]].colour(of)
    code = row["region_code"]
    tooltip = f"<title>{escape(_tooltip(row, lang))}</title>"
    if code == NATION:
        return (
            f'<line x1="{at}%" x2="{at}%" y1="{y - 11:.0f}" y2="{y + 11:.0f}" stroke="{tones.text}" '
            f'stroke-width="2">{tooltip}</line>'
        )
    plain = chosen is not None and chosen not in (code, NATION)
    radius = CHOSEN_DOT if code == chosen else DOT
    fill = tones.line if plain else hue
    return (
        f'<circle cx="{at}%" cy="{y:.0f}" r="{radius}" fill="{fill}" stroke="{tones.background}" '
        f'stroke-width="1.5" data-key="{escape(str(code))}">{tooltip}</circle>'
    )


def _ranges(rows: Sequence[Mapping[str, Any]], positions: Sequence[float], y: float, tones: Ink) -> list[str]:
    """A thin bar where the source gives a range rather than a point."""
    bars: list[str] = []
    values = [float(row["value"]) for row in rows]
    low, high = min(values), max(values)
    if low == high:
        return bars
    per_unit = (100 - 2 * EDGE) / (high - low)
    for row, at in zip(rows, positions, strict=True):
        least, most = row["value_low"], row["value_high"]
        if i18n.is_missing(least) or i18n.is_missing(most):
            continue
        start = max(0.0, at - (float(row["value"]) - float(least)) * per_unit)
        end = min(100.0, at + (float(most) - float(row["value"])) * per_unit)
        bars.append(
            f'<line x1="{start:.2f}%" x2="{end:.2f}%" y1="{y:.0f}" y2="{y:.0f}" stroke="{tones.text}" '
            'stroke-width="1.5" opacity="0.6"/>'
        )
    return bars


def _label_marks(labels: Sequence[Label], y: float, up: bool, chosen: str | None, tones: Ink) -> list[str]:
    marks = []
    for label in labels:
        strong = label.code in (chosen, NATION)
        baseline = y - 16 - TIER * label.tier if up else y + 24 + TIER * label.tier
        if label.tier or up:
            near, far = (y - 11, baseline + 3) if up else (y + 8, baseline - 11)
            marks.append(
                f'<line x1="{label.at}%" x2="{label.at}%" y1="{near:.0f}" y2="{far:.0f}" '
                f'stroke="{tones.grid}" stroke-width="1"/>'
            )
        colour = tones.text if strong or chosen in (None, NATION) else tones.muted
        marks.append(
            _text(label.at, baseline, label.words, 12, colour, label.anchor, bold=label.code == chosen)
        )
    return marks


def strip(rows: pd.DataFrame, chosen: str | None, missing: Sequence[str], of: Theme, lang: str) -> Strip:
    """One indicator: name, detail and the dots of its one comparable set.

    Args:
        rows: one row per region (and the nation, TJ, where it was counted in the same set) with indicator_id,
            region_code, value, value_low, value_high, unit_id, unit_*, name_*, region_*, period_start,
            period_end, period_kind, voice, producer_*, qualifier, confidence, note, rank_high,
            regions_compared.
        chosen: the region set off by hue and weight; None or TJ sets off all alike.
        missing: names of regions that have no value.
    """
    tones = ink(of)
    records = _records(rows.sort_values(["value", "region_code"], kind="stable"))
    positions = scale_positions([float(row["value"]) for row in records])
    marks, y = _heading(i18n.text(records[0], "name", lang), _detail(records, chosen, missing, lang), tones)
    worded = [
        (str(row["region_code"]), f"{i18n.text(row, 'region', lang)} {_figure(row, lang)}", at)
        for row, at in zip(records, positions, strict=True)
    ]
    above = hang_labels([entry for entry in worded if entry[0] in (chosen, NATION)])
    below = hang_labels([entry for entry in worded if entry[0] not in (chosen, NATION)])
    lifts = _heights(records, positions)
    room = max(max(lifts), 16 + TIER * (1 + max((label.tier for label in above), default=-1)))
    line = y + room
    marks.append(f'<line x1="0" x2="100%" y1="{line}" y2="{line}" stroke="{tones.grid}" stroke-width="2"/>')
    marks += _label_marks(above, line, True, chosen, tones) + _label_marks(below, line, False, chosen, tones)
    marks += _ranges(records, positions, line, tones)
    drawn = sorted(
        zip(records, positions, lifts, strict=True), key=lambda entry: entry[0]["region_code"] == chosen
    )
    marks += [_dot(row, at, line - lift, chosen, of, lang) for row, at, lift in drawn]
    height = line + 24 + TIER * max((label.tier for label in below), default=0) + 22
    return Strip("".join(marks), int(height))


def dot_plot(rows: pd.DataFrame, chosen: str | None, regions: Mapping[str, str], of: Theme, lang: str) -> str:
    """An SVG of one strip per indicator, in the order of the rows.

    Args:
        rows: as for `strip`, for several indicators.
        chosen: a region code, or None.
        regions: short names of the five regions by code, to name those without a value.
    """
    height = 0
    drawn = []
    for _indicator, members in rows.groupby("indicator_id", sort=False):
        missing = [name for code, name in regions.items() if code not in set(members["region_code"])]
        figure = strip(members, chosen, missing, of, lang)
        drawn.append(f'<g transform="translate(0,{height})">{figure.svg}</g>')
        height += figure.height
    alt = escape(dot_plot_alt(rows, chosen, lang))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{height}" role="img" '
        f'aria-label="{alt}" style="font-family:inherit">{"".join(drawn)}</svg>'
    )


def dot_plot_alt(rows: pd.DataFrame, chosen: str | None, lang: str) -> str:
    """One sentence per indicator: the chosen region's figure and place, or the highest and the lowest."""
    _ = gettext_for(lang)
    sentences = []
    for _indicator, members in rows.groupby("indicator_id", sort=False):
        regional = _records(members[members["region_code"] != NATION].sort_values("value", kind="stable"))
        name = i18n.text(regional[0], "name", lang)
        mine = next((row for row in regional if row["region_code"] == chosen), None)
        if mine is not None:
            tied = sum(1 for row in regional if row["value"] == mine["value"])
            place = place_among(int(mine["rank_high"]), tied, int(mine["regions_compared"]), lang)
            words = f"{i18n.text(mine, 'region', lang)} {_figure(mine, lang)}, {place}"
        else:
            ends = (regional[0], regional[-1])
            words = " – ".join(f"{i18n.text(row, 'region', lang)} {_figure(row, lang)}" for row in ends)
        sentences.append(f"{name}: {words}.")
    return " ".join(sentences)
