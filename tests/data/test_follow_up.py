"""What recommendations, evidence, projects, events, claims and priorities hold, from the files alone."""

from collections import defaultdict

from tests.data.tables import rows

OWN_SEARCH = "paygiri"
DIALOGUES = {"dialogue_2024": "2024-10-18", "dialogue_2025": "2025-09-26"}
ZONES = {"Kulob zone": "kulob_zone", "Bokhtar": "bokhtar_zone", "Rasht valley": "rasht_valley"}


def by_key(table: str, key: str) -> dict[str, list[dict[str, str]]]:
    found = defaultdict(list)
    for row in rows(table):
        found[row[key]].append(row)
    return found


def forum_of() -> dict[str, dict[str, str]]:
    """The forum of each recommendation."""
    forums = {row["forum_id"]: row for row in rows("forums")}
    return {row["recommendation_id"]: forums[row["forum_id"]] for row in rows("recommendations")}


def first_day(date: str) -> str:
    return f"{date}-01-01"[:10] if len(date) == 4 else f"{date}-01"[:10]


def last_day(date: str) -> str:
    """The last possible day, with every month as long as the longest: enough to put dates in order."""
    return f"{date}-12-31"[:10] if len(date) == 4 else f"{date}-31"[:10]


def test_nothing_of_the_collected_material_is_lost() -> None:
    assert len(rows("recommendations")) == 71
    assert len(rows("status_events")) >= 109
    assert len(rows("projects")) == 30
    assert len(rows("results")) == 53
    assert len(rows("events")) >= 58
    assert len(rows("claims")) == 41
    assert len(rows("priorities")) == 28


def test_both_dialogues_stand_on_their_day() -> None:
    dialogues = {row["forum_id"]: row["date"] for row in rows("forums") if row["kind"] == "dialogue"}
    assert dialogues == DIALOGUES
    events = sorted(row["date"] for row in rows("events") if row["kind"] == "dialogue")
    assert events == sorted(DIALOGUES.values())


def test_the_dialogue_of_governments_is_never_a_dialogue_with_civil_society() -> None:
    forums = {row["forum_id"]: row["kind"] for row in rows("forums")}
    assert forums["eu_hrd_2025"] == "eu_dialogue"
    between = [row for row in rows("events") if "EU-Tajikistan Human Rights Dialogue" in row["title_en"]]
    assert {row["kind"] for row in between} == {"other"}
    assert len(between) == 4


def test_no_dialogue_item_claims_to_be_agreed_text() -> None:
    items = [row for row in rows("recommendations") if row["forum_id"] in DIALOGUES]
    assert len(items) == 12
    assert {row["basis"] for row in items} == {"communique", "speech"}
    assert all("not public" in row["note"] for row in items)


def test_every_recommendation_has_a_region_and_a_leading_addressee() -> None:
    regions = by_key("recommendation_regions", "recommendation_id")
    addressees = by_key("recommendation_addressees", "recommendation_id")
    for row in rows("recommendations"):
        item = row["recommendation_id"]
        codes = {place["region_code"] for place in regions[item]}
        assert codes, item
        assert codes == {"TJ"} or "TJ" not in codes, item
        assert "lead" in {addressee["role"] for addressee in addressees[item]}, item


def test_an_item_for_a_zone_names_its_place() -> None:
    places = {(row["recommendation_id"], row["place_id"]) for row in rows("recommendation_regions")}
    for row in rows("recommendations"):
        for name, place in ZONES.items():
            if name in row["text_en"]:
                assert (row["recommendation_id"], place) in places, row["recommendation_id"]


def test_twin_items_say_that_the_call_was_one() -> None:
    notes = {row["recommendation_id"]: row["note"] for row in rows("recommendations")}
    for item in (f"CSP20-{number:02}" for number in (1, 2, 3, 4, 5, 6, 13, 14)):
        assert "one item per place" in notes[item], item


def test_a_search_of_our_own_has_no_voice_and_no_status() -> None:
    voiceless = {row["producer_id"] for row in rows("producers") if not row["voice"]}
    assert voiceless == {OWN_SEARCH}
    searches = [row for row in rows("status_events") if row["producer_id"] == OWN_SEARCH]
    assert len(searches) == 16
    for row in searches:
        assert row["status"] == "no_evidence", row["event_id"]
        assert row["source_id"] == "paygiri_review_2026", row["event_id"]
        assert row["is_baseline"] == "false", row["event_id"]


