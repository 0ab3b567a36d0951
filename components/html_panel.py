"""Shows server-made HTML on the page: tables, lists and small charts read aloud, searched and printed.

Streamlit's own grid is drawn on a canvas, which wraps badly and is silent to a screen reader, and its tables
hold no links back into the view. A panel is HTML from a template of `components/templates`, every value in it
escaped by Jinja; its colours are the palette's, as variables for either theme, so one text serves both. A
link marked `data-follow` changes the address of this page without loading it anew; with another mouse button
or without the script it is an ordinary link.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NewType
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from components.address import replace
from components.i18n import gettext_for, ngettext_for
from components.markdown import safe_url
from components.palette import INKS, STATUS, THEMES, VOICE, Theme, readable_on, status_letter, status_name
from components.theme_in_browser import IS_DARK

TEMPLATES = Path(__file__).with_name("templates")
MOST_PARAMETERS = 200
RESERVED = frozenset({"embed", "embed_options"})
"""Parameters of Streamlit's own, which a script may not set."""

Html = NewType("Html", str)
"""Markup that a template of this package made, its values escaped."""

_JS = """
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let frame = parentElement.querySelector(".panel");
  if (!frame) {
    frame = document.createElement("div");
    frame.className = "panel";
    parentElement.appendChild(frame);
  }
  if (frame.shown !== data.html) {
    frame.shown = data.html;
    frame.innerHTML = data.html;
  }
  const tint = () => { frame.dataset.theme = isDark(frame) ? "dark" : "light"; };
  tint();
  const themed = new MutationObserver(() => requestAnimationFrame(tint));
  themed.observe(document.documentElement, { attributes: true, attributeFilter: ["style", "class"] });
  frame.onclick = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const target = event.target.closest("a[data-follow]");
    if (!target) return;
    event.preventDefault();
    setTriggerValue("followed", target.getAttribute("href"));
    if (target.dataset.follow === "top") {
      const host = parentElement.host || parentElement;
      const scrolled = host.closest('[data-testid="stMain"]');
      if (scrolled) scrolled.scrollTo({ top: 0 });
    }
  };
  return () => themed.disconnect();
}
"""


def _tokens(theme: Theme) -> str:
    """The palette of one theme as CSS variables."""
    tones = INKS[theme]
    named = {
        "paper": tones.background, "shade": tones.panel, "text": tones.text, "muted": tones.muted,
        "line": tones.line, "grid": tones.grid, "no-data": tones.no_data, "accent": tones.accent,
    }  # fmt: skip
    for status, style in STATUS.items():
        fill = style.colour(theme)
        solid = style.pattern == "solid"
        named[f"s-{status}"] = fill
        named[f"on-{status}"] = readable_on(fill) if solid else tones.text
    named |= {f"v-{voice}": style.colour(theme) for voice, style in VOICE.items()}
    written = "".join(f"--{name}:{value};" for name, value in named.items())
    return f'.panel[data-theme="{theme}"]{{{written}}}'


def _marks() -> str:
    """Which variables a chip of each status and a mark of each voice take."""
    chips = (f".s-{status}{{--fill:var(--s-{status});--on:var(--on-{status})}}" for status in STATUS)
    voices = (f".v-{voice}{{--voice:var(--v-{voice})}}" for voice in VOICE)
    return "".join((*chips, *voices))


@cache
def _mount() -> Any:
    css = (TEMPLATES / "panel.css").read_text("utf-8")
    themes = "".join(_tokens(theme) for theme in THEMES)
    return st.components.v2.component("paygiri_html_panel", css=f"{themes}{_marks()}{css}", js=IS_DARK + _JS)


@cache
def _environment(lang: str) -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        "_": gettext_for(lang),
        "ngettext": ngettext_for(lang),
        "safe_url": safe_url,
        "status_name": lambda status: status_name(status, lang),
        "status_letter": lambda status: status_letter(status, lang),
        "voice_symbol": lambda voice: VOICE[voice].mark if voice in VOICE else "",
    }
    return made


def render(template: str, lang: str, **values: Any) -> Html:
    """The HTML of a template of `components/templates`, with every value escaped.

    Raises:
        jinja2.TemplateNotFound: there is no such template.
        jinja2.UndefinedError: the template names a value that was not given.
    """
    return Html(_environment(lang).get_template(template).render(**values))


def followed_address(href: object) -> Mapping[str, list[str]]:
    """The parameters of a link that was followed; none when it is no link. Whoever reads them checks them.

    The browser sends it, so it may be anything: too many parameters are none, and those that Streamlit keeps
    to itself are left out.
    """
    if not isinstance(href, str):
        return {}
    try:
        named = parse_qs(urlsplit(href).query, keep_blank_values=False, max_num_fields=MOST_PARAMETERS)
    except ValueError:
        return {}
    return {name: values for name, values in named.items() if name.lower() not in RESERVED}


def html_panel(html: Html, *, key: str) -> None:
    """Show HTML made by `render`; a followed link becomes the address of the page.

    Args:
        key: short id of the panel, unique on the page.
    """
    name = f"panel-{key}"

    def follow() -> None:
        href = st.session_state[name].get("followed")
        if href is not None:
            replace(followed_address(href))

    _mount()(key=name, data={"html": html}, on_followed_change=follow)
