"""The words of the interface in Russian and Tajik, read straight from the catalogues a translator edits.

A catalogue (`locale/<language>/LC_MESSAGES/paygiri.po`) is compiled in memory when a process first asks for
its language, so that no compiled copy can lag behind the text. Reading is strict: what could print a wrong or
half-filled sentence is a fault with its file and line, never a guess.
"""

import gettext
import re
import string
import sys
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import chain
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

DOMAIN = "paygiri"
LOCALE_DIRECTORY = Path(__file__).resolve().parent / "locale"
PLURAL_FORMS = {
    "ru": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
        "(n%100<10 || n%100>=20) ? 1 : 2);"
    ),
    "tg": "nplurals=1; plural=0;",
}
"""The plural forms by language; Tajik keeps the noun as it is after any number."""

_LINE = re.compile(r'(msg(id|id_plural|str(\[\d\])?) )?"([^"\\]|\\.)*"|#.*|')
_TAG = re.compile(r"</?[a-zA-Z][^>]*>|\[[^\]]*\]\([^)]*\)|\*\*|`")


class CatalogueFault(ValueError):
    """A catalogue cannot be trusted; says file, line and what is wrong."""


def catalogue_file(lang: str, directory: Path = LOCALE_DIRECTORY) -> Path:
    """Where the words of a language stand."""
    return directory / lang / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalogue(lang: str, directory: Path = LOCALE_DIRECTORY) -> Catalog:
    """The catalogue of a language.

    Raises:
        CatalogueFault: the file is missing or broken, its plural forms are not those of the language, an
            entry is fuzzy, has too few or too many plural forms, other placeholders than its English, or
            markup that its English has not.
    """
    path = catalogue_file(lang, directory)
    try:
        content = path.read_text("utf-8")
        catalogue = read_po(StringIO(content), locale=lang, abort_invalid=True)
    except (OSError, ValueError, PoFileError) as error:
        raise CatalogueFault(f"{path}: {error}") from error
    for line, fault in chain(_unreadable(content), _faults(catalogue, lang)):
        raise CatalogueFault(f"{path}:{line}: {fault}")
    return catalogue


def compiled(catalogue: Catalog) -> gettext.GNUTranslations:
    """The catalogue as gettext uses it; what is not translated yet is left out, so that English shows."""
    for message in list(catalogue):
        if not all(translated_forms(message)):
            catalogue.delete(message.id)
    made = BytesIO()
    write_mo(made, catalogue)
    made.seek(0)
    return gettext.GNUTranslations(made)


def placeholders(message: str) -> set[str]:
    """The names between braces.

    Raises:
        ValueError: the braces do not match.
    """
    return {name for _, name, _, _ in string.Formatter().parse(message) if name is not None}


def markup(message: str) -> set[str]:
    """HTML tags and markdown of a message that would be more than words on screen."""
    return set(_TAG.findall(message))


def english_forms(message: Message) -> tuple[str, ...]:
    """What the code asks for: the message, or its singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def translated_forms(message: Message) -> tuple[str, ...]:
    """What the catalogue answers: one string, or one for each plural form."""
    answered = message.string or ""
    return (answered,) if isinstance(answered, str) else tuple(answered)


def report() -> Iterator[str]:
    """What `make translations` prints of the interface: a line for each language and for each gap."""
    for lang in PLURAL_FORMS:
        messages = [message for message in read_catalogue(lang) if message.id]
        missing = [message for message in messages if not all(translated_forms(message))]
        yield f"interface, {lang}: {len(messages) - len(missing)} of {len(messages)} messages"
        for message in missing:
            yield f"  missing: {catalogue_file(lang).name}:{message.lineno} {english_forms(message)[0]}"


def _unreadable(content: str) -> Iterator[tuple[int, str]]:
    """Lines that Babel would read by half, such as one whose closing quotation mark is lost."""
    for number, line in enumerate(content.splitlines(), start=1):
        if not _LINE.fullmatch(line):
            yield number, f"not a line of a catalogue: {line}"


def _faults(catalogue: Catalog, lang: str) -> Iterator[tuple[int, str]]:
    written = re.sub(r"\s", "", catalogue.plural_forms)
    if written != re.sub(r"\s", "", PLURAL_FORMS[lang]):
        yield 1, f"unknown plural forms: {catalogue.plural_forms}"
    for message in catalogue:
        if message.id:
            for fault in _faults_of(message):
                yield message.lineno or 1, fault


def _faults_of(message: Message) -> Iterator[str]:
    """What is wrong with one entry; one that is empty shows English and is no fault here."""
    asked, answered = english_forms(message), translated_forms(message)
    if message.fuzzy:
        yield "marked fuzzy"
    if any(answered) and not all(answered):
        yield "only some of the plural forms are given"
    known, tags = placeholders("".join(asked)), markup("".join(asked))
    for form in filter(None, answered):
        try:
            found = placeholders(form)
        except ValueError as fault:
            yield f"{fault}: {form}"
            continue
        if found != known:
            yield f"placeholders {sorted(found)} instead of {sorted(known)}: {form}"
        if not markup(form) <= tags:
            yield f"markup that the English has not: {form}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report())
