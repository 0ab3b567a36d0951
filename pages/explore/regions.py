"""Regions: one region at a time, on the map, beside the other four, and in what was asked and done there."""

from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from components.address import Address, write
from components.as_of import choose_as_of, dialogue_moments
from components.charts.svg_figure import Column, pictures, svg_figure
from components.filters import choose_one, choose_segment
from components.i18n import NO_VALUE, day, gettext_for, in_alphabet, is_missing, ngettext_for, text
from components.maps.deck_map import MODES, CompactDeck, chosen_region, map_alt, map_height, region_deck
from components.maps.legend import map_legend
from components.markdown import plain
from components.palette import THEMES, Theme, theme
from components.provenance import source_line
from components.records import Row, records
from components.regions.dot_plot import NARROW, NATION, WIDE, dot_plot, strip_table
from components.regions.profile import (
    event_table,
    facts,
    gap_sentences,
    glance_table,
    map_places,
    map_table,
    map_values,
    own,
    printed_figure,
    priority_list,
    project_table,
    recommendation_table,
    single_table,
    status_counts,
)
from components.table_view import table_view
from components.viewport import column_width
from queries import Lineage, run, warehouse_hash
from queries.boundaries import region_boundaries

MAP_KEY = "regions-map"
DEFAULT_INDICATOR = "physical_violence_since_15"
USUAL_WIDTH, WIDEST = 880, 900
"""Of the map in pixels: the guess before the browser has told, and the most that leaves it on one screen."""
FONT = '"Source Sans", sans-serif'


def ask(question: str, **parameters: object) -> tuple[pd.DataFrame, Lineage]:
    """The answer to a question and its lineage, taken off the frame because pandas copies it at each step."""
    frame = run(question, **parameters)
    lineage: Lineage = frame.attrs.pop("lineage")
    return frame, lineage


def choose_region(address: Address) -> str:
    """The region of the profile; the nation stands for all five."""
    _ = gettext_for(address.language())
    labels = {
        row["region_code"]: text(row, "short", address.language())
        for row in records(ask("catalogue/regions")[0])
    }
    labels[NATION] = _("All five")
    return choose_segment(address, _("Region"), "region", list(labels), labels, NATION)


def take_map_choice() -> None:
    """A click on the map becomes the region of the address, as if it were chosen in the filter."""
    code = chosen_region(st.session_state[MAP_KEY].selection)
    if code is not None:
        write(region=code)
        st.session_state["region-chosen-on-map"] = True


@st.fragment
def map_block(region: str) -> None:
    """Filters of the map, the map with its legend, its source line and its table."""
    if st.session_state.pop("region-chosen-on-map", False):
        st.rerun()
    address = Address.current()
    lang = address.language()
    _ = gettext_for(lang)
    offered = ask("regions/indicators")[0].set_index("indicator_id", drop=False)
    labels = indicator_labels(lang, warehouse_hash())
    modes = {MODES[0]: _("Areas"), MODES[1]: _("Discs by population")}
    left, right = st.columns([3, 1.4], vertical_alignment="bottom")
    with left:
        indicator = choose_one(
            address, _("Indicator"), "indicator", list(labels), labels, first_choice(labels)
        )
    with right:
        mode = choose_segment(address, _("Map"), "map", list(MODES), modes, MODES[0])
    about = dict(offered.loc[indicator])
    st.subheader(plain(text(about, "name", lang)), anchor=False)
    st.caption(plain(text(about, "definition", lang)))
    figures, figures_lineage = ask("overview/region_figures", indicator=indicator)
    population, population_lineage = ask("regions/population")
    draw_map(indicator, region, mode, lang)
    rows = [figures.assign(unit_id=about["unit_id"])]
    lineages = [figures_lineage]
    if mode == "population":
        rows.append(population)
        lineages.append(population_lineage)
    source_line(pd.concat(rows, ignore_index=True), lineages, lang, key="regions-map")
    table_view(lambda: map_table(figures, str(about["unit_id"]), lang), lang, key="regions-map")


@st.cache_data(max_entries=8, show_spinner=False)
def indicator_labels(lang: str, warehouse: str) -> dict[str, str]:
    """The indicators the map can show, by theme and in the order of the alphabet."""
    offered = ask("regions/indicators")[0]
    return {
        str(row["indicator_id"]): f"{text(row, 'theme', lang)}: {text(row, 'name', lang)}"
        for row in records(in_alphabet(offered, "name", lang, "theme_position"))
    }


