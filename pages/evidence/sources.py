"""Sources: where everything comes from, how much is known, how it was made; and all of it to take away."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from components.address import Address
from components.exports import CSV_MIME, XLSX_MIME, file_name
from components.filters import choose_many, choose_segment, choose_words, choose_years
from components.i18n import alphabetical, gettext_for, ngettext_for, number, text
from components.palette import VOICES, voice_name
from components.provenance import source_line
from components.records import records
from components.sources.address import (
    KINDS,
    LISTS,
    LONGEST_SEARCH,
    VIEWS,
    Known,
    SourcePlace,
    read_place,
)
from components.sources.catalogue import (
    ON_A_PAGE,
    filters_set,
    named_like,
    show_catalogue,
    show_empty_catalogue,
    show_producers,
)
from components.sources.coverage import (
    Missing,
    Span,
    coverage_years,
    list_csv,
    list_workbook,
    missing_evidence,
    missing_regions,
    missing_years,
    show_coverage_matrix,
    show_missing,
)
from components.sources.detail import show_source
from components.sources.method_text import method_sections, terms_table
from components.sources.words import filter_names, kind_name, language_name
from components.table_view import table_view
from queries import run
from queries.take_away import ZIP_MIME, package_zip

WITHOUT = {"from": "from_year", "to": "to_year"}
"""Parameters of the question by those of the address, where they differ."""


def every_source() -> pd.DataFrame:
    """The whole catalogue."""
    return run("sources/catalogue", **SourcePlace().in_catalogue())


def choose_search(address: Address, label: str) -> None:
    """The words to search for, kept in `q`."""
    choose_words(label, "q", address.text("q", LONGEST_SEARCH).strip(), LONGEST_SEARCH)


def choose_producers(address: Address) -> None:
    """The filters of the producers."""
    columns = st.columns([1, 1, 2], gap="medium", vertical_alignment="top")
    with columns[0]:
        choose_search(address, _("Search names of producers"))
    with columns[1]:
        labels = {voice: voice_name(voice, lang) for voice in VOICES}
        choose_many(address, filter_names(lang)["voice"], "voice", VOICES, labels)


def choose_catalogue(
    address: Address, languages: list[str], years: tuple[int, int]
) -> tuple[int | None, int | None]:
    """The filters of the catalogue; returns the years."""
    names = filter_names(lang)
    columns = st.columns([1.4, 1, 1, 1, 1.1], gap="medium", vertical_alignment="top")
    with columns[0]:
        choose_search(address, _("Search titles, publishers and addresses"))
    with columns[1]:
        labels = {voice: voice_name(voice, lang) for voice in VOICES}
        choose_many(address, names["voice"], "voice", VOICES, labels)
    with columns[2]:
        spoken = {code: language_name(code, lang) for code in languages}
        choose_many(address, names["language"], "language", languages, spoken)
    with columns[3]:
        choose_many(address, names["kind"], "kind", KINDS, {kind: kind_name(kind, lang) for kind in KINDS})
    with columns[4]:
        return choose_years(address, *years, lang, _("Years of publication"))


def choose_coverage(
    address: Address, themes: dict[str, str], regions: dict[str, str], years: tuple[int, int]
) -> tuple[int | None, int | None]:
    """The filters of the coverage; returns the years."""
    columns = st.columns(3, gap="medium", vertical_alignment="top")
    with columns[0]:
        choose_many(address, _("Themes"), "theme", list(themes), themes)
    with columns[1]:
        choose_many(address, _("Regions"), "region", list(regions), regions)
    with columns[2]:
        return choose_years(address, *years, lang)


def place_catalogue(place: SourcePlace) -> None:
    """The sources that the filters leave, page by page; or what to loosen."""
    found = run("sources/catalogue", **place.in_catalogue())
    total = len(found)
    if not total:
        without = {
            param: len(run("sources/catalogue", **{**place.in_catalogue(), WITHOUT.get(param, param): None}))
            for param in filters_set(place)
        }
        show_empty_catalogue(place, without, len(every_source()))
        return
    place = replace(place, page=min(place.page, -(-total // ON_A_PAGE)))
    counted = ngettext("{count} source", "{count} sources", total).format(count=number(total, lang))
    st.markdown(f"**{counted}**")
    first = (place.page - 1) * ON_A_PAGE
    show_catalogue(records(found.iloc[first : first + ON_A_PAGE]), total, place)
    source_line(found, found.attrs["lineage"], lang, key="sources-catalogue", counted="sources")


def place_producers(place: SourcePlace) -> None:
    """Who made the figures and the evidence."""
    producers = run("sources/producers", voice=list(place.voice))
    found = named_like(records(producers), place.q)
    if not found:
        st.markdown(_("No producer matches. Take off the voice, or search for a part of the name."))
        return
    show_producers(found, place)
    behind = run("coverage/sources_behind", **SourcePlace().in_coverage())
    lineages = [producers.attrs["lineage"], behind.attrs["lineage"]]
    behind = behind[behind["producer_id"].isin([row["producer_id"] for row in found])]
    with st.container(gap=None):
        source_line(behind, lineages, lang, key="sources-producers")
        offer_list("producers", producers, _("Producers"), _("Who made the figures and the evidence."))


def place_detail(source: pd.DataFrame, place: SourcePlace) -> None:
    """One source with all that rests on it."""
    uses = run("sources/source_uses", id=place.source)
    show_source(records(source)[0], records(uses), place)
    lineages = [source.attrs["lineage"], uses.attrs["lineage"]]
    source_line(source, lineages, lang, key="source", counted="sources")


def place_coverage(place: SourcePlace, as_of: date, years: tuple[int, int], names: dict[str, str]) -> None:
    """Theme by region by year, and the lists of what is missing."""
    whole = replace(place, theme=(), region=())
    fields = run("coverage/matrix", **whole.in_coverage())
    by_year = run("sources/coverage", **whole.in_coverage())
    narrowed = run("sources/coverage", **place.in_coverage())
    behind = run("coverage/sources_behind", **place.in_coverage())
    span = Span(place.years[0] or years[0], place.years[1] or years[1], date.today().year)
    show_coverage_matrix(records(fields), records(by_year), span, place)
    with st.container(gap=None):
        table_view(
            lambda: coverage_years(records(narrowed), lang),
            lang,
            key="sources-coverage",
            label=_("Year by year, as a table"),
        )
        lineages = [frame.attrs["lineage"] for frame in (fields, by_year, behind)]
        source_line(behind, lineages, lang, key="sources-coverage")
        offer_list("coverage", narrowed, _("Coverage"), _("Observations by region, theme and year."))
    place_missing(place, as_of, names, behind)


def place_missing(place: SourcePlace, as_of: date, names: dict[str, str], behind: pd.DataFrame) -> None:
    """What should be known and is not, as three lists to act on."""
    where = {"theme": list(place.theme), "region": list(place.region)}
    regions = run("sources/missing_regions", **where)
    years = run("sources/missing_years", **place.in_coverage())
    evidence = run("sources/unevidenced", as_of=as_of, **where)
    st.header(_("What should be known and is not"), divider="gray")
    if place.theme or place.region:
        st.caption(_("For the themes and regions chosen above."))
    place_list(missing_regions(records(regions), names, place), regions, behind)
    place_list(missing_years(records(years), place), years, years)
    place_list(missing_evidence(records(evidence), as_of, place), evidence, evidence)


def place_list(missing: Missing, rows: pd.DataFrame, behind: pd.DataFrame) -> None:
    """One list with its files and what it was worked out from."""
    st.subheader(f"{missing.title} · {number(len(rows), lang)}")
    st.caption(missing.meaning)
    if rows.empty:
        st.markdown(missing.none)
        return
    show_missing(missing, lang)
    lineages = [rows.attrs["lineage"], behind.attrs["lineage"]][: 1 if behind is rows else 2]
    with st.container(gap=None):
        source_line(
            behind,
            lineages,
            lang,
            key=f"missing-{missing.key}",
            counted="observations" if behind is not rows else "records",
        )
        offer_list(f"missing-{missing.key}", rows, missing.title, missing.meaning)


def offer_list(key: str, rows: pd.DataFrame, title: str, meaning: str) -> None:
    """The rows of a question as files, made when a person asks for them."""
    with st.container(horizontal=True):
        st.download_button(
            _("This list (CSV)"),
            data=lambda: list_csv(rows),
            file_name=file_name("paygiri", key, suffix="csv"),
            mime=CSV_MIME,
            key=f"{key}-csv",
            on_click="ignore",
            type="tertiary",
        )
        st.download_button(
            _("This list (XLSX)"),
            data=lambda: list_workbook(rows, title, meaning, lang),
            file_name=file_name("paygiri", key, suffix="xlsx"),
            mime=XLSX_MIME,
            key=f"{key}-xlsx",
            on_click="ignore",
            type="tertiary",
        )


def place_method() -> None:
    """How the figures came to be what they are."""
    totals, behind = run("coverage/totals"), run("overview/coverage_sources")
    sections = method_sections(records(totals)[0], lang)
    st.markdown(" · ".join(f"[{section.title}](#{section.anchor})" for section in sections))
    for section in sections:
        st.subheader(section.title, anchor=section.anchor)
        for paragraph in section.paragraphs:
            st.markdown(paragraph, width=820)
    st.subheader(_("Terms"), anchor="terms")
    table_view(
        lambda: terms_table(records(run("sources/glossary")), lang),
        lang,
        key="sources-terms",
        label=_("The terms of the field in three languages"),
    )
    lineages = [totals.attrs["lineage"], behind.attrs["lineage"]]
    source_line(behind, lineages, lang, key="method")


def offer_package() -> None:
    """The whole data package as one file."""
    st.download_button(
        _("The whole data package (ZIP)"),
        data=package_zip,
        file_name="paygiri-data-package.zip",
        mime=ZIP_MIME,
        key="package-zip",
        on_click="ignore",
        help=_(
            "All tables as CSV with datapackage.json, boundaries, descriptions for catalogues of data, and "
            "the licences. Curated data: CC BY 4.0."
        ),
    )


def refuse_unknown(address: Address, source: str) -> None:
    """Say that there is no source of that id."""
    expected = _("the id of a source, such as {example}").format(example=every_source()["source_id"].iloc[0])
    address.refuse("id", source, expected)


def open_detail(address: Address, place: SourcePlace) -> bool:
    """Draw the source that the address names, if it names one that there is."""
    if not place.source:
        return False
    sources = every_source()
    source = sources[sources["source_id"] == place.source]
    if source.empty:
        refuse_unknown(address, place.source)
        return False
    place_detail(source, place)
    return True


def choose_view(address: Address) -> str:
    """Which of the three views, and the package to take away."""
    labels = dict(zip(VIEWS, (_("Catalogue"), _("Coverage"), _("Method")), strict=True))
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        view = choose_segment(address, _("View"), "view", VIEWS, labels, VIEWS[0], label_visible=False)
        offer_package()
    return view


def choose_list(address: Address) -> str:
    """Sources or producers."""
    labels = dict(zip(LISTS, (_("Sources"), _("Producers")), strict=True))
    return choose_segment(address, _("List"), "list", LISTS, labels, LISTS[0], label_visible=False)


@st.fragment
def screen() -> None:
    """The page below its title: a filter redraws this part alone."""
    address = Address.current()
    notices = st.container()
    themes = {row["theme_id"]: text(row, "theme", lang) for row in records(run("overview/coverage_strip"))}
    regions = {
        row["region_code"]: text(row, "region", lang) for row in records(run("overview/coverage_strip"))
    }
    spoken = set(every_source()["language"])
    languages = sorted(spoken, key=lambda code: alphabetical(language_name(code, lang), lang))
    years = first_and_last_year()
    known = Known(languages, themes, regions)
    draw(address, known, themes, regions, years)
    with notices:
        address.show_notices()


def first_and_last_year() -> tuple[int, int]:
    """From the oldest year that a figure speaks for to this one."""
    held = run("overview/coverage_sources")
    return int(held["first_year"].min()), max(date.today().year, int(held["last_year"].max()))


def draw(
    address: Address,
    known: Known,
    themes: dict[str, str],
    regions: dict[str, str],
    years: tuple[int, int],
) -> None:
    """One source, or one of the three views with its filters."""

    def asked(span: tuple[int | None, int | None]) -> SourcePlace:
        return read_place(address, known, span)

    if address.params.get("id"):
        span = (address.year("from", *years), address.year("to", *years))
        if open_detail(address, asked(span)):
            return
    view = choose_view(address)
    if view == "method":
        place_method()
        return
    if view == "coverage":
        span = choose_coverage(address, themes, regions, years)
        place_coverage(asked(span), address.as_of(), years, regions)
        return
    if choose_list(address) == "producers":
        choose_producers(address)
        place_producers(asked((None, None)))
    else:
        place_catalogue(asked(choose_catalogue(address, list(known.language), years)))


lang = Address.current().language()
_, ngettext = gettext_for(lang), ngettext_for(lang)
st.title(_("Sources"))
st.caption(
    _("Where every figure and every piece of evidence comes from, how much is known, and what is not.")
)
screen()
