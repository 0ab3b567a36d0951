"""Drawing SVG as text: elements with escaped attributes, wrapped text, hatching, marks of the status scale.

Pictures of a landing page are drawn on the server so that they need no chart library in the browser. A
picture carries its colours itself, so the same string serves a screen, a file and a slide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from components.palette import STATUS, Ink, Theme, ink, readable_on

NAMESPACE = "http://www.w3.org/2000/svg"
Attribute = str | float | int | None

_NARROW = frozenset("iljtfI.,:;'|!()[] -–/")
_BROAD = frozenset("mwMWШЩЮЖФЫшщюжфы%@—")


def element(name: str, *children: str, **attributes: Attribute) -> str:
    """One SVG element; `children` are SVG already, attribute values are escaped here.

    An underscore in an attribute's name stands for a hyphen, a trailing one is dropped (`class_`), and an
    attribute that is None is left out. Numbers are written with at most two decimals.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_written(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def _written(value: str | float | int) -> str:
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    content = str(value)
    if content.isprintable():
        return content
    return "".join(character for character in content if character >= " " or character in "\t\n")


def words(content: str) -> str:
    """Text as it may stand inside an element."""
    return escape(_written(content), quote=False)


def text(content: str, x: float, y: float, **attributes: Attribute) -> str:
    """One line of text with its baseline at `y`."""
    return element("text", words(content), x=x, y=y, **attributes)


def text_width(content: str, size: float) -> float:
    """About how wide a line is set in Source Sans of that size, in the same unit; wide rather than narrow."""
    per_letter = (
        0.29 if c in _NARROW else 0.82 if c in _BROAD else 0.6 if c.isupper() else 0.52 for c in content
    )
    return size * sum(per_letter)


@lru_cache(maxsize=2048)
def wrapped(content: str, width: float, size: float, most_lines: int = 3) -> tuple[str, ...]:
    """`content` broken into lines no wider than `width`; a last line that was cut ends in an ellipsis."""
    lines: list[str] = []
    for word in content.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most_lines:
        return tuple(lines)
    kept = lines[:most_lines]
    while kept[-1] and text_width(f"{kept[-1]}…", size) > width:
        kept[-1] = kept[-1][:-1]
    return (*kept[:-1], f"{kept[-1].rstrip()}…")


def block(
    lines: Sequence[str], x: float, y: float, size: float, leading: float = 1.2, **attributes: Attribute
) -> str:
    """Lines of text under each other, the first with its baseline at `y`."""
    spans = [
        element("tspan", words(line), x=x, dy=0 if position == 0 else size * leading)
        for position, line in enumerate(lines)
    ]
    return element("text", *spans, x=x, y=y, font_size=size, **attributes)


def title(content: str) -> str:
    """What a pointer resting on the parent element reads."""
    return element("title", words(content))


def hatching(
    identity: str, stroke: str, background: str = "none", gap: float = 6, weight: float = 1.2
) -> str:
    """A pattern of diagonal strokes, to be filled with `url(#identity)`."""
    return element(
        "pattern",
        element("rect", width=gap, height=gap, fill=background),
        element("line", x1=0, y1=0, x2=0, y2=gap, stroke=stroke, stroke_width=weight * 2),
        id=identity,
        width=gap,
        height=gap,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


@dataclass(frozen=True)
class Canvas:
    """The frame of a picture: size in its own units, theme, and a prefix that keeps pattern names apart."""

    width: float
    theme: Theme
    name: str

    @property
    def ink(self) -> Ink:
        """The neutral tones of the theme."""
        return ink(self.theme)

    def id(self, part: str) -> str:
        """A name for a part, unique among the pictures of a page."""
        return f"{self.name}-{self.theme}-{round(self.width)}-{part}"


def picture(canvas: Canvas, height: float, heading: str, description: str, *parts: str, links: bool) -> str:
    """A whole SVG with its title and description for screen readers.

    A picture with links is a group, so that its links stay reachable; one without is an image.
    """
    titled, described = canvas.id("title"), canvas.id("desc")
    return element(
        "svg",
        element("title", words(heading), id=titled),
        element("desc", words(description), id=described),
        *parts,
        xmlns=NAMESPACE,
        viewBox=f"0 0 {_written(float(canvas.width))} {_written(float(height))}",
        width=f"{_written(float(canvas.width))}",
        height=f"{_written(float(height))}",
        role="group" if links else "img",
        aria_labelledby=titled,
        aria_describedby=described,
        font_family='"Source Sans", "Source Sans Pro", sans-serif',
        fill=canvas.ink.text,
    )


def status_mark(canvas: Canvas, status: str, x: float, y: float, radius: float) -> str:
    """The shape of a status around (x, y): a circle that fills up with the scale, a triangle for a fall."""
    style, tones = STATUS[status], canvas.ink
    colour = style.colour(canvas.theme)
    edge: dict[str, Attribute] = {"stroke": tones.text, "stroke_width": 1.1}
    if style.shape == "triangle-down":
        r = radius * 1.1
        corners = f"{x - r:.1f},{y - r * 0.75:.1f} {x + r:.1f},{y - r * 0.75:.1f} {x:.1f},{y + r:.1f}"
        return element("polygon", points=corners, fill=colour, **edge)
    if style.pattern != "solid":
        fill = f"url(#{canvas.id('hatch')})" if style.pattern == "hatched" else "none"
        return element(
            "rect", x=x - radius, y=y - radius, width=radius * 2, height=radius * 2, fill=fill, **edge
        )
    ring = element("circle", cx=x, cy=y, r=radius, fill=colour, **edge)
    return ring + _share_filled(style.shape, x, y, radius, readable_on(colour))


def _share_filled(shape: str, x: float, y: float, radius: float, colour: str) -> str:
    if shape == "circle":
        return element("circle", cx=x, cy=y, r=radius * 0.5, fill=colour)
    if shape == "circle-quarter":
        arc = f"M{x:.1f},{y:.1f}V{y - radius:.1f}A{radius},{radius} 0 0 1 {x + radius:.1f},{y:.1f}Z"
        return element("path", d=arc, fill=colour)
    if shape == "circle-half":
        arc = f"M{x:.1f},{y - radius:.1f}A{radius},{radius} 0 0 1 {x:.1f},{y + radius:.1f}Z"
        return element("path", d=arc, fill=colour)
    return ""
