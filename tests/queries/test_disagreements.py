"""Figures that differ: the pairs that people found by reading, one by one, against those the mart finds."""

from dataclasses import dataclass

import duckdb
import pandas as pd
import pytest
import sqlglot
from sqlglot import exp

from queries import run
from queries.warehouse import ROOM
from tests.data.tables import rows

pytestmark = pytest.mark.usefixtures("warehouse")


@dataclass(frozen=True)
class Figure:
    """A figure as it stands in observations.csv: enough to tell it from every other."""

    indicator: str
    opens: str
    closes: str
    value: str
    producer: str


def figure(indicator: str, opens: str, closes: str, value: str, producer: str) -> Figure:
    return Figure(indicator, opens, closes, value, producer)


def year(indicator: str, in_year: int, value: str, producer: str) -> Figure:
    return Figure(indicator, f"{in_year}-01-01", f"{in_year}-12-31", value, producer)


COALITION, COMMISSIONER = "torture_cases_coalition", "torture_appeals_ombudsman"
PROSECUTOR, CONVICTED = "torture_complaints_prosecutor", "torture_convictions_143_1"
COVID, COVID_LISTS = "covid_deaths_official", "covid_deaths_independent"

# Number of the pair: region, kind, the two figures.
FOUND: dict[str, tuple[str, str, Figure, Figure]] = {
    "1 torture complaints, 2021-2022": (
        "TJ",
        "similar",
        figure(COALITION, "2021-01-01", "2022-10-25", "40", "coalition_torture"),
        figure(PROSECUTOR, "2021-04-25", "2022-10-25", "20", "prosecutor_general"),
    ),
    "2 torture appeals, 2021": (
        "TJ",
        "similar",
        year(COALITION, 2021, "24", "coalition_torture"),
        year(COMMISSIONER, 2021, "15", "ombudsman"),
    ),
    "3 torture appeals, 2019": (
        "TJ",
        "similar",
        year(COALITION, 2019, "52", "coalition_torture"),
        year(COMMISSIONER, 2019, "18", "ombudsman"),
    ),
    "4 torture appeals, 2018": (
        "TJ",
        "similar",
        year(COALITION, 2018, "44", "coalition_torture"),
        year(COMMISSIONER, 2018, "13", "ombudsman"),
    ),
    "5 cases of the Coalition, 2020, on its site and as quoted": (
        "TJ",
        "publication",
        year(COALITION, 2020, "37", "coalition_torture"),
        year(COALITION, 2020, "38", "coalition_torture"),
    ),
    "6 convictions, counted from 2012 and from 2013": (
        "TJ",
        "publication",
        figure(CONVICTED, "2012-01-01", "2018-12-31", "4", "government_tj"),
        figure(CONVICTED, "2013-01-01", "2018-01-31", "3", "government_tj"),
    ),
    "7 totals of several years: listed, and not measured": (
        "TJ",
        "not_comparable",
        figure(PROSECUTOR, "2012-01-01", "2018-12-31", "89", "prosecutor_general"),
        figure(COALITION, "2011-01-01", "2016-12-31", "200", "coalition_torture"),
    ),
    "8 NGOs closed, one number for two windows of eighteen months": (
        "TJ",
        "publication",
        figure("ngos_liquidated", "2022-02-17", "2023-08-17", "700", "moj"),
        figure("ngos_liquidated", "2022-05-01", "2023-11-30", "700", "moj"),
    ),
    "9 NGOs closed, 700 in eighteen months and more than 700 in a year": (
        "TJ",
        "rival",
        figure("ngos_liquidated", "2022-05-01", "2023-11-30", "700", "moj"),
        figure("ngos_liquidated", "2022-12-11", "2023-12-11", "700", "eu_delegation"),
    ),
    "13 active associations, two yardsticks of one ministry": (
        "TJ",
        "similar",
        year("ngos_reporting_funding", 2021, "2556", "moj"),
        year("ngos_reporting_continuation", 2021, "1148", "moj"),
    ),
    "15 killed in GBAO, May 2022": (
        "TJ-GB",
        "rival",
        figure("gbao_2022_deaths", "2022-05-01", "2022-05-31", "21", "government_tj"),
        figure("gbao_2022_deaths", "2022-05-01", "2022-05-31", "40", "un_sr_minority"),
    ),
    "16 killed in Khorog, July 2012": (
        "TJ-GB",
        "rival",
        figure("gbao_2012_deaths", "2012-07-24", "2012-07-24", "42", "mia_gknb"),
        figure("gbao_2012_deaths", "2012-07-24", "2012-07-27", "70", "rferl"),
    ),
    "18 killed at the border, 2021": (
        "TJ-SU",
        "rival",
        figure("border_killed_tj", "2021-04-28", "2021-05-01", "16", "radio_ozodi"),
        figure("border_killed_tj", "2021-04-28", "2021-05-01", "19", "sughd_administration"),
    ),
    "19 injured at the border, 2021": (
        "TJ-SU",
        "rival",
        figure("border_injured_tj", "2021-04-28", "2021-05-01", "87", "sughd_administration"),
        figure("border_injured_tj", "2021-04-28", "2021-05-01", "150", "unofficial_via_24kg"),
    ),
    "20 civilians killed at the border, 2022": (
        "TJ-SU",
        "rival",
        figure("border_civilians_killed_both", "2022-09-14", "2022-09-17", "37", "hrw"),
        figure("border_civilians_killed_both", "2022-09-14", "2022-09-17", "51", "media_lists_via_hrw"),
    ),
    "21 COVID-19 deaths, 2020": (
        "TJ",
        "similar",
        figure(COVID, "2020-04-30", "2020-12-31", "90", "moh"),
        year("covid_excess_deaths", 2020, "8997", "excess_mortality_dataset"),
    ),
    "22 COVID-19 deaths, 2020-2021": (
        "TJ",
        "similar",
        figure(COVID, "2020-01-01", "2021-12-31", "125", "moh"),
        figure("covid_excess_deaths", "2020-01-01", "2021-12-31", "9880", "excess_mortality_dataset"),
    ),
    "23 COVID-19 deaths to June 2020, listed": (
        "TJ",
        "similar",
        figure(COVID, "2020-04-30", "2020-06-30", "52", "moh"),
        figure(COVID_LISTS, "2020-04-30", "2020-06-26", "437", "covid_activists"),
    ),
    "23 COVID-19 deaths to June 2020, verified": (
        "TJ",
        "similar",
        figure(COVID, "2020-04-30", "2020-06-30", "52", "moh"),
        figure(COVID_LISTS, "2020-04-30", "2020-06-26", "152", "rferl"),
    ),
    "24 prison population, February 2019": (
        "TJ",
        "rival",
        figure("prison_population", "2019-02-01", "2019-02-28", "9317", "icps"),
        figure("prison_population", "2019-02-01", "2019-02-28", "12000", "moj"),
    ),
    "32 internet users, 2016": (
        "TJ",
        "rival",
        figure("internet_users", "2016-04-01", "2016-04-30", "2800000", "communications_service"),
        year("internet_users", 2016, "1600000", "internet_live_stats"),
    ),
    "33 mobile subscriptions, 2021": (
        "TJ",
        "rival",
        figure("mobile_subscriptions", "2021-07-01", "2021-07-31", "7571500", "communications_service"),
        year("mobile_subscriptions", 2021, "11584000", "itu"),
    ),
    "40 complaints of violence, first half of 2024": (
        "TJ",
        "similar",
        figure("ombudsman_vaw_complaints", "2024-01-01", "2024-06-30", "8", "ombudsman"),
        figure("dv_registered_police", "2024-01-01", "2024-06-30", "1569", "mia_cwfa"),
    ),
    "41 detained in GBAO, May and June 2022": (
        "TJ-GB",
        "rival",
        figure("gbao_2022_detained", "2022-05-18", "2022-05-19", "70", "government_tj"),
        figure("gbao_2022_detained", "2022-05-01", "2022-06-30", "200", "amnesty"),
    ),
}

