"""The colleague who reads a template before it is used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.drafting.verify import verify
from tests.drafting.folder import FIELDS, SPEED, section

Make = Callable[..., Path]
SAMPLE = "[values]\n" + "".join(
    f'"{name}" = "{value}"\n'
    for name, value in {
        "地区": "青禾县",
        "期间": "2024年上半年",
        "单位": "青禾县营商办",
        "办件量": "2000",
        "办结量": "1990",
        "增幅": "-0.4",
        "资金": "130.5",
        "窗口数": "6",
    }.items()
)
FUNDED = SPEED.replace("工作日延时一小时。", "工作日延时一小时，投入{{资金}}。")


def test_a_sound_template_passes(make: Make) -> None:
    assert verify(make(sample=SAMPLE, speed=FUNDED)) == ()


def test_a_template_that_does_not_load_says_why(make: Make) -> None:
    (fault,) = verify(make(speed=section("{{没有}}")))
    assert "字段“没有”没有在 template.toml 里定义" in fault


def test_a_template_without_a_sample_says_so(make: Make) -> None:
    assert any("没有样例" in fault for fault in verify(make(speed=FUNDED)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FUNDED.replace("受理{{办件量}}。", "受理{{办件量}}件。"), "单位重复：2000件件。"),
        (FUNDED.replace("受理{{办件量}}。", "受理{{办件量}}"), "段末没有句号"),
        (FUNDED.replace("受理{{办件量}}。", "受理,{{办件量}}。"), "半角标点"),
        (FUNDED.replace("受理{{办件量}}。", "受 理{{办件量}}。"), "多余的空格"),
        (FUNDED.replace("受理{{办件量}}。", "（受理{{办件量}}。"), "（）不成对"),
        (FUNDED.replace("优化网办", "优化“网办"), "“”不成对"),
        (FUNDED.replace("。\n=== night", "{% if 增幅 is 已填 %}。{% endif %}\n=== night"), "不填“增幅”：前一要点没有句号"),
        (FUNDED.replace("{% if 增幅 is 已填 %}", '{% if 增幅 is 已填 %}{{ "" if 增幅 > 0 else 1 / (增幅 + 0.4) }}'), "除数是零"),
    ],
)
def test_a_fault_in_the_prose_is_found(make: Make, text: str, said: str) -> None:
    faults = verify(make(sample=SAMPLE, speed=text))
    assert any(said in fault for fault in faults), faults


def test_an_unused_field_and_a_stray_sample_value_are_found(make: Make) -> None:
    faults = verify(make(sample=SAMPLE + '"好评率" = "99"\n', speed=FUNDED, fields=FIELDS + '"闲项" = {}\n'))
    assert faults == ("字段“闲项”没有用到", "样例里的“好评率”在模板里没有定义")


def test_a_sample_that_lacks_a_value_is_found(make: Make) -> None:
    faults = verify(make(sample=SAMPLE.replace('"办件量" = "2000"\n', ""), speed=FUNDED))
    assert "样例：提速：“受理办件量”还没有填" in faults
