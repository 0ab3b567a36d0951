"""The front of a printed brief: one page with all that a meeting needs, to be handed over without its annex.

Every recommendation is one compact row under the meeting or body it comes from, the newest first. Paper is
taken upright or on its side and type as large as lets all rows stand on the page, within LARGEST and the
smallest type that is still read; only where even that is not enough do the rows go on to a further page,
under the same header and set more comfortably. A number in brackets is a source in the annex.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product

from components.briefs.brief import COUNTED, Ask, Brief, Statement, asked_sentence, figure_name
from components.briefs.paper import (
    GRID,
    INK,
    MARGIN,
    MUTED,
    SMALLEST,
    Orientation,
    Paper,
    Words,
    brief_title,
    chip_height,
    chip_width,
    draw_chip,
)
from components.i18n import NO_VALUE, day, gettext_for, number
from components.palette import VOICE, VOICES, status_name, voice_name
from components.tracker.export import unpublished_lists
from components.tracker.words import freshness_name

LARGEST, CONTINUED = 9.0, 8.0
"""Type in points: the largest of a row, and that of a brief which takes more than one page anyway."""

STEP = 0.25
SHARES = (0.13, 0.42, 0.13, 0.32)
TERSE_SHARES = (0.13, 0.51, 0.12, 0.24)
"""Of the width beside the id: counts as, what was asked, the state's word, that of other voices."""

AGED = {"stale": "†", "expired": "‡"}
"""Marks of a latest statement that is older than 12 and than 24 months."""

UNBROKEN = "\u00a0"
GUTTER = 2.0
LONGEST = 260
"""Letters of a wording from which the row is cut short; the annex has it at greater length."""


@dataclass(frozen=True)
class Layout:
    """How the front is set: which way the paper lies, and the size of type of its rows in points.

    `terse` puts the mark of a voice for its name, which saves a line in rows where that name is long.
    """

    orientation: Orientation
    size: float
    terse: bool = False

    @property
    def padding(self) -> float:
        """Room above and below a row in millimetres: what the smallest type needs, more for larger type."""
        return 0.25 + (self.size - SMALLEST) * 0.35

    @property
    def small(self) -> float:
        """Type of what explains a row."""
        return max(SMALLEST, self.size - 1)


@dataclass(frozen=True)
class Origin:
    """Recommendations of one meeting or body.

    Attributes:
        basis: what all of them rest on; empty where that differs.
        source: number of the source of all their wordings; None where that differs.
    """

    name: str
    basis: str
    source: int | None
    asks: tuple[Ask, ...]

    @property
    def heading(self) -> str:
        """Name and day, with what holds for all of its recommendations."""
        said = f"{self.name} · {self.basis}" if self.basis else self.name
        return f"{said} [{self.source}]" if self.source else said


def by_origin(brief: Brief) -> Iterator[Origin]:
    """The recommendations by where they come from, in the order of the brief."""
    for _forum, found in groupby(brief.asks, key=lambda ask: str(ask.row["forum_id"])):
        asks = tuple(found)
        bases, sources = {ask.basis for ask in asks}, {ask.text_source for ask in asks}
        first = asks[0]
        yield Origin(
            name=f"{first.origin} · {first.origin_day}",
            basis=first.basis if len(bases) == 1 else "",
            source=first.text_source if len(sources) == 1 else None,
            asks=asks,
        )


def _short(content: str) -> str:
    return content if len(content) <= LONGEST else f"{content[:LONGEST].rstrip()}…"


def _remarks(ask: Ask, origin: Origin, lang: str) -> str:
    """What a row adds to the wording: basis where the heading does not say it, supporting role, due day."""
    _ = gettext_for(lang)
    due = (_("overdue since {day}") if ask.overdue else _("due {day}")).format(day=ask.target)
    parts = (
        "" if origin.basis else ask.basis,
        ask.role if ask.row["role"] == "supporting" else "",
        due if ask.target else "",
    )
    return "; ".join(part for part in parts if part)


def _asked_cell(ask: Ask, origin: Origin, size: float, lang: str) -> list[Words]:
    remarks = _remarks(ask, origin, lang)
    wording = _short(ask.text) if origin.source else f"{_short(ask.text)} [{ask.text_source}]"
    return [Words(f"{wording} ({remarks})" if remarks else wording, size)]


def _counts_cell(ask: Ask, size: float, lang: str) -> list[Words]:
    _ = gettext_for(lang)
    counts = Words(status_name(ask.status, lang), size, bold=True, chip=ask.status, contested=ask.contested)
    return [counts, Words(_("Contested"), size, bold=True)] if ask.contested else [counts]


