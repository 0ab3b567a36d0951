"""The entry: every registered screen opens through it; language and day go along from screen to screen."""

import ast
import gc
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
APP = ROOT / "app.py"


def registry() -> list[tuple[str, str]]:
    """Path and script of every screen."""
    calls = [node for node in ast.walk(ast.parse(APP.read_text("utf-8"))) if isinstance(node, ast.Call)]
    screens = [call for call in calls if ast.unparse(call.func) == "Screen"]
    return [(ast.literal_eval(call.args[0]), ast.literal_eval(call.args[2])) for call in screens]


def opened(script: str | None = None, **params: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    if script is not None:
        app.switch_page(script).run()
    assert not app.exception
    return app


def test_paths_and_scripts_are_unique_and_exist() -> None:
    paths, scripts = zip(*registry(), strict=True)
    assert len(set(paths)) == len(paths)
    assert len(set(scripts)) == len(scripts)
    assert all((ROOT / script).is_file() for script in scripts)
    # One folder down: Streamlit would run a flat pages/x.py without this entry.
    assert all(len(Path(script).parts) == 3 for script in scripts)


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize(("path", "script"), registry(), ids=[path for path, _script in registry()])
def test_screen_opens_with_a_title_and_the_footer(path: str, script: str) -> None:
    app = opened(script)
    assert len(app.title) == 1, path
    assert any("CC BY 4.0" in str(caption.value) for caption in app.caption)


@pytest.mark.usefixtures("warehouse")
def test_language_and_day_go_along_to_another_screen() -> None:
    app = opened(lang="tg", as_of="2025-09-26")
    app.query_params.clear()
    app.switch_page("pages/explore/regions.py").run()
    assert app.query_params["lang"] == "tg"
    assert app.query_params["as_of"] == "2025-09-26"


@pytest.mark.usefixtures("warehouse")
def test_language_removed_from_the_address_stays_removed() -> None:
    app = opened(lang="tg")
    app.query_params.clear()
    app.run()
    assert "lang" not in app.query_params


@pytest.mark.usefixtures("warehouse")
def test_language_is_switched_by_hand() -> None:
    app = opened()
    switch = next(item for item in app.segmented_control if item.label == "Language")
    switch.set_value("ru").run()
    assert app.query_params["lang"] == "ru"
    assert not app.exception


@pytest.mark.usefixtures("warehouse")
def test_unknown_language_is_english_and_said() -> None:
    app = opened(lang="klingon")
    said = " ".join(str(warning.value) for warning in app.warning)
    assert "klingon" in said
    assert app.title[0].value == "Overview"


@pytest.mark.usefixtures("warehouse")
def test_what_a_screen_loaded_is_left_out_of_the_search_for_garbage_once() -> None:
    st.cache_resource.clear()
    gc.unfreeze()
    try:
        opened()
        loaded = gc.get_freeze_count()
        assert loaded > len(gc.get_objects())
        opened()
        assert gc.get_freeze_count() <= loaded
    finally:
        gc.unfreeze()
