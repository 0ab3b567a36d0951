"""Trends: any indicator over time, by region and by voice, with breaks, gaps and partial years left visible.

It opens on the torture cases that the Coalition documented: the one series behind the first topic of both
Dialogues that runs over several years, has partial and running figures that must not be joined, and has two
official counterparts one click away.
"""

from typing import Any

import pandas as pd
import streamlit as st

from components import i18n, markdown
from components.address import Address
from components.filters import choose_many, choose_segment, choose_years
from components.i18n import gettext_for
from components.palette import VOICES, theme, voice_name
from components.provenance import source_line
from components.records import records
from components.trends.downloads import draw_downloads
from components.trends.indicator_picker import choose_indicator, choose_second_indicator, indicator_labels
from components.trends.panels import (
    ALIKE,
    Strand,
    draw_key,
    draw_panels,
    draw_reading,
    draw_words,
    panels_of,
    strand,
)
from components.trends.table import draw_table
from queries import run

DEFAULT_INDICATOR = "torture_cases_coalition"


def asked_strand(indicator: str, regions: list[str], voices: list[str], years: tuple[int, int]) -> Strand:
    """One indicator with the figures the filters let through."""
    lang = Address.current().language()
    points = run(
        "trends/points", indicator=indicator, regions=regions, voices=voices,
        from_year=years[0], to_year=years[1],
    )  # fmt: skip
    measure = records(run("trends/measure", indicator=indicator))[0]
    return strand(measure, points, run("trends/breaks", indicator=indicator), lang)


def comparability(indicator: str, other: str) -> pd.DataFrame:
    """What the comparability table says of two indicators; no rows when it says nothing."""
    rows = run("trends/counterparts", indicator=indicator)
    return rows[rows["indicator_id"] == other]


def say_comparability(said: pd.DataFrame, lang: str) -> None:
    """The reasons why two indicators may or may not be compared, above their panels."""
    _ = gettext_for(lang)
    if said.empty:
        st.caption(_("Two indicators on panels of their own: a shared course is not a cause."))
    for row in records(said):
        reason = markdown.plain(i18n.text(row, "explanation", lang))
        verdict = _("Comparable with care.") if row["comparable"] in ALIKE else _("Not comparable.")
        st.caption(f"**{verdict}** {reason}")


@st.fragment
def screen() -> None:
    """Filters and chart: a change of a filter redraws this part alone."""
    address = Address.current()
    lang = address.language()
    _ = gettext_for(lang)
    indicators, regions = run("catalogue/indicators"), run("catalogue/regions")
    notices = st.empty()
    labels = indicator_labels(indicators, lang)
    themes = run("catalogue/themes")
    indicator = choose_indicator(address, indicators, themes, labels, DEFAULT_INDICATOR, lang)
    counterparts = list(dict.fromkeys(run("trends/counterparts", indicator=indicator)["indicator_id"]))
    low, high = int(indicators["first_year"].min()), int(indicators["last_year"].max())
    codes = list(regions["region_code"])
    names = {row["region_code"]: i18n.text(row, "name", lang) for row in records(regions)}
    beside, where, who, when = st.columns([3, 3, 3, 3], vertical_alignment="top")
    with beside:
        second = choose_second_indicator(address, labels, indicator, counterparts, lang)
    with where:
        asked_regions = choose_many(address, _("Regions"), "region", codes, names)
    with who:
        voice_names = {voice: voice_name(voice, lang) for voice in VOICES}
        asked_voices = choose_many(address, _("Voices"), "voice", VOICES, voice_names)
    with when:
        years = choose_years(address, low, high, lang)
    view, events = choose_view(address, lang)
    with notices.container():
        address.show_notices()
    span = (years[0] or low, years[1] or high)
    strands = [
        asked_strand(name, asked_regions or codes, asked_voices or list(VOICES), span)
        for name in (indicator, second)
        if name is not None
    ]
    draw_view(address, strands, view, years, events=events, lang=lang)


def choose_view(address: Address, lang: str) -> tuple[str, bool]:
    """Chart or table, and whether events are marked (a matter of the eye, so not kept in the address)."""
    _ = gettext_for(lang)
    with st.container(horizontal=True, vertical_alignment="center"):
        labels = {"chart": _("Chart"), "table": _("Table")}
        view = choose_segment(address, _("View"), "view", tuple(labels), labels, "chart", label_visible=False)
        events = st.toggle(_("Mark events"), value=True, key="trends-events") if view == "chart" else False
    return view, events


def draw_view(
    address: Address,
    strands: list[Strand],
    view: str,
    years: tuple[int | None, int | None],
    *,
    events: bool,
    lang: str,
) -> None:
    """The chart or the table of the strands, and beneath it where the figures come from."""
    _ = gettext_for(lang)
    first = strands[0]
    st.subheader(markdown.plain(first.measure.name))
    st.caption(markdown.plain(first.definition))
    for part in strands[1:]:
        st.caption(f"**{markdown.plain(part.measure.name)}.** {markdown.plain(part.definition)}")
    alike = False
    if len(strands) > 1:
        said = comparability(first.measure.indicator_id, strands[1].measure.indicator_id)
        say_comparability(said, lang)
        alike = bool(set(said["comparable"]) & ALIKE) and first.measure.kind == strands[1].measure.kind
    rows = pd.concat([part.points for part in strands])
    if rows.empty:
        st.info(_("No figure matches these filters. That nothing is known here is not the same as zero."))
        return
    if view == "table":
        draw_table(strands, lang)
    else:
        draw_chart(strands, years, alike=alike, events=events, lang=lang)
    lineages = [part.points.attrs["lineage"] for part in strands]
    source_line(rows, lineages, lang, key="trends")
    draw_downloads(address, strands, lang)


def draw_chart(
    strands: list[Strand], years: tuple[int | None, int | None], *, alike: bool, events: bool, lang: str
) -> None:
    """Key, panels, and what the marks on them mean."""
    marked: Any = run("trends/events") if events else None
    shade = theme()
    grid = panels_of(strands, marked, years, lang, alike=alike)
    draw_key(strands, lang, shade)
    draw_panels(grid, lang, shade)
    draw_words(strands, lang)
    draw_reading(strands, grid, lang)


_ = gettext_for(Address.current().language())
st.title(_("Trends"))
screen()
