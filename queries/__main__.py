"""The command line of the warehouse: `python -m queries` with `build`, `check`, `describe`, `translations`
or `import-iati`.

Faults go to the error stream, one a line, and the exit code is 1; the last good warehouse stays in place.
"""

from __future__ import annotations

import argparse
import datetime
import sys
import tempfile
from pathlib import Path

import duckdb

from queries.describe import write_descriptions
from queries.faults import PackageRejected
from queries.iati_import import import_iati, put_in_place
from queries.loader import BuildError, build, check
from queries.translations import report
from queries.warehouse import ROOM, warehouse_folder

PACKAGE = ROOM.parent / "data"


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "build":
            built = build(options.package, options.into or warehouse_folder())
            print(f"{built.file} {'is up to date' if built.unchanged else 'is built'}")
        elif options.command == "describe":
            for path in write_descriptions(options.package):
                print(f"{path} is written")
        elif options.command == "translations":
            print("\n".join(report(options.package)))
        elif options.command == "import-iati":
            _import(options)
        else:
            with tempfile.TemporaryDirectory(prefix="paygiri-") as scratch:
                rows = check(options.package, Path(scratch))
            print(f"{options.package}: {rows} rows, no faults")
    except (PackageRejected, BuildError) as fault:
        print(fault, file=sys.stderr)
        return 1
    except (OSError, duckdb.Error) as failure:
        print(f"the {options.command} could not go on: {failure}", file=sys.stderr)
        return 1
    return 0


def _import(options: argparse.Namespace) -> None:
    """Makes a new folder of the package with the file in it, or puts its tables in place of the old ones."""
    with tempfile.TemporaryDirectory(prefix="paygiri-") as scratch:
        into = Path(scratch) / "package" if options.in_place else options.into
        done = import_iati(options.file, options.package, into, options.read_on)
        if options.in_place:
            put_in_place(into, options.package)
    folder = options.package if options.in_place else options.into
    print(f"{folder}: projects added {done.added}, replaced {done.replaced}; results {done.results}")
    if done.left:
        left = ", ".join(f"{name} ({count})" for name, count in sorted(done.left.items()))
        print(f"not taken, because no table holds it: {left}")
    print(f"next: python -m queries build --package {folder}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m queries", description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build", help="check the data package and build the warehouse from it")
    building.add_argument("--into", type=Path, help="folder of the warehouse (default: .warehouse)")
    checking = commands.add_parser("check", help="check the data package and build nothing")
    describing = commands.add_parser("describe", help="write the descriptions for catalogues of data")
    translating = commands.add_parser("translations", help="count the translations, list what is missing")
    importing = commands.add_parser("import-iati", help="take an IATI 2.03 activity file into a copy")
    importing.add_argument("file", type=Path, help="the XML file")
    where = importing.add_mutually_exclusive_group(required=True)
    where.add_argument("--into", type=Path, help="folder to make; it must not be there yet")
    where.add_argument("--in-place", action="store_true", help="change the tables of the package itself")
    importing.add_argument(
        "--read-on",
        type=datetime.date.fromisoformat,
        default=datetime.datetime.now(datetime.UTC).date(),
        help="day on which a file of somebody else was read (default: today)",
    )
    for command in (building, checking, describing, translating, importing):
        command.add_argument("--package", type=Path, default=PACKAGE, help="folder of the data package")
    return parser


if __name__ == "__main__":
    sys.exit(main())
