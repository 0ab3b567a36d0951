"""The language of a page: the address's, else the one that the browser asks for first, else English."""

import re
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy, StreamlitHeaders
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[2] / "app.py"
TITLES = {"en": "Overview", "ru": "Обзор", "tg": "Шарҳи умумӣ"}

pytestmark = pytest.mark.usefixtures("warehouse")


def asked_by_browser(monkeypatch: pytest.MonkeyPatch, accepted: str) -> None:
    headers = StreamlitHeaders([("Accept-Language", accepted)])
    monkeypatch.setattr(ContextProxy, "headers", property(lambda context: headers))


def opened(script: str | None = None, **params: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    if script is not None:
        app.switch_page(script)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def pressed(app: AppTest) -> str:
    """The language that the switch shows."""
    [switch] = [item for item in app.segmented_control if item.key == "filter-lang"]
    return str(switch.value)


def linked(app: AppTest) -> set[str]:
    """The languages of the links to other pages of the panels; the empty one where a link names none."""
    found = set()
    for panel in app.get("bidi_component"):
        hrefs = re.findall(r'href=\\"((?:recommendations|institutions)[^"]*)\\"', panel.proto.json)
        found |= {re.sub(r"^.*[?;]lang=(\w+).*$|^.*$", r"\1", href) for href in hrefs}
    return found


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("tg-TJ,tg;q=0.9,ru;q=0.8,en;q=0.7", "tg"),
        ("uz-UZ,uz;q=0.9,ru;q=0.8", "ru"),
        ("de-DE,de;q=0.9", "en"),
        ("", "en"),
    ],
)
def test_first_visit_follows_the_browser(monkeypatch: pytest.MonkeyPatch, accepted: str, lang: str) -> None:
    asked_by_browser(monkeypatch, accepted)
    app = opened()
    assert app.title[0].value == TITLES[lang]
    assert pressed(app) == lang


def test_address_comes_before_the_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    asked_by_browser(monkeypatch, "ru")
    assert opened(lang="en").title[0].value == TITLES["en"]
    assert opened(lang="tg").title[0].value == TITLES["tg"]


@pytest.mark.parametrize("chosen", ["en", "tg"])
def test_language_chosen_in_a_russian_browser_stays(monkeypatch: pytest.MonkeyPatch, chosen: str) -> None:
    asked_by_browser(monkeypatch, "ru")
    app = opened()
    [switch] = [item for item in app.segmented_control if item.key == "filter-lang"]
    switch.set_value(chosen).run()
    assert app.query_params["lang"] == chosen
    assert app.title[0].value == TITLES[chosen]
    app.query_params.clear()  # as Streamlit's own menu does on the way to another page
    app.switch_page("pages/dialogues/institutions.py").run()
    assert app.query_params["lang"] == chosen
    assert pressed(app) == chosen


@pytest.mark.parametrize(("page", "lang"), [("recommendations", "en"), ("institutions", "tg")])
def test_links_of_a_page_keep_its_language_in_a_russian_browser(
    monkeypatch: pytest.MonkeyPatch, page: str, lang: str
) -> None:
    asked_by_browser(monkeypatch, "ru")
    assert linked(opened(f"pages/dialogues/{page}.py", lang=lang)) == {lang}


def test_links_in_the_language_of_the_browser_name_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked_by_browser(monkeypatch, "ru")
    assert linked(opened("pages/dialogues/institutions.py")) == {"ru"}


@pytest.mark.parametrize("lang", ["xx", ["ru", "tg"]])
def test_unusable_language_is_english_and_said_in_any_browser(
    monkeypatch: pytest.MonkeyPatch, lang: str | list[str]
) -> None:
    asked_by_browser(monkeypatch, "ru")
    app = opened(lang=lang)
    assert app.title[0].value == TITLES["en"]
    assert pressed(app) == "en"
    [said] = [str(warning.value) for warning in app.warning]
    assert ("ru, tg" if isinstance(lang, list) else lang) in said


@pytest.mark.parametrize(
    ("script", "params"),
    [
        ("pages/explore/trends.py", {"indicator": "population", "region": "TJ-SU"}),
        ("pages/dialogues/recommendations.py", {"view": "matrix", "theme": "torture", "as_of": "2025-09-26"}),
        ("pages/evidence/sources.py", {"view": "producers"}),
    ],
)
def test_switch_keeps_page_and_filters(script: str, params: dict[str, str]) -> None:
    app = opened(script, **params)
    [switch] = [item for item in app.segmented_control if item.key == "filter-lang"]
    switch.set_value("tg").run()
    assert not app.exception
    assert dict(app.query_params) == {**params, "lang": "tg"}
