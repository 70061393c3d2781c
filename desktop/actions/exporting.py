"""Drafts printed to files and to the clipboard."""

from __future__ import annotations

import re
from pathlib import Path

from desktop import writers
from desktop.actions.desk import Desk
from desktop.document.text import plain
from desktop.drafting.draft import Draft
from desktop.drafting.render import render
from desktop.layout.page_checks import page_faults, page_notes
from desktop.layout.paginate import paginate
from desktop.layout.setting import setting
from desktop.outcome import Note, Outcome
from desktop.paths import write_whole

__all__ = ["export", "file_name", "kinds_of_file", "plain_text"]

_FALLBACK = ".docx"
_KINDS = {"Word 文档 (*.docx)": ".docx", "PDF 文件 (*.pdf)": ".pdf", "纯文本 (*.txt)": ".txt"}
"""What a person hands on, as file dialogs say it."""


def export(desk: Desk, draft: Draft, path: Path) -> Outcome[Path]:
    """Write ``draft`` to ``path`` as the office's profile lays it out, whole or not at all; where it was written, and what a person should know of it.

    The suffix says what is written, .docx where it says nothing we can write. Refused: the path is a report's own file, or cannot be written.
    """
    if path.suffix.lower() not in kinds_of_file().values():
        path = path.with_name(path.name + _FALLBACK)
    suffix = path.suffix.lower()
    document, style, notes = render(desk.template(draft.kind), draft).value, None, tuple[Note, ...]()
    if suffix in writers.LAID_OUT:
        outcome = setting(document, desk.profile.layout)
        document, style = outcome.value.document, outcome.value.style
        notes = (*outcome.notes, *page_notes(page_faults(paginate(document, style))))
    sources = [Path(entry.path) for entry in desk.store.reports.all() if entry.path]
    made = writers.written(document, suffix, style)
    write_whole(path, made.value, sources=sources)
    if draft.id:
        desk.store.drafts.mark_exported(draft.id, str(path))
    return Outcome(path, (*notes, *made.notes))


def plain_text(desk: Desk, draft: Draft) -> str:
    """The draft's text alone, for portals that lay it out themselves."""
    return plain(render(desk.template(draft.kind), draft).value)


def kinds_of_file(first: str = _FALLBACK) -> dict[str, str]:
    """What a draft can be written as: suffixes by what a file dialog says of them, ``first`` before the others."""
    able = {words: suffix for words, suffix in _KINDS.items() if suffix in writers.SUFFIXES}
    return dict(sorted(able.items(), key=lambda item: item[1] != first))


def file_name(draft: Draft, suffix: str) -> str:
    """A file name after the draft's own, without what file systems forbid."""
    words = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", draft.name).strip(" .")[:80]
    return (words or "稿件") + suffix
