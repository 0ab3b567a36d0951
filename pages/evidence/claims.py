"""Claims: numbers in circulation, who says them, what independent evidence shows, and a verdict."""

from collections import Counter
from dataclasses import replace

import pandas as pd
import streamlit as st

from components.address import Address
from components.claims.address import PATH, VERDICTS, ClaimPlace, read_place
from components.claims.detail import show_claim
from components.claims.export import claims_csv, claims_workbook, not_data
from components.claims.list import show_register
from components.claims.words import verdict_name
from components.exports import CSV_MIME, XLSX_MIME, file_name
from components.filters import choose_many
from components.i18n import gettext_for
from components.provenance import source_line
from components.records import records
from components.tracker.names import named
from queries import run


def documents() -> dict[str, str]:
    """The documents that make claims: title by source, in the order of their claims."""
    everything = run("claims/register", verdict=[], document=[])
    return {str(row["source_id"]): str(row["source_title"]) for row in records(everything)}


def choose_filters(address: Address, known: dict[str, str]) -> ClaimPlace:
    """Draw the filters and read where the address leads."""
    lang = address.language()
    judged, made = st.columns([1, 2])
    with judged:
        names = {verdict: verdict_name(verdict, lang) for verdict in VERDICTS}
        choose_many(address, _("Verdict"), "verdict", VERDICTS, names)
    with made:
        choose_many(address, _("Document that makes the claim"), "document", list(known), known)
    return read_place(address, known)


def place_register(place: ClaimPlace) -> None:
    """The claims under the filters, where they stand written, and the files."""
    register = run("claims/register", **place.filters())
    of_documents = run("claims/register", verdict=[], document=list(place.document))
    counts = Counter(str(verdict) for verdict in of_documents["verdict"])
    pairs = run("claims/pairs")
    show_register(records(register), counts, records(pairs), place)
    lineages = [register.attrs["lineage"], pairs.attrs["lineage"]]
    source_line(register, lineages, place.lang, key="claims", counted="records")
    if not register.empty:
        offer_files(register, pairs, place)


def place_claim(place: ClaimPlace, claim: pd.DataFrame) -> None:
    """One claim with all that is known of it."""
    pairs = run("claims/pairs")
    row = records(claim)[0]
    regions = named(run("catalogue/regions"), "region_code", "name", place.lang)
    show_claim(row, regions[str(row["region_code"])], records(pairs), place)
    lineages = [claim.attrs["lineage"], pairs.attrs["lineage"]]
    source_line(claim, lineages, place.lang, key="claim", counted="records")
    offer_files(claim, pairs, place)


def offer_files(register: pd.DataFrame, pairs: pd.DataFrame, place: ClaimPlace) -> None:
    """The claims shown as files, made when a person asks for them."""
    others = records(pairs)
    filters = {"id": [place.claim]} if place.claim else place.filters()
    names = ("paygiri", PATH, *([place.claim] if place.claim else []))
    with st.container(horizontal=True):
        st.download_button(
            _("These claims with their verdicts (XLSX)"),
            data=lambda: claims_workbook(register, others, filters, place.lang),
            file_name=file_name(*names, suffix="xlsx"),
            mime=XLSX_MIME,
            key="claims-xlsx",
            on_click="ignore",
            type="tertiary",
        )
        st.download_button(
            _("These claims (CSV)"),
            data=lambda: claims_csv(register, others, place.lang),
            file_name=file_name(*names, suffix="csv"),
            mime=CSV_MIME,
            key="claims-csv",
            on_click="ignore",
            type="tertiary",
        )


@st.fragment
def screen() -> None:
    """The page below its title: a filter redraws this part alone."""
    address = Address.current()
    known = documents()
    notices = st.container()
    asked = address.text("id")
    claim = run("claims/claim", id=asked) if asked else None
    if claim is not None and not claim.empty:
        place_claim(read_place(address, known), claim)
    else:
        if asked:
            address.refuse("id", asked, _("the id of a claim, such as C05"))
        place_register(replace(choose_filters(address, known), claim=None))
    with notices:
        address.show_notices()


_ = gettext_for(Address.current().language())
st.title(_("Claims"))
st.caption(
    _("Numbers in circulation: who says them, what independent evidence shows, and whether they stand up.")
)
st.caption(not_data(Address.current().language()))
screen()
