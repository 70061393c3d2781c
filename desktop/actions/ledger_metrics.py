"""The office's own metrics: listed, renamed, merged, described; every old name goes on finding them."""

from __future__ import annotations

from dataclasses import replace

from desktop.actions.desk import Desk
from desktop.actions.ledger_matching import built_in
from desktop.ledger.metric import Catalogue, Metric, key
from desktop.ledger.metrics import clean, merged, renamed
from desktop.outcome import Refused

__all__ = ["add_metric", "catalogue", "describe_metric", "merge_metrics", "metrics", "number_of", "rename_metric"]


def metrics(desk: Desk) -> dict[int, Metric]:
    """The metrics the ledger has, by their numbers."""
    return desk.store.metrics.all()


def catalogue(desk: Desk) -> Catalogue:
    """The built-in catalogue with the office's own metrics in front."""
    return built_in().merged(metrics(desk).values())


def number_of(desk: Desk, name: str) -> int:
    """The number of the metric called ``name``, by its name or another wording; Refused where the ledger has none, or several so worded."""
    own = metrics(desk)
    exact = [number for number, metric in own.items() if metric.name == name.strip()]
    found = exact or [number for number, metric in own.items() if any(key(each) == key(name) for each in metric.names)]
    if not found:
        near = Catalogue(tuple(own.values())).nearest(name, most=3) if name.strip() else ()
        hint = f"，相近的有：{'、'.join(metric.name for metric, _ in near)}" if near else ""
        raise Refused(f"台账里没有指标“{name[:40]}”{hint}。")
    if len(found) > 1:
        raise Refused(f"叫“{name[:40]}”的指标有{len(found)}项：{'、'.join(own[number].name for number in found)}，请写全名。")
    return found[0]


def add_metric(desk: Desk, metric: Metric) -> int:
    """A metric of the office's own; Refused where one is called so already."""
    _free(desk, clean(metric.name), 0)
    return desk.store.metrics.add(replace(metric, name=clean(metric.name), own=True))


def rename_metric(desk: Desk, name: str, new: str) -> Metric:
    """Call a metric ``new``; the old name stays as another wording. Refused where another metric is called so: then they are to be merged."""
    with desk.store.database.transaction():
        number = number_of(desk, name)
        made = renamed(metrics(desk)[number], new)
        _free(desk, made.name, number)
        desk.store.metrics.put(number, made)
    return made


def merge_metrics(desk: Desk, kept: str, gone: str) -> Metric:
    """Let the metric ``gone`` be ``kept`` from here on, with all its entries and names; Refused where it is the same one, or of another unit."""
    with desk.store.database.transaction():
        into, number = number_of(desk, kept), number_of(desk, gone)
        if into == number:
            raise Refused(f"“{kept}”和“{gone}”已经是同一项指标，不用合并。")
        own = metrics(desk)
        made = merged(own[into], own[number])
        desk.store.metrics.merge(into, made, number)
    return made


def describe_metric(desk: Desk, name: str, *, scope: str | None = None, department: str | None = None, aliases: tuple[str, ...] = ()) -> Metric:
    """Set a metric's 口径 or department, or give it more wordings."""
    with desk.store.database.transaction():
        number = number_of(desk, name)
        old = metrics(desk)[number]
        more = tuple(each for each in map(clean, aliases) if each not in old.names)
        made = replace(
            old,
            scope=old.scope if scope is None else scope.strip(),
            department=old.department if department is None else department.strip(),
            aliases=(*old.aliases, *more),
        )
        desk.store.metrics.put(number, made)
    return made


def _free(desk: Desk, name: str, number: int) -> None:
    taken = next((metric for other, metric in metrics(desk).items() if other != number and name in metric.names), None)
    if taken is not None:
        raise Refused(f"指标“{taken.name}”已经叫“{name}”，如果是同一项请合并，否则请换一个名字。")
