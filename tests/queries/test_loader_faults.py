"""Every kind of bad input is refused with file, row, column, value and reason, and nothing else is said; the
warehouse that was there before still answers."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from queries import run
from queries.faults import FAULTS_SHOWN_PER_KIND, PackageRejected
from queries.loader import build, check
from queries.package import read_package
from queries.warehouse import FOLDER_VARIABLE, POINTER
from tests.benchmarks.synthetic import write_package
from tests.queries.broken_package import DATA, BrokenPackage

ROOT = Path(__file__).parents[2]
COUNT = "prison_population.tj.2013"  # 9162 persons, whole numbers from 0
SHARE = "poverty_rate.tj.2017"  # percent, from 0 to 100
PRISON = "prison_population.vahdat.201905.vahdat_prison"  # a place of TJ-RA
HEADER_AND_ONE = 2

Spoil = Callable[[BrokenPackage], list[str]]
OF_A_FILE: dict[str, Spoil] = {}
OF_A_CELL: dict[str, Spoil] = {}


def of_a_file(spoil: Spoil) -> Spoil:
    """A way to spoil a whole file; returns the faults that must then be told, and no other."""
    OF_A_FILE[spoil.__name__] = spoil
    return spoil


def of_a_cell(spoil: Spoil) -> Spoil:
    """A way to spoil rows of its own, so that all of these can stand in one package; returns its faults."""
    OF_A_CELL[spoil.__name__] = spoil
    return spoil


@pytest.fixture
def package(tmp_path: Path) -> BrokenPackage:
    return BrokenPackage(tmp_path / "package")


@pytest.fixture
def standing(tmp_path: Path, warehouse_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good warehouse that is current."""
    folder = tmp_path / "warehouse"
    folder.mkdir()
    os.link(warehouse_file, folder / warehouse_file.name)
    (folder / POINTER).write_text(warehouse_file.name)
    monkeypatch.setenv(FOLDER_VARIABLE, str(folder))
    return folder


def refused(package: BrokenPackage, into: Path) -> list[str]:
    with pytest.raises(PackageRejected) as caught:
        build(package.folder, into)
    return [str(fault) for fault in caught.value.report.faults]


@of_a_cell
def unknown_region(p: BrokenPackage) -> list[str]:
    row = p.observation(COUNT, region_code="TJ-XX")
    return [
        f'observations.csv, row {row}, column region_code, value "TJ-XX": regions.csv has no such region_code'
    ]


@of_a_cell
def missing_source(p: BrokenPackage) -> list[str]:
    row = p.observation(COUNT, source_id="")
    return [f"observations.csv, row {row}, column source_id: a value is required here"]


@of_a_cell
def missing_producer(p: BrokenPackage) -> list[str]:
    row = p.observation(COUNT, producer_id="")
    return [f"observations.csv, row {row}, column producer_id: a value is required here"]


@of_a_cell
def foreign_key_to_nowhere(p: BrokenPackage) -> list[str]:
    row = p.repeat("recommendation_links", "D24-01", to_id="D99-01")
    return [
        f'recommendation_links.csv, row {row}, column to_id, value "D99-01": '
        "recommendations.csv has no such recommendation_id"
    ]


@of_a_cell
def foreign_key_within_the_table_to_nowhere(p: BrokenPackage) -> list[str]:
    row = p.change("producers", "tajstat", parent="ministry_of_nothing")
    return [
        f'producers.csv, row {row}, column parent, value "ministry_of_nothing": '
        "producers.csv has no such producer_id"
    ]


@of_a_cell
def value_above_its_unit(p: BrokenPackage) -> list[str]:
    row = p.observation(SHARE, value="100.5")
    return [
        f'observations.csv, row {row}, column value, value "100.5": '
        "above 100, the highest value of the unit percent"
    ]


@of_a_cell
def value_below_its_unit(p: BrokenPackage) -> list[str]:
    row = p.observation(COUNT, value="-1")
    return [
        f'observations.csv, row {row}, column value, value "-1": '
        "below 0, the lowest value of the unit persons"
    ]


@of_a_cell
def range_outside_its_unit(p: BrokenPackage) -> list[str]:
    row = p.observation(SHARE, value_high="101")
    return [
        f'observations.csv, row {row}, column value_high, value "101": '
        "above 100, the highest value of the unit percent"
    ]


