"""Headline figures: a large number, what it means in one line, and on opening the items behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from components.i18n import NO_VALUE, day, gettext_for, is_missing, number
from components.i18n import text as text_of
from components.markdown import link, plain
from components.palette import status_name, voice_mark, voice_name
from components.records import Row, records


@dataclass(frozen=True)
class Headline:
    """One figure.

    Attributes:
        key: short id, unique on the page.
        label: what is counted.
        value: how many recommendations.
        meaning: one line that says how to read it.
        items: makes, when the figure is opened, the rows behind it: the recommendations counted, one row each
            with recommendation_id, text_en/_ru/_tg, status, contested, voice, headline_date, source_title,
            url and publisher of the evidence that counts.
    """

    key: str
    label: str
    value: int
    meaning: str
    items: Callable[[], pd.DataFrame]


def items_table(items: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The recommendations as markdown cells: id, words, status, the newest evidence with voice and source."""
    _ = gettext_for(lang)
    rows = []
    for row in records(items):
        status = status_name(str(row["status"]), lang)
        if row["contested"]:
            status = _("{status} (contested)").format(status=status)
        row_text = {
            _("Id"): plain(str(row["recommendation_id"])),
            _("Recommendation"): plain(text_of(row, "text", lang)),
            _("Status"): plain(status),
        }
        rows.append(row_text | _evidence_cells(row, lang))
    return pd.DataFrame(rows)


def _evidence_cells(row: Row, lang: str) -> dict[str, str]:
    """Day, voice and source of the evidence that counts; dashes where there is none."""
    _ = gettext_for(lang)
    titles = (_("Newest evidence"), _("Voice"), _("Source"))
    if is_missing(row["source_title"]):
        return dict.fromkeys(titles, NO_VALUE)
    voice = f"{voice_mark(row['voice'])} {plain(voice_name(row['voice'], lang))}"
    source = link(f"{row['source_title']}, {row['publisher']}", row["url"])
    return dict(zip(titles, (day(row["headline_date"], lang), voice, source), strict=True))


@st.fragment
def _rows_behind(headlines: Sequence[Headline], lang: str) -> None:
    """Buttons that open the recommendations behind one of the figures, over the whole width."""
    _ = gettext_for(lang)
    opened = {headline.key: headline for headline in headlines if headline.value}
    chosen = st.segmented_control(
        _("Open the recommendations behind a figure"),
        list(opened),
        format_func=lambda key: f"{opened[key].label} · {number(opened[key].value, lang)}",
        key="headline-opened",
        wrap=True,
    )
    if chosen in opened:
        st.table(items_table(opened[chosen].items(), lang), hide_index=True, border="horizontal")


def show_headlines(headlines: Sequence[Headline], lang: str) -> None:
    """Draw the figures side by side; on a narrow screen under each other."""
    for column, headline in zip(st.columns(len(headlines), gap="medium"), headlines, strict=True):
        with column:
            st.markdown(f":small[{plain(headline.label)}]")  # the metric's own label is cut, not wrapped
            st.metric(headline.label, number(headline.value, lang), label_visibility="collapsed")
            st.markdown(f":small[{plain(headline.meaning)}]")
    if any(headline.value for headline in headlines):
        _rows_behind(headlines, lang)
