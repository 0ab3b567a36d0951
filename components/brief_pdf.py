"""The brief on one institution as PDF: A4 on its side, to be printed and read across a table.

One row per recommendation under a header that stands again on every page; the footer of each page says whose
brief it is, of which day, filtered how and from which warehouse. A status is a word with its letter, so that
a black-and-white print says the same. Set in DejaVu Sans Condensed (components/fonts), which has every letter
of Tajik; only the glyphs used are embedded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos
from fpdf.prefs import ViewerPreferences

from components.brief import (
    COUNTED,
    Ask,
    Brief,
    CitedSource,
    asked_sentence,
    brief_footer,
    figure_name,
    in_words,
)
from components.i18n import NO_VALUE, day, gettext_for, number
from components.markdown import safe_url
from components.palette import (
    INKS,
    STATUS,
    VOICE,
    channels,
    readable_on,
    status_definition,
    status_letter,
    status_name,
    voice_name,
)
from components.tracker_export import unpublished_lists

PDF_MIME = "application/pdf"
FONTS = Path(__file__).with_name("fonts")
FAMILY = "DejaVu"
MARGIN, FOOT = 12.0, 14.0
WIDTHS = (92.0, 31.0, 33.0, 45.0, 72.0)
"""Columns in millimetres: what was asked, counts as, state, other voices, latest evidence."""

GUTTER, PADDING = 3.0, 1.4
BODY, SMALL, TITLE = 8.2, 7.0, 16.0
LEADING = 0.46
"""Height of a line in millimetres per point of type."""

CHIP = 4.4
LONGEST = 900
_INK, _MUTED, _LINE, _GRID = (getattr(INKS["light"], tone) for tone in ("text", "muted", "line", "grid"))


@dataclass(frozen=True)
class Words:
    """A paragraph of a cell: text, size in points, weight, colour, address it links to, status before it."""

    text: str
    size: float = BODY
    bold: bool = False
    colour: str = _INK
    link: str | None = None
    chip: str | None = None
    contested: bool = False

    @property
    def leading(self) -> float:
        """Height of its lines in millimetres."""
        return self.size * LEADING

    @property
    def indent(self) -> float:
        """Room for the chip before it, in millimetres."""
        return CHIP + 1.4 if self.chip else 0.0


class _Paper(FPDF):
    """A page with the footer of the brief."""

    def __init__(self, brief: Brief) -> None:
        super().__init__(orientation="landscape", unit="mm", format="A4")
        self.brief = brief
        for style, name in (("", "DejaVuSansCondensed.ttf"), ("B", "DejaVuSansCondensed-Bold.ttf")):
            self.add_font(FAMILY, style, FONTS / name)
        self.set_margin(MARGIN)
        self.c_margin = 0.0
        self.set_auto_page_break(False)
        self.set_lang(brief.lang)
        self.set_title(_title(brief))
        self.set_author("Paygiri")
        self.set_creator("Paygiri")
        self.set_subject(brief_footer(brief))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    @property
    def bottom(self) -> float:
        """Where the body of a page ends."""
        return float(self.h) - FOOT

    def footer(self) -> None:
        """Draw the line at the foot of a page; called by fpdf2 for each page."""
        _ = gettext_for(self.brief.lang)
        self.set_xy(MARGIN, self.h - FOOT + 4)
        self.set_font(FAMILY, "", SMALL)
        self.set_text_color(*channels(_MUTED))
        numbered = _("page {page} of {pages}").format(page=self.page_no(), pages="{nb}")
        self.cell(self.epw - 30, 4, brief_footer(self.brief))
        self.cell(30, 4, numbered, align="R")

    def ink(self, words: Words) -> None:
        """Set type and colour."""
        self.set_font(FAMILY, "B" if words.bold else "", words.size)
        self.set_text_color(*channels(words.colour))

    def lines(self, words: Words, width: float) -> list[str]:
        """The lines of a paragraph set that wide."""
        self.ink(words)
        found = self.multi_cell(
            width - words.indent,
            words.leading,
            words.text,
            align="L",
            dry_run=True,
            output=MethodReturnValue.LINES,
        )
        return [str(line) for line in found] if isinstance(found, list) else []

    def height(self, paragraphs: Sequence[Words], width: float) -> float:
        """Height of paragraphs set under each other, in millimetres."""
        return sum(
            max(len(self.lines(words, width)) * words.leading, CHIP + 0.6 if words.chip else 0.0)
            for words in paragraphs
        )

    def write_cell(self, paragraphs: Sequence[Words], x: float, y: float, width: float) -> float:
        """Set paragraphs under each other from (x, y); returns where they end."""
        for words in paragraphs:
            end = y + self.height([words], width)
            if words.chip:
                draw_chip(self, words.chip, x, y, words.contested)
            self.ink(words)
            self.set_xy(x + words.indent, y + (0.35 if words.chip else 0.0))
            self.multi_cell(
                width - words.indent,
                words.leading,
                words.text,
                align="L",
                link=words.link or "",
                new_x=XPos.LEFT,
                new_y=YPos.NEXT,
            )
            y = end
        return y


def _title(brief: Brief) -> str:
    _ = gettext_for(brief.lang)
    return _("{name}: what was asked and how it stands").format(name=brief.name)


def draw_chip(paper: FPDF, status: str, x: float, y: float, contested: bool = False) -> None:
    """The mark of a status: its letter on its colour; hatched without evidence, outline if not assessable."""
    style = STATUS[status]
    fill = style.colour("light")
    paper.set_line_width(0.6 if contested else 0.2)
    paper.set_draw_color(*channels(_INK if contested or style.pattern == "outlined" else _LINE))
    paper.set_fill_color(*channels(fill))
    paper.rect(x, y, CHIP, CHIP, style="DF")
    if style.pattern == "hatched":
        _hatch(paper, x, y)
    lang = paper.brief.lang if isinstance(paper, _Paper) else "en"
    paper.set_font(FAMILY, "B", SMALL)
    paper.set_text_color(*channels(readable_on(fill)))
    paper.set_xy(x, y)
    paper.cell(CHIP, CHIP, status_letter(status, lang), align="C")


def _hatch(paper: FPDF, x: float, y: float) -> None:
    paper.set_line_width(0.15)
    paper.set_draw_color(*channels(_LINE))
    with paper.rect_clip(x, y, CHIP, CHIP):
        for step in range(1, 8):
            paper.line(x + step * 1.1 - CHIP, y + CHIP, x + step * 1.1, y)
    paper.set_fill_color(255, 255, 255)
    paper.rect(x + 1.2, y + 0.7, CHIP - 2.4, CHIP - 1.4, style="F")


def _short(content: str) -> str:
    """A text that leaves room for others on the page."""
    return content if len(content) <= LONGEST else f"{content[:LONGEST].rstrip()}…"


def _asked_cell(ask: Ask, lang: str) -> list[Words]:
    _ = gettext_for(lang)
    due = (_("overdue since {day}") if ask.overdue else _("due {day}")).format(day=ask.target)
    role = _("Role: {role}").format(role=ask.role)
    origin = f"{ask.origin}, {ask.origin_day}. {ask.basis} [{ask.text_source}]. {role}"
    return [
        Words(f"{ask.recommendation_id}  {_short(ask.text)}"),
        Words(f"{origin}; {due}" if ask.target else origin, SMALL, colour=_MUTED),
    ]


def _counts_cell(ask: Ask, lang: str) -> list[Words]:
    _ = gettext_for(lang)
    cell = [Words(status_name(ask.status, lang), bold=True, chip=ask.status, contested=ask.contested)]
    if ask.contested:
        cell.append(Words(_("Contested: state and an independent voice differ; the lower counts"), SMALL))
    return cell


def _state_cell(ask: Ask, lang: str) -> list[Words]:
    said = ask.by("state")
    return [Words(in_words(said, lang), colour=_INK if said else _MUTED)]


def _others_cell(ask: Ask, lang: str) -> list[Words]:
    others = [said for said in ask.said if said.voice != "state"]
    return [
        Words(f"{VOICE[said.voice].mark} {voice_name(said.voice, lang)}: {in_words(said, lang)}")
        for said in others
    ] or [Words(NO_VALUE, colour=_MUTED)]


def _latest_cell(ask: Ask, lang: str) -> list[Words]:
    if ask.latest is None:
        return [Words(ask.nothing, colour=_MUTED)]
    said = ask.latest
    when = f"{voice_name(said.voice, lang)}, {said.day}"
    return [
        Words(f"{when} ({ask.aged})" if ask.aged else when, SMALL, bold=True),
        Words(f"{_short(said.evidence)} [{said.source}]"),
    ]


def row_cells(ask: Ask, lang: str) -> list[list[Words]]:
    """The five cells of a recommendation, in the order of WIDTHS."""
    return [
        _asked_cell(ask, lang),
        _counts_cell(ask, lang),
        _state_cell(ask, lang),
        _others_cell(ask, lang),
        _latest_cell(ask, lang),
    ]


def _heads(lang: str) -> list[list[Words]]:
    _ = gettext_for(lang)
    named = (
        _("What was asked, by whom, when"),
        _("Counts as"),
        f"{VOICE['state'].mark} {voice_name('state', lang)}",
        _("Independent voices and media"),
        _("Latest evidence"),
    )
    return [[Words(name, bold=True)] for name in named]


def _rule(paper: _Paper, y: float, colour: str, weight: float) -> None:
    paper.set_draw_color(*channels(colour))
    paper.set_line_width(weight)
    paper.line(MARGIN, y, paper.w - MARGIN, y)


def _row(paper: _Paper, cells: Sequence[Sequence[Words]], y: float) -> float:
    """Set one row from `y`; returns where it ends."""
    x, end = MARGIN, y
    for cell, width in zip(cells, WIDTHS, strict=True):
        end = max(end, paper.write_cell(cell, x, y + PADDING, width - GUTTER))
        x += width
    return end + PADDING


def _row_height(paper: _Paper, cells: Sequence[Sequence[Words]]) -> float:
    tallest = max(paper.height(cell, width - GUTTER) for cell, width in zip(cells, WIDTHS, strict=True))
    return tallest + 2 * PADDING


def _header_row(paper: _Paper, y: float) -> float:
    end = _row(paper, _heads(paper.brief.lang), y)
    _rule(paper, end, _INK, 0.4)
    return end


def _masthead(paper: _Paper) -> float:
    """Name, day, counts by status and what rests on what; returns where it ends."""
    brief = paper.brief
    _ = gettext_for(brief.lang)
    full = paper.epw
    kicker = f"{brief.kind} · {_('status as of {day}').format(day=day(brief.as_of, brief.lang))}"
    y = paper.write_cell([Words(kicker, SMALL + 1, colour=_MUTED)], MARGIN, MARGIN, full)
    y = paper.write_cell([Words(_title(brief), TITLE, bold=True)], MARGIN, y + 0.5, full)
    y = _tally(paper, y + 1.5)
    figures = " · ".join(
        f"{figure_name(name, brief.lang)}: {number(brief.figures[name], brief.lang)}" for name in COUNTED
    )
    y = paper.write_cell([Words(f"{asked_sentence(brief)}. {figures}")], MARGIN, y + 1.2, full)
    return paper.write_cell([Words(unpublished_lists(brief.lang), SMALL, colour=_MUTED)], MARGIN, y, full)


def _tally(paper: _Paper, y: float) -> float:
    """How many recommendations stand at each status, as chips with number and word."""
    x, lang = MARGIN, paper.brief.lang
    for status, count in paper.brief.counts:
        words = Words(f"{number(count, lang)} {status_name(status, lang)}", BODY + 1, bold=True)
        paper.ink(words)
        width = CHIP + 1.5 + paper.get_string_width(words.text) + 6
        if x + width > paper.w - MARGIN:
            x, y = MARGIN, y + CHIP + 1.5
        draw_chip(paper, status, x, y)
        paper.ink(words)
        paper.set_xy(x + CHIP + 1.5, y)
        paper.cell(width - CHIP, CHIP, words.text)
        x += width
    return y + CHIP


def _asks(paper: _Paper, y: float) -> float:
    y = _header_row(paper, y)
    for ask in paper.brief.asks:
        cells = row_cells(ask, paper.brief.lang)
        if y + _row_height(paper, cells) > paper.bottom:
            paper.add_page()
            y = _header_row(paper, MARGIN)
        y = _row(paper, cells, y)
        _rule(paper, y, _GRID, 0.2)
    return y


def _source_words(source: CitedSource) -> Words:
    said = ", ".join(part for part in (source.publisher, source.copy_of, source.when) if part)
    address = safe_url(source.url)
    printed = f". {_short(address)}" if address else ""
    return Words(f"[{source.number}]  {source.title}. {said}{printed}", SMALL, link=address)


def _columns(paper: _Paper, heading: str, entries: Sequence[Words], y: float) -> float:
    """Entries in two columns under a heading, going on to further pages; returns where they end."""
    width = (paper.epw - 2 * GUTTER) / 2
    head = Words(heading, BODY, bold=True)
    pairs = [entries[place : place + 2] for place in range(0, len(entries), 2)]
    for place, pair in enumerate(pairs):
        tall = max(paper.height([words], width) for words in pair) + 0.6
        room = tall + (head.leading + 4 if place == 0 else 0)
        if y + room > paper.bottom:
            paper.add_page()
            y = MARGIN
        if place == 0:
            y = paper.write_cell([head], MARGIN, y + 3, paper.epw) + 0.6
        for column, words in enumerate(pair):
            paper.write_cell([words], MARGIN + column * (width + 2 * GUTTER), y, width)
        y += tall
    return y


def _scale(brief: Brief) -> list[Words]:
    """The meaning of each status that occurs."""
    _, lang = gettext_for(brief.lang), brief.lang
    said = {status for status, _count in brief.counts} | {
        one.status for ask in brief.asks for one in ask.said
    }
    defined = [
        Words(f"{status_letter(one, lang)}  {status_name(one, lang)}: {status_definition(one, lang)}", SMALL)
        for one in STATUS
        if one in said
    ]
    dash = Words(
        f"{NO_VALUE}  " + _("Nothing by this voice was found; that is not a statement of it."), SMALL
    )
    return [*defined, dash]


def brief_pdf(brief: Brief) -> bytes:
    """The brief as PDF, tagged with its language and title.

    One page where the recommendations and sources fit on it, otherwise as many as they take.
    """
    _ = gettext_for(brief.lang)
    paper = _Paper(brief)
    paper.add_page()
    y = _asks(paper, _masthead(paper) + 2)
    licence = _("Curated data: CC BY 4.0. Code: Apache-2.0. Each source keeps its own terms.")
    y = _columns(paper, _("Sources"), [_source_words(source) for source in brief.sources], y)
    _columns(paper, _("How to read it"), [*_scale(brief), Words(licence, SMALL)], y)
    made: Any = paper.output()
    return bytes(made)
