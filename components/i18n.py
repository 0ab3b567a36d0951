"""Words, numbers and dates in English, Russian and Tajik.

Every visible string passes through gettext with English as the source; a message without a translation, or
a language whose catalogue is broken, shows English. Dates and numbers go through Babel, with one month
table of our own because Babel's Tajik calendar is too thin to print.
"""

import gettext as gettext_module
import logging
import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache, lru_cache
from typing import Any

import pandas as pd
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from components.catalogues import CatalogueFault, compiled, read_catalogue
from components.records import records

LANGUAGES = ("en", "ru", "tg")
TRANSLATED = ("ru", "tg")
LANGUAGE_NAMES = {"en": "English", "ru": "Русский", "tg": "Тоҷикӣ"}
ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "tg": "абвгғдеёжзиӣйкқлмнопрстуӯфхҳцчҷшщъыьэюя",
}
"""The letters of each language in its order; the Tajik one takes in those of Russian names (ц, щ, ы, ь)."""

NO_VALUE = "–"
"""Printed where there is no figure; never a zero."""

TAJIK_MONTHS = (
    "январи", "феврали", "марти", "апрели", "майи", "июни",
    "июли", "августи", "сентябри", "октябри", "ноябри", "декабри",
)  # fmt: skip
"""Month names in the linked form that stands before a year ("18 октябри 2024")."""

INTEGER_UNITS = frozenset({
    "appeals", "cases", "checks", "complaints", "crimes", "districts", "institutions", "mosques", "officers",
    "organisations", "persons", "rank", "recommendations", "requests", "reviews", "shelters", "visits",
    "somoni", "subscriptions",
})  # fmt: skip
PERCENT_UNITS = frozenset({"percent", "percent_change"})

Gettext = Callable[[str], str]
Ngettext = Callable[[str, str, int], str]


@cache
def _catalogue(lang: str) -> gettext_module.NullTranslations:
    """The words of a language; English, with the fault in the log, where its catalogue cannot be trusted."""
    if lang not in TRANSLATED:
        return gettext_module.NullTranslations()
    try:
        return compiled(read_catalogue(lang))
    except CatalogueFault:
        logging.getLogger(__name__).exception("The interface in %r stays English", lang)
        return gettext_module.NullTranslations()


def gettext_for(lang: str) -> Gettext:
    """The function that translates an English message; used as `_ = gettext_for(lang)`."""
    return _catalogue(lang).gettext


def ngettext_for(lang: str) -> Ngettext:
    """The function that picks the plural form: `ngettext(one, many, count)`."""
    return _catalogue(lang).ngettext


def preferred_language(accepted: str) -> str:
    """The first of our languages that a browser asks for; English where it asks for none of them.

    Args:
        accepted: the header Accept-Language, such as `tg-TJ,tg;q=0.9,ru;q=0.8` (RFC 9110, 12.5.4): languages
            with a weight from 0, "not this one", to 1, which is what stands for no weight.
    """
    asked = []
    for language in accepted.split(","):
        name, _, parameters = language.strip().partition(";")
        weight = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", parameters, re.IGNORECASE)
        wish = float(weight[1]) if weight else 0.0 if parameters.strip() else 1.0
        asked.append((wish, name.split("-")[0].strip().lower()))
    wanted = [name for wish, name in sorted(asked, key=lambda one: -one[0]) if wish and name in LANGUAGES]
    return wanted[0] if wanted else LANGUAGES[0]


