"""What became of the recommendations, drawn as SVG: bars of one cell per recommendation, by origin.

Cells of one size instead of bars of percentages, because one origin has three items and another several
dozen: a share of three reads like a finding, three cells read like three. Every cell carries the colour and
the letter of its status, no evidence is hatched, and a contested item has a heavy frame.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from components.charts.svg import (
    Canvas,
    block,
    element,
    hatching,
    picture,
    status_mark,
    text,
    text_width,
    title,
    wrapped,
)
from components.charts.svg_figure import Drawn, pictures, svg_figure
from components.i18n import day, gettext_for, ngettext_for, number
from components.i18n import text as text_of
from components.markdown import plain
from components.palette import STATUS, Theme, readable_on, status_counted, status_letter, status_name
from components.records import Row, records

WIDE, NARROW, BREAKPOINT = 600.0, 340.0, 480.0
CELL, GAP = 26.0, 4.0
ORDER = (
    "implemented", "partially_implemented", "in_progress", "not_started", "regressed",
    "no_evidence", "not_assessable",
)  # fmt: skip
"""From best to worst, then what is not on the scale."""


Link = Callable[[str], str]


@dataclass(frozen=True)
class TrackedItem:
    """One recommendation: id, words, what it counts as, if contested, and the address that shows it."""

    recommendation_id: str
    text: str
    status: str
    contested: bool
    link: str


@dataclass(frozen=True)
class StatusGroup:
    """Recommendations of one origin: a name, a second quieter line such as a date, and the items."""

    name: str
    detail: str
    items: tuple[TrackedItem, ...]


def status_groups(items: pd.DataFrame, lang: str, link: Link) -> tuple[StatusGroup, ...]:
    """The recommendations of each Dialogue's cycle from the first on, then those of all other origins.

    Args:
        items: one row per recommendation with recommendation_id, forum_id, cycle_id, forum_kind,
            forum_en/_ru/_tg, exists_from, text_en/_ru/_tg, status and contested.
        link: the address that shows one recommendation, made from its id.
    """
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    rows = records(items)
    dialogues = {row["forum_id"]: row for row in rows if row["forum_kind"] == "dialogue"}
    groups = []
    for forum, held in sorted(dialogues.items(), key=lambda pair: (pair[1]["exists_from"], pair[0])):
        cycle = _tracked([row for row in rows if row["cycle_id"] == forum], lang, link)
        groups.append(StatusGroup(text_of(held, "forum", lang), day(held["exists_from"], lang), cycle))
    others = [row for row in rows if row["cycle_id"] not in dialogues]
    if others:
        origins = len({row["forum_id"] for row in others})
        detail = ngettext("{count} origin", "{count} origins", origins).format(count=number(origins, lang))
        groups.append(StatusGroup(_("All other origins"), detail, _tracked(others, lang, link)))
    return tuple(groups)


def _tracked(rows: Sequence[Row], lang: str, link: Link) -> tuple[TrackedItem, ...]:
    return tuple(
        TrackedItem(
            str(row["recommendation_id"]),
            text_of(row, "text", lang),
            str(row["status"]),
            bool(row["contested"]),
            link(str(row["recommendation_id"])),
        )
        for row in rows
    )


def status_table(groups: Sequence[StatusGroup], lang: str) -> pd.DataFrame:
    """The counts of the picture: one row per origin, one column per status that occurs, then contested."""
    _ = gettext_for(lang)
    used = [status for status in ORDER if any(status in counts(group) for group in groups)]
    rows = []
    for group in groups:
        found = counts(group)
        row = {_("Origin"): plain(group.name), _("Recommendations"): number(len(group.items), lang)}
        row |= {status_name(status, lang): number(found.get(status, 0), lang) for status in used}
        row[_("Contested")] = number(sum(item.contested for item in group.items), lang)
        rows.append(row)
    return pd.DataFrame(rows)


def show_status_bars(groups: tuple[StatusGroup, ...], lang: str, *, key: str) -> str | None:
    """Show the bars; returns the id of the recommendation whose cell was clicked in this run."""
    clicked = svg_figure(_drawn(groups, lang), key=key, breakpoint_width=BREAKPOINT, most_width=680)
    known = {item.recommendation_id for group in groups for item in group.items}
    return clicked if clicked in known else None


@lru_cache(maxsize=64)
def _drawn(groups: tuple[StatusGroup, ...], lang: str) -> Drawn:
    return pictures(lambda theme, width: status_bars(groups, lang, theme, width), WIDE, NARROW)


def status_bars(groups: Sequence[StatusGroup], lang: str, theme: Theme, width: float) -> str:
    """The groups under each other as SVG, with a legend of the statuses that occur.

    Args:
        groups: in the order shown; items are put in the order of ORDER here.
        width: in pixels.
    """
    _ = gettext_for(lang)
    canvas = Canvas(width, theme, "status")
    parts, y = [], 0.0
    for group in groups:
        drawn, y = _group(canvas, group, lang, y)
        parts.append(drawn)
    legend, y = _legend(canvas, groups, lang, y)
    hatch = hatching(canvas.id("hatch"), canvas.ink.no_data, canvas.ink.background, gap=5)
    return picture(
        canvas,
        y,
        _("Status of the recommendations by origin"),
        "; ".join(f"{group.name}: {summary(group, lang)}" for group in groups),
        element("defs", hatch),
        *parts,
        legend,
        links=True,
    )


def counts(group: StatusGroup) -> dict[str, int]:
    """How many items have each status, in the order of ORDER, without those that nobody has."""
    found = [item.status for item in group.items]
    return {status: found.count(status) for status in ORDER if status in found}


def summary(group: StatusGroup, lang: str) -> str:
    """A group in words: `2 in progress · 1 no evidence · of these 1 contested`."""
    _ = gettext_for(lang)
    said = [status_counted(count, status, lang) for status, count in counts(group).items()]
    contested = sum(item.contested for item in group.items)
    if contested:
        said.append(_("of these {count} contested").format(count=number(contested, lang)))
    return " · ".join(said) or _("no recommendation existed yet")


def _group(canvas: Canvas, group: StatusGroup, lang: str, y: float) -> tuple[str, float]:
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    total = len(group.items)
    many = ngettext("{count} recommendation", "{count} recommendations", total)
    names = wrapped(group.name, canvas.width, 15.5, 2)
    y += 20
    parts = [block(names, 0, y, 15.5, font_weight=600)]
    y += (len(names) - 1) * 15.5 * 1.2 + 18
    detail = " · ".join(part for part in (group.detail, many.format(count=number(total, lang))) if part)
    parts.append(text(detail, 0, y, font_size=13.5, fill=canvas.ink.muted))
    y += 9
    across = int((canvas.width + GAP) // (CELL + GAP))
    ordered = sorted(group.items, key=lambda item: (ORDER.index(item.status), item.recommendation_id))
    for position, item in enumerate(ordered):
        row, column = divmod(position, across)
        parts.append(_cell(canvas, item, lang, column * (CELL + GAP), y + row * (CELL + GAP)))
    y += -(-total // across) * (CELL + GAP) + 13
    lines = wrapped(summary(group, lang), canvas.width, 13.5, 3)
    parts.append(block(lines, 0, y, 13.5))
    return "".join(parts), y + (len(lines) - 1) * 13.5 * 1.2 + 16


def _cell(canvas: Canvas, item: TrackedItem, lang: str, x: float, y: float) -> str:
    _ = gettext_for(lang)
    tones, style = canvas.ink, STATUS[item.status]
    fill = style.colour(canvas.theme)
    frame = element(
        "rect",
        class_="hover",
        x=x + 0.5,
        y=y + 0.5,
        width=CELL - 1,
        height=CELL - 1,
        fill=f"url(#{canvas.id('hatch')})" if style.pattern == "hatched" else fill,
        stroke=tones.text if style.pattern == "outlined" else tones.line,
    )
    if item.contested:
        frame += _contested_frame(x, y, CELL, readable_on(fill))
    solid = style.pattern == "solid"
    letter = text(
        status_letter(item.status, lang),
        x + CELL / 2,
        y + CELL / 2 + 5,
        font_size=14,
        font_weight=600,
        text_anchor="middle",
        fill=readable_on(fill) if solid else tones.text,
        stroke=None if solid else tones.background,
        stroke_width=None if solid else 3,
        paint_order=None if solid else "stroke",
    )
    said = f"{item.recommendation_id}: {status_name(item.status, lang)}"
    if item.contested:
        said = _("{status} (contested)").format(status=said)
    opens = _("{recommendation}. Opens the recommendation.").format(recommendation=f"{said}. {item.text}")
    return element(
        "a", title(opens), frame, letter, href=item.link, data_key=item.recommendation_id, aria_label=opens
    )


def _contested_frame(x: float, y: float, size: float, colour: str) -> str:
    """A heavy line inside the edge of a cell, in the ink that is read on its fill."""
    inside = size - 5
    return element(
        "rect", x=x + 2.5, y=y + 2.5, width=inside, height=inside, fill="none", stroke=colour, stroke_width=2
    )


def _legend(canvas: Canvas, groups: Sequence[StatusGroup], lang: str, y: float) -> tuple[str, float]:
    """The marks of the whole scale with letter and name, best first, in as many rows as it takes."""
    _ = gettext_for(lang)
    tones = canvas.ink
    y += 14
    parts = [element("line", x1=0, x2=canvas.width, y1=y - 10, y2=y - 10, stroke=tones.grid)]
    x, y = 0.0, y + 10
    used = {item.status for group in groups for item in group.items}
    shown = [status for status in ORDER if STATUS[status].rank is not None or status in used]
    labels = {status: f"{status_letter(status, lang)}  {status_name(status, lang)}" for status in shown}
    labels["contested"] = _("Contested")
    for status, label in labels.items():
        width = 22 + text_width(label, 13.5) + 12
        if x and x + width > canvas.width:
            x, y = 0.0, y + 22
        if status == "contested":
            square = element("rect", x=x + 0.5, y=y - 11, width=13, height=13, fill="none", stroke=tones.line)
            parts += [square, _contested_frame(x + 0.5, y - 11, 13, tones.text)]
        else:
            parts.append(status_mark(canvas, status, x + 7, y - 4.5, 6))
        parts.append(text(label, x + 20, y, font_size=13.5))
        x += width
    return "".join(parts), y + 10
