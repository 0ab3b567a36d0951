"""The one door to the warehouse: `run` asks a named question and returns the answer with its lineage.

A question is a file of SQL in a folder of this package, named by its subject (`trends/points`). The warehouse
is opened read-only once per process, with no access to files or network and a time limit on every statement;
each call takes its own cursor, because a cursor shared by threads can return another thread's rows. Answers
are kept by question, parameters and the hash of the warehouse, so a new warehouse never meets an old answer;
they take a bounded amount of memory, because whoever writes an address chooses the parameters.
"""

from __future__ import annotations

import datetime
import os
import re
import threading
from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import yaml

from queries.answers import KeptAnswers
from queries.frames import frame_of

ROOM = Path(__file__).resolve().parent
DEFAULT_FOLDER = ROOM.parent / ".warehouse"
FOLDER_VARIABLE = "PAYGIRI_WAREHOUSE"
POINTER = "current"
NOT_QUESTIONS = frozenset({"marts", "parts", "rules"})
QUESTION_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}/[a-z][a-z0-9_]{0,59}")
PARTS_NAMED = re.compile(r"-- parts: ([a-z_]+(?:, [a-z_]+)*)\n")
POINTED_FILE = re.compile(r"([0-9a-f]{16})\.duckdb")
POINTER_LIMIT = 64
"""Bytes of a pointer that are read; the name of a warehouse has 23."""

ANSWERS_KEPT = 1024
ANSWERS_BYTES = 128 * 1024 * 1024
STATEMENT_LIMIT_MS = 10_000
SETTINGS: dict[str, str] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": "1GB",
    "threads": "1",
    "max_execution_time": str(STATEMENT_LIMIT_MS),
    "lock_configuration": "true",
}
"""One thread a question: shared out among several, one that takes ten milliseconds takes longer."""


class QuestionError(ValueError):
    """The question does not exist, or its parameters are not those its SQL names."""


class WarehouseMissing(RuntimeError):
    """No warehouse has been built where it is looked for."""


@dataclass(frozen=True)
class Lineage:
    """What an answer was made by: the question, its parameters, and the hash of the warehouse."""

    question: str
    parameters: Mapping[str, Any]
    warehouse: str

    def columns(self) -> tuple[Mapping[str, Any], ...]:
        """What schema.yml says of each column of the answer: name, type, description and, if any, unit."""
        return contract_columns(self.question)

    def __deepcopy__(self, memo: dict[int, Any]) -> Lineage:
        """Itself, since it never changes: pandas copies a frame's attributes with each column taken of it."""
        return self


@dataclass(frozen=True)
class Question:
    """A question, read once: its statement and the names of its parameters."""

    name: str
    statement: duckdb.Statement
    parameters: frozenset[str]


@dataclass(frozen=True)
class OpenWarehouse:
    """A warehouse held open, and the pointer it was found by."""

    file: Path
    hash: str
    connection: duckdb.DuckDBPyConnection


_opening = threading.Lock()
_parsing = threading.Lock()
"""DuckDB parses on one connection of the module, which refuses a second caller instead of waiting."""
_open: OpenWarehouse | None = None
kept_answers = KeptAnswers(ANSWERS_KEPT, ANSWERS_BYTES)


def run(question: str, **parameters: Any) -> pd.DataFrame:
    """Answers a named question.

    `question` is `<folder>/<file>` of this package without `.sql`; `parameters` are exactly those its SQL
    names with `$name`: text, numbers, booleans, dates, None, or lists of them.
    Returns a fresh frame with the columns, units and grain stated in the folder's schema.yml. Text is `str`
    (missing text is NaN), dates are `datetime64`. `frame.attrs["lineage"]` is the Lineage.
    Raises QuestionError, WarehouseMissing, or duckdb.Error when the statement fails or exceeds its time.
    """
    frozen = _frozen(parameters)
    key = (question, frozen, warehouse_hash())
    frame = kept_answers.get(key, lambda: answer(question, _thawed(frozen))).copy(deep=False)
    return _with_lineage(frame, question, parameters)


