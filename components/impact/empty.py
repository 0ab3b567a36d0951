"""What a reader can do when no project matches: which filters can be taken off, and what that would show."""

from collections.abc import Mapping

from components.html_panel import Html, html_panel, render
from components.i18n import day, gettext_for
from components.impact.address import ImpactPlace
from components.impact.words import ImpactNames


def filter_names(lang: str) -> dict[str, str]:
    """What each filter is called."""
    _ = gettext_for(lang)
    return {"donor": _("Donor"), "region": _("Region"), "theme": _("Theme")}


def filters_in_words(place: ImpactPlace, names: ImpactNames) -> dict[str, str]:
    """Each filter that is set with its value, both in words."""
    known: Mapping[str, Mapping[str, str]] = {
        "donor": names.organisation,
        "region": names.region,
        "theme": names.theme,
    }
    said = filter_names(place.lang)
    return {
        said[name]: known[name].get(value, value)
        for name, value in place.filters.in_address().items()
        if value
    }


def empty_result(without: Mapping[str, int], place: ImpactPlace) -> Html:
    """The ways out, as HTML.

    Args:
        without: projects there would be without each of the filters that are set.
    """
    said = filter_names(place.lang)
    return render(
        "impact_empty.html",
        place.lang,
        ways=[
            {"name": said[name], "count": count, "href": place.link(**{name: None})}
            for name, count in without.items()
            if count
        ],
        filtered=bool(without),
        clear=place.link(**dict.fromkeys(said)),
        as_of=day(place.as_of, place.lang),
        today=place.link(as_of=None),
    )


def show_empty(without: Mapping[str, int], place: ImpactPlace) -> None:
    """Draw the ways out."""
    html_panel(empty_result(without, place), key="impact-empty")
