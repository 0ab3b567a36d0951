"""Twelve slides made into a file, in a process of its own that says what it took as one line of JSON.

`pptx WAREHOUSE` and `pdf WAREHOUSE` make the first deck that ships with Paygiri; `people WAREHOUSE N` makes
both files for N people at once.
"""

import io
import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import psutil

DAY = date(2026, 6, 1)
NAME = "since_last_dialogue"


def makers() -> dict[str, Callable[[], bytes]]:
    """What makes each file of the deck, its slides asked and laid out already, as the page has them."""
    from components.slides.pdf import deck_pdf
    from components.slides.pptx import deck_pptx
    from components.slides.reading import ready_made
    from components.slides.view_parts import Moment, Reader
    from components.slides.views import SCHEMA, content
    from queries import run
    from queries.boundaries import region_boundaries

    known = {
        "region": set(run("catalogue/regions")["region_code"]),
        "indicator": set(run("catalogue/indicators")["indicator_id"]),
        "forum": set(run("catalogue/forums")["forum_id"]),
    }
    deck = ready_made(NAME, SCHEMA, known, {}, "tg")
    reader = Reader(run, region_boundaries())
    contents = [content(reader, slide, deck, Moment("tg", DAY, DAY)) for slide in deck.slides]
    return {"pptx": lambda: deck_pptx(deck, contents, "tg"), "pdf": lambda: deck_pdf(deck, contents, "tg")}


def one(kind: str) -> dict[str, float]:
    """Makes one file, the first of its kind in this process."""
    make = makers()[kind]
    process = psutil.Process()
    before = process.memory_info().rss
    started, worked = time.perf_counter(), time.process_time()
    made = make()
    seconds, processor = time.perf_counter() - started, time.process_time() - worked
    added = (process.memory_info().rss - before) / 2**20
    return {"seconds": seconds, "processor": processor, "kilobytes": len(made) / 1024, "added": added}


def people(count: int) -> dict[str, float]:
    """Makes both files for that many people at once; `whole` counts the files that can be read again."""
    from pptx import Presentation
    from pypdf import PdfReader

    made = makers()
    process = psutil.Process()
    before = process.memory_info().rss
    started = time.perf_counter()
    with ThreadPoolExecutor(count) as asked:
        shows = [asked.submit(made["pptx"]) for _ in range(count)]
        papers = [asked.submit(made["pdf"]) for _ in range(count)]
        files = [future.result() for future in shows], [future.result() for future in papers]
    seconds = time.perf_counter() - started
    added = (process.memory_info().rss - before) / 2**20
    slides = [len(Presentation(io.BytesIO(raw)).slides) for raw in files[0]]
    pages = [len(PdfReader(io.BytesIO(raw)).pages) for raw in files[1]]
    return {"seconds": seconds, "added": added, "whole": sum(n == 12 for n in (*slides, *pages))}


if __name__ == "__main__":
    kind, warehouse, *rest = sys.argv[1:]
    os.environ["PAYGIRI_WAREHOUSE"] = warehouse
    print(json.dumps(people(int(rest[0])) if kind == "people" else one(kind)))
