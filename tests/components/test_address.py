"""What stands in an address is somebody else's text: nothing in it breaks a page, and the reader is told."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.address import EARLIEST_AS_OF, Address, link
from components.markdown import link as markdown_link
from components.markdown import plain, safe_url

TODAY = date(2026, 11, 21)
REGIONS = ["TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB"]
HOSTILE = [
    "x" * 10_000,
    "<script>alert(1)</script>",
    "TJ-SU\x00",
    "[click](javascript:alert(1))",
    ":red[TJ-SU]",
    "$\\frac{1}{2}$",
    "' or 1=1 --",
    "../../etc/passwd",
    "",
    "\u202etj",
    "تاجیکستان",
]


def address(**params: list[str]) -> Address:
    return Address(params, today=TODAY)


def test_known_id_is_taken_without_a_notice() -> None:
    asked = address(region=["TJ-SU"])
    assert asked.one("region", REGIONS, "TJ-DU") == "TJ-SU"
    assert asked.notices == []


def test_missing_parameter_is_the_default_without_a_notice() -> None:
    asked = address()
    assert asked.one("region", REGIONS, "TJ-DU") == "TJ-DU"
    assert asked.one("region", REGIONS) is None
    assert asked.many("region", REGIONS) == []
    assert asked.year("from", 1991, 2026) is None
    assert asked.as_of() == TODAY
    assert asked.language() == "en"
    assert asked.notices == []


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_value_gives_the_default_and_a_short_notice(value: str) -> None:
    asked = address(region=[value])
    assert asked.one("region", REGIONS, "TJ-DU") == "TJ-DU"
    [notice] = asked.notices
    sentence = notice.sentence("en")
    assert len(sentence) < 400
    assert "\x00" not in sentence
    assert re.search(r"(?<!\\)[<>\[\]$:`*_]", sentence) is None


def test_repeated_single_parameter_takes_the_first_and_says_so() -> None:
    asked = address(region=["TJ-SU", "TJ-GB"])
    assert asked.one("region", REGIONS, "TJ-DU") == "TJ-SU"
    assert [notice.value for notice in asked.notices] == ["TJ-SU, TJ-GB"]


def test_same_value_twice_is_one_value() -> None:
    asked = address(region=["TJ-SU", "TJ-SU"])
    assert asked.one("region", REGIONS, "TJ-DU") == "TJ-SU"
    assert asked.notices == []


def test_many_keeps_what_is_known_and_names_the_rest() -> None:
    asked = address(region=["TJ-GB", "TJ-XX", "TJ-SU", "TJ-GB"])
    assert asked.many("region", REGIONS) == ["TJ-GB", "TJ-SU"]
    assert [notice.value for notice in asked.notices] == ["TJ-XX"]


def test_thousand_values_give_few_notices() -> None:
    asked = address(region=[f"R{number}" for number in range(1000)])
    assert asked.many("region", REGIONS) == []
    assert len(asked.notices) <= 50


@pytest.mark.parametrize("value", ["2019", "1991", "2026"])
def test_year_in_range_is_taken(value: str) -> None:
    assert address(**{"from": [value]}).year("from", 1991, 2026) == int(value)


@pytest.mark.parametrize("value", ["1990", "2027", "20 19", "٢٠١٩", "2019.0", "-2019", "1e3", "²019", ""])
def test_other_year_is_none_with_a_notice(value: str) -> None:
    asked = address(**{"from": [value]})
    assert asked.year("from", 1991, 2026) is None
    assert len(asked.notices) == 1


def test_as_of_takes_independence_to_today() -> None:
    assert address(as_of=["2025-09-26"]).as_of() == date(2025, 9, 26)
    assert address(as_of=["1991-09-09"]).as_of() == EARLIEST_AS_OF
    assert address(as_of=["2026-11-21"]).as_of() == TODAY


@pytest.mark.parametrize(
    "value",
    [
        "2026-11-22",
        "1991-09-08",
        "0001-01-01",
        "9999-12-31",
        "2025-02-30",
        "2025",
        "20250926",
        "today",
        "2025-W39-5",
    ],
)
def test_other_as_of_is_today_with_a_notice(value: str) -> None:
    asked = address(as_of=[value])
    assert asked.as_of() == TODAY
    assert len(asked.notices) == 1


def test_several_languages_are_english_with_a_notice() -> None:
    asked = address(lang=["ru", "tg"])
    assert asked.language() == "en"
    assert [notice.value for notice in asked.notices] == ["ru, tg"]
    assert asked.link("regions") == "regions"


def test_unknown_language_is_english_with_a_notice() -> None:
    asked = address(lang=["xx"])
    assert asked.language() == "en"
    assert [notice.value for notice in asked.notices] == ["xx"]


def test_search_text_has_a_limit() -> None:
    assert address(q=["пытки"]).text("q") == "пытки"
    long = address(q=["x" * 65])
    assert long.text("q") == ""
    assert len(long.notices) == 1
    assert address(q=["a\x00b"]).text("q") == ""


@given(st.text(max_size=300))
def test_no_value_raises_anywhere(value: str) -> None:
    asked = address(region=[value], lang=[value], as_of=[value], q=[value], **{"from": [value]})
    assert asked.one("region", REGIONS, "TJ-DU") in REGIONS
    assert asked.language() in {"en", "ru", "tg"}
    assert EARLIEST_AS_OF <= asked.as_of() <= TODAY
    asked.year("from", 1991, 2026)
    asked.text("q")
    assert all(notice.sentence("ru") for notice in asked.notices)


def test_link_keeps_language_and_day() -> None:
    asked = address(lang=["tg"], as_of=["2025-09-26"], indicator=["shdi"])
    assert asked.link("regions", region="TJ-GB") == "regions?lang=tg&as_of=2025-09-26&region=TJ-GB"
    assert link("trends", region=["TJ-GB", "TJ-SU"], voice=None) == "trends?region=TJ-GB&region=TJ-SU"
    assert link("regions", region="a&b=c d") == "regions?region=a%26b%3Dc+d"


@pytest.mark.parametrize("value", ["x" * 60_000, "<script>", "2025-13-45", ""])
def test_link_keeps_no_language_or_day_that_cannot_be_read(value: str) -> None:
    # Hundreds of links stand on a page; each would carry whatever the address was made with.
    asked = address(lang=[value], as_of=[value])
    assert asked.link("regions", region="TJ-GB") == "regions?region=TJ-GB"


def test_plain_text_shows_itself_and_nothing_else() -> None:
    assert plain("a*b") == r"a\*b"
    assert plain(":red[x]") == r"\:red\[x\]"
    assert plain("line\nbreak\x00") == "line break "


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//host/x", "file:///etc", None, 3, "http://["]
)
def test_other_schemes_never_become_links(url: object) -> None:
    assert safe_url(url) is None
    assert markdown_link("title", url) == "title"


def test_web_address_becomes_a_link() -> None:
    linked = markdown_link("A [title]", "https://example.org/a b>(c)")
    assert linked == r"[A \[title\]](<https://example.org/a%20b%3E%28c%29>)"
