"""Finding an indicator by words of any of the three languages."""

import pandas as pd
import pytest

from components.trends.indicator_picker import indicator_labels, matching

INDICATORS = pd.DataFrame([
    {
        "indicator_id": "prison_population", "theme_id": "penitentiary", "theme_position": 2,
        "name_en": "People held in prisons",
        "name_ru": "Число заключённых", "name_tg": "Шумораи маҳбусон", "points": 7, "first_year": 2013,
        "last_year": 2026,
    },
    {
        "indicator_id": "cpi_score", "theme_id": "justice", "theme_position": 2,
        "name_en": "Corruption Perceptions Index",
        "name_ru": "Индекс восприятия коррупции", "name_tg": "Шохиси дарки коррупсия", "points": 3,
        "first_year": 2012, "last_year": 2012,
    },
    {
        "indicator_id": "army_deaths", "theme_id": "torture", "theme_position": 1,
        "name_en": "Deaths in the army",
        "name_ru": "Смерти в армии", "name_tg": "Марг дар артиш", "points": 0, "first_year": 2015,
        "last_year": 2015,
    },
])  # fmt: skip


@pytest.mark.parametrize(
    "words", ["prison", "PEOPLE held", "заключенных", "Маҳбусон", "махбусон", "prison population"]
)
def test_a_word_of_any_language_finds_the_indicator(words: str) -> None:
    assert matching(INDICATORS, words) == ["prison_population"]


def test_every_word_must_be_there() -> None:
    assert matching(INDICATORS, "people corruption") == []


def test_no_words_find_all_of_a_theme() -> None:
    assert matching(INDICATORS, "", "justice") == ["cpi_score"]
    assert len(matching(INDICATORS, "  ")) == 3


def test_labels_say_the_years_or_that_only_places_and_groups_are_known() -> None:
    labels = indicator_labels(INDICATORS, "en")
    assert labels["prison_population"] == "People held in prisons · 2013–2026"
    assert labels["cpi_score"] == "Corruption Perceptions Index · 2012"
    assert labels["army_deaths"] == "Deaths in the army · places or groups only"


@pytest.mark.parametrize(
    ("lang", "order"),
    [
        ("en", ["army_deaths", "cpi_score", "prison_population"]),
        ("ru", ["army_deaths", "cpi_score", "prison_population"]),
        ("tg", ["army_deaths", "cpi_score", "prison_population"]),
    ],
)
def test_list_is_by_theme_and_then_by_the_alphabet_of_the_language(lang: str, order: list[str]) -> None:
    assert list(indicator_labels(INDICATORS, lang)) == order
