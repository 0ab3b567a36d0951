"""What every answer of the server tells a browser it may do: load from this server and from nowhere else, and
tell no other site which page a link was followed from.

The pages make no request to another host; the browser is told to refuse one all the same, so that nothing a
source, a file or a library brings along can make it. A link to a source leads away without naming the page,
the region or the day that somebody was looking at.
"""

import base64
import hashlib
import re
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FIRST_PAGE = Path(streamlit.__file__).parent / "static" / "index.html"
SCRIPT_IN_PLACE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def scripts_in_place(page: str) -> list[str]:
    """The scripts written into a page, each as the digest by which a browser knows it (CSP, hash-source)."""
    digests = (hashlib.sha256(script.encode()).digest() for script in SCRIPT_IN_PLACE.findall(page))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


CONTENT = {
    "default-src": "'self'",
    # Components of our own are loaded from blobs; Streamlit's first page holds a script in place.
    "script-src": " ".join(
        ["'self'", "blob:", "'wasm-unsafe-eval'", *scripts_in_place(FIRST_PAGE.read_text("utf-8"))]
    ),
    "style-src": "'self' 'unsafe-inline'",  # Streamlit, Plotly and our drawings set styles in place
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{what} {where}" for what, where in CONTENT.items()),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class SafeHeaders:
    """ASGI middleware that adds HEADERS to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
