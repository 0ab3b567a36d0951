"""The door to the warehouse: what it answers, what it refuses, and that its locks are really on."""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from queries import Lineage, rows_once, run, run_once, warehouse_hash
from queries import warehouse as runner
from queries.loader import build
from queries.warehouse import FOLDER_VARIABLE, POINTER, QuestionError, WarehouseMissing
from tests.queries.broken_package import DATA, BrokenPackage


@pytest.fixture
def ask_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse: Path) -> Iterator[Path]:
    """A folder of the test's own questions, `own/<name>.sql`, asked of the curated warehouse."""
    assert warehouse.is_file()
    room = tmp_path / "room"
    (room / "own").mkdir(parents=True)
    (room / "marts").mkdir()
    monkeypatch.setattr(runner, "ROOM", room)
    runner.forget_answers()
    yield room / "own"
    runner.forget_answers()


def write(folder: Path, name: str, sql: str) -> str:
    (folder / f"{name}.sql").write_text(sql, encoding="utf-8")
    return f"own/{name}"


def test_answer_carries_its_lineage(warehouse: Path) -> None:
    frame = run("catalogue/regions")
    assert frame.attrs["lineage"] == Lineage("catalogue/regions", {}, warehouse.stem)
    assert warehouse_hash() == warehouse.stem


def test_text_dates_and_numbers_come_in_their_types(ask_file: Path) -> None:
    question = write(
        ask_file,
        "types",
        "select 'a' as word, cast(null as varchar) as nothing, date '2024-10-18' as held, 5 as many, "
        "cast(null as double) as unknown",
    )
    frame = run(question)
    assert frame.dtypes.astype(str).to_dict() == {
        "word": "str",
        "nothing": "str",
        "held": "datetime64[us]",
        "many": "int32",
        "unknown": "float64",
    }
    assert frame["nothing"].isna().all()
    assert frame["held"][0] == pd.Timestamp("2024-10-18")


def test_empty_answer_keeps_its_types(ask_file: Path) -> None:
    question = write(ask_file, "none", "select region_code, lat from regions where region_code = 'XX'")
    assert run(question).dtypes.astype(str).to_dict() == {"region_code": "str", "lat": "float64"}


def test_parameters_are_bound_not_written_into_the_question(ask_file: Path) -> None:
    question = write(
        ask_file, "echo", "select $text as text, $day as day, list_contains($ids, 'TJ') as found"
    )
    hostile = "'; drop table regions; --"
    frame = run(question, text=hostile, day=datetime.date(2024, 10, 18), ids=["TJ", "TJ-GB"])
    assert frame.iloc[0].to_list() == [hostile, pd.Timestamp("2024-10-18"), True]


def test_dollar_in_text_or_remark_is_no_parameter(ask_file: Path) -> None:
    question = write(ask_file, "dollar", "select '$price' as price, $region as region -- not $this\n")
    assert run(question, region="TJ").iloc[0].to_list() == ["$price", "TJ"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, "the question own/one lacks region"),
        ({"region": "TJ", "year": 2024}, "the question own/one does not take year"),
        ({"place": "khujand"}, "the question own/one lacks region and does not take place"),
    ],
)
def test_wrong_parameters_are_refused(ask_file: Path, given: dict[str, object], told: str) -> None:
    question = write(ask_file, "one", "select $region as region")
    with pytest.raises(QuestionError, match=f"^{told}$"):
        run(question, **given)


def test_parameter_of_a_strange_kind_is_refused(ask_file: Path) -> None:
    question = write(ask_file, "one", "select $region as region")
    with pytest.raises(QuestionError, match="a parameter cannot be a dict"):
        run(question, region={"code": "TJ"})


@pytest.mark.parametrize(
    "name",
    [
        "",
        "own",
        "own/",
        "own/none",
        "own/../own/one",
        "../own/one",
        "/etc/passwd",
        "own/one.sql",
        "own/one\n",
        "own\\one",
        "OWN/ONE",
        "marts/points",
        "rules/dead_end",
        "own/" + "x" * 5000,
    ],
)
def test_name_that_is_no_question_is_refused(ask_file: Path, name: str) -> None:
    write(ask_file, "one", "select 1 as one")
    write(ask_file.parent / "marts", "points", "select 1 as one")
    with pytest.raises(QuestionError):
        run(name)


@pytest.mark.parametrize(
    "sql",
    ["select 1; select 2", "delete from regions", "create table t as select 1", "set threads = 8", ""],
)
def test_file_that_is_not_one_select_is_refused(ask_file: Path, sql: str) -> None:
    with pytest.raises(QuestionError, match="exactly one select"):
        run(write(ask_file, "wrong", sql))


def test_each_call_returns_a_frame_of_its_own(warehouse: Path) -> None:
    first = run("catalogue/regions")
    first.loc[0, "name_en"] = "Elsewhere"
    first.attrs["lineage"] = None
    again = run("catalogue/regions")
    assert again.loc[0, "name_en"] == "Tajikistan"
    assert again.attrs["lineage"].warehouse == warehouse.stem


def test_list_and_text_of_the_same_letters_are_different_questions(ask_file: Path) -> None:
    question = write(ask_file, "kind", "select typeof($x) as kind")
    assert run(question, x="a")["kind"][0] == "VARCHAR"
    assert run(question, x=["a"])["kind"][0] == "VARCHAR[]"
    assert run(question, x=1)["kind"][0] != run(question, x=True)["kind"][0]


def cursor() -> duckdb.DuckDBPyConnection:
    return runner.current_warehouse(runner.warehouse_folder()).connection.cursor()


@pytest.mark.parametrize(
    "statement",
    [
        "insert into themes select * from themes",
        "update regions set name_en = 'Elsewhere'",
        "delete from observations",
        "drop table observations",
        "create table t as select 1 as one",
        "create schema s",
    ],
)
@pytest.mark.usefixtures("warehouse")
def test_nothing_can_be_written(statement: str) -> None:
    with cursor() as asked, pytest.raises(duckdb.InvalidInputException, match="read-only"):
        asked.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        f"select * from read_csv('{DATA / 'regions.csv'}')",
        f"select * from '{DATA / 'regions.csv'}'",
        f"select * from read_text('{DATA / 'regions.csv'}')",
        "select * from glob('/*')",
        "copy regions to '/tmp/paygiri_regions.csv'",
        "attach '/tmp/paygiri_other.duckdb' as other",
        "install httpfs",
        "load httpfs",
    ],
)
@pytest.mark.usefixtures("warehouse")
def test_no_file_nor_extension_is_reached(statement: str) -> None:
    with cursor() as asked, pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException)):
        asked.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "set memory_limit = '64GB'",
        "set threads = 64",
        "set enable_external_access = true",
        "set max_execution_time = 0",
        "set lock_configuration = false",
        "set autoload_known_extensions = true",
        "reset max_execution_time",
    ],
)
@pytest.mark.usefixtures("warehouse")
def test_no_setting_can_be_changed(statement: str) -> None:
    with cursor() as asked, pytest.raises(duckdb.InvalidInputException, match="Cannot change"):
        asked.execute(statement)


@pytest.mark.usefixtures("warehouse")
def test_settings_are_in_force_on_every_cursor() -> None:
    with cursor() as asked:
        settings = dict(asked.execute("select name, value from duckdb_settings()").fetchall())
    for name, value in runner.SETTINGS.items():
        if name != "memory_limit":
            assert settings[name] == value, name
    assert settings["memory_limit"] == "953.6 MiB"


