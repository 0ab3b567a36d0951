"""Citations: whoever made the figures first, this dashboard last; and what a reader's software makes of them.

BibTeX is read back with bibtexparser and pylatexenc, CSL-JSON with citeproc-py, none of them ours.
"""

import json
import re
import warnings
from datetime import date
from typing import Any

import pandas as pd
import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from components.citation import (
    LONGEST_FIELD,
    View,
    Work,
    as_bibtex,
    as_csl,
    as_text,
    parameters_said,
    source_works,
    view_work,
)
from queries import run
from tests.data.tables import rows as rows_of

VIEW = View("trends?indicator=cpi_score&region=TJ-SU", "", date(2026, 11, 1), date(2026, 11, 21))
HASH = "0123456789abcdef"
HOSTILE = [
    "a { b",
    "a } b",
    "} , title = {other",
    "{\\input{/etc/passwd}}",
    "C:\\newcommand\\x",
    "50 % of those & the rest",
    "1_000 # $5 ~ x",
    "@book{x, title = {y}}",
    "Ҳуқуқи инсон дар Тоҷикистон: вилояти Суғд, ӣ ӯ ҷ",
    'said "so" and so',
    "two -- dashes ''and'' `` quotes",
    "one and two and others",
    "=HYPERLINK(1)",
    "first\nsecond\tthird",
]


def row(**changed: Any) -> dict[str, Any]:
    return {
        "observation_id": "a.1",
        "producer_en": "Agency on Statistics",
        "producer_ru": "Агентство по статистике",
        "source_id": "agency_2025",
        "source_title": "Yearbook",
        "publisher": "Agency on Statistics",
        "url": "https://example.org/a_b?x=1&y=%20z",
        "published": "2025-03",
        "accessed": pd.Timestamp("2026-11-20"),
        "source_kind": "primary",
        "original_publisher": None,
    } | changed


def works(*rows: dict[str, Any], lang: str = "en") -> list[Work]:
    questions = [("trends/points", {"indicator": "cpi_score", "regions": ["TJ-SU"], "voices": []})]
    return [*source_works(pd.DataFrame(list(rows)), lang), view_work(VIEW, questions, HASH, lang)]


def parsed(written: str) -> list[Entry]:
    """The entries as BibTeX reads them: names of fields and their raw text."""
    library = parse_string(written)
    assert library.failed_blocks == []
    return library.entries


def decoded(written: str) -> list[dict[str, str]]:
    """The same as LaTeX prints them."""
    library = parse_string(written, append_middleware=[LatexDecodingMiddleware(keep_math_mode=False)])
    assert library.failed_blocks == []
    return [{field.key: field.value for field in entry.fields} for entry in library.entries]


def test_producers_come_first_and_the_dashboard_last() -> None:
    cited = works(row(), row(source_id="b_2024", producer_en="Coalition", publisher="Coalition"))
    assert [work.authors for work in cited] == [
        ("Agency on Statistics",),
        ("Coalition",),
        ("Paygiri editors",),
    ]


def test_one_source_is_one_entry_however_many_rows_it_gave() -> None:
    cited = works(row(), row(observation_id="a.2"), row(observation_id="a.3", producer_en="Ministry"))
    assert len(cited) == 2
    assert cited[0].authors == ("Agency on Statistics", "Ministry")


def test_text_names_all_that_finds_the_source_and_the_view_again() -> None:
    source, view = as_text(works(row()), "en").split("\n\n")
    assert source == (
        "Agency on Statistics. Yearbook. Mar 2025. Read on 20 Nov 2026. https://example.org/a_b?x=1&y=%20z"
    )
    assert "View: trends?indicator=cpi_score&region=TJ-SU. As of 2026-11-01." in view
    assert "Question: trends/points. Parameters: indicator = cpi_score, regions = TJ-SU." in view
    assert f"Warehouse: {HASH}." in view
    assert "Read on 21 Nov 2026." in view


def test_names_follow_the_language_and_titles_do_not() -> None:
    text = as_text(works(row(), lang="ru"), "ru")
    assert text.startswith("Агентство по статистике. Yearbook.")


def test_figure_read_in_a_publication_of_another_body_is_told_from_it() -> None:
    [work, _] = works(row(publisher="Newspaper", source_kind="news"))
    assert work.authors == ("Agency on Statistics",)
    assert work.note == (
        "The figures are those of Agency on Statistics, as given in a publication of Newspaper."
    )
    assert work.note in decoded(as_bibtex([work], "en"))[0]["note"]
    assert work.note in as_text([work], "en")


def test_publisher_is_known_as_the_maker_in_any_language() -> None:
    [work, _] = works(row(), lang="ru")
    assert work.authors == ("Агентство по статистике",)
    assert work.note == ""


def test_copy_names_who_published_first() -> None:
    [work, _] = works(row(publisher="Mirror", source_kind="mirror", original_publisher="OHCHR"))
    assert "Mirror. Mar 2025. Copy; first published by OHCHR." in as_text([work], "en")
    assert json.loads(as_csl([work]))[0]["original-publisher"] == "OHCHR"


