"""The brief on an institution: read back from the PDF and the workbook, it says what the package says."""

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from components.briefs.brief import Brief, brief_footer, brief_of, brief_workbook
from components.briefs.front import Layout, draw_front
from components.briefs.paper import Paper
from components.briefs.pdf import brief_pdf
from components.palette import status_name
from components.records import Row, records
from components.tracker.address import TrackerFilters
from components.tracker.export import unpublished_lists
from queries import run
from tests.data.tables import rows

AS_OF = date(2026, 11, 21)
ID = re.compile(r"\b[A-Z]+\d\d-\d\d\b")
ADDRESSED = rows("recommendation_addressees")
TAJIK = "ҒғӢӣҚқӮӯҲҳҶҷ"

pytestmark = pytest.mark.usefixtures("warehouse")


def brief(institution: str, lang: str = "en", as_of: date = AS_OF) -> Brief:
    given: Mapping[str, Any] = {
        **TrackerFilters(institution=(institution,)).parameters(),
        "as_of": as_of,
    }
    catalogue = records(run("catalogue/institutions"))
    frames = [
        run("tracker/institutions", **given),
        run("tracker/institution_items", institution=institution, as_of=as_of),
        run("tracker/timeline", **given, sort="id", row_limit=1000, row_offset=0),
        run("tracker/institution_texts", institution=institution),
    ]
    named: Row = next(row for row in catalogue if row["institution_id"] == institution)
    counts, items, events, texts = (records(frame) for frame in frames)
    lineages = [frame.attrs["lineage"] for frame in frames]
    return brief_of(named, counts[0], items, events, texts, lineages, as_of, AS_OF, lang)


def pages(made: Brief) -> list[str]:
    reader = PdfReader(io.BytesIO(brief_pdf(made)))
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader.pages]


def layout_of_front(made: Brief) -> tuple[Layout, bool]:
    paper = Paper(made)
    layout = draw_front(paper)
    paper.output()
    return layout


def sheet_rows(made: Brief, name: str) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(brief_workbook(made)))[name]
    heads = [str(cell.value) for cell in sheet[1]]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]


def test_brief_names_every_recommendation_to_the_institution_and_no_other() -> None:
    asked = {
        row["recommendation_id"]
        for row in rows("recommendation_addressees")
        if row["institution_id"] == "moj"
    }
    made = brief("moj")
    assert {ask.recommendation_id for ask in made.asks} == asked
    text = " ".join(pages(made))
    others = {row["recommendation_id"] for row in rows("recommendations")} - asked
    named = set(ID.findall(text))
    assert named & (asked | others) == asked


def test_brief_of_an_earlier_day_leaves_out_what_came_later() -> None:
    # D25-06 dates from 26 September 2025; on 18 October 2024 the ministry had been asked in 6.
    made = brief("moj", as_of=date(2024, 10, 18))
    assert len(made.asks) == 6
    assert "D25-06" not in " ".join(pages(made))


def test_every_number_in_brackets_leads_to_its_source() -> None:
    made = brief("government")
    assert [source.number for source in made.sources] == list(range(1, len(made.sources) + 1))
    published = {row["source_id"]: row for row in rows("sources")}
    wording = {row["recommendation_id"]: row["source_id"] for row in rows("recommendations")}
    evidence = {row["event_id"]: row for row in rows("status_events")}
    for ask in made.asks:
        assert made.sources[ask.text_source - 1].row["source_id"] == wording[ask.recommendation_id]
        for said in ask.said:
            event = evidence[ask.row[f"{said.voice}_event"]]
            assert (said.status, said.dated) == (event["status"], event["date"])
            assert said.evidence == event["evidence_en"]
            cited = made.sources[said.source - 1]
            assert cited.row["source_id"] == event["source_id"]
            assert cited.title == published[event["source_id"]]["title"]


@pytest.mark.parametrize("institution", sorted({row["institution_id"] for row in ADDRESSED}))
def test_front_holds_every_recommendation_and_the_annex_starts_behind_it(institution: str) -> None:
    asked = {row["recommendation_id"] for row in ADDRESSED if row["institution_id"] == institution}
    made = brief(institution)
    front, annex, *_others = pages(made)
    assert set(ID.findall(front)) == asked
    assert front.count("No evidence found by 21 Nov 2026") == sum(not ask.said for ask in made.asks)
    for status, count in made.counts:
        assert f"{count} {status_name(status, 'en')}" in front
    assert unpublished_lists("en") in front
    assert brief_footer(made) in front
    assert "Annex: evidence and sources" not in front
    assert annex.startswith(f"{made.name} Annex: evidence and sources")


