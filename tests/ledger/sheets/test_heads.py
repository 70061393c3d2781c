"""What the words around values say."""

from __future__ import annotations

import time

import pytest

from desktop.ledger.sheets.heads import named, period_in, period_of, role_of


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("2024年三季度", "2024Q3"), ("三季度", "2023Q3"), ("1-9月", "2023-01/2023-09"), ("1—9月累计", "2023-01/2023-09"), ("2024.9", "2024-09"), ("202409", "2024-09"),
        ("2024", "2024"), ("Q3", "2023Q3"), ("上半年", "2023H1"), ("2024 年 上 半 年", "2024H1"), ("２０２４年三季度", "2024Q3"), ("数量", ""), ("3", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_head_says_its_period(words: str, code: str) -> None:
    assert period_of(words, 2023) == code


@pytest.mark.parametrize(
    ("words", "metric", "unit"),
    [
        ("1.办件量（万件）", "办件量", "万件"), ("其中：网办件（件）", "网办件", "件"), ("一、办件量/件", "办件量", "件"), ("企业数（含个体）", "企业数（含个体）", ""),
        ("（二）平均时限(个工作日)", "平均时限", "个工作日"), ("3.5G基站数", "3.5G基站数", ""), ("12345热线接听量", "12345热线接听量", ""), ("①好评率 (%)", "好评率", "%"),
    ],
)  # fmt: skip
def test_a_metric_is_named_without_its_numbering_and_unit(words: str, metric: str, unit: str) -> None:
    assert named(words) == (metric, unit)


def test_columns_are_told_by_their_heads() -> None:
    assert [role_of(words) for words in ("指标名称", "计量 单位", "县（市、区）", "数值（件）", "同比增长（%）", "较上年同期±%", "办件量")] == [
        "metric", "unit", "region", "value", "skip", "skip", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hostile",
    [
        "一" * 20_000,
        "万" * 20_000,
        "1" * 20_000,
        ",1" * 10_000,
        "第1" * 10_000,
        "1." * 10_000,
        "（" * 20_000,
        "其中：" * 7_000,
        "年" * 20_000,
        "①" * 20_000,
    ],
)
def test_hostile_words_are_read_in_a_moment(hostile: str) -> None:
    begun = time.process_time()
    assert (
        role_of(hostile) in (None, "skip")
        and period_of(hostile, 2024) == ""
        and isinstance(named(hostile), tuple)
        and isinstance(period_in(hostile), str)
    )
    assert time.process_time() - begun < 20  # seconds; a hang, not a speed
