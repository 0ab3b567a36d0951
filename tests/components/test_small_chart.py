"""The small chart beside a recommendation keeps the rules of the large one."""

import re
from typing import Any

import pandas as pd

from components.charts.small_chart import small_chart


def point(year: int, value: float | None, **known: Any) -> dict[str, Any]:
    base = {
        "observation_id": f"o{year}", "region_code": "TJ", "producer_id": "p", "series": "",
        "voice": "state",
        "period_start": pd.Timestamp(year, 1, 1), "period_end": pd.Timestamp(year, 12, 31),
        "period_kind": "year",
        "year": year, "yearly": True, "cumulative": False, "value": value,
        "value_low": None, "value_high": None,
    }  # fmt: skip
    return {**base, **known}


def drawn(*points: dict[str, Any]) -> str:
    picture = small_chart(points, [], "cases", "en")
    assert picture is not None
    return picture


def test_following_years_are_joined_and_a_gap_is_not() -> None:
    assert drawn(point(2020, 3), point(2021, 4), point(2023, 5)).count('class="course v-state"') == 1


def test_part_of_a_year_is_hollow_and_not_joined() -> None:
    picture = drawn(point(2020, 3), point(2021, 4, yearly=False, period_kind="half_year"))
    assert picture.count('class="dot hollow v-state"') == 1
    assert "course" not in picture


def test_newest_figure_is_written_out() -> None:
    assert re.search(r"<text[^>]*>5</text>", drawn(point(2020, 3), point(2023, 5)))


def test_nothing_is_drawn_where_there_is_no_figure() -> None:
    assert small_chart([point(2020, None)], [], "cases", "en") is None
