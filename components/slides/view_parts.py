"""What every view of a slide needs: whom to ask, for which day and language, and the sources of its rows.

A view asks through `Reader`, because pages ask the warehouse and components only draw. Every view ends in
`content_of`, which takes the source line, the sources, the lineage and the small counts from the rows behind
it, so that no slide is made without them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from components.exports import sources_of
from components.i18n import day, gettext_for, is_missing, partial_date
from components.provenance import Counted, Lineage, source_sentence
from components.records import Row, records
from components.slides.content import Body, Cited, Content
from components.slides.deck import Parameter, Value
from components.slides.guard import small_counts
from components.slides.scene import SMALLEST, TALL, wrapped

Ask = Callable[..., pd.DataFrame]
MOST_CITED = 40
SOURCE_LINES, SOURCE_WIDTH = 2, TALL[0] - 130.0


@dataclass(frozen=True)
class Moment:
    """For whom and when a slide is made: language, day of reading, and the title of its deck."""

    lang: str
    as_of: date
    today: date
    title: str = ""


@dataclass(frozen=True)
class Reader:
    """Where a view gets its rows.

    Attributes:
        ask: runs a question of the warehouse with its parameters.
        boundaries: the outlines of the regions by code, in degrees.
    """

    ask: Ask
    boundaries: Mapping[str, Any]


Draw = Callable[[Reader, Mapping[str, Value], Moment], Content]


@dataclass(frozen=True)
class View:
    """One kind of slide: its name in decks, its parameters, and what makes it."""

    name: str
    parameters: Mapping[str, Parameter]
    draw: Draw


def one(parameters: Mapping[str, Value], name: str) -> str | None:
    """A parameter that has one value; None when it is not given."""
    value = parameters.get(name)
    return value if isinstance(value, str) else None


def several(parameters: Mapping[str, Value], name: str) -> list[str]:
    """A parameter that may have several values; empty when it is not given."""
    value = parameters.get(name, ())
    return [value] if isinstance(value, str) else list(value)


def cited(rows: pd.DataFrame, lang: str) -> tuple[Cited, ...]:
    """The first MOST_CITED distinct sources of rows: whose copy each is, when it was published and read."""
    _ = gettext_for(lang)
    found = []
    for row in records(sources_of(rows).head(MOST_CITED)) if "source_id" in rows else []:
        publisher = _known(row, "publisher")
        original = _known(row, "original_publisher")
        if _known(row, "source_kind") == "mirror" and original:
            publisher += " · " + _("copy; first published by {publisher}").format(publisher=original)
        when = []
        if _known(row, "published"):
            when.append(_("published {day}").format(day=partial_date(str(row["published"]), lang)))
        if _known(row, "accessed"):
            when.append(_("read {day}").format(day=day(row["accessed"], lang)))
        title = _known(row, "source_title") or _known(row, "source_id")
        found.append(Cited(title, publisher, ", ".join(when), _known(row, "url") or None))
    return tuple(found)


def whole_on(page: str, lang: str) -> str:
    """Says that texts a slide had to cut stand whole on a page of Paygiri."""
    _ = gettext_for(lang)
    return _("“…”: the whole text is on the page {page}.").format(page=page)


def _known(row: Row, column: str) -> str:
    return "" if is_missing(row.get(column)) else str(row[column])


def lineages_of(*frames: pd.DataFrame) -> tuple[Lineage, ...]:
    """The lineage of each frame that carries one."""
    return tuple(frame.attrs["lineage"] for frame in frames if "lineage" in frame.attrs)


def content_of(
    moment: Moment,
    heading: str,
    lead: str,
    body: Body,
    rows: pd.DataFrame,
    frames: Sequence[pd.DataFrame],
    alt: str,
    *,
    numbers: Mapping[str, object],
    counted: Counted = "observations",
    remark: str = "",
    filters: str = "",
    kind: str = "",
) -> Content:
    """A slide from its body and the rows behind it.

    Args:
        rows: the observations, evidence or records behind the slide, with their sources.
        frames: the answers that were read, for their lineage.
        numbers: every number shown, by a name that no language changes.
        kind: what sort of figure the rows hold, where they do not say so themselves.
    """
    behind = rows.copy(deep=False)
    behind.attrs = {}  # pandas copies them, the lineage among them, at every step
    return Content(
        lang=moment.lang,
        as_of=moment.as_of,
        heading=heading,
        lead=lead,
        body=body,
        source=_source_line(behind, moment.lang, counted),
        alt=alt,
        remark=remark,
        sources=cited(behind, moment.lang),
        cited=int(behind["source_id"].nunique()) if "source_id" in behind else 0,
        lineages=lineages_of(*frames),
        numbers={name: plain_number(value) for name, value in numbers.items() if not is_missing(value)},
        small=small_counts(behind, moment.lang, kind) if counted == "observations" else (),
        filters=filters,
    )


def _source_line(rows: pd.DataFrame, lang: str, counted: Counted) -> str:
    """The source line with as many publishers by name as stand in the two lines at the foot of any sheet."""
    sentence = ""
    for most in (3, 2, 1):
        sentence = source_sentence(rows, lang, counted, most)
        if len(wrapped(sentence, SOURCE_WIDTH, SMALLEST)) <= SOURCE_LINES:
            break
    return sentence


def plain_number(value: object) -> str:
    """A number as it is frozen: no language, no rounding."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