@of_a_cell
def fraction_of_a_person(p: BrokenPackage) -> list[str]:
    row = p.observation(COUNT, value="9162.5")
    return [
        f'observations.csv, row {row}, column value, value "9162.5": '
        "a fraction, but the unit persons knows whole numbers only"
    ]


@of_a_cell
def impossible_date(p: BrokenPackage) -> list[str]:
    row = p.observation(COUNT, period_end="2013-02-30")
    return [
        f'observations.csv, row {row}, column period_end, value "2013-02-30": '
        "not a day of the calendar; expected one as 2025-10-01"
    ]


@of_a_cell
def impossible_partial_date(p: BrokenPackage) -> list[str]:
    row = p.repeat("events", "ev001", event_id="ev901", date="2023-02-30")
    return [f'events.csv, row {row}, column date, value "2023-02-30": not a day of the calendar']


@of_a_cell
def month_thirteen(p: BrokenPackage) -> list[str]:
    row = p.repeat("events", "ev001", event_id="ev902", date="2023-13")
    return [
        f'events.csv, row {row}, column date, value "2023-13": '
        "not a date; expected a year, a month or a day as 2025, 2025-10 or 2025-10-01"
    ]


@of_a_cell
def date_of_another_custom(p: BrokenPackage) -> list[str]:
    row = p.observation(COUNT, period_end="31.12.2013")
    return [
        f'observations.csv, row {row}, column period_end, value "31.12.2013": '
        "not a day of the calendar; expected one as 2025-10-01"
    ]


@of_a_cell
def duplicate_observation(p: BrokenPackage) -> list[str]:
    row = p.repeat("observations", COUNT, observation_id="prison_population.tj.2013.again")
    identity = (
        "indicator_id, region_code, place_id, dimension, period_start, period_end, period_kind, producer_id, "
        "source_id, series, qualifier"
    )
    return [
        f"observations.csv, row {row}, column {identity}, "
        'value "prison_population, TJ, , , 2013-01-01, 2013-12-31, year, ehr... (94 characters)": '
        f"the same as in row {p.row_of('observations', COUNT)}"
    ]


@of_a_cell
def duplicate_key(p: BrokenPackage) -> list[str]:
    row = p.repeat("themes", "torture", position="99")
    return [
        f'themes.csv, row {row}, column theme_id, value "torture": '
        f"the same as in row {p.row_of('themes', 'torture')}"
    ]


@of_a_cell
def position_taken_twice(p: BrokenPackage) -> list[str]:
    first = p.row_of("themes", "torture")
    row = p.change("themes", "context", position=p.cell("themes", "torture", "position"))
    return [f'themes.csv, row {row}, column position, value "1": the same as in row {first}']


@of_a_cell
def same_region_of_a_recommendation_twice(p: BrokenPackage) -> list[str]:
    first = p.row_of("recommendation_regions", "D24-01")
    row = p.repeat("recommendation_regions", "D24-01")
    return [
        f"recommendation_regions.csv, row {row}, column recommendation_id, region_code, place_id, "
        f'value "D24-01, TJ, ": the same as in row {first}'
    ]


@of_a_file
def not_utf8(p: BrokenPackage) -> list[str]:
    p.bytes("themes", lambda raw: raw.decode().encode("cp1251", errors="replace"))
    first = p.path("themes").read_bytes()
    at = next(n for n, byte in enumerate(first) if byte > 0x7F)
    return [
        f'themes.csv, row 2, value "0x{first[at]:02x}": '
        f"not UTF-8: byte {at + 1} of the file; save it as UTF-8"
    ]


@of_a_file
def ends_inside_a_character(p: BrokenPackage) -> list[str]:
    rows = len(p.read("themes"))
    p.bytes("themes", lambda raw: raw + "ҳ".encode()[:1])
    return [f"themes.csv, row {rows + 1}: not UTF-8: the file ends inside a character"]


@of_a_file
def nul_byte(p: BrokenPackage) -> list[str]:
    p.bytes("themes", lambda raw: raw.replace(b"Civic space", b"Civic\0space"))
    row, at = p.row_of("themes", "civic_space"), p.path("themes").read_bytes().index(b"\0")
    return [f'themes.csv, row {row}, value "0x00": a NUL byte (byte {at + 1} of the file); no text has one']


