"""One project at its own address: who pays and works, when, for what, what was promised and reported, what of
the recommendations it touches, and what is not known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.html_panel import Html, html_panel, render
from components.i18n import gettext_for, is_missing, partial_date, text
from components.impact.address import ImpactPlace
from components.impact.beside import beside
from components.impact.results import by_level
from components.impact.words import (
    ImpactNames,
    dates_in_words,
    gaps_of,
    kind_name,
    known,
    money,
    role_name,
    share_in_words,
)
from components.records import Row
from components.tracker.detail import source_words

ROLES = ("donor", "implementer", "partner")


@dataclass(frozen=True)
class ProjectParts:
    """Everything about one project.

    Attributes:
        project: its row of `impact/projects`.
        partners, places, results, recommendations, indicators, events: rows of the questions of that name;
            `places` of `impact/project_places`.
    """

    project: Row
    partners: Sequence[Row]
    places: Sequence[Row]
    results: Sequence[Row]
    recommendations: Sequence[Row]
    indicators: Sequence[Row]
    events: Sequence[Row]


def parties(parts: ProjectParts, place: ImpactPlace) -> list[dict[str, Any]]:
    """The organisations by role; a donor with its share, and the address of all that it pays for."""
    lang = place.lang
    count = int(parts.project["donor_count"])
    found = []
    for role in ROLES:
        members = [row for row in parts.partners if row["role"] == role]
        if members:
            found.append(
                {
                    "role": role_name(role, lang),
                    "members": [
                        {
                            "name": text(row, "name", lang),
                            "href": place.link(
                                donor=row["organisation_id"], view=None, region=None, theme=None
                            )
                            if role == "donor"
                            else "",
                            "share": share_in_words(row["share"], count, lang) if role == "donor" else "",
                        }
                        for row in members
                    ],
                }
            )
    return found


def where(parts: ProjectParts, lang: str) -> list[dict[str, str]]:
    """Its regions, each with the places in it that a source names."""
    regions = [row for row in parts.places if not row["place_id"]]
    named = {str(row["region_code"]) for row in regions}
    places = [row for row in parts.places if row["place_id"]]
    found = []
    for row in regions:
        inside = [text(one, "name", lang) for one in places if one["region_code"] == row["region_code"]]
        remark = "" if inside else known(row["note"])  # a remark says in English what the places say
        found.append({"name": text(row, "name", lang), "places": ", ".join(inside), "note": remark})
    apart = [text(row, "name", lang) for row in places if row["region_code"] not in named]
    return [*found, *([{"name": "", "places": ", ".join(apart), "note": ""}] if apart else [])]


def event_rows(events: Sequence[Row], lang: str) -> list[dict[str, Any]]:
    """The dated events, the newest first."""
    _ = gettext_for(lang)
    return [
        {
            "day": partial_date(str(row["date"]), lang),
            "title": text(row, "title", lang),
            "place": text(row, "place", lang),
            "organiser": text(row, "organiser", lang),
            "basis": _("linked by who held it and when") if row["basis"] == "inferred" else "",
            **source_words(row, lang),
        }
        for row in events
    ]


def sources_of_project(parts: ProjectParts, lang: str) -> list[dict[str, Any]]:
    """The sources of the project, its results and its events, each once."""
    rows = [parts.project, *parts.results, *parts.events]
    distinct = {str(row["source_id"]): row for row in reversed(rows) if not is_missing(row["source_id"])}
    return [source_words(row, lang) for row in reversed(distinct.values())]


def project_card(parts: ProjectParts, place: ImpactPlace, names: ImpactNames) -> Html:
    """The card as HTML."""
    lang, project = place.lang, parts.project
    return render(
        "impact_project.html",
        lang,
        back=place.link(),
        id=project["project_id"],
        kind=kind_name(str(project["kind"]), lang),
        title=text(project, "title", lang),
        objective=text(project, "objective", lang),
        dates=dates_in_words(project, lang),
        date_note=text(project, "date_note", lang),
        parties=parties(parts, place),
        money=money(project["budget"], project["currency"], lang),
        published=not is_missing(project["budget"]),
        where=where(parts, lang),
        themes=[
            {"name": names.theme.get(one, one), "href": place.link(theme=one, view=None)}
            for one in str(project["themes"]).split()
        ],
        note=known(project["note"]),
        levels=by_level(parts.results, names, lang),
        columns=beside(parts.results, parts.indicators, parts.recommendations, place),
        events=event_rows(parts.events, lang),
        gaps=gaps_of(project, parts.results, parts.partners, lang),
        sources=sources_of_project(parts, lang),
    )


def show_project(parts: ProjectParts, place: ImpactPlace, names: ImpactNames) -> None:
    """Draw the card."""
    html_panel(project_card(parts, place, names), key="impact-project")
