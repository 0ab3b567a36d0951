"""How wide a column is in the browser, told to the script.

deck.gl has no fit-to-width for a picture described on the server, so a map's zoom needs the width it will
get. The first run takes a guess that suits a laptop; a browser of another width answers at once and the part
of the page that asked is drawn again. Widths come in steps, so that a window dragged by hand does not ask all
the time.
"""

import streamlit as st

STEP = 40

_JS = """
export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const host = parentElement.host || parentElement;
  let told = data.known;
  const measure = () => {
    const width = Math.floor(host.getBoundingClientRect().width / data.step) * data.step;
    if (width > 0 && width !== told) {
      told = width;
      setStateValue("width", width);
    }
  };
  measure();
  const watcher = new ResizeObserver(measure);
  watcher.observe(host);
  return () => watcher.disconnect();
}
"""

_mount = st.components.v2.component("paygiri_viewport", html="<span></span>", js=_JS)


def column_width(key: str, guess: int) -> int:
    """Width in pixels of the column this is called in, rounded down to STEP; `guess` until it is known."""
    name = f"width-{key}"
    known = st.session_state.get(name, {}).get("width") or guess
    result = _mount(key=name, data={"known": known, "step": STEP}, on_width_change=lambda: None)
    measured = result.width
    return int(measured) if measured else guess