def test_evidence_older_than_the_recommendation_is_its_baseline() -> None:
    forums = forum_of()
    for row in rows("status_events"):
        made = forums[row["recommendation_id"]]["date"]
        if row["date"] and last_day(row["date"]) < first_day(made):
            assert row["is_baseline"] == "true", row["event_id"]
        if row["is_baseline"] == "true":
            assert first_day(row["date"]) <= last_day(made), row["event_id"]


def test_an_undated_event_says_so() -> None:
    undated = [row for row in rows("status_events") if not row["date"]]
    assert len(undated) == 7
    assert all(row["date_note_en"].startswith("undated") for row in undated)


def test_a_count_alone_is_never_a_status() -> None:
    counts = [row for row in rows("status_events") if "A count is an indicator" in row["note"]]
    assert {row["event_id"] for row in counts} == {"CAT18-01-e2", "PEN20-02-e1", "UPR21-04-e1"}
    assert {row["status"] for row in counts} == {"no_evidence"}


def test_a_link_goes_from_the_earlier_item_to_the_later() -> None:
    forums = forum_of()
    for row in rows("recommendation_links"):
        earlier, later = forums[row["from_id"]], forums[row["to_id"]]
        assert earlier["forum_id"] != later["forum_id"], row
        assert last_day(earlier["date"]) < last_day(later["date"]), row


def test_two_items_are_linked_once() -> None:
    pairs = [frozenset((row["from_id"], row["to_id"])) for row in rows("recommendation_links")]
    assert all(len(pair) == 2 for pair in pairs)
    assert len(pairs) == len(set(pairs))


def test_links_run_in_no_circle() -> None:
    following = by_key("recommendation_links", "from_id")

    def reaches(start: str, here: str) -> bool:
        return any(row["to_id"] == start or reaches(start, row["to_id"]) for row in following.get(here, []))

    assert [item for item in list(following) if reaches(item, item)] == []


def test_several_items_merge_and_one_splits_into_several() -> None:
    links = rows("recommendation_links")
    merged = [row["to_id"] for row in links if row["relation"] == "merges"]
    split = [row["from_id"] for row in links if row["relation"] == "splits"]
    assert all(merged.count(item) > 1 for item in merged)
    assert all(split.count(item) > 1 for item in split)


def test_every_project_has_a_donor_or_says_that_none_is_stated() -> None:
    partners = by_key("project_partners", "project_id")
    for row in rows("projects"):
        roles = {partner["role"] for partner in partners[row["project_id"]]}
        assert "donor" in roles or "donor not stated" in row["note"].lower(), row["project_id"]


def test_every_project_has_a_region_and_a_missing_budget_is_named() -> None:
    regions = by_key("project_regions", "project_id")
    for row in rows("projects"):
        assert regions[row["project_id"]], row["project_id"]
    published = {row["project_id"] for row in rows("projects") if row["budget"]}
    assert published == {"EIDHR17", "SDCA2J1", "SDCA2J2", "SDCA2J3", "SDCHRG"}


def test_every_organisation_takes_part_in_a_project() -> None:
    used = {row["organisation_id"] for row in rows("project_partners")}
    assert {row["organisation_id"] for row in rows("organisations")} == used


def test_a_project_that_ended_before_a_recommendation_is_not_linked_to_it() -> None:
    forums = forum_of()
    ends = {row["project_id"]: row["end_date"] for row in rows("projects")}
    for row in rows("project_recommendations"):
        end = ends[row["project_id"]]
        if end:
            assert last_day(end) >= first_day(forums[row["recommendation_id"]]["date"]), row


def test_no_result_is_called_a_change_in_the_country() -> None:
    assert {row["level"] for row in rows("results")} == {"output", "context"}
    filed = {row["project_id"] for row in rows("results") if row["level"] == "context"}
    assert filed == {"NSHR38", "OSCEPOL"}


def test_a_result_has_a_number_and_a_flag_has_its_reason() -> None:
    for row in rows("results"):
        ranged = row["achieved_low"] and row["achieved_high"]
        assert row["target"] or row["achieved"] or ranged, row["result_id"]
        assert all(row[f"caveat_{language}"] for language in ("en", "ru", "tg")), row["result_id"]


