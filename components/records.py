"""Rows of a data frame as mappings by column name, for code that words or draws them one by one.

pandas makes a series of every column it hands out and copies the frame's attributes with it; for frames of a
few dozen rows that costs more than the drawing. Here all columns are turned into plain values at once.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

Row = Mapping[str, Any]
"""One row: column name to value. Missing is NaN, NaT or NA, as in the frame."""


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of `frame` in order."""
    names = list(frame.columns)
    return [dict(zip(names, values, strict=True)) for values in frame.to_numpy(dtype=object).tolist()]
