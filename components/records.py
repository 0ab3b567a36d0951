"""Rows of a data frame as mappings by column name, for code that words or draws them one by one.

pandas copies a frame's attributes, the lineage among them, with every column it hands out, and its own row
iteration asks for each column several times; for frames of a few dozen rows that costs more than the drawing.
Here the attributes are dropped once and each column is turned into a list once.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

Row = Mapping[str, Any]
"""One row: column name to value. Missing is NaN, NaT or NA, as in the frame."""


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of `frame` in order."""
    bare = frame.copy(deep=False)
    bare.attrs = {}
    columns = [bare[name].tolist() for name in bare.columns]
    names = list(bare.columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
