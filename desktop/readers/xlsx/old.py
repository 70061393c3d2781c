"""Spreadsheets of before 2007 (.xls, and the .et of WPS)."""

from __future__ import annotations

from desktop.ledger.sheets.grid import Grid
from desktop.outcome import Outcome, Refused

__all__ = ["read_old"]


def read_old(data: bytes, file: str = "") -> Outcome[tuple[Grid, ...]]:
    """Refused: what to do with an old or locked file."""
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        raise Refused("设有打开密码，请先在 WPS 或 Excel 中取消密码，再另存为 .xlsx。")
    raise Refused("是旧版表格（.xls 或 .et），请用 WPS 或 Excel 打开后另存为 .xlsx 再试。")
