"""The analytical core, free of any screen: schema, marts, named questions, the loader and the runner.

Screens use `run`, `run_once` and `rows_once` for files, and the lineage they carry, nothing else. How the
parts hang together is in README.md.
"""

from queries.warehouse import Lineage, rows_once, run, run_once, warehouse_hash

__all__ = ["Lineage", "rows_once", "run", "run_once", "warehouse_hash"]
