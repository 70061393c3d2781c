"""The house's rules (ARCHITECTURE.md), and that each of them bites."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
DESKTOP = ROOT / "desktop"
CONTRACTS = {
    contract["id"]: contract for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
}

# Contract, the module that breaks it, the import it breaks it with.
BREACHES = (
    ("staircase", "document/breach.py", "import desktop.language"),  # a step up
    ("staircase", "outcome.py", "import desktop.paths"),
    ("staircase", "drafting/breach.py", "import desktop.actions"),
    ("staircase", "actions/breach.py", "def late(): import desktop.ui"),  # inside a function too
    ("staircase", "readers/breach.py", "import desktop.writers"),  # rooms side by side
    ("staircase", "store/breach.py", "import desktop.readers"),
    ("staircase", "cli/breach.py", "import desktop.app"),
    ("staircase", "cellar.py", ""),  # a room that stands nowhere on the staircase
    ("qt", "actions/breach.py", "from PySide6.QtCore import QObject"),
    ("jieba", "language/breach.py", "import jieba.posseg"),
    ("sql", "actions/breach.py", "import sqlite3"),
    ("docx", "writers/breach.py", "import docx"),
    ("docx", "readers/breach.py", "from docx.shared import Pt"),
    ("lxml", "checks/breach.py", "from lxml import etree"),
    ("jinja2", "writers/breach.py", "import jinja2.sandbox"),
    ("xlsx", "cli/breach.py", "import openpyxl"),
    ("xlsx", "readers/breach.py", "import openpyxl"),
    ("pdf", "writers/breach.py", "import pypdfium2"),
    ("folders", "cli/breach.py", "import platformdirs"),
)

# Longer than 40 lines, and why that is the clearer way. Keep it short.
LONG_FUNCTIONS: dict[str, str] = {}

# Brackets keep these patterns from finding themselves.
LEAKS = re.compile(r"/w[o]rk/|/f[a]rm/|/t[m]p/|/r[o]ot/|/h[o]me/\w|pyth[o]nhosted|pypi[.]o[r]g|registry[.]n[p]mjs|deb[.]d[e]bian[.]org")
OWN_WORDS = ("desktop", "tests", "templates", "resources", "seeds", "requirements", ".ci", "Makefile", "pyproject.toml", "build.spec")
TEXT = {".py", ".toml", ".j2", ".txt", ".sh", ".md", ".json", ".jsonl", ".html", ".qss", ".spec", ".yaml", ""}


def _lint(folder: Path, contract: str = "") -> subprocess.CompletedProcess[str]:
    call = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo", *(["--contract", contract] if contract else [])]
    words = os.environ | {"COLUMNS": "200", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(call, cwd=folder, env=words, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def copied_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(DESKTOP, folder / "desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_room_imports_only_what_it_may() -> None:
    report = _lint(ROOT)
    assert report.returncode == 0, report.stdout
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in report.stdout


def test_every_contract_is_broken_once_on_purpose() -> None:
    assert {contract for contract, _, _ in BREACHES} == set(CONTRACTS)


@pytest.mark.parametrize(("contract", "module", "line"), BREACHES, ids=[f"{contract}-{module}" for contract, module, _ in BREACHES])
def test_a_forbidden_import_breaks_its_contract(copied_house: Path, contract: str, module: str, line: str) -> None:
    path = copied_house / "desktop" / module
    before = path.read_text("utf-8") if path.exists() else None
    path.write_text(f"{before or ''}\n{line}\n", "utf-8")
    try:
        report = _lint(copied_house, contract)
    finally:
        path.write_text(before, "utf-8") if before is not None else path.unlink()
    assert report.returncode == 1, report.stdout
    assert f"{CONTRACTS[contract]['name']} BROKEN" in report.stdout or "cellar" in report.stdout


def test_only_the_command_line_imports_by_name() -> None:
    """The contracts cannot see such an import."""
    found = {
        path.relative_to(DESKTOP).as_posix() for path in DESKTOP.rglob("*.py") if re.search(r"import_module|__import__", path.read_text("utf-8"))
    }
    assert found <= {"cli/__init__.py"}


def _modules() -> Iterator[str]:
    for path in sorted(DESKTOP.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _loaded_by(*modules: str) -> set[str]:
    """The top-level packages in memory once a fresh interpreter has imported ``modules``."""
    code = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\nprint(*{name.partition('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-c", code, *modules], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


def test_everything_below_the_window_runs_without_qt() -> None:
    below = [name for name in _modules() if not name.startswith(("desktop.ui", "desktop.app", "desktop.__main__"))]
    assert "desktop.document.nodes" in below
    assert not {"PySide6", "shiboken6"} & _loaded_by(*below)


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    assert not {"PySide6", "jieba", "openpyxl", "docx", "jinja2", "pypdfium2"} & _loaded_by("desktop.cli")


def test_a_leaking_qt_is_refused() -> None:
    """6.12.0 drops a None reference on every void call and aborts Python 3.11 after some 5,000 calls."""
    wanted = {need.name.lower(): need for need in map(Requirement, metadata.requires("nigao") or [])}["pyside6-essentials"]
    installed = metadata.version("PySide6-Essentials")
    assert wanted.specifier.contains(installed)
    assert not [version for version in ("6.12.0", "6.12.1", "6.13.0", "7.0.0") if wanted.specifier.contains(version)]


def _own_texts() -> Iterator[Path]:
    for name in OWN_WORDS:
        path = ROOT / name
        found = path.rglob("*") if path.is_dir() else [path]
        yield from (each for each in found if each.is_file() and each.suffix in TEXT and "__pycache__" not in each.parts)


def test_no_file_names_a_machine_or_a_registry() -> None:
    leaks = [f"{path.relative_to(ROOT)}: {leak[0]}" for path in _own_texts() for leak in LEAKS.finditer(path.read_text("utf-8", "replace"))]
    assert leaks == []


def test_no_module_is_longer_than_400_lines() -> None:
    lines = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in DESKTOP.rglob("*.py")}
    assert lines
    assert {name: count for name, count in lines.items() if count > 400} == {}


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{path.relative_to(ROOT).as_posix()}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_function_is_longer_than_40_lines() -> None:
    long = {name: count for path in DESKTOP.rglob("*.py") for name, count in _functions(path) if count > 40}
    assert set(long) == set(LONG_FUNCTIONS), long
