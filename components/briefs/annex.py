"""The annex of a printed brief: what each voice's evidence says, and the sources under their numbers.

It opens on a page of its own, so that the front can be handed over alone.
"""

from collections.abc import Sequence

from components.briefs.brief import Ask, Brief, CitedSource, in_words
from components.briefs.paper import INK, MARGIN, MUTED, Paper, Words
from components.i18n import gettext_for
from components.markdown import safe_url
from components.palette import STATUS, VOICE, status_definition, status_letter, status_name, voice_name

HEADING, BODY, SMALL = 13.0, 8.0, 7.0
GUTTER, APART = 6.0, 1.6
LONGEST = 900


def _short(content: str) -> str:
    """A text that leaves room for others on the page."""
    return content if len(content) <= LONGEST else f"{content[:LONGEST].rstrip()}…"


def evidence_words(ask: Ask, lang: str) -> list[Words]:
    """What each voice's evidence on a recommendation says, under its id and wording."""
    entries = [Words(f"{ask.recommendation_id}  {_short(ask.text)}", BODY, bold=True)]
    for said in ask.said:
        voice = f"{VOICE[said.voice].mark} {voice_name(said.voice, lang)}: {in_words(said, lang)}"
        entries.append(Words(f"{voice}. {_short(said.evidence)} ({said.producer})", BODY))
    return entries


def source_words(source: CitedSource) -> Words:
    """A source under its number, with its address as print."""
    said = ", ".join(part for part in (source.publisher, source.copy_of, source.when) if part)
    address = safe_url(source.url)
    printed = f". {_short(address)}" if address else ""
    return Words(f"[{source.number}]  {source.title}. {said}{printed}", SMALL, link=address)


def _scale(brief: Brief) -> list[Words]:
    """The meaning of each status that occurs, and the terms of use."""
    _, lang = gettext_for(brief.lang), brief.lang
    said = {status for status, _count in brief.counts} | {
        one.status for ask in brief.asks for one in ask.said
    }
    defined = [
        Words(f"{status_letter(one, lang)}  {status_name(one, lang)}: {status_definition(one, lang)}", SMALL)
        for one in STATUS
        if one in said
    ]
    terms = _("Curated data: CC BY 4.0. Code: Apache-2.0. Each source keeps its own terms.")
    return [*defined, Words(terms, SMALL)]


def _silent(brief: Brief) -> list[Words]:
    """The recommendations on which nothing was found, after the words that say so."""
    silent = [ask for ask in brief.asks if ask.nothing]
    named = ", ".join(ask.recommendation_id for ask in silent)
    return [Words(f"{silent[0].nothing}: {named}", BODY, colour=MUTED)] if silent else []


def _columns(paper: Paper, heading: str, entries: Sequence[Sequence[Words]], y: float) -> float:
    """Entries in two columns under a heading, going on to further pages; returns where they end."""
    if not entries:
        return y
    width = (paper.across - GUTTER) / 2
    head = Words(heading, BODY + 1, bold=True)
    pairs = [entries[place : place + 2] for place in range(0, len(entries), 2)]
    for place, pair in enumerate(pairs):
        tall = max(paper.height(words, width) for words in pair) + APART
        room = tall + (head.leading + 4 if place == 0 else 0)
        if y + room > paper.bottom:
            paper.turn_page()
            y = MARGIN
        if place == 0:
            paper.start_section(heading, level=1)
            y = paper.write_cell([head], MARGIN, y + 2.5, paper.across) + 1
        for column, words in enumerate(pair):
            paper.write_cell(words, MARGIN + column * (width + GUTTER), y, width)
        y += tall
    return y


def annex_name(lang: str) -> str:
    """What the annex is called."""
    _ = gettext_for(lang)
    return _("Annex: evidence and sources")


def draw_annex(paper: Paper) -> None:
    """Draw the annex from a new page of `paper` on."""
    brief = paper.brief
    _ = gettext_for(brief.lang)
    paper.turn_page()
    paper.start_section(annex_name(brief.lang))
    title = [
        Words(brief.name, SMALL, colour=MUTED),
        Words(annex_name(brief.lang), HEADING, bold=True),
    ]
    y = paper.write_cell(title, MARGIN, MARGIN, paper.across) + 0.5
    paper.rule(y, INK, 0.4)
    evidence = [evidence_words(ask, brief.lang) for ask in brief.asks if ask.said]
    silent = [_silent(brief)] if _silent(brief) else []
    y = _columns(paper, _("Evidence by voice"), [*evidence, *silent], y)
    y = _columns(paper, _("Sources"), [[source_words(source)] for source in brief.sources], y)
    _columns(paper, _("How to read it"), [[words] for words in _scale(brief)], y)
