"""The brief on one institution as PDF: a front page to take into a meeting, and an annex behind it.

The front (components/briefs/front.py) holds every recommendation and how it stands; the annex
(components/briefs/annex.py) holds the evidence and the sources that the numbers in brackets refer to. A
status is a word with its letter, so that a black-and-white print says the same.
"""

from typing import Any

from components.briefs.annex import draw_annex
from components.briefs.brief import Brief
from components.briefs.front import draw_front
from components.briefs.paper import Paper

PDF_MIME = "application/pdf"


def brief_pdf(brief: Brief) -> bytes:
    """The brief as PDF with bookmarks, its language and its title."""
    paper = Paper(brief)
    draw_front(paper)
    draw_annex(paper)
    made: Any = paper.output()
    return bytes(made)
