"""Slides on regions: the map, the five side by side, one region's figures, priorities, gaps and projects.

A comparison takes one comparable set (one producer, one series, one period) or none; a region without a
figure in it is shown as not known.
"""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from components import i18n
from components.i18n import NO_VALUE, day, gettext_for, is_missing, ngettext_for, number, period
from components.maps.deck_map import LOW_CONFIDENCE
from components.maps.region_map import CALLOUT_AT, CAPITAL, LABEL_AT
from components.maps.value_classes import class_label, class_of, value_classes
from components.palette import INKS, mixed, ramp, voice_said
from components.records import Row, records
from components.regions.profile import own, printed_figure
from components.slides.content import (
    Area,
    Bar,
    Bars,
    Cell,
    Column,
    Content,
    Figure,
    Figures,
    Listed,
    Lists,
    Map,
    Table,
)
from components.slides.deck import Parameter, Value
from components.slides.view_parts import Moment, Reader, View, content_of, one, whole_on
from components.slides.views_status import paged, read_at, rows_shown
from components.tracker.names import named

NATION = "TJ"
FROM_ZERO = frozenset({"count", "amount", "share"})
"""Kinds of figures whose bars start at zero; any other is drawn as dots."""

MOST_LISTED = 12


def _about(reader: Reader, indicator: str) -> Row:
    """The row of `trends/measure`: names, definition, unit and kind of an indicator."""
    return records(reader.ask("trends/measure", indicator=indicator))[0]


def _when_and_who(row: Row, unit: str, lang: str) -> str:
    """Unit, period and producer of a comparable set, as the line under a heading."""
    time = period(row["period_start"], row["period_end"], str(row["period_kind"]), lang)
    maker = f"{i18n.text(row, 'producer', lang)} ({voice_said(row['voice'], lang)})"
    return ", ".join(part for part in (unit, time, maker) if part)