def uncapitalised(words: str) -> str:
    """A name as it stands inside a sentence: its first letter small, unless an abbreviation (СМИ)."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def text(row: Mapping[str, Any] | Any, field: str, lang: str) -> str:
    """The text of `row[field_<lang>]`, else its English marked as such, else an empty string.

    `row` is anything indexable by column name: a mapping or a row of a data frame.
    """
    own = row.get(f"{field}_{lang}")
    if isinstance(own, str) and own:
        return own
    english = row.get(f"{field}_en")
    if not isinstance(english, str) or not english:
        return ""
    _ = gettext_for(lang)
    return _("{words} (in English)").format(words=english)


_PLAIN_LETTERS = str.maketrans("ғқҳҷӣӯё", "гкхчиуе")


def folded(words: str) -> str:
    """Words as a search compares them: lower case, no accents, Tajik letters as their Russian kin."""
    decomposed = unicodedata.normalize("NFKD", words.casefold().translate(_PLAIN_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=8192)
def alphabetical(words: str, lang: str) -> tuple[tuple[int, int], ...]:
    """What names are sorted by, so that they stand in the order of the language's alphabet.

    Capitals, accents and punctuation make no difference. Blanks come before figures, figures before the
    letters of the language, those before letters of another; a number counts by its size. In Russian ё stands
    with е, as in its dictionaries.
    """
    letters = ALPHABETS[lang]
    small = words.casefold().replace("ё", "е") if lang == "ru" else words.casefold()
    known = "".join(one if one in letters else unicodedata.normalize("NFD", one)[0] for one in small)
    found = []
    for part in re.findall(r"\d+|\s+|[^\W\d_]", known):
        if part.isspace():
            found.append((0, 0))
        elif part.isdigit():
            found.append((1, int(part)))
        else:
            found.append((2, letters.index(part)) if part in letters else (3, ord(part)))
    return tuple(found)


def in_alphabet(frame: pd.DataFrame, field: str, lang: str, *before: str) -> pd.DataFrame:
    """The rows by the name they show (`field`_en, `field`_ru, `field`_tg), within the columns of `before`."""
    leading = list(zip(*(frame[name].tolist() for name in before), strict=True)) if before else None
    names = records(frame[[f"{field}_{language}" for language in LANGUAGES]])
    keys = [alphabetical(text(row, field, lang), lang) for row in names]
    order = sorted(range(len(keys)), key=lambda at: (leading[at] if leading else (), keys[at]))
    return frame.iloc[order]


@cache
def _locale(lang: str) -> Locale:
    return Locale.parse(lang if lang in LANGUAGES else "en")


def is_missing(value: object) -> bool:
    """True for None, NA, NaN and NaT: nothing was found, which is not zero."""
    if value is None or value is pd.NA:
        return True
    if isinstance(value, float) and math.isnan(value):
        return True
    return bool(value != value)


def _decimals(value: float, unit_id: str | None) -> int:
    if unit_id in INTEGER_UNITS or float(value).is_integer():
        return 0
    size = abs(value)
    if unit_id in PERCENT_UNITS:
        return 1
    return 3 if size < 1 else 2 if size < 10 else 1


def number(value: float | None, lang: str, unit_id: str | None = None, decimals: int | None = None) -> str:
    """A figure in the language's digits, with a percent sign for percentages; other units are not printed.

    Args:
        value: the figure; None or NaN prints as NO_VALUE.
        unit_id: a unit of the data package; decides the decimals and the percent sign.
        decimals: digits after the mark; by default as many as the unit and size call for, without
            trailing zeros.
    """
    if value is None or is_missing(value):
        return NO_VALUE
    places = _decimals(value, unit_id) if decimals is None else decimals
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN)
    least = places if decimals is not None else 0
    pattern = "#,##0" + ("." + "0" * least + "#" * (places - least) if places else "")
    printed = format_decimal(rounded, format=pattern, locale=_locale(lang)).replace("-", "−")
    if unit_id in PERCENT_UNITS:
        sign = "+" if unit_id == "percent_change" and rounded > 0 else ""
        gap = "" if lang == "en" else "\u00a0"
        return f"{sign}{printed}{gap}%"
    return printed


def percent(share: float | None, lang: str, decimals: int = 0) -> str:
    """A share between 0 and 1 as a percentage."""
    if share is None or is_missing(share):
        return NO_VALUE
    return number(share * 100, lang, "percent", decimals)


def _as_date(value: date | datetime | str) -> date:
    if isinstance(value, str):
        return date.fromisoformat(value[:10])
    return value.date() if isinstance(value, datetime) else value


def day(value: date | datetime | str | None, lang: str) -> str:
    """A full date: `18 Oct 2024`, `18 окт. 2024`, `18 октябри 2024`; NO_VALUE when there is none."""
    if value is None or is_missing(value):
        return NO_VALUE
    when = _as_date(value)
    if lang == "tg":
        return f"{when.day} {TAJIK_MONTHS[when.month - 1]} {when.year}"
    return format_date(when, "d MMM y", locale=_locale(lang))


def month(value: date | datetime | str, lang: str) -> str:
    """A month of a year: `Oct 2025`, `окт. 2025`, `октябри 2025`."""
    when = _as_date(value)
    if lang == "tg":
        return f"{TAJIK_MONTHS[when.month - 1]} {when.year}"
    return format_date(when, "LLL y", locale=_locale(lang))


def partial_date(value: str | None, lang: str) -> str:
    """An ISO date that may lack its day or month, printed as exactly as it is known."""
    if value is None or is_missing(value) or not value:
        return NO_VALUE
    if len(value) == 4:
        return value
    return month(f"{value}-01", lang) if len(value) == 7 else day(value, lang)


def year_span(first: int, last: int) -> str:
    """A span of years, `2012–2025`, or the one year it is."""
    return str(first) if first == last else f"{first}–{last}"


def period(start: date | datetime | str, end: date | datetime | str, kind: str, lang: str) -> str:
    """The time a figure covers, as short as it can be said without loss.

    Whole years print as years (`2024`, `2011–2016`), whole months as months (`Jan – Jun 2025`), a point
    in time or a single day as a date, anything else as two dates. `kind` is the observation's period_kind.
    """
    first, last = _as_date(start), _as_date(end)
    whole_years = (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31)
    if whole_years:
        return year_span(first.year, last.year)
    if kind == "point" or first == last:
        return day(last, lang)
    whole_months = first.day == 1 and (date.fromordinal(last.toordinal() + 1)).day == 1
    if not whole_months:
        return f"{day(first, lang)} – {day(last, lang)}"
    if (first.year, first.month) == (last.year, last.month):
        return month(first, lang)
    opening = month(first, lang)
    if first.year == last.year:
        opening = opening.removesuffix(f" {first.year}")
    return f"{opening} – {month(last, lang)}"
