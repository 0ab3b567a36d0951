"""Panels of HTML: values are escaped, foreign links are checked, and a followed link gives its parameters."""

import html

import pytest
from jinja2 import UndefinedError

from components.html_panel import followed_address, render
from components.palette import STATUSES

EMPTY = {"count": "0", "as_of": "today", "clear": "recommendations"}


def test_values_are_escaped() -> None:
    chip = {"name": "<i>", "value": "\"'><script>", "href": 'x" onclick="y'}
    shown = render("tracker_filters.html", "en", chips=[chip], **EMPTY)
    assert "<script>" not in shown
    assert 'x" onclick' not in shown
    assert html.escape("<i>") in shown


def test_value_that_was_forgotten_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("tracker_filters.html", "en", chips=[])


@pytest.mark.parametrize("address", ["javascript:hurt()", "data:text/html,x", "//host", "", None])
def test_only_web_addresses_become_links(address: str | None) -> None:
    group = {
        "name": "Moved",
        "count": 1,
        "open": True,
        "rest": 0,
        "rows": [
            {
                "id": "X-1", "href": "recommendations?id=X-1", "text": "Do this.", "before": None,
                "contested_before": False, "after": STATUSES[0], "contested_after": False, "day": "today",
                "voice": "state", "voice_name": "State", "evidence": "Done.", "source": "A source",
                "url": address,
            }
        ],
    }  # fmt: skip
    shown = render("tracker_changes.html", "en", heading="Changes", groups=[group], close="recommendations")
    assert "A source" in shown
    assert 'target="_blank"' not in shown


def test_followed_link_gives_its_parameters() -> None:
    assert followed_address("recommendations?theme=a&theme=b&q=%D2%B7") == {"theme": ["a", "b"], "q": ["ҷ"]}


@pytest.mark.parametrize(
    "href",
    [
        None, 3, {"a": 1}, "recommendations", "http://[", "?embed=true&EMBED_options=dark_theme",
        "?" + "a=1&" * 5_000,
    ],
)  # fmt: skip
def test_what_is_no_link_leads_nowhere(href: object) -> None:
    assert followed_address(href) == {}
