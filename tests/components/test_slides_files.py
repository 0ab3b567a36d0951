"""Decks as files: PowerPoint that another program opens, PDF with its type inside, pictures."""

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.oxml.ns import qn
from pypdf import PdfReader

from components.slides.content import Content
from components.slides.deck import Deck
from components.slides.pdf import deck_pdf
from components.slides.picture import PRINT, SCREEN, slide_png, slide_svg
from components.slides.pptx import deck_pptx
from components.slides.reading import ready_made
from components.slides.view_parts import Moment, Reader
from components.slides.views import SCHEMA, content
from queries import run
from queries.boundaries import region_boundaries
from tests.office import as_pdf

pytestmark = pytest.mark.usefixtures("warehouse")
AS_OF = date(2026, 6, 1)
TAJIK = "ҒғӢӣҚқӮӯҲҳҶҷ"
DECKS: tuple[tuple[str, dict[str, str]], ...] = (
    ("since_last_dialogue", {}),
    ("one_region", {"region": "TJ-GB"}),
    ("donor_view", {"donor": "eu"}),
)


def made(name: str, chosen: dict[str, str], lang: str) -> tuple[Deck, tuple[Content, ...]]:
    known = {
        "region": set(run("catalogue/regions")["region_code"]),
        "indicator": set(run("catalogue/indicators")["indicator_id"]),
        "forum": set(run("catalogue/forums")["forum_id"]),
        "donor": {"eu"},
    }
    deck = ready_made(name, SCHEMA, known, chosen, lang)
    reader = Reader(run, region_boundaries())
    moment = Moment(lang, AS_OF, AS_OF)
    return deck, tuple(content(reader, slide, deck, moment) for slide in deck.slides)


@pytest.fixture(params=DECKS, ids=[name for name, _chosen in DECKS])
def deck(request: pytest.FixtureRequest, warehouse: Path) -> tuple[Deck, tuple[Content, ...]]:
    name, chosen = request.param
    return made(name, chosen, "tg")


@pytest.mark.parametrize(("name", "chosen"), DECKS, ids=[name for name, _chosen in DECKS])
def test_numbers_of_a_deck_are_the_same_in_every_language(name: str, chosen: dict[str, str]) -> None:
    told = [[slide.numbers for slide in made(name, chosen, lang)[1]] for lang in ("en", "ru", "tg")]
    assert told[0] == told[1] == told[2]
    assert all(numbers for numbers in told[0][1:])


def joined(words: str) -> str:
    return "".join(words.split())


def without_tajik(words: str) -> str:
    return "".join(letter for letter in joined(words) if letter not in TAJIK)


def test_presentation_opens_in_another_program_with_every_slide(
    deck: tuple[Deck, tuple[Content, ...]], tmp_path: Path
) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck_pptx(*deck, "tg"))
    pages = PdfReader(as_pdf(file)).pages
    assert len(pages) == len(deck[1])
    for page, slide in zip(pages, deck[1], strict=True):
        read = joined(page.extract_text())
        # LibreOffice takes some letters of Tajik from another font, and they are read after the rest.
        assert without_tajik(slide.heading) in without_tajik(read)
        assert without_tajik(slide.source)[:60] in without_tajik(read)
        assert set(slide.heading) & set(TAJIK) <= set(read)


def test_every_object_of_a_presentation_has_words_language_and_notes(
    deck: tuple[Deck, tuple[Content, ...]],
) -> None:
    show = Presentation(io.BytesIO(deck_pptx(*deck, "tg")))
    assert show.core_properties.language == "tg"
    for page, slide in zip(show.slides, deck[1], strict=True):
        for named in page._element.iter(qn("p:cNvPr")):
            if named.get("id") != "1":  # the page's own root
                assert named.get("descr"), f"{slide.heading}: {named.get('name')}"
        runs = list(page._element.iter(qn("a:rPr")))
        assert runs
        assert {run.get("lang") for run in runs} == {"tg-Cyrl-TJ"}
        notes = page.notes_slide.notes_text_frame.text
        assert slide.source in notes
        assert "2026" in notes


def test_nothing_on_a_slide_of_a_presentation_is_under_18_points(
    deck: tuple[Deck, tuple[Content, ...]],
) -> None:
    show = Presentation(io.BytesIO(deck_pptx(*deck, "tg")))
    for page in show.slides:
        sizes = [int(run.get("sz")) for run in page._element.iter(qn("a:rPr")) if run.get("sz")]
        assert min(sizes) >= 1800


