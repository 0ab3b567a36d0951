"""The catalogues are current, complete and in the glossary's words; a broken one is named and never shown."""

import ast
import csv
import logging
import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file

from components import i18n
from components.catalogues import (
    PLURAL_FORMS,
    CatalogueFault,
    catalogue_file,
    compiled,
    english_forms,
    read_catalogue,
    translated_forms,
)
from components.palette import STATUSES, VOICES, status_letter, status_name, voice_name

ROOT = Path(__file__).resolve().parents[2]
SCREENS = ("pages", "components")
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
Words = str | tuple[str, ...]

STATUS_TERMS = {status: status.replace("_", " ") for status in STATUSES}
VOICE_TERMS = {voice: voice.replace("_", " ") for voice in VOICES}
# The glossary's groups whose words stand on the screens themselves; the rest are words of the data.
GROUPS = {"status", "voice", "theme", "region", "page", "follow-up", "data", "project", "verdict"}


# What an English message says, and stems of which its Russian and its Tajik words must hold one.
TERMS = {
    r"sources?": ("источник", "манба"),
    r"recommendations?": ("рекомендац", "тавси"),
    r"institutions?": ("ведомств|учрежден|адресат", "ниҳод|муассис|масъул"),
    r"voices?": ("голос", "садо"),
    r"status(es)?": ("статус", "ваз"),
    r"claims?(?! it)": ("утвержден", "иддао"),
    r"regions?": ("регион", "минтақа"),
    r"indicators?": ("показател", "нишондиҳанда"),
    r"observations?": ("наблюден", "мушоҳида"),
    r"addressees?": ("адресат", "масъул"),
    r"baseline": ("исходн", "ибтидо"),
    r"contested": ("оспарива", "баҳс"),
    r"projects?": ("проект", "лоиҳа"),
    r"donors?": ("донор", "донор"),
    r"partners?": ("партн", "шарик"),
    r"producers?": ("составител", "таҳиягар"),
    r"publishers?": ("издател", "ношир"),
    r"dialogues?": ("диалог", "муколама"),
    r"verdicts?": ("вывод|оценк", "хулоса|баҳо"),
    r"evidence": ("данн|подтвержд", "далел"),
    r"confidence": ("уверенност", "бовари|боварӣ"),
    r"themes?": ("тем", "мавзӯ|мавзу"),
    r"events?": ("событи|мероприят", "рӯйдод|чорабин"),
    r"priorit(y|ies)": ("приоритет", "афзалият"),
    r"coverage": ("охват", "фарогир"),
    r"not comparable": ("несопостав", "муқоис"),
    r"quantit(y|ies)": ("величин", "бузург"),
}


@cache
def asked_for() -> frozenset[Words]:
    """Every message that the code asks for."""
    found: set[Words] = {words for _, words, *_ in extract_from_file("python", ROOT / "app.py")}
    for folder in SCREENS:
        found |= {words for _, _, words, *_ in extract_from_dir(ROOT / folder, METHODS)}
    return frozenset(found)


