"""What is said of claims: the number in each, its period, its verdict."""

import pytest

from components.claims.address import VERDICTS
from components.claims.words import (
    SIGNS,
    period_words,
    unit_words,
    value_words,
    verdict_meaning,
    verdict_name,
)
from tests.data.tables import rows

NOTHING = float("nan")


def said(value: object, unit: object, direction: str, lang: str = "en") -> str:
    return value_words({"value": value, "unit": unit, "direction": direction}, "", lang)


@pytest.mark.parametrize(
    ("value", "unit", "direction", "words"),
    [
        ("20", "%", "down", "down by 20%"),
        ("35", "% per year", "up", "up by 35% a year"),
        ("110", "consultations", "level", "110 consultations"),
        ("60000", "campaigns (unclear)", "level", "60,000 campaigns, unclear"),
        ("2038", "year", "level", "the year 2038"),
        ("14-30", "years of age", "level", "14-30 years of age"),
        (NOTHING, NOTHING, "down", "down, no number is given"),
        (NOTHING, NOTHING, "level", "no number is given"),
    ],
)
def test_number_is_told_with_its_direction_and_unit(
    value: object, unit: object, direction: str, words: str
) -> None:
    assert said(value, unit, direction) == words


def test_side_of_a_pair_is_read_by_its_columns() -> None:
    row = {"value_b": "25", "unit_b": "%", "direction_b": "down"}
    assert value_words(row, "_b", "ru") == "снижение на 25\u00a0%"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2010-2023", "2010–2023"),
        ("2024-02 to 2025-09", "Feb 2024 – Sep 2025"),
        ("since 2018", "since 2018"),
        ("2024-10", "Oct 2024"),
        ("2025", "2025"),
        ("not given", "no period is given"),
        ("2024-13", "2024-13"),
        ("until the harvest", "until the harvest"),
    ],
)
def test_period_is_worded_and_an_unknown_one_kept(period: str, words: str) -> None:
    assert period_words(period, "en") == words


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_every_unit_and_period_of_the_register_is_translated(lang: str) -> None:
    for row in rows("claims"):
        if row["unit"] not in ("", "%", "year"):
            assert unit_words(row["unit"], lang) != row["unit"], row["unit"]
        if not row["period"][:4].isdigit():
            assert period_words(row["period"], lang) != row["period"], row["period"]


@pytest.mark.parametrize("lang", ["en", "ru", "tg"])
def test_verdicts_are_those_of_the_glossary(lang: str) -> None:
    terms = {row["term_en"]: row for row in rows("glossary")}
    for verdict in VERDICTS:
        assert verdict_name(verdict, lang).lower() == terms[verdict][f"term_{lang}"].lower()
        assert verdict_meaning(verdict, lang)
    assert len({SIGNS[verdict] for verdict in VERDICTS}) == 3
