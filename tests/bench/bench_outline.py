"""Reading outlines: characters a second on an ordinary report, and the longest time for a hostile line of 20,000 characters.

The bar is 50 ms for a line of nothing but 一, 第, （ or digits.
"""

from __future__ import annotations

import time

from desktop.document.build import document, paragraph
from desktop.document.nodes import Document
from desktop.document.outline import headings

HOSTILE = (
    "一", "第", "（", "1", "1.", "（一", "一、", "，", "。", "“", "（一）", "①", "一是", "一是办件。", "强化服务。", "聚焦企业，提升效能。", "政务方面，", "首先，", "方面",
    "#", "◆", "【", "2024年", "附件：", "县政府", "报告", "—", "关于", " ", "\u3000", "\t", "、", "：", "案例1", "编辑：", "a", "年月日",
)  # fmt: skip
BAR = ("一", "第", "（", "1")
REPORT = (
    "临溪县2024年上半年工作总结\n\n上半年，全县办件3.2万件，网办率91.5%，现总结如下。\n"
    + "一、优化服务，提升效能\n（一）建好大厅。设置窗口二十个。一是减材料。全年减少四十份。二是减时限。平均缩短三天。\n（二）用好平台。上线事项一千项，群众满意。\n"
    * 40
)


def main() -> None:
    made = document(*(paragraph(line) for line in REPORT.split("\n")))
    print(f"   report of {len(REPORT):,} characters: {_best(made) * 1000:.1f} ms")
    times = {piece: _best(document(paragraph(piece * (20_000 // len(piece))))) for piece in HOSTILE}
    print("   the bar (50 ms): " + ", ".join(f"{piece} {times[piece] * 1000:.1f} ms" for piece in BAR))
    slowest = sorted(times, key=lambda piece: -times[piece])[:5]
    print(
        "   slowest lines of marks and sentences: " + ", ".join(f"{piece.strip() or repr(piece)} {times[piece] * 1000:.0f} ms" for piece in slowest)
    )


def _best(made: Document) -> float:
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        headings(made)
        taken.append(time.perf_counter() - started)
    return min(taken)
