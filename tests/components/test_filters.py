"""A filter and its parameter in the address are one thing, and a bad parameter leaves a working filter."""

from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st
from components.address import Address
from components.as_of import choose_as_of
from components.filters import choose_many, choose_one, choose_segment
from datetime import date

address = Address.current()
address.today = date(2026, 11, 21)
labels = {"a": "Apple", "b": "Birch", "c": "Cedar"}
one = choose_one(address, "One", "one", ["a", "b", "c"], labels, "a")
many = choose_many(address, "Many", "many", ["a", "b", "c"], labels)
segment = choose_segment(address, "Segment", "segment", ["a", "b"], labels, "a")
day = choose_as_of(address, {date(2024, 10, 18): "First"}, "en")
address.show_notices()
st.text(f"{one}|{','.join(many)}|{segment}|{day}")
"""


def opened(**params: str | list[str]) -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=20)
    for name, value in params.items():
        app.query_params[name] = value
    return app.run()


def chosen(app: AppTest) -> str:
    assert not app.exception
    return str(app.text[0].value)


def test_without_parameters_every_filter_has_its_default() -> None:
    app = opened()
    assert chosen(app) == "a||a|2026-11-21"
    assert len(app.warning) == 0


def test_address_seeds_every_filter() -> None:
    app = opened(one="c", many=["c", "b"], segment="b", as_of="2024-10-18")
    assert chosen(app) == "c|b,c|b|2024-10-18"
    assert app.selectbox[0].value == "c"
    assert app.multiselect[0].value == ["b", "c"]


def test_choice_by_hand_is_written_to_the_address() -> None:
    app = opened(one="c")
    app.selectbox[0].select("b").run()
    assert chosen(app).startswith("b|")
    assert app.query_params["one"] == "b"
    app.multiselect[0].select("a").select("c").run()
    assert app.query_params["many"] == ["a", "c"]
    assert chosen(app).startswith("b|a,c|")


def test_default_leaves_the_address_short() -> None:
    app = opened(one="c", many=["b"])
    app.selectbox[0].select("a").run()
    app.multiselect[0].unselect("b").run()
    assert "one" not in app.query_params
    assert "many" not in app.query_params


def test_changed_address_moves_the_filter() -> None:
    app = opened(one="c")
    app.query_params["one"] = "b"
    assert chosen(app.run()).startswith("b|")


def test_bad_address_gives_defaults_and_one_notice_a_value() -> None:
    app = opened(one="<script>", many=["b", "zzz"], segment="x" * 10_000, as_of="2199-01-01")
    assert chosen(app) == "a|b|a|2026-11-21"
    [warning] = app.warning
    assert warning.value.count("The address asks for") == 4
    assert "<script>" not in warning.value
    assert len(warning.value) < 2000


def test_day_of_no_moment_is_offered_too() -> None:
    app = opened(as_of="2020-02-29")
    assert chosen(app).endswith("|2020-02-29")
    assert app.text_input[0].value == "2020-02-29"


def test_other_day_by_hand_is_written_to_the_address() -> None:
    app = opened()
    app.text_input[0].input("2025-01-31").run()
    assert chosen(app).endswith("|2025-01-31")
    app.text_input[0].input("31.1.2025").run()
    assert chosen(app).endswith("|2026-11-21")
    assert len(app.warning) == 1


def test_label_of_a_segment_is_shown_as_written_whatever_it_holds() -> None:
    app = AppTest.from_string(
        SCRIPT.replace('"Apple"', '":red[Apple] **x** $y$ ![i](https://example.org/i.png)"')
    )
    segments = {str(getattr(found, "label", "")): found for found in app.run().get("button_group")}
    assert getattr(segments["Segment"], "options", [])[0] == (
        r"\:red\[Apple\] \*\*x\*\* \$y\$ \!\[i\]\(https\:\/\/example\.org\/i\.png\)"
    )


def test_another_filter_starts_a_list_at_its_first_page() -> None:
    app = opened(page="3")
    app.selectbox[0].select("b").run()
    assert "page" not in app.query_params
    app = opened(page="3")
    app.multiselect[0].select("a").run()
    assert "page" not in app.query_params


WORDS = """
import streamlit as st
from components.address import Address
from components.filters import choose_words

words = Address.current().text("q").strip()
choose_words("Search", "q", words, 60)
st.text(words)
"""


def test_words_are_kept_in_the_address_and_what_is_typed_is_not_put_back() -> None:
    app = AppTest.from_string(WORDS, default_timeout=20)
    app.query_params["q"] = "court"
    app.run()
    assert app.text_input[0].value == "court"
    app.text_input[0].set_value("supreme ").run()
    assert app.query_params["q"] == "supreme"
    assert app.text_input[0].value == "supreme "  # a pause in typing, not the end of it
    app.text_input[0].set_value(" ").run()
    assert "q" not in app.query_params
    app.query_params["q"] = "prison"
    app.run()
    assert app.text_input[0].value == "prison"


def test_widgets_say_none_of_streamlits_own_english() -> None:
    app = opened()
    short, several = app.selectbox[0].proto, app.multiselect[0].proto
    assert short.placeholder == several.placeholder == "All"
    assert several.select_all == 0
    modes = short.DESCRIPTOR.fields_by_name["filter_mode"].enum_type.values_by_number
    assert {modes[short.filter_mode].name, modes[several.filter_mode].name} == {"FILTER_MODE_NONE"}
