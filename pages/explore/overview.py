"""Overview: what changed, where, since the last Dialogue, and where nothing is known."""

from datetime import date

import pandas as pd
import streamlit as st

from components import i18n
from components.address import KEPT, Address
from components.as_of import choose_as_of, dialogue_moments
from components.charts.coverage_strip import coverage_of, coverage_table, show_coverage
from components.charts.status_bars import show_status_bars, status_groups, status_table
from components.evidence_list import evidence_list
from components.filters import choose_one, choose_segment
from components.headlines import Headline, show_headlines
from components.i18n import gettext_for, ngettext_for
from components.maps.region_map import MapSubject, figures_table, region_figures, show_region_map
from components.provenance import source_line
from components.records import records
from components.table_view import table_view
from queries import run
from queries.boundaries import region_boundaries

# A rights figure that one survey counted alike in all five regions; population is only context.
DEFAULT_INDICATOR = "physical_violence_since_15"

LATEST_ROWS = 6


def headlines(items: pd.DataFrame, as_of: date) -> list[Headline]:
    """The four headline figures with what each means and the recommendations behind it."""
    numbers = run("overview/headline", as_of=as_of).iloc[0]
    origins = int(items["forum_id"].nunique())
    from_origins = ngettext(
        "From {count} origin that existed on {day}", "From {count} origins that existed on {day}", origins
    )
    moved = _("{forward} forward, {back} back, {first} with a first piece of evidence")
    return [
        Headline(
            "tracked",
            _("Recommendations tracked"),
            int(numbers["tracked"]),
            from_origins.format(count=i18n.number(origins, lang), day=i18n.day(as_of, lang)),
            lambda: items,
        ),
        Headline(
            "moved",
            _("Moved in the last 12 months"),
            int(numbers["moved"]),
            moved.format(
                forward=i18n.number(numbers["moved_forward"], lang),
                back=i18n.number(numbers["moved_back"], lang),
                first=i18n.number(numbers["first_evidence"], lang),
            ),
            lambda: items[items["move"].notna()],
        ),
        Headline(
            "contested",
            _("Contested"),
            int(numbers["contested"]),
            _("State and an independent voice report different statuses; the lower one counts"),
            lambda: items[items["contested"]],
        ),
        Headline(
            "no_evidence",
            _("Without evidence"),
            int(numbers["no_evidence"]),
            _("No dated source was found, which is not the same as no step taken"),
            lambda: items[items["status"] == "no_evidence"],
        ),
    ]


def place_headlines(items: pd.DataFrame, as_of: date) -> None:
    """The headline figures, and the recommendations and evidence they count."""
    show_headlines(headlines(items, as_of), lang)
    asked = [run("overview/headline", as_of=as_of).attrs["lineage"], items.attrs["lineage"]]
    counted = items.rename(columns={"headline_date": "effective_date"})
    source_line(counted, asked, lang, key="headlines", counted="recommendations")


def leave_for(script: str, **parameters: str) -> None:
    """Open another screen, keeping language and as-of date."""
    kept = {name: st.query_params[name] for name in KEPT if name in st.query_params}
    st.switch_page(script, query_params={**kept, **parameters})


