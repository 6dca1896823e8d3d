"""What must hold for the repository as a whole: its top level, its lock files, its one command for tests."""

import json
import re
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
ALLOWED_AT_TOP = {
    *("portal", "events", "participants", "knowledge", "indicators", "allocation_demo"),
    *("templates", "tests", "docs", "requirements", ".ci"),
    *("manage.py", "pyproject.toml", "README.md", "LICENSE", "Makefile", "Procfile", ".env.example", ".gitignore"),
}
# A host of a registry, an index, an archive of a package: none may stand in a file that is committed.
REGISTRY_ADDRESS = re.compile(
    r"https?://[^\s\"')]*(?:pypi|pythonhosted|npmjs|/simple\b|\.whl\b|\.tgz\b)|--(?:extra-)?index-url|--find-links|\"resolved\":",
)
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:root|work|tmp)/")


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=TOP, check=True, capture_output=True, text=True)
    return [TOP / name for name in listed.stdout.split("\0") if name and (TOP / name).exists()]


def lines_matching(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in tracked_files():
        if path.name == Path(__file__).name:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        found += [f"{path.relative_to(TOP)}: {line.strip()}" for line in text.splitlines() if pattern.search(line)]
    return found


def test_top_level_holds_only_what_the_architecture_names():
    assert {path.relative_to(TOP).parts[0] for path in tracked_files()} - ALLOWED_AT_TOP == set()


def test_no_registry_address_is_committed():
    assert lines_matching(REGISTRY_ADDRESS) == []


def test_no_path_of_one_machine_is_committed():
    assert lines_matching(MACHINE_PATH) == []


@pytest.mark.parametrize("name", ["run.txt", "test.txt"])
def test_every_locked_requirement_is_pinned_and_hashed(name):
    text = (TOP / "requirements" / name).read_text().replace("\\\n", " ")
    requirements = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    unlocked = [line[:60] for line in requirements if not re.match(r"^\S+==\S+ .*--hash=sha256:[0-9a-f]{64}", line)]
    assert len(requirements) > 20
    assert unlocked == []


def test_every_direct_dependency_is_locked():
    import tomllib

    project = tomllib.loads((TOP / "pyproject.toml").read_text())
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["test"]
    locked = re.findall(r"^([a-z0-9._-]+)==", (TOP / "requirements/test.txt").read_text(), re.MULTILINE)
    names = {re.split(r"[\[~=<> ]", requirement)[0].lower() for requirement in wanted}
    assert names - set(locked) == set()


def test_tests_run_with_the_versions_that_run():
    pins = re.compile(r"^([a-z0-9._-]+==\S+)", re.MULTILINE)
    run, test = (set(pins.findall((TOP / "requirements" / name).read_text())) for name in ("run.txt", "test.txt"))
    assert run - test == set()


def test_every_front_end_package_is_locked_by_its_checksum():
    lock = json.loads((TOP / "requirements/npm/package-lock.json").read_text())
    packages = {path: entry for path, entry in lock["packages"].items() if path}
    assert packages
    assert [path for path, entry in packages.items() if not entry.get("integrity", "").startswith("sha512-")] == []


def test_continuous_integration_calls_make_test_and_nothing_else():
    lines = (TOP / ".ci/run").read_text().splitlines()
    assert lines == ["#!/usr/bin/env bash", "set -euo pipefail", 'cd "$(dirname "$0")/.."', "make test"]
