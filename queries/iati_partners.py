"""Who takes part in an IATI activity: as organisations and partners of the package.

An organisation of our own files has its id; one of somebody else is found by its reference, else by its name,
else it is new. The standard's accountable and extending organisations are partners: the package has no nearer
role.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from lxml import etree

from queries.iati_element import ActivityElement, Entry, in_each, ours
from queries.iati_reader import line_of

ROLES = {"1": "donor", "2": "partner", "3": "partner", "4": "implementer"}
KINDS = {
    "10": "state",
    "11": "state",
    "15": "state",
    "21": "ngo_international",
    "22": "ngo_national",
    "23": "ngo_international",
    "24": "ngo_national",
    "40": "intergovernmental",
    "60": "donor",
    "70": "private",
    "71": "private",
    "72": "private",
    "73": "private",
}
GOVERNMENTS = ("10", "11", "15")


class Partners(ActivityElement):
    """The part of an activity that names organisations."""

    def partners(self) -> Iterator[Entry]:
        seen: set[tuple[str, str]] = set()
        for item in self.element.findall("participating-org"):
            code = item.get("role", "")
            if code not in ROLES:
                self.fault(item, code or None, "not a code of the list OrganisationRole, 1 to 4", "@role")
                continue
            names = self.texts(item)
            if not names and not item.get("ref"):
                self.fault(item, None, "an organisation needs a reference or a name", "narrative")
                continue
            yield from self._partner(item, ROLES[code], names, seen)
        for item in self.element.findall(f"{ours('project')}/{ours('partner')}"):
            yield from self._partner(item, "partner", self.texts(item, ours("name")), seen)

    def _partner(
        self, item: etree._Element, role: str, names: Mapping[str, str], seen: set[tuple[str, str]]
    ) -> Iterator[Entry]:
        own_id = item.get(ours("organisation")) or (item.get("organisation") if role == "partner" else None)
        ref = item.get("ref", "")
        given = names or {"en": ref}
        if own_id is not None:
            organisation, new = own_id, True
        else:
            organisation, new = self._organisation(ref, next(iter(given.values())))
        if (organisation, role) in seen:
            return
        seen.add((organisation, role))
        if new:
            kind = item.get(ours("kind")) or item.get("kind") or _kind(item.get("type", ""), role)
            cells = {
                "organisation_id": organisation,
                **in_each("name", given),
                "kind": kind,
                "iati_ref": ref,
            }
            yield Entry("organisations", line_of(item), cells)
        share = item.get(ours("share"), "")
        cells = {"project_id": self.project_id, "organisation_id": organisation, "role": role, "share": share}
        yield Entry("project_partners", line_of(item), cells)

    def _organisation(self, ref: str, name: str) -> tuple[str, bool]:
        """The id of an organisation of a foreign file, and whether the package does not have it yet."""
        known = self.reading.known
        found = known.organisations_by_ref.get(ref) if ref else None
        found = found or known.organisations_by_name.get(name.casefold())
        if found is not None:
            return found, False
        plain = re.sub(r"[^a-z0-9]+", "_", (ref or name).lower()).strip("_")[:60]
        made = plain or f"org_{hashlib.sha256(name.encode()).hexdigest()[:8]}"
        if made in known.organisations:
            made = f"{made}_{hashlib.sha256(f'{ref} {name}'.encode()).hexdigest()[:8]}"
        known.organisations.add(made)
        known.organisations_by_name[name.casefold()] = made
        if ref:
            known.organisations_by_ref[ref] = made
        return made, True


def _kind(code: str, role: str) -> str:
    """The kind of an organisation by its type; a government that funds is a donor, and not the State."""
    if role == "donor" and (code in GOVERNMENTS or code not in KINDS):
        return "donor"
    return KINDS.get(code, "group")
