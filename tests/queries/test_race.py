"""Fifty threads through the one door: every frame is the right one, with kept answers and without. A cursor
shared by threads would return another thread's rows or none."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from queries import run
from queries import warehouse as runner
from queries.loader import build
from queries.warehouse import FOLDER_VARIABLE
from tests.data.tables import rows
from tests.queries.broken_package import BrokenPackage

THREADS = 50
CALLS_EACH = 20
REGIONS = ["TJ", "TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB"]
Ask = Callable[[str], pd.DataFrame]


@pytest.fixture
def question(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, warehouse: Path) -> Iterator[str]:
    """A question whose every row says which region was asked for."""
    assert warehouse.is_file()
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "of_region.sql").write_text(
        "select observation_id, region_code, value from observations "
        "where region_code = $region order by observation_id",
        encoding="utf-8",
    )
    monkeypatch.setattr(runner, "ROOM", tmp_path)
    runner.forget_answers()
    yield "own/of_region"
    runner.forget_answers()


def race(ask: Ask) -> dict[str, list[list[str]]]:
    """Asks for regions at random from all threads at once; the ids of every answer by region."""
    gate = threading.Barrier(THREADS)

    def racer(seed: int) -> list[tuple[str, list[str]]]:
        choose = random.Random(seed)
        gate.wait()
        answers = []
        for _ in range(CALLS_EACH):
            region = choose.choice(REGIONS)
            frame = ask(region)
            assert set(frame["region_code"]) == {region}
            answers.append((region, frame["observation_id"].tolist()))
        return answers

    with ThreadPoolExecutor(THREADS) as pool:
        found = [answer for answers in pool.map(racer, range(THREADS)) for answer in answers]
    assert len(found) == THREADS * CALLS_EACH
    return {region: [ids for asked, ids in found if asked == region] for region in REGIONS}


def by_hand() -> dict[str, list[str]]:
    """The ids of each region's observations, read from the file without the warehouse."""
    observations = rows("observations")
    return {
        region: sorted(row["observation_id"] for row in observations if row["region_code"] == region)
        for region in REGIONS
    }


def assert_all_right(found: dict[str, list[list[str]]]) -> None:
    expected = by_hand()
    for region in REGIONS:
        assert found[region]
        assert all(ids == expected[region] for ids in found[region])


def test_every_answer_past_the_kept_ones_is_right(question: str) -> None:
    assert_all_right(race(lambda region: runner.answer(question, {"region": region})))


def test_every_kept_answer_is_right(question: str) -> None:
    assert_all_right(race(lambda region: run(question, region=region)))


def test_changing_one_frame_changes_no_other(question: str) -> None:
    def spoil(region: str) -> pd.DataFrame:
        frame = run(question, region=region)
        whole = frame.copy()
        frame["observation_id"] = "spoilt"
        frame.iloc[:, 2] = -1.0
        return whole

    assert_all_right(race(spoil))


def test_one_question_is_parsed_at_a_time(question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB refuses a second parser while one is at work, and threads ask their first questions at once."""
    parse, at_work, met = duckdb.extract_statements, threading.Lock(), []

    def slowly(sql: str) -> list[duckdb.Statement]:
        alone = at_work.acquire(blocking=False)
        met.append(alone)
        time.sleep(0.01)
        if alone:
            at_work.release()
        return parse(sql)

    monkeypatch.setattr(duckdb, "extract_statements", slowly)
    with ThreadPoolExecutor(THREADS) as pool:
        read = list(pool.map(runner.find_question.__wrapped__, [question] * THREADS))
    assert {one.parameters for one in read} == {frozenset({"region"})}
    assert met == [True] * THREADS


def test_answers_are_right_while_the_warehouse_is_replaced(
    question: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = BrokenPackage(tmp_path / "package")
    into = tmp_path / "warehouse"
    monkeypatch.setenv(FOLDER_VARIABLE, str(into))
    first = build(package.folder, into).file.stem
    package.observation("prison_population.tj.2013")
    sizes: dict[str, set[int]] = {}
    stop = threading.Event()

    def reader() -> None:
        while not stop.is_set():
            frame = run(question, region="TJ")
            sizes.setdefault(frame.attrs["lineage"].warehouse, set()).add(len(frame))

    readers = [threading.Thread(target=reader) for _ in range(8)]
    for thread in readers:
        thread.start()
    second = build(package.folder, into).file.stem
    last = run(question, region="TJ").attrs["lineage"].warehouse
    stop.set()
    for thread in readers:
        thread.join()
    assert last == second
    before = len(by_hand()["TJ"])
    assert sizes[first] == {before}
    assert sizes.get(second, {before + 1}) == {before + 1}
    assert set(sizes) <= {first, second}
