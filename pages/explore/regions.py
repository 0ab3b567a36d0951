"""Regions: the title of the screen, and notices about its address."""

import streamlit as st

from components.address import Address
from components.i18n import gettext_for

address = Address.current()
_ = gettext_for(address.language())
st.title(_("Regions"))
address.show_notices()
