"""The downloads of the Trends screen: exactly the figures shown, with their sources and the way back here."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from components import exports
from components.address import Address
from components.i18n import gettext_for
from components.trends.panels import Strand
from components.trends.table import exported

FILTERS = ("indicator", "compare", "region", "voice", "from", "to", "lang")


def about(address: Address, strands: Sequence[Strand], lang: str) -> dict[str, object]:
    """What a reader of the download needs to find this view again and to cite it, in reading order.

    Filters as they stand in the address ("default" for one that does not), the as-of date, the day of the
    export, the questions asked of the warehouse with their parameters, its hash, and the licence.
    """
    _ = gettext_for(lang)
    facts: dict[str, object] = {
        "title": "; ".join(part.measure.name for part in strands),
        "definition": "; ".join(part.definition for part in strands),
        "as_of": address.as_of(),
        "exported_on": date.today(),
    }
    for name in FILTERS:
        facts[f"filter_{name}"] = ", ".join(address.params.get(name, ())) or "default"
    for place, part in enumerate(strands, start=1):
        lineage = part.points.attrs["lineage"]
        given = "; ".join(f"{name} = {value}" for name, value in lineage.parameters.items())
        facts |= {f"question_{place}": lineage.question, f"parameters_{place}": given}
    return facts | {
        "warehouse": strands[0].points.attrs["lineage"].warehouse,
        "joining": _("Join whole years of one series only; never across a break, a gap or two producers."),
        "licence": _("Curated data: CC BY 4.0. Code: Apache-2.0. Each source keeps its own terms."),
    }


def workbook(address: Address, strands: Sequence[Strand], lang: str) -> bytes:
    """The figures shown, their sources, and what the view was, as XLSX."""
    rows = pd.concat([part.points for part in strands])
    return exports.cited_workbook(
        exported(strands, lang), exports.sources_of(rows), about(address, strands, lang)
    )


def draw_downloads(address: Address, strands: Sequence[Strand], lang: str) -> None:
    """Draw the two downloads; each file is made when it is asked for, never before."""
    _ = gettext_for(lang)
    ids = [part.measure.indicator_id for part in strands]
    with st.container(horizontal=True):
        st.download_button(
            _("These figures (CSV)"),
            data=lambda: exports.csv_bytes(exported(strands, lang)),
            file_name=exports.file_name("paygiri", *ids, suffix="csv"),
            mime=exports.CSV_MIME,
            key="trends-csv",
            on_click="ignore",
        )
        st.download_button(
            _("These figures with their sources (XLSX)"),
            data=lambda: workbook(address, strands, lang),
            file_name=exports.file_name("paygiri", *ids, suffix="xlsx"),
            mime=exports.XLSX_MIME,
            key="trends-xlsx",
            on_click="ignore",
        )
