"""Citations of what a screen shows: whoever made the figures first, this dashboard second.

Pure: rows with their source columns in, works out, and the works as plain text, BibTeX or CSL-JSON. A work
stands for one source; its authors are the producers of the figures, because the page a figure was read on
is not always the body that counted. The last work is the view itself, with the question, its parameters and
the hash of the warehouse, so that whoever reads the citation can come back to the same figures.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from components import i18n
from components.i18n import gettext_for
from components.markdown import safe_url
from components.records import Row, records

BIBTEX_MIME = "application/x-bibtex"
CSL_MIME = "application/vnd.citationstyles.csl+json"
TEXT_MIME = "text/plain"
LONGEST_FIELD = 1_000
"""Letters of one field of a citation; what an address holds may be longer than anybody would cite."""

MOST_NAMED = 12
"""Members of a list of parameters that are written out."""

_LATEX = {
    "\\": r"\textbackslash{}", "{": r"$\lbrace$", "}": r"$\rbrace$", "%": r"\%", "&": r"\&", "#": r"\#",
    "$": r"\$", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
"""Letters that LaTeX would read as commands. Braces are written without braces: BibTeX counts them even
behind a backslash."""

_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True)
class Work:
    """One entry of a bibliography.

    Attributes:
        key: id of the entry: Latin letters, digits, hyphens and underscores.
        authors: bodies that made it, never persons.
        title: as published.
        publisher: where it was read.
        published: ISO date, may be a year or a month alone; empty when unknown.
        accessed: ISO date of the day it was read; empty when unknown.
        url: web address; empty when there is none.
        kind: `dataset`, `webpage` or `document`.
        first_publisher: who published it first, when what was read is a copy.
        version: version of the work.
        note: what else a reader needs to find it again.
    """

    key: str
    authors: tuple[str, ...]
    title: str
    publisher: str = ""
    published: str = ""
    accessed: str = ""
    url: str = ""
    kind: str = "document"
    first_publisher: str = ""
    version: str = ""
    note: str = ""


@dataclass(frozen=True)
class View:
    """The view that is cited.

    Attributes:
        address: path and filters below the address of the server, `trends?indicator=cpi_score`.
        url: the same in full when the server is reached over a network; empty on one's own machine.
        as_of: the day the view is read at.
        accessed: the day of the citation.
    """

    address: str
    url: str
    as_of: date
    accessed: date


def parameter_said(value: object) -> str:
    """A value of a parameter in words of its own: lists joined, dates as ISO; empty for no filter."""
    if value is None or value == "":
        return ""
    if isinstance(value, list | tuple | set | frozenset):
        members = [parameter_said(member) for member in value]
        shown = ", ".join(members[:MOST_NAMED])
        return f"{shown}, … ({len(members)})" if len(members) > MOST_NAMED else shown
    return str(value)


def parameters_said(parameters: Mapping[str, Any], lang: str) -> str:
    """The parameters that narrow a question, `region = TJ-SU, as_of = 2026-11-21`, or that there are none."""
    _ = gettext_for(lang)
    given = {name: parameter_said(value) for name, value in parameters.items()}
    return ", ".join(f"{name} = {value}" for name, value in given.items() if value) or _("none")


def source_works(rows: pd.DataFrame, lang: str) -> list[Work]:
    """One work per source of `rows`, ordered by authors and title.

    Args:
        rows: with `source_id` and, as far as known, producer_en/_ru/_tg, source_title, publisher, url,
            published, accessed, source_kind and original_publisher. Rows without a source are left out.
        lang: language of the names of producers; a title stays as published.
    """
    if "source_id" not in rows:
        return []
    by_source: dict[str, list[Row]] = {}
    for row in records(rows[rows["source_id"].notna()]):
        by_source.setdefault(str(row["source_id"]), []).append(row)
    works = sorted(
        (_source_work(source, members, lang) for source, members in by_source.items()),
        key=lambda work: (work.authors, work.title, work.key),
    )
    return _apart(works)


def _source_work(source: str, members: Sequence[Row], lang: str) -> Work:
    _ = gettext_for(lang)
    row = members[0]

    def known(column: str) -> str:
        return "" if i18n.is_missing(row.get(column)) else _one_line(str(row[column]))

    copied = known("source_kind") == "mirror" and known("original_publisher")
    named = {i18n.text(member, "producer", lang): _all_names(member) for member in members}
    makers = sorted(set(named) - {""})
    issuer = copied or known("publisher")
    foreign = [maker for maker in makers if issuer.casefold() not in named[maker]]
    quoted = _("The figures are those of {makers}, as given in a publication of {publisher}.")
    url = safe_url(row.get("url")) or ""
    kind = "dataset" if known("source_kind") == "dataset" else "webpage" if url else "document"
    read = row.get("accessed")
    return Work(
        key=re.sub(r"[^A-Za-z0-9_-]+", "-", source).strip("-") or "source",
        authors=tuple(map(_one_line, makers)) or tuple(filter(None, [issuer])),
        title=known("source_title") or source,
        publisher=known("publisher"),
        published=known("published"),
        accessed="" if i18n.is_missing(read) else str(read)[:10],
        url=url,
        kind=kind,
        first_publisher=copied or "",
        note=quoted.format(makers="; ".join(foreign), publisher=issuer) if foreign and issuer else "",
    )


def _all_names(row: Row) -> set[str]:
    """The producer's name in every language, for comparison with that of a publisher."""
    return {
        str(row[column]).casefold()
        for column in (f"producer_{lang}" for lang in i18n.LANGUAGES)
        if not i18n.is_missing(row.get(column))
    }


