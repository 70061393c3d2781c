"""[[tables]] and [[charts]] of a section's front matter: which fields, which columns, in what words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.document.nodes import ChartKind
from desktop.drafting.template import ChartSpec, ColumnKind, FieldKind, FieldSpec, SectionSpec, TableSpec, exhibit_fields
from desktop.outcome import Refused

__all__ = ["charts_of", "check_exhibits", "tables_of"]

_COLUMNS = {kind.value: kind for kind in ColumnKind}
_COLUMNS |= dict.fromkeys(("上年同期", "去年同期", "上年", "上季度", "上月", "基期"), ColumnKind.PREVIOUS)
_COLUMNS |= {"增减额": ColumnKind.CHANGE} | dict.fromkeys(("同比", "环比", "同比增幅", "环比增幅"), ColumnKind.RATE)
_KINDS = {kind.value: kind for kind in ChartKind}
_MOST = 60  # fields of a table: more is no comparison but an annex
_WORDS = (FieldKind.TEXT, FieldKind.DATE, FieldKind.CHOICE)


def tables_of(given: Any, shown: str) -> tuple[TableSpec, ...]:
    """The tables of ``given``; Refused names the file and what is wrong."""
    return tuple(_table(each, shown) for each in given)


def charts_of(given: Any, shown: str) -> tuple[ChartSpec, ...]:
    """The charts of ``given``; Refused names the file and what is wrong."""
    return tuple(_chart(each, shown) for each in given)


def check_exhibits(section: SectionSpec, specs: Mapping[str, FieldSpec], shown: str) -> None:
    """Refused: a table or chart of a field that is not there, or that holds words and no numbers."""
    for name in exhibit_fields(section):
        if name not in specs:
            raise Refused(f"模板“{shown}”：表或图里的字段“{name}”没有在 [fields] 里定义，请补上或改正名称。")
        if specs[name].kind in _WORDS:
            raise Refused(f"模板“{shown}”：表或图里的字段“{name}”不是数字，请改它的 kind 或从表、图里去掉。")


def _table(given: Any, shown: str) -> TableSpec:
    _only(given, {"fields", "caption", "columns", "heads"}, "tables", shown)
    columns = _texts(given, "columns", "tables", shown) or TableSpec(()).heads
    for word in columns:
        if word not in _COLUMNS:
            raise Refused(f"模板“{shown}”：[[tables]] 的 columns 里“{word}”不认识，可选 {'、'.join(_COLUMNS)}。")
    if len({_COLUMNS[word] for word in columns}) != len(columns):
        raise Refused(f"模板“{shown}”：[[tables]] 的 columns 里有两栏说的是一回事（对比期只能有一个），请去掉一栏。")
    heads = _texts(given, "heads", "tables", shown) or columns
    if len(heads) != len(columns):
        raise Refused(f"模板“{shown}”：[[tables]] 的 heads 要与 columns 一样多，一栏一个。")
    return TableSpec(_fields(given, "tables", shown), _caption(given, "tables", shown), tuple(_COLUMNS[word] for word in columns), heads)


def _chart(given: Any, shown: str) -> ChartSpec:
    _only(given, {"fields", "caption", "kind", "heads"}, "charts", shown)
    kind = given.get("kind", "line")
    if kind not in _KINDS:
        raise Refused(f"模板“{shown}”：[[charts]] 的 kind 不能是“{kind}”，可选 {' '.join(_KINDS)}。")
    heads = _texts(given, "heads", "charts", shown) or ChartSpec(()).heads
    if len(heads) != 2:
        raise Refused(f"模板“{shown}”：[[charts]] 的 heads 要写两个：先写对比期，再写本期。")
    return ChartSpec(_fields(given, "charts", shown), _caption(given, "charts", shown), _KINDS[kind], (heads[0], heads[1]))


def _only(given: Any, known: set[str], table: str, shown: str) -> None:
    if not isinstance(given, dict):
        raise Refused(f"模板“{shown}”：{table} 要写成 [[{table}]] 表。")
    for key in given:
        if key not in known:
            raise Refused(f"模板“{shown}”：[[{table}]] 里的“{key}”不认识，可选 {' '.join(sorted(known))}。")


def _texts(given: Mapping[str, Any], key: str, table: str, shown: str) -> tuple[str, ...]:
    found = given.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, str) and each.strip() and "\n" not in each for each in found):
        raise Refused(f"模板“{shown}”：[[{table}]] 的 {key} 要写成一列加引号的文字。")
    return tuple(found)


def _fields(given: Mapping[str, Any], table: str, shown: str) -> tuple[str, ...]:
    found = _texts(given, "fields", table, shown)
    if not 0 < len(found) <= _MOST or len(set(found)) != len(found):
        raise Refused(f"模板“{shown}”：[[{table}]] 的 fields 要列出 1 到 {_MOST} 个不重复的字段。")
    return found


def _caption(given: Mapping[str, Any], table: str, shown: str) -> str:
    found = given.get("caption", "")
    if not isinstance(found, str) or "\n" in found:
        raise Refused(f"模板“{shown}”：[[{table}]] 的 caption 要写成一行加引号的文字。")
    return found.strip()
