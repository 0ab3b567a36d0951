"""The source line is one part for every page: each of them opens, cites, and gives its rows away whole."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from bibtexparser.entrypoint import parse_string
from streamlit.testing.v1 import AppTest

from components.citation import View, as_bibtex, as_csl
from components.provenance import rows_as_csv, rows_as_workbook, works_cited
from components.sources.metadata import metadata_json
from queries import run

ROOT = Path(__file__).parents[2]
VIEW = View("overview", "", date(2026, 11, 21), date(2026, 11, 21))
SCREENS: list[tuple[str, dict[str, str]]] = [
    ("explore/overview", {}),
    ("explore/regions", {"region": "TJ-GB"}),
    ("explore/trends", {}),
    ("dialogues/recommendations", {"view": "list"}),
    ("dialogues/institutions", {"id": "moj"}),
    ("evidence/sources", {"view": "coverage"}),
]

pytestmark = pytest.mark.usefixtures("warehouse")


def asked() -> list[tuple[str, dict[str, Any]]]:
    """Every question whose answer names its sources, with the example parameters of its contract."""
    found = []
    for contract in sorted((ROOT / "queries").glob("*/schema.yml")):
        for name, question in yaml.safe_load(contract.read_text("utf-8"))["questions"].items():
            if {"source_id", "source_title"} <= {column["name"] for column in question["columns"]}:
                given = {part["name"]: part["example"] for part in question["parameters"]}
                found.append((f"{contract.parent.name}/{name}", given))
    return found


def opened(page: str, params: dict[str, str], part: str) -> tuple[AppTest, list[str]]:
    """The page with every source line opened at one of its parts, and the keys of the lines."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.switch_page(f"pages/{page}.py")
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    ids = [expander.proto.id for expander in app.expander]
    keys = [key[key.index("source-") :] for key in ids if "source-" in key]
    for key in keys:
        app.session_state[key] = True
        app.session_state[key.replace("source-", "source-part-", 1)] = part
    app.run()
    assert not app.exception
    return app, keys


@pytest.mark.parametrize(("page", "params"), SCREENS)
def test_every_line_of_a_page_cites(page: str, params: dict[str, str]) -> None:
    app, keys = opened(page, params, "Cite this")
    assert keys
    assert len(app.code) == len(keys)
    for code in app.code:
        view = code.value.split("\n\n")[-1]
        assert view.startswith("Paygiri editors. Paygiri: following through")
        assert "Question: " in view
        assert "Warehouse: " in view


@pytest.mark.parametrize(("page", "params"), SCREENS)
def test_every_line_of_a_page_gives_its_rows_away(page: str, params: dict[str, str]) -> None:
    app, keys = opened(page, params, "Download")
    labels = [button.proto.label for button in app.get("download_button")]
    for label in (
        "Rows with their sources (CSV)",
        "Rows with their sources (XLSX)",
        "What the rows mean (JSON)",
    ):
        assert labels.count(label) == len(keys)


def test_closed_line_computes_nothing() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    assert not app.exception
    assert len(app.tabs) == 0
    assert len(app.code) == 0


@pytest.mark.parametrize(("question", "given"), asked(), ids=str)
def test_rows_of_a_question_can_be_cited_and_taken(question: str, given: dict[str, Any]) -> None:
    rows = run(question, **given)
    lineages = [rows.attrs["lineage"]]
    works = works_cited(rows, lineages, VIEW, "en")
    sources = set(rows["source_id"].dropna())
    entries = parse_string(as_bibtex(works, "en"))
    assert entries.failed_blocks == []
    assert len(entries.entries) == len(json.loads(as_csl(works))) == len(sources) + 1
    lines = list(csv.reader(StringIO(rows_as_csv(rows, lineages, tagged=True).decode("utf-8-sig"))))
    assert len(lines) == len(rows) + 2
    assert len({len(line) for line in lines}) == 1
    book = openpyxl.load_workbook(BytesIO(rows_as_workbook(rows, lineages, VIEW, "en")))
    assert book["data"].max_row == len(rows) + 1
    assert book["sources"].max_row == len(sources) + 1
    told = json.loads(metadata_json(rows, lineages, VIEW, works, "en").decode())
    assert [column["name"] for column in told["columns"] if "description" not in column] == []
    assert {source["source_id"] for source in told["sources"]} == sources
