"""What every figure of the package must carry, and the rules written in data/README.md."""

import re
from collections import Counter, defaultdict
from datetime import date

from tests.data.tables import DATA, rows

# Counts of living people, or of what happened to them, where one or two of them could be found.
PEOPLE = {"appeals", "cases", "complaints", "crimes", "officers", "persons", "requests"}

# Deaths in public events, published by the State or by international bodies: hiding them hides the event.
PUBLIC_EVENTS = {
    "border_killed_tj",
    "gbao_2012_deaths",
    "gbao_2021_deaths",
    "gbao_2022_deaths",
    "prison_riot_deaths",
}


def test_there_are_enough_indicators_and_observations() -> None:
    assert len(rows("indicators")) >= 120
    assert len(rows("observations")) >= 1000


def test_every_indicator_is_observed() -> None:
    observed = {row["indicator_id"] for row in rows("observations")}
    assert {row["indicator_id"] for row in rows("indicators")} == observed


def test_every_indicator_is_classified() -> None:
    for row in rows("indicators"):
        for column in ("unit_id", "theme_id", "ohchr_type", "polarity", "kind", "additive_across_regions"):
            assert row[column], (row["indicator_id"], column)


def test_every_observation_names_who_made_it_where_it_was_read_and_how_sure_it_is() -> None:
    for row in rows("observations"):
        for column in ("producer_id", "source_id", "period_start", "period_end", "confidence"):
            assert row[column], (row["observation_id"], column)


def test_every_observation_says_something() -> None:
    for row in rows("observations"):
        bounded = row["value_low"] and row["value_high"]
        assert row["value"] or row["value_text"] or bounded, row["observation_id"]


def test_a_range_has_bounds_and_no_single_value() -> None:
    ranges = [row for row in rows("observations") if row["value_low"] or row["value_high"]]
    assert ranges
    for row in ranges:
        assert row["value"] == "", row["observation_id"]
        assert float(row["value_low"]) < float(row["value_high"]), row["observation_id"]


def test_values_fit_their_unit() -> None:
    units = {row["unit_id"]: row for row in rows("units")}
    unit_of = {row["indicator_id"]: units[row["unit_id"]] for row in rows("indicators")}
    for row in rows("observations"):
        unit = unit_of[row["indicator_id"]]
        for column in ("value", "value_low", "value_high"):
            if not row[column]:
                continue
            value = float(row[column])
            assert unit["minimum"] == "" or value >= float(unit["minimum"]), row["observation_id"]
            assert unit["maximum"] == "" or value <= float(unit["maximum"]), row["observation_id"]
            assert unit["integer"] == "false" or value.is_integer(), row["observation_id"]


def test_only_whole_years_and_reference_dates_stand_on_a_yearly_axis() -> None:
    for row in rows("observations"):
        if row["yearly"] == "true":
            assert row["period_kind"] in {"year", "point", "census"}, row["observation_id"]
            assert row["cumulative"] == "false", row["observation_id"]


def test_the_kind_of_a_period_agrees_with_its_days() -> None:
    for row in rows("observations"):
        start, end = date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])
        days = (end - start).days + 1
        kind = row["period_kind"]
        assert days >= 1, row["observation_id"]
        if kind == "year":
            assert (start, end) == (date(end.year, 1, 1), date(end.year, 12, 31)), row["observation_id"]
        if kind == "half_year":
            assert 181 <= days <= 184, row["observation_id"]
        if kind == "quarter":
            assert 90 <= days <= 92, row["observation_id"]
        if kind == "multi_year":
            assert days > 366, row["observation_id"]
        if kind == "other":
            assert days <= 367, row["observation_id"]


def test_a_copy_is_never_a_source_of_high_confidence() -> None:
    kinds = {row["source_id"]: row["kind"] for row in rows("sources")}
    for row in rows("observations"):
        if row["confidence"] == "high":
            assert kinds[row["source_id"]] == "primary", row["observation_id"]


def test_a_copy_names_the_original_publisher_and_says_that_it_is_one() -> None:
    for row in rows("sources"):
        if row["kind"] == "mirror":
            assert row["original_publisher"], row["source_id"]
            assert row["note"], row["source_id"]


