"""Numbers and dates as a reader of each language expects them, and texts that fall back only to English."""

import math
from datetime import date
from typing import Any

import pandas as pd
import pytest

from components.i18n import (
    LANGUAGES,
    NO_VALUE,
    TAJIK_MONTHS,
    alphabetical,
    day,
    gettext_for,
    in_alphabet,
    month,
    ngettext_for,
    number,
    partial_date,
    percent,
    period,
    preferred_language,
    text,
    uncapitalised,
)

GAP = "\u00a0"


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("tg-TJ,tg;q=0.9,ru;q=0.8,en;q=0.7", "tg"),
        ("en;q=0.5, RU-ru ;Q=0.8", "ru"),
        ("de-DE,de;q=0.9,tg;q=0.1", "tg"),
        ("ru;q=0,en;q=0.1", "en"),
        ("ru;q=many,tg;q=0.2", "tg"),
        ("fa, uz", "en"),
        ("*", "en"),
        (",;,q=1;;", "en"),
        ("", "en"),
    ],
)
def test_browser_is_answered_in_the_first_language_of_ours_it_asks_for(accepted: str, lang: str) -> None:
    assert preferred_language(accepted) == lang


@pytest.mark.parametrize(
    ("value", "lang", "unit_id", "printed"),
    [
        (1234567, "en", None, "1,234,567"),
        (1234567, "ru", None, f"1{GAP}234{GAP}567"),
        (1234567, "tg", None, f"1{GAP}234{GAP}567"),
        (16.32, "en", "percent", "16.3%"),
        (16.32, "ru", "percent", f"16,3{GAP}%"),
        (16.32, "tg", "percent", f"16,3{GAP}%"),
        (36.0, "en", "percent", "36%"),
        (-2.5, "en", None, "−2.5"),
        (3.0, "en", "percent_change", "+3%"),
        (0.683, "en", "index_0_1", "0.683"),
        (0.0, "en", "cases", "0"),
        (1234.6, "en", "persons", "1,235"),
    ],
)
def test_number_is_printed_in_the_language(
    value: float, lang: str, unit_id: str | None, printed: str
) -> None:
    assert number(value, lang, unit_id) == printed


@pytest.mark.parametrize("missing", [None, math.nan, float("nan"), pd.NaT])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_missing_number_is_never_a_zero(missing: float | None, lang: str) -> None:
    assert number(missing, lang) == NO_VALUE
    assert "0" not in number(missing, lang)


def test_asked_decimals_are_kept() -> None:
    assert number(2.5, "en", decimals=2) == "2.50"
    assert number(2.5, "ru", decimals=0) == "2"


def test_share_becomes_a_percentage() -> None:
    assert percent(0.256, "en") == "26%"
    assert percent(0.256, "ru", decimals=1) == f"25,6{GAP}%"
    assert percent(None, "en") == NO_VALUE


@pytest.mark.parametrize(
    ("lang", "printed"),
    [("en", "18 Oct 2024"), ("ru", "18 окт. 2024"), ("tg", "18 октябри 2024")],
)
def test_full_date(lang: str, printed: str) -> None:
    assert day(date(2024, 10, 18), lang) == printed
    assert day(pd.Timestamp("2024-10-18"), lang) == printed
    assert day("2024-10-18", lang) == printed


