"""Files for IATI 2.03 taken into a copy of the package: what we wrote comes back as it was, what others wrote
lands in its columns, and what is wrong is refused with line and element while nothing is left behind."""

import csv
import io
import shutil
from datetime import date
from pathlib import Path

import pytest

from components.impact.iati_export import iati_xml
from queries.__main__ import main
from queries.faults import PackageRejected
from queries.iati_import import import_iati
from queries.loader import build, check
from queries.warehouse import FOLDER_VARIABLE
from tests.components.iati_rows import AS_OF, asked, every_project
from tests.queries.iati_files import FOREIGN, changed, dropped, written

DATA = Path(__file__).parents[2] / "data"
READ_ON = date(2026, 11, 21)
OF_PROJECTS = (
    "projects", "project_regions", "project_places", "project_themes", "project_partners",
    "project_recommendations", "project_events", "results",
)  # fmt: skip

Rows = list[dict[str, str]]


def rows(folder: Path, table: str) -> Rows:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_rows(folder: Path, table: str, kept: Rows) -> None:
    columns = list(rows(folder, table)[0])
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(kept)
    (folder / f"{table}.csv").write_text(text.getvalue(), encoding="utf-8")


def of_project(folder: Path, table: str, project: str) -> Rows:
    return [row for row in rows(folder, table) if row["project_id"] == project]


@pytest.fixture
def ours(warehouse: Path, tmp_path: Path) -> Path:
    """The file of all projects, as the page hands it out."""
    return written(tmp_path / "ours.xml", iati_xml([asked(*every_project())], AS_OF))


def activity_of(file: Path, project: str) -> str:
    text = file.read_text("utf-8")
    beginning = text.index(f'paygiri:project="{project}"')
    return text[beginning : text.index("</iati-activity>", beginning)]


