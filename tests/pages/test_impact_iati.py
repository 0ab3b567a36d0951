"""The files for IATI that the page Impact offers, under each of its views and under a project."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[2] / "app.py"
SCRIPT = "pages/impact/impact.py"


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize("params", [{}, {"view": "results"}, {"donor": "eu"}, {"project": "P2J"}])
def test_activity_file_and_its_tables_stand_among_the_downloads(params: dict[str, str]) -> None:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run()
    app.switch_page(SCRIPT)
    for name, value in {"as_of": "2026-11-21", **params}.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    labels = [str(getattr(button, "label", "")) for button in app.get("download_button")]
    assert "IATI 2.03 (XML)" in labels
    assert "Tables of the IATI file (XLSX)" in labels
