"""Sources disagree: one quantity, different figures, side by side and never averaged."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from components.address import Address
from components.disagreements.address import KINDS, PATH, UNSET, DisagreementPlace, read_place
from components.disagreements.detail import PairParts, show_detail
from components.disagreements.empty import show_empty
from components.disagreements.export import (
    about_disagreements,
    disagreement_csv,
    disagreement_workbook,
    figures_for_file,
)
from components.disagreements.list import (
    PAIRS_OF_A_QUANTITY,
    QUANTITIES_ON_A_PAGE,
    disagreement_table,
    show_list,
)
from components.disagreements.names import DisagreementNames, disagreement_names
from components.disagreements.pair import Pair, figure_of, pair_of
from components.disagreements.words import kind_name
from components.exports import CSV_MIME, XLSX_MIME, cited_workbook, csv_bytes, file_name, sources_of
from components.filters import choose_many, choose_segment, choose_years
from components.i18n import gettext_for, number
from components.palette import VOICES, voice_name
from components.provenance import source_line
from components.records import records
from components.table_view import table_view
from queries import run

MOST_EXPORTED = 5_000


def catalogue(lang: str) -> DisagreementNames:
    """The names of all that the pairs point to."""
    return disagreement_names(
        run("catalogue/themes"),
        run("catalogue/regions"),
        run("catalogue/places"),
        run("catalogue/units"),
        lang,
    )


def choose_filters(address: Address, names: DisagreementNames) -> DisagreementPlace:
    """Draw the filters and read where the address leads."""
    lang = address.language()
    indicators = run("catalogue/indicators")
    low, high = int(indicators["first_year"].min()), int(indicators["last_year"].max())
    about, where, who, when = st.columns(4, vertical_alignment="top")
    with about:
        choose_many(address, _("Themes"), "theme", list(names.theme), names.theme)
    with where:
        choose_many(address, _("Regions"), "region", list(names.region), names.region)
    with who:
        voices = {voice: voice_name(voice, lang) for voice in VOICES}
        choose_many(address, _("Voices"), "voice", VOICES, voices)
    with when:
        years = choose_years(address, low, high, lang)
    return read_place(address, names.theme, names.region, years)


def counted_kinds(filters: dict[str, Any]) -> dict[str, int]:
    """How many quantities there are of each kind."""
    rows = records(run("disagreements/kinds", **filters))
    return {str(row["kind"]): int(row["quantities"]) for row in rows}


def choose_kind(address: Address, place: DisagreementPlace) -> DisagreementPlace:
    """The kinds of difference with how many quantities each has; the page is one that there is."""
    counts = counted_kinds(place.filters())
    labels = {kind: f"{kind_name(kind, place.lang)} ({number(counts[kind], place.lang)})" for kind in KINDS}
    kind = choose_segment(address, _("Kind of difference"), "kind", KINDS, labels, KINDS[0])
    pages = max(1, -(-counts[kind] // QUANTITIES_ON_A_PAGE))
    return replace(place, kind=kind, page=min(place.page, pages))


def asked_pairs(place: DisagreementPlace, pair_limit: int, limit: int, offset: int) -> pd.DataFrame:
    """Rows of `disagreements/pairs` under the filters of the page."""
    return run(
        "disagreements/pairs",
        kind=[place.kind],
        **place.filters(),
        pair_limit=pair_limit,
        row_limit=limit,
        row_offset=offset,
    )


def figures_behind(pairs: pd.DataFrame) -> pd.DataFrame:
    """The observations of the pairs, each once, with their sources."""
    ids = sorted({*pairs["observation_a"], *pairs["observation_b"]})
    return run("disagreements/figures", ids=ids)


def named_rows(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures as the source line takes them."""
    return figures.rename(columns={f"indicator_{lang}": f"name_{lang}" for lang in ("en", "ru", "tg")})


def pairs_in_words(
    pairs: pd.DataFrame, figures: pd.DataFrame, names: DisagreementNames, lang: str
) -> list[Pair]:
    """The pairs ready for the page."""
    known = {str(row["observation_id"]): row for row in records(figures)}
    return [pair_of(row, known, names, lang) for row in records(pairs)]


def place_list(place: DisagreementPlace, names: DisagreementNames) -> None:
    """One page of quantities, its sources, and the files of all of them."""
    offset = (place.page - 1) * QUANTITIES_ON_A_PAGE
    pairs = asked_pairs(place, PAIRS_OF_A_QUANTITY, QUANTITIES_ON_A_PAGE, offset)
    if pairs.empty:
        place_nothing(place, names)
        return
    figures = figures_behind(pairs)
    shown = pairs_in_words(pairs, figures, names, place.lang)
    show_list(shown, place)
    lineages = [pairs.attrs["lineage"], figures.attrs["lineage"]]
    with st.container(gap=None):
        table_view(lambda: disagreement_table(shown, place.lang), place.lang, key="disagreements")
        source_line(named_rows(figures), lineages, place.lang, key="disagreements")
    offer_files(place, names)


