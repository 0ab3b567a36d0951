"""Drawn pictures are valid SVG, say what they show, hold foreign text as text, and fetch nothing."""

import re
from xml.etree import ElementTree

import pytest
from defusedxml.ElementTree import fromstring

from components.charts.coverage_strip import Coverage, Known, coverage_strip
from components.charts.status_bars import StatusGroup, TrackedItem, counts, status_bars, summary
from components.charts.svg import element, text, wrapped
from components.charts.svg_figure import pictures
from components.maps.region_map import MapSubject, RegionFigure, printed_figure, region_map
from components.palette import STATUSES, THEMES, Theme
from queries.boundaries import region_boundaries

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script>\" onload='x' & <b>\x00"
SUBJECT = MapSubject("Women who experienced violence", "percent", "percent, 2017", "2017", "state")
CODES = ("TJ-DU", "TJ-SU", "TJ-KT", "TJ-RA", "TJ-GB")


def figure(code: str, value: float | None, name: str | None = None) -> RegionFigure:
    printed = printed_figure(value, "=", "percent", "en")
    return RegionFigure(code, name or code, value, printed, 1000.0, f"regions?region={code}")


def drawn_map(*figures: RegionFigure, view: str = "area", theme: Theme = "light", width: float = 660) -> str:
    return region_map(figures, region_boundaries(), SUBJECT, "en", view, theme, width)


def bars(*statuses: str, contested: bool = False, theme: Theme = "light", width: float = 600) -> str:
    items = tuple(
        TrackedItem(f"D24-{n}", HOSTILE, status, contested, f"recommendations?id=D24-{n}")
        for n, status in enumerate(statuses)
    )
    return status_bars([StatusGroup("First Dialogue", "2024", items)], "en", theme, width)


def strip(known: dict[tuple[str, str], Known], theme: Theme = "light", width: float = 900) -> str:
    coverage = Coverage(
        (("TJ-SU", "Sughd"), ("TJ", HOSTILE)), (("torture", HOSTILE),), tuple(known.items()), 2026
    )
    return coverage_strip(coverage, "en", theme, width)


def all_pictures() -> list[str]:
    made = []
    for theme in THEMES:
        for width in (660, 360):
            for view in ("area", "population"):
                figures = [
                    figure(code, None if code == "TJ-KT" else 5.0 * n, HOSTILE)
                    for n, code in enumerate(CODES)
                ]
                made.append(drawn_map(*figures, view=view, theme=theme, width=width))
            made.append(bars(*STATUSES, contested=True, theme=theme, width=width))
            made.append(strip({("TJ-SU", "torture"): Known(7, 2, 1, 2019)}, theme=theme, width=width))
    return made


@pytest.fixture(scope="module")
def made() -> list[str]:
    return all_pictures()


def words(svg: str) -> str:
    return " ".join(fromstring(svg).itertext())


def test_every_picture_is_valid_xml_with_title_and_description(made: list[str]) -> None:
    for svg in made:
        root: ElementTree.Element = fromstring(svg)
        named = {child.get("id"): child for child in root if child.tag in {f"{SVG}title", f"{SVG}desc"}}
        assert named[root.get("aria-labelledby")].text
        assert named[root.get("aria-describedby")].text
        assert root.get("role") in {"img", "group"}


def test_picture_with_links_is_a_group_so_that_they_stay_reachable() -> None:
    assert fromstring(drawn_map(figure("TJ-SU", 1.0))).get("role") == "group"
    assert fromstring(bars("implemented")).get("role") == "group"
    assert fromstring(strip({("TJ-SU", "torture"): Known(7, 2, 1, 2019)})).get("role") == "img"


def test_foreign_text_stays_text(made: list[str]) -> None:
    for svg in made:
        root = fromstring(svg)
        tags = {node.tag.removeprefix(SVG) for node in root.iter()}
        assert not tags & {"script", "foreignObject", "image", "use", "style", "b"}
        assert not any(name.startswith("on") for node in root.iter() for name in node.attrib)
        assert "\x00" not in svg


def test_picture_refers_to_nothing_outside_itself(made: list[str]) -> None:
    for svg in made:
        without_namespace = svg.replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert re.search(r"https?:|data:|@import|javascript:", without_namespace) is None
        referred = set(re.findall(r"url\(#([^)]+)\)", svg))
        assert referred <= {node.get("id") for node in fromstring(svg).iter()}
        links = [node.get("href") for node in fromstring(svg).iter(f"{SVG}a")]
        assert all(
            link and link.startswith(("regions?region=TJ-", "recommendations?id=D24-")) for link in links
        )


def test_ids_differ_between_versions_of_a_picture(made: list[str]) -> None:
    ids = [
        identity
        for svg in made
        for identity in {node.get("id") for node in fromstring(svg).iter()}
        if identity
    ]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("view", ["area", "population"])
def test_map_names_every_region_and_links_to_it(view: str) -> None:
    svg = drawn_map(*(figure(code, 10.0) for code in CODES), view=view)
    keys = [node.get("data-key") for node in fromstring(svg).iter(f"{SVG}a")]
    assert sorted(key for key in keys if key) == sorted(CODES)
    assert all(code in words(svg) for code in CODES)


