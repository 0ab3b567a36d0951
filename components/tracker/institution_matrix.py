"""Institutions by status: how many recommendations to each stand where, and how many moved or are contested.

Numbers in coloured cells rather than bars of shares, because most institutions were asked once or twice and a
share of one reads like a finding. Every number is a link to the recommendations it counts. On a narrow screen
a row becomes a short list of the statuses that occur.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from components.charts.status_bars import ORDER
from components.html_panel import Html, html_panel, render
from components.i18n import alphabetical, gettext_for, ngettext_for, number, text
from components.markdown import plain
from components.palette import status_name, status_said
from components.records import Row

PATH, ITEMS_PATH = "institutions", "recommendations"
Link = Callable[..., str]
"""Makes the address of a view: path and parameters; keeps the language and the as-of date."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "state": ("state",),
    "checks": ("parliament", "judiciary", "nhri"),
    "local": ("local_authority",),
    "society": ("civil_society",),
    "international": ("donor", "international"),
}
"""Kinds of institution that stand together, in the order of the matrix."""


@dataclass(frozen=True)
class Moment:
    """The day the matrix is read at, the day a year before, and how addresses are made."""

    as_of: date
    lang: str
    link: Link

    @property
    def year_before(self) -> date:
        """The same day a year earlier; 28 February where there is none."""
        earlier = self.as_of.replace(day=28) if (self.as_of.month, self.as_of.day) == (2, 29) else self.as_of
        return earlier.replace(year=earlier.year - 1)

    def items(self, institution: str, **filters: Any) -> str:
        """The address of the recommendations to an institution."""
        return self.link(ITEMS_PATH, institution=institution, view="list", **filters)


def group_name(group: str, lang: str) -> str:
    """What the institutions of a group are."""
    _ = gettext_for(lang)
    return {
        "state": _("Government and state bodies"),
        "checks": _("Parliament, courts and the Ombudsman"),
        "local": _("Local authorities"),
        "society": _("Civil society and media"),
        "international": _("Donors and international organisations"),
    }[group]


def grouped(rows: Sequence[Row], lang: str) -> list[tuple[str, list[Row]]]:
    """The institutions by group; within one, those asked most often first, then by name."""
    ordered = sorted(rows, key=lambda row: (-row["items"], alphabetical(text(row, "name", lang), lang)))
    named = (
        (group_name(group, lang), [row for row in ordered if row["kind"] in kinds])
        for group, kinds in GROUPS.items()
    )
    return [(name, members) for name, members in named if members]


def shown_statuses(rows: Sequence[Row]) -> tuple[str, ...]:
    """The statuses that get a column: those of the scale and no evidence always, others when they occur."""
    return tuple(status for status in ORDER if status != "not_assessable" or any(row[status] for row in rows))


def cell_words(row: Row, status: str, lang: str) -> str:
    """A cell in words: `Ministry of Justice: 5 recommendations in progress`."""
    ngettext = ngettext_for(lang)
    count = int(row[status])
    return ngettext(
        "{name}: {count} recommendation, {status}", "{name}: {count} recommendations, {status}", count
    ).format(name=text(row, "name", lang), count=number(count, lang), status=status_said(status, lang))


def roles_in_words(row: Row, lang: str) -> str:
    """In which roles it is asked, where that is not leading alone."""
    _ = gettext_for(lang)
    if not row["supporting"]:
        return _("leading")
    if not row["lead"]:
        return _("supporting")
    return _("{lead} leading, {supporting} supporting").format(
        lead=number(int(row["lead"]), lang), supporting=number(int(row["supporting"]), lang)
    )


def moved_in_words(row: Row, lang: str) -> str:
    """What kinds of movement there were in the last 12 months."""
    _ = gettext_for(lang)
    return _("{forward} forward, {back} back, {first} with a first piece of evidence").format(
        forward=number(int(row["moved_forward"]), lang),
        back=number(int(row["moved_back"]), lang),
        first=number(int(row["first_evidence"]), lang),
    )


def share(count: int, whole: int, lang: str) -> str:
    """`3 of 7`, or a bare 0."""
    _ = gettext_for(lang)
    if not count:
        return number(0, lang)
    return _("{count} of {whole}").format(count=number(count, lang), whole=number(whole, lang))


def _shares(row: Row, moment: Moment) -> list[dict[str, Any]]:
    _, lang = gettext_for(moment.lang), moment.lang
    moved, contested, items = int(row["moved"]), int(row["contested"]), int(row["items"])
    identity = str(row["institution_id"])
    return [
        {
            "label": _("Moved in 12 months"),
            "count": moved,
            "figure": share(moved, items, lang),
            "words": moved_in_words(row, lang),
            "href": moment.items(identity, since=moment.year_before),
        },
        {
            "label": _("Contested"),
            "count": contested,
            "figure": share(contested, items, lang),
            "words": _("State and an independent voice report different statuses; the lower one counts"),
            "href": moment.items(identity, contested="true"),
        },
    ]


def matrix_row(row: Row, statuses: Sequence[str], moment: Moment) -> dict[str, Any]:
    """What the template shows of one institution.

    Args:
        row: one row of `tracker/institutions`.
    """
    identity, lang = str(row["institution_id"]), moment.lang
    return {
        "name": text(row, "name", lang),
        "href": moment.link(PATH, id=identity),
        "asked": int(row["items"]),
        "roles": roles_in_words(row, lang),
        "cells": [
            {
                "status": status,
                "count": int(row[status]),
                "words": cell_words(row, status, lang),
                "href": moment.items(identity, status=status),
            }
            for status in statuses
        ],
        "shares": _shares(row, moment),
    }


def institution_matrix(rows: Sequence[Row], moment: Moment) -> Html:
    """The matrix as HTML.

    Args:
        rows: rows of `tracker/institutions`.
    """
    statuses = shown_statuses(rows)
    return render(
        "institution_matrix.html",
        moment.lang,
        statuses=statuses,
        groups=[
            (name, [matrix_row(row, statuses, moment) for row in members])
            for name, members in grouped(rows, moment.lang)
        ],
    )


def show_institution_matrix(rows: Sequence[Row], moment: Moment) -> None:
    """Draw the matrix."""
    html_panel(institution_matrix(rows, moment), key="institutions")


def institution_table(rows: Sequence[Row], lang: str) -> pd.DataFrame:
    """The matrix as a table of numbers: one row per institution, in the order of the matrix."""
    _ = gettext_for(lang)
    statuses = shown_statuses(rows)
    return pd.DataFrame(
        [
            {
                _("Kind"): plain(name),
                _("Institution"): plain(text(row, "name", lang)),
                _("Asked in"): int(row["items"]),
                _("leading"): int(row["lead"]),
                _("supporting"): int(row["supporting"]),
                **{status_name(status, lang): int(row[status]) for status in statuses},
                _("Moved in 12 months"): int(row["moved"]),
                _("Contested"): int(row["contested"]),
                _("Overdue"): int(row["overdue"]),
            }
            for name, members in grouped(rows, lang)
            for row in members
        ]
    )
