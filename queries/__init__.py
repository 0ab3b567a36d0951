"""The analytical core, free of any screen: schema, marts, named questions, the loader and the runner.

Screens use `run`, and `run_once` for files, and the lineage these carry, nothing else. How the parts hang
together is in README.md.
"""

from queries.warehouse import Lineage, run, run_once, warehouse_hash

__all__ = ["Lineage", "run", "run_once", "warehouse_hash"]
