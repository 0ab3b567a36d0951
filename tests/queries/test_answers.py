"""Kept answers take a bounded amount of memory, whatever anybody asks."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from queries import run
from queries import warehouse as runner
from queries.answers import KeptAnswers


def frame(letters: int) -> pd.DataFrame:
    """One cell of text that takes about as many bytes as it has letters."""
    return pd.DataFrame({"words": ["x" * letters]})


class Asking:
    """Questions that note which of them were really asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def of(self, name: str) -> Callable[[], pd.DataFrame]:
        def ask() -> pd.DataFrame:
            self.asked.append(name)
            return frame(10)

        return ask


def size(answer: pd.DataFrame) -> int:
    return int(answer.memory_usage(deep=True).sum())


def test_answer_is_given_again_without_asking() -> None:
    kept, asking = KeptAnswers(most=3, most_bytes=10_000), Asking()
    for _ in range(3):
        kept.get("one", asking.of("one"))
    assert asking.asked == ["one"]


def test_answers_together_stay_under_the_limit_of_bytes() -> None:
    kept = KeptAnswers(most=1_000, most_bytes=100_000)
    for place in range(200):
        kept.get(place, lambda: frame(5_000))
    assert 0 < kept.bytes <= 100_000
    assert len(kept) <= 100_000 // size(frame(5_000))


def test_answers_stay_under_the_limit_of_number() -> None:
    kept = KeptAnswers(most=3, most_bytes=1_000_000)
    for place in range(10):
        kept.get(place, lambda: frame(10))
    assert len(kept) == 3


def test_answer_used_last_stays_longest() -> None:
    kept, asking = KeptAnswers(most=2, most_bytes=1_000_000), Asking()
    for name in ("a", "b", "a", "c", "a", "b"):
        kept.get(name, asking.of(name))
    assert asking.asked == ["a", "b", "c", "b"]


def test_answer_too_large_to_keep_is_given_and_pushes_none_out() -> None:
    kept = KeptAnswers(most=10, most_bytes=100_000)
    kept.get("small", lambda: frame(10))
    assert size(kept.get("export", lambda: frame(60_000))) > 60_000
    assert len(kept) == 1
    assert kept.bytes < 10_000


def test_failed_question_is_not_kept() -> None:
    kept = KeptAnswers(most=10, most_bytes=100_000)

    def fail() -> pd.DataFrame:
        raise RuntimeError("the statement took too long")

    with pytest.raises(RuntimeError):
        kept.get("one", fail)
    assert size(kept.get("one", lambda: frame(10))) == size(frame(10))


def test_nothing_is_left_after_forgetting() -> None:
    kept = KeptAnswers(most=10, most_bytes=100_000)
    kept.get("one", lambda: frame(10))
    kept.clear()
    assert (len(kept), kept.bytes) == (0, 0)


def test_runner_keeps_no_more_than_its_limit(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert warehouse.is_file()
    few = KeptAnswers(most=1_024, most_bytes=4_000_000)
    monkeypatch.setattr(runner, "kept_answers", few)
    for place in range(60):
        run("overview/items", as_of=datetime.date(2025, 1, 1) + datetime.timedelta(days=place))
    assert 0 < few.bytes <= 4_000_000
    assert len(few) < 60
