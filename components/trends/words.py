"""What a trend chart says in words: hover texts, the key of its lines, the text for those who cannot see it.

A chart that marks a figure as hollow, faded or bounded says the same in its hover text, so that no meaning
hangs on a shape alone.
"""

import html
import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from components import i18n, markdown
from components.charts.time_series import Line, is_whole
from components.charts.value_axis import ValueAxis
from components.i18n import gettext_for, ngettext_for
from components.palette import VOICE, Theme, voice_said
from components.records import Row

SIGNS = {"~": "≈", ">": ">", ">=": "≥", "<": "<", "<=": "≤"}
"""Printed before a value that its source gives as about, more than, at least, less than or at most."""

SYMBOLS = {"square": "■", "circle": "●", "diamond": "◆", "triangle-up": "▲", "x": "✖"}
_HOVER_WIDTH = 52
_LONGEST_NOTE = 320


def qualifier_of(row: Row) -> str:
    """What the source says of the value's exactness: ~, >, >=, <, <=, or = when it says nothing."""
    said = row["qualifier"]
    return said if isinstance(said, str) and said else "="


def qualified(row: Row, printed: str) -> str:
    """A printed value with the sign of what its source says of its exactness."""
    return SIGNS.get(qualifier_of(row), "") + printed


def range_ends(row: Row) -> tuple[float, float] | None:
    """Lower and upper end of a figure given as a range; None for a single value."""
    low, high = row["value_low"], row["value_high"]
    if i18n.is_missing(low) and i18n.is_missing(high):
        return None
    value = row["value"]
    return (
        float(value if i18n.is_missing(low) else low),
        float(value if i18n.is_missing(high) else high),
    )


def value_words(row: Row, lang: str, unit_id: str, unit: str) -> str:
    """The figure with its unit, in words where the source gives a bound, as both ends where it is a range."""
    _ = gettext_for(lang)
    ends = range_ends(row)
    if ends and i18n.is_missing(row["value"]):
        printed = "–".join(i18n.number(end, lang, unit_id) for end in ends)
    else:
        printed = i18n.number(row["value"], lang, unit_id)
        if ends:
            low, high = (i18n.number(end, lang, unit_id) for end in ends)
            printed = _("{value} (from {low} to {high})").format(value=printed, low=low, high=high)
    phrases = {
        "~": _("about {value}"),
        ">": _("more than {value}"),
        ">=": _("at least {value}"),
        "<": _("less than {value}"),
        "<=": _("at most {value}"),
    }
    said = phrases.get(qualifier_of(row), "{value}").format(value=printed)
    return said if unit_id in i18n.PERCENT_UNITS else f"{said} {unit}".strip()


def why_apart(row: Row, lang: str) -> str:
    """Why a figure is hollow and joined to no other; empty for a whole yearly figure."""
    _ = gettext_for(lang)
    if is_whole(row):
        return ""
    if row["cumulative"]:
        return _("running total, not joined")
    kind = row["period_kind"]
    if kind == "multi_year":
        return _("several years together, not joined")
    if kind in {"half_year", "quarter"}:
        return _("part of a year, not joined")
    if kind == "other":
        return _("not a calendar year, not joined")
    return _("kept off the yearly line, not joined")


def confidence_name(confidence: str, lang: str) -> str:
    """How sure a reading is, in words."""
    _ = gettext_for(lang)
    return {"high": _("high"), "medium": _("medium"), "low": _("low")}.get(confidence, confidence)


def hover(row: Row, lang: str, unit_id: str, unit: str, region: str) -> str:
    """The hover text of one figure: value, period, region, producer, source, confidence, note.

    Plotly reads a few HTML tags here, so every text from the package is escaped.
    """
    _ = gettext_for(lang)
    when = i18n.period(row["period_start"], row["period_end"], row["period_kind"], lang)
    apart = why_apart(row, lang)
    maker = i18n.text(row, "producer", lang)
    if row["series"]:
        maker = f"{maker} · {i18n.text(row, 'series', lang)}"
    source = ", ".join(
        part for part in (row["publisher"], row["source_title"], row["published"]) if isinstance(part, str)
    )
    parts = [
        f"{when} ({apart})" if apart else when,
        region,
        f"{maker} ({voice_said(row['voice'], lang)})",
        _("Source: {source}").format(source=source),
        _("Confidence: {confidence}").format(confidence=confidence_name(row["confidence"], lang)),
    ]
    if isinstance(row["note"], str) and row["note"]:
        parts.append(textwrap.shorten(row["note"], _LONGEST_NOTE, placeholder="…"))
    head = f"<b>{html.escape(value_words(row, lang, unit_id, unit), quote=False)}</b>"
    return "<br>".join([head, *(wrapped(part) for part in parts)])


@lru_cache(maxsize=4096)
def wrapped(words: str, width: int = _HOVER_WIDTH) -> str:
    """Words as lines of at most `width` characters in Plotly's own HTML, escaped."""
    return "<br>".join(html.escape(line, quote=False) for line in textwrap.wrap(words, width))


