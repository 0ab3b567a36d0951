"""Data frames in, file bytes out: CSV and XLSX of exactly what a screen shows, with where it comes from.

CSV is UTF-8 with a byte-order mark: Excel on Windows reads a CSV without one in the machine's own code
page and garbles Russian and Tajik, while pandas, R, LibreOffice and databases skip or name the mark
(`utf-8-sig`). XLSX carries three sheets (data, sources, about), so the figures never travel without their
sources. A text that a spreadsheet would run as a formula is kept as text in both; numbers stay numbers.
"""

import csv
import io
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from components.markdown import safe_url

CSV_MIME = "text/csv"
XLSX_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

MOST_LINKS, LONGEST_LINK = 65_000, 2_079
"""Links of a sheet and letters of one, beyond which Excel finds the file broken."""

_FORMULA_START = r"[=+\-@\uff1d\uff0b\uff0d\uff20]"
"""Characters that make a spreadsheet read a text as a formula or a command, also of full width, also behind
spaces (OWASP, CSV injection)."""

_RISKY = re.compile(rf"[\t\r\n]|\s*{_FORMULA_START}")
_RISKY_INSIDE = re.compile(rf"([;\t\r\n][\s\"]*)(?={_FORMULA_START})")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_WIDEST_PRINTED = 260
_LINE, _TALLEST = 15.0, 405.0
"""Height in points of a line of a row, and of the tallest row that a spreadsheet shows."""

_NARROWEST = 8
_LONGEST_CELL = 32_767
_LONGEST_FOOTER = 200
_DAY_FORMAT = "yyyy-mm-dd"
_TYPE = "Calibri"
_HEADER_FONT = Font(name=_TYPE, size=11, bold=True)
_LINK_FONT = Font(name=_TYPE, size=11, color="FF0B57D0", underline="single")
_HEADER_FILL = PatternFill("solid", fgColor="FFE8EAED")


@dataclass(frozen=True)
class Sheet:
    """One table of a workbook.

    Attributes:
        name: its tab.
        frame: its rows.
        links: columns that hold addresses to link.
        footer: the line at the foot of each page when it is printed.
        widest: width in letters from which a column wraps.
        widths: width in letters of single columns, which wrap from there.
        one_page_wide: printed no wider than a page, however small that sets it.
        tags: a second header row, one text per column, such as HXL tags.
    """

    name: str
    frame: pd.DataFrame
    links: frozenset[str] = field(default_factory=frozenset)
    footer: str = ""
    widest: int = 60
    widths: Mapping[str, int] = field(default_factory=dict)
    one_page_wide: bool = False
    tags: Sequence[str] = ()


def csv_bytes(frame: pd.DataFrame, tags: Sequence[str] = ()) -> bytes:
    """The frame as CSV: UTF-8 with a byte-order mark, comma, CRLF, header of column names.

    Dates print as ISO 8601, missing values as nothing, booleans as true and false, whole numbers without
    a decimal point. A text that would start a formula gets an apostrophe before it; a text that is a plain
    number does not. Inside a text the same holds after a semicolon, a tab or a new line: a spreadsheet set to
    Russian or Tajik parts the cells there, and does not see the quotes around them.

    Args:
        frame: the rows.
        tags: a second header row, one text per column, such as HXL tags; none by default.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([_harmless(str(name)) for name in frame.columns])
    if tags:
        writer.writerow([_harmless(tag) for tag in tags])
    for row in _rows(frame):
        writer.writerow([_csv_cell(value) for value in row])
    return buffer.getvalue().encode("utf-8-sig")


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as an XLSX workbook, each with a frozen, filterable header and fitted columns.

    Dates are dates, numbers are numbers, texts are typed as strings so that none is run as a formula.

    Raises:
        ValueError: if there is no sheet, or two sheets have one name.
    """
    if not sheets:
        raise ValueError("a workbook needs at least one sheet")
    names = [sheet.name for sheet in sheets]
    if len(set(names)) < len(names):
        raise ValueError(f"two sheets have one name: {', '.join(names)}")
    workbook = Workbook()
    workbook.remove(workbook["Sheet"])
    for sheet in sheets:
        _fill(workbook.create_sheet(sheet.name), sheet)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def cited_workbook(
    data: pd.DataFrame,
    sources: pd.DataFrame,
    about: Mapping[str, object],
    links: Sequence[str] = ("url",),
    tags: Sequence[str] = (),
) -> bytes:
    """The workbook every page offers: sheets `data`, `sources` and `about`.

    Args:
        data: the rows on screen, one column per field.
        sources: one row per source of those rows.
        about: what a reader needs to find the view again, in order: filters, as-of date, question,
            parameters, warehouse hash, licence.
        links: columns that hold web addresses.
        tags: a second header row of the sheet `data`, one text per column; none by default.
    """
    facts = pd.DataFrame({"item": list(about), "value": pd.Series(list(about.values()), dtype=object)})
    linked = frozenset(links)
    return workbook_bytes(
        [
            Sheet("data", data, linked, tags=tags),
            Sheet("sources", sources, linked),
            Sheet("about", facts),
        ]
    )


