"""Choosing one of many indicators: by theme, and by words in any of the three languages.

A person may know an indicator by its Russian name and read the page in English, so the search looks at all
three names and at the id, without regard to case, accents or the Tajik letters a keyboard may lack.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from components import i18n
from components.address import Address
from components.filters import choose_one
from components.i18n import LANGUAGES, folded, gettext_for, ngettext_for
from components.records import records

ALL_THEMES = "all"
NO_INDICATOR = "none"


def matching(indicators: pd.DataFrame, words: str, theme_id: str = ALL_THEMES) -> list[str]:
    """Ids of the indicators of a theme that have every word in one of their names or in their id.

    Takes the columns indicator_id, theme_id, name_en, name_ru, name_tg; keeps the order of the rows.
    """
    asked = folded(words).split()
    if not asked and theme_id == ALL_THEMES:
        return list(indicators["indicator_id"])
    found = []
    columns = ["indicator_id", "theme_id", *(f"name_{lang}" for lang in LANGUAGES)]
    for indicator_id, theme, *names in indicators[columns].itertuples(index=False):
        if theme_id not in {ALL_THEMES, theme}:
            continue
        readings = [folded(name) for name in names if isinstance(name, str)]
        readings.append(indicator_id.replace("_", " "))
        if any(all(word in reading for word in asked) for reading in readings):
            found.append(indicator_id)
    return found


def indicator_labels(indicators: pd.DataFrame, lang: str) -> dict[str, str]:
    """What the list shows for each indicator, by theme and name: its name and the years of its figures."""
    _ = gettext_for(lang)
    labels = {}
    for row in records(i18n.in_alphabet(indicators, "name", lang, "theme_position")):
        first, last = row["first_year"], row["last_year"]
        if i18n.is_missing(first) or not row["points"]:
            years = _("places or groups only")
        else:
            years = i18n.year_span(int(first), int(last))
        labels[row["indicator_id"]] = f"{i18n.text(row, 'name', lang)} · {years}"
    return labels


def choose_indicator(
    address: Address,
    indicators: pd.DataFrame,
    themes: pd.DataFrame,
    labels: Mapping[str, str],
    default: str,
    lang: str,
) -> str:
    """Draw theme, search and indicator; the indicator is kept in the parameter `indicator`.

    Theme and search only shorten the list: they are not part of the view and stay out of the address. The
    indicator on screen stays in the list whatever they are.

    Args:
        indicators: the answer of `catalogue/indicators`.
        themes: the answer of `catalogue/themes`.
        labels: what `indicator_labels` made of the indicators, in the order of the list.
        default: the indicator when the address names none.

    Returns:
        The chosen indicator_id.
    """
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    names = {row["theme_id"]: i18n.text(row, "name", lang) for row in records(themes)}
    by_theme, by_words, by_name = st.columns([2, 2, 4], vertical_alignment="bottom")
    with by_theme:
        theme_id = st.selectbox(
            _("Theme"),
            [ALL_THEMES, *names],
            format_func=lambda option: names.get(option, _("All themes")),
            key="picker-theme",
            filter_mode=None,
        )
    with by_words:
        words = st.text_input(
            _("Search in three languages"),
            key="picker-words",
            type="search",
            max_chars=60,
            placeholder=_("a word of its name"),
            live=True,
        )
    known = list(indicators["indicator_id"])
    matches = set(matching(indicators, words or "", theme_id or ALL_THEMES))
    found = [indicator for indicator in labels if indicator in matches]
    current = address.one("indicator", known, default)
    options = found if current in found else [current, *found]
    with by_name:
        label = _("Indicator")
        if len(found) < len(known):
            label = ngettext(
                "Indicator ({count} of {total} matches)", "Indicator ({count} of {total} match)", len(found)
            ).format(count=len(found), total=len(known))
        shown = Address({"indicator": [current], "lang": [lang]})
        return choose_one(shown, label, "indicator", options, labels, default)


def choose_second_indicator(
    address: Address, labels: Mapping[str, str], first: str, counterparts: Sequence[str], lang: str
) -> str | None:
    """Draw the list of indicators to put beside the first; kept in the parameter `compare`.

    Indicators that the comparability table sets beside the first stand on top; `labels` are those of
    `indicator_labels`.

    Returns:
        The chosen indicator_id, or None.
    """
    _ = gettext_for(lang)
    rest = [name for name in labels if name != first and name not in counterparts]
    options = [NO_INDICATOR, *counterparts, *rest]
    shown = {NO_INDICATOR: _("None"), **labels}
    chosen = choose_one(address, _("Compare with"), "compare", options, shown, NO_INDICATOR)
    return None if chosen == NO_INDICATOR else chosen
