"""The downloads of Trends: the rows on screen, in one order of columns, with sources and the way back."""

import io
from dataclasses import dataclass
from datetime import date

import openpyxl
import pandas as pd
import pytest

from components.address import Address
from components.trends.downloads import about, workbook
from components.trends.panels import Strand, strand
from components.trends.table import EXPORTED, exported, shown_table
from tests.components.trend_rows import figure_row, part_of_year


@dataclass(frozen=True)
class Asked:
    question: str
    parameters: dict[str, object]
    warehouse: str


@pytest.fixture
def shown() -> Strand:
    points = pd.DataFrame(
        [
            figure_row(2021, 24.0),
            part_of_year(2022, 16.0, qualifier="~"),
            figure_row(2020, None, value_text="closed"),
        ]
    )
    points.attrs["lineage"] = Asked("trends/points", {"indicator": "cases", "regions": ["TJ"]}, "abc123")
    measure = {
        "indicator_id": "cases", "name_en": "Torture cases", "unit_id": "cases", "unit_en": "cases",
        "kind": "count", "definition_en": "Cases.", "additive_across_regions": True, "elsewhere": 0,
        "places": 0,
    }  # fmt: skip
    return strand(measure, points, pd.DataFrame({"region_code": [], "date": []}), "en")


def test_the_download_holds_the_rows_on_screen_and_no_other(shown: Strand) -> None:
    rows = exported([shown], "en")
    assert list(rows.columns) == list(EXPORTED)
    assert rows["value"].tolist()[:2] == [24.0, 16.0]
    assert rows["indicator"].unique().tolist() == ["Torture cases"]


def test_names_follow_the_language_and_columns_do_not(shown: Strand) -> None:
    rows = exported([shown], "ru")
    assert list(rows.columns) == list(EXPORTED)
    assert rows["region"].unique().tolist() == ["Таджикистан"]


def test_the_workbook_says_where_it_comes_from(shown: Strand) -> None:
    address = Address({"indicator": ["cases"], "as_of": ["2026-01-31"]}, today=date(2026, 11, 21))
    book = openpyxl.load_workbook(io.BytesIO(workbook(address, [shown], "en")))
    facts = {row[0].value: row[1].value for row in book["about"].iter_rows(min_row=2)}
    assert facts["filter_indicator"] == "cases"
    assert facts["filter_region"] == "default"
    assert str(facts["as_of"]).startswith("2026-01-31")
    assert facts["question_1"] == "trends/points"
    assert facts["parameters_1"] == "indicator = cases; regions = ['TJ']"
    assert facts["warehouse"] == "abc123"
    assert "CC BY 4.0" in str(facts["licence"])
    assert book["data"].max_row == 4
    assert book["sources"].max_row == 2


def test_the_about_page_is_in_the_order_of_reading(shown: Strand) -> None:
    keys = list(about(Address({}), [shown], "en"))
    assert keys[:4] == ["title", "definition", "as_of", "exported_on"]
    assert keys[-1] == "licence"


def test_the_table_shows_numbers_as_numbers_and_says_why_a_figure_stands_apart(shown: Strand) -> None:
    table = shown_table([shown], "en")
    assert table["Value"].tolist()[:2] == [16.0, 24.0]
    assert table["As stated"].tolist() == ["about 16 cases", "24 cases", "closed"]
    assert table["On the line"].tolist()[:2] == ["not a calendar year, not joined", "yes"]
    assert "Indicator" not in table
    assert "Indicator" in shown_table([shown, shown], "en")