# Both figures are rows, and yet no pair: their periods never meet.
APART: dict[str, tuple[Figure, Figure]] = {
    "11 NGOs of GBAO: five closed in 2023, a tenth able to work in 2022; another quantity besides": (
        figure("ngos_liquidated", "2023-01-01", "2023-06-30", "5", "moj"),
        figure("ngos_able_to_operate_share", "2022-05-01", "2022-12-09", "10", "un_sr_defenders"),
    ),
    "12 registered NGOs: 2020 and January 2024": (
        year("ncos_registered", 2020, "2886", "importing_democracy"),
        figure("public_associations_registered", "2024-01-17", "2024-01-17", "2773", "moj"),
    ),
    "25 prison population: February and April 2019": (
        figure("prison_population", "2019-02-01", "2019-02-28", "12000", "moj"),
        figure("prison_population", "2019-04-01", "2019-04-30", "13300", "ehra"),
    ),
    "27 leaving for Russia: nine months of 2021 and the first half of 2023; entries are not people": (
        figure("migrants_russia_entries", "2021-01-01", "2021-09-30", "1600000", "mia_russia"),
        figure("labour_migrants_departed", "2023-01-01", "2023-06-30", "467300", "mol"),
    ),
    "29 men and women among complaints: 2024 and 2025": (
        figure("dv_registered_police", "2024-01-01", "2024-06-30", "1291", "mia_cwfa"),
        figure("dv_registered_police", "2025-01-01", "2025-06-30", "1763", "mia_cwfa"),
    ),
    "31 domestic violence: 2017 and 2021": (
        year("violence_complaints_cwfa", 2017, "1500", "cwfa"),
        year("dv_registered_police", 2021, "3485", "mia"),
    ),
}

