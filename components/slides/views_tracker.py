"""Slides on a filtered set of recommendations: lists, changes, theme by region, over time, by institution.

The filters are those of the page Recommendations and mean the same; what a set was narrowed to stands in
words under the heading.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from components import i18n
from components.charts.status_bars import ORDER
from components.i18n import NO_VALUE, day, gettext_for, is_missing, ngettext_for, number
from components.palette import status_name, voice_name
from components.records import Row, records
from components.slides.content import Cell, Column, Content, Stack, Stacks, Table
from components.slides.deck import Parameter, Value
from components.slides.view_parts import Moment, Reader, View, content_of, one, several, whole_on
from components.slides.views_status import (
    ROWS,
    as_evidence,
    page_of,
    paged,
    read_at,
    rows_shown,
    status_cell,
)
from components.tracker.address import TrackerFilters
from components.tracker.names import named
from components.tracker.words import direction_name

MOST_ROWS = 500
MOST_MOMENTS, MOST_INSTITUTIONS = 5, 5
LISTED = ("forum", "theme", "region", "institution", "status", "voice")
FLAGS = ("contested", "stale", "overdue")
MOVED = ("back", "now_contested", "forward", "first_evidence", "no_longer_contested", "other", "new_item")
"""Changes in the order they are told: what worsened first."""


def tracker_filters(parameters: Mapping[str, Value]) -> dict[str, Any]:
    """The filters of a slide as the questions of `tracker/` take them."""
    asked = TrackerFilters().parameters()
    asked |= {name: several(parameters, name) for name in LISTED}
    flags = {name: one(parameters, name) for name in FLAGS}
    asked |= {name: None if value is None else value == "true" for name, value in flags.items()}
    return {**asked, "q": one(parameters, "q")}


def filters_written(parameters: Mapping[str, Value]) -> str:
    """The filters of a slide as they stand in an address."""
    return ", ".join(
        f"{name} = {' '.join(several(parameters, name))}"
        for name in (*LISTED, *FLAGS, "q", "id")
        if several(parameters, name)
    )


def filtered_items(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> pd.DataFrame:
    """The recommendations under the filters, by id."""
    return reader.ask(
        "tracker/items", **tracker_filters(parameters), as_of=moment.as_of, sort="id", row_limit=MOST_ROWS,
        row_offset=0,
    )  # fmt: skip


def _since(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> date:
    """The day that changes are counted from: the one given, else the last Dialogue before the moment."""
    own = one(parameters, "since")
    if own:
        return date.fromisoformat(own)
    forums = reader.ask("catalogue/forums")
    held = forums[(forums["kind"] == "dialogue") & (forums["exists_from"] < pd.Timestamp(moment.as_of))]
    if held.empty:
        return date(moment.as_of.year - 1, 1, 1)
    last: date = held["exists_from"].max().date()
    return last


def draw_changes(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """What stands otherwise than at an earlier day, what worsened first."""
    moment = read_at(parameters, moment)
    _, ngettext, lang = gettext_for(moment.lang), ngettext_for(moment.lang), moment.lang
    since = _since(reader, parameters, moment)
    answer = reader.ask("tracker/changes", **tracker_filters(parameters), as_of=moment.as_of, since=since)
    changed = answer[answer["direction"] != "new_item"]
    told = sorted(records(changed), key=lambda row: (MOVED.index(row["direction"]), row["recommendation_id"]))
    rows = paged(told, parameters)
    columns = (
        Column("", 0.16), Column(_("Recommendation"), 0.44),
        Column(_("Change"), 0.18), Column(_("Status"), 0.22),
    )  # fmt: skip
    cells = tuple(
        (
            Cell(str(row["recommendation_id"]), bold=True),
            Cell(i18n.text(row, "text", lang)),
            Cell(direction_name(str(row["direction"]), lang)),
            status_cell(str(row["status_after"]), lang),
        )
        for row in rows
    )
    new = int((answer["direction"] == "new_item").sum())
    remark = ngettext(
        "{count} recommendation is new since then.", "{count} recommendations are new since then.", new
    )
    said = [rows_shown(len(told), parameters, lang)] if told else [_("Nothing changed.")]
    said += [remark.format(count=number(new, lang))] if new else []
    known = changed[changed["source_id"].notna()].rename(columns={"changed_by": "event_id"})
    behind = known.assign(effective_date=pd.to_datetime(known["changed_on"]))
    found = changed["direction"].value_counts()
    return content_of(
        moment,
        _("What changed since {day}").format(day=day(since, lang)),
        _("Recommendations whose status is another than on {since}, as of {day}").format(
            since=day(since, lang), day=day(moment.as_of, lang)
        ),
        Table(columns, cells, whole=whole_on(_("Recommendations"), lang)),
        behind,
        [answer],
        ", ".join(
            f"{direction_name(str(kind), lang)}: {number(count, lang)}" for kind, count in found.items()
        )
        or _("Nothing changed."),
        numbers={str(row["recommendation_id"]): row["status_after"] for row in rows} | {"new": new},
        counted="evidence",
        remark=" · ".join(part for part in said if part),
        filters=", ".join(
            part for part in (f"since = {since.isoformat()}", filters_written(parameters)) if part
        ),
    )


def draw_recommendations(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """A list of recommendations with what each counts as and its latest evidence."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    everything = filtered_items(reader, parameters, moment)
    asked = several(parameters, "id")
    if asked:
        everything = everything[everything["recommendation_id"].isin(asked)]
    first = (page_of(parameters) - 1) * ROWS
    answer = everything.iloc[first : first + ROWS]
    rows = records(answer)
    columns = (
        Column("", 0.16), Column(_("Recommendation"), 0.44),
        Column(_("Status"), 0.22), Column(_("Latest"), 0.18),
    )  # fmt: skip
    evidence = as_evidence(answer)
    wordings = reader.ask("present/wordings", ids=[row["recommendation_id"] for row in rows] or [""])
    return content_of(
        moment,
        _("Recommendations and where they stand"),
        scope(reader, parameters, moment),
        Table(
            columns, tuple(_item_cells(row, lang) for row in rows), whole=whole_on(_("Recommendations"), lang)
        ),
        wordings if evidence.empty else evidence,
        [everything, wordings],
        "; ".join(f"{row['recommendation_id']}: {status_name(row['status'], lang)}" for row in rows),
        numbers={str(row["recommendation_id"]): row["status"] for row in rows},
        counted="recommendations" if evidence.empty else "evidence",
        remark=rows_shown(len(everything), parameters, lang)
        if rows
        else _("No recommendation is in the tracker under these filters."),
        filters=filters_written(parameters),
    )