def place_map() -> None:
    """The region map with its indicator and view, its table and its source line."""
    st.subheader(_("Regions compared"))
    catalogue = run("regions/indicators")
    offered = records(i18n.in_alphabet(catalogue, "name", lang, "theme_position"))
    names = {str(row["indicator_id"]): i18n.text(row, "name", lang) for row in offered}
    indicator = choose_one(
        address, _("Indicator on the map"), "indicator", list(names), names, DEFAULT_INDICATOR
    )
    views = {"area": _("By area"), "population": _("By population")}
    view = choose_segment(address, _("Size"), "map", list(views), views, "area", label_visible=False)
    described = catalogue[catalogue["indicator_id"] == indicator].iloc[0]
    figures = run("overview/region_figures", indicator=indicator).assign(unit_id=described["unit_id"])
    known = figures[figures["observation_id"].notna() & (figures["region_kind"] != "nation")]
    first = known.iloc[0]
    time = i18n.period(first["period_start"], first["period_end"], first["period_kind"], lang)
    subject = MapSubject(
        indicator=names[indicator],
        unit_id=str(described["unit_id"]),
        unit=f"{i18n.text(described, 'unit', lang)}, {time}",
        time=time,
        voice=str(first["voice"]),
    )
    population = run("regions/population")
    regions = region_figures(
        figures, population, subject.unit_id, lang, lambda code: address.link("regions", region=code)
    )
    clicked = show_region_map(regions, region_boundaries(), subject, lang, view, key="map")
    rows, lineages = known, [figures.attrs["lineage"]]
    if view == "population":
        rows = pd.concat([known, population], ignore_index=True)
        lineages.append(population.attrs["lineage"])
    with st.container(gap=None):
        table_view(lambda: figures_table(regions, subject, view, lang), lang, key="map")
        source_line(rows, lineages, lang, key="map")
    if clicked is not None:
        leave_for("pages/explore/regions.py", region=clicked)


def place_status(items: pd.DataFrame) -> None:
    """What became of the recommendations of each Dialogue and of all other origins."""
    st.subheader(_("What became of the recommendations"))
    groups = status_groups(
        items, lang, lambda recommendation: address.link("recommendations", id=recommendation)
    )
    if not groups:
        st.markdown(_("No recommendation in the package existed on this day."))
        return
    opened = show_status_bars(groups, lang, key="status")
    st.caption(
        _(
            "No numbered list of the recommendations of the 2024 and 2025 Dialogues is public. Rows whose "
            "ids start with D24 and D25 rest on communiqués and reported speeches and may be incomplete."
        )
    )
    with st.container(gap=None):
        table_view(lambda: status_table(groups, lang), lang, key="status")
        source_line(evidence, items.attrs["lineage"], lang, key="status", counted="evidence")
    if opened is not None:
        leave_for("pages/dialogues/recommendations.py", id=opened)


def place_latest(as_of: date) -> None:
    """The newest dated evidence of any voice."""
    st.subheader(_("Latest evidence"))
    latest = run("overview/latest_evidence", as_of=as_of, row_limit=LATEST_ROWS)
    evidence_list(latest, lang)
    source_line(latest, latest.attrs["lineage"], lang, key="latest", counted="evidence")


def place_coverage() -> None:
    """How much is known by theme and region, and where nothing is."""
    st.subheader(_("Where nothing is known"))
    st.markdown(
        _(
            "A hatched cell holds no figure in this package. It says nothing about what happens there; it "
            "shows where neither the state nor anyone else has published a figure that was found."
        )
    )
    strip = run("overview/coverage_strip")
    coverage = coverage_of(strip, address.today.year, lang)
    show_coverage(coverage, lang, key="coverage")
    sources = run("overview/coverage_sources")
    with st.container(gap=None):
        table_view(lambda: coverage_table(coverage, lang), lang, key="coverage")
        source_line(sources, [strip.attrs["lineage"], sources.attrs["lineage"]], lang, key="coverage")


address = Address.current()
lang = address.language()
_, ngettext = gettext_for(lang), ngettext_for(lang)

st.title(_("Overview"))
notices = st.container()
as_of_chosen = choose_as_of(address, dialogue_moments(run("catalogue/forums"), address.today, lang), lang)
tracked_items = run("overview/items", as_of=as_of_chosen)
evidence = tracked_items.rename(columns={"headline_event": "event_id", "headline_date": "effective_date"})
place_headlines(tracked_items, as_of_chosen)

where, what = st.columns([1.15, 1], gap="large")
with where:
    place_map()
with what:
    place_status(tracked_items)
place_latest(as_of_chosen)
place_coverage()
with notices:
    address.show_notices()