@of_a_file
def missing_column(p: BrokenPackage) -> list[str]:
    p.columns("themes", lambda row: row[:-1])
    return ["themes.csv, row 1, column note: the column is missing from the header"]


@of_a_file
def extra_column(p: BrokenPackage) -> list[str]:
    p.columns("themes", lambda row: [*row, "colour" if row[0] == "theme_id" else "red"])
    return ["themes.csv, row 1, column colour: an extra column, not described in themes"]


@of_a_file
def column_twice(p: BrokenPackage) -> list[str]:
    p.columns("themes", lambda row: [*row, row[-1]])
    return ["themes.csv, row 1, column note: the column stands twice in the header"]


@of_a_file
def columns_out_of_order(p: BrokenPackage) -> list[str]:
    p.columns("themes", lambda row: [row[1], row[0], *row[2:]])
    return ["themes.csv, row 1, column position: the columns are out of order: theme_id is expected here"]


@of_a_file
def empty_file(p: BrokenPackage) -> list[str]:
    p.bytes("themes", lambda _: b"")
    return ["themes.csv: the file is empty; not even a header is there"]


@of_a_file
def header_only(p: BrokenPackage) -> list[str]:
    p.bytes("themes", lambda raw: raw[: raw.index(b"\n") + 1])
    return ["themes.csv: the file has a header and no rows"]


@of_a_file
def missing_file(p: BrokenPackage) -> list[str]:
    p.path("themes").unlink()
    return ["themes.csv: the file is missing"]


@of_a_file
def stray_file(p: BrokenPackage) -> list[str]:
    p.path("themes_old").write_bytes(p.path("themes").read_bytes())
    return ["themes_old.csv: not described in datapackage.json"]


@of_a_file
def row_too_short(p: BrokenPackage) -> list[str]:
    rows = p.read("themes")
    p.write("themes", [*rows, ["safety", "99"]])
    return [f'themes.csv, row {len(rows) + 1}, value "safety,99": the row has 2 cells where the header has 7']


@of_a_file
def row_too_long(p: BrokenPackage) -> list[str]:
    rows = p.read("themes")
    p.write("themes", [*rows[:2], [*rows[2], "more", "and more"], *rows[3:]])
    return [
        f'themes.csv, row 3, value "{",".join(rows[2][:4])[:60]}... (65 characters)": '
        "the row has 9 cells where the header has 7"
    ]


@of_a_file
def blank_row(p: BrokenPackage) -> list[str]:
    row = p.row_of("themes", "gender")
    p.bytes("themes", lambda raw: raw.replace(b"\ngender,", b"\n\ngender,"))
    return [f"themes.csv, row {row}: the row is blank"]


@of_a_file
def quote_never_closed(p: BrokenPackage) -> list[str]:
    row = len(p.read("themes")) + 1
    p.bytes("themes", lambda raw: raw + b'safety,99,a,b,"c,\n')
    return [f"themes.csv, row {row}: a quote is opened here and never closed"]


@of_a_file
def text_after_a_closed_quote(p: BrokenPackage) -> list[str]:
    row = p.row_of("themes", "gender")
    p.bytes("themes", lambda raw: raw.replace(b"\ngender,", b'\n"gender"s,'))
    return [f"""themes.csv, row {row}: the quoting of this row is broken (',' expected after '"')"""]


@of_a_file
def line_break_in_a_cell(p: BrokenPackage) -> list[str]:
    row = p.change("themes", "gender", note="one\ntwo")
    return [
        f'themes.csv, row {row}, column note, value "one\\ntwo": '
        "a line break inside a cell; a cell is one line"
    ]


@of_a_cell
def oversize_cell(p: BrokenPackage) -> list[str]:
    row = p.repeat("themes", "gender", theme_id="added_81", position="81", note="x" * 10_001)
    return [
        f'themes.csv, row {row}, column note, value "{"x" * 60}... (10001 characters)": '
        "longer than 10000 characters"
    ]


@of_a_file
def cell_beyond_what_can_be_read(p: BrokenPackage) -> list[str]:
    row = p.change("themes", "gender", note="x" * 5_000_000)
    return [
        f'themes.csv, row {row}, column note, value "{"x" * 60}... (5000000 characters)": '
        "longer than 10000 characters"
    ]


