"""The descriptor of the package and the schema of the warehouse say the same: a table or column that only one
of them knows would be lost on the way."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from queries.loader import SCHEMA
from queries.package import Table, read_package

PACKAGE = read_package(Path(__file__).parents[2] / "data")
TYPES = {
    "string": {"VARCHAR"},
    "integer": {"INTEGER"},
    "number": {"DOUBLE", "DECIMAL(18,2)"},
    "boolean": {"BOOLEAN"},
    "date": {"DATE"},
}
every_table = pytest.mark.parametrize("table", PACKAGE.tables, ids=lambda table: table.name)


@pytest.fixture(scope="module")
def declared() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        yield connection


def required(table: Table) -> set[str]:
    return {field.name for field in table.fields if field.required}


def constraints(declared: duckdb.DuckDBPyConnection, table: Table, kind: str) -> set[tuple[str, ...]]:
    found = declared.execute(
        "select constraint_column_names from duckdb_constraints() "
        "where table_name = ? and constraint_type = ?",
        [table.name, kind],
    ).fetchall()
    return {tuple(columns) for (columns,) in found}


def test_same_tables(declared: duckdb.DuckDBPyConnection) -> None:
    tables = {name for (name,) in declared.execute("select table_name from duckdb_tables()").fetchall()}
    assert tables == {table.name for table in PACKAGE.tables}


def test_file_is_named_for_its_table() -> None:
    assert [table.file for table in PACKAGE.tables] == [f"{table.name}.csv" for table in PACKAGE.tables]


@every_table
def test_same_columns_types_and_required_cells(declared: duckdb.DuckDBPyConnection, table: Table) -> None:
    columns = declared.execute(
        "select column_name, data_type, not is_nullable from duckdb_columns() "
        "where table_name = ? order by column_index",
        [table.name],
    ).fetchall()
    assert [name for name, _, _ in columns] == list(table.columns)
    kinds = {field.name: TYPES[field.type] for field in table.fields}
    assert {name: kind for name, kind, _ in columns if kind not in kinds[name]} == {}
    assert {name for name, _, needed in columns if needed} == required(table)


@every_table
def test_same_keys(declared: duckdb.DuckDBPyConnection, table: Table) -> None:
    # A key with a cell that may be empty cannot be declared in SQL; the loader alone holds it.
    whole = set(table.primary_key) <= required(table)
    assert constraints(declared, table, "PRIMARY KEY") == ({table.primary_key} if whole else set())
    alone = {(field.name,) for field in table.fields if field.unique}
    together = {key for key in table.unique_keys if set(key) <= required(table)}
    assert constraints(declared, table, "UNIQUE") == alone | together


@every_table
def test_same_references(declared: duckdb.DuckDBPyConnection, table: Table) -> None:
    found = declared.execute(
        "select constraint_column_names, referenced_table, referenced_column_names from duckdb_constraints() "
        "where table_name = ? and constraint_type = 'FOREIGN KEY'",
        [table.name],
    ).fetchall()
    described = {(key.fields, key.table, key.columns) for key in table.foreign_keys}
    assert {(tuple(own), other, tuple(theirs)) for own, other, theirs in found} == described


@every_table
def test_same_domains(declared: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Each domain of the descriptor is in a check of the schema, value by value."""
    checks = " ".join(
        text
        for (text,) in declared.execute(
            "select constraint_text from duckdb_constraints() "
            "where table_name = ? and constraint_type = 'CHECK'",
            [table.name],
        ).fetchall()
    )
    for field in table.fields:
        if field.enum:
            domain = ", ".join(f"'{value}'" for value in field.enum)
            assert f"{field.name} IN ({domain})" in checks.replace('"', ""), field.name
        if field.pattern is not None:
            assert f"regexp_full_match({field.name}, '{field.pattern}')" in checks.replace('"', ""), (
                field.name
            )
