"""Recommendations: what became of each, by dialogue cycle, theme, region and institution, as of any day."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from components.address import Address, write
from components.as_of import choose_as_of, dialogue_moments
from components.charts import time_series
from components.charts.small_chart import small_chart
from components.exports import CSV_MIME, XLSX_MIME, file_name
from components.filters import choose_segment
from components.i18n import gettext_for
from components.palette import VOICES
from components.provenance import source_line
from components.records import records
from components.table_view import table_view
from components.tracker.address import PATH, VIEWS, Known, TrackerPlace, read_place
from components.tracker.carry_over import show_carry_over, show_crosswalk
from components.tracker.changes import show_changes
from components.tracker.detail import IndicatorChart, ItemParts, show_detail
from components.tracker.export import about_tracker, tracker_csv, tracker_workbook, unpublished_lists
from components.tracker.filters import (
    choose_filters,
    filters_in_words,
    show_empty,
    show_filter_line,
)
from components.tracker.list import ROWS_ON_A_PAGE, show_list
from components.tracker.matrix import matrix_table, show_matrix
from components.tracker.names import TrackerNames, tracker_names
from components.tracker.progress import month_ends, progress_table, show_progress
from components.tracker.summary import show_summary, summary_table
from components.tracker.timeline import ITEMS_ON_A_PAGE, show_timeline, timeline_table
from queries import run, warehouse_hash

Ask = Callable[..., pd.DataFrame]
MOST_EXPORTED = 200_000
PAGED = {"list": ROWS_ON_A_PAGE, "timeline": ITEMS_ON_A_PAGE}
"""The views that show one page of the items, and how many stand on it."""
MOST_SOURCES = 400
"""Items whose evidence stands under the source line of a view that shows no single item."""


@st.cache_resource(max_entries=16, show_spinner=False)
def catalogue(lang: str, warehouse: str) -> TrackerNames:
    """The names of all that the tracker's rows point to; kept, because nothing but the `warehouse` can change
    them."""
    return tracker_names(
        run("catalogue/forums"),
        run("catalogue/themes"),
        run("catalogue/regions"),
        run("catalogue/places"),
        run("catalogue/institutions"),
        lang,
    )


def asking(place: TrackerPlace) -> Ask:
    """The questions of the tracker with this page's filters and day already given."""
    given = place.filters.parameters()
    return lambda question, **more: run(f"tracker/{question}", **given, as_of=place.as_of, **more)


def read_until() -> date:
    """The last day on which sources were read."""
    newest: date = run("overview/coverage_sources")["accessed"].max().date()
    return newest


