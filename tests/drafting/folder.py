"""What the tests write template folders from."""

from __future__ import annotations

__all__ = ["FIELDS", "SPEED", "section"]

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
