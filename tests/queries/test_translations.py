"""What is missing in Russian or Tajik is counted by table and listed with its file, row and column."""

from pathlib import Path

import pytest

from queries.__main__ import main
from queries.translations import coverage, report
from tests.queries.broken_package import DATA, BrokenPackage


def test_shipped_package_is_told_in_three_languages() -> None:
    stems = {(one.table, one.stem): one for one in coverage(DATA)}
    assert stems["regions", "name"].texts == 6
    assert {"recommendations", "status_events", "claims", "glossary"} <= {table for table, _ in stems}
    assert [place for one in stems.values() for place in one.missing] == []


def test_missing_translation_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = BrokenPackage(tmp_path / "data")
    row = package.change("themes", "torture", name_tg="")
    assert main(["translations", "--package", str(package.folder)]) == 0
    printed = capsys.readouterr().out.splitlines()
    at = printed.index("themes.name: 29 of 30 translations")
    assert printed[at + 1] == f"  missing: themes.csv:{row} name_tg"
    assert printed[-1].endswith(", 1 missing")


def test_text_without_english_wants_no_translation(tmp_path: Path) -> None:
    package = BrokenPackage(tmp_path / "data")
    package.change("priorities", package.read("priorities")[1][0], detail_en="", detail_ru="", detail_tg="")
    assert list(report(package.folder))[-1].endswith(", 0 missing")