def page_of(total: int, place: TrackerPlace) -> TrackerPlace:
    """The place with a page that exists."""
    return replace(place, page=min(place.page, max(1, -(-total // PAGED[place.view]))))


def items_of(ask: Ask, place: TrackerPlace) -> pd.DataFrame:
    """One page of the filtered items, as many as the view shows."""
    on_a_page = PAGED[place.view]
    return ask("items", sort=place.sort, row_limit=on_a_page, row_offset=(place.page - 1) * on_a_page)


def items_in_all(ask: Ask, place: TrackerPlace) -> int:
    """How many items pass the filters. A row of a page of them says so itself, so that a view of pages asks
    nothing more, unless its page lies behind the last."""
    if place.view in PAGED:
        items = items_of(ask, place)
        if not items.empty:
            return int(items["total"].iloc[0])
        if place.page == 1:
            return 0
    return int(ask("summary")["items"].sum())


def evidence_behind(items: pd.DataFrame) -> pd.DataFrame:
    """The evidence that decided each item, as the source line takes it; items without any are left out."""
    return items[items["source_id"].notna()].rename(columns={"headline_date": "effective_date"})


def place_sources(ask: Ask, place: TrackerPlace, *others: pd.DataFrame, key: str) -> None:
    """The source line of a view that counts the items: the evidence that decided each."""
    items = ask("items", sort="id", row_limit=MOST_SOURCES, row_offset=0)
    lineages = [frame.attrs["lineage"] for frame in (*others, items)]
    source_line(evidence_behind(items), lineages, place.lang, key=key, counted="evidence")


def place_summary(ask: Ask, place: TrackerPlace, names: TrackerNames) -> None:
    """How each cycle stands, what one took up from the other, and where else the matter stands."""
    summary = ask("summary")
    rows = records(summary)
    show_summary(rows, place, names)
    with st.container(gap=None):
        table_view(lambda: summary_table(rows, names, place.lang), place.lang, key="tracker-summary")
        place_sources(ask, place, summary, key="tracker-summary")
    place_carry_over(place, names)


def place_carry_over(place: TrackerPlace, names: TrackerNames) -> None:
    """From the first Dialogue to the second, and the crosswalk to other frameworks; not filtered."""
    forums = run("catalogue/forums")
    held = forums[(forums["kind"] == "dialogue") & (forums["exists_from"] <= pd.Timestamp(place.as_of))]
    cycles = list(held.sort_values("exists_from")["forum_id"])[-2:]
    if len(cycles) == 2:
        rows = records(run("tracker/carry_over", from_cycle=cycles[0], to_cycle=cycles[1]))
        show_carry_over(rows, names.forum_title[cycles[0]], names.forum_title[cycles[1]], place)
    dialogue = [records(run("tracker/crosswalk", cycle=cycle)) for cycle in cycles]
    show_crosswalk([row for rows in dialogue for row in rows], place, names)


def place_list(ask: Ask, place: TrackerPlace, total: int, names: TrackerNames) -> None:
    """One row per item."""
    place = page_of(total, place)
    items = items_of(ask, place)
    show_list(records(items), place, names, read_until())
    source_line(
        evidence_behind(items), items.attrs["lineage"], place.lang, key="tracker-list", counted="evidence"
    )


def place_matrix(ask: Ask, place: TrackerPlace, names: TrackerNames) -> None:
    """Theme by region."""
    fields = ask("matrix")
    rows = records(fields)
    show_matrix(rows, place, names)
    with st.container(gap=None):
        table_view(
            lambda: matrix_table(rows, names.region_short, place.lang), place.lang, key="tracker-matrix"
        )
        place_sources(ask, place, fields, key="tracker-matrix")


def place_timeline(ask: Ask, place: TrackerPlace, total: int) -> None:
    """The events of each item on a time axis."""
    place = page_of(total, place)
    offset = (place.page - 1) * ITEMS_ON_A_PAGE
    items = items_of(ask, place)
    events = ask("timeline", sort=place.sort, row_limit=ITEMS_ON_A_PAGE, row_offset=offset)
    show_timeline(records(items), records(events), place)
    with st.container(gap=None):
        table_view(lambda: timeline_table(records(events), place.lang), place.lang, key="tracker-timeline")
        lineages = [items.attrs["lineage"], events.attrs["lineage"]]
        source_line(events, lineages, place.lang, key="tracker-timeline", counted="evidence")


def place_progress(ask: Ask, place: TrackerPlace, moments: Mapping[date, str]) -> None:
    """How many items stood at each status over the months."""
    counts = ask("progress")
    months = month_ends(records(counts), place)
    st.caption(_("Choose a month to read the whole page as of its end."))
    chosen = show_progress(months, tuple(moments.items()), place.lang)
    with st.container(gap=None):
        table_view(lambda: progress_table(months, place.lang), place.lang, key="tracker-progress")
        place_sources(ask, place, counts, key="tracker-progress")
    if chosen is not None and chosen != place.as_of:
        write(as_of=None if chosen == place.today else chosen)
        st.rerun()


def charts_of(indicators: pd.DataFrame, names: TrackerNames, lang: str) -> dict[str, IndicatorChart]:
    """A small chart for each indicator with figures: of the whole country, else of the region with most."""
    drawn = {}
    for row in records(indicators):
        name = row["indicator_id"]
        points = run(
            "trends/points",
            indicator=name,
            regions=list(names.region),
            voices=list(VOICES),
            from_year=1990,
            to_year=2100,
        )
        counted = points["region_code"].value_counts()
        if counted.empty:
            continue
        region = time_series.NATION if time_series.NATION in counted else str(counted.index[0])
        figures = records(points[points["region_code"] == region])
        breaks = records(run("trends/breaks", indicator=name))
        chart = small_chart(figures, breaks, str(row["unit_id"]), lang)
        if chart is not None:
            drawn[name] = IndicatorChart(chart, names.region[region])
    return drawn


def place_detail(item: pd.DataFrame, place: TrackerPlace, names: TrackerNames) -> None:
    """One recommendation with all that is known of it."""
    identity = str(place.item)
    companions = {
        part: run(f"tracker/item_{part}", id=identity)
        for part in ("events", "links", "indicators", "projects", "regions", "addressees")
    }
    rows: dict[str, Any] = {part: records(frame) for part, frame in companions.items()}
    parts = ItemParts(
        item=records(item)[0],
        charts=charts_of(companions["indicators"], names, place.lang),
        read_until=read_until(),
        **rows,
    )
    show_detail(parts, place, names)
    events = companions["events"]
    lineages = [item.attrs["lineage"], events.attrs["lineage"]]
    source_line(events, lineages, place.lang, key="tracker-detail", counted="evidence")


def place_set(
    address: Address, place: TrackerPlace, names: TrackerNames, moments: Mapping[date, str]
) -> None:
    """The filtered set: filters, what changed, and one of the five views."""
    ask = asking(place)
    choose_filters(address, place, names, moments)
    total = items_in_all(ask, place)
    show_filter_line(total, place, names)
    if total == 0:
        show_empty(records(ask("loosen")), place)
        return
    if place.since is not None:
        changed = ask("changes", since=place.since)
        show_changes(records(changed), place, place.since)
    labels = dict(
        zip(
            VIEWS, (_("Summary"), _("List"), _("Theme by region"), _("Timeline"), _("Over time")), strict=True
        )
    )
    view = choose_segment(address, _("View"), "view", VIEWS, labels, VIEWS[0], label_visible=False)
    if view == "summary":
        place_summary(ask, place, names)
    elif view == "list":
        place_list(ask, place, total, names)
    elif view == "matrix":
        place_matrix(ask, place, names)
    elif view == "timeline":
        place_timeline(ask, place, total)
    else:
        place_progress(ask, place, moments)
    place_downloads(ask, place, names)


def place_downloads(ask: Ask, place: TrackerPlace, names: TrackerNames) -> None:
    """The whole filtered set as files, made when a person asks for them."""

    def items() -> pd.DataFrame:
        return ask("items", sort=place.sort, row_limit=MOST_EXPORTED, row_offset=0)

    def workbook() -> bytes:
        asked = items()
        events = ask("timeline", sort=place.sort, row_limit=MOST_EXPORTED, row_offset=0)
        words = filters_in_words(place, names)
        lineages = [asked.attrs["lineage"], events.attrs["lineage"]]
        about = about_tracker(words, place.as_of, lineages, place.lang)
        return tracker_workbook(asked, events, events, about, place.lang, names)

    day = place.as_of.isoformat()
    with st.container(horizontal=True):
        st.download_button(
            _("These recommendations with events and sources (XLSX)"),
            data=workbook,
            file_name=file_name("paygiri", PATH, day, suffix="xlsx"),
            mime=XLSX_MIME,
            key="tracker-xlsx",
            on_click="ignore",
            type="tertiary",
        )
        st.download_button(
            _("These recommendations (CSV)"),
            data=lambda: tracker_csv(items(), place.lang, names),
            file_name=file_name("paygiri", PATH, day, suffix="csv"),
            mime=CSV_MIME,
            key="tracker-csv",
            on_click="ignore",
            type="tertiary",
        )


def refuse_unknown(address: Address, item: str) -> None:
    """Say that there is no recommendation of that id."""
    address.refuse("id", item, _("the id of a recommendation, such as D25-01"))


@st.fragment
def screen() -> None:
    """The page below its title: a filter redraws this part alone."""
    address = Address.current()
    names = catalogue(address.language(), warehouse_hash())
    known = Known(names.forum, names.theme, names.region, names.institution)
    notices = st.container()
    moments = dialogue_moments(run("catalogue/forums"), address.today, address.language())
    as_of = choose_as_of(address, moments, address.language())
    place = read_place(address, known, as_of)
    item = run("tracker/item", id=place.item, as_of=as_of) if place.item else None
    if item is not None and not item.empty:
        place_detail(item, place, names)
    else:
        if place.item:
            refuse_unknown(address, place.item)
        place_set(address, replace(place, item=None), names, moments)
    with notices:
        address.show_notices()


_ = gettext_for(Address.current().language())
st.title(_("Recommendations"))
st.caption(unpublished_lists(Address.current().language()))
screen()
