"""What a set of projects comes to: each counted once, money by currency and only where it is published."""

from collections.abc import Sequence

from components.html_panel import Html, html_panel, render
from components.i18n import gettext_for, ngettext_for, number
from components.impact.words import money
from components.records import Row


def money_totals(totals: Sequence[Row], counts: Row, lang: str) -> list[dict[str, str]]:
    """The published money of each currency with the number of projects behind it, then how many publish none.

    Args:
        totals: rows of `impact/totals`.
        counts: the row of `impact/counts`.
    """
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    found = []
    for row in totals:
        projects, shared = int(row["projects"]), int(row["shared"])
        behind = ngettext(
            "published budget of {count} project", "published budgets of {count} projects", projects
        ).format(count=number(projects, lang))
        part = ngettext(
            "of these {count} paid for with other donors; the whole budget is counted, once",
            "of these {count} paid for with other donors; the whole budgets are counted, once",
            shared,
        ).format(count=number(shared, lang))
        found.append(
            {
                "figure": money(row["amount"], row["currency"], lang),
                "said": behind,
                "more": part if shared else "",
                "kind": "",
            }
        )
    silent = int(counts["projects"]) - int(counts["with_money"])
    if silent:
        said = ngettext("project publishes no budget", "projects publish no budget", silent)
        found.append(
            {"figure": number(silent, lang), "said": said, "more": _("not counted as zero"), "kind": "pale"}
        )
    return found


def count_totals(counts: Row, lang: str) -> list[dict[str, str]]:
    """Projects, results, activities and recommendations, each counted once."""
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    projects, results = int(counts["projects"]), int(counts["results"])
    shared, reported = int(counts["shared"]), int(counts["results_reported"])
    flagged, activities = int(counts["results_flagged"]), int(counts["activities"])
    recommendations = int(counts["recommendations"])
    together = ngettext(
        "{count} with several donors, counted once here and shown under each",
        "{count} with several donors, counted once here and shown under each",
        shared,
    ).format(count=number(shared, lang))
    said = [_("{count} with a reported figure").format(count=number(reported, lang))]
    context = int(counts["context_figures"])
    if flagged:
        said.append(_("{count} marked as implausible or unclear").format(count=number(flagged, lang)))
    if context:
        filed = ngettext(
            "{count} figure of the country filed with them is no result",
            "{count} figures of the country filed with them are no results",
            context,
        )
        said.append(filed.format(count=number(context, lang)))
    return [
        {
            "figure": number(projects, lang),
            "said": ngettext("project", "projects", projects),
            "more": together if shared else "",
            "kind": "",
        },
        {
            "figure": number(results, lang),
            "said": ngettext("result on record", "results on record", results),
            "more": "; ".join(said) if results or context else "",
            "kind": "",
        },
        {
            "figure": number(activities, lang),
            "said": ngettext("dated activity found", "dated activities found", activities),
            "more": "",
            "kind": "",
        },
        {
            "figure": number(recommendations, lang),
            "said": ngettext("recommendation touched", "recommendations touched", recommendations),
            "more": _("linked by the editors, by the aim of the project") if recommendations else "",
            "kind": "",
        },
    ]


def totals_panel(totals: Sequence[Row], counts: Row, lang: str) -> Html:
    """The totals as HTML."""
    return render(
        "impact_totals.html",
        lang,
        counted=count_totals(counts, lang),
        paid=money_totals(totals, counts, lang),
    )


def show_totals(totals: Sequence[Row], counts: Row, lang: str) -> None:
    """Draw the totals."""
    html_panel(totals_panel(totals, counts, lang), key="impact-totals")
