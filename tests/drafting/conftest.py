"""A template folder made on the spot, so that each test shows the whole of what it speaks of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Make = Callable[..., Path]

FIELDS = """
[fields]
"地区" = { metric = "地区名称" }
"期间" = {}
"单位" = {}
"办件量" = { kind = "count", unit = "件", metric = "受理办件量" }
"办结量" = { kind = "count", unit = "件" }
"办结率" = { kind = "percent", unit = "%", derived = { op = "percent", of = ["办结量", "办件量"] } }
"增幅" = { kind = "pct_point", unit = "个百分点", required = false }
"资金" = { kind = "amount", unit = "万元" }
"窗口数" = { kind = "count", unit = "大", chinese = true }
"""

SPEED = """+++
name = "提速"
headings = ["办事提“速度”", "{{地区}}办事更快"]

[[points]]
id = "window"
name = "窗口"
headings = ["优化窗口", "做优窗口"]

[[points]]
id = "online"
name = "网上"
headings = ["优化网办"]

[[points]]
id = "night"
name = "夜间"
headings = ["推行延时服务"]
on = false
+++
=== window
共设{{窗口数}}窗口，受理{{办件量}}。
=== online
办结率{{办结率}}{% if 增幅 is 已填 %}，较上年同期{{增幅|增减("提高", "下降", "持平")}}{% endif %}。
=== night
工作日延时一小时。
"""


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Write a template folder: its sections by id, and what stands before and after the fields of template.toml."""

    def write(
        *,
        head: str = 'title = "{{地区}}{{期间}}工作总结"',
        tail: str = 'signature = "{{单位}}"',
        fields: str = FIELDS,
        top: str = "",
        sample: str = "",
        **sections: str,
    ) -> Path:
        folder = tmp_path / "trial"
        folder.mkdir(exist_ok=True)
        sections = sections or {"speed": SPEED}
        ids = ", ".join(f'"{id}"' for id in sections)
        manifest = f'kind = "trial"\nname = "试用"\nsections = [{ids}]\n{top}\n[head]\n{head}\n[tail]\n{tail}\n{fields}'
        (folder / "template.toml").write_text(manifest, encoding="utf-8")
        for id, text in sections.items():
            (folder / f"{id}.j2").write_text(text, encoding="utf-8")
        if sample:
            (folder / "sample.toml").write_text(sample, encoding="utf-8")
        return folder

    return write


def section(body: str, **settings: object) -> str:
    """A section's file from its prose and settings, TOML values as Python ones."""
    defaults: dict[str, object] = {"name": "一节", "headings": ["标题"], **settings}
    spelled = "\n".join(f"{key} = {_toml(value)}" for key, value in defaults.items())
    return f"+++\n{spelled}\n+++\n{body}"


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case list():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case dict():
            return "{ " + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + " }"
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case _:
            return str(value)
