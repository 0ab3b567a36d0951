"""The address of Sources: which view is open, what narrows it, and links that change one of these."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from components.address import Address, link
from components.i18n import LANGUAGES
from components.palette import VOICES

PATH = "sources"
VIEWS = ("catalogue", "coverage", "method")
LISTS = ("sources", "producers")
KINDS = ("primary", "communique", "dataset", "news", "mirror")
LONGEST_SEARCH = 300
MOST_PAGES = 100_000


@dataclass(frozen=True)
class Known:
    """The ids that may stand in the address."""

    language: Collection[str]
    theme: Collection[str]
    region: Collection[str]


@dataclass(frozen=True)
class SourcePlace:
    """Where a reader stands on the page.

    Attributes:
        lang: language of the page.
        as_of: the as-of date as it stands in the address; None when it names none.
        view: which of VIEWS is open.
        listed: which of LISTS the catalogue shows.
        q: words to search for in the catalogue.
        voice, language, kind: ids that narrow the catalogue.
        theme, region: ids that narrow the coverage.
        years: first and last year; None at an end that is open.
        page: page of the catalogue, from 1.
        source: source whose detail is open.
    """

    lang: str = LANGUAGES[0]
    as_of: str | None = None
    view: str = VIEWS[0]
    listed: str = LISTS[0]
    q: str = ""
    voice: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    years: tuple[int | None, int | None] = (None, None)
    page: int = 1
    source: str | None = None

    def in_catalogue(self) -> dict[str, Any]:
        """As the question `sources/catalogue` takes it."""
        return {
            "q": self.q or None,
            "voice": list(self.voice),
            "language": list(self.language),
            "kind": list(self.kind),
            "from_year": self.years[0],
            "to_year": self.years[1],
        }

    def in_coverage(self) -> dict[str, Any]:
        """As the questions of `coverage/` take it."""
        return {
            "theme": list(self.theme),
            "region": list(self.region),
            "from_year": self.years[0],
            "to_year": self.years[1],
        }

    def _kept(self) -> dict[str, Any]:
        return {"lang": None if self.lang == LANGUAGES[0] else self.lang, "as_of": self.as_of}

    def link(self, **changes: Any) -> str:
        """The address of this place with some parameters changed; None removes one.

        The page and the open source are left behind unless they are among the changes.
        """
        here = {
            **self._kept(),
            "view": self.view,
            "list": self.listed,
            "q": self.q or None,
            "voice": self.voice,
            "language": self.language,
            "kind": self.kind,
            "theme": self.theme,
            "region": self.region,
            "from": self.years[0],
            "to": self.years[1],
        }
        usual = {"view": VIEWS[0], "list": LISTS[0], "page": 1}
        asked = {**here, **changes}
        return link(
            PATH, **{name: None if usual.get(name) == value else value for name, value in asked.items()}
        )

    def elsewhere(self, path: str, **params: Any) -> str:
        """The address of another page that keeps the language and the day."""
        return link(path, **self._kept(), **params)


def read_place(address: Address, known: Known, years: tuple[int | None, int | None]) -> SourcePlace:
    """Where the address leads; what cannot be used becomes a notice of `address`.

    `id` is kept as it stands: whether there is such a source only the warehouse can say.

    Args:
        address: the address of the page.
        known: ids that may stand in it.
        years: first and last year, read already by the slider that shows them.
    """

    def ids(param: str, allowed: Collection[str]) -> tuple[str, ...]:
        return tuple(address.many(param, allowed))

    as_of = address.as_of()
    return SourcePlace(
        lang=address.language(),
        as_of=None if as_of == address.today else as_of.isoformat(),
        view=address.one("view", VIEWS, VIEWS[0]),
        listed=address.one("list", LISTS, LISTS[0]),
        q=address.text("q", LONGEST_SEARCH).strip(),
        voice=ids("voice", VOICES),
        language=ids("language", known.language),
        kind=ids("kind", KINDS),
        theme=ids("theme", known.theme),
        region=ids("region", known.region),
        years=years,
        page=address.page(MOST_PAGES),
        source=address.text("id") or None,
    )
