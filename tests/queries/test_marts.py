"""The marts against the CSV files: literal figures read off the rows, and every mart worked out once more."""

import datetime
from collections import defaultdict
from typing import Any

import duckdb
import pytest

from tests.queries.status_by_hand import items, last_possible_day, rows, standing

FIVE = ("TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB")
CONFIDENCE = {"high": 1, "medium": 2, "low": 3}


def observations() -> list[dict[str, str]]:
    return rows("observations")


def speaks_for_region(row: dict[str, str]) -> bool:
    return not row["place_id"] and not row["dimension"]


def voices() -> dict[str, str]:
    return {producer["producer_id"]: producer["voice"] for producer in rows("producers")}


def table(connection: duckdb.DuckDBPyConnection, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return connection.execute(sql, list(values)).fetchall()


def comparable_sets(rows_of_place: list[dict[str, str]], unit: str) -> dict[str, dict[str, dict[str, str]]]:
    """Indicator to the chosen set: region or place to its observation. The nation is no member."""
    sets: dict[tuple[str, ...], dict[str, dict[str, str]]] = defaultdict(dict)
    best = sorted(rows_of_place, key=lambda row: (CONFIDENCE[row["confidence"]], row["observation_id"]))
    for row in best:
        if row["value"] and row[unit] != "TJ":
            key = tuple(
                row[column]
                for column in (
                    "indicator_id",
                    "producer_id",
                    "series",
                    "period_start",
                    "period_end",
                    "period_kind",
                )
            )
            sets[key].setdefault(row[unit], row)
    chosen: dict[str, tuple[tuple[Any, ...], dict[str, dict[str, str]]]] = {}
    for (indicator, producer, series, start, end, kind), members in sets.items():
        newest_first = -datetime.date.fromisoformat(end).toordinal()
        order = (-len(members), newest_first, start, producer, series, kind)
        if indicator not in chosen or order < chosen[indicator][0]:
            chosen[indicator] = (order, members)
    return {indicator: members for indicator, (_, members) in chosen.items()}


def rank_high(members: dict[str, dict[str, str]], row: dict[str, str]) -> int:
    return 1 + sum(float(other["value"]) > float(row["value"]) for other in members.values())


def test_points_are_the_observations_without_place_and_dimension(curated: duckdb.DuckDBPyConnection) -> None:
    expected = {row["observation_id"] for row in observations() if speaks_for_region(row)}
    found = table(
        curated, "select observation_id, voice, producer_id, series, year, period_end from marts.points"
    )
    assert {row[0] for row in found} == expected
    assert len(found) == len(expected)
    assert all(voice == voices()[producer] for _, voice, producer, *_ in found)
    assert all(series is not None and year == end.year for *_, series, year, end in found)


def test_points_lie_in_the_order_screens_filter_by(curated: duckdb.DuckDBPyConnection) -> None:
    keys = table(
        curated,
        "select indicator_id, region_code, producer_id, series, period_end, observation_id "
        "from marts.points order by rowid",
    )
    assert keys == sorted(keys)


def test_index_counts_each_indicator(curated: duckdb.DuckDBPyConnection) -> None:
    voice_of = voices()
    expected = []
    for indicator in sorted(row["indicator_id"] for row in rows("indicators")):
        mine = [row for row in observations() if row["indicator_id"] == indicator]
        points = [row for row in mine if speaks_for_region(row)]
        years = [int(row["period_end"][:4]) for row in mine]
        expected.append(
            (
                indicator,
                len(mine),
                len([row for row in mine if row["confidence"] == "low"]),
                len(points),
                len({row["region_code"] for row in points} - {"TJ"}),
                len({row["place_id"] for row in mine} - {""}),
                len({row["producer_id"] for row in mine}),
                len({voice_of[row["producer_id"]] for row in mine}),
                min(years, default=None),
                max(years, default=None),
            )
        )
    assert table(curated, "select * from marts.indicator_index order by indicator_id") == expected


def test_index_of_teenage_childbearing(curated: duckdb.DuckDBPyConnection) -> None:
    # Five rows of one survey, all of low confidence, one a region; the nation and places have none.
    found = table(
        curated, "select * from marts.indicator_index where indicator_id = ?", "teenage_childbearing"
    )
    assert found == [("teenage_childbearing", 5, 5, 5, 5, 0, 1, 1, 2017, 2017)]


def test_comparison_takes_the_widest_and_then_the_newest_set(curated: duckdb.DuckDBPyConnection) -> None:
    expected = {}
    points = [row for row in observations() if speaks_for_region(row)]
    for indicator, members in comparable_sets(points, "region_code").items():
        if len(members) >= 2:
            for region, row in members.items():
                expected[indicator, region] = (row["observation_id"], rank_high(members, row), len(members))
    found = table(
        curated,
        "select indicator_id, region_code, observation_id, rank_high, regions_compared "
        "from marts.region_comparison where region_code <> 'TJ'",
    )
    assert {(indicator, region): tuple(rest) for indicator, region, *rest in found} == expected
    assert {region for _, region in expected} == set(FIVE)


def test_nation_stands_beside_the_regions_only_with_the_very_same_set(
    curated: duckdb.DuckDBPyConnection,
) -> None:
    points = [row for row in observations() if speaks_for_region(row) and row["value"]]
    same = ("indicator_id", "producer_id", "series", "period_start", "period_end", "period_kind")
    national = {tuple(row[column] for column in same) for row in points if row["region_code"] == "TJ"}
    expected = {
        indicator
        for indicator, members in comparable_sets(points, "region_code").items()
        if len(members) >= 2 and tuple(next(iter(members.values()))[column] for column in same) in national
    }
    found = table(
        curated, "select indicator_id, rank_high from marts.region_comparison where region_code = 'TJ'"
    )
    assert {indicator for indicator, _ in found} == expected
    assert {rank for _, rank in found} == {None}


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [
        # Bulletin of 1 January 2025, in thousands on the page, people here.
        (
            "population",
            {
                "TJ": (10508500, None),
                "TJ-DU": (1267500, 4),
                "TJ-GB": (234800, 5),
                "TJ-KT": (3790300, 1),
                "TJ-RA": (2249800, 3),
                "TJ-SU": (2966100, 2),
            },
        ),
        # Sughd and Khatlon share the second rank, so nobody is third; the nation has no figure.
        (
            "teenage_childbearing",
            {"TJ-DU": (3, 4), "TJ-GB": (2, 5), "TJ-KT": (7, 2), "TJ-RA": (9, 1), "TJ-SU": (7, 2)},
        ),
    ],
)
def test_values_and_ranks_of_the_regions(
    indicator: str, expected: dict[str, tuple[float, int | None]], curated: duckdb.DuckDBPyConnection
) -> None:
    found = table(
        curated,
        "select region_code, value, rank_high from marts.region_comparison where indicator_id = ?",
        indicator,
    )
    assert {region: (value, rank) for region, value, rank in found} == expected


