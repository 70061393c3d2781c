"""Moments as a person reads them: the store keeps UTC, the window shows the clock on the wall."""

from __future__ import annotations

from datetime import datetime

__all__ = ["clock", "local_moment"]


def local_moment(kept: str) -> str:
    """09:41 today, 昨天 09:41, 11-20 09:41 this year, else 2023-11-20."""
    if not kept:
        return ""
    then, today = datetime.fromisoformat(kept).astimezone(), datetime.now().astimezone()
    days = (today.date() - then.date()).days
    if days == 0:
        return f"{then:%H:%M}"
    if days == 1:
        return f"昨天 {then:%H:%M}"
    return f"{then:%m-%d %H:%M}" if then.year == today.year else f"{then:%Y-%m-%d}"


def clock(kept: str) -> str:
    """The hour and minute of a kept moment."""
    return f"{datetime.fromisoformat(kept).astimezone():%H:%M}" if kept else ""
