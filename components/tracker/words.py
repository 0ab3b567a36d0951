"""The words of the tracker: what a text rests on, links, ages, and the sentences on a status.

A status is worked out by rules (queries/marts/62_status_spans.sql); here each case of the rules has its
sentence, so that a reader sees which evidence decided and why, without knowing the rules.
"""

from datetime import date

from components.i18n import Gettext, day, gettext_for, is_missing, ngettext_for, number, partial_date
from components.palette import VOICES, status_said
from components.records import Row

INDEPENDENT = ("civil_society", "international", "academic")
"""Voices whose difference from the state makes an item contested."""


def holds(value: object) -> bool:
    """True where the warehouse says true; what is missing does not hold."""
    return not is_missing(value) and bool(value)


def basis_name(basis: str, lang: str) -> str:
    """What the wording of a recommendation rests on."""
    _ = gettext_for(lang)
    return {
        "communique": _("Communiqué"),
        "speech": _("Reported speech"),
        "briefing": _("Briefing paper"),
        "treaty_text": _("Official United Nations text"),
        "national_document": _("National document"),
    }[basis]


def basis_meaning(basis: str, lang: str) -> str:
    """How firmly the wording stands."""
    _ = gettext_for(lang)
    return {
        "communique": _("Taken from a published summary of a meeting; the agreed text is not public."),
        "speech": _("Taken from reports of what was said; no agreed text is public."),
        "briefing": _("Proposed by its authors; not agreed with the state."),
        "treaty_text": _("Taken from a published text of a United Nations body or expert."),
        "national_document": _("Taken from a plan or strategy that the state itself adopted."),
    }[basis]


def relation_name(relation: str, side: str, lang: str) -> str:
    """How another recommendation relates to this one.

    Args:
        relation: continues, merges, splits, restates or crosswalk.
        side: "later" when the other is the one linked to, "earlier" when it is the one linked from.
    """
    _ = gettext_for(lang)
    later = {
        "continues": _("Continued in"),
        "merges": _("Merged into"),
        "splits": _("Split into"),
        "restates": _("Restated in"),
        "crosswalk": _("Same matter in"),
    }
    earlier = {
        "continues": _("Continues"),
        "merges": _("Merges"),
        "splits": _("Split off from"),
        "restates": _("Restates"),
        "crosswalk": _("Same matter in"),
    }
    return (later if side == "later" else earlier)[relation]


def direction_name(direction: str, lang: str) -> str:
    """What kind of change lies between two dates."""
    _ = gettext_for(lang)
    return {
        "forward": _("Moved forward"),
        "back": _("Moved back"),
        "first_evidence": _("First evidence"),
        "now_contested": _("Now contested"),
        "no_longer_contested": _("No longer contested"),
        "new_item": _("New recommendation"),
        "other": _("Otherwise changed"),
    }[direction]


def freshness_name(freshness: str, lang: str) -> str:
    """How old the latest evidence is; empty while it is fresh or there is none."""
    _ = gettext_for(lang)
    return {"stale": _("older than 12 months"), "expired": _("older than 24 months")}.get(freshness, "")


def age(days: float | None, lang: str) -> str:
    """An age in whole months, or in years from two years on; empty when there is none."""
    if days is None or is_missing(days):
        return ""
    _, ngettext = gettext_for(lang), ngettext_for(lang)
    months = int(float(days) / 30.4375)
    if months < 1:
        return _("under a month")
    if months < 24:
        return ngettext("{count} month", "{count} months", months).format(count=number(months, lang))
    years = months // 12
    return ngettext("{count} year", "{count} years", years).format(count=number(years, lang))


def voice_in_sentence(voice: str, lang: str) -> str:
    """A voice as the subject of a sentence."""
    _ = gettext_for(lang)
    return {
        "state": _("the state"),
        "civil_society": _("civil society"),
        "international": _("international bodies"),
        "academic": _("academia"),
        "media": _("the media"),
    }[voice]


