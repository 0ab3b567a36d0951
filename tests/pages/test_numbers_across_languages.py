"""Every page shows the same numbers in English, Russian and Tajik.

A page is opened in each language and all that it shows is read: texts, tables, panels, pictures and the words
in charts. The numbers are taken out of it after undoing what a language does to a number, and compared as a
multiset: the order of words may differ, a figure may not.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.i18n import LANGUAGES, number

APP = Path(__file__).parents[2] / "app.py"
DAY = "2025-09-26"
ADDRESSES = {
    "explore/overview": ("",),
    "explore/regions": ("", "region=TJ-GB"),
    "explore/trends": ("", "indicator=population&region=TJ-SU"),
    "dialogues/recommendations": (
        "",
        *(f"view={view}" for view in ("list", "matrix", "timeline", "progress")),
        "id=NHRD1-01",
    ),
    "dialogues/institutions": ("", "id=moj"),
    "evidence/disagreements": ("",),
    "evidence/claims": ("",),
    "evidence/sources": ("", "view=coverage", "view=method"),
    "impact/impact": ("", "view=reach", "view=gap"),
}
OPENED = [(page, address) for page, addresses in ADDRESSES.items() for address in addresses]
GROUP = {"en": ",", "ru": "[\u00a0\u202f ]", "tg": "[\u00a0\u202f ]"}
MARK = {"en": r"\.", "ru": ",", "tg": ","}
NAMES = re.compile(r"https?://[^\s)]+|CC[ -]BY 4\.0|Apache-2\.0|IATI 2\.03|\d+(?:\.\d+){2,}")
SAID = {"alt", "title", "aria-label", "label", "placeholder"}
SILENT = {"style", "script"}
CODE = {
    "id",
    "tag",
    "type",
    "icon",
    "js_content",
    "css_content",
    "deferred_file_id",
    "url",
    "format",
    "config",
}

pytestmark = pytest.mark.usefixtures("warehouse")


class Words(HTMLParser):
    """What a reader of HTML or SVG sees or hears, links left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        self.found += [value for name, value in attrs if name in SAID and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.found.append(data)


def in_markup(markup: str) -> list[str]:
    reader = Words()
    reader.feed(markup)
    return reader.found


def in_json(value: Any) -> Iterator[str]:
    """Every text of a chart, a map or a panel."""
    if isinstance(value, dict):
        for name, held in value.items():
            if name not in {"css", "uirevision", "href"}:
                yield from in_json(held)
    elif isinstance(value, list):
        for held in value:
            yield from in_json(held)
    elif isinstance(value, str) and not re.fullmatch(r"#[0-9a-fA-F]{3,8}|rgba?\(.*\)", value):
        yield from in_markup(value) if "<" in value else [value]


def in_message(message: Any) -> Iterator[str]:
    """Every text of an element that is not code."""
    for field, value in message.ListFields():
        if field.type == field.TYPE_MESSAGE:
            for held in value if field.is_repeated else [value]:
                if hasattr(held, "ListFields"):
                    yield from in_message(held)
        elif field.type == field.TYPE_STRING and field.name not in CODE:
            for text in value if field.is_repeated else [value]:
                yield from in_json(json.loads(text)) if text[:2] in {'{"', "[{"} else [text]


def shown(node: Any) -> Iterator[str]:
    """Every text below a node of the page, tables included."""
    for child in getattr(node, "children", {}).values():
        if child.type in {"table", "arrow_data_frame"}:
            frame = child.value
            yield from (str(cell) for cell in [*frame.columns, *frame.to_numpy().ravel()])
        elif hasattr(getattr(child, "proto", None), "ListFields"):
            yield from in_message(child.proto)
        yield from shown(child)


def numbers(words: str, lang: str) -> Counter[str]:
    """Every number of a text, without the marks its language sets between thousands and decimals.

    Names that hold a number (licences, addresses, paragraphs such as 5.2.1) are left out.
    """
    grouped = rf"\d{{1,3}}(?:{GROUP[lang]}\d{{3}})+(?!\d)"
    found = re.findall(rf"(?:{grouped}|\d+)(?:{MARK[lang]}\d+)?", NAMES.sub("", words.replace("\\", "")))
    plain = (re.sub(GROUP[lang], "", one) for one in found)
    return Counter(re.sub(MARK[lang], ".", one) for one in plain)


def on_page(page: str, address: str, lang: str) -> Counter[str]:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.switch_page(f"pages/{page}.py")
    for pair in ["as_of=" + DAY, "lang=" + lang, *filter(None, address.split("&"))]:
        name, _, value = pair.partition("=")
        app.query_params[name] = value
    app.run()
    assert not app.exception
    found: Counter[str] = Counter()
    for words in shown(app._tree):
        found += numbers(words, lang)
    return found


@pytest.mark.parametrize(("page", "address"), OPENED)
def test_page_shows_the_same_numbers_in_every_language(page: str, address: str) -> None:
    english, russian, tajik = (on_page(page, address, lang) for lang in LANGUAGES)
    assert sum(english.values()) > 20
    assert (english - russian, russian - english) == (Counter(), Counter())
    assert (english - tajik, tajik - english) == (Counter(), Counter())


@pytest.mark.parametrize("value", [0.683, 16.3, 999.0, 1234.0, 1234567.0, 12345.6])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_printed_number_is_read_back(value: float, lang: str) -> None:
    words = f"({number(value, lang, decimals=0 if value.is_integer() else 3 if value < 1 else 1)}), 2024"
    assert numbers(words, lang) == Counter([f"{value:g}" if value < 1e6 else "1234567", "2024"])


def test_other_figure_is_noticed() -> None:
    assert numbers("1,234 of 71", "en") == numbers("71 дан 1\u00a0234", "tg")
    assert numbers("1,234 of 71", "en") != numbers("1,234 из 71", "ru")
    assert numbers("16.3%", "en") != numbers("16,4\u00a0%", "ru")
    assert list(in_json({"x": [1], "svg": "<svg><title>9 of 10</title><style>a{b:1}</style></svg>"})) == [
        "9 of 10"
    ]
