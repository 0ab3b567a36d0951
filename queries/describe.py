"""Describes the data package in the words of two catalogues: schema.org/Dataset and DCAT, both as JSON-LD.

Search engines for data read the first, catalogues of open data the second. Both files lie in the package and
say nothing that datapackage.json does not say: they are written from it by `python -m queries describe`, and
a test holds them against it. Addresses of files are relative, because the package has no home on the web.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from queries.package import DESCRIPTOR, read_package

SCHEMA_ORG = "schema_org.jsonld"
DCAT = "dcat.jsonld"
BOUNDARIES = "boundaries"

SCHEMA_ORG_VOCABULARY = "https://schema.org/"
DCAT_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
LANGUAGE_CODES = "http://id.loc.gov/vocabulary/iso639-1/"
LANGUAGES = ("en", "ru", "tg")
GEOJSON = "application/geo+json"

Described = dict[str, Any]


def descriptions(folder: Path) -> dict[str, bytes]:
    """The two files of a package by name, as they should be.

    Raises PackageRejected when datapackage.json cannot be read.
    """
    read_package(folder)
    descriptor: Mapping[str, Any] = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    files = _files(folder, descriptor)
    return {
        SCHEMA_ORG: _written(_schema_org(descriptor, files)),
        DCAT: _written(_dcat(descriptor, files)),
    }


def write_descriptions(folder: Path) -> list[Path]:
    """Writes the files that are missing or out of date; returns those that were written."""
    written = []
    for name, content in descriptions(folder).items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
            written.append(path)
    return written


def _files(folder: Path, descriptor: Mapping[str, Any]) -> list[Described]:
    """Every file with figures: the tables as the descriptor has them, then the boundaries."""
    tables = [
        {key: resource[key] for key in ("path", "title", "description", "mediatype")}
        for resource in descriptor["resources"]
    ]
    outlines = [
        {
            "path": f"{BOUNDARIES}/{path.name}",
            "title": "Boundaries",
            "description": f"Outlines of the {path.stem}, described in {BOUNDARIES}/README.md.",
            "mediatype": GEOJSON,
        }
        for path in sorted((folder / BOUNDARIES).glob("*.geojson"))
    ]
    return [*tables, *outlines]


def _schema_org(descriptor: Mapping[str, Any], files: list[Described]) -> Described:
    return {
        "@context": {"@vocab": SCHEMA_ORG_VOCABULARY},
        "@type": "Dataset",
        "name": descriptor["title"],
        "identifier": descriptor["name"],
        "description": descriptor["description"],
        "version": descriptor["version"],
        "datePublished": descriptor["created"][:10],
        "keywords": descriptor["keywords"],
        "inLanguage": list(LANGUAGES),
        "isAccessibleForFree": True,
        "license": [licence["path"] for licence in descriptor["licenses"]],
        "creator": [
            {"@type": "Organization", "name": contributor["title"]}
            for contributor in descriptor["contributors"]
        ],
        "spatialCoverage": {"@type": "Country", "name": "Tajikistan", "identifier": "TJ"},
        "isBasedOn": [source["title"] for source in descriptor["sources"]],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file["title"],
                "description": file["description"],
                "contentUrl": file["path"],
                "encodingFormat": file["mediatype"],
            }
            for file in files
        ],
    }


def _dcat(descriptor: Mapping[str, Any], files: list[Described]) -> Described:
    licences = [{"@id": licence["path"]} for licence in descriptor["licenses"]]
    return {
        "@context": DCAT_CONTEXT,
        "@type": "dcat:Dataset",
        "dct:identifier": descriptor["name"],
        "dct:title": _in_english(descriptor["title"]),
        "dct:description": _in_english(descriptor["description"]),
        "dcat:version": descriptor["version"],
        "dct:issued": {"@value": descriptor["created"][:10], "@type": "xsd:date"},
        "dcat:keyword": [_in_english(word) for word in descriptor["keywords"]],
        "dct:language": [{"@id": f"{LANGUAGE_CODES}{code}"} for code in LANGUAGES],
        "dct:license": licences,
        "dct:publisher": [
            {"@type": "foaf:Agent", "foaf:name": contributor["title"]}
            for contributor in descriptor["contributors"]
        ],
        "dct:spatial": {
            "@type": "dct:Location",
            "dct:identifier": "TJ",
            "dct:title": _in_english("Tajikistan"),
        },
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement",
            "dct:description": [_in_english(source["title"]) for source in descriptor["sources"]],
        },
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": _in_english(file["title"]),
                "dct:description": _in_english(file["description"]),
                "dcat:downloadURL": {"@id": file["path"]},
                "dcat:mediaType": {"@id": f"{MEDIA_TYPES}{file['mediatype']}"},
                "dct:license": licences,
            }
            for file in files
        ],
    }


def _in_english(words: str) -> Described:
    return {"@value": words, "@language": "en"}


def _written(described: Described) -> bytes:
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()
