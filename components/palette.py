"""Colours and marks with one meaning everywhere.

A voice has one hue and one marker symbol on every screen; a status has one step of a diverging brown-to-teal
ramp plus a letter and a shape; what is not known is hatched, what cannot be assessed is outlined. The pairs
stay apart under the three kinds of colour blindness (Machado et al. 2009, severity 1), which a test computes.
Neutral tones agree with .streamlit/config.toml.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import streamlit as st

from components.i18n import gettext_for, number, uncapitalised

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")


@dataclass(frozen=True)
class VoiceStyle:
    """How a voice looks: a hue for each theme, a Plotly marker symbol, and the same shape as a character.

    `markdown` is the name Streamlit's markdown has for the hue; .streamlit/config.toml gives it that hue.
    """

    light: str
    dark: str
    symbol: str
    mark: str
    markdown: str

    def colour(self, theme: Theme) -> str:
        """The hue on that theme's background."""
        return self.dark if theme == "dark" else self.light


VOICE = {
    "state": VoiceStyle("#2a5fd0", "#9dbdf2", "square", "■", "blue"),
    "civil_society": VoiceStyle("#a32e1a", "#f79a82", "circle", "●", "red"),
    "international": VoiceStyle("#b85cb0", "#a94fc0", "diamond", "◆", "violet"),
    "academic": VoiceStyle("#739a1a", "#55b533", "triangle-up", "▲", "green"),
    "media": VoiceStyle("#30373d", "#7b858f", "x", "✕", "gray"),
}
"""By voice, in the order they are always listed."""

VOICES = tuple(VOICE)


@dataclass(frozen=True)
class StatusStyle:
    """How a status looks: fill and the ink that is read upon it by theme, its shape and its rank.

    `rank` is 1 (regressed) to 5 (implemented); None for a status outside the scale.
    `pattern` is "hatched" where evidence is missing and "outlined" where none could tell.
    """

    rank: int | None
    light: str
    dark: str
    shape: str
    pattern: Literal["solid", "hatched", "outlined"] = "solid"

    def colour(self, theme: Theme) -> str:
        """The fill on that theme's background."""
        return self.dark if theme == "dark" else self.light


STATUS = {
    "regressed": StatusStyle(1, "#8c4a00", "#a85a08", "triangle-down"),
    "not_started": StatusStyle(2, "#dda04a", "#e0ab5c", "circle-open"),
    "in_progress": StatusStyle(3, "#ddd8c9", "#d8d3c4", "circle-quarter"),
    "partially_implemented": StatusStyle(4, "#5cb0a5", "#5cb0a5", "circle-half"),
    "implemented": StatusStyle(5, "#0b5f58", "#0f7069", "circle"),
    "no_evidence": StatusStyle(None, "#ffffff", "#14171b", "hatched", "hatched"),
    "not_assessable": StatusStyle(None, "#ffffff", "#14171b", "square-open", "outlined"),
}
"""By status, from worst to best, then the two outside the scale."""

STATUSES = tuple(STATUS)


@dataclass(frozen=True)
class Ink:
    """Neutral tones of one theme: the page, text on it, quieter text, lines, and what is not known."""

    background: str
    panel: str
    text: str
    muted: str
    line: str
    grid: str
    no_data: str
    accent: str


INKS: dict[Theme, Ink] = {
    "light": Ink("#ffffff", "#f5f3ee", "#1c2024", "#565c62", "#8b9096", "#e4e0d7", "#a9adb2", "#0b5f58"),
    "dark": Ink("#14171b", "#1e2328", "#e8e6e1", "#a9aeb4", "#7d848b", "#2f353b", "#62686f", "#7cc7bd"),
}
NO_DATA = {theme: ink.no_data for theme, ink in INKS.items()}
"""Colour of the hatching that says that nothing is known."""


def theme() -> Theme:
    """The theme the reader sees; light until the browser has told."""
    return "dark" if st.context.theme.type == "dark" else "light"


def ink(of: Theme) -> Ink:
    """The neutral tones of a theme."""
    return INKS[of]


def voice_name(voice: str | None, lang: str) -> str:
    """A voice in words; our own searches have none."""
    _ = gettext_for(lang)
    names = {
        "state": _("State"),
        "civil_society": _("Civil society"),
        "international": _("International bodies"),
        "academic": _("Academia"),
        "media": _("Media"),
    }
    return names.get(voice or "", _("Own search"))