def first_choice(labels: dict[str, str]) -> str:
    """The indicator shown when the address names none: the one of the Overview, else the first there is."""
    return DEFAULT_INDICATOR if DEFAULT_INDICATOR in labels else next(iter(labels))


@dataclass(frozen=True)
class Picture:
    """The map of one view: its deck, its legend for both themes, and what it shows in words."""

    deck: CompactDeck
    legend: dict[Theme, str]
    alt: str


@st.cache_resource(max_entries=128, show_spinner=False)
def picture(
    indicator: str, region: str, mode: str, of: Theme, width: int, lang: str, warehouse: str
) -> Picture:
    """The map of one view; kept, because nothing but these and the `warehouse` can change it."""
    offered = ask("regions/indicators")[0]
    about = records(offered[offered["indicator_id"] == indicator])[0]
    figures, population = ask("overview/region_figures", indicator=indicator)[0], ask("regions/population")[0]
    unit_id, name = str(about["unit_id"]), text(about, "name", lang)
    values = map_values(figures, unit_id, name, lang)
    regional = values[values["region_code"] != NATION]
    people = dict(zip(population["region_code"], population["value"].astype(float), strict=True))
    voice = str(figures["voice"].dropna().iloc[0])
    deck = region_deck(
        regional,
        region_boundaries(),
        map_places(ask("regions/place_values", indicator=indicator)[0], unit_id, lang),
        people,
        mode=mode,
        chosen=None if region == NATION else region,
        theme=of,
        voice=voice,
        width=width,
        font=FONT,
    )
    legend = {
        tone: map_legend(
            regional,
            unit=unit_and_time(about, figures, lang),
            unit_id=unit_id,
            nation=nation_line(figures, unit_id, lang),
            notes=map_notes(about, figures, population, mode, lang),
            voice=voice,
            mode=mode,
            map_width=width,
            largest=max(people.values()),
            of=tone,
            lang=lang,
        )
        for tone in THEMES
    }
    return Picture(deck, legend, map_alt(regional, name, mode, lang))


def draw_map(indicator: str, region: str, mode: str, lang: str) -> None:
    """The map on the left, what its colours and sizes mean on the right."""
    left, right = st.columns([2.6, 1], gap="large")
    with left:
        width = min(column_width("regions-map", USUAL_WIDTH), WIDEST)
        shown = picture(indicator, region, mode, theme(), width, lang, warehouse_hash())
        st.pydeck_chart(
            shown.deck, height=map_height(width), key=MAP_KEY, on_select=take_map_choice, alt=shown.alt
        )
    with right:
        svg_figure(
            {tone: {"wide": drawn, "narrow": drawn} for tone, drawn in shown.legend.items()},
            key="regions-legend",
            breakpoint_width=0,
            most_width=420,
        )


def unit_and_time(about: Row, figures: pd.DataFrame, lang: str) -> str:
    """Unit and year over the legend."""
    years = figures["year"].dropna()
    year = str(int(years.iloc[0])) if len(years) else ""
    return " · ".join(part for part in (text(about, "unit", lang), year) if part)


def nation_line(figures: pd.DataFrame, unit_id: str, lang: str) -> str | None:
    """The nation's figure of the same set, where the producer gives one."""
    row = next(row for row in records(figures) if row["region_code"] == NATION)
    if is_missing(row["value"]):
        return None
    return f"{text(row, 'region', lang)} {printed_figure({**row, 'unit_id': unit_id}, lang)}"


def map_notes(about: Row, figures: pd.DataFrame, population: pd.DataFrame, mode: str, lang: str) -> list[str]:
    """What a reader must know to read the map: marks, sizes, counts."""
    _ = gettext_for(lang)
    notes = []
    if mode == "population":
        when = day(population["period_end"].iloc[0], lang)
        notes.append(_("The area of a disc is in proportion to the people on {day}.").format(day=when))
    elif about["kind"] == "count":
        notes.append(_("A count, not a rate: more people, larger count."))
    if (figures["confidence"] == "low").any():
        notes.append(_("† Low confidence: how the figure was read stands in its row under the source line."))
    return notes


