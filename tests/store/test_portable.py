"""What only SQLite understands stays in store.database and store.index: a server of many desks replaces those two, and the steps that make its tables."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from desktop.store.migrations import INDEX, STEPS

STORE = Path(__file__).resolve().parents[2] / "desktop" / "store"
OWN = {"database.py", "index.py"}  # SQLite itself
FORBIDDEN = re.compile(
    r"\b(?:PRAGMA|FTS\d?|MATCH|rowid|AUTOINCREMENT|VACUUM|ATTACH|GLOB|last_insert_rowid|INSERT\s+OR|REPLACE\s+INTO|sqlite_\w+|ifnull|instr|"
    r"group_concat|strftime|julianday|typeof|total_changes|WITHOUT\s+ROWID|VIRTUAL\s+TABLE|COLLATE\s+NOCASE)\b",
    re.IGNORECASE,
)
SQL = re.compile(r"^\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|WITH)\b|\b(?:WHERE|ORDER BY)\b")


def statements(path: Path) -> list[str]:
    """The string literals of a module that read like SQL; the parts of an f-string are literals too."""
    found = [node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [text for text in found if SQL.search(text)]


@pytest.mark.parametrize("path", sorted(path for path in STORE.glob("*.py") if path.name not in OWN | {"migrations.py"}), ids=lambda path: path.stem)
def test_a_table_speaks_only_portable_sql(path: Path) -> None:
    assert [text for text in statements(path) if FORBIDDEN.search(text)] == []


def test_the_steps_since_the_first_are_portable_but_for_the_index() -> None:
    later = [statement for step in STEPS[1:] for statement in step if statement not in INDEX]
    assert later and [statement for statement in later if FORBIDDEN.search(statement)] == []


def test_the_checker_sees_what_it_looks_for() -> None:
    assert (
        FORBIDDEN.search("SELECT rowid FROM reports")
        and FORBIDDEN.search("INSERT OR IGNORE INTO x")
        and not FORBIDDEN.search("SELECT id FROM reports")
    )
    assert statements(STORE / "reports.py") and statements(STORE / "passages.py")


def test_only_two_modules_and_their_faults_know_sqlite() -> None:
    assert {path.name for path in STORE.glob("*.py") if "import sqlite3" in path.read_text("utf-8")} == {"database.py", "faults.py"}
