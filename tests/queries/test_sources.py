"""The catalogue of sources and the list of what is missing, against the CSV files."""

import pandas as pd
import pytest

from queries import run
from tests.data.tables import rows

pytestmark = pytest.mark.usefixtures("warehouse")


def catalogue(**filters: object) -> pd.DataFrame:
    asked: dict[str, object] = {
        "q": None,
        "voice": [],
        "language": [],
        "kind": [],
        "from_year": None,
        "to_year": None,
    }
    return run("sources/catalogue", **(asked | filters))


def test_catalogue_holds_every_source_and_none_is_a_dead_end() -> None:
    frame = catalogue()
    assert set(frame["source_id"]) == {row["source_id"] for row in rows("sources")}
    assert (frame["uses"] > 0).all()


@pytest.mark.parametrize(
    ("column", "table", "field"),
    [
        ("observations", "observations", "source_id"),
        ("evidence", "status_events", "source_id"),
        ("recommendations", "recommendations", "source_id"),
        ("forums", "forums", "source_id"),
        ("projects", "projects", "source_id"),
        ("results", "results", "source_id"),
        ("events", "events", "source_id"),
        ("priorities", "priorities", "source_id"),
    ],
)
def test_uses_are_a_count_of_the_rows(column: str, table: str, field: str) -> None:
    counted: dict[str, int] = {}
    for row in rows(table):
        counted[row[field]] = counted.get(row[field], 0) + 1
    frame = catalogue().set_index("source_id")[column]
    assert frame[frame > 0].to_dict() == counted


def test_search_folds_letters_and_finds_parts_of_words() -> None:
    assert "relayto_com_2022_amnesty" in " ".join(catalogue(q="RELAYTO")["source_id"])
    assert catalogue(q="no such source anywhere").empty
    assert catalogue(q="x" * 301).empty
    assert len(catalogue(q="  ")) == len(rows("sources"))


def test_filters_of_the_catalogue_keep_what_they_name() -> None:
    written = {row["source_id"]: row for row in rows("sources")}
    for kind in ("mirror", "primary"):
        expected = {key for key, row in written.items() if row["kind"] == kind}
        assert set(catalogue(kind=[kind])["source_id"]) == expected
    expected = {key for key, row in written.items() if row["language"] == "tg"}
    assert set(catalogue(language=["tg"])["source_id"]) == expected
    expected = {key for key, row in written.items() if row["published"][:4] == "2022"}
    assert set(catalogue(from_year=2022, to_year=2022)["source_id"]) == expected


def test_voice_of_a_source_is_that_of_whom_it_quotes() -> None:
    voice_of = {row["producer_id"]: row["voice"] for row in rows("producers")}
    speaking = {
        row["source_id"]
        for table in ("observations", "status_events", "priorities")
        for row in rows(table)
        if voice_of[row["producer_id"]] == "academic"
    }
    assert set(catalogue(voice=["academic"])["source_id"]) == speaking


def test_what_a_source_supports_adds_up_to_its_uses() -> None:
    frame = catalogue().set_index("source_id")
    for source in ("catalysts_of_change_2025", "saferworld_uniting_2020", frame.index[0]):
        supported = run("sources/source_uses", id=source)
        assert supported["uses"].sum() == frame.loc[source, "uses"]
        assert supported[["name_en", "name_ru", "name_tg"]].notna().all(axis=None)


def test_producers_come_with_their_counts() -> None:
    frame = run("sources/producers", voice=[]).set_index("producer_id")
    assert set(frame.index) == {row["producer_id"] for row in rows("producers")}
    made = [row for row in rows("observations") if row["producer_id"] == "ombudsman"]
    assert frame.loc["ombudsman", "observations"] == len(made)
    assert frame.loc["ombudsman", "indicators"] == len({row["indicator_id"] for row in made})
    assert set(run("sources/producers", voice=["media"])["voice"]) == {"media"}


def missing_years(**filters: object) -> pd.DataFrame:
    asked: dict[str, object] = {"theme": [], "region": [], "from_year": None, "to_year": None}
    return run("sources/missing_years", **(asked | filters))


def test_commissioner_gave_no_torture_appeals_for_2020() -> None:
    # observations.csv: 2016, 2017, 2018, 2019, 2021.
    frame = missing_years().set_index("indicator_id")
    row = frame.loc["torture_appeals_ombudsman"]
    assert (row["first_missing"], row["last_missing"], row["years_known"]) == (2020, 2020, 5)
    assert row["producer_id"] == "ombudsman"
    assert isinstance(row["publisher"], str)


def test_index_of_every_second_year_lacks_none() -> None:
    # The Bertelsmann index: 2005, 2007, ... 2021.
    assert not missing_years()["indicator_id"].str.startswith("bti_").any()


def test_missing_years_have_no_point_of_that_series() -> None:
    known = {
        (
            row["indicator_id"],
            row["region_code"],
            row["producer_id"],
            row["series"],
            int(row["period_end"][:4]),
        )
        for row in rows("observations")
        if row["yearly"] == "true" and not row["place_id"] and not row["dimension"]
    }
    frame = missing_years()
    assert len(frame) > 0
    for row in frame.to_dict("records"):
        key = (row["indicator_id"], row["region_code"], row["producer_id"], row["series"])
        step = row["step"]
        for year in range(row["first_missing"], row["last_missing"] + 1):
            assert (*key, year) not in known
        assert (*key, row["first_missing"] - step) in known
        assert (*key, row["last_missing"] + step) in known


def test_missing_years_are_filtered_by_the_years_that_are_missing() -> None:
    frame = missing_years(from_year=2020, to_year=2020)
    assert (frame["first_missing"] <= 2020).all()
    assert (frame["last_missing"] >= 2020).all()
    assert "torture_appeals_ombudsman" in set(frame["indicator_id"])


def test_missing_regions_are_those_each_region_tells_of_itself() -> None:
    frame = run("sources/missing_regions", theme=[], region=[])
    told = set()
    for region in ("TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB"):
        gaps = run("coverage/gaps_of_region", region=region, as_of="2026-11-21")
        told |= {(key, region) for key in gaps.loc[gaps["kind"] == "indicator", "gap_key"]}
    assert set(zip(frame["indicator_id"], frame["region_code"], strict=True)) == told
    assert set(run("sources/missing_regions", theme=[], region=["TJ-KT"])["region_code"]) == {"TJ-KT"}


def test_unevidenced_recommendations_are_those_the_overview_counts() -> None:
    frame = run("sources/unevidenced", as_of="2026-11-21", theme=[], region=[])
    assert len(frame) == run("overview/headline", as_of="2026-11-21").iloc[0]["no_evidence"]
    assert frame["exists_from"].is_monotonic_increasing


def test_coverage_of_a_year_counts_its_observations() -> None:
    frame = run("sources/coverage", theme=["torture"], region=["TJ"], from_year=2021, to_year=2021)
    of_torture = {row["indicator_id"] for row in rows("indicators") if row["theme_id"] == "torture"}
    counted = [
        row
        for row in rows("observations")
        if row["region_code"] == "TJ"
        and row["period_end"].startswith("2021")
        and row["indicator_id"] in of_torture
    ]
    assert frame["observations"].tolist() == [len(counted)]