@of_a_cell
def control_character(p: BrokenPackage) -> list[str]:
    row = p.repeat("themes", "gender", theme_id="added_82", position="82", note="bell\x07")
    return [
        f'themes.csv, row {row}, column note, value "bell\\x07": contains a control or invisible character'
    ]


@of_a_cell
def text_turned_around(p: BrokenPackage) -> list[str]:
    row = p.repeat("themes", "gender", theme_id="added_83", position="83", note="a \u202eb")
    return [
        f'themes.csv, row {row}, column note, value "a \\u202eb": contains a control or invisible character'
    ]


@of_a_cell
def space_at_the_end(p: BrokenPackage) -> list[str]:
    row = p.repeat("themes", "gender", theme_id="added_84", position="84", name_en="Gender ")
    return [f'themes.csv, row {row}, column name_en, value "Gender ": begins or ends with a space']


@of_a_cell
def decimal_comma(p: BrokenPackage) -> list[str]:
    row = p.observation(SHARE, value="29,5")
    return [
        f'observations.csv, row {row}, column value, value "29,5": '
        "not a number; expected digits with a point for decimals"
    ]


@of_a_cell
def number_without_end(p: BrokenPackage) -> list[str]:
    row = p.observation(SHARE, value="1e999")
    return [
        f'observations.csv, row {row}, column value, value "1e999": '
        "not a number; expected digits with a point for decimals"
    ]


@of_a_cell
def whole_number_too_large(p: BrokenPackage) -> list[str]:
    row = p.repeat("events", "ev001", event_id="ev903", participants="99999999999")
    return [
        f'events.csv, row {row}, column participants, value "99999999999": not a whole number, or too large'
    ]


@of_a_cell
def yes_instead_of_true(p: BrokenPackage) -> list[str]:
    row = p.observation(COUNT, yearly="yes")
    return [f'observations.csv, row {row}, column yearly, value "yes": neither true nor false']


@of_a_cell
def latitude_of_another_country(p: BrokenPackage) -> list[str]:
    row = p.change("places", "khujand", lat="69.62")
    return [f'places.csv, row {row}, column lat, value "69.62": above 42, the highest possible']


@of_a_cell
def status_outside_the_scale(p: BrokenPackage) -> list[str]:
    row = p.repeat("status_events", "D25-01-e5", event_id="D25-01-e91", status="done")
    scale = (
        "regressed, not_started, in_progress, partially_implemented, implemented, no_evidence, not_assessable"
    )
    return [f'status_events.csv, row {row}, column status, value "done": not one of {scale}']


@of_a_cell
def id_of_another_form(p: BrokenPackage) -> list[str]:
    row = p.repeat("themes", "torture", theme_id="Torture 2", position="98")
    return [
        f'themes.csv, row {row}, column theme_id, value "Torture 2": '
        "not of the expected form [a-z0-9][a-z0-9_]*"
    ]


@of_a_cell
def range_upside_down(p: BrokenPackage) -> list[str]:
    row = p.observation(COUNT, value="", value_low="20", value_high="10")
    return [
        f'observations.csv, row {row}, column value_low, value "20": above the upper end of its range, 10'
    ]


@of_a_cell
def value_outside_its_range(p: BrokenPackage) -> list[str]:
    row = p.observation(COUNT, value="9162", value_low="9200", value_high="9300")
    return [
        f'observations.csv, row {row}, column value, value "9162": below the lower end of its range, 9200'
    ]


@of_a_cell
def nothing_observed(p: BrokenPackage) -> list[str]:
    row = p.observation(COUNT, value="")
    return [
        f"observations.csv, row {row}, column value: no value, no text and no range: the row observes nothing"
    ]


@of_a_cell
def period_backwards(p: BrokenPackage) -> list[str]:
    row = p.observation(COUNT, period_end="2012-12-31")
    return [
        f'observations.csv, row {row}, column period_end, value "2012-12-31": before the start, 2013-01-01'
    ]


@of_a_cell
def project_that_ends_before_it_starts(p: BrokenPackage) -> list[str]:
    row = p.repeat("projects", "P2J", project_id="P2JA", start_date="2024-06", end_date="2024-05")
    return [f'projects.csv, row {row}, column end_date, value "2024-05": before the start, 2024-06-01']


