"""The window's front door: paint first, fetch the rest after."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui import theme
from desktop.ui.main_window import MainWindow

__all__ = ["application", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window and run until it closes; ``argv`` may name reports to load."""
    parser = argparse.ArgumentParser(prog="nigao-window", description="拟稿：离线起草营商环境材料。")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="要导入的材料")
    chosen = parser.parse_args(list(sys.argv[1:] if argv is None else argv))
    app = application()
    window = MainWindow()
    window.show()
    window.furnish_after_first_paint(tuple(chosen.files))
    return int(app.exec())


def application() -> QApplication:
    """The application, speaking Chinese; the one there is, or a new one. The window dresses it."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["nigao"])
    app.setApplicationName("nigao")
    app.setApplicationDisplayName("拟稿")
    app.setDesktopFileName("nigao")
    app.setStyle("Fusion")
    app.setFont(theme.font())
    _speak_chinese(app)
    return app


def _speak_chinese(app: QApplication) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
