"""Rules of the house that no linter knows: where files may lie, what the settings must say, and that nothing
on a screen calls another host. Each is a promise of the README that a careless line could break."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = sorted(
    [
        ROOT / "app.py",
        *(path for room in ("pages", "components", "queries") for path in (ROOT / room).rglob("*.py")),
    ]
)
SCREENS = [path for path in SHIPPED if path.name != "app.py" and "queries" not in path.parts]
# Names of vocabularies: written into an SVG, a description of the data or a file for IATI, never fetched.
NAMESPACES = {
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/2001/XMLSchema#",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.opengis.net/def/crs/EPSG/0/4326",
    "http://www.w3.org/ns/dcat#",
    "http://purl.org/dc/terms",
    "http://xmlns.com/foaf/0.1",
    "http://id.loc.gov/vocabulary/iso639-1",
    "https://schema.org",
    "https://www.iana.org/assignments/media-types",
}
ADDRESS = re.compile(
    r"(?:https?|wss?)://[^\s\"'<>)]+|(?<![:\w/])//(?:[a-z0-9-]+\.)+[a-z]{2,}/", re.IGNORECASE
)
STATEMENT = re.compile(
    r"^\s*(?:with\s+\w+\s+as\s*\(|select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s)",
    re.IGNORECASE | re.DOTALL,
)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def docstrings(tree: ast.Module) -> set[int]:
    """The ids of the constants that are docstrings: they may cite the source of a method."""
    holders = [
        node for node in ast.walk(tree) if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    ]
    first = [holder.body[0] for holder in holders if holder.body]
    return {id(node.value) for node in first if isinstance(node, ast.Expr)}


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of every string of a module that is not a docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def calls(path: Path) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))


def settings() -> dict[str, dict[str, object]]:
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))


def test_pages_hold_no_flat_script() -> None:
    # Streamlit runs a flat pages/x.py on a deep link before app.py: no navigation, no language, no sign-in.
    assert [path.name for path in (ROOT / "pages").glob("*.py") if path.name != "__init__.py"] == []


def test_no_room_for_leftovers() -> None:
    unwanted = {"utils.py", "helpers.py", "common.py", "misc.py"}
    assert [name(path) for path in SHIPPED if path.name in unwanted] == []
    assert not (ROOT / "src").exists()


@pytest.mark.parametrize("path", SHIPPED, ids=name)
def test_module_names_no_foreign_address(path: Path) -> None:
    found = [
        f"line {line}: {address}"
        for line, text in texts(path)
        for address in ADDRESS.findall(text)
        if address.rstrip("/.,;") not in NAMESPACES
    ]
    assert found == []


def test_assets_name_no_foreign_address() -> None:
    kinds = {".css", ".js", ".html", ".json", ".toml", ".svg"}
    folders = ("components", "pages", "static", ".streamlit")
    assets = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in kinds]
    found = {
        name(path): [a for a in ADDRESS.findall(path.read_text("utf-8")) if a not in NAMESPACES]
        for path in assets
    }
    assert {path: addresses for path, addresses in found.items() if addresses} == {}


@pytest.mark.parametrize("path", SHIPPED, ids=name)
def test_module_inserts_no_unescaped_html(path: Path) -> None:
    unsafe = {"unsafe_allow_html", "unsafe_allow_javascript"}
    found = [call.lineno for call in calls(path) for keyword in call.keywords if keyword.arg in unsafe]
    assert found == []


@pytest.mark.parametrize("path", SHIPPED, ids=name)
def test_text_of_the_package_is_escaped_before_it_is_read_as_markdown(path: Path) -> None:
    # Unescaped, a title in the data could fetch an image from another host or draw a formula.
    shown = {"title", "header", "subheader", "markdown", "caption", "info", "warning", "metric", "expander"}
    found = [
        call.lineno
        for call in calls(path)
        if isinstance(call.func, ast.Attribute) and call.func.attr in shown
        for argument in call.args
        if isinstance(argument, ast.Call) and ast.unparse(argument.func) in {"text", "text_of", "i18n.text"}
    ]
    assert found == []


@pytest.mark.parametrize("path", SHIPPED, ids=name)
def test_icon_is_not_fetched(path: Path) -> None:
    # A :material/...: page icon is an image of another host.
    icons = [
        keyword.value.value
        for call in calls(path)
        for keyword in call.keywords
        if keyword.arg == "page_icon" and isinstance(keyword.value, ast.Constant)
    ]
    assert [icon for icon in icons if str(icon).startswith((":material", "http"))] == []


@pytest.mark.parametrize("path", SCREENS, ids=name)
def test_screen_holds_no_sql(path: Path) -> None:
    assert [line for line, text in texts(path) if STATEMENT.match(text)] == []


def test_linters_are_answered_not_silenced() -> None:
    silenced = re.compile(r"#\s*(?:noqa|ruff:\s*noqa|pragma:\s*no cover)", re.IGNORECASE)
    found = [name(path) for path in SHIPPED if silenced.search(path.read_text("utf-8"))]
    assert found == []


def test_no_test_is_skipped() -> None:
    skipped = {"skip", "skipif", "xfail", "importorskip"}
    found = [
        f"{name(path)}:{node.lineno}"
        for path in (ROOT / "tests").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in skipped
    ]
    assert found == []


@pytest.mark.parametrize(
    ("section", "setting", "expected"),
    [
        ("browser", "gatherUsageStats", False),
        ("browser", "serverAddress", "localhost"),
        ("client", "showErrorDetails", "none"),
        ("client", "toolbarMode", "minimal"),
        ("server", "headless", True),
        ("server", "enableStaticServing", False),
        ("server", "enableCORS", True),
        ("server", "enableXsrfProtection", True),
        ("client", "allowedOrigins", []),
    ],
)
def test_setting_keeps_the_viewer_private(section: str, setting: str, expected: object) -> None:
    assert settings()[section][setting] == expected


def test_uploads_are_small() -> None:
    limit = settings()["server"]["maxUploadSize"]
    assert isinstance(limit, int)
    assert limit <= 20  # megabytes


def test_messages_from_a_browser_are_bounded() -> None:
    limit = settings()["server"]["maxMessageSize"]
    assert isinstance(limit, int)
    assert limit <= 32  # megabytes


@pytest.mark.parametrize("listing", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned(listing: str) -> None:
    lines = [line.strip() for line in (ROOT / listing).read_text("utf-8").splitlines()]
    wanted = [line for line in lines if line and not line.startswith(("#", "-r "))]
    assert [line for line in wanted if not re.match(r"^[A-Za-z0-9_.-]+==[^=*\s]+(?:; .+)?$", line)] == []