@pytest.mark.parametrize("lang", ["en", "ru", "tg"])
def test_32_recommendations_stand_on_one_page_in_type_that_is_read(lang: str) -> None:
    made = brief("government", lang)
    layout, on_one_page = layout_of_front(made)
    assert on_one_page
    assert 6.5 <= layout.size <= 9
    front = pages(made)[0]
    assert len(set(ID.findall(front))) == 32
    for ask in made.asks:
        assert ask.text in front, ask.recommendation_id


@pytest.mark.parametrize("institution", ["moj", "parliament", "supreme_court"])
def test_short_brief_is_set_in_comfortable_type(institution: str) -> None:
    layout, on_one_page = layout_of_front(brief(institution))
    assert (layout.size, on_one_page) == (9.0, True)


def test_no_type_is_smaller_than_six_and_a_half_points() -> None:
    reader = PdfReader(io.BytesIO(brief_pdf(brief("government", "tg"))))
    sizes: set[float] = set()
    for page in reader.pages:
        page.extract_text(
            visitor_text=lambda text, _user, _text, _font, size: sizes.add(size) if text.strip() else None
        )
    assert min(sizes) >= 6.5


def test_recommendations_stand_by_origin_the_newest_first() -> None:
    # The paper of 2025, its day unknown, counts from the last day of that year.
    front = pages(brief("government"))[0]
    first = ["COC25-01", "EUHRD25-01", "EUHRD25-02", "EUHRD25-03", "D25-01"]
    assert ID.findall(front)[:5] == first
    assert ID.findall(front)[-1] == "CAT18-01"
    assert "Paper: Catalysts of Change · 2025 · Briefing paper [1]" in front
    assert front.count("Universal Periodic Review, third cycle · 4 Nov 2021") == 1


def test_every_number_on_the_front_is_a_source_of_the_annex() -> None:
    made = brief("government")
    front, *annex = pages(made)
    numbers = {int(found) for found in re.findall(r"\[(\d+)\]", front)}
    assert numbers == set(range(1, len(made.sources) + 1))
    printed = re.sub(r"\s", "", "".join(annex))
    for source in made.sources:
        assert re.sub(r"\s", "", f"[{source.number}] {source.title}") in printed
        if source.url:
            assert re.sub(r"\s", "", source.url) in printed


def test_annex_has_the_evidence_of_every_voice() -> None:
    made = brief("government")
    annex = " ".join(pages(made)[1:])
    for ask in made.asks:
        for said in ask.said:
            assert f"({said.day}) [{said.source}]. {said.evidence}" in annex


def test_brief_with_more_than_a_page_goes_on_under_the_same_header() -> None:
    made = brief("government")
    many = replace(made, asks=made.asks * 3)
    assert layout_of_front(many)[1] is False
    found = pages(many)
    start = next(place for place, page in enumerate(found) if "Annex: evidence and sources" in page)
    assert start >= 2
    front = found[:start]
    assert sum(len(ID.findall(page)) for page in front) == 96
    for page in front:
        assert "Id Counts as What was asked State Independent voices and media" in page
    for place, page in enumerate(found, start=1):
        assert brief_footer(made) in page
        assert f"page {place} of {len(found)}" in page


def test_bookmarks_lead_to_the_front_and_the_annex() -> None:
    reader = PdfReader(io.BytesIO(brief_pdf(brief("moj"))))
    top = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert [(entry.title, reader.get_destination_page_number(entry)) for entry in top] == [
        ("Ministry of Justice: what was asked and how it stands", 0),
        ("Annex: evidence and sources", 1),
    ]


def test_footer_gives_day_filter_and_warehouse() -> None:
    made = brief("moj")
    assert brief_footer(made) == (
        "Paygiri · Ministry of Justice · status as of 21 Nov 2026 · filter: institution = moj · "
        f"warehouse {made.warehouse[:12]}"
    )


