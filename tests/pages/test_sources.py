"""Sources through the entry: the catalogue, one source, coverage, the method, and the package to take away.

Counts are worked out from the CSV files.
"""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.data.tables import rows
from tests.queries.status_by_hand import items, standing

APP = Path(__file__).parents[2] / "app.py"
TODAY = "2026-11-21"

pytestmark = pytest.mark.usefixtures("warehouse")


def opened(**params: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.switch_page("pages/evidence/sources.py")
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def panels(app: AppTest) -> list[str]:
    shown = [json.loads(part.proto.json) for part in app.get("bidi_component")]
    return [str(data["html"]) for data in shown if "html" in data]


def notices(app: AppTest) -> str:
    return " ".join(str(warning.value) for warning in app.warning).replace("\\", "")


def written(app: AppTest) -> str:
    parts = [*app.markdown, *app.caption, *app.subheader, *app.header]
    return " ".join(str(part.value) for part in parts).replace("\\", "")


def buttons(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def listed(html: str) -> list[str]:
    """Titles of the catalogue's page."""
    return re.findall(r'<a class="ask" data-follow="top" href="[^"]*">([^<]*)</a>', html)


def test_catalogue_holds_every_source_page_by_page() -> None:
    first = opened()
    assert f"**{len(rows('sources'))} sources**" in written(first)
    [html] = panels(first)
    assert len(listed(html)) == 30
    assert "page=2" in html
    [last] = panels(opened(page="12"))
    assert len(listed(last)) == len(rows("sources")) - 11 * 30


def test_page_beyond_the_last_shows_the_last() -> None:
    assert listed(panels(opened(page="5000"))[0]) == listed(panels(opened(page="12"))[0])


@pytest.mark.parametrize(
    ("params", "column", "value"),
    [({"kind": "primary"}, "kind", "primary"), ({"language": "de"}, "language", "de")],
)
def test_filter_counts_what_the_file_holds(params: dict[str, str], column: str, value: str) -> None:
    count = sum(row[column] == value for row in rows("sources"))
    assert f"**{count} sources**" in written(opened(**params))


def test_copy_names_who_published_first_and_a_source_without_address_says_so() -> None:
    copies = panels(opened(kind="mirror"))[0]
    assert "copy; first published by" in copies
    [printed] = panels(opened(q="saferworld_uniting_2020"))
    assert "no address" in printed
    assert "open the source" not in printed


def test_search_that_finds_nothing_says_what_to_loosen() -> None:
    # Three sources are in Swedish, Spanish or Kyrgyz, one each; none of them is a dataset.
    [html] = panels(opened(language="sv", kind="dataset"))
    datasets = sum(row["kind"] == "dataset" for row in rows("sources"))
    assert "No source matches all of these filters" in html
    assert "1 source without the filter “Kind: Dataset”" in html
    assert f"{datasets} sources without the filter “Language of the source: Swedish”" in html
    assert f"Show all {len(rows('sources'))} sources without any filter" in html


def test_source_line_of_the_catalogue_holds_what_was_found() -> None:
    count = sum(row["kind"] == "dataset" for row in rows("sources"))
    [line] = [part.label for part in opened(kind="dataset").expander if part.label.startswith("Source")]
    assert f"{count} sources" in line


def test_producers_stand_by_voice() -> None:
    [html] = panels(opened(list="producers"))
    producers = [row for row in rows("producers") if row["voice"]]
    assert html.count("<li>") == len(rows("producers"))
    by_voice = Counter(row["voice"] for row in producers)
    for voice, name in (("state", "State"), ("academic", "Academia")):
        assert f'{name} <span class="small">{by_voice[voice]}</span>' in html
    [media] = panels(opened(list="producers", voice="media"))
    assert media.count("<li>") == by_voice["media"]


def test_producer_is_found_by_a_part_of_its_name_in_any_language() -> None:
    for part in ("ombudsm", "ОМБУДСМ"):
        [html] = panels(opened(list="producers", q=part))
        assert html.count("<li>") == 1
        assert "Commissioner for Human Rights" in html
    nothing = opened(list="producers", q="zzzz")
    assert panels(nothing) == []
    assert "No producer matches." in written(nothing)


def test_detail_lists_everything_that_rests_on_a_source_with_links() -> None:
    source = "saferworld_uniting_2020"
    [html] = panels(opened(id=source, lang="ru"))
    for row in rows("recommendations"):
        link = f'href="recommendations?lang=ru&amp;id={row["recommendation_id"]}"'
        assert (link in html) is (row["source_id"] == source)
    assert sum(row["source_id"] == source for row in rows("priorities")) == 28
    assert 'Региональные приоритеты <span class="small">28</span>' in html
    assert "impact?lang=ru&amp;project=" in html
    assert "claims?lang=ru&amp;id=" in html


def test_detail_of_figures_leads_to_the_trend() -> None:
    observed = next(row for row in rows("observations") if row["indicator_id"] == "torture_cases_coalition")
    [html] = panels(opened(id=observed["source_id"]))
    assert 'href="trends?indicator=torture_cases_coalition"' in html


def test_unknown_source_gives_a_notice_and_the_catalogue() -> None:
    app = opened(id="no_such_source")
    assert "no_such_source" in notices(app)
    assert len(listed(panels(app)[0])) == 30


def test_coverage_counts_the_observations_of_the_years() -> None:
    themes = {row["indicator_id"]: row["theme_id"] for row in rows("indicators")}
    counted = Counter(
        (themes[row["indicator_id"]], row["region_code"])
        for row in rows("observations")
        if "2015" <= row["period_end"][:4] <= "2020"
    )
    html = panels(opened(view="coverage", **{"from": "2015", "to": "2020"}))[0]
    found = {
        (theme, region): int(count)
        for theme, region, count in re.findall(
            r'href="sources\?view=coverage&amp;theme=(\w+)&amp;region=([\w-]+)&amp;[^"]*"[^>]*>'
            r'<span class="marks"[^>]*>.*?</span></span><b>(\d+)</b>',
            html,
        )
    }
    assert found == dict(counted)


def test_field_without_a_figure_is_hatched_and_never_a_zero() -> None:
    html = panels(opened(view="coverage"))[0]
    assert 'class="unknown"' in html
    assert "<b>0</b>" not in html


def test_lists_of_what_is_missing_narrow_with_the_filters() -> None:
    app = opened(view="coverage", as_of=TODAY)
    texts = written(app)
    today = [standing(item, date(2026, 11, 21)) for item in items().values()]
    silent = sum(now is not None and now.status == "no_evidence" for now in today)
    assert f"Recommendations without evidence · {silent}" in texts
    assert buttons(app).count("This list (CSV)") == 4
    narrowed = opened(view="coverage", theme="torture", region="TJ")
    assert "For the themes and regions chosen above." in written(narrowed)
    years = next(html for html in panels(narrowed) if "Missing years" in html)
    # observations.csv: appeals to the Commissioner of 2016, 2017, 2018, 2019 and 2021.
    assert 'href="trends?indicator=torture_appeals_ombudsman&amp;region=TJ"' in years
    assert ">2020<" in years


def test_method_tells_the_rules_with_numbers_of_the_package() -> None:
    app = opened(view="method")
    texts = written(app)
    assert f"Observations: {len(rows('observations')):,}" in texts
    assert f"Sources: {len(rows('sources'))}; " in texts
    exclusions = len(rows("exclusions"))
    assert f"each with its reason: {exclusions}." in texts
    assert "Evidence is fresh up to 12 months before the chosen day, stale up to 24 months" in texts
    assert "Media never make it contested" in texts
    anchors = [header.proto.anchor for header in app.subheader]
    links = re.findall(r"\]\(#([\w-]+)\)", str(app.markdown[0].value))
    assert links
    assert set(links) <= set(anchors)


@pytest.mark.parametrize("lang", ["ru", "tg"])
def test_method_stands_in_every_language(lang: str) -> None:
    texts = written(opened(view="method", lang=lang))
    assert "evidence" not in texts
    assert "12" in texts


def test_terms_of_the_glossary_are_shown_when_opened() -> None:
    app = opened(view="method")
    app.session_state["table-sources-terms"] = True
    app.run()
    assert len(app.table[0].value) == len(rows("glossary"))


def test_package_can_be_taken_from_every_view() -> None:
    for view in ("catalogue", "coverage", "method"):
        assert "The whole data package (ZIP)" in buttons(opened(view=view))


@pytest.mark.parametrize(
    "params",
    [
        {"view": "everything"},
        {"q": "x" * 10_000},
        {"kind": "<script>alert(1)</script>"},
        {"voice": "[x](javascript:alert(1))"},
        {"page": "-1"},
        {"from": "2024", "to": "2012"},
        {"from": "MMXX"},
        {"list": "readers"},
        {"id": "<img src=x onerror=alert(1)>"},
    ],
    ids=str,
)
def test_bad_address_gives_a_notice_and_a_working_page(params: dict[str, str]) -> None:
    app = opened(**params)
    assert app.warning
    assert len(app.warning[0].value) < 1_000
    [html] = panels(app)
    assert len(listed(html)) == 30
    assert "<script" not in html
    assert "<img" not in html


def test_markup_in_the_search_stays_text() -> None:
    [html] = panels(opened(q="<b>bold</b>"))
    assert "No source matches" in html
    assert "<b>bold" not in html


def test_opened_drawer_cites_whoever_made_the_figures_first() -> None:
    app = opened(q="saferworld_uniting_2020")
    app.session_state["source-sources-catalogue"] = True
    app.session_state["source-part-sources-catalogue"] = "Cite this"
    app.run()
    assert not app.exception
    [cited] = [code.value for code in app.code]
    source, view = cited.split("\n\n")
    assert source.startswith("Saferworld. Uniting civil society: improving joint responses")
    assert source.endswith("No address.")
    assert "Question: sources/catalogue. Parameters: q = saferworld_uniting_2020." in view