def spoken(ask: Ask, said: Statement, lang: str) -> str:
    """`In progress, 3 Feb 2026 [4]`, with a mark of AGED where it is the latest and no longer fresh."""
    words = f"{status_name(said.status, lang)}, {said.day}{UNBROKEN}[{said.source}]"
    aged = AGED.get(str(ask.row["freshness"]), "") if said == ask.latest else ""
    return f"{words}{UNBROKEN}{aged}" if aged else words


def _voice_cells(ask: Ask, layout: Layout, lang: str) -> list[list[Words]]:
    """The state's word and that of the others, the latest in bold; one cell when nothing was found."""
    size = layout.size
    if not ask.said:
        return [[Words(ask.nothing, size, colour=MUTED)]]
    state, others = [], []
    for said in ask.said:
        words = spoken(ask, said, lang)
        name = VOICE[said.voice].mark if layout.terse else f"{voice_name(said.voice, lang)}:"
        if said.voice == "state":
            state.append(Words(words, size, bold=said == ask.latest))
        else:
            others.append(Words(f"{name} {words}", size, bold=said == ask.latest))
    nothing = [Words(NO_VALUE, size, colour=MUTED)]
    return [state or nothing, others or nothing]


def row_cells(ask: Ask, origin: Origin, layout: Layout, lang: str) -> list[list[Words]]:
    """The cells of a recommendation: its id, then those of SHARES; that nothing was found is one cell."""
    return [
        [Words(ask.recommendation_id, layout.size, bold=True)],
        _counts_cell(ask, layout.size, lang),
        _asked_cell(ask, origin, layout.size, lang),
        *_voice_cells(ask, layout, lang),
    ]


def _heads(size: float, lang: str) -> list[list[Words]]:
    _ = gettext_for(lang)
    named = (
        _("Id"),
        _("Counts as"),
        _("What was asked"),
        voice_name("state", lang),
        _("Independent voices and media"),
    )
    return [[Words(name, size, bold=True)] for name in named]


def _widths(paper: Paper, layout: Layout) -> list[float]:
    ids = (paper.extent(ask.recommendation_id, True, layout.size) for ask in paper.brief.asks)
    first = max(ids, default=10.0) + GUTTER + 0.5
    shares = TERSE_SHARES if layout.terse else SHARES
    return [first, *((paper.across - first) * share for share in shares)]


@dataclass
class _Table:
    """Rows set under each other; while `draw` is off they are only measured."""

    paper: Paper
    layout: Layout
    draw: bool

    def __post_init__(self) -> None:
        self.widths = _widths(self.paper, self.layout)

    def height(self, cells: Sequence[Sequence[Words]]) -> float:
        """Height of a row in millimetres."""
        return 2 * self.layout.padding + max(
            self.paper.height(cell, width - GUTTER)
            for cell, width in zip(cells, self._spanned(cells), strict=True)
        )

    def _spanned(self, cells: Sequence[Sequence[Words]]) -> list[float]:
        """Width of each cell; where one says that nothing was found, the wording takes the room it leaves."""
        if len(cells) == len(self.widths):
            return self.widths
        room = sum(self.widths[2:])
        (nothing,) = cells[-1]
        needed = self.paper.extent(nothing.text, nothing.bold, nothing.size) + GUTTER + 0.1
        last = min(needed, room / 2)
        return [*self.widths[:2], room - last, last]

    def row(self, cells: Sequence[Sequence[Words]], y: float) -> float:
        """Set a row from `y`; returns where it ends."""
        x = MARGIN
        for cell, width in zip(cells, self._spanned(cells), strict=True):
            if self.draw:
                self.paper.write_cell(cell, x, y + self.layout.padding, width - GUTTER)
            x += width
        return y + self.height(cells)

    def head(self, y: float) -> float:
        """Set the header from `y`; returns where it ends."""
        end = self.row(_heads(self.layout.size, self.paper.brief.lang), y)
        if self.draw:
            self.paper.rule(end, INK, 0.4)
        return end

    def origin(self, origin: Origin, y: float) -> float:
        """Set the heading of an origin from `y`; returns where it ends."""
        words = Words(origin.heading, self.layout.size, bold=True)
        padding = self.layout.padding
        tall = self.paper.height([words], self.paper.across - 2) + 2 * padding
        if self.draw:
            self.paper.set_fill_color(244, 242, 237)
            self.paper.rect(MARGIN, y, self.paper.across, tall, style="F")
            self.paper.write_cell([words], MARGIN + 1, y + padding, self.paper.across - 2)
        return y + tall


