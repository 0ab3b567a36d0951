"""The words and tables of a region's profile: frames of named questions in, markdown and text cells out.

Tables of text are `st.table` cells rather than canvas grids: they wrap, can be searched and read aloud, and
print. Everything somebody else wrote is escaped here.
"""

from collections.abc import Sequence

import pandas as pd

from components import i18n, markdown
from components.i18n import gettext_for, ngettext_for
from components.maps.deck_map import LOW_CONFIDENCE
from components.palette import status_counted, status_name, voice_name, voice_said
from components.provenance import remark
from components.records import Row, records
from components.regions.dot_plot import SIGNS

INDEPENDENT = ("civil_society", "international", "academic")
"""Voices that can contest the state's, as columns `<voice>_status`."""


def own(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows that name the region itself, not the whole country."""
    return frame[frame["scope"] == "region"]


def _cell(row: Row, field: str) -> str:
    value = row.get(field)
    return "" if i18n.is_missing(value) else markdown.plain(str(value))


def _source(row: Row) -> str:
    return (
        markdown.link(str(row.get("publisher") or ""), row.get("url"))
        if not i18n.is_missing(row.get("publisher"))
        else ""
    )


def printed_figure(row: Row, lang: str) -> str:
    """A figure as it may be printed: the source's text where it has one, else value with the sign of a bound.

    A range without a value prints as its two ends; a figure of low confidence carries its mark.
    """
    written = row.get("value_text")
    unit = str(row.get("unit_id") or "")
    mark = f" {LOW_CONFIDENCE}" if row.get("confidence") == "low" else ""
    if isinstance(written, str) and written:
        return written + mark
    if not i18n.is_missing(row.get("value")):
        sign = SIGNS.get(str(row.get("qualifier")), "")
        return sign + i18n.number(float(row["value"]), lang, unit) + mark
    ends = [i18n.number(row.get(end), lang, unit) for end in ("value_low", "value_high")]
    return " – ".join(ends) + mark if ends != [i18n.NO_VALUE] * 2 else i18n.NO_VALUE


def map_values(figures: pd.DataFrame, unit_id: str, title: str, lang: str) -> pd.DataFrame:
    """What the regional map and its legend draw, for the five regions and the nation.

    Args:
        figures: answer of `overview/region_figures`.
        unit_id: unit of the indicator.
        title: name of the indicator.

    Returns:
        region_code, name, value, label (figure in words, or that there is none) and the lines of the
        tooltip: title, figure, period, producer, remark.
    """
    return pd.DataFrame([_map_row(row, unit_id, title, lang) for row in records(figures)])


def _map_row(row: Row, unit_id: str, title: str, lang: str) -> Row:
    _ = gettext_for(lang)
    name = i18n.text(row, "region", lang)
    base = {"region_code": row["region_code"], "name": name, "value": row["value"]}
    if i18n.is_missing(row["value"]):
        words = {"figure": _("No value in this comparable set"), "period": "", "producer": "", "remark": ""}
        return {**base, "label": _("no value"), "title": f"{name}: {title}", **words}
    figure = printed_figure({**row, "unit_id": unit_id}, lang)
    return {
        **base,
        "label": figure,
        "title": f"{name}: {title}",
        "figure": figure,
        "period": i18n.period(row["period_start"], row["period_end"], str(row["period_kind"]), lang),
        "producer": f"{i18n.text(row, 'producer', lang)} ({voice_said(row['voice'], lang)})",
        "remark": remark(row, lang),
    }


def map_places(places: pd.DataFrame, unit_id: str, lang: str) -> pd.DataFrame:
    """Places with the lines of their tooltips; the capital's own districts are left to the capital."""
    _ = gettext_for(lang)
    drawn = []
    for row in records(places[places["kind"] != "city_district"]):
        known = not i18n.is_missing(row["value"])
        drawn.append(
            {
                **{name: row[name] for name in ("place_id", "region_code", "kind", "lat", "lon")},
                "title": i18n.text(row, "name", lang),
                "figure": printed_figure({**row, "unit_id": unit_id}, lang) if known else "",
                "period": i18n.period(row["period_start"], row["period_end"], str(row["period_kind"]), lang)
                if known
                else "",
                "producer": i18n.text(row, "producer", lang) if known else "",
                "remark": "" if known else _place_kind(str(row["kind"]), lang),
            }
        )
    return pd.DataFrame(drawn)


def _place_kind(kind: str, lang: str) -> str:
    _ = gettext_for(lang)
    kinds = {
        "city": _("city"),
        "district": _("district"),
        "zone": _("zone named in advocacy, not a unit in law"),
    }
    return kinds.get(kind, "")


def map_table(figures: pd.DataFrame, unit_id: str, lang: str) -> pd.DataFrame:
    """The map's values as text cells: region, figure, place among the regions, time, producer."""
    _ = gettext_for(lang)
    rows = records(figures)
    return pd.DataFrame(
        {
            _("Region"): [markdown.plain(i18n.text(row, "region", lang)) for row in rows],
            _("Figure"): [markdown.plain(printed_figure({**row, "unit_id": unit_id}, lang)) for row in rows],
            _("Rank, 1 = highest"): [
                ""
                if i18n.is_missing(row["rank_high"])
                else f"{int(row['rank_high'])} / {int(row['regions_compared'])}"
                for row in rows
            ],
            _("Time"): [
                ""
                if i18n.is_missing(row["period_end"])
                else markdown.plain(
                    i18n.period(row["period_start"], row["period_end"], str(row["period_kind"]), lang)
                )
                for row in rows
            ],
            _("Produced by"): [markdown.plain(i18n.text(row, "producer", lang)) for row in rows],
            _("Remark"): [markdown.plain(remark(row, lang)) for row in rows],
        }
    )


def facts(region: Row, population: pd.DataFrame, lang: str) -> str:
    """People, their share of the five regions' people, and area, in one line."""
    _ = gettext_for(lang)
    parts = []
    mine = population[population["region_code"] == region["region_code"]]
    if not mine.empty:
        people = float(mine["value"].iloc[0])
        share = i18n.percent(people / float(population["value"].sum()), lang, 1)
        when = i18n.day(mine["period_end"].iloc[0], lang)
        parts.append(
            _("{people} people on {day}, {share} of the country").format(
                people=i18n.number(people, lang, "persons"), day=when, share=share
            )
        )
    if not i18n.is_missing(region.get("area_km2")):
        parts.append(_("{area} km²").format(area=i18n.number(float(region["area_km2"]), lang)))
    return " · ".join(parts)


def priority_list(priorities: pd.DataFrame, lang: str) -> str:
    """Priorities as a markdown list: title, the zone it was voiced for, detail."""
    lines = []
    for row in records(priorities):
        place = i18n.text(row, "place", lang)
        where = f" ({markdown.plain(place)})" if place else ""
        head = f"**{markdown.plain(i18n.text(row, 'title', lang))}**{where}"
        lines.append(f"- {head}  \n  {markdown.plain(i18n.text(row, 'detail', lang))}")
    return "\n".join(lines)


def recommendation_table(recommendations: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Recommendations as text cells: what is asked, by which forum, status, and what each side says."""
    _ = gettext_for(lang)
    rows = records(recommendations)
    return pd.DataFrame(
        {
            _("Recommendation"): [_asked(row, lang) for row in rows],
            _("From"): [markdown.plain(i18n.text(row, "forum", lang)) for row in rows],
            _("Status"): [_counted(row, lang) for row in rows],
            _("State says"): [_said(row, ("state",), lang) for row in rows],
            _("Independent voices say"): [_said(row, INDEPENDENT, lang) for row in rows],
            _("Latest evidence"): [_evidence(row, lang) for row in rows],
        }
    )


def _asked(row: Row, lang: str) -> str:
    place = i18n.text(row, "place", lang)
    where = f" ({markdown.plain(place)})" if place else ""
    asked, identity = i18n.text(row, "text", lang), str(row["recommendation_id"])
    return f"{markdown.plain(asked)}{where} {markdown.plain(identity)}"


def _counted(row: Row, lang: str) -> str:
    _ = gettext_for(lang)
    status = f"**{status_name(str(row['status']), lang)}**"
    return _("{status} (contested)").format(status=status) if row["contested"] else status


def _said(row: Row, voices: Sequence[str], lang: str) -> str:
    told = [
        (voice, str(row[f"{voice}_status"]))
        for voice in voices
        if not i18n.is_missing(row[f"{voice}_status"])
    ]
    if len(voices) == 1:
        return status_name(told[0][1], lang) if told else i18n.NO_VALUE
    return (
        ", ".join(f"{voice_name(voice, lang)}: {status_name(said, lang)}" for voice, said in told)
        or i18n.NO_VALUE
    )


def _evidence(row: Row, lang: str) -> str:
    if i18n.is_missing(row["headline_date"]):
        return i18n.NO_VALUE
    return f"{markdown.plain(i18n.day(row['headline_date'], lang))}, {_source(row)}"


def status_counts(recommendations: pd.DataFrame, lang: str) -> str:
    """How many recommendations stand at each status, in words, worst first."""
    counts = recommendations["status"].value_counts()
    order = [
        "regressed", "not_started", "in_progress", "partially_implemented", "implemented", "no_evidence",
        "not_assessable",
    ]  # fmt: skip
    return ", ".join(
        status_counted(int(counts[status]), status, lang) for status in order if status in counts
    )


def project_table(projects: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Projects as text cells: title, when, where they are documented, remark on the place."""
    _ = gettext_for(lang)
    rows = records(projects)
    return pd.DataFrame(
        {
            _("Project"): [markdown.plain(i18n.text(row, "title", lang)) for row in rows],
            _("Time"): [markdown.plain(_span(row, lang)) for row in rows],
            _("Source"): [_source(row) for row in rows],
        }
    )


def _span(row: Row, lang: str) -> str:
    start, end = (row.get(name) for name in ("start_date", "end_date"))
    if i18n.is_missing(start) and i18n.is_missing(end):
        return i18n.NO_VALUE
    ends = ["…" if i18n.is_missing(part) else i18n.partial_date(str(part), lang) for part in (start, end)]
    return " – ".join(ends)


def event_table(events: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Events as text cells: date, what, place, organiser, source."""
    _ = gettext_for(lang)
    rows = records(events)
    return pd.DataFrame(
        {
            _("Date"): [markdown.plain(i18n.partial_date(str(row["date"]), lang)) for row in rows],
            _("Event"): [markdown.plain(i18n.text(row, "title", lang)) for row in rows],
            _("Place"): [markdown.plain(i18n.text(row, "place", lang)) for row in rows],
            _("Source"): [_source(row) for row in rows],
        }
    )


def single_table(figures: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Figures that stand alone as text cells: indicator, figure with unit, time, producer, source."""
    _ = gettext_for(lang)
    rows = records(figures)
    return pd.DataFrame(
        {
            _("Indicator"): [markdown.plain(i18n.text(row, "name", lang)) for row in rows],
            _("Figure"): [markdown.plain(_with_unit(row, lang)) for row in rows],
            _("Time"): [
                markdown.plain(
                    i18n.period(row["period_start"], row["period_end"], str(row["period_kind"]), lang)
                )
                for row in rows
            ],
            _("Produced by"): [
                markdown.plain(f"{i18n.text(row, 'producer', lang)} ({voice_said(row['voice'], lang)})")
                for row in rows
            ],
            _("Source"): [_source(row) for row in rows],
        }
    )


def _with_unit(row: Row, lang: str) -> str:
    figure = printed_figure(row, lang)
    if row["unit_id"] in i18n.PERCENT_UNITS:
        return figure
    return f"{figure} {i18n.text(row, 'unit', lang)}".strip()


def glance_table(glance: pd.DataFrame, population: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The five regions with what is recorded of each, as text cells."""
    _ = gettext_for(lang)
    people = dict(zip(population["region_code"], population["value"], strict=True))
    rows = records(glance)

    def count(field: str) -> list[str]:
        return [i18n.number(int(row[field]), lang) for row in rows]

    return pd.DataFrame(
        {
            _("Region"): [markdown.plain(i18n.text(row, "name", lang)) for row in rows],
            _("People"): [i18n.number(people.get(row["region_code"]), lang, "persons") for row in rows],
            _("Area, km²"): [i18n.number(row["area_km2"], lang) for row in rows],
            _("Priorities voiced"): count("priorities"),
            _("Recommendations naming it"): count("recommendations"),
            _("Projects naming it"): count("projects"),
            _("Observations"): count("observations"),
            _("Themes with any observation"): [
                f"{i18n.number(int(row['themes_known']), lang)} / {i18n.number(int(row['themes']), lang)}"
                for row in rows
            ],
        }
    )


def gap_sentences(gaps: pd.DataFrame, lang: str) -> list[str]:
    """What should be known of a region and is not, one markdown line per kind of gap."""
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    named: dict[str, list[str]] = {"theme": [], "indicator": [], "recommendation": []}
    for row in records(own(gaps)):
        named[row["kind"]].append(markdown.plain(i18n.text(row, "name", lang)))
    count = {kind: i18n.number(len(names), lang) for kind, names in named.items()}
    lines = []
    if named["theme"]:
        head = ngettext(
            "No observation at all on {count} theme",
            "No observation at all on {count} themes",
            len(named["theme"]),
        ).format(count=count["theme"])
        lines.append(f"**{head}**: {', '.join(named['theme'])}")
    if named["indicator"]:
        head = ngettext(
            "{count} indicator known in at least two other regions and not here",
            "{count} indicators known in at least two other regions and not here",
            len(named["indicator"]),
        ).format(count=count["indicator"])
        lines.append(f"**{head}**: {', '.join(named['indicator'])}")
    if named["recommendation"]:
        head = ngettext(
            "No dated evidence on {count} recommendation that names the region",
            "No dated evidence on {count} recommendations that name the region",
            len(named["recommendation"]),
        ).format(count=count["recommendation"])
        lines.append(f"**{head}**: {' '.join(named['recommendation'])}")
    return lines
