"""Relating figures: a report of three pages, twice and four times as long (linear), the slowest hostile line of 20,000 characters, and the densest text.

The bars: 2 ms for the report, 100 ms for a hostile line. The densest text has a full stop after every 45 numbers, so that none of its sentences is left out
as a crowd. Reading the figures themselves is timed elsewhere.
"""

from __future__ import annotations

import time

from desktop.document.text import plain
from desktop.figures.figure import Figure
from desktop.figures.recognise import recognise
from desktop.figures.relate import relations
from desktop.readers.text import document

REPORT = (
    "临溪县2024年上半年工作总结\n\n"
    + (
        "一、政务服务。上半年受理办件11.27万件，办结11.24万件，办结率99.7%；政务服务事项1436项，其中网办1410项，占98.2%，同比提高2.1个百分点。"
        "办理时限由15天压缩至6天，压缩60%；设置综合窗口46个、专窗12个，合计58个，平均每个窗口办件1938件。举办活动12场，走访企业320家，收集问题74条，已办结70条，其余4条正在协调。"
        "新登记企业1860户，比上年增加360户，增长24%。\n"
    )
    * 4
)
HOSTILE = (
    "12件、",
    "50%、",
    "占50%，",
    "合计12件，",
    "其余3件，",
    "全年12件，",
    "是2倍",
    "合计\t12\t13%\n",
    "共12件，其中3件、",
    "由12件降至5件，下降20%，",
    "是去年5件的2倍，",
    "其余3件、",
    "+3件",
    "户均3元，5户，15元；",
    "甲\t12\t13%\t5\n",
    "其中3件。",
    "12件\n",
)


def main() -> None:
    for times in (1, 2, 4):
        text = plain(document(REPORT * times))
        read = _read(text)
        print(f"   {len(text):,} characters, {len(read)} figures: {_best(text, read) * 1000:.2f} ms")
    slowest = {piece: _best(text := piece * (20_000 // len(piece)), _read(text)) for piece in HOSTILE}
    worst = max(slowest, key=lambda piece: slowest[piece])
    print(f"   slowest hostile line: {worst!r} {slowest[worst] * 1000:.0f} ms for {20_000 // len(worst):,} repeats")
    dense = {piece: _best(text := _dense(piece), _read(text)) for piece in HOSTILE if "\t" not in piece and "\n" not in piece}
    worst = max(dense, key=lambda piece: dense[piece])
    print(f"   densest text: {worst!r} {dense[worst] * 1000:.0f} ms for {len(_read(_dense(worst))):,} figures")


def _dense(piece: str) -> str:
    sentence = piece * (45 // max(1, len(_read(piece)))) + "。"
    return sentence * (20_000 // len(sentence))


def _read(text: str) -> tuple[Figure, ...]:
    return tuple(Figure(one.start, one.end, one.text, one.number, one.value, one.unit, one.approx, one.kind) for one in recognise(text))


def _best(text: str, read: tuple[Figure, ...]) -> float:
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        relations(text, read)
        taken.append(time.perf_counter() - started)
    return min(taken)


if __name__ == "__main__":
    main()
