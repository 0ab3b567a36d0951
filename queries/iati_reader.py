"""Reads an IATI 2.03 activity file as a stream: one activity at a time, each thrown away before the next.

A file comes from somebody else, so nothing in it is trusted. A document type declaration is refused before a
parser sees it, which leaves no entities to expand, no external file to read and no default attribute to
fetch; the parser itself has entities, network and its own large limits off. The file must be UTF-8, an
activity may take LARGEST_ACTIVITY bytes, and the memory that reading takes does not depend on the length of
the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, cast

from lxml import etree

from queries.faults import Fault, FaultReport, shortened

VERSION = "2.03"
ROOT = "iati-activities"
ACTIVITY = "iati-activity"
NAMESPACE = "urn:paygiri:iati:1"
PREFIX = "paygiri"

BLOCK = 1 << 16
LARGEST_ACTIVITY = 4_000_000
"""Bytes from the end of one activity to the end of the next; a thousand results take about half of it."""

NO_DTD = "a document type declaration (DTD) is not allowed; a file for IATI needs none"
_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_NAME = re.compile(rb"<([A-Za-z_][A-Za-z0-9_.:-]*)")
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_OTHER_FORMS = {
    b"\x1f\x8b": "compressed (gzip); unpack it first",
    b"PK\x03\x04": "a ZIP archive; unpack it first",
    b"\xff\xfe": "not UTF-8; save it as UTF-8",
    b"\xfe\xff": "not UTF-8; save it as UTF-8",
}


@dataclass(frozen=True)
class ElementFault(Fault):
    """A fault of an XML file: `row` is the line, `column` the path of the element."""

    def __str__(self) -> str:
        where = self.file if self.row is None else f"{self.file}, line {self.row}"
        if self.column is not None:
            where += f", {self.column}"
        if self.value is not None:
            where += f", value {shortened(self.value)}"
        return f"{where}: {self.reason}"


class FileRefused(Exception):
    """The file cannot be read on; what is wrong is the last fault of the report."""


def read_activities(path: Path, report: FaultReport) -> Iterator[tuple[int, etree._Element]]:
    """Each activity of a file with its number, from 1. An element is empty once the next one is asked for.

    Raises FileRefused, after adding the fault to `report`, when the file is not an IATI 2.03 activity file,
    is not well-formed, or holds what is not allowed; OSError when it cannot be opened.
    """
    file = path.name
    number, open_since, opened_at = 0, 0, 1
    with path.open("rb") as stream:
        block = stream.read(BLOCK)
        _check_opening(file, block, report)
        parser = _parser()
        while block:
            _feed(parser, block)
            for event, element in _events(parser):
                if event == "start":
                    opened_at = line_of(element)
                    if element.tag == ROOT:
                        _check_root(file, element, report)
                elif element.tag == ACTIVITY and _is_child_of_root(element):
                    number += 1
                    open_since = 0
                    yield number, element
                    _forget(element)
            _check_syntax(file, parser, report, at_end=False)
            open_since += len(block)
            if open_since > LARGEST_ACTIVITY + BLOCK:
                reason = f"more than {LARGEST_ACTIVITY} bytes without the end of an activity"
                _refuse(file, opened_at, None, None, reason, report)
            block = stream.read(BLOCK)
        with suppress(etree.XMLSyntaxError):
            parser.close()
        _check_syntax(file, parser, report, at_end=True)
    if number == 0:
        _refuse(file, None, ROOT, None, "no iati-activity in it", report)


def _parser() -> etree.XMLPullParser:
    return etree.XMLPullParser(
        events=("start", "end"),
        tag=(ROOT, ACTIVITY),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        collect_ids=False,
        remove_comments=True,
        remove_pis=True,
    )


def _feed(parser: etree.XMLPullParser, block: bytes) -> None:
    """Feeds a block. An error is in the parser's log; activities that ended before it can still be read."""
    with suppress(etree.XMLSyntaxError):
        parser.feed(block)


def _events(parser: etree.XMLPullParser) -> Iterator[tuple[str, etree._Element]]:
    events: Any = parser.read_events()
    return cast(Iterator[tuple[str, etree._Element]], events)