def test_no_page_is_listed_twice() -> None:
    pages = defaultdict(list)
    for row in rows("sources"):
        if row["url"]:
            page = re.sub(r"^https?://(www\.|m\.)?", "", row["url"]).rstrip("/").lower()
            pages[page].append(row["source_id"])
    twice = {tuple(ids) for ids in pages.values() if len(ids) > 1}
    # One file each, with two documents in it.
    assert twice == {
        ("demographicmap_2010_population_and_housing", "demographicmap_2020_population_and_housing"),
        (
            "tata_dataset_2018_tajikistan_demographic_and_health",
            "tata_dataset_2019_tajikistan_2017_dhs_atlas",
        ),
    }


def test_every_source_is_used() -> None:
    used = set()
    for path in DATA.glob("*.csv"):
        if path.stem != "sources":
            for row in rows(path.stem):
                used |= {value for column, value in row.items() if column.endswith("source_id")}
    assert {row["source_id"] for row in rows("sources")} - used == set()


def test_only_our_own_search_has_no_voice() -> None:
    assert [row["producer_id"] for row in rows("producers") if not row["voice"]] == ["paygiri"]


def test_small_counts_of_people_are_withheld() -> None:
    units = {row["indicator_id"]: row["unit_id"] for row in rows("indicators")}
    for row in rows("observations"):
        indicator = row["indicator_id"]
        if units[indicator] not in PEOPLE or indicator in PUBLIC_EVENTS or not row["value"]:
            continue
        value = float(row["value"])
        if row["place_id"] or "facility=" in row["dimension"]:
            assert value == 0 or value >= 5, row["observation_id"]
        elif row["dimension"] or row["region_code"] != "TJ":
            assert value == 0 or value >= 3, row["observation_id"]


def test_two_figures_of_one_body_for_one_period_are_told_apart() -> None:
    subject = ("indicator_id", "region_code", "place_id", "dimension")
    made = ("period_start", "period_end", "producer_id", "series")
    seen = Counter(tuple(row[column] for column in subject + made) for row in rows("observations"))
    # Successive counts of one event by one ministry share a series: their order is in the notes.
    assert {key[0] for key, times in seen.items() if times > 1} <= {"gbao_2022_deaths"}


def test_known_breaks_are_recorded() -> None:
    breaks = {(row["indicator_id"], row["region_code"], row["date"][:4]) for row in rows("series_breaks")}
    assert {
        ("population", "TJ-DU", "2021"),
        ("population", "TJ-RA", "2021"),
        ("rsf_score", "TJ", "2022"),
        ("rsf_rank", "TJ", "2022"),
        ("cpi_score", "TJ", "2012"),
        ("dv_registered_police", "TJ", "2025"),
    } <= breaks


def test_poverty_by_residence_before_2018_stands_on_no_axis_and_breaks_no_national_line() -> None:
    """Town and country look swapped in the official file for 2015-2017; the national rows do not."""
    split = [
        row
        for row in rows("observations")
        if row["indicator_id"] == "poverty_rate"
        and row["dimension"].startswith("residence=")
        and row["period_end"] < "2018"
    ]
    assert len(split) == 6
    assert {(row["yearly"], row["confidence"]) for row in split} == {("false", "low")}
    breaks = {(row["indicator_id"], row["date"][:4]) for row in rows("series_breaks")}
    assert ("poverty_rate", "2018") not in breaks


def test_torture_complaints_of_one_year_differ_by_channel() -> None:
    """The figures of 2021: Coalition 24, Commissioner 15, Prosecutor General 13."""
    values = {row["observation_id"]: row["value"] for row in rows("observations")}
    assert values["torture_cases_coalition.tj.2021"] == "24"
    assert values["torture_appeals_ombudsman.tj.2021"] == "15"
    assert values["torture_complaints_prosecutor.tj.2021"] == "13"


def test_part_of_a_year_is_not_a_year() -> None:
    """The Coalition's 16 of 2022 was said on 25 October; 10 of 2023 and 2024 is one number for two years."""
    found = {row["observation_id"]: row for row in rows("observations")}
    part = found["torture_cases_coalition.tj.202201to202210"]
    assert (part["value"], part["period_end"], part["yearly"]) == ("16", "2022-10-25", "false")
    both = found["torture_complaints_prosecutor.tj.202301to202412"]
    assert (both["value"], both["yearly"], both["cumulative"]) == ("10", "false", "true")


def test_dushanbe_of_january_2024_is_the_bulletins_figure() -> None:
    bulletin = ("population", "TJ-DU", "", "2024-01-01")
    columns = ("indicator_id", "region_code", "place_id", "period_end")
    found = [row for row in rows("observations") if tuple(row[column] for column in columns) == bulletin]
    assert [row["value"] for row in found] == ["1242600"]