def line_names(lines: Sequence[Line], lang: str) -> dict[tuple[str, str], str]:
    """The shortest name that tells each line from the others, by producer and series.

    One producer alone: its series, or its name if the series has none; several: the producer, and its series
    where it has more than one.
    """
    series = {(line.producer_id, line.series) for line in lines}
    per_producer = Counter(producer for producer, _series in series)
    names = {}
    for line in lines:
        maker = i18n.text(line.rows[0], "producer", lang)
        own = i18n.text(line.rows[0], "series", lang) if line.series else ""
        if len(per_producer) == 1:
            name = own or maker
        else:
            name = f"{maker}, {own}" if own and per_producer[line.producer_id] > 1 else maker
        names[line.producer_id, line.series] = name
    return names


def key_of_lines(lines: Sequence[Line], lang: str, theme: Theme) -> str:
    """The producers with the mark and hue of their voice, as one line of markdown."""
    seen: dict[tuple[str, str], str] = {}
    for line in lines:
        seen.setdefault((line.voice, line.producer_id), i18n.text(line.rows[0], "producer", lang))
    parts = []
    for (voice, _producer), name in seen.items():
        style = VOICE[voice]
        mark = f':color[{SYMBOLS[style.symbol]}]{{foreground="{style.colour(theme)}"}}'
        parts.append(f"{mark} {markdown.plain(name)} ({markdown.plain(voice_said(voice, lang))})")
    return "  \u2002".join(parts)


def key_of_marks(lines: Sequence[Line], lang: str, *, breaks: bool, events: bool, dialogues: bool) -> str:
    """What the marks on the chart mean, only those that are on it, as one sentence a mark."""
    _ = gettext_for(lang)
    rows = [row for line in lines for row in line.rows]
    said = [_("A line joins whole years that follow each other in one series of one body; a gap is a gap.")]
    if any(not is_whole(row) for row in rows):
        said.append(
            _("Hollow: part of a year, several years together or a running total, at the end of its bar.")
        )
    if any(qualifier_of(row) != "=" for row in rows):
        said.append(_("≈ about, ≥ or > a lower bound, ≤ or < an upper bound."))
    if any(range_ends(row) for row in rows):
        said.append(_("Vertical bar: the range the source gives."))
    if any(row["confidence"] == "low" for row in rows):
        said.append(_("Faded: low confidence."))
    if breaks:
        said.append(_("Dashed upright line: the series breaks."))
    if events:
        said.append(_("Marks along the foot: events, a star for a Dialogue."))
    if dialogues:
        said.append(_("Dotted upright line: a Dialogue."))
    return " ".join(said)


def describe(
    lines: Sequence[Line],
    lang: str,
    *,
    indicator: str,
    unit: str,
    axis: ValueAxis | None,
    regions: Mapping[str, str],
    years: tuple[int, int],
    unit_id: str,
    breaks: Sequence[int],
) -> str:
    """What the chart shows, for those who cannot see it.

    Names the indicator, unit, regions and years, then for each line its first and last whole-year value and
    how many figures of other periods stand apart, then the years of the breaks.
    """
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    shown = list(dict.fromkeys(line.region_code for line in lines))
    said = [
        _("Line chart over time: {indicator} ({unit}), {regions}, {years}.").format(
            indicator=indicator,
            unit=unit,
            regions=", ".join(regions.get(code, code) for code in shown),
            years=i18n.year_span(*years),
        )
    ]
    names = line_names(lines, lang)
    for line in lines:
        name = names[line.producer_id, line.series]
        if len(shown) > 1:
            name = f"{regions.get(line.region_code, line.region_code)}, {name}"
        said.append(_line_words(line, name, lang, unit_id))
    if breaks:
        count = len(breaks)
        said.append(
            ngettext("The series breaks in {years}.", "The series breaks in {years}.", count).format(
                years=", ".join(str(year) for year in breaks)
            )
        )
    if axis is not None and not axis.from_zero and not axis.reversed:
        said.append(_("The axis does not start at zero."))
    return " ".join(said)


def _line_words(line: Line, name: str, lang: str, unit_id: str) -> str:
    _, ngettext = gettext_for(lang), ngettext_for(lang)

    def at(row: Row) -> str:
        when = i18n.period(row["period_start"], row["period_end"], row["period_kind"], lang)
        return _("{value} in {period}").format(value=value_words(row, lang, unit_id, ""), period=when)

    whole, apart = line.whole, line.apart
    if not whole:
        return f"{name}: {'; '.join(at(row) for row in apart[:3])}{'…' if len(apart) > 3 else ''}."
    said = at(whole[0]) if len(whole) == 1 else f"{at(whole[0])}, {at(whole[-1])}"
    if apart:
        said += "; " + ngettext(
            "{count} figure of another period stands apart",
            "{count} figures of other periods stand apart",
            len(apart),
        ).format(count=len(apart))
    return f"{name}: {said}."
