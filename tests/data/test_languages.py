"""Names and definitions in English, Russian and Tajik: filled, and in the script of their language."""

import re
from collections import Counter

import pytest

from components.i18n import folded
from tests.data.tables import rows

CYRILLIC = re.compile("[\u0400-\u04ff]")
LATIN = re.compile("[A-Za-z]")
TAJIK_ONLY = re.compile("[ғӣқӯҳҷҒӢҚӮҲҶ]")
RUSSIAN_ONLY = re.compile("[щыЩЫ]")

TABLES = {
    "indicators": ("name", "definition"),
    "regions": ("name", "short"),
    "places": ("name",),
    "themes": ("name",),
    "units": ("name",),
    "producers": ("name",),
    "series": ("name",),
    "institutions": ("name",),
    "forums": ("title",),
    "series_breaks": ("explanation",),
    "comparability": ("explanation",),
    "recommendations": ("text", "verifiable_reason"),
    "recommendation_links": ("reason",),
    "recommendation_indicators": ("reason",),
    "status_events": ("evidence", "date_note"),
    "projects": ("title", "objective", "date_note"),
    "project_recommendations": ("reason",),
    "organisations": ("name",),
    "results": ("indicator", "caveat"),
    "events": ("title",),
    "claims": ("said_by", "statement", "evidence", "verdict_reason"),
    "claim_contradictions": ("reason",),
    "priorities": ("title", "detail"),
    "glossary": ("term", "definition"),
}

# Tables of bodies and of their series, some of which are known by a name in Latin letters alone.
BODIES = {"producers", "organisations", "series"}

# Remarks that only some rows have; a row that has one has it in each language.
REMARKS = {"date_note"}

TEXTS = [(table, field) for table, fields in TABLES.items() for field in fields]


def texts(table: str, field: str) -> list[tuple[str, str, str, str]]:
    written = [
        (next(iter(row.values())), row[f"{field}_en"], row[f"{field}_ru"], row[f"{field}_tg"])
        for row in rows(table)
    ]
    return [row for row in written if field not in REMARKS or any(row[1:])]


@pytest.mark.parametrize(("table", "field"), TEXTS)
def test_every_text_is_there_in_three_languages(table: str, field: str) -> None:
    assert [key for key, *written in texts(table, field) if not all(written)] == []


@pytest.mark.parametrize(("table", "field"), TEXTS)
def test_english_is_written_in_latin_letters(table: str, field: str) -> None:
    assert [key for key, english, _, _ in texts(table, field) if CYRILLIC.search(english)] == []


@pytest.mark.parametrize(("table", "field"), TEXTS)
def test_russian_has_no_tajik_letter_and_tajik_no_russian_one(table: str, field: str) -> None:
    for key, _, russian, tajik in texts(table, field):
        assert not TAJIK_ONLY.search(russian), key
        assert not RUSSIAN_ONLY.search(tajik), key


@pytest.mark.parametrize(("table", "field"), TEXTS)
def test_no_word_mixes_the_two_alphabets(table: str, field: str) -> None:
    for key, *written in texts(table, field):
        for text in written:
            for word in re.findall(r"\w+", text):
                assert not (CYRILLIC.search(word) and LATIN.search(word)), (key, word)


@pytest.mark.parametrize(("table", "field"), [text for text in TEXTS if text[0] not in BODIES])
def test_russian_and_tajik_are_written_in_cyrillic(table: str, field: str) -> None:
    """Only proper names of bodies and indices may stay in Latin letters, beside Cyrillic ones."""
    for key, _, russian, tajik in texts(table, field):
        assert CYRILLIC.search(russian), key
        assert CYRILLIC.search(tajik), key


def numbers(text: str) -> Counter[str]:
    """The numbers of a text, whatever its language sets between thousands and before decimals."""
    ungrouped = re.sub(r"(?<=\d)[,\u00a0\u202f ](?=\d{3}(?!\d))", "", text)
    return Counter(re.findall(r"\d+(?:\.\d+)*", re.sub(r"(?<=\d),(?=\d)", ".", ungrouped)))


@pytest.mark.parametrize(("table", "field"), TEXTS)
def test_a_text_gives_the_same_numbers_in_three_languages(table: str, field: str) -> None:
    for key, english, russian, tajik in texts(table, field):
        assert numbers(russian) == numbers(english), key
        assert numbers(tajik) == numbers(english), key


def test_numbers_are_read_in_each_language() -> None:
    assert (
        numbers("1,234.5 people in 2024") == numbers("1 234,5 человека в 2024") == Counter(["1234.5", "2024"])
    )
    assert numbers("1 of 2") != numbers("один из 2")


def test_a_definition_is_one_sentence() -> None:
    for key, *written in texts("indicators", "definition"):
        for text in written:
            assert text.endswith("."), key
            assert ". " not in text, key


@pytest.mark.parametrize("table", ["places", "regions"])
def test_former_names_are_a_list_and_say_more_than_the_names_shown(table: str) -> None:
    known = [row for row in rows(table) if row["also_known_as"]]
    assert known
    for row in known:
        shown = folded(" ".join(row[f"name_{lang}"] for lang in ("en", "ru", "tg")))
        others = row["also_known_as"].split("; ")
        assert len(set(others)) == len(others), row
        for name in others:
            assert name == name.strip(" ;,"), row
            assert name, row
            assert folded(name) not in shown, (row, name)


def test_every_series_of_the_observations_is_named_and_no_other() -> None:
    assert {row["series"] for row in rows("observations")} - {""} == {row["series"] for row in rows("series")}
