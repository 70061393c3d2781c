"""The TOML form of a style: read, checked value by value, faults named by file, line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from desktop.document.nodes import Role
from desktop.layout.style import Face, Look, Page, RunIn, Style, look_key
from desktop.outcome import Refused

__all__ = ["read"]

_ALIGNS = ("left", "center", "right", "both")
_EXTRA = ("cell", "cell_head", "page_number")  # looks that belong to no role
_POINTS = (1.0, 200.0)
_RANGES = {
    "width": (50.0, 1000.0), "height": (50.0, 1000.0), "lines": (1, 100), "chars": (1, 100), "pitch": _POINTS, "size": _POINTS, "outline": (0, 9),
    "top": (0.0, 200.0), "bottom": (0.0, 200.0), "left": (0.0, 200.0), "right": (0.0, 200.0), "header": (0.0, 200.0), "footer": (0.0, 200.0),
    "spacing": (-20.0, 20.0), "leading": (0.0, 200.0), "first": (0.0, 40.0), "before": (0.0, 40.0), "after": (0.0, 40.0),
}  # fmt: skip
_KINDS = {"str": "文字", "int": "整数", "float": "数", "bool": "true 或 false", "Align": "、".join(_ALIGNS)}
_Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Source:
    """The file as text, so that a fault can name its line."""

    name: str
    text: str

    def refusal(self, table: str, key: str, fault: str) -> Refused:
        number = self._line(table, key)
        where = f"第 {number} 行" if number else ""
        return Refused(f"版式文件“{self.name}”{where}{f'[{table}] 的 ' if table else ''}{key} {fault}，请改好后再用。")

    def _line(self, table: str, key: str) -> int:
        current, head = "", 0
        for number, line in enumerate(self.text.splitlines(), 1):
            if found := re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line):
                current, head = found[1], number if found[1] == table else head
            elif current == table and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return number
        return head


def read(path: Path) -> Style:
    """The style in the TOML file ``path``; Refused names file, line and key of what is wrong."""
    source, data = _parsed(path)
    _only(source, data, "", {"name", "page", "faces", "run_in", "looks"})
    page = Page(**_values(source, "page", _table(source, data, "page"), Page, {}))
    faces, latin = _faces(source, _table(source, data, "faces"))
    looks = _looks(source, _table(source, data, "looks"), page, faces)
    style = Style(_text(source, data, "", "name"), page, faces, latin, _run_in(source, _table(source, data, "run_in"), faces), looks)
    _fits(source, style)
    return style


def _parsed(path: Path) -> tuple[_Source, _Table]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise Refused(f"版式文件“{path.name}”读不出来，请检查它是否存在、是否是 UTF-8 文本。") from fault
    try:
        return _Source(path.name, text), tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        found = re.search(r"line (\d+)", str(fault))
        raise Refused(f"版式文件“{path.name}”{f'第 {found[1]} 行' if found else '末尾'}写法不对，请按 TOML 的写法改好后再用。") from fault


def _table(source: _Source, data: _Table, key: str) -> _Table:
    if not isinstance(table := data.get(key), dict):
        raise Refused(f"版式文件“{source.name}”缺少 [{key}] 一节，请补上后再用。")
    return table


def _only(source: _Source, data: _Table, table: str, known: set[str]) -> None:
    for key in data:
        if key not in known:
            raise source.refusal(table, key, "不是版式里有的项目")


def _text(source: _Source, data: _Table, table: str, key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        raise source.refusal(table, key, "应写成文字，不能空着")
    return value


def _faces(source: _Source, data: _Table) -> tuple[dict[str, Face], str]:
    latin = data.get("latin", "")
    if not isinstance(latin, str):
        raise source.refusal("faces", "latin", "应写成字体名")
    return {key: _face(source, key, value) for key, value in data.items() if key != "latin"}, latin


def _face(source: _Source, key: str, value: object) -> Face:
    names = value.get("substitutes", []) if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise source.refusal("faces", key, '应写成 { name = "字体名", substitutes = ["替代字体"] }')
    _only(source, value, "faces", {"name", "substitutes"})
    name = value.get("name")
    if not isinstance(name, str) or not name.strip():
        raise source.refusal("faces", key, "没有写 name")
    return Face(name, tuple(names))


def _run_in(source: _Source, data: _Table, faces: Mapping[str, Face]) -> RunIn:
    return RunIn(**_values(source, "run_in", data, RunIn, faces))


def _looks(source: _Source, data: _Table, page: Page, faces: Mapping[str, Face]) -> dict[str, Look]:
    wanted = {*_EXTRA, *(look_key(role) for role in Role if role is not Role.HEADING), *(look_key(Role.HEADING, level) for level in range(1, 5))}
    for key in sorted(wanted - data.keys()):
        raise Refused(f"版式文件“{source.name}”缺少 [looks.{key}] 一节，请补上后再用。")
    _only(source, data, "looks", wanted)
    body = data["body"].get("size", 16) if isinstance(data["body"], dict) else 16
    made = {key: _look(source, key, value, page, faces, body) for key, value in data.items()}
    _unlike(source, made)
    return made


def _look(source: _Source, key: str, data: object, page: Page, faces: Mapping[str, Face], body: float) -> Look:
    table = f"looks.{key}"
    if not isinstance(data, dict):
        raise source.refusal("looks", key, "应是一节")
    size = data.get("size", body)
    # the tightened grid is made for the body size; any other size is set as wide as it is
    given = {"face": "fangsong", "size": body, "spacing": page.spacing if size == body else 0.0} | data
    look = Look(key=key, **_values(source, table, given, Look, faces, without=("key",)))
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", look.id):
        raise source.refusal(table, "id", "只能用英文字母和数字，以字母开头")
    if look.colour and not re.fullmatch(r"[0-9A-Fa-f]{6}", look.colour):
        raise source.refusal(table, "colour", "应写成六位十六进制颜色，如 FF0000")
    return look


def _unlike(source: _Source, looks: Mapping[str, Look]) -> None:
    for key in ("id", "name"):
        seen: set[str] = set()
        for look in looks.values():
            value = getattr(look, key).lower()
            if value in seen:
                raise source.refusal(f"looks.{look.key}", key, f"与别的样式重复（{getattr(look, key)}）")
            seen.add(value)


def _values(source: _Source, table: str, data: _Table, model: type, faces: Mapping[str, Face], *, without: tuple[str, ...] = ()) -> _Table:
    kinds = {field.name: str(field.type) for field in fields(model) if field.name not in without}
    _only(source, data, table, set(kinds))
    optional = {
        "bold",
        "colour",
        "align",
        "first",
        "left",
        "right",
        "before",
        "after",
        "leading",
        "free",
        "keep",
        "new_page",
        "outline",
        "group",
        "open",
        "close",
    }
    for key in kinds:
        if key not in data and not (model is Look and key in optional):
            raise source.refusal(table, key, "没有写")
    return {key: _value(source, table, key, value, kinds[key], faces) for key, value in data.items()}


def _value(source: _Source, table: str, key: str, value: object, kind: str, faces: Mapping[str, Face]) -> object:
    match kind, value:
        case "Face", str() if value in faces:
            return faces[value]
        case ("bool", bool()) | ("str", str()):
            return value
        case "Align", str() if value in _ALIGNS:
            return value
        case ("int", int(number)) | ("float", (int() | float()) as number) if not isinstance(value, bool):
            return _ranged(source, table, key, number)
        case _:
            raise source.refusal(table, key, f"应是 [faces] 里的一种：{'、'.join(faces)}" if kind == "Face" else f"应写成{_KINDS[kind]}")


def _ranged(source: _Source, table: str, key: str, value: float) -> float:
    low, high = _RANGES[key]
    if not low <= value <= high:
        raise source.refusal(table, key, f"应在 {low:g} 到 {high:g} 之间")
    return value


def _fits(source: _Source, style: Style) -> None:
    page, body = style.page, style.looks["body"]
    if page.measure <= 0 or page.depth <= 0:
        raise source.refusal("page", "width", "减去页边后没有版心")
    if page.lines * page.pitch > page.depth + 0.01:
        raise source.refusal("page", "pitch", f"太大，{page.lines} 行排不进 {page.depth / 72 * 25.4:.0f} 毫米高的版心")
    if page.chars * (body.size + body.spacing) > page.measure + 0.01:
        raise source.refusal("page", "spacing", f"太大，{page.chars} 个字排不进 {page.measure / 72 * 25.4:.0f} 毫米宽的版心")
