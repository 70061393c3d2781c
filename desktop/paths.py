"""Where things live, frozen or not, and the one way a file is written: whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Collection
from pathlib import Path

from desktop.outcome import Refused

__all__ = ["clean_strays", "data_folder", "resources", "seeds", "templates", "write_whole"]

_STRAY = ".nigao-"


def _bundle() -> Path:
    """The folder that holds templates/, resources/ and seeds/: the checkout, or the packaged program."""
    return Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))


def templates() -> Path:
    """The built-in templates, one folder a kind."""
    return _bundle() / "templates"


def resources() -> Path:
    """Styles, catalogue, lexicon, icons, help."""
    return _bundle() / "resources"


def seeds() -> Path:
    """The sample reports of the first run."""
    return _bundle() / "seeds"


def data_folder() -> Path:
    """The user's own folder (made on first use); the environment variable NIGAO_DATA overrides the platform's place."""
    chosen = os.environ.get("NIGAO_DATA")
    if chosen:
        folder = Path(chosen)
    else:
        from platformdirs import user_data_path  # late: costs 10 ms that only the first call needs

        folder = user_data_path("nigao", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def write_whole(path: Path, data: bytes, *, sources: Collection[Path] = ()) -> None:
    """Write ``data`` to ``path`` so that a crash leaves the old file or the new one, never a part.

    A link is followed, not replaced. Refused: ``path`` is one of ``sources`` (a source file is never overwritten), is a folder, is
    write-protected, or cannot be written.
    """
    try:
        if any(_same(path, source) for source in sources):
            raise Refused(f"不能覆盖原文件“{path.name}”，请换一个文件名或文件夹再导出。")
        if path.is_dir():
            raise Refused(f"“{path}”是一个文件夹，请给出文件名。")
        if path.exists() and not path.is_file():  # replacing a device would take it away from the whole system
            raise Refused(f"“{path}”不是普通文件，请换一个文件名再导出。")
        if path.exists() and not os.access(path, os.W_OK):
            raise Refused(f"“{path}”是只读文件，请换一个文件名再导出。")
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path.resolve(), data)
    except (OSError, ValueError, RuntimeError) as fault:  # a NUL in the name, a ring of links
        raise Refused(f"写不进“{path}”（{_reason(fault)}），请关闭正打开它的程序或换一个文件夹再试。") from fault


def clean_strays(folder: Path, *, older: float = 60.0) -> int:
    """Remove what killed writers left in ``folder`` and say how many; only files ``older`` than so many seconds, since one may be in the making."""
    removed = 0
    with contextlib.suppress(OSError):
        for stray in folder.glob(f"{_STRAY}*"):
            with contextlib.suppress(OSError):
                if stray.stat().st_mtime <= time.time() - older:
                    stray.unlink()
                    removed += 1
    return removed


def _replace(path: Path, data: bytes) -> None:
    temporary = path.with_name(f"{_STRAY}{os.urandom(8).hex()}{path.suffix[:16]}")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(OSError):  # a file that was there keeps its rights
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
        _settle(path.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut; Windows has no such call and needs none."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()


def _reason(fault: Exception) -> str:
    reasons = {
        errno.EACCES: "没有权限", errno.EPERM: "没有权限", errno.ENOSPC: "磁盘已满", errno.EDQUOT: "空间配额已满", errno.EROFS: "只读文件夹",
        errno.ENAMETOOLONG: "文件名太长", errno.ENOENT: "文件夹不存在", errno.ENOTDIR: "路径中有一段不是文件夹", errno.EEXIST: "路径中有一段不是文件夹",
        errno.EINVAL: "文件名里有不能用的字符",
    }  # fmt: skip
    return reasons.get(getattr(fault, "errno", errno.EINVAL) or 0, "系统错误")
