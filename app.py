"""The entry: page settings, navigation, language, the footer, and the door shown when there is no warehouse.

Every screen is reached through here, also by a deep link into a server that has just started: scripts lie one
folder below pages/, because Streamlit would run a flat pages/x.py without this file.

To add a screen:
1. write the script `pages/<section>/<name>.py`: read the filters, ask `queries.run`, place components;
2. add one `Screen` to `screens` below: its path in the address, title, script and section. Addresses are
   kept by people: a path never changes once it is published;
3. add `tests/pages/test_<name>.py`, which opens it through this file with several addresses.
"""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.navigation.page import StreamlitPage
from streamlit.runtime.pages_manager import PagesManager

from components.address import Address, carry_over
from components.filters import choose_segment
from components.i18n import LANGUAGE_NAMES, LANGUAGES, day, gettext_for
from components.page_language import speak_page_language
from components.safe_headers import SafeHeaders
from queries import run, warehouse_hash
from queries.warehouse import WarehouseMissing

ROOT = Path(__file__).resolve().parent
ICON = ROOT / "components" / "icon.png"


@dataclass(frozen=True)
class Screen:
    """One page: its path in the address (the first one opens at `/`), title, script and section."""

    path: str
    title: str
    script: str
    section: str


def screens(lang: str) -> tuple[Screen, ...]:
    """The registry: every screen in the order of the navigation."""
    _ = gettext_for(lang)
    explore, dialogues, impact = _("Explore"), _("Dialogues"), _("Impact")
    evidence = _("Evidence")
    return (
        Screen("overview", _("Overview"), "pages/explore/overview.py", explore),
        Screen("regions", _("Regions"), "pages/explore/regions.py", explore),
        Screen("trends", _("Trends"), "pages/explore/trends.py", explore),
        Screen("recommendations", _("Recommendations"), "pages/dialogues/recommendations.py", dialogues),
        Screen("institutions", _("Institutions"), "pages/dialogues/institutions.py", dialogues),
        Screen("impact", _("Impact"), "pages/impact/impact.py", impact),
        Screen("disagreements", _("Sources disagree"), "pages/evidence/disagreements.py", evidence),
        Screen("claims", _("Claims"), "pages/evidence/claims.py", evidence),
        Screen("sources", _("Sources"), "pages/evidence/sources.py", evidence),
        Screen("present", _("Present"), "pages/present/present.py", _("For the room")),
    )


def pages(lang: str) -> list[StreamlitPage] | dict[str, list[StreamlitPage]]:
    """The screens for Streamlit's navigation: grouped by section once there is more than one."""
    grouped: dict[str, list[StreamlitPage]] = {}
    for position, screen in enumerate(screens(lang)):
        page = st.Page(ROOT / screen.script, title=screen.title, url_path=screen.path, default=position == 0)
        grouped.setdefault(screen.section, []).append(page)
    return grouped if len(grouped) > 1 else [page for group in grouped.values() for page in group]


def language_bar(address: Address) -> None:
    """The switch of the language, at the right edge above every screen; it shows the one that is spoken."""
    spoken = address.language()
    _ = gettext_for(spoken)
    with st.container(horizontal=True, horizontal_alignment="right"):
        speak_page_language(spoken)
        choose_segment(
            Address({"lang": [spoken]}),
            _("Language"),
            "lang",
            LANGUAGES,
            LANGUAGE_NAMES,
            LANGUAGES[0],
            label_visible=False,
        )


def footer(lang: str, warehouse: str) -> None:
    """The last line of every screen: what the figures rest on and on what terms they may be used."""
    _ = gettext_for(lang)
    name = _("Paygiri: following through on human-rights recommendations in Tajikistan")
    newest = run("overview/coverage_sources")["accessed"].max()
    read = _("Sources read up to {day}").format(day=day(newest, lang))
    built = _("Warehouse {hash}").format(hash=warehouse[:12])
    licence = _("Curated data: CC BY 4.0. Code: Apache-2.0. Each source keeps its own terms.")
    st.divider()
    st.caption(f"{name} · {read} · {built} · {licence}")


def door(lang: str) -> None:
    """Shown instead of any screen while there is no warehouse: what is missing and which command mends it."""
    _ = gettext_for(lang)
    st.title(_("There are no figures to show yet"))
    st.markdown(
        _(
            "The screens read a warehouse that is built from the data package in `data/`, and none was "
            "found. In the folder of Paygiri, run:"
        )
    )
    st.code("python -m queries build", language=None)
    st.markdown(
        _(
            "If the package has faults, the command lists each with its file, row and column. "
            "Reload this page when it is done."
        )
    )


@st.cache_resource(show_spinner=False)
def set_apart_what_stays(screen: str) -> None:
    """Leave what the process has loaded for a screen out of the search for garbage, from its first visit on.

    After every run Streamlit has Python look through all objects for those that only hold each other, and
    nothing else can work meanwhile: a tenth of a second, nearly all of it on modules, which stay.
    """
    gc.freeze()


def main() -> None:
    """Draw one screen."""
    page = st.navigation(pages(Address.current().language()), position="top")
    st.set_page_config(page_title=f"{page.title} · Paygiri", page_icon=str(ICON), layout="wide")
    carry_over(page.url_path)
    address = Address.current()
    lang = address.language()
    language_bar(address)
    try:
        warehouse = warehouse_hash()
        page.run()
    except WarehouseMissing:
        door(lang)
        return
    footer(lang, warehouse)
    set_apart_what_stays(page.url_path)


@asynccontextmanager
async def before_the_first_visit(_app: st.App) -> AsyncIterator[None]:
    """Tell Streamlit that pages/ is ours before anybody visits.

    A process that has not met st.navigation yet takes the folder for its own older kind of pages, and a deep
    link that comes first would be answered with "Page not found" over the page.
    """
    PagesManager.uses_pages_directory = False
    yield


if __name__ == "__main__":
    main()  # Streamlit runs this file so for each visit
else:
    # and imports it once to serve it
    app = st.App(ROOT / "app.py", lifespan=before_the_first_visit, middleware=[Middleware(SafeHeaders)])
