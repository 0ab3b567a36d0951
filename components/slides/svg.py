"""A drawn slide as SVG: for the screen with colours that follow the theme, for a file with its own.

The same text serves the projector, the download and the picture that is made from it.
"""

from components.charts.svg import NAMESPACE, Attribute, element, words
from components.palette import THEMES, Theme
from components.slides.scene import Disc, Part, Scene, Shape, Stroke, Text, colour

SCREEN_TYPE = '"Source Sans", "Source Sans Pro", "DejaVu Sans Condensed", sans-serif'
FILE_TYPE = '"DejaVu Sans Condensed", "DejaVu Sans", sans-serif'


class _Inks:
    """Writes a tone as a colour of one theme, or as a variable where the reader's theme decides."""

    def __init__(self, theme: Theme | None) -> None:
        self.theme = theme

    def of(self, tone: str | None) -> str:
        if tone is None:
            return "none"
        return variable(tone) if self.theme is None else colour(tone, self.theme)


def variable(tone: str) -> str:
    """The CSS variable that holds a tone."""
    return f"var(--{tone.replace('_', '-')})"


def tokens(scenes: list[Scene]) -> str:
    """CSS that gives every tone of the scenes its colour, below an element whose `data-theme` is known."""
    used = sorted({tone for scene in scenes for part in scene.parts for tone in _tones(part)} | set(_ALWAYS))
    rules = []
    for theme in THEMES:
        written = "".join(f"--{tone.replace('_', '-')}:{colour(tone, theme)};" for tone in used)
        rules.append(f'[data-theme="{theme}"]{{{written}}}')
    return "".join(rules)


_ALWAYS = ("text", "muted", "line", "grid", "paper", "panel", "accent", "no_data")


def _tones(part: Part) -> set[str]:
    if isinstance(part, Text | Stroke):
        return {part.tone}
    return {tone for tone in (part.fill, part.edge) if tone is not None}


def scene_svg(scene: Scene, name: str, heading: str, alt: str, theme: Theme | None = None) -> str:
    """The whole picture.

    Args:
        name: keeps the names of its parts apart from those of other pictures on a page.
        heading, alt: what it is and what it shows, for whoever does not see it.
        theme: colours of that theme; None leaves them to the variables of `tokens`.
    """
    inks = _Inks(theme)
    hatch = f"{name}-hatch"
    size = {"width": scene.width, "height": scene.height}
    return element(
        "svg",
        element("title", words(heading), id=f"{name}-title"),
        element("desc", words(alt), id=f"{name}-desc"),
        _hatching(hatch, inks),
        element("rect", **size, fill=inks.of("paper")),
        *(_part(part, inks, hatch) for part in scene.parts),
        xmlns=NAMESPACE,
        viewBox=f"0 0 {scene.width:.0f} {scene.height:.0f}",
        **size,
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
        font_family=SCREEN_TYPE if theme is None else FILE_TYPE,
    )


def _hatching(identity: str, inks: _Inks) -> str:
    stroke = element("line", x1=0, y1=0, x2=0, y2=8, stroke=inks.of("no_data"), stroke_width=2.4)
    return element(
        "pattern",
        element("rect", width=8, height=8, fill=inks.of("paper")),
        stroke,
        id=identity,
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )


def _part(part: Part, inks: _Inks, hatch: str) -> str:
    if isinstance(part, Text):
        weight = 700 if part.bold else None
        anchor = None if part.align == "start" else part.align
        return element(
            "text", words(part.words), x=part.x, y=part.y, font_size=part.size, font_weight=weight,
            text_anchor=anchor, fill=inks.of(part.tone),
        )  # fmt: skip
    if isinstance(part, Stroke):
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in part.points)
        return element(
            "polyline", points=points, fill="none", stroke=inks.of(part.tone), stroke_width=part.weight,
            stroke_linejoin="round", stroke_dasharray="5 4" if part.dashed else None,
        )  # fmt: skip
    return _closed(part, inks, hatch)


def _closed(part: Shape | Disc, inks: _Inks, hatch: str) -> str:
    edge: dict[str, Attribute] = {}
    if part.edge is not None:
        edge = {"stroke": inks.of(part.edge), "stroke_width": part.weight}
    if isinstance(part, Disc):
        return element("circle", cx=part.x, cy=part.y, r=part.radius, fill=inks.of(part.fill), **edge)
    fill = f"url(#{hatch})" if part.hatched else inks.of(part.fill)
    if len(part.rings) == 1 and _is_upright(part.rings[0]):
        (left, top), _corner, (right, bottom), _last = part.rings[0]
        return element("rect", x=left, y=top, width=right - left, height=bottom - top, fill=fill, **edge)
    outline = "".join("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring) + "Z" for ring in part.rings)
    return element("path", d=outline, fill=fill, fill_rule="evenodd", stroke_linejoin="round", **edge)


def _is_upright(ring: tuple[tuple[float, float], ...]) -> bool:
    if len(ring) != 4:
        return False
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = ring
    return ay == by and bx == cx and cy == dy and dx == ax