def test_long_statement_is_ended(
    tmp_path: Path, warehouse_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(runner.SETTINGS, "max_execution_time", "200")
    os.link(warehouse_file, tmp_path / warehouse_file.name)
    opened = runner.open_read_only(tmp_path / warehouse_file.name)
    assert opened is not None
    endless = "select sum(sqrt(a.range * b.range)) from range(10000000) as a, range(1000000) as b"
    with opened.connection as connection, connection.cursor() as asked:
        with pytest.raises(duckdb.InterruptException, match="maximum execution time"):
            asked.execute(endless)
        with connection.cursor() as another, pytest.raises(duckdb.InterruptException):
            another.execute(endless)


def test_time_limit_is_ten_seconds() -> None:
    assert runner.SETTINGS["max_execution_time"] == "10000"


def test_warehouse_that_is_not_there_is_told_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    with pytest.raises(WarehouseMissing, match="python -m queries build"):
        run("catalogue/regions")
    (tmp_path / POINTER).write_text("0123456789abcdef.duckdb\n")
    with pytest.raises(WarehouseMissing, match="cannot be found; build again"):
        run("catalogue/regions")
    (tmp_path / POINTER).write_text("../../elsewhere.duckdb\n")
    with pytest.raises(WarehouseMissing, match="names no warehouse"):
        run("catalogue/regions")


def test_answer_follows_the_pointer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = BrokenPackage(tmp_path / "package")
    into = tmp_path / "warehouse"
    monkeypatch.setenv(FOLDER_VARIABLE, str(into))
    build(package.folder, into)
    assert run("catalogue/regions")["name_en"][0] == "Tajikistan"
    package.change("regions", "TJ", name_en="Tojikiston")
    built = build(package.folder, into)
    frame = run("catalogue/regions")
    assert frame["name_en"][0] == "Tojikiston"
    assert frame.attrs["lineage"].warehouse == built.file.stem


def test_answers_go_on_when_the_old_file_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    into = tmp_path / "warehouse"
    monkeypatch.setenv(FOLDER_VARIABLE, str(into))
    file = build(DATA, into).file
    assert len(run("catalogue/regions")) == 6
    file.unlink()
    runner.forget_answers()
    assert len(run("catalogue/regions")) == 6


@pytest.mark.parametrize(
    "pointer", [b"\xff\xfe\x00", b"../" * 30 + b"0123456789abcdef.duckdb", b"a" * 5_000_000]
)
def test_pointer_that_names_no_warehouse_is_told_and_mended_by_a_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse_file: Path, pointer: bytes
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    os.link(warehouse_file, tmp_path / warehouse_file.name)
    (tmp_path / POINTER).write_bytes(pointer)
    with pytest.raises(WarehouseMissing, match="names no warehouse"):
        warehouse_hash()
    build(DATA, tmp_path)
    assert warehouse_hash() == warehouse_file.stem


def test_folder_that_is_no_folder_holds_no_warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / POINTER).mkdir()
    for place in (tmp_path / "file", tmp_path):
        monkeypatch.setenv(FOLDER_VARIABLE, str(place))
        with pytest.raises(WarehouseMissing, match="cannot be read"):
            warehouse_hash()


def test_parts_named_on_the_first_line_come_before_the_steps_of_a_question(ask_file: Path) -> None:
    parts = ask_file.parent / "parts"
    parts.mkdir()
    (parts / "two.sql").write_text(
        "-- Two numbers.\ntwo as (\n    select 1 as a union all select 2 as a\n)\n"
    )
    (parts / "odd.sql").write_text("odd as (\n    select a from two where a % 2 = 1\n)\n")
    question = write(
        ask_file,
        "parted",
        "-- parts: two, odd\n-- A remark.\nwith\nfinal as (select a from odd)\nselect a from final",
    )
    assert run(question)["a"].tolist() == [1]


def test_question_that_names_an_unknown_part_is_refused(ask_file: Path) -> None:
    question = write(
        ask_file, "lost", "-- parts: nowhere\nwith\nfinal as (select 1 as a)\nselect a from final"
    )
    with pytest.raises(QuestionError, match="not in queries/parts: nowhere"):
        run(question)


def test_question_with_parts_and_no_steps_is_refused(ask_file: Path) -> None:
    (ask_file.parent / "parts").mkdir()
    (ask_file.parent / "parts" / "one.sql").write_text("one as (select 1 as a)\n")
    question = write(ask_file, "bare", "-- parts: one\nselect 1 as a")
    with pytest.raises(QuestionError, match="does not begin with `with`"):
        run(question)


def test_question_asked_once_is_answered_alike_and_not_kept(warehouse: Path) -> None:
    runner.forget_answers()
    once = run_once("follow_up/priorities_of_region", region="TJ-GB")
    assert len(runner.kept_answers) == 0
    pd.testing.assert_frame_equal(once, run("follow_up/priorities_of_region", region="TJ-GB"))
    assert once.attrs["lineage"] == Lineage(
        "follow_up/priorities_of_region", {"region": "TJ-GB"}, warehouse.stem
    )


def test_rows_hold_what_the_frame_holds_with_none_for_missing(ask_file: Path) -> None:
    question = write(
        ask_file,
        "rows",
        "with final as (select 1 as a, 'x' as b, date '2025-09-26' as c "
        "union all select 2, null, null) select * from final where a <= $most order by a",
    )
    assert rows_once(question, most=2) == [
        {"a": 1, "b": "x", "c": datetime.date(2025, 9, 26)},
        {"a": 2, "b": None, "c": None},
    ]
    assert rows_once(question, most=0) == []
    with pytest.raises(QuestionError, match="lacks most"):
        rows_once(question)
