"""Every filter of the tracker, alone and with others, against a count of one item after another."""

import random
from typing import Any

import pandas as pd
import pytest

from queries import run
from tests.queries.status_by_hand import rows
from tests.queries.tracker_by_hand import NO_FILTER, filtered, named

pytestmark = pytest.mark.usefixtures("warehouse")
DAYS = ("2020-12-31", "2024-10-18", "2025-09-26", "2026-11-21")
STATUSES = (
    "regressed",
    "not_started",
    "in_progress",
    "partially_implemented",
    "implemented",
    "no_evidence",
    "not_assessable",
)
ALONE: list[dict[str, Any]] = [
    {},
    *({"forum": [forum]} for forum in sorted({it.forum for it in named().values()})),
    *({"theme": [theme]} for theme in sorted({it.theme for it in named().values()})),
    *({"region": [region]} for region in ("TJ", "TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB")),
    *({"institution": [each]} for each in ("government", "civil_society", "ombudsman", "donors", "mod")),
    *({"status": [status]} for status in STATUSES),
    *({"voice": [voice]} for voice in ("state", "civil_society", "international", "academic", "media")),
    *({name: value} for name in ("contested", "stale", "overdue") for value in (True, False)),
    {"forum": ["dialogue_2024", "dialogue_2025"]},
    {"region": ["TJ-KT", "TJ-RA"]},
    {"voice": ["state", "media"]},
    {"status": ["regressed", "no_evidence"]},
]
POOLS: dict[str, list[Any]] = {
    "forum": [["dialogue_2025"], ["csp_2020", "cat_2018"], ["data_training_2024"]],
    "theme": [["torture"], ["civic_space", "gender"]],
    "region": [["TJ"], ["TJ-GB", "TJ-KT"]],
    "institution": [["government"], ["ombudsman", "moj"]],
    "status": [["in_progress"], ["no_evidence", "partially_implemented"]],
    "voice": [["international"], ["state", "civil_society"]],
    "contested": [True, False],
    "stale": [True, False],
    "overdue": [True, False],
    "q": ["police", "права", "механизм пыток"],
}


def drawn(number: int) -> list[dict[str, Any]]:
    """Combinations of two to four filters, the same at every run."""
    draw = random.Random(7)
    return [
        NO_FILTER
        | {name: draw.choice(POOLS[name]) for name in draw.sample(sorted(POOLS), draw.randint(2, 4))}
        for _ in range(number)
    ]


def listed(as_of: str = "2026-11-21", **chosen: Any) -> pd.DataFrame:
    paging = {"sort": "id", "row_limit": 500, "row_offset": 0} | {
        name: chosen.pop(name) for name in ("sort", "row_limit", "row_offset") if name in chosen
    }
    return run("tracker/items", as_of=as_of, **NO_FILTER | chosen, **paging)


def ids(as_of: str = "2026-11-21", **chosen: Any) -> set[str]:
    return set(listed(as_of, **chosen)["recommendation_id"])


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("chosen", ALONE, ids=str)
def test_filter_alone_leaves_what_a_count_by_hand_leaves(chosen: dict[str, Any], as_of: str) -> None:
    expected = filtered(as_of, **chosen)
    frame = listed(as_of, **chosen)
    assert dict(zip(frame["recommendation_id"], frame["status"], strict=True)) == {
        identity: now.status for identity, now in expected.items()
    }


@pytest.mark.parametrize("chosen", drawn(60), ids=str)
def test_filters_together_leave_what_passes_every_one(chosen: dict[str, Any]) -> None:
    for as_of in ("2025-09-26", "2026-11-21"):
        expected = filtered(as_of, **chosen)
        assert ids(as_of, **chosen) == set(expected)
        assert run("tracker/summary", as_of=as_of, **chosen)["items"].sum() == len(expected)
        newest = run("tracker/progress", as_of=as_of, **chosen)
        assert newest.loc[newest["month_end"] == as_of, "items"].sum() == len(expected)


def test_combinations_of_the_test_are_not_all_empty() -> None:
    assert sum(bool(filtered("2026-11-21", **chosen)) for chosen in drawn(60)) >= 10


def test_region_is_one_that_the_text_names_and_the_nation_is_no_region() -> None:
    # recommendation_regions.csv: six items name GBAO, and CSP20-15 names DRS and Khatlon.
    gbao = {"CSP20-07", "CSP20-08", "CSP20-09", "SRMIN24-01", "SRMIN24-02", "EUHRD25-03"}
    assert ids(region=["TJ-GB"]) == gbao
    assert ids(region=["TJ-SU"]) == {"CSP20-01", "CSP20-03", "CSP20-05"}
    assert "CSP20-15" in ids(region=["TJ-KT"]) & ids(region=["TJ-RA"])
    assert ids(region=["TJ-DU"]) == set()
    assert len(ids(region=["TJ"])) == 53
    assert ids(region=["TJ"]) & gbao == set()