def no_evidence_by(as_of: date, read_until: date, lang: str) -> str:
    """That nothing was found, with the day up to which was looked."""
    _ = gettext_for(lang)
    return _("No evidence found by {day}").format(day=day(min(as_of, read_until), lang))


def said_on(item: Row, voice: str, lang: str) -> str:
    """When a voice last spoke, as exactly as its source says: `<voice>_printed` where known, else the day.

    A source dated "2024" counts from its last possible day; to print that day would state what nobody said.
    """
    printed = item.get(f"{voice}_printed")
    return day(item[f"{voice}_date"], lang) if is_missing(printed) else partial_date(str(printed), lang)


def reported(item: Row, voice: str, lang: str) -> str:
    """`civil society reported in progress (26 Nov 2025)`."""
    _ = gettext_for(lang)
    return _("{voice} reported {status} ({day})").format(
        voice=voice_in_sentence(voice, lang),
        status=status_said(str(item[f"{voice}_status"]), lang),
        day=said_on(item, voice, lang),
    )


def how_worked_out(item: Row, as_of: date, read_until: date, lang: str) -> str:
    """In one sentence or two, why an item counts as it does.

    Args:
        item: one row of `tracker/item`: status (missing before it exists), headline, contested, freshness,
            headline_voice, origin_date, <voice>_status and <voice>_date of the five voices, and where known
            <voice>_printed, the date as the source prints it.
        read_until: the last day on which sources were read.
    """
    _ = gettext_for(lang)
    status = item["status"]
    if is_missing(status):
        return _("Has no status on {as_of}: the recommendation dates from {origin}.").format(
            as_of=day(as_of, lang), origin=day(item["origin_date"], lang)
        )
    if status == "no_evidence":
        looked = day(min(as_of, read_until), lang)
        return _(
            "Counts as no evidence: no dated source after {origin} on what became of it was found by "
            "{looked}. That is not the same as no step taken."
        ).format(origin=day(item["origin_date"], lang), looked=looked)
    said = _contested_sentence(item, _, lang) if holds(item["contested"]) else _plain_sentence(item, _, lang)
    late = {
        "stale": _("That evidence is older than 12 months."),
        "expired": _("That evidence is older than 24 months, so the status may no longer hold."),
    }.get(str(item["freshness"]))
    return f"{said} {late}" if late else said


def _contested_sentence(item: Row, _: Gettext, lang: str) -> str:
    state = str(item["state_status"])
    others = [
        voice
        for voice in INDEPENDENT
        if not is_missing(item[f"{voice}_status"])
        and item[f"{voice}_status"] not in (state, "not_assessable")
    ]
    said = [reported(item, voice, lang) for voice in others]
    joined = said[-1]
    if len(said) > 1:
        joined = _("{others} and {last}").format(others=", ".join(said[:-1]), last=said[-1])
    return _(
        "Counts as {status}: {others} while the state reported {state} ({day}), and where they differ the "
        "lower counts."
    ).format(
        status=status_said(str(item["status"]), lang),
        others=joined,
        state=status_said(state, lang),
        day=said_on(item, "state", lang),
    )


def _plain_sentence(item: Row, _: Gettext, lang: str) -> str:
    voice = str(item["headline_voice"])
    said = _("Counts as {status}: that is the latest evidence, from {voice} ({day}).").format(
        status=status_said(str(item["status"]), lang),
        voice=voice_in_sentence(voice, lang),
        day=said_on(item, voice, lang),
    )
    if item["status"] == "not_assessable":
        return said + " " + _("It is left out of the total.")
    others = [
        other
        for other in VOICES
        if not is_missing(item[f"{other}_status"]) and item[f"{other}_status"] != item["headline"]
    ]
    if not others:
        return said
    earlier = "; ".join(reported(item, other, lang) for other in others)
    return said + " " + _("Reported otherwise before: {others}.").format(others=earlier)