def _apart(works: Iterable[Work]) -> list[Work]:
    """The works with keys that differ, also where letters that a key cannot hold were dropped."""
    taken: set[str] = set()
    apart = []
    for work in works:
        key, place = work.key, 2
        while key.casefold() in taken:
            key, place = f"{work.key}-{place}", place + 1
        taken.add(key.casefold())
        apart.append(replace(work, key=key))
    return apart


def view_work(
    view: View, questions: Sequence[tuple[str, Mapping[str, Any]]], warehouse: str, lang: str
) -> Work:
    """The work that stands for a view of this dashboard.

    Args:
        view: the view.
        questions: name and parameters of each question that the view asked.
        warehouse: content hash of the warehouse that answered.
    """
    _ = gettext_for(lang)
    said = [
        _("Question: {question}. Parameters: {parameters}.").format(
            question=question, parameters=parameters_said(parameters, lang)
        )
        for question, parameters in questions
    ]
    note = _("View: {address}. As of {day}. {questions} Warehouse: {warehouse}.").format(
        address=view.address, day=view.as_of.isoformat(), questions=" ".join(said), warehouse=warehouse
    )
    return Work(
        key=f"paygiri-{warehouse[:12]}",
        authors=(_("Paygiri editors"),),
        title=_("Paygiri: following through on human-rights recommendations in Tajikistan"),
        publisher="Paygiri",
        published=view.accessed.isoformat(),
        accessed=view.accessed.isoformat(),
        url=view.url,
        kind="dataset",
        version=warehouse,
        note=note,
    )


def as_text(works: Sequence[Work], lang: str) -> str:
    """The works as plain text, one a paragraph, in their order."""
    return "\n\n".join(_paragraph(work, lang) for work in works)


def _paragraph(work: Work, lang: str) -> str:
    _ = gettext_for(lang)
    published = i18n.partial_date(work.published, lang) if work.published else _("No date")
    parts = [_sentence("; ".join(work.authors)), _sentence(work.title)]
    if work.publisher and work.publisher not in work.authors:
        parts.append(_sentence(work.publisher))
    parts.append(_sentence(published))
    if work.first_publisher:
        parts.append(_("Copy; first published by {publisher}.").format(publisher=work.first_publisher))
    parts.append(work.note)
    if work.accessed:
        parts.append(_("Read on {day}.").format(day=i18n.day(work.accessed, lang)))
    parts.append(work.url or ("" if work.version else _("No address.")))
    return " ".join(part for part in parts if part)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


def as_bibtex(works: Sequence[Work], lang: str) -> str:
    """The works as BibTeX, UTF-8; every letter that LaTeX would read as a command is written as one.

    Entries are `@misc`, the one type that every style knows and that holds an address and a date.
    """
    return "\n".join(_entry(work, lang) for work in works)


def _entry(work: Work, lang: str) -> str:
    _ = gettext_for(lang)
    first = _("Copy; first published by {publisher}.").format(publisher=work.first_publisher)
    fields = {
        "author": " and ".join(f"{{{_latex(author)}}}" for author in work.authors),
        "title": f"{{{_latex(work.title)}}}",
        "howpublished": _latex(work.publisher),
        "year": work.published[:4],
        "month": _MONTHS[int(work.published[5:7]) - 1] if len(work.published) >= 7 else "",
        "version": _latex(work.version),
        "url": _bare_url(work.url),
        "urldate": work.accessed,
        "note": _latex(" ".join(part for part in (first if work.first_publisher else "", work.note) if part)),
    }
    written = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'}"
        for name, value in fields.items()
        if value
    ]
    return f"@misc{{{work.key},\n" + ",\n".join(written) + "\n}\n"


def _latex(words: str) -> str:
    return "".join(_LATEX.get(letter, letter) for letter in _LIGATURE.sub("\0", _one_line(words))).replace(
        "\0", "{}"
    )


def _bare_url(url: str) -> str:
    """An address without the letters that would end the field it stands in."""
    return url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace(" ", "%20")


def as_csl(works: Sequence[Work]) -> str:
    """The works as CSL-JSON 1.0.2, indented, UTF-8."""
    return json.dumps([_item(work) for work in works], ensure_ascii=False, indent=2) + "\n"


def _item(work: Work) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": work.key,
        "type": work.kind,
        "title": work.title,
        "author": [{"literal": author} for author in work.authors],
        "publisher": work.publisher,
        "original-publisher": work.first_publisher,
        "issued": _date_parts(work.published),
        "accessed": _date_parts(work.accessed),
        "URL": work.url,
        "version": work.version,
        "note": work.note,
    }
    return {name: value for name, value in item.items() if value}


def _date_parts(written: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in written.split("-")]]} if written else {}


def _one_line(words: str) -> str:
    return _SPACE.sub(" ", words).strip()[:LONGEST_FIELD]
