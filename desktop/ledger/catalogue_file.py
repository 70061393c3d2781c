"""The catalogue as it lies on disk: TOML → rows of one metric each."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from desktop.outcome import Refused

__all__ = ["Row", "Value", "rows"]

Value = str | int | float
_PLAIN = re.compile(
    r"(?:#.*|\[\[(?P<theme>[a-z_]+)\]\]|\[(?P<about>themes\.[a-z_]+)\]|(?P<key>[a-z_]+) = (?:'(?P<text>[^'\\]*)'|(?P<number>-?[0-9]{1,9})))?"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One metric as written, with the name and department of its theme."""

    theme: str
    department: str
    values: dict[str, Value]


def rows(path: Path) -> tuple[Row, ...]:
    """The metrics of the file in its order; Refused where it is no catalogue."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise Refused(f"读不了指标目录“{path.name}”，请确认文件在、且是 UTF-8 编码的文字。") from fault
    return _rows(_read(text, path.name), path.name)


def _read(text: str, name: str) -> dict[str, object]:
    """One key a line is read three times as fast as any TOML; whatever is written otherwise goes to tomllib."""
    plain = _plainly(text)
    if plain is not None:
        return plain
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise Refused(f"指标目录“{name}”写得不对（{fault}），请照自带目录的写法改正。") from fault


def _plainly(text: str) -> dict[str, object] | None:
    themes: dict[str, dict[str, Value]] = {}
    read: dict[str, list[dict[str, Value]]] = {}
    table: dict[str, Value] = {}
    for line in text.splitlines():
        found = _PLAIN.fullmatch(line)
        if found is None:
            return None
        match found.lastgroup:
            case "text" | "number":
                if found["key"] in table or not (themes or read):
                    return None
                table[found["key"]] = found["text"] if found["number"] is None else int(found["number"])
            case "theme":
                table = {}
                read.setdefault(found["theme"], []).append(table)
            case "about":
                if found["about"][7:] in themes:
                    return None
                table = themes[found["about"][7:]] = {}
            case _:
                pass  # a comment or an empty line
    return {"themes": themes, **read}


def _rows(read: dict[str, object], name: str) -> tuple[Row, ...]:
    about = read.pop("themes", {})
    made = []
    for theme, tables in read.items():
        named = about.get(theme, {}) if isinstance(about, dict) else {}
        if not isinstance(named, dict) or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise Refused(f"指标目录“{name}”里的“{theme}”写得不对，每个指标请用 [[{theme}]] 开头。")
        made += [Row(str(named.get("name", theme)), str(named.get("department", "")), table) for table in tables]
    return tuple(made)
