"""Colours keep their promise: read on their page, told apart by a colour-blind reader, never by hue alone."""

import itertools
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

from components.palette import (
    INKS,
    STATUS,
    THEMES,
    VOICE,
    Theme,
    channels,
    contrast,
    mixed,
    plotly_template,
    ramp,
    readable_on,
    status_definition,
    status_letter,
    status_name,
    voice_mark,
    voice_name,
)

CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text("utf-8"))

# Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency
# (2009), severity 1.0, on linear RGB.
SIGHT = {
    "ordinary": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.95047, 1.0, 1.08883)


def times(matrix: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def seen(colour: str, sight: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as that sight sees it."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (v / 255 for v in channels(colour))
    ]
    simulated = [min(max(value, 0.0), 1.0) for value in times(SIGHT[sight], linear)]
    x, y, z = (
        t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116
        for t in (value / white for value, white in zip(times(TO_XYZ, simulated), WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str, sight: str) -> float:
    """CIE76 colour difference; about 2.3 is just noticeable."""
    pairs = zip(seen(one, sight), seen(other, sight), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


@pytest.mark.parametrize("theme", THEMES)
def test_voice_stands_out_from_the_page(theme: Theme) -> None:
    # WCAG 2.2, 1.4.11: graphics need 3 to 1.
    ratios = {voice: contrast(style.colour(theme), INKS[theme].background) for voice, style in VOICE.items()}
    assert {voice: ratio for voice, ratio in ratios.items() if ratio < 3} == {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_voices_stay_apart_for_every_sight(theme: Theme, sight: str) -> None:
    colours = {voice: style.colour(theme) for voice, style in VOICE.items()}
    near = {
        (one, other): round(distance(colours[one], colours[other], sight))
        for one, other in itertools.combinations(colours, 2)
        if distance(colours[one], colours[other], sight) < 15
    }
    assert near == {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_status_ramp_stays_apart_for_every_sight(theme: Theme, sight: str) -> None:
    steps = [style.colour(theme) for style in STATUS.values() if style.rank is not None]
    assert all(distance(one, other, sight) > 15 for one, other in itertools.combinations(steps, 2))


def test_status_ramp_diverges_from_its_middle() -> None:
    for theme in THEMES:
        ranked = sorted((style for style in STATUS.values() if style.rank), key=lambda style: style.rank or 0)
        lightness = [seen(style.colour(theme), "ordinary")[0] for style in ranked]
        assert lightness[0] < lightness[1] < lightness[2] > lightness[3] > lightness[4]


def test_no_voice_and_no_status_rests_on_colour_alone() -> None:
    assert (
        len({style.symbol for style in VOICE.values()}) == len({style.mark for style in VOICE.values()}) == 5
    )
    assert len({style.shape for style in STATUS.values()}) == len(STATUS)
    assert len({status_letter(status, "en") for status in STATUS}) == len(STATUS)


def test_missing_evidence_has_no_colour_of_the_scale() -> None:
    assert STATUS["no_evidence"].pattern == "hatched"
    assert STATUS["not_assessable"].pattern == "outlined"
    assert STATUS["no_evidence"].rank is STATUS["not_assessable"].rank is None


@pytest.mark.parametrize("theme", THEMES)
def test_text_is_readable(theme: Theme) -> None:
    tones = INKS[theme]
    assert contrast(tones.text, tones.background) >= 7
    assert contrast(tones.muted, tones.background) >= 4.5
    assert contrast(tones.no_data, tones.background) >= 2


@pytest.mark.parametrize("theme", THEMES)
def test_ink_is_readable_on_every_fill(theme: Theme) -> None:
    fills = [style.colour(theme) for style in STATUS.values()]
    fills += [step for voice in VOICE for step in ramp(voice, theme)]
    poor = {fill: round(contrast(readable_on(fill), fill), 2) for fill in fills}
    assert {fill: ratio for fill, ratio in poor.items() if ratio < 4} == {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("voice", VOICE)
def test_map_tones_grow_from_paper_to_the_voice(theme: Theme, voice: str) -> None:
    tones = ramp(voice, theme)
    from_paper = [contrast(tone, INKS[theme].background) for tone in tones]
    assert from_paper == sorted(from_paper)
    assert tones[-1] == VOICE[voice].colour(theme)


@pytest.mark.parametrize("theme", THEMES)
def test_config_and_palette_agree(theme: Theme) -> None:
    settings = CONFIG["theme"][theme]
    tones = INKS[theme]
    assert settings["backgroundColor"] == tones.background
    assert settings["secondaryBackgroundColor"] == tones.panel
    assert settings["textColor"] == tones.text
    assert settings["chartCategoricalColors"] == [style.colour(theme) for style in VOICE.values()]
    named = {style.markdown: style.colour(theme) for style in VOICE.values()}
    assert {name: settings[f"{name}TextColor"] for name in named} == named


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


def test_every_voice_and_status_has_words() -> None:
    for lang in ("en", "ru", "tg"):
        assert len({voice_name(voice, lang) for voice in VOICE}) == 5
        assert len({status_name(status, lang) for status in STATUS}) == len(STATUS)
        assert all(status_definition(status, lang).endswith(".") for status in STATUS)
    assert voice_name(None, "en") == "Own search"
    assert voice_mark(None) == ""
    assert voice_mark("state") == ":blue[■]"


def test_plotly_template_fetches_no_font() -> None:
    template = plotly_template("light")
    assert template["layout"]["font"]["family"].endswith("sans-serif")
    assert template["layout"]["colorway"][0] == VOICE["state"].light