def test_place_values_are_the_widest_set_of_places(curated: duckdb.DuckDBPyConnection) -> None:
    of_places = [row for row in observations() if row["place_id"] and not row["dimension"]]
    expected = {}
    for indicator, members in comparable_sets(of_places, "place_id").items():
        for place, row in members.items():
            expected[indicator, place] = (row["observation_id"], rank_high(members, row), len(members))
    found = table(
        curated,
        "select indicator_id, place_id, observation_id, rank_high, places_compared from marts.place_values",
    )
    assert {(indicator, place): tuple(rest) for indicator, place, *rest in found} == expected
    # The census of October 2020 covers more places than the estimates of January: the places counted with
    # B. Ghafurov (683,148) come first, Rudaki (603,337) second.
    assert expected["population", "ghafurov_group_2020"][:2] == ("population.ghafurov_group_2020.2020", 1)
    assert expected["population", "rudaki"][:2] == ("population.rudaki.2020", 2)


def test_coverage_counts_every_observation_once(curated: duckdb.DuckDBPyConnection) -> None:
    theme_of = {row["indicator_id"]: row["theme_id"] for row in rows("indicators")}
    voice_of = voices()
    groups: dict[tuple[str, str, int], list[dict[str, str]]] = defaultdict(list)
    for row in observations():
        groups[row["region_code"], theme_of[row["indicator_id"]], int(row["period_end"][:4])].append(row)
    expected = {
        key: (
            len(group),
            len({row["indicator_id"] for row in group}),
            len({voice_of[row["producer_id"]] for row in group}),
            datetime.date.fromisoformat(max(row["period_end"] for row in group)),
        )
        for key, group in groups.items()
    }
    found = table(curated, "select * from marts.coverage")
    assert {(region, theme, year): tuple(rest) for region, theme, year, *rest in found} == expected
    assert sum(row[3] for row in found) == len(observations())


def test_evidence_takes_effect_on_the_last_possible_day(curated: duckdb.DuckDBPyConnection) -> None:
    read_on = {source["source_id"]: source["accessed"] for source in rows("sources")}
    expected = {
        event["event_id"]: last_possible_day(event["date"], read_on[event["source_id"]])
        if event["date"]
        else None
        for event in rows("status_events")
    }
    assert dict(table(curated, "select event_id, effective_date from marts.evidence")) == expected


def test_evidence_that_counts_is_the_evidence_of_the_rules(curated: duckdb.DuckDBPyConnection) -> None:
    expected = {evidence.event for item in items().values() for evidence in item.evidence}
    found = {event for (event,) in table(curated, "select event_id from marts.evidence where counts")}
    assert found == expected


def test_spans_of_every_item_meet_from_its_forum_to_the_end_of_time(
    curated: duckdb.DuckDBPyConnection,
) -> None:
    spans: dict[str, list[tuple[datetime.date, datetime.date, str, bool]]] = defaultdict(list)
    for recommendation, *span in table(
        curated,
        "select recommendation_id, valid_from, valid_to, status, contested "
        "from marts.status_spans order by recommendation_id, valid_from",
    ):
        spans[recommendation].append((span[0], span[1], span[2], span[3]))
    assert set(spans) == set(items())
    for recommendation, item in items().items():
        mine = spans[recommendation]
        assert mine[0][0] == item.exists_from
        assert [span[0] for span in mine[1:]] == [span[1] for span in mine[:-1]]
        assert mine[-1][1] == datetime.date(9999, 12, 31)
        for first, _, status, contested in mine:
            now = standing(item, first)
            assert now is not None
            assert (status, contested) == (now.status, now.contested)