def test_dialogue_brings_the_training_of_its_cycle_but_not_the_other_way_round() -> None:
    assert ids(forum=["dialogue_2024"]) == {"D24-01", "D24-02", "D24-03", "D24-04"}
    assert ids(forum=["data_training_2024"]) == {"D24-04"}


def test_voice_is_one_with_a_status_at_the_day() -> None:
    # status_events.csv: the state first spoke on CEDAW18-01 on 12 August 2024.
    assert "CEDAW18-01" not in ids("2024-08-11", voice=["state"])
    assert "CEDAW18-01" in ids("2024-08-12", voice=["state"])


def test_contested_are_those_where_the_state_and_an_independent_voice_differ() -> None:
    assert ids("2024-10-18", contested=True) == {"CCPR19-01"}
    assert ids("2026-11-21", contested=True) == {"CCPR19-01", "CAT18-02"}


def test_overdue_begins_the_day_after_the_last_possible_day() -> None:
    # recommendations.csv: NSHR23-01 was due in 2025, IPHR20-02 in July 2021.
    assert "NSHR23-01" not in ids("2025-12-31", overdue=True)
    assert "NSHR23-01" in ids("2026-01-01", overdue=True)
    assert "IPHR20-02" not in ids("2021-07-31", overdue=True)
    assert "IPHR20-02" in ids("2021-08-01", overdue=True)
    assert "IPHR20-01" not in ids("2026-11-21", overdue=True), "implemented in 2023"


@pytest.mark.parametrize(
    "chosen",
    [
        {"forum": ["dialogue_2025"], "region": ["TJ-GB"]},
        {"status": ["no_evidence"], "voice": ["state"]},
        {"contested": True, "status": ["no_evidence"]},
        {"stale": True, "status": ["no_evidence"]},
        {"forum": ["no_such_forum"]},
        {"theme": ["'; drop table recommendations; --"]},
    ],
    ids=str,
)
def test_filters_that_contradict_each_other_leave_nothing_and_no_error(chosen: dict[str, Any]) -> None:
    filters = NO_FILTER | chosen
    assert listed(**chosen).empty
    for question in ("summary", "matrix", "progress", "institutions"):
        assert run(f"tracker/{question}", as_of="2026-11-21", **filters).empty, question
    assert run("tracker/changes", as_of="2026-11-21", since="2024-10-18", **filters).empty
    paging = {"sort": "id", "row_limit": 50, "row_offset": 0}
    assert run("tracker/timeline", as_of="2026-11-21", **filters, **paging).empty


def test_day_before_every_origin_leaves_nothing() -> None:
    assert listed("1991-09-09").empty
    assert run("tracker/progress", as_of="1991-09-09", **NO_FILTER).empty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("d24-04", {"D24-04"}),
        ("Optional Protocol", {"D25-01", "NAPCAT19-01", "UPR21-01"}),
        ("ПРОТОКОЛ факультативный ратифицировать", {"D25-01", "UPR21-01"}),
        ("факултативии шиканҷа", {"D25-01", "NAPCAT19-01"}),
        ("Main Military Prosecutor", {"CAT18-04"}),
        ("Фифтинс", set()),
    ],
)
def test_text_is_found_in_any_language_id_addressee_and_forum(text: str, expected: set[str]) -> None:
    assert ids(q=text) == expected


def test_text_is_found_without_the_letters_a_keyboard_lacks() -> None:
    assert ids(q="шиканча") == ids(q="шиканҷа") == ids(q="ШИКАНҶА") != set()
    assert ids(q="ҳуқуқи") == ids(q="хукуки") != set()
    assert ids(q="отчёт") == ids(q="отчет")


@pytest.mark.parametrize(
    ("spellings", "place"),
    [
        (("Kulob", "Кӯлоб", "Кулоб", "Куляб", "Kulyab", "Kuliab"), "kulob_zone"),
        (
            ("Bokhtar", "Бохтар", "Kurgan-Tyube", "Курган-Тюбе", "кургантюбе", "Курғонтеппа", "Qurghonteppa"),
            "bokhtar_zone",
        ),
        (("Rasht valley", "водии Рашт", "Раштская долина", "Garm", "Гарм", "Ғарм"), "rasht_valley"),
    ],
)
def test_place_is_found_however_it_is_spelled(spellings: tuple[str, ...], place: str) -> None:
    where = rows("recommendation_regions")
    there = {row["recommendation_id"] for row in where if row["place_id"] == place}
    assert there
    for words in spellings:
        assert there <= ids(q=words), words


