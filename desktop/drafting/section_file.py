"""One section's file: TOML front matter between +++ lines, prose, and === lines that open the points' prose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.drafting.exhibit_file import charts_of, tables_of
from desktop.drafting.read_text import parsed
from desktop.drafting.template import PointPlace, PointSpec, SectionSpec, Source
from desktop.outcome import Note, Refused

__all__ = ["IDENTIFIER", "section_of"]

IDENTIFIER = re.compile(r"\w[\w-]{0,63}")
_FENCE = "+++"
_POINT = re.compile(r"===[ \t]*(.*?)[ \t]*")
_PLACES = {place.value: place for place in PointPlace}
_TYPES: dict[str, type] = {
    "name": str,
    "headings": list,
    "level": int,
    "numbering": str,
    "run_in": bool,
    "point_number": str,
    "point_place": str,
    "scoped": bool,
    "on": bool,
    "points": list,
    "tables": list,
    "charts": list,
}
_POINT_TYPES: dict[str, type] = {"id": str, "name": str, "headings": list, "on": bool}
_SHAPES = {str: "加引号的文字", list: "方括号列表", int: "整数", bool: "true 或 false"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Prose between two === lines; ``id`` "" is the lead."""

    id: str
    source: Source


def section_of(text: str, id: str, shown: str) -> tuple[SectionSpec, tuple[Note, ...]]:
    """The section in ``text``; Refused names file and line; notes tell keys nobody knows."""
    front, first = _front(text, shown)
    body_line = first + front.count("\n") + 2 if first else 1
    matter = parsed(front, shown, first or 1)
    body = text.split("\n")[body_line - 1 :] if first else text.split("\n")
    pieces = _pieces(body, body_line, shown)
    _check_types(matter, _TYPES, shown)
    points = _points(matter.get("points", []), pieces, shown)
    notes = tuple(Note(f"“{key}”不认识，没有采用", shown) for key in matter if key not in _TYPES)
    return _section(matter, id, pieces[0].source, points, shown), notes


def _front(text: str, shown: str) -> tuple[str, int]:
    """The front matter and the line it begins on, 0 where there is none."""
    lines = text.split("\n")
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    if lines[start].strip() != _FENCE:
        return "", 0
    end = next((index for index in range(start + 1, len(lines)) if lines[index].strip() == _FENCE), None)
    if end is None:
        raise Refused(f"模板“{shown}”第{start + 1}行：开头的 +++ 没有配对，请在设置写完后另起一行再写 +++。")
    return "\n".join(lines[start + 1 : end]), start + 2


def _pieces(lines: list[str], first: int, shown: str) -> list[_Piece]:
    made: list[_Piece] = []
    id, begun = "", 0
    for index, line in enumerate([*lines, "=== "]):
        found = _POINT.fullmatch(line) if line.startswith("===") else None
        if found is None:
            continue
        made.append(_Piece(id, Source("\n".join(lines[begun:index]), shown, first + begun)))
        id, begun = found[1], index + 1
        if index < len(lines) and id in ("", *(piece.id for piece in made)):
            raise Refused(f"模板“{shown}”第{first + index}行：=== 后面要写要点的 id，且不能重复。")
    return made


def _points(tables: list[Any], pieces: list[_Piece], shown: str) -> tuple[PointSpec, ...]:
    bodies = {piece.id: piece.source for piece in pieces[1:]}
    made = []
    for table in tables:
        if not isinstance(table, dict):
            raise Refused(f"模板“{shown}”：points 要写成 [[points]] 表。")
        _check_types(table, _POINT_TYPES, shown)
        id = str(table.get("id", ""))
        if not IDENTIFIER.fullmatch(id) or id not in bodies:
            raise Refused(f"模板“{shown}”：要点“{id or table.get('name', '')}”没有正文，请在文件里加一行“=== {id or 'id'}”。")
        headings = _headings(table.get("headings", []), shown)
        made.append(PointSpec(id, str(table.get("name", id)), headings, bodies.pop(id), bool(table.get("on", True))))
    for id, source in bodies.items():
        raise Refused(f"模板“{shown}”第{source.line - 1}行：要点“{id}”没有在开头的 [[points]] 里登记，或登记了两次。")
    return tuple(made)


def _section(matter: Mapping[str, Any], id: str, lead: Source, points: tuple[PointSpec, ...], shown: str) -> SectionSpec:
    place = matter.get("point_place", "joined")
    level = matter.get("level", 1)
    headings = _headings(matter.get("headings", []), shown)
    if place not in _PLACES:
        raise Refused(f"模板“{shown}”：point_place 不能是“{place}”，可选 {' '.join(_PLACES)}。")
    if not 0 <= level <= 9:
        raise Refused(f"模板“{shown}”：level 要写 0 到 9 的整数。")
    if level and not headings:
        raise Refused(f"模板“{shown}”：有级别的章节要在 headings 里给出标题；只要正文请写 level = 0。")
    return SectionSpec(
        id,
        matter.get("name", id),
        headings if level else (),
        level,
        matter.get("numbering", "一、") if level else "",
        matter.get("run_in", False),
        matter.get("point_number", "一是"),
        _PLACES[place],
        lead,
        points,
        matter.get("scoped", False),
        matter.get("on", True),
        tables_of(matter.get("tables", []), shown),
        charts_of(matter.get("charts", []), shown),
    )


def _headings(given: Any, shown: str) -> tuple[str, ...]:
    if not all(isinstance(heading, str) and heading.strip() and "\n" not in heading for heading in given):
        raise Refused(f"模板“{shown}”：headings 里的每个标题都要是一行加引号的文字。")
    return tuple(heading.strip() for heading in given)


def _check_types(table: Mapping[str, Any], types: Mapping[str, type], shown: str) -> None:
    for key, kind in types.items():
        if key in table and type(table[key]) is not kind:
            raise Refused(f"模板“{shown}”：{key} 要写成{_SHAPES[kind]}。")
