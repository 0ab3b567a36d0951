"""The CSV files of a package as text, before anything is read into them: encoding, header, shape of rows.

DuckDB reads the rows; this module answers what it cannot say well. A quick pass over the bytes finds what is
not UTF-8 and counts the lines. Only when DuckDB refuses a file, or counts other rows than there are lines, is
the file read a second time, slowly, to name the rows that are at fault.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from queries.faults import FAULTS_SHOWN_PER_KIND, Fault
from queries.package import Table

CELL_LIMIT = 10_000
HEADER_LIMIT = 65_536
LINE_LIMIT = 4_000_000
"""Bytes of a line that the engine reads. Fifty cells of CELL_LIMIT letters fit."""

LONGEST_TOLD = 16_000_000
"""Bytes of a line that is read to say which of its cells is at fault; a longer one is only named."""

BLOCK = 1 << 20
BYTE_ORDER_MARK = codecs.BOM_UTF8


@dataclass(frozen=True)
class Lines:
    """What a quick pass over a file found: its lines below the header, and faults that end the reading."""

    rows: int
    faults: tuple[Fault, ...]


def count_lines(path: Path, file: str) -> Lines:
    """Reads a file once as bytes: is it there, is it UTF-8 without NUL bytes, how many rows has it.

    A line longer than LONGEST_TOLD ends the reading, so that a file made to fill the memory cannot.
    """
    if not path.is_file():
        return Lines(0, (Fault(file, None, None, None, "the file is missing"),))
    if path.resolve().parent != path.parent.resolve():
        return Lines(0, (Fault(file, None, None, None, "a link that leads out of the package's folder"),))
    decoder = codecs.getincrementaldecoder("utf-8")()
    newlines, size, last, open_line = 0, 0, b"", 0
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            fault = _byte_fault(decoder, block, file, size, newlines)
            if fault is not None:
                return Lines(0, (fault,))
            beyond, open_line = _too_long(block, open_line)
            if beyond is not None:
                row = newlines + block.count(b"\n", 0, beyond) + 1
                reason = f"the line is longer than {LONGEST_TOLD} bytes; perhaps a quote is never closed"
                return Lines(0, (Fault(file, row, None, None, reason),))
            newlines += block.count(b"\n")
            size += len(block)
            last = block[-1:]
    if decoder.getstate()[0]:
        return Lines(
            0, (Fault(file, newlines + 1, None, None, "not UTF-8: the file ends inside a character"),)
        )
    if size == 0:
        return Lines(0, (Fault(file, None, None, None, "the file is empty; not even a header is there"),))
    lines = newlines + (last != b"\n")
    return Lines(lines - 1, ())


def _too_long(block: bytes, open_line: int) -> tuple[int | None, int]:
    """Where in `block` a line that is too long begins, if one does; and the bytes of the line left open.

    `open_line` is how much of the first line was read before. A block is shorter than a line may be, so only
    its first line can have grown too long.
    """
    first_end = block.find(b"\n")
    if open_line + (len(block) if first_end < 0 else first_end) > LONGEST_TOLD:
        return 0, 0
    return None, open_line + len(block) if first_end < 0 else len(block) - block.rfind(b"\n") - 1


def _byte_fault(
    decoder: codecs.IncrementalDecoder, block: bytes, file: str, offset: int, newlines: int
) -> Fault | None:
    pending = len(decoder.getstate()[0])
    try:
        decoder.decode(block)
    except UnicodeDecodeError as error:
        at = max(0, error.start - pending)
        row = newlines + block.count(b"\n", 0, at) + 1
        byte = f"0x{error.object[error.start]:02x}"
        reason = f"not UTF-8: byte {offset - pending + error.start + 1} of the file; save it as UTF-8"
        return Fault(file, row, None, byte, reason)
    if b"\0" in block:
        at = block.index(b"\0")
        row = newlines + block.count(b"\n", 0, at) + 1
        return Fault(
            file, row, None, "0x00", f"a NUL byte (byte {offset + at + 1} of the file); no text has one"
        )
    return None


def header_faults(path: Path, table: Table) -> list[Fault]:
    """Missing, extra, repeated or moved columns of a file that has passed `count_lines`."""
    with path.open("rb") as stream:
        raw = stream.readline(HEADER_LIMIT).removeprefix(BYTE_ORDER_MARK)
    found = next(csv.reader([raw.decode("utf-8", errors="replace").rstrip("\r\n")]), [])
    expected = list(table.columns)
    if found == expected:
        return []
    file = table.file
    faults = [
        Fault(file, 1, column, None, "the column is missing from the header")
        for column in expected
        if column not in found
    ]
    seen: set[str] = set()
    for column in found:
        if column in seen:
            faults.append(Fault(file, 1, column, None, "the column stands twice in the header"))
        elif column not in expected:
            faults.append(
                Fault(file, 1, column or None, None, f"an extra column, not described in {table.name}")
            )
        seen.add(column)
    if not faults:
        moved = next(pair for pair in zip(found, expected, strict=True) if pair[0] != pair[1])
        faults.append(
            Fault(file, 1, moved[0], None, f"the columns are out of order: {moved[1]} is expected here")
        )
    return faults[:FAULTS_SHOWN_PER_KIND]


def shape_faults(path: Path, table: Table) -> Iterator[Fault]:
    """Reads a file slowly and names the rows of a wrong shape: blank, ragged, wrongly quoted, too long."""
    width = len(table.columns)
    csv.field_size_limit(LONGEST_TOLD)
    with path.open("r", encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream, strict=True)
        row = 0
        while True:
            row += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Fault(table.file, row, None, None, _quoting_reason(str(error)))
                return
            yield from _row_faults(table, row, cells, width)


def _quoting_reason(error: str) -> str:
    if "unexpected end of data" in error or "field larger than" in error:
        return "a quote is opened here and never closed"
    return f"the quoting of this row is broken ({error})"


def _row_faults(table: Table, row: int, cells: list[str], width: int) -> Iterator[Fault]:
    if not cells:
        yield Fault(table.file, row, None, None, "the row is blank")
    elif len(cells) != width:
        reason = f"the row has {len(cells)} cells where the header has {width}"
        yield Fault(table.file, row, None, _first_cells(cells), reason)
    else:
        for column, cell in zip(table.columns, cells, strict=True):
            if "\n" in cell or "\r" in cell:
                yield Fault(table.file, row, column, cell, "a line break inside a cell; a cell is one line")
            if len(cell) > CELL_LIMIT:
                yield Fault(table.file, row, column, cell, f"longer than {CELL_LIMIT} characters")


def _first_cells(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(cells[:4])
    return written.getvalue()