def comparison_block(region: str, lang: str) -> None:
    """Every comparable indicator as dots, by theme, in two columns."""
    _ = gettext_for(lang)
    rows, lineage = ask("regions/comparisons")
    st.subheader(_("Beside the other regions") if region != NATION else _("The five regions side by side"))
    st.caption(
        _(
            "Each line is one set by one producer at one time. The place is a place in order, not a verdict. "
            "† marks figures of low confidence."
        )
    )
    names = region_names(rows, lang)
    columns = st.columns(2, gap="large")
    filled = [0, 0]
    for theme_id, members in by_theme(lang, warehouse_hash()):
        side = 0 if filled[0] <= filled[1] else 1
        filled[side] += members["indicator_id"].nunique() + 1
        with columns[side]:
            theme = records(members[["theme_en", "theme_ru", "theme_tg"]].head(1))[0]
            st.markdown(f"#### {plain(text(theme, 'theme', lang))}")
            drawn = strips(str(theme_id), region, lang, warehouse_hash())
            clicked = svg_figure(drawn, key=f"dots-{theme_id}", breakpoint_width=WIDE, most_width=900)
            source_line(members, lineage, lang, key=f"dots-{theme_id}")
            table_view(partial(strip_table, members, names, lang), lang, key=f"dots-{theme_id}")
        if clicked and clicked != region and clicked in names:
            write(region=clicked)
            st.rerun()


@st.cache_resource(max_entries=6, show_spinner=False)
def by_theme(lang: str, warehouse: str) -> list[tuple[str, pd.DataFrame]]:
    """The comparable sets of each theme, in the order of themes; every visitor reads the same frames."""
    rows = ask("regions/comparisons")[0]
    return [
        (str(theme_id), in_alphabet(members, "name", lang))
        for (_position, theme_id), members in rows.groupby(["theme_position", "theme_id"], sort=True)
    ]


@st.cache_data(max_entries=64, show_spinner=False)
def strips(theme_id: str, region: str, lang: str, warehouse: str) -> dict[Theme, dict[Column, str]]:
    """The dot plots of a theme, light and dark, wide and narrow; kept until `warehouse` is another."""
    rows = ask("regions/comparisons")[0]
    members = in_alphabet(rows[rows["theme_id"] == theme_id], "name", lang)
    names = region_names(rows, lang)
    return pictures(lambda of, width: dot_plot(members, region, names, width, of, lang), WIDE, NARROW)


def region_names(rows: pd.DataFrame, lang: str) -> dict[str, str]:
    """Short names of the five regions by code, in the order screens use."""
    named = rows[["region_code", "region_position", "region_en", "region_ru", "region_tg"]]
    regional = (
        named[named["region_code"] != NATION].drop_duplicates("region_code").sort_values("region_position")
    )
    return {row["region_code"]: text(row, "region", lang) for row in records(regional)}


def priorities_block(region: str, lang: str) -> None:
    """What the Civil Society Platform voiced for the region: concerns and what worked."""
    _ = gettext_for(lang)
    rows, lineage = ask("follow_up/priorities_of_region", region=region)
    st.subheader(_("Priorities voiced"))
    if rows.empty:
        st.markdown(
            _("The regional briefing of the Civil Society Platform (2020) names no priority for this region.")
        )
        return
    columns = st.columns(2, gap="large")
    headings = {"concern": _("Concerns"), "success": _("What worked")}
    for column, (kind, heading) in zip(columns, headings.items(), strict=True):
        with column:
            st.markdown(f"#### {heading}")
            st.markdown(priority_list(rows[rows["kind"] == kind], lang) or NO_VALUE)
    source_line(rows, lineage, lang, key="priorities", counted="records")


def recommendations_block(region: str, address: Address) -> None:
    """Recommendations that name the region, with both sides; those for the whole country as one sentence."""
    lang = address.language()
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    rows, lineage = ask("follow_up/recommendations_of_region", region=region, as_of=address.as_of())
    named, nationwide = own(rows), rows[rows["scope"] == "nation"]
    st.subheader(_("Recommendations"))
    choose_as_of(address, dialogue_moments(ask("catalogue/forums")[0], address.today, lang), lang)
    if named.empty:
        st.markdown(_("No recommendation in the tracker names this region."))
    else:
        st.table(recommendation_table(named, lang), hide_index=True, border="horizontal")
    if not nationwide.empty:
        sentence = ngettext(
            "{count} more recommendation concerns the whole country: {statuses}.",
            "{count} more recommendations concern the whole country: {statuses}.",
            len(nationwide),
        )
        st.markdown(plain(sentence.format(count=len(nationwide), statuses=status_counts(nationwide, lang))))
    source_line(rows, lineage, lang, key="recommendations", counted="recommendations")


