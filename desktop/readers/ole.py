"""What an OLE compound file holds: old Word text, something else, or anything at all under a password."""

from __future__ import annotations

import io

import olefile

from desktop.outcome import Refused

__all__ = ["check_ole"]

_ENCRYPTED = 0x0100  # fEncrypted in FibBase ([MS-DOC] 2.5.2)
_LOCKED = "设有打开密码，请先在 WPS 或 Word 中取消密码（文件—文档加密），再另存为 .docx。"
_UNKNOWN = "不是 Word 或 WPS 文字文件，请在原程序中另存为 .docx 再试。"
_OTHERS = (("Workbook", "Excel 表格（.xls）"), ("Book", "Excel 表格（.xls）"), ("PowerPoint Document", "PowerPoint 演示文稿（.ppt）"))


def check_ole(data: bytes) -> None:
    """Refused: an OLE file that is locked with a password or holds no Word text ([MS-DOC], [MS-OFFCRYPTO] 2.3)."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            streams = {path[0] for path in file.listdir()}
            if "EncryptedPackage" in streams or "EncryptionInfo" in streams:
                raise Refused(_LOCKED)
            if "WordDocument" not in streams:
                raise Refused(
                    next((f"其实是{what}，不是文字材料，请换一份 .docx、.doc 或 .txt 文件。" for name, what in _OTHERS if name in streams), _UNKNOWN)
                )
            _check_locked(file.openstream("WordDocument").read(32))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as fault:
        raise Refused("已损坏或不完整，请用 WPS 或 Word 修复后另存为 .docx 再试。") from fault


def _check_locked(head: bytes) -> None:
    if len(head) < 12 or int.from_bytes(head[10:12], "little") & _ENCRYPTED:
        raise Refused(_LOCKED if len(head) >= 12 else "已损坏或不完整，请用 WPS 或 Word 修复后另存为 .docx 再试。")
