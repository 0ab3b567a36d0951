"""Which theme the reader sees, as the browser knows it: for drawings whose colours change without the server.

Streamlit's theme is known to a script only when it runs; what is on the page already asks the page's own
background.
"""

IS_DARK = """
function isDark(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{6})/i.exec(colour);
  if (!hex) return window.matchMedia("(prefers-color-scheme: dark)").matches;
  const value = parseInt(hex[1], 16);
  return 0.3 * (value >> 16) + 0.6 * ((value >> 8) & 255) + 0.1 * (value & 255) < 128;
}
"""
