"""The paper of a printed brief: its type, its footer, paragraphs set into columns, and the mark of a status.

Set in DejaVu Sans Condensed (components/fonts), which has every letter of Tajik; only the glyphs used are
embedded. The footer of each page says whose brief it is, of which day, filtered how and from which warehouse.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from fpdf import FPDF
from fpdf.prefs import ViewerPreferences

from components.briefs.brief import Brief, brief_footer
from components.i18n import gettext_for
from components.palette import INKS, STATUS, channels, readable_on, status_letter

Orientation = Literal["landscape", "portrait"]

FONTS = Path(__file__).parents[1] / "fonts"
FAMILY = "DejaVu"
SMALLEST = 6.5
"""Type in points below which nothing is set."""

LONG_SIDE, SHORT_SIDE = 297.0, 210.0
MARGIN, FOOT = 8.0, 10.0
FOOTER_SIZE = 6.5
LEADING = 0.4
"""Height of a line in millimetres per point of type."""

INK, MUTED, LINE, GRID = (getattr(INKS["light"], tone) for tone in ("text", "muted", "line", "grid"))


@dataclass(frozen=True)
class Words:
    """A paragraph of a cell: text, size in points, weight, colour, address it links to, status before it."""

    text: str
    size: float
    bold: bool = False
    colour: str = INK
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
        return chip_width(self.size) + 1.0 if self.chip else 0.0


def chip_width(size: float) -> float:
    """Width in millimetres of a status mark beside type of that size: room for two letters."""
    return max(size, SMALLEST) * 0.54


def chip_height(size: float) -> float:
    """Height in millimetres of a status mark beside type of that size."""
    return max(size, SMALLEST) * LEADING


class Printed(FPDF):
    """Pages of A4 with one line at the foot of each.

    Args:
        lang: language of the text.
        name: title of the file.
        foot: the line at the foot: what is printed, of which day, filtered how, from which warehouse.
    """

    def __init__(self, lang: str, name: str, foot: str) -> None:
        super().__init__(unit="mm", format="A4")
        self.words_in = lang
        self.foot = foot
        self.orientation: Orientation = "landscape"
        self.extents: dict[tuple[str, bool], float] = {}
        for style, font in (("", "DejaVuSansCondensed.ttf"), ("B", "DejaVuSansCondensed-Bold.ttf")):
            self.add_font(FAMILY, style, FONTS / font)
        self.set_margin(MARGIN)
        self.c_margin = 0.0
        self.set_auto_page_break(False)
        self.set_lang(lang)
        self.set_title(name)
        self.set_author("Paygiri")
        self.set_creator("Paygiri")
        self.set_subject(foot)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    @property
    def across(self) -> float:
        """Width between the margins in millimetres, also before there is a page."""
        return (LONG_SIDE if self.orientation == "landscape" else SHORT_SIDE) - 2 * MARGIN

    @property
    def bottom(self) -> float:
        """Where the body of a page ends in millimetres, also before there is a page."""
        return (SHORT_SIDE if self.orientation == "landscape" else LONG_SIDE) - FOOT

    def turn_page(self) -> None:
        """Begin a page that lies as `orientation` says."""
        self.add_page(orientation=self.orientation)

    def footer(self) -> None:
        """Draw the line at the foot of a page; called by fpdf2 for each page."""
        _ = gettext_for(self.words_in)
        numbered = _("page {page} of {pages}").format(page=self.page_no(), pages="{nb}")
        self.set_xy(MARGIN, self.bottom + 3)
        self.ink(Words(self.foot, FOOTER_SIZE, colour=MUTED))
        self.cell(self.across - 30, 4, self.foot)
        self.cell(30, 4, numbered, align="R")

    def ink(self, words: Words) -> None:
        """Set type and colour."""
        self.set_font(FAMILY, "B" if words.bold else "", words.size)
        self.set_text_color(*channels(words.colour))

    def extent(self, content: str, bold: bool, size: float) -> float:
        """Width in millimetres of a text set in one line; a width grows with the size of the type."""
        known = self.extents.get((content, bold))
        if known is None:
            self.set_font(FAMILY, "B" if bold else "", 100)
            known = self.extents[content, bold] = float(self.get_string_width(content)) / 100
        return known * size

    def lines(self, words: Words, width: float) -> list[str]:
        """The lines of a paragraph set that wide; a word wider than that is broken."""
        room = width - words.indent
        space = self.extent(" ", words.bold, words.size)
        found: list[str] = []
        line, used = "", 0.0
        for word in self._broken(words, room):
            wide = self.extent(word, words.bold, words.size)
            if line and used + space + wide > room:
                found.append(line)
                line, used = word, wide
            else:
                used += wide + (space if line else 0.0)
                line = f"{line} {word}" if line else word
        return [*found, line]

    def _broken(self, words: Words, room: float) -> Iterator[str]:
        """The words of a paragraph, those too wide for a line in pieces that are not."""

        def fits(part: str) -> bool:
            return self.extent(part, words.bold, words.size) <= room

        for word in re.split(r"[ \n\t]+", words.text.strip()):
            piece = word
            while len(piece) > 1 and not fits(piece):
                fitting = _longest_start(piece, fits)
                yield fitting
                piece = piece[len(fitting) :]
            yield piece

    def height(self, paragraphs: Sequence[Words], width: float) -> float:
        """Height of paragraphs set under each other, in millimetres."""
        return sum(len(self.lines(words, width)) * words.leading for words in paragraphs)

    def write_cell(self, paragraphs: Sequence[Words], x: float, y: float, width: float) -> float:
        """Set paragraphs under each other from (x, y); returns where they end."""
        for words in paragraphs:
            if words.chip:
                draw_chip(self, words.chip, x, y, words.size, words.contested)
            for line in self.lines(words, width):
                self.ink(words)
                self.set_xy(x + words.indent, y)
                self.cell(width - words.indent, words.leading, line, link=words.link or "")
                y += words.leading
        return y

    def rule(self, y: float, colour: str, weight: float) -> None:
        """A line across the page."""
        self.set_draw_color(*channels(colour))
        self.set_line_width(weight)
        self.line(MARGIN, y, MARGIN + self.across, y)


class Paper(Printed):
    """Pages of A4 with the footer of the brief."""

    def __init__(self, brief: Brief) -> None:
        super().__init__(brief.lang, brief_title(brief), brief_footer(brief))
        self.brief = brief


def _longest_start(content: str, fits: Callable[[str], bool]) -> str:
    """The longest start of a text that fits, at least one letter."""
    low, high = 1, len(content)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(content[:middle]) else (low, middle - 1)
    return content[:low]


def brief_title(brief: Brief) -> str:
    """What the brief is called, on the page and as the title of the file."""
    _ = gettext_for(brief.lang)
    return _("{name}: what was asked and how it stands").format(name=brief.name)


def draw_chip(paper: Printed, status: str, x: float, y: float, size: float, contested: bool = False) -> None:
    """The mark of a status: its letter on its colour; hatched without evidence, outline if not assessable."""
    style = STATUS[status]
    fill = style.colour("light")
    width, height = chip_width(size), chip_height(size) - 0.15
    paper.set_line_width(0.35 if contested else 0.2)
    paper.set_draw_color(*channels(INK if contested or style.pattern == "outlined" else LINE))
    paper.set_fill_color(*channels(fill))
    paper.rect(x, y, width, height, style="DF")
    if style.pattern == "hatched":
        _hatch(paper, x, y, width, height)
    paper.ink(Words("", max(size, SMALLEST), bold=True, colour=readable_on(fill)))
    paper.set_xy(x, y)
    paper.cell(width, height, status_letter(status, paper.words_in), align="C")


def _hatch(paper: Printed, x: float, y: float, width: float, height: float) -> None:
    paper.set_line_width(0.15)
    paper.set_draw_color(*channels(LINE))
    with paper.rect_clip(x, y, width, height):
        for step in range(1, int((width + height) / 0.9) + 1):
            paper.line(x + step * 0.9 - height, y + height, x + step * 0.9, y)
    paper.set_fill_color(255, 255, 255)
    paper.rect(x + width * 0.28, y + height * 0.12, width * 0.44, height * 0.76, style="F")
