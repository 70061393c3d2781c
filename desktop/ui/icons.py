"""Icons of one family, drawn from SVG in the colour of the words beside them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import paths

__all__ = ["icon", "pixmap"]

_RATIOS = (1.0, 2.0)


def icon(name: str, colour: str, *, faint: str = "", size: int = 20) -> QIcon:
    """The icon of that name in ``colour``; ``faint`` is its colour where it is disabled."""
    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio))
        if faint:
            made.addPixmap(pixmap(name, faint, size, ratio), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, colour: str, size: int = 20, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of ``size`` device-independent pixels."""
    source = (paths.resources() / "icons" / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
