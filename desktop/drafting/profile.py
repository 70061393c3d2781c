"""The office profile (单位档案): what an office fills in every report, and its own table of result letters."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from desktop.drafting.draft import Draft
from desktop.drafting.read_text import parsed, text_of
from desktop.drafting.template import FieldKind, Template
from desktop.layout.choices import Choices, choices_of
from desktop.layout.style_values import Source
from desktop.outcome import Refused

__all__ = ["Profile", "read_profile", "with_letters", "with_profile"]

_KEYS = {
    "office": "office",
    "单位": "office",
    "region": "region",
    "地区": "region",
    "contact": "contact",
    "联系人": "contact",
    "phone": "phone",
    "联系电话": "phone",
}
_FIELDS = {"office": "单位", "region": "地区", "contact": "联系人", "phone": "联系电话"}
_LAYOUT = ("layout", "排版")
_LETTER_FIELDS = ("办理结果", "办理类别", "答复类别")


@dataclass(frozen=True, slots=True)
class Profile:
    """One office; ``letters`` are its result letters with their meaning, ``values`` any field it always fills alike, ``layout`` how it lays out its papers."""

    office: str = ""
    region: str = ""
    contact: str = ""
    phone: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    layout: Choices = field(default_factory=Choices)

    def given(self) -> dict[str, str]:
        """Every value the profile answers for, by field name; the office's own values come before its name and numbers."""
        named = {name: getattr(self, key) for key, name in _FIELDS.items()}
        return {name: value for name, value in {**named, **self.values}.items() if value}


def read_profile(path: Path) -> Profile:
    """The profile in a TOML file: 单位, 地区, 联系人, 联系电话, [letters], [layout], and [values] for any other field; Refused where it is none."""
    text = text_of(path, path.name)
    data = parsed(text, path.name)
    named: dict[str, str] = {}
    values = _texts(data.pop("values", {}), "values", path)
    letters = _texts(data.pop("letters", {}), "letters", path)
    for key in _LAYOUT:
        data.pop(key, None)
    layout = _layout(Source(path.name, text, "单位档案"))
    for key, value in _texts(data, "", path).items():
        if key in _KEYS:
            named[_KEYS[key]] = value
        else:
            values.setdefault(key, value)
    return Profile(**named, letters=letters, values=values, layout=layout)


def _layout(source: Source) -> Choices:
    """The layout, read anew: values keep a number's very characters, lengths are numbers."""
    whole = tomllib.loads(source.text)
    data: Any = next((whole[key] for key in _LAYOUT if key in whole), {})
    if not isinstance(data, dict):
        raise source.refusal("", "layout", "应写成一节 [layout]")
    return choices_of(source, data)


def _texts(given: Any, key: str, path: Path) -> dict[str, str]:
    if not isinstance(given, dict) or any(isinstance(value, dict | list | bool) for value in given.values()):
        raise Refused(f'单位档案“{path.name}”{f"的 [{key}] " if key else ""}要写成 名称 = "值" 的形式。')
    return {str(name): str(value) for name, value in given.items()}


def with_profile(draft: Draft, profile: Profile) -> Draft:
    """``draft`` with the profile's values under those typed: what a person typed stands."""
    typed = {name: value for name, value in draft.values.items() if value.strip()}
    return replace(draft, values={**profile.given(), **typed})


def with_letters(template: Template, profile: Profile) -> Template:
    """``template`` with the office's own result letters to choose from: places differ."""
    if not profile.letters:
        return template
    letters = tuple(profile.letters)
    fields = (
        replace(spec, choices=letters, default=spec.default if spec.default in letters else "", hint=_meaning(profile.letters))
        if spec.name in _LETTER_FIELDS and spec.kind is FieldKind.CHOICE
        else spec
        for spec in template.fields
    )
    return replace(template, fields=tuple(fields))


def _meaning(letters: Mapping[str, str]) -> str:
    return "；".join(f"{letter}：{meaning}" for letter, meaning in letters.items())
