"""A desk of its own for each test, with a small template of its own beside the built-in ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.desk import Desk, open_desk

MANIFEST = """
kind = "memo"
name = "情况专报"
description = "一页纸的情况专报。"
sections = ["opening", "windows", "next"]
scope = ""
[head]
title = "{{地区}}政务服务情况专报"
[tail]
signature = "{{单位}}"
[fields]
"地区" = { metric = "地区名称" }
"单位" = { metric = "报送单位" }
"窗口数" = { kind = "count", unit = "个", metric = "综合窗口数", department = "政务大厅" }
"收件数" = { kind = "count", unit = "件", metric = "收到办件数" }
"办结数" = { kind = "count", unit = "件", metric = "办结件数" }
"办结率" = { kind = "percent", unit = "%", metric = "按时办结率", derived = { op = "percent", of = ["办结数", "收件数"] } }
"""
OPENING = '+++\nname = "开头"\nlevel = 0\n+++\n现将有关情况报告如下。\n'
WINDOWS = """+++
name = "窗口服务"
headings = ["窗口服务更便捷", "大厅服务更周到"]
numbering = "一、"
[[points]]
id = "desk"
name = "窗口建设"
headings = ["建好窗口"]
[[points]]
id = "speed"
name = "办件效率"
headings = ["加快办件"]
+++
=== desk
设置综合窗口{{窗口数}}。
=== speed
收到办件{{收件数}}，办结{{办结数}}，按时办结率{{办结率}}。
"""
NEXT = '+++\nname = "下一步"\nheadings = ["下一步打算"]\nnumbering = "一、"\n+++\n继续抓好落实。\n'

PRIOR = """某某县上半年政务服务情况

上半年，全县政务服务水平有了新的提升。

一、开展走访服务
上半年走访企业三十家，解决用工、用地等问题十二个。

二、抓好热线办理
热线平台受理来电六百余件，做到件件有回音。

某某县行政审批局
2024年7月5日
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "desk"
    memo = folder / "templates" / "memo"
    memo.mkdir(parents=True)
    for name, text in (("template.toml", MANIFEST), ("opening.j2", OPENING), ("windows.j2", WINDOWS), ("next.j2", NEXT)):
        (memo / name).write_text(text, encoding="utf-8")
    opened = open_desk(folder)
    yield opened
    opened.store.close()


@pytest.fixture
def prior(tmp_path: Path) -> Path:
    path = tmp_path / "上半年政务服务情况.txt"
    path.write_text(PRIOR, encoding="utf-8")
    return path
