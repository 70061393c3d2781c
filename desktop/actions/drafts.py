"""Drafts: begun, taken up, kept, renamed, forgotten."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop.actions.desk import Desk
from desktop.drafting.catalog import Kind
from desktop.drafting.codec import decode_draft, encode_draft
from desktop.drafting.draft import Draft
from desktop.drafting.profile import with_profile
from desktop.drafting.start import default_draft
from desktop.outcome import Refused
from desktop.store.drafts import DraftEntry

__all__ = ["delete_draft", "drafts", "kinds", "new_draft", "open_draft", "renamed", "save_draft"]


def kinds(desk: Desk) -> tuple[Kind, ...]:
    """The templates one can begin with, the built-in ones first; a broken one carries its fault."""
    return desk.kinds()


def new_draft(desk: Desk, kind: str) -> Draft:
    """A draft of that kind with all that is on by default, kept at once."""
    template = desk.template(kind)
    today = date.today()
    draft = replace(with_profile(default_draft(template), desk.profile), id=os.urandom(8).hex(), name=f"{template.name} {today.month}月{today.day}日")
    save_draft(desk, draft)
    return draft


def open_draft(desk: Desk, id: str) -> Draft:
    """The draft of that id; Refused where it is gone or cannot be read."""
    body = desk.store.drafts.body(id)
    if body is None:
        raise Refused("这份稿件已不在资料库里，可能已被删除，请从“最近的稿件”里另选一份。")
    try:
        draft = decode_draft(json.loads(body))
    except (KeyError, TypeError, ValueError) as fault:
        raise Refused("这份稿件的内容已损坏，读不出来，请从“最近的稿件”里另选一份。") from fault
    desk.template(draft.kind)
    return draft


def save_draft(desk: Desk, draft: Draft) -> str:
    """Keep ``draft``; the moment it was kept (UTC)."""
    return desk.store.drafts.save(draft.id, draft.kind, draft.name, json.dumps(encode_draft(draft), ensure_ascii=False))


def renamed(draft: Draft, name: str) -> Draft:
    """The draft under another name."""
    return replace(draft, name=name.strip() or draft.name)


def drafts(desk: Desk) -> tuple[DraftEntry, ...]:
    """Every draft, the last changed first."""
    return desk.store.drafts.all()


def delete_draft(desk: Desk, id: str) -> Callable[[], None]:
    """Forget the draft; what was exported stays where it is. Calling what it gives back brings the draft back."""
    entry, body = desk.store.drafts.get(id), desk.store.drafts.body(id)
    desk.store.drafts.delete(id)

    def restore() -> None:
        if entry and body is not None:
            desk.store.drafts.save(entry.id, entry.kind, entry.name, body)

    return restore
