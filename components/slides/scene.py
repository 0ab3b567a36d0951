"""The drawing of a slide as marks on a sheet measured in points: text, lines, boxes, shapes.

A scene is drawn once and written as SVG for the screen and as vectors into a PDF; a presentation file takes
the same places. Nothing under SMALLEST points ever gets onto a sheet, because it is read from the back row.
Text is measured in DejaVu Sans Condensed, broader than what screens set it in, so that it never runs over.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

from components.palette import INKS, STATUS, VOICE, Theme, mixed, ramp, readable_on
from components.slides.content import Align, Tone

FONTS = Path(__file__).parents[1] / "fonts"
REGULAR, BOLD = FONTS / "DejaVuSansCondensed.ttf", FONTS / "DejaVuSansCondensed-Bold.ttf"
SMALLEST = 18.0
"""Points; on a sheet of 540 points in height that is what a back row reads."""

WIDE, TALL = (960.0, 540.0), (720.0, 540.0)
"""Sheets for screens of 16:9 and of 4:3, in points."""

LEADING = 1.22
BEFORE_ELLIPSIS = " ,;:–—("
"""Marks that lead on to words that were cut."""

_EM = 100


@dataclass(frozen=True)
class Box:
    """A part of the sheet: its upper left corner, width and height in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


@dataclass(frozen=True)
class Text:
    """One line of text with its baseline at `y`; `align` says which part of it stands at `x`."""

    x: float
    y: float
    words: str
    size: float
    tone: Tone
    bold: bool
    align: Align


@dataclass(frozen=True)
class Shape:
    """A closed outline of one or more rings, filled, hatched or empty, with an edge or without."""

    rings: tuple[tuple[tuple[float, float], ...], ...]
    fill: Tone | None
    edge: Tone | None
    weight: float
    hatched: bool = False


@dataclass(frozen=True)
class Disc:
    """A filled circle."""

    x: float
    y: float
    radius: float
    fill: Tone
    edge: Tone | None
    weight: float


