"""The list, the detail and the files of differing figures, made from rows written by hand."""

import io
import re
from collections.abc import Mapping

import openpyxl
import pandas as pd
import pytest

from components.disagreements.address import DisagreementPlace
from components.disagreements.detail import PairParts, disagreement_detail
from components.disagreements.empty import empty_list
from components.disagreements.export import disagreement_csv, disagreement_workbook
from components.disagreements.list import disagreement_list, disagreement_table
from components.disagreements.pair import Pair, chains, figure_of, pair_of
from components.records import Row
from tests.components.differing_rows import NAMES, figure_row, pair_row

MARKUP = "<img src=x onerror=hurt()>"
FIGURES = {
    "a": figure_row("a", 10.0),
    "b": figure_row("b", 40.0, voice="international", qualifier="~"),
    "c": figure_row("c", 25.0, voice="media", qualifier=">="),
}


def pair(figures: Mapping[str, Row] | None = None, **changes: object) -> Pair:
    return pair_of(pair_row(**changes), {**FIGURES, **(figures or {})}, NAMES, "en")


def listed(*pairs: Pair, **place: object) -> str:
    return disagreement_list(pairs, DisagreementPlace(**place))  # type: ignore[arg-type]


def test_lower_figure_comes_first_whatever_its_side() -> None:
    turned = pair(observation_a="b", observation_b="a", higher="a")
    assert [figure.value for figure in turned.figures] == ["10", "about 40"]


def test_both_figures_carry_producer_voice_source_and_the_distance() -> None:
    html = listed(pair())
    for words in ("Maker of a", "Maker of b", "about 40", "4 times", "(state)", "(international bodies)"):
        assert words in html
    assert html.count('href="https://example.org/report"') == 2
    assert "about: a figure is rounded" in html


def test_period_stands_at_each_figure_where_the_two_differ() -> None:
    later = figure_row("b", 40.0, period_end="2022-06-30")
    html = listed(pair({"b": later}, period_relation="contained"))
    assert "May – Jun 2022" in html
    assert "May 2022" in html


def test_two_indicators_are_both_named_and_each_keeps_its_unit() -> None:
    other = figure_row("b", 40.0, indicator_id="cases", indicator_en="Cases heard", unit_id="cases")
    html = listed(pair({"b": other}, kind="similar", indicator_b="cases"), kind="similar")
    assert "Deaths — Cases heard" in html
    assert "Units: persons and cases." in html


def test_further_pairs_of_a_quantity_stand_under_its_widest() -> None:
    widest = pair(pairs_of_quantity=2)
    second = pair(pair_id="f" * 16, place=2, pairs_of_quantity=2, observation_b="c", ratio=2.5, gap=15.0)
    html = listed(widest, second)
    assert html.count('class="d-quantity"') == 1
    assert "1 further pair of this quantity" in html
    assert f"id={'f' * 16}" in html


def test_what_must_not_be_compared_has_no_line_gap_or_ratio() -> None:
    html = listed(
        pair(kind="not_comparable", gap=float("nan"), ratio=float("nan"), higher=None, bounds_overlap=None),
        kind="not_comparable",
    )
    assert "d-beside" in html
    for absent in ("<svg", "higher over lower", 'class="d-measure"'):
        assert absent not in html


def test_toll_is_one_chain_in_the_order_of_time() -> None:
    days = ("2022-05-10", "2022-05-20", "2022-05-31")
    known = {
        name: figure_row(name, value, producer_id="ministry", producer_en="Ministry", period_end=day)
        for name, value, day in zip("abc", (9.0, 10.0, 21.0), days, strict=True)
    }
    first = pair_of(pair_row(kind="successive"), known, NAMES, "en")
    second = pair_of(
        pair_row(kind="successive", observation_a="b", observation_b="c", pairs_of_quantity=2),
        known,
        NAMES,
        "en",
    )
    assert [[figure.value for figure in chain] for chain in chains([second, first])] == [["9", "10", "21"]]
    html = listed(first, second, kind="successive")
    assert html.count('<li><span class="d-place">') == 3
    assert "higher over lower" not in html


def test_links_keep_the_filters_and_the_page() -> None:
    html = listed(pair(quantities=50, total=60), theme=("torture",), voice=("state",), first=2020, page=2)
    link = re.search(r'href="(disagreements\?[^"]*id=0123456789abcdef[^"]*)"', html)
    assert link is not None
    for part in ("theme=torture", "voice=state", "from=2020", "page=2"):
        assert part in link[1]
    assert "21–40 of 50" in html


def test_foreign_text_stays_text() -> None:
    hostile = figure_row(
        "a", 10.0, producer_en=MARKUP, publisher=MARKUP, indicator_en=MARKUP, url="javascript:x()"
    )
    html = listed(pair({"a": hostile}, explanation_en=MARKUP))
    assert "<img" not in html
    assert "javascript:" not in html
    assert "no public address" in html


