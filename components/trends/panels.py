"""The panels of the Trends screen: which lines stand on which panel, on which scale, and the words beneath.

Regions stand on panels side by side, a second indicator under the first with the same years across. Figures
that add up to the nation are drawn on a scale of each panel's own, because one scale would press the small
regions flat; everything else shares one scale, so that heights can be compared. Two indicators share a scale
only where the comparability table calls them the same or a similar quantity.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import i18n, markdown
from components.charts.time_series import Line, as_date, breaks_for, lines_of, words_only, year_range
from components.charts.value_axis import ValueAxis, multiplier_for
from components.i18n import gettext_for, ngettext_for
from components.palette import Theme
from components.records import Row, records
from components.trends.chart import (
    CONFIG,
    Measure,
    Panel,
    axis_for,
    event_marks,
    events_in_sight,
    left_margin,
    right_margin,
    trend_figure,
)
from components.trends.words import describe, key_of_lines, key_of_marks, value_words

MOST_FIGURES = 3_000
"""As many as `trends/points` hands on; a test holds the two together."""

ALIKE = frozenset({"same_quantity", "similar_quantity"})
_LEAST_PANEL, _MOST_COLUMNS = 330, 3


@dataclass(frozen=True, eq=False)
class Strand:
    """One indicator on the screen: what it measures, its figures, its breaks, whether regions add up."""

    measure: Measure
    definition: str
    points: pd.DataFrame
    breaks: Sequence[Row]
    additive: bool
    elsewhere: int
    places: int

    @cached_property
    def rows(self) -> list[Row]:
        """The figures as mappings by column name."""
        return records(self.points)

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of all regions."""
        return lines_of(self.rows)


def strand(measure: Mapping[str, object], points: pd.DataFrame, breaks: pd.DataFrame, lang: str) -> Strand:
    """A strand from the row of `trends/measure` and the answers of `trends/points` and `trends/breaks`."""
    return Strand(
        measure=Measure(
            indicator_id=str(measure["indicator_id"]),
            name=i18n.text(measure, "name", lang),
            unit_id=str(measure["unit_id"]),
            unit=i18n.text(measure, "unit", lang),
            kind=str(measure["kind"]),
        ),
        definition=i18n.text(measure, "definition", lang),
        points=points,
        breaks=records(breaks),
        additive=bool(measure["additive_across_regions"]),
        elsewhere=int(str(measure["elsewhere"])),
        places=int(str(measure["places"])),
    )


def panels_of(
    strands: Sequence[Strand],
    events: pd.DataFrame | None,
    filtered: tuple[int | None, int | None],
    lang: str,
    *,
    alike: bool,
) -> list[list[Panel]]:
    """The panels: for each region, in the order screens use, one panel for each strand.

    Args:
        strands: one or two indicators.
        events: rows of `trends/events`, or None.
        filtered: first and last year asked for, None where the reader left it open.
        alike: whether the strands may share a scale.
    """
    lines = [part.lines for part in strands]
    regions = _regions(strands)
    years = year_range([row for part in strands for row in part.rows], *filtered)
    marks = None if events is None else event_marks(records(events), lang)
    small = len(regions) > 1
    scales = _scales(strands, lines, regions, small=small, events=events is not None, alike=alike)
    left = left_margin(
        [axis for row in scales.values() for axis in row],
        [part.measure for _region in regions for part in strands],
        lang,
    )
    grid = [
        [
            Panel(
                measure=part.measure,
                region=name,
                lines=[line for line in own if line.region_code == code],
                breaks=breaks_for(part.breaks, code),
                events=marks,
                axis=axis,
                years=years,
                left=left,
                small=small,
            )
            for part, own, axis in zip(strands, lines, scales[code], strict=True)
        ]
        for code, name in _named(strands, regions, lang)
    ]
    return [[replace(panel, right=right_margin(row, lang)) for panel in row] for row in grid]


def _regions(strands: Sequence[Strand]) -> list[str]:
    """Codes of the regions that have a mark on any strand, in the order screens use."""
    first_rows = [line.rows[0] for part in strands for line in part.lines]
    positions = {row["region_code"]: row["region_position"] for row in first_rows}
    return sorted(positions, key=lambda code: positions[code])


def _named(strands: Sequence[Strand], regions: Sequence[str], lang: str) -> list[tuple[str, str]]:
    names = {
        line.region_code: i18n.text(line.rows[0], "region", lang) for part in strands for line in part.lines
    }
    return [(code, names[code]) for code in regions]


def _scales(
    strands: Sequence[Strand],
    lines: Sequence[Sequence[Line]],
    regions: Sequence[str],
    *,
    small: bool,
    events: bool,
    alike: bool,
) -> dict[str, list[ValueAxis]]:
    """The value axis of every panel, by region and strand."""
    scales: dict[str, list[ValueAxis]] = {code: [] for code in regions}
    shared = [line for own in lines for line in own]
    for part, own in zip(strands, lines, strict=True):
        basis = shared if alike else own
        largest = [_largest(basis, code) for code in regions]
        multiplier = multiplier_for([value for value in largest if value is not None])
        for code in regions:
            seen = [line for line in basis if line.region_code == code] if part.additive else list(basis)
            scales[code].append(
                axis_for(seen, part.measure, small=small, events=events, multiplier=multiplier)
            )
    return scales


def _largest(lines: Sequence[Line], code: str) -> float | None:
    values = [
        abs(float(row["value"]))
        for line in lines
        if line.region_code == code
        for row in line.rows
        if not i18n.is_missing(row["value"])
    ]
    return max(values, default=None)


