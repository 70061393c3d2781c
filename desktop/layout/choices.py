"""What an office chooses about layout: the [layout] table of its profile, read into a style laid over the standard's."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop import paths
from desktop.document.nodes import Role
from desktop.layout.ink import POINTS
from desktop.layout.style import Style, look_key, named
from desktop.layout.style_file import made, whole
from desktop.layout.style_values import Source, Table, only

__all__ = ["FORMATS", "Choices", "choices_of"]

FORMATS = {"plain": "gbt9704", "red_head": "gbt9704", "letter": "letter"}
"""The formats a document may have, and the style each is laid out by."""

_CHINESE = {
    "版式": "format", "各类版式": "formats", "发文机关标志": "mark", "信函标志": "letter_mark", "签发人": "signer", "用印": "seal", "天头地脚": "margins", "上": "top", "下": "bottom", "左": "left",
    "右": "right", "行距": "pitch", "行数": "lines", "字数": "chars", "三级标题加粗": "third_level_bold", "段首句加粗": "run_in_bold", "数字字体": "digits", "字体": "faces",
    "字号": "sizes", "页码位置": "number_place", "页码样式": "number_form", "首页页码": "number_first", "文档网格": "word_grid", "其他": "style",
}  # fmt: skip
_WORDS = {
    "普通": "plain", "通用": "plain", "红头": "red_head", "信函": "letter", "不加盖": "plain", "加盖印章": "seal", "印章": "seal", "签名章": "stamp",
    "外侧": "outer", "居中": "center", "居右": "right",
}  # fmt: skip
_KINDS: dict[str, type | tuple[type, ...]] = {
    "format": str, "formats": dict, "mark": (str, list), "letter_mark": str, "signer": (str, list), "seal": str, "margins": str, "top": (int, float), "bottom": (int, float), "left": (int, float),
    "right": (int, float), "pitch": (int, float), "lines": int, "chars": int, "third_level_bold": bool, "run_in_bold": bool, "digits": str, "faces": dict, "sizes": dict,
    "number_place": str, "number_form": str, "number_first": bool, "word_grid": bool, "style": dict,
}  # fmt: skip
_SAID = {str: "文字", dict: "一张表", bool: "true 或 false", int: "整数", (int, float): "数", (str, list): '文字，联合行文的写成 ["甲", "乙文件"]'}
_PARTS = {"seal": ("closing", "way"), "number_place": ("number", "place"), "number_form": ("number", "form"), "number_first": ("number", "first"),
          "digits": ("faces", "latin"), "word_grid": ("page", "word_grid"), "run_in_bold": ("run_in", "bold")}  # fmt: skip
_NO_STYLE = ("format", "formats", "mark", "letter_mark", "signer")
_PAGE = ("top", "bottom", "left", "right", "pitch", "lines", "chars")


@dataclass(frozen=True, slots=True)
class Choices:
    """The layout choices of an office: ``format`` of every kind but those in ``formats``, its marks (of a joint one a line each), and who signs its reports upward.

    ``styles``: what it sets otherwise than the standard, a whole style for each format.
    """

    format: str = ""
    formats: Mapping[str, str] = field(default_factory=dict)
    mark: str = ""
    letter_mark: str = ""
    signer: str = ""
    styles: Mapping[str, Style] = field(default_factory=dict)

    def style(self, format: str = "") -> Style:
        """The style of a document of ``format`` (default: the office's)."""
        wanted = format or self.format or "plain"
        return self.styles.get(wanted) or named(FORMATS[wanted])

    def mark_of(self, format: str) -> str:
        """The mark of ``format``; a letter's is the office's name without 文件 (10.1)."""
        return (self.letter_mark or self.mark.split("\n")[0].removesuffix("文件")) if format == "letter" else self.mark


def choices_of(source: Source, data: Table) -> Choices:
    """The choices in a [layout] table, its keys and words English or Chinese; Refused names file, line and key of what is wrong."""
    given: Table = {_CHINESE.get(key, key): _word(value) for key, value in data.items()}
    names = {_CHINESE.get(key, key): key for key in data}
    only(source, given, "layout", set(_KINDS))
    for key, value in given.items():
        wanted = _KINDS[key]
        if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
            raise source.refusal("layout", names[key], f"应写成{_SAID[wanted]}")
    formats = {kind: _word(format) for kind, format in given.get("formats", {}).items()}
    for key, format in (("format", given.get("format", "plain")), *(("formats", format) for format in formats.values())):
        if format not in FORMATS:
            raise source.refusal("layout", names.get(key, key), f"应是 {'、'.join(FORMATS)} 之一（普通、红头、信函）")
    words = {key: _lines(source, given, names, key) for key in ("mark", "letter_mark", "signer")}
    words["signer"] = words["signer"].replace("\n", "\u3000")
    return Choices(given.get("format", ""), formats, **words, styles=_styles(source, given))


def _lines(source: Source, given: Table, names: Mapping[str, str], key: str) -> str:
    """The words under ``key``, of a list one a line."""
    value = given.get(key, "")
    each = value if isinstance(value, list) else [value]
    if not all(isinstance(words, str) for words in each):
        raise source.refusal("layout", names[key], f"应写成{_SAID[(str, list)]}")
    return "\n".join(words.strip() for words in each if words.strip())


def _styles(source: Source, given: Table) -> dict[str, Style]:
    """The office's style for each format; none where it sets everything as the standard does."""
    rest = {key: value for key, value in given.items() if key not in _NO_STYLE}
    if not rest:
        return {}
    folder = paths.resources() / "styles"
    bases = {base: made(source, _laid(source, whole(source, {"base": base}, folder), rest)) for base in set(FORMATS.values())}
    return {format: bases[base] for format, base in FORMATS.items()}


def _word(value: Any) -> Any:
    return _WORDS.get(value, value) if isinstance(value, str) else value


def _laid(source: Source, under: Table, given: Table) -> Table:
    """``under`` with what an office has ``given``."""
    laid = {key: dict(value) if isinstance(value, dict) else value for key, value in under.items()}
    for key, (table, name) in _PARTS.items():
        if key in given:
            laid[table] = {**laid.get(table, {}), name: given[key]}
    looks = {key: dict(look) for key, look in laid["looks"].items()}
    if "third_level_bold" in given:
        looks["heading_3"]["bold"] = given["third_level_bold"]
    _faces(source, laid["faces"], looks, given.get("faces", {}))
    for name, size in given.get("sizes", {}).items():
        _look(source, looks, "sizes", name)["size"] = size
    laid["looks"] = looks
    laid = _over(laid, given.get("style", {}))
    laid["page"] = _page(source, laid["page"], given, laid["looks"]["body"]["size"])
    return laid


def _over(under: Table, data: Table) -> Table:
    return under | {
        key: _over(under[key], value) if isinstance(value, dict) and isinstance(under.get(key), dict) else value for key, value in data.items()
    }


def _look(source: Source, looks: Table, table: str, name: str) -> Table:
    """The look called ``name``: its key (heading_1), or its Chinese name (一级标题)."""
    keys = {look.get("name"): key for key, look in looks.items()} | {role.value: look_key(role) for role in Role if role is not Role.HEADING}
    key = name if name in looks else "body" if name == "正文" else keys.get(name, "")
    if key not in looks:
        raise source.refusal(f"layout.{table}", name, "不是版式里有的样式，可写 title、body、heading_1 或 标题、正文、一级标题 等")
    found: Table = looks[key]
    return found


def _faces(source: Source, faces: Table, looks: Table, given: Table) -> None:
    """Sets the faces an office names; one the style does not know yet is added to it."""
    for number, (name, face) in enumerate(given.items()):
        if not isinstance(face, str) or not face.strip():
            raise source.refusal("layout.faces", name, "应写成字体名")
        known = next((key for key, each in faces.items() if isinstance(each, dict) and each.get("name") == face), "")
        if not known:
            known = f"own_{number}"
            faces[known] = {"name": face, "substitutes": _alike(faces, face)}
        _look(source, looks, "faces", name)["face"] = known


def _alike(faces: Table, face: str) -> list[str]:
    """The names to try where ``face`` is not installed: those of the style's face it may stand in for."""
    kin = ([each["name"], *each.get("substitutes", [])] for each in faces.values() if isinstance(each, dict))
    return next(([name for name in names if name != face] for names in kin if face in names), [])


def _page(source: Source, page: Table, given: Table, size: float) -> Table:
    """The page with the office's margins and pitch, and as many lines and characters as they leave room for."""
    chosen = {**page, **_margins(source, given), **{key: given[key] for key in _PAGE if key in given}}
    depth = (chosen["height"] - chosen["top"] - chosen["bottom"]) * POINTS
    measure = (chosen["width"] - chosen["left"] - chosen["right"]) * POINTS
    if depth <= 0 or measure <= 0 or not 1 <= chosen["pitch"] <= 200:
        raise source.refusal("layout", "pitch" if "pitch" in given else "margins", "不合适，版心里排不下一行字")
    if "lines" not in given:
        chosen["lines"] = max(int((depth + 0.01) / chosen["pitch"]), 1)
    if "chars" not in given and abs(measure / chosen["chars"] - size) > 0.6:
        chosen["chars"] = max(int(measure / size), 1)
    if "spacing" not in given.get("style", {}).get("page", {}):
        chosen["spacing"] = math.floor((measure / chosen["chars"] - size) * 20) / 20  # whole twips, rounded down so that the last character fits
    return chosen


def _margins(source: Source, given: Table) -> Table:
    if "margins" not in given:
        return {}
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*/\s*(\d+(?:\.\d+)?)\s*", given["margins"])
    if not found:
        raise source.refusal("layout", "margins", "应写成“上/下”，如 37/35 或 34.58/32.58，单位毫米")
    return {"top": float(found[1]), "bottom": float(found[2])}
