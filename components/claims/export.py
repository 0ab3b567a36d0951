"""The register of claims as files, each row with its verdict, so that no number leaves without one.

Columns are named alike in every language; texts stand in the reader's.
"""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from components.claims.list import contradictions_of
from components.claims.words import verdict_meaning
from components.exports import cited_workbook, csv_bytes, sources_of
from components.i18n import gettext_for, text
from components.provenance import Lineage
from components.records import Row, records

TRANSLATED = ("statement", "said_by", "evidence", "verdict_reason")
COLUMNS = (
    "claim_id", "statement", "said_by", "region_code", "value", "unit", "direction", "period", "subject",
    "verdict", "verdict_reason", "contradicts", "evidence", "evidence_title", "evidence_publisher",
    "evidence_url", "evidence_published", "source_title", "publisher", "url", "published", "warehouse",
)  # fmt: skip


def not_data(lang: str) -> str:
    """The sentence that goes with every claim, on screen and in every file."""
    _ = gettext_for(lang)
    return _(
        "Claims are not data: they are kept apart from observations and appear in no chart, map or table of "
        "figures."
    )


def claims_for_file(register: pd.DataFrame, pairs: Sequence[Row], lang: str) -> pd.DataFrame:
    """The claims with the columns COLUMNS.

    Args:
        register: answer of `claims/register` or `claims/claim`, whose attributes hold the lineage.
        pairs: all rows of `claims/pairs`.
    """
    contradicted = contradictions_of(pairs)
    rows = records(register)
    ready = register.copy()
    ready.attrs = {}
    for field in TRANSLATED:
        ready[field] = [text(row, field, lang) for row in rows]
    ready["contradicts"] = [" ".join(contradicted.get(str(row["claim_id"]), ())) for row in rows]
    ready["warehouse"] = register.attrs["lineage"].warehouse
    return ready[list(COLUMNS)]


def about_claims(filters: Mapping[str, Sequence[str]], lineage: Lineage, lang: str) -> dict[str, object]:
    """What a reader of a file needs to find the view again and to read it rightly, in order."""
    _ = gettext_for(lang)
    facts: dict[str, object] = {"reading": not_data(lang), "exported_on": date.today()}
    facts |= {f"filter_{name}": ", ".join(value) for name, value in filters.items() if value}
    facts |= {
        verdict: verdict_meaning(verdict, lang) for verdict in ("contradicted", "unverified", "supported")
    }
    facts |= {"question": lineage.question, "warehouse": lineage.warehouse}
    facts["licence"] = _("Curated data: CC BY 4.0. Code: Apache-2.0. Each source keeps its own terms.")
    return facts


def claims_csv(register: pd.DataFrame, pairs: Sequence[Row], lang: str) -> bytes:
    """The claims as CSV; what they are stands in each row, because nothing else travels with it."""
    return csv_bytes(claims_for_file(register, pairs, lang).assign(reading=not_data(lang)))


def claims_workbook(
    register: pd.DataFrame, pairs: Sequence[Row], filters: Mapping[str, Sequence[str]], lang: str
) -> bytes:
    """The claims, the documents that make them and what the view was, as XLSX."""
    about = about_claims(filters, register.attrs["lineage"], lang)
    frame = claims_for_file(register, pairs, lang)
    return cited_workbook(frame, sources_of(register), about, ("url", "evidence_url"))
