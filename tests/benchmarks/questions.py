"""Times the questions that pages ask, straight from the warehouse and not from kept answers, with parameters
varied over what the catalogue offers. Runs as a process of its own for each warehouse, so that no size lives
on another's memory, and is told by lines on its input which question to ask next: a caller takes turns
between several warehouses, and whatever else the machine does falls on all of them alike."""

import ast
import datetime
import itertools
import json
import random
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from queries import run
from queries.warehouse import answer

ROOT = Path(__file__).parents[2]


def asked_by_pages() -> list[str]:
    """The names of the questions that stand in a `run("topic/question", ...)` of a page or of app.py."""
    asked = set()
    for path in (ROOT / "app.py", *sorted((ROOT / "pages").rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                topic, _, question = node.value.partition("/")
                if question and (ROOT / "queries" / topic / f"{question}.sql").is_file():
                    asked.add(node.value)
    return sorted(asked)


def contract(question: str) -> dict[str, Any]:
    """The question's entry in the schema.yml of its folder."""
    topic, name = question.split("/")
    described = yaml.safe_load((ROOT / "queries" / topic / "schema.yml").read_text("utf-8"))
    found: dict[str, Any] = described["questions"][name]
    return found


def offered() -> dict[str, list[Any]]:
    """The values that a parameter may take, by its name."""
    indicators = run("catalogue/indicators")["indicator_id"].tolist()
    regions = run("catalogue/regions")["region_code"].tolist()
    days = [datetime.date(year, month, 1) for year in (2024, 2025, 2026) for month in (3, 6, 9, 11)]
    return {"indicator": indicators, "region": regions, "as_of": days}


def varied(parameters: list[Mapping[str, Any]], pools: Mapping[str, list[Any]]) -> Iterator[dict[str, Any]]:
    """Parameters without end: the example first, then values drawn from the pools by the parameter's name."""
    draw = random.Random(1)

    def value(parameter: Mapping[str, Any]) -> Any:
        pool = pools.get(parameter["name"])
        if pool is None:
            return parameter["example"]
        drawn = draw.choice(pool)
        return [drawn] if parameter["type"].startswith("list") else drawn

    yield {parameter["name"]: parameter["example"] for parameter in parameters}
    while True:
        yield {parameter["name"]: value(parameter) for parameter in parameters}


def timed(question: str, parameters: Mapping[str, Any]) -> tuple[float, int]:
    """Milliseconds and rows of one answer."""
    started = time.perf_counter()
    frame = answer(question, parameters)
    return (time.perf_counter() - started) * 1000, len(frame)


def answer_lines() -> None:
    """For each line `topic/question count` of the input, one line of JSON: milliseconds and most rows."""
    pools = offered()
    asked: dict[str, Iterator[dict[str, Any]]] = {}
    for line in sys.stdin:
        question, count = line.split()
        if question not in asked:
            asked[question] = varied(contract(question)["parameters"], pools)
        taken = [timed(question, chosen) for chosen in itertools.islice(asked[question], int(count))]
        told = {"milliseconds": [spent for spent, _ in taken], "most_rows": max(rows for _, rows in taken)}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    answer_lines()
