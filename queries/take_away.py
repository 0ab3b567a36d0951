"""The whole data package as one zip file to take away: tables, boundaries, descriptions, licences.

Only what the descriptor names and what explains it goes in, so nothing that happens to lie in the folder
leaves with it. The bytes depend on the files alone: entries are sorted and carry no time of their own, so two
people who took the same package can compare what they have.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from queries.describe import BOUNDARIES, DCAT, SCHEMA_ORG
from queries.package import DESCRIPTOR, FILE_NAME
from queries.warehouse import ROOM

PACKAGE = ROOM.parent / "data"
ZIP_MIME = "application/zip"
EXPLAINED_BY = ("README.md", "LICENSE", SCHEMA_ORG, DCAT)
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip file can name; it stands for none."""

READABLE = 0o644 << 16
UNIX = 3
SMALLEST = 9


def package_files(folder: Path = PACKAGE) -> list[str]:
    """Paths of the files of a package below its folder, sorted.

    Raises OSError when datapackage.json cannot be read, ValueError when it names a path that leaves the
    folder or a file is missing.
    """
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    tables = [str(resource["path"]) for resource in descriptor["resources"]]
    if strange := [path for path in tables if not FILE_NAME.fullmatch(path)]:
        raise ValueError(f"{DESCRIPTOR} names {strange[0]!r}, which is not a file of the package")
    outlines = [
        f"{BOUNDARIES}/{path.name}"
        for pattern in ("*.geojson", "README.md")
        for path in (folder / BOUNDARIES).glob(pattern)
    ]
    files = sorted({DESCRIPTOR, *EXPLAINED_BY, *tables, *outlines})
    if missing := [path for path in files if not (folder / path).is_file()]:
        raise ValueError(f"the package lacks {', '.join(missing)}")
    return files


def package_zip(folder: Path = PACKAGE) -> bytes:
    """The package as a zip file with datapackage.json at its root. Raises as `package_files`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in package_files(folder):
            entry = zipfile.ZipInfo(path, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = UNIX, READABLE
            archive.writestr(entry, (folder / path).read_bytes(), compresslevel=SMALLEST)
    return buffer.getvalue()
