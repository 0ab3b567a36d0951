"""Slides as drawn: nothing too small, nothing off the sheet, nothing unknown drawn as a zero."""

from datetime import date

import pytest
from defusedxml import ElementTree

from components.slides.charts import (
    course_labels,
    course_scales,
    names_room,
    nice_ticks,
    pushed_apart,
    runs_of,
)
from components.slides.content import (
    Bar,
    Bars,
    Body,
    Cell,
    Column,
    Content,
    Course,
    Courses,
    Figure,
    Figures,
    Listed,
    Lists,
    Mark,
    Stack,
    Stacks,
    Table,
)
from components.slides.scene import (
    SMALLEST,
    TALL,
    WIDE,
    Box,
    Scene,
    Shape,
    Stroke,
    Text,
    hatch_strokes,
    width_of,
    wrapped,
)
from components.slides.sheet import sheet
from components.slides.stage import Request, request_of, requests_of
from components.slides.svg import scene_svg, tokens
from components.slides.tables import draw_table, fit_table, table_foot

LONG = "Ҳуқуқи инсон ва адолати судӣ дар Тоҷикистон " * 5
MARKS = (Mark(2019, 4, "4", False, False), Mark(2020, 6, "6", True, False), Mark(2021.5, 5, "5", False, True))
BODIES: dict[str, Body] = {
    "figures": Figures(tuple(Figure(LONG, "1 234 567 890", LONG) for _ in range(4))),
    "bars": Bars((Bar(LONG, 10, "10 %", "voice-state"), Bar("B", None, "nothing known", "voice-state")), "%"),
    "dots": Bars(
        (Bar("A", 0.7, "0.7", "voice-academic", 0.6, 0.8), Bar("B", 0.9, "0.9", "muted")), "", "dots"
    ),
    "stacks": Stacks((Stack(LONG, "2024", (("in_progress", 2), ("no_evidence", 1))), Stack("B", "", ()))),
    "courses": Courses(
        (Course(LONG, "civil_society", MARKS), Course("B", "state", MARKS[:1])), "cases", (2020.5,)
    ),
    "table": Table(
        (Column("", 0.2), Column(LONG, 0.8)), tuple((Cell(str(n)), Cell(LONG)) for n in range(20))
    ),
    "lists": Lists((Listed(LONG, (LONG,) * 20), Listed("B", ("b",)))),
}


def saying(body: Body) -> Content:
    return Content("tg", date(2026, 6, 1), LONG, LONG, body, LONG, "alt", remark=LONG)


@pytest.mark.parametrize("size", [WIDE, TALL])
@pytest.mark.parametrize("kind", sorted(BODIES))
def test_everything_stands_on_the_sheet_and_is_large_enough(kind: str, size: tuple[float, float]) -> None:
    scene = sheet(saying(BODIES[kind]), 1, size)
    for part in scene.parts:
        if isinstance(part, Text):
            assert part.size >= SMALLEST
            wide = width_of(part.words, part.size, part.bold)
            left = part.x - {"start": 0, "middle": wide / 2, "end": wide}[part.align]
            assert left >= 0, part.words
            assert left + wide <= size[0] + 1, part.words
            assert 0 < part.y < size[1], part.words


def test_smaller_type_is_refused() -> None:
    with pytest.raises(ValueError, match="back row"):
        Scene(*WIDE).text("too small", 0, 0, 12)


def test_unknown_value_is_hatched_and_has_no_bar() -> None:
    drawn = sheet(saying(BODIES["bars"]), 1)
    shapes = [part for part in drawn.parts if isinstance(part, Shape)]
    assert [part.fill for part in shapes if not part.hatched] == ["voice-state"]
    assert len([part for part in shapes if part.hatched]) == 1


def test_line_runs_only_between_marks_that_may_be_joined() -> None:
    assert [len(run) for run in runs_of(MARKS)] == [2, 1]
    drawn = sheet(saying(Courses((Course("A", "state", MARKS),), "cases")), 1)
    lines = [part for part in drawn.parts if isinstance(part, Stroke) and part.tone == "voice-state"]
    assert [len(line.points) for line in lines] == [2]


def test_table_counts_the_rows_that_do_not_fit() -> None:
    table = BODIES["table"]
    assert isinstance(table, Table)
    fitted = fit_table(table, Box(0, 0, 800, 300))
    assert fitted.more == 20 - len(fitted.rows) > 0
    assert sum(fitted.heights) <= 300


