"""Document → pages: a report of three pages, one of a hundred, and an edit in the middle of it; beside the bare cost of measuring the same text.

The peer is what any layout must do at least: look up the width of every character, one after the other, in Python.
"""

from __future__ import annotations

import gc
import platform
import random
import time
from collections.abc import Callable

from desktop.document.build import heading, paragraph
from desktop.document.nodes import Document, Emphasis, Paragraph, Role, Text, replace
from desktop.document.text import plain
from desktop.layout.metrics import NAMED
from desktop.layout.paginate import Layout, paginate

SHORT_WANTED, LONG_WANTED = 5.0, 150.0  # milliseconds
_ROUNDS = 9
_WORDS = (
    "优化营商环境 政务服务 办理 “一网通办” 压减 材料 ， 、 推动 企业 群众 持续 完善 改革 窗口 机制 同比增长 ， 满意度 明显提升 。 有效 落实 《条例》 "
    "2023年 94.24% 1.9万余 36个"
).split()


def main() -> None:
    """Print the times; AssertionError where one is over what is wanted."""
    print(f"Python {platform.python_version()}, {platform.machine()}")
    short, long = report(3), report(102)
    small = _timed(short, paginate)
    large = _timed(long, paginate)
    edit = _edited(long)
    print(f"report of {len(paginate(short))} pages: {small:.2f} ms")
    print(f"report of {len(paginate(long))} pages: {large:.1f} ms; an edit in its middle {edit:.1f} ms")
    peer = _timed(long, _measured)
    print(f"  measuring its {len(plain(long)):,} characters one by one takes {peer:.1f} ms: layout is {large / peer:.1f} times that")
    assert small <= SHORT_WANTED, f"3 pages: {small:.2f} ms, wanted {SHORT_WANTED} ms"
    assert large <= LONG_WANTED, f"100 pages: {large:.1f} ms, wanted {LONG_WANTED} ms"


def report(pages: int) -> Document:
    """A report of about ``pages`` full pages, no two paragraphs alike."""
    luck = random.Random(pages)

    def prose(words: int) -> str:
        return "".join(luck.choice(_WORDS) for _ in range(words)) + "。"

    blocks = [paragraph("关于优化营商环境工作情况的报告", Role.TITLE)]
    for _ in range(pages):
        blocks.append(heading("一、持续优化政务服务", 1))
        blocks += [Paragraph((Text("一是整合窗口。", Emphasis.LEAD), Text(prose(65)))) for _ in range(3)]
    return Document((*blocks, paragraph("某县营商办", Role.SIGNATURE), paragraph("2024年9月30日", Role.DATE)))


def _timed(document: Document, work: Callable[[Document], object]) -> float:
    """Milliseconds of processor time, the best of some rounds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        gc.collect()
        start = time.process_time()
        work(document)
        best = min(best, time.process_time() - start)
    return best * 1000


def _measured(document: Document) -> float:
    total = 0.0
    for character in plain(document):
        total += NAMED.wide[character] * 16 - 0.25
    return total


def _edited(document: Document) -> float:
    """Milliseconds for the pages after one paragraph in the middle has changed."""
    layout = Layout()
    layout.update(document)
    blocks = list(document.blocks)
    at = len(blocks) // 2
    block = blocks[at]
    assert isinstance(block, Paragraph)
    best = float("inf")
    for number in range(_ROUNDS):
        blocks[at] = replace(block, inlines=(*block.inlines, Text("改动" * (number + 1))))
        changed = Document(tuple(blocks))
        gc.collect()
        start = time.process_time()
        layout.update(changed)
        best = min(best, time.process_time() - start)
    return best * 1000


if __name__ == "__main__":
    main()