def test_the_implausible_count_is_flagged_and_is_not_people() -> None:
    result = next(row for row in rows("results") if row["result_id"] == "P2J-r1")
    assert (result["achieved"], result["flagged"]) == ("60000", "true")
    assert "unclear" in result["unit"]


def test_what_two_projects_share_says_so() -> None:
    caveats = {row["result_id"]: row["caveat_en"] for row in rows("results")}
    for result, other in {"P2J-r4": "CFLI24", "P2J-r7": "CFLI25", "SDCA2J1-r1": "UNDPROL"}.items():
        assert other in caveats[result], result
    assert "SDCA2J1" in caveats["UNDPROL-r1"]


def test_claims_never_feed_a_figure() -> None:
    unsourced = {"catalysts_of_change_2025"}
    assert not unsourced & {row["source_id"] for row in rows("observations")}
    assert not unsourced & {row["source_id"] for row in rows("status_events")}


def test_verdicts_on_the_claims() -> None:
    verdicts = by_key("claims", "verdict")
    assert {verdict: len(found) for verdict, found in verdicts.items()} == {
        "unverified": 24,
        "supported": 10,
        "contradicted": 7,
    }


def test_a_contradiction_stands_once_and_the_two_falls_are_one() -> None:
    pairs = [(row["claim_id"], row["contradicts_id"]) for row in rows("claim_contradictions")]
    assert all(first < second for first, second in pairs)
    assert len(pairs) == len(set(pairs)) == 5
    claims = {row["claim_id"]: row for row in rows("claims")}
    assert ("C05", "C08") in pairs
    assert [(claims[claim]["value"], claims[claim]["direction"]) for claim in ("C05", "C08")] == [
        ("20", "down"),
        ("25", "down"),
    ]


def test_priorities_are_voiced_by_the_platform_for_its_four_regions() -> None:
    priorities = rows("priorities")
    assert {row["producer_id"] for row in priorities} == {"csp"}
    assert {row["region_code"] for row in priorities} == {"TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB"}
    assert {row["place_id"] for row in priorities} == {"", "kulob_zone", "bokhtar_zone", "rasht_valley"}
    kinds = by_key("priorities", "kind")
    assert (len(kinds["concern"]), len(kinds["success"])) == (20, 8)


def test_every_project_has_a_theme() -> None:
    assert {row["project_id"] for row in rows("project_themes")} == {
        row["project_id"] for row in rows("projects")
    }


def test_shares_of_donors_are_known_for_one_project_alone() -> None:
    shares = {
        (row["project_id"], row["organisation_id"]): row["share"]
        for row in rows("project_partners")
        if row["share"]
    }
    assert shares == {("DVV17", "eu"): "75", ("DVV17", "bmz"): "25"}


def test_events_of_a_project_lie_within_its_dates() -> None:
    projects = {row["project_id"]: row for row in rows("projects")}
    events = {row["event_id"]: row for row in rows("events")}
    for row in rows("project_events"):
        project, when = projects[row["project_id"]], events[row["event_id"]]["date"]
        start, end = project["start_date"], project["end_date"]
        assert not start or last_day(when) >= first_day(start), row
        assert not end or first_day(when) <= last_day(end), row


def test_event_is_stated_for_a_project_where_they_share_a_source() -> None:
    read_in = defaultdict(set)
    for row in [*rows("projects"), *rows("results")]:
        read_in[row["project_id"]].add(row["source_id"])
    source = {row["event_id"]: row["source_id"] for row in rows("events")}
    for row in rows("project_events"):
        stated = source[row["event_id"]] in read_in[row["project_id"]]
        assert row["basis"] == ("stated" if stated else "inferred"), row


def test_place_of_an_event_is_the_place_that_its_row_names() -> None:
    names = {row["place_id"]: row["name_en"] for row in rows("places")}
    for row in rows("events"):
        assert not row["place_id"] or row["place_en"] == names[row["place_id"]], row["event_id"]
    assert sum(row["place_id"] == "dushanbe" for row in rows("events")) == sum(
        row["place_en"] == "Dushanbe" for row in rows("events")
    )


def test_result_reported_by_two_projects_is_marked_once() -> None:
    marked = {row["result_id"]: row["same_as"] for row in rows("results") if row["same_as"]}
    assert marked == {"UNDPROL-r1": "SDCA2J1-r1"}
