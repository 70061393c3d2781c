"""Document → PDF: a report of three pages and one of a hundred, in the fonts of this computer; first in the process, and again.

The peer is what the pages themselves take to be laid out.
"""

from __future__ import annotations

import gc
import platform
import sys
import time
import tracemalloc
from collections.abc import Callable

from desktop.document.nodes import Document
from desktop.layout.faces import report
from desktop.layout.paginate import paginate
from desktop.layout.style import standard
from desktop.writers import pdf
from tests.bench.bench_layout import report as written_report

SHORT_WANTED, LONG_WANTED = 60.0, 1500.0  # milliseconds, once the process has printed before
_ROUNDS = 5


def main() -> None:
    """Print the times; AssertionError where one is over what is wanted."""
    print(f"Python {platform.python_version()}, {platform.machine()}; {report(standard())}")
    short, long = written_report(3), written_report(102)
    first = _once(short, pdf.write)
    small, laid = _timed(short, pdf.write), _timed(short, paginate)
    print(f"report of {len(paginate(short))} pages: first in the process {first:.0f} ms, again {small:.1f} ms, {small / laid:.1f} times its layout")
    first = _once(long, pdf.write)
    large, laid = _timed(long, pdf.write), _timed(long, paginate)
    print(f"report of {len(paginate(long))} pages: first {first:.0f} ms, again {large:.0f} ms, {large / laid:.1f} times its layout")
    size, most = _memory(long)
    print(f"  {size / 1024:.0f} kB written, {most / 1024 / 1024:.1f} MB of memory at most")
    assert small <= SHORT_WANTED, f"3 pages: {small:.1f} ms, wanted {SHORT_WANTED} ms"
    assert large <= LONG_WANTED, f"100 pages: {large:.0f} ms, wanted {LONG_WANTED} ms"


def _once(document: Document, work: Callable[[Document], object]) -> float:
    gc.collect()
    start = time.process_time()
    work(document)
    return (time.process_time() - start) * 1000


def _timed(document: Document, work: Callable[[Document], object]) -> float:
    """Milliseconds of processor time, the best of some rounds."""
    return min(_once(document, work) for _ in range(_ROUNDS))


def _memory(document: Document) -> tuple[int, int]:
    tracemalloc.start()
    size = len(pdf.write(document).value)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return size, most


if __name__ == "__main__":
    sys.exit(main())
