"""What Impact asks, against the CSV files: nothing is counted twice, nothing missing is counted as zero."""

import datetime
from collections import Counter
from typing import Any

import pandas as pd
import pytest

from queries import run
from tests.queries.status_by_hand import items, rows, standing

pytestmark = pytest.mark.usefixtures("warehouse")
TODAY = "2026-11-21"


def ask(question: str, as_of: str = TODAY, **given: Any) -> pd.DataFrame:
    filters = {name: given.pop(name, None) for name in ("project", "donor", "region", "theme")}
    return run(f"impact/{question}", **filters, as_of=as_of, **given)


def portfolio(**given: Any) -> pd.DataFrame:
    return ask("portfolio", row_limit=500, row_offset=0, **given)


def counts(**given: Any) -> dict[str, Any]:
    return dict(ask("counts", **given).iloc[0])


def donors() -> dict[str, set[str]]:
    """Who pays for each project; an empty set where nobody is stated."""
    found: dict[str, set[str]] = {row["project_id"]: set() for row in rows("projects")}
    for row in rows("project_partners"):
        if row["role"] == "donor":
            found[row["project_id"]].add(row["organisation_id"])
    return found


def test_project_of_two_donors_stands_under_each_and_is_counted_once() -> None:
    # DVV17 (European Union 75 %, Germany 25 %) and CRSR (Switzerland, European Union) have two donors each.
    listed = portfolio()
    pairs = {(row["donor_id"], row["project_id"]) for _, row in listed.iterrows()}
    expected = {(donor, project) for project, paying in donors().items() for donor in paying or {""}}
    assert pairs == expected
    assert len(listed) == 32
    assert counts()["projects"] == 30
    assert counts()["shared"] == 2
    assert len(ask("projects", row_limit=500)) == 30


def test_portfolios_of_two_donors_together_count_more_than_their_union() -> None:
    alone = {donor: counts(donor=donor)["projects"] for donor in ("eu", "bmz", "sdc")}
    assert alone == {"eu": 11, "bmz": 1, "sdc": 5}
    union = {project for project, paying in donors().items() if paying & {"eu", "bmz", "sdc"}}
    assert len(union) == 15 == sum(alone.values()) - 2


def test_shares_are_those_that_were_published_and_no_others() -> None:
    shares = portfolio().set_index(["donor_id", "project_id"])["share"]
    assert shares["eu", "DVV17"] == 75
    assert shares["bmz", "DVV17"] == 25
    assert shares.notna().sum() == 2
    assert pd.isna(shares["sdc", "CRSR"])


def test_money_is_summed_by_currency_over_published_budgets_alone() -> None:
    # SDCA2J1 4,196,000; SDCA2J2 4,200,000; SDCA2J3 4,150,000; SDCHRG 2,000,000 CHF; EIDHR17 513,671 EUR.
    totals = ask("totals").set_index("currency")
    assert dict(totals["amount"]) == {"CHF": 14_546_000.0, "EUR": 513_671.0}
    assert dict(totals["projects"]) == {"CHF": 4, "EUR": 1}
    assert counts()["with_money"] == 5


def test_money_of_a_donor_without_a_published_budget_is_no_row_and_not_a_zero() -> None:
    assert ask("totals", donor="cfli").empty
    assert counts(donor="cfli")["with_money"] == 0


def test_totals_of_all_donors_count_a_shared_budget_once() -> None:
    # Summed over the pairs of the portfolio a budget with two donors would be there twice.
    listed = portfolio()
    once = listed.drop_duplicates("project_id")["budget"].sum()
    assert ask("totals")["amount"].sum() == once == 14_546_000 + 513_671


def test_result_that_two_projects_report_is_counted_once() -> None:
    # The 18 legal aid centres stand under SDCA2J1 and UNDPROL.
    own = [row for row in rows("results") if row["level"] != "context"]
    assert len(own) == 39
    assert counts()["results"] == 38
    assert counts(project="UNDPROL")["results"] == 7
    assert counts(project="SDCA2J1")["results"] == 1


