"""A running app to drive: the same `streamlit run` a person starts, on a free port, with a warehouse of its
own, waited for until it answers and ended by its process id. Tests, screenshots and benchmarks share it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
STREAMLIT = (sys.executable, "-m", "streamlit")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as reply:
            healthy: bool = reply.status == 200
            return healthy
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def wait_until_healthy(
    address: str, server: "subprocess.Popen[bytes]", log: Path, seconds: float = 60
) -> None:
    """Raises RuntimeError with the server's own words when it ends or stays silent."""
    patience = time.monotonic() + seconds
    while not answers(address):
        if server.poll() is not None or time.monotonic() > patience:
            raise RuntimeError(f"No answer from {address}:\n{log.read_text('utf-8', 'replace')}")
        time.sleep(0.1)


@contextmanager
def serving(
    warehouse: Path,
    log: Path,
    script: Path = ROOT / "app.py",
    command: Sequence[str] = STREAMLIT,
    environment: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """The address of a server of `script`, reading the warehouse folder `warehouse`, writing to `log`."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    settings = {
        "--server.address": "127.0.0.1",
        "--server.port": str(port),
        "--server.headless": "true",
        "--server.fileWatcherType": "none",
    }
    arguments = [*command, "run", str(script), *(word for pair in settings.items() for word in pair)]
    variables = {**os.environ, "PAYGIRI_WAREHOUSE": str(warehouse), **(environment or {})}
    with log.open("wb") as words:
        server = subprocess.Popen(arguments, cwd=ROOT, env=variables, stdout=words, stderr=subprocess.STDOUT)
        try:
            wait_until_healthy(address, server, log)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def build_warehouse(into: Path) -> Path:
    """Builds the warehouse of the shipped data package into a folder; the loader's words on a failure."""
    command = [sys.executable, "-m", "queries", "build", "--into", str(into)]
    outcome = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if outcome.returncode:
        raise RuntimeError(f"No warehouse: {outcome.stdout}{outcome.stderr}")
    return into
