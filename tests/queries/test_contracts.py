"""Every question against the page of its folder: parameters, grain, columns, types and checks, and the form
that SQL has in this house."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest
import sqlglot
import yaml
from sqlglot import exp

from queries import run
from queries.warehouse import find_question, question_sql

QUERIES = Path(__file__).parents[2] / "queries"
NO_QUESTIONS = {"marts", "parts", "rules"}
QUESTIONS = sorted(
    f"{file.parent.name}/{file.stem}"
    for file in QUERIES.glob("*/*.sql")
    if file.parent.name not in NO_QUESTIONS
)
MARTS = sorted(f"marts/{file.stem}" for file in (QUERIES / "marts").glob("*.sql"))
TYPES = {
    "VARCHAR": "text",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
}
PARAMETER_TYPES = {"text", "integer", "number", "boolean", "date", "list of text"}
ENDING = re.compile(r"\nselect\b[^()]*\sfrom final\norder by ([^;]+);?$")
CHECKS = {"not_null", "accepted_values"}
SOURCE_COLUMNS = {
    "source_id",
    "source_title",
    "publisher",
    "url",
    "published",
    "accessed",
    "source_kind",
    "original_publisher",
}


@dataclass(frozen=True)
class Answer:
    """Rows of a question asked with its example parameters, straight from the database."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def values(self, column: str) -> list[Any]:
        place = self.columns.index(column)
        return [row[place] for row in self.rows]


@cache
def pages() -> dict[str, dict[str, Any]]:
    """Folder to the questions of its schema.yml."""
    found = {}
    for file in sorted(QUERIES.glob("*/schema.yml")):
        found[file.parent.name] = yaml.safe_load(file.read_text(encoding="utf-8"))["questions"]
    return found


def contract(question: str) -> dict[str, Any]:
    folder, name = question.split("/")
    page: dict[str, Any] = pages()[folder][name]
    return page


def examples(question: str) -> dict[str, Any]:
    return {parameter["name"]: parameter["example"] for parameter in contract(question)["parameters"]}


def sql_of(name: str) -> str:
    """The SQL of a question or a mart."""
    return question_sql(name)


def bare(sql: str) -> str:
    """The SQL without comments and without the contents of its text literals."""
    return re.sub(r"'[^']*'", "''", re.sub(r"--[^\n]*", "", sql))


def ask(connection: duckdb.DuckDBPyConnection, question: str) -> Answer:
    cursor = connection.execute(sql_of(question), examples(question))
    described = cursor.description or []
    return Answer(
        tuple(column[0] for column in described),
        tuple(str(column[1]) for column in described),
        cursor.fetchall(),
    )


def test_every_question_has_its_contract_and_every_contract_its_question() -> None:
    written = sorted(f"{folder}/{name}" for folder, page in pages().items() for name in page)
    assert written == QUESTIONS


@pytest.mark.parametrize("question", QUESTIONS)
def test_contract_is_complete(question: str) -> None:
    page = contract(question)
    assert set(page) == {"title", "parameters", "grain", "columns"}
    assert page["title"].endswith("?")
    assert page["grain"]
    for parameter in page["parameters"]:
        assert {"name", "type", "example"} <= set(parameter)
        assert parameter["type"] in PARAMETER_TYPES
    for column in page["columns"]:
        assert {"name", "type", "description"} <= set(column) <= {*column, "unit", "checks"}
        assert column["type"] in set(TYPES.values())
        checks = [
            next(iter(check)) if isinstance(check, dict) else check for check in column.get("checks", [])
        ]
        assert set(checks) <= CHECKS


@pytest.mark.parametrize("question", QUESTIONS)
def test_parameters_are_those_of_the_sql(question: str) -> None:
    assert set(examples(question)) == find_question(question).parameters


@pytest.mark.parametrize("question", QUESTIONS)
def test_columns_and_types_are_those_of_the_contract(
    question: str, curated: duckdb.DuckDBPyConnection
) -> None:
    answer = ask(curated, question)
    promised = [(column["name"], column["type"]) for column in contract(question)["columns"]]
    types = [TYPES.get(re.sub(r"DECIMAL.*", "DOUBLE", kind), kind) for kind in answer.types]
    assert list(zip(answer.columns, types, strict=True)) == promised


