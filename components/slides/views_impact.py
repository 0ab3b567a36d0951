"""Slides for a donor: what its projects are, where they reach, what they reported, what they touch.

Money of two currencies is never added, a plan is not a result, and a reported figure stands with its caveat.
That a project touches a recommendation does not say that it moved it.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from components import i18n
from components.i18n import NO_VALUE, day, gettext_for, is_missing, ngettext_for, number
from components.palette import status_name
from components.records import Row, records
from components.slides.content import Bar, Bars, Cell, Column, Content, Figure, Figures, Table
from components.slides.deck import Parameter, Value
from components.slides.view_parts import Moment, Reader, View, content_of, one, whole_on
from components.slides.views_regions import project_time
from components.slides.views_status import paged, read_at, rows_shown, status_cell
from components.tracker.names import named

MOST_ROWS = 60


FILTERS = ("project", "donor", "region", "theme")


def _asked(parameters: Mapping[str, Value], moment: Moment) -> dict[str, Any]:
    """The filters of a slide as the questions of `impact/` take them."""
    return {**{name: one(parameters, name) for name in FILTERS}, "as_of": moment.as_of}


def _whose(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> str:
    """Whose projects they are, and what they were narrowed to; all projects where nothing narrows them."""
    _, lang = gettext_for(moment.lang), moment.lang
    catalogues = {
        "donor": ("impact/organisations", "organisation_id", "name"),
        "region": ("catalogue/regions", "region_code", "short"),
        "theme": ("catalogue/themes", "theme_id", "name"),
    }
    found = []
    for name, (question, identity, field) in catalogues.items():
        value = one(parameters, name)
        if value:
            found.append(named(reader.ask(question), identity, field, lang).get(value, value))
    project = one(parameters, "project")
    if project:
        rows = records(_projects(reader, parameters, moment))
        found.append(i18n.text(rows[0], "title", lang) if rows else project)
    return ", ".join(found) or _("all projects")


def _written(parameters: Mapping[str, Value]) -> str:
    return ", ".join(f"{name} = {one(parameters, name)}" for name in FILTERS if one(parameters, name))


def _projects(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> pd.DataFrame:
    """The projects, each once, also where several donors pay."""
    return reader.ask("impact/projects", **_asked(parameters, moment), row_limit=MOST_ROWS)


def _nowhere_stated(lang: str) -> str:
    _ = gettext_for(lang)
    return _("not published")


def draw_donor(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """The donor's projects in large figures; amounts by currency."""
    moment = read_at(parameters, moment)
    _, ngettext, lang = gettext_for(moment.lang), ngettext_for(moment.lang), moment.lang
    counts = reader.ask("impact/counts", **_asked(parameters, moment))
    totals = reader.ask("impact/totals", **_asked(parameters, moment))
    row = records(counts)[0]
    projects = _projects(reader, parameters, moment)
    figures = [Figure(_("Projects"), number(row["projects"], lang))]
    for money in records(totals)[:3]:
        of = ngettext(
            "published for {count} project", "published for {count} projects", int(money["projects"])
        )
        amount = number(float(money["amount"]), lang, decimals=0)
        figures.append(
            Figure(
                _("Budget"),
                f"{money['currency']} {amount}",
                of.format(count=number(int(money["projects"]), lang)),
            )
        )
    promised = _("of {count} recorded").format(count=number(row["results"], lang))
    figures += [
        Figure(_("Results reported"), number(row["results_reported"], lang), promised),
        Figure(
            _("Recommendations touched"), number(row["recommendations"], lang), _("touched, not moved by it")
        ),
    ]
    numbers = {name: row[name] for name in ("projects", "results", "results_reported", "recommendations")}
    return content_of(
        moment,
        _("Projects: {donor}").format(donor=_whose(reader, parameters, moment)),
        _("Projects and what they reported, as of {day}").format(day=day(moment.as_of, lang)),
        Figures(tuple(figures)),
        projects,
        [counts, totals, projects],
        "; ".join(f"{figure.name}: {figure.printed}" for figure in figures),
        numbers=numbers | {str(money["currency"]): money["amount"] for money in records(totals)},
        counted="records",
        filters=_written(parameters),
    )


def _newest_first(row: Row) -> tuple[int, str]:
    """Orders projects by their start, those without a known one last."""
    if is_missing(row["starts_on"]):
        return 0, str(row["project_id"])
    return -int(pd.Timestamp(row["starts_on"]).toordinal()), str(row["project_id"])


