"""The sentence that says how a status was worked out, case by case of the rules."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from components.palette import VOICES
from components.tracker.words import age, how_worked_out, no_evidence_by

AS_OF = date(2026, 11, 21)
READ = date(2026, 11, 21)


def item(**known: Any) -> dict[str, Any]:
    """A row of `tracker/item` on which nobody has spoken, with what is given."""
    silent = {f"{voice}_{part}": None for voice in VOICES for part in ("status", "date")}
    base = {
        "status": "no_evidence",
        "headline": "no_evidence",
        "contested": False,
        "freshness": "none",
        "headline_voice": None,
        "headline_date": pd.NaT,
        "origin_date": pd.Timestamp("2024-10-18"),
    }
    return {**silent, **base, **known}


def said(**known: Any) -> str:
    return how_worked_out(item(**known), AS_OF, READ, "en")


def test_contested_item_names_both_sides_and_the_rule() -> None:
    sentence = said(
        status="not_started",
        headline="not_started",
        contested=True,
        freshness="fresh",
        headline_voice="international",
        state_status="in_progress",
        state_date=date(2023, 3, 12),
        international_status="not_started",
        international_date=date(2024, 5, 3),
    )
    assert sentence == (
        "Counts as not started: international bodies reported not started (3 May 2024) while the state "
        "reported in progress (12 Mar 2023), and where they differ the lower counts."
    )


def test_contested_item_leaves_out_a_voice_that_agrees_with_the_state() -> None:
    sentence = said(
        status="regressed",
        contested=True,
        freshness="fresh",
        state_status="in_progress",
        state_date=date(2026, 1, 1),
        civil_society_status="regressed",
        civil_society_date=date(2026, 2, 1),
        international_status="in_progress",
        international_date=date(2026, 3, 1),
    )
    assert "civil society reported regressed (1 Feb 2026) while" in sentence
    assert "international" not in sentence


def test_one_voice_decides_alone() -> None:
    sentence = said(
        status="in_progress",
        headline="in_progress",
        freshness="fresh",
        headline_voice="civil_society",
        civil_society_status="in_progress",
        civil_society_date=date(2025, 11, 26),
    )
    assert sentence == "Counts as in progress: that is the latest evidence, from civil society (26 Nov 2025)."


def test_earlier_word_of_another_voice_is_told() -> None:
    sentence = said(
        status="in_progress",
        headline="in_progress",
        freshness="fresh",
        headline_voice="civil_society",
        civil_society_status="in_progress",
        civil_society_date=date(2025, 11, 26),
        international_status="not_started",
        international_date=date(2025, 10, 17),
    )
    assert sentence.endswith(
        "Reported otherwise before: international bodies reported not started (17 Oct 2025)."
    )


def test_date_known_by_its_year_is_not_printed_as_a_day() -> None:
    sentence = said(
        status="in_progress",
        headline="in_progress",
        freshness="fresh",
        headline_voice="state",
        state_status="in_progress",
        state_date=date(2025, 12, 31),
        state_printed="2025",
    )
    assert "from the state (2025)" in sentence


@pytest.mark.parametrize(
    ("freshness", "told"), [("fresh", ""), ("stale", "older than 12"), ("expired", "older than 24")]
)
def test_old_evidence_is_called_old(freshness: str, told: str) -> None:
    sentence = said(
        status="in_progress",
        headline="in_progress",
        freshness=freshness,
        headline_voice="state",
        state_status="in_progress",
        state_date=date(2025, 1, 1),
    )
    assert told in sentence
    assert ("older" in sentence) == bool(told)


def test_nothing_found_is_not_called_nothing_done() -> None:
    sentence = said()
    assert "no dated source after 18 Oct 2024" in sentence
    assert sentence.endswith("That is not the same as no step taken.")


def test_item_that_does_not_exist_yet_has_no_status() -> None:
    sentence = how_worked_out(item(status=None, contested=pd.NA), date(2024, 1, 1), READ, "en")
    assert sentence == "Has no status on 1 Jan 2024: the recommendation dates from 18 Oct 2024."


def test_what_cannot_be_assessed_leaves_the_total() -> None:
    sentence = said(
        status="not_assessable",
        headline="not_assessable",
        headline_voice="academic",
        academic_status="not_assessable",
        academic_date=date(2026, 1, 1),
    )
    assert sentence.endswith("It is left out of the total.")


def test_nothing_is_known_to_be_missing_after_the_last_search() -> None:
    assert no_evidence_by(date(2027, 6, 1), READ, "en") == "No evidence found by 21 Nov 2026"
    assert no_evidence_by(date(2025, 9, 26), READ, "en") == "No evidence found by 26 Sep 2025"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "under a month"), (31, "1 month"), (366, "12 months"), (729, "23 months"), (731, "2 years")],
)
def test_age_is_told_in_months_and_from_two_years_on_in_years(days: int, words: str) -> None:
    assert age(days, "en") == words


def test_age_of_nothing_is_empty() -> None:
    assert age(None, "en") == ""
    assert age(float("nan"), "en") == ""
