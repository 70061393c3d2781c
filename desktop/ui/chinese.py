"""Qt's own words (buttons of dialogs, menus of text fields) in Chinese."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

__all__ = ["speak"]

_NAME = "nigao-qtbase"


def speak(app: QApplication) -> None:
    """Install Qt's Chinese words, where they came along, once."""
    if app.findChild(QTranslator, _NAME):
        return
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
