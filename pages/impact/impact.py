"""Impact: what projects promised, reported and touched, where they reached, and what is not known of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.address import Address, write
from components.as_of import choose_as_of, dialogue_moments
from components.exports import CSV_MIME, XLSX_MIME, file_name
from components.filters import choose_one, choose_segment
from components.html_panel import html_panel, render
from components.i18n import day, gettext_for, ngettext_for, number
from components.impact.address import PATH, VIEWS, ImpactPlace, Known, read_place
from components.impact.brief import PDF_MIME, donor_brief, donor_pdf
from components.impact.donor import show_donor_head, show_donor_results
from components.impact.empty import filter_names, filters_in_words, show_empty
from components.impact.files import ImpactFrames, about_impact, impact_csv, impact_workbook
from components.impact.gap import gap_table, show_gap
from components.impact.iati_export import IATI_MIME, PART, TABLES, iati_xml
from components.impact.iati_workbook import iati_workbook
from components.impact.project import ProjectParts, show_project
from components.impact.reach import reach_table, reached_of, show_reach_map, show_statement
from components.impact.results import results_table
from components.impact.timeline import ROWS_ON_A_PAGE, show_timeline, timeline_table
from components.impact.totals import show_totals
from components.impact.words import ImpactNames, impact_names
from components.provenance import source_line
from components.records import Row, records
from components.table_view import table_view
from queries import rows_once, run, run_once, warehouse_hash
from queries.boundaries import region_boundaries

MOST_ROWS = 500
"""Rows of results, recommendations or events that one card or donor shows at most."""

MOST_EXPORTED = 250_000
MOST_SOURCES = 400
"""Projects whose sources stand under the source line of a view that lists no single project."""


@st.cache_resource(max_entries=16, show_spinner=False)
def catalogue(lang: str, warehouse: str) -> ImpactNames:
    """The names of all that the rows point to; kept, because nothing but the `warehouse` can change them."""
    return impact_names(run("impact/organisations"), run("catalogue/regions"), run("catalogue/themes"), lang)


def ask(place: ImpactPlace, question: str, **more: object) -> pd.DataFrame:
    """A question of this page with its filters and day already given."""
    return run(f"impact/{question}", **place.parameters(), **more)


def counts_of(place: ImpactPlace) -> Row:
    """How much there is in the filtered set."""
    return records(ask(place, "counts"))[0]


def listed_page(place: ImpactPlace) -> tuple[ImpactPlace, pd.DataFrame]:
    """The page of the portfolio that was asked for, or its last one where it has fewer."""
    offset = (place.page - 1) * ROWS_ON_A_PAGE
    listed = ask(place, "portfolio", row_limit=ROWS_ON_A_PAGE, row_offset=offset)
    if len(listed) or place.page == 1:
        return place, listed
    total = int(ask(place, "portfolio", row_limit=1, row_offset=0)["total"].iloc[0])
    return listed_page(replace(place, page=-(-total // ROWS_ON_A_PAGE)))


def place_timeline(place: ImpactPlace, names: ImpactNames, counts: Row) -> None:
    """Projects on a time axis by donor, and what they come to."""
    totals = ask(place, "totals")
    show_totals(records(totals), counts, place.lang)
    st.subheader(_("On a time axis, by donor"))
    place, listed = listed_page(place)
    rows = records(listed)
    show_timeline(rows, place, names)
    with st.container(gap=None):
        table_view(lambda: timeline_table(rows, names, place.lang), place.lang, key="impact-timeline")
        behind = listed.drop_duplicates("project_id").rename(columns={"starts_on": "date"})
        lineages = [listed.attrs["lineage"], totals.attrs["lineage"]]
        source_line(behind, lineages, place.lang, key="impact-timeline", counted="records")


def place_reach(place: ImpactPlace, counts: Row) -> None:
    """The map of regions and places, and how much of it is Dushanbe."""
    reach = ask(place, "reach")
    rows = records(reach)
    links = {str(row["region_code"]): place.link(region=row["region_code"], view=None) for row in rows}
    drawn, said = st.columns([1.9, 1], gap="large")
    with said:
        show_statement(counts, place.lang)
    with drawn:
        clicked = show_reach_map(
            reached_of(rows, links, place.lang),
            int(counts["nationwide"]),
            region_boundaries(),
            place.lang,
            key="impact-reach",
        )
    events = ask(place, "events", row_limit=MOST_SOURCES)
    projects = ask(place, "projects", row_limit=MOST_SOURCES)
    with st.container(gap=None):
        table_view(lambda: reach_table(rows, place.lang), place.lang, key="impact-reach")
        lineages = [frame.attrs["lineage"] for frame in (reach, projects, events)]
        source_line(sourced(projects, events), lineages, place.lang, key="impact-reach", counted="records")
    if clicked is not None:
        write(region=clicked, view=None, page=None)
        st.rerun(scope="fragment")


def sourced(*frames: pd.DataFrame) -> pd.DataFrame:
    """The rows of several answers as the source line takes them: their sources, and what they share else."""
    shared = [
        "source_id", "source_title", "publisher", "url", "published", "accessed", "source_kind",
        "original_publisher",
    ]  # fmt: skip
    optional = ["producer_en", "producer_ru", "producer_tg", "voice", "date"]
    parts = []
    for frame in frames:
        part = frame[[*shared, *(name for name in optional if name in frame)]].astype(object)
        part.attrs = {}
        parts.append(part)
    return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)


def place_gap(place: ImpactPlace) -> None:
    """Where projects work against where something was asked for."""
    gap = ask(place, "gap")
    rows = records(gap)
    show_gap(rows, place)
    concerns = run("impact/concerns", theme=place.filters.theme or None, as_of=place.as_of)
    projects = ask(place, "projects", row_limit=MOST_SOURCES)
    with st.container(gap=None):
        table_view(lambda: gap_table(rows, place.lang), place.lang, key="impact-gap")
        lineages = [frame.attrs["lineage"] for frame in (gap, concerns, projects)]
        source_line(sourced(concerns, projects), lineages, place.lang, key="impact-gap", counted="records")


def place_project(project: pd.DataFrame, place: ImpactPlace, names: ImpactNames) -> None:
    """The card of one project."""
    partners, places = ask(place, "partners"), ask(place, "project_places")
    results = ask(place, "results", row_limit=MOST_ROWS)
    recommendations = ask(place, "recommendations", row_limit=MOST_ROWS)
    indicators = ask(place, "indicators")
    events = ask(place, "events", row_limit=MOST_ROWS)
    parts = ProjectParts(
        project=records(project)[0],
        partners=records(partners),
        places=records(places),
        results=records(results),
        recommendations=records(recommendations),
        indicators=records(indicators),
        events=records(events),
    )
    show_project(parts, place, names)
    with st.container(gap=None):
        if parts.results:
            table_view(
                lambda: results_table(parts.results, names, place.lang), place.lang, key="impact-results"
            )
        figures = indicators[indicators["observation_id"].notna()]
        statuses = recommendations[recommendations["source_id"].notna()]
        frames = (project, results, recommendations, indicators, events)
        source_line(
            sourced(project, results, events, statuses, figures),
            [frame.attrs["lineage"] for frame in frames],
            place.lang,
            key="impact-project",
            counted="records",
        )
    place_downloads(place, names)


def place_donor_results(place: ImpactPlace, names: ImpactNames) -> None:
    """All that the projects of a donor report and touch."""
    results = ask(place, "results", row_limit=MOST_ROWS)
    recommendations = ask(place, "recommendations", row_limit=MOST_ROWS)
    indicators = ask(place, "indicators")
    rows = records(results)
    show_donor_results(rows, records(indicators), records(recommendations), place, names)
    figures = indicators[indicators["observation_id"].notna()]
    statuses = recommendations[recommendations["source_id"].notna()]
    with st.container(gap=None):
        if rows:
            table_view(lambda: results_table(rows, names, place.lang), place.lang, key="impact-results")
        source_line(
            sourced(results, statuses, figures),
            [frame.attrs["lineage"] for frame in (results, recommendations, indicators)],
            place.lang,
            key="impact-results",
            counted="records",
        )


def place_donor(place: ImpactPlace, names: ImpactNames, counts: Row, head: DeltaGenerator) -> None:
    """One donor on one page: its projects, their reach, what they report and touch."""
    donors = records(run("impact/organisations"))
    donor = next(row for row in donors if row["organisation_id"] == place.filters.donor)
    with head:
        show_donor_head(donor, counts, place)
        donor_button(donor, place, names)
    place_timeline(place, names, counts)
    st.subheader(_("Where they reach"))
    place_reach(place, counts)
    place_donor_results(place, names)


def gathered(place: ImpactPlace) -> ImpactFrames:
    """The whole filtered set, for files."""
    return ImpactFrames(
        projects=ask(place, "projects", row_limit=MOST_EXPORTED),
        partners=ask(place, "partners"),
        results=ask(place, "results", row_limit=MOST_EXPORTED),
        recommendations=ask(place, "recommendations", row_limit=MOST_EXPORTED),
        events=ask(place, "events", row_limit=MOST_EXPORTED),
        indicators=ask(place, "indicators"),
        totals=ask(place, "totals"),
        counts=ask(place, "counts"),
    )


def donor_button(donor: Row, place: ImpactPlace, names: ImpactNames) -> None:
    """The donor's page on paper; made when it is asked for."""

    def printed() -> bytes:
        words = filters_in_words(place, names)
        return donor_pdf(donor_brief(donor, gathered(place), words, place.as_of, names, place.lang))

    st.download_button(
        _("On two pages (PDF)"),
        data=printed,
        file_name=file_name(
            "paygiri", PATH, place.filters.donor, place.as_of.isoformat(), place.lang, suffix="pdf"
        ),
        mime=PDF_MIME,
        key="impact-pdf",
        on_click="ignore",
    )