def exported_again(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    built = build(package, tmp_path / "again")
    monkeypatch.setenv(FOLDER_VARIABLE, str(built.file.parent))
    return iati_xml([asked(*every_project())], AS_OF)


def sources_nothing_was_read_in(package: Path, scratch: Path) -> set[str | None]:
    with pytest.raises(PackageRejected) as refused:
        check(package, scratch)
    faults = refused.value.report.faults
    assert {fault.file for fault in faults} == {"sources.csv"}
    return {fault.value for fault in faults}


def refusal(tmp_path: Path, content: str | bytes) -> list[str]:
    """The faults of a file that must be refused, and proof that nothing was left behind."""
    file = written(tmp_path / "file.xml", content)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(PackageRejected) as refused:
        import_iati(file, DATA, tmp_path / "new", READ_ON)
    assert sorted(tmp_path.iterdir()) == before
    return str(refused.value).splitlines()


class TestRoundTrip:
    def test_file_taken_into_the_package_gives_the_same_rows_and_the_same_file(
        self, ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        done = import_iati(ours, DATA, tmp_path / "new", READ_ON)
        assert (done.added, done.replaced, done.results) == (0, 30, 53)
        for table in (*OF_PROJECTS, "organisations", "sources"):
            before, after = rows(DATA, table), rows(tmp_path / "new", table)
            assert sorted(map(str, after)) == sorted(map(str, before)), table
        assert exported_again(tmp_path / "new", tmp_path, monkeypatch) == ours.read_bytes()

    def test_file_brings_all_it_needs_to_a_package_that_knows_one_project(
        self, ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        package = tmp_path / "bare"
        shutil.copytree(DATA, package)
        kept = {"P2J", "OSCEPOL"}
        for table in OF_PROJECTS:
            write_rows(package, table, [row for row in rows(DATA, table) if row["project_id"] in kept])
        partners = {row["organisation_id"] for row in rows(package, "project_partners")}
        write_rows(
            package,
            "organisations",
            [row for row in rows(DATA, "organisations") if row["organisation_id"] in partners],
        )
        unread = sources_nothing_was_read_in(package, tmp_path)
        assert {"ned_2020", "sdc_a2j_phase1", "dvv_yes_forum"} <= unread
        write_rows(package, "sources", [r for r in rows(DATA, "sources") if r["source_id"] not in unread])
        done = import_iati(ours, package, tmp_path / "new", READ_ON)
        assert (done.added, done.replaced) == (28, 2)
        assert exported_again(tmp_path / "new", tmp_path, monkeypatch) == ours.read_bytes()

    def test_foreign_file_survives_being_written_and_read_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first, second = tmp_path / "first", tmp_path / "second"
        import_iati(written(tmp_path / "theirs.xml", FOREIGN), DATA, first, READ_ON)
        monkeypatch.setenv(FOLDER_VARIABLE, str(build(first, tmp_path / "w1").file.parent))
        once = iati_xml([asked("XMDAC7PPR1")], AS_OF)
        assert b"<iati-identifier>XM-DAC-7-PPR-1</iati-identifier>" in once
        import_iati(written(tmp_path / "once.xml", once), DATA, second, READ_ON)
        monkeypatch.setenv(FOLDER_VARIABLE, str(build(second, tmp_path / "w2").file.parent))
        assert iati_xml([asked("XMDAC7PPR1")], AS_OF) == once

    def test_remark_on_dates_is_told_in_three_languages(self, ours: Path) -> None:
        activity = activity_of(ours, "DVV17")
        beginning = activity.index('<description type="4" paygiri:of="date_note">')
        remark = activity[beginning : activity.index("</description>", beginning)]
        assert [line.strip() for line in remark.splitlines()[1:-1]] == [
            '<narrative xml:lang="en">two years</narrative>',
            '<narrative xml:lang="ru">два года</narrative>',
            '<narrative xml:lang="tg">ду сол</narrative>',
        ]
        assert "date_note" not in activity_of(ours, "P2J")

    def test_remark_on_dates_without_translation_comes_back_without_it(
        self, ours: Path, tmp_path: Path
    ) -> None:
        text = ours.read_text("utf-8")
        russian = '<narrative xml:lang="ru">два года</narrative>'
        assert text.count(russian) == 1
        ours.write_text(text.replace(russian, ""), "utf-8")
        import_iati(ours, DATA, tmp_path / "new", READ_ON)
        (row,) = of_project(tmp_path / "new", "projects", "DVV17")
        assert [row[f"date_note_{lang}"] for lang in ("en", "ru", "tg")] == ["two years", "", "ду сол"]

    def test_changed_title_changes_the_row_and_nothing_else(self, ours: Path, tmp_path: Path) -> None:
        title = '<narrative xml:lang="en">Legal knowledge and monitoring of courts</narrative>'
        text = ours.read_text("utf-8")
        assert text.count(title) == 1
        ours.write_text(text.replace(title, title.replace("Legal knowledge", "Knowledge of law")), "utf-8")
        import_iati(ours, DATA, tmp_path / "new", READ_ON)
        differing = [
            (old, new)
            for old, new in zip(rows(DATA, "projects"), rows(tmp_path / "new", "projects"), strict=True)
            if old != new
        ]
        ((old, new),) = differing
        assert new == {**old, "title_en": "Knowledge of law and monitoring of courts"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package with the file taken in, for tests that only read it."""
    folder = tmp_path_factory.mktemp("foreign")
    done = import_iati(written(folder / "theirs.xml", FOREIGN), DATA, folder / "new", READ_ON)
    assert (done.added, done.replaced, done.results) == (1, 0, 2)
    assert done.left == {
        "transaction": 1,
        "document-link": 1,
        "sector": 1,  # 15160 is the sector of four themes, so it names none
        "indicator that counts nothing": 1,
        "actual by dimension or location": 1,
    }
    return folder / "new"


class TestForeignFile:
    def test_project_has_actual_start_planned_end_and_the_sum_of_its_budgets(self, made: Path) -> None:
        (row,) = of_project(made, "projects", "XMDAC7PPR1")
        # 1000.50 for 2024, and for 2025 the revised 2500 in place of 2000.
        assert (row["budget"], row["currency"]) == ("3500.50", "USD")
        assert (row["start_date"], row["end_date"]) == ("2024-01-15", "2026-12-31")
        assert row["iati_identifier"] == "XM-DAC-7-PPR-1"
        assert row["source_id"] == "iati_xm_dac_7"

    def test_text_without_translation_stands_in_each_language_and_is_said_to_be_so(self, made: Path) -> None:
        (row,) = of_project(made, "projects", "XMDAC7PPR1")
        titles = [row[f"title_{lang}"] for lang in ("en", "ru", "tg")]
        assert titles == ["Courts open to all", "Открытые суды", "Courts open to all"]
        assert row["objective_en"] == "Observers in courts."
        assert row["note"] == ("Read from the IATI file of Foreign Ministry. Not translated: tg.")

    def test_known_organisation_is_found_by_name_and_a_new_one_added(self, made: Path) -> None:
        assert of_project(made, "project_partners", "XMDAC7PPR1") == [
            {"project_id": "XMDAC7PPR1", "organisation_id": identity, "role": role, "share": ""}
            for identity, role in [
                ("xm_dac_7", "donor"),
                ("saferworld", "implementer"),
                ("northern_justice", "partner"),
            ]
        ]
        added = {row["organisation_id"]: row for row in rows(made, "organisations")}
        assert (added["xm_dac_7"]["kind"], added["xm_dac_7"]["iati_ref"]) == ("donor", "XM-DAC-7")
        assert added["northern_justice"]["kind"] == "state"
        assert added["saferworld"]["name_ru"] == "Saferworld"

    def test_regions_come_from_iso_codes_and_themes_from_a_sector_that_names_one(self, made: Path) -> None:
        assert [row["region_code"] for row in of_project(made, "project_regions", "XMDAC7PPR1")] == [
            "TJ-SU",
            "TJ-GB",
        ]
        assert [row["theme_id"] for row in of_project(made, "project_themes", "XMDAC7PPR1")] == ["justice"]

    def test_each_period_is_a_result_with_its_target_and_actual_value(self, made: Path) -> None:
        wanted = ("result_id", "baseline", "target", "achieved", "period_start", "period_end", "caveat_ru")
        assert [[row[name] for name in wanted] for row in of_project(made, "results", "XMDAC7PPR1")] == [
            ["XMDAC7PPR1-r1", "5", "40", "38", "2024-01-01", "2024-12-31", "Two were closed."],
            ["XMDAC7PPR1-r2", "5", "60", "", "2025-01-01", "2025-12-31", ""],
        ]

    def test_file_itself_is_the_source(self, made: Path) -> None:
        (row,) = (row for row in rows(made, "sources") if row["source_id"] == "iati_xm_dac_7")
        assert (row["publisher"], row["accessed"], row["kind"]) == (
            "Foreign Ministry",
            "2026-11-21",
            "primary",
        )

    def test_second_import_replaces_what_the_first_brought(self, made: Path, tmp_path: Path) -> None:
        again = tmp_path / "again"
        done = import_iati(written(tmp_path / "theirs.xml", FOREIGN), made, again, READ_ON)
        assert (done.added, done.replaced) == (0, 1)
        for table in (*OF_PROJECTS, "organisations", "sources"):
            assert (again / f"{table}.csv").read_bytes() == (made / f"{table}.csv").read_bytes(), table


A = "iati-activity[1]"
BROKEN = {
    "wrong version": (
        changed('version="2.03"', 'version="2.01"'),
        'line 2, iati-activities/@version, value "2.01": only version 2.03 of the standard is read',
    ),
    "no version": (
        changed(' version="2.03"', ""),
        "line 2, iati-activities/@version: the version is missing; 2.03 is read",
    ),
    "no identifier": (dropped("iati-identifier"), f"line 3, {A}/iati-identifier: the identifier is missing"),
    "identifier with a slash": (
        changed("XM-DAC-7-PPR-1", "XM/7"),
        f'line 4, {A}/iati-identifier, value "XM/7": '
        "an identifier has no space, slash, &, | or ? in it and at most 150 characters",
    ),
    "no reporter": (
        dropped("reporting-org"),
        f"line 3, {A}/reporting-org: the reporting organisation is missing",
    ),
    "no title": (dropped("title"), f"line 3, {A}/title/narrative: the title is missing"),
    "no description": (
        changed("<description ", "<x ").replace("</description>", "</x>"),
        f"line 3, {A}/description/narrative: the description is missing",
    ),
    "no organisation": (
        FOREIGN.replace("participating-org", "x"),
        f"line 3, {A}/participating-org: no participating organisation is named",
    ),
    "no status": (dropped("activity-status"), f"line 3, {A}/activity-status: the status is missing"),
    "no start": (
        FOREIGN.replace('activity-date type="1"', 'activity-date type="4"').replace(
            'activity-date type="2"', 'activity-date type="3"'
        ),
        f"line 3, {A}/activity-date: no start: an activity needs a date of type 1 or 2",
    ),
    "end before start": (
        changed("2026-12-31", "2024-01-14"),
        f'line 15, {A}/activity-date[3]/@iso-date, value "2024-01-14": before the start, 2024-01-15',
    ),
    "no day of the calendar": (
        changed("2024-01-15", "2024-02-30"),
        f'line 14, {A}/activity-date[2]/@iso-date, value "2024-02-30": '
        "not a day of the calendar; expected one as 2025-10-01",
    ),
    "another country": (
        FOREIGN.replace('code="TJ"', 'code="UZ"').replace("TJ-SU", "SU").replace("TJ-GB", "GB"),
        f"line 3, {A}/recipient-country: the activity does not name Tajikistan: "
        "no recipient-country TJ and no location in it",
    ),
    "unknown region": (
        changed("TJ-SU", "TJ-XX"),
        f'line 17, {A}/location[1]/location-id/@code, value "TJ-XX": '
        "an unknown region; known are TJ-DU, TJ-GB, TJ-KT, TJ-RA, TJ-SU",
    ),
    "unknown currency": (
        changed('currency="USD">2000', 'currency="XAU">2000'),
        f'line 24, {A}/budget[2]/value/@currency, value "XAU": '
        "an unknown currency; known are CAD, CHF, EUR, GBP, TJS, USD",
    ),
    "money that is no number": (
        changed("1000.50", "1,000"),
        f'line 21, {A}/budget[1]/value, value "1,000": '
        "not an amount of money; expected digits with a point for decimals",
    ),
    "budgets in two currencies": (
        changed('currency="USD">2000', 'currency="EUR">2000'),
        f'line 3, {A}/budget, value "EUR, USD": budgets in several currencies make no total',
    ),
    "unknown role": (
        changed('role="4"', 'role="7"'),
        f'line 10, {A}/participating-org[2]/@role, value "7": '
        "not a code of the list OrganisationRole, 1 to 4",
    ),
    "result that is no number": (
        changed('value="38"', 'value="many"'),
        f'line 37, {A}/result/indicator[1]/period[1]/actual[1]/@value, value "many": '
        "not a number; expected digits with a point for decimals",
    ),
    "period that ends before it starts": (
        changed(
            '<period-end iso-date="2024-12-31"/>\n          <target',
            '<period-end iso-date="2023-12-31"/><target',
        ),
        f'line 35, {A}/result/indicator[1]/period[1]/period-end/@iso-date, value "2023-12-31": '
        "before the start, 2024-01-01",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_fault_is_named_by_line_and_element_and_nothing_is_loaded(case: str, tmp_path: Path) -> None:
    content, expected = BROKEN[case]
    assert refusal(tmp_path, content) == [f"file.xml, {expected}", "1 fault"]


HOSTILE = {
    "entity bomb": (
        b'<?xml version="1.0"?>\n<!DOCTYPE iati-activities [\n<!ENTITY a "ha">'
        + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;">' % (c + 1, c, c, c) for c in range(ord("a"), ord("z")))
        + b"]>\n"
        + FOREIGN.partition("\n")[2].replace("Courts open", "&z;").encode(),
        "file.xml, line 2: a document type declaration (DTD) is not allowed; a file for IATI needs none",
    ),
    "quadratic blow-up": (
        b'<!DOCTYPE x [<!ENTITY a "' + b"x" * 50_000 + b'">]><iati-activities>' + b"&a;" * 50_000,
        "file.xml, line 1: a document type declaration (DTD) is not allowed; a file for IATI needs none",
    ),
    "file read through an entity": (
        changed(
            "<iati-activities", '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><iati-activities'
        )
        .replace("Courts open to all", "&f;")
        .encode(),
        "file.xml, line 2: a document type declaration (DTD) is not allowed; a file for IATI needs none",
    ),
    "DTD of another host behind a remark": (
        b'<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">\n<iati-activities/>',
        "file.xml, line 3: a document type declaration (DTD) is not allowed; a file for IATI needs none",
    ),
    "entity nobody declared": (
        changed("Courts open to all", "&all;").encode(),
        "file.xml, line 6: an entity that XML does not define itself is not allowed "
        "(Entity 'all' not defined)",
    ),
    "cut off": (
        FOREIGN.encode()[:-300],
        "file.xml, line 39: the file ends before its elements are closed; it may be cut off "
        "(Premature end of data in tag indicator line 32)",
    ),
    "closed wrongly": (
        changed("</title>", "</titel>").encode(),
        "file.xml, line 6: not well-formed XML (Opening and ending tag mismatch: title line 6 and titel)",
    ),
    "nested too deeply": (
        changed("<activity-status", "<a>" * 300 + "</a>" * 300 + "<activity-status").encode(),
        "file.xml, line 12: elements are nested too deeply",
    ),
    "empty": (b"", "file.xml: the file is empty"),
    "not XML": (
        b"project,title\n",
        "file.xml, line 1: the file is not XML: no element where the first is expected",
    ),
    "an organisation file": (
        b'<iati-organisations version="2.03"/>',
        "file.xml, line 1, iati-organisations: the first element must be iati-activities",
    ),
    "no activity": (
        b'<iati-activities version="2.03"></iati-activities>',
        "file.xml, iati-activities: no iati-activity in it",
    ),
    "compressed": (b"\x1f\x8b\x08\x00rest", "file.xml: the file is compressed (gzip); unpack it first"),
    "UTF-16": (FOREIGN.encode("utf-16"), "file.xml: the file is not UTF-8; save it as UTF-8"),
    "Latin letters by another code page": (
        changed('encoding="UTF-8"', 'encoding="windows-1251"').encode("cp1251"),
        'file.xml, line 1, value "windows-1251": the file is not UTF-8; save it as UTF-8',
    ),
    "bytes that are no UTF-8": (
        FOREIGN.encode().replace(b"Courts open", b"\xff\xfe"),
        "file.xml, line 6: not well-formed XML (Invalid bytes in character encoding)",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_file_is_refused_in_words_and_nothing_is_loaded(case: str, tmp_path: Path) -> None:
    content, expected = HOSTILE[case]
    assert refusal(tmp_path, content) == [expected, "1 fault"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<title><narrative>", "</narrative></title>"),  # one text
        ('<x a="', '"/>'),  # one attribute
        ("<!--", "-->"),  # one remark
    ],
)
def test_hundred_megabytes_of_text_are_refused_before_they_are_read(
    before: str, after: str, tmp_path: Path
) -> None:
    file = tmp_path / "file.xml"
    opening = '<iati-activities version="2.03">\n<iati-activity>\n'
    with file.open("wb") as stream:
        stream.write((opening + before).encode())
        for _ in range(100):
            stream.write(b"x" * 1_000_000)
        stream.write(f"{after}</iati-activity></iati-activities>".encode())
    with pytest.raises(PackageRejected) as refused:
        import_iati(file, DATA, tmp_path / "new", READ_ON)
    assert str(refused.value).splitlines() == [
        "file.xml, line 2: more than 4000000 bytes without the end of an activity",
        "1 fault",
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["file.xml"]


class TestManyFaults:
    def test_all_faults_of_all_activities_are_told_at_once(self, tmp_path: Path) -> None:
        one = FOREIGN[FOREIGN.index("<iati-activity ") : FOREIGN.index("</iati-activities>")]
        two = one.replace("XM-DAC-7-PPR-1", "XM-DAC-7-PPR-2").replace("TJ-GB", "TJ-ZZ")
        first = one.replace('type="10"><narrative>For', "><narrative>For").replace("2026-12-31", "2020-01-01")
        told = refusal(tmp_path, f'<iati-activities version="2.03">\n{first}{two}</iati-activities>')
        assert [line.partition(", iati")[2].partition(":")[0] for line in told[:-1]] == [
            "-activity[1]/reporting-org/@type",
            '-activity[1]/activity-date[3]/@iso-date, value "2020-01-01"',
            '-activity[2]/location[2]/@ref, value "TJ-ZZ"',
        ]
        assert told[-1] == "3 faults"

    def test_more_than_fifty_of_a_kind_are_counted(self, tmp_path: Path) -> None:
        one = FOREIGN[FOREIGN.index("<iati-activity ") : FOREIGN.index("</iati-activities>")]
        each = [
            one.replace("PPR-1", f"PPR-{number}").replace('<activity-status code="2"/>', "")
            for number in range(60)
        ]
        told = refusal(tmp_path, f'<iati-activities version="2.03">{"".join(each)}</iati-activities>')
        assert len(told) == 51
        assert told[-1] == "60 faults, 10 of them not listed"

    def test_one_identifier_twice_is_a_fault(self, tmp_path: Path) -> None:
        one = FOREIGN[FOREIGN.index("<iati-activity ") : FOREIGN.index("</iati-activities>")]
        told = refusal(tmp_path, f'<iati-activities version="2.03">\n{one}{one}</iati-activities>')
        assert told[0].endswith(
            'iati-activity[2]/iati-identifier, value "XM-DAC-7-PPR-1": the same as that of iati-activity[1]'
        )

    def test_fault_that_the_loader_finds_is_told_with_the_line_of_the_file(
        self, ours: Path, tmp_path: Path
    ) -> None:
        # An activity entered twice under two identifiers: same title, same donor, overlapping dates.
        text = ours.read_text("utf-8")
        begin = text.index("<iati-activity", text.index("PAYGIRI-DVV17") - 400)
        twin = text[begin : text.index("</iati-activity>", begin)] + "</iati-activity>\n"
        twin = twin.replace("DVV17", "DVV17B")
        file = text.replace("</iati-activities>", twin + "</iati-activities>")
        line = text.count("\n") + 1
        told = refusal(tmp_path, file)
        assert told[0] == (
            f'file.xml, line {line}, projects.start_date, value "2017": the dates overlap those of DVV17, '
            "which has the same title and a donor in common: one activity, entered twice"
        )

    def test_printed_date_that_its_day_contradicts_is_a_fault(self, ours: Path, tmp_path: Path) -> None:
        text = ours.read_text("utf-8").replace('iso-date="2024-02-01"', 'iso-date="2024-02-05"', 1)
        told = refusal(tmp_path, text)
        assert "2024-02-05 is not the first day of this month or year" in told[0]


class TestCommand:
    def test_says_what_was_taken_and_what_was_left(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = written(tmp_path / "theirs.xml", FOREIGN)
        new = tmp_path / "new"
        assert main(["import-iati", str(file), "--into", str(new), "--read-on", "2026-11-21"]) == 0
        assert capsys.readouterr().out.splitlines() == [
            f"{new}: projects added 1, replaced 0; results 2",
            "not taken, because no table holds it: actual by dimension or location (1), document-link (1), "
            "indicator that counts nothing (1), sector (1), transaction (1)",
            f"next: python -m queries build --package {new}",
        ]
        assert main(["check", "--package", str(new)]) == 0

    def test_fault_goes_to_the_error_stream_and_the_package_stays_as_it_was(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        package = tmp_path / "package"
        shutil.copytree(DATA, package)
        file = written(tmp_path / "bad.xml", dropped("title"))
        assert main(["import-iati", str(file), "--package", str(package), "--in-place"]) == 1
        assert capsys.readouterr().err.splitlines()[-1] == "1 fault"
        for path in DATA.glob("*.csv"):
            assert (package / path.name).read_bytes() == path.read_bytes()

    def test_package_itself_changes_only_when_asked(self, tmp_path: Path) -> None:
        package = tmp_path / "package"
        shutil.copytree(DATA, package)
        file = written(tmp_path / "theirs.xml", FOREIGN)
        assert main(["import-iati", str(file), "--package", str(package), "--in-place"]) == 0
        assert len(of_project(package, "results", "XMDAC7PPR1")) == 2
        assert [path.name for path in package.glob(".*")] == []

    @pytest.mark.parametrize("into", ["there", "package/inside"])
    def test_folder_that_is_there_or_lies_in_the_package_is_not_touched(
        self, into: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        shutil.copytree(DATA, tmp_path / "package")
        (tmp_path / "there").mkdir()
        file = written(tmp_path / "theirs.xml", FOREIGN)
        arguments = ["--package", str(tmp_path / "package"), "--into", str(tmp_path / into)]
        assert main(["import-iati", str(file), *arguments]) == 1
        assert "name a folder" in capsys.readouterr().err
        assert list((tmp_path / "there").iterdir()) == []

    def test_file_that_is_not_there_is_told(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["import-iati", str(tmp_path / "none.xml"), "--into", str(tmp_path / "new")]) == 1
        assert "No such file" in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []
