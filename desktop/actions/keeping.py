"""The store kept safe: backups when they are due, a look at its health, and the way back to a backup."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.actions.surveyed import EDITION
from desktop.document import codec
from desktop.outcome import Refused
from desktop.store import Store
from desktop.store import backups as kept
from desktop.store.backups import KEPT, Backup
from desktop.store.database import health

__all__ = ["Backup", "back_up", "back_up_if_due", "backups", "check", "mend", "restore"]

_EVERY = timedelta(days=1)
_SAMPLES = 50  # documents read back by ``check``


def backups(store: Path) -> tuple[Backup, ...]:
    """The backups of the store at that path, the latest first."""
    return kept.backups(store)


def back_up(store: Store, keep: int = KEPT) -> Backup:
    """Make a backup now, verified by opening it; the oldest beyond ``keep`` make room."""
    return kept.back_up(store.database, keep)


def back_up_if_due(store: Store, keep: int = KEPT) -> Backup | None:
    """Make a backup where the last is older than a day and there is something to lose; for the background of a start."""
    last = next(iter(backups(store.path)), None)
    due = last is None or datetime.now(UTC) - last.made_at >= _EVERY
    return back_up(store, keep) if due and (store.reports.count() or store.drafts.all()) else None


def restore(store: Path, backup: Path | None = None) -> tuple[Path, Path | None]:
    """Put a backup (the latest where none is named) in place of the store at that path, which nobody may have open in a window.

    What was used, and where what was there before is kept. Refused where there is no sound backup; then nothing has changed.
    """
    chosen = backup or next((each.path for each in backups(store) if health(each.path) == "ok"), None)
    if chosen is None:
        raise Refused(f"“{store.parent}”里没有可用的备份，请用 nigao library restore 备份文件 指明一份。")
    if not chosen.is_file():
        raise Refused(f"找不到备份“{chosen}”，请检查文件名；nigao library backups 列出已有的备份。")
    if store.is_file() and health(store) == "ok":
        with Store.open(store) as opened:
            return chosen, kept.restore(store, chosen, opened.database)
    return chosen, kept.restore(store, chosen)


def check(store: Store) -> tuple[str, ...]:
    """What is wrong with the store, a Chinese sentence each; none where all is well."""
    database, found = store.database, []
    if database.check() != "ok":
        return (f"“{store.path.name}”已损坏，请运行 nigao library restore 恢复最近的备份。",)
    lost = database.missing_parents()
    if lost:
        found.append(f"有 {lost} 条记录找不到所属的材料，请运行 nigao library check --mend 修复。")
    without = store.reports.without_body()
    if without:
        found.append(f"有 {without} 份材料只剩条目、没有正文，请在资料里移除后重新导入。")
    unread = _unread(store)
    if unread:
        found.append(f"抽查的材料里有 {len(unread)} 份正文读不出来（{'、'.join(unread[:3])}），请移除后重新导入。")
    if not store.passages.sound():
        found.append("全文索引已损坏，搜索可能不全，请运行 nigao library check --mend 重建。")
    elif missing := store.passages.unindexed():
        found.append(f"抽查的段落里有 {missing} 段没有编入索引，请运行 nigao library check --mend 重建。")
    if waiting := store.reports.waiting(EDITION):
        found.append(f"有 {waiting} 份材料由旧版本保存，还没有编入索引，下次搜索或导入时会自动补上。")
    bad = [each.path.name for each in backups(store.path) if health(each.path) != "ok"]
    if bad:
        found.append(f"备份“{bad[0]}”已损坏，请删掉它并重新备份。")
    return tuple(found)


def mend(store: Store) -> int:
    """Make the index anew from the paragraphs, and drop rows that belong to no report; how many paragraphs were indexed."""
    store.reports.drop_strays()
    return store.passages.rebuild()


def _unread(store: Store) -> list[str]:
    """The names of those of a sample of documents that cannot be read back."""
    entries = store.reports.all()
    bad = []
    for entry in entries[:: max(1, len(entries) // _SAMPLES)]:
        try:
            codec.decode(json.loads(store.reports.document(entry.id) or ""))
        except (KeyError, TypeError, ValueError):
            bad.append(entry.name)
    return bad
