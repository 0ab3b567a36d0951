"""A warehouse of one recommendation and the evidence a test names, made of the real schema and marts.

It shows what the rules make of a handful of events without the curated data, in memory and in milliseconds.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from queries.warehouse import question_sql

QUERIES = Path(__file__).parents[2] / "queries"
VOICES = ("state", "civil_society", "international", "academic", "media")
READ_ON = "2026-11-21"


@dataclass(frozen=True)
class Event:
    """One status event: when (as printed), who (a voice, or our own search), and what."""

    date: str | None
    voice: str | None
    status: str
    is_baseline: bool = False
    read_on: str = READ_ON


@cache
def required_texts() -> dict[str, tuple[str, ...]]:
    """The text columns of each table that must not be empty."""
    with duckdb.connect() as connection:
        connection.execute((QUERIES / "schema.sql").read_text(encoding="utf-8"))
        declared = connection.execute(
            "select table_name, column_name from information_schema.columns "
            "where table_schema = 'main' and is_nullable = 'NO' and data_type = 'VARCHAR'"
        ).fetchall()
    tables = {table for table, _ in declared}
    return {table: tuple(column for owner, column in declared if owner == table) for table in tables}


def insert(connection: duckdb.DuckDBPyConnection, table: str, **values: Any) -> None:
    """Adds a row; text that the schema wants and the test does not care about becomes `x`."""
    row = dict.fromkeys(required_texts()[table], "x") | values
    columns, places = ", ".join(row), ", ".join("?" for _ in row)
    connection.execute(f"insert into {table} ({columns}) values ({places})", list(row.values()))


def build_marts(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("create schema marts")
    for file in sorted((QUERIES / "marts").glob("*.sql")):
        connection.execute(file.read_text(encoding="utf-8"))


def one_recommendation(
    events: Sequence[Event], made: str = "2024-10-18", made_read_on: str = READ_ON
) -> duckdb.DuckDBPyConnection:
    """One recommendation, `R-1`, of a forum dated `made`, with events `R-1-e1`, `R-1-e2` in order."""
    connection = duckdb.connect()
    connection.execute((QUERIES / "schema.sql").read_text(encoding="utf-8"))
    insert(connection, "regions", region_code="TJ", position=0, kind="nation", lat=38.5, lon=71.0)
    insert(connection, "themes", theme_id="torture", position=1)
    for voice in VOICES:
        insert(connection, "producers", producer_id=voice, voice=voice)
    insert(connection, "producers", producer_id="paygiri")
    insert_source(connection, "forum", made_read_on)
    insert(connection, "forums", forum_id="forum", kind="dialogue", date=made, source_id="forum")
    insert(
        connection,
        "recommendations",
        recommendation_id="R-1",
        forum_id="forum",
        theme_id="torture",
        basis="communique",
        verifiable="yes",
        source_id="forum",
    )
    insert(connection, "recommendation_regions", recommendation_id="R-1", region_code="TJ")
    for number, event in enumerate(events, start=1):
        insert_source(connection, f"read{number}", event.read_on)
        insert(
            connection,
            "status_events",
            event_id=f"R-1-e{number}",
            recommendation_id="R-1",
            date=event.date,
            status=event.status,
            producer_id=event.voice or "paygiri",
            source_id=f"read{number}",
            is_baseline=event.is_baseline,
            confidence="high",
        )
    build_marts(connection)
    return connection


def insert_source(connection: duckdb.DuckDBPyConnection, source_id: str, read_on: str) -> None:
    insert(
        connection,
        "sources",
        source_id=source_id,
        accessed=datetime.date.fromisoformat(read_on),
        language="en",
        kind="primary",
    )


def ask(connection: duckdb.DuckDBPyConnection, question: str, **parameters: Any) -> list[dict[str, Any]]:
    """Rows of a named question, as dictionaries."""
    cursor = connection.execute(question_sql(question), parameters)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
