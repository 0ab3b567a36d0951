"""The official IATI 2.03 as checks on a document: schema, code lists and standard ruleset, read from the
files beside this one. Each check returns what it finds, in words."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from tests.components.iati_rows import AS_OF

STANDARD = Path(__file__).parent / "iati_standard"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(STANDARD / "iati-activities-schema.xsd")))


@cache
def codes(name: str) -> frozenset[str]:
    """The codes of a list; an error when the list is not among the files."""
    items = etree.parse(str(STANDARD / "codelists" / f"{name}.xml")).iterfind(".//codelist-item/code")
    return frozenset(str(item.text).strip() for item in items)


def schema_faults(document: bytes) -> list[str]:
    tree = etree.fromstring(document)
    schema().validate(tree)
    log: Any = schema().error_log
    return [str(entry.message) for entry in log]


def code_faults(document: bytes) -> list[str]:
    """Every value that the official mapping ties to a list and that the list does not have."""
    tree = etree.fromstring(document)
    found = []
    for mapping in etree.parse(str(STANDARD / "codelist-mapping.xml")).iterfind(".//mapping"):
        path = str(mapping.findtext("path"))
        condition = mapping.findtext("condition")
        holder, _, leaf = path.rpartition("/")
        where = f"{holder}[{condition}]/{leaf}" if condition else path
        listed = mapping.find("codelist")
        assert listed is not None
        values = tree.xpath(where)
        assert isinstance(values, list)
        name = str(listed.get("ref"))
        found += [
            f"{path}: {value} is not in {name}" for value in map(str, values) if value not in codes(name)
        ]
    return found


def rule_faults(document: bytes) -> list[str]:
    """Breaches of the standard ruleset, of the kinds of rule it has for activities."""
    tree = etree.fromstring(document)
    rules = json.loads((STANDARD / "standard_ruleset.json").read_text("utf-8"))
    found = []
    for context, kinds in rules.items():
        elements: Any = tree.xpath(context)
        for element in elements:
            for kind, rule in kinds.items():
                for case in rule["cases"]:
                    found += [f"{context}: {kind} {said}" for said in _breaches(element, kind, case)]
    return found


def _breaches(element: etree._Element, kind: str, case: dict[str, object]) -> Iterator[str]:
    paths = case.get("paths", [])
    assert isinstance(paths, list)
    values = [value for path in paths for value in _values(element, path)]
    if (kind == "atleast_one" and not values) or (kind == "no_more_than_one" and len(values) > 1):
        yield str(paths)
    elif kind == "regex_matches":
        yield from (value for value in values if not re.fullmatch(str(case["regex"]), value))
    elif kind == "sum" and values and sum(map(float, values)) != case["sum"]:
        yield str(values)
    elif kind == "date_order":
        less, more = (_values(element, str(case[side])) for side in ("less", "more"))
        yield from (f"{a} > {b}" for a in less for b in more if a > b)


def _values(element: etree._Element, path: str) -> list[str]:
    if path == "NOW":
        return [AS_OF.isoformat()]
    found = element.xpath(path)
    assert isinstance(found, list)
    return [str(each.text or "x") if isinstance(each, etree._Element) else str(each) for each in found]
