"""The words of a region's profile: figures with their bounds, spans of time, both voices, what is unknown."""

from datetime import date

import pandas as pd

from components.regions.profile import (
    event_table,
    facts,
    gap_sentences,
    map_table,
    map_values,
    printed_figure,
    priority_list,
    project_table,
    recommendation_table,
    status_counts,
)

SOURCE = {"publisher": "Publisher", "url": "https://example.org/a", "source_title": "Title"}


def shown(cell: object) -> str:
    """A cell as it reads once its markdown is drawn."""
    return str(cell).replace("\\", "")


def figures() -> pd.DataFrame:
    shared = {"qualifier": "=", "value_text": None, "note": "Read off a chart.", "producer_en": "Agency"}
    return pd.DataFrame(
        [
            {
                **shared,
                "region_code": "TJ-SU",
                "region_en": "Sughd",
                "value": 25.0,
                "value_low": None,
                "value_high": None,
                "confidence": "low",
                "voice": "state",
                "period_start": date(2017, 8, 1),
                "period_end": date(2017, 11, 30),
                "period_kind": "survey",
                "rank_high": 1,
                "regions_compared": 1,
            },
            {**shared, "region_code": "TJ-GB", "region_en": "GBAO", "value": float("nan"), "note": None},
        ]
    )


def test_figure_carries_bound_and_mark_of_low_confidence() -> None:
    row = {"value": 200.0, "qualifier": ">", "unit_id": "persons", "confidence": "low"}
    assert printed_figure(row, "en") == "> 200 †"


def test_range_without_a_value_prints_both_ends() -> None:
    row = {"value": None, "value_low": 20.0, "value_high": 22.0, "unit_id": "cases", "confidence": "high"}
    assert printed_figure(row, "en") == "20 – 22"


def test_text_of_the_source_outranks_its_number() -> None:
    row = {"value": 4.0, "value_text": "Not Free", "unit_id": "category", "confidence": "high"}
    assert printed_figure(row, "en") == "Not Free"


def test_no_figure_prints_as_a_dash_and_never_as_zero() -> None:
    assert printed_figure({"value": float("nan"), "unit_id": "cases"}, "en") == "–"


def test_map_says_that_a_region_has_no_value() -> None:
    rows = map_values(figures(), "percent", "Violence", "en").set_index("region_code")
    assert rows.loc["TJ-SU", "label"] == "25% †"
    assert rows.loc["TJ-SU", "remark"] == "low confidence · Read off a chart."
    assert rows.loc["TJ-GB", "label"] == "no value"
    assert rows.loc["TJ-GB", "figure"] == "No value in this comparable set"


def test_table_of_the_map_gives_rank_time_and_remark() -> None:
    first, second = (list(map(shown, row)) for row in map_table(figures(), "percent", "en").to_numpy())
    assert first == [
        "Sughd",
        "25% †",
        "1 / 1",
        "Aug – Nov 2017",
        "Agency",
        "low confidence · Read off a chart.",
    ]
    assert second[:4] == ["GBAO", "–", "", ""]


def test_facts_give_people_share_and_area() -> None:
    population = pd.DataFrame(
        [
            {"region_code": "TJ-GB", "value": 250_000, "period_end": date(2025, 1, 1)},
            {"region_code": "TJ-SU", "value": 750_000, "period_end": date(2025, 1, 1)},
        ]
    )
    line = facts({"region_code": "TJ-GB", "area_km2": 64_200.0}, population, "en")
    assert line == "250,000 people on 1 Jan 2025, 25.0% of the country · 64,200 km²"


def test_priority_names_the_zone_it_was_voiced_for() -> None:
    rows = pd.DataFrame([{"title_en": "Title", "detail_en": "Detail.", "place_en": "Rasht valley"}])
    assert shown(priority_list(rows, "en")) == "- **Title** (Rasht valley)  \n  Detail."


def recommendation(**changed: object) -> dict[str, object]:
    return {
        "recommendation_id": "CSP20-01",
        "text_en": "Do it.",
        "forum_en": "Briefing",
        "place_en": None,
        "status": "not_started",
        "contested": True,
        "state_status": "in_progress",
        "civil_society_status": "not_started",
        "international_status": None,
        "academic_status": None,
        "headline_date": pd.Timestamp("2025-10-01"),
        **SOURCE,
        **changed,
    }


def test_both_sides_stand_beside_a_contested_status() -> None:
    (row,) = recommendation_table(pd.DataFrame([recommendation()]), "en").to_dict("records")
    assert shown(row["Recommendation"]) == "Do it. CSP20-01"
    assert shown(row["Status"]) == "**Not started** (contested)"
    assert shown(row["State says"]) == "In progress"
    assert shown(row["Independent voices say"]) == "Civil society: Not started"
    assert shown(row["Latest evidence"]).startswith("1 Oct 2025, [Publisher]")


def test_silence_of_both_sides_prints_as_dashes() -> None:
    silent = recommendation(
        status="no_evidence",
        contested=False,
        state_status=None,
        civil_society_status=None,
        headline_date=pd.NaT,
        publisher=None,
    )
    (row,) = recommendation_table(pd.DataFrame([silent]), "en").to_dict("records")
    assert [row["State says"], row["Independent voices say"], row["Latest evidence"]] == ["–", "–", "–"]


def test_statuses_are_counted_from_worst_to_best() -> None:
    rows = pd.DataFrame({"status": ["implemented", "regressed", "no_evidence", "regressed"]})
    assert status_counts(rows, "en") == "2 regressed, 1 implemented, 1 no evidence"


def test_open_end_of_a_project_is_left_open() -> None:
    rows = pd.DataFrame(
        [
            {"title_en": "Project", "start_date": "2018", "end_date": None, **SOURCE},
            {"title_en": "Other", "start_date": None, "end_date": None, **SOURCE},
        ]
    )
    assert list(map(shown, project_table(rows, "en")["Time"])) == ["2018 – …", "–"]


def test_event_keeps_its_date_as_exact_as_it_is_known() -> None:
    rows = pd.DataFrame(
        [
            {"date": "2025-05", "title_en": "Consultation", "place_en": "Bokhtar", **SOURCE},
        ]
    )
    assert shown(event_table(rows, "en")["Date"][0]) == "May 2025"


def test_words_of_others_cannot_become_markup() -> None:
    rows = pd.DataFrame([{"date": "2025", "title_en": "[x](javascript:a) :red[b]", "place_en": "", **SOURCE}])
    cell = event_table(rows, "en")["Event"][0]
    assert "[x](" not in cell
    assert ":red[" not in cell


def test_gaps_count_what_is_missing_of_the_region_itself() -> None:
    gaps = pd.DataFrame(
        [
            {"kind": "theme", "scope": "region", "name_en": "Media freedom"},
            {"kind": "theme", "scope": "region", "name_en": "Migration"},
            {"kind": "recommendation", "scope": "region", "name_en": "Do it."},
            {"kind": "recommendation", "scope": "nation", "name_en": "Not counted here."},
        ]
    )
    themes, recommendations = (shown(line) for line in gap_sentences(gaps, "en"))
    assert themes == "**No observation at all on 2 themes**: Media freedom, Migration"
    assert recommendations == "**No dated evidence on 1 recommendation that names the region**: Do it."


def test_no_gap_makes_no_sentence() -> None:
    assert gap_sentences(pd.DataFrame(columns=["kind", "scope", "name_en"]), "en") == []