def iati_tables(projects: Sequence[str]) -> dict[str, pd.DataFrame]:
    """The tables of a file for IATI."""
    return {name: run_once(f"impact/iati_{name}", projects=projects) for name in TABLES}


def iati_rows(projects: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """The same tables in rows."""
    return {name: rows_once(f"impact/iati_{name}", projects=projects) for name in TABLES}


def iati_file(place: ImpactPlace) -> bytes:
    """The filtered set as an activity file, some projects at a time."""
    projects = project_ids(place)
    parts = (iati_rows(projects[first : first + PART]) for first in range(0, len(projects), PART))
    return iati_xml(parts, place.as_of)


def project_ids(place: ImpactPlace) -> list[str]:
    """The filtered set, in the order of the ids."""
    return sorted(ask(place, "projects", row_limit=MOST_EXPORTED)["project_id"])


def place_iati(place: ImpactPlace, named: tuple[str, ...]) -> None:
    """The filtered set as an activity file of IATI, and the same tables as a workbook."""
    st.download_button(
        _("IATI 2.03 (XML)"),
        data=lambda: iati_file(place),
        file_name=file_name(*named, "iati", suffix="xml"),
        mime=IATI_MIME,
        key="impact-iati",
        on_click="ignore",
        type="tertiary",
    )
    st.download_button(
        _("Tables of the IATI file (XLSX)"),
        data=lambda: iati_workbook(iati_tables(project_ids(place)), place.as_of, place.lang),
        file_name=file_name(*named, "iati", suffix="xlsx"),
        mime=XLSX_MIME,
        key="impact-iati-xlsx",
        on_click="ignore",
        type="tertiary",
    )


def place_downloads(place: ImpactPlace, names: ImpactNames) -> None:
    """The filtered set, or the one project, as files, made when a person asks for them."""

    def workbook() -> bytes:
        frames = gathered(place)
        words = filters_in_words(place, names) if not place.project else {_("Project"): place.project}
        return impact_workbook(
            frames, names, about_impact(words, place.as_of, frames, place.lang), place.lang
        )

    chosen = [place.project] if place.project else [*place.filters.in_address().values()]
    named = ("paygiri", PATH, *(one for one in chosen if one), place.as_of.isoformat())
    heading = _("Take it with you")
    st.markdown(f"**{heading}**")
    with st.container(horizontal=True):
        st.download_button(
            _("Projects, results and recommendations (XLSX)"),
            data=workbook,
            file_name=file_name(*named, suffix="xlsx"),
            mime=XLSX_MIME,
            key="impact-xlsx",
            on_click="ignore",
            type="tertiary",
        )
        st.download_button(
            _("Projects (CSV)"),
            data=lambda: impact_csv(gathered(place), names, place.lang),
            file_name=file_name(*named, suffix="csv"),
            mime=CSV_MIME,
            key="impact-csv",
            on_click="ignore",
            type="tertiary",
        )
        place_iati(place, named)


def choose_filters(address: Address, names: ImpactNames) -> None:
    """Donor, region and theme; each change begins at the first page."""
    everything = {"": _("All")}
    said = filter_names(address.language())
    options = {"donor": names.donor, "region": names.region, "theme": names.theme}
    for column, (param, known) in zip(st.columns(3, gap="medium"), options.items(), strict=True):
        labels = {**everything, **known}
        with column:
            choose_one(address, said[param], param, list(labels), labels, "")


def show_filter_line(place: ImpactPlace, names: ImpactNames, counts: Row) -> None:
    """How many projects are shown and by what they are filtered, each filter with a link without it."""
    projects = int(counts["projects"])
    said = ngettext("{count} project", "{count} projects", projects)
    words = filters_in_words(place, names)
    params = [name for name, value in place.filters.in_address().items() if value]
    chips = [
        {"name": name, "value": value, "href": place.link(**{param: None})}
        for param, (name, value) in zip(params, words.items(), strict=True)
    ]
    html = render(
        "tracker_filters.html",
        place.lang,
        count=said.format(count=number(projects, place.lang)),
        as_of=day(place.as_of, place.lang),
        chips=chips,
        clear=place.link(**dict.fromkeys(place.filters.in_address())),
    )
    html_panel(html, key="impact-filters")


def without_each(place: ImpactPlace) -> dict[str, int]:
    """Projects there would be without each of the filters that are set."""
    found = {}
    for name, value in place.filters.in_address().items():
        if value:
            loosened = replace(place, filters=replace(place.filters, **{name: ""}))
            found[name] = int(counts_of(loosened)["projects"])
    return found


def place_set(address: Address, place: ImpactPlace, names: ImpactNames) -> None:
    """The filtered set: filters and one of the three views; a donor's portfolio is all of it on one page."""
    choose_filters(address, names)
    head = st.container()
    counts = counts_of(place)
    show_filter_line(place, names, counts)
    if not counts["projects"]:
        show_empty(without_each(place), place)
        return
    labels: Sequence[str] = (_("Portfolio"), _("Reach"), _("Concerns and projects"))
    view = choose_segment(
        address,
        _("View"),
        "view",
        VIEWS,
        dict(zip(VIEWS, labels, strict=True)),
        VIEWS[0],
        label_visible=False,
    )
    if view == "reach":
        place_reach(place, counts)
    elif view == "gap":
        place_gap(place)
    elif place.filters.donor:
        place_donor(place, names, counts, head)
    else:
        place_timeline(place, names, counts)
    place_downloads(place, names)


def refuse_unknown(address: Address, project: str) -> None:
    """Say that there is no project of that id."""
    address.refuse("project", project, _("the id of a project, such as P2J"))


@st.fragment
def screen() -> None:
    """The page below its title: a filter redraws this part alone."""
    address = Address.current()
    names = catalogue(address.language(), warehouse_hash())
    notices = st.container()
    moments = dialogue_moments(run("catalogue/forums"), address.today, address.language())
    as_of = choose_as_of(address, moments, address.language())
    known = Known(["", *names.donor], ["", *names.region], ["", *names.theme])
    place = read_place(address, known, as_of)
    project = ask(place, "projects", row_limit=1) if place.project else None
    if project is not None and not project.empty:
        place_project(project, place, names)
    else:
        if place.project:
            refuse_unknown(address, place.project)
        place_set(address, replace(place, project=None), names)
    with notices:
        address.show_notices()


_, ngettext = gettext_for(Address.current().language()), ngettext_for(Address.current().language())
st.title(_("Impact"))
st.caption(
    _(
        "What projects promised, reported, reached and touched. Results are shown as reported. No source "
        "found shows that a project changed what figures of the country say."
    )
)
screen()
