"""The register of claims against claims.csv, and the wall between claims and observations."""

import pytest
import sqlglot
from sqlglot import exp

from queries import run
from queries.warehouse import ROOM, question_sql
from tests.data.tables import rows

pytestmark = pytest.mark.usefixtures("warehouse")
REGISTER = {"claims", "claim_contradictions"}
MARTS = sorted((ROOM / "marts").glob("*.sql"))
# The only questions that may read the register: its own, and what stands on a source.
READERS = {"claims/register", "claims/pairs", "claims/claim", "sources/catalogue", "sources/source_uses"}


def tables_read(sql: str) -> set[str]:
    """Names of the tables that a statement reads, its own common tables left out; marts as `marts.name`."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    made = tree.this if isinstance(tree, exp.Create) else None
    found = {
        f"{table.db}.{table.name}" if table.db else table.name
        for table in tree.find_all(exp.Table)
        if table is not made
    }
    return found - own


def test_reader_of_tables_sees_through_joins_and_subqueries() -> None:
    hidden = "with a as (select 1 as x) select x from a where x in (select value from claims)"
    assert tables_read(hidden) == {"claims"}
    assert tables_read("select c.value from observations o left join main.claims c on true") == {
        "observations",
        "main.claims",
    }


def test_no_claim_feeds_a_mart() -> None:
    """Every mart reads tables of the package and other marts, and among them nowhere the register."""
    known = {f"marts.{file.stem[3:]}" for file in MARTS}
    assert len(known) >= 15
    for file in MARTS:
        sources = tables_read(file.read_text(encoding="utf-8"))
        assert not {name.removeprefix("main.") for name in sources} & REGISTER, file.name
        assert {name for name in sources if name.startswith("marts.")} <= known, file.name


def test_only_the_register_and_the_catalogue_read_claims() -> None:
    readers = {
        f"{file.parent.name}/{file.stem}"
        for file in ROOM.glob("*/*.sql")
        if file.parent.name not in {"marts", "parts", "rules"}
        and tables_read(question_sql(f"{file.parent.name}/{file.stem}")) & REGISTER
    }
    assert readers == READERS


def test_questions_of_the_register_read_no_observation() -> None:
    for file in (ROOM / "claims").glob("*.sql"):
        assert tables_read(question_sql(f"claims/{file.stem}")) <= REGISTER | {"sources"}, file.name


def test_register_holds_every_claim_once() -> None:
    frame = run("claims/register", verdict=[], document=[])
    assert frame["claim_id"].tolist() == [f"C{number:02d}" for number in range(1, 42)]
    written = {row["claim_id"]: (row["statement_en"], row["verdict"]) for row in rows("claims")}
    found = zip(frame["statement_en"], frame["verdict"], strict=True)
    assert dict(zip(frame["claim_id"], found, strict=True)) == written


def test_every_claim_names_its_document_and_its_evidence() -> None:
    frame = run("claims/register", verdict=[], document=[])
    named = ["said_by_en", "source_title", "publisher", "evidence_title", "evidence_en", "verdict_reason_en"]
    assert frame[named].notna().all(axis=None)


@pytest.mark.parametrize(("verdict", "count"), [("supported", 10), ("unverified", 24), ("contradicted", 7)])
def test_verdicts_are_those_counted_in_the_file(verdict: str, count: int) -> None:
    assert len(run("claims/register", verdict=[verdict], document=[])) == count


def test_register_is_filtered_by_the_document_that_speaks() -> None:
    frame = run("claims/register", verdict=[], document=["catalysts_of_change_2025"])
    written = {
        row["claim_id"] for row in rows("claims") if row["document_source_id"] == "catalysts_of_change_2025"
    }
    assert set(frame["claim_id"]) == written


def test_falls_of_20_and_of_25_per_cent_stand_side_by_side() -> None:
    frame = run("claims/pairs")
    pair = frame[(frame["claim_id"] == "C05") & (frame["contradicts_id"] == "C08")]
    assert pair["value_a"].tolist() == ["20"]
    assert pair["value_b"].tolist() == ["25"]
    assert pair[["direction_a", "direction_b"]].to_numpy().tolist() == [["down", "down"]]


def test_contradictions_are_those_of_the_file() -> None:
    frame = run("claims/pairs")
    written = [(row["claim_id"], row["contradicts_id"]) for row in rows("claim_contradictions")]
    assert list(zip(frame["claim_id"], frame["contradicts_id"], strict=True)) == sorted(written)


def test_claim_counts_its_contradictions_on_both_sides() -> None:
    # C05 contradicts C08 and C12; C08 is contradicted by C05; C01 by none.
    frame = run("claims/register", verdict=[], document=[]).set_index("claim_id")
    assert frame.loc[["C05", "C08", "C01"], "contradictions"].tolist() == [2, 1, 0]


def test_one_claim_is_its_row_of_the_register() -> None:
    register = run("claims/register", verdict=[], document=[])
    claim = run("claims/claim", id="C30")
    assert list(claim.columns) == list(register.columns)
    assert (
        claim.iloc[0].astype(str).tolist()
        == register[register["claim_id"] == "C30"].iloc[0].astype(str).tolist()
    )
    assert run("claims/claim", id="C99").empty