def draw_panels(grid: Sequence[Sequence[Panel]], lang: str, theme: Theme) -> None:
    """Draw the panels: one region over the whole width, several as cells that wrap on a narrow screen."""
    if len(grid) == 1:
        for place, panel in enumerate(grid[0]):
            _draw_panel(panel, lang, theme, head=panel.measure.name if place else "")
        return
    if not grid:
        return
    with st.grid(min(_MOST_COLUMNS, len(grid)), min_column_width=_LEAST_PANEL, gap="small"):
        for row in grid:
            with st.container(gap="xxsmall"):
                for panel in row:
                    head = panel.region if len(row) == 1 else f"{panel.region}: {panel.measure.name}"
                    _draw_panel(panel, lang, theme, head=head)


def _draw_panel(panel: Panel, lang: str, theme: Theme, head: str) -> None:
    _ = gettext_for(lang)
    if head:
        st.markdown(f"**{markdown.plain(head)}**")
    if not panel.lines:
        st.caption(_("No figure of this indicator for these filters; that is not a zero."))
        return
    st.plotly_chart(
        # Our own dictionary, which the tests hold against Plotly's rules: checking it at every redraw would
        # cost five times what building it does.
        go.Figure(trend_figure(panel, lang, theme), _validate=False),
        theme=None,
        config=CONFIG,
        key=f"trend-{panel.measure.indicator_id}-{panel.lines[0].region_code}",
        alt=describe(
            panel.lines,
            lang,
            indicator=panel.measure.name,
            unit=panel.measure.unit,
            axis=panel.axis,
            regions={line.region_code: panel.region for line in panel.lines},
            years=panel.years,
            unit_id=panel.measure.unit_id,
            breaks=_break_years(panel),
        ),
    )


def _break_years(panel: Panel) -> list[int]:
    low, high = panel.years
    years = sorted({as_date(row["date"]).year for row in panel.breaks})
    return [year for year in years if low <= year <= high]


def draw_key(strands: Sequence[Strand], lang: str, theme: Theme) -> None:
    """Draw who speaks, with the mark and hue of each voice."""
    lines = [line for part in strands for line in part.lines]
    if lines:
        st.markdown(key_of_lines(lines, lang, theme))


def draw_reading(strands: Sequence[Strand], grid: Sequence[Sequence[Panel]], lang: str) -> None:
    """Draw what the marks mean, why the series break, and what is known but not on the chart."""
    _ = gettext_for(lang)
    lines = [line for part in strands for line in part.lines]
    breaks = _breaks_in_sight(grid, lang)
    kinds = {mark.kind for row in grid for panel in row for mark in events_in_sight(panel)}
    said = (
        [
            key_of_marks(
                lines,
                lang,
                breaks=bool(breaks),
                events=bool(kinds),
                dialogues="dialogue" in kinds and len(grid) == 1,
            )
        ]
        if lines
        else []
    )
    if len(grid) > 1 and any(part.additive for part in strands):
        said.append(_("Each panel has a scale of its own: compare its course, not its height."))
    elif len(grid) > 1:
        said.append(_("All panels of an indicator share one scale."))
    if said:
        st.caption(markdown.plain(" ".join(said)))
    heading = markdown.plain(_("Break"))
    for words in breaks:
        st.caption(f"**{heading}** {markdown.plain(words)}")
    for part in strands:
        for words in _elsewhere(part, lang):
            st.caption(markdown.plain(words))


def _breaks_in_sight(grid: Sequence[Sequence[Panel]], lang: str) -> list[str]:
    """Date, regions and reason of each break on a panel, a reason that several regions share once."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in grid:
        for panel in row:
            low, high = panel.years
            for record in panel.breaks:
                day = as_date(record["date"])
                if panel.lines and low <= day.year <= high:
                    key = (i18n.day(day, lang), i18n.text(record, "explanation", lang))
                    found.setdefault(key, []).append(panel.region)
    several = len(grid) > 1
    return [
        f"{day} ({', '.join(dict.fromkeys(regions))}): {reason}" if several else f"{day}: {reason}"
        for (day, reason), regions in found.items()
    ]


def _elsewhere(part: Strand, lang: str) -> list[str]:
    """What is known of an indicator and not shown: older than the newest, or not of a whole region."""
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    said = []
    if len(part.points) >= MOST_FIGURES:
        newest = _("{name}: only the newest {count} figures are shown; narrow the filters to see older ones.")
        said.append(newest.format(name=part.measure.name, count=i18n.number(MOST_FIGURES, lang)))
    if part.elsewhere:
        said.append(
            ngettext(
                "{name}: {count} more figure speaks for a place or a group only and is not on the chart.",
                "{name}: {count} more figures speak for places or groups only and are not on the chart.",
                part.elsewhere,
            ).format(name=part.measure.name, count=i18n.number(part.elsewhere, lang))
        )
    return said


def draw_words(strands: Sequence[Strand], lang: str) -> None:
    """Draw the figures that are words, newest first: no axis can hold them."""
    _ = gettext_for(lang)
    for part in strands:
        rows = sorted(words_only(part.rows), key=lambda row: row["period_end"], reverse=True)
        if not rows:
            continue
        st.markdown(markdown.plain(_("{name}: stated in words").format(name=part.measure.name)))
        lines = [
            "- **{period}** {value} · {region} · {producer}".format(
                period=markdown.plain(
                    i18n.period(row["period_start"], row["period_end"], row["period_kind"], lang)
                ),
                value=markdown.plain(_words_of(row, part, lang)),
                region=markdown.plain(i18n.text(row, "region", lang)),
                producer=markdown.plain(i18n.text(row, "producer", lang)),
            )
            for row in rows
        ]
        st.markdown("\n".join(lines))


def _words_of(row: Mapping[str, object], part: Strand, lang: str) -> str:
    written = row["value_text"]
    if isinstance(written, str) and written:
        return written
    return value_words(dict(row), lang, part.measure.unit_id, part.measure.unit)
