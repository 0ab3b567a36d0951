"""Times what the tracker asks, straight from the warehouse and not from kept answers, with filters drawn as a
visitor might set them. Runs as a process of its own: `python -m tests.benchmarks.tracker_questions` prints
JSON."""

import datetime
import json
import random
import sys
from collections.abc import Callable
from typing import Any

from queries import run
from tests.benchmarks.questions import timed

WARM_UP = 5
SAMPLES = 100
ROWS_ON_A_PAGE = 25
SORTS = ("origin_desc", "origin", "status", "age_desc", "theme", "id")
WORDS = ("police", "пыток", "права человека", "ҳуқуқ", "monitoring detention", "SYN-77")
NO_FILTER: dict[str, Any] = {
    **dict.fromkeys(("forum", "theme", "region", "institution", "status", "voice")),
    **dict.fromkeys(("contested", "stale", "overdue", "q")),
}

Asked = list[tuple[str, dict[str, Any]]]


def day(draw: random.Random) -> datetime.date:
    return datetime.date(2024, 1, 1) + datetime.timedelta(days=draw.randrange(1050))


def offered() -> dict[str, list[Any]]:
    """The values of each filter."""
    return {
        "forum": run("catalogue/forums")["forum_id"].tolist(),
        "theme": run("catalogue/themes")["theme_id"].tolist(),
        "region": run("catalogue/regions")["region_code"].tolist(),
        "institution": run("catalogue/institutions")["institution_id"].tolist(),
        "status": ["regressed", "not_started", "in_progress", "implemented", "no_evidence"],
        "voice": ["state", "civil_society", "international"],
        "contested": [True],
        "stale": [True, False],
        "overdue": [True],
        "q": list(WORDS),
    }


def drawn(draw: random.Random, pools: dict[str, list[Any]]) -> dict[str, Any]:
    """One to three filters of the ten, one or two values where a filter takes several."""
    filters = dict(NO_FILTER)
    for name in draw.sample(sorted(pools), draw.randint(1, 3)):
        several = draw.sample(pools[name], min(len(pools[name]), draw.randint(1, 2)))
        filters[name] = several[0] if name in {"contested", "stale", "overdue", "q"} else several
    return filters


def one_origin_and_region(draw: random.Random, pools: dict[str, list[Any]]) -> Asked:
    """Status as of a day for one origin and one region, the first page."""
    filters = NO_FILTER | {name: [draw.choice(pools[name])] for name in ("forum", "region")}
    paging = {"sort": "id", "row_limit": ROWS_ON_A_PAGE, "row_offset": 0}
    return [("tracker/items", {**filters, **paging, "as_of": day(draw)})]


def filter_change(draw: random.Random, pools: dict[str, list[Any]]) -> Asked:
    """What the list asks when a filter changes: the first page of the set, whose rows say how large it is,
    and which filter to loosen where there are none."""
    filters = {**drawn(draw, pools), "as_of": day(draw)}
    paging = {"sort": draw.choice(SORTS), "row_limit": ROWS_ON_A_PAGE, "row_offset": 0}
    return [("tracker/items", {**filters, **paging}), ("tracker/loosen", filters)]


def view(question: str, **more: Any) -> Callable[[random.Random, dict[str, list[Any]]], Asked]:
    """What another view asks beside the totals."""

    def asked(draw: random.Random, pools: dict[str, list[Any]]) -> Asked:
        return [(f"tracker/{question}", {**drawn(draw, pools), **more, "as_of": day(draw)})]

    return asked


SUBJECTS = {
    "status as of a day, one origin and one region": one_origin_and_region,
    "list, questions of one filter change": filter_change,
    "matrix": view("matrix"),
    "timeline": view("timeline", sort="id", row_limit=ROWS_ON_A_PAGE, row_offset=0),
    "over time": view("progress"),
    "changes since a day": view("changes", since=datetime.date(2023, 12, 31)),
    "institutions": view("institutions"),
    "empty result": view("loosen"),
}


def measure(subject: str, pools: dict[str, list[Any]]) -> list[float]:
    """Milliseconds of each sample, its questions together, after the warm-up. A second question is asked
    where the first has no rows."""
    draw = random.Random(3)
    found = []
    for _ in range(WARM_UP + SAMPLES):
        taken = 0.0
        for question, parameters in SUBJECTS[subject](draw, pools):
            milliseconds, rows = timed(question, parameters)
            taken += milliseconds
            if rows:
                break
        found.append(taken)
    return found[WARM_UP:]


if __name__ == "__main__":
    offers = offered()
    json.dump({subject: measure(subject, offers) for subject in SUBJECTS}, sys.stdout)
