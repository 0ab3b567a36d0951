"""What is missing, on screen and as files: with where it comes from, and nothing in it runs."""

import csv
import io
from dataclasses import dataclass, field
from typing import Any

import openpyxl
import pandas as pd

from components.sources.address import SourcePlace
from components.sources.coverage import Span, coverage_matrix, field_words, list_csv, list_workbook


@dataclass(frozen=True)
class Asked:
    question: str = "sources/missing_years"
    parameters: dict[str, Any] = field(default_factory=lambda: {"theme": ["torture"], "region": []})
    warehouse: str = "0123456789abcdef"


def rows() -> pd.DataFrame:
    frame = pd.DataFrame(
        {"indicator_en": ["=1+1"], "first_missing": [-3], "source_id": ["s"], "url": ["https://example.org/"]}
    )
    frame.attrs["lineage"] = Asked()
    return frame


def known(**changed: Any) -> dict[str, Any]:
    return {
        "region_code": "TJ-SU", "region_en": "Sughd", "theme_id": "media", "theme_en": "Media <b>freedom</b>",
        "observations": 12, "voices": 2, "voice_list": "media state", "sources": 3, "first_year": 2019,
        "last_year": 2024, "newest": pd.Timestamp("2024-12-31"),
    } | changed  # fmt: skip


NOTHING = {"observations": 0, "voices": 0, "voice_list": None, "first_year": None, "last_year": None}


def test_list_as_csv_names_the_warehouse_and_holds_no_formula() -> None:
    header, row = csv.reader(io.StringIO(list_csv(rows()).decode("utf-8-sig")))
    assert header == ["indicator_en", "first_missing", "source_id", "url", "warehouse"]
    assert row == ["'=1+1", "-3", "s", "https://example.org/", "0123456789abcdef"]


def test_list_as_workbook_says_what_it_is() -> None:
    book = openpyxl.load_workbook(io.BytesIO(list_workbook(rows(), "Missing", "How.", "en")))
    assert book.sheetnames == ["data", "sources", "about"]
    assert (book["data"]["A2"].value, book["data"]["A2"].data_type) == ("=1+1", "s")
    assert (book["data"]["B2"].value, book["data"]["B2"].data_type) == (-3, "n")
    facts = {row[0].value: row[1].value for row in book["about"].iter_rows(min_row=2)}
    assert facts["question"] == "sources/missing_years"
    assert facts["parameter: theme"] == "torture"
    assert "parameter: region" not in facts


def test_field_is_said_in_words() -> None:
    said = field_words(known(), "en")
    assert said == "Media <b>freedom</b>, Sughd: 12 observations (state, media), the newest of 2024"
    assert field_words(known(**NOTHING), "en").endswith(": nothing recorded")


def test_matrix_escapes_names_marks_old_figures_and_draws_each_year() -> None:
    years = [known(year=2019, observations=4), known(year=2024, observations=8)]
    place = SourcePlace(view="coverage")
    html = coverage_matrix([known()], years, Span(2015, 2026, 2026), place)
    assert "Media &lt;b&gt;freedom" in html
    assert '<rect class="k1" x="4" y="0"' in html
    assert '<rect class="k2" x="9" y="0"' in html
    assert '<span class="newest">2024</span>' in html
    old = coverage_matrix([known(last_year=2021)], years, Span(2015, 2026, 2026), place)
    assert '<span class="newest">(2021)</span>' in old


def test_chosen_field_leads_back_to_all_of_them() -> None:
    place = SourcePlace(view="coverage", theme=("media",), region=("TJ-SU",))
    html = coverage_matrix([known(), known(**NOTHING, theme_id="police")], [], Span(2015, 2026, 2026), place)
    assert 'href="sources?view=coverage"' in html
    assert html.count('aria-current="true"') == 1
    assert 'class="unknown"' in html
