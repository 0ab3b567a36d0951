"""The tracker's files: the whole filtered set with its evidence and sources, dates as
dates, and nothing that runs."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime

import openpyxl
import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from components.tracker.export import (
    EVENT_COLUMNS,
    ITEM_COLUMNS,
    about_tracker,
    events_for_file,
    items_for_file,
    tracker_csv,
    tracker_workbook,
    unpublished_lists,
)

AS_OF = date(2026, 11, 21)


@dataclass(frozen=True)
class Asked:
    question: str
    parameters: dict[str, object]
    warehouse: str


@dataclass(frozen=True)
class SomeNames:
    region: dict[str, str]
    place: dict[str, str]
    institution: dict[str, str]


NAMES = SomeNames({"TJ": "Таджикистан"}, {}, {"moj": "Министерство юстиции", "mia": "МВД"})


def item(identity: str, **other: object) -> dict[str, object]:
    row = {
        "recommendation_id": identity, "text_en": "Publish it", "text_ru": "Опубликовать",
        "text_tg": "Нашр кунед",
        "basis": "speech", "forum_id": "f", "forum_title_en": "Forum", "forum_title_ru": "Форум",
        "forum_title_tg": "Форум", "forum_kind": "dialogue", "cycle_id": "f",
        "origin_date": pd.Timestamp("2025-09-26"), "theme_id": "justice", "theme_en": "Justice",
        "theme_ru": "Правосудие", "theme_tg": "Адолат", "regions": "TJ", "places": None,
        "addressees": "moj mia",
        "target_date": "2027", "overdue": False, "status": "in_progress", "headline": "in_progress",
        "contested": False, "headline_date": pd.Timestamp("2026-02-03"), "age_days": 291,
        "state_status": "in_progress", "state_date": pd.Timestamp("2026-02-03"), "source_id": "s1",
    }  # fmt: skip
    return {**row, **other}


@pytest.fixture
def items() -> pd.DataFrame:
    frame = pd.DataFrame(
        [
            item("D25-01"),
            item(
                "D25-02",
                text_en="=HYPERLINK(1)",
                target_date="2027-06-30",
                status="no_evidence",
                headline_date=pd.NaT,
                state_date=pd.NaT,
                source_id=None,
            ),
        ]
    )
    frame.attrs["lineage"] = Asked("tracker/items", {"as_of": AS_OF, "theme": ["justice"]}, "abc123")
    return frame


@pytest.fixture
def events() -> pd.DataFrame:
    row = {
        "event_id": "D25-01-e1", "recommendation_id": "D25-01", "text_en": "Publish it", "effective_date":
        pd.Timestamp("2026-02-28"), "date": "2026-02", "voice": "state", "status": "in_progress",
        "is_baseline": False, "counts": True, "evidence_en": "A draft went out", "producer_en": "Ministry",
        "source_id": "s1", "source_title": "Draft", "publisher": "Ministry", "url": "https://example.org/1",
        "published": "2026-02-03", "accessed": pd.Timestamp("2026-11-20"),
    }  # fmt: skip
    return pd.DataFrame([row, {**row, "event_id": "D25-01-e0", "date": None, "effective_date": pd.NaT}])


def book(items: pd.DataFrame, events: pd.DataFrame, lang: str = "en") -> openpyxl.Workbook:
    about = about_tracker({"Theme": "Justice"}, AS_OF, [items.attrs["lineage"]], lang)
    return openpyxl.load_workbook(io.BytesIO(tracker_workbook(items, events, events, about, lang, NAMES)))


def column(sheet: Worksheet, name: str) -> list[object]:
    heads = [cell.value for cell in sheet[1]]
    return [row[heads.index(name)].value for row in sheet.iter_rows(min_row=2)]


def test_workbook_has_the_four_sheets_each_with_filter_and_frozen_header(
    items: pd.DataFrame, events: pd.DataFrame
) -> None:
    opened = book(items, events)
    assert opened.sheetnames == ["items", "events", "sources", "about"]
    for sheet in opened:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_dates_known_to_the_day_are_dates_and_others_stay_as_stated(
    items: pd.DataFrame, events: pd.DataFrame
) -> None:
    opened = book(items, events)
    assert column(opened["items"], "origin_date") == [datetime(2025, 9, 26), datetime(2025, 9, 26)]
    assert column(opened["items"], "target_date") == ["2027", datetime(2027, 6, 30)]
    assert column(opened["items"], "headline_date") == [datetime(2026, 2, 3), None]
    assert column(opened["events"], "date") == ["2026-02", None]
    assert column(opened["sources"], "published") == [datetime(2026, 2, 3)]


def test_text_that_looks_like_a_formula_stays_text(items: pd.DataFrame, events: pd.DataFrame) -> None:
    sheet = book(items, events)["items"]
    cell = sheet["B3"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
    rows = list(csv.DictReader(io.StringIO(tracker_csv(items, "en").decode("utf-8-sig"), newline="")))
    assert rows[1]["text"] == "'=HYPERLINK(1)"


def test_each_source_stands_once_with_the_number_of_its_rows(
    items: pd.DataFrame, events: pd.DataFrame
) -> None:
    sheet = book(items, events)["sources"]
    assert column(sheet, "source_id") == ["s1"]
    assert column(sheet, "rows_used") == [2]
    linked = sheet.cell(2, [cell.value for cell in sheet[1]].index("url") + 1).hyperlink
    assert linked is not None
    assert linked.target == "https://example.org/1"


def test_about_tells_filters_day_question_warehouse_licence_and_what_it_rests_on(
    items: pd.DataFrame, events: pd.DataFrame
) -> None:
    sheet = book(items, events)["about"]
    facts = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=2)}
    assert facts["filter: Theme"] == "Justice"
    assert facts["as_of"] == datetime(2026, 11, 21)
    assert facts["question_1"] == "tracker/items"
    assert facts["warehouse"] == "abc123"
    assert "CC BY 4.0" in str(facts["licence"])
    assert unpublished_lists("en") in facts.values()
    assert str(facts["no_evidence"]).startswith("No evidence. ")


def test_set_without_filters_says_so(items: pd.DataFrame) -> None:
    facts = about_tracker({}, AS_OF, [items.attrs["lineage"]], "en")
    assert facts["filters"] == "none: all recommendations that existed on the as-of day"


def test_columns_are_alike_in_every_language_and_texts_are_not(items: pd.DataFrame) -> None:
    english, tajik = items_for_file(items, "en"), items_for_file(items, "tg")
    assert list(english.columns) == list(tajik.columns)
    assert set(english.columns) <= set(ITEM_COLUMNS)
    assert tajik["text"].tolist()[0] == "Нашр кунед"


def test_evidence_has_its_remark_on_the_date_once_in_the_language_of_the_reader(events: pd.DataFrame) -> None:
    remarks = {"en": "year inferred", "ru": "год выведен", "tg": "сол тахмин шудааст"}
    noted = events.assign(
        **{f"date_note_{lang}": pd.Series([remark, None]) for lang, remark in remarks.items()}
    )
    for lang, remark in remarks.items():
        ready = events_for_file(noted, lang)
        assert ready["date_note"].tolist() == [remark, ""]
        assert set(ready.columns) <= set(EVENT_COLUMNS)


def test_addressees_are_named_and_keep_their_ids(items: pd.DataFrame) -> None:
    rows = items_for_file(items, "ru", NAMES)
    assert rows["addressees"].tolist()[0] == "moj mia"
    assert rows["addressee_names"].tolist()[0] == "Министерство юстиции; МВД"
    assert rows["place_names"].tolist() == ["", ""]


def test_csv_says_of_which_day_and_warehouse_each_row_is(items: pd.DataFrame) -> None:
    rows = list(csv.DictReader(io.StringIO(tracker_csv(items, "en").decode("utf-8-sig"), newline="")))
    assert [row["recommendation_id"] for row in rows] == ["D25-01", "D25-02"]
    assert {(row["as_of"], row["warehouse"]) for row in rows} == {("2026-11-21", "abc123")}
    assert rows[0]["origin_date"] == "2025-09-26"
    assert rows[1]["state_date"] == ""


def test_set_without_events_still_opens(items: pd.DataFrame, events: pd.DataFrame) -> None:
    opened = book(items, events.iloc[0:0])
    assert opened["events"].max_row == 1
    assert opened["sources"].max_row == 1
