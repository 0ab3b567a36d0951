"""The trend chart: what is joined, what is hollow, what is said, and that no panel has two value axes."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest

from components.charts.time_series import breaks_for, lines_of, year_range
from components.palette import INKS, VOICE
from components.records import Row
from components.trends.chart import (
    EventMark,
    Figure,
    Measure,
    Panel,
    axis_for,
    event_marks,
    event_position,
    left_margin,
    right_margin,
    trend_figure,
)
from components.trends.words import describe, hover, key_of_lines, key_of_marks, line_names, value_words
from tests.components.trend_rows import break_row, figure_row, part_of_year, running_total

CASES = Measure("cases", "Torture cases", "cases", "cases", "count")


def panel(
    rows: Sequence[Row],
    breaks: Sequence[Row] = (),
    events: Sequence[EventMark] | None = None,
    measure: Measure = CASES,
    **other: Any,
) -> Panel:
    lines = lines_of(rows)
    axis = axis_for(lines, measure, small=other.get("small", False), events=events is not None)
    return Panel(
        measure=measure, region="Tajikistan", lines=lines, breaks=breaks_for(breaks, "TJ"), events=events,
        axis=axis, years=year_range(rows, None, None), left=left_margin([axis], [measure], "en"), **other,
    )  # fmt: skip


def drawn(rows: Sequence[Row], breaks: Sequence[Row] = (), **other: Any) -> Figure:
    """The figure, once Plotly has accepted every key and value in it."""
    figure = trend_figure(panel(rows, breaks, **other), "en", "light")
    go.Figure(figure)
    return figure


def marks(figure: Figure) -> list[Figure]:
    """The traces that are lines of figures: only those are named."""
    return [trace for trace in figure["data"] if "name" in trace]


def values(figure: Figure) -> list[str]:
    """What is printed beside the marks of all lines."""
    return [
        text for trace in figure["data"] if trace["mode"] == "markers+text"
        for text in trace["text"]
    ]  # fmt: skip


def break_words(figure: Figure) -> list[Figure]:
    return [trace for trace in figure["data"] if trace["mode"] == "text"]


def runs(trace: Figure) -> list[list[float]]:
    """The stretches of a trace that Plotly draws as one line."""
    found: list[list[float]] = [[]]
    for x in trace["x"]:
        if x is None:
            found.append([])
        else:
            found[-1].append(x)
    return found


def test_a_gap_and_a_break_part_the_line() -> None:
    rows = [figure_row(year, 10.0 + year % 7) for year in (2015, 2016, 2018, 2019, 2022)]
    (trace,) = marks(drawn(rows, [break_row("2019-01-01")]))
    assert runs(trace) == [[2015, 2016], [2018], [2019], [2022]]
    assert trace["connectgaps"] is False


def test_two_producers_and_two_series_are_never_one_trace() -> None:
    rows = [
        figure_row(2020, 37), figure_row(2021, 13, "ministry"), figure_row(2021, 38, series="as quoted"),
    ]  # fmt: skip
    traces = marks(drawn(rows))
    assert [runs(trace) for trace in traces] == [[[2021]], [[2020]], [[2021]]]
    assert traces[0]["line"]["color"] == VOICE["state"].light
    assert traces[0]["marker"]["symbol"] == VOICE["state"].symbol
    assert traces[1]["line"]["color"] == VOICE["civil_society"].light


def test_whole_years_are_solid_and_other_periods_hollow_and_apart() -> None:
    rows = [figure_row(2021, 24), part_of_year(2022, 16), running_total(2011, 2016, 200)]
    (trace,) = marks(drawn(rows))
    red, paper = VOICE["civil_society"].light, INKS["light"].background
    fills = dict(zip(trace["y"], trace["marker"]["color"], strict=True))
    assert fills[24] == red
    assert fills[16] == fills[200] == paper
    assert [len(run) for run in runs(trace)] == [1, 1, 1]


def test_a_hollow_figure_stands_at_the_end_of_a_bar_over_its_period() -> None:
    figure = drawn([figure_row(2021, 24), part_of_year(2022, 16)])
    (bar,) = [trace for trace in figure["data"] if "name" not in trace and "lines" in trace["mode"]]
    assert bar["x"] == pytest.approx([2021.5, 2022.31, None], abs=0.01, nan_ok=True)
    assert bar["y"] == [16, 16, None]


def test_ranges_are_error_bars_on_the_value() -> None:
    rows = [figure_row(2020, 21.0, value_low=20.0, value_high=23.0), figure_row(2021, 24.0)]
    (trace,) = marks(drawn(rows))
    assert trace["error_y"]["array"] == [2.0, 0]
    assert trace["error_y"]["arrayminus"] == [1.0, 0]


def test_a_range_without_a_value_shows_its_ends_and_no_mark() -> None:
    figure = drawn([figure_row(2015, None, value_low=20.0, value_high=22.0)])
    (trace,) = marks(figure)
    assert trace["marker"]["opacity"] == [0.0]
    assert (trace["error_y"]["array"], trace["error_y"]["arrayminus"]) == ([1.0], [1.0])
    assert values(figure) == ["20–22"]


@pytest.mark.parametrize(("qualifier", "sign"), [("~", "≈"), (">", "&gt;"), (">=", "≥"), ("<=", "≤")])
def test_a_bound_carries_its_sign(qualifier: str, sign: str) -> None:
    assert values(drawn([figure_row(2022, 500, qualifier=qualifier)])) == [f"{sign}500"]


def test_low_confidence_is_faded() -> None:
    (trace,) = marks(drawn([figure_row(2020, 1, confidence="low"), figure_row(2021, 2)]))
    assert trace["marker"]["opacity"] == [0.45, 1.0]


def test_there_is_one_value_axis() -> None:
    rows = [figure_row(2020, 37), figure_row(2020, 9, "ministry"), part_of_year(2022, 16)]
    figure = drawn(rows, events=[EventMark(2020.0, "law", "A law")])
    assert [key for key in figure["layout"] if key.startswith("yaxis")] == ["yaxis"]
    assert not any("yaxis" in trace for trace in figure["data"])
    assert "overlaying" not in figure["layout"]["yaxis"]


def test_a_break_is_an_upright_line_with_its_reason_in_the_tooltip() -> None:
    rows = [figure_row(2021, 44), figure_row(2022, 40)]
    figure = drawn(rows, [break_row("2022-01-01")])
    upright = [shape for shape in figure["layout"]["shapes"] if shape["x0"] == 2021.5]
    assert len(upright) == 1
    (words,) = break_words(figure)
    assert (words["x"], words["text"]) == ([2021.5], ["break"])
    assert words["hovertext"] == ["1 Jan 2022: The scale was turned round."]


def test_a_break_outside_the_years_shown_is_not_drawn() -> None:
    figure = drawn([figure_row(2021, 44), figure_row(2022, 40)], [break_row("2012-01-01")])
    assert not break_words(figure)
    assert not [shape for shape in figure["layout"]["shapes"] if shape["line"].get("dash") == "4px,3px"]


def test_events_stand_along_the_foot_and_a_dialogue_runs_up() -> None:
    events = event_marks(
        [
            {"date": "2021-05", "kind": "law", "title_en": "A <law>", "publisher": "P"},
            {"date": "2021", "kind": "dialogue", "title_en": "A dialogue", "publisher": None},
            {"date": "2004", "kind": "law", "title_en": "Too early", "publisher": "P"},
        ],
        "en",
    )
    figure = drawn([figure_row(2020, 1), figure_row(2022, 2)], events=events)
    (strip,) = [trace for trace in figure["data"] if trace["mode"] == "markers"]
    assert strip["x"] == pytest.approx([2020.87, 2021.0], abs=0.01)
    assert strip["hovertext"][0] == "<b>A &lt;law&gt;</b><br>May 2021 · Law or plan<br>P"
    assert max(strip["y"]) < 0, "events stand under the zero line, where no figure can be"
    dotted = [shape["x0"] for shape in figure["layout"]["shapes"] if shape["line"].get("dash") == "dot"]
    assert dotted == [2021]


def test_a_partial_date_stands_in_the_middle_of_what_is_known() -> None:
    assert event_position("2015") == 2015
    assert event_position("2024-10-18") == pytest.approx(2024.3, abs=0.01)


def test_lines_that_reach_the_end_are_named_in_the_margin_without_overlap() -> None:
    bodies = ("coalition", "ministry", "house")
    rows = [figure_row(year, 10.0, body) for body in bodies for year in (2020, 2021)]
    made = panel(rows)
    figure = trend_figure(made, "en", "light")
    places = [note["y"] for note in figure["layout"]["annotations"] if note.get("xshift") == 6]
    assert len(places) == 3
    gaps = [later - earlier for earlier, later in pairwise(places)]
    assert min(gaps) * made.plot_height >= 14
    assert right_margin([made], "en") > 80


def test_values_that_would_print_over_each_other_are_not_all_printed() -> None:
    rows = [figure_row(2020, 37), part_of_year(2020, 37.0, observation_id="rival")]
    assert sorted(values(drawn([*rows, figure_row(2010, 1)]))) == ["1", "37"]


def test_no_printed_value_is_empty_or_missing_its_place() -> None:
    # Plotly loses texts that stand beside an empty one when it draws a second time.
    rows = [figure_row(year, 10.0 + year % 3) for year in (*range(1990, 2012), 2015)]
    figure = drawn([*rows, part_of_year(2022, 16)])
    for trace in figure["data"]:
        if "text" in trace["mode"]:
            assert all(trace["text"])
            assert None not in trace["x"]


def test_hover_names_value_period_region_maker_source_confidence_and_note() -> None:
    row = part_of_year(2022, 16, note="To 25 October <sic>", qualifier=">=", series="site")
    said = hover(row, "en", "cases", "cases", "Tajikistan").split("<br>")
    assert said == [
        "<b>at least 16 cases</b>",
        "1 Jan 2022 – 25 Oct 2022 (not a calendar year, not", "joined)",
        "Tajikistan",
        "Coalition · site (civil society)",
        "Source: Publisher, Yearly report, 2023",
        "Confidence: high",
        "To 25 October &lt;sic&gt;",
    ]  # fmt: skip


def test_hover_says_both_ends_of_a_range() -> None:
    row = figure_row(2020, 21.0, value_low=20.0, value_high=23.0)
    assert value_words(row, "en", "percent", "percent") == "21% (from 20% to 23%)"
    bare = figure_row(2020, None, value_low=20.0, value_high=22.0)
    assert value_words(bare, "en", "cases", "cases") == "20–22 cases"


def test_lines_are_named_by_what_tells_them_apart() -> None:
    one = lines_of([figure_row(2020, 1, series="census"), figure_row(2021, 1, series="estimate")])
    assert list(line_names(one, "en").values()) == ["census", "estimate"]
    two = lines_of([figure_row(2020, 1, series="site"), figure_row(2021, 1, "ministry")])
    assert list(line_names(two, "en").values()) == ["Ministry", "Coalition"]


def test_series_is_named_in_the_language_of_the_reader() -> None:
    count = figure_row(2020, 1, series="census 2020", series_ru="перепись 2020 года")
    other = figure_row(2021, 1, series="estimate")
    names = line_names(lines_of([count, other]), "ru")
    assert list(names.values()) == ["перепись 2020 года", "estimate (англ.)"]


def test_the_key_names_each_voice_with_its_hue_and_only_marks_that_are_there() -> None:
    lines = lines_of([figure_row(2020, 1), figure_row(2020, 1, "ministry")])
    key = key_of_lines(lines, "en", "light")
    assert f'foreground="{VOICE["state"].light}"' in key
    assert "Ministry (state)" in key
    assert "Hollow" not in key_of_marks(lines, "en", breaks=False, events=False, dialogues=False)
    apart = lines_of([part_of_year(2022, 16, confidence="low")])
    said = key_of_marks(apart, "en", breaks=True, events=True, dialogues=True)
    for word in ("Hollow", "Faded", "breaks", "events", "Dialogue"):
        assert word in said


def test_the_text_for_those_who_cannot_see_says_what_is_shown() -> None:
    rows = [figure_row(2018, 44), figure_row(2021, 24), part_of_year(2022, 16)]
    lines = lines_of(rows)
    said = describe(
        lines, "en", indicator="Torture cases", unit="cases", axis=None, regions={"TJ": "Tajikistan"},
        years=(2018, 2022), unit_id="cases", breaks=[2020],
    )  # fmt: skip
    assert said == (
        "Line chart over time: Torture cases (cases), Tajikistan, 2018–2022. "
        "Coalition: 44 in 2018, 24 in 2021; 1 figure of another period stands apart. "
        "The series breaks in 2020."
    )


@pytest.mark.parametrize("lang", ["en", "ru", "tg"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_language_and_theme_makes_a_valid_figure(lang: str, theme: Any) -> None:
    rows = [figure_row(2020, 37, qualifier=None), part_of_year(2022, 16), figure_row(2021, 9, "house")]
    go.Figure(trend_figure(panel(rows, [break_row("2021-01-01")], small=True), lang, theme))