# Both figures are rows of one time, and yet no pair: they speak of other people or of another place.
OTHERS: dict[str, tuple[Figure, Figure]] = {
    "14 killed on 18 May 2022: all of GBAO, and residents of Rushon": (
        figure("gbao_2022_deaths", "2022-05-18", "2022-05-18", "9", "mia"),
        figure("gbao_2022_deaths", "2022-05-18", "2022-05-18", "21", "residents_rferl"),
    ),
    "17 killed in Khorog: 22 residents and up to 23 of the forces, and some 150 in all": (
        figure("gbao_2012_deaths", "2012-07-24", "2012-07-24", "22", "civic_solidarity"),
        figure("gbao_2012_deaths", "2012-07-01", "2012-07-31", "150", "unofficial_via_amnesty"),
    ),
}

# The other side is no row: a cause, a denial, a secret, a text, or arithmetic that nobody published.
ONE_SIDED: dict[str, Figure | None] = {
    "10 why NGOs closed: a difference of cause": None,
    "26 prison conditions: the satisfactory finding is text": year(
        "prison_overcrowding", 2023, "300", "ombudsman"
    ),
    "28 first half of 2024: the revised base is arithmetic, kept as a series break": figure(
        "dv_registered_police", "2025-01-01", "2025-06-30", "2121", "mia_cwfa"
    ),
    "30 complaints of 2024: the implied 3,242 is arithmetic": year(
        "violence_complaints_cwfa", 2025, "3609", "cwfa"
    ),
    "34 journalists in prison: the answer is no count": year("journalists_imprisoned", 2024, "8", "cpj"),
    "35 jailed on political charges: a denial is no count of zero": figure(
        "political_prisoners_reported", "2015-09-01", "2016-08-22", "170", "exeter"
    ),
    "36 ill-treatment in the army: the official figure is secret": figure(
        "army_ill_treatment_ngo", "2014-01-01", "2015-09-30", "9", "coalition_hfhr"
    ),
    "37 deaths of soldiers: the official three years are not named": figure(
        "army_deaths_ngo", "2014-01-01", "2015-09-30", "6", "coalition_hfhr"
    ),
    "38 deaths in a prisoner transfer: one number, two causes": figure(
        "prison_transfer_deaths", "2019-07-01", "2019-07-31", "14", "prosecutor_general"
    ),
    "39 days of a visit: the announced day is in the note of the one row": figure(
        "special_procedure_visits", "2023-04-11", "2023-04-20", "1", "ohchr"
    ),
}


