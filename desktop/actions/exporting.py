"""Drafts printed to files and to the clipboard."""

from __future__ import annotations

import re
from pathlib import Path

from desktop import writers
from desktop.actions.desk import Desk
from desktop.document.text import plain
from desktop.drafting.draft import Draft
from desktop.drafting.render import render
from desktop.paths import write_whole

__all__ = ["export", "file_name", "plain_text"]

_SUFFIXES = (".docx", ".txt")


def export(desk: Desk, draft: Draft, path: Path) -> Path:
    """Write ``draft`` to ``path`` (.docx or .txt, .docx where it says neither), whole or not at all; where it was written.

    Refused: the path is a report's own file, or cannot be written.
    """
    if path.suffix.lower() not in _SUFFIXES:
        path = path.with_name(path.name + ".docx")
    document = render(desk.template(draft.kind), draft).value
    sources = [Path(entry.path) for entry in desk.store.reports.all() if entry.path]
    write_whole(path, writers.write(document, path.suffix.lower()), sources=sources)
    if draft.id:
        desk.store.drafts.mark_exported(draft.id, str(path))
    return path


def plain_text(desk: Desk, draft: Draft) -> str:
    """The draft's text alone, for portals that lay it out themselves."""
    return plain(render(desk.template(draft.kind), draft).value)


def file_name(draft: Draft, suffix: str) -> str:
    """A file name after the draft's own, without what file systems forbid."""
    words = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", draft.name).strip(" .")[:80]
    return (words or "稿件") + suffix
