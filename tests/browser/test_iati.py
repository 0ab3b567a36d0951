"""The file for IATI as a browser downloads it: valid, of the filtered projects, and taken in again."""

from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser

from queries.iati_import import import_iati
from tests.browser.visit import PATIENCE, visiting
from tests.components.iati_rules import code_faults, schema_faults

pytestmark = pytest.mark.browser
DATA = Path(__file__).parents[2] / "data"


def test_file_of_a_donor_is_valid_and_can_be_taken_in(browser: Browser, server: str, tmp_path: Path) -> None:
    with visiting(browser, server) as visit:
        visit.open("/impact?donor=sdc&as_of=2026-11-21&lang=ru")
        with visit.page.expect_download(timeout=PATIENCE) as download:
            visit.page.get_by_role("button", name="IATI 2.03 (XML)").click()
        assert download.value.suggested_filename == "paygiri-impact-sdc-2026-11-21-iati.xml"
        file = tmp_path / "downloaded.xml"
        download.value.save_as(file)
        assert visit.faults() == []
    document = file.read_bytes()
    assert schema_faults(document) + code_faults(document) == []
    identifiers = [item.text for item in etree.fromstring(document).iterfind(".//iati-identifier")]
    # What Switzerland pays for: three phases of one project, the grants, and a share of civil registration.
    assert identifiers == [
        f"PAYGIRI-{project}" for project in ("CRSR", "SDCA2J1", "SDCA2J2", "SDCA2J3", "SDCHRG")
    ]
    done = import_iati(file, DATA, tmp_path / "new", date(2026, 11, 21))
    assert (done.added, done.replaced) == (0, 5)