@of_a_cell
def observation_of_the_future(p: BrokenPackage) -> list[str]:
    row = p.observation(COUNT, period_end="2031-12-31")
    return [
        f'observations.csv, row {row}, column period_end, value "2031-12-31": '
        "later than 2026-11-21, the day the source ehra_criminalization_costs was read"
    ]


@of_a_cell
def event_of_the_future(p: BrokenPackage) -> list[str]:
    row = p.repeat("events", "ev001", event_id="ev904", date="2026-12")
    source = p.cell("events", "ev001", "source_id")
    return [
        f'events.csv, row {row}, column date, value "2026-12": '
        f"later than 2026-11-21, the day the source {source} was read"
    ]


@of_a_cell
def place_of_another_region(p: BrokenPackage) -> list[str]:
    row = p.observation(PRISON, place_id="khujand")
    return [
        f'observations.csv, row {row}, column place_id, value "khujand": '
        "the place lies in TJ-SU, but the row says TJ-RA"
    ]


@of_a_cell
def recommendation_linked_to_itself(p: BrokenPackage) -> list[str]:
    row = p.add(
        "recommendation_links",
        from_id="D24-01",
        to_id="D24-01",
        relation="continues",
        reason_en="x",
        reason_ru="x",
        reason_tg="x",
    )
    return [
        f'recommendation_links.csv, row {row}, column to_id, value "D24-01": '
        "a recommendation cannot be linked to itself"
    ]


@of_a_cell
def links_in_a_circle(p: BrokenPackage) -> list[str]:
    there = next(
        n
        for n, row in enumerate(p.read("recommendation_links"), 1)
        if row[:3] == ["D24-01", "D25-03", "continues"]
    )
    back = p.add(
        "recommendation_links",
        from_id="D25-03",
        to_id="D24-01",
        relation="merges",
        reason_en="x",
        reason_ru="x",
        reason_tg="x",
    )
    return [
        f'recommendation_links.csv, row {there}, column to_id, value "D25-03": '
        "the links lead in a circle back to D24-01",
        f'recommendation_links.csv, row {back}, column to_id, value "D24-01": '
        "the links lead in a circle back to D25-03",
    ]


@of_a_cell
def parents_in_a_circle(p: BrokenPackage) -> list[str]:
    mia = p.change("producers", "mia", parent="moj")
    moj = p.change("producers", "moj", parent="mia")
    told = {
        mia: (
            f'producers.csv, row {mia}, column parent, value "moj": the parents lead in a circle back to mia'
        ),
        moj: (
            f'producers.csv, row {moj}, column parent, value "mia": the parents lead in a circle back to moj'
        ),
    }
    return [told[row] for row in sorted(told)]


@of_a_cell
def baseline_not_marked(p: BrokenPackage) -> list[str]:
    # D25-01 is of 26 September 2025; the event is of 7 May 2018.
    row = p.repeat("status_events", "D25-01-e1", event_id="D25-01-e92", is_baseline="false")
    return [
        f'status_events.csv, row {row}, column is_baseline, value "false": '
        "dated 2018-05-07, before dialogue_2025: a baseline"
    ]


@of_a_cell
def baseline_of_the_time_after(p: BrokenPackage) -> list[str]:
    row = p.repeat("status_events", "D25-01-e5", event_id="D25-01-e93", is_baseline="true")
    return [
        f'status_events.csv, row {row}, column is_baseline, value "true": '
        "dated 2026-02-03, after dialogue_2025: no baseline"
    ]


@of_a_cell
def source_of_nothing(p: BrokenPackage) -> list[str]:
    row = p.repeat("sources", "saferworld_uniting_2020", source_id="read_by_nobody")
    return [
        f'sources.csv, row {row}, column source_id, value "read_by_nobody": '
        "nothing in the package was read in this source"
    ]


@of_a_cell
def producer_of_nothing(p: BrokenPackage) -> list[str]:
    row = p.repeat("producers", "csp", producer_id="silent", voice="civil_society")
    return [
        f'producers.csv, row {row}, column producer_id, value "silent": '
        "no observation, evidence or priority comes from this producer"
    ]


