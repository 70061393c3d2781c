"""The ledger: proposing a report of three pages (bar 10 ms beyond its figures), accepting it, comparing 500 metrics over 12 periods (bar 50 ms)."""

from __future__ import annotations

import cProfile
import os
import pstats
import tempfile
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from desktop.actions import ledger
from desktop.actions.desk import Desk, desk_on
from desktop.actions.importing import load_reports
from desktop.actions.ledger_metrics import metrics
from desktop.actions.library import report_document
from desktop.actions.report_figures import report_figures
from desktop.ledger.book import Book
from desktop.ledger.compare import compare
from desktop.ledger.entry import Entry
from desktop.ledger.identities import imbalances
from desktop.ledger.metric import Metric
from desktop.store import Store
from tests.figures.pairs.marked import marked

METRICS, PERIODS = 500, [f"{year}Q{quarter}" for year in (2023, 2024, 2025) for quarter in (1, 2, 3, 4)]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "nigao.db") as store:
        desk = desk_on(store)
        _propose(desk, Path(folder), "an empty ledger", first=True)
        _fill(desk)
        _propose(desk, Path(folder), "6,000 entries", first=False)
    _compare()


def _propose(desk: Desk, folder: Path, words: str, *, first: bool) -> None:
    name = "a" if first else "b"
    (folder / f"{name}.txt").write_text("".join(marked(f"{number}{name}")[0] for number in (1, 2)), "utf-8")
    (loaded,) = load_reports(desk, [folder / f"{name}.txt"])
    report = loaded.report
    assert report is not None
    read = _best(lambda: (report_figures(desk, report), report_document(desk, report)))
    whole = _best(lambda: ledger.propose(desk, report, closely=False))
    closely = _best(lambda: ledger.propose(desk, report))
    if os.environ.get("NIGAO_PROFILE"):
        with cProfile.Profile() as profile:
            ledger.propose(desk, report)
        pstats.Stats(profile).sort_stats("cumulative").print_stats(25)
    proposals = ledger.propose(desk, report)
    taken = _best(lambda: ledger.accept(desk, proposals), 1)
    print(
        f"   {words}: {len(proposals.items)} proposals in {(whole - read) * 1000:.1f} ms beyond the figures (bar 10), "
        f"{(closely - read) * 1000:.1f} ms with the last report beside, accepted in {taken * 1000:.1f} ms"
    )


def _fill(desk: Desk) -> None:
    store = desk.store
    begun = time.perf_counter()
    with store.database.transaction():
        numbers = [store.metrics.add(Metric(f"第{at}项办件指标数", "件")) for at in range(METRICS)]
        store.entries.add([(number, _entry(f"第{at}项办件指标数", period, at)) for at, number in enumerate(numbers) for period in PERIODS])
    print(f"   {METRICS * len(PERIODS):,} entries kept in {time.perf_counter() - begun:.2f} s, {len(metrics(desk))} metrics")
    print(f"   all of them read: {_best(lambda: ledger.book(desk).lines) * 1000:.0f} ms")


def _entry(metric: str, period: str, at: int) -> Entry:
    value = 1_000 + 7 * at + PERIODS.index(period)
    return Entry(metric, "青禾县", period, Decimal(value), "件", printed=f"{value}件")


def _compare() -> None:
    known = {f"第{at}项办件指标数": Metric(f"第{at}项办件指标数", "件") for at in range(METRICS)}
    entries = tuple(_entry(name, period, at) for at, name in enumerate(known) for period in PERIODS)
    book = Book(entries)
    built = _best(lambda: Book(entries).lines)
    compared = _best(lambda: compare(book, known, PERIODS))
    checked = _best(lambda: imbalances(book, known))
    print(
        f"   {METRICS} metrics × {len(PERIODS)} periods: compared in {compared * 1000:.1f} ms (bar 50), book made in {built * 1000:.1f} ms, sums in {checked * 1000:.1f} ms"
    )


def _best(work: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


if __name__ == "__main__":
    main()
