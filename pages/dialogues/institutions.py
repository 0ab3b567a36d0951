"""Institutions: who was asked to act, and did; each at its own address, with a brief to take along."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.address import Address
from components.as_of import choose_as_of, dialogue_moments
from components.briefs.brief import Brief, brief_of
from components.i18n import gettext_for, text
from components.markdown import plain
from components.provenance import Lineage, source_line
from components.records import Row, records
from components.table_view import table_view
from components.tracker.address import TrackerFilters
from components.tracker.export import unpublished_lists
from components.tracker.institution_matrix import Moment, institution_table, show_institution_matrix
from components.tracker.institution_view import brief_buttons, show_institution
from queries import run

MOST_ROWS = 5_000
"""Recommendations whose evidence is read at once: far above what any institution was ever asked."""


def evidence_behind(items: pd.DataFrame) -> pd.DataFrame:
    """The evidence that decided each item, as the source line takes it."""
    return items.rename(columns={"headline_event": "event_id", "headline_date": "effective_date"})


def place_matrix(moment: Moment) -> None:
    """All institutions that were asked something."""
    everything = {**TrackerFilters().parameters(), "as_of": moment.as_of}
    counts = run("tracker/institutions", **everything)
    rows = records(counts)
    if not rows:
        st.markdown(_("No recommendation in the package existed on this day."))
        return
    show_institution_matrix(rows, moment)
    items = run("tracker/items", **everything, sort="id", row_limit=MOST_ROWS, row_offset=0)
    with st.container(gap=None):
        table_view(lambda: institution_table(rows, moment.lang), moment.lang, key="institutions")
        lineages = [counts.attrs["lineage"], items.attrs["lineage"]]
        source_line(evidence_behind(items), lineages, moment.lang, key="institutions", counted="evidence")


def gather(institution: Row, moment: Moment) -> tuple[Brief, pd.DataFrame] | None:
    """The brief on an institution and the evidence behind it; None when nothing had been asked of it."""
    identity = str(institution["institution_id"])
    given = {**TrackerFilters(institution=(identity,)).parameters(), "as_of": moment.as_of}
    counts = run("tracker/institutions", **given)
    if counts.empty:
        return None
    items = run("tracker/institution_items", institution=identity, as_of=moment.as_of)
    events = run("tracker/timeline", **given, sort="id", row_limit=MOST_ROWS, row_offset=0)
    texts = run("tracker/institution_texts", institution=identity)
    lineages: Sequence[Lineage] = [frame.attrs["lineage"] for frame in (counts, items, events, texts)]
    read_until = run("overview/coverage_sources")["accessed"].max().date()
    brief = brief_of(
        institution,
        records(counts)[0],
        records(items),
        records(events),
        records(texts),
        lineages,
        moment.as_of,
        read_until,
        moment.lang,
    )
    return brief, events


def place_institution(institution: Row, moment: Moment, buttons: DeltaGenerator) -> None:
    """One institution: what it was asked, how that stands, and its brief, offered in `buttons`."""
    gathered = gather(institution, moment)
    if gathered is None:
        st.subheader(plain(text(institution, "name", moment.lang)))
        st.markdown(_("Nothing in the package had been asked of it on this day."))
        return
    brief, events = gathered
    with buttons:
        brief_buttons(brief)
    show_institution(brief, moment)
    source_line(events, brief.lineages, moment.lang, key="institution", counted="evidence")


@st.fragment
def screen() -> None:
    """The page below its title: a filter redraws this part alone."""
    address = Address.current()
    lang = address.language()
    notices = st.container()
    moments = dialogue_moments(run("catalogue/forums"), address.today, lang)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        as_of = choose_as_of(address, moments, lang)
        buttons = st.container(width="content")
    moment = Moment(as_of, lang, address.link)
    asked = {
        str(row["institution_id"]): row
        for row in records(run("catalogue/institutions"))
        if row["recommendations"]
    }
    chosen = address.one("id", asked)
    if chosen is None:
        place_matrix(moment)
    else:
        place_institution(asked[chosen], moment, buttons)
    with notices:
        address.show_notices()


_ = gettext_for(Address.current().language())
st.title(_("Institutions"))
st.caption(unpublished_lists(Address.current().language()))
screen()