@cache
def glossary() -> dict[str, dict[str, str]]:
    with (ROOT / "data" / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return {row["term_en"]: row for row in csv.DictReader(file) if row["term_group"] in GROUPS}


def entries(lang: str) -> Iterator[Message]:
    return (message for message in read_catalogue(lang) if message.id)


@pytest.mark.parametrize("lang", i18n.TRANSLATED)
def test_catalogue_is_current(lang: str) -> None:
    """A message missing or obsolete: `make messages` gathers them."""
    held = {message.id if isinstance(message.id, str) else tuple(message.id) for message in entries(lang)}
    assert held == asked_for()
    assert len(held) > 400


def test_template_of_the_catalogues_is_current() -> None:
    text = (ROOT / "components" / "locale" / "paygiri.pot").read_text("utf-8")
    assert text.count("\nmsgid ") + text.startswith("msgid ") == len(asked_for())


def unseen_messages(path: Path) -> Iterator[str]:
    """Calls that extraction passes over: inside an f-string, by another name than `_`, of no fixed text."""
    tree = ast.parse(path.read_text("utf-8"))
    inside = {
        id(call) for part in ast.walk(tree) if isinstance(part, ast.JoinedStr) for call in ast.walk(part)
    }
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        made = isinstance(call.func, ast.Call) and ast.unparse(call.func.func).endswith("gettext_for")
        asked = isinstance(call.func, ast.Name) and call.func.id in {"_", "ngettext"}
        if made or (asked and (id(call) in inside or not isinstance(call.args[0], ast.Constant))):
            yield f"{path.relative_to(ROOT)}:{call.lineno}: {ast.unparse(call)}"


def test_every_message_is_seen_by_extraction() -> None:
    scripts = [ROOT / "app.py", *(path for folder in SCREENS for path in (ROOT / folder).rglob("*.py"))]
    assert [call for path in scripts for call in unseen_messages(path)] == []


@pytest.mark.parametrize("lang", i18n.TRANSLATED)
def test_every_message_is_translated(lang: str) -> None:
    assert [message.id for message in entries(lang) if not all(translated_forms(message))] == []


@pytest.mark.parametrize("lang", i18n.TRANSLATED)
def test_nothing_but_words_comes_with_a_translation(lang: str) -> None:
    """Blanks at either end would glue sentences; a letter of the other alphabet would sort wrong."""
    tajik = set("ғӣқӯҳҷ")
    for message in entries(lang):
        for form in translated_forms(message):
            assert form == form.strip()
            assert lang == "tg" or not tajik & set(form.lower()), form
            assert lang == "ru" or not set("щыь") & set(form.lower()), form


@pytest.mark.parametrize("lang", i18n.TRANSLATED)
def test_words_of_the_glossary_are_used(lang: str) -> None:
    terms = {term.casefold(): row[f"term_{lang}"].casefold() for term, row in glossary().items()}
    said = {
        english_forms(message)[0]: translated_forms(message)[0].casefold()
        for message in entries(lang)
        if english_forms(message)[0].casefold() in terms
    }
    assert said == {english: terms[english.casefold()] for english in said}
    assert {"Overview", "Regions", "Trends", "Recommendations", "Institutions", "Contested"} <= set(said)
    assert {"Sources disagree", "Impact", "Claims", "Sources", "Present"} <= set(said)


def said_otherwise(english: str, translated: str, lang: str) -> list[str]:
    """Terms of an English message that its translation says in another word."""
    words, position = re.sub(r"\{\w+\}", " ", english), i18n.TRANSLATED.index(lang)
    return [
        term
        for term, stems in TERMS.items()
        if re.search(rf"\b{term}\b", words, re.IGNORECASE)
        and not re.search(stems[position], translated.casefold())
    ]


@pytest.mark.parametrize("lang", i18n.TRANSLATED)
def test_a_term_is_said_in_one_word_in_every_message(lang: str) -> None:
    other_words = {
        english: said
        for message in entries(lang)
        for english, form in product(english_forms(message), translated_forms(message))
        if (said := said_otherwise(english, form, lang))
    }
    assert other_words == {}


def test_another_word_for_a_term_is_noticed() -> None:
    assert said_otherwise("Regional priorities by {source}", "Афзалиятҳои минтақавӣ", "tg") == []
    assert said_otherwise("No source of a region", "Ни одного источника региона", "ru") == []
    assert said_otherwise("No source of a region", "Ни одного источника области", "ru") == [r"regions?"]
    assert said_otherwise("{count} priorities", "{count} авлавият", "tg") == [r"priorit(y|ies)"]


@pytest.mark.parametrize("lang", i18n.TRANSLATED)
def test_statuses_and_voices_are_named_as_in_the_glossary(lang: str) -> None:
    for status, term in STATUS_TERMS.items():
        assert status_name(status, lang).casefold() == glossary()[term][f"term_{lang}"].casefold()
    for voice, term in VOICE_TERMS.items():
        assert voice_name(voice, lang).casefold() == glossary()[term][f"term_{lang}"].casefold()


@pytest.mark.parametrize("lang", i18n.LANGUAGES)
def test_no_two_statuses_share_a_letter(lang: str) -> None:
    assert len({status_letter(status, lang) for status in STATUSES}) == len(STATUSES)


@pytest.mark.parametrize("lang", i18n.TRANSLATED)
def test_columns_of_one_table_keep_names_of_their_own(lang: str) -> None:
    """Tables are keyed by their translated headings: two that fell together would lose a column."""
    _ = i18n.gettext_for(lang)
    tables = (
        (_("Kind"), _("Institution"), _("Asked in"), _("leading"), _("supporting"), _("Moved in 12 months")),
        (_("Number"), _("Title"), _("Published by"), _("First published by"), _("Published"), _("Read")),
        (_("Time"), _("Value"), _("As stated"), _("Series"), _("On the line"), _("Confidence"), _("Note")),
        (_("Day"), _("Voice"), _("Status"), _("What is reported"), _("Counts"), _("Source"), _("Id")),
        (_("What was asked"), _("By whom"), _("When"), _("Rests on"), _("Role"), _("Due"), _("Overdue")),
    )
    for headings in tables:
        statuses = [status_name(status, lang) for status in STATUSES]
        assert len({*headings, *statuses}) == len(headings) + len(statuses)


@pytest.mark.parametrize(
    ("count", "russian"),
    [
        (1, "1 рекомендация"),
        (3, "3 рекомендации"),
        (5, "5 рекомендаций"),
        (11, "11 рекомендаций"),
        (21, "21 рекомендация"),
        (22, "22 рекомендации"),
    ],
)
def test_count_takes_the_form_of_its_language(count: int, russian: str) -> None:
    def counted(lang: str) -> str:
        form = i18n.ngettext_for(lang)("{count} recommendation", "{count} recommendations", count)
        return form.format(count=count)

    assert counted("ru") == russian
    assert counted("tg") == f"{count} тавсия"


HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {forms}\\n"\n\n'
BROKEN = {
    'msgid "{day}"\nmsgstr "{date}"\n': r"paygiri\.po:6: placeholders \['date'\] instead of \['day'\]",
    'msgid "{day}"\nmsgstr "{day"\n': r"paygiri\.po:6: expected '}' before end of string",
    '#, fuzzy\nmsgid "Day"\nmsgstr "Рӯз"\n': r"paygiri\.po:7: marked fuzzy",
    'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "як"\nmsgstr[1] "ду"\n': r"more translations than num",
    'msgid "Day"\nmsgstr "<b>Рӯз</b>"\n': r"paygiri\.po:6: markup that the English has not",
    'msgid "Day"\nmsgstr "Рӯз\n': r"paygiri\.po:7: not a line of a catalogue: msgstr",
}


def written(directory: Path, entry: str, forms: str = PLURAL_FORMS["tg"]) -> Path:
    path = catalogue_file("tg", directory)
    path.parent.mkdir(parents=True)
    path.write_text(HEADER.format(forms=forms) + entry, encoding="utf-8")
    return directory


@pytest.mark.parametrize("entry", BROKEN)
def test_broken_entry_is_named_with_file_and_line(entry: str, tmp_path: Path) -> None:
    with pytest.raises(CatalogueFault, match=BROKEN[entry]):
        read_catalogue("tg", written(tmp_path, entry))


def test_plural_without_one_of_its_forms_is_a_fault(tmp_path: Path) -> None:
    path = catalogue_file("ru", tmp_path)
    path.parent.mkdir(parents=True)
    entry = 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "один"\nmsgstr[1] "много"\n'
    path.write_text(HEADER.format(forms=PLURAL_FORMS["ru"]) + entry, encoding="utf-8")
    with pytest.raises(CatalogueFault, match="only some of the plural forms are given"):
        read_catalogue("ru", tmp_path)


def test_message_not_translated_yet_shows_english(tmp_path: Path) -> None:
    entry = 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] ""\n\nmsgid "Day"\nmsgstr ""\n'
    words = compiled(read_catalogue("tg", written(tmp_path, entry)))
    assert (words.ngettext("one", "many", 2), words.gettext("Day")) == ("many", "Day")


