"""The catalogue: every source with what is known of it and what rests on it, and every producer.

A source without an address says so, a copy names who published first, and what a source supports is a link to
the source's own page, where each thing leads to its screen.
"""

from collections.abc import Sequence
from typing import Any

from components.html_panel import Html, html_panel, render
from components.i18n import (
    LANGUAGES,
    alphabetical,
    day,
    folded,
    gettext_for,
    is_missing,
    ngettext_for,
    number,
    partial_date,
    text,
    year_span,
)
from components.palette import VOICES, voice_name
from components.records import Row
from components.sources.address import SourcePlace
from components.sources.words import USES, filter_names, kind_name, language_name, use_count
from components.tracker.list import Paging, paging

ON_A_PAGE = 30


def known(row: Row, column: str) -> str:
    """The cell as text; empty where it is missing."""
    return "" if is_missing(row[column]) else str(row[column])


def source_facts(row: Row, lang: str) -> dict[str, Any]:
    """What a template shows of one source.

    Args:
        row: one row of `sources/catalogue`.
    """
    copied = known(row, "source_kind") == "mirror"
    return {
        "id": row["source_id"],
        "title": row["source_title"],
        "publisher": row["publisher"],
        "first": known(row, "original_publisher") if copied else "",
        "copied": copied,
        "url": known(row, "url"),
        "published": partial_date(row["published"], lang) if known(row, "published") else "",
        "read": day(row["accessed"], lang),
        "language": language_name(str(row["language"]), lang),
        "kind": kind_name(str(row["source_kind"]), lang),
        "licence": known(row, "licence"),
        "note": known(row, "note"),
        "voices": [
            (voice, voice_name(voice, lang)) for voice in VOICES if voice in known(row, "voices").split()
        ],
        "uses": [use_count(use, int(row[use]), lang) for use in USES if row[use]],
        "years": years_said(row),
    }


def years_said(row: Row) -> str:
    """The years that what was read speaks for; empty when it names none."""
    if is_missing(row["first_year"]) or is_missing(row["last_year"]):
        return ""
    return year_span(int(row["first_year"]), int(row["last_year"]))


def filters_set(place: SourcePlace) -> dict[str, str]:
    """The filters of the catalogue that are set, by parameter, with their values in words."""
    said = {
        "q": place.q,
        "voice": ", ".join(voice_name(voice, place.lang) for voice in place.voice),
        "language": ", ".join(language_name(code, place.lang) for code in place.language),
        "kind": ", ".join(kind_name(kind, place.lang) for kind in place.kind),
        "from": str(place.years[0] or ""),
        "to": str(place.years[1] or ""),
    }
    return {param: words for param, words in said.items() if words}


def catalogue_list(rows: Sequence[Row], total: int, place: SourcePlace) -> Html:
    """One page of the catalogue as HTML.

    Args:
        rows: rows of `sources/catalogue` of this page.
        total: how many there are.
    """
    lang = place.lang
    pages: Paging = paging(place, total, ON_A_PAGE)
    return render(
        "source_catalogue.html",
        lang,
        rows=[{**source_facts(row, lang), "href": place.link(id=row["source_id"])} for row in rows],
        paging=pages,
    )


def show_catalogue(rows: Sequence[Row], total: int, place: SourcePlace) -> None:
    """Draw one page of the catalogue."""
    html_panel(catalogue_list(rows, total, place), key="sources-catalogue")


def empty_catalogue(place: SourcePlace, without: dict[str, int], everything: int) -> Html:
    """What a reader can loosen when no source is left.

    Args:
        without: how many sources there would be without each filter that is set, by its parameter.
        everything: how many there are without any.
    """
    ngettext, names = ngettext_for(place.lang), filter_names(place.lang)
    ways = [
        {
            "words": ngettext(
                "{count} source without the filter “{name}: {value}”",
                "{count} sources without the filter “{name}: {value}”",
                without[param],
            ).format(count=number(without[param], place.lang), name=names[param], value=words[:60]),
            "href": place.link(**{param: None}),
            "count": without[param],
        }
        for param, words in filters_set(place).items()
        if without.get(param)
    ]
    return render(
        "source_empty.html",
        place.lang,
        ways=sorted(ways, key=lambda way: -way["count"]),
        everything=everything,
        clear=place.link(**dict.fromkeys(filter_names(place.lang))),
    )


def show_empty_catalogue(place: SourcePlace, without: dict[str, int], everything: int) -> None:
    """Draw what can be loosened."""
    html_panel(empty_catalogue(place, without, everything), key="sources-empty")


def named_like(rows: Sequence[Row], q: str) -> list[Row]:
    """The producers whose name in any language holds `q`, however typed; all of them when `q` is empty."""
    sought = folded(q)
    return [
        row for row in rows if sought in folded(" ".join(known(row, f"name_{lang}") for lang in LANGUAGES))
    ]


def producer_list(rows: Sequence[Row], place: SourcePlace) -> Html:
    """Every producer by voice as HTML.

    Args:
        rows: rows of `sources/producers`.
    """
    _ = gettext_for(place.lang)
    groups: dict[str, list[dict[str, Any]]] = {}
    named = sorted(rows, key=lambda row: alphabetical(text(row, "name", place.lang), place.lang))
    for row in sorted(named, key=lambda row: row["voice_position"]):
        groups.setdefault(known(row, "voice"), []).append(_producer(row, place.lang))
    return render(
        "source_producers.html",
        place.lang,
        groups=[
            (voice, voice_name(voice, place.lang) if voice else _("Own search, without a voice"), members)
            for voice, members in groups.items()
        ],
    )


def _producer(row: Row, lang: str) -> dict[str, Any]:
    counted = ("observations", "evidence", "priorities")
    return {
        "name": text(row, "name", lang),
        "parent": text(row, "parent", lang) if known(row, "parent") else "",
        "url": known(row, "url"),
        "note": known(row, "note"),
        "sources": number(int(row["sources"]), lang) if row["sources"] else "",
        "uses": [use_count(use, int(row[use]), lang) for use in counted if row[use]],
        "years": years_said(row),
    }


def show_producers(rows: Sequence[Row], place: SourcePlace) -> None:
    """Draw the producers."""
    html_panel(producer_list(rows, place), key="sources-producers")