def _check_opening(file: str, block: bytes, report: FaultReport) -> None:
    """What can be told from the first block, before any parser sees it."""
    if not block:
        _refuse(file, None, None, None, "the file is empty", report)
    for magic, form in _OTHER_FORMS.items():
        if block.startswith(magic):
            _refuse(file, None, None, None, f"the file is {form}", report)
    prolog = _PROLOG.match(block)
    end = prolog.end() if prolog is not None else 0
    line = block.count(b"\n", 0, end) + 1
    rest = block[end:]
    encoding = _ENCODING.match(block.removeprefix(b"\xef\xbb\xbf"))
    if encoding is not None and encoding[1].upper() not in {b"UTF-8", b"UTF8", b"US-ASCII", b"ASCII"}:
        reason = "the file is not UTF-8; save it as UTF-8"
        _refuse(file, 1, None, encoding[1].decode("ascii"), reason, report)
    if rest[:9].upper() == b"<!DOCTYPE":
        reason = NO_DTD
        _refuse(file, line, None, None, reason, report)
    name = _NAME.match(rest)
    if name is None:
        _refuse(file, line, None, None, "the file is not XML: no element where the first is expected", report)
    elif name[1] != ROOT.encode():
        found = name[1].decode("ascii")
        _refuse(file, line, found, None, f"the first element must be {ROOT}", report)


def _check_root(file: str, root: etree._Element, report: FaultReport) -> None:
    if root.getparent() is not None:
        _refuse(file, line_of(root), ROOT, None, f"{ROOT} stands inside another element", report)
    if root.getroottree().docinfo.internalDTD is not None:
        _refuse(file, 1, None, None, NO_DTD, report)
    version = root.get("version")
    if version is None:
        reason = f"the version is missing; {VERSION} is read"
        _refuse(file, line_of(root), f"{ROOT}/@version", None, reason, report)
    if version != VERSION:
        reason = f"only version {VERSION} of the standard is read"
        _refuse(file, line_of(root), f"{ROOT}/@version", version, reason, report)


def _is_child_of_root(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.getparent() is None


def _forget(activity: etree._Element) -> None:
    """Empties an activity that was read, and takes what stands before it out of the tree."""
    activity.clear()
    parent = activity.getparent()
    while parent is not None and activity.getprevious() is not None:
        del parent[0]


def _check_syntax(file: str, parser: etree.XMLPullParser, report: FaultReport, *, at_end: bool) -> None:
    """Raises FileRefused for the first error in the parser's log, in words."""
    for entry in parser.feed_error_log:
        if entry.level >= etree.ErrorLevels.ERROR:
            said = " ".join(entry.message.split())
            _refuse(file, entry.line or None, None, None, _syntax_reason(said, at_end), report)


def _syntax_reason(said: str, at_end: bool) -> str:
    if at_end:
        return f"the file ends before its elements are closed; it may be cut off ({said})"
    if "depth" in said.lower():
        return "elements are nested too deeply"
    if "Entity" in said:
        return f"an entity that XML does not define itself is not allowed ({said})"
    return f"not well-formed XML ({said})"


def _refuse(
    file: str, line: int | None, path: str | None, value: str | None, reason: str, report: FaultReport
) -> NoReturn:
    report.add("file", [ElementFault(file, line, path, value, reason)])
    raise FileRefused(reason)


def line_of(element: etree._Element) -> int:
    """The line an element begins at."""
    line: Any = element.sourceline
    return int(line)


def path_of(element: etree._Element, number: int) -> str:
    """The path of an element from its activity on, as `iati-activity[3]/budget[2]/value`."""
    parts: list[str] = []
    node: etree._Element | None = element
    while node is not None and node.tag != ACTIVITY:
        parts.append(_step(node))
        node = node.getparent()
    return "/".join([f"{ACTIVITY}[{number}]", *reversed(parts)])


def _step(element: etree._Element) -> str:
    name = str(element.tag).replace(f"{{{NAMESPACE}}}", f"{PREFIX}:")
    parent = element.getparent()
    alike = [] if parent is None else parent.findall(str(element.tag))
    return name if len(alike) < 2 else f"{name}[{alike.index(element) + 1}]"
