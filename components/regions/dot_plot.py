"""Regions side by side, one strip per indicator: a server-made SVG of dots on a common scale.

Every dot carries its region's name and figure, so that no legend is looked up and no axis read off; the
nation is a tick across the line where the same producer counted it in the same set. Positions are percentages
of the width and text keeps its size, so that one picture serves projector and telephone. Each strip has its
own scale, because no two indicators share a unit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from components import i18n
from components.charts.svg import NAMESPACE, element, text_width, title, words, wrapped
from components.i18n import gettext_for
from components.markdown import plain
from components.palette import VOICE, Ink, Theme, ink, voice_said
from components.records import Row, records

NATION = "TJ"
LOW_CONFIDENCE = "†"
"""Stands after what rests on a figure of low confidence; the note under the chart says why."""

NARROW, WIDE = 300, 460
"""Widths in pixels that the two versions of a picture are laid out for; wider columns stretch the scale."""

EDGE = 5.0
"""Percent of the width left free on either side of the scale."""

NAME_SIZE, DETAIL_SIZE, LABEL_SIZE = 15, 13, 13
NAME_LINE, DETAIL_LINE, TIER = 19, 18, 16
DOT, CHOSEN_DOT, LIFT = 6.0, 8.0, 12
SIGNS = {">": "> ", ">=": "≥ ", "<": "< ", "<=": "≤ ", "~": "≈ "}
"""How a bound is printed before its figure."""


@dataclass(frozen=True)
class Label:
    """A label beside the scale: where it hangs and in which tier, 0 nearest to the line."""

    code: str
    content: str
    at: float
    anchor: str
    tier: int


@dataclass(frozen=True)
class Strip:
    """One indicator drawn: its SVG and the height in pixels it takes."""

    svg: str
    height: int


def scale_positions(values: Sequence[float]) -> list[float]:
    """Positions in percent of the width, the lowest value at EDGE and the highest at 100 - EDGE.

    A single value, or equal ones, stand in the middle.
    """
    low, high = min(values), max(values)
    if low == high:
        return [50.0 for _ in values]
    return [round(EDGE + (100 - 2 * EDGE) * (value - low) / (high - low), 2) for value in values]


@lru_cache(maxsize=4096)
def hang_labels(entries: tuple[tuple[str, str, float], ...], width: float) -> tuple[Label, ...]:
    """Labels (code, content, position in percent) near the line, none over another, no leader through one.

    A label hangs in a tier, to the left, to the right or under its dot. It must fit the picture of `width`
    pixels, must not meet another label of its tier, and neither its leader nor another's may cut a label. Of
    all ways to hang them one with the fewest tiers is taken; where there is none, each has a tier of its own.
    """
    ordered = sorted(entries, key=lambda entry: (entry[2], entry[0]))
    for tiers in range(1, len(ordered) + 1):
        hung = _hang_rest(ordered, (), tiers, width)
        if hung is not None:
            return tuple(label for label, _span in hung)
    return tuple(
        Label(code, content, at, "start" if at < 50 else "end", tier)
        for tier, (code, content, at) in enumerate(ordered)
    )


Hung = tuple[tuple[Label, tuple[float, float]], ...]


def _hang_rest(
    entries: Sequence[tuple[str, str, float]], hung: Hung, tiers: int, width: float
) -> Hung | None:
    """`hung` with the other entries added, or None when they do not fit: depth first, nearest place first."""
    if not entries:
        return hung
    code, content, at = entries[0]
    for tier in range(tiers):
        for anchor in ("middle", "start", "end"):
            label, span = Label(code, content, at, anchor, tier), _span_of(at, content, anchor, width)
            if _free(label, span, hung):
                whole = _hang_rest(entries[1:], (*hung, (label, span)), tiers, width)
                if whole is not None:
                    return whole
    return None


def _span_of(at: float, content: str, anchor: str, width: float) -> tuple[float, float]:
    """First and last percent that a label takes."""
    wide = (text_width(content, LABEL_SIZE) + 6) / width * 100
    before = {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return at - before, at - before + wide


def _free(
    label: Label, span: tuple[float, float], placed: Sequence[tuple[Label, tuple[float, float]]]
) -> bool:
    if span[0] < 0 or span[1] > 100:
        return False
    for other, (start, end) in placed:
        if other.tier == label.tier and span[0] < end and start < span[1]:
            return False
        if other.tier < label.tier and start < label.at < end:
            return False
        if other.tier > label.tier and span[0] < other.at < span[1]:
            return False
    return True


def lift_equals(codes: Sequence[str], positions: Sequence[float]) -> list[int]:
    """Pixels by which each dot is lifted off the line, so that equal values stand one above the other."""
    lifts: list[int] = []
    for index, at in enumerate(positions):
        under = [
            lifts[other]
            for other in range(index)
            if abs(positions[other] - at) < 2.2 and codes[other] != NATION
        ]
        lifts.append(max(under) + LIFT if under and codes[index] != NATION else 0)
    return lifts


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
    place = (_("lowest of {count}") if lowest else places[rank]).format(count=compared)
    return _("shared: {place}").format(place=place) if tied > 1 else place


def figure(row: Row, lang: str) -> str:
    """The value in the language's digits, with the sign of a bound before it."""
    sign = SIGNS.get(str(row.get("qualifier")), "")
    return sign + i18n.number(float(row["value"]), lang, str(row["unit_id"]))


