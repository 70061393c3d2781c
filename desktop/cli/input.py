"""Reading the file a command names, and telling on stderr what was set aside."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from desktop import readers
from desktop.document.nodes import Document
from desktop.outcome import Note, Refused

__all__ = ["read", "tell"]


def read(path: Path) -> Document:
    """The document in ``path``, its notes told on stderr; Refused where it cannot be used."""
    if not path.exists():
        raise Refused(f"找不到文件“{path}”，请检查路径。")
    if path.is_dir():
        raise Refused(f"“{path}”是一个文件夹，请给出文件。")
    outcome = readers.read(path)
    tell(outcome.notes)
    return outcome.value


def tell(notes: Iterable[Note]) -> None:
    """One line on stderr for each note."""
    for note in notes:
        print(f"提示：{note}", file=sys.stderr)