def draw_portfolio(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """Each project of the donor with its time and its budget as published."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    answer = _projects(reader, parameters, moment)
    everything = sorted(records(answer), key=_newest_first)
    rows = paged(everything, parameters)
    columns = (Column(_("Project"), 0.52), Column(_("Time"), 0.26), Column(_("Budget"), 0.22, "end"))

    def budget(row: Row) -> str:
        if is_missing(row["budget"]):
            return _nowhere_stated(lang)
        return f"{row['currency']} {number(float(row['budget']), lang, decimals=0)}"

    cells = tuple(
        (Cell(i18n.text(row, "title", lang)), Cell(project_time(row, lang)), Cell(budget(row)))
        for row in rows
    )
    return content_of(
        moment,
        _("Projects: {donor}").format(donor=_whose(reader, parameters, moment)),
        _("The newest first, with the budget where it is published"),
        Table(columns, cells, whole=whole_on(_("Impact"), lang)),
        answer,
        [answer],
        "; ".join(cell[0].words for cell in cells),
        numbers={str(row["project_id"]): row["budget"] for row in rows} | {"projects": len(everything)},
        counted="records",
        remark=rows_shown(len(everything), parameters, lang),
        filters=_written(parameters),
    )


def draw_reach(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """How many of the projects name each region."""
    moment = read_at(parameters, moment)
    _, ngettext, lang = gettext_for(moment.lang), ngettext_for(moment.lang), moment.lang
    answer = reader.ask("impact/reach", **_asked(parameters, moment))
    projects = _projects(reader, parameters, moment)
    rows = [row for row in records(answer) if is_missing(row["place_id"]) or not row["place_id"]]
    regional = [row for row in rows if row["region_code"] != "TJ"]
    nationwide = next((int(row["projects"]) for row in rows if row["region_code"] == "TJ"), 0)
    bars = tuple(
        Bar(
            i18n.text(row, "short", lang),
            float(row["projects"]),
            number(int(row["projects"]), lang),
            "accent",
        )
        for row in regional
    )
    remark = ngettext(
        "{count} project names no region: it is for the whole country.",
        "{count} projects name no region: they are for the whole country.",
        nationwide,
    )
    return content_of(
        moment,
        _("Where the projects reach: {donor}").format(donor=_whose(reader, parameters, moment)),
        _("Number of projects whose papers name the region"),
        Bars(bars, _("projects")),
        projects,
        [answer, projects],
        "; ".join(f"{bar.name}: {bar.printed}" for bar in bars),
        numbers={str(row["region_code"]): row["projects"] for row in rows},
        counted="records",
        remark=remark.format(count=number(nationwide, lang)) if nationwide else "",
        filters=_written(parameters),
    )


def draw_results(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """What was promised and what was reported, with the caveat of each."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    answer = reader.ask("impact/results", **_asked(parameters, moment), row_limit=MOST_ROWS)
    rows = paged(records(answer), parameters)
    columns = (
        Column(_("Result"), 0.36), Column(_("Promised"), 0.15, "end"),
        Column(_("Reported"), 0.16, "end"), Column(_("Caveat"), 0.33),
    )  # fmt: skip

    def figure(row: Row, name: str) -> str:
        return NO_VALUE if is_missing(row[name]) else number(float(row[name]), lang)

    cells = tuple(
        (
            Cell(i18n.text(row, "indicator", lang)),
            Cell(figure(row, "target")),
            Cell(figure(row, "achieved"), "no_data" if row["flagged"] else None, bold=True),
            Cell(i18n.text(row, "caveat", lang)),
        )
        for row in rows
    )
    flagged = (
        _("Hatched: as reported, not plausible or unclear.") if any(row["flagged"] for row in rows) else ""
    )
    return content_of(
        moment,
        _("Promised and reported: {donor}").format(donor=_whose(reader, parameters, moment)),
        _("As the projects report it; no figure of two projects is added to another"),
        Table(columns, cells, 3, whole_on(_("Impact"), lang)),
        answer,
        [answer],
        "; ".join(f"{cell[0].words}: {cell[2].words}" for cell in cells) or _("None found."),
        numbers={str(row["result_id"]): row["achieved"] for row in rows},
        counted="records",
        remark=" · ".join(said for said in (rows_shown(len(answer), parameters, lang), flagged) if said)
        if rows
        else _("None found."),
        filters=_written(parameters),
    )


def draw_touched(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """The recommendations that the projects touch and how each stands."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    answer = reader.ask("impact/recommendations", **_asked(parameters, moment), row_limit=MOST_ROWS)
    once = answer[~answer["recommendation_id"].duplicated()]
    rows = paged(records(once), parameters)
    columns = (Column("", 0.16), Column(_("Recommendation"), 0.59), Column(_("Status"), 0.25))
    cells = tuple(
        (
            Cell(str(row["recommendation_id"]), bold=True),
            Cell(i18n.text(row, "text", lang)),
            status_cell(str(row["status"]), lang),
        )
        for row in rows
    )
    known = once[once["source_id"].notna()]
    behind = known.rename(columns={"headline_event": "event_id", "headline_date": "effective_date"})
    return content_of(
        moment,
        _("Recommendations touched: {donor}").format(donor=_whose(reader, parameters, moment)),
        _("That a project touches a recommendation does not say that it moved it; as of {day}").format(
            day=day(moment.as_of, lang)
        ),
        Table(columns, cells, whole=whole_on(_("Recommendations"), lang)),
        behind,
        [answer],
        "; ".join(f"{row['recommendation_id']}: {status_name(row['status'], lang)}" for row in rows)
        or _("None found."),
        numbers={str(row["recommendation_id"]): row["status"] for row in rows},
        counted="evidence",
        remark=rows_shown(len(once), parameters, lang) if rows else _("None found."),
        filters=_written(parameters),
    )


_DONOR = {**{name: Parameter(of=name) for name in FILTERS}, "as_of": Parameter("day")}
_LISTED = {**_DONOR, "page": Parameter("page")}
VIEWS = (
    View("donor", _DONOR, draw_donor),
    View("portfolio", _LISTED, draw_portfolio),
    View("reach", _DONOR, draw_reach),
    View("results", _LISTED, draw_results),
    View("touched", _LISTED, draw_touched),
)
