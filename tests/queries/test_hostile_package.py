"""A package made to do harm is refused with a fault like any other, and costs no memory and no other file."""

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from queries.csv_files import LONGEST_TOLD
from queries.faults import PackageRejected
from queries.loader import build, check
from queries.package import DESCRIPTOR, DESCRIPTOR_LIMIT, read_package
from tests.queries.broken_package import DATA, BrokenPackage

Descriptor = dict[str, Any]


@pytest.fixture
def package(tmp_path: Path) -> BrokenPackage:
    return BrokenPackage(tmp_path / "package")


def faults(package: BrokenPackage, tmp_path: Path) -> str:
    with pytest.raises(PackageRejected) as rejected:
        check(package.folder, tmp_path)
    return str(rejected.value)


def resource(descriptor: Descriptor, name: str) -> Descriptor:
    found: Descriptor = next(one for one in descriptor["resources"] if one["name"] == name)
    return found


def constrained(**constraints: object) -> Callable[[Descriptor], None]:
    """Puts constraints on the first field of regions."""

    def change(descriptor: Descriptor) -> None:
        field = resource(descriptor, "regions")["schema"]["fields"][0]
        field["constraints"] = {**field.get("constraints", {}), **constraints}

    return change


def described(package: BrokenPackage, change: Callable[[Descriptor], None]) -> None:
    path = package.folder / DESCRIPTOR
    descriptor = json.loads(path.read_text("utf-8"))
    change(descriptor)
    path.write_text(json.dumps(descriptor), encoding="utf-8")


def longer_key(descriptor: Descriptor) -> None:
    key = {"fields": ["region_code", "kind"], "reference": {"resource": "regions", "fields": ["region_code"]}}
    resource(descriptor, "places")["schema"].setdefault("foreignKeys", []).append(key)


def repeated_field(descriptor: Descriptor) -> None:
    fields = resource(descriptor, "places")["schema"]["fields"]
    fields.append(fields[0])


def twin_of_other_case(descriptor: Descriptor) -> None:
    descriptor["resources"].append({**resource(descriptor, "regions"), "name": "Regions"})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (constrained(minimum=float("nan")), "NaN"),
        (constrained(maximum=float("-inf")), "Infinity"),
        (constrained(maximum=10**400), "must be a number"),
        (constrained(pattern="(["), "pattern"),
        (constrained(pattern=r"(?=a)b"), "pattern"),
        (longer_key, "as many"),
        (repeated_field, "twice"),
        (twin_of_other_case, "the same name"),
    ],
)
def test_description_that_no_table_can_have_is_a_fault(
    package: BrokenPackage, change: Callable[[Descriptor], None], said: str
) -> None:
    described(package, change)
    with pytest.raises(PackageRejected) as rejected:
        read_package(package.folder)
    assert str(rejected.value).startswith(DESCRIPTOR)
    assert said in str(rejected.value)


@pytest.mark.parametrize(
    "path",
    [
        "../places.csv", "..", "/etc/passwd", "https://example.org/places.csv", "s3://bucket/places.csv",
        "*.csv", "pla?es.csv", "[p]laces.csv", "-places.csv", ".places.csv", "pl\0aces.csv", "pl\naces.csv",
        "..\\places.csv", "C:places.csv", "\ud800.csv", "x" * 5_000 + ".csv",
    ],
)  # fmt: skip
def test_path_other_than_a_plain_file_name_is_a_fault(package: BrokenPackage, path: str) -> None:
    described(package, lambda descriptor: resource(descriptor, "places").update(path=path))
    with pytest.raises(PackageRejected, match="the path must be a file of the package's own folder"):
        read_package(package.folder)


def test_number_of_thousands_of_digits_is_a_fault(package: BrokenPackage) -> None:
    (package.folder / DESCRIPTOR).write_text('{"resources": ' + "9" * 5_000 + "}")
    with pytest.raises(PackageRejected, match="a number in it is too long"):
        read_package(package.folder)


def test_description_too_large_to_be_one_is_not_read(package: BrokenPackage) -> None:
    with (package.folder / DESCRIPTOR).open("wb") as stream:
        stream.truncate(DESCRIPTOR_LIMIT * 50)
    tracemalloc.start()
    with pytest.raises(PackageRejected, match="larger than"):
        read_package(package.folder)
    assert tracemalloc.get_traced_memory()[1] < DESCRIPTOR_LIMIT * 3
    tracemalloc.stop()


def test_row_without_end_is_told_without_being_read_whole(package: BrokenPackage, tmp_path: Path) -> None:
    row = len(package.read("places")) + 1
    with package.path("places").open("a") as stream:
        stream.write('x,"' + "y" * 6 * LONGEST_TOLD + '",a\n')
    tracemalloc.start()
    said = faults(package, tmp_path)
    assert tracemalloc.get_traced_memory()[1] < LONGEST_TOLD
    tracemalloc.stop()
    assert said.startswith(f"places.csv, row {row}: the line is longer than")


def test_long_row_across_two_readings_of_the_file_is_told(package: BrokenPackage, tmp_path: Path) -> None:
    # Rows before it put its beginning in the middle of what is read at once.
    before = len(package.read("places"))
    with package.path("places").open("a") as stream:
        stream.write(",\n" * 250_000 + "z" * (LONGEST_TOLD + 10) + "\n")
    row = before + 250_000 + 1
    assert f"places.csv, row {row}: the line is longer than" in faults(package, tmp_path)


def test_quote_left_open_over_a_large_file_is_told(package: BrokenPackage, tmp_path: Path) -> None:
    row = len(package.read("places")) + 1
    with package.path("places").open("a") as stream:
        stream.write('"open' + ("abcdefgh" * 100 + "\n") * 30_000)
    assert f"places.csv, row {row}: a quote is opened here and never closed" in faults(package, tmp_path)


def test_table_that_is_a_link_out_of_the_package_is_a_fault(package: BrokenPackage, tmp_path: Path) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text("secret_column,other\n1,2\n")
    package.path("places").unlink()
    package.path("places").symlink_to(outside)
    said = faults(package, tmp_path)
    assert "places.csv: a link that leads out of the package's folder" in said
    assert "secret_column" not in said


def test_building_removes_no_file_but_its_own(tmp_path: Path) -> None:
    into, elsewhere = tmp_path / "into", tmp_path / "elsewhere"
    into.mkdir()
    elsewhere.mkdir()
    others = [into / name for name in ("mine.duckdb", "yours.duckdb", "theirs.duckdb", "house.building-plan")]
    others.append(elsewhere / "letter.txt")
    for other in others:
        other.write_text("kept")
    linked = into / "0123456789abcdef.building-1"
    linked.symlink_to(elsewhere, target_is_directory=True)
    build(DATA, into)
    assert [other.name for other in others if not other.exists()] == []
    assert not linked.is_symlink()
