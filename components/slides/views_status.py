"""Slides on the follow-up of recommendations as a whole: headline figures, statuses, latest evidence.

All of them read the status as of a day, count a contested item at its lower voice and show what has no
evidence as such; the rules are those of the tracker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from components import i18n
from components.charts.status_bars import ORDER, counts, status_groups
from components.i18n import day, gettext_for, number
from components.palette import status_name, voice_name
from components.records import Row, records
from components.slides.content import Cell, Column, Content, Figure, Figures, Opening, Stack, Stacks, Table
from components.slides.deck import Parameter, Value
from components.slides.view_parts import Moment, Reader, View, content_of, one, whole_on
from components.tracker.export import unpublished_lists

MOST_LATEST = 4
ROWS = 5
"""Rows of one page of a list: as many as fit in two lines each on either shape of screen."""


def as_evidence(items: pd.DataFrame) -> pd.DataFrame:
    """The evidence that decided each item, as the source line takes it."""
    known = items[items["source_id"].notna()]
    return known.rename(columns={"headline_event": "event_id", "headline_date": "effective_date"})


def read_at(parameters: Mapping[str, Value], moment: Moment) -> Moment:
    """The moment with the slide's own day where it has one."""
    own = one(parameters, "as_of")
    return replace(moment, as_of=date.fromisoformat(own)) if own else moment


def draw_opening(reader: Reader, _parameters: Mapping[str, Value], moment: Moment) -> Content:
    """The title, the day of reading, and what the figures rest on."""
    _ = gettext_for(moment.lang)
    sources = reader.ask("overview/coverage_sources")
    lines = (
        _("Status read as of {day}").format(day=day(moment.as_of, moment.lang)),
        _("Every figure has its source under it; a figure that was not found is not a zero."),
    )
    subtitle = _("Human rights in Tajikistan: what was agreed, what was done, what is not known")
    read = content_of(
        moment, moment.title, "", Opening(subtitle, lines), sources, [sources], moment.title, numbers={}
    )
    return replace(read, sources=(), cited=0, small=())


def draw_figures(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """The four headline figures of the Overview."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    answer = reader.ask("overview/headline", as_of=moment.as_of)
    items = reader.ask("overview/items", as_of=moment.as_of)
    row = records(answer)[0]
    moved = _("{forward} forward, {back} back, {first} with a first piece of evidence")
    figures = (
        Figure(_("Recommendations tracked"), number(row["tracked"], lang)),
        Figure(
            _("Moved in the last 12 months"),
            number(row["moved"], lang),
            moved.format(
                forward=number(row["moved_forward"], lang),
                back=number(row["moved_back"], lang),
                first=number(row["first_evidence"], lang),
            ),
        ),
        Figure(
            _("Contested"),
            number(row["contested"], lang),
            _("State and an independent voice report different statuses; the lower one counts"),
        ),
        Figure(
            _("Without evidence"),
            number(row["no_evidence"], lang),
            _("No dated source was found, which is not the same as no step taken"),
        ),
    )
    shown = ("tracked", "moved", "moved_forward", "moved_back", "first_evidence", "contested", "no_evidence")
    return content_of(
        moment,
        _("Where the recommendations stand"),
        _("All recommendations of all origins, as of {day}").format(day=day(moment.as_of, lang)),
        Figures(figures),
        as_evidence(items),
        [answer, items],
        "; ".join(f"{figure.name}: {figure.printed}" for figure in figures),
        numbers={name: row[name] for name in shown},
        counted="evidence",
    )


def draw_status(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """How the recommendations of each Dialogue and of all other origins stand."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    items = reader.ask("overview/items", as_of=moment.as_of)
    groups = status_groups(items, lang, lambda identity: identity)
    stacks = []
    figures: dict[str, object] = {}
    for place, group in enumerate(groups):
        found = counts(group)
        used = tuple((status, found[status]) for status in ORDER if found.get(status))
        stacks.append(Stack(group.name, group.detail, used))
        figures |= {f"{place}.{status}": count for status, count in used}
    alt = "; ".join(
        f"{row.name}: " + ", ".join(f"{status_name(s, lang)} {number(n, lang)}" for s, n in row.counts)
        for row in stacks
    )
    return content_of(
        moment,
        _("What became of the recommendations"),
        _("Number of recommendations by status, as of {day}").format(day=day(moment.as_of, lang)),
        Stacks(tuple(stacks)),
        as_evidence(items),
        [items],
        alt,
        numbers=figures,
        counted="evidence",
        remark=unpublished_lists(lang),
    )


def page_of(parameters: Mapping[str, Value]) -> int:
    """Which page of a list is asked for, from 1."""
    return int(one(parameters, "page") or "1")


def paged(rows: Sequence[Row], parameters: Mapping[str, Value]) -> Sequence[Row]:
    """The rows of the page asked for."""
    first = (page_of(parameters) - 1) * ROWS
    return rows[first : first + ROWS]


def rows_shown(total: int, parameters: Mapping[str, Value], lang: str) -> str:
    """Which rows of how many a slide shows; nothing when it shows all."""
    _ = gettext_for(lang)
    first = (page_of(parameters) - 1) * ROWS
    if total <= ROWS:
        return ""
    return _("{first}–{last} of {total}").format(
        first=number(first + 1, lang), last=number(min(first + ROWS, total), lang), total=number(total, lang)
    )


def status_cell(status: str, lang: str) -> Cell:
    """A status in words on its colour."""
    return Cell(status_name(status, lang), f"status-{status}", bold=True)


def draw_latest(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """The newest dated evidence of any voice."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    answer = reader.ask("overview/latest_evidence", as_of=moment.as_of, row_limit=MOST_LATEST)
    rows = records(answer)
    columns = (
        Column(_("Day"), 0.17), Column("", 0.16), Column(_("Evidence"), 0.44), Column(_("Status"), 0.23),
    )  # fmt: skip
    cells = tuple(
        (
            Cell(i18n.partial_date(str(row["date"]), lang)),
            Cell(str(row["recommendation_id"]), bold=True),
            Cell(f"{voice_name(row['voice'], lang)}: {i18n.text(row, 'evidence', lang)}"),
            status_cell(str(row["status"]), lang),
        )
        for row in rows
    )
    return content_of(
        moment,
        _("Latest evidence"),
        _("The newest dated evidence of any voice, as of {day}").format(day=day(moment.as_of, lang)),
        Table(columns, cells, 3, whole_on(_("Recommendations"), lang)),
        answer,
        [answer],
        "; ".join(f"{row['recommendation_id']}: {status_name(row['status'], lang)}" for row in rows),
        numbers={str(row["event_id"]): row["status"] for row in rows},
        counted="evidence",
    )


_DAY = {"as_of": Parameter("day")}
VIEWS = (
    View("opening", {}, draw_opening),
    View("figures", _DAY, draw_figures),
    View("status", _DAY, draw_status),
    View("latest", _DAY, draw_latest),
)
