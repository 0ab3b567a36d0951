"""The filtered projects as files: CSV of the projects, XLSX with results, recommendations and sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from components.exports import Sheet, csv_bytes, sources_of, workbook_bytes
from components.i18n import gettext_for, is_missing, text
from components.impact.words import ImpactNames, gaps_of, kind_name, level_name
from components.palette import STATUSES, status_definition, status_name
from components.provenance import Lineage
from components.records import Row, records
from components.tracker.export import day_or_text


@dataclass(frozen=True)
class ImpactFrames:
    """The answers of `impact/<name>` over the whole filtered set, each with its lineage in its attributes."""

    projects: pd.DataFrame
    partners: pd.DataFrame
    results: pd.DataFrame
    recommendations: pd.DataFrame
    events: pd.DataFrame
    indicators: pd.DataFrame
    totals: pd.DataFrame
    counts: pd.DataFrame

    @property
    def lineages(self) -> list[Lineage]:
        """The questions behind the rows, all asked of one warehouse."""
        asked = (self.projects, self.partners, self.results, self.recommendations, self.events, self.counts)
        return [frame.attrs["lineage"] for frame in asked]


def _table(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(
        {name: pd.Series([row[name] for row in rows], dtype=object) for name in columns},
        columns=list(columns),
    )


def _plain(value: object) -> object:
    return None if is_missing(value) else value


def _shares(members: Sequence[Row]) -> str:
    """`eu 75; bmz 25`; a donor whose share is not published without a number."""
    return "; ".join(
        f"{row['organisation_id']} {row['share']:g}"
        if not is_missing(row["share"])
        else str(row["organisation_id"])
        for row in members
    )


def projects_for_file(frames: ImpactFrames, names: ImpactNames, lang: str) -> pd.DataFrame:
    """One row per project, each once however many donors it has; codes beside words."""
    _ = gettext_for(lang)
    members: dict[str, dict[str, list[Row]]] = {}
    for row in records(frames.partners):
        members.setdefault(row["project_id"], {}).setdefault(row["role"], []).append(row)
    results: dict[str, list[Row]] = {}
    for row in records(frames.results):
        results.setdefault(row["project_id"], []).append(row)
    rows = []
    for row in records(frames.projects):
        identity = row["project_id"]
        roles = members.get(identity, {})

        def named(role: str, roles: Mapping[str, list[Row]] = roles) -> str:
            return "; ".join(text(one, "name", lang) for one in roles.get(role, []))

        everyone = [one for role in roles.values() for one in role]
        rows.append(
            {
                "project_id": identity,
                "title": text(row, "title", lang),
                "kind": kind_name(row["kind"], lang),
                "donors": named("donor") or _("not stated"),
                "donor_shares_percent": _shares(roles.get("donor", [])),
                "implementers": named("implementer"),
                "partners": named("partner"),
                "start_date": day_or_text(row["start_date"]),
                "end_date": day_or_text(row["end_date"]),
                "date_note": text(row, "date_note", lang),
                "budget": _plain(row["budget"]),
                "currency": _plain(row["currency"]),
                "budget_published": not is_missing(row["budget"]),
                "nationwide": bool(row["nationwide"]),
                "regions": row["regions"],
                "region_names": "; ".join(names.of(row["regions"], names.region_short)),
                "themes": "; ".join(names.of(row["themes"], names.theme)),
                "objective": text(row, "objective", lang),
                "results": row["results"],
                "results_reported": row["results_reported"],
                "results_marked": row["results_flagged"],
                "dated_activities": row["activities"],
                "recommendations_touched": row["recommendations"],
                "not_known": " ".join(gaps_of(row, results.get(identity, []), everyone, lang)),
                "source_id": row["source_id"],
                "source_title": row["source_title"],
                "url": _plain(row["url"]),
            }
        )
    return pd.DataFrame(rows)


def results_for_file(results: pd.DataFrame, lang: str) -> pd.DataFrame:
    """One row per result as reported; `same_as` names the result of another project that is the same."""
    columns = (
        "result_id", "project_id", "project", "indicator", "level", "unit", "baseline", "target", "achieved",
        "achieved_low", "achieved_high", "period_start", "period_end", "region_code", "marked", "caveat",
        "same_as", "source_id", "url",
    )  # fmt: skip
    rows = [
        {
            **{name: _plain(row.get(name)) for name in columns},
            "project": text(row, "title", lang),
            "indicator": text(row, "indicator", lang),
            "level": level_name(row["level"], lang),
            "period_start": day_or_text(row["period_start"]),
            "period_end": day_or_text(row["period_end"]),
            "marked": bool(row["flagged"]),
            "caveat": text(row, "caveat", lang),
        }
        for row in records(results)
    ]
    return _table(rows, columns)


def recommendations_for_file(recommendations: pd.DataFrame, lang: str) -> pd.DataFrame:
    """One row per project and recommendation it touches, with how that stands on the day."""
    columns = (
        "project_id", "recommendation_id", "text", "origin", "origin_date", "why_linked", "status",
        "status_name", "contested", "latest_evidence", "voice", "producer", "source_id", "url",
    )  # fmt: skip
    rows = [
        {
            **{name: _plain(row.get(name)) for name in columns},
            "text": text(row, "text", lang),
            "origin": text(row, "forum_title", lang),
            "why_linked": text(row, "reason", lang),
            "status_name": status_name(row["status"], lang),
            "contested": bool(row["contested"]),
            "latest_evidence": _plain(row["headline_date"]),
            "producer": text(row, "producer", lang),
        }
        for row in records(recommendations)
    ]
    return _table(rows, columns)


def all_sources(frames: ImpactFrames) -> pd.DataFrame:
    """Every source of the rows in the file, each once."""
    found = [frames.projects, frames.results, frames.events, frames.recommendations]
    columns = [
        "source_id", "source_title", "publisher", "original_publisher", "url", "published", "accessed",
        "source_kind",
    ]  # fmt: skip
    parts = [frame[columns].astype(object) for frame in found if len(frame)]
    for part in parts:
        part.attrs = {}
    rows = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)
    return sources_of(rows[rows["source_id"].notna()])


def about_impact(
    filters: Mapping[str, str], as_of: date, frames: ImpactFrames, lang: str
) -> dict[str, object]:
    """What a reader of a file needs to find the view again, to read it and to cite it, in order.

    Args:
        filters: name of each filter that is set and its value, both in words.
    """
    _ = gettext_for(lang)
    counts = records(frames.counts)[0]
    facts: dict[str, object] = {"as_of": as_of, "exported_on": date.today()}
    if not filters:
        facts["filters"] = _("none: all projects that had begun on the as-of day")
    facts |= {f"filter: {name}": value for name, value in filters.items()}
    facts |= {
        "projects": counts["projects"],
        "projects_with_published_budget": counts["with_money"],
        "projects_without_published_budget": counts["projects"] - counts["with_money"],
    }
    for row in records(frames.totals):
        facts[f"published_{row['currency']}"] = row["amount"]
        facts[f"projects_behind_{row['currency']}"] = row["projects"]
    facts["reading_money"] = _(
        "A budget is that of the whole project, also where several donors pay. Where none is published the "
        "cell is empty, which is not zero. Sums are by currency, each project once."
    )
    facts["reading_results"] = _(
        "Results are as reported. None is summed over projects: some are reported by two projects."
    )
    facts["reading_links"] = _(
        "Projects, results, recommendations and figures of the country stand side by side; no source found "
        "shows that one led to another."
    )
    for place, lineage in enumerate(frames.lineages, start=1):
        given = "; ".join(f"{name} = {value}" for name, value in lineage.parameters.items() if value)
        facts |= {f"question_{place}": lineage.question, f"parameters_{place}": given}
    facts["warehouse"] = frames.lineages[0].warehouse
    facts["licence"] = _("Curated data: CC BY 4.0. Code: Apache-2.0. Each source keeps its own terms.")
    for status in STATUSES:
        facts[status] = f"{status_name(status, lang)}. {status_definition(status, lang)}"
    return facts


def impact_workbook(
    frames: ImpactFrames, names: ImpactNames, about: Mapping[str, object], lang: str
) -> bytes:
    """The filtered set as XLSX with the sheets projects, results, recommendations, sources and about."""
    facts = pd.DataFrame({"item": list(about), "value": pd.Series(list(about.values()), dtype=object)})
    linked = frozenset({"url"})
    footer = f"Paygiri · {about['as_of']} · {about['warehouse']}"
    return workbook_bytes(
        [
            Sheet("projects", projects_for_file(frames, names, lang), linked, footer, widest=32),
            *(
                Sheet(name, table, linked, footer, widest=40, one_page_wide=True)
                for name, table in (
                    ("results", results_for_file(frames.results, lang)),
                    ("recommendations", recommendations_for_file(frames.recommendations, lang)),
                    ("sources", all_sources(frames)),
                )
            ),
            Sheet("about", facts, footer=footer, widest=100, one_page_wide=True),
        ]
    )


def impact_csv(frames: ImpactFrames, names: ImpactNames, lang: str) -> bytes:
    """The projects as CSV; as-of date and warehouse stand in each row, since nothing else travels with it."""
    lineage: Lineage = frames.projects.attrs["lineage"]
    rows = projects_for_file(frames, names, lang)
    return csv_bytes(rows.assign(as_of=str(lineage.parameters.get("as_of", "")), warehouse=lineage.warehouse))
