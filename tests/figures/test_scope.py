"""The 口径 of a figure: what the text says it counts in and leaves out."""

from __future__ import annotations

import json

import pytest

from desktop.cli.figures import row
from desktop.figures.read import figures
from desktop.readers import read_bytes


def scopes(text: str) -> list[str]:
    return [figure.scope for figure in figures(read_bytes(text.encode(), "文.txt").value)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("规上服务业营业收入增长6.4%。", ["规上"]),
        ("限额以上餐饮企业41家。", ["限额以上"]),
        ("税收（不含社保费）12.3亿元，增长5%。", ["不含社保费", "不含社保费"]),
        ("零售额186亿元（不含石油类）。", ["不含石油类"]),
        ("存款余额（含财政性存款）88亿元，较年初增加3亿元。", ["含财政性存款", "含财政性存款"]),
        ("本级预算收入5.2亿元，同口径增长4.8%。", ["", "同口径"]),
        ("农业总产值31亿元，按可比价格增长5.1%。", ["", "可比价格"]),
        ("剔除留抵退税因素后，税收增长8%。", ["剔除留抵退税"]),
        ("按常住人口口径计算，人均收入3.2万元。", ["常住人口口径"]),
        ("办理诉求120件，其中含咨询30件。", ["", ""]),
        ("土壤有机质含量2.1%，规划面积30亩，限下月办结4件。", ["", "", ""]),
    ],
)
def test_the_scope_is_what_the_text_counts_in_or_leaves_out(sentence: str, expected: list[str]) -> None:
    assert scopes(sentence) == expected


def test_a_scope_holds_for_its_own_metric_only() -> None:
    assert scopes("电费（不含居民用电）96万元，水费12万元。") == ["不含居民用电", ""]


def test_the_head_of_a_column_gives_its_cells_their_scope() -> None:
    assert scopes("乡镇\t农户数（不含搬迁户）\t规上企业（家）\n甲镇\t300\t4\n") == ["不含搬迁户", "规上"]


def test_the_command_prints_the_scope() -> None:
    figure = figures(read_bytes("规上企业3家。".encode(), "文.txt").value)[0]
    assert json.loads(json.dumps(row(figure), ensure_ascii=False))["scope"] == "规上"
