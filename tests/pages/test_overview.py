"""The Overview through the entry: figures worked out by hand from the CSV, any address, any language, and the
door that is shown without a warehouse. Counts of recommendations were made by reading recommendations.csv,
forums.csv and status_events.csv, not by asking the warehouse."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.data.tables import rows

APP = Path(__file__).parents[2] / "app.py"
TODAY = "2026-11-21"


def opened(**params: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def headline(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def notices(app: AppTest) -> str:
    return " ".join(str(warning.value) for warning in app.warning).replace("\\", "")


def written(app: AppTest) -> str:
    return " ".join(str(part.value) for part in [*app.markdown, *app.caption]).replace("\\", "")


@pytest.mark.usefixtures("warehouse")
def test_headline_counts_all_recommendations_of_the_package() -> None:
    # 71 rows in recommendations.csv; 45 of them have a dated event of a voice that counts, so 26 have none.
    # Contested: CCPR19-01 (state implemented, Human Rights Committee partially) and CAT18-02 (state in
    # progress, Committee against Torture partially).
    found = headline(opened(as_of=TODAY))
    assert found["Recommendations tracked"] == "71"
    assert found["Without evidence"] == "26"
    assert found["Contested"] == "2"
    # D25-01, D25-02, D25-03 and EUHRD25-02 got their first evidence on 3 February 2026; D25-08 rose.
    assert found["Moved in the last 12 months"] == "5"


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize(
    ("as_of", "tracked"), [("2024-10-18", "52"), ("2025-09-26", "65"), ("1991-09-09", "0")]
)
def test_recommendation_exists_only_from_the_day_it_was_made(as_of: str, tracked: str) -> None:
    # On 18 October 2024 the 9 of the second Dialogue, 3 of Catalysts of Change (dated 2025), 3 of the EU
    # dialogue of October 2025 and 4 of the report dated 2024 (read as its last day) do not exist: 71 - 19.
    # On 26 September 2025 only those of Catalysts of Change and of the EU dialogue do not: 71 - 6.
    assert headline(opened(as_of=as_of))["Recommendations tracked"] == tracked


@pytest.mark.usefixtures("warehouse")
def test_day_of_the_first_dialogue_lacks_evidence_on_27() -> None:
    assert headline(opened(as_of="2024-10-18"))["Without evidence"] == "27"


@pytest.mark.usefixtures("warehouse")
def test_headline_opens_to_the_recommendations_behind_it() -> None:
    app = opened(as_of=TODAY)
    control = next(
        item for item in app.segmented_control if item.label.startswith("Open the recommendations")
    )
    control.set_value("contested").run()
    ids = [cell.replace("\\", "") for cell in app.table[0].value["Id"]]
    assert ids == ["CCPR19-01", "CAT18-02"]


@pytest.mark.usefixtures("warehouse")
def test_dialogues_are_one_click_away() -> None:
    app = opened()
    control = next(item for item in app.segmented_control if item.label == "Status read as of")
    control.set_value("2024-10-18").run()
    assert app.query_params["as_of"] == "2024-10-18"
    assert headline(app)["Recommendations tracked"] == "52"
    next(item for item in app.segmented_control if item.label == "Status read as of").set_value("today").run()
    assert "as_of" not in app.query_params


@pytest.mark.usefixtures("warehouse")
def test_page_says_that_no_numbered_list_is_public() -> None:
    assert "No numbered list of the recommendations of the 2024 and 2025 Dialogues is public" in written(
        opened()
    )


@pytest.mark.usefixtures("warehouse")
def test_latest_evidence_is_dated_voiced_and_linked() -> None:
    said = written(opened(as_of="2026-02-10"))
    assert "**3 Feb 2026**" in said
    assert ":violet[◆] International bodies" in said
    assert "](<https://" in said


@pytest.mark.usefixtures("warehouse")
def test_nothing_after_the_day_is_shown() -> None:
    said = written(opened(as_of="2024-10-18"))
    assert "2026**" not in said
    assert "2025**" not in said


@pytest.mark.usefixtures("warehouse")
def test_every_picture_has_its_source_line() -> None:
    lines = [expander.label.replace("\\", "") for expander in opened(as_of=TODAY).expander]
    sources = [line for line in lines if line.startswith("Source:")]
    assert len(sources) == 5
    # The headline figures: all rows of recommendations.csv.
    assert any(f"{len(rows('recommendations'))} recommendations" in line for line in sources)
    assert any("5 observations" in line for line in sources)
    assert any("45 pieces of evidence" in line for line in sources)


@pytest.mark.usefixtures("warehouse")
def test_map_rows_are_those_of_the_survey() -> None:
    # observations.csv: physical_violence_since_15, dhs_tajikistan, 2017.
    app = opened()
    app.session_state["table-map"] = True
    app.run()
    [table] = app.table
    assert table.value.iloc[:, 0].tolist() == ["Dushanbe", "Sughd", "Khatlon", "DRS", "GBAO"]
    figures = [cell.replace("\\", "") for cell in table.value.iloc[:, 1]]
    assert figures == ["9%", "17%", "36%", "20%", "18%"]


@pytest.mark.usefixtures("warehouse")
def test_people_stand_in_the_table_only_where_their_source_is_named() -> None:
    # observations.csv: population, bulletin of 1 January 2025, GBAO 234.8 thousand.
    app = opened(map="population")
    app.session_state["table-map"] = True
    app.run()
    assert app.table[0].value.iloc[:, 2].tolist()[4] == "234,800"
    assert any("10 observations" in expander.label for expander in app.expander)


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize(("lang", "region"), [("en", "Sughd"), ("ru", "Согд"), ("tg", "Суғд")])
def test_numbers_are_the_same_in_every_language(lang: str, region: str) -> None:
    app = opened(lang=lang, as_of=TODAY)
    assert [metric.value for metric in app.metric] == ["71", "5", "2", "26"]
    app.session_state["table-map"] = True
    app.run()
    assert region in app.table[0].value.iloc[:, 0].tolist()


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize(
    ("param", "value"),
    [
        ("lang", "xx"),
        ("as_of", "2999-01-01"),
        ("as_of", "1990-01-01"),
        ("as_of", "yesterday"),
        ("indicator", "<script>alert(1)</script>"),
        ("indicator", "x" * 10_000),
        ("indicator", "shdi\x00"),
        ("map", "globe"),
    ],
)
def test_bad_address_gives_a_notice_and_a_working_page(param: str, value: str) -> None:
    app = opened(**{param: value})
    said = notices(app)
    assert f"The address asks for {param}" in said
    assert "\x00" not in said
    assert len(said) < 1000
    assert headline(app)["Recommendations tracked"] == "71"


@pytest.mark.usefixtures("warehouse")
def test_repeated_parameter_is_said_and_the_first_taken() -> None:
    app = opened(indicator=["shdi", "population"])
    assert "shdi, population" in notices(app)
    assert next(box for box in app.selectbox if box.label == "Indicator on the map").value == "shdi"


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize(
    "indicator", ["shdi", "population", "registered_crime_change", "women_median_schooling"]
)
@pytest.mark.parametrize("view", ["area", "population"])
def test_every_kind_of_indicator_can_be_mapped(indicator: str, view: str) -> None:
    assert notices(opened(indicator=indicator, map=view)) == ""


@pytest.mark.usefixtures("warehouse")
def test_footer_names_warehouse_and_licence(warehouse: Path) -> None:
    said = written(opened())
    assert warehouse.stem[:12] in said
    assert "CC BY 4.0" in said
    assert "Sources read up to 21 Nov 2026" in said


def test_without_a_warehouse_the_door_names_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAYGIRI_WAREHOUSE", str(tmp_path))
    app = opened()
    assert [title.value for title in app.title] == ["There are no figures to show yet"]
    assert [code.value for code in app.code] == ["python -m queries build"]
    assert len(app.metric) == 0
