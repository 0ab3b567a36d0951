"""The tables behind a file for IATI as a workbook, for who reads a spreadsheet sooner than XML."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from components.exports import Sheet, workbook_bytes
from components.i18n import gettext_for
from components.impact.iati_export import TABLES, left_out
from components.records import records
from components.sources.metadata import Lineage


def iati_workbook(tables: Mapping[str, pd.DataFrame], as_of: date, lang: str) -> bytes:
    """The same tables as a workbook, one sheet each, and a last one that says where they come from.

    Takes the frames as the questions gave them, with their lineage.
    """
    _ = gettext_for(lang)
    lineage: Lineage = tables["projects"].attrs["lineage"]
    unwritten = left_out(records(tables["projects"]), records(tables["partners"]))
    facts: dict[str, object] = {
        "as_of": as_of,
        "projects": len(tables["projects"]),
        "left_out_of_the_iati_file": ", ".join(unwritten) or _("none"),
        "questions": ", ".join(f"impact/iati_{name}" for name in TABLES),
        "warehouse": lineage.warehouse,
        "licence": _("Curated data: CC BY 4.0. Code: Apache-2.0. Each source keeps its own terms."),
    }
    about = pd.DataFrame({"item": list(facts), "value": pd.Series(list(facts.values()), dtype=object)})
    sheets = [Sheet(name, tables[name], frozenset({"url"})) for name in TABLES]
    return workbook_bytes([*sheets, Sheet("about", about)])
