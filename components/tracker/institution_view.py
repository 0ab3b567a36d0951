"""One institution on its own page: what it was asked, by whom and when, and what each voice says.

The same facts as its brief (components/briefs/brief.py), with every figure and every recommendation a link.
"""

from typing import Any

import streamlit as st

from components.briefs.brief import (
    COUNTED,
    Ask,
    Brief,
    Statement,
    asked_sentence,
    brief_workbook,
    figure_name,
)
from components.briefs.pdf import PDF_MIME, brief_pdf
from components.exports import XLSX_MIME, file_name
from components.html_panel import Html, html_panel, render
from components.i18n import day, gettext_for, ngettext_for, number
from components.palette import status_said, voice_name
from components.tracker.institution_matrix import ITEMS_PATH, PATH, Moment

NARROWED: dict[str, dict[str, str]] = {
    "contested": {"contested": "true"},
    "overdue": {"overdue": "true"},
    "aged": {"stale": "true"},
}
"""The filter on Recommendations that shows what a figure counts, where there is one."""

PLAIN = (
    "recommendation_id", "text", "origin", "origin_day", "basis", "role", "target", "overdue", "status",
    "contested", "aged", "nothing",
)  # fmt: skip
"""What the template takes from a recommendation as it is."""


def _spoken(statement: Statement, lang: str) -> dict[str, Any]:
    return {
        "voice": statement.voice,
        "name": voice_name(statement.voice, lang),
        "status": statement.status,
        "day": statement.day,
        "evidence": statement.evidence,
    }


def ask_row(ask: Ask, brief: Brief, moment: Moment) -> dict[str, Any]:
    """What the template shows of one recommendation."""
    lang = moment.lang
    state = ask.by("state")
    return {
        **{name: getattr(ask, name) for name in PLAIN},
        "href": moment.link(ITEMS_PATH, id=ask.recommendation_id),
        "wording": brief.sources[ask.text_source - 1],
        "freshness": ask.row["freshness"],
        "state": _spoken(state, lang) if state else None,
        "others": [_spoken(one, lang) for one in ask.said if one.voice != "state"],
        "latest": _spoken(ask.latest, lang) if ask.latest else None,
        "cited": brief.sources[ask.latest.source - 1] if ask.latest else None,
    }


def _parts(brief: Brief, moment: Moment) -> list[dict[str, Any]]:
    ngettext = ngettext_for(moment.lang)
    return [
        {
            "status": status,
            "count": count,
            "href": moment.items(brief.institution_id, status=status),
            "words": ngettext(
                "{count} recommendation, {status}", "{count} recommendations, {status}", count
            ).format(count=number(count, moment.lang), status=status_said(status, moment.lang)),
        }
        for status, count in brief.counts
    ]


def _figures(brief: Brief, moment: Moment) -> list[dict[str, Any]]:
    narrowed = {**NARROWED, "moved": {"since": moment.year_before.isoformat()}}
    return [
        {
            "name": figure_name(name, moment.lang),
            "count": brief.figures[name],
            "href": moment.items(brief.institution_id, **narrowed[name]) if name in narrowed else "",
        }
        for name in COUNTED
    ]


def institution_view(brief: Brief, moment: Moment) -> Html:
    """The page of one institution as HTML."""
    _ = gettext_for(moment.lang)
    when = _("status as of {day}").format(day=day(brief.as_of, moment.lang))
    return render(
        "institution.html",
        moment.lang,
        back=moment.link(PATH),
        kind=brief.kind,
        name=brief.name,
        sentence=f"{asked_sentence(brief)}; {when}.",
        parts=_parts(brief, moment),
        figures=_figures(brief, moment),
        state_name=voice_name("state", moment.lang),
        asks=[ask_row(ask, brief, moment) for ask in brief.asks],
    )


def show_institution(brief: Brief, moment: Moment) -> None:
    """Draw the page of one institution."""
    html_panel(institution_view(brief, moment), key="institution")


def brief_buttons(brief: Brief) -> None:
    """The brief to take into a meeting; each file is made when it is asked for, never before."""
    _ = gettext_for(brief.lang)
    named = ("paygiri", brief.institution_id, brief.as_of.isoformat(), brief.lang)
    with st.container(horizontal=True):
        st.download_button(
            _("Brief (PDF)"),
            data=lambda: brief_pdf(brief),
            file_name=file_name(*named, suffix="pdf"),
            mime=PDF_MIME,
            key="brief-pdf",
            on_click="ignore",
        )
        st.download_button(
            _("Brief (XLSX)"),
            data=lambda: brief_workbook(brief),
            file_name=file_name(*named, suffix="xlsx"),
            mime=XLSX_MIME,
            key="brief-xlsx",
            on_click="ignore",
        )
