"""The table view of a picture: the same figures as words and numbers, behind a line that opens it.

Nothing is sent before a person opens it. A plain table and not a grid, so that it can be read aloud, printed
and searched with the browser.
"""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.i18n import gettext_for


@st.fragment
def _drawer(table: Callable[[], pd.DataFrame], label: str, key: str) -> None:
    drawer = st.expander(label, key=f"table-{key}", type="compact", on_change="rerun")
    if drawer.open:
        with drawer:
            st.table(table(), hide_index=True, border="horizontal", alt=label)


def table_view(table: Callable[[], pd.DataFrame], lang: str, *, key: str, label: str | None = None) -> None:
    """A line that opens to a table.

    Args:
        table: makes the table when it is opened: cells are markdown, so foreign text in them is escaped with
            `components.markdown.plain` first; columns are named as the reader sees them.
        key: short id, unique on the page.
        label: the line; by default "The same as a table".
    """
    _ = gettext_for(lang)
    _drawer(table, label or _("The same as a table"), key)
