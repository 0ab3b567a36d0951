"""Answers kept between calls, within a limit of memory and not only of number.

Whoever writes an address chooses the day and the words a question is asked with, so there is no end of
different answers, and one that an export asks for can be thousands of times the size of another. Counting
them alone would let a visitor fill the memory of the process. So their bytes are counted, the one used
longest ago goes first, and an answer so large that it would push many others out is given but not kept.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

import pandas as pd

LARGEST_SHARE = 0.25
"""The largest answer that is kept, as a share of all that may be kept."""


def bytes_of(frame: pd.DataFrame) -> int:
    """Bytes that the columns of a frame take. pandas makes a frame of its own to say so, and takes as long as
    a small question does."""
    columns = [frame[name] for name in frame.columns]
    return sum(
        column.memory_usage(index=False, deep=True) if column.dtype == object else column.array.nbytes
        for column in columns
    )


class KeptAnswers:
    """Frames by key, the one used longest ago dropped first; safe to use from several threads."""

    def __init__(self, most: int, most_bytes: int) -> None:
        self._most, self._most_bytes = most, most_bytes
        self._answers: OrderedDict[Hashable, tuple[pd.DataFrame, int]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._answers)

    @property
    def bytes(self) -> int:
        """Bytes that the kept frames take."""
        return self._bytes

    def get(self, key: Hashable, ask: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """The frame of `key`: the kept one, else that of `ask`, whose errors go on to the caller.

        Threads that ask for the same new key at once may each ask; they get equal frames.
        """
        with self._lock:
            held = self._answers.get(key)
            if held is not None:
                self._answers.move_to_end(key)
                return held[0]
        frame = ask()
        self._keep(key, frame, bytes_of(frame))
        return frame

    def _keep(self, key: Hashable, frame: pd.DataFrame, size: int) -> None:
        if size > self._most_bytes * LARGEST_SHARE:
            return
        with self._lock:
            _, before = self._answers.pop(key, (None, 0))
            self._answers[key] = (frame, size)
            self._bytes += size - before
            while self._bytes > self._most_bytes or len(self._answers) > self._most:
                _, (_, dropped) = self._answers.popitem(last=False)
                self._bytes -= dropped

    def clear(self) -> None:
        """Drops every frame."""
        with self._lock:
            self._answers.clear()
            self._bytes = 0