def voice_mark(voice: str | None) -> str:
    """A voice's shape in its hue, as markdown; nothing for our own searches."""
    style = VOICE.get(voice or "")
    return f":{style.markdown}[{style.mark}]" if style else ""


def status_name(status: str, lang: str) -> str:
    """A status in words.

    Raises:
        KeyError: the status is not on the scale.
    """
    _ = gettext_for(lang)
    return {
        "regressed": _("Regressed"),
        "not_started": _("Not started"),
        "in_progress": _("In progress"),
        "partially_implemented": _("Partially implemented"),
        "implemented": _("Implemented"),
        "no_evidence": _("No evidence"),
        "not_assessable": _("Not assessable"),
    }[status]


def voice_said(voice: str | None, lang: str) -> str:
    """A voice as it stands inside a sentence or a list."""
    return uncapitalised(voice_name(voice, lang))


def status_said(status: str, lang: str) -> str:
    """A status as it stands inside a sentence or a list.

    Raises:
        KeyError: the status is not on the scale.
    """
    return uncapitalised(status_name(status, lang))


def status_counted(count: int, status: str, lang: str) -> str:
    """How many items stand at a status: `4 in progress`.

    Raises:
        KeyError: the status is not on the scale.
    """
    _ = gettext_for(lang)
    return _("{count} {status}").format(count=number(count, lang), status=status_said(status, lang))


def status_letter(status: str, lang: str) -> str:
    """The letter that stands for a status where colour alone would have to.

    Raises:
        KeyError: the status is not on the scale.
    """
    _ = gettext_for(lang)
    return {
        "regressed": _("R"),
        "not_started": _("N"),
        "in_progress": _("P"),
        "partially_implemented": _("PI"),
        "implemented": _("I"),
        "no_evidence": "?",
        "not_assessable": "×",
    }[status]


def status_definition(status: str, lang: str) -> str:
    """The published one-sentence meaning of a status.

    Raises:
        KeyError: the status is not on the scale.
    """
    _ = gettext_for(lang)
    return {
        "regressed": _("The situation the recommendation addresses is documented as worse than before."),
        "not_started": _("A dated source says that no step has been taken."),
        "in_progress": _("A dated source documents a first step, such as a draft, a decision or a plan."),
        "partially_implemented": _("A part of what was asked is documented as done."),
        "implemented": _("All of what was asked is documented as done."),
        "no_evidence": _("No dated source on it was found; that is not the same as no step taken."),
        "not_assessable": _("The wording names nothing that could be checked; it is left out of the total."),
    }[status]


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue (0 to 255) of a `#rrggbb` colour."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `other` mixed in, channel by channel."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Relative luminance (0 black to 1 white) as WCAG 2.2 defines it."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (1 to 21) of two colours as WCAG 2.2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable_on(fill: str) -> str:
    """Dark or white ink, whichever is read better on `fill`."""
    dark, white = INKS["light"].text, "#ffffff"
    return white if contrast(white, fill) > contrast(dark, fill) else dark


RAMP_STEPS = 5


def ramp(voice: str, of: Theme) -> tuple[str, ...]:
    """Five steps from faint to full of a voice's hue, for figures on a map that this voice produced."""
    full = VOICE[voice].colour(of)
    paper = INKS[of].background
    return tuple(mixed(paper, full, share) for share in (0.14, 0.32, 0.52, 0.74, 1.0))


@cache
def plotly_template(of: Theme) -> dict[str, Any]:
    """The one Plotly template: quiet grid, no box, direct ink; give it to `layout.template`."""
    tones = INKS[of]
    axis = {
        "gridcolor": tones.grid,
        "linecolor": tones.line,
        "tickcolor": tones.line,
        "tickfont": {"color": tones.muted},
        "title": {"font": {"color": tones.muted}},
        "zeroline": False,
        "automargin": True,
    }
    return {
        "layout": {
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": '"Source Sans", sans-serif', "size": 14, "color": tones.text},
            "colorway": [style.colour(of) for style in VOICE.values()],
            "margin": {"l": 8, "r": 8, "t": 16, "b": 8},
            "xaxis": {**axis, "showgrid": False, "showline": True, "ticks": "outside"},
            "yaxis": axis,
            "hoverlabel": {
                "bgcolor": tones.panel,
                "bordercolor": tones.line,
                "font": {"color": tones.text, "size": 14},
                "align": "left",
            },
            "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "title": {"text": ""}},
            "hovermode": "closest",
            "dragmode": False,
        }
    }