def observations_of(wanted: Figure) -> list[dict[str, str]]:
    return [
        row
        for row in rows("observations")
        if wanted
        == Figure(
            row["indicator_id"], row["period_start"], row["period_end"], row["value"], row["producer_id"]
        )
    ]


def pairs_between(
    connection: duckdb.DuckDBPyConnection, one: Figure, other: Figure
) -> list[tuple[str, str, str]]:
    """Region, kind and id of every pair between the observations of two figures."""
    ones = {row["observation_id"] for row in observations_of(one)}
    others = {row["observation_id"] for row in observations_of(other)}
    assert ones, "the figure stands in observations.csv"
    assert others, "the figure stands in observations.csv"
    found = connection.execute(
        "select observation_a, observation_b, region_code, kind, pair_id from marts.disagreements"
    ).fetchall()
    return [
        (region, kind, pair)
        for a, b, region, kind, pair in found
        if (a in ones and b in others) or (a in others and b in ones)
    ]


def test_every_one_of_the_41_pairs_is_accounted_for() -> None:
    listed = [*FOUND, *APART, *OTHERS, *ONE_SIDED]
    assert {int(name.split()[0]) for name in listed} == set(range(1, 42))
    assert len({int(name.split()[0]) for name in FOUND}) == 23


@pytest.mark.parametrize("name", FOUND)
def test_pair_found_by_reading_is_found_by_the_mart(name: str, curated: duckdb.DuckDBPyConnection) -> None:
    region, kind, one, other = FOUND[name]
    # A set: Human Rights Watch printed its 37 twice, so the one pair of people is two of observations.
    assert {(where, what) for where, what, _ in pairs_between(curated, one, other)} == {(region, kind)}


@pytest.mark.parametrize("name", APART)
def test_figures_of_periods_that_never_meet_are_no_pair(
    name: str, curated: duckdb.DuckDBPyConnection
) -> None:
    one, other = APART[name]
    assert one.closes < other.opens or other.closes < one.opens
    assert pairs_between(curated, one, other) == []


@pytest.mark.parametrize("name", OTHERS)
def test_figures_of_other_people_or_another_place_are_no_pair(
    name: str, curated: duckdb.DuckDBPyConnection
) -> None:
    one, other = OTHERS[name]
    (a,), (b,) = observations_of(one), observations_of(other)
    assert (a["place_id"], a["dimension"]) != (b["place_id"], b["dimension"])
    assert pairs_between(curated, one, other) == []


@pytest.mark.parametrize("name", [name for name, known in ONE_SIDED.items() if known])
def test_figure_without_an_opposite_number_differs_from_none(
    name: str, curated: duckdb.DuckDBPyConnection
) -> None:
    known = ONE_SIDED[name]
    assert known is not None
    (row,) = observations_of(known)
    differing = curated.execute(
        "select pair_id from marts.disagreements "
        "where $id in (observation_a, observation_b) "
        "and kind <> 'not_comparable' and period_relation = 'same'",
        {"id": row["observation_id"]},
    ).fetchall()
    assert differing == []


def shown(**filters: object) -> pd.DataFrame:
    asked: dict[str, object] = {
        "kind": [],
        "theme": [],
        "region": [],
        "voice": [],
        "from_year": None,
        "to_year": None,
        "pair_limit": 1000,
        "row_limit": 1000,
        "row_offset": 0,
    }
    return run("disagreements/pairs", **(asked | filters))


