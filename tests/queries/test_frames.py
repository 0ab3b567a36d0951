"""The frame of an answer: every column in its type, whatever is missing from it."""

import duckdb
import pandas as pd
import pytest

from queries.frames import frame_of

COLUMNS = "word, many, held, share, told"
ROWS = (
    "('дом', 5, date '2024-10-18', 0.5, true)",
    "('', 0, date '1991-09-09', 0.0, false)",
)
MISSING = "(null, null, null, null, null)"
TYPED = (
    "select cast(word as varchar) as word, cast(many as integer) as many, cast(held as date) as held, "
    "cast(share as double) as share, cast(told as boolean) as told"
)


def answered(*rows: str, only: str = "true") -> pd.DataFrame:
    with duckdb.connect() as connection:
        cursor = connection.execute(f"{TYPED} from (values {', '.join(rows)}) as t({COLUMNS}) where {only}")
        return frame_of(cursor.fetchnumpy(), [str(column[1]) for column in cursor.description or ()])


def types(frame: pd.DataFrame) -> list[str]:
    return [str(kind) for kind in frame.dtypes]


def test_values_come_in_the_types_of_their_columns() -> None:
    frame = answered(*ROWS)
    assert types(frame) == ["str", "int32", "datetime64[us]", "float64", "bool"]
    assert frame.to_dict("list") == {
        "word": ["дом", ""],
        "many": [5, 0],
        "held": [pd.Timestamp("2024-10-18"), pd.Timestamp("1991-09-09")],
        "share": [0.5, 0.0],
        "told": [True, False],
    }


def test_what_is_missing_is_missing_in_every_type() -> None:
    frame = answered(ROWS[0], MISSING, ROWS[1])
    assert types(frame) == ["str", "Int32", "datetime64[us]", "float64", "boolean"]
    assert frame.isna().all(axis="columns").tolist() == [False, True, False]
    assert frame.drop(index=1).reset_index(drop=True).to_dict("list") == answered(*ROWS).to_dict("list")


@pytest.mark.parametrize(
    ("rows", "only", "kinds"),
    [
        ((MISSING,), "true", ["str", "Int32", "datetime64[us]", "float64", "boolean"]),
        (ROWS, "many > 5", ["str", "int32", "datetime64[us]", "float64", "bool"]),
    ],
    ids=["missing", "empty"],
)
def test_a_column_without_values_keeps_its_type(rows: tuple[str, ...], only: str, kinds: list[str]) -> None:
    frame = answered(*rows, only=only)
    assert types(frame) == kinds
    assert frame.isna().all(axis=None)


def test_the_frame_may_be_written_to() -> None:
    frame = answered(*ROWS)
    frame.loc[0, "word"] = "хона"
    frame.loc[0, "many"] = 7
    frame.loc[0, "share"] = 1.5
    assert frame["word"].tolist() == ["хона", ""]
    assert frame["many"].tolist() == [7, 0]
    assert frame["share"].tolist() == [1.5, 0.0]
