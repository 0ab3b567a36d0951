"""The page's own language, told to the browser, and Streamlit's own words in it.

A browser reads a page aloud, breaks its lines and offers to translate it by the language the page names, and
Streamlit names English whatever is shown. Streamlit also has words of its own that no setting translates: the
link past the navigation, the names of the two ends of a range for whoever hears the page, the empty list of a
search, the menu of a column. They are put into the reader's language where they stand; nothing else on the
page is touched.
"""

from functools import cache
from typing import Any

import streamlit as st

from components.i18n import gettext_for

_JS = """
const ATTRIBUTES = ["aria-label", "title", "placeholder"];
const NAMED = ATTRIBUTES.map((name) => `[${name}]`).join(",");
const WRITTEN = [
  '[data-testid="stSkipToContent"]', '[role="listbox"] span', '[role="tooltip"] *',
  '[data-testid^="stDataFrameColumn"] *', '[role="menuitem"]', '[role="menuitem"] *',
].join(",");
const english = new Map();
let words = {};
let framed = [];
let waiting = false;

function translated(source) {
  if (source in words) return words[source];
  for (const [before, after, pattern] of framed) {
    const name = source.slice(before.length, source.length - after.length);
    if (name && source === before + name + after) return pattern.replace("{name}", () => name);
  }
  return source;
}

function said(text) {
  const source = english.get(text) ?? text;
  const own = translated(source);
  if (own !== source) english.set(own, source);
  return own;
}

function speak() {
  waiting = false;
  for (const element of document.querySelectorAll(NAMED)) {
    for (const name of ATTRIBUTES) {
      const text = element.getAttribute(name);
      const own = text && said(text);
      if (own !== text) element.setAttribute(name, own);
    }
  }
  for (const element of document.querySelectorAll(WRITTEN)) {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      const own = said(node.data);
      if (own !== node.data) node.data = own;
    }
  }
}

function soon() {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(speak);
}

export default function (component) {
  const { data } = component;
  document.documentElement.lang = data.lang;
  ({ words, framed } = data);
  soon();
  if (data.lang === "en" && !english.size) return undefined;  // nothing to put, nothing put before
  const watcher = new MutationObserver(soon);
  watcher.observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  return () => watcher.disconnect();
}
"""


@cache
def _mount() -> Any:
    return st.components.v2.component("paygiri_page_language", html="<span></span>", js=_JS)


def streamlit_words(lang: str) -> dict[str, str]:
    """Streamlit's own words that a person may see or hear, each with what it is in the language."""
    _ = gettext_for(lang)
    return {
        "Skip to main content": _("Skip to the content of the page"),
        "App pages": _("Pages of Paygiri"),
        "Link to heading": _("Link to this heading"),
        "Expand sidebar": _("Open the list of pages"),
        "Collapse sidebar": _("Close the list of pages"),
        "No results": _("Nothing found"),
        "Choose an option": _("Choose"),
        "Selectbox options": _("Options"),
        "Selected values": _("Chosen"),
        "Clear all": _("Clear the choice"),
        "Clear value": _("Clear the choice"),
        "Open": _("Open the list"),
        "Fullscreen": _("Full screen"),
        "Close fullscreen": _("End full screen"),
        "Close": _("Close"),
        "Main menu": _("Menu"),
        "Running...": _("Working…"),
        "Stop script": _("Stop"),
        "Copy to clipboard": _("Copy"),
    }


def grid_words(lang: str) -> dict[str, str]:
    """The words of the table that can be sorted: its toolbar and the menu of a column."""
    _ = gettext_for(lang)
    return {
        "Show/hide columns": _("Show or hide columns"),
        "Download as CSV": _("Download as CSV"),
        "Search": _("Search"),
        "Select all": _("All columns"),
        "Dataframe column menu": _("Menu of the column"),
        "Copy column name": _("Copy the name of the column"),
        "Sort ascending": _("Sort from low to high"),
        "Sort descending": _("Sort from high to low"),
        "Autosize": _("Fit the width"),
        "Pin column": _("Pin the column"),
        "Unpin column": _("Unpin the column"),
        "Hide column": _("Hide the column"),
        "Statistics": _("About the column"),
        "Values": _("Values given"),
        "Distinct": _("Different values"),
        "Empty": _("Empty cells"),
        "Count": _("Number of rows"),
        "Minimum": _("Lowest"),
        "Maximum": _("Highest"),
        "Average": _("Mean"),
        "Median": _("Median"),
        "Standard deviation": _("Standard deviation"),
        "Sum": _("Sum"),
        "Range": _("Range"),
        "Minimum length": _("Shortest text"),
        "Maximum length": _("Longest text"),
        "Average length": _("Mean length of the texts"),
        "Format": _("Way of writing"),
        "Automatic": _("As it stands"),
        "Localized": _("As this computer writes numbers"),
        "Plain": _("Digits alone"),
        "Compact": _("Shortened"),
        "Percent": _("Percent"),
        "Scientific": _("With powers of ten"),
        "Accounting": _("As in accounts"),
        "Dollar": _("Dollar"),
        "Euro": _("Euro"),
        "Yen": _("Yen"),
    }


def streamlit_frames(lang: str) -> list[tuple[str, str, str]]:
    """Streamlit's own words around a name: what stands before it, what after it, and both in the language."""
    _ = gettext_for(lang)
    toolbar = ("Show/hide columns", "Download as CSV", "Search", "Fullscreen", "Close fullscreen")
    words = streamlit_words(lang) | grid_words(lang)
    return [
        *((f"{word}: ", "", f"{words[word]}: {{name}}") for word in toolbar),
        ("Remove ", "", _("Remove {name}")),
        ("", " — start", _("{name}, first")),
        ("", " — end", _("{name}, last")),
    ]


def speak_page_language(lang: str) -> None:
    """Tell the browser the language of the page, and put Streamlit's words into it."""
    words = {} if lang == "en" else streamlit_words(lang) | grid_words(lang)
    frames = [] if lang == "en" else streamlit_frames(lang)
    _mount()(key="page-language", data={"lang": lang, "words": words, "framed": frames}, width=1, height=1)
