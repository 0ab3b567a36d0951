"""One donor: who it is, and what all it pays for reports and touches, under the portfolio of its projects."""

from collections.abc import Sequence

from components.html_panel import Html, html_panel, render
from components.i18n import gettext_for, ngettext_for, number, text
from components.impact.address import ImpactPlace
from components.impact.beside import beside
from components.impact.results import by_level
from components.impact.words import ImpactNames, organisation_kind
from components.records import Row

MOST_RESULTS = 200


def donor_sentence(counts: Row, lang: str) -> str:
    """How many projects it pays for, and how many of them with others."""
    ngettext = ngettext_for(lang)
    projects, shared = int(counts["projects"]), int(counts["shared"])
    pays = ngettext("Pays for {count} project", "Pays for {count} projects", projects).format(
        count=number(projects, lang)
    )
    if not shared:
        return f"{pays}."
    others = ngettext(
        "{count} of them together with other donors",
        "{count} of them together with other donors",
        shared,
    ).format(count=number(shared, lang))
    return f"{pays}, {others}."


def donor_head(donor: Row, counts: Row, place: ImpactPlace) -> Html:
    """Name, kind and what it pays for, as HTML.

    Args:
        donor: its row of `impact/organisations`.
        counts: the row of `impact/counts`.
    """
    return render(
        "impact_donor.html",
        place.lang,
        back=place.link(donor=None),
        kind=organisation_kind(str(donor["kind"]), place.lang),
        name=text(donor, "name", place.lang),
        sentence=donor_sentence(counts, place.lang),
    )


def show_donor_head(donor: Row, counts: Row, place: ImpactPlace) -> None:
    """Draw the head of the donor's page."""
    html_panel(donor_head(donor, counts, place), key="impact-donor")


def donor_results(
    results: Sequence[Row],
    indicators: Sequence[Row],
    recommendations: Sequence[Row],
    place: ImpactPlace,
    names: ImpactNames,
) -> Html:
    """All results of its projects, then the three columns that stand apart, as HTML."""
    _ = gettext_for(place.lang)
    cut = _("The first {shown} results are shown; the files hold all of them.")
    return render(
        "impact_donor_results.html",
        place.lang,
        levels=by_level(results[:MOST_RESULTS], names, place.lang),
        cut=cut.format(shown=number(MOST_RESULTS, place.lang)) if len(results) > MOST_RESULTS else "",
        columns=beside(results, indicators, recommendations, place),
    )


def show_donor_results(
    results: Sequence[Row],
    indicators: Sequence[Row],
    recommendations: Sequence[Row],
    place: ImpactPlace,
    names: ImpactNames,
) -> None:
    """Draw the results and the three columns."""
    html_panel(donor_results(results, indicators, recommendations, place, names), key="impact-donor-results")
