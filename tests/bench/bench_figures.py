"""Understanding figures, in processor time: megabytes of UTF-8 a second, hostile lines of 20,000 characters, linearity, start and memory.

Each line names its bar and how far it is passed: ×2.0 is twice as good as asked, ×0.5 half.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial

from desktop.document.build import document, paragraph
from desktop.document.nodes import Document
from desktop.document.outline.structure import read
from desktop.document.text import plain
from desktop.figures.name import name
from desktop.figures.read import figures
from desktop.figures.recognise import recognise
from desktop.figures.relate import relations

SIZE = 20_000  # characters of a hostile line
PLAIN = ("一", "万", "9", "12,3", "，", "，、", "第", "第一，", "一万第9，", "“", "（", "的", "一是", "三分之", "2023年", "1:", "电话：1")
DENSE = (
    "1‰", "一半", "1人", "9月", "其中3件。", "合计3件。", "3件。合计6件。", "增长5%，", "分别为3个、", "由3个", "3件减为", "比2020年的", "第3位，", "截至9月底，", "3件\n", "一、3件\n", "3件\t",
)  # fmt: skip
REPORT = (
    "青禾县2024年上半年工作总结\n\n上半年，全县新增经营主体3200户，同比增长8.5%，其中企业900户，占28.1%。\n"
    + "一、审批提速\n（一）压减时限。审批用时由15个工作日压缩到6个工作日，压缩9个工作日；受理申请1.2万件，办结1.19万件，办结率99.2%。\n"
    "（二）减少材料。梳理高频事项88项，其中61项实现掌上办理；甲、乙两所分别受理30件和20件，群众满意率98.6%，比去年同期提高1.2个百分点。\n"
    "县直各部门聚焦群众急难愁盼，把便民利企作为出发点和落脚点，健全首问负责、一次告知、限时办结等制度，推动服务向基层延伸、向园区延伸，办事环境持续改善。\n二、下半年打算\n坚持目标导向和问题导向，强化部门协同，压实工作责任，确保各项任务落地见效。力争满意率达到99%以上，新建便民站12个，争取资金2.6亿元。\n"
    * 60
)
PAGES = 8  # times REPORT: 200 pages of 28 × 22 characters
# what a window would wait for, and what 200 pages take, in a program of their own
_START = """
import time
from desktop.document.build import document, paragraph
began = time.process_time()
from desktop.figures.read import figures
from desktop.figures.relate import relations
imported = time.process_time()
figures(document(paragraph("上半年受理3件，办结2件。")))
first = time.process_time()
def most():  # a program's ru_maxrss begins with that of whoever started it
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))
bare = most()
from desktop.document.text import plain
from tests.bench.bench_figures import PAGES, paper
whole = paper(PAGES)
relations(plain(whole), figures(whole))
print(imported - began, first - imported, most(), most() - bare)
"""


def paper(times: int = 1) -> Document:
    """The report, ``times`` over."""
    return document(*(paragraph(line) for line in (REPORT * times).split("\n")))


def main() -> None:
    made = paper()
    readings = recognise(REPORT)
    print(f"   report of {len(REPORT.encode()) / 1000:.0f} KB, {len(readings)} figures; processor time, ×: how far the bar is passed")
    _rates(made)
    _hostile()
    _start()


def _rates(made: Document) -> None:
    size = len(REPORT.encode()) / 1e6
    found = figures(made)
    for words, job, bar in (
        ("recognised and normalised", lambda: recognise(REPORT), 2.0),
        ("outlined", lambda: read(made), 0.0),
        ("named", lambda: name(REPORT, recognise(REPORT)), 0.0),
        ("outlined, named and dated", lambda: figures(made), 0.0),
        ("related", lambda: relations(REPORT, found), 0.0),
        ("all of it", lambda: _all(made), 0.3),
    ):
        rate = size / _best(job)
        print(f"   {words}: {rate:.2f} MB/s" + (f" (bar {bar}, ×{rate / bar:.1f})" if bar else ""))
    twice = paper(2)
    print(f"   twice the report takes {_best(lambda: _all(twice)) / _best(lambda: _all(made)):.2f} times as long (bar 2)")


def _hostile() -> None:
    for words, pieces, job, bar in (
        ("recognised, plain", PLAIN, _recognised, 50),
        ("recognised, dense", DENSE, _recognised, 50),
        ("all of it, plain", PLAIN, _whole, 300),
        ("all of it, dense", DENSE, _whole, 300),
    ):
        times = {piece: _best(partial(job, piece), 2) * 1000 for piece in pieces}
        worst = sorted(times, key=lambda piece: -times[piece])[:3]
        said = ", ".join(f"{piece!r} {times[piece]:.0f} ms" for piece in worst)
        print(f"   {SIZE} hostile characters, {words}: {said} (bar {bar} ms, ×{bar / times[worst[0]]:.1f})")
        if job is _whole:
            growth = {piece: times[piece] / (_best(partial(job, piece, SIZE // 2), 2) * 1000) for piece in worst}
            print("      twice as many take " + ", ".join(f"{growth[piece]:.1f}" for piece in worst) + " times as long")


def _start() -> None:
    done = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True)
    imported, first, most, more = map(float, done.stdout.split())
    print(f"   import {imported * 1000:.0f} ms, first figures {first * 1000:.0f} ms")
    print(f"   200 pages: {most:.0f} MB at most (bar 150, ×{150 / most:.1f}), {more:.0f} of them for the pages")


def _all(made: Document) -> None:
    relations(plain(made), figures(made))


def _recognised(piece: str, size: int = SIZE) -> None:
    recognise(piece * (size // len(piece)))


def _whole(piece: str, size: int = SIZE) -> None:
    _all(document(*(paragraph(line) for line in (piece * (size // len(piece))).split("\n"))))


def _best(job: Callable[[], object], tries: int = 3) -> float:
    taken = []
    for _ in range(tries):
        started = time.process_time()
        job()
        taken.append(time.process_time() - started)
    return min(taken)
