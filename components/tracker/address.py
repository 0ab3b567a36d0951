"""The address of the tracker: which filters are set, which view is open, and links that change one of them.

Everything a person can choose on the page Recommendations is a parameter of its address. Here they are read
once, against what is allowed, into values that the questions take and that every link of the page is made
from, so that no link drops a filter by accident.
"""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any

from components.address import EARLIEST_AS_OF, Address, link
from components.i18n import LANGUAGES
from components.palette import STATUSES, VOICES

PATH = "recommendations"
VIEWS = ("summary", "list", "matrix", "timeline", "progress")
SORTS = (
    "origin_desc", "origin", "status", "status_desc", "age", "age_desc", "theme", "theme_desc",
    "id", "id_desc",
)  # fmt: skip
FLAGS = ("contested", "stale", "overdue")
LONGEST_SEARCH = 200
MOST_PAGES = 100_000
_WRITTEN = {True: "true", False: "false"}


@dataclass(frozen=True)
class Known:
    """The ids that may stand in the address."""

    forum: Collection[str]
    theme: Collection[str]
    region: Collection[str]
    institution: Collection[str]


@dataclass(frozen=True)
class TrackerFilters:
    """What narrows the set of recommendations; empty or None means no narrowing.

    Attributes:
        forum, theme, region, institution, status, voice: ids of which one must hold.
        contested, stale, overdue: True for these alone, False for the others alone.
        q: words that must all occur.
    """

    forum: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    institution: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    contested: bool | None = None
    stale: bool | None = None
    overdue: bool | None = None
    q: str = ""

    @property
    def active(self) -> tuple[str, ...]:
        """Names of the filters that narrow the set."""
        return tuple(part.name for part in fields(self) if getattr(self, part.name) not in ((), None, ""))

    def parameters(self) -> dict[str, Any]:
        """As the questions of `tracker/` take them."""
        values = {part.name: getattr(self, part.name) for part in fields(self)}
        lists = {name: list(value) for name, value in values.items() if isinstance(value, tuple)}
        return {**values, **lists, "q": self.q or None}

    def in_address(self) -> dict[str, Any]:
        """As they stand in the address; None where nothing is set."""
        values = {part.name: getattr(self, part.name) for part in fields(self)}
        flags = {name: _WRITTEN.get(values[name]) for name in FLAGS}
        return {**values, **flags, "q": self.q or None}


@dataclass(frozen=True)
class TrackerPlace:
    """Where a reader stands on the page.

    Attributes:
        filters: what narrows the set.
        as_of: day the status is read at.
        today: the latest such day.
        lang: language of the page.
        view: which of VIEWS is open.
        since: day to compare with; None for no comparison.
        sort: which of SORTS orders the list.
        page: page of the list or timeline, from 1.
        item: recommendation whose detail is open; None for the views.
    """

    filters: TrackerFilters
    as_of: date
    today: date
    lang: str = LANGUAGES[0]
    view: str = VIEWS[0]
    since: date | None = None
    sort: str = SORTS[0]
    page: int = 1
    item: str | None = None

    def link(self, **changes: Any) -> str:
        """The address of this place with some parameters changed; None removes one.

        The page and the open item are left behind unless they are among the changes.
        """
        here = {
            "lang": None if self.lang == LANGUAGES[0] else self.lang,
            "as_of": self.as_of,
            "since": self.since,
            "view": self.view,
            "sort": self.sort,
            **self.filters.in_address(),
        }
        asked = {**here, **changes}
        usual = {"as_of": self.today, "view": VIEWS[0], "sort": SORTS[0], "page": 1}
        return link(
            PATH, **{name: None if usual.get(name) == value else value for name, value in asked.items()}
        )


def read_filters(address: Address, known: Known) -> TrackerFilters:
    """The filters that the address names; what cannot be used becomes a notice of `address`."""

    def ids(param: str, allowed: Collection[str]) -> tuple[str, ...]:
        return tuple(address.many(param, allowed))

    def flag(param: str) -> bool | None:
        written = address.one(param, _WRITTEN.values())
        return None if written is None else written == "true"

    return TrackerFilters(
        forum=ids("forum", known.forum),
        theme=ids("theme", known.theme),
        region=ids("region", known.region),
        institution=ids("institution", known.institution),
        status=ids("status", STATUSES),
        voice=ids("voice", VOICES),
        contested=flag("contested"),
        stale=flag("stale"),
        overdue=flag("overdue"),
        q=address.text("q", LONGEST_SEARCH).strip(),
    )


def read_place(address: Address, known: Known, as_of: date) -> TrackerPlace:
    """Where the address leads; what cannot be used becomes a notice of `address`.

    `id` is kept as it stands: whether there is such a recommendation only the warehouse can say.
    """
    return TrackerPlace(
        filters=read_filters(address, known),
        as_of=as_of,
        today=address.today,
        lang=address.language(),
        view=address.one("view", VIEWS, VIEWS[0]),
        since=read_since(address, as_of),
        sort=address.one("sort", SORTS, SORTS[0]),
        page=address.page(MOST_PAGES),
        item=address.text("id") or None,
    )


def read_since(address: Address, as_of: date) -> date | None:
    """The day to compare with: before the as-of day; None when the address names none."""
    return address.day("since", EARLIEST_AS_OF, as_of - timedelta(days=1))
