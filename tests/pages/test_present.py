"""Present through the entry: decks chosen, brought in an address, refused, frozen, filled from pages."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.slides import export as slides_export
from components.slides.deck import Deck, Frozen, Slide, packed
from components.slides.pptx import PPTX_MIME

APP = Path(__file__).parents[2] / "app.py"
DAY = "2026-06-01"
pytestmark = pytest.mark.usefixtures("warehouse")


def opened(**params: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.switch_page("pages/present/present.py")
    for name, value in {"as_of": DAY, **params}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def stage(app: AppTest) -> dict[str, Any]:
    """What the stage was given."""
    for element in app.get("bidi_component"):
        given: dict[str, Any] = json.loads(element.proto.json)
        if "slides" in given:
            return given
    raise AssertionError("there is no stage")


def warnings(app: AppTest) -> str:
    return " ".join(str(warning.value) for warning in app.warning).replace("\\", "")


def own(*slides: Slide, frozen: Frozen | None = None) -> str:
    written = packed(Deck({"en": "Mine"}, "en", slides, frozen=frozen))
    assert written is not None
    return written


@pytest.mark.parametrize("lang", ["en", "ru", "tg"])
@pytest.mark.parametrize(
    ("deck", "slides"), [("since_last_dialogue", 12), ("one_region", 11), ("donor_view", 9)]
)
def test_ready_made_deck_is_shown_with_a_source_under_every_slide(deck: str, slides: int, lang: str) -> None:
    given = stage(opened(deck=deck, lang=lang))
    assert len(given["slides"]) == slides
    assert given["lang"] == lang
    for slide in given["slides"]:
        assert slide["heading"]
        assert slide["sources"].count("<p>") >= 1
        assert 'role="img"' in slide["wide"]
        assert 'role="img"' in slide["tall"]


def test_page_opens_on_the_first_deck_without_presenting() -> None:
    given = stage(opened())
    assert given["title"] == "Since the last Dialogue"
    assert given["start"] is None


def test_slide_of_the_address_is_presented() -> None:
    given = stage(opened(slide="3", view="presenter"))
    assert (given["start"], given["mode"]) == (3, "presenter")


@pytest.mark.parametrize("slide", ["0", "13", "-1", "two", "3.5", "٣", "9" * 400])
def test_slide_that_is_not_there_is_said_and_not_presented(slide: str) -> None:
    app = opened(slide=slide)
    assert stage(app)["start"] is None
    assert "slide" in warnings(app)


def test_region_and_donor_of_the_address_fill_the_deck() -> None:
    given = stage(opened(deck="one_region", region="TJ-GB"))
    assert given["slides"][1]["heading"] == "Gorno-Badakhshan Autonomous Region (GBAO)"
    given = stage(opened(deck="donor_view", donor="sdc"))
    assert "Switzerland" in given["slides"][1]["heading"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("deck", "best"),
        ("deck", "zAAAA"),
        ("deck", "z" + "A" * 20_000),
        ("deck", "../../etc/passwd"),
        ("view", "all"),
        ("lang", "de"),
        ("as_of", "yesterday"),
    ],
)
def test_bad_value_of_the_address_is_said_once_and_the_page_works(name: str, value: str) -> None:
    app = opened(**{name: value})
    assert len(app.warning) == 1
    assert name in warnings(app)
    assert len(stage(app)["slides"]) == 12


@pytest.mark.parametrize(("name", "deck"), [("region", "one_region"), ("donor", "donor_view")])
def test_unknown_region_or_donor_falls_back_to_the_usual_one(name: str, deck: str) -> None:
    app = opened(deck=deck, **{name: "<b>nowhere</b>"})
    assert name in warnings(app)
    assert len(stage(app)["slides"]) >= 8


def test_page_of_a_list_that_has_none_is_left_out_of_a_ready_made_deck() -> None:
    # Switzerland pays for five projects, which one page holds; the European Union for eleven.
    assert len(stage(opened(deck="donor_view", donor="sdc"))["slides"]) == 8
    assert len(stage(opened(deck="donor_view", donor="eu"))["slides"]) == 9


def test_deck_in_the_address_is_shown_with_its_own_words() -> None:
    slide = Slide("figures", {}, {"en": "Where we stand"}, {"en": "Say hello."})
    given = stage(opened(deck=own(slide)))
    assert [one["heading"] for one in given["slides"]] == ["Where we stand"]
    assert given["slides"][0]["note"] == "Say hello."


def test_deck_with_a_view_that_is_not_known_is_refused_with_its_place() -> None:
    app = opened(deck=own(Slide("map", {"indicator": "happiness"})))
    assert "slides[0].parameters.indicator" in warnings(app)
    assert len(stage(app)["slides"]) == 12


def test_frozen_deck_says_what_changed() -> None:
    # All 71 recommendations of the package existed on 1 June 2026: the newest origin is of the end of 2025.
    frozen = Frozen("0123456789abcdef", ({"tracked": "69"},))
    app = opened(deck=own(Slide("figures"), frozen=frozen))
    assert "tracked: 69 → 71" in warnings(app)


def test_frozen_numbers_that_still_hold_are_said_to_hold() -> None:
    app = opened(deck=own(Slide("coverage")))
    app.button(key="slides-freeze").click().run()
    assert not app.exception
    captions = " ".join(str(caption.value) for caption in app.caption)
    assert "These numbers are frozen" in captions
    assert warnings(app) == ""


def test_last_change_is_taken_back() -> None:
    app = opened(deck=own(Slide("figures")))
    app.button(key="slides-freeze").click().run()
    app.button(key="slides-undo").click().run()
    assert not app.exception
    captions = " ".join(str(caption.value) for caption in app.caption)
    assert "frozen" not in captions


def test_file_is_made_and_then_offered() -> None:
    app = opened(deck=own(Slide("coverage")), lang="ru")
    for suffix in ("pptx", "pdf"):
        app.button(key=f"slides-make-{suffix}").click().run()
        assert not app.exception
    made = app.session_state["slides-made"]
    assert made["pptx"][1][:2] == b"PK"
    assert made["pdf"][1][:5] == b"%PDF-"


def test_failed_export_says_why_and_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_parts: object) -> bytes:
        raise OSError("no space left")

    monkeypatch.setitem(slides_export.FORMATS, "pptx", ("PowerPoint", broken, PPTX_MIME))
    app = opened(deck=own(Slide("coverage")))
    app.button(key="slides-make-pptx").click().run()
    assert "no space left" in " ".join(str(error.value) for error in app.error).replace("\\", "")
    assert app.session_state["slides-made"] == {}


def test_chart_of_another_page_joins_the_slides_with_its_day() -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.switch_page("pages/dialogues/recommendations.py")
    app.query_params["as_of"] = "2025-09-26"
    app.query_params["view"] = "matrix"
    app.query_params["theme"] = "torture"
    app.run()
    app.session_state["source-tracker-matrix"] = True
    app.run()
    app.button(key="source-slides-tracker-matrix").click().run()
    assert not app.exception
    deck = app.session_state["slides_deck"]
    assert deck.slides == (Slide("matrix", {"theme": ("torture",), "as_of": "2025-09-26"}),)
