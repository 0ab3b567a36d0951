"""Descriptions for catalogues of data say what datapackage.json says, and name every file of the package."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from queries.__main__ import main
from queries.describe import DCAT, SCHEMA_ORG, descriptions
from tests.data.tables import DATA

DESCRIPTOR = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
FILES = {*(resource["path"] for resource in DESCRIPTOR["resources"]), "boundaries/regions.geojson"}


def read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / name).read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", [SCHEMA_ORG, DCAT])
def test_description_is_current(name: str) -> None:
    assert (DATA / name).read_bytes() == descriptions(DATA)[name], "run: python -m queries describe"


def test_schema_org_names_every_file_and_the_terms() -> None:
    found = read(SCHEMA_ORG)
    assert (found["@context"], found["@type"]) == ({"@vocab": "https://schema.org/"}, "Dataset")
    assert {file["contentUrl"] for file in found["distribution"]} == FILES
    assert all((DATA / file["contentUrl"]).is_file() for file in found["distribution"])
    assert found["license"] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert 50 <= len(found["description"]) <= 5_000, "what search engines for data accept"


def test_dcat_names_every_file_and_the_terms() -> None:
    found = read(DCAT)
    assert found["@type"] == "dcat:Dataset"
    assert {file["dcat:downloadURL"]["@id"] for file in found["dcat:distribution"]} == FILES
    assert found["dct:license"] == [{"@id": "https://creativecommons.org/licenses/by/4.0/"}]
    prefixes = {name.split(":")[0] for name in found if not name.startswith("@")}
    assert prefixes <= set(found["@context"])
    media = {
        file["dcat:downloadURL"]["@id"]: file["dcat:mediaType"]["@id"] for file in found["dcat:distribution"]
    }
    assert media["sources.csv"].endswith("/text/csv")
    assert media["boundaries/regions.geojson"].endswith("/application/geo+json")


def test_command_writes_what_is_out_of_date_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(DATA, tmp_path / "data")
    (folder / DCAT).write_text("{}")
    assert main(["describe", "--package", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [f"{folder / DCAT} is written"]
    assert (folder / DCAT).read_bytes() == (DATA / DCAT).read_bytes()


def test_broken_descriptor_is_a_fault_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "datapackage.json").write_text("{")
    assert main(["describe", "--package", str(tmp_path)]) == 1
    assert "datapackage.json" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["datapackage.json"]