def test_gap_and_ratio_are_those_worked_out_by_hand() -> None:
    # 2019: the Coalition 52, the Commissioner 18: 34 more, 52 / 18 = 2.888...
    frame = shown(region=["TJ"], theme=["torture"], from_year=2019, to_year=2019)
    row = frame[frame["indicator_b"].isin([COALITION]) | frame["indicator_a"].isin([COALITION])].iloc[0]
    assert (row["gap"], round(row["ratio"], 4), row["period_relation"]) == (34, 2.8889, "same")
    assert {row["voice_a"], row["voice_b"]} == {"state", "civil_society"}
    higher = row["value_a"] if row["higher"] == "a" else row["value_b"]
    assert higher == 52
    assert not row["bounds_overlap"]


def test_documented_and_possible_deaths_may_both_hold() -> None:
    # 37 documented one by one, a total that may reach 51 ("at most 51").
    frame = shown(region=["TJ-SU"], kind=["rival"])
    row = frame[
        (frame["producer_a"] == "media_lists_via_hrw") | (frame["producer_b"] == "media_lists_via_hrw")
    ]
    assert row["bounds_overlap"].all()


def test_toll_is_shown_step_by_step() -> None:
    # The ministry of health: 44, 52, 90, 124, 125; four steps, not ten pairs.
    frame = shown(kind=["successive"])
    toll = frame[frame["indicator_a"] == COVID].sort_values("period_end_b")
    assert toll["value_a"].tolist() == [44, 52, 90, 124]
    assert toll["value_b"].tolist() == [52, 90, 124, 125]
    assert frame["producer_a"].equals(frame["producer_b"])


def test_most_unequal_pair_comes_first() -> None:
    frame = shown()
    widest = frame[frame["place"] == 1]["ratio"]
    assert widest.dropna().is_monotonic_decreasing
    assert widest.iloc[0] == 1569 / 8
    for _, pairs in frame.groupby("position"):
        assert pairs["ratio"].dropna().is_monotonic_decreasing
        assert pairs["quantity_id"].nunique() == 1
        assert pairs["kind"].nunique() == 1
        assert set(pairs["pairs_of_quantity"]) == {len(pairs)}


def test_what_must_not_be_compared_is_listed_on_request_only() -> None:
    assert "not_comparable" not in set(shown()["kind"])
    frame = shown(kind=["not_comparable"])
    assert len(frame) > 0
    assert frame[["gap", "ratio", "higher", "bounds_overlap"]].isna().all(axis=None)


def test_kinds_add_up_to_what_is_shown() -> None:
    everything = ["rival", "publication", "successive", "similar", "not_comparable"]
    kinds = run("disagreements/kinds", theme=[], region=[], voice=[], from_year=None, to_year=None)
    assert kinds["kind"].tolist() == everything
    frame = shown(kind=everything)
    assert kinds.set_index("kind")["pairs"].to_dict() == frame["kind"].value_counts().to_dict()
    assert set(frame["total"]) == {len(frame)}


def test_kind_without_a_pair_is_told_as_none() -> None:
    kinds = run(
        "disagreements/kinds", theme=["torture"], region=["TJ-KT"], voice=[], from_year=None, to_year=None
    )
    assert kinds["pairs"].tolist() == [0] * 5
    assert shown(theme=["torture"], region=["TJ-KT"]).empty


def test_filters_keep_what_they_name() -> None:
    everything = shown()
    for voice in ("state", "media", "academic"):
        named = everything[(everything["voice_a"] == voice) | (everything["voice_b"] == voice)]
        assert set(shown(voice=[voice])["pair_id"]) == set(named["pair_id"])
    assert set(shown(region=["TJ-GB"])["region_code"]) == {"TJ-GB"}
    years = shown(from_year=2021, to_year=2021)
    assert (years["overlap_start"].dt.year <= 2021).all()
    assert (years["overlap_end"].dt.year >= 2021).all()
    assert len(years) < len(everything)


