"""The TOML form of a style: read, checked value by value, faults named by file, line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from desktop import paths
from desktop.document.nodes import Role
from desktop.layout.style import Face, Look, Page, RunIn, Style, look_key
from desktop.layout.style_parts import Charts, Closing, Head, Imprint, Number
from desktop.layout.style_values import Source, Table, only, text, values
from desktop.outcome import Refused

__all__ = ["made", "read", "whole"]

_EXTRA = ("cell", "cell_head", "page_number", "signer_name")  # looks that belong to no role
_PARTS: dict[str, type] = {"head": Head, "closing": Closing, "imprint": Imprint, "number": Number, "chart": Charts}


def read(path: Path) -> Style:
    """The style in the TOML file ``path``; Refused names file, line and key of what is wrong."""
    source, data = _parsed(path)
    return made(source, whole(source, data, path.parent))


def whole(source: Source, data: Table, folder: Path, seen: tuple[str, ...] = ()) -> Table:
    """``data`` over the style it names as its ``base``, one in ``folder`` or of the program's own; Refused where that is missing or goes in a circle."""
    if "base" not in data:
        return data
    name = data["base"]
    if not isinstance(name, str) or not re.fullmatch(r"[\w-]+", name) or name in seen:
        raise source.refusal("", "base", "应写成另一份版式的名字，如 gbt9704，且不能绕回自己")
    near, own = folder / f"{name}.toml", paths.resources() / "styles" / f"{name}.toml"
    path = near if near.is_file() else own
    if not path.is_file():
        raise source.refusal("", "base", f"说的版式“{name}”不存在")
    under, given = _parsed(path)
    return _over(whole(under, given, path.parent, (*seen, name)), {key: value for key, value in data.items() if key != "base"})


def _over(under: Table, data: Table) -> Table:
    """``data`` laid over ``under``, table by table."""
    merged = dict(under)
    for key, value in data.items():
        below = under.get(key)
        merged[key] = _over(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return merged


def made(source: Source, data: Table) -> Style:
    """The style ``data`` says in full; ``source`` names the file and line of what is wrong."""
    only(source, data, "", {"name", "page", "faces", "run_in", "looks", *_PARTS})
    page = Page(**values(source, "page", _table(source, data, "page"), Page, {}))
    faces, latin = _faces(source, _table(source, data, "faces"))
    looks = _looks(source, _table(source, data, "looks"), page, faces)
    parts = {key: model(**values(source, key, _table(source, {key: {}} | data, key), model, {})) for key, model in _PARTS.items()}
    style = Style(text(source, data, "", "name"), page, faces, latin, _run_in(source, _table(source, data, "run_in"), faces), looks, **parts)
    _fits(source, style)
    return style


def _parsed(path: Path) -> tuple[Source, Table]:
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise Refused(f"版式文件“{path.name}”读不出来，请检查它是否存在、是否是 UTF-8 文本。") from fault
    try:
        return Source(path.name, content), tomllib.loads(content)
    except tomllib.TOMLDecodeError as fault:
        found = re.search(r"line (\d+)", str(fault))
        raise Refused(f"版式文件“{path.name}”{f'第 {found[1]} 行' if found else '末尾'}写法不对，请按 TOML 的写法改好后再用。") from fault


def _table(source: Source, data: Table, key: str) -> Table:
    if not isinstance(table := data.get(key), dict):
        raise Refused(f"版式文件“{source.name}”缺少 [{key}] 一节，请补上后再用。")
    return table


def _faces(source: Source, data: Table) -> tuple[dict[str, Face], str]:
    latin = data.get("latin", "")
    if not isinstance(latin, str):
        raise source.refusal("faces", "latin", "应写成字体名")
    return {key: _face(source, key, value) for key, value in data.items() if key != "latin"}, latin


def _face(source: Source, key: str, value: object) -> Face:
    names = value.get("substitutes", []) if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        raise source.refusal("faces", key, '应写成 { name = "字体名", substitutes = ["替代字体"] }')
    only(source, value, "faces", {"name", "substitutes"})
    name = value.get("name")
    if not isinstance(name, str) or not name.strip():
        raise source.refusal("faces", key, "没有写 name")
    return Face(name, tuple(names))


def _run_in(source: Source, data: Table, faces: Mapping[str, Face]) -> RunIn:
    return RunIn(**values(source, "run_in", data, RunIn, faces))


def _looks(source: Source, data: Table, page: Page, faces: Mapping[str, Face]) -> dict[str, Look]:
    wanted = {*_EXTRA, *(look_key(role) for role in Role if role is not Role.HEADING), *(look_key(Role.HEADING, level) for level in range(1, 5))}
    for key in sorted(wanted - data.keys()):
        raise Refused(f"版式文件“{source.name}”缺少 [looks.{key}] 一节，请补上后再用。")
    only(source, data, "looks", wanted)
    body = _table(source, data, "body")
    for key in ("face", "size"):
        if key not in body:
            raise source.refusal("looks.body", key, "没有写")
    made = {key: _look(source, key, value, page, faces, body) for key, value in data.items()}
    _unlike(source, made)
    return made


def _look(source: Source, key: str, data: object, page: Page, faces: Mapping[str, Face], body: Table) -> Look:
    table = f"looks.{key}"
    if not isinstance(data, dict):
        raise source.refusal("looks", key, "应是一节")
    size = data.get("size", body["size"])
    # the tightened grid is made for the body size; any other size is set as wide as it is
    given = {"face": body["face"], "size": size, "spacing": page.spacing if size == body["size"] else 0.0} | data
    look = Look(key=key, **values(source, table, given, Look, faces, without=("key",)))
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9]*", look.id):  # a hyphen is kept for the styles the writer adds
        raise source.refusal(table, "id", "只能用英文字母和数字，以字母开头")
    if set(look.name) & set(",;\\{}"):
        raise source.refusal(table, "name", "不能含逗号、分号、反斜线和花括号（Word 另有用处）")
    if look.colour and not re.fullmatch(r"[0-9A-Fa-f]{6}", look.colour):
        raise source.refusal(table, "colour", "应写成六位十六进制颜色，如 FF0000")
    return look


