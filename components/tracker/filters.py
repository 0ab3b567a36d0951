"""The filters of the tracker: a search box, three marks, six lists, the active ones as removable words.

Their state is the address. Only what is in use takes room: the lists stand in a drawer, and whatever they
hold is written out above the view with a link that takes it off again.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import streamlit as st

from components.address import Address, write
from components.filters import choose_many, choose_words
from components.html_panel import Html, html_panel, render
from components.i18n import day, gettext_for, ngettext_for, number
from components.palette import STATUSES, VOICES, status_name, voice_name
from components.records import Row
from components.tracker.address import FLAGS, LONGEST_SEARCH, TrackerFilters, TrackerPlace
from components.tracker.names import TrackerNames

_FLAGS, _SINCE = "tracker-flags", "tracker-since"


def flag_names(lang: str) -> dict[str, str]:
    """The three marks in words."""
    _ = gettext_for(lang)
    return {
        "contested": _("Contested"),
        "stale": _("Evidence older than 12 months"),
        "overdue": _("Overdue"),
    }


def filter_names(lang: str) -> dict[str, str]:
    """The filters in words, by parameter."""
    _ = gettext_for(lang)
    return {
        "forum": _("Origin"),
        "theme": _("Theme"),
        "region": _("Region"),
        "institution": _("Institution"),
        "status": _("Status"),
        "voice": _("Voice that spoke"),
        **flag_names(lang),
        "q": _("Search"),
    }


def choose_filters(
    address: Address, place: TrackerPlace, names: TrackerNames, moments: Mapping[date, str]
) -> None:
    """Draw the widgets; a change is written to the address before the page is drawn again.

    Args:
        moments: names of the days offered for a comparison, such as the Dialogues.
    """
    _ = gettext_for(place.lang)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _search(place.filters, place.lang)
        _flags(place.filters, place.lang)
        _since(place, moments)
    lists = ("forum", "theme", "region", "institution", "status", "voice")
    used = sum(bool(getattr(place.filters, name)) for name in lists)
    words = _("Filter by origin, theme, region, institution, status, voice")
    label = f"{words} ({number(used, place.lang)})" if used else words
    with st.expander(label, key="tracker-lists", type="compact"):
        _lists(address, place.lang, names)


def _search(filters: TrackerFilters, lang: str) -> None:
    _ = gettext_for(lang)
    choose_words(
        _("Search in English, Russian or Tajik"),
        "q",
        filters.q,
        LONGEST_SEARCH,
        placeholder=_("Words of the text, its origin or addressee"),
        width=420,
    )


def _flags(filters: TrackerFilters, lang: str) -> None:
    _ = gettext_for(lang)
    labels = flag_names(lang)
    st.session_state[_FLAGS] = [name for name in FLAGS if getattr(filters, name)]

    def keep() -> None:
        pressed = st.session_state[_FLAGS]
        write(**{name: "true" if name in pressed else None for name in FLAGS}, page=None)

    st.pills(
        _("Show only"),
        FLAGS,
        selection_mode="multi",
        format_func=lambda name: labels.get(name, name),
        key=_FLAGS,
        on_change=keep,
        wrap=True,
    )


def _lists(address: Address, lang: str, names: TrackerNames) -> None:
    labels = filter_names(lang)
    columns = st.columns(3, gap="medium")
    options: dict[str, Mapping[str, str]] = {
        "forum": names.forum,
        "theme": names.theme,
        "region": names.region,
        "institution": names.institution,
        "status": {status: status_name(status, lang) for status in STATUSES},
        "voice": {voice: voice_name(voice, lang) for voice in VOICES},
    }
    for position, (param, known) in enumerate(options.items()):
        with columns[position % 3]:
            choose_many(address, labels[param], param, list(known), known)


def _since(place: TrackerPlace, moments: Mapping[date, str]) -> None:
    """One button per Dialogue before the as-of day and one for a year before; pressed again it is off."""
    _ = gettext_for(place.lang)
    year_before = place.as_of - timedelta(days=365)
    names = {moment.isoformat(): name for moment, name in moments.items() if moment < place.as_of}
    names.setdefault(year_before.isoformat(), _("12 months"))
    if place.since is not None:
        names.setdefault(place.since.isoformat(), day(place.since, place.lang))
    st.session_state[_SINCE] = place.since.isoformat() if place.since else None
    st.pills(
        _("What changed since"),
        list(names),
        format_func=lambda moment: names.get(moment, moment),
        key=_SINCE,
        on_change=lambda: write(since=st.session_state[_SINCE]),
        wrap=True,
    )


def _value_names(names: TrackerNames, lang: str) -> dict[str, Mapping[str, str]]:
    _ = gettext_for(lang)
    yes_no = {"true": _("yes"), "false": _("no")}
    return {
        "forum": names.forum_title,
        "theme": names.theme,
        "region": names.region,
        "institution": names.institution,
        "status": {status: status_name(status, lang) for status in STATUSES},
        "voice": {voice: voice_name(voice, lang) for voice in VOICES},
        **dict.fromkeys(FLAGS, yes_no),
    }


def active_filters(place: TrackerPlace, names: TrackerNames) -> list[dict[str, str]]:
    """Each value of each active filter in words, with the address without it."""
    said, values = filter_names(place.lang), _value_names(names, place.lang)
    chips = []
    for param, asked in place.filters.in_address().items():
        chosen = list(asked) if isinstance(asked, tuple) else [asked] if asked else []
        for value in chosen:
            left = [other for other in chosen if other != value]
            chips.append(
                {
                    "name": "" if value == "true" else said[param],
                    "value": said[param] if value == "true" else values.get(param, {}).get(value, value),
                    "href": place.link(**{param: left or None}),
                }
            )
    return chips


def filters_in_words(place: TrackerPlace, names: TrackerNames) -> dict[str, str]:
    """Each active filter with its values, joined, as a file prints it."""
    said, values = filter_names(place.lang), _value_names(names, place.lang)
    words = {}
    for param, asked in place.filters.in_address().items():
        chosen = list(asked) if isinstance(asked, tuple) else [asked] if asked else []
        if chosen:
            words[said[param]] = "; ".join(values.get(param, {}).get(value, value) for value in chosen)
    return words


def filter_line(total: int, place: TrackerPlace, names: TrackerNames) -> Html:
    """How many items are shown and by what they are filtered, each filter with its link, as HTML."""
    ngettext = ngettext_for(place.lang)
    return render(
        "tracker_filters.html",
        place.lang,
        count=ngettext("{count} recommendation", "{count} recommendations", total).format(
            count=number(total, place.lang)
        ),
        as_of=day(place.as_of, place.lang),
        chips=active_filters(place, names),
        clear=place.link(**dict.fromkeys(place.filters.in_address())),
    )


def show_filter_line(total: int, place: TrackerPlace, names: TrackerNames) -> None:
    """Draw the line above the views."""
    html_panel(filter_line(total, place, names), key="tracker-filters")


def empty_result(rows: Sequence[Row], place: TrackerPlace) -> Html:
    """What a reader can do when nothing is left: every filter that can be loosened, and by how much.

    Args:
        rows: rows of `tracker/loosen`: filter_name and the items there would be without it.
    """
    said = filter_names(place.lang)
    ways = [
        {
            "name": said[row["filter_name"]],
            "count": int(row["items"]),
            "href": place.link(**{row["filter_name"]: None}),
        }
        for row in rows
        if row["filter_name"] in said
    ]
    everything = next((int(row["items"]) for row in rows if row["filter_name"] == "all"), 0)
    return render(
        "tracker_empty.html",
        place.lang,
        ways=sorted((way for way in ways if way["count"]), key=lambda way: -way["count"]),
        futile=[way for way in ways if not way["count"]],
        everything=everything,
        clear=place.link(**dict.fromkeys(place.filters.in_address())),
        as_of=day(place.as_of, place.lang),
        today=place.link(as_of=None),
    )


def show_empty(rows: Sequence[Row], place: TrackerPlace) -> None:
    """Draw what can be done about an empty result."""
    html_panel(empty_result(rows, place), key="tracker-empty")
