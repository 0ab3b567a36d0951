"""A donor on paper: at most two pages whatever it pays for, with its day, filters, warehouse and sources."""

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from components.impact.brief import CAPS, DonorBrief, DonorPaper, Setting, donor_brief, donor_pdf, setting_for
from components.impact.files import ImpactFrames, about_impact, impact_csv, impact_workbook
from components.impact.words import ImpactNames, impact_names
from components.records import Row, records
from queries import run

pytestmark = pytest.mark.usefixtures("warehouse")
DAY = date(2026, 11, 21)


def frames(donor: str | None) -> ImpactFrames:
    given: Mapping[str, Any] = {"project": None, "donor": donor, "region": None, "theme": None, "as_of": DAY}
    most = {"row_limit": 10_000}
    return ImpactFrames(
        projects=run("impact/projects", **given, **most),
        partners=run("impact/partners", **given),
        results=run("impact/results", **given, **most),
        recommendations=run("impact/recommendations", **given, **most),
        events=run("impact/events", **given, **most),
        indicators=run("impact/indicators", **given),
        totals=run("impact/totals", **given),
        counts=run("impact/counts", **given),
    )


def names(lang: str) -> ImpactNames:
    return impact_names(run("impact/organisations"), run("catalogue/regions"), run("catalogue/themes"), lang)


def donors() -> dict[str, Row]:
    return {
        str(row["organisation_id"]): row for row in records(run("impact/organisations")) if row["pays_for"]
    }


def brief(donor: str, lang: str = "en", of: ImpactFrames | None = None) -> DonorBrief:
    known = names(lang)
    filters = {"Donor": known.organisation[donor]}
    return donor_brief(donors()[donor], of or frames(donor), filters, DAY, known, lang)


def read(pdf: bytes) -> tuple[int, str]:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return len(pages), " ".join(" ".join(page.extract_text().split()) for page in pages)


def setting_of(given: DonorBrief) -> Setting:
    paper = DonorPaper(given)
    setting = setting_for(paper)
    paper.output()  # closes the files of the fonts
    return setting


def repeated(frame: pd.DataFrame, times: int, *ids: str) -> pd.DataFrame:
    """The rows of an answer many times over, under other ids, as a donor far larger than any real one has."""
    parts = []
    for number in range(times):
        part = frame.copy()
        for column in ids:
            part[column] = [f"{value}{number}" for value in part[column]]
        parts.append(part)
    grown = pd.concat(parts, ignore_index=True)
    grown.attrs["lineage"] = frame.attrs["lineage"]
    return grown


@pytest.mark.parametrize("lang", ["en", "ru", "tg"])
@pytest.mark.parametrize("donor", ["eu", "sdc", "ned"])
def test_donor_stands_on_at_most_two_pages_in_every_language(donor: str, lang: str) -> None:
    given = brief(donor, lang)
    pages, text = read(donor_pdf(given))
    assert pages <= 2
    assert given.name in text
    for source in given.sources:
        assert f"[{source.number}]" in text


def test_every_page_has_its_day_filter_and_warehouse() -> None:
    given = brief("eu")
    for page in PdfReader(io.BytesIO(donor_pdf(given))).pages:
        foot = page.extract_text()
        assert "read as of 21 Nov 2026" in foot
        assert "Donor = European Union" in foot
        assert f"warehouse {given.warehouse[:12]}" in foot


def test_paper_says_what_the_screen_says() -> None:
    _, text = read(donor_pdf(brief("eu")))
    assert "Pays for 11 projects, 2 of them together with other donors." in text
    assert "513,671 EUR: published budget of 1 project" in text
    assert "10 projects publish no budget (not counted as zero)" in text
    assert "Of 10 dated activities found, 9 (90%) were held in Dushanbe." in text
    assert "60,000 unit unclear" in text
    assert "marked: as reported, not plausible or unclear" in text
    assert "No source found shows that one led to another" in text
    assert "D25-01 In progress" in text


def test_nothing_of_a_real_donor_is_cut() -> None:
    for donor in donors():
        assert setting_of(brief(donor)).cap is None, donor


@pytest.mark.parametrize("times", [4, 60])
def test_donor_of_many_projects_stays_on_two_pages_and_counts_what_was_left_out(times: int) -> None:
    real = frames("eu")
    grown = ImpactFrames(
        projects=repeated(real.projects, times, "project_id", "source_id"),
        partners=real.partners,
        results=repeated(real.results, times, "result_id", "project_id", "source_id"),
        recommendations=repeated(real.recommendations, times, "recommendation_id"),
        events=real.events,
        indicators=real.indicators,
        totals=real.totals,
        counts=real.counts,
    )
    given = brief("eu", of=grown)
    setting = setting_of(given)
    pages, text = read(donor_pdf(given))
    assert pages == 2
    assert setting.cap in CAPS
    assert f"{11 * times - int(setting.cap or 0)} more in the workbook" in text


def test_workbook_has_a_project_once_with_its_donors_shares_and_gaps() -> None:
    given, known = frames(None), names("en")
    about = about_impact({}, DAY, given, "en")
    book = load_workbook(io.BytesIO(impact_workbook(given, known, about, "en")))
    assert book.sheetnames == ["projects", "results", "recommendations", "sources", "about"]
    head, *body = book["projects"].iter_rows(values_only=True)
    rows = [dict(zip(head, row, strict=True)) for row in body]
    assert len(rows) == len({row["project_id"] for row in rows}) == 30
    shared = next(row for row in rows if row["project_id"] == "DVV17")
    assert shared["donor_shares_percent"] == "eu 75; bmz 25"
    assert shared["budget"] is None
    assert shared["budget_published"] is False
    facts = {str(name): value for name, value in book["about"].iter_rows(values_only=True)}
    assert facts["published_CHF"] == 14_546_000
    assert facts["projects_behind_CHF"] == 4
    assert facts["projects_without_published_budget"] == 25
    assert facts["warehouse"] == given.projects.attrs["lineage"].warehouse


def test_every_source_of_the_workbook_is_listed_once() -> None:
    given, known = frames("eu"), names("en")
    book = load_workbook(io.BytesIO(impact_workbook(given, known, about_impact({}, DAY, given, "en"), "en")))
    listed = [row[0] for row in book["sources"].iter_rows(min_row=2, values_only=True)]
    cited = {
        row[head.index("source_id")]
        for sheet in ("projects", "results", "recommendations")
        for head in [[cell.value for cell in book[sheet][1]]]
        for row in book[sheet].iter_rows(min_row=2, values_only=True)
    }
    assert len(listed) == len(set(listed))
    assert cited - {None} <= set(listed)


def test_csv_carries_its_day_and_warehouse_and_leaves_unpublished_money_empty() -> None:
    given = frames(None)
    table = pd.read_csv(io.BytesIO(impact_csv(given, names("en"), "en"))).set_index("project_id")
    assert len(table) == 30
    published = table["budget"].dropna().to_dict()
    assert len(published) == 5
    assert published["SDCA2J1"] == 4_196_000
    assert set(table["as_of"]) == {"2026-11-21"}
    assert set(table["warehouse"]) == {given.projects.attrs["lineage"].warehouse}
