"""The checks that follow from the descriptor, written as SQL over staged text so that they stay fast.

Every file is staged with all its cells as text. For each table one pass counts how often each check fails;
only a check that failed is asked again for its rows. Names that enter the SQL come from the descriptor and
are identifiers (read_package holds that); patterns and domains are bound or quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from queries.csv_files import CELL_LIMIT
from queries.faults import FAULTS_SHOWN_PER_KIND, Fault, FaultReport
from queries.package import Field, ForeignKey, Package, Table

STAGE = "stage"
INCOMING = "incoming"
SQL_TYPES = {
    "string": "varchar",
    "integer": "integer",
    "number": "double",
    "boolean": "boolean",
    "date": "date",
}
NUMBER_FORM = r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?"
INTEGER_FORM = r"-?[0-9]+"
HIDDEN_CHARACTERS = (
    r"[\x00-\x1f\x7f-\x{9f}\x{200b}\x{200e}\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}\x{feff}]"
)
FULL_DATE_FORM = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
FIRST_ROW = 2  # the header is row 1, and rowid counts from 0


@dataclass(frozen=True)
class CellCheck:
    """A condition under which a cell is wrong, and what is then said of it."""

    column: str
    wrong: str
    reason: str


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def value_of(field: Field) -> str:
    """The SQL of a staged cell in its own type; null when it is empty or cannot be read."""
    if field.type == "string":
        return f'"{field.name}"'
    return f'try_cast("{field.name}" as {SQL_TYPES[field.type]})'


def cell_checks(table: Table) -> Iterator[CellCheck]:
    """Every check a single cell must pass: required, type, domain, range, pattern, readable text."""
    for field in table.fields:
        cell = f'"{field.name}"'
        if field.required or field.name in _strict_key(table):
            yield CellCheck(field.name, f"{cell} is null", "a value is required here")
        yield from _type_checks(field, cell)
        if field.enum:
            domain = ", ".join(quoted(value) for value in field.enum)
            yield CellCheck(field.name, f"{cell} not in ({domain})", f"not one of {', '.join(field.enum)}")
        if field.pattern is not None:
            wrong = f"not regexp_full_match({cell}, {quoted(field.pattern)})"
            yield CellCheck(field.name, wrong, _pattern_reason(field))
        if field.minimum is not None:
            yield CellCheck(
                field.name,
                f"{value_of(field)} < {field.minimum}",
                f"below {field.minimum:g}, the lowest possible",
            )
        if field.maximum is not None:
            yield CellCheck(
                field.name,
                f"{value_of(field)} > {field.maximum}",
                f"above {field.maximum:g}, the highest possible",
            )


def _strict_key(table: Table) -> tuple[str, ...]:
    """A primary key of one column is always required; in a longer one a cell may be empty."""
    return table.primary_key if len(table.primary_key) == 1 else ()


def _pattern_reason(field: Field) -> str:
    if field.partial_date:
        return "not a date; expected a year, a month or a day as 2025, 2025-10 or 2025-10-01"
    return f"not of the expected form {field.pattern}"


def _type_checks(field: Field, cell: str) -> Iterator[CellCheck]:
    if field.type == "integer":
        wrong = f"not regexp_full_match({cell}, {quoted(INTEGER_FORM)}) or {value_of(field)} is null"
        yield CellCheck(field.name, f"{cell} is not null and ({wrong})", "not a whole number, or too large")
    elif field.type == "number":
        wrong = f"not regexp_full_match({cell}, {quoted(NUMBER_FORM)}) or not isfinite({value_of(field)})"
        yield CellCheck(field.name, wrong, "not a number; expected digits with a point for decimals")
    elif field.type == "boolean":
        yield CellCheck(field.name, f"{cell} not in ('true', 'false')", "neither true nor false")
    elif field.type == "date":
        wrong = f"{cell} is not null and coalesce(cast({value_of(field)} as varchar), '') <> {cell}"
        yield CellCheck(field.name, wrong, "not a day of the calendar; expected one as 2025-10-01")
    elif field.partial_date:
        full = f"regexp_full_match({cell}, {quoted(FULL_DATE_FORM)})"
        wrong = f"{full} and try_cast({cell} as date) is null"
        yield CellCheck(field.name, wrong, "not a day of the calendar")
    elif not field.enum:
        wrong = f"regexp_matches({cell}, {quoted(HIDDEN_CHARACTERS)})"
        yield CellCheck(field.name, wrong, "contains a control or invisible character")
        yield CellCheck(field.name, f"length({cell}) > {CELL_LIMIT}", f"longer than {CELL_LIMIT} characters")
        yield CellCheck(field.name, f"{cell} <> trim({cell})", "begins or ends with a space")


def check_cells(connection: duckdb.DuckDBPyConnection, table: Table, report: FaultReport) -> None:
    """Counts the failures of every cell check in one pass, then fetches the rows of those that failed."""
    checks = list(cell_checks(table))
    counts = ", ".join(f"count(*) filter (where {check.wrong})" for check in checks)
    totals = connection.execute(f'select {counts} from {STAGE}."{table.name}"').fetchone()
    for check, total in zip(checks, totals or (), strict=True):
        if total:
            rows = connection.execute(
                f'select rowid + {FIRST_ROW}, "{check.column}" from {STAGE}."{table.name}" '
                f"where {check.wrong} order by rowid limit {FAULTS_SHOWN_PER_KIND}"
            ).fetchall()
            found = [Fault(table.file, row, check.column, value, check.reason) for row, value in rows]
            report.add(f"{table.name}.{check.column}: {check.reason}", found, total)


def check_keys(connection: duckdb.DuckDBPyConnection, table: Table, report: FaultReport) -> None:
    """Primary and unique keys: no two rows alike. Empty cells are alike, but a wholly empty key is none."""
    keys = [table.primary_key, *table.unique_keys, *((f.name,) for f in table.fields if f.unique)]
    for key in (key for key in keys if key):
        alike = list(_alike_rows(connection, table, key))
        found = [
            Fault(
                table.file,
                row,
                ", ".join(key),
                ", ".join(v or "" for v in values),
                f"the same as in row {first}",
            )
            for row, first, *values in alike
        ]
        if found:
            report.add(f"{table.name} ({', '.join(key)}): twice", found)


def _alike_rows(
    connection: duckdb.DuckDBPyConnection, table: Table, key: Sequence[str]
) -> list[tuple[int, int, *tuple[str | None, ...]]]:
    """Rows whose key stands in an earlier row, with that row. Hashes find candidates, the cells decide."""
    columns = ", ".join(f'"{column}"' for column in key)
    staged = f'{STAGE}."{table.name}"'
    given = " or ".join(f'"{column}" is not null' for column in key)
    return connection.execute(
        f"""
        with suspects as (
            select hash({columns}) as key_hash from {staged} where {given}
            group by hash({columns}) having count(*) > 1
        ),
        candidates as (
            select rowid + {FIRST_ROW} as file_row, {columns} from {staged}
            where ({given}) and hash({columns}) in (select key_hash from suspects)
        ),
        final as (
            select file_row, min(file_row) over (partition by {columns}) as first_row, {columns}
            from candidates
        )
        select file_row, first_row, {columns} from final where file_row > first_row order by file_row
        """
    ).fetchall()


def check_foreign_keys(
    connection: duckdb.DuckDBPyConnection, staged: Sequence[Table], table: Table, report: FaultReport
) -> None:
    """Every reference leads to a row of the table it names, where that table could be staged."""
    files = {other.name: other.file for other in staged}
    for key in (key for key in table.foreign_keys if key.table in files):
        total, found = _dead_references(connection, table, key, files[key.table])
        if total:
            report.add(f"{table.name}.{', '.join(key.fields)}: leads nowhere", found, total)


def _dead_references(
    connection: duckdb.DuckDBPyConnection, table: Table, key: ForeignKey, target: str
) -> tuple[int, list[Fault]]:
    match = " and ".join(f'there."{c}" = here."{f}"' for f, c in zip(key.fields, key.columns, strict=True))
    given = " and ".join(f'here."{field}" is not null' for field in key.fields)
    dead = (
        f'from {STAGE}."{table.name}" as here where {given} '
        f'and not exists (select 1 from {STAGE}."{key.table}" as there where {match})'
    )
    (total,) = connection.execute(f"select count(*) {dead}").fetchone() or (0,)
    if not total:
        return 0, []
    columns = ", ".join(f'here."{field}"' for field in key.fields)
    rows = connection.execute(
        f"select here.rowid + {FIRST_ROW}, {columns} {dead} order by here.rowid limit {FAULTS_SHOWN_PER_KIND}"
    ).fetchall()
    reason = f"{target} has no such {', '.join(key.columns)}"
    return total, [
        Fault(table.file, row, ", ".join(key.fields), ", ".join(map(str, v)), reason) for row, *v in rows
    ]


def create_incoming_views(connection: duckdb.DuckDBPyConnection, package: Package) -> None:
    """Views of the staged rows in their types, for the rules to read.

    Each has `file_row` beside its own columns, and for a partial date `x` its first and last possible days,
    `x_first` and `x_last`. A cell that cannot be read in its type is null there.
    """
    connection.execute(f"create schema {INCOMING}")
    for table in package.tables:
        columns = ", ".join(column for field in table.fields for column in _incoming_columns(field))
        connection.execute(
            f'create view {INCOMING}."{table.name}" as '
            f'select rowid + {FIRST_ROW} as file_row, {columns} from {STAGE}."{table.name}"'
        )


def _incoming_columns(field: Field) -> Iterator[str]:
    cell = f'"{field.name}"'
    yield f"{value_of(field)} as {cell}"
    if field.partial_date:
        month = f"case length({cell}) when 4 then {cell} || '-01' else {cell} end"
        first = f"try_cast(case when length({cell}) < 10 then {month} || '-01' else {cell} end as date)"
        last_month = f"case length({cell}) when 4 then {cell} || '-12-01' when 7 then {cell} || '-01' end"
        last = f"case when length({cell}) < 10 then last_day(try_cast({last_month} as date)) else {first} end"
        yield f'{first} as "{field.name}_first"'
        yield f'{last} as "{field.name}_last"'


def check_rule(connection: duckdb.DuckDBPyConnection, rule: Path, report: FaultReport) -> None:
    """Runs one rule: a query over `incoming` that returns file_name, file_row, column_name, value, reason."""
    query = rule.read_text(encoding="utf-8")
    (total,) = connection.execute(f"select count(*) from ({query})").fetchone() or (0,)
    if total:
        rows = connection.execute(query).fetchmany(FAULTS_SHOWN_PER_KIND)
        report.add(f"rule {rule.stem}", [Fault(*row) for row in rows], total)
