"""A screen of its own: Xvfb on a display number that was free, for a test or a bench of the real window."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["available", "screen"]


def available() -> bool:
    """Whether this machine can show a window to nobody."""
    return shutil.which("Xvfb") is not None


@contextmanager
def screen(width: int = 1366, height: int = 768) -> Iterator[str]:
    """The display of a screen of that size; it is gone afterwards."""
    ready, told = os.pipe()  # -displayfd: the server finds a free number itself and tells it
    call = ["Xvfb", "-displayfd", str(told), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-dpi", "96"]
    with subprocess.Popen(call, pass_fds=(told,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        os.close(told)
        try:
            with os.fdopen(ready) as pipe:
                number = pipe.readline().strip()
            yield f":{number}"
        finally:
            server.terminate()
            server.wait(10)
