"""Filters whose widget and address are one thing.

The address is the truth: each run seeds the widget from it, and a change by hand is written back before
the script runs again. So a reload restores the view, a link opens it, and the same filter works inside a
fragment. Options are ids; what a person reads comes from `labels`.

Streamlit's own words are English in every language, so the widgets are set up to say none: no "Select all",
no "No results" for a short list, no "Press Enter to apply".
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from components.address import KEPT, Address, write
from components.i18n import gettext_for
from components.markdown import plain

LONGEST_UNSEARCHED = 12
"""Options of a list that is read at a glance; a longer one can be searched by typing."""

TYPING_PAUSE = "500ms"


def _key(param: str) -> str:
    return f"filter-{param}"


def _first_page(param: str) -> dict[str, None]:
    """A list that another filter narrows starts at its first page; the language changes no list."""
    return {} if param in KEPT else {"page": None}


def _write_one(param: str, default: str | None) -> None:
    chosen = st.session_state[_key(param)]
    write(**{param: None if chosen == default else chosen}, **_first_page(param))


def _write_many(param: str) -> None:
    write(**{param: st.session_state[_key(param)]}, **_first_page(param))


def choose_one(
    address: Address,
    label: str,
    param: str,
    options: Sequence[str],
    labels: Mapping[str, str],
    default: str,
) -> str:
    """A drop-down list of one choice, kept in the parameter `param`.

    Args:
        address: the address of the page; takes the notice when the parameter is not among `options`.
        options: ids in the order shown.
        labels: what is shown for each id.
        default: the id when the address names none; it is left out of the address.

    Returns:
        The chosen id.
    """
    _ = gettext_for(address.language())
    st.session_state[_key(param)] = address.one(param, options, default)
    return st.selectbox(
        label,
        options,
        format_func=lambda option: labels.get(option, option),
        key=_key(param),
        on_change=_write_one,
        args=(param, default),
        placeholder=_("All"),
        filter_mode="fuzzy" if len(options) > LONGEST_UNSEARCHED else None,
    )


def choose_many(
    address: Address,
    label: str,
    param: str,
    options: Sequence[str],
    labels: Mapping[str, str],
    placeholder: str | None = None,
) -> list[str]:
    """A list of several choices, kept in the repeated parameter `param`; none chosen means all.

    Returns:
        The chosen ids in the order of `options`; empty when nothing is chosen.
    """
    _ = gettext_for(address.language())
    asked = set(address.many(param, options))
    st.session_state[_key(param)] = [option for option in options if option in asked]
    return st.multiselect(
        label,
        options,
        format_func=lambda option: labels.get(option, option),
        key=_key(param),
        on_change=_write_many,
        args=(param,),
        placeholder=placeholder or _("All"),
        filter_mode="fuzzy" if len(options) > LONGEST_UNSEARCHED else None,
        select_all=False,
    )


def choose_segment(
    address: Address,
    label: str,
    param: str,
    options: Sequence[str],
    labels: Mapping[str, str],
    default: str,
    *,
    label_visible: bool = True,
) -> str:
    """A row of buttons of which one is pressed, kept in the parameter `param`.

    Returns:
        The chosen id.
    """
    st.session_state[_key(param)] = address.one(param, options, default)
    chosen = st.segmented_control(
        label,
        options,
        format_func=lambda option: plain(labels.get(option, option)),  # drawn as markdown
        key=_key(param),
        required=True,
        wrap=True,
        on_change=_write_one,
        args=(param, default),
        label_visibility="visible" if label_visible else "collapsed",
    )
    return chosen or default


def choose_words(
    label: str,
    param: str,
    words: str,
    longest: int,
    placeholder: str | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> None:
    """A field for words to search for, kept in the parameter `param` and searched at each pause in typing.

    What is being typed is never put back: the field takes `words`, those of the address, only where they are
    others than its own.
    """
    if str(st.session_state.get(_key(param), "")).strip() != words:
        st.session_state[_key(param)] = words
    st.text_input(
        label,
        key=_key(param),
        max_chars=longest,
        placeholder=placeholder,
        live=TYPING_PAUSE,
        on_change=lambda: write(**{param: st.session_state[_key(param)].strip() or None}, page=None),
        width=width,
    )


def choose_years(
    address: Address, low: int, high: int, lang: str, label: str | None = None
) -> tuple[int | None, int | None]:
    """A range of years from `low` to `high`, kept in `from` and `to`; an open end is left out of the address.

    Args:
        address: the address of the page; takes a notice when the years cannot be used.
        low: first year there is.
        high: last year there is.
        lang: language of the page.
        label: what the years are of; by default "Years".

    Returns:
        First and last year asked for; None at an end that is left open.
    """
    _ = gettext_for(lang)
    first, last = address.year("from", low, high), address.year("to", low, high)
    if first is not None and last is not None and first > last:
        address.refuse("from", f"{first} > {last}", _("a year not later than that of “to”"))
        first = last = None
    st.session_state["filter-years"] = (first or low, last or high)

    def keep() -> None:
        begin, end = st.session_state["filter-years"]
        write(**{"from": None if begin == low else begin, "to": None if end == high else end}, page=None)

    st.slider(label or _("Years"), low, high, key="filter-years", on_change=keep)
    return first, last