@dataclass(frozen=True)
class Stroke:
    """A line through points; dashed or whole."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    weight: float
    dashed: bool = False


Part = Text | Shape | Disc | Stroke


@dataclass
class Scene:
    """A sheet of `width` by `height` points and the marks on it, the later over the earlier."""

    width: float
    height: float
    parts: list[Part] = field(default_factory=list)

    def text(
        self,
        words: str,
        x: float,
        y: float,
        size: float,
        tone: Tone = "text",
        *,
        bold: bool = False,
        align: Align = "start",
    ) -> None:
        """Set one line; nothing smaller than SMALLEST is set.

        Raises:
            ValueError: the size is below SMALLEST.
        """
        if size < SMALLEST:
            raise ValueError(f"{size} pt is too small to be read from the back row: {words!r}")
        if words:
            self.parts.append(Text(x, y, words, size, tone, bold, align))

    def lines(
        self,
        lines: Sequence[str],
        x: float,
        y: float,
        size: float,
        tone: Tone = "text",
        *,
        bold: bool = False,
        align: Align = "start",
    ) -> float:
        """Set lines under each other from the upper edge `y`; returns the lower edge of the last."""
        for place, line in enumerate(lines):
            self.text(line, x, y + size * (0.95 + LEADING * place), size, tone, bold=bold, align=align)
        return y + height_of(lines, size)

    def box(
        self,
        box: Box,
        fill: Tone | None,
        edge: Tone | None = None,
        weight: float = 1,
        *,
        hatched: bool = False,
    ) -> None:
        """Draw a rectangle."""
        corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
        self.parts.append(Shape((corners,), fill, edge, weight, hatched))

    def stroke(
        self, points: Sequence[tuple[float, float]], tone: Tone, weight: float, *, dashed: bool = False
    ) -> None:
        """Draw a line."""
        self.parts.append(Stroke(tuple(points), tone, weight, dashed))

    def mark(self, voice: str, x: float, y: float, radius: float, *, hollow: bool = False) -> None:
        """Draw the mark of a voice in its shape; hollow where the figure is not of a whole year."""
        tone = f"voice-{voice}"
        fill, weight = ("paper", 2.2) if hollow else (tone, 1.0)
        shape = VOICE[voice].symbol if voice in VOICE else "circle"
        if shape == "circle":
            self.parts.append(Disc(x, y, radius, fill, tone, weight))
            return
        self.parts.append(Shape((_corners(shape, x, y, radius),), fill, tone, weight))


def _corners(shape: str, x: float, y: float, r: float) -> tuple[tuple[float, float], ...]:
    if shape == "square":
        s = r * 0.9
        return ((x - s, y - s), (x + s, y - s), (x + s, y + s), (x - s, y + s))
    if shape == "diamond":
        s = r * 1.25
        return ((x, y - s), (x + s, y), (x, y + s), (x - s, y))
    if shape == "triangle-up":
        s = r * 1.2
        return ((x, y - s), (x + s, y + s * 0.8), (x - s, y + s * 0.8))
    t, s = r * 0.35, r  # a cross that stands on its arms' ends
    arm = ((0, -t), (s - t, -s), (s, -s + t), (t, 0), (s, s - t), (s - t, s), (0, t), (t - s, s), (-s, s - t))
    return tuple((x + dx, y + dy) for dx, dy in (*arm, (-t, 0), (-s, t - s), (t - s, -s)))


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BOLD if bold else REGULAR, _EM)


@lru_cache(maxsize=8192)
def width_of(words: str, size: float, bold: bool = False) -> float:
    """Width in points of a line of text."""
    return float(_font(bold).getlength(words)) * size / _EM


def height_of(lines: Sequence[str], size: float) -> float:
    """Height in points of lines set under each other."""
    return size * LEADING * len(lines)


@lru_cache(maxsize=4096)
def wrapped(words: str, width: float, size: float, most: int = 99, bold: bool = False) -> tuple[str, ...]:
    """Lines no wider than `width`; where more than `most` are needed the last ends in an ellipsis.

    A word wider than a line is broken; an ellipsis stands after a whole word where there is one.
    """
    lines: list[str] = []
    for word in breakable(words):
        for piece in _pieces(word, width, size, bold):
            longer = f"{lines[-1]} {piece}" if lines else piece
            if lines and width_of(longer, size, bold) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    if len(lines) <= most:
        return tuple(lines)
    words_left = breakable(" ".join(lines[most - 1 : most + 1]))
    while len(words_left) > 1 and width_of(f"{' '.join(words_left)}…", size, bold) > width:
        words_left.pop()
    last = " ".join(words_left).rstrip(BEFORE_ELLIPSIS)
    while last and width_of(f"{last}…", size, bold) > width:
        last = last[:-1]
    return (*lines[: most - 1], f"{last}…")


def breakable(words: str) -> list[str]:
    """The words between which a line may be broken; a number keeps the blanks within it."""
    return [word for word in re.split(r"[^\S\u00a0\u202f]+", words) if word]


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    found = []
    while width_of(word, size, bold) > width and len(word) > 1:
        length = next(
            (end for end in range(len(word) - 1, 1, -1) if width_of(word[:end], size, bold) <= width), 1
        )
        found.append(word[:length])
        word = word[length:]
    return [*found, word]


def hatch_strokes(
    ring: Sequence[tuple[float, float]], gap: float = 8.0
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Diagonal strokes inside a ring, by the even-odd rule, `gap` points apart.

    Scanline filling as in Foley and others, Computer Graphics (1990), section 3.6, along turned axes.
    """
    turned = [(x + y, y - x) for x, y in ring]
    step = gap * math.sqrt(2)
    across = [u for u, _v in turned]
    strokes = []
    for index in range(math.ceil(min(across) / step), math.floor(max(across) / step) + 1):
        line = index * step
        cuts = sorted(
            v1 + (line - u1) * (v2 - v1) / (u2 - u1)
            for (u1, v1), (u2, v2) in zip(turned, [*turned[1:], turned[0]], strict=True)
            if (u1 <= line) != (u2 <= line)
        )
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            strokes.append((((line - start) / 2, (line + start) / 2), ((line - end) / 2, (line + end) / 2)))
    return strokes


@cache
def colour(tone: Tone, theme: Theme) -> str:
    """The `#rrggbb` of a meaning in a theme.

    Raises:
        KeyError: no colour has that meaning.
    """
    kind, _, rest = tone.partition("-")
    if kind == "voice":
        return VOICE[rest].colour(theme) if rest in VOICE else INKS[theme].muted
    if kind == "status":
        return STATUS[rest].colour(theme)
    if kind == "on":
        return readable_on(colour(rest, theme))
    if kind == "ramp":
        voice, _, step = rest.rpartition("-")
        return ramp(voice, theme)[int(step)]
    if kind == "count":
        return mixed(INKS[theme].background, INKS[theme].accent, int(rest) / 100)
    tones = INKS[theme]
    if kind == "grey":
        return mixed(tones.background, tones.muted, int(rest) / 100)
    return tones.background if kind == "paper" else str(vars(tones)[kind])
