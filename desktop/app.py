"""The window's front door: paint first, fetch the rest after."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from desktop.ui import faces
from desktop.ui.main_window import MainWindow

__all__ = ["application", "main"]

_TURN = 0.0005  # seconds a thread keeps Python's lock: with Python's own 5 ms the window waits that long after each of the dozens of calls of a paint


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window and run until it closes; ``argv`` may name reports to load."""
    files = _files(list(sys.argv[1:] if argv is None else argv))
    app = application()
    window = MainWindow(files)
    window.show()
    code = int(app.exec())
    delete(window)  # before the application goes: the other order ends in a crash
    return code


def application() -> QApplication:
    """The application under its name; the window dresses it and teaches it Chinese."""
    sys.setswitchinterval(_TURN)
    app = QApplication(["nigao"])
    app.setApplicationName("nigao")
    app.setApplicationDisplayName("拟稿")
    app.setDesktopFileName("nigao")
    app.setFont(faces.font())  # before there is any widget: those styled by the sheet would keep the old one
    return app


def _files(words: list[str]) -> tuple[Path, ...]:
    if not words:
        return ()
    import argparse  # late: most starts name no file, and it costs 6 ms

    parser = argparse.ArgumentParser(prog="nigao-window", description="拟稿：离线起草营商环境材料。")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="要导入的材料")
    return tuple(parser.parse_args(words).files)
