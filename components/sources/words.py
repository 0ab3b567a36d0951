"""The words of the catalogue: kinds and languages of sources, and what a source is used for."""

from functools import cache

from babel import Locale

from components.i18n import gettext_for, ngettext_for, number


def kind_name(kind: str, lang: str) -> str:
    """What kind of source it is."""
    _ = gettext_for(lang)
    return {
        "primary": _("Document of its maker"),
        "communique": _("Communiqué"),
        "dataset": _("Dataset"),
        "news": _("News report"),
        "mirror": _("Copy on another site"),
    }[kind]


@cache
def language_name(code: str, lang: str) -> str:
    """The name of a language, such as `English`; its code where it has no name here."""
    name = str(Locale.parse(lang).languages.get(code, code))
    return name[:1].upper() + name[1:]


def filter_names(lang: str) -> dict[str, str]:
    """What each filter of the catalogue is called, by its parameter."""
    _ = gettext_for(lang)
    return {
        "q": _("Search"),
        "voice": _("Voice"),
        "language": _("Language of the source"),
        "kind": _("Kind"),
        "from": _("Published from"),
        "to": _("Published up to"),
    }


def use_heading(used_as: str, lang: str) -> str:
    """The heading over the things of one kind that a source supports."""
    _ = gettext_for(lang)
    return {
        "observation": _("Figures"),
        "evidence": _("Evidence on recommendations"),
        "recommendation": _("Texts of recommendations"),
        "forum": _("Dialogues, reviews and plans"),
        "project": _("Projects"),
        "result": _("Results of projects"),
        "event": _("Events"),
        "priority": _("Regional priorities"),
        "claim": _("Claims it makes"),
        "claim_evidence": _("Claims it is evidence on"),
    }[used_as]


def use_count(used_as: str, count: int, lang: str) -> str:
    """How many rows of one kind rest on a source, in words.

    Args:
        used_as: the column of `sources/catalogue` that counts them.
        count: how many.
    """
    ngettext = ngettext_for(lang)
    worded = {
        "observations": ngettext("{count} observation", "{count} observations", count),
        "evidence": ngettext("{count} piece of evidence", "{count} pieces of evidence", count),
        "recommendations": ngettext("{count} recommendation", "{count} recommendations", count),
        "forums": ngettext("{count} dialogue or review", "{count} dialogues and reviews", count),
        "projects": ngettext("{count} project", "{count} projects", count),
        "results": ngettext("{count} result", "{count} results", count),
        "events": ngettext("{count} event", "{count} events", count),
        "priorities": ngettext("{count} priority", "{count} priorities", count),
        "claims": ngettext("{count} claim", "{count} claims", count),
    }[used_as]
    return worded.format(count=number(count, lang))


USES = (
    "observations", "evidence", "recommendations", "forums", "projects", "results", "events", "priorities",
    "claims",
)  # fmt: skip
"""Columns of `sources/catalogue` that count what rests on a source, in the order shown."""
