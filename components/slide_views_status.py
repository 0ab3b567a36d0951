"""Slides on the follow-up of recommendations: headline figures, statuses, changes, lists, latest evidence.

All of them read the status as of a day, count a contested item at its lower voice and show what has no
evidence as such; the rules are those of the tracker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from components import i18n
from components.i18n import NO_VALUE, day, gettext_for, is_missing, ngettext_for, number
from components.palette import status_name, voice_name
from components.records import Row, records
from components.slide_content import Cell, Column, Content, Figure, Figures, Opening, Stack, Stacks, Table
from components.slide_view_parts import Moment, Reader, View, content_of, one
from components.slides_deck import Parameter, Value
from components.status_bars import ORDER, counts, status_groups
from components.tracker_address import TrackerFilters
from components.tracker_export import unpublished_lists
from components.tracker_names import named
from components.tracker_words import direction_name

ROWS = 5
"""Rows of one page of a list: as many as fit in two lines each on either shape of screen."""

MOST_ROWS = 500
MOVED = ("back", "now_contested", "forward", "first_evidence", "no_longer_contested", "other", "new_item")
"""Changes in the order they are told: what worsened first."""


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
    return replace(read, sources=(), small=())


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
    answer = reader.ask("tracker/changes", **TrackerFilters().parameters(), as_of=moment.as_of, since=since)
    changed = answer[answer["direction"] != "new_item"]
    told = sorted(records(changed), key=lambda row: (MOVED.index(row["direction"]), row["recommendation_id"]))
    rows = paged(told, parameters)
    columns = (
        Column("", 0.16), Column(_("Recommendation"), 0.44),
        Column(_("Change"), 0.18), Column(_("Counts as"), 0.22),
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
        Table(columns, cells),
        behind,
        [answer],
        ", ".join(
            f"{direction_name(str(kind), lang)}: {number(count, lang)}" for kind, count in found.items()
        )
        or _("Nothing changed."),
        numbers={str(row["recommendation_id"]): row["status_after"] for row in rows} | {"new": new},
        counted="evidence",
        remark=" · ".join(part for part in said if part),
        filters=f"since = {since.isoformat()}",
    )


def draw_recommendations(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """A list of recommendations with what each counts as and its latest evidence."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    given = {name: [value] for name in FILTERS if (value := one(parameters, name))}
    asked = {**TrackerFilters().parameters(), **given}
    everything = reader.ask(
        "tracker/items", **asked, as_of=moment.as_of, sort="id", row_limit=MOST_ROWS, row_offset=0
    )
    first = (page_of(parameters) - 1) * ROWS
    answer = everything.iloc[first : first + ROWS]
    rows = records(answer)
    columns = (
        Column("", 0.16), Column(_("Recommendation"), 0.44),
        Column(_("Counts as"), 0.22), Column(_("Latest evidence"), 0.18),
    )  # fmt: skip
    words = [f"{name} = {values[0]}" for name, values in given.items()]
    evidence = as_evidence(answer)
    wordings = reader.ask("present/wordings", ids=[row["recommendation_id"] for row in rows] or [""])
    return content_of(
        moment,
        _("Recommendations and where they stand"),
        _scope(reader, given, moment),
        Table(columns, tuple(_item_cells(row, lang) for row in rows)),
        wordings if evidence.empty else evidence,
        [answer, wordings],
        "; ".join(f"{row['recommendation_id']}: {status_name(row['status'], lang)}" for row in rows),
        numbers={str(row["recommendation_id"]): row["status"] for row in rows},
        counted="recommendations" if evidence.empty else "evidence",
        remark=rows_shown(len(everything), parameters, lang)
        if rows
        else _("No recommendation is in the tracker under these filters."),
        filters=", ".join(words),
    )


FILTERS = ("forum", "theme", "region", "institution", "status")


def _scope(reader: Reader, given: Mapping[str, list[str]], moment: Moment) -> str:
    """What the list was narrowed to, and the day."""
    _, lang = gettext_for(moment.lang), moment.lang
    catalogues = {
        "forum": ("catalogue/forums", "forum_id", "title"),
        "theme": ("catalogue/themes", "theme_id", "name"),
        "region": ("catalogue/regions", "region_code", "name"),
        "institution": ("catalogue/institutions", "institution_id", "name"),
    }
    parts = []
    for name, values in given.items():
        if name == "status":
            parts.append(status_name(values[0], lang))
            continue
        question, identity, text_field = catalogues[name]
        parts.append(named(reader.ask(question), identity, text_field, lang).get(values[0], values[0]))
    parts.append(_("as of {day}").format(day=day(moment.as_of, lang)))
    return " · ".join(parts)


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


def draw_latest(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """The newest dated evidence of any voice."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    answer = reader.ask("overview/latest_evidence", as_of=moment.as_of, row_limit=8)
    rows = records(answer)
    columns = (
        Column(_("Day"), 0.15), Column("", 0.16), Column(_("Evidence"), 0.46), Column(_("Status"), 0.23),
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
        Table(columns, cells, 3),
        answer,
        [answer],
        "; ".join(f"{row['recommendation_id']}: {status_name(row['status'], lang)}" for row in rows),
        numbers={str(row["event_id"]): row["status"] for row in rows},
        counted="evidence",
    )


def draw_matrix(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """How many recommendations there are by theme and region."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    answer = reader.ask("tracker/matrix", **TrackerFilters().parameters(), as_of=moment.as_of)
    items = reader.ask("overview/items", as_of=moment.as_of)
    rows = records(answer)
    regions = named(reader.ask("catalogue/regions"), "region_code", "short", lang) | {
        "TJ": _("Whole country")
    }
    names = {str(row["theme_id"]): i18n.text(row, "theme", lang) for row in rows}
    found = {(str(row["theme_id"]), str(row["region_code"])): int(row["items"]) for row in rows}
    asked = {theme: sum(count for (of, _code), count in found.items() if of == theme) for theme in names}
    themes = dict(sorted(names.items(), key=lambda item: -asked[item[0]]))
    order = [code for code in regions if code != "TJ"] + ["TJ"]
    columns = (Column("", 0.25), *(Column(regions[code], 0.125, "middle") for code in order))
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
        _("Number of recommendations that name a region, and for the whole country, as of {day}").format(
            day=day(moment.as_of, lang)
        ),
        Table(columns, cells),
        as_evidence(items),
        [answer, items],
        "; ".join(f"{themes[t]}, {regions[r]}: {number(n, lang)}" for (t, r), n in found.items()),
        numbers={f"{theme}.{code}": count for (theme, code), count in found.items()},
        counted="evidence",
    )


_DAY = {"as_of": Parameter("day")}
VIEWS = (
    View("opening", lambda lang: gettext_for(lang)("Opening"), {}, draw_opening),
    View("figures", lambda lang: gettext_for(lang)("Headline figures"), _DAY, draw_figures),
    View("status", lambda lang: gettext_for(lang)("Status of recommendations"), _DAY, draw_status),
    View(
        "changes",
        lambda lang: gettext_for(lang)("What changed"),
        {**_DAY, "since": Parameter("day"), "page": Parameter("page")},
        draw_changes,
    ),
    View(
        "recommendations",
        lambda lang: gettext_for(lang)("List of recommendations"),
        {**_DAY, "page": Parameter("page"), **{name: Parameter(of=name) for name in FILTERS}},
        draw_recommendations,
    ),
    View("latest", lambda lang: gettext_for(lang)("Latest evidence"), _DAY, draw_latest),
    View("matrix", lambda lang: gettext_for(lang)("Recommendations by theme and region"), _DAY, draw_matrix),
)