def test_unknown_plural_forms_are_a_fault(tmp_path: Path) -> None:
    with pytest.raises(CatalogueFault, match="unknown plural forms: nplurals=2"):
        read_catalogue("tg", written(tmp_path, 'msgid "Day"\nmsgstr "Рӯз"\n', "nplurals=2; plural=(n != 1);"))


def test_missing_catalogue_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(CatalogueFault, match="No such file"):
        read_catalogue("tg", tmp_path)


def test_sound_entry_is_compiled_in_memory(tmp_path: Path) -> None:
    catalogue = read_catalogue("tg", written(tmp_path, 'msgid "{day}: all"\nmsgstr "{day}: ҳама"\n'))
    assert isinstance(catalogue, Catalog)
    assert compiled(catalogue).gettext("{day}: all") == "{day}: ҳама"
    assert compiled(catalogue).gettext("Unknown") == "Unknown"
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".po"]


def test_broken_catalogue_leaves_english_and_a_line_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(lang: str) -> Catalog:
        raise CatalogueFault(f"{lang}.po:6: marked fuzzy")

    monkeypatch.setattr(i18n, "read_catalogue", broken)
    i18n._catalogue.cache_clear()
    try:
        with caplog.at_level(logging.ERROR):
            assert i18n.gettext_for("ru")("Overview") == "Overview"
    finally:
        i18n._catalogue.cache_clear()
    assert "ru.po:6: marked fuzzy" in caplog.text
