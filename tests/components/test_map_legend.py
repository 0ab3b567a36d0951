"""The legend of the map: every value in words beside its class, what is missing under its own name."""

from components.maps.legend import entries, map_legend
from tests.components.region_rows import map_frame

SOME: dict[str, float | None] = {"TJ-DU": None, "TJ-SU": 25.0, "TJ-KT": 43.0, "TJ-RA": 26.0, "TJ-GB": 28.0}


def drawn(mode: str = "area", nation: str | None = None) -> str:
    return map_legend(
        map_frame(SOME),
        unit="percent · 2017",
        unit_id="percent",
        nation=nation,
        notes=["A note <of> the map."],
        voice="state",
        mode=mode,
        map_width=800,
        largest=3_790_300.0,
        of="light",
        lang="en",
    )


def test_members_stand_under_their_class_from_high_to_low() -> None:
    found = entries(map_frame(SOME), "state", "light")
    assert [entry.members for entry in found] == [
        ("Khatlon 43%",),
        (),
        (),
        ("GBAO 28%", "DRS 26%", "Sughd 25%"),
        ("Dushanbe",),
    ]
    assert found[-1].step is None


def test_no_entry_for_missing_values_where_there_are_none() -> None:
    found = entries(map_frame({**SOME, "TJ-DU": 16.0}), "state", "light")
    assert all(entry.step is not None for entry in found)


def test_missing_value_is_hatched_and_said_not_to_be_zero() -> None:
    legend = drawn()
    assert "url(#legend-hatch-light)" in legend
    assert "No value: not counted as zero" in legend


def test_population_view_explains_its_discs() -> None:
    assert "million people" in drawn("population")
    assert "million people" not in drawn("area")


def test_figure_of_the_nation_stands_apart() -> None:
    assert "Tajikistan 33%" in drawn(nation="Tajikistan 33%")


def test_texts_are_escaped() -> None:
    assert "&lt;of&gt;" in drawn()