def place_nothing(place: DisagreementPlace, names: DisagreementNames) -> None:
    """Nothing is left: what there would be without each filter, and of the other kinds."""
    without = {
        name: counted_kinds(replace(place, **{name: empty}).filters())[place.kind]
        for name, empty in UNSET.items()
        if getattr(place, name)
    }
    show_empty(place, without, counted_kinds(place.filters()))


def offer_files(place: DisagreementPlace, names: DisagreementNames) -> None:
    """All pairs under the filters as files, made when a person asks for them."""

    def gathered() -> tuple[list[Pair], pd.DataFrame, pd.DataFrame]:
        pairs = asked_pairs(place, MOST_EXPORTED, MOST_EXPORTED, 0)
        figures = figures_behind(pairs)
        return pairs_in_words(pairs, figures, names, place.lang), pairs, figures

    def workbook() -> bytes:
        shown, pairs, figures = gathered()
        lineages = [pairs.attrs["lineage"], figures.attrs["lineage"]]
        about = about_disagreements(place.kind, place.in_address(), lineages, place.lang)
        return disagreement_workbook(shown, figures, about, lineages[0].warehouse)

    def table() -> bytes:
        shown, pairs, _figures = gathered()
        return disagreement_csv(shown, pairs.attrs["lineage"].warehouse)

    offer(
        _("These pairs with their sources (XLSX)"), workbook, _("These pairs (CSV)"), table, PATH, place.kind
    )


def offer(
    book_label: str, book: Callable[[], bytes], table_label: str, table: Callable[[], bytes], *names: str
) -> None:
    """Two buttons side by side: the workbook and the CSV."""
    with st.container(horizontal=True):
        for label, data, mime, suffix in (
            (book_label, book, XLSX_MIME, "xlsx"),
            (table_label, table, CSV_MIME, "csv"),
        ):
            st.download_button(
                label,
                data=data,
                file_name=file_name("paygiri", *names, suffix=suffix),
                mime=mime,
                key=f"disagreements-{suffix}",
                on_click="ignore",
                type="tertiary",
            )


def place_detail(place: DisagreementPlace, known: pd.DataFrame, names: DisagreementNames) -> None:
    """One pair with every row behind it."""
    rows = run("disagreements/quantity", id=place.pair)
    by_id = {str(row["observation_id"]): row for row in records(rows)}
    pair = pair_of(records(known)[0], by_id, names, place.lang)
    figures = [figure_of(row, names, place.lang) for row in by_id.values()]
    show_detail(PairParts(pair, figures), place)
    lineages = [known.attrs["lineage"], rows.attrs["lineage"]]
    source_line(named_rows(rows), lineages, place.lang, key="disagreement")

    def workbook() -> bytes:
        about = about_disagreements(str(pair.row["kind"]), {"id": pair.pair_id}, lineages, place.lang)
        about |= {"quantity": pair.title, "where": pair.where_and_when, "explanation": " ".join(pair.why)}
        return cited_workbook(figures_for_file(figures), sources_of(rows), about)

    offer(
        _("These figures with their sources (XLSX)"),
        workbook,
        _("These figures (CSV)"),
        lambda: csv_bytes(figures_for_file(figures)),
        PATH,
        pair.pair_id,
    )


def refuse_unknown(address: Address, pair: str) -> None:
    """Say that there is no pair of that id."""
    address.refuse("id", pair, _("the id of a pair of figures, from a link of this page"))


def say_extent() -> None:
    """How common it is that two bodies differ where both speak."""
    extent = records(run("disagreements/extent"))[0]
    st.caption(
        _(
            "Of {quantities} quantities for which two bodies give a figure for one year, {differing} have "
            "figures that differ. A reprint of a figure counts as one figure, under the body that made it."
        ).format(
            quantities=number(extent["quantities"], Address.current().language()),
            differing=number(extent["differing"], Address.current().language()),
        )
    )


@st.fragment
def screen() -> None:
    """The page below its title: a filter redraws this part alone."""
    address = Address.current()
    names = catalogue(address.language())
    notices = st.container()
    asked = address.text("id")
    known = run("disagreements/explanation", id=asked) if asked else None
    if known is not None and not known.empty:
        indicators = run("catalogue/indicators")
        low, high = int(indicators["first_year"].min()), int(indicators["last_year"].max())
        years = (address.year("from", low, high), address.year("to", low, high))
        place_detail(read_place(address, names.theme, names.region, years), known, names)
    else:
        if asked:
            refuse_unknown(address, asked)
        say_extent()
        place = replace(choose_filters(address, names), pair=None)
        place_list(choose_kind(address, place), names)
    with notices:
        address.show_notices()


_ = gettext_for(Address.current().language())
st.title(_("Sources disagree"))
st.caption(
    _("One quantity, different figures: who gave which, how far apart they are, and what is known of why.")
)
screen()
