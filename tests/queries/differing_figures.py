"""A handful of figures made up for one test each, and the pairs that the mart finds among them."""

from dataclasses import dataclass
from typing import Any

import duckdb

from queries.warehouse import ROOM

MARTS = ("80_comparable_indicators", "80_disagreements", "81_count_steps")
TABLES = """
create schema marts;
create table indicators (indicator_id varchar, theme_id varchar, unit_id varchar, kind varchar);
create table producers (producer_id varchar, voice varchar);
create table comparability (group_id varchar, indicator_id varchar, comparable varchar);
create table observations (
    observation_id varchar, indicator_id varchar, region_code varchar, place_id varchar, dimension varchar,
    period_start date, period_end date, period_kind varchar,
    value double, value_low double, value_high double,
    qualifier varchar, producer_id varchar, source_id varchar, series varchar, cumulative boolean
);
insert into indicators values
    ('deaths', 'conflict', 'persons', 'count'),
    ('cases', 'torture', 'cases', 'count'),
    ('appeals', 'torture', 'appeals', 'count'),
    ('share', 'policy', 'percent', 'share'),
    ('index', 'policy', 'points', 'score'),
    ('barred', 'policy', 'persons', 'count');
insert into producers values
    ('ministry', 'state'), ('committee', 'state'), ('coalition', 'civil_society'), ('paper', 'media');
insert into comparability values
    ('torture', 'cases', 'similar_quantity'),
    ('torture', 'appeals', 'similar_quantity'),
    ('totals', 'cases', 'not_comparable'),
    ('totals', 'appeals', 'not_comparable'),
    ('scales', 'share', 'similar_quantity'),
    ('scales', 'index', 'similar_quantity'),
    ('alone', 'barred', 'not_comparable');
"""


@dataclass(frozen=True)
class Made:
    """One made-up figure; what a test does not speak of is left as it stands here."""

    name: str
    value: float | None
    producer: str = "ministry"
    indicator: str = "deaths"
    opens: str = "2020-01-01"
    closes: str = "2020-12-31"
    period_kind: str = "year"
    qualifier: str = "="
    low: float | None = None
    high: float | None = None
    region: str = "TJ"
    place: str | None = None
    dimension: str | None = None
    source: str = "page"
    series: str | None = None
    cumulative: bool = False


def pairs_among(*figures: Made) -> list[dict[str, Any]]:
    """The rows of marts.disagreements over these figures alone, with `is_step`, in order of their sides."""
    with duckdb.connect() as connection:
        connection.execute(TABLES)
        for made in figures:
            connection.execute(
                "insert into observations values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    made.name,
                    made.indicator,
                    made.region,
                    made.place,
                    made.dimension,
                    made.opens,
                    made.closes,
                    made.period_kind,
                    made.value,
                    made.low,
                    made.high,
                    made.qualifier,
                    made.producer,
                    made.source,
                    made.series,
                    made.cumulative,
                ],
            )
        for mart in MARTS:
            connection.execute((ROOM / "marts" / f"{mart}.sql").read_text(encoding="utf-8"))
        frame = connection.execute(
            "select *, pair_id in (select pair_id from marts.count_steps) as is_step "
            "from marts.disagreements order by observation_a, observation_b"
        )
        names = [str(column[0]) for column in frame.description or ()]
        return [dict(zip(names, row, strict=True)) for row in frame.fetchall()]
