"""The rows of an answer as a frame, each column in the type that it has in DuckDB.

DuckDB makes frames itself, but leaves pandas to find out again what each column holds. On a page of the
tracker, with its 57 columns, that took a quarter of the whole answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

TEXT = pd.StringDtype(na_value=np.nan)


def frame_of(columns: Mapping[str, Any], types: Iterable[str]) -> pd.DataFrame:
    """A frame of the columns that `fetchnumpy` gives; `types` are their types in DuckDB, in the same order.

    Text is `str`, also where every value is missing, so that a column keeps its type in an empty answer;
    days are `datetime64`; whole numbers and booleans are those of numpy, or of pandas where one is missing.
    """
    typed = zip(columns.items(), types, strict=True)
    return pd.DataFrame({name: _column(values, kind) for (name, values), kind in typed})


def _column(values: np.ndarray[Any, Any], kind: str) -> Any:
    """The values of one column, with the missing ones as pandas marks them in its type."""
    known, missing = np.ma.getdata(values), np.ma.getmaskarray(values)
    if kind == "VARCHAR":
        known[missing] = None
        return pd.array(known, dtype=TEXT)
    if not missing.any():
        return known
    match known.dtype.kind:
        case "i":
            return pd.arrays.IntegerArray(known, missing)
        case "b":
            return pd.arrays.BooleanArray(known, missing)
    known[missing] = None
    return known
