"""Exports: what a reader downloads is what was on screen, with its sources, and nothing in it runs."""

import csv
import html
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest

from components.exports import (
    MOST_LINKS,
    Sheet,
    cited_workbook,
    csv_bytes,
    file_name,
    sources_of,
    workbook_bytes,
)

FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1"]


@pytest.fixture
def shown() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "observation_id": ["a", "b", "c"],
            "region": ["Хатлон", "Хатлон", "Вилояти Суғд"],
            "value": [24.0, 1.5, None],
            "year": [2021, 2022, 2023],
            "period_end": [pd.Timestamp("2021-12-31"), pd.Timestamp("2022-10-25"), pd.NaT],
            "yearly": [True, False, False],
            "note": [None, "sixteen, to 25 October", 'said "about"'],
            "source_id": ["s2", "s1", "s2"],
            "source_title": ["Second", "First", "Second"],
            "publisher": ["P", "P", "P"],
            "url": ["https://example.org/2", None, "https://example.org/2"],
        }
    )


def read_csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_opens_with_the_mark_that_makes_excel_read_cyrillic(shown: pd.DataFrame) -> None:
    content = csv_bytes(shown)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1
    assert read_csv_rows(content)[3][1] == "Вилояти Суғд"


def test_csv_round_trip_keeps_every_cell(shown: pd.DataFrame) -> None:
    back = pd.read_csv(io.BytesIO(csv_bytes(shown)), encoding="utf-8-sig")
    assert list(back.columns) == list(shown.columns)
    assert back["value"].tolist()[:2] == [24.0, 1.5]
    assert pd.isna(back["value"][2])
    assert back["note"].tolist()[1:] == ["sixteen, to 25 October", 'said "about"']


def test_csv_prints_iso_dates_true_false_and_whole_numbers_plainly(shown: pd.DataFrame) -> None:
    first, second, third = read_csv_rows(csv_bytes(shown))[1:]
    assert first[2:7] == ["24", "2021", "2021-12-31", "true", ""]
    assert second[2:6] == ["1.5", "2022", "2022-10-25", "false"]
    assert third[2] == "", "a missing figure is not a zero"
    assert third[4] == ""


@pytest.mark.parametrize("formula", FORMULAS)
def test_csv_text_that_starts_a_formula_gets_an_apostrophe(formula: str) -> None:
    rows = read_csv_rows(csv_bytes(pd.DataFrame({"note": [formula]})))
    assert rows[1][0].startswith("'")
    assert rows[1][0].replace("'", "") == formula.replace("'", "")


@pytest.mark.parametrize("formula", [" =1+1", "\u00a0=1+1", "\uff1d1+1", "\uff0b1", "\uff20sum(1)"])
def test_csv_formula_behind_a_space_or_of_full_width_gets_an_apostrophe(formula: str) -> None:
    assert read_csv_rows(csv_bytes(pd.DataFrame({"note": [formula]})))[1] == [f"'{formula}"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('said;=HYPERLINK("x")', 'said;\'=HYPERLINK("x")'),
        ('said;"=1+1"', 'said;"\'=1+1"'),
        ("said; @sum(1)", "said; '@sum(1)"),
        ("said\n=1+1", "said\n'=1+1"),
        ("said\t+1", "said\t'+1"),
        ("one; two = three", "one; two = three"),
        ("https://example.org/?a=1;b=-2", "https://example.org/?a=1;b=-2"),
    ],
)
def test_csv_holds_no_formula_where_a_semicolon_parts_the_cells(text: str, written: str) -> None:
    # A spreadsheet set to Russian or Tajik opens the file at semicolons, and takes no notice of the quotes.
    assert read_csv_rows(csv_bytes(pd.DataFrame({"number": [1], "note": [text]})))[1] == ["1", written]


@pytest.mark.parametrize("formula", FORMULAS)
def test_workbook_text_that_starts_a_formula_is_typed_as_text(formula: str) -> None:
    content = workbook_bytes([Sheet("data", pd.DataFrame({"note": [formula]}))])
    cell = openpyxl.load_workbook(io.BytesIO(content))["data"]["A2"]
    assert cell.data_type == "s"
    assert cell.value.strip() == formula.strip()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_column_name_that_starts_a_formula_is_harmless_too() -> None:
    frame = pd.DataFrame({"=1+1": [1]})
    assert read_csv_rows(csv_bytes(frame))[0] == ["'=1+1"]
    cell = openpyxl.load_workbook(io.BytesIO(workbook_bytes([Sheet("data", frame)])))["data"]["A1"]
    assert (cell.data_type, cell.value) == ("s", "=1+1")