def test_pdf_has_title_and_language_and_names_no_person_as_author() -> None:
    reader = PdfReader(io.BytesIO(brief_pdf(brief("moj", "tg"))))
    assert reader.metadata is not None
    assert "Вазорати адлия" in str(reader.metadata.title)
    assert (reader.metadata.author, reader.metadata.creator) == ("Paygiri", "Paygiri")
    root = reader.root_object
    assert str(root["/Lang"]) == "tg"
    preferences = root["/ViewerPreferences"].get_object()
    assert isinstance(preferences, DictionaryObject)
    assert preferences["/DisplayDocTitle"]


def test_every_tajik_letter_is_set() -> None:
    made = brief("supreme_court", "tg")
    spelled = replace(made, asks=(replace(made.asks[0], text=" ".join(TAJIK)), *made.asks[1:]))
    text = "".join(pages(spelled))
    assert [letter for letter in TAJIK if letter not in text] == []


def test_only_the_glyphs_used_are_embedded() -> None:
    # The two fonts together hold 1.3 MB.
    assert len(brief_pdf(brief("government", "tg"))) < 150_000


def test_status_is_a_word_beside_its_letter() -> None:
    text = " ".join(pages(brief("moj")))
    assert re.search(r"PI 1 Partially implemented", text)
    assert "No evidence found by 21 Nov 2026" in text


def test_contested_item_shows_both_voices_with_their_days() -> None:
    made = brief("parliament")
    ask = next(ask for ask in made.asks if ask.contested)
    state, other = ask.by("state"), ask.by("international")
    assert state is not None
    assert other is not None
    assert (ask.recommendation_id, state.status, other.status) == (
        "CCPR19-01",
        "implemented",
        "partially_implemented",
    )
    front = pages(made)[0]
    assert f"Implemented, {state.day} [{state.source}]" in front
    assert f"International bodies: Partially implemented, {other.day} [{other.source}]" in front
    assert "Partially implemented Contested Adopt a comprehensive" in front


def test_brief_says_what_its_recommendations_rest_on() -> None:
    assert unpublished_lists("en") in pages(brief("moj"))[0]


def test_very_long_text_stays_on_the_page() -> None:
    made = brief("supreme_court")
    long = replace(made, asks=(replace(made.asks[0], text="human rights " * 2000), *made.asks[1:]))
    assert 1 <= len(pages(long)) <= 3


def test_workbook_states_dates_as_dates_and_numbers_its_sources() -> None:
    made = brief("moj")
    asked = {row["Id"]: row for row in sheet_rows(made, "Asked")}
    assert asked["D25-06"]["When"] == datetime(2025, 9, 26)
    assert asked["D25-06"]["Counts as"] == "In progress"
    assert asked["D25-06"]["Due"] == "2030"
    assert asked["EUHRD25-01"]["Latest evidence"] == "No evidence found by 21 Nov 2026"
    said = sheet_rows(made, "Evidence by voice")
    assert len(said) == sum(len(ask.said) for ask in made.asks)
    assert [row["Number"] for row in sheet_rows(made, "Sources")] == list(range(1, len(made.sources) + 1))


def test_printed_workbook_carries_footer_and_header_on_every_page() -> None:
    made = brief("moj")
    book = openpyxl.load_workbook(io.BytesIO(brief_workbook(made)))
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.oddFooter is not None
        assert sheet.oddFooter.left.text == brief_footer(made)
        assert sheet.page_setup.orientation == "landscape"


def test_first_sheet_prints_one_page_wide_in_the_order_of_the_front() -> None:
    made = brief("government")
    sheet = openpyxl.load_workbook(io.BytesIO(brief_workbook(made))).worksheets[0]
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ID.findall(pages(made)[0])
    # A4 on its side less its margins is 785 points wide, a letter of the default type 5.25: at 0.59 of its
    # size type of 11 points still has 6.5.
    assert sum(column.width for column in sheet.column_dimensions.values()) * 5.25 * 0.59 <= 785


def test_workbook_of_tajik_brief_is_in_tajik() -> None:
    made = brief("moj", "tg")
    texts = {row["recommendation_id"]: row["text_tg"] for row in rows("recommendations")}
    book = openpyxl.load_workbook(io.BytesIO(brief_workbook(made)))
    found = {row[0].value: row[3].value for row in book.worksheets[0].iter_rows(min_row=2)}
    assert found == {ask.recommendation_id: texts[ask.recommendation_id] for ask in made.asks}
