"""Understanding figures: megabytes a second on a report, recognised, named, and whole; the longest time for a hostile line of 20,000 characters.

The bars: 2 MB/s recognised, 0.3 MB/s with everything, 200 ms for a hostile line.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from desktop.document.build import document, paragraph
from desktop.figures.name import name
from desktop.figures.read import figures
from desktop.figures.recognise import recognise

HOSTILE = (
    "，", "、", "，、", "5个", "9", "3个、", "增长5%，", "由3个", "“", "分别为3个、", "的", "3%的", "其中3户，", "（", "办理3件", "2023年", "一是", "等", "达到", "升", "较去年同期", "5个。", "从", "以上", "一", "万", "第一", "3件减为", "比2020年的", "：", "→", "5至", "1:", "口径", "不含", "净增5个，", "率5%，", "“一”3件", "12,3", "第3位，",
)  # fmt: skip
REPORT = (
    "青禾县2024年上半年工作总结\n\n上半年，全县新增经营主体3200户，同比增长8.5%，其中企业900户，占28.1%。\n"
    + "一、审批提速\n（一）压减时限。审批用时由15个工作日压缩到6个工作日，压缩9个工作日；受理申请1.2万件，办结1.19万件，办结率99.2%。\n"
    "（二）减少材料。梳理高频事项88项，其中61项实现掌上办理；甲、乙两所分别受理30件和20件，群众满意率98.6%，比去年同期提高1.2个百分点。\n"
    "县直各部门聚焦群众急难愁盼，把便民利企作为出发点和落脚点，健全首问负责、一次告知、限时办结等制度，推动服务向基层延伸、向园区延伸，办事环境持续改善。\n二、下半年打算\n坚持目标导向和问题导向，强化部门协同，压实工作责任，确保各项任务落地见效。力争满意率达到99%以上，新建便民站12个，争取资金2.6亿元。\n"
    * 60
)


def main() -> None:
    made = document(*(paragraph(line) for line in REPORT.split("\n")))
    size = len(REPORT.encode()) / 1e6
    readings = recognise(REPORT)
    print(f"   report of {size * 1000:.0f} KB, {len(readings)} figures")
    for words, job in (
        ("recognised", lambda: recognise(REPORT)),
        ("named", lambda: name(REPORT, readings)),
        ("whole", lambda: figures(made)),
    ):
        print(f"   {words}: {size / _best(job):.2f} MB/s")
    twice = document(*(paragraph(line) for line in (REPORT * 2).split("\n")))
    print(f"   twice the report takes {_best(lambda: figures(twice)) / _best(lambda: figures(made)):.2f} times as long")
    times = {piece: _best(partial(_named, piece * (20_000 // len(piece)))) for piece in HOSTILE}
    slowest = sorted(times, key=lambda piece: -times[piece])[:6]
    print("   slowest hostile lines: " + ", ".join(f"{piece} {times[piece] * 1000:.0f} ms" for piece in slowest))


def _named(line: str) -> None:
    name(line, recognise(line))


def _best(job: Callable[[], object]) -> float:
    taken = []
    for _ in range(3):
        started = time.process_time()
        job()
        taken.append(time.process_time() - started)
    return min(taken)
