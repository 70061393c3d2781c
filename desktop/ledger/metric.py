"""Metrics: what is measured, in which unit, by which names; the catalogue finds them by name and by likeness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import log
from pathlib import Path
from typing import Literal, get_args

from desktop import paths
from desktop.ledger.catalogue_file import Row, rows
from desktop.outcome import Refused

__all__ = ["Catalogue", "Kind", "Metric", "Nature", "key", "kind_of"]

Kind = Literal["count", "amount", "percent", "pct_point", "duration", "rank", "score", "other"]
Nature = Literal["flow", "cumulative", "stock", "rate", "level"]
Good = Literal["better", "worse", "neutral"]

_KINDS: dict[str, Kind] = {
    "%": "percent", "‰": "percent", "个百分点": "pct_point", "百分点": "pct_point", "元": "amount", "美元": "amount", "位": "rank", "分": "score",
    **dict.fromkeys(("工作日", "天", "日", "小时", "分钟", "秒", "月", "年"), "duration"),
    **dict.fromkeys(("亩", "公里", "平方米", "平方公里", "千瓦时", "千瓦", "吨", "立方米", "倍", "微克/立方米", "毫克/升", "吨标准煤", ""), "other"),
}  # fmt: skip
_NATURES: dict[Kind, Nature] = {
    "count": "flow", "amount": "flow", "other": "flow", "percent": "rate", "pct_point": "rate", "duration": "level", "rank": "level", "score": "level",
}  # fmt: skip
_KIND_NAMES: dict[object, Kind] = {name: name for name in get_args(Kind)}
_NATURE_NAMES: dict[object, Nature] = {name: name for name in get_args(Nature)}
_GOOD_NAMES: dict[object, Good] = {name: name for name in get_args(Good)}
_SIGNS = str.maketrans("", "", " \t\u3000“”\"'‘’「」『』（）()的、")
_COUNTED = re.compile("(?:总数量|总数|总量|数量|数|量)$")
_KEYS = frozenset({"name", "unit", "aliases", "kind", "nature", "higher_is", "min", "max", "of", "scope", "department"})


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured: its name, base unit and kind, other wordings of it, and what is known of its values.

    ``lowest`` and ``highest`` are bounds that hold for certain, in ``unit``; ``scope`` is the usual 口径; a rate may be ``numerator`` over
    ``denominator``, both names of metrics; ``own`` tells one made in this office.
    """

    name: str
    unit: str = ""
    kind: Kind = "count"
    aliases: tuple[str, ...] = ()
    department: str = ""
    theme: str = ""
    nature: Nature = "flow"
    higher_is: Good = "neutral"
    lowest: float | None = None
    highest: float | None = None
    scope: str = ""
    numerator: str = ""
    denominator: str = ""
    own: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and every other wording."""
        return (self.name, *self.aliases)

    def holds(self, value: float) -> bool:
        """Whether ``value``, in ``unit``, lies within its bounds."""
        return (self.lowest is None or value >= self.lowest) and (self.highest is None or value <= self.highest)


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """``name`` as it is looked up: without quotes, brackets, spaces, 的, and a closing 数, 量, 总数; never shorter than two characters."""
    bare = name.translate(_SIGNS)
    short = _COUNTED.sub("", bare)
    return short if len(short) >= 2 else bare


def kind_of(unit: str) -> Kind:
    """The kind a base unit tells: 元 is an amount, 工作日 a duration, 件 a count."""
    return _KINDS.get(unit, "count")


@dataclass(frozen=True)  # not slotted: what it is looked up by is made once, on first use
class Catalogue:
    """All metrics known here; those made in this office come first and win over built-in ones of the same name or wording."""

    metrics: tuple[Metric, ...] = ()

    @classmethod
    def load(cls, path: Path | None = None, own: Iterable[Metric] = ()) -> Catalogue:
        """The catalogue in ``path`` (built in by default) with ``own`` metrics; Refused where the file is none."""
        path = path or paths.resources() / "metrics.toml"
        return cls(tuple(_metric(row, path.name) for row in rows(path))).merged(own)

    def merged(self, own: Iterable[Metric]) -> Catalogue:
        """With metrics made in this office; one of them takes the place of a built-in one of its name and keeps that one's wordings too."""
        mine = [replace(metric, own=True) for metric in own]
        built_in = {key(metric.name): metric for metric in self.metrics}
        mine = [_with_wordings(metric, built_in.get(key(metric.name))) for metric in mine]
        taken = {key(metric.name) for metric in mine}
        return Catalogue((*mine, *(metric for metric in self.metrics if key(metric.name) not in taken))) if mine else self

    @cached_property
    def _exact(self) -> dict[str, Metric]:
        """By key: own metrics before built-in ones, names before other wordings."""
        found: dict[str, Metric] = {}
        for own in (True, False):
            group = [metric for metric in self.metrics if metric.own is own]
            for metric in group:
                found.setdefault(key(metric.name), metric)
            for metric in group:
                for alias in metric.aliases:
                    found.setdefault(key(alias), metric)
        return found

    def find(self, name: str) -> Metric | None:
        """The metric called ``name``, by its name or another wording of it; None where nothing is called so."""
        return self._exact.get(key(name))

    def nearest(self, name: str, unit: str = "", kind: Kind | None = None, *, most: int = 5) -> tuple[tuple[Metric, float], ...]:
        """The metrics worded most like ``name``, best first, each with its likeness from 0 to 1.

        Pairs of characters are compared, rare ones weighing more; another ``unit`` or ``kind`` than asked for lowers the score.
        """
        scored = [(metric, likeness * _fit(metric, unit, kind)) for metric, likeness in self._index.like(key(name))]
        scored.sort(key=lambda each: (-each[1], not each[0].own, each[0].name))
        return tuple((metric, round(score, 4)) for metric, score in scored[:most])

    @cached_property
    def _index(self) -> _Likeness:
        return _Likeness(self.metrics)