def strip(
    rows: Sequence[Row], chosen: str | None, missing: Sequence[str], width: float, of: Theme, lang: str
) -> Strip:
    """One indicator: name, detail and the dots of its one comparable set.

    Args:
        rows: one row per region (and the nation, TJ, where it was counted in the same set) with indicator_id,
            region_code, region_*, name_*, kind, value, value_low, value_high, unit_id, unit_*, period_start,
            period_end, period_kind, voice, producer_*, qualifier, confidence, note, rank_high,
            regions_compared.
        chosen: the region set off by hue and weight; None or TJ sets off all alike.
        missing: names of regions that have no value.
        width: in pixels, that labels are kept apart for.
    """
    tones = ink(of)
    whole = _total(rows, lang)
    drawn = [row for row in rows if not (whole and row["region_code"] == NATION)]
    drawn.sort(key=lambda row: (float(row["value"]), row["region_code"] != chosen, str(row["region_code"])))
    codes = [str(row["region_code"]) for row in drawn]
    positions = scale_positions([float(row["value"]) for row in drawn])
    detail = " · ".join(part for part in (_detail(drawn, chosen, missing, lang), whole) if part)
    marks, top = _heading(i18n.text(drawn[0], "name", lang), detail, width, tones)
    worded = _worded(drawn, positions, chosen, lang)
    above = hang_labels(tuple(entry for entry in worded if entry[0] in (chosen, NATION)), width)
    below = hang_labels(tuple(entry for entry in worded if entry[0] not in (chosen, NATION)), width)
    lifts = lift_equals(codes, positions)
    raised = max(lifts) if above else 0
    line = top + max(max(lifts) + 10, _tiers(above) + raised + 6)
    marks.append(_rule(0, 100, line, line, tones.grid, 2))
    marks += _label_marks(above, line - raised, True, chosen, tones)
    marks += _label_marks(below, line, False, chosen, tones)
    marks += _ranges(drawn, positions, line, tones)
    dots = sorted(zip(drawn, positions, lifts, strict=True), key=lambda dot: dot[0]["region_code"] == chosen)
    marks += [_dot(row, at, line - lift, chosen, of, lang) for row, at, lift in dots]
    return Strip("".join(marks), round(line + _tiers(below) + 26))


def dot_plot(
    rows: pd.DataFrame, chosen: str | None, regions: Mapping[str, str], width: float, of: Theme, lang: str
) -> str:
    """An SVG of one strip per indicator, in the order of the rows.

    Args:
        rows: as for `strip`, for several indicators.
        chosen: a region code, or None.
        regions: short names of the five regions by code, to name those without a value.
        width: NARROW or WIDE.
    """
    height = 0
    drawn = []
    for members in by_indicator(rows):
        present = {row["region_code"] for row in members}
        missing = [name for code, name in regions.items() if code not in present]
        made = strip(members, chosen, missing, width, of, lang)
        drawn.append(element("g", made.svg, transform=f"translate(0,{height})"))
        height += made.height
    return element(
        "svg",
        *drawn,
        xmlns=NAMESPACE,
        width="100%",
        height=height,
        style=f"height:{height}px",
        role="img",
        aria_label=dot_plot_alt(rows, chosen, lang),
        font_family='"Source Sans", sans-serif',
    )


