"""The address of Claims: verdicts and documents that narrow the register, and links that keep them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from components.address import Address, link
from components.i18n import LANGUAGES

PATH = "claims"
VERDICTS = ("contradicted", "unverified", "supported")
"""Verdicts in the order they are listed."""


@dataclass(frozen=True)
class ClaimPlace:
    """Where a reader stands on the page.

    Attributes:
        verdict, document: ids of which one must hold; none for no narrowing.
        lang: language of the page.
        claim: claim whose detail is open; None for the register.
    """

    verdict: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    lang: str = LANGUAGES[0]
    claim: str | None = None

    def filters(self) -> dict[str, Any]:
        """As `claims/register` takes them."""
        return {"verdict": list(self.verdict), "document": list(self.document)}

    def link(self, **changes: Any) -> str:
        """The address of this place with some parameters changed; None removes one.

        The open claim is left behind unless it is among the changes.
        """
        here = {
            "lang": None if self.lang == LANGUAGES[0] else self.lang,
            "verdict": self.verdict or None,
            "document": self.document or None,
        }
        return link(PATH, **{**here, **changes})


def read_place(address: Address, documents: Collection[str]) -> ClaimPlace:
    """Where the address leads; what cannot be used becomes a notice of `address`.

    `id` is kept as it stands: whether there is such a claim only the warehouse can say.
    """
    return ClaimPlace(
        verdict=tuple(address.many("verdict", VERDICTS)),
        document=tuple(address.many("document", documents)),
        lang=address.language(),
        claim=address.text("id") or None,
    )
