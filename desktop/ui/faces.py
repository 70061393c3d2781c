"""The faces of the interface and of the text view; nothing else is needed before the first paint."""

from __future__ import annotations

from PySide6.QtGui import QFont

__all__ = ["BODY_FACES", "PAPER_FACES", "TITLE_FACES", "font"]

BODY_FACES = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "思源黑体", "WenQuanYi Micro Hei")
TITLE_FACES = (
    "方正小标宋简体",
    "方正小标宋_GBK",
    "FZXiaoBiaoSong-B05S",
    "华文中宋",
    "STZhongsong",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "宋体",
)
PAPER_FACES = ("仿宋", "FangSong", "仿宋_GB2312", "STFangsong", "宋体", "SimSun", "Noto Serif CJK SC", "Source Han Serif SC", "FandolFang")


def font(size: int = 14, *, heavy: bool = False, faces: tuple[str, ...] = BODY_FACES) -> QFont:
    """A face of the interface; ``size`` in device-independent pixels."""
    made = QFont()
    made.setFamilies(list(faces))
    made.setPixelSize(size)
    made.setWeight((QFont.Weight.DemiBold if faces is BODY_FACES else QFont.Weight.Bold) if heavy else QFont.Weight.Normal)
    return made
