"""The newest evidence as a list to read: day, voice, status, what is reported, source with its link."""

import pandas as pd
import streamlit as st

from components.i18n import gettext_for, partial_date
from components.i18n import text as text_of
from components.markdown import link, plain
from components.palette import status_name, voice_mark, voice_name
from components.records import records


def evidence_list(evidence: pd.DataFrame, lang: str) -> None:
    """Draw one entry per row.

    Args:
        evidence: one row per status event with date (as printed, may be partial), voice, status,
            recommendation_id, text_en/_ru/_tg (the recommendation), evidence_en/_ru/_tg (what is reported),
            source_title, publisher and url.
    """
    _ = gettext_for(lang)
    if evidence.empty:
        st.markdown(_("No dated evidence is recorded up to this day."))
    for row in records(evidence):
        when, what = st.columns([1, 5], gap="small")
        with when:
            voice = f"{voice_mark(row['voice'])} {plain(voice_name(row['voice'], lang))}"
            st.markdown(f"**{plain(partial_date(row['date'], lang))}**  \n{voice}")
        with what:
            status = status_name(str(row["status"]), lang)
            reported = plain(text_of(row, "evidence", lang))
            asked = plain(text_of(row, "text", lang))
            named = f"{link(str(row['source_title']), row['url'])}, {plain(str(row['publisher']))}"
            source = _("Source: {source}").format(source=named)
            st.markdown(
                f"**{plain(status)}** · {reported}  \n"
                f":small[{plain(str(row['recommendation_id']))}: {asked}]  \n"
                f":small[{source}]"
            )