def test_negative_numbers_are_left_alone() -> None:
    frame = pd.DataFrame({"number": [-1.646], "as_text": ["-1.646"]})
    assert read_csv_rows(csv_bytes(frame))[1] == ["-1.646", "-1.646"]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes([Sheet("data", frame)])))["data"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == (-1.646, "n")


def test_workbook_keeps_numbers_dates_and_booleans(shown: pd.DataFrame) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes([Sheet("data", shown)])))["data"]
    header = [cell.value for cell in sheet[1]]
    assert header == list(shown.columns)
    row = dict(zip(header, sheet[2], strict=True))
    assert (row["value"].value, row["value"].data_type) == (24, "n")
    assert row["period_end"].value == datetime(2021, 12, 31)
    assert row["period_end"].number_format == "yyyy-mm-dd"
    assert row["yearly"].value is True
    assert sheet["C4"].value is None
    assert sheet["E4"].value is None


def test_workbook_header_is_frozen_filterable_and_columns_are_fitted(shown: pd.DataFrame) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes([Sheet("data", shown)])))["data"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:K4"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["G"].width == len("sixteen, to 25 October") + 2
    assert sheet.column_dimensions["D"].width == 8


def test_workbook_carries_the_sources_and_how_to_find_the_view_again(shown: pd.DataFrame) -> None:
    about = {"as of": date(2026, 11, 21), "question": "trends/points", "warehouse": "0a1b", "regions": ["TJ"]}
    book = openpyxl.load_workbook(io.BytesIO(cited_workbook(shown, sources_of(shown), about)))
    assert book.sheetnames == ["data", "sources", "about"]
    facts = {row[0].value: row[1].value for row in book["about"].iter_rows(min_row=2)}
    assert facts == {
        "as of": datetime(2026, 11, 21), "question": "trends/points", "warehouse": "0a1b", "regions": "TJ",
    }  # fmt: skip
    assert [row[0].value for row in book["sources"].iter_rows(min_row=2)] == ["s1", "s2"]


def test_only_web_addresses_become_links(shown: pd.DataFrame) -> None:
    frame = shown.assign(url=["https://example.org/2", "javascript:alert(1)", "=HYPERLINK(1)"])
    sheet = openpyxl.load_workbook(io.BytesIO(cited_workbook(frame, sources_of(frame), {})))["data"]
    assert sheet["K2"].hyperlink.target == "https://example.org/2"
    assert sheet["K3"].hyperlink is None
    assert sheet["K4"].hyperlink is None


def test_web_address_longer_than_a_workbook_may_link_stays_text() -> None:
    address = "https://example.org/" + "a" * 2_100
    sheet = openpyxl.load_workbook(
        io.BytesIO(workbook_bytes([Sheet("data", pd.DataFrame({"url": [address]}), frozenset({"url"}))]))
    )["data"]
    assert (sheet["A2"].value, sheet["A2"].hyperlink) == (address, None)


def test_links_of_a_sheet_end_where_a_workbook_would_break() -> None:
    frame = pd.DataFrame({"url": [f"https://example.org/{row}" for row in range(MOST_LINKS + 5)]})
    with zipfile.ZipFile(io.BytesIO(workbook_bytes([Sheet("data", frame, frozenset({"url"}))]))) as archive:
        assert archive.read("xl/worksheets/sheet1.xml").count(b"<hyperlink ") == MOST_LINKS


def test_sheet_with_links_has_no_rows_below_its_data() -> None:
    frame = pd.DataFrame({"url": ["https://example.org/1", "https://example.org/2"]})
    content = workbook_bytes([Sheet("data", frame, frozenset({"url"}))])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.read("xl/worksheets/sheet1.xml").count(b"<row ") == 3


@pytest.mark.parametrize(
    "footer", ["x" * 199 + "&", "&" * 300, "a &KFF0000 b", "one\n&Rtwo\x0b", "25 & more"]
)
def test_footer_prints_no_code_and_leaves_the_page_number_alone(footer: str) -> None:
    content = workbook_bytes([Sheet("data", pd.DataFrame({"a": [1]}), footer=footer)])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    written = html.unescape(sheet.split("<oddFooter>")[1].split("</oddFooter>")[0])
    assert len(written) <= 255
    body = written.removeprefix("&L&8 ")
    assert body.endswith("&R&P / &N")
    printed = body.removesuffix("&R&P / &N")
    assert printed.replace("&&", "").count("&") == 0
    assert "_x" not in printed


def test_sources_of_counts_the_rows_each_source_gave(shown: pd.DataFrame) -> None:
    sources = sources_of(shown)
    assert sources[["source_id", "rows_used"]].to_numpy().tolist() == [["s1", 1], ["s2", 2]]


def test_an_empty_frame_still_exports_its_header() -> None:
    empty = pd.DataFrame({"year": pd.Series(dtype=int), "note": pd.Series(dtype=str)})
    assert read_csv_rows(csv_bytes(empty)) == [["year", "note"]]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes([Sheet("data", empty)])))["data"]
    assert [cell.value for cell in sheet[1]] == ["year", "note"]