def activity_block(region: str, address: Address) -> None:
    """Projects that name the region and events held there, side by side."""
    lang = address.language()
    _ = gettext_for(lang)
    projects, projects_lineage = ask("follow_up/projects_of_region", region=region)
    events, events_lineage = ask("follow_up/events_of_region", region=region)
    here = own(events)
    here = here[here["sort_date"] <= pd.Timestamp(address.as_of())]
    columns = st.columns(2, gap="large")
    with columns[0]:
        st.subheader(_("Projects that name the region"))
        named = own(projects)
        if named.empty:
            st.markdown(_("None found."))
        else:
            st.table(project_table(named, lang), hide_index=True, border="horizontal")
            source_line(named, projects_lineage, lang, key="projects", counted="records")
    with columns[1]:
        st.subheader(_("Events there"))
        if here.empty:
            st.markdown(_("None found."))
        else:
            st.table(event_table(here, lang), hide_index=True, border="horizontal")
            source_line(here, events_lineage, lang, key="events", counted="records")


def single_block(region: str, lang: str) -> None:
    """Figures of the region that no other region's figure can be laid beside."""
    _ = gettext_for(lang)
    rows, lineage = ask("regions/single_figures", region=region)
    if rows.empty:
        return
    st.subheader(_("Figures that stand alone"))
    st.caption(_("Known of this region, without a comparable figure of another: no rank can be given."))
    st.table(
        single_table(in_alphabet(rows, "name", lang, "theme_position"), lang),
        hide_index=True,
        border="horizontal",
    )
    source_line(rows, lineage, lang, key="single")


def gaps_block(region: str, address: Address) -> None:
    """What should be known of the region and is not."""
    lang = address.language()
    _ = gettext_for(lang)
    gaps, _lineage = ask("coverage/gaps_of_region", region=region, as_of=address.as_of())
    st.subheader(_("What is not known"))
    sentences = gap_sentences(gaps, lang)
    st.markdown(
        "\n".join(f"- {sentence}" for sentence in sentences) or _("No gap of the kinds that are checked.")
    )


def profile(region: str, address: Address) -> None:
    """Everything that is known of one region."""
    lang = address.language()
    row = next(row for row in records(ask("catalogue/regions")[0]) if row["region_code"] == region)
    population, lineage = ask("regions/population")
    st.header(plain(text(row, "name", lang)), divider="gray")
    st.markdown(plain(facts(row, population, lang)))
    mine = population[population["region_code"] == region]
    source_line(mine, lineage, lang, key="facts")
    priorities_block(region, lang)
    comparison_block(region, lang)
    single_block(region, lang)
    recommendations_block(region, address)
    activity_block(region, address)
    gaps_block(region, address)


def all_regions(address: Address) -> None:
    """The start: what is recorded of each region, then the five side by side."""
    lang = address.language()
    _ = gettext_for(lang)
    st.header(_("All five regions"), divider="gray")
    glance, glance_lineage = ask("regions/at_a_glance", as_of=address.as_of())
    population, lineage = ask("regions/population")
    st.table(glance_table(glance, population, lang), hide_index=True, border="horizontal")
    source_line(population, [lineage, glance_lineage], lang, key="glance")
    comparison_block(NATION, lang)


def main() -> None:
    """Draw the screen."""
    address = Address.current()
    _ = gettext_for(address.language())
    st.title(_("Regions"))
    notices = st.container()
    region = choose_region(address)
    address.as_of()
    known = list(ask("regions/indicators")[0]["indicator_id"])
    address.one("indicator", known, None)
    address.one("map", MODES, MODES[0])
    with notices:
        address.show_notices()
    map_block(region)
    if region == NATION:
        all_regions(address)
    else:
        profile(region, address)


main()