def test_equal_numbers_have_no_ratio_and_say_so() -> None:
    equal = {"b": figure_row("b", 10.0, qualifier=">")}
    html = listed(pair(equal, gap=0.0, ratio=1.0, higher=None, differs_in="qualifier"))
    assert "the same number" in html
    assert "higher over lower" not in html
    ranged = listed(pair(equal, gap=0.0, ratio=1.0, higher=None))
    assert "the ranges meet" in ranged


def test_ratio_to_nothing_is_not_given() -> None:
    html = listed(pair({"a": figure_row("a", 0.0)}, ratio=float("nan"), gap=40.0))
    assert "no ratio: the lower figure is not above zero" in html
    assert "<b>40</b>" in html


def test_table_has_one_row_a_pair_with_both_figures() -> None:
    table = disagreement_table([pair()], "en")
    assert len(table) == 1
    assert "10" in table["Lower figure"].iloc[0]
    assert "Maker of b" in table["Higher figure"].iloc[0]


def test_detail_marks_the_two_figures_of_the_pair_among_all() -> None:
    rows = [
        {**FIGURES["a"], "side": "a"},
        {**FIGURES["b"], "side": "b", "note": "Read off a chart."},
        FIGURES["c"],
    ]
    known = pair(definition_a_en="Persons killed.", definition_b_en="Persons killed.")
    figures = [figure_of(row, NAMES, "en") for row in rows]
    html = disagreement_detail(PairParts(known, figures), DisagreementPlace(theme=("torture",), page=3))
    assert html.count('class="is-side"') == 2
    assert html.count('data-label="Source"') == 3
    for words in ("Read off a chart.", "Persons killed.", "high confidence", "row c", "at least 25"):
        assert words in html
    back = re.search(r'class="crumb"><a data-follow="top" href="([^"]*)"', html)
    assert back is not None
    assert "theme=torture" in back[1]
    assert "page=3" in back[1]


def test_files_hold_both_figures_and_no_single_value() -> None:
    frame = pd.read_csv(io.BytesIO(disagreement_csv([pair()], "warehouse-hash")), encoding="utf-8-sig")
    assert frame[["lower_value", "higher_value", "gap", "ratio"]].iloc[0].tolist() == [10, 40, 30, 4]
    assert frame["higher_qualifier"].iloc[0] == "~"
    assert frame["warehouse"].iloc[0] == "warehouse-hash"
    assert not {"value", "mean", "average"} & set(frame.columns)


def test_cell_that_starts_a_formula_is_neutralised_in_files() -> None:
    hostile = figure_row("a", -3.5, producer_en="=1+1", unit_id="percent")
    shown = [pair({"a": hostile}, dimension="+cmd")]
    frame = pd.read_csv(io.BytesIO(disagreement_csv(shown, "w")), encoding="utf-8-sig")
    assert frame["lower_producer"].iloc[0] == "'=1+1"
    assert frame["dimension"].iloc[0] == "'+cmd"
    assert frame["lower_value"].iloc[0] == -3.5
    book = openpyxl.load_workbook(
        io.BytesIO(disagreement_workbook(shown, pd.DataFrame(list(FIGURES.values())), {"kind": "rival"}, "w"))
    )
    assert book.sheetnames == ["data", "sources", "about"]
    cells = {cell.value: cell for row in book["data"].iter_rows() for cell in row}
    assert cells["=1+1"].data_type == "s"


@pytest.mark.parametrize("lang", ["en", "ru", "tg"])
def test_empty_list_offers_every_way_out_that_leads_somewhere(lang: str) -> None:
    place = DisagreementPlace(theme=("torture",), first=2020, lang=lang)
    kinds = dict.fromkeys(("rival", "publication", "similar", "successive", "not_comparable"), 0)
    html = empty_list(place, {"theme": 3, "first": 0}, {**kinds, "similar": 2})
    links = re.findall(r'href="([^"]*)"', html)
    assert len(links) == 3
    assert "theme" not in links[0]
    assert "from=2020" in links[0]
    assert "kind=similar" in links[1]
    assert "from" not in links[2]


def test_three_figures_stand_under_each_other_on_one_scale() -> None:
    known = pair(definition_a_en="Persons killed.")
    figures = [figure_of(FIGURES[name], NAMES, "en") for name in ("b", "c", "a")]
    html = disagreement_detail(PairParts(known, figures), DisagreementPlace())
    rungs = html.split('<div class="d-ladder">')[1].split("<table")[0]
    assert re.findall(r"</span> ([^<]+)</b>", rungs) == ["10", "at least 25", "about 40"]
    places = [float(x) for x in re.findall(r'<svg x="([\d.]+)%"[^>]*><g class="d-mark', rungs)]
    assert places[2] == pytest.approx(4 * places[0], rel=0.01)
    assert rungs.count('class="d-number"') < html.count('class="d-number"')


def test_two_figures_or_two_units_have_no_common_scale() -> None:
    known = pair(definition_a_en="Persons killed.")
    two = [figure_of(FIGURES[name], NAMES, "en") for name in ("a", "b")]
    other = figure_of(figure_row("d", 3.0, unit_id="cases"), NAMES, "en")
    for figures in (two, [*two, other]):
        html = disagreement_detail(PairParts(known, figures), DisagreementPlace())
        assert '<div class="d-ladder">' not in html