def test_control_characters_that_a_workbook_cannot_hold_are_dropped() -> None:
    frame = pd.DataFrame({"note": ["a\x00b\x0bc"]})
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes([Sheet("data", frame)])))["data"]
    assert sheet["A2"].value == "abc"
    assert read_csv_rows(csv_bytes(frame))[1] == ["abc"]


def test_two_sheets_of_one_name_are_refused(shown: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="one name"):
        workbook_bytes([Sheet("data", shown), Sheet("data", shown)])
    with pytest.raises(ValueError, match="at least one sheet"):
        workbook_bytes([])


def test_file_names_are_plain() -> None:
    assert file_name("paygiri", "cpi_score", "TJ-GB", "../x", suffix="csv") == "paygiri-cpi_score-tj-gb-x.csv"


def test_row_is_tall_enough_for_a_text_that_wraps() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "text": ["short", "word " * 60]})
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes([Sheet("data", frame)])))["data"]
    assert sheet.column_dimensions["B"].width == 60
    # 300 letters and a tenth more for wide ones, 60 to the line: 6 lines of 15 points.
    assert sheet.row_dimensions[3].height == 90
    assert sheet.row_dimensions[2].height is None


def test_narrow_table_prints_on_one_page_width_and_a_wide_one_does_not() -> None:
    narrow, wide = pd.DataFrame({"a": ["x"]}), pd.DataFrame({f"c{n}": ["word " * 20] for n in range(12)})
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes([Sheet("narrow", narrow), Sheet("wide", wide)])))
    fitted = {sheet.title: sheet.sheet_properties.pageSetUpPr for sheet in book}
    assert fitted["narrow"] is not None
    assert fitted["narrow"].fitToPage
    assert fitted["wide"] is None or not fitted["wide"].fitToPage
    assert book["wide"].print_title_cols == "$A:$A"


def test_second_header_row_stands_below_the_first_and_moves_the_filter(shown: pd.DataFrame) -> None:
    tags = ["#meta+id", *[""] * (len(shown.columns) - 1)]
    assert read_csv_rows(csv_bytes(shown, tags))[:3] == [
        list(shown.columns),
        tags,
        read_csv_rows(csv_bytes(shown))[1],
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_bytes([Sheet("data", shown, tags=tags)])))["data"]
    assert [cell.value for cell in sheet["A"]] == ["observation_id", "#meta+id", "a", "b", "c"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A3", "A2:K5")


def test_second_header_row_holds_no_formula() -> None:
    assert read_csv_rows(csv_bytes(pd.DataFrame({"a": [1]}), ["=1+1"]))[1] == ["'=1+1"]


def test_rows_without_a_source_add_none(shown: pd.DataFrame) -> None:
    sources = sources_of(shown.assign(source_id=pd.Series(["s2", None, "s2"])))
    assert sources[["source_id", "rows_used"]].to_numpy().tolist() == [["s2", 2]]