@pytest.mark.parametrize("question", QUESTIONS)
def test_rows_keep_the_grain_and_the_checks(question: str, curated: duckdb.DuckDBPyConnection) -> None:
    answer = ask(curated, question)
    assert answer.rows, "the example parameters of a contract find rows"
    keys = list(zip(*(answer.values(column) for column in contract(question)["grain"]), strict=True))
    assert len(keys) == len(set(keys))
    for column in contract(question)["columns"]:
        values = answer.values(column["name"])
        for check in column.get("checks", []):
            if check == "not_null":
                assert None not in values, column["name"]
            else:
                assert {value for value in values if value is not None} <= set(check["accepted_values"])


@pytest.mark.parametrize("question", QUESTIONS)
def test_run_answers_with_its_lineage(question: str, warehouse: Path) -> None:
    frame = run(question, **examples(question))
    assert list(frame.columns) == [column["name"] for column in contract(question)["columns"]]
    assert len(frame) > 0
    lineage = frame.attrs["lineage"]
    assert (lineage.question, lineage.parameters) == (question, examples(question))
    assert lineage.warehouse == warehouse.stem


@pytest.mark.parametrize("question", QUESTIONS)
def test_named_source_comes_with_what_its_line_needs(question: str) -> None:
    columns = {column["name"] for column in contract(question)["columns"]}
    if "source_title" in columns or "publisher" in columns:
        assert columns >= SOURCE_COLUMNS


@pytest.mark.parametrize("name", QUESTIONS + MARTS)
def test_sql_is_lower_case(name: str) -> None:
    sql = bare(sql_of(name))
    assert sql == sql.lower()


@pytest.mark.parametrize("name", QUESTIONS + MARTS)
def test_sql_ends_with_final_in_order(name: str) -> None:
    sql = bare(sql_of(name)).strip()
    assert re.search(r"\bfinal as \(", sql)
    assert ENDING.search(sql), "the file ends with: select ... from final order by ..."


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_two_rows_are_tied_in_the_order(question: str, curated: duckdb.DuckDBPyConnection) -> None:
    ranked = ENDING.sub(r"\nselect rank() over (order by \1) from final", sql_of(question).strip())
    ranks = [rank for (rank,) in curated.execute(ranked, examples(question)).fetchall()]
    assert ranks
    assert len(ranks) == len(set(ranks))


@pytest.mark.parametrize("name", QUESTIONS + MARTS)
def test_sql_keeps_to_the_portable_core(name: str) -> None:
    sql = bare(sql_of(name))
    unwanted = (
        r"\bqualify\b",
        r"\bgroup by all\b",
        r"\border by all\b",
        r"\b(?:group|order) by \d",
        r"\blist_aggregate\b",
        r"\b(?:quantile|percentile)\w*\(",
        r"\b(?:format|printf|strftime)\(",
        r"\bexclude\s*\(",
        r"::",
    )
    assert [pattern for pattern in unwanted if re.search(pattern, sql)] == []


@pytest.mark.parametrize("name", QUESTIONS + MARTS)
def test_divisor_is_never_zero(name: str) -> None:
    for division in sqlglot.parse_one(sql_of(name), read="duckdb").find_all(exp.Div):
        divisor = division.expression.unnest()
        assert isinstance(divisor, exp.Nullif) or (divisor.is_number and float(divisor.name) != 0)


@pytest.mark.parametrize("name", QUESTIONS + MARTS)
def test_star_never_stands_for_the_columns_of_a_base_table(name: str) -> None:
    tree = sqlglot.parse_one(sql_of(name), read="duckdb")
    named = {cte.alias for cte in tree.find_all(exp.CTE)}
    for select in tree.find_all(exp.Select):
        stars = [column for column in select.expressions if column.is_star]
        if not stars:
            continue
        tables = [
            table
            for scope in (select.args.get("from_"), *select.args.get("joins", []))
            if scope
            for table in scope.find_all(exp.Table)
        ]
        qualified = {column.table for column in stars if isinstance(column, exp.Column)}
        read = [table for table in tables if not qualified or table.alias_or_name in qualified]
        assert read
        assert [table.name for table in read if table.db != "marts" and table.name not in named] == []


@pytest.mark.parametrize("name", QUESTIONS + MARTS)
def test_values_enter_as_named_parameters_only(name: str) -> None:
    sql = bare(sql_of(name))
    assert re.findall(r"\?|\$\d|[{}]|%s", sql) == []
