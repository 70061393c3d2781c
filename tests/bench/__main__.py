"""Run every ``bench_*.py`` of this folder, or those named: ``python -m tests.bench [word …]``.

A bench is a module with ``main() -> None`` that times the program beside a peer on the same input and prints the ratio. Nothing is asserted:
a machine under load must not turn a test red.
"""

from __future__ import annotations

import importlib
import sys
import time
from pathlib import Path


def main(words: list[str]) -> int:
    names = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    chosen = [name for name in names if not words or any(word in name for word in words)]
    if not chosen:
        print(f"没有找到计时脚本 / no bench found: {' '.join(words) or 'tests/bench/bench_*.py'}", file=sys.stderr)
        return 2
    for name in chosen:
        print(f"== {name.removeprefix('bench_')}", flush=True)
        started = time.perf_counter()
        importlib.import_module(f"tests.bench.{name}").main()
        print(f"   {time.perf_counter() - started:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
