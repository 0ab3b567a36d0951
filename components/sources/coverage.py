"""Coverage: theme by region with a tick for every year that is known, and lists of what should be and is not.

A field says how many observations there are, in which voices and how new the newest is; a field without any
is hatched, because that nothing was found says nothing about what happens there. The lists name what somebody
can go and ask for: a region, a year, a piece of evidence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from components.charts.coverage_strip import OLD_AFTER_YEARS, STEPS
from components.exports import Sheet as Tab
from components.exports import csv_bytes, sources_of, workbook_bytes
from components.html_panel import Html, html_panel, render
from components.i18n import day, gettext_for, is_missing, ngettext_for, number, text, year_span
from components.markdown import plain
from components.palette import VOICES, voice_name, voice_said
from components.records import Row
from components.sources.address import SourcePlace
from components.sources.metadata import Lineage, licence_sentence

MOST_LISTED = 200
NATION = "TJ"


def field_words(row: Row, lang: str) -> str:
    """A field in words: `Gender, Sughd: 12 observations of 2 voices (state, media), the newest of 2024`."""
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    where = {"theme": text(row, "theme", lang), "region": text(row, "region", lang)}
    count = int(row["observations"])
    if not count:
        return _("{theme}, {region}: nothing recorded").format(**where)
    heard = str(row["voice_list"]).split()
    return ngettext(
        "{theme}, {region}: {count} observation ({voices}), the newest of {year}",
        "{theme}, {region}: {count} observations ({voices}), the newest of {year}",
        count,
    ).format(
        **where,
        count=number(count, lang),
        voices=", ".join(voice_said(voice, lang) for voice in VOICES if voice in heard),
        year=int(row["last_year"]),
    )


def _tone(observations: int) -> int:
    return sum(observations >= step for step in STEPS)


def _newest(row: Row, this_year: int) -> str:
    last = int(row["last_year"])
    return f"({last})" if this_year - last >= OLD_AFTER_YEARS else str(last)


@dataclass(frozen=True)
class Span:
    """The years that a matrix shows, and the year that ages are counted from."""

    first: int
    last: int
    today: int


def matrix_field(row: Row, years: Mapping[int, int], span: Span, place: SourcePlace) -> dict[str, Any]:
    """What the template shows of one theme in one region.

    Args:
        row: one row of `coverage/matrix`.
        years: observations by year.
        span: the years shown.
    """
    chosen = (row["theme_id"],) == place.theme and (row["region_code"],) == place.region
    heard = "" if is_missing(row["voice_list"]) else str(row["voice_list"])
    return {
        "count": int(row["observations"]),
        "newest": _newest(row, span.today) if row["observations"] else "",
        "voices": [voice for voice in VOICES if voice in heard.split()],
        "ticks": [(year - span.first, _tone(count)) for year, count in sorted(years.items())],
        "words": field_words(row, place.lang),
        "href": place.link(theme=None, region=None)
        if chosen
        else place.link(theme=row["theme_id"], region=row["region_code"]),
        "chosen": chosen,
    }


def coverage_matrix(fields: Sequence[Row], by_year: Sequence[Row], span: Span, place: SourcePlace) -> Html:
    """The matrix as HTML, the nation last.

    Args:
        fields: rows of `coverage/matrix`.
        by_year: rows of `sources/coverage` over the same filters.
        span: the years shown.
    """
    years: dict[tuple[str, str], dict[int, int]] = {}
    for row in by_year:
        of_field = years.setdefault((row["theme_id"], row["region_code"]), {})
        of_field[int(row["year"])] = int(row["observations"])
    ordered = sorted(fields, key=lambda row: row["region_code"] == NATION)
    regions = {row["region_code"]: text(row, "region", place.lang) for row in ordered}
    themes = {row["theme_id"]: text(row, "theme", place.lang) for row in fields}
    found = {(row["theme_id"], row["region_code"]): row for row in fields}
    lines = [
        (
            theme,
            [
                matrix_field(found[theme_id, code], years.get((theme_id, code), {}), span, place)
                for code in regions
            ],
        )
        for theme_id, theme in themes.items()
    ]
    return render(
        "source_coverage.html",
        place.lang,
        regions=[(name, False) for name in regions.values()],
        lines=lines,
        voices=[(voice, voice_name(voice, place.lang)) for voice in VOICES],
        span=span.last - span.first + 1,
        first=span.first,
        last=span.last,
    )


def show_coverage_matrix(
    fields: Sequence[Row], by_year: Sequence[Row], span: Span, place: SourcePlace
) -> None:
    """Draw the matrix."""
    html_panel(coverage_matrix(fields, by_year, span, place), key="sources-coverage")


def coverage_years(by_year: Sequence[Row], lang: str) -> pd.DataFrame:
    """Every region, theme and year with an observation as a table of markdown cells."""
    _ = gettext_for(lang)
    return pd.DataFrame(
        [
            {
                _("Region"): plain(text(row, "region", lang)),
                _("Theme"): plain(text(row, "theme", lang)),
                _("Year"): str(int(row["year"])),
                _("Observations"): number(int(row["observations"]), lang),
                _("Indicators"): number(int(row["indicators"]), lang),
                _("Voices"): number(int(row["voices"]), lang),
                _("Newest"): plain(day(row["newest"], lang)),
            }
            for row in by_year
        ],
        columns=[
            _("Region"), _("Theme"), _("Year"), _("Observations"), _("Indicators"), _("Voices"), _("Newest"),
        ],
    )  # fmt: skip


@dataclass(frozen=True)
class Missing:
    """One list of what should be known and is not.

    Attributes:
        key: short id of the list.
        title: what is missing.
        meaning: how the list was made, in a sentence.
        none: what is said when nothing is missing.
        heads: headings; the first is that of the link.
        rows: what the template shows: id, name, href, cells.
    """

    key: str
    title: str
    meaning: str
    none: str
    heads: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]


def missing_regions(rows: Sequence[Row], names: Mapping[str, str], place: SourcePlace) -> Missing:
    """Indicators that are known of some regions and not of others.

    Args:
        rows: rows of `sources/missing_regions`.
        names: short names of the regions by code.
    """
    _, lang = gettext_for(place.lang), place.lang
    return Missing(
        "regions",
        _("Regions without a figure that others have"),
        _("Indicators known of at least two of the five regions, and the regions they are not known of."),
        _("No such indicator within these filters."),
        (_("Indicator"), _("Not known of"), _("Known of"), _("Newest")),
        tuple(
            {
                "id": "",
                "name": text(row, "indicator", lang),
                "href": place.elsewhere("trends", indicator=row["indicator_id"]),
                "cells": [
                    text(row, "region", lang),
                    ", ".join(names.get(code, code) for code in str(row["known_for"]).split()),
                    day(row["newest"], lang),
                ],
            }
            for row in rows
        ),
    )


def missing_years(rows: Sequence[Row], place: SourcePlace) -> Missing:
    """Years without a value inside a yearly series; `rows` are those of `sources/missing_years`."""
    _, lang = gettext_for(place.lang), place.lang

    def gap(row: Row) -> str:
        return year_span(int(row["first_missing"]), int(row["last_missing"]))

    return Missing(
        "years",
        _("Years missing inside a yearly series"),
        _("Series of one producer with at least three yearly values, read in their own rhythm."),
        _("No yearly series lacks a year within these filters."),
        (_("Indicator"), _("Region"), _("Missing years"), _("Produced by"), _("Years known")),
        tuple(
            {
                "id": "",
                "name": text(row, "indicator", lang),
                "href": place.elsewhere("trends", indicator=row["indicator_id"], region=row["region_code"]),
                "cells": [
                    text(row, "region", lang),
                    gap(row),
                    text(row, "producer", lang),
                    number(int(row["years_known"]), lang),
                ],
            }
            for row in rows
        ),
    )


def missing_evidence(rows: Sequence[Row], as_of: date, place: SourcePlace) -> Missing:
    """Recommendations without evidence at `as_of`; `rows` are those of `sources/unevidenced`."""
    _, lang = gettext_for(place.lang), place.lang
    return Missing(
        "evidence",
        _("Recommendations without evidence"),
        _("No dated source of any voice was found by {day}; that is not the same as no step taken.").format(
            day=day(as_of, lang)
        ),
        _("Every recommendation within these filters has evidence."),
        (_("Recommendation"), _("From"), _("Asked of"), _("Last looked for")),
        tuple(
            {
                "id": row["recommendation_id"],
                "name": text(row, "text", lang),
                "href": place.elsewhere("recommendations", id=row["recommendation_id"]),
                "cells": [
                    f"{text(row, 'forum_title', lang)}, {day(row['exists_from'], lang)}",
                    text(row, "addressees", lang),
                    day(row["last_search"], lang),
                ],
            }
            for row in rows
        ),
    )


def missing_list(missing: Missing, lang: str) -> Html:
    """One list as HTML, at most MOST_LISTED rows."""
    return render(
        "source_missing.html",
        lang,
        caption=missing.title,
        heads=missing.heads,
        rows=missing.rows[:MOST_LISTED],
        rest=max(0, len(missing.rows) - MOST_LISTED),
    )


def show_missing(missing: Missing, lang: str) -> None:
    """Draw one list."""
    html_panel(missing_list(missing, lang), key=f"sources-missing-{missing.key}")


def list_csv(rows: pd.DataFrame) -> bytes:
    """The rows of a question as CSV, with the warehouse they come from."""
    return csv_bytes(_with_warehouse(rows))


def list_workbook(rows: pd.DataFrame, title: str, meaning: str, lang: str) -> bytes:
    """The rows of a question as XLSX: the rows, their sources where they have any, and what they are.

    Args:
        rows: answer of a question, whose attributes hold the lineage.
        title: what is listed.
        meaning: how it came about, in a sentence.
    """
    lineage: Lineage = rows.attrs["lineage"]
    facts: dict[str, object] = {"title": title, "meaning": meaning, "question": lineage.question}
    facts |= {f"parameter: {name}": value for name, value in lineage.parameters.items() if value}
    facts |= {"warehouse": lineage.warehouse, "licence": licence_sentence(lang)}
    about = pd.DataFrame({"item": list(facts), "value": pd.Series(list(facts.values()), dtype=object)})
    tabs = [Tab("data", _with_warehouse(rows), frozenset({"url"}))]
    if "source_id" in rows:
        tabs.append(Tab("sources", sources_of(rows), frozenset({"url"})))
    return workbook_bytes([*tabs, Tab("about", about)])


def _with_warehouse(rows: pd.DataFrame) -> pd.DataFrame:
    lineage: Lineage = rows.attrs["lineage"]
    ready = rows.copy(deep=False)
    ready.attrs = {}
    return ready.assign(warehouse=lineage.warehouse)
