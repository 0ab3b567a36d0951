"""A build is all or nothing: killed at any moment, started twice, or refused, it leaves the pointer on a
warehouse that opens and answers."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from queries.faults import PackageRejected
from queries.loader import BuildError, build, content_hash, package_digest
from queries.package import read_package
from queries.warehouse import POINTER, open_read_only, pointed_file
from tests.queries.broken_package import DATA, BrokenPackage

ROOT = Path(__file__).parents[2]
COUNT = "prison_population.tj.2013"
KILLS = 12
CHECKSUM = (
    "select count(*), sum(hash(observation_id)), (select count(*) from marts.points), "
    "(select count(*) from marts.status_spans) from observations"
)


@pytest.fixture
def package(tmp_path: Path) -> BrokenPackage:
    return BrokenPackage(tmp_path / "package")


def start(package: Path, into: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "queries", "build", "--package", str(package), "--into", str(into)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def checksum(file: Path) -> tuple[object, ...]:
    opened = open_read_only(file)
    assert opened is not None
    with opened.connection as connection:
        row = connection.execute(CHECKSUM).fetchone()
    assert row is not None
    return row


def another_value(package: BrokenPackage, number: int) -> None:
    """A package that differs from every other of its number, and has one observation more each time."""
    package.repeat("observations", COUNT, observation_id=f"added.{number}", series=f"added {number}")


@pytest.mark.slow
def test_killed_build_leaves_the_old_warehouse_or_the_new(package: BrokenPackage, tmp_path: Path) -> None:
    into = tmp_path / "warehouse"
    began = time.monotonic()
    old = build(package.folder, into).file
    whole = time.monotonic() - began
    expected = {old.name: checksum(old)}
    moments = random.Random(20241018)
    killed = 0
    for number in range(KILLS):
        another_value(package, number)
        new = f"{content_hash(package_digest(read_package(package.folder)))}.duckdb"
        process = start(package.folder, into)
        time.sleep(moments.uniform(0.2, 1.2) * whole)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        named = pointed_file(into)
        assert named.name in {old.name, new}
        found = checksum(named)
        if named.name == old.name:
            assert found == expected[old.name]
        else:
            assert found[0] == 1 + number + rows_at_first(expected)
            expected[new], old = found, named
    assert killed >= KILLS // 2
    assert build(package.folder, into).file == pointed_file(into)
    assert leftovers(into) == []


def rows_at_first(expected: dict[str, tuple[object, ...]]) -> int:
    first = next(iter(expected.values()))[0]
    assert isinstance(first, int)
    return first


def leftovers(into: Path) -> list[str]:
    return [path.name for path in into.iterdir() if "building" in path.name]


def test_leftovers_of_a_dead_build_are_cleaned(tmp_path: Path, warehouse_file: Path) -> None:
    into = tmp_path / "warehouse"
    into.mkdir()
    for name in ("0123456789abcdef.building-1", "0123456789abcdef.building-1.stage", "current.building-1"):
        (into / name).write_bytes(b"half a warehouse")
    spilled = into / "0123456789abcdef.building-1.stage.tmp"
    spilled.mkdir()
    (spilled / "duckdb_temp_storage_0.tmp").write_bytes(b"spilled")
    os.link(warehouse_file, into / warehouse_file.name)
    assert build(DATA, into).unchanged
    assert sorted(path.name for path in into.iterdir()) == sorted([POINTER, "lock", warehouse_file.name])


def test_two_builders_at_once_are_safe(package: BrokenPackage, tmp_path: Path) -> None:
    into = tmp_path / "warehouse"
    other = BrokenPackage(tmp_path / "other")
    another_value(other, 1)
    builders = [start(package.folder, into), start(other.folder, into), start(package.folder, into)]
    assert [builder.wait() for builder in builders] == [0, 0, 0]
    hashes = {content_hash(package_digest(read_package(folder))) for folder in (package.folder, other.folder)}
    assert {path.stem for path in into.glob("*.duckdb")} == hashes
    assert pointed_file(into).stem in hashes
    for file in into.glob("*.duckdb"):
        checksum(file)
    assert leftovers(into) == []


def test_unchanged_package_is_not_built_again(tmp_path: Path, warehouse_file: Path) -> None:
    before = warehouse_file.stat()
    again = build(DATA, warehouse_file.parent)
    assert again.unchanged
    assert again.file == warehouse_file
    assert (before.st_ino, before.st_mtime_ns) == (
        warehouse_file.stat().st_ino,
        warehouse_file.stat().st_mtime_ns,
    )


def test_damaged_warehouse_is_built_again(tmp_path: Path, warehouse_file: Path) -> None:
    into = tmp_path / "warehouse"
    into.mkdir()
    damaged = into / warehouse_file.name
    damaged.write_bytes(b"half a warehouse")
    mended = build(DATA, into)
    assert (mended.unchanged, mended.file) == (False, damaged)
    assert checksum(damaged) == checksum(warehouse_file)


def test_last_two_warehouses_are_kept(package: BrokenPackage, tmp_path: Path) -> None:
    into = tmp_path / "warehouse"
    built = []
    for number in range(3):
        another_value(package, number)
        built.append(build(package.folder, into).file)
    assert {path.name for path in into.glob("*.duckdb")} == {built[1].name, built[2].name}
    assert pointed_file(into) == built[2]


def test_warehouse_built_before_becomes_current_again(package: BrokenPackage, tmp_path: Path) -> None:
    into = tmp_path / "warehouse"
    first = build(DATA, into).file
    another_value(package, 1)
    second = build(package.folder, into).file
    assert pointed_file(into) == second
    back = build(DATA, into)
    assert (back.unchanged, pointed_file(into)) == (True, first)


def test_package_changed_while_it_is_read_is_not_built(
    package: BrokenPackage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = iter([b"before", b"after"])
    monkeypatch.setattr("queries.loader.package_digest", lambda _: next(digests))
    with pytest.raises(BuildError, match="changed while it was read"):
        build(package.folder, tmp_path / "warehouse")
    assert not (tmp_path / "warehouse" / POINTER).exists()
    assert leftovers(tmp_path / "warehouse") == []


def test_mart_that_fails_is_named_and_nothing_is_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marts = tmp_path / "marts"
    marts.mkdir()
    (marts / "10_wrong.sql").write_text("create table marts.wrong as select no_such_column from observations")
    monkeypatch.setattr("queries.loader.MARTS", marts)
    with pytest.raises(BuildError, match=r"marts/10_wrong\.sql: .*no_such_column"):
        build(DATA, tmp_path / "warehouse")
    assert [path.name for path in (tmp_path / "warehouse").iterdir()] == ["lock"]


def test_first_build_that_is_refused_leaves_no_pointer(package: BrokenPackage, tmp_path: Path) -> None:
    package.change("observations", COUNT, region_code="TJ-XX")
    with pytest.raises(PackageRejected):
        build(package.folder, tmp_path / "warehouse")
    assert [path.name for path in (tmp_path / "warehouse").iterdir()] == ["lock"]


def test_declared_constraints_stand_in_the_built_file(tmp_path: Path, warehouse_file: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    copy.write_bytes(warehouse_file.read_bytes())
    with duckdb.connect(str(copy)) as connection:
        with pytest.raises(duckdb.ConstraintException, match="foreign key"):
            connection.execute("update observations set region_code = 'TJ-XX'")
        with pytest.raises(duckdb.ConstraintException, match="CHECK"):
            connection.execute("insert into themes by name select 'x' as theme_id, 0 as position")
