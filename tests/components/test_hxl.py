"""HXL tags: written as the standard has them, from its core dictionary, in the order of the columns."""

import re
from pathlib import Path

import yaml

from components.hxl import hxl_tags

CORE = {
    "access", "activity", "adm1", "adm2", "adm3", "adm4", "adm5", "affected", "beneficiary", "capacity",
    "cause", "channel", "contact", "country", "crisis", "currency", "date", "description", "event",
    "frequency", "geo", "group", "impact", "indicator", "inneed", "item", "loc", "meta", "modality", "need",
    "operations", "org", "output", "population", "reached", "region", "respondee", "sector", "service",
    "severity", "status", "subsector", "targeted", "value",
}  # fmt: skip
"""Hashtags of HXL 1.1."""

TAG = re.compile(r"#(?P<hashtag>[a-z][a-z0-9_]*)(\+[a-z][a-z0-9_]*)*")


def columns_of_every_question() -> list[list[str]]:
    contracts = sorted((Path(__file__).parents[2] / "queries").glob("*/schema.yml"))
    return [
        [column["name"] for column in question["columns"]]
        for contract in contracts
        for question in yaml.safe_load(contract.read_text("utf-8"))["questions"].values()
    ]


def test_every_tag_is_of_the_standard() -> None:
    tags = {tag for columns in columns_of_every_question() for tag in hxl_tags(columns) if tag}
    assert len(tags) > 60
    parsed = {tag: TAG.fullmatch(tag) for tag in tags}
    assert [tag for tag, match in parsed.items() if match is None or match["hashtag"] not in CORE] == []


def test_no_two_columns_of_a_question_share_a_tag() -> None:
    for columns in columns_of_every_question():
        tags = [tag for tag in hxl_tags(columns) if tag]
        assert len(set(tags)) == len(tags), columns


def test_tags_stand_in_the_order_of_the_columns() -> None:
    assert hxl_tags(["indicator_id", "name_tg", "region_code", "period_start", "mystery", "value"]) == [
        "#indicator+code",
        "#indicator+name+i_tg",
        "#adm1+code+v_iso_3166_2",
        "#date+start",
        "",
        "#indicator+value+num",
    ]


def test_name_is_that_of_what_the_row_is_about() -> None:
    assert hxl_tags(["place_id", "name_en"])[1] == "#loc+name+i_en"
    assert hxl_tags(["recommendation_id", "text_ru"])[1] == "#activity+name+recommendation+i_ru"
    assert hxl_tags(["name_en"]) == [""]
