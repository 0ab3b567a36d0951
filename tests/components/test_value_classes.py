"""Classes of a map: round breaks, every value in one of them, no class and no colour for what is missing."""

from components.maps.value_classes import class_label, class_of, value_classes
from components.palette import ramp


def test_classes_have_round_breaks_that_hold_every_value() -> None:
    # 16 to 43 over at most five classes: a step of 10, from 10 to 50.
    classes = value_classes([16, 25, 43, 26, 28], "state", "light")
    assert [(step.low, step.high) for step in classes] == [(10, 20), (20, 30), (30, 40), (40, 50)]


def test_small_values_get_small_round_breaks() -> None:
    # 0.659 to 0.749: a step of 0.02 would make six classes, 0.025 makes four.
    classes = value_classes([0.659, 0.749], "academic", "light")
    assert [step.low for step in classes] == [0.65, 0.675, 0.7, 0.725]
    assert classes[-1].high == 0.75


def test_lowest_and_highest_class_have_the_ends_of_the_ramp() -> None:
    classes = value_classes([16, 43], "state", "dark")
    assert classes[0].colour == ramp("state", "dark")[0]
    assert classes[-1].colour == ramp("state", "dark")[-1]


def test_zero_is_a_break_between_two_hues() -> None:
    classes = value_classes([-3.5, 1.5, 24.2], "state", "light")
    assert 0 in [step.low for step in classes]
    below = {step.colour for step in classes if step.high <= 0}
    assert below.isdisjoint(ramp("state", "light"))
    assert {step.colour for step in classes if step.low >= 0} <= set(ramp("state", "light"))


def test_missing_value_belongs_to_no_class() -> None:
    classes = value_classes([16, 43], "state", "light")
    assert class_of(None, classes) is None
    assert class_of(float("nan"), classes) is None


def test_zero_is_a_value_and_has_a_class() -> None:
    classes = value_classes([0, 40], "state", "light")
    assert class_of(0.0, classes) == classes[0]


def test_no_values_make_no_classes() -> None:
    assert value_classes([], "state", "light") == []
    assert value_classes([float("nan")], "state", "light") == []


def test_equal_values_make_one_class() -> None:
    classes = value_classes([7, 7], "state", "light")
    assert len(classes) == 1
    assert class_of(7.0, classes) == classes[0]


def test_value_on_a_break_belongs_to_the_higher_class() -> None:
    classes = value_classes([10, 20, 30, 40], "state", "light")
    held = class_of(20.0, classes)
    assert held is not None
    assert held.low == 20


def test_label_prints_both_ends_with_the_same_decimals() -> None:
    step = value_classes([8.8, 10.7], "state", "light")[0]
    assert class_label(step, "en", "years") == "8.5 – 9.0"
    assert class_label(step, "ru", "years") == "8,5 – 9,0"
