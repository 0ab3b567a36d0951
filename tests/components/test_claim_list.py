"""The register and its files, made from rows written by hand."""

import io
import re

import openpyxl
import pandas as pd
import pytest

from components.claims.address import ClaimPlace
from components.claims.detail import claim_detail
from components.claims.export import COLUMNS, claims_csv, claims_workbook
from components.claims.list import claim_register, contradictions_of, in_order
from components.records import Row
from queries import Lineage

MARKUP = "<img src=x onerror=hurt()>"


def claim(identity: str, **changes: object) -> Row:
    row: dict[str, object] = {
        "claim_id": identity,
        "said_by_en": "A paper",
        "region_code": "TJ",
        "statement_en": f"Statement of {identity}.",
        "value": "20",
        "unit": "%",
        "direction": "down",
        "period": "past five years",
        "subject": "violations",
        "evidence_en": "The evidence.",
        "verdict": "contradicted",
        "verdict_position": 1,
        "verdict_reason_en": "The reason.",
        "contradictions": 0,
        "source_id": "paper",
        "source_title": "Title of the paper",
        "publisher": "Publisher of the paper",
        "url": None,
        "published": "2025",
        "accessed": "2026-01-01",
        "source_kind": "primary",
        "original_publisher": None,
        "evidence_source_id": "report",
        "evidence_title": "Title of the evidence",
        "evidence_publisher": "Publisher of the evidence",
        "evidence_url": "https://example.org/evidence",
        "evidence_published": "2024-05",
        "evidence_kind": "primary",
    }
    return {**row, **changes}


def pair(one: str, other: str, periods: tuple[str, str] = ("past five years", "past five years")) -> Row:
    sides: dict[str, object] = {}
    for side, value, period in (("a", "20", periods[0]), ("b", "25", periods[1])):
        sides |= {
            f"statement_{side}_en": f"Statement {side}.",
            f"said_by_{side}_en": "A paper",
            f"value_{side}": value,
            f"unit_{side}": "%",
            f"direction_{side}": "down",
            f"period_{side}": period,
            f"verdict_{side}": "contradicted",
        }
    return {"claim_id": one, "contradicts_id": other, "reason_en": f"{one} against {other}.", **sides}


def register(*claims: Row, pairs: tuple[Row, ...] = (), place: ClaimPlace | None = None) -> str:
    return claim_register(claims, {"contradicted": 7, "supported": 10}, pairs, place or ClaimPlace())


def frame(*claims: Row) -> pd.DataFrame:
    made = pd.DataFrame(list(claims))
    made.attrs["lineage"] = Lineage("claims/register", {}, "warehouse-hash")
    return made


def test_contradiction_stands_at_both_claims() -> None:
    found = contradictions_of([pair("C05", "C08"), pair("C05", "C12")])
    assert found == {"C05": ["C08", "C12"], "C08": ["C05"], "C12": ["C05"]}


def test_contradictions_over_one_stated_period_come_first() -> None:
    pairs = [
        pair("C01", "C02", ("not given", "not given")),
        pair("C03", "C04", ("past years", "past five years")),
        pair("C05", "C08"),
    ]
    assert [row["claim_id"] for row in in_order(pairs)] == ["C05", "C01", "C03"]


def test_two_falls_over_one_period_stand_side_by_side() -> None:
    html = register(claim("C05"), pairs=(pair("C05", "C08"),))
    sides = re.findall(r'<div class="c-side">.*?</div>', html, re.DOTALL)
    assert len(sides) == 2
    assert "down by 20%" in sides[0]
    assert "down by 25%" in sides[1]
    assert all("past five years" in side for side in sides)
    assert "<svg" not in html


def test_contradiction_of_a_claim_filtered_out_is_left_out() -> None:
    assert 'class="c-sides"' not in register(claim("C30"), pairs=(pair("C05", "C08"),))


def test_claim_carries_its_document_evidence_and_verdict() -> None:
    html = register(claim("C05"))
    for words in (
        "Statement of C05.", "A paper", "down by 20%", "The reason.", "The evidence.", "Title of the paper",
        "Title of the evidence", "no public address", "Publisher of the evidence, May 2024",
    ):  # fmt: skip
        assert words in html


def test_verdicts_are_counted_and_one_that_is_chosen_is_taken_off() -> None:
    html = register(claim("C05"), place=ClaimPlace(verdict=("supported",), document=("paper",), lang="tg"))
    tiles = dict(re.findall(r'c-tile c-(\w+)" href="([^"]*)"', html))
    assert "verdict" not in tiles["supported"]
    assert "verdict=unverified" in tiles["unverified"]
    assert all("document=paper" in link and "lang=tg" in link for link in tiles.values())
    assert re.findall(r'class="c-count">(\d+)<', html) == ["7", "0", "10"]
    assert html.count('aria-current="true"') == 1


def test_claims_are_listed_by_verdict() -> None:
    html = register(claim("C20", verdict="supported", verdict_position=3), claim("C21"))
    assert html.index("Statement of C21.") < html.index("Statement of C20.")


def test_nothing_left_says_what_to_loosen() -> None:
    html = register(place=ClaimPlace(verdict=("supported",)))
    assert "take off either filter" in html
    assert re.search(r'class="empty".*href="claims"', html, re.DOTALL)


def test_foreign_text_stays_text() -> None:
    hostile = claim(
        "C05", statement_en=MARKUP, source_title=MARKUP, evidence_url="javascript:x()", value=MARKUP
    )
    pages = (register(hostile), claim_detail(hostile, "Tajikistan", [], ClaimPlace()))
    for html in pages:
        assert "<img" not in html
        assert "javascript:" not in html


def test_detail_has_the_claim_at_the_left_of_each_contradiction() -> None:
    html = claim_detail(claim("C08"), "Tajikistan", [pair("C05", "C08")], ClaimPlace())
    assert re.findall(r'<span class="id">(C\d+)</span>', html) == ["C08", "C05"]


def test_files_hold_a_verdict_in_every_row_and_say_what_claims_are() -> None:
    answer = frame(claim("C05"), claim("C08", value="=cmd", statement_en="+20 %"))
    read = pd.read_csv(io.BytesIO(claims_csv(answer, [pair("C05", "C08")], "en")), encoding="utf-8-sig")
    assert list(read.columns) == [*COLUMNS, "reading"]
    assert read["verdict"].notna().all()
    assert read["reading"].str.startswith("Claims are not data").all()
    assert read["contradicts"].tolist() == ["C08", "C05"]
    assert [read["value"].iloc[1], read["statement"].iloc[1]] == ["'=cmd", "'+20 %"]
    book = openpyxl.load_workbook(
        io.BytesIO(claims_workbook(answer, [], {"verdict": ["contradicted"]}, "en"))
    )
    assert book.sheetnames == ["data", "sources", "about"]
    facts = {row[0]: row[1] for row in book["about"].iter_rows(min_row=2, values_only=True)}
    assert facts["filter_verdict"] == "contradicted"
    assert str(facts["reading"]).startswith("Claims are not data")


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_words_fall_back_to_english_where_a_text_is_missing(lang: str) -> None:
    assert "Statement of C05." in register(claim("C05"), place=ClaimPlace(lang=lang))
