"""The five views, the comparison and the carry-over as HTML, from hand-made rows of their questions."""

import html
import re
from datetime import date
from typing import Any

import pandas as pd
import pytest

from components.charts.svg import text_width
from components.palette import STATUSES, VOICES
from components.tracker.address import TrackerFilters, TrackerPlace
from components.tracker.carry_over import carry_over
from components.tracker.changes import changes
from components.tracker.filters import active_filters, empty_result, filters_in_words
from components.tracker.list import paging, sort_steps, tracker_list
from components.tracker.matrix import cell_words, matrix
from components.tracker.names import TrackerNames
from components.tracker.progress import month_ends, month_words, progress_chart, turning
from components.tracker.summary import summary_bars, summary_table, whole
from components.tracker.timeline import Axis, ageing, lanes, timeline, years_later

TODAY = date(2026, 11, 21)
MARKUP = "<script>hurt()</script>"
NAMES = TrackerNames(
    forum={"f": "Forum (1 Jan 2024)"},
    forum_title={"f": "Forum"},
    forum_day=dict.fromkeys("fab", "2024"),
    theme={"torture": "Torture"},
    region={"TJ": "Tajikistan", "TJ-GB": "GBAO in full"},
    region_short={"TJ": "Tajikistan", "TJ-GB": "GBAO"},
    place={"kulob": "Kulob"},
    institution={name: name.upper() for name in ("a", "b", "c", "d", "e")},
)


def place(**known: Any) -> TrackerPlace:
    return TrackerPlace(**{"filters": TrackerFilters(), "as_of": TODAY, "today": TODAY, **known})


