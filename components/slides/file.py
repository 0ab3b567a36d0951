"""The button that opens a deck file: the browser reads it and sends its text.

Streamlit's own uploader speaks English only and would take ten megabytes; this one says in the reader's
language what it expects and does not send a file that is larger than any deck. The server checks again.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import streamlit as st

from components.i18n import gettext_for
from components.slides.reading import LARGEST_FILE, DeckRefused, check_file_name

_CSS = """
.file { font-family: var(--st-font); color: var(--st-text-color); font-size: 1rem; }
.file label {
  display: inline-flex; align-items: center; border: 1px solid var(--st-border-color); border-radius: 0.2rem;
  padding: 0 0.75rem; cursor: pointer; height: 2.5rem; font-size: 0.9rem; white-space: nowrap;
}
.file label:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
.file input { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.file input:focus-visible + span { outline: 2px solid var(--st-primary-color); outline-offset: 4px; }
"""

_JS = """
export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let frame = parentElement.querySelector(".file");
  if (!frame) {
    frame = document.createElement("div");
    frame.className = "file";
    frame.innerHTML = '<label><input type="file" accept=".json,application/json"><span></span></label>';
    parentElement.appendChild(frame);
  }
  frame.querySelector("span").textContent = data.label;
  const input = frame.querySelector("input");
  input.onchange = async () => {
    const file = input.files[0];
    if (!file) return;
    const small = file.size <= data.largest;
    const text = small ? await file.text() : "";
    setTriggerValue("opened", { name: file.name, size: file.size, text });
    input.value = "";
  };
}
"""


@dataclass(frozen=True)
class OpenedFile:
    """A file that a person chose: its bytes."""

    content: bytes


@cache
def _mount() -> Any:
    return st.components.v2.component("paygiri_slides_file", css=_CSS, js=_JS)


def opened_file(opened: object, lang: str) -> OpenedFile | None:
    """The file the browser sent; None when it sent none.

    Raises:
        DeckRefused: its name is a path, or it is larger than a deck.
    """
    _ = gettext_for(lang)
    if not isinstance(opened, dict):
        return None
    name, size, text = opened.get("name"), opened.get("size"), opened.get("text")
    if not isinstance(name, str) or not isinstance(size, int) or not isinstance(text, str):
        return None
    check_file_name(name, lang)
    if size > LARGEST_FILE:
        words = _("the file has {size} kB; a deck has at most {most} kB")
        raise DeckRefused("", words.format(size=size // 1024, most=LARGEST_FILE // 1024))
    return OpenedFile(text.encode("utf-8", "replace"))


def choose_file(label: str, lang: str, *, key: str) -> OpenedFile | None:
    """Show the button; returns the file in the run in which it was chosen.

    Raises:
        DeckRefused: as `opened_file`.
    """
    data = {"label": label, "largest": LARGEST_FILE}
    result = _mount()(key=f"file-{key}", data=data, on_opened_change=lambda: None)
    return opened_file(result.opened, lang)
