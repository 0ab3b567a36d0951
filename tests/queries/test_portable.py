"""sqlglot carries every SQL file to Spark without loss, so that a cluster can answer the same questions."""

from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from queries.warehouse import question_sql

QUERIES = Path(__file__).parents[2] / "queries"
FILES = sorted(file for file in QUERIES.glob("*/*.sql") if file.parent.name != "parts")


def label(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


@pytest.mark.parametrize("file", FILES, ids=label)
def test_sql_is_understood_by_spark(file: Path) -> None:
    sql = question_sql(label(file))
    carried = sqlglot.transpile(sql, read="duckdb", write="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    assert len(carried) == 1
    here, there = sqlglot.parse_one(sql, read="duckdb"), sqlglot.parse_one(carried[0], read="spark")
    assert names(there) == names(here)
    assert parameters(there) == parameters(here)


def names(tree: exp.Expr) -> list[list[str]]:
    """The columns of every select, as far as they are named."""
    return [select.named_selects for select in tree.find_all(exp.Select)]


def parameters(tree: exp.Expr) -> set[str]:
    return {found.name for kind in (exp.Parameter, exp.Placeholder) for found in tree.find_all(kind)}
