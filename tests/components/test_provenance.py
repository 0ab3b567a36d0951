"""The source line: who, when, whose voice and how many; and the rows behind it, safe to read and to open."""

import csv
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urlsplit

import openpyxl
import pandas as pd
import pytest

from components.citation import View
from components.provenance import (
    MOST_ROWS,
    lineage_sentence,
    public_address,
    rows_as_csv,
    rows_as_workbook,
    source_sentence,
    source_table,
    works_cited,
    years_of,
)
from components.sources.metadata import columns_described, metadata_json
from queries import run

VIEW = View("trends?indicator=cpi_score", "", date(2026, 11, 1), date(2026, 11, 21))


@dataclass(frozen=True)
class Asked:
    question: str = "trends/points"
    parameters: dict[str, Any] = field(default_factory=lambda: {"indicator": "cpi_score"})
    warehouse: str = "0123456789abcdef"


def row(**changed: Any) -> dict[str, Any]:
    return {
        "observation_id": "a.1",
        "region_en": "Sughd",
        "period_start": pd.Timestamp("2024-01-01"),
        "period_end": pd.Timestamp("2024-12-31"),
        "period_kind": "year",
        "value": 12.0,
        "unit_id": "percent",
        "producer_en": "Agency on Statistics",
        "producer_ru": "Агентство по статистике",
        "voice": "state",
        "source_id": "s1",
        "source_title": "Year [book]",
        "publisher": "Agency on Statistics",
        "url": "https://example.org/a",
        "published": "2025-03",
        "accessed": pd.Timestamp("2026-11-21"),
        "source_kind": "primary",
        "original_publisher": None,
    } | changed


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows))


def test_line_says_publisher_voice_years_and_count() -> None:
    rows = frame(
        row(),
        row(
            observation_id="a.2", period_end=pd.Timestamp("2019-12-31"), voice="media", publisher="Asia-Plus"
        ),
    )
    assert source_sentence(rows, "en") == (
        "Source: Agency on Statistics, Asia-Plus · state, media · 2019–2024 · 2 observations"
    )


def test_row_repeated_by_a_join_counts_once() -> None:
    assert source_sentence(frame(row(), row()), "en").endswith("· 2024 · 1 observation")


def test_copy_is_not_taken_for_the_maker() -> None:
    said = source_sentence(frame(row(publisher="Data mirror")), "en")
    assert said.startswith("Source: Agency on Statistics, read at Data mirror ·")
    assert "Агентство по статистике" in source_sentence(frame(row(publisher="Data mirror")), "ru")


def test_many_publishers_are_counted() -> None:
    rows = frame(*(row(observation_id=f"a.{n}", publisher=f"P{n}") for n in range(5)))
    assert source_sentence(rows, "en").startswith("Source: P0, P1, P2 and 2 more ·")


def test_aggregated_rows_count_what_they_stand_for() -> None:
    rows = frame({"publisher": "P", "voice": "state", "year": 2024, "observations": 30})
    assert source_sentence(rows, "en") == "Source: P · state · 2024 · 30 observations"


def test_nothing_behind_a_picture_is_said() -> None:
    assert source_sentence(frame(row()).head(0), "en") == "Source: nothing is recorded here"
    assert source_sentence(frame(row(observation_id=None)), "en") == "Source: nothing is recorded here"


def test_own_search_has_no_voice_in_the_line() -> None:
    assert "own search" not in source_sentence(frame(row(voice=None)), "en").lower()


def test_years_come_from_the_period_or_the_event() -> None:
    assert years_of(pd.DataFrame({"year": [2017, 2017]})) == "2017"
    assert (
        years_of(pd.DataFrame({"effective_date": pd.to_datetime(["2024-02-01", "2026-01-01"])}))
        == "2024–2026"
    )
    assert years_of(pd.DataFrame({"value": [1]})) == ""


def test_rows_behind_are_linked_and_escaped() -> None:
    table = source_table(frame(row()), "en")
    [source] = table["Source"]
    assert source.startswith(r"[Year \[book\]](<https://example.org/a>), Agency on Statistics")
    assert "published Mar 2025" in source
    assert "read 21 Nov 2026" in source
    assert r"row a\.1" in source
    assert table["Figure"].tolist() == [r"12\%"]
    assert table["Time"].tolist() == ["2024"]
    assert table["Produced by"].tolist() == [r":blue[■] Agency on Statistics \(state\)"]


def test_copy_names_who_published_first() -> None:
    table = source_table(frame(row(source_kind="mirror", original_publisher="OHCHR")), "en")
    assert "copy; first published by OHCHR" in table["Source"].iloc[0]


def test_unsafe_address_is_no_link() -> None:
    table = source_table(frame(row(url="javascript:alert(1)")), "en")
    assert "](" not in table["Source"].iloc[0]


def test_figure_of_a_claim_stays_as_it_was_made() -> None:
    assert list(source_table(frame(row(value="14-30")), "en")["Figure"]) == ["14\\-30"]


def test_missing_figure_is_a_dash_and_text_stays_text() -> None:
    table = source_table(
        frame(row(value=float("nan"), value_text=None), row(observation_id="b", value_text="E+")), "en"
    )
    assert table["Figure"].tolist() == ["–", r"E\+"]


