"""What a download of rows should carry besides the rows: the questions, their parameters, columns, sources.

One set of facts in two forms: JSON for programs, and the sheet `about` of a workbook for people.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol, runtime_checkable

import pandas as pd

from components import exports, i18n
from components.citation import View, Work, as_text, parameters_said
from components.hxl import hxl_tags
from components.i18n import gettext_for
from components.records import records


class Lineage(Protocol):
    """Where a frame comes from: the question, its parameters and the warehouse that answered."""

    @property
    def question(self) -> str:
        """Name of the .sql file, such as `trends/points`."""

    @property
    def parameters(self) -> Mapping[str, Any]:
        """Bound parameters by name."""

    @property
    def warehouse(self) -> str:
        """Content hash of the warehouse."""


@runtime_checkable
class Described(Protocol):
    """A lineage that also knows what the columns of the answer mean."""

    def columns(self) -> Sequence[Mapping[str, Any]]:
        """Name, type, description and, if any, unit of each column."""


def licence_sentence(lang: str) -> str:
    """On what terms the figures may be used."""
    _ = gettext_for(lang)
    return _("Curated data: CC BY 4.0. Code: Apache-2.0. Each source keeps its own terms.")


def columns_described(rows: pd.DataFrame, lineages: Sequence[Lineage]) -> list[dict[str, Any]]:
    """Each column of `rows` with what the contracts of the questions say of it and its HXL tag.

    A column that a page added or renamed is listed with its name alone.
    """
    known: dict[str, Mapping[str, Any]] = {}
    for lineage in lineages:
        for column in lineage.columns() if isinstance(lineage, Described) else ():
            known.setdefault(str(column["name"]), column)
    names = [str(name) for name in rows.columns]
    tags = hxl_tags(names)
    return [
        {"name": name, **known.get(name, {}), **({"hxl": tag} if tag else {})}
        for name, tag in zip(names, tags, strict=True)
    ]


def metadata_json(
    rows: pd.DataFrame, lineages: Sequence[Lineage], view: View, works: Sequence[Work], lang: str
) -> bytes:
    """Everything about the rows but the rows, as JSON (UTF-8, indented).

    Args:
        rows: the rows behind a figure, with their source columns.
        lineages: the questions they answer.
        view: where they are shown.
        works: what to cite, made by components/citation.py.
    """
    sources = exports.sources_of(rows) if "source_id" in rows else pd.DataFrame()
    facts = {
        "title": works[-1].title if works else "",
        "view": view.address,
        "as_of": view.as_of,
        "accessed": view.accessed,
        "warehouse": lineages[0].warehouse if lineages else "",
        "licence": licence_sentence(lang),
        "questions": [
            {"question": lineage.question, "parameters": dict(lineage.parameters)} for lineage in lineages
        ],
        "rows": len(rows),
        "columns": columns_described(rows, lineages),
        "sources": [
            {name: _plain(value) for name, value in source.items() if not i18n.is_missing(value)}
            for source in records(sources)
        ],
        "citation": as_text(works, lang),
    }
    return (json.dumps(facts, ensure_ascii=False, indent=2, default=_plain) + "\n").encode()


def about_rows(
    rows: pd.DataFrame, lineages: Sequence[Lineage], view: View, works: Sequence[Work], lang: str
) -> dict[str, object]:
    """The same as facts by name, in reading order, for the sheet `about` of a workbook."""
    facts: dict[str, object] = {"view": view.address, "as_of": view.as_of, "exported_on": view.accessed}
    for place, lineage in enumerate(lineages, start=1):
        facts[f"question_{place}"] = lineage.question
        facts[f"parameters_{place}"] = parameters_said(lineage.parameters, lang)
    facts["warehouse"] = lineages[0].warehouse if lineages else ""
    facts["licence"] = licence_sentence(lang)
    for place, work in enumerate(works, start=1):
        facts[f"citation_{place}"] = as_text([work], lang)
    for column in columns_described(rows, lineages):
        if "description" in column:
            unit = f" [{column['unit']}]" if "unit" in column else ""
            facts[f"column {column['name']}"] = f"{column['description']}{unit}"
    return facts


def _plain(value: Any) -> Any:
    """A value as JSON knows it: dates as ISO days, numbers as numbers, sets and tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, tuple | set | frozenset):
        return sorted(value, key=repr) if not isinstance(value, tuple) else list(value)
    return value.item() if hasattr(value, "item") else str(value) if not _json(value) else value


def _json(value: Any) -> bool:
    return isinstance(value, str | int | float | bool | list | dict)
