"""The address of Impact: which projects are shown, which view is open, and links that change one of them."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from components.address import Address, link
from components.i18n import LANGUAGES

PATH = "impact"
VIEWS = ("portfolio", "reach", "gap")
MOST_PAGES = 100_000


@dataclass(frozen=True)
class Known:
    """The ids that may stand in the address."""

    donor: Collection[str]
    region: Collection[str]
    theme: Collection[str]


@dataclass(frozen=True)
class ImpactFilters:
    """What narrows the set of projects; empty means no narrowing.

    Attributes:
        donor: organisation that pays.
        region: region that a project names; TJ for those of the whole nation.
        theme: theme.
    """

    donor: str = ""
    region: str = ""
    theme: str = ""

    def in_address(self) -> dict[str, str | None]:
        """As they stand in the address; None where nothing is set."""
        return {part.name: getattr(self, part.name) or None for part in fields(self)}


@dataclass(frozen=True)
class ImpactPlace:
    """Where a reader stands on the page.

    Attributes:
        filters: what narrows the set.
        as_of: day the page is read at.
        today: the latest such day.
        lang: language of the page.
        view: which of VIEWS is open.
        page: page of the portfolio, from 1.
        project: project whose card is open; None for the views.
    """

    filters: ImpactFilters
    as_of: date
    today: date
    lang: str = LANGUAGES[0]
    view: str = VIEWS[0]
    page: int = 1
    project: str | None = None

    def parameters(self) -> dict[str, Any]:
        """As the questions of `impact/` take them: the card's project alone, or the filtered set."""
        chosen = ImpactFilters() if self.project else self.filters
        return {
            "project": self.project,
            **{name: value or None for name, value in chosen.in_address().items()},
            "as_of": self.as_of,
        }

    def link(self, **changes: Any) -> str:
        """The address of this place with some parameters changed; None removes one.

        The page and the open card are left behind unless they are among the changes.
        """
        here = {**self._kept(), "view": self.view, **self.filters.in_address()}
        usual = {"view": VIEWS[0], "page": 1}
        return link(
            PATH,
            **{
                name: None if usual.get(name) == value else value
                for name, value in {**here, **changes}.items()
            },
        )

    def elsewhere(self, path: str, **params: Any) -> str:
        """The address of another page that keeps the language and the day."""
        return link(path, **self._kept(), **params)

    def _kept(self) -> dict[str, Any]:
        return {
            "lang": None if self.lang == LANGUAGES[0] else self.lang,
            "as_of": None if self.as_of == self.today else self.as_of.isoformat(),
        }


def read_place(address: Address, known: Known, as_of: date) -> ImpactPlace:
    """Where the address leads; what cannot be used becomes a notice of `address`.

    `project` is kept as it stands: whether there is such a project only the warehouse can say.
    """
    return ImpactPlace(
        filters=ImpactFilters(
            donor=address.one("donor", known.donor, ""),
            region=address.one("region", known.region, ""),
            theme=address.one("theme", known.theme, ""),
        ),
        as_of=as_of,
        today=address.today,
        lang=address.language(),
        view=address.one("view", VIEWS, VIEWS[0]),
        page=address.page(MOST_PAGES),
        project=address.text("project") or None,
    )
