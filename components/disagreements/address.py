"""The address of Sources disagree: which kind of difference is shown, what narrows it, links that keep it.

Kinds are never shown together, since rival figures, a toll that grows and figures that must not be compared
say different things; so the kind is a part of the address like any filter.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from components.address import Address, link
from components.i18n import LANGUAGES
from components.palette import VOICES

PATH = "disagreements"
KINDS = ("rival", "publication", "similar", "successive", "not_comparable")
"""Kinds of difference in the order they are offered."""

MOST_PAGES = 100_000
UNSET: Mapping[str, Any] = {"theme": (), "region": (), "voice": (), "first": None, "last": None}
"""What each filter of a place is when it narrows nothing."""

IN_ADDRESS = {"theme": "theme", "region": "region", "voice": "voice", "first": "from", "last": "to"}
"""The parameter of each filter."""


@dataclass(frozen=True)
class DisagreementPlace:
    """Where a reader stands on the page.

    Attributes:
        kind: which of KINDS is shown.
        theme, region, voice: ids of which one must hold; none for no narrowing.
        first, last: years the figures must touch; None where open.
        lang: language of the page.
        page: page of the list, from 1.
        pair: pair whose detail is open; None for the list.
    """

    kind: str = KINDS[0]
    theme: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    lang: str = LANGUAGES[0]
    page: int = 1
    pair: str | None = None

    def filters(self) -> dict[str, Any]:
        """As the questions of `disagreements/` take them, the kind left out."""
        return {
            "theme": list(self.theme),
            "region": list(self.region),
            "voice": list(self.voice),
            "from_year": self.first,
            "to_year": self.last,
        }

    def in_address(self) -> dict[str, Any]:
        """The filters as they stand in the address; None where nothing is set."""
        return {param: getattr(self, name) or None for name, param in IN_ADDRESS.items()}

    def link(self, **changes: Any) -> str:
        """The address of this place with some parameters changed; None removes one.

        The page and the open pair are left behind unless they are among the changes.
        """
        here = {
            "lang": None if self.lang == LANGUAGES[0] else self.lang,
            "kind": self.kind,
            **self.in_address(),
        }
        usual = {"kind": KINDS[0], "page": 1}
        asked = {**here, **changes}
        return link(
            PATH, **{name: None if usual.get(name) == value else value for name, value in asked.items()}
        )


def read_place(
    address: Address,
    themes: Collection[str],
    regions: Collection[str],
    years: tuple[int | None, int | None],
) -> DisagreementPlace:
    """Where the address leads; what cannot be used becomes a notice of `address`.

    `id` is kept as it stands: whether there is such a pair only the warehouse can say.

    Args:
        themes, regions: the ids that may stand in the address.
        years: first and last year asked for, as `components.filters.choose_years` reads them.
    """
    return DisagreementPlace(
        kind=address.one("kind", KINDS, KINDS[0]),
        theme=tuple(address.many("theme", themes)),
        region=tuple(address.many("region", regions)),
        voice=tuple(address.many("voice", VOICES)),
        first=years[0],
        last=years[1],
        lang=address.language(),
        page=address.page(MOST_PAGES),
        pair=address.text("id") or None,
    )
