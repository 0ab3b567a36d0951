"""Text that somebody else wrote, made safe to stand inside Streamlit's markdown.

Streamlit reads directives (`:red[`), formulas (`$`) and HTML entities besides ordinary markdown, so titles
of sources and values from an address are escaped here before they reach an element.
"""

import re
from urllib.parse import quote, urlsplit

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:&\"'=^/@%])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")


def plain(text: str) -> str:
    """`text` as markdown that shows exactly that text on one line, without control characters."""
    return _SPECIAL.sub(r"\\\1", _CONTROL.sub(" ", text))


def safe_url(url: object) -> str | None:
    """`url` when it is an absolute http or https address, otherwise None."""
    if not isinstance(url, str):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else None


def link(label: str, url: object) -> str:
    """A markdown link to an http or https address; the plain label when there is no such address."""
    address = safe_url(url)
    if address is None:
        return plain(label)
    return f"[{plain(label)}](<{quote(address, safe=':/?#@!$&*+,;=%~._-')}>)"