def test_region_is_found_by_its_name_in_any_language() -> None:
    where = rows("recommendation_regions")
    there = {row["recommendation_id"] for row in where if row["region_code"] == "TJ-GB"}
    for words in ("GBAO", "ГБАО", "ВМКБ", "Badakhshan", "Бадахшон"):
        assert there <= ids(q=words), words


def test_region_is_found_by_the_name_it_had_before() -> None:
    where = rows("recommendation_regions")
    there = {row["recommendation_id"] for row in where if row["region_code"] == "TJ-SU"}
    assert there == {"CSP20-01", "CSP20-03", "CSP20-05"}
    for words in ("Leninabad", "ленинабадская", "Ленинобод", "Sogd"):
        assert ids(q=words) == there, words


def test_words_must_all_occur_in_any_order() -> None:
    assert ids(q="officers Sughd") == ids(q="sughd  officers ") == {"CSP20-05"}
    assert ids(q="police nowhere-to-be-found") == set()


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_240,
        "police " * 1_500,
        "<script>alert(1)</script>",
        "' or 1=1 --",
        "%",
        "_olice",
        "\\",
        "(?i).*",
        "\x00",
        "🕊",
        "$as_of",
    ],
    ids=lambda text: text[:12].encode("unicode_escape").decode(),
)
def test_any_text_is_only_text(text: str) -> None:
    assert ids(q=text) == set()


@pytest.mark.parametrize("text", ["", "   ", None])
def test_empty_text_is_no_filter(text: str | None) -> None:
    assert len(ids(q=text)) == 71


def test_missing_list_is_no_filter_like_an_empty_one() -> None:
    missing: dict[str, Any] = dict.fromkeys(("forum", "theme", "region", "institution", "status", "voice"))
    assert ids(**missing) == ids()


@pytest.mark.parametrize(
    "sort",
    [f"{key}{way}" for key in ("origin", "status", "age", "theme", "id") for way in ("", "_desc")],
)
def test_pages_are_stable_and_complete(sort: str) -> None:
    whole = listed(sort=sort)
    paged = [listed(sort=sort, row_limit=10, row_offset=offset) for offset in range(0, 80, 10)]
    assert [len(page) for page in paged] == [10] * 7 + [1]
    together = pd.concat(paged, ignore_index=True)
    assert list(together["recommendation_id"]) == list(whole["recommendation_id"])
    assert list(together["position"]) == list(range(1, 72))
    assert set(together["total"]) == {71}


def test_sorting_follows_its_key_and_what_has_none_comes_last() -> None:
    age = listed(sort="age")["age_days"]
    assert age.dropna().is_monotonic_increasing
    assert age.isna().to_list() == [False] * 45 + [True] * 26
    oldest_first = listed(sort="age_desc")["age_days"]
    assert oldest_first.dropna().is_monotonic_decreasing
    assert oldest_first.isna().to_list() == [False] * 45 + [True] * 26
    assert listed(sort="status")["status_rank"].dropna().is_monotonic_increasing
    assert listed(sort="status_desc")["status_rank"].dropna().is_monotonic_decreasing
    assert listed(sort="origin")["origin_date"].is_monotonic_increasing
    assert listed(sort="origin_desc")["origin_date"].is_monotonic_decreasing
    assert listed(sort="theme")["theme_position"].is_monotonic_increasing
    identities = listed(sort="id")["recommendation_id"]
    assert identities.is_monotonic_increasing
    assert list(listed(sort="id_desc")["recommendation_id"]) == list(identities)[::-1]
    assert list(listed(sort="no such key")["recommendation_id"]) == list(identities)


def test_page_beyond_the_end_is_empty() -> None:
    assert listed(row_limit=50, row_offset=100).empty


@pytest.mark.parametrize("as_of", DAYS)
def test_loosening_tells_what_each_filter_holds_back(as_of: str) -> None:
    chosen = {
        "region": ["TJ"],
        "status": ["in_progress"],
        "q": "dialogue",
        "stale": False,
        "voice": ["media"],
    }
    told = run("tracker/loosen", as_of=as_of, **NO_FILTER | chosen)
    expected = {
        name: len(filtered(as_of, **{key: value for key, value in chosen.items() if key != name}))
        for name in chosen
    }
    found = dict(zip(told["filter_name"], told["items"], strict=True))
    assert found == {**expected, "all": len(filtered(as_of))}


def test_loosening_speaks_only_of_filters_in_use() -> None:
    assert list(run("tracker/loosen", as_of="2026-11-21", **NO_FILTER)["filter_name"]) == ["all"]
