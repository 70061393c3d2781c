"""Typing values into a draft."""

from __future__ import annotations

from dataclasses import replace

from desktop.drafting.draft import Draft

__all__ = ["set_value"]


def set_value(draft: Draft, key: str, text: str) -> Draft:
    """The draft with ``text`` as typed under ``key`` (a field's name, or ``scoped_key``); nothing typed leaves no entry."""
    values = dict(draft.values)
    if text:
        values[key] = text
    else:
        values.pop(key, None)
    return replace(draft, values=values)
