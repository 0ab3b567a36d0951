"""Add to slides: the view that a source line belongs to, put into the deck with its filters and its day.

Every chart, map and table has a source line, and every source line knows the questions behind it with their
parameters; from these the slide follows, so that no page has to say it again. A chart whose question has no
view of its own is added as the rows behind it. A slide keeps the as-of day only where the reader chose one,
so that a deck without it goes on with the days.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components import markdown
from components.address import Address, link
from components.i18n import gettext_for, is_missing
from components.palette import VOICES
from components.slides.deck import Slide, Value, packed
from components.slides.reading import MOST_VALUES
from components.slides.session import add_slide, current_deck
from components.sources.metadata import Lineage

PATH = "present"
MOST_AT_ONCE = 6
Asked = Mapping[str, Any]
Given = dict[str, Value]

TRACKER_LISTS = ("forum", "theme", "region", "institution", "status", "voice")
TRACKER_FLAGS = ("contested", "stale", "overdue")
IMPACT = ("project", "donor", "region", "theme")
WHOLE_NATION = ("TJ", "TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB")


def _nothing(_asked: Asked) -> Given:
    return {}


def _only(*names: str) -> Callable[[Asked], Given]:
    return lambda asked: {name: str(asked[name]) for name in names if asked.get(name)}


def _tracker(asked: Asked) -> Given:
    given: Given = {name: tuple(asked[name])[:MOST_VALUES] for name in TRACKER_LISTS if asked.get(name)}
    flags = {name: asked.get(name) for name in TRACKER_FLAGS}
    given |= {name: "true" if flag else "false" for name, flag in flags.items() if flag is not None}
    return given | ({"q": str(asked["q"])} if asked.get("q") else {})


def _changes(asked: Asked) -> Given:
    return _tracker(asked) | {"since": str(asked["since"])[:10]}


def _trend(asked: Asked) -> Given:
    """Lists that name everything narrow nothing and are left out, as are years beyond all figures."""
    given: Given = {"indicator": str(asked["indicator"])}
    for name, whole in (("regions", WHOLE_NATION), ("voices", VOICES)):
        chosen = tuple(str(value) for value in asked[name])
        if set(chosen) != set(whole):
            given[name.removesuffix("s")] = chosen[:MOST_VALUES]
    years = {"from": asked["from_year"], "to": asked["to_year"]}
    return given | {name: str(int(year)) for name, year in years.items() if 1900 < int(year) < 2100}


def _institution(asked: Asked) -> Given:
    return {"institution": (str(asked["institution"]),)}


def _item(asked: Asked) -> Given:
    return {"id": (str(asked["id"]),)}


RULES: Mapping[str, tuple[str, Callable[[Asked], Given]]] = {
    "overview/headline": ("figures", _nothing),
    "overview/region_figures": ("map", _only("indicator")),
    "overview/latest_evidence": ("latest", _nothing),
    "overview/items": ("status", _nothing),
    "overview/coverage_strip": ("coverage", _nothing),
    "regions/at_a_glance": ("coverage", _nothing),
    "coverage/matrix": ("coverage", _nothing),
    "trends/points": ("trend", _trend),
    "follow_up/priorities_of_region": ("priorities", _only("region")),
    "follow_up/projects_of_region": ("projects", _only("region")),
    "follow_up/events_of_region": ("events", _only("region")),
    "tracker/changes": ("changes", _changes),
    "tracker/matrix": ("matrix", _tracker),
    "tracker/progress": ("progress", _tracker),
    "tracker/institutions": ("institutions", _tracker),
    "tracker/institution_items": ("recommendations", _institution),
    "tracker/item": ("recommendations", _item),
    "tracker/summary": ("status", _nothing),
    "tracker/items": ("recommendations", _tracker),
    "disagreements/quantity": ("disagreement", lambda asked: {"pair": str(asked["id"])}),
    "impact/reach": ("reach", _only(*IMPACT)),
    "impact/results": ("results", _only(*IMPACT)),
    "impact/gap": ("portfolio", _only(*IMPACT)),
    "impact/portfolio": ("portfolio", _only(*IMPACT)),
    "impact/projects": ("portfolio", _only(*IMPACT)),
    "claims/register": (
        "claims",
        lambda asked: {"verdict": tuple(asked["verdict"])} if asked["verdict"] else {},
    ),
    "claims/claim": ("claims", _item),
}
"""By question, in order of preference among the questions of one chart: its view, and what it keeps of the
parameters."""

DATED = frozenset({
    "figures", "status", "latest", "changes", "recommendations", "matrix", "progress", "institutions",
    "portfolio", "reach", "results",
})  # fmt: skip
"""Views that are read as of a day."""


def slides_for(rows: pd.DataFrame, lineages: Sequence[Lineage], as_of: str | None) -> list[Slide]:
    """The slides that show what a source line belongs to; none where there is nothing to show.

    Args:
        rows: the rows behind the chart.
        as_of: the day the reader chose, as it stands in the address; None for today.
    """
    by_question = {lineage.question: lineage for lineage in lineages}
    if "regions/comparisons" in by_question:
        indicators = list(dict.fromkeys(rows["indicator_id"].dropna()))[:MOST_AT_ONCE]
        return [Slide("regions", {"indicator": str(indicator)}) for indicator in indicators]
    if set(by_question) == {"regions/population"} and rows["region_code"].nunique() == 1:
        return [Slide("profile", {"region": str(rows["region_code"].iloc[0])})]
    if "follow_up/recommendations_of_region" in by_question:
        region = str(by_question["follow_up/recommendations_of_region"].parameters["region"])
        return [Slide("recommendations", {"region": (region,)} | _day(as_of))]
    for question, (view, kept) in RULES.items():
        if question in by_question:
            asked = [lineage.parameters for lineage in lineages if lineage.question == question]
            day = _day(as_of) if view in DATED else {}
            return [Slide(view, kept(one) | day) for one in asked[:MOST_AT_ONCE]]
    return _rows_themselves(rows)


def _day(as_of: str | None) -> Given:
    return {"as_of": as_of} if as_of else {}


def _rows_themselves(rows: pd.DataFrame) -> list[Slide]:
    """The rows behind a chart that no view draws: its figures, its recommendations, else its sources."""
    for column, view in (
        ("observation_id", "observations"),
        ("recommendation_id", "recommendations"),
        ("source_id", "sources"),
    ):  # fmt: skip
        if column in rows:
            ids = tuple(
                dict.fromkeys(str(value) for value in rows[column] if not is_missing(value) and value)
            )
            if ids:
                return [Slide(view, {"id": ids[:MOST_VALUES]})]
    return []


def show_add_to_slides(rows: pd.DataFrame, lineages: Sequence[Lineage], lang: str, key: str) -> None:
    """The button; once pressed, it says where the view went and leads there."""
    _ = gettext_for(lang)
    address = Address.current()
    chosen = address.as_of()
    slides = slides_for(rows, lineages, None if chosen == address.today else chosen.isoformat())
    if not slides:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if not st.button(_("Add to slides"), key=f"source-slides-{key}", type="tertiary"):
            return
        places = [add_slide(slide.view, slide.parameters, lang) for slide in slides]
        deck = current_deck()
        if None in places or deck is None:
            st.caption(_("The deck is full: remove a slide first."))
            return
        said = _("Added as slide {number}.").format(number=", ".join(str(place) for place in places))
        kept = {"deck": packed(deck), "lang": None if lang == "en" else lang}
        leads = markdown.plain(_("Open Present"))
        st.markdown(f"{markdown.plain(said)} [{leads}]({link(PATH, **kept)})")
