"""The day a view is read at: today, the day of a Dialogue or any other, kept in `as_of` of the address."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from components.address import EARLIEST_AS_OF, Address, write
from components.i18n import day, gettext_for

TODAY = "today"
_MOMENT, _OTHER = "as-of-moment", "as-of-other"


def dialogue_moments(forums: pd.DataFrame, today: date, lang: str) -> dict[date, str]:
    """The days of the Dialogues held so far, oldest first, with the words of their buttons.

    Args:
        forums: answer of `catalogue/forums`: kind and exists_from are read.
    """
    _ = gettext_for(lang)
    words = [_("First Dialogue"), _("Second Dialogue")]
    begun = zip(forums["kind"], forums["exists_from"], strict=True)
    days = sorted(moment.date() for kind, moment in begun if kind == "dialogue" and moment.date() <= today)
    return {day: words[place] if place < len(words) else _("Dialogue") for place, day in enumerate(days)}


def _moment_chosen() -> None:
    chosen = st.session_state[_MOMENT]
    write(as_of=None if chosen in (None, TODAY) else chosen)


def _other_chosen() -> None:
    written = str(st.session_state[_OTHER]).strip()
    write(as_of=written or None)


def choose_as_of(address: Address, moments: Mapping[date, str], lang: str) -> date:
    """A row of buttons with today and named moments, and a field for any other day.

    Args:
        address: the address of the page; takes the notice when `as_of` is no date that can be shown.
        moments: names of the days offered with one click, such as the Dialogues.

    Returns:
        The day the view is read at.
    """
    _ = gettext_for(lang)
    chosen = address.as_of()
    names = {moment.isoformat(): f"{name} · {day(moment, lang)}" for moment, name in moments.items()}
    if chosen not in moments and chosen != address.today:
        names[chosen.isoformat()] = day(chosen, lang)
    names[TODAY] = _("Today · {day}").format(day=day(address.today, lang))
    st.session_state[_MOMENT] = TODAY if chosen == address.today else chosen.isoformat()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            _("Status read as of"),
            list(names),
            format_func=lambda moment: names.get(moment, moment),
            key=_MOMENT,
            required=True,
            wrap=True,
            on_change=_moment_chosen,
        )
        with st.popover(_("Another day"), type="tertiary"):
            st.session_state[_OTHER] = "" if chosen == address.today else chosen.isoformat()
            st.text_input(
                _("Day, written as {example}").format(example="2025-09-26"),
                key=_OTHER,
                on_change=_other_chosen,
                help=_("From {first} to today").format(first=EARLIEST_AS_OF.isoformat()),
                max_chars=10,
                live="1s",
                validate=(
                    r"^(\d{4}-\d{2}-\d{2})?$",
                    _("Day, written as {example}").format(example="2025-09-26"),
                ),
            )
    return chosen