def sources_of(rows: pd.DataFrame) -> pd.DataFrame:
    """The distinct sources of `rows`, ordered by publisher and title, with the number of rows each gave.

    Takes the columns source_id, source_title, publisher, url, published, accessed, source_kind,
    original_publisher and licence, as far as they are there; source_id must be. Adds `rows_used`. A row that
    has no source, such as a recommendation without evidence, adds none.
    """
    wanted = [
        "source_id", "source_title", "publisher", "original_publisher", "url", "published", "accessed",
        "source_kind", "licence",
    ]  # fmt: skip
    present = [name for name in wanted if name in rows.columns]
    used = rows["source_id"].value_counts()
    distinct = rows.loc[rows["source_id"].notna(), present].drop_duplicates("source_id")
    order = [name for name in ("publisher", "source_title", "source_id") if name in present]
    ordered = distinct.sort_values(order, kind="stable").reset_index(drop=True)
    return ordered.assign(rows_used=ordered["source_id"].map(used))


def file_name(*parts: str, suffix: str) -> str:
    """A plain file name from ids: lower-case Latin letters, digits, hyphens and underscores."""
    cleaned = [re.sub(r"[^a-z0-9_]+", "-", part.lower()).strip("-") for part in parts]
    return "-".join(part for part in cleaned if part) + f".{suffix}"


def _rows(frame: pd.DataFrame) -> list[tuple[Any, ...]]:
    columns = [[_plain(value) for value in frame.iloc[:, place]] for place in range(frame.shape[1])]
    return list(zip(*columns, strict=True)) if columns else []


def _plain(value: Any) -> Any:
    """The value as Python's own type; None for anything missing, a date for a midnight."""
    if value is None or (not isinstance(value, str | list | tuple) and pd.isna(value)):
        return None
    if isinstance(value, datetime):
        moment = value.to_pydatetime() if isinstance(value, pd.Timestamp) else value
        return moment.date() if (moment.hour, moment.minute, moment.second) == (0, 0, 0) else moment
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


def _harmless(value: str) -> str:
    risky = _RISKY.match(value) and not _PLAIN_NUMBER.fullmatch(value)
    return _RISKY_INSIDE.sub(r"\1'", f"'{value}" if risky else value)


def _csv_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _harmless(_UNPRINTABLE.sub("", value))
    return value.isoformat() if isinstance(value, date) else str(value)


def _fill(worksheet: Worksheet, sheet: Sheet) -> None:
    names = [str(name) for name in sheet.frame.columns]
    rows = _rows(sheet.frame)
    worksheet.append([_head(worksheet, name) for name in names])
    if sheet.tags:
        worksheet.append([_written(worksheet, tag, len(tag)) for tag in sheet.tags])
    heads = 2 if sheet.tags else 1
    widest = [sheet.widths.get(name, sheet.widest) for name in names]
    for row in rows:
        cells = zip(row, widest, strict=True)
        worksheet.append([_written(worksheet, value, wide) for value, wide in cells])
    for place, name in enumerate(names):
        if name in sheet.links:
            _link_column(worksheet, place + 1)
        letter = get_column_letter(place + 1)
        fitted = _width(name, [row[place] for row in rows], sheet.widest)
        worksheet.column_dimensions[letter].width = float(sheet.widths.get(name, fitted))
    _fit_rows(worksheet, [tuple(names), *([tuple(sheet.tags)] if sheet.tags else []), *rows])
    worksheet.freeze_panes = f"A{heads + 1}"
    if names:
        worksheet.auto_filter.ref = f"A{heads}:{get_column_letter(len(names))}{len(rows) + heads}"
    _lay_out_for_paper(worksheet, sheet.footer, sheet.one_page_wide)