@pytest.mark.parametrize("view", ["area", "population"])
def test_region_without_a_figure_is_hatched_and_a_zero_is_not(view: str) -> None:
    svg = drawn_map(figure("TJ-KT", None), figure("TJ-SU", 0.0), figure("TJ-RA", 30.0), view=view)
    fills = {}
    for link in fromstring(svg).iter(f"{SVG}a"):
        [shape] = [node for node in link if node.get("class") == "hover"]
        fills[link.get("data-key")] = str(shape.get("fill"))
    assert fills["TJ-KT"].startswith("url(#")
    assert fills["TJ-SU"].startswith("#")
    assert "no data" in words(svg)
    assert "0%" in words(svg)


def test_population_circles_have_areas_of_the_populations() -> None:
    large = RegionFigure("TJ-SU", "Sughd", 1.0, "1%", 4_000_000.0, "regions?region=TJ-SU")
    small = RegionFigure("TJ-GB", "GBAO", 1.0, "1%", 1_000_000.0, "regions?region=TJ-GB")
    svg = drawn_map(large, small, view="population")
    radii = {
        link.get("data-key"): float(str(node.get("r")))
        for link in fromstring(svg).iter(f"{SVG}a")
        for node in link.iter(f"{SVG}circle")
    }
    assert radii["TJ-SU"] / radii["TJ-GB"] == pytest.approx(2, abs=0.01)


def test_population_circles_do_not_overlap() -> None:
    people = {"TJ-DU": 1.27e6, "TJ-SU": 2.97e6, "TJ-KT": 3.79e6, "TJ-RA": 2.25e6, "TJ-GB": 0.23e6}
    figures = [
        RegionFigure(code, code, 1.0, "1%", count, f"regions?region={code}") for code, count in people.items()
    ]
    svg = drawn_map(*figures, view="population")
    circles = [
        tuple(float(str(node.get(name))) for name in ("cx", "cy", "r"))
        for node in fromstring(svg).iter(f"{SVG}circle")
    ]
    for position, (x, y, r) in enumerate(circles):
        for other_x, other_y, other_r in circles[position + 1 :]:
            assert ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5 >= r + other_r


@pytest.mark.parametrize(
    ("value", "qualifier", "printed"),
    [
        (12.0, ">=", "≥ 12%"),
        (40.0, "~", "≈ 40%"),
        (3.0, None, "3%"),
        (0.0, "=", "0%"),
        (None, "=", "no data"),
    ],
)
def test_figure_is_printed_with_its_qualifier(
    value: float | None, qualifier: str | None, printed: str
) -> None:
    assert printed_figure(value, qualifier, "percent", "en") == printed


def test_one_cell_stands_for_one_recommendation() -> None:
    svg = bars("in_progress", "no_evidence", "in_progress")
    cells = list(fromstring(svg).iter(f"{SVG}a"))
    assert [cell.get("href") for cell in cells] == [f"recommendations?id=D24-{n}" for n in (0, 2, 1)]
    group = StatusGroup(
        "First", "", tuple(TrackedItem(s, "", s, False, "") for s in ("in_progress", "no_evidence"))
    )
    assert counts(group) == {"in_progress": 1, "no_evidence": 1}
    assert summary(group, "en") == "1 in progress · 1 no evidence"


def test_contested_item_is_marked_and_counted() -> None:
    plain_cell, contested_cell = bars("in_progress"), bars("in_progress", contested=True)
    assert contested_cell.count('stroke-width="2"') == plain_cell.count('stroke-width="2"') + 1
    assert "of these 1 contested" in words(contested_cell)
    assert "of these" not in words(plain_cell)


def test_empty_cell_of_the_coverage_is_hatched_and_says_nothing_recorded() -> None:
    svg = strip({("TJ-SU", "torture"): Known(7, 2, 1, 2024)})
    assert "7 · 2024" in words(svg)
    assert "nothing recorded" in words(svg)
    cells = list(fromstring(svg).iter(f"{SVG}g"))
    fills = [str(next(cell.iter(f"{SVG}rect")).get("fill")) for cell in cells]
    assert fills[0].startswith("#")
    assert fills[1].startswith("url(#")


@pytest.mark.parametrize(("year", "printed"), [(2022, "3 · 2022"), (2021, "3 · (2021)")])
def test_five_year_old_coverage_has_its_year_in_brackets(year: int, printed: str) -> None:
    assert printed in words(strip({("TJ-SU", "torture"): Known(3, 1, 1, year)}))


def test_attributes_and_words_are_escaped() -> None:
    assert element("a", href='x"><script>') == '<a href="x&quot;&gt;&lt;script&gt;"/>'
    assert text("a < b & c", 0, 1.239) == '<text x="0" y="1.24">a &lt; b &amp; c</text>'
    assert element("path", stroke_width=None, class_="hover") == '<path class="hover"/>'


def test_long_text_is_wrapped_and_then_cut() -> None:
    assert wrapped("one two three", 1000, 14) == ("one two three",)
    assert wrapped("one two three", 40, 14) == ("one", "two", "three")
    assert wrapped("word " * 50, 60, 14, 2)[-1].endswith("…")
    assert wrapped("", 60, 14) == ()


def test_picture_comes_in_four_versions() -> None:
    drawn = pictures(lambda theme, width: f"{theme} {width}", 600, 300)
    assert drawn == {
        "light": {"wide": "light 600", "narrow": "light 300"},
        "dark": {"wide": "dark 600", "narrow": "dark 300"},
    }