def strip_table(rows: pd.DataFrame, regions: Mapping[str, str], lang: str) -> pd.DataFrame:
    """The figures of the dots as text cells: a row per indicator, a column per region, then nation and time.

    Args:
        rows: as for `dot_plot`.
        regions: short names of the five regions by code, in the order of the columns.
    """
    _ = gettext_for(lang)
    lines = []
    for members in by_indicator(rows):
        held = {str(row["region_code"]): row for row in members}
        first = members[0]
        unit = "" if first["unit_id"] in i18n.PERCENT_UNITS else i18n.text(first, "unit", lang)
        name = ", ".join(part for part in (i18n.text(first, "name", lang), unit) if part)
        line = {_("Indicator"): plain(name)}
        for code, region in {**regions, NATION: _("Tajikistan")}.items():
            line[plain(region)] = plain(_marked(held[code], lang)) if code in held else i18n.NO_VALUE
        line[_("Time")] = plain(
            i18n.period(first["period_start"], first["period_end"], str(first["period_kind"]), lang)
        )
        lines.append(line)
    return pd.DataFrame(lines)


def _marked(row: Row, lang: str) -> str:
    return f"{figure(row, lang)} {LOW_CONFIDENCE}" if row["confidence"] == "low" else figure(row, lang)


def by_indicator(rows: pd.DataFrame) -> list[list[Row]]:
    """The rows of each indicator, in the order in which indicators first appear."""
    groups: dict[str, list[Row]] = {}
    for row in records(rows):
        groups.setdefault(str(row["indicator_id"]), []).append(row)
    return list(groups.values())


def dot_plot_alt(rows: pd.DataFrame, chosen: str | None, lang: str) -> str:
    """One sentence per indicator: the chosen region's figure and place, or the highest and the lowest."""
    sentences = []
    for members in by_indicator(rows):
        regional = [row for row in members if row["region_code"] != NATION]
        regional.sort(key=lambda row: float(row["value"]))
        name = i18n.text(regional[0], "name", lang)
        mine = next((row for row in regional if row["region_code"] == chosen), None)
        if mine is not None:
            outcome = f"{i18n.text(mine, 'region', lang)} {_figure_and_place(mine, regional, lang)}"
        else:
            ends = (regional[0], regional[-1])
            outcome = " – ".join(f"{i18n.text(row, 'region', lang)} {figure(row, lang)}" for row in ends)
        sentences.append(f"{name}: {outcome}.")
    return " ".join(sentences)


def _figure_and_place(mine: Row, rows: Sequence[Row], lang: str) -> str:
    tied = sum(1 for row in rows if row["region_code"] != NATION and row["value"] == mine["value"])
    place = place_among(int(mine["rank_high"]), tied, int(mine["regions_compared"]), lang)
    return f"{figure(mine, lang)}, {place}"


def _detail(rows: Sequence[Row], chosen: str | None, missing: Sequence[str], lang: str) -> str:
    """The quiet line under a name: the chosen region's figure and place, the time, what is missing."""
    _ = gettext_for(lang)
    first = rows[0]
    mine = next((row for row in rows if row["region_code"] == chosen), None)
    parts = [_figure_and_place(mine, rows, lang)] if mine is not None and chosen != NATION else []
    parts.append(i18n.period(first["period_start"], first["period_end"], str(first["period_kind"]), lang))
    if first["unit_id"] not in i18n.PERCENT_UNITS:
        parts.append(i18n.text(first, "unit", lang))
    if missing:
        parts.append(_("no value: {regions}").format(regions=", ".join(missing)))
    mark = f" {LOW_CONFIDENCE}" if any(row["confidence"] == "low" for row in rows) else ""
    return " · ".join(part for part in parts if part) + mark


def _total(rows: Sequence[Row], lang: str) -> str:
    """The nation's count in words: a sum of the regions would only press their dots together on the scale."""
    nation = [row for row in rows if row["region_code"] == NATION and row["kind"] == "count"]
    return f"{i18n.text(nation[0], 'region', lang)} {figure(nation[0], lang)}" if nation else ""


def _worded(
    rows: Sequence[Row], positions: Sequence[float], chosen: str | None, lang: str
) -> list[tuple[str, str, float]]:
    """A label per dot; regions of equal value share one, the chosen region and the nation keep their own."""
    shared: dict[tuple[str, float], list[str]] = {}
    for row, at in zip(rows, positions, strict=True):
        code = str(row["region_code"])
        owner = code if code in (chosen, NATION) else figure(row, lang)
        shared.setdefault((owner, at), []).append(code)
    by_code = {str(row["region_code"]): row for row in rows}
    labels = []
    for (_owner, at), codes in shared.items():
        names = ", ".join(i18n.text(by_code[code], "region", lang) for code in codes)
        labels.append((codes[0], f"{names} {figure(by_code[codes[0]], lang)}", at))
    return labels


