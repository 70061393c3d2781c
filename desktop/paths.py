"""Where things live, frozen or not, and the one way a file is written: whole or not at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Collection
from pathlib import Path

from desktop.outcome import Refused

__all__ = ["data_folder", "resources", "seeds", "templates", "write_whole"]

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

    Refused: ``path`` is one of ``sources`` (a source file is never overwritten), is a folder, or cannot be written.
    """
    if any(_same(path, source) for source in sources):
        raise Refused(f"不能覆盖原文件“{path.name}”，请换一个文件名或文件夹再导出。")
    if path.is_dir():
        raise Refused(f"“{path}”是一个文件夹，请给出文件名。")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data)
    except OSError as fault:
        raise Refused(f"写不进“{path}”（{_reason(fault)}），请关闭正打开它的程序或换一个文件夹再试。") from fault


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=_STRAY, suffix=path.suffix, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        with contextlib.suppress(OSError):  # mkstemp makes 0600; the office's share wants the folder's usual mode
            os.chmod(name, (path.stat().st_mode if path.exists() else 0o666 & ~_umask()) & 0o777)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _same(one: Path, other: Path) -> bool:
    try:
        return one.exists() and other.exists() and one.samefile(other)
    except OSError:
        return False


def _reason(fault: OSError) -> str:
    reasons = {13: "没有权限", 28: "磁盘已满", 30: "只读文件夹", 36: "文件名太长", 2: "文件夹不存在"}
    return reasons.get(fault.errno or 0, "系统错误")