@of_a_cell
def producer_without_voice(p: BrokenPackage) -> list[str]:
    row = p.change("producers", "csp", voice="")
    return [f"producers.csv, row {row}, column voice: a voice is required here"]


@of_a_cell
def own_search_that_found_something(p: BrokenPackage) -> list[str]:
    rows = p.read("status_events")
    own = next(row[0] for row in rows if row[rows[0].index("producer_id")] == "paygiri")
    row = p.change("status_events", own, status="implemented")
    return [
        f'status_events.csv, row {row}, column status, value "implemented": '
        "a search of our own can only record no_evidence"
    ]


@of_a_cell
def unit_upside_down(p: BrokenPackage) -> list[str]:
    p.add(
        "units",
        unit_id="upside_down",
        name_en="x",
        name_ru="x",
        name_tg="x",
        minimum="5",
        maximum="1",
        integer="true",
    )
    return [
        f'units.csv, row {p.row_of("units", "upside_down")}, column minimum, value "5": '
        "not below the maximum, 1"
    ]


@of_a_cell
def ledger_row_without_outcome(p: BrokenPackage) -> list[str]:
    p.change("ledger", "1", observation_id="", exclusion_id="")
    return [
        f"ledger.csv, row {p.row_of('ledger', '1')}, column exclusion_id: "
        "neither an observation nor an exclusion"
    ]


@of_a_cell
def budget_without_currency(p: BrokenPackage) -> list[str]:
    row = p.repeat("projects", "P2J", project_id="P2JB", budget="1000", currency="")
    return [f"projects.csv, row {row}, column currency: the row gives a budget, but not its currency"]


@of_a_cell
def claim_against_itself(p: BrokenPackage) -> list[str]:
    row = p.repeat("claim_contradictions", "C02", contradicts_id="C02")
    return [
        f'claim_contradictions.csv, row {row}, column contradicts_id, value "C02": '
        "a claim cannot contradict itself"
    ]


@of_a_cell
def unknown_currency_of_a_project(p: BrokenPackage) -> list[str]:
    row = p.repeat("projects", "P2J", project_id="P2JC", budget="1000", currency="XYZ")
    return [f'projects.csv, row {row}, column currency, value "XYZ": not one of CAD, CHF, EUR, GBP, TJS, USD']


@of_a_cell
def unknown_region_of_a_project(p: BrokenPackage) -> list[str]:
    row = p.add("project_regions", project_id="P2J", region_code="TJ-ZZ", basis="stated")
    return [
        f'project_regions.csv, row {row}, column region_code, value "TJ-ZZ": '
        "regions.csv has no such region_code"
    ]


@of_a_cell
def activity_entered_as_two_projects(p: BrokenPackage) -> list[str]:
    # EIDHR17 runs from 2017 to 2019; the copy, paid by the same donor, begins in 2019.
    row = p.repeat("projects", "EIDHR17", project_id="EIDHR19", start_date="2019-06", end_date="")
    p.add("project_partners", project_id="EIDHR19", organisation_id="eu", role="donor")
    p.add("project_regions", project_id="EIDHR19", region_code="TJ", basis="stated")
    return [
        f'projects.csv, row {row}, column start_date, value "2019-06": the dates overlap those of EIDHR17, '
        "which has the same title and a donor in common: one activity, entered twice"
    ]


@of_a_cell
def share_of_a_partner_that_pays_nothing(p: BrokenPackage) -> list[str]:
    row = p.add(
        "project_partners", project_id="CRSR", organisation_id="ombudsman", role="partner", share="10"
    )
    return [
        f'project_partners.csv, row {row}, column share, value "10": only a donor has a share of the budget'
    ]


@of_a_cell
def shares_of_more_than_the_whole(p: BrokenPackage) -> list[str]:
    # Nobody's share of CFLI25 is published; two donors are added.
    rows = [
        p.add("project_partners", project_id="CFLI25", organisation_id=donor, role="donor", share=share)
        for donor, share in (("fcdo", "75"), ("ned", "40"))
    ]
    return [
        f'project_partners.csv, row {row}, column share, value "{share}": '
        "the shares of the donors of CFLI25 come to 115 percent"
        for row, share in zip(rows, ("75", "40"), strict=True)
    ]


