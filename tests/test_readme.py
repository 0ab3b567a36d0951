"""The README is held against the tree: a newcomer types what it says, so its commands, its map of the folders
and its list of dependencies must be true."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def folder_map() -> list[str]:
    """The paths of the map: the first word of each line of the block under the heading Folders."""
    block = re.search(r"^## Folders\n.*?^```\w*\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert block is not None
    return [line.split()[0] for line in block.group(1).splitlines() if line and not line[0].isspace()]


def ignored() -> set[str]:
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    return {line.rstrip("/") for line in lines if line and not line.startswith("#")} | {".git"}


def first_commands() -> list[str]:
    shell = [text for language, text in BLOCKS if language in {"sh", "bash", "shell"}]
    return [line.split("#")[0].strip() for line in shell[0].splitlines() if line.strip()]


def test_first_two_commands_are_run_and_test() -> None:
    assert first_commands()[:2] == ["make run", "make test"]


def test_windows_lines_stand_beside_them() -> None:
    windows = [text for language, text in BLOCKS if language == "powershell"]
    assert windows
    assert "streamlit run app.py" in windows[0]
    assert "-m pytest" in windows[0]


@pytest.mark.parametrize("command", sorted(set(re.findall(r"\bmake ([a-z]+)", README))))
def test_named_command_is_a_task(command: str) -> None:
    assert command in TARGETS


@pytest.mark.parametrize("task", sorted(TARGETS))
def test_task_is_documented(task: str) -> None:
    assert f"make {task}" in README


@pytest.mark.parametrize("path", folder_map())
def test_mapped_path_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_every_folder_is_mapped() -> None:
    mapped = {path.split("/")[0] for path in folder_map()}
    there = {path.name for path in ROOT.iterdir() if path.is_dir()} - ignored()
    assert there - mapped == set()


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\((?!https?:|#)([^)#]+)", README))))
def test_link_leads_to_a_file(link: str) -> None:
    assert (ROOT / link).exists()


def direct(listing: str) -> list[str]:
    """The packages that are asked for by name: those above the comment on what they bring with them."""
    asked = (ROOT / listing).read_text("utf-8").split("# What those bring with them.")[0]
    names = [line.split("==")[0] for line in asked.splitlines() if "==" in line]
    return [name for name in names if not name.startswith("types-") and not name.endswith("-stubs")]


@pytest.mark.parametrize("package", [*direct("requirements.txt"), *direct("requirements-dev.txt")])
def test_dependency_is_given_its_reason(package: str) -> None:
    assert re.search(rf"^\| {re.escape(package)} \| .{{10,}} \|$", README, re.MULTILINE | re.IGNORECASE)