def _masthead(paper: Paper, layout: Layout, draw: bool) -> float:
    """Name, day, counts by status, what rests on what and how to read it; returns where it ends."""
    brief, lang, full = paper.brief, paper.brief.lang, paper.across
    _ = gettext_for(lang)
    when = _("status as of {day}").format(day=day(brief.as_of, lang))
    kicker = f"{brief.kind} · {when}"
    counted = ((figure_name(name, lang), number(brief.figures[name], lang)) for name in COUNTED)
    figures = " · ".join(f"{name}: {count}" for name, count in counted)
    above = [
        Words(kicker, layout.small + 0.5, colour=MUTED),
        Words(brief_title(brief), layout.size + 5, bold=True),
    ]
    below = [
        Words(f"{asked_sentence(brief)}. {figures}", layout.size),
        Words(unpublished_lists(lang), layout.small),
        Words(_legend(layout, lang), layout.small, colour=MUTED),
    ]
    y = paper.write_cell(above, MARGIN, MARGIN, full) if draw else MARGIN + paper.height(above, full)
    y = _tally(paper, layout.size + 1, y + 1, draw) + 1
    return paper.write_cell(below, MARGIN, y, full) if draw else y + paper.height(below, full)


def _legend(layout: Layout, lang: str) -> str:
    """What bold, the marks, contested and a dash mean, and where the numbers lead."""
    _ = gettext_for(lang)
    voices = ", ".join(f"{VOICE[voice].mark} {voice_name(voice, lang)}" for voice in VOICES[1:])
    aged = ", ".join(f"{mark} {freshness_name(freshness, lang)}" for freshness, mark in AGED.items())
    silent = _("Nothing by this voice was found; that is not a statement of it.")
    parts = (
        f"{voices}." if layout.terse else "",
        _("Bold: the latest evidence; {aged}.").format(aged=aged),
        _("Contested: state and an independent voice differ; the lower counts") + ".",
        f"{NO_VALUE} {silent}",
        _("[1] Number of the source in the annex."),
    )
    return " ".join(part for part in parts if part)


def _tally(paper: Paper, size: float, y: float, draw: bool) -> float:
    """How many recommendations stand at each status, as marks with number and word; returns the end."""
    x, lang = MARGIN, paper.brief.lang
    for status, count in paper.brief.counts:
        words = Words(f"{number(count, lang)} {status_name(status, lang)}", size, bold=True)
        width = chip_width(size) + 1.2 + paper.extent(words.text, words.bold, size)
        if x + width > MARGIN + paper.across:
            x, y = MARGIN, y + chip_height(size) + 1
        if draw:
            draw_chip(paper, status, x, y, size)
            paper.ink(words)
            paper.set_xy(x + chip_width(size) + 1.2, y)
            paper.cell(width, chip_height(size), words.text)
        x += width + 5
    return y + chip_height(size)


def _rows(table: _Table, y: float, on_one_page: bool) -> float:
    """Header, origins and their recommendations from `y`; returns where they end.

    Args:
        on_one_page: run on past the end of the page, which is how it is found out whether all fits.
    """
    paper, layout, lang = table.paper, table.layout, table.paper.brief.lang
    y = table.head(y)
    for origin in by_origin(paper.brief):
        for place, ask in enumerate(origin.asks):
            cells = row_cells(ask, origin, layout, lang)
            room = table.height(cells) + (2 * chip_height(layout.size) if place == 0 else 0)
            turned = not on_one_page and y + room > paper.bottom
            if turned:
                paper.turn_page()
                y = table.head(MARGIN)
            if place == 0 or turned:
                y = table.origin(origin, y)
            y = table.row(cells, y)
            if table.draw:
                paper.rule(y, GRID, 0.2)
    return y


def _fits(paper: Paper, layout: Layout) -> bool:
    paper.orientation = layout.orientation
    end = _rows(_Table(paper, layout, draw=False), _masthead(paper, layout, draw=False) + 1, True)
    return end <= paper.bottom


def layout_for(paper: Paper) -> tuple[Layout, bool]:
    """How the front is set, and whether all of it stands on one page.

    The largest type that lets it; of the two ways to lay the paper the one on its side where both do. Marks
    stand for the names of voices only where no type lets the names stand.
    """
    orientations: tuple[Orientation, ...] = ("landscape", "portrait")
    sizes = [LARGEST - step * STEP for step in range(round((LARGEST - SMALLEST) / STEP) + 1)]
    for terse, size, orientation in product((False, True), sizes, orientations):
        layout = Layout(orientation, size, terse)
        if _fits(paper, layout):
            return layout, True
    return Layout("landscape", CONTINUED), False


def draw_front(paper: Paper) -> tuple[Layout, bool]:
    """Draw the front from a new page of `paper` on; returns how it is set, and whether that page holds it."""
    layout, on_one_page = layout_for(paper)
    paper.orientation = layout.orientation
    paper.turn_page()
    paper.start_section(brief_title(paper.brief))
    y = _masthead(paper, layout, draw=True) + 1
    _rows(_Table(paper, layout, draw=True), y, on_one_page)
    return layout, on_one_page
