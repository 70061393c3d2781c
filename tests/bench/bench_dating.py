"""Dating figures: megabytes a second of a report whose figures are known, and of its mentions of periods; the longest time for a hostile line of 20,000 characters.

The bars: 2 MB/s dated, 50 ms for a hostile line of periods.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

from desktop.document.build import document, paragraph
from desktop.figures.dating import dated
from desktop.figures.read import figures
from desktop.language.periods import Period, expressions
from tests.bench.bench_figures import REPORT

HOSTILE = (
    "一", "万", "9", "，", "第", "至", "1至", "前", "年", "十", "上", "《", "〔2023", "“十", "一九", "前三", "9月", "今年", "同比", "年底", "全年", "截至9月", "2024年", "2~3月", "目前", "一9万第,上",
)  # fmt: skip
_NOW = Period.of_half(2024, 1)


def main() -> None:
    made = figures(document(*(paragraph(line) for line in REPORT.split("\n"))))
    size = len(REPORT.encode()) / 1e6
    print(f"   report of {size * 1000:.0f} KB, {len(made)} figures")
    print(f"   periods found: {size / _best(lambda: expressions(REPORT, _NOW)):.2f} MB/s")
    print(f"   figures dated: {size / _best(lambda: tuple(dated(REPORT, made))):.2f} MB/s")
    times = {piece: _best(partial(expressions, piece * (20_000 // len(piece)), _NOW)) for piece in HOSTILE}
    slowest = sorted(times, key=lambda piece: -times[piece])[:6]
    print("   slowest hostile lines: " + ", ".join(f"{piece} {times[piece] * 1000:.0f} ms" for piece in slowest))


def _best(job: Callable[[], object]) -> float:
    taken = []
    for _ in range(3):
        started = time.process_time()
        job()
        taken.append(time.process_time() - started)
    return min(taken)


if __name__ == "__main__":
    main()
