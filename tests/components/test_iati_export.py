"""Files for IATI 2.03: valid by the official schema, code lists and rules, and true to the tables. What is
not known is left out, or said to be unknown where the standard demands something."""

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from lxml import etree

from components.impact.iati_export import TABLES, iati_xml, left_out
from components.impact.iati_words import NAMESPACE, first_day, last_day, sector
from components.impact.iati_workbook import iati_workbook
from queries import run
from tests.components.iati_rows import AS_OF, asked, every_project, with_cells
from tests.components.iati_rules import code_faults, codes, rule_faults, schema_faults

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def own(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


@pytest.fixture
def curated(warehouse: object) -> bytes:
    """The file of all projects of the package."""
    return iati_xml([asked(*every_project())], AS_OF)


def activity(*projects: str, as_of: date = AS_OF) -> etree._Element:
    return etree.fromstring(iati_xml([asked(*projects)], as_of))[0]


def narratives(element: etree._Element | None) -> dict[str | None, str | None]:
    assert element is not None
    return {item.get(LANG): item.text for item in element.findall("narrative")}


def attributes(found: list[etree._Element]) -> list[dict[str, str]]:
    attribs: list[Any] = [item.attrib for item in found]
    return [dict(each) for each in attribs]


def test_file_of_all_projects_is_valid_by_the_official_schema(curated: bytes) -> None:
    assert schema_faults(curated) == []


def test_every_code_stands_in_its_official_list(curated: bytes) -> None:
    assert code_faults(curated) == []


def test_file_keeps_the_standard_ruleset(curated: bytes) -> None:
    assert rule_faults(curated) == []


def test_the_checks_find_what_is_wrong(curated: bytes) -> None:
    assert schema_faults(curated.replace(b"<iati-identifier>", b"<title/><iati-identifier>", 1)) != []
    assert code_faults(curated.replace(b'role="4"', b'role="7"', 1)) == [
        "//iati-activity/participating-org/@role: 7 is not in OrganisationRole"
    ]
    assert rule_faults(curated.replace(b"PAYGIRI-AKF19", b"PAYGIRI/AKF19", 1)) == [
        "//iati-activity: regex_matches PAYGIRI/AKF19"
    ]


def test_every_project_is_an_activity_once(curated: bytes) -> None:
    identifiers = [item.text for item in etree.fromstring(curated).iterfind(".//iati-identifier")]
    assert identifiers == sorted(f"PAYGIRI-{project}" for project in every_project())


def test_same_tables_and_day_give_the_same_bytes(curated: bytes) -> None:
    assert iati_xml([asked(*every_project())], AS_OF) == curated


def test_sector_of_every_theme_is_in_the_official_list(warehouse: object) -> None:
    # 15190 (orderly migration) came into the list of the DAC after the copy that pyIATI carries.
    themes = run("impact/iati_themes", projects=every_project())
    assert set(themes["dac_sector"].dropna()) - codes("Sector") == {"15190"}


@pytest.mark.usefixtures("warehouse")
class TestActivity:
    def test_reporter_says_that_it_is_a_secondary_one(self) -> None:
        reporter = activity("P2J").find("reporting-org")
        assert reporter is not None
        assert attributes([reporter]) == [{"ref": "PAYGIRI", "type": "90", "secondary-reporter": "1"}]

    def test_title_and_aim_stand_in_three_languages(self) -> None:
        ned = activity("NED20")
        assert narratives(ned.find("title")) == {
            "en": "Legal knowledge and monitoring of courts",
            "ru": "Правовые знания и мониторинг судов",
            "tg": "Донишҳои ҳуқуқӣ ва мониторинги судҳо",
        }
        aim = ned.find("description[@type='2']")
        assert narratives(aim)["en"] == "Monitor four district courts in Dushanbe; legal aid."

    def test_language_without_a_text_has_no_narrative(self) -> None:
        tables = asked("NED20")
        alone = with_cells(tables["projects"], objective_en="Aim", objective_ru=None, objective_tg=None)
        aim = etree.fromstring(iati_xml([{**tables, "projects": alone}], AS_OF)).find(".//description")
        assert narratives(aim) == {"en": "Aim"}

    def test_donor_funds_and_implementer_implements(self) -> None:
        found = activity("SDCA2J2").findall("participating-org")
        assert [(item.get("role"), item.get("type"), item.get("ref")) for item in found] == [
            ("1", None, "CH-4"),
            ("4", "21", None),
            ("4", "40", "XM-DAC-41114"),
        ]

    def test_partner_is_not_called_an_implementer(self) -> None:
        found = activity("SDCA2J2")
        partners = found.findall(f"{own('project')}/{own('partner')}")
        assert [item.get("organisation") for item in partners] == ["moj"]
        assert "moj" not in {item.get(own("organisation")) for item in found.findall("participating-org")}

    def test_share_of_a_donor_is_kept_where_published_and_nowhere_else(self) -> None:
        shares = {
            item.get(own("organisation")): item.get(own("share"))
            for item in activity("DVV17").findall("participating-org[@role='1']")
        }
        assert shares == {"eu": "75", "bmz": "25"}
        assert own("share") not in activity("CRSR").find("participating-org").attrib  # type: ignore[union-attr]

    def test_full_dates_stand_as_they_are(self) -> None:
        # Read on 21 November 2026 from a page without a date: both days lie before it, so both are actual.
        dates = activity("SDCA2J1").findall("activity-date")
        assert attributes(dates) == [
            {"type": "2", "iso-date": "2012-12-01"},
            {"type": "4", "iso-date": "2016-11-30"},
        ]

    def test_partial_date_becomes_a_day_and_says_so(self) -> None:
        # Printed 2024-02 and 2026-04 on a page of March 2024: the end lay ahead of it and is planned.
        start, end = activity("P2J").findall("activity-date")
        assert attributes([start, end]) == [
            {"type": "2", "iso-date": "2024-02-01", own("printed"): "2024-02"},
            {"type": "3", "iso-date": "2026-04-30", own("printed"): "2026-04"},
        ]
        assert narratives(end)["en"] == "Known as Apr 2026; the day given is the last possible one."

    def test_unknown_start_gets_the_day_of_the_source_and_says_so(self) -> None:
        # Its source is of February 2026, known to the month; its last day is the 28th.
        (start,) = activity("BHR25").findall("activity-date")
        assert attributes([start]) == [{"type": "2", "iso-date": "2026-02-28", own("printed"): ""}]
        assert narratives(start)["en"] == (
            "Start not found. The day given is that of the source, by which the activity was known."
        )

    @pytest.mark.parametrize(
        ("project", "as_of", "code", "known"),
        [
            ("SDCA2J1", date(2016, 11, 30), "2", None),
            ("SDCA2J1", date(2016, 12, 1), "4", None),
            ("SDCA2J1", date(2012, 11, 30), "1", None),
            ("OSCEPOL", AS_OF, "2", "false"),  # began in 2008; no end was found
        ],
    )
    def test_status_follows_from_the_dates(
        self, project: str, as_of: date, code: str, known: str | None
    ) -> None:
        status = activity(project, as_of=as_of).find("activity-status")
        assert status is not None
        assert (status.get("code"), status.get(own("known"))) == (code, known)

    def test_published_budget_is_one_sum_over_the_whole_time(self) -> None:
        (budget,) = activity("EIDHR17").findall("budget")
        assert attributes(list(budget)) == [
            {"iso-date": "2017-01-01"},
            {"iso-date": "2019-12-31"},
            {"currency": "EUR", "value-date": "2017-01-01"},
        ]
        assert budget.findtext("value") == "513671"

    def test_unpublished_budget_is_no_element(self) -> None:
        found = activity("P2J")
        assert found.findall("budget") == []
        assert found.get("default-currency") == "EUR"

    def test_region_is_a_location_with_its_iso_code(self) -> None:
        sughd, place = activity("ASTI22").findall("location")[1:3]
        assert sughd.get("ref") == "TJ-SU"
        assert sughd.findtext("point/pos") == "39.4 68.92"
        assert narratives(sughd.find("activity-description")) == {"en": "Isfara, Khujand, B. Ghafurov"}
        assert attributes(sughd.findall("administrative")) == [{"vocabulary": "A4", "code": "TJ"}]
        assert place.get("ref") == "TJ-KT"

    def test_country_alone_has_no_location(self) -> None:
        found = activity("ICJ25")
        assert attributes(found.findall("recipient-country")) == [{"code": "TJ", own("basis"): "stated"}]
        assert found.findall("location") == []

    @pytest.mark.parametrize(
        ("project", "expected"),
        [
            ("SDCA2J1", ("1", "15130")),  # justice alone
            ("P2J", ("2", "151")),  # 15160, 15137 and 15160 again: all of category 151
            ("CRSR", ("1", "22040")),  # digital
            ("YES", ("1", "16015")),  # youth and education
        ],
    )
    def test_one_sector_is_given_without_shares_nobody_published(
        self, project: str, expected: tuple[str, str]
    ) -> None:
        (found,) = activity(project).findall("sector")
        assert (found.get("vocabulary"), found.get("code")) == expected

    def test_themes_are_tags_of_our_own_vocabulary(self) -> None:
        tags = activity("P2J").findall("tag")
        assert [(item.get("vocabulary"), item.get("code")) for item in tags] == [
            ("99", "torture"),
            ("99", "penitentiary"),
            ("99", "data"),
        ]

    def test_source_is_a_document_with_its_kind_of_use(self) -> None:
        links = {item.get(own("source")): item for item in activity("NED20").findall("document-link")}
        assert list(links) == ["ned_2020"]
        link = links["ned_2020"]
        assert [item.get("code") for item in link.findall("category")] == ["A02", "A08"]
        assert link.get("url") == "https://www.ned.org/region/eurasia/tajikistan-2020/"
        assert link.find("document-date") is None  # known to the year only

    def test_source_of_several_projects_stands_with_each_of_them(self) -> None:
        tables = asked("NED20", "P2J")
        shared = [row for row in tables["sources"] if row["source_id"] == "ned_2020"]
        sources = [
            *shared,
            *with_cells(shared, project_id="P2J"),
            *with_cells(shared, project_id="P2J", of_results=False),
        ]
        first, second = etree.fromstring(iati_xml([{**tables, "sources": sources}], AS_OF))
        uses = [
            [item.get("code") for item in link.findall("category")]
            for link in (*first.findall("document-link"), *second.findall("document-link"))
        ]
        assert uses == [["A02", "A08"], ["A02", "A08"], ["A02"]]

    def test_source_without_an_address_is_kept_beside_the_standard(self) -> None:
        found = activity("CSP18")
        (kept,) = found.findall(f"{own('project')}/{own('source')}")
        assert kept.get(own("source")) == "saferworld_uniting_2020"

    def test_recommendations_and_events_are_kept_beside_the_standard(self) -> None:
        found = activity("ICSP20").find(own("project"))
        assert found is not None
        assert [item.get("id") for item in found.findall(own("recommendation"))] == [
            "CSP20-21", "IPHR20-01", "IPHR20-02", "IPHR20-03",
        ]  # fmt: skip
        assert [item.get("id") for item in found.findall(own("event"))] == ["ev021", "ev028"]


@pytest.mark.usefixtures("warehouse")
class TestResult:
    def result(self, name: str) -> etree._Element:
        for item in activity(name.partition("-")[0]).findall("result"):
            if item.get(own("result")) == name:
                return item
        raise AssertionError(name)

    def test_value_has_its_period_and_its_caveat(self) -> None:
        found = self.result("OSCEPOL-r2")  # 3 stations opened, 2019 to 2020
        period = found.find("indicator/period")
        assert period is not None
        assert attributes(list(period)[:2]) == [
            {"iso-date": "2019-01-01", own("printed"): "2019"},
            {"iso-date": "2020-12-31", own("printed"): "2020"},
        ]
        actual = period.find("actual")
        assert actual is not None
        assert actual.get("value") == "3"
        assert narratives(actual.find("comment"))["en"] == "Two in 2019 and one in 2020."
        assert period.find("target") is None

    def test_target_alone_carries_the_caveat(self) -> None:
        target = self.result("DVV17-r1").find("indicator/period/target")
        assert target is not None
        assert target.get("value") == "450"
        assert narratives(target.find("comment"))["en"] == "Plan only, Norak and Yovon; no result found."

    def test_implausible_figure_stands_as_reported_and_is_flagged(self) -> None:
        found = self.result("P2J-r1")
        assert found.get(own("flagged")) == "true"
        assert [item.get("value") for item in found.iterfind(".//actual")] == ["60000"]
        assert found.find("indicator").get(own("unit")) == "as reported; unit unclear"  # type: ignore[union-attr]

    def test_range_without_a_value_is_said_and_not_averaged(self) -> None:
        found = self.result("OSCEPOL-r4")  # 67 to 70 percent approve
        indicator = found.find("indicator")
        assert indicator is not None
        assert indicator.get("measure") == "2"
        assert (indicator.get(own("low")), indicator.get(own("high"))) == ("67", "70")
        assert list(found.iterfind(".//actual")) == []
        assert narratives(found.find("description"))["en"] == "Reported: 67–70."

    def test_value_without_a_period_is_said_in_words(self) -> None:
        found = self.result("YES-r2")
        assert list(found.iterfind(".//period")) == []
        assert found.find("indicator").get(own("target")) == "50"  # type: ignore[union-attr]
        assert narratives(found.find("description")) == {
            "en": "Aimed at: 50. Its period was not found in full.",
            "ru": "Цель: 50. Период полностью не найден.",
            "tg": "Ҳадаф: 50. Давра пурра ёфт нашуд.",
        }

    def test_country_figure_filed_under_a_strategy_is_no_output(self) -> None:
        assert {item.get("type") for item in activity("NSHR38").findall("result")} == {"9"}

    def test_one_thing_reported_by_two_projects_names_the_other(self) -> None:
        twins = {self.result(name).get(own("same-as")) for name in ("SDCA2J1-r1", "UNDPROL-r1")}
        assert twins & {"SDCA2J1-r1", "UNDPROL-r1"}

    def test_baseline_stands_at_the_year_its_period_begins(self) -> None:
        tables = asked("OSCEPOL")
        changed = with_cells(tables["results"], baseline=1.5)
        document = iati_xml([{**tables, "results": changed}], AS_OF)
        values = etree.fromstring(document).iterfind(".//result/indicator/baseline")
        assert {(item.get("year"), item.get("value")) for item in values} >= {("2019", "1.5")}
        assert schema_faults(document) == []


@pytest.mark.usefixtures("warehouse")
class TestWhatCannotBeWritten:
    def test_project_without_donor_and_implementer_is_left_out_and_named(self) -> None:
        tables = asked("P2J", "NED20")
        partners = tables["partners"]
        alone = [row for row in partners if row["project_id"] != "P2J" or row["role"] == "partner"]
        without = {**tables, "partners": alone}
        assert left_out(tables["projects"], alone) == ["P2J"]
        document = etree.fromstring(iati_xml([without], AS_OF))
        assert [item.text for item in document.iterfind(".//iati-identifier")] == ["PAYGIRI-NED20"]
        assert attributes(document.findall(own("left-out"))) == [{"project": "P2J"}]
        assert schema_faults(iati_xml([without], AS_OF)) == []
        assert left_out(tables["projects"], partners) == []

    def test_markup_and_characters_xml_forbids_do_no_harm(self) -> None:
        tables = asked("NED20")
        hostile = '</narrative><script>&lol; ]]> \ufffe\x0b"'
        document = iati_xml([{**tables, "projects": with_cells(tables["projects"], title_en=hostile)}], AS_OF)
        assert schema_faults(document) == []
        title = etree.fromstring(document).find(".//title/narrative")
        assert title is not None
        assert title.text == '</narrative><script>&lol; ]]> "'

    def test_identifier_of_others_is_kept(self) -> None:
        tables = asked("NED20")
        foreign = with_cells(tables["projects"], iati_identifier="US-GOV-11-NED-2020")
        found = etree.fromstring(iati_xml([{**tables, "projects": foreign}], AS_OF))
        assert found.findtext(".//iati-identifier") == "US-GOV-11-NED-2020"


def test_workbook_holds_the_same_tables(warehouse: object) -> None:
    tables = {name: run(f"impact/iati_{name}", projects=["P2J", "NED20"]) for name in TABLES}
    book = openpyxl.load_workbook(io.BytesIO(iati_workbook(tables, AS_OF, "en")))
    assert book.sheetnames == [*TABLES, "about"]
    rows = list(book["projects"].iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["project_id", "NED20", "P2J"]
    assert book["results"].max_row == 1 + len(tables["results"])


def test_sector_of_themes_of_two_categories_is_multisector() -> None:
    assert sector(["15160", "22040"]) == ("1", "43010")
    assert sector([]) == ("1", "99810")


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-12", "2026-12-01", "2026-12-31"),
        ("2025-09-26", "2025-09-26", "2025-09-26"),
    ],
)
def test_partial_date_has_a_first_and_a_last_day(printed: str, first: str, last: str) -> None:
    assert (first_day(printed).isoformat(), last_day(printed).isoformat()) == (first, last)


def test_no_project_makes_no_activity(warehouse: object) -> None:
    assert len(etree.fromstring(iati_xml([asked()], AS_OF))) == 0
