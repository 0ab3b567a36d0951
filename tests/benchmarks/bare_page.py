"""The least a Streamlit page can be, one widget and one text: the floor our pages are measured against."""

import streamlit as st

choice = st.selectbox("Choice", ["one", "two", "three"])
st.write(f"Chosen: {choice}")
