"""The filtered set of the tracker as files: a workbook with items, events, sources and what it was; CSV.

Columns are named alike in every language, so that a script or a merge of two downloads reads them alike;
texts and names stand in the reader's language. A date known to the day is a date, one known only to its year
or month stays text, because a spreadsheet would turn it into a day that nobody stated.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import pandas as pd

from components.exports import Sheet, csv_bytes, sources_of, workbook_bytes
from components.i18n import gettext_for, is_missing, text
from components.palette import STATUSES, VOICES, status_definition, status_name
from components.provenance import Lineage
from components.records import Row, records

TRANSLATED_OF_ITEMS = ("forum_title", "theme", "text")
TRANSLATED_OF_EVENTS = ("text", "date_note", "evidence", "producer")
ITEM_COLUMNS = (
    "recommendation_id", "text", "basis", "forum_id", "forum_title", "forum_kind", "cycle_id", "origin_date",
    "theme_id", "theme", "regions", "region_names", "places", "place_names", "addressees", "addressee_names",
    "target_date", "overdue", "status", "status_name", "headline", "contested", "freshness", "headline_date",
    "headline_voice", "headline_event", "age_days",
    *(f"{voice}_{part}" for voice in VOICES for part in ("status", "date", "event")),
    "evidence_count", "last_search", "source_id", "source_title", "publisher", "url",
)  # fmt: skip
"""Columns of the sheet `items` and of the CSV, as far as the rows have them."""

EVENT_COLUMNS = (
    "recommendation_id", "text", "event_id", "date", "effective_date", "date_note", "voice", "producer",
    "status", "status_name", "is_baseline", "counts", "confidence", "evidence", "note", "source_id",
    "source_title", "publisher", "url",
)  # fmt: skip
"""Columns of the sheet `events`, as far as the rows have them."""

PARTIAL_DATES = ("date", "target_date", "published")


class Names(Protocol):
    """Names in the reader's language by id."""

    @property
    def region(self) -> Mapping[str, str]:
        """By region code."""

    @property
    def place(self) -> Mapping[str, str]:
        """By place_id."""

    @property
    def institution(self) -> Mapping[str, str]:
        """By institution_id."""


def unpublished_lists(lang: str) -> str:
    """The sentence that goes with every set of recommendations, on screen and in every file."""
    _ = gettext_for(lang)
    return _(
        "No numbered list of the 2024 and 2025 Dialogue recommendations is public: these items rest on "
        "communiqués and speeches."
    )


def day_or_text(value: object) -> date | str | None:
    """A full ISO date as a date; a year or a month as it is; None when nothing is known."""
    if is_missing(value) or not value:
        return None
    written = str(value)
    return date.fromisoformat(written) if len(written) == 10 else written


def about_tracker(
    filters: Mapping[str, str], as_of: date, lineages: Sequence[Lineage], lang: str
) -> dict[str, object]:
    """What a reader of a file needs to find the view again, to read its codes and to cite it, in order.

    Args:
        filters: name of each filter that is set and its value, both in words.
        as_of: the day the status is read at.
        lineages: the questions that the rows answer; all asked of one warehouse.
    """
    _ = gettext_for(lang)
    facts: dict[str, object] = {
        "rests_on": unpublished_lists(lang),
        "as_of": as_of,
        "exported_on": date.today(),
    }
    if not filters:
        facts["filters"] = _("none: all recommendations that existed on the as-of day")
    facts |= {f"filter: {name}": value for name, value in filters.items()}
    for place, lineage in enumerate(lineages, start=1):
        given = "; ".join(f"{name} = {value}" for name, value in lineage.parameters.items() if value)
        facts |= {f"question_{place}": lineage.question, f"parameters_{place}": given}
    facts["warehouse"] = lineages[0].warehouse if lineages else ""
    facts["licence"] = _("Curated data: CC BY 4.0. Code: Apache-2.0. Each source keeps its own terms.")
    for status in STATUSES:
        facts[status] = f"{status_name(status, lang)}. {status_definition(status, lang)}"
    return facts