def run_once(question: str, **parameters: Any) -> pd.DataFrame:
    """Answers as `run` does and keeps nothing, for a file that reads much and reads it once."""
    return _with_lineage(answer(question, _thawed(_frozen(parameters))), question, parameters)


def rows_once(question: str, **parameters: Any) -> list[dict[str, Any]]:
    """Answers as `run_once` does, in rows by column instead of a frame: missing is None, days are `date`."""
    with _asked(question, _thawed(_frozen(parameters))) as (cursor, _):
        names = [str(column[0]) for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _with_lineage(frame: pd.DataFrame, question: str, parameters: Mapping[str, Any]) -> pd.DataFrame:
    frame.attrs["lineage"] = Lineage(question, dict(parameters), frame.attrs.pop("warehouse"))
    return frame


def warehouse_hash() -> str:
    """The hash of the package and of the SQL that the current warehouse was built from (16 hex digits)."""
    return current_warehouse(warehouse_folder()).hash


def warehouse_folder() -> Path:
    """The folder of the warehouse: PAYGIRI_WAREHOUSE when set, else `.warehouse` beside this package."""
    return Path(os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER)


def forget_answers() -> None:
    """Drops every kept answer and question, as a process that has just started."""
    kept_answers.clear()
    find_question.cache_clear()


def answer(question: str, parameters: Mapping[str, Any]) -> pd.DataFrame:
    """Asks the warehouse itself, past the kept answers; `frame.attrs["warehouse"]` is its hash."""
    with _asked(question, parameters) as (cursor, warehouse):
        frame = frame_of(cursor.fetchnumpy(), (str(column[1]) for column in cursor.description or ()))
    frame.attrs["warehouse"] = warehouse.hash
    return frame


@contextmanager
def _asked(
    question: str, parameters: Mapping[str, Any]
) -> Iterator[tuple[duckdb.DuckDBPyConnection, OpenWarehouse]]:
    """A cursor with the answer of a question, and the warehouse that gives it."""
    asked = find_question(question)
    given = frozenset(parameters)
    if given != asked.parameters:
        raise QuestionError(_parameter_fault(asked, given))
    warehouse = current_warehouse(warehouse_folder())
    with warehouse.connection.cursor() as cursor:
        yield cursor.execute(asked.statement, dict(parameters)), warehouse


@cache
def find_question(name: str) -> Question:
    """Reads the SQL of a question. Raises QuestionError when there is none of that name."""
    if not QUESTION_NAME.fullmatch(name) or name.split("/")[0] in NOT_QUESTIONS:
        raise QuestionError(f"no question is named {name[:80]!r}")
    with _parsing:
        statements = duckdb.extract_statements(question_sql(name))
    if len(statements) != 1 or statements[0].type is not duckdb.StatementType.SELECT:
        raise QuestionError(f"queries/{name}.sql must hold exactly one select")
    return Question(name, statements[0], frozenset(statements[0].named_parameters))


def contract_columns(name: str) -> tuple[Mapping[str, Any], ...]:
    """The columns of a question's contract in schema.yml. Raises QuestionError when it has none."""
    topic, _, question = find_question(name).name.partition("/")
    contract = _contracts(topic).get(question)
    if contract is None:
        raise QuestionError(f"queries/{topic}/schema.yml does not describe {question}")
    kept = ("name", "type", "unit", "description")
    return tuple({key: column[key] for key in kept if key in column} for column in contract["columns"])


@cache
def _contracts(topic: str) -> Mapping[str, Any]:
    """The contracts of a folder by question; read by libyaml, ten times as fast, where there is one."""
    reader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    contracts: Mapping[str, Any] = reader(
        (ROOM / topic / "schema.yml").read_text(encoding="utf-8")
    ).get_single_data()["questions"]
    return contracts


def question_sql(name: str) -> str:
    """The statement of a question: its file, with the steps of the parts that its first line names put first.

    A part is a file of `parts/` that holds one named step or more, shared by the questions that need the
    same; `-- parts: found, standing, filtered` on the first line of a question puts them before its steps.
    Raises QuestionError when there is no such question or part.
    """
    path = ROOM / f"{name}.sql"
    if not path.is_file():
        raise QuestionError(f"no question is named {name!r}: there is no file queries/{name}.sql")
    sql = path.read_text(encoding="utf-8")
    named = PARTS_NAMED.match(sql)
    if named is None:
        return sql
    files = [ROOM / "parts" / f"{part}.sql" for part in named[1].split(", ")]
    missing = ", ".join(file.stem for file in files if not file.is_file())
    if missing:
        raise QuestionError(f"queries/{name}.sql names parts that are not in queries/parts: {missing}")
    remarks, opening, steps = sql.partition("\nwith\n")
    if not opening:
        raise QuestionError(f"queries/{name}.sql names parts and does not begin with `with`")
    parts = "".join(f"{file.read_text(encoding='utf-8').rstrip()},\n\n" for file in files)
    return f"{remarks}{opening}{parts}{steps}"


def _parameter_fault(question: Question, given: frozenset[str]) -> str:
    missing = ", ".join(sorted(question.parameters - given))
    extra = ", ".join(sorted(given - question.parameters))
    parts = [f"lacks {missing}" if missing else "", f"does not take {extra}" if extra else ""]
    return f"the question {question.name} " + " and ".join(part for part in parts if part)


def _freeze(value: Any) -> Hashable:
    """A value of a parameter as a key; lists and sets become tuples. Raises QuestionError for other kinds."""
    if isinstance(value, list | tuple | set | frozenset):
        members = sorted(value, key=repr) if isinstance(value, set | frozenset) else value
        return ("list", *(_freeze(member) for member in members))
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime()
    if value is None or isinstance(value, str | bool | int | float | datetime.date):
        return (type(value).__name__, value)
    raise QuestionError(f"a parameter cannot be a {type(value).__name__}")


def _frozen(parameters: Mapping[str, Any]) -> tuple[tuple[str, Hashable], ...]:
    """Parameters as a key, by name. Raises QuestionError for a value that is no parameter."""
    return tuple((name, _freeze(parameters[name])) for name in sorted(parameters))


def _thawed(frozen: tuple[tuple[str, Hashable], ...]) -> dict[str, Any]:
    return {name: _thaw(value) for name, value in frozen}


def _thaw(frozen: Any) -> Any:
    kind, *values = frozen
    return [_thaw(value) for value in values] if kind == "list" else values[0]


def current_warehouse(folder: Path) -> OpenWarehouse:
    """The warehouse the pointer names, opened when it is not open yet or the pointer has moved."""
    global _open
    file = pointed_file(folder)
    held = _open
    if held is not None and held.file == file:
        return held
    with _opening:
        for _ in range(5):
            file = pointed_file(folder)
            if _open is None or _open.file != file:
                opened = open_read_only(file)
                if opened is None:
                    continue
                _open = opened
            return _open
    raise WarehouseMissing(
        f"the warehouse {file.name} named by {folder / POINTER} cannot be found; build again"
    )


def pointed_file(folder: Path) -> Path:
    """The file the pointer names. Raises WarehouseMissing when there is no pointer or it names none."""
    try:
        named = read_pointer(folder / POINTER)
    except FileNotFoundError:
        raise WarehouseMissing(f"no warehouse in {folder}; build it with: python -m queries build") from None
    except OSError as failure:
        raise WarehouseMissing(f"the pointer in {folder} cannot be read: {failure.strerror}") from failure
    if not POINTED_FILE.fullmatch(named):
        raise WarehouseMissing(
            f"{folder / POINTER} names no warehouse; build it with: python -m queries build"
        )
    return folder / named


def read_pointer(pointer: Path) -> str:
    """What a pointer says, as far as it can be the name of a warehouse. Raises OSError."""
    with pointer.open("rb") as stream:
        return stream.read(POINTER_LIMIT).decode("utf-8", errors="replace").strip()


def open_read_only(file: Path) -> OpenWarehouse | None:
    """Opens a warehouse for reading; None when a builder has removed it meanwhile."""
    if not file.is_file():
        return None
    connection = duckdb.connect(str(file), read_only=True, config=dict(SETTINGS))
    return OpenWarehouse(file, file.stem, connection)
