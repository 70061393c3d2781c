"""What was set aside, in the reader's words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from desktop.outcome import Note

__all__ = ["aside_notes"]

_SENTENCES = {
    "deleted": "修订按“全部接受”处理，{}处删除未计入正文。",
    "inserted": "修订按“全部接受”处理，{}处插入已计入正文。",
    "comment": "{}条批注未计入正文。",
    "hidden": "{}处隐藏文字未计入正文。",
    "picture": "{}张图片未读取，图片里的文字不会出现在正文中。",
    "chart": "{}个图表未读取，请对照原件核对图表中的数据。",
    "plainer": "{}个图表的样式（堆积、面积、横条等）未保留，只保留了数据。",
    "diagram": "{}个 SmartArt 图形未读取，请对照原件核对其中的文字。",
    "shape": "{}处图形中的文字未读取，请对照原件核对。",
    "object": "{}个嵌入对象（表格、公式等）未读取，请对照原件核对。",
    "formula": "{}个公式已按文字读取，版式未保留。",
    "ruby": "{}处拼音标注只保留了文字。",
    "symbol": "{}个特殊符号无法识别，已略去。",
    "chunk": "{}处嵌入或链接的子文档未读取，请打开原件把内容粘贴进正文后再试。",
    "covered": "{}个被合并单元格盖住的文字未计入正文。",
    "note": "{}条脚注或尾注只有编号、找不到内容。",
}


def aside_notes(aside: Counter[str], headers: Iterable[str], footers: Iterable[str]) -> Iterator[Note]:
    """One note a kind, in a fixed order."""
    for what, sentence in _SENTENCES.items():
        if aside[what]:
            yield Note(sentence.format(aside[what]))
    for place, lines in (("页眉", headers), ("页脚", footers)):
        if shown := "；".join(lines):
            yield Note(f"“{shown[:80]}”未计入正文。", place)