def test_charts_of_a_presentation_are_native_and_hold_their_numbers() -> None:
    deck, contents = made("since_last_dialogue", {}, "en")
    raw = deck_pptx(deck, contents, "en")
    show = Presentation(io.BytesIO(raw))
    charts = [shape.chart for page in show.slides for shape in page.shapes if shape.has_chart]
    # Statuses, the course of torture cases, the regions compared.
    assert len(charts) == 3
    # The survey of 2017: Khatlon 43, GBAO 28, DRS 26, Sughd 25, Dushanbe 16 per cent.
    assert list(charts[2].plots[0].series[0].values) == [43.0, 28.0, 26.0, 25.0, 16.0]
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        workbooks = [name for name in parts.namelist() if name.startswith("ppt/embeddings/")]
    assert len(workbooks) == 3


def test_map_of_a_presentation_is_made_of_shapes_that_can_be_coloured() -> None:
    deck, contents = made("since_last_dialogue", {}, "en")
    show = Presentation(io.BytesIO(deck_pptx(deck, contents, "en")))
    groups = [shape for page in show.slides for shape in page.shapes if shape.shape_type == 6]
    assert len(groups) == 1
    named = {shape._element.nvSpPr.cNvPr.get("descr") for shape in groups[0].shapes if shape.shape_type == 5}
    # Values of the survey of 2017, read with low confidence.
    assert named == {"Sughd: 17% †", "Khatlon: 36% †", "DRS: 20% †", "GBAO: 18% †", "Dushanbe: 9% †"}


def test_pdf_has_pages_bookmarks_day_and_filters(deck: tuple[Deck, tuple[Content, ...]]) -> None:
    reader = PdfReader(io.BytesIO(deck_pdf(*deck, "tg")))
    assert len(reader.pages) == len(deck[1])
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert titles == [f"{at}. {slide.heading}" for at, slide in enumerate(deck[1], 1)]
    assert str(reader.root_object["/Lang"]) == "tg"
    for page, slide in zip(reader.pages, deck[1], strict=True):
        read = joined(page.extract_text())
        assert "2026" in read
        assert joined(slide.filters) in read


def test_pdf_carries_the_letters_of_tajik_in_embedded_type() -> None:
    deck, _contents = made("since_last_dialogue", {}, "tg")
    own = Deck({"tg": TAJIK}, "tg", deck.slides[:1])
    reader_of = Reader(run, region_boundaries())
    slides = tuple(content(reader_of, slide, own, Moment("tg", AS_OF, AS_OF)) for slide in own.slides)
    reader = PdfReader(io.BytesIO(deck_pdf(own, slides, "tg")))
    assert TAJIK in joined(reader.pages[0].extract_text())
    fonts = reader.pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
    embedded = [font.get_object()["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts]
    assert embedded
    assert all("/FontFile2" in font for font in embedded)


def test_picture_is_as_broad_as_asked_and_never_blank() -> None:
    _deck, contents = made("since_last_dialogue", {}, "tg")
    for width in (SCREEN, PRINT):
        with Image.open(io.BytesIO(slide_png(contents[9], 10, width))) as picture:
            assert picture.size == (width, width * 9 // 16)
            assert len(picture.convert("RGB").getcolors(maxcolors=1_000_000) or []) > 50


def test_picture_as_svg_asks_nobody_for_anything() -> None:
    _deck, contents = made("since_last_dialogue", {}, "en")
    for number, slide in enumerate(contents, 1):
        written = slide_svg(slide, number)
        assert "http" not in written.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "var(" not in written


def test_ten_exports_at_once_all_succeed() -> None:
    deck, contents = made("donor_view", {"donor": "eu"}, "en")
    with ThreadPoolExecutor(10) as people:
        shows = list(people.map(lambda _person: deck_pptx(deck, contents, "en"), range(10)))
        papers = list(people.map(lambda _person: deck_pdf(deck, contents, "en"), range(10)))
    assert {len(Presentation(io.BytesIO(raw)).slides) for raw in shows} == {len(contents)}
    assert {len(PdfReader(io.BytesIO(raw)).pages) for raw in papers} == {len(contents)}


def test_progress_rises_to_the_whole() -> None:
    deck, contents = made("one_region", {"region": "TJ-SU"}, "en")
    for make in (deck_pptx, deck_pdf):
        told: list[float] = []
        make(deck, contents, "en", told.append)
        assert told == sorted(told)
        assert told[-1] == 1.0
        assert len(told) == len(contents) + 1
