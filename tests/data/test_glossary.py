"""One term, one translation: within the glossary, between the glossary and the names of the package, and in
the texts of every table that speaks three languages."""

import re
from collections import Counter

import pytest

from tests.data.tables import DATA, rows

LANGUAGES = ("en", "ru", "tg")

# What an English text says, and stems of which its Russian and its Tajik text must hold one.
TERMS = {
    r"legal aid": (("юридическ",), ("ёрии",)),
    r"domestic violence": (("насили",), ("зӯровар",)),
    r"gender-based violence": (("гендерн",), ("зӯроварии гендерӣ",)),
    r"access to justice": (("правосуди",), ("адолати судӣ",)),
    r"special rapporteur": (("специальн",), ("маърузачи",)),
    r"probation": (("пробаци",), ("пробатсия",)),
    r"ratif": (("ратифи",), ("тасвиб",)),
    r"preventive mechanism": (("превентивн",), ("механизм",)),
    r"optional protocol": (("факультативн",), ("факултатив",)),
    r"universal periodic review": (("универсальн",), ("даври",)),
    r"ill-treatment": (("жесток",), ("бераҳмона",)),
    r"torture": (("пыт",), ("шиканҷа",)),
    r"places? of detention": (("лишени",), ("маҳрумият аз озодӣ",)),
    r"public councils?": (("общественн",), ("шӯрои ҷамъият", "шӯроҳои ҷамъият")),
    r"\bpolice\b": (("милици",), ("милитси",)),
    r"civil society": (("гражданск",), ("шаҳрванд",)),
    r"complaints?": (("жалоб",), ("шикоят",)),
    r"\bappeals?\b": (("обращени",), ("муроҷиат",)),
    r"journalists?": (("журналист",), ("рӯзноманигор",)),
    r"defenders?": (("правозащит",), ("ҳимоятгар",)),
    r"national strategy": (("национальн",), ("стратегияи милл",)),
    r"coalition": (("коалици",), ("эътилоф",)),
    r"organisations?": (("организац", "объединен", "нпо"), ("ташкилот", "иттиҳодия")),
    r"parliament": (("парламент",), ("парлумон", "маҷлис")),
    r"discrimination": (("дискримин",), ("табъиз",)),
    r"minorit": (("меньшинств",), ("ақаллият",)),
    r"unemployment": (("безработ",), ("бекор",)),
    r"monitoring": (("мониторинг",), ("мониторинг",)),
}

STATUSES = (
    "regressed",
    "not_started",
    "in_progress",
    "partially_implemented",
    "implemented",
    "no_evidence",
    "not_assessable",
)


def terms(group: str) -> set[tuple[str, ...]]:
    """The terms of a group in three languages, folded to one case."""
    return {
        tuple(row[f"term_{language}"].casefold() for language in LANGUAGES)
        for row in rows("glossary")
        if row["term_group"] == group
    }


def named(table: str) -> set[tuple[str, ...]]:
    """The names of a table in three languages, folded to one case."""
    return {tuple(row[f"name_{language}"].casefold() for language in LANGUAGES) for row in rows(table)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_term_stands_once_and_shares_its_word_with_no_other(language: str) -> None:
    seen = Counter(row[f"term_{language}"].casefold() for row in rows("glossary"))
    assert [term for term, times in seen.items() if times > 1] == []


def test_themes_are_named_as_in_the_glossary() -> None:
    assert named("themes") == terms("theme")


def test_regions_are_named_as_in_the_glossary() -> None:
    assert named("regions") <= terms("region")


def test_units_of_the_glossary_are_translated_as_in_the_package() -> None:
    units = {english: (russian, tajik) for english, russian, tajik in named("units")}
    for english, russian, tajik in terms("unit"):
        assert units.get(english, (russian, tajik)) == (russian, tajik), english


def test_every_status_word_is_defined() -> None:
    defined = {english.replace(" ", "_") for english, _, _ in terms("status")}
    assert set(STATUSES) <= defined
    assert {row["status"] for row in rows("status_events")} <= set(STATUSES)


def test_every_voice_is_defined() -> None:
    voices = {row["voice"] for row in rows("producers")} - {""}
    assert voices <= {english.replace(" ", "_") for english, _, _ in terms("voice")}


def test_every_verdict_is_defined() -> None:
    assert {row["verdict"] for row in rows("claims")} <= {english for english, _, _ in terms("verdict")}


def test_every_relation_between_recommendations_is_defined() -> None:
    relations = {row["relation"] for row in rows("recommendation_links")}
    assert relations <= {english for english, _, _ in terms("follow-up")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_definition_is_one_sentence(language: str) -> None:
    for row in rows("glossary"):
        definition = row[f"definition_{language}"]
        assert definition.endswith("."), row["term_en"]
        assert ". " not in definition, row["term_en"]


def test_the_package_translates_a_term_as_the_glossary_does() -> None:
    other_words = []
    for table in sorted(file.stem for file in DATA.glob("*.csv")):
        for row in rows(table):
            for field in (column[:-3] for column in row if column.endswith("_en")):
                for term in terms_missing(*(row.get(f"{field}_{language}", "") for language in LANGUAGES)):
                    other_words.append((table, next(iter(row.values())), field, term))
    assert other_words == []


def terms_missing(english: str, russian: str, tajik: str) -> list[str]:
    """Terms of the English text that its Russian or its Tajik text says in another word."""
    return [
        term
        for term, stems in TERMS.items()
        if re.search(term, english, re.IGNORECASE)
        for text, allowed in zip((russian, tajik), stems, strict=True)
        if text and not any(stem in text.casefold() for stem in allowed)
    ]


def test_another_word_for_a_term_is_noticed() -> None:
    assert terms_missing("Legal aid", "Юридическая помощь", "Ёрии ҳуқуқӣ") == []
    assert terms_missing("Legal aid", "Юридическая помощь", "Кумаки ҳуқуқӣ") == ["legal aid"]