def test_words_too_long_for_a_line_are_broken_and_cut_with_an_ellipsis() -> None:
    lines = wrapped("Донаудампфшиффартсгезельшафт " * 3, 120, 20, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(width_of(line, 20) <= 120 for line in lines)


def test_words_are_cut_after_a_whole_one_and_a_number_is_not_broken() -> None:
    whole = "Создать независимый национальный превентивный механизм, тесно работающий с обществом."
    lines = wrapped(whole, 320, 20, 2)
    cut = " ".join(lines).removesuffix("…")
    assert cut != whole
    assert whole.startswith(cut)
    assert whole[len(cut)] in " ,"
    assert not cut.endswith(",")
    assert wrapped("было 2\u00a0966\u00a0100", width_of("было 2\u00a0966", 20), 20) == (
        "было",
        "2\u00a0966\u00a0100",
    )


def test_short_columns_leave_their_room_to_long_texts() -> None:
    wording = (
        "Внедрить цифровые решения в управление и правосудие, чтобы доступ к нему стал легче, а работа ясней."
    )
    table = Table(
        (Column("", 0.3), Column("Рекомендация", 0.4), Column("Статус", 0.3)),
        tuple((Cell(f"D25-0{n}"), Cell(wording), Cell("В процессе")) for n in range(1, 6)),
    )
    fitted = fit_table(table, Box(0, 0, 880, 290))
    assert fitted.more == 0
    assert not fitted.cut
    assert [" ".join(row[1]) for row in fitted.rows] == [wording] * 5
    assert fitted.widths[1] > 880 * 0.6
    assert sum(fitted.widths) == pytest.approx(880)


def test_table_that_had_to_cut_says_where_the_texts_stand_whole() -> None:
    box = Box(0, 0, 400, 260)
    table = Table((Column("A", 1),), tuple((Cell(LONG),) for _ in range(4)), whole="whole on the page A")
    fitted = fit_table(table, box)
    assert fitted.more == 0
    assert sum(row[0][-1].endswith("…") for row in fitted.rows) > 0
    assert table_foot(table, fitted, "en") == "whole on the page A"
    drawn = Scene(*WIDE)
    draw_table(drawn, table, box, "en")
    foot = next(
        part for part in drawn.parts if isinstance(part, Text) and part.words == "whole on the page A"
    )
    assert foot.y <= box.bottom
    two = Table(table.columns, table.rows[:1], whole=table.whole)
    assert table_foot(two, fit_table(two, box), "en") == ""


def test_no_column_is_narrower_than_a_word_of_its_title() -> None:
    table = Table(
        (Column("", 0.7), Column("Душанбе", 0.08, "middle"), Column("Вся страна", 0.22, "middle")),
        ((Cell("Тема"), Cell("1"), Cell("2")),),
    )
    fitted = fit_table(table, Box(0, 0, 640, 300))
    assert fitted.head[1] == ("Душанбе",)


def test_names_of_courses_stand_whole_where_there_is_room() -> None:
    name = "Коалиция гражданского общества против пыток и безнаказанности"
    body = Courses((Course(name, "civil_society", MARKS), Course("B", "state", MARKS[:1])), "cases")
    box = Box(40, 90, 880, 300)
    labels = course_labels(body, course_scales(body, box, "ru", names_room(body, box)), box)
    assert name in [" ".join(label.lines[1:]) for label in labels]
    assert all(width_of(line, 18) <= box.right - label.x for label in labels for line in label.lines)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 36, [0, 10, 20, 30, 40]),
        (0.65, 0.75, [0.65, 0.675, 0.7, 0.725, 0.75]),
        (0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1]),
    ],
)
def test_axis_has_round_marks(low: float, high: float, ticks: list[float]) -> None:
    assert nice_ticks(low, high) == pytest.approx(ticks)


def test_labels_are_pushed_apart_in_their_order() -> None:
    assert pushed_apart([10, 12, 90], [20, 20, 20], 0, 100) == [10, 30, 80]


def test_hatching_stays_inside_its_outline() -> None:
    strokes = hatch_strokes(((0, 0), (80, 0), (80, 40), (0, 40)))
    assert strokes
    for start, end in strokes:
        for x, y in (start, end):
            assert -0.01 <= x <= 80.01
            assert -0.01 <= y <= 40.01


@pytest.mark.parametrize("theme", ["light", "dark", None])
def test_picture_is_whole_and_says_what_it_shows(theme: str | None) -> None:
    scene = sheet(saying(BODIES["stacks"]), 1)
    written = scene_svg(scene, "s1", "<Heading>", "alt & all", theme)  # type: ignore[arg-type]
    root = ElementTree.fromstring(written)
    assert root.get("role") == "img"
    assert "<Heading>" in [element.text for element in root.iter() if element.tag.endswith("title")]
    assert ("var(--" in written) is (theme is None)


def test_every_tone_of_a_slide_has_a_colour_in_both_themes() -> None:
    scene = sheet(saying(BODIES["stacks"]), 1)
    rules = tokens([scene])
    for theme in ("light", "dark"):
        assert f'[data-theme="{theme}"]' in rules
    assert rules.count("--status-in-progress:") == 2


@pytest.mark.parametrize(
    ("asked", "request_read"),
    [
        ({"do": "up", "slide": 2}, Request("up", 2, "")),
        ({"do": "heading", "slide": 1, "text": "A"}, Request("heading", 1, "A")),
        ({"do": "language", "slide": 3, "text": "tg"}, Request("language", 3, "tg")),
        ({"do": "closed"}, Request("closed", 0, "")),
        ({"do": "language", "text": "de"}, None),
        ({"do": "up", "slide": 4}, None),
        ({"do": "up", "slide": True}, None),
        ({"do": "up", "slide": "1"}, None),
        ({"do": "drop"}, None),
        ({"do": "note", "slide": 1, "text": 7}, None),
        ("up", None),
        (None, None),
    ],
)
def test_browser_may_ask_only_what_the_stage_offers(asked: object, request_read: Request | None) -> None:
    assert request_of(asked, 3) == request_read


def test_requests_are_done_once_and_in_order() -> None:
    asked = [{"do": "up", "slide": 2, "id": 5}, {"do": "closed", "id": 7}, {"do": "up", "slide": 1, "id": 6}]
    assert requests_of(asked, 3, 0) == ([Request("up", 2, ""), Request("closed", 0, "")], 7)
    assert requests_of(asked, 3, 5) == ([Request("closed", 0, "")], 7)
    assert requests_of(asked, 3, 7) == ([], 7)


@pytest.mark.parametrize(
    "asked", [None, {}, "up", [1], [{"do": "up", "slide": 1}], [{"do": "up", "id": True}]]
)
def test_anything_else_the_browser_sends_is_nothing(asked: object) -> None:
    assert requests_of(asked, 3, 4) == ([], 4)