def test_country_context_is_no_result() -> None:
    found = counts(project="NSHR38")
    assert (found["results"], found["context_figures"]) == (0, 13)


def test_activity_of_two_projects_is_counted_once() -> None:
    held = {row["event_id"] for row in rows("project_events")}
    assert len(rows("project_events")) == 26
    assert counts()["activities"] == len(held) == 20


def test_recommendation_touched_by_two_projects_is_counted_once() -> None:
    touched = {row["recommendation_id"] for row in rows("project_recommendations")}
    assert counts()["recommendations"] == len(touched)
    assert len(ask("recommendations", row_limit=500)) == len(rows("project_recommendations"))


@pytest.mark.parametrize("as_of", ["2024-10-18", "2025-09-26", TODAY])
def test_status_of_what_a_project_touches_is_that_of_the_tracker(as_of: str) -> None:
    day = datetime.date.fromisoformat(as_of)
    expected = {}
    for row in rows("project_recommendations"):
        begun = next(p["start_date"] for p in rows("projects") if p["project_id"] == row["project_id"])
        now = standing(items()[row["recommendation_id"]], day)
        if now is not None and f"{begun}-01-01"[:10] <= as_of:
            expected[row["project_id"], row["recommendation_id"]] = (now.status, now.contested)
    frame = ask("recommendations", as_of=as_of, row_limit=500)
    found = {
        (row["project_id"], row["recommendation_id"]): (row["status"], row["contested"])
        for _, row in frame.iterrows()
    }
    assert {key: value for key, value in found.items() if key in expected} == expected
    undated = {row["project_id"] for row in rows("projects") if not row["start_date"]}
    assert {project for project, _ in set(found) - set(expected)} <= undated


def test_project_that_had_not_begun_is_left_out_and_one_without_a_start_is_kept() -> None:
    listed = set(ask("projects", as_of="2015-01-01", row_limit=500)["project_id"])
    dated = {"SDCA2J1", "INLCP10", "OSCEPOL"}
    undated = {row["project_id"] for row in rows("projects") if not row["start_date"]}
    assert listed == dated | undated


def test_region_finds_those_that_name_it_and_the_nation_those_that_name_no_region() -> None:
    reach = rows("project_regions")
    own = {row["project_id"] for row in reach if row["region_code"] == "TJ-GB"}
    national = {row["project_id"] for row in reach if row["region_code"] == "TJ"}
    assert set(ask("projects", region="TJ-GB", row_limit=500)["project_id"]) == own
    assert set(ask("projects", region="TJ", row_limit=500)["project_id"]) == national
    assert counts()["nationwide"] == len(national) == 18


def test_page_of_the_portfolio_continues_where_the_last_one_ended() -> None:
    whole = list(portfolio()["position"])
    first = ask("portfolio", row_limit=20, row_offset=0)
    second = ask("portfolio", row_limit=20, row_offset=20)
    assert [*first["position"], *second["position"]] == whole
    assert set(first["total"]) == {32}
    assert set(ask("portfolio", row_limit=3, row_offset=0)["donor_projects"]) == {11}


def test_donor_of_most_projects_comes_first_and_those_without_a_donor_last() -> None:
    order = list(dict.fromkeys(portfolio()["donor_id"]))
    assert order[:2] == ["eu", "sdc"]
    assert order[-1] == ""


def test_reach_counts_projects_by_region_and_activities_where_they_were_held() -> None:
    frame = ask("reach")
    regions = frame[frame["place_id"] == ""].set_index("region_code")
    named = Counter(row["region_code"] for row in rows("project_regions"))
    assert {code: regions.loc[code, "projects"] for code in named} == named
    places = {row["place_id"]: row["region_code"] for row in rows("places")}
    events = {row["event_id"]: row for row in rows("events")}
    held = Counter(
        places.get(events[event]["place_id"], events[event]["region_code"])
        for event in {row["event_id"] for row in rows("project_events")}
    )
    assert {code: regions.loc[code, "activities"] for code in held} == held
    assert held["TJ-DU"] == 12
    assert regions.loc["TJ-GB", "activities"] == 0


