"""The library a command works on: the user's own, or the one ``--library`` names."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop import paths
from desktop.actions.desk import Desk, desk_on
from desktop.outcome import Refused
from desktop.store import FILE, Store

__all__ = ["add_library", "opened", "place", "progress"]


def add_library(parser: argparse.ArgumentParser) -> None:
    """``--library DB``."""
    parser.add_argument("--library", metavar="DB", type=Path, help="资料库文件；不给就用自己的资料库，没有就新建")


def place(library: Path | None) -> Path:
    """Where the library lies; Refused where its folder is not there."""
    if library is None:
        return paths.data_folder() / FILE
    if library.is_dir():
        return library / FILE
    if not library.absolute().parent.is_dir():
        raise Refused(f"找不到文件夹“{library.absolute().parent}”，请先建好再放资料库。")
    return library.absolute()


@contextmanager
def opened(library: Path | None) -> Iterator[Desk]:
    """The desk of that library, closed again after the block."""
    with Store.open(place(library)) as store:
        yield desk_on(store)


def progress(done: int, total: int, words: str = "") -> None:
    """A line on stderr that overwrites itself; nothing where nobody looks."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{done}/{total} {words[:40]}" if done < total else "\r\x1b[K", end="", file=sys.stderr, flush=True)
