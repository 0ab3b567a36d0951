"""The page that describes the package names every table, and no table that is gone."""

import re

from tests.data.tables import DATA


def test_readme_describes_every_table_once() -> None:
    text = (DATA / "README.md").read_text(encoding="utf-8")
    section = text.split("## Tables")[1].split("\n## ")[0]
    described = [
        table
        for line in section.splitlines()
        if line.startswith("| `")
        for table in re.findall(r"`(\w+)`", line.split("|")[1])
    ]
    assert sorted(described) == sorted(path.stem for path in DATA.glob("*.csv"))


def test_tables_are_utf8_with_plain_line_ends() -> None:
    for path in [*DATA.glob("*.csv"), DATA / "boundaries" / "regions.geojson"]:
        raw = path.read_bytes()
        raw.decode("utf-8")
        assert not raw.startswith(b"\xef\xbb\xbf"), path.name
        assert b"\r" not in raw, path.name
        assert raw.endswith(b"\n"), path.name
