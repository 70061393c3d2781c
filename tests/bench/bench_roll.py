"""Rolling a report of three pages, and the series held against its ideal texts.

The bars: the form of three pages in 60 ms, a roll of it in 20 ms.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

from desktop.document.text import plain
from desktop.drafting.from_report import form_of
from desktop.drafting.reckon import Filled
from desktop.drafting.roll import roll
from desktop.language.periods import Period
from desktop.readers.text import document
from tests.drafting.series_marks import FOLDER, SERIES, marks


def main() -> None:
    report = document((FOLDER / "q1.txt").read_text("utf-8") + (FOLDER / "q2.txt").read_text("utf-8"))
    text, period = plain(report), Period.parse("2024Q2")
    form = form_of(report, period=period)
    filled = Filled({one.id: one.number + 1 for one in form.fields if isinstance(one.number, Decimal)}, moved=True)
    print(f"   {len(text):,} characters, {len(form.fields)} fields")
    print(f"   form {_best(lambda: form_of(report, period=period)) * 1000:.1f} ms, roll {_best(lambda: roll(text, form, filled)) * 1000:.1f} ms")
    for old, new, code in SERIES:
        found, _ = marks(old, new, code)
        print(f"   {old} → {new}: " + "，".join(f"{kind} {found.right[kind]}/{found.all[kind]}" for kind in found.all))
        for miss in found.misses:
            print(f"      {miss}")


def _best(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(5):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


if __name__ == "__main__":
    main()
