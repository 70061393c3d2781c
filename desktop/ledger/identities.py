"""What must hold between periods: 上期累计 + 本期 = 本期累计, and quarters make the year, of metrics that add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.ledger.book import Book, Line
from desktop.ledger.entry import Entry, place_of, step_of, told
from desktop.ledger.metric import Metric
from desktop.ledger.times import times

__all__ = ["Imbalance", "imbalances"]

_ADDED = frozenset(("count", "amount", "other"))
_STOCK = Decimal("1.05")  # a whole hardly larger than its largest part is no sum: the metric is a stock told by period


@dataclass(frozen=True, slots=True)
class Imbalance:
    """A whole its parts do not make; ``sum`` is what they come to."""

    line: Line
    whole: Entry
    parts: tuple[Entry, ...]
    sum: Decimal

    @property
    def message(self) -> str:
        """What is wrong, in one Chinese sentence."""
        parts = "＋".join(f"{part.period}的{told(part)}" for part in self.parts)
        summed = told(replace(self.whole, value=self.sum, printed="", approx=""))
        where = place_of(self.whole.source)
        return f"{self.line.region}“{self.line.metric}”{parts}得{summed}，与{self.whole.period}的{told(self.whole)}不符（{where}），请核对。"


def imbalances(book: Book, metrics: Mapping[str, Metric]) -> tuple[Imbalance, ...]:
    """Every whole that differs from its parts by more than their printed digits allow; one finding a whole."""
    return tuple(found for line, entries in book.lines.items() if _adds(metrics.get(line.metric)) for found in _of(line, entries))


def _adds(metric: Metric | None) -> bool:
    return metric is None or (metric.nature == "flow" and metric.kind in _ADDED)


def _of(line: Line, entries: Mapping[str, Entry]) -> Iterator[Imbalance]:
    for code, whole in entries.items():
        for parts in times(code).parts:
            found = tuple(entries[part] for part in parts if part in entries)
            if len(found) == len(parts) and (total := _off(whole, found)) is not None:
                yield Imbalance(line, whole, found, total)
                break


def _off(whole: Entry, parts: Sequence[Entry]) -> Decimal | None:
    """What the parts come to where that cannot be the whole."""
    every = (whole, *parts)
    if any(each.unit != whole.unit or each.approx or whole.unit == "%" for each in every):
        return None
    total = sum((part.value for part in parts), Decimal(0))
    slack = sum((step_of(each) for each in every if not _exact(each)), Decimal(0))
    if abs(total - whole.value) <= slack or whole.value <= max(part.value for part in parts) * _STOCK:
        return None
    return total


def _exact(entry: Entry) -> bool:
    """A count printed to the last one; money in 万元 and 亿元 is rounded."""
    return step_of(entry) == 1 and entry.value == entry.value.to_integral_value()