@of_a_cell
def place_of_a_project_outside_its_regions(p: BrokenPackage) -> list[str]:
    row = p.add("project_places", project_id="NED20", place_id="khorog")
    return [
        f'project_places.csv, row {row}, column place_id, value "khorog": '
        "the place lies in TJ-GB, which is no region of NED20"
    ]


@of_a_cell
def result_the_same_as_itself(p: BrokenPackage) -> list[str]:
    row = p.repeat("results", "NED20-r1", result_id="NED20-r9", same_as="NED20-r9")
    return [
        f'results.csv, row {row}, column same_as, value "NED20-r9": a result cannot be the same as itself'
    ]


@of_a_file
def no_descriptor(p: BrokenPackage) -> list[str]:
    (p.folder / "datapackage.json").unlink()
    return ["datapackage.json: the file is missing; a data package needs one"]


@of_a_file
def descriptor_cut_short(p: BrokenPackage) -> list[str]:
    path = p.folder / "datapackage.json"
    path.write_text('{"name": "paygiri",\n "resources": [', encoding="utf-8")
    return ["datapackage.json, row 2: the file is not valid JSON: Expecting value"]


@of_a_file
def descriptor_without_tables(p: BrokenPackage) -> list[str]:
    (p.folder / "datapackage.json").write_text("[]", encoding="utf-8")
    return ['datapackage.json: the package: "resources" must be a list that is not empty']


@of_a_file
def descriptor_that_leads_out_of_its_folder(p: BrokenPackage) -> list[str]:
    path = p.folder / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["resources"][0]["path"] = "../secret.csv"
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    return ['datapackage.json: resource "regions": the path must be a file of the package\'s own folder']


@pytest.mark.parametrize("spoil", OF_A_FILE.values(), ids=OF_A_FILE.keys())
def test_fault_of_a_file_is_told_alone_and_the_last_good_warehouse_answers(
    spoil: Spoil, package: BrokenPackage, standing: Path
) -> None:
    expected = spoil(package)
    assert refused(package, standing) == expected
    assert_stands(standing)


@pytest.mark.parametrize(
    "place",
    [
        ("resources",),
        ("resources", 0),
        ("resources", 0, "name"),
        ("resources", 0, "path"),
        ("resources", 0, "schema"),
        ("resources", 0, "schema", "fields"),
        ("resources", 0, "schema", "fields", 0),
        ("resources", 0, "schema", "fields", 0, "name"),
        ("resources", 0, "schema", "fields", 0, "type"),
        ("resources", 0, "schema", "fields", 0, "constraints"),
        ("resources", 0, "schema", "fields", 0, "constraints", "pattern"),
        ("resources", 0, "schema", "fields", 2, "constraints", "enum"),
        ("resources", 0, "schema", "primaryKey"),
        ("resources", 0, "schema", "uniqueKeys"),
        ("resources", 0, "schema", "foreignKeys"),
        ("resources", 1, "schema", "foreignKeys", 0),
        ("resources", 1, "schema", "foreignKeys", 0, "fields"),
        ("resources", 1, "schema", "foreignKeys", 0, "reference"),
    ],
    ids=lambda place: ".".join(map(str, place)),
)
def test_number_in_place_of_any_part_of_the_descriptor_is_a_fault(
    place: tuple[str | int, ...], tmp_path: Path
) -> None:
    descriptor = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    part = descriptor
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = 5
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(PackageRejected) as caught:
        read_package(tmp_path)
    assert [fault.file for fault in caught.value.report.faults] == ["datapackage.json"]


def test_folder_that_cannot_be_written_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    command = [sys.executable, "-m", "queries", "build", "--into", str(tmp_path / "file" / "warehouse")]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith("the build could not go on: ")
    assert "Traceback" not in ended.stderr


def assert_stands(standing: Path) -> None:
    """Nothing was added to the folder but the lock, and its warehouse answers."""
    names = {path.name for path in standing.iterdir()}
    assert names == {POINTER, "lock", (standing / POINTER).read_text().strip()}
    assert run("catalogue/regions")["region_code"].tolist()[:2] == ["TJ", "TJ-DU"]


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[str]], list[str]]:
    """One package with every fault of a cell: the faults expected of each, and all that were told."""
    folder = tmp_path_factory.mktemp("spoilt")
    package = BrokenPackage(folder / "package")
    expected = {name: spoil(package) for name, spoil in OF_A_CELL.items()}
    return expected, refused(package, folder / "warehouse")


