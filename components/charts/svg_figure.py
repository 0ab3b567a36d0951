"""Shows server-drawn SVG on the page and reports clicks on it.

The picture comes in a version for each theme and for wide and narrow columns; the browser shows the one that
fits and changes it without asking the server. Links inside work as links (keyboard, new tab, no script run);
a plain click on an element with `data-key` is also told to the script, which can change the screen without
loading the page anew. No frame, no request, and only SVG that this package drew ever gets in.
"""

from collections.abc import Callable
from typing import Literal

import streamlit as st

from components.palette import THEMES, Theme
from components.theme_in_browser import IS_DARK

Column = Literal["wide", "narrow"]
Drawn = dict[Theme, dict[Column, str]]
Draw = Callable[[Theme, float], str]
"""Draws the picture for a theme and a width in pixels."""

_CSS = """
.figure { width: 100%; line-height: 0; }
.figure svg { width: 100%; height: auto; display: block; }
.figure a { cursor: pointer; text-decoration: none; outline: none; }
.figure a:hover .hover, .figure a:focus-visible .hover { stroke: var(--st-text-color); stroke-width: 2.5px; }
.figure a:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
.figure a:hover text.hover-text, .figure a:focus-visible text.hover-text { text-decoration: underline; }
"""

_JS = """
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let frame = parentElement.querySelector(".figure");
  if (!frame) {
    frame = document.createElement("div");
    frame.className = "figure";
    parentElement.appendChild(frame);
  }
  let shown = "";
  const draw = () => {
    const theme = isDark(frame) ? "dark" : "light";
    const width = frame.clientWidth || window.innerWidth;
    const column = width < data.breakpoint ? "narrow" : "wide";
    const name = theme + column;
    if (shown === name) return;
    shown = name;
    frame.innerHTML = data.pictures[theme][column];
    frame.style.maxWidth = column === "wide" ? data.most + "px" : "none";
  };
  draw();
  const watcher = new ResizeObserver(draw);
  watcher.observe(parentElement.host || parentElement);
  const themed = new MutationObserver(() => requestAnimationFrame(draw));
  themed.observe(document.documentElement, { attributes: true, attributeFilter: ["style", "class"] });
  frame.onclick = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const target = event.target.closest("[data-key]");
    if (!target) return;
    event.preventDefault();
    setTriggerValue("clicked", target.getAttribute("data-key"));
  };
  return () => {
    watcher.disconnect();
    themed.disconnect();
  };
}
"""

_mount = st.components.v2.component("paygiri_svg_figure", css=_CSS, js=IS_DARK + _JS)


def pictures(draw: Draw, wide: float, narrow: float) -> Drawn:
    """The four versions of a picture: both themes at both widths, in pixels."""
    return {theme: {"wide": draw(theme, wide), "narrow": draw(theme, narrow)} for theme in THEMES}


def svg_figure(drawn: Drawn, *, key: str, breakpoint_width: float, most_width: float) -> str | None:
    """Show a picture and say what was clicked.

    Args:
        drawn: the versions made by `pictures`; each is an SVG drawn by this package, with its texts escaped.
        key: short id of the figure, unique on the page.
        breakpoint_width: columns narrower than this many pixels show the narrow version.
        most_width: the wide version grows to this many pixels at most.

    Returns:
        The `data-key` that was clicked in this run, otherwise None.
    """
    data = {"pictures": drawn, "breakpoint": breakpoint_width, "most": most_width}
    result = _mount(key=f"figure-{key}", data=data, on_clicked_change=lambda: None)
    clicked = result.clicked
    return clicked if isinstance(clicked, str) else None
