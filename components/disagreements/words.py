"""What is said of figures that differ: the kinds, the distance, and why, in plain words.

No sentence here takes one of two figures for the true one; each says what may be concluded and what may not.
"""

from datetime import date

from components import i18n
from components.i18n import gettext_for, is_missing, number
from components.records import Row
from components.trends.words import value_words


def kind_name(kind: str, lang: str) -> str:
    """A kind of difference in words.

    Raises:
        KeyError: there is no such kind.
    """
    _ = gettext_for(lang)
    return {
        "rival": _("Rival figures"),
        "publication": _("One body, two figures"),
        "similar": _("Similar, not the same"),
        "successive": _("Successive counts"),
        "not_comparable": _("Not comparable"),
    }[kind]


def kind_meaning(kind: str, lang: str) -> str:
    """What figures of this kind are, and what may be concluded from them.

    Raises:
        KeyError: there is no such kind.
    """
    _ = gettext_for(lang)
    return {
        "rival": _(
            "Two bodies give different figures for one quantity. Neither is taken for the true one, and "
            "nothing is averaged."
        ),
        "publication": _(
            "One body has published two figures for one quantity: a revision, another edition or a slip."
        ),
        "similar": _(
            "Two definitions of a similar thing, such as complaints and cases. The gap shows how differently "
            "things are counted; it is no error of either body."
        ),
        "successive": _(
            "One body's count of one event, step by step as it was published. A later step continues or "
            "corrects the earlier one; it is no rival figure."
        ),
        "not_comparable": _(
            "Figures that are easily set against each other and must not be. They stand here with the "
            "reason, without gap and ratio."
        ),
    }[kind]


def figure_words(row: Row, lang: str) -> str:
    """A figure with what its source says of its exactness and without its unit: `at least 25`."""
    return value_words(row, lang, str(row["unit_id"]), "")


def ratio_words(ratio: float, lang: str) -> str:
    """Higher over lower, with the decimals it takes to see the difference; empty when there is none."""
    if is_missing(ratio):
        return ""
    _ = gettext_for(lang)
    decimals = 0 if ratio >= 20 else 1 if ratio >= 1.1 else 2
    return _("{ratio} times").format(ratio=number(round(float(ratio), decimals), lang))


def gap_words(gap: float, unit_id: str, lang: str) -> str:
    """The distance between two figures; empty when none is measured."""
    if is_missing(gap):
        return ""
    _ = gettext_for(lang)
    if unit_id in i18n.PERCENT_UNITS:
        return _("{gap} percentage points").format(gap=number(round(float(gap), 1), lang))
    return number(gap, lang, unit_id)


def bounded_distance(lower: str, higher: str, lang: str) -> str:
    """How a distance is to be read when one of its figures is a bound or rounded; empty when both are exact.

    Args:
        lower, higher: the qualifiers of the two figures.
    """
    _ = gettext_for(lang)
    further = higher in (">", ">=") or lower in ("<", "<=")
    nearer = lower in (">", ">=") or higher in ("<", "<=")
    if further and nearer:
        return _("as the bounds are stated")
    if further:
        return _("or more: a figure is a bound")
    if nearer:
        return _("or less: a figure is a bound")
    return _("about: a figure is rounded") if "~" in (lower, higher) else ""


def subgroup_words(dimension: object, lang: str) -> str:
    """For whom or what a figure speaks: `event=2018-11;group=inmates` in words; an unknown part as it is."""
    if not isinstance(dimension, str) or not dimension:
        return ""
    _ = gettext_for(lang)
    known = {
        "sex=female": _("women"),
        "sex=male": _("men"),
        "group=all": _("all who were killed"),
        "group=residents": _("residents"),
        "group=security_forces": _("security forces"),
        "group=inmates": _("inmates"),
        "purpose=work": _("for work"),
    }
    said = []
    for part in dimension.split(";"):
        name, _sign, value = part.partition("=")
        if name == "event" and len(value) == 7:
            said.append(_("events of {month}").format(month=i18n.partial_date(value, lang)))
        else:
            said.append(known.get(part, part.replace("=", ": ").replace("_", " ")))
    return ", ".join(said)


def _why(row: Row, lang: str) -> str:
    """What can be said where the table of comparability says nothing."""
    _ = gettext_for(lang)
    return {
        "rival": _("The sources do not say why the figures differ. That they differ is all that is known."),
        "publication": _("The body does not say why its two figures differ."),
        "similar": _("The definitions differ, so the gap cannot be read as an error."),
        "successive": _("The same body, at a later day: the change shows the count moving on."),
        "not_comparable": _("What is counted differs too much to be measured against each other."),
    }[str(row["kind"])]


def explanation(row: Row, units: tuple[str, str], lang: str) -> list[str]:
    """Why two figures may differ, and what may not be concluded, sentence by sentence.

    Args:
        row: a row of `disagreements/pairs` or `disagreements/explanation`.
        units: names of the units of the first and second figure.
    """
    _ = gettext_for(lang)
    said = [i18n.text(row, "explanation", lang) or _why(row, lang)]
    if row["differs_in"] == "qualifier":
        said.append(_("Both give the same number, but one of them as a bound."))
    if row["differs_in"] == "period":
        said.append(_("The same number is given for two periods that are not the same."))
    if units[0] != units[1]:
        said.append(_("Units: {first} and {second}.").format(first=units[0], second=units[1]))
    if row["kind"] == "successive":
        return said
    if row["differs_in"] == "value" and not is_missing(row["bounds_overlap"]) and row["bounds_overlap"]:
        said.append(_("As they are worded, both can hold at once."))
    if row["window_may_explain"]:
        said.append(
            _("The longer period has the higher count: that may explain part of the gap or all of it.")
        )
    return [*said, *_periods(row, lang)]


def _periods(row: Row, lang: str) -> list[str]:
    """How the two periods lie to each other; nothing when they are the same."""
    if row["period_relation"] == "same":
        return []
    _ = gettext_for(lang)
    shared = shared_period(row["overlap_start"], row["overlap_end"], lang)
    if row["period_relation"] == "contained":
        return [_("One period lies within the other; both cover {period}.").format(period=shared)]
    return [_("The periods overlap in part only; both cover {period}.").format(period=shared)]


def shared_period(start: date, end: date, lang: str) -> str:
    """The days that both figures cover."""
    return i18n.period(start, end, "other", lang)