def words(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def item(identity: str = "X-1", **known: Any) -> dict[str, Any]:
    """A row of `tracker/items` without evidence, with what is given."""
    silent = {f"{voice}_{part}": None for voice in VOICES for part in ("status", "date")}
    base = {
        "recommendation_id": identity,
        "forum_id": "f",
        "forum_title_en": "Forum",
        "origin_date": pd.Timestamp("2024-01-01"),
        "theme_en": "Torture",
        "text_en": "Do this.",
        "basis": "speech",
        "target_date": None,
        "overdue": False,
        "status": "no_evidence",
        "contested": False,
        "freshness": "none",
        "headline_date": pd.NaT,
        "age_days": None,
        "regions": "TJ",
        "places": "",
        "addressees": "",
        "total": 1,
    }
    return {**silent, **base, **known}


def event(identity: str, day: str | None, **known: Any) -> dict[str, Any]:
    """A row of `tracker/timeline` by the state, with what is given."""
    base = {
        "event_id": f"{identity}-{day}",
        "recommendation_id": identity,
        "date": day,
        "effective_date": pd.Timestamp(day) if day else pd.NaT,
        "voice": "state",
        "status": "in_progress",
        "is_baseline": False,
        "counts": True,
        "evidence_en": "A step.",
    }
    return {**base, **known}


def counts(**known: int) -> dict[str, int]:
    """The counts of a row of `tracker/summary` or `tracker/matrix`."""
    numbers = dict.fromkeys((*STATUSES, "contested", "stale", "expired", "overdue"), 0) | known
    numbers["items"] = sum(numbers[status] for status in STATUSES)
    numbers["assessable"] = numbers["items"] - numbers["not_assessable"]
    return numbers


def cycle(name: str, **known: int) -> dict[str, Any]:
    return {
        "cycle_id": name,
        "cycle_kind": "dialogue",
        "cycle_title_en": name.title(),
        "cycle_date": pd.Timestamp("2024-10-18"),
        **counts(**known),
    }


# The list


def test_text_of_a_row_is_never_markup() -> None:
    shown = tracker_list([item(text_en=MARKUP, theme_en=MARKUP)], place(), NAMES, TODAY)
    assert MARKUP not in shown
    assert html.escape(MARKUP) in shown


def test_row_without_evidence_says_until_when_was_looked() -> None:
    assert "No evidence found by 21 Nov 2026" in words(tracker_list([item()], place(), NAMES, TODAY))


def test_row_shows_each_voice_under_its_own_heading() -> None:
    row = item(
        status="in_progress",
        contested=True,
        state_status="implemented",
        state_date=date(2025, 1, 2),
        civil_society_status="in_progress",
        civil_society_date=date(2025, 3, 4),
    )
    shown = tracker_list([row], place(), NAMES, TODAY)
    cells = dict(re.findall(r'data-label="([^"]+)">(.*?)</td>', shown, re.DOTALL))
    assert words(cells["State"]) == "I Implemented 2 Jan 2025"
    assert words(cells["Civil society"]) == "P In progress 4 Mar 2025"
    assert words(cells["International bodies"]) == "–"
    assert "Contested" in words(cells["Counts as"])
    assert "Academia" not in cells


def test_overdue_row_says_since_when() -> None:
    shown = words(tracker_list([item(target_date="2025", overdue=True)], place(), NAMES, TODAY))
    assert "Overdue since 2025" in shown


def test_row_names_its_places_and_at_most_three_addressees() -> None:
    shown = words(
        tracker_list([item(regions="TJ-GB", places="kulob", addressees="a b c d e")], place(), NAMES, TODAY)
    )
    assert "GBAO (Kulob)" in shown
    assert "asked of A; B; C; 2 more" in shown


def test_old_evidence_is_marked_in_words() -> None:
    shown = words(
        tracker_list([item(freshness="expired", status="in_progress", age_days=800)], place(), NAMES, TODAY)
    )
    assert "older than 24 months" in shown


def test_rows_stand_under_their_origin_only_in_that_order() -> None:
    rows = [item("X-1"), item("X-2")]
    assert tracker_list(rows, place(), NAMES, TODAY).count('class="group"') == 1
    assert tracker_list(rows, place(sort="status"), NAMES, TODAY).count('class="group"') == 0


def test_present_order_turns_round() -> None:
    here = next(step for step in sort_steps(place(sort="status")) if step.here)
    assert here.href == "recommendations?sort=status_desc"


@pytest.mark.parametrize(
    ("page", "said", "before", "after"),
    [(1, "1–25 of 71", False, True), (2, "26–50 of 71", True, True), (3, "51–71 of 71", True, False)],
)
def test_pages_lead_to_those_there_are(page: int, said: str, before: bool, after: bool) -> None:
    shown = paging(place(page=page), 71, 25)
    assert (shown.words, shown.before is not None, shown.after is not None) == (said, before, after)


# The summary


def test_cycles_add_up_because_an_item_belongs_to_one() -> None:
    together = whole([cycle("a", in_progress=2, contested=1), cycle("b", in_progress=1, regressed=4)])
    assert (together["items"], together["in_progress"], together["regressed"], together["contested"]) == (
        7,
        3,
        4,
        1,
    )


def test_share_leaves_out_what_cannot_be_assessed() -> None:
    table = summary_table([cycle("a", in_progress=1, no_evidence=1, not_assessable=2)], NAMES, "en")
    assert table["In progress"].tolist() == ["1 \\(50\\%\\)"]
    assert table["Not assessable"].tolist() == ["2"]


def test_part_of_a_bar_leads_to_its_items() -> None:
    shown = html.unescape(summary_bars([cycle("a", in_progress=2), cycle("b", regressed=1)], place(), NAMES))
    assert "recommendations?view=list&forum=a&status=in_progress" in shown
    assert "recommendations?view=list&forum=b&status=regressed" in shown


# The matrix


def test_field_is_silent_only_where_no_item_has_evidence() -> None:
    base = {"theme_id": "torture", "theme_en": "Torture"}
    rows = [
        {**base, "region_code": "TJ", **counts(no_evidence=2)},
        {**base, "region_code": "TJ-GB", **counts(no_evidence=1, regressed=1, contested=1)},
    ]
    shown = matrix(rows, place(), NAMES)
    fields = re.findall(r'<a data-follow="top" class="([^"]+)"', shown)
    assert fields == ["field silent", "field has-contested"]
    assert cell_words(rows[1], "en") == "2 recommendations: 1 regressed, 1 no evidence; 1 contested"


def test_field_without_recommendation_is_no_zero() -> None:
    rows = [{"theme_id": "torture", "theme_en": "Torture", "region_code": "TJ-GB", **counts(regressed=1)}]
    shown = matrix(rows, place(), NAMES)
    assert 'aria-label="no recommendation"' in shown
    assert "<b>0</b>" not in shown


# The timeline


def test_axis_places_days_in_percent_and_marks_few_years() -> None:
    axis = Axis(date(2020, 1, 1), date(2024, 1, 1))  # 1461 days
    assert axis.at(date(2020, 1, 1)) == 0
    assert axis.at(date(2022, 1, 1)) == 50.03  # 731 of 1461
    assert axis.at(date(2030, 1, 1)) == 100
    assert [year for year, _left in axis.ticks] == [2020, 2021, 2022, 2023, 2024]
    assert len(Axis(date(1991, 1, 1), TODAY).ticks) <= 9


def test_word_of_a_voice_ages_in_three_stretches() -> None:
    axis = Axis(date(2020, 1, 1), date(2024, 1, 1))
    drawn = ageing(date(2020, 1, 1), date(2024, 1, 1), axis)
    assert [(part["kind"], part["left"]) for part in drawn] == [
        ("fresh", 0.0),
        ("stale", 25.05),  # 366 of 1461 days
        ("expired", 50.03),
    ]
    assert [part["kind"] for part in ageing(date(2023, 6, 1), date(2024, 1, 1), axis)] == ["fresh"]


def test_leap_day_has_a_day_a_year_later() -> None:
    assert years_later(date(2024, 2, 29), 1) == date(2025, 2, 28)


def test_lanes_follow_the_order_of_voices_with_own_searches_last() -> None:
    events = [
        event("X-1", "2026-11-21", voice=None, status="no_evidence", counts=False),
        event("X-1", "2025-01-01", voice="international"),
        event("X-1", "2025-01-01"),
        event("X-1", None, voice="media", counts=False),
    ]
    drawn = lanes(events, Axis(date(2024, 1, 1), TODAY), TODAY, "en")
    assert [lane["voice"] for lane in drawn] == ["state", "international", "search"]
    assert drawn[2]["stretches"] == []


def test_starting_point_is_drawn_but_draws_no_line() -> None:
    baseline = event("X-1", "2023-01-01", is_baseline=True, counts=False)
    (lane,) = lanes([baseline], Axis(date(2022, 1, 1), TODAY), TODAY, "en")
    assert lane["marks"][0]["baseline"]
    assert "Starting point" in lane["marks"][0]["words"]
    assert lane["stretches"] == []


def test_marks_of_one_week_do_not_cover_each_other() -> None:
    close = [event("X-1", "2025-01-01"), event("X-1", "2025-01-03")]
    (lane,) = lanes(close, Axis(date(2020, 1, 1), TODAY), TODAY, "en")
    first, second = (mark["left"] for mark in lane["marks"])
    assert second - first >= 2.5


def test_item_without_events_keeps_its_line() -> None:
    undated = event("X-2", None, counts=False)
    shown = words(timeline([item("X-1"), item("X-2")], [undated], place()))
    assert "no dated evidence up to 21 Nov 2026" in shown
    assert "1 undated report, not counted" in shown


# Over time


def months(*rows: tuple[str, str, int]) -> Any:
    return month_ends(
        [
            {"month_end": pd.Timestamp(day), "status": status, "items": number, "contested": 0}
            for day, status, number in rows
        ],
        place(),
    )


def test_months_with_a_change_and_both_ends_are_links() -> None:
    drawn = months(
        ("2024-01-31", "no_evidence", 2),
        ("2024-02-29", "no_evidence", 2),
        ("2024-03-31", "no_evidence", 3),
        ("2024-04-30", "no_evidence", 3),
        ("2024-05-31", "no_evidence", 3),
    )
    assert turning(drawn) == [0, 2, 4]
    picture = progress_chart(drawn, [(date(2024, 2, 10), "A Dialogue")], "en", "light", 960.0)
    assert re.findall(r'data-key="([^"]+)"', picture) == ["2024-01-31", "2024-03-31", "2024-05-31"]
    assert "recommendations?as_of=2024-03-31" in html.unescape(picture)
    assert "A Dialogue" in picture


@pytest.mark.parametrize("lang", ["en", "ru", "tg"])
def test_names_beside_the_last_month_end_within_the_picture(lang: str) -> None:
    drawn = months(("2024-01-31", "partially_implemented", 1), ("2024-02-29", "partially_implemented", 1000))
    picture = progress_chart(drawn, [], lang, "light", 960.0)
    (at, name) = re.findall(r'<text x="([\d.]+)"[^>]*font-size="14"[^>]*>([^<]+)<', picture)[0]
    assert "000" in name
    assert float(at) + text_width(html.unescape(name), 14) < 960


def test_names_of_dialogues_stand_above_the_lines_of_others() -> None:
    drawn = months(("2024-01-31", "no_evidence", 2), ("2024-02-29", "no_evidence", 2))
    moments = [(date(2024, 1, 10), "First"), (date(2024, 2, 10), "Second")]
    picture = progress_chart(drawn, moments, "en", "light", 960.0)
    assert picture.index(">Second<") > picture.rindex('stroke-width="1.2"')


def test_month_in_words() -> None:
    drawn = months(("2024-01-31", "no_evidence", 2), ("2024-01-31", "implemented", 1))
    assert month_words(drawn[0], "en") == "31 Jan 2024: 3 in all; 1 implemented, 2 no evidence"


# What changed, and what was carried over


def change(identity: str, direction: str, **known: Any) -> dict[str, Any]:
    base = {
        "recommendation_id": identity,
        "direction": direction,
        "text_en": "Do this.",
        "changed_on": pd.Timestamp("2025-10-17"),
        "changed_by": None,
        "status_before": "in_progress",
        "contested_before": False,
        "status_after": "regressed",
        "contested_after": False,
    }
    return {**base, **known}


def test_changes_are_grouped_and_new_items_stay_closed() -> None:
    rows = [
        change("X-3", "new_item", status_before=None, contested_before=pd.NA),
        change("X-2", "back"),
        change("X-1", "forward", status_after="implemented"),
    ]
    shown = changes(rows, place(), date(2025, 9, 26))
    assert re.findall(r"<b>([^<]+)</b> \((\d)\)", shown) == [
        ("Moved forward", "1"),
        ("Moved back", "1"),
        ("New recommendation", "1"),
    ]
    assert shown.count("<details open>") == 2


def test_nothing_changed_is_said() -> None:
    assert "Nothing: every item shown stands as it did." in words(changes([], place(), date(2025, 9, 26)))


def link_row(outcome: str, before: str | None, after: str | None, relation: str | None) -> dict[str, Any]:
    return {
        "outcome": outcome,
        "from_id": before,
        "from_text_en": "Before.",
        "to_id": after,
        "to_text_en": "After.",
        "relation": relation,
        "reason_en": "One matter.",
    }


def test_item_that_shares_its_matter_is_not_said_to_have_no_earlier_text() -> None:
    rows = [
        link_row("related", "A-1", "B-1", "crosswalk"),
        link_row("earlier_only", "A-1", None, None),
        link_row("earlier_only", "A-2", None, None),
        link_row("later_only", None, "B-1", None),
        link_row("later_only", None, "B-2", None),
    ]
    shown = words(carry_over(rows, "First", "Second", place()))
    assert shown.count("No later text found that takes it up") == 1
    assert shown.count("No earlier text found") == 1
    assert shown.index("A-2") < shown.index("No later text found")
    assert shown.index("No earlier text found") < shown.index("B-2")


# Filters


def test_each_value_of_a_filter_can_be_taken_off_alone() -> None:
    narrowed = place(filters=TrackerFilters(region=("TJ", "TJ-GB"), contested=True, q="<b>"))
    chips = active_filters(narrowed, NAMES)
    assert [(chip["name"], chip["value"]) for chip in chips] == [
        ("Region", "Tajikistan"),
        ("Region", "GBAO in full"),
        ("", "Contested"),
        ("Search", "<b>"),
    ]
    assert chips[0]["href"] == "recommendations?region=TJ-GB&contested=true&q=%3Cb%3E"


def test_file_names_each_filter_once() -> None:
    narrowed = place(filters=TrackerFilters(region=("TJ", "TJ-GB"), stale=False))
    assert filters_in_words(narrowed, NAMES) == {
        "Region": "Tajikistan; GBAO in full",
        "Evidence older than 12 months": "no",
    }


def test_empty_result_puts_the_most_helpful_way_first() -> None:
    narrowed = place(filters=TrackerFilters(region=("TJ",), contested=True, status=("regressed",)))
    rows = [
        {"filter_name": "region", "items": 2},
        {"filter_name": "status", "items": 0},
        {"filter_name": "contested", "items": 5},
        {"filter_name": "all", "items": 71},
    ]
    shown = empty_result(rows, narrowed)
    ways = re.findall(r'<li><a data-follow="top" href="([^"]+)">(\d+)', shown)
    assert [count for _href, count in ways] == ["5", "2"]
    assert "contested" not in ways[0][0]
    assert "without the filter “Status”" not in shown


def test_filters_that_exclude_each_other_twice_are_told() -> None:
    rows = [{"filter_name": "region", "items": 0}, {"filter_name": "all", "items": 3}]
    assert "two or more exclude each other" in words(
        empty_result(rows, place(filters=TrackerFilters(region=("TJ",))))
    )
