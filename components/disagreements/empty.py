"""What a reader can do when no differing figures are left: loosen a filter, or look at another kind."""

from collections.abc import Mapping

from components.disagreements.address import IN_ADDRESS, KINDS, DisagreementPlace
from components.disagreements.words import kind_name
from components.html_panel import Html, html_panel, render
from components.i18n import gettext_for


def filter_name(name: str, lang: str) -> str:
    """A filter in words, by the name it has in a place."""
    _ = gettext_for(lang)
    return {
        "theme": _("Theme"),
        "region": _("Region"),
        "voice": _("Voice"),
        "first": _("first year"),
        "last": _("last year"),
    }[name]


def empty_list(place: DisagreementPlace, without: Mapping[str, int], kinds: Mapping[str, int]) -> Html:
    """The ways out as HTML.

    Args:
        without: quantities there would be without one filter, by its name in a place.
        kinds: quantities of each kind under all filters.
    """
    return render(
        "disagreement_empty.html",
        place.lang,
        kind=kind_name(place.kind, place.lang),
        ways=[
            {
                "name": filter_name(name, place.lang),
                "count": count,
                "href": place.link(**{IN_ADDRESS[name]: None}),
            }
            for name, count in without.items()
            if count
        ],
        others=[
            {"name": kind_name(kind, place.lang), "count": kinds[kind], "href": place.link(kind=kind)}
            for kind in KINDS
            if kind != place.kind and kinds[kind]
        ],
        clear=place.link(**dict.fromkeys(IN_ADDRESS.values())) if without else "",
    )


def show_empty(place: DisagreementPlace, without: Mapping[str, int], kinds: Mapping[str, int]) -> None:
    """Draw the ways out."""
    html_panel(empty_list(place, without, kinds), key="disagreements-empty")
