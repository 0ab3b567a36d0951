"""Overview: what changed, where, since the last Dialogue."""

import streamlit as st

from components.address import Address
from components.i18n import gettext_for

address = Address.current()
_ = gettext_for(address.language())
st.title(_("Overview"))
address.show_notices()
