"""Files in the making: under a name of their own until they are complete, and cleared away where their maker was killed."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.outcome import Refused
from desktop.paths import clean_strays

__all__ = ["clear", "made_whole"]

_MARK = ".nigao-"  # paths.clean_strays knows it too
_MADE_BY = re.compile(r"\.nigao-p([0-9]{1,10})-")


@contextlib.contextmanager
def made_whole(path: Path) -> Iterator[Path]:
    """A name to make the file of ``path`` under; it gets its own when the block ends well, and is gone when it does not."""
    making = path.with_name(f"{_MARK}p{os.getpid()}-{os.urandom(4).hex()}{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield making
        _settle(making)
        making.replace(path)
    except OSError as fault:
        raise Refused(f"写不进“{path}”（{fault.strerror or '系统错误'}），请检查磁盘空间和文件夹权限。") from fault
    finally:
        for left in (making, making.with_name(f"{making.name}-journal"), making.with_name(f"{making.name}-wal")):
            with contextlib.suppress(OSError):
                left.unlink()


def clear(*folders: Path) -> int:
    """Remove what killed processes left in ``folders`` and say how many; what one still at work makes is left alone."""
    removed = 0
    for folder in folders:
        removed += clean_strays(folder)
        with contextlib.suppress(OSError):
            for stray in folder.glob(f"{_MARK}p*"):
                maker = _MADE_BY.match(stray.name)
                if maker and not _alive(int(maker[1])):
                    with contextlib.suppress(OSError):
                        stray.unlink()
                        removed += 1
    return removed


def _settle(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _alive(process: int) -> bool:
    """Whether that process runs; Windows refuses to remove a file somebody has open, so there the attempt is the question."""
    if sys.platform == "win32":
        return False
    if process == os.getpid():
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
