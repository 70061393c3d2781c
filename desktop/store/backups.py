"""Backups: whole copies in a folder beside the store, each verified by opening it again, the oldest making room for the newest."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from desktop.outcome import Refused
from desktop.store.database import Database, connect, copy_file, health, version_of
from desktop.store.migrations import VERSION
from desktop.store.strays import made_whole

__all__ = ["KEPT", "Backup", "back_up", "backups", "folder_of", "restore"]

KEPT = 7  # as many as are kept unless the caller says otherwise
_NAME = re.compile(r"-([0-9]{8})-([0-9]{6})-([0-9]{3})$")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup there is; ``made_at`` is UTC, ``size`` in bytes."""

    path: Path
    made_at: datetime
    size: int


def folder_of(store: Path) -> Path:
    """Where the backups of the store at that path lie."""
    return store.parent / "backups"


def backups(store: Path) -> tuple[Backup, ...]:
    """Every backup of the store at that path, the latest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in folder_of(store).glob(f"{store.stem}-*{store.suffix}"):
            named = _NAME.search(path.stem)
            if named and path.stem[: named.start()] == store.stem:
                made = datetime.strptime("".join(named.groups()), "%Y%m%d%H%M%S%f").replace(tzinfo=UTC)
                found.append(Backup(path, made, path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))


def back_up(database: Database, keep: int = KEPT) -> Backup:
    """Copy the store while it is in use, verify the copy, and let the oldest beyond ``keep`` go; Refused where no sound copy could be made."""
    path = _fresh(database.path)
    database.copy_to(path)
    state = health(path)
    if state != "ok":
        path.unlink(missing_ok=True)
        raise Refused(f"备份“{path.name}”核对没有通过（{state}），已丢弃，原有备份没有改变，请检查磁盘后再试。")
    made = backups(database.path)
    for old in made[max(1, keep) :]:
        with contextlib.suppress(OSError):  # a reader has it open; it goes next time
            old.path.unlink()
    return made[0]


def restore(store: Path, backup: Path, database: Database | None = None) -> Path | None:
    """Put ``backup`` in place of the store, given open or lying at ``store``; what was there is kept, and where is said (None: nothing was there).

    An open store is replaced in one transaction. Refused, and nothing changed, where the backup is damaged or newer than this program.
    """
    state = health(backup)
    if state != "ok":
        raise Refused(f"“{backup.name}”不能用来恢复（{state}），请换一份备份。")
    if not 0 < version_of(backup) <= VERSION:
        raise Refused(f"“{backup.name}”不是本版本能读的资料库，请换一份备份或安装新版本。")
    if database is not None:
        kept = _fresh(store, "恢复前")
        database.copy_to(kept)
        database.take_from(backup)
        return kept
    with made_whole(store) as making:  # complete before anything is touched
        copy_file(backup, making)
        aside = _set_aside(store) if store.exists() else None
    connect(store).close()
    return aside


def _set_aside(store: Path) -> Path:
    """Rename a store that cannot be opened, its log with it."""
    aside = _fresh(store, "损坏")
    try:
        for tail in ("-wal", "-shm", ""):
            part = store.with_name(store.name + tail)
            if part.exists():
                aside.parent.mkdir(parents=True, exist_ok=True)
                part.replace(aside.with_name(aside.name + tail))
    except OSError as fault:
        raise Refused(f"“{store.name}”正被另一个程序占用或没有权限，请关闭拟稿窗口后再恢复。") from fault
    return aside


def _fresh(store: Path, word: str = "") -> Path:
    """A name no backup has yet; the moment in it is UTC, to the millisecond."""
    moment = datetime.now(UTC)
    while True:
        stem = f"{store.stem}{f'-{word}' if word else ''}-{moment:%Y%m%d-%H%M%S}-{moment.microsecond // 1000:03}"
        path = folder_of(store) / f"{stem}{store.suffix}"
        if not path.exists():
            return path
        moment += timedelta(milliseconds=1)