def _fit_rows(worksheet: Worksheet, rows: Sequence[Sequence[Any]]) -> None:
    """Make rows tall enough for texts that wrap; a spreadsheet would lay one over the next otherwise."""
    widths = [
        worksheet.column_dimensions[get_column_letter(place + 1)].width for place in range(len(rows[0]))
    ]
    for place, row in enumerate(rows, start=1):
        lines = max(
            (
                sum(math.ceil(max(1, len(line)) * 1.1 / width) for line in cell.split("\n"))
                for cell, width in zip(row, widths, strict=True)
                if isinstance(cell, str) and len(cell) > width
            ),
            default=1,
        )
        if lines > 1:
            worksheet.row_dimensions[place].height = min(_TALLEST, lines * _LINE)


def _lay_out_for_paper(worksheet: Worksheet, footer: str, one_page_wide: bool) -> None:
    """Printed: A4 on its side, the header on each page, the footer below it.

    A table is shrunk to the width of the page while that leaves it readable; a wider one takes pages side by
    side, each with the first column.
    """
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    wide = sum(column.width for column in worksheet.column_dimensions.values())
    if one_page_wide:
        worksheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.4, bottom=0.6, header=0.2, footer=0.3)
    if one_page_wide or wide <= _WIDEST_PRINTED:
        worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        worksheet.page_setup.fitToWidth = 1
        worksheet.page_setup.fitToHeight = 0
    else:
        worksheet.print_title_cols = "A:A"
    worksheet.print_title_rows = "1:1"
    if footer and worksheet.oddFooter is not None:
        worksheet.oddFooter.left.text = _footer_text(footer)
        worksheet.oddFooter.left.size = 8
        worksheet.oddFooter.right.text = "&P / &N"


def _footer_text(footer: str) -> str:
    """The footer with nothing in it that a spreadsheet takes for a code; a cut parts no doubled ampersand."""
    doubled = " ".join(_UNPRINTABLE.sub(" ", footer).split()).replace("&", "&&")[:_LONGEST_FOOTER]
    last = len(doubled) - len(doubled.rstrip("&"))
    return doubled[:-1] if last % 2 else doubled


def _head(worksheet: Worksheet, name: str) -> Cell:
    cell = _written(worksheet, name, len(name))
    cell.font, cell.fill = _HEADER_FONT, _HEADER_FILL
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _written(worksheet: Worksheet, value: Any, widest: int) -> Cell:
    """A cell that holds `value` under its own type; a text is a string whatever it starts with."""
    cell = Cell(worksheet, row=1, column=1)
    cell.alignment = Alignment(vertical="top")
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, date) and not isinstance(value, datetime):
            cell.number_format = _DAY_FORMAT
        return cell
    cell.value = _UNPRINTABLE.sub("", value)[:_LONGEST_CELL]
    cell.data_type = "s"
    cell.quotePrefix = bool(_RISKY.match(value))
    if len(value) > widest:
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _link_column(worksheet: Worksheet, place: int) -> None:
    """Make the web addresses of a column links, as many and as long as may be; all else stays plain text."""
    last = min(worksheet.max_row, MOST_LINKS + 1)  # beyond the data, rows would be made by asking for them
    for (cell,) in worksheet.iter_rows(min_row=2, max_row=last, min_col=place, max_col=place):
        address = safe_url(cell.value)
        if isinstance(cell, Cell) and address is not None and len(address) <= LONGEST_LINK:
            cell.hyperlink = address
            cell.data_type = "s"
            cell.font = _LINK_FONT
            cell.alignment = Alignment(vertical="top")


def _width(name: str, values: Sequence[Any], widest: int) -> float:
    """Room for the longest value and for the longest word of the header, which wraps; in letters."""
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    head = max((len(word) for word in name.split()), default=0)
    return float(min(widest, max(_NARROWEST, head + 3, longest + 2)))
