"""The data package as its datapackage.json describes it: tables, fields, constraints and keys.

Only what the loader needs is read from the descriptor. A descriptor that cannot be read is reported like any
other fault, because it is edited by the same hands as the tables.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, NoReturn

import duckdb

from queries.faults import Fault, FaultReport, PackageRejected

DESCRIPTOR = "datapackage.json"
DESCRIPTOR_LIMIT = 4_000_000
"""Bytes; a descriptor is read whole into memory; that of the curated package is far smaller."""

FILE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")
"""Names that mean one file of a folder and nothing more: no path, address, wildcard or control character."""

FIELD_TYPES = ("string", "integer", "number", "boolean", "date")


@dataclass(frozen=True)
class Field:
    """One column: its Table Schema type and the constraints on a cell."""

    name: str
    type: str
    required: bool = False
    unique: bool = False
    enum: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    partial_date: bool = False


@dataclass(frozen=True)
class ForeignKey:
    """Columns of one table that must be found together in `columns` of `table`."""

    fields: tuple[str, ...]
    table: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One CSV file of the package and the keys it must keep."""

    name: str
    file: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    unique_keys: tuple[tuple[str, ...], ...]
    foreign_keys: tuple[ForeignKey, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)


@dataclass(frozen=True)
class Package:
    """The tables of a package in the order of the descriptor, and the folder they are in."""

    folder: Path
    tables: tuple[Table, ...]

    def path(self, table: Table) -> Path:
        return self.folder / table.file


def read_package(folder: Path) -> Package:
    """Reads the descriptor in `folder`.

    Raises PackageRejected when it is missing, is not JSON, or lacks what the loader needs.
    """
    path = folder / DESCRIPTOR
    try:
        descriptor = json.loads(_read_whole(path).decode("utf-8"), parse_constant=_refuse_constant)
    except FileNotFoundError:
        raise _rejected("the file is missing; a data package needs one") from None
    except IsADirectoryError:
        raise _rejected("a folder stands where the file should be") from None
    except UnicodeDecodeError as error:
        raise _rejected(f"the file is not UTF-8 (byte {error.start + 1})") from None
    except json.JSONDecodeError as error:
        raise _rejected(f"the file is not valid JSON: {error.msg}", row=error.lineno) from None
    except RecursionError:
        raise _rejected("the file is nested too deeply to be a data package") from None
    except DescriptorFault as fault:
        raise _rejected(str(fault)) from None
    except ValueError:
        raise _rejected("the file cannot be read: a number in it is too long") from None
    try:
        tables = tuple(_read_table(resource) for resource in _members(descriptor, "resources"))
        _check_references(tables)
    except DescriptorFault as fault:
        raise _rejected(str(fault)) from None
    return Package(folder, tables)


def _read_whole(path: Path) -> bytes:
    with path.open("rb") as stream:
        read = stream.read(DESCRIPTOR_LIMIT + 1)
    if len(read) > DESCRIPTOR_LIMIT:
        raise DescriptorFault(
            f"the file is larger than {DESCRIPTOR_LIMIT} bytes, too large to be a description"
        )
    return read


def _refuse_constant(name: str) -> NoReturn:
    raise DescriptorFault(f"{name} is not a number of JSON")


class DescriptorFault(ValueError):
    """A part of the descriptor is missing or of the wrong shape."""


def _rejected(reason: str, row: int | None = None) -> PackageRejected:
    report = FaultReport()
    report.add("descriptor", [Fault(DESCRIPTOR, row, None, None, reason)])
    return PackageRejected(report)


def _read_table(resource: Any) -> Table:
    name = _text(resource, "name", "a resource")
    where = f'resource "{name}"'
    if not name.isidentifier():
        raise DescriptorFault(f"{where}: the name must be made of letters, digits and underscores")
    file = _text(resource, "path", where)
    if not FILE_NAME.fullmatch(file):
        raise DescriptorFault(f"{where}: the path must be a file of the package's own folder")
    schema = resource.get("schema")
    if not isinstance(schema, Mapping):
        raise DescriptorFault(f"{where}: the schema is missing")
    fields = tuple(_read_field(item, where) for item in _members(schema, "fields", where))
    table = Table(
        name,
        file,
        fields,
        _names(schema.get("primaryKey", ()), where),
        tuple(_names(key, where) for key in _list(schema, "uniqueKeys", where)),
        tuple(_read_foreign_key(item, name, where) for item in _list(schema, "foreignKeys", where)),
    )
    known = set(table.columns)
    if len({column.casefold() for column in known}) != len(fields):
        raise DescriptorFault(f"{where}: a field is described twice")
    keys = [table.primary_key, *table.unique_keys, *(key.fields for key in table.foreign_keys)]
    for column in (column for key in keys for column in key):
        if column not in known:
            raise DescriptorFault(f'{where}: a key names the field "{column}", which is not described')
    return table