def _figures(reader: Reader, indicator: str, about: Row) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The answer of `overview/region_figures`, and its known rows with their unit."""
    answer = reader.ask("overview/region_figures", indicator=indicator)
    known = answer[answer["observation_id"].notna()].assign(unit_id=str(about["unit_id"]))
    return answer, known


def _nothing_compared(reader: Reader, about: Row, moment: Moment, answer: pd.DataFrame) -> Content:
    """A slide for an indicator that no two regions have in one comparable set."""
    _ = gettext_for(moment.lang)
    said = _("No comparable figure of two regions is known. That is not the same as zero.")
    return content_of(
        moment, i18n.text(about, "name", moment.lang), "", Lists((Listed("", (said,)),)), answer.iloc[:0],
        [answer], said, numbers={},
    )  # fmt: skip


def draw_map(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """The five regions on the map by one indicator."""
    _, lang = gettext_for(moment.lang), moment.lang
    indicator = one(parameters, "indicator") or ""
    about = _about(reader, indicator)
    answer, known = _figures(reader, indicator, about)
    regional = [row for row in records(answer) if row["region_code"] != NATION]
    first = next((row for row in records(known) if row["region_code"] != NATION), None)
    if first is None:
        return _nothing_compared(reader, about, moment, answer)
    unit_id, voice = str(about["unit_id"]), str(first["voice"])
    values = [float(row["value"]) for row in regional if not is_missing(row["value"])]
    classes = value_classes(values, voice, "light")
    tones = class_tones(voice)
    areas = []
    for row in regional:
        found = class_of(None if is_missing(row["value"]) else float(row["value"]), classes)
        areas.append(_area(row, reader, None if found is None else tones[found.colour], unit_id, lang))
    unit = i18n.text(about, "unit", lang)
    unknown = any(is_missing(row["value"]) for row in regional)
    return content_of(
        moment,
        i18n.text(about, "name", lang),
        _when_and_who(first, unit, lang),
        Map(
            tuple(areas),
            unit,
            tuple((tones[step.colour], class_label(step, lang, unit_id)) for step in classes),
            _("no comparable figure") if unknown else "",
        ),
        known[known["region_code"] != NATION],
        [answer],
        "; ".join(f"{area.name}: {area.printed}" for area in areas),
        numbers={str(row["region_code"]): row["value"] for row in regional},
        remark=_low_confidence(regional, lang),
        filters=f"indicator = {indicator}",
        kind=str(about["kind"]),
    )


def class_tones(voice: str) -> dict[str, str]:
    """The tone of each colour that a class of a map can have, so that it follows the theme."""
    inks = INKS["light"]
    greys = {
        mixed(inks.background, inks.muted, 0.25 + 0.2 * step): f"grey-{25 + 20 * step}" for step in range(4)
    }
    return greys | {colour: f"ramp-{voice}-{step}" for step, colour in enumerate(ramp(voice, "light"))}


def _area(row: Row, reader: Reader, tone: str | None, unit_id: str, lang: str) -> Area:
    code = str(row["region_code"])
    capital = code == CAPITAL
    return Area(
        code=code,
        name=i18n.text(row, "region", lang),
        printed=printed_figure({**row, "unit_id": unit_id}, lang),
        rings=tuple(polygon[0] for polygon in reader.boundaries.get(code, ())),
        label_at=CALLOUT_AT if capital else LABEL_AT[code],
        tone=tone,
        callout_from=LABEL_AT[code] if capital else None,
    )


def _low_confidence(rows: list[Row], lang: str) -> str:
    _ = gettext_for(lang)
    low = any(row.get("confidence") == "low" for row in rows)
    return _("{mark} low confidence: see the note of the source").format(mark=LOW_CONFIDENCE) if low else ""


def draw_regions(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """The five regions side by side by one indicator, with the nation where the same set has it."""
    _, lang = gettext_for(moment.lang), moment.lang
    indicator = one(parameters, "indicator") or ""
    chosen = one(parameters, "region")
    about = _about(reader, indicator)
    answer, known = _figures(reader, indicator, about)
    rows = [row for row in records(answer) if row["region_code"] != NATION]
    rows += [row for row in records(known) if row["region_code"] == NATION]
    if not len(known):
        return _nothing_compared(reader, about, moment, answer)
    first = records(known)[0]
    unit, unit_id = i18n.text(about, "unit", lang), str(about["unit_id"])
    bars = tuple(_bar({**row, "unit_id": unit_id}, chosen, str(first["voice"]), lang) for row in rows)
    ordered = sorted(bars, key=lambda bar: (bar.value is None, -(bar.value or 0.0)))
    drawn = "bars" if str(about["kind"]) in FROM_ZERO else "dots"
    return content_of(
        moment,
        i18n.text(about, "name", lang),
        _when_and_who(first, unit, lang),
        Bars(tuple(ordered), unit, "bars" if drawn == "bars" else "dots"),
        known,
        [answer],
        "; ".join(f"{bar.name}: {bar.printed}" for bar in ordered),
        numbers={str(row["region_code"]): row["value"] for row in rows},
        remark=_low_confidence(rows, lang),
        filters=f"indicator = {indicator}",
        kind=str(about["kind"]),
    )


def _bar(row: Row, chosen: str | None, voice: str, lang: str) -> Bar:
    _ = gettext_for(lang)
    known = not is_missing(row["value"])
    low, high = (None if is_missing(row[end]) else float(row[end]) for end in ("value_low", "value_high"))
    nation = row["region_code"] == NATION
    return Bar(
        name=i18n.text(row, "region", lang),
        value=float(row["value"]) if known else None,
        printed=printed_figure(row, lang) if known else _("no comparable figure"),
        tone="muted" if nation else f"voice-{voice}",
        low=low,
        high=high,
        strong=row["region_code"] == chosen,
    )


def _region_name(reader: Reader, region: str, lang: str) -> str:
    return named(reader.ask("catalogue/regions"), "region_code", "name", lang).get(region, region)


def draw_profile(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """One region in four figures: people, recommendations, projects, themes with any figure."""
    moment = read_at(parameters, moment)
    _, lang = gettext_for(moment.lang), moment.lang
    region = one(parameters, "region") or ""
    glance = reader.ask("regions/at_a_glance", as_of=moment.as_of)
    population = reader.ask("regions/population")
    here = population[population["region_code"] == region]
    people = records(here)[0]
    everyone = float(population["value"].sum())
    row = next(row for row in records(glance) if row["region_code"] == region)
    share = _("{share} of the people of the five regions").format(
        share=i18n.percent(float(people["value"]) / everyone, lang, 1)
    )
    area = _("{area} km²").format(area=number(float(row["area_km2"]), lang, decimals=0))
    themes = _("of {count} themes").format(count=number(row["themes"], lang))
    figures = (
        Figure(_("People"), number(float(people["value"]), lang, "persons"), f"{share}; {area}"),
        Figure(_("Recommendations that name it"), number(row["recommendations"], lang)),
        Figure(_("Projects that name it"), number(row["projects"], lang)),
        Figure(_("Themes with any figure"), number(row["themes_known"], lang), themes),
    )
    return content_of(
        moment,
        _region_name(reader, region, lang),
        _("What is recorded of the region, as of {day}").format(day=day(moment.as_of, lang)),
        Figures(figures),
        here,
        [glance, population],
        "; ".join(f"{figure.name}: {figure.printed}" for figure in figures),
        numbers={
            "population": people["value"], "recommendations": row["recommendations"],
            "projects": row["projects"], "themes_known": row["themes_known"],
        },
        filters=f"region = {region}",
    )  # fmt: skip


def draw_priorities(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """What the Civil Society Platform voiced for the region."""
    _, lang = gettext_for(moment.lang), moment.lang
    region = one(parameters, "region") or ""
    answer = reader.ask("follow_up/priorities_of_region", region=region)
    rows = records(answer)
    headings = {"concern": _("Concerns"), "success": _("What worked")}
    columns = tuple(
        Listed(
            heading, tuple(i18n.text(row, "title", lang) for row in rows if row["kind"] == kind)[:MOST_LISTED]
        )
        for kind, heading in headings.items()
        if any(row["kind"] == kind for row in rows)
    )
    nothing = _(
        "The regional briefing of the Civil Society Platform (2020) names no priority for this region."
    )
    return content_of(
        moment,
        _("Priorities voiced: {region}").format(region=_region_name(reader, region, lang)),
        _("Voiced by the Civil Society Platform in its regional briefing of 2020") if rows else "",
        Lists(columns or (Listed("", (nothing,)),)),
        answer,
        [answer],
        "; ".join(item for column in columns for item in column.items) or nothing,
        numbers={str(row["priority_id"]): row["kind"] for row in rows},
        counted="records",
        filters=f"region = {region}",
    )


def draw_gaps(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """What should be known of the region and is not."""
    moment = read_at(parameters, moment)
    _, ngettext, lang = gettext_for(moment.lang), ngettext_for(moment.lang), moment.lang
    region = one(parameters, "region") or ""
    answer = reader.ask("coverage/gaps_of_region", region=region, as_of=moment.as_of)
    sources = reader.ask("overview/coverage_sources")
    rows = records(own(answer))
    named = {
        kind: tuple(i18n.text(row, "name", lang) for row in rows if row["kind"] == kind)
        for kind in ("theme", "indicator")
    }
    headings = {
        "theme": ngettext(
            "{count} theme without any figure", "{count} themes without any figure", len(named["theme"])
        ),
        "indicator": ngettext(
            "{count} indicator known elsewhere, not here",
            "{count} indicators known elsewhere, not here",
            len(named["indicator"]),
        ),
    }
    columns = tuple(
        Listed(headings[kind].format(count=number(len(names), lang)), names)
        for kind, names in named.items()
        if names
    )
    nothing = _("No gap of the kinds that are checked.")
    made = content_of(
        moment,
        _("What is not known: {region}").format(region=_region_name(reader, region, lang)),
        _("No figure was found; that says nothing about what happens there."),
        Lists(columns or (Listed("", (nothing,)),)),
        sources,
        [answer, sources],
        "; ".join(f"{column.heading}: {', '.join(column.items)}" for column in columns) or nothing,
        numbers={kind: len(names) for kind, names in named.items()},
        filters=f"region = {region}",
    )
    line = ngettext(
        "Searched: {count} source of the catalogue", "Searched: {count} sources of the catalogue", made.cited
    )
    return replace(made, source=line.format(count=number(made.cited, lang)), sources=(), cited=0)


def draw_projects(reader: Reader, parameters: Mapping[str, Value], moment: Moment) -> Content:
    """The projects that name a region; without one, those of the whole country."""
    _, lang = gettext_for(moment.lang), moment.lang
    region = one(parameters, "region") or NATION
    answer = reader.ask("follow_up/projects_of_region", region=region)
    shown = answer[answer["scope"] == ("nation" if region == NATION else "region")]
    rows = paged(records(shown), parameters)
    columns = (Column(_("Project"), 0.66), Column(_("Time"), 0.34))
    return content_of(
        moment,
        _("Projects: {region}").format(region=_region_name(reader, region, lang)),
        _("Projects whose papers name the region")
        if region != NATION
        else _("Projects for the whole country"),
        Table(
            columns,
            tuple((Cell(i18n.text(row, "title", lang)), Cell(project_time(row, lang))) for row in rows),
            whole=whole_on(_("Impact"), lang),
        ),
        shown,
        [answer],
        "; ".join(i18n.text(row, "title", lang) for row in rows) or _("None found."),
        numbers={str(row["project_id"]): f"{row['start_date']}/{row['end_date']}" for row in rows},
        counted="records",
        remark=rows_shown(len(shown), parameters, lang) if rows else _("None found."),
        filters=f"region = {region}",
    )


def project_time(row: Row, lang: str) -> str:
    """When a project runs, as exactly as it is known."""
    if is_missing(row["start_date"]) and is_missing(row["end_date"]):
        return NO_VALUE
    ends = (
        "…" if is_missing(row[name]) else i18n.partial_date(str(row[name]), lang)
        for name in ("start_date", "end_date")
    )
    return " – ".join(ends)


def draw_coverage(reader: Reader, _parameters: Mapping[str, Value], moment: Moment) -> Content:
    """How much is known of each region, and of how many themes nothing."""
    _, lang = gettext_for(moment.lang), moment.lang
    strip = reader.ask("overview/coverage_strip")
    sources = reader.ask("overview/coverage_sources")
    regions = reader.ask("catalogue/regions")
    columns = (
        Column(_("Region"), 0.32), Column(_("Figures"), 0.15, "middle"),
        Column(_("Themes with any figure"), 0.19, "middle"), Column(_("Themes without any"), 0.18, "middle"),
        Column(_("Newest"), 0.16, "middle"),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    numbers: dict[str, object] = {}
    for code, name in named(regions, "region_code", "short", lang).items():
        mine = strip[(strip["region_code"] == code)]
        known = mine[mine["observations"] > 0]
        total, themes, nothing = int(known["observations"].sum()), len(known), len(mine) - len(known)
        newest = "" if known.empty else str(int(known["last_year"].max()))
        numbers |= {f"{code}.observations": total, f"{code}.without": nothing}
        rows.append(
            (
                Cell(name),
                Cell(number(total, lang), f"count-{min(70, 10 + total // 12)}"),
                Cell(number(themes, lang)),
                Cell(number(nothing, lang), "no_data" if nothing else None, bold=True),
                Cell(newest or NO_VALUE),
            )
        )
    return content_of(
        moment,
        _("Where nothing is known"),
        _("Figures found by region, and themes on which none was found"),
        Table(columns, tuple(rows)),
        sources,
        [strip, sources],
        "; ".join(f"{row[0].words}: {row[1].words}, {row[3].words}" for row in rows),
        numbers=numbers,
        remark=_(
            "A theme without a figure says nothing about what happens there, only that none was published."
        ),
    )


_REGION = {"region": Parameter(of="region", required=True)}
_DAY = {"as_of": Parameter("day")}
_INDICATOR = {"indicator": Parameter(of="indicator", required=True)}
VIEWS = (
    View("map", _INDICATOR, draw_map),
    View(
        "regions",
        {**_INDICATOR, "region": Parameter(of="region")},
        draw_regions,
    ),
    View("profile", {**_REGION, **_DAY}, draw_profile),
    View("priorities", _REGION, draw_priorities),
    View("gaps", {**_REGION, **_DAY}, draw_gaps),
    View(
        "projects",
        {"region": Parameter(of="region"), "page": Parameter("page")},
        draw_projects,
    ),
    View("coverage", {}, draw_coverage),
)
