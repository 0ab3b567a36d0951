"""The analytical core, free of any screen: schema, marts, named questions, the loader and the runner.

Screens use `run` and the lineage it carries, nothing else. How the parts hang together is in README.md.
"""

from queries.warehouse import Lineage, run, warehouse_hash

__all__ = ["Lineage", "run", "warehouse_hash"]