class _Likeness:
    """Every wording by its pairs of characters."""

    def __init__(self, metrics: tuple[Metric, ...]) -> None:
        worded = [(metric, _pairs(key(name))) for metric in metrics for name in metric.names]
        seen = Counter(pair for _, pairs in worded for pair in pairs)
        self.weights = {pair: log(1 + len(worded) / count) for pair, count in seen.items()}
        self.rare = log(1 + len(worded))  # a pair no metric has
        self.places: dict[str, list[int]] = {}
        for place, (_, pairs) in enumerate(worded):
            for pair in pairs:
                self.places.setdefault(pair, []).append(place)
        self.metrics = [metric for metric, _ in worded]
        self.sizes = [sum(self.weights[pair] for pair in pairs) for _, pairs in worded]

    def like(self, name: str) -> list[tuple[Metric, float]]:
        """Each metric that shares a pair with ``name``, with the likeness of its nearest wording."""
        pairs = _pairs(name[:40])
        size = sum(self.weights.get(pair, self.rare) for pair in pairs)
        shared: dict[int, float] = {}
        for pair in pairs:
            weight = self.weights.get(pair, 0.0)
            for place in self.places.get(pair, ()):
                shared[place] = shared.get(place, 0.0) + weight
        best: dict[str, tuple[Metric, float]] = {}
        for place, weight in shared.items():
            metric, likeness = self.metrics[place], 2 * weight / (size + self.sizes[place])
            if metric.name not in best or likeness > best[metric.name][1]:
                best[metric.name] = metric, likeness
        return list(best.values())


def _pairs(name: str) -> frozenset[str]:
    return frozenset(name[place : place + 2] for place in range(len(name) - 1)) or frozenset({name})


def _fit(metric: Metric, unit: str, kind: Kind | None) -> float:
    """What of a likeness is left when unit and kind are compared: a percentage is never a count."""
    if unit and unit == metric.unit:
        return 1.0
    kind = kind or (kind_of(unit) if unit else None)
    if kind is None:
        return 1.0
    return (0.9 if unit else 1.0) if kind == metric.kind else 0.45


def _with_wordings(own: Metric, built_in: Metric | None) -> Metric:
    if built_in is None:
        return own
    known = {key(name) for name in own.names}
    return replace(own, aliases=(*own.aliases, *(name for name in built_in.names if key(name) not in known)))


def _metric(row: Row, file: str) -> Metric:
    read = row.values
    name, unit = str(read.get("name", "")), str(read.get("unit", ""))
    if not name or not _KEYS.issuperset(read):
        raise Refused(f"指标目录“{file}”里的指标“{name or '（没有名字）'}”写得不对，可以写的有：{'、'.join(sorted(_KEYS))}。")
    kind = _KIND_NAMES.get(read.get("kind", kind_of(unit)))
    nature = _NATURE_NAMES.get(read["nature"]) if "nature" in read else _NATURES.get(kind or "count")
    good = _GOOD_NAMES.get(read.get("higher_is", "neutral"))
    lowest, highest = read.get("min", None if kind == "other" else 0), read.get("max")
    if kind is None or nature is None or good is None or isinstance(lowest, str) or isinstance(highest, str):
        raise Refused(f"指标目录“{file}”里“{name}”的 kind、nature、higher_is、min 或 max 看不懂，请照自带目录的写法改正。")
    above, _, below = str(read.get("of", "")).partition(" / ")
    aliases = tuple(str(read.get("aliases", "")).split())
    department, scope = str(read.get("department", row.department)), str(read.get("scope", ""))
    return Metric(name, unit, kind, aliases, department, row.theme, nature, good, lowest, highest, scope, above, below)