def _tiers(labels: Sequence[Label]) -> int:
    """Pixels that labels take on their side of the line."""
    return 14 + TIER * (1 + max(label.tier for label in labels)) if labels else 0


def _text(
    x: float, y: float, content: str, size: int, colour: str, anchor: str, bold: bool, halo: str | None = None
) -> str:
    return element(
        "text",
        words(content),
        x=f"{x}%",
        y=y,
        font_size=size,
        fill=colour,
        text_anchor=anchor,
        font_weight=600 if bold else None,
        stroke=halo,
        stroke_width=3 if halo else None,
        paint_order="stroke" if halo else None,
    )


def _rule(x1: float, x2: float, y1: float, y2: float, colour: str, weight: float, *inside: str) -> str:
    return element(
        "line", *inside, x1=f"{x1}%", x2=f"{x2}%", y1=y1, y2=y2, stroke=colour, stroke_width=weight
    )


def _heading(name: str, detail: str, width: float, tones: Ink) -> tuple[list[str], int]:
    y = NAME_LINE
    marks = []
    for line in wrapped(name, width, NAME_SIZE):
        marks.append(_text(0, y, line, NAME_SIZE, tones.text, "start", True))
        y += NAME_LINE
    for line in wrapped(detail, width, DETAIL_SIZE):
        marks.append(_text(0, y, line, DETAIL_SIZE, tones.muted, "start", False))
        y += DETAIL_LINE
    return marks, y - DETAIL_LINE


def _tooltip(row: Row, lang: str) -> str:
    voice = voice_said(row["voice"], lang)
    parts = [
        f"{i18n.text(row, 'region', lang)}: {figure(row, lang)}",
        i18n.period(row["period_start"], row["period_end"], str(row["period_kind"]), lang),
        f"{i18n.text(row, 'producer', lang)} ({voice})",
    ]
    note = row.get("note")
    return "\n".join([*parts, note] if isinstance(note, str) and note else parts)


def _dot(row: Row, at: float, y: float, chosen: str | None, of: Theme, lang: str) -> str:
    tones = ink(of)
    tooltip = title(_tooltip(row, lang))
    code = str(row["region_code"])
    if code == NATION:
        return _rule(at, at, y - 11, y + 11, tones.text, 2, tooltip)
    quiet = chosen is not None and chosen not in (code, NATION)
    return element(
        "circle",
        tooltip,
        cx=f"{at}%",
        cy=y,
        r=CHOSEN_DOT if code == chosen else DOT,
        fill=tones.line if quiet else VOICE[row["voice"]].colour(of),
        stroke=tones.background,
        stroke_width=1.5,
        data_key=code,
        style="cursor:pointer",
    )


def _ranges(rows: Sequence[Row], positions: Sequence[float], y: float, tones: Ink) -> list[str]:
    """A thin bar where the source gives a range rather than a point."""
    values = [float(row["value"]) for row in rows]
    low, high = min(values), max(values)
    bars: list[str] = []
    if low == high:
        return bars
    per_unit = (100 - 2 * EDGE) / (high - low)
    for row, at in zip(rows, positions, strict=True):
        least, most = row["value_low"], row["value_high"]
        if not i18n.is_missing(least) and not i18n.is_missing(most):
            start = max(0.0, at - (float(row["value"]) - float(least)) * per_unit)
            end = min(100.0, at + (float(most) - float(row["value"])) * per_unit)
            bars.append(_rule(round(start, 2), round(end, 2), y, y, tones.text, 1.5))
    return bars


def _label_marks(labels: Sequence[Label], y: float, up: bool, chosen: str | None, tones: Ink) -> list[str]:
    leaders, contents = [], []
    for label in labels:
        strong = label.code in (chosen, NATION) or chosen in (None, NATION)
        baseline = y - 16 - TIER * label.tier if up else y + 24 + TIER * label.tier
        if label.tier:
            near, far = (y - 11, baseline + 3) if up else (y + 8, baseline - 11)
            leaders.append(_rule(label.at, label.at, near, far, tones.line, 0.8))
        colour = tones.text if strong else tones.muted
        bold = label.code == chosen != NATION
        contents.append(
            _text(label.at, baseline, label.content, LABEL_SIZE, colour, label.anchor, bold, tones.background)
        )
    return leaders + contents