def _read_field(item: Any, where: str) -> Field:
    name = _text(item, "name", f"{where}: a field")
    kind = _text(item, "type", f'{where}, field "{name}"')
    constraints = item.get("constraints", {})
    if kind not in FIELD_TYPES:
        raise DescriptorFault(
            f'{where}, field "{name}": the type "{kind}" is not one of {", ".join(FIELD_TYPES)}'
        )
    if not isinstance(constraints, Mapping) or not name.isidentifier():
        raise DescriptorFault(f'{where}, field "{name}": the name or the constraints cannot be read')
    return Field(
        name,
        kind,
        required=bool(constraints.get("required", False)),
        unique=bool(constraints.get("unique", False)),
        enum=tuple(str(value) for value in _list(constraints, "enum", where)),
        minimum=_number(constraints, "minimum", where),
        maximum=_number(constraints, "maximum", where),
        pattern=_pattern(constraints, f'{where}, field "{name}"') if "pattern" in constraints else None,
        partial_date=bool(item.get("partialDate", False)),
    )


def _read_foreign_key(item: Any, own_table: str, where: str) -> ForeignKey:
    reference = item.get("reference") if isinstance(item, Mapping) else None
    if not isinstance(reference, Mapping):
        raise DescriptorFault(f"{where}: a foreign key lacks its reference")
    return ForeignKey(
        _names(item.get("fields", ()), where),
        str(reference.get("resource") or own_table),
        _names(reference.get("fields", ()), where),
    )


def _check_references(tables: Sequence[Table]) -> None:
    columns = {table.name: set(table.columns) for table in tables}
    if len({name.casefold() for name in columns}) != len(tables):
        raise DescriptorFault("two resources have the same name")
    for table in tables:
        for key in table.foreign_keys:
            known = columns.get(key.table, set())
            if not key.columns or not known.issuperset(key.columns):
                raise DescriptorFault(
                    f'resource "{table.name}": a foreign key leads to "{key.table}", not described'
                )
            if len(key.fields) != len(key.columns):
                raise DescriptorFault(
                    f'resource "{table.name}": a foreign key must name as many fields as in "{key.table}"'
                )


def _members(container: Any, key: str, where: str = "the package") -> Sequence[Any]:
    found = container.get(key) if isinstance(container, Mapping) else None
    if not isinstance(found, list) or not found:
        raise DescriptorFault(f'{where}: "{key}" must be a list that is not empty')
    return found


def _list(container: Mapping[str, Any], key: str, where: str) -> Sequence[Any]:
    found = container.get(key, [])
    if not isinstance(found, list):
        raise DescriptorFault(f'{where}: "{key}" must be a list')
    return found


def _text(container: Any, key: str, where: str) -> str:
    found = container.get(key) if isinstance(container, Mapping) else None
    if not isinstance(found, str) or not found:
        raise DescriptorFault(f'{where}: "{key}" is missing')
    return found


def _names(value: Any, where: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise DescriptorFault(f"{where}: a key must be a field name or a list of them")


def _number(constraints: Mapping[str, Any], key: str, where: str) -> float | None:
    value = constraints.get(key)
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool) and _finite(value)):
        return value
    raise DescriptorFault(f'{where}: the constraint "{key}" must be a number')


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _pattern(constraints: Mapping[str, Any], where: str) -> str:
    """A pattern that the engine which will match it understands; Python's own dialect is wider."""
    pattern = _text(constraints, "pattern", where)
    refusal = _refusal_to_match(pattern)
    if refusal:
        raise DescriptorFault(f'{where}: the pattern "{pattern}" cannot be matched: {refusal}')
    return pattern


@lru_cache(maxsize=256)
def _refusal_to_match(pattern: str) -> str:
    """The engine's words on a pattern that it cannot match; empty for the others."""
    try:
        with duckdb.connect() as own:  # the connection of the module is for whoever reads a question
            own.execute("select regexp_full_match('', $pattern)", {"pattern": pattern}).fetchone()
    except duckdb.Error as error:
        return str(error)
    return ""