def test_every_tajik_month_has_its_own_name() -> None:
    assert len(set(TAJIK_MONTHS)) == 12
    assert [month(date(2025, number_, 1), "tg").split()[0] for number_ in range(1, 13)] == list(TAJIK_MONTHS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_missing_date_is_a_dash(lang: str) -> None:
    no_time: Any = pd.NaT
    assert day(None, lang) == day(no_time, lang) == NO_VALUE
    assert partial_date(None, lang) == partial_date("", lang) == NO_VALUE


@pytest.mark.parametrize(
    ("written", "printed"), [("2025", "2025"), ("2025-10", "Oct 2025"), ("2025-10-17", "17 Oct 2025")]
)
def test_partial_date_is_printed_no_finer_than_it_is_known(written: str, printed: str) -> None:
    assert partial_date(written, "en") == printed


@pytest.mark.parametrize(
    ("start", "end", "kind", "printed"),
    [
        ("2024-01-01", "2024-12-31", "year", "2024"),
        ("2011-01-01", "2016-12-31", "multi_year", "2011–2016"),
        ("2025-01-01", "2025-06-30", "half_year", "Jan – Jun 2025"),
        ("2025-01-01", "2025-01-01", "point", "1 Jan 2025"),
        ("2017-08-01", "2017-11-30", "survey", "Aug – Nov 2017"),
        ("2020-10-01", "2020-10-31", "census", "Oct 2020"),
        ("2022-01-01", "2022-10-25", "other", "1 Jan 2022 – 25 Oct 2022"),
        ("2023-07-01", "2024-12-31", "other", "Jul 2023 – Dec 2024"),
    ],
)
def test_period_is_as_short_as_it_can_be_without_loss(start: str, end: str, kind: str, printed: str) -> None:
    assert period(start, end, kind, "en") == printed


def test_text_of_a_row_falls_back_to_english_only_and_says_so() -> None:
    row = {"name_en": "Sughd {region}", "name_ru": "Согд", "name_tg": None}
    assert [text(row, "name", lang) for lang in LANGUAGES] == [
        "Sughd {region}",
        "Согд",
        "Sughd {region} (англ.)",
    ]
    assert text(pd.Series({"name_en": "Sughd", "name_tg": math.nan}), "name", "tg") == "Sughd (англ.)"
    assert text({"name_en": "Sughd", "name_ru": ""}, "name", "ru") == "Sughd (англ.)"
    assert text({"name_ru": "Согд"}, "name", "tg") == ""


def test_message_without_translation_stays_english() -> None:
    unknown = "No catalogue has this sentence."
    assert [gettext_for(lang)(unknown) for lang in LANGUAGES] == [unknown] * 3
    assert ngettext_for("en")("one thing", "many things", 2) == "many things"


@pytest.mark.parametrize(
    ("name", "inside"),
    [("In progress", "in progress"), ("Государство", "государство"), ("СМИ", "СМИ"), ("", "")],
)
def test_name_inside_a_sentence_keeps_the_letters_of_an_abbreviation(name: str, inside: str) -> None:
    assert uncapitalised(name) == inside


def in_order(lang: str, *names: str) -> list[str]:
    turned = names[::-1]
    return sorted(turned, key=lambda name: alphabetical(name, lang))


def test_tajik_names_stand_in_the_order_of_the_tajik_alphabet() -> None:
    alphabet = "абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя"
    assert "".join(in_order("tg", *alphabet)) == alphabet
    assert "".join(in_order("tg", *alphabet.upper())) == alphabet.upper()
    names = [
        "Вазорати адлия",
        "Ғафуров",
        "Исфара",
        "Кӯлоб",
        "Қубодиён",
        "Турсунзода",
        "Хуҷанд",
        "Ҳисор",
        "Ҷалолиддин",
    ]
    assert in_order("tg", *names) == names


def test_russian_names_keep_ё_beside_е() -> None:
    names = ["Верховный суд", "ведомство «Ёлка»", "Ежегодник", "Ёлка", "Ель", "Железо"]
    assert in_order("ru", *names) == [
        "ведомство «Ёлка»",
        "Верховный суд",
        "Ежегодник",
        "Ёлка",
        "Ель",
        "Железо",
    ]


def test_punctuation_and_size_of_a_number_do_not_mislead() -> None:
    assert in_order("ru", "Аппарат", "«Вахш»", "Гарм") == ["Аппарат", "«Вахш»", "Гарм"]
    assert in_order("en", "2 districts", "10 districts", "Élan", "Ended", "Суд") == [
        "2 districts",
        "10 districts",
        "Élan",
        "Ended",
        "Суд",
    ]


def test_rows_are_sorted_by_the_name_shown_within_the_leading_columns() -> None:
    frame = pd.DataFrame(
        [
            (1, "a", "Zoo", "Зоопарк", "Боғи ҳайвонот"),
            (1, "b", "Court", "Суд", "Суд"),
            (0, "c", "Prison", "Тюрьма", "Маҳбас"),
            (1, "d", "Farm", "Ёлка", None),
        ],
        columns=["position", "id", "name_en", "name_ru", "name_tg"],
    )
    assert "".join(in_alphabet(frame, "name", "en", "position")["id"]) == "cbda"
    assert "".join(in_alphabet(frame, "name", "ru", "position")["id"]) == "cdab"
    assert "".join(in_alphabet(frame, "name", "tg")["id"])[:3] == "acb"