def _unlike(source: Source, looks: Mapping[str, Look]) -> None:
    for key in ("id", "name"):
        seen: set[str] = set()
        for look in looks.values():
            value = getattr(look, key).lower()
            if value in seen:
                raise source.refusal(f"looks.{look.key}", key, f"与别的样式重复（{getattr(look, key)}）")
            seen.add(value)


def _fits(source: Source, style: Style) -> None:
    page, body = style.page, style.looks["body"]
    if "{}" not in style.number.form:
        raise source.refusal("number", "form", "里要有 {}，页码印在那里")
    if not re.fullmatch("[0-9A-Fa-f]{6}", style.head.colour):
        raise source.refusal("head", "colour", "应写成六位十六进制颜色，如 FF0000")
    if style.chart.face not in style.faces:
        raise source.refusal("chart", "face", f"应是 [faces] 里的一种：{'、'.join(style.faces)}")
    for key, colours in (("colours", style.chart.colours), ("ink", (style.chart.ink,)), ("pale", (style.chart.pale,))):
        if not colours or not all(re.fullmatch("[0-9A-Fa-f]{6}", colour) for colour in colours):
            raise source.refusal("chart", key, "应写成六位十六进制颜色，如 1F4E79")
    if page.measure <= 0 or page.depth <= 0:
        raise source.refusal("page", "width", "减去页边后没有版心")
    if page.lines * page.pitch > page.depth + 0.01:
        raise source.refusal("page", "pitch", f"太大，{page.lines} 行排不进 {page.depth / 72 * 25.4:.0f} 毫米高的版心")
    if page.chars * (body.size + body.spacing) > page.measure + 0.01:
        raise source.refusal("page", "spacing", f"太大，{page.chars} 个字排不进 {page.measure / 72 * 25.4:.0f} 毫米宽的版心")
