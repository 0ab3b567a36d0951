"""`streamlit` with a stopwatch: the same command line and the same server, with the time of every script run
written as a line of JSON to the file that PAYGIRI_STOPWATCH names. It measures what a session waits for on
the server, from the first line of app.py (or of a fragment) to the last, and nothing of the network or the
browser; the line is written after the time is taken."""

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.web import cli

PLACE = "exec_func_with_error_handling"  # the one place where Streamlit executes a script or a fragment


def watch(record: Path) -> None:
    """Puts the stopwatch around Streamlit's execution of scripts and fragments."""
    execute: Callable[[Callable[[], Any], ScriptRunContext], Any] = getattr(script_runner, PLACE)

    def timed(script: Callable[[], Any], context: ScriptRunContext) -> Any:  # passed on unread
        started, cpu_started = time.perf_counter(), time.thread_time()
        try:
            return execute(script, context)
        finally:
            line = {
                "milliseconds": (time.perf_counter() - started) * 1000,
                "cpu_milliseconds": (time.thread_time() - cpu_started) * 1000,
                "fragment": bool(context.fragment_ids_this_run),
            }
            with record.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(line) + "\n")

    setattr(script_runner, PLACE, timed)


if __name__ == "__main__":
    watch(Path(os.environ["PAYGIRI_STOPWATCH"]))
    cli.main(prog_name="streamlit")