def test_pages_of_the_list_join_without_a_seam() -> None:
    everything = shown()
    quantities = int(everything["quantities"].iloc[0])
    joined = pd.concat([shown(row_limit=20, row_offset=start) for start in range(0, quantities, 20)])
    assert joined["pair_id"].tolist() == everything["pair_id"].tolist()
    assert joined["position"].drop_duplicates().tolist() == list(range(1, quantities + 1))


def test_long_quantity_is_cut_and_says_how_long_it_is() -> None:
    # Deaths in GBAO in May 2022: six figures of five bodies, too many pairs for one look.
    frame = shown(region=["TJ-GB"], kind=["rival"], pair_limit=3)
    deaths = frame[frame["quantity_id"] == "gbao_2022_deaths|TJ-GB||group=all"]
    assert len(deaths) == 3
    assert set(deaths["pairs_of_quantity"]) == {9}


def test_quantities_that_two_bodies_speak_of_mostly_differ() -> None:
    # By hand from observations.csv: indicator, region, place and subgroup with two producers in one year.
    spoken: dict[tuple[str, ...], set[str]] = {}
    for row in rows("observations"):
        if not (row["value"] or row["value_low"] or row["value_high"]):
            continue
        kept = ";".join(part for part in row["dimension"].split(";") if not part.startswith("method="))
        for one in range(int(row["period_start"][:4]), int(row["period_end"][:4]) + 1):
            key = (row["indicator_id"], row["region_code"], row["place_id"], kept, str(one))
            spoken.setdefault(key, set()).add(row["producer_id"])
    shared = {key[:4] for key, producers in spoken.items() if len(producers) > 1}
    found = run("disagreements/extent").iloc[0]
    assert found["quantities"] == len(shared)
    rivals = shown(kind=["rival"])
    assert found["differing"] == rivals["quantity_id"].nunique()
    assert found["differing"] < found["quantities"]


def test_every_pair_has_its_rows_with_their_sources() -> None:
    for pair in shown(kind=["rival", "publication", "successive", "similar", "not_comparable"])["pair_id"]:
        frame = run("disagreements/quantity", id=pair)
        assert sorted(frame["side"].dropna()) == ["a", "b"]
        assert frame[["source_title", "publisher", "producer_en", "voice"]].notna().all(axis=None)
        assert len(run("disagreements/explanation", id=pair)) == 1


def test_rows_of_a_toll_hold_the_whole_toll() -> None:
    frame = shown(kind=["successive"])
    pair = frame[(frame["indicator_a"] == COVID) & (frame["value_a"] == 44)]["pair_id"].iloc[0]
    assert run("disagreements/quantity", id=pair)["value"].tolist() == [44, 52, 90, 124, 125]


def test_explanation_is_that_of_the_table_of_comparability() -> None:
    frame = shown(kind=["similar"], theme=["torture"])
    said = {row["group_id"]: row["explanation_en"] for row in rows("comparability")}
    assert set(frame["group_id"]) == {"torture_complaints"}
    found = run("disagreements/explanation", id=frame["pair_id"].iloc[0]).iloc[0]
    assert found["explanation_en"] == said["torture_complaints"]


def test_unknown_pair_has_no_rows() -> None:
    assert run("disagreements/quantity", id="no such pair").empty
    assert run("disagreements/explanation", id="no such pair").empty


def test_nothing_is_averaged() -> None:
    files = [*(ROOM / "disagreements").glob("*.sql"), *(ROOM / "marts").glob("8*.sql")]
    assert len(files) >= 7
    for file in files:
        tree = sqlglot.parse_one(file.read_text(encoding="utf-8"), read="duckdb")
        assert list(tree.find_all(exp.Avg, exp.Median)) == [], file.name
