"""The address of a view: every filter is a parameter of the URL, and a bad value never breaks a page.

`Address` reads parameters against what is allowed, falls back to the default and keeps a `Notice` of what it
could not use; `show_notices` prints those. `write` changes the address, `link` makes one that keeps the
language and the as-of date. Ids stand in the address, never the labels of widgets, which change with the
language. An address without a language is read in the one that the browser asks for first; English is left
out of an address only where the browser would choose English as well.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, overload
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.i18n import LANGUAGES, gettext_for, preferred_language
from components.markdown import plain

EARLIEST_AS_OF = date(1991, 9, 9)
"""Independence of Tajikistan: nothing in the package is older."""

LONGEST_VALUE = 64
SHOWN_OF_VALUE = 40
MOST_VALUES = 50
KEPT = ("lang", "as_of")
"""Parameters that stay when a person goes to another screen."""

_LAST_PATH = "address_last_path"
_KEPT_VALUES = "address_kept_values"
_SPOKEN = "address_browser_language"


@dataclass(frozen=True)
class Notice:
    """One value of the address that could not be used.

    Attributes:
        param: name of the parameter.
        value: what stood there, shortened; not escaped.
        expected: what was expected, in the reader's language.
    """

    param: str
    value: str
    expected: str

    def sentence(self, lang: str) -> str:
        """The notice as escaped markdown."""
        _ = gettext_for(lang)
        message = _("The address asks for {param} “{value}”, which cannot be shown. Expected: {expected}.")
        return plain(message.format(param=self.param, value=self.value, expected=self.expected))


def shortened(value: str) -> str:
    """At most SHOWN_OF_VALUE characters of a value, with an ellipsis where it was cut."""
    return value if len(value) <= SHOWN_OF_VALUE else f"{value[:SHOWN_OF_VALUE]}…"


@dataclass
class Address:
    """The parameters of one view and what could not be read from them.

    Attributes:
        params: values by parameter, in the order of the address.
        today: the latest as-of date there can be, and the default one.
        notices: what could not be used so far.
    """

    params: Mapping[str, Sequence[str]]
    today: date = field(default_factory=date.today)
    notices: list[Notice] = field(default_factory=list)

    @classmethod
    def current(cls) -> "Address":
        """The address of the page that is being drawn."""
        query = st.query_params
        params = {name: query.get_all(name) for name in query}
        spoken = browser_language()
        if "lang" not in params and spoken != LANGUAGES[0]:
            params["lang"] = [spoken]
        return cls(params)

    def refuse(self, param: str, value: str, expected: str) -> None:
        """Add to the notices, once, that a value of the address could not be used and what was expected."""
        notice = Notice(param, shortened(value), expected)
        if notice not in self.notices:
            self.notices.append(notice)

    def _single(self, param: str, expected: str) -> str | None:
        values = list(dict.fromkeys(self.params.get(param, ())))
        if not values:
            return None
        if len(values) > 1:
            self.refuse(param, ", ".join(values[:MOST_VALUES]), expected)
        return values[0]

    def language(self) -> str:
        """The language of the page: `lang`; English when it names none, an unknown one or several."""
        asked = self._lang()
        value = self._single("lang", ", ".join(LANGUAGES))
        if value is not None and value not in LANGUAGES:
            self.refuse("lang", value, ", ".join(LANGUAGES))
        return asked

    def _lang(self) -> str:
        values = set(self.params.get("lang", ()))
        return values.pop() if len(values) == 1 and values <= set(LANGUAGES) else LANGUAGES[0]

    @overload
    def one(self, param: str, allowed: Iterable[str], default: str) -> str: ...

    @overload
    def one(self, param: str, allowed: Iterable[str], default: None = None) -> str | None: ...

    def one(self, param: str, allowed: Iterable[str], default: str | None = None) -> str | None:
        """The id in `param` when it is one of `allowed`, otherwise `default`."""
        known = list(allowed)
        expected = self._list_of(known)
        value = self._single(param, expected)
        if value is None or value in known:
            return default if value is None else value
        self.refuse(param, value, expected)
        return default

    def many(self, param: str, allowed: Iterable[str]) -> list[str]:
        """The ids in a repeated parameter that are among `allowed`, in the order of the address."""
        known = set(allowed)
        values = list(dict.fromkeys(self.params.get(param, ())))
        for value in values[:MOST_VALUES]:
            if value not in known:
                self.refuse(param, value, self._list_of(sorted(known)))
        return [value for value in values if value in known]

    def year(self, param: str, low: int, high: int) -> int | None:
        """A year between `low` and `high`, both included; None when the address names none."""
        _ = gettext_for(self._lang())
        expected = _("a year from {low} to {high}").format(low=low, high=high)
        value = self._single(param, expected)
        if value is None:
            return None
        if len(value) == 4 and value.isascii() and value.isdigit() and low <= int(value) <= high:
            return int(value)
        self.refuse(param, value, expected)
        return None

    def as_of(self) -> date:
        """The date the view is read at: `as_of`, by default today."""
        return self.day("as_of", EARLIEST_AS_OF, self.today) or self.today

    def day(self, param: str, low: date, high: date) -> date | None:
        """A date between `low` and `high`, both included; None when the address names none."""
        _ = gettext_for(self._lang())
        expected = _("a date from {low} to {high}, written as {low}").format(
            low=low.isoformat(), high=high.isoformat()
        )
        value = self._single(param, expected)
        if value is None:
            return None
        asked = _full_date(value)
        if asked is not None and low <= asked <= high:
            return asked
        self.refuse(param, value, expected)
        return None

    def text(self, param: str, longest: int = LONGEST_VALUE) -> str:
        """Free text, such as words to search for; empty when there is none or it is too long."""
        _ = gettext_for(self._lang())
        expected = _("at most {count} characters of text").format(count=longest)
        value = self._single(param, expected) or ""
        if len(value) <= longest and value.isprintable():
            return value
        self.refuse(param, value, expected)
        return ""

    def page(self, most: int) -> int:
        """The page of a list that `page` names, from 1 to `most`; the first when it names none."""
        value = self.text("page", 8)
        number = int(value) if value.isascii() and value.isdigit() else 0
        if not value or 1 <= number <= most:
            return number or 1
        _ = gettext_for(self._lang())
        self.refuse("page", value, _("a page number, from 1"))
        return 1

    def _list_of(self, known: Sequence[str]) -> str:
        _ = gettext_for(self._lang())
        known = [one for one in known if one]  # an empty choice stands for none and is not written
        if not known:
            return _("nothing: there is nothing to choose from")
        if len(known) <= 8:
            return ", ".join(known)
        return _("one of {count} ids, such as {examples}").format(
            count=len(known), examples=", ".join(known[:3])
        )

    def show_notices(self) -> None:
        """Print what could not be used, once per value, as one quiet warning."""
        if self.notices:
            st.warning("  \n".join(notice.sentence(self._lang()) for notice in self.notices[:5]))

    def write(self, **params: Any) -> None:
        """Set parameters of the address, or remove them with None or an empty list; the rest stays."""
        write(**params)

    def link(self, path: str, **params: Any) -> str:
        """An address of another view that keeps the language and as-of date of this one."""
        kept = {name: self.params[name][0] for name in KEPT if len(set(self.params.get(name, ()))) == 1}
        kept = {name: value for name, value in kept.items() if value in LANGUAGES or _full_date(value)}
        return link(path, **{**kept, **params})


def _full_date(value: str) -> date | None:
    """A date written as 2025-09-26; None for any other form."""
    if len(value) != 10:
        return None
    try:
        read = date.fromisoformat(value)
    except ValueError:
        return None
    return read if read.isoformat() == value else None


def _values(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, list | tuple | set | frozenset):
        return [str(item) for item in value]
    return [str(value)]


def browser_language() -> str:
    """The language that the browser of this session asks for first; English outside a session."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return LANGUAGES[0]
    spoken: str | None = st.session_state.get(_SPOKEN)
    if spoken is None:
        accepted = st.context.headers.get("Accept-Language") or st.context.locale or ""
        spoken = st.session_state[_SPOKEN] = preferred_language(accepted)
    return spoken