def items_for_file(items: pd.DataFrame, lang: str, names: Names | None = None) -> pd.DataFrame:
    """The items with the columns ITEM_COLUMNS.

    Args:
        items: answer of `tracker/items` over the whole filtered set.
        names: for the columns region_names, place_names and addressee_names; without it they are left out.
    """
    rows = records(items)
    ready = _worded(items, rows, TRANSLATED_OF_ITEMS, lang)
    if names is not None:
        for column, ids, known in (
            ("region_names", "regions", names.region),
            ("place_names", "places", names.place),
            ("addressee_names", "addressees", names.institution),
        ):
            ready[column] = [_named(row.get(ids), known) for row in rows]
    return ready[[name for name in ITEM_COLUMNS if name in ready]]


def events_for_file(events: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The events with the columns EVENT_COLUMNS; `events` is the answer of `tracker/timeline`."""
    ready = _worded(events, records(events), TRANSLATED_OF_EVENTS, lang)
    return ready[[name for name in EVENT_COLUMNS if name in ready]]


def sources_for_file(sources: pd.DataFrame) -> pd.DataFrame:
    """The distinct sources of rows that carry them, with the number of rows each gave."""
    named = sources[sources["source_id"].notna()]
    return _with_days(sources_of(named))


def tracker_workbook(
    items: pd.DataFrame,
    events: pd.DataFrame,
    sources: pd.DataFrame,
    about: Mapping[str, object],
    lang: str,
    names: Names | None = None,
) -> bytes:
    """The filtered set as XLSX with the sheets items, events, sources and about.

    Args:
        items: answer of `tracker/items` over the whole filtered set.
        events: answer of `tracker/timeline` over the same set.
        sources: any rows with source columns (source_id, source_title, publisher, url, ...), such as those of
            the events; each source is listed once.
        about: facts by name, made by `about_tracker`.
        names: names of regions, places and institutions; without it the ids stand alone.
    """
    facts = pd.DataFrame({"item": list(about), "value": pd.Series(list(about.values()), dtype=object)})
    linked = frozenset({"url"})
    return workbook_bytes(
        [
            Sheet("items", items_for_file(items, lang, names), linked),
            Sheet("events", events_for_file(events, lang), linked),
            Sheet("sources", sources_for_file(sources), linked),
            Sheet("about", facts),
        ]
    )


def tracker_csv(items: pd.DataFrame, lang: str, names: Names | None = None) -> bytes:
    """The items as CSV; as-of date and warehouse stand in each row, because nothing else travels with it.

    Args:
        items: answer of `tracker/items`, whose attributes hold the lineage.
        names: as for `tracker_workbook`.
    """
    rows = items_for_file(items, lang, names)
    lineage = items.attrs.get("lineage")
    if lineage is not None:
        rows = rows.assign(as_of=str(lineage.parameters.get("as_of", "")), warehouse=lineage.warehouse)
    return csv_bytes(rows)


def _worded(frame: pd.DataFrame, rows: Sequence[Row], fields: Iterable[str], lang: str) -> pd.DataFrame:
    """A copy whose translated fields stand once, in the reader's language, with the status in words too."""
    ready = frame.copy()
    ready.attrs = {}
    for field in fields:
        ready[field] = [text(row, field, lang) for row in rows]
    ready["status_name"] = [
        "" if is_missing(row["status"]) else status_name(row["status"], lang) for row in rows
    ]
    return _with_days(ready)


def _with_days(frame: pd.DataFrame) -> pd.DataFrame:
    ready = frame.copy()
    for column in PARTIAL_DATES:
        if column in ready:
            ready[column] = pd.Series(
                [day_or_text(value) for value in ready[column]], index=ready.index, dtype=object
            )
    return ready


def _named(ids: Any, known: Mapping[str, str]) -> str:
    return "" if is_missing(ids) else "; ".join(known.get(one, one) for one in str(ids).split())
