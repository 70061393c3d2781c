"""Values of a style file, each checked for kind and range; a fault names file, line and key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from desktop.layout.style import Face
from desktop.outcome import Refused

__all__ = ["Source", "Table", "only", "text", "values"]

Table = dict[str, Any]

_CHOICES = {
    "Align": ("left", "center", "right", "both"), "Format": ("general", "letter"), "Way": ("plain", "seal", "stamp"), "NumberPlace": ("outer", "center", "right"),
}  # fmt: skip
_POINTS = (1.0, 200.0)
_RANGES = {
    "width": (50.0, 1000.0), "height": (50.0, 1000.0), "lines": (1, 100), "chars": (1, 100), "pitch": _POINTS, "size": _POINTS, "outline": (0, 9),
    "top": (0.0, 200.0), "bottom": (0.0, 200.0), "left": (0.0, 200.0), "right": (0.0, 200.0), "header": (0.0, 200.0), "footer": (0.0, 200.0),
    "spacing": (-20.0, 20.0), "leading": (0.0, 200.0), "first": (0.0, 40.0), "before": (0.0, 40.0), "after": (0.0, 40.0),
    "mark_top": (0.0, 200.0), "rule_gap": (0.0, 10.0), "rule_width": (1.0, 1000.0), "rule": (0.05, 5.0), "rule_apart": (0.0, 5.0), "foot": (0.0, 100.0),
    "stamp": (0.0, 20.0), "outer": (0.0, 5.0), "inner": (0.0, 5.0),
    "weight": (0.1, 5.0), "axis": (0.0, 5.0), "grid": (0.0, 5.0), "mark": (0.0, 20.0), "column": (1.0, 200.0),
}  # fmt: skip
_KINDS = {"str": "文字", "int": "整数", "float": "数", "bool": "true 或 false", "tuple[float, ...]": "[数, 数]", "tuple[str, ...]": "[文字, 文字]"}
_KINDS |= {kind: "、".join(words) for kind, words in _CHOICES.items()}


@dataclass(frozen=True, slots=True)
class Source:
    """The file as text, so that a fault can name its line."""

    name: str
    text: str
    what: str = "版式文件"

    def refusal(self, table: str, key: str, fault: str) -> Refused:
        """The refusal of ``key`` in ``table`` ("" for the top), to be raised."""
        number = self._line(table, key)
        where = f"第 {number} 行" if number else ""
        return Refused(f"{self.what}“{self.name}”{where}{f'[{table}] 的 ' if table else ''}{key} {fault}，请改好后再用。")

    def _line(self, table: str, key: str) -> int:
        current, head = "", 0
        for number, line in enumerate(self.text.splitlines(), 1):
            if found := re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line):
                current, head = found[1], number if found[1] == table else head
            elif current == table and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return number
        return head


def only(source: Source, data: Table, table: str, known: set[str]) -> None:
    """Refused where ``data`` holds a key that is not ``known``: a misspelt key would be ignored for ever."""
    for key in data:
        if key not in known:
            raise source.refusal(table, key, "不是版式里有的项目")


def text(source: Source, data: Table, table: str, key: str) -> str:
    """The text under ``key``, which may not be empty."""
    value = data.get(key)
    if not isinstance(value, str) or not value.strip():
        raise source.refusal(table, key, "应写成文字，不能空着")
    return value


def values(source: Source, table: str, data: Table, model: type, faces: Mapping[str, Face], *, without: tuple[str, ...] = ()) -> Table:
    """``data`` as arguments for the dataclass ``model``, every value of its field's kind and in its range; ``without``: fields set elsewhere."""
    kinds = {field.name: str(field.type) for field in fields(model) if field.name not in without}
    only(source, data, table, set(kinds))
    required = {field.name for field in fields(model) if field.default is MISSING} & kinds.keys()
    for key in sorted(required - data.keys()):
        raise source.refusal(table, key, "没有写")
    return {key: _value(source, table, key, value, kinds[key], faces) for key, value in data.items()}


def _value(source: Source, table: str, key: str, value: object, kind: str, faces: Mapping[str, Face]) -> object:
    match kind, value:
        case "Face", str() if value in faces:
            return faces[value]
        case ("bool", bool()) | ("str", str()):
            return value
        case _, str() if value in _CHOICES.get(kind, ()):
            return value
        case "tuple[float, ...]", list() if all(isinstance(each, int | float) and not isinstance(each, bool) for each in value):
            return tuple(_ranged(source, table, key, each) for each in value)
        case "tuple[str, ...]", list() if all(isinstance(each, str) for each in value):
            return tuple(value)
        case ("int", int(number)) | ("float", (int() | float()) as number) if not isinstance(value, bool):
            return _ranged(source, table, key, number)
        case _:
            raise source.refusal(table, key, f"应是 [faces] 里的一种：{'、'.join(faces)}" if kind == "Face" else f"应写成{_KINDS[kind]}")


def _ranged(source: Source, table: str, key: str, value: float) -> float:
    low, high = _RANGES[key]
    if not low <= value <= high:
        raise source.refusal(table, key, f"应在 {low:g} 到 {high:g} 之间")
    return value
