"""What the server tells a browser: load from nowhere else, and name no page to another site."""

import re

from components.safe_headers import CONTENT, FIRST_PAGE, HEADERS, scripts_in_place


def test_nothing_may_be_loaded_from_another_host() -> None:
    for what, where in CONTENT.items():
        for source in where.split():
            assert source in {"data:", "blob:"} or re.fullmatch(r"'[A-Za-z0-9+/=-]+'", source), (what, source)
    assert "unsafe-inline" not in CONTENT["script-src"]
    assert "unsafe-eval'" not in CONTENT["script-src"].replace("'wasm-unsafe-eval'", "")
    assert CONTENT["frame-ancestors"] == CONTENT["object-src"] == "'none'"


def test_links_away_do_not_name_the_page() -> None:
    assert HEADERS["Referrer-Policy"] == "no-referrer"


def test_scripts_of_the_first_page_are_known_by_their_digest() -> None:
    # printf 'alert(1)' | openssl dgst -sha256 -binary | base64
    assert scripts_in_place("<script>alert(1)</script><script src='x'></script>") == [
        "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    ]
    assert len(scripts_in_place(FIRST_PAGE.read_text("utf-8"))) >= 1
