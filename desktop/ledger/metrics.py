"""The office's own metrics kept in order: renamed and merged, with every old name still found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from desktop.ledger.metric import Metric, key
from desktop.outcome import Refused

__all__ = ["fits", "made", "merged", "renamed"]

_LONGEST = 40
_ALIKE = {"名": "人", "位": "人", "家": "户", "日": "天", "个": "", "项": "", "件": "", "条": "", "种": "", "类": "", "宗": "", "起": "", "场": "次"}
_CALLED = {"amount": "金额", "percent": "占比", "duration": "用时", "rank": "位次", "score": "得分"}


def fits(metric: Metric, unit: str) -> bool:
    """Whether a value in ``unit`` can be of ``metric``: 家 and 户 are one, as are 项, 件 and 个; 元 and 户 never."""
    return _ALIKE.get(metric.unit, metric.unit) == _ALIKE.get(unit, unit)


def renamed(metric: Metric, name: str) -> Metric:
    """``metric`` under another name, the old one kept as another wording; Refused where ``name`` is none."""
    name = clean(name)
    return replace(metric, name=name, aliases=_wordings((*metric.names,), name))


def merged(kept: Metric, gone: Metric) -> Metric:
    """``kept`` with every name of ``gone``; Refused where both are counted in units that are not one."""
    if not fits(kept, gone.unit):
        raise Refused(f"“{kept.name}”（{kept.unit or '无单位'}）和“{gone.name}”（{gone.unit or '无单位'}）单位不同，不是同一项指标，不能合并。")
    department, scope = kept.department or gone.department, kept.scope or gone.scope
    return replace(kept, aliases=_wordings((*kept.aliases, *gone.names), kept.name), department=department, scope=scope)


def made(name: str, unit: str, kind: str, free: Callable[[str], bool]) -> str:
    """A name for a new metric that is ``free``: 发放贷款 in 元 beside 发放贷款 in 笔 is 发放贷款金额."""
    name = clean(name)
    called = "" if name[-1] in "额费率比" else _CALLED.get(kind, "")
    told = f"{name}（{unit or '数'}）"
    names = (name, *((name + called,) if called else ()), told, *(f"{name}（{unit or '数'}{number}）" for number in range(2, 100)))
    return next((each for each in names if free(each)), told)


def clean(name: str) -> str:
    """``name`` in one line; Refused where nothing is left or it is no name."""
    name = " ".join(name.split())
    if not key(name):
        raise Refused("指标名是空的，请写明量的是什么，如“办件量”。")
    if len(name) > _LONGEST:
        raise Refused(f"指标名“{name[:12]}…”太长，请写在{_LONGEST}个字以内。")
    return name


def _wordings(names: Iterable[str], name: str) -> tuple[str, ...]:
    return tuple(each for each in dict.fromkeys(names) if each != name)