def scope(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> str:
    """What the set was narrowed to, in words, and the day it is read at."""
    _, lang = gettext_for(moment.lang), moment.lang
    catalogues = {
        "forum": ("catalogue/forums", "forum_id", "title"),
        "theme": ("catalogue/themes", "theme_id", "name"),
        "region": ("catalogue/regions", "region_code", "name"),
        "institution": ("catalogue/institutions", "institution_id", "name"),
    }
    parts = []
    for name, (question, identity, field) in catalogues.items():
        chosen = several(parameters, name)
        names = named(reader.ask(question), identity, field, lang) if chosen else {}
        parts += [names.get(value, value) for value in chosen]
    parts += [status_name(status, lang) for status in several(parameters, "status")]
    parts += [voice_name(voice, lang) for voice in several(parameters, "voice")]
    flags = {"contested": _("Contested"), "stale": _("Older evidence"), "overdue": _("Overdue")}
    for name, words in flags.items():
        asked = one(parameters, name)
        if asked:
            parts.append(words if asked == "true" else _("not: {filter}").format(filter=words))
    if one(parameters, "q"):
        parts.append(f"“{one(parameters, 'q')}”")
    return " · ".join([*parts, _("as of {day}").format(day=day(moment.as_of, lang))])


def _item_cells(row: Row, lang: str) -> tuple[Cell, ...]:
    _ = gettext_for(lang)
    latest = NO_VALUE
    if not is_missing(row["headline_date"]):
        latest = day(row["headline_date"], lang)
    text = i18n.text(row, "text", lang)
    return (
        Cell(str(row["recommendation_id"]), bold=True),
        Cell(_("{text} (contested)").format(text=text) if row["contested"] else text),
        status_cell(str(row["status"]), lang),
        Cell(latest),
    )


def draw_matrix(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """How many recommendations there are by theme and region."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    answer = reader.ask("tracker/matrix", **tracker_filters(parameters), as_of=moment.as_of)
    items = filtered_items(reader, parameters, moment)
    rows = records(answer)
    regions = named(reader.ask("catalogue/regions"), "region_code", "short", lang) | {
        "TJ": _("Whole country")
    }
    names = {str(row["theme_id"]): i18n.text(row, "theme", lang) for row in rows}
    found = {(str(row["theme_id"]), str(row["region_code"])): int(row["items"]) for row in rows}
    asked = {theme: sum(count for (of, _code), count in found.items() if of == theme) for theme in names}
    themes = dict(sorted(names.items(), key=lambda item: -asked[item[0]]))
    order = [code for code in regions if code != "TJ"] + ["TJ"]
    columns = (Column("", 0.28), *(Column(regions[code], 0.12, "middle") for code in order))
    cells = tuple(
        (
            Cell(name),
            *(
                Cell(number(found[theme, code], lang), f"count-{min(70, 12 + 6 * found[theme, code])}")
                if (theme, code) in found
                else Cell(NO_VALUE)
                for code in order
            ),
        )
        for theme, name in themes.items()
    )
    return content_of(
        moment,
        _("Recommendations by theme and region"),
        _("Number that name a region, and for the whole country") + " · " + scope(reader, parameters, moment),
        Table(columns, cells),
        as_evidence(items),
        [answer, items],
        "; ".join(f"{themes[t]}, {regions[r]}: {number(n, lang)}" for (t, r), n in found.items()),
        numbers={f"{theme}.{code}": count for (theme, code), count in found.items()},
        counted="evidence",
        filters=filters_written(parameters),
    )


def draw_progress(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """How many recommendations stood at each status at the same day of each of the last years."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    answer = reader.ask("tracker/progress", **tracker_filters(parameters), as_of=moment.as_of)
    items = filtered_items(reader, parameters, moment)
    months: dict[date, dict[str, int]] = {}
    for row in records(answer):
        months.setdefault(row["month_end"].date(), {})[str(row["status"])] = int(row["items"])
    ends = sorted(months, reverse=True)[::12][:MOST_MOMENTS]
    stacks = tuple(
        Stack(
            day(end, lang),
            "",
            tuple((status, months[end][status]) for status in ORDER if status in months[end]),
        )
        for end in reversed(ends)
    )
    return content_of(
        moment,
        _("Recommendations by status, year by year"),
        scope(reader, parameters, moment),
        Stacks(stacks),
        as_evidence(items),
        [answer, items],
        "; ".join(
            f"{row.name}: " + ", ".join(f"{status_name(s, lang)} {number(n, lang)}" for s, n in row.counts)
            for row in stacks
        ),
        numbers={
            f"{end.isoformat()}.{status}": count for end in ends for status, count in months[end].items()
        },
        counted="evidence",
        filters=filters_written(parameters),
    )


def draw_institutions(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """How the recommendations to each institution stand, those asked most first."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    answer = reader.ask("tracker/institutions", **tracker_filters(parameters), as_of=moment.as_of)
    items = filtered_items(reader, parameters, moment)
    asked = sorted(records(answer), key=lambda row: (-int(row["items"]), str(row["institution_id"])))
    rows = asked[:MOST_INSTITUTIONS]
    stacks = tuple(
        Stack(
            i18n.text(row, "name", lang),
            "",
            tuple((status, int(row[status])) for status in ORDER if row[status]),
        )
        for row in rows
    )
    shown = _("The {shown} institutions asked most often, of {count}")
    return content_of(
        moment,
        _("Who was asked to act, and how it stands"),
        scope(reader, parameters, moment),
        Stacks(stacks),
        as_evidence(items),
        [answer, items],
        "; ".join(f"{row.name}: {number(row.total, lang)}" for row in stacks),
        numbers={f"{row['institution_id']}.{status}": row[status] for row in rows for status in ORDER},
        counted="evidence",
        remark=shown.format(shown=number(len(rows), lang), count=number(len(asked), lang))
        if len(asked) > len(rows)
        else "",
        filters=filters_written(parameters),
    )


_DAY = {"as_of": Parameter("day")}
FILTERS: Mapping[str, Parameter] = {
    **{name: Parameter(of=name, many=True) for name in LISTED},
    **{name: Parameter(of="flag") for name in FLAGS},
    "q": Parameter("words"),
}
VIEWS = (
    View(
        "changes",
        {**_DAY, **FILTERS, "since": Parameter("day"), "page": Parameter("page")},
        draw_changes,
    ),
    View(
        "recommendations",
        {**_DAY, **FILTERS, "id": Parameter("key", many=True), "page": Parameter("page")},
        draw_recommendations,
    ),
    View(
        "matrix",
        {**_DAY, **FILTERS},
        draw_matrix,
    ),
    View("progress", {**_DAY, **FILTERS}, draw_progress),
    View(
        "institutions",
        {**_DAY, **FILTERS},
        draw_institutions,
    ),
)