def test_long_list_is_cut_in_the_table_but_not_in_the_download() -> None:
    rows = frame(*(row(observation_id=f"a.{n}") for n in range(MOST_ROWS + 5)))
    assert len(source_table(rows, "en")) == MOST_ROWS
    assert len(pd.read_csv(BytesIO(rows_as_csv(rows, [Asked()])))) == MOST_ROWS + 5


def test_lineage_names_question_parameters_and_warehouse() -> None:
    said = lineage_sentence(Asked(), "en").replace("\\", "")
    assert said == "Question: trends/points. Parameters: indicator = cpi_score. Warehouse: 0123456789ab."


@pytest.mark.parametrize("cell", ["=1+1", "+1+2", "-1+2", "@sum", " =1+1"])
def test_download_holds_no_formula(cell: str) -> None:
    read = pd.read_csv(BytesIO(rows_as_csv(frame(row(source_title=cell)), [Asked()])))
    assert read["source_title"].tolist() == [f"'{cell}"]
    assert read["question"].tolist() == ["trends/points"]
    assert read["warehouse"].astype(str).tolist() == ["0123456789abcdef"]


def test_download_keeps_negative_numbers() -> None:
    read = pd.read_csv(BytesIO(rows_as_csv(frame(row(value=-3.5)), [Asked()])))
    assert read["value"].tolist() == [-3.5]


def test_second_header_row_holds_hxl_tags_when_it_is_asked_for() -> None:
    rows, asked = frame(row(value=-3.5)), [Asked()]
    plain = list(csv.reader(StringIO(rows_as_csv(rows, asked).decode("utf-8-sig"))))
    tagged = list(csv.reader(StringIO(rows_as_csv(rows, asked, tagged=True).decode("utf-8-sig"))))
    assert [tagged[0], *tagged[2:]] == plain
    named = dict(zip(tagged[0], tagged[1], strict=True))
    assert named["value"] == "#indicator+value+num"
    assert named["period_start"] == "#date+start"
    assert named["region_en"] == "#adm1+name+i_en"


def test_workbook_holds_rows_sources_and_what_the_view_was() -> None:
    rows = frame(row(value=-3.5, source_title="=1+1"), row(observation_id="a.2", source_id=None))
    book = openpyxl.load_workbook(
        BytesIO(rows_as_workbook(rows, [Asked()], VIEW, "en", tagged=True)), data_only=False
    )
    assert book.sheetnames == ["data", "sources", "about"]
    header, tags, first, _second = book["data"].iter_rows()
    cells = {head.value: cell for head, cell in zip(header, first, strict=True)}
    assert (cells["value"].value, cells["value"].data_type) == (-3.5, "n")
    assert (cells["source_title"].value, cells["source_title"].data_type) == ("=1+1", "s")
    assert "#indicator+value+num" in [cell.value for cell in tags]
    assert book["data"].freeze_panes == "A3"
    assert [cell.value for cell in book["sources"]["A"]] == ["source_id", "s1"]
    facts = {line[0].value: line[1].value for line in book["about"].iter_rows(min_row=2)}
    assert facts["view"] == "trends?indicator=cpi_score"
    assert facts["as_of"] == datetime(2026, 11, 1)
    assert facts["parameters_1"] == "indicator = cpi_score"
    assert facts["warehouse"] == "0123456789abcdef"
    assert str(facts["citation_1"]).startswith("Agency on Statistics. =1+1.")
    assert str(facts["citation_2"]).startswith("Paygiri editors.")


@pytest.mark.usefixtures("warehouse")
def test_metadata_says_what_was_asked_and_what_each_column_means() -> None:
    rows = run(
        "trends/points",
        indicator="torture_cases_coalition",
        regions=["TJ"],
        voices=["civil_society"],
        from_year=2016,
        to_year=2017,
    )
    lineages = [rows.attrs["lineage"]]
    told = json.loads(
        metadata_json(rows, lineages, VIEW, works_cited(rows, lineages, VIEW, "en"), "en").decode()
    )
    assert told["questions"] == [{"question": "trends/points", "parameters": lineages[0].parameters}]
    assert (told["as_of"], told["accessed"]) == ("2026-11-01", "2026-11-21")
    assert told["warehouse"] == lineages[0].warehouse
    assert told["rows"] == len(rows)
    columns = {column["name"]: column for column in told["columns"]}
    assert set(columns) == set(rows.columns)
    assert columns["year"]["unit"] == "year"
    assert columns["value"]["hxl"] == "#indicator+value+num"
    assert [column["name"] for column in told["columns"] if not column.get("description")] == []
    assert {source["source_id"] for source in told["sources"]} == set(rows["source_id"])
    assert "Paygiri editors." in told["citation"]
    assert "NaN" not in json.dumps(told)


def test_column_that_a_page_added_is_listed_by_its_name() -> None:
    assert columns_described(pd.DataFrame({"mine": [1]}), [Asked()]) == [{"name": "mine"}]


@pytest.mark.parametrize(
    ("url", "here", "expected"),
    [
        ("https://example.org/paygiri/trends", "trends?a=1", "https://example.org/paygiri/trends?a=1"),
        ("https://example.org/", "/", "https://example.org/"),
        ("http://localhost:8501/trends", "trends?a=1", ""),
        ("http://127.0.0.1:8501/trends", "trends", ""),
        ("https://example.org/sources", "sources?q=" + "x" * 600, ""),
        ("", "trends", ""),
    ],
)
def test_only_an_address_that_others_can_reach_is_cited(url: str, here: str, expected: str) -> None:
    assert public_address(urlsplit(url), here) == expected
