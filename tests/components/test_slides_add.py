"""Add to slides: from the questions behind a chart follows the slide that shows it, with its filters."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from components.palette import STATUSES, VOICES
from components.slides.add import RULES, slides_for
from components.slides.deck import Deck, Slide, write_deck
from components.slides.reading import read_deck
from components.slides.view_parts import Moment, Reader
from components.slides.views import SCHEMA, content
from queries import run
from queries.boundaries import region_boundaries

QUERIES = Path(__file__).parents[2] / "queries"
pytestmark = pytest.mark.usefixtures("warehouse")


@dataclass(frozen=True)
class Behind:
    """A lineage."""

    question: str
    parameters: Mapping[str, Any]
    warehouse: str = "0" * 16
    columns: Mapping[str, Any] | None = None


def added(
    question: str,
    asked: Mapping[str, Any] | None = None,
    rows: pd.DataFrame | None = None,
    day: str | None = None,
) -> list[Slide]:
    lineage: Any = Behind(question, asked or {})
    return slides_for(pd.DataFrame() if rows is None else rows, [lineage], day)


def example(question: str) -> dict[str, Any]:
    topic, name = question.split("/")
    contract = yaml.safe_load((QUERIES / topic / "schema.yml").read_text("utf-8"))["questions"][name]
    given = {one["name"]: one.get("example") for one in contract["parameters"]}
    days = {one["name"] for one in contract["parameters"] if one["type"] == "date"}
    return {
        name: datetime.date.fromisoformat(value) if name in days else value for name, value in given.items()
    }


def known() -> dict[str, set[str]]:
    every = {"project": None, "donor": None, "region": None, "theme": None, "row_limit": 500}
    return {
        "region": set(run("catalogue/regions")["region_code"]),
        "indicator": set(run("catalogue/indicators")["indicator_id"]),
        "forum": set(run("catalogue/forums")["forum_id"]),
        "theme": set(run("catalogue/themes")["theme_id"]),
        "institution": set(run("catalogue/institutions")["institution_id"]),
        "status": set(STATUSES),
        "voice": set(VOICES),
        "flag": {"true", "false"},
        "verdict": {"supported", "unverified", "contradicted"},
        "donor": {"eu"},
        "project": set(run("impact/projects", **every, as_of=datetime.date(2026, 6, 1))["project_id"]),
    }


@pytest.mark.parametrize("question", sorted(RULES))
def test_every_question_leads_to_a_slide_that_can_be_read_and_drawn(question: str) -> None:
    slides = added(question, example(question), day="2026-06-01")
    assert len(slides) == 1
    deck = Deck({"en": "Kept"}, "en", tuple(slides))
    assert read_deck(write_deck(deck), SCHEMA, known(), "en") == deck
    day = datetime.date(2026, 6, 1)
    drawn = content(Reader(run, region_boundaries()), slides[0], deck, Moment("ru", day, day))
    assert drawn.heading
    assert drawn.source
    assert drawn.alt
    assert drawn.lineages


def test_filters_and_day_of_a_list_stay_with_it() -> None:
    asked = {**example("tracker/items"), "theme": ["torture"], "contested": False, "q": "prison"}
    assert added("tracker/items", asked, day="2025-09-26") == [
        Slide(
            "recommendations",
            {"theme": ("torture",), "contested": "false", "q": "prison", "as_of": "2025-09-26"},
        )
    ]


def test_list_read_today_goes_on_with_the_days() -> None:
    assert added("tracker/items", example("tracker/items")) == [Slide("recommendations", {})]


def test_course_without_a_filter_asks_for_none() -> None:
    regions = ["TJ", "TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB"]
    asked = {
        "indicator": "shdi",
        "regions": regions,
        "voices": list(VOICES),
        "from_year": 2010,
        "to_year": 2024,
    }
    assert added("trends/points", asked) == [
        Slide("trend", {"indicator": "shdi", "from": "2010", "to": "2024"})
    ]
    asked["regions"] = ["TJ-GB"]
    assert added("trends/points", asked)[0].parameters["region"] == ("TJ-GB",)


def test_two_indicators_on_one_chart_are_two_slides() -> None:
    one: Any = Behind("trends/points", {**example("trends/points"), "indicator": "shdi"})
    two: Any = Behind("trends/points", {**example("trends/points"), "indicator": "population"})
    slides = slides_for(pd.DataFrame(), [one, two], None)
    assert [slide.parameters["indicator"] for slide in slides] == ["shdi", "population"]


def test_chart_without_a_view_is_added_as_the_rows_behind_it() -> None:
    rows = pd.DataFrame({"observation_id": ["a.tj.2024", "b.tj.2024", "a.tj.2024", None]})
    assert added("regions/single_figures", rows=rows) == [
        Slide("observations", {"id": ("a.tj.2024", "b.tj.2024")})
    ]
    rows = pd.DataFrame({"source_id": ["paper"]})
    assert added("sources/catalogue", rows=rows) == [Slide("sources", {"id": ("paper",)})]
    assert added("sources/catalogue", rows=pd.DataFrame({"source_id": []})) == []


def test_pair_on_a_slide_shows_both_figures_and_averages_nothing() -> None:
    filters: dict[str, Any] = {"theme": [], "region": [], "voice": [], "from_year": None, "to_year": None}
    first = run("disagreements/pairs", kind=["rival"], **filters, pair_limit=1, row_limit=1, row_offset=0)
    pair = str(first["pair_id"].iloc[0])
    day = datetime.date(2026, 6, 1)
    deck = Deck({"en": "Kept"}, "en", (Slide("disagreement", {"pair": pair}),))
    drawn = content(Reader(run, region_boundaries()), deck.slides[0], deck, Moment("en", day, day))
    both = run("present/pair", pair=pair).iloc[0]
    assert set(drawn.numbers) == {both["observation_a"], both["observation_b"]}
    assert len(drawn.body.rows) == 2  # type: ignore[union-attr]


def test_deck_made_by_adding_is_plain_json() -> None:
    deck = Deck({"tg": "Намоиш"}, "tg", tuple(added("tracker/matrix", example("tracker/matrix"))))
    assert json.loads(write_deck(deck)) == {
        "title": "Намоиш",
        "language": "tg",
        "slides": [{"view": "matrix"}],
    }


def test_pair_that_is_not_in_the_package_any_more_is_said_so() -> None:
    day = datetime.date(2026, 6, 1)
    deck = Deck({"en": "Kept"}, "en", (Slide("disagreement", {"pair": "0123456789abcdef"}),))
    drawn = content(Reader(run, region_boundaries()), deck.slides[0], deck, Moment("en", day, day))
    assert drawn.remark == "None of these figures is in the package any more."
    assert not drawn.numbers