@pytest.mark.parametrize("name", OF_A_CELL)
def test_fault_of_a_cell_is_told(name: str, spoilt: tuple[dict[str, list[str]], list[str]]) -> None:
    expected, told = spoilt
    assert [fault for fault in expected[name] if fault not in told] == []


def test_no_other_fault_is_told(spoilt: tuple[dict[str, list[str]], list[str]]) -> None:
    expected, told = spoilt
    assert sorted(told) == sorted(fault for faults in expected.values() for fault in faults)


def test_package_with_faults_of_cells_leaves_the_last_good_warehouse(
    package: BrokenPackage, standing: Path
) -> None:
    for spoil in OF_A_CELL.values():
        spoil(package)
    assert refused(package, standing)
    assert_stands(standing)


def test_faults_of_several_files_are_told_together(package: BrokenPackage, standing: Path) -> None:
    expected = [
        *OF_A_FILE["missing_column"](package),
        *OF_A_FILE["stray_file"](package),
        *OF_A_CELL["unknown_region"](package),
        *OF_A_CELL["month_thirteen"](package),
    ]
    assert sorted(refused(package, standing)) == sorted(expected)


def test_same_fault_in_every_row_is_counted_and_cut(package: BrokenPackage, standing: Path) -> None:
    rows = package.read("observations")
    column = rows[0].index("confidence")
    package.write(
        "observations", [rows[0], *([*row[:column], "sure", *row[column + 1 :]] for row in rows[1:])]
    )
    with pytest.raises(PackageRejected) as caught:
        build(package.folder, standing)
    report = caught.value.report
    assert len(report.faults) == FAULTS_SHOWN_PER_KIND
    assert report.faults[0].row == HEADER_AND_ONE
    hidden = len(rows) - 1 - FAULTS_SHOWN_PER_KIND
    assert report.lines()[-1] == f"{len(rows) - 1} faults, {hidden} of them not listed"


@pytest.mark.slow
def test_rows_are_counted_right_far_down_a_large_file(tmp_path: Path) -> None:
    # Large enough to be read in parallel pieces, which must not lose the order of the rows.
    folder = write_package(tmp_path / "large", 300_000)
    path = folder / "observations.csv"
    lines = path.read_bytes().split(b"\n")
    expected = []
    for row in (2, 100_000, 200_000, 300_000):
        lines[row - 1] = lines[row - 1].replace(b",low,", b",sure,").replace(b",medium,", b",sure,")
        expected.append(
            f'observations.csv, row {row}, column confidence, value "sure": not one of high, medium, low'
        )
    path.write_bytes(b"\n".join(lines))
    assert path.stat().st_size > 50_000_000
    with pytest.raises(PackageRejected) as caught:
        check(folder, tmp_path)
    assert [str(fault) for fault in caught.value.report.faults] == expected


def test_command_tells_faults_on_the_error_stream_and_fails(package: BrokenPackage, standing: Path) -> None:
    expected = OF_A_CELL["unknown_region"](package)
    command = [
        sys.executable,
        "-m",
        "queries",
        "build",
        "--package",
        str(package.folder),
        "--into",
        str(standing),
    ]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.splitlines() == [*expected, "1 fault"]


def test_check_tells_the_same_and_builds_nothing(package: BrokenPackage, tmp_path: Path) -> None:
    expected = OF_A_CELL["unknown_region"](package)
    command = [sys.executable, "-m", "queries", "check", "--package", str(package.folder)]
    into = tmp_path / "nothing"
    ended = subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, FOLDER_VARIABLE: str(into)},
    )
    assert (ended.returncode, ended.stderr.splitlines()) == (1, [*expected, "1 fault"])
    assert not into.exists()


def test_package_saved_by_a_spreadsheet_is_read(package: BrokenPackage, tmp_path: Path) -> None:
    # A byte order mark, CRLF line ends and quotes around every cell are how a spreadsheet may save a file.
    rows = package.read("themes")
    quoted = "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)
    package.path("themes").write_bytes(b"\xef\xbb\xbf" + quoted.encode())
    assert build(package.folder, tmp_path / "fresh").unchanged is False