def test_source_without_address_date_or_producer_is_still_cited() -> None:
    missing = dict.fromkeys(("url", "published", "producer_en", "producer_ru"))
    [work, _] = works(row(**missing))
    assert as_text([work], "en") == (
        "Agency on Statistics. Yearbook. No date. Read on 20 Nov 2026. No address."
    )
    item = json.loads(as_csl([work]))[0]
    assert item["type"] == "document"
    assert "URL" not in item
    assert "issued" not in item


def test_rows_without_source_are_left_out() -> None:
    assert len(works(row(source_id=None))) == 1
    assert source_works(pd.DataFrame({"value": [1]}), "en") == []


def test_unsafe_address_is_not_cited() -> None:
    [work, _] = works(row(url="javascript:alert(1)"))
    assert work.url == ""


def test_keys_differ_where_ids_differ_in_letters_a_key_cannot_hold() -> None:
    cited = source_works(pd.DataFrame([row(source_id="a б"), row(source_id="a в"), row(source_id="ӣ")]), "en")
    keys = [work.key for work in cited]
    assert len(set(keys)) == 3
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", key) for key in keys)


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_title_comes_back_whole_through_bibtex(title: str) -> None:
    written = as_bibtex(works(row(source_title=title, producer_en=title)), "en")
    assert [entry.key for entry in parsed(written)] == ["agency_2025", f"paygiri-{HASH[:12]}"]
    [source, _] = decoded(written)
    assert source["title"] == " ".join(title.split())
    assert source["author"] == " ".join(title.split())
    assert set(source) >= {"author", "title", "howpublished", "year", "month", "url", "urldate"}


@pytest.mark.parametrize("title", HOSTILE)
def test_braces_of_an_entry_are_balanced_as_bibtex_counts_them(title: str) -> None:
    # BibTeX counts a brace behind a backslash too; an entry closes with the last one and no sooner.
    entry = as_bibtex(works(row(source_title=title))[:1], "en").rstrip()
    depth = 0
    for place, letter in enumerate(entry):
        depth += (letter == "{") - (letter == "}")
        assert depth > 0 or place < entry.index("{") or place == len(entry) - 1
    assert depth == 0


def test_address_stands_in_bibtex_as_it_is() -> None:
    entries = parsed(as_bibtex(works(row()), "en"))
    assert entries[0].fields_dict["url"].value == "https://example.org/a_b?x=1&y=%20z"
    assert entries[0].fields_dict["urldate"].value == "2026-11-20"
    assert (entries[0].fields_dict["year"].value, entries[0].fields_dict["month"].value) == ("2025", "mar")
    assert entries[1].fields_dict["version"].value == HASH


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_title_comes_back_whole_through_csl(title: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON(json.loads(as_csl(works(row(source_title=title, source_kind="primary")))))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        for key in source:
            bibliography.register(Citation([CitationItem(key)]))
        printed = [str(entry) for entry in bibliography.bibliography()]
    assert len(printed) == 2
    [told] = [entry for entry in printed if "Agency on Statistics" in entry]
    assert str(source["agency_2025"].title) == " ".join(title.split())
    assert "2025" in told


def test_csl_items_hold_what_the_schema_of_csl_knows() -> None:
    known = {
        "id", "type", "title", "author", "publisher", "original-publisher", "issued", "accessed", "URL",
        "version", "note",
    }  # fmt: skip
    items = json.loads(as_csl(works(row(), row(source_id="d", source_kind="dataset"))))
    assert [set(item) - known for item in items] == [set(), set(), set()]
    assert [item["type"] for item in items] == ["webpage", "dataset", "dataset"]
    assert items[0]["issued"] == {"date-parts": [[2025, 3]]}
    assert items[0]["accessed"] == {"date-parts": [[2026, 11, 20]]}
    assert items[0]["author"] == [{"literal": "Agency on Statistics"}]
    assert HASH in items[2]["note"]


def test_parameters_without_a_value_are_no_filter() -> None:
    said = parameters_said(
        {"q": None, "voice": [], "as_of": date(2026, 1, 2), "ids": list("abcdefghijklmn")}, "en"
    )
    assert said == "as_of = 2026-01-02, ids = a, b, c, d, e, f, g, h, i, j, k, l, … (14)"
    assert parameters_said({"q": None}, "en") == "none"


def test_endless_title_is_cut() -> None:
    [work, _] = works(row(source_title="x" * 50_000))
    assert len(work.title) == LONGEST_FIELD


@pytest.mark.usefixtures("warehouse")
def test_every_source_of_the_package_comes_back_under_its_title() -> None:
    sources = run("sources/catalogue", q=None, voice=[], language=[], kind=[], from_year=None, to_year=None)
    cited = source_works(sources, "en")
    assert {work.key for work in cited} == {source["source_id"] for source in rows_of("sources")}
    titles = [" ".join(work.title.split()) for work in cited]
    assert [entry["title"] for entry in decoded(as_bibtex(cited, "en"))] == titles
    assert [item["title"] for item in json.loads(as_csl(cited))] == titles
