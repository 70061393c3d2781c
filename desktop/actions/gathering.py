"""Which files of what was dropped or named are to be imported: folders to their last corner, in an order that is the same every time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.readers.choose import SUFFIXES

__all__ = ["files_of"]

_TEMPORARY = ("~", ".", "$")  # ~$上期.docx is what Word keeps beside an open file, ~WRL0001.tmp what it leaves
_UNFINISHED = (".tmp", ".temp", ".part", ".crdownload", ".download", ".bak")


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files to import: each file named, whatever it is, and of each folder the readable ones in it; no file twice.

    In folders hidden, temporary and unreadable files are passed over, and links to folders are not followed: they may lead in a ring.
    """
    seen: set[str] = set()
    found = []
    for path in paths:
        for file in _inside(path) if path.is_dir() else (path,):
            key = os.path.normcase(os.path.abspath(file))  # noqa: PTH100 - resolve() would follow links, one system call a file
            if key not in seen:
                seen.add(key)
                found.append(file)
    return tuple(found)


def _inside(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(_TEMPORARY))
        yield from (Path(here, name) for name in sorted(names) if _wanted(name))


def _wanted(name: str) -> bool:
    small = name.lower()
    return not small.startswith(_TEMPORARY) and not small.endswith(_UNFINISHED) and small.endswith(SUFFIXES)
