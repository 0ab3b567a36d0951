"""The tracker's address: what is read from it, what is refused, and what a link keeps."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from components.address import Address
from components.tracker.address import Known, TrackerFilters, TrackerPlace, read_place

TODAY = date(2026, 11, 21)
KNOWN = Known(("dialogue_2025",), ("torture", "gender"), ("TJ", "TJ-GB"), ("mia",))


def place(**params: list[str]) -> tuple[TrackerPlace, Address]:
    address = Address(params, today=TODAY)
    return read_place(address, KNOWN, TODAY), address


def asked(href: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(href).query)


def test_address_without_parameters_narrows_nothing() -> None:
    read, address = place()
    assert read.filters == TrackerFilters()
    assert read.filters.active == ()
    assert read.view == "summary"
    assert address.notices == []


def test_every_filter_is_read_and_written_alike() -> None:
    params = {
        "forum": ["dialogue_2025"],
        "theme": ["torture", "gender"],
        "region": ["TJ-GB"],
        "institution": ["mia"],
        "status": ["no_evidence"],
        "voice": ["state"],
        "contested": ["true"],
        "stale": ["false"],
        "overdue": ["true"],
        "q": ["ҷабр"],
        "since": ["2025-09-26"],
        "view": ["list"],
        "sort": ["age"],
    }
    read, address = place(**params)
    assert address.notices == []
    assert read.filters.stale is False
    assert asked(read.link()) == params


def test_questions_take_lists_and_missing_values() -> None:
    read, _address = place(theme=["torture"])
    given = read.filters.parameters()
    assert given["theme"] == ["torture"]
    assert given["forum"] == []
    assert given["contested"] is None
    assert given["q"] is None


def test_link_leaves_page_and_item_behind() -> None:
    read, _address = place(theme=["torture"], page=["3"], id=["D25-01"])
    assert (read.page, read.item) == (3, "D25-01")
    assert asked(read.link(view="list")) == {"theme": ["torture"], "view": ["list"]}


def test_link_leaves_out_what_is_usual() -> None:
    read, _address = place(view=["list"])
    assert read.link(view="summary", as_of=TODAY, page=1, sort="origin_desc") == "recommendations"


def test_link_can_take_one_filter_off() -> None:
    read, _address = place(theme=["torture"], contested=["true"])
    assert asked(read.link(theme=None)) == {"contested": ["true"]}


@pytest.mark.parametrize("value", ["2026-11-21", "2027-01-01", "1990-01-01", "soon", "2025-02-30"])
def test_day_to_compare_with_lies_before_the_day_of_the_page(value: str) -> None:
    read, address = place(since=[value])
    assert read.since is None
    assert [notice.param for notice in address.notices] == ["since"]


@pytest.mark.parametrize("value", ["0", "-1", "2.5", "٣", "two", "99999999"])
def test_page_that_is_no_number_is_the_first(value: str) -> None:
    read, address = place(page=[value])
    assert read.page == 1
    assert [notice.param for notice in address.notices] == ["page"]


def test_search_longer_than_its_limit_is_refused() -> None:
    read, address = place(q=["x" * 201])
    assert read.filters.q == ""
    assert [notice.param for notice in address.notices] == ["q"]