def _with_language(params: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of an address, which says English where the browser would choose otherwise."""
    if not params.get("lang") and browser_language() != LANGUAGES[0]:
        return {**params, "lang": LANGUAGES[0]}
    return dict(params)


def link(path: str, **params: Any) -> str:
    """A relative address: `path` with the parameters that have a value, lists repeated.

    Without `lang` it leads to a page in English.
    """
    params = _with_language(params)
    pairs = [(name, item) for name, value in params.items() for item in _values(value)]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def write(**params: Any) -> None:
    """Set parameters of the current address, or remove them with None or an empty list."""
    kept: dict[str, str] = st.session_state.setdefault(_KEPT_VALUES, {})
    for name, value in (_with_language(params) if "lang" in params else params).items():
        values = _values(value)
        if values:
            st.query_params[name] = values if len(values) > 1 else values[0]
        elif name in st.query_params:
            del st.query_params[name]
        if name in KEPT:
            kept.pop(name, None)
            if values:
                kept[name] = values[0]


def replace(params: Mapping[str, Sequence[str]]) -> None:
    """Make `params` the parameters of the current address, in one step; those not named are removed."""
    kept: dict[str, str] = st.session_state.setdefault(_KEPT_VALUES, {})
    st.query_params.from_dict({name: list(values) for name, values in params.items() if values})
    for name in KEPT:
        kept.pop(name, None)
        if params.get(name):
            kept[name] = params[name][0]


def carry_over(path: str) -> None:
    """Keep the language and as-of date when a person goes from one screen to another.

    Streamlit's navigation opens a screen with an empty address. `path` names the screen; the values are put
    back only on the first run after the screen changed, so that removing one from the address holds.
    """
    kept: dict[str, str] = st.session_state.setdefault(_KEPT_VALUES, {})
    if st.session_state.get(_LAST_PATH, path) != path:
        for name, value in list(kept.items()):
            if name not in st.query_params:
                st.query_params[name] = value
    st.session_state[_LAST_PATH] = path
    st.session_state[_KEPT_VALUES] = {name: st.query_params[name] for name in KEPT if name in st.query_params}
