"""What a slide says, before anybody draws it: figures, charts, tables, maps, and where they are from.

A view (components/slides/views.py) turns answers of the warehouse into one `Content`. The screen, the PDF,
the picture and the presentation file all draw from it, so that they cannot say different things. Colours are
named by what they mean and become a tone only where they are drawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from components.maps.geometry import Point
from components.provenance import Lineage

Tone = str
"""A colour by its meaning: `text`, `voice-state`, `status-implemented`, `ramp-state-3`."""

Align = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Figure:
    """One large number: its name, the number as it is read, and what it means in a line."""

    name: str
    printed: str
    meaning: str = ""


@dataclass(frozen=True)
class Figures:
    """Up to six large numbers."""

    items: tuple[Figure, ...]


@dataclass(frozen=True)
class Bar:
    """One value beside its name.

    Attributes:
        value: in the unit of the chart; None where nothing is known, which is drawn as nothing known.
        printed: the value as it is read.
        low, high: ends of its range, if it has one.
        strong: set in bold, for the one the slide is about.
    """

    name: str
    value: float | None
    printed: str
    tone: Tone
    low: float | None = None
    high: float | None = None
    strong: bool = False


@dataclass(frozen=True)
class Bars:
    """Values side by side in one unit; dots where an axis from zero would hide what differs."""

    rows: tuple[Bar, ...]
    unit: str
    drawn: Literal["bars", "dots"] = "bars"


@dataclass(frozen=True)
class Stack:
    """How the recommendations of one origin stand: counts by status from best to worst."""

    name: str
    detail: str
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True)
class Stacks:
    """Bars of counts by status, all to one scale."""

    rows: tuple[Stack, ...]


@dataclass(frozen=True)
class Mark:
    """One figure on the axis of years.

    Attributes:
        joined: a line may run to it from the mark before it.
        hollow: it covers another period than a whole year, or is a running total.
    """

    at: float
    value: float
    printed: str
    joined: bool
    hollow: bool


@dataclass(frozen=True)
class Course:
    """One producer's one series in one region."""

    name: str
    voice: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Courses:
    """Courses over the years in one unit; `breaks` are where no line may run through.

    An axis starts at zero unless the unit has no zero to compare with, as a score has not.
    """

    rows: tuple[Course, ...]
    unit: str
    breaks: tuple[float, ...] = ()
    from_zero: bool = True


@dataclass(frozen=True)
class Cell:
    """One cell of a table: words, the tone behind them if any, and their weight."""

    words: str
    fill: Tone | None = None
    bold: bool = False


@dataclass(frozen=True)
class Column:
    """One column: its title, its share of the width, and the side its words stand at."""

    title: str
    share: float
    align: Align = "start"


@dataclass(frozen=True)
class Table:
    """Rows of cells; as many as fit are shown, the rest is counted in words.

    Attributes:
        lines: how long the texts of a cell are as a rule; only a guide where not all rows fit.
        whole: where the texts stand whole, said under the table when one of them had to be cut.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lines: int = 2
    whole: str = ""


@dataclass(frozen=True)
class Area:
    """One region on a map: outline in degrees, where its name stands, its figure, its tone if it has one."""

    code: str
    name: str
    printed: str
    rings: tuple[tuple[Point, ...], ...]
    label_at: Point
    tone: Tone | None
    callout_from: Point | None = None


@dataclass(frozen=True)
class Map:
    """Regions by one figure, with the classes of the legend (tone, range) and what hatching means."""

    areas: tuple[Area, ...]
    unit: str
    legend: tuple[tuple[Tone, str], ...]
    unknown: str


@dataclass(frozen=True)
class Listed:
    """A heading with short statements under it."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Lists:
    """Up to two lists side by side."""

    columns: tuple[Listed, ...]


@dataclass(frozen=True)
class Opening:
    """The first slide: a second line and further quiet lines under the title."""

    subtitle: str
    lines: tuple[str, ...]


Body = Figures | Bars | Stacks | Courses | Table | Map | Lists | Opening


@dataclass(frozen=True)
class Cited:
    """One source behind a slide: what it is called, who published it, when, and its address."""

    title: str
    publisher: str
    when: str
    url: str | None


@dataclass(frozen=True)
class Content:
    """All that one slide says.

    Attributes:
        lead: what, where and when, in one sentence under the heading.
        source: the source line.
        alt: what the picture shows, for whoever does not see it.
        remark: what a reader must know to read it right.
        sources: what the source line stands for, at most as many as a person reads.
        cited: how many sources there are in all.
        lineages: the questions that were asked.
        numbers: every number on the slide by a name that no language changes.
        small: counts of people below the threshold from which a person could be found.
        filters: what the view was narrowed to, in words.
        voice: the voice of every figure, where they all have one.
    """

    lang: str
    as_of: date
    heading: str
    lead: str
    body: Body
    source: str
    alt: str
    remark: str = ""
    sources: tuple[Cited, ...] = ()
    cited: int = 0
    lineages: tuple[Lineage, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)
    small: tuple[str, ...] = ()
    filters: str = ""