def test_reach_of_places_is_theirs_alone() -> None:
    frame = ask("reach")
    places = frame[frame["place_id"] != ""].set_index("place_id")
    assert (places.loc["khujand", "projects"], places.loc["khujand", "activities"]) == (2, 0)
    assert (places.loc["dushanbe", "projects"], places.loc["dushanbe", "activities"]) == (3, 12)
    assert (places.loc["shahritus", "projects"], places.loc["shahritus", "activities"]) == (0, 1)


def test_how_much_is_dushanbe_is_told_apart_for_nationwide_projects() -> None:
    found = counts()
    assert (found["activities_capital"], found["activities"]) == (12, 20)
    national = {row["project_id"] for row in rows("project_regions") if row["region_code"] == "TJ"}
    events = {row["event_id"]: row for row in rows("events")}
    own = {row["event_id"] for row in rows("project_events") if row["project_id"] in national}
    in_capital = [event for event in own if events[event]["place_id"] == "dushanbe"]
    assert found["activities_nationwide"] == len(own)
    assert found["activities_nationwide_capital"] == len(in_capital)


def test_gap_counts_each_concern_recommendation_and_project_that_names_a_region() -> None:
    frame = ask("gap")
    whole = frame[frame["theme_id"] == ""].set_index("region_code")
    concerns = Counter(row["region_code"] for row in rows("priorities") if row["kind"] == "concern")
    asked = {(row["region_code"], row["recommendation_id"]) for row in rows("recommendation_regions")}
    named = Counter(region for region, _ in asked)
    working = Counter(row["region_code"] for row in rows("project_regions"))
    for code in ("TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB"):
        found = tuple(whole.loc[code, ["concerns", "recommendations", "projects"]])
        assert found == (concerns[code], named[code], working[code]), code


def test_gap_of_a_theme_has_no_project_where_none_that_names_the_region_is_about_it() -> None:
    # Migration was voiced in the districts of republican subordination; SDCHRG, on migration, is nationwide.
    frame = ask("gap")
    row = frame[(frame["region_code"] == "TJ-RA") & (frame["theme_id"] == "migration")].iloc[0]
    assert (row["concerns"], row["projects"], row["nationwide"]) == (2, 0, 1)


def test_figures_of_the_country_are_the_newest_of_each_voice_and_never_of_a_region() -> None:
    frame = ask("indicators", project="P2J").dropna(subset=["observation_id"])
    observations = {row["observation_id"]: row for row in rows("observations")}
    voices = {row["producer_id"]: row["voice"] for row in rows("producers")}
    assert len(frame)
    for _, row in frame.iterrows():
        chosen = observations[row["observation_id"]]
        assert chosen["region_code"] == "TJ"
        rivals = [
            other
            for other in observations.values()
            if other["indicator_id"] == row["indicator_id"]
            and other["region_code"] == "TJ"
            and not other["place_id"]
            and not other["dimension"]
            and other["cumulative"] == chosen["cumulative"]
            and voices[other["producer_id"]] == row["voice"]
        ]
        assert chosen["period_end"] == max(other["period_end"] for other in rivals)


def test_figure_of_a_later_day_is_left_out_of_an_earlier_reading() -> None:
    frame = ask("indicators", as_of="2020-12-31").dropna(subset=["observation_id"])
    assert frame["period_end"].max() <= pd.Timestamp("2020-12-31")


def test_event_of_a_later_day_is_left_out() -> None:
    frame = ask("events", as_of="2024-12-31", row_limit=500)
    events = {row["event_id"]: row for row in rows("events")}
    assert len(frame)
    for event in frame["event_id"]:
        assert events[event]["date"] <= "2024-12-31"


def test_budget_of_a_project_never_grows_with_its_donors() -> None:
    listed = portfolio(donor="eu").set_index("project_id")
    assert listed["budget"].dropna().to_dict() == {"EIDHR17": 513_671}
    assert listed.loc["DVV17", "donor_count"] == 2
