"""Files a template is made of, as text and TOML; a fault names file and line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from desktop.outcome import Refused

__all__ = ["MANIFEST", "parsed", "text_of"]

MANIFEST = "template.toml"
"""What makes a folder a template."""

_LARGEST = 1_000_000  # bytes: a template is prose, not data
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


def text_of(path: Path, shown: str) -> str:
    """The text of ``path``, UTF-8 or what Notepad saves in China; ``shown`` is how a fault calls it."""
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused(f"模板“{shown}”太大，模板文件只放文字，请删减。")
        data = path.read_bytes()
    except OSError as fault:
        raise Refused(f"模板文件“{shown}”读不了，请检查文件是否还在。") from fault
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise Refused(f"模板“{shown}”的编码认不出，请另存为 UTF-8。")


def parsed(text: str, shown: str, first: int = 1) -> dict[str, Any]:
    """``text`` as TOML, decimals as they are written; ``first`` is the line it begins on in the file ``shown``."""
    try:
        return tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as fault:
        found = _PLACE.search(str(fault))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        raise Refused(f"模板“{shown}”第{first + line - 1}行：这一行的写法读不懂，请检查等号、引号和方括号。") from fault
    except RecursionError as fault:
        raise Refused(f"模板“{shown}”第{first}行：嵌套太深，请改成平铺的写法。") from fault
