"""The sheet of a slide: heading, sentence, body, remark and source line, each with its place in points.

The source line always stands at the foot, in type that is read from the back row. The places are worked out
once for a shape of screen and used by the screen, the PDF and the presentation file alike.
"""

from dataclasses import dataclass

from components.slides.charts import draw_bars, draw_courses, draw_stacks
from components.slides.content import Bars, Content, Courses, Figures, Lists, Map, Opening, Stacks, Table
from components.slides.maps import draw_map
from components.slides.scene import WIDE, Box, Scene, height_of, wrapped
from components.slides.tables import draw_figures, draw_lists, draw_opening, draw_table

MARGIN = 40.0
HEADING, SMALLER_HEADING, LEAD, SMALL = 32.0, 27.0, 21.0, 18.0
GAP = 12.0


@dataclass(frozen=True)
class Frame:
    """Where everything of a slide stands.

    Attributes:
        heading, lead, remark, source: their lines.
        heading_size: type of the heading in points.
        heading_at, lead_at, remark_at, source_at: their boxes.
        body: what is left for the chart.
    """

    heading: tuple[str, ...]
    heading_size: float
    heading_at: Box
    lead: tuple[str, ...]
    lead_at: Box
    remark: tuple[str, ...]
    remark_at: Box
    source: tuple[str, ...]
    source_at: Box
    body: Box


def frame_of(content: Content, size: tuple[float, float] = WIDE) -> Frame:
    """The places of a slide on a sheet of that size."""
    width, height = size
    across = width - 2 * MARGIN
    heading_size = HEADING
    heading = wrapped(content.heading, across, HEADING, bold=True)
    if len(heading) > 1:
        heading_size = SMALLER_HEADING
        heading = wrapped(content.heading, across, SMALLER_HEADING, 2, bold=True)
    heading_at = Box(MARGIN, 26, across, height_of(heading, heading_size))
    lead = wrapped(content.lead, across, LEAD, 3)
    lead_at = Box(MARGIN, heading_at.bottom + 2, across, height_of(lead, LEAD))
    number_room = 50.0  # SOURCE_WIDTH of components/slides/view_parts.py allows for it
    source = wrapped(content.source, across - number_room, SMALL, 3)
    source_height = height_of(source, SMALL)
    source_at = Box(MARGIN, height - 18 - source_height, across - number_room, source_height)
    remark = wrapped(content.remark, across, SMALL, 3)
    remark_height = height_of(remark, SMALL)
    remark_at = Box(MARGIN, source_at.y - GAP - remark_height, across, remark_height)
    top = lead_at.bottom + GAP
    body = Box(MARGIN, top, across, remark_at.y - 6 - top)
    return Frame(heading, heading_size, heading_at, lead, lead_at, remark, remark_at, source, source_at, body)


def sheet(content: Content, number: int, size: tuple[float, float] = WIDE) -> Scene:
    """The slide drawn on a sheet of that size; `number` is its place in the deck, from 1."""
    scene = Scene(*size)
    frame = frame_of(content, size)
    body = content.body
    if isinstance(body, Opening):
        draw_opening(scene, content, body, Box(MARGIN, 60, size[0] - 2 * MARGIN, size[1] - 160))
    else:
        scene.lines(frame.heading, MARGIN, frame.heading_at.y, frame.heading_size, bold=True)
        scene.lines(frame.lead, MARGIN, frame.lead_at.y, LEAD, "muted")
        _draw_body(scene, content, frame.body)
        scene.lines(frame.remark, MARGIN, frame.remark_at.y, SMALL, "text")
    line = frame.source_at.y - 5
    scene.stroke([(MARGIN, line), (size[0] - MARGIN, line)], "grid", 1.2)
    scene.lines(frame.source, MARGIN, frame.source_at.y, SMALL, "muted")
    scene.text(str(number), size[0] - MARGIN, frame.source_at.y + SMALL * 0.95, SMALL, "muted", align="end")
    return scene


def _draw_body(scene: Scene, content: Content, box: Box) -> None:
    body, lang = content.body, content.lang
    if isinstance(body, Figures):
        draw_figures(scene, body, box)
    elif isinstance(body, Bars):
        draw_bars(scene, body, box, lang)
    elif isinstance(body, Stacks):
        draw_stacks(scene, body, box, lang)
    elif isinstance(body, Courses):
        draw_courses(scene, body, box, lang)
    elif isinstance(body, Table):
        draw_table(scene, body, box, lang)
    elif isinstance(body, Lists):
        draw_lists(scene, body, box, lang)
    elif isinstance(body, Map):
        draw_map(scene, body, box)
