"""The office's own names: a metric kept in its ledger wins over what the prose calls it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from desktop.figures.figure import Figure
from desktop.ledger.metric import Catalogue, Metric, key, kind_of

__all__ = ["in_own_words"]

_ALIKE = 0.8  # likeness from which two wordings are one metric: 村级快递服务点, 村级快递服务网点
_SHORTEST = 4  # characters of a wording that is found inside a longer name


def in_own_words(figures: Iterable[Figure], catalogue: Catalogue | None) -> tuple[Figure, ...]:
    """``figures`` under the names of the metrics made in this office, where one of them is meant; all others as they are."""
    own = Catalogue(tuple(metric for metric in catalogue.metrics if metric.own)) if catalogue else Catalogue()
    if not own.metrics:
        return tuple(figures)
    known: dict[tuple[str, str, bool], str] = {}
    made = []
    for figure in figures:
        asked = (figure.metric, figure.unit, figure.role == "change")
        if asked not in known:
            known[asked] = _called(figure, own)
        made.append(replace(figure, metric=known[asked]))
    return tuple(made)


def _called(figure: Figure, own: Catalogue) -> str:
    """The own metric's name: called so, the longest wording that stands in the figure's name, or the one most like it."""
    exact = own.find(figure.metric)
    if exact and _fits(exact, figure):
        return exact.name
    said = key(figure.metric)
    within = [
        (len(key(name)), metric.name)
        for metric in own.metrics
        if _fits(metric, figure)
        for name in metric.names
        if len(key(name)) >= _SHORTEST and said.endswith(key(name))
    ]
    if within:
        return max(within)[1]
    near = [metric.name for metric, likeness in own.nearest(figure.metric) if likeness >= _ALIKE and _fits(metric, figure)]
    return near[0] if near else figure.metric


def _fits(metric: Metric, figure: Figure) -> bool:
    """Whether the figure can be of ``metric``: a change in per cent can be of any, a value is in its unit or, where that says nothing, of its kind."""
    if figure.role == "change" and figure.unit in ("%", "百分点", "倍", "番"):
        return True
    return figure.unit == metric.unit if metric.unit and figure.unit else figure.kind == (metric.kind if metric.unit == "" else kind_of(metric.unit))
