"""What the tests of every room share: one warehouse of the curated package, built once for the run."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from queries.loader import build
from queries.warehouse import FOLDER_VARIABLE, open_read_only

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="session")
def warehouse_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of the curated package."""
    return build(DATA, tmp_path_factory.mktemp("curated")).file


@pytest.fixture
def warehouse(warehouse_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lets `run` answer from the warehouse of the curated package, in this process and in those it starts."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(warehouse_file.parent))
    return warehouse_file


@pytest.fixture
def curated(warehouse_file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to that warehouse, for tests that look behind the questions."""
    opened = open_read_only(warehouse_file)
    assert opened is not None
    with opened.connection as connection:
        yield connection
