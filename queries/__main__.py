"""The command line of the warehouse: `python -m queries build`, `check` and `describe`.

Faults go to the error stream, one a line, and the exit code is 1; the last good warehouse stays in place.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import duckdb

from queries.describe import write_descriptions
from queries.faults import PackageRejected
from queries.loader import BuildError, build, check
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m queries", description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build", help="check the data package and build the warehouse from it")
    building.add_argument("--into", type=Path, help="folder of the warehouse (default: .warehouse)")
    checking = commands.add_parser("check", help="check the data package and build nothing")
    describing = commands.add_parser("describe", help="write the descriptions for catalogues of data")
    for command in (building, checking, describing):
        command.add_argument("--package", type=Path, default=PACKAGE, help="folder of the data package")
    return parser


if __name__ == "__main__":
    sys.exit(main())
