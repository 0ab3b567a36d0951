"""The package is a valid Frictionless Data Package: any tool of that family can read and check it."""

import json

import frictionless
import pytest

from tests.data.tables import DATA

DESCRIPTOR = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report() -> frictionless.Report:
    found: frictionless.Report = frictionless.validate(str(DATA / "datapackage.json"))
    return found


def test_frictionless_finds_no_error(report: frictionless.Report) -> None:
    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []
    assert report.valid


def test_frictionless_read_every_table(report: frictionless.Report) -> None:
    rows = {task.place: task.stats["rows"] for task in report.tasks}
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in DATA.glob("*.csv")}
    assert rows == {file: count - 1 for file, count in lines.items()}


def test_descriptor_names_licence_editors_and_sources_but_no_person() -> None:
    assert [licence["name"] for licence in DESCRIPTOR["licenses"]] == ["CC-BY-4.0"]
    assert DESCRIPTOR["contributors"] == [{"title": "Paygiri editors", "roles": ["editor"]}]
    assert DESCRIPTOR["sources"]


@pytest.mark.parametrize("resource", DESCRIPTOR["resources"], ids=lambda resource: resource["name"])
def test_every_table_and_column_is_described(resource: dict[str, object]) -> None:
    schema = resource["schema"]
    assert isinstance(schema, dict)
    assert resource["title"]
    assert resource["description"]
    assert [
        field["name"] for field in schema["fields"] if not field.get("title") or not field.get("description")
    ] == []
    assert schema["missingValues"] == [{"value": "", "label": "not given"}]
    assert schema["primaryKey"]
