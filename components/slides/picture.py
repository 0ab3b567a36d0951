"""One slide as a picture: SVG, and PNG at the size of a screen or of print, made on this machine alone."""

import resvg_py

from components.palette import Theme
from components.slides.content import Content
from components.slides.scene import BOLD, REGULAR
from components.slides.sheet import sheet
from components.slides.svg import scene_svg

SVG_MIME, PNG_MIME = "image/svg+xml", "image/png"
SCREEN, PRINT = 1920, 4000
"""Widths in pixels: a full-HD screen, and 300 dots per inch over 13.3 inches."""

FAMILY = "DejaVu Sans Condensed"


def slide_svg(content: Content, number: int, theme: Theme = "light") -> str:
    """A slide as SVG with its own colours."""
    return scene_svg(sheet(content, number), f"slide-{number}", content.heading, content.alt, theme)


def slide_png(content: Content, number: int, width: int = SCREEN, theme: Theme = "light") -> bytes:
    """A slide as PNG of that width in pixels, in the type that ships with Paygiri."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=slide_svg(content, number, theme),
            width=width,
            skip_system_fonts=True,
            font_files=[str(REGULAR), str(BOLD)],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )
