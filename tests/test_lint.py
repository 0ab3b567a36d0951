"""The checkers that pyproject.toml configures run as tests: one command says whether a change is sound."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CHECKERS = {
    "ruff": [sys.executable, "-m", "ruff", "check", "."],
    "ruff format": [sys.executable, "-m", "ruff", "format", "--check", "."],
    "mypy": [sys.executable, "-m", "mypy"],
    "import contracts": [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
}


@pytest.mark.parametrize("checker", CHECKERS)
def test_checker_finds_nothing(checker: str) -> None:
    outcome = subprocess.run(CHECKERS[checker], cwd=ROOT, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, f"{checker}:\n{outcome.stdout}\n{outcome.stderr}"
