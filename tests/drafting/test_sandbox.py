"""What a template may do, and that nothing else gets through: no attribute, no call, no file, no unbounded work."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.drafting.pending import Pending
from desktop.drafting.reference import Reference, split, stripped
from desktop.drafting.sandbox import compiled, run
from desktop.drafting.template import Source
from desktop.outcome import Refused

NAMES = frozenset({"办件量", "增幅", "类别", "缺项"})
VALUES = {"办件量": Decimal(2157), "增幅": Decimal("-0.5"), "类别": "A", "缺项": Pending("缺项")}


def printed(text: str) -> str:
    pieces = split(run(compiled(Source(text, "试用/speed.j2"), NAMES), VALUES))
    return "".join(
        piece if isinstance(piece, str) else f"<{piece.name}{''.join(f'|{word}' for word in (piece.manner, *piece.words) if word)}>"
        for piece in pieces
    )


def refusal(text: str) -> str:
    with pytest.raises(Refused) as caught:
        printed(text)
    return str(caught.value)


def said(text: str) -> str:
    """The refusal of ``text``, "" where it prints."""
    try:
        printed(text)
    except Refused as fault:
        return str(fault)
    return ""


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("共{{办件量}}。", "共<办件量>。"),
        ("{{ 办件量|数 }}", "<办件量|数>"),
        ('{{增幅|增减("提高", "下降", "持平")}}', "<增幅|增减|提高|下降|持平>"),
        ("{{ 办件量 if 增幅 < 0 else 类别 }}", "<办件量>"),
        ("{{ 办件量 if 增幅 > 0 }}", ""),
        ("{{ 类别 ~ '类' }}", "<类别>类"),
        ("{% if 类别 == 'A' %}甲{% elif 类别 == 'B' %}乙{% else %}丙{% endif %}", "甲"),
        ("{% if 类别 in ['A', 'B'] %}甲{% endif %}", "甲"),
        ("{% if 缺项 not in ['A'] %}甲{% endif %}", "甲"),
        ("{{ 办件量 - 157 }}", "2000"),
        ("{{ 办件量 / 3 }}", "719"),
        ("{{ 0.1 + 0.2 }}", "0.3"),
        ("{% if 增幅 == -0.5 %}半{% endif %}", "半"),
        ("{% set 差 = 办件量 - 2000 %}{{ 差 }}{{ 差|汉字 }}", "157一百五十七"),
        ("{% for 项 in ['甲', '乙'] %}{{ 项 }}{% if not loop.last %}、{% endif %}{% endfor %}", "甲、乙"),
        ("{% for 序 in range(3) %}{{ 序 }}{% endfor %}", "012"),
        ("{# 说明 #}正文", "正文"),
        ("{% raw %}{{ 原样 }}{% endraw %}", "{{ 原样 }}"),
    ],
)
def test_the_language_of_templates(text: str, result: str) -> None:
    assert printed(text) == result


@pytest.mark.parametrize("operator", ["==", "!=", "<", "<=", ">", ">="])
def test_a_comparison_with_a_missing_value_is_false_whichever_way_it_is_put(operator: str) -> None:
    assert printed(f"{{% if 缺项 {operator} 3 %}}真{{% endif %}}{{% if 3 {operator} 缺项 %}}真{{% endif %}}") == ""


def test_a_missing_value_is_not_filled_and_not_true() -> None:
    assert printed("{% if 缺项 is 已填 %}填{% endif %}{% if 缺项 %}真{% endif %}{% if 办件量 is 已填 %}有{% endif %}") == "有"


@pytest.mark.parametrize("expression", ["缺项 + 1", "1 - 缺项", "缺项 * 办件量", "办件量 / 缺项", "-缺项", "缺项 ~ ''"])
def test_arithmetic_on_a_missing_value_prints_it_as_missing(expression: str) -> None:
    assert printed("{{ " + expression + " }}") == "<缺项>"


def test_an_undefined_field_is_named_with_its_file_line_and_the_likely_one() -> None:
    assert refusal("第一行\n第二行{{ 办件里 }}") == "模板“试用/speed.j2”第2行：字段“办件里”没有在 template.toml 里定义，是不是“办件量”。"


def test_a_fault_while_running_names_its_line() -> None:
    assert refusal("一\n二\n{{ 办件量 / 0 }}") == "模板“试用/speed.j2”第3行：除数是零或数太大，算不出来。"


def test_a_line_counts_from_where_the_prose_begins_in_its_file() -> None:
    with pytest.raises(Refused, match="第12行"):
        compiled(Source("一\n二\n{{ 没有 }}", "试用/speed.j2", 10), NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ 办件量.__class__.__mro__ }}",
        "{{ ''['__class__'] }}",
        "{{ 类别|attr('__class__') }}",
        "{{ self }}",
        "{{ self.__init__.__globals__ }}",
        "{{ lipsum.__globals__ }}",
        "{{ cycler }}",
        "{{ namespace() }}",
        "{{ range.__self__ }}",
        "{{ 类别.format(办件量) }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ '%s' % 类别 }}",
        "{{ 类别|map('upper') }}",
        "{{ caller() }}",
        "{% for 序 in range(3) %}{{ loop.cycle('a') }}{% endfor %}",
        "{% set 甲.乙 = 1 %}",
        "{% set 办件量 = 3 %}",
        "{% for 办件量 in [1] %}{% endfor %}",
        "{{ [类别] }}",
        "{{ {'a': 1} }}",
        "{{ 类别[0:1] }}",
        "{{ (1, 2) }}",
        "{{ range(3) }}",
        "{{ range }}",
    ],
)
def test_nothing_beyond_fields_and_words_can_be_reached(text: str) -> None:
    assert refusal(text).startswith("模板“试用/speed.j2”第1行：")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{% include 'secret' %}", "include"),
        ("{% import 'secret' as 乙 %}", "import"),
        ("{% from 'secret' import 乙 %}", "import"),
        ("{% extends 'secret' %}", "extends"),
        ("{% macro 甲(n) %}{{ 甲(n) }}{% endmacro %}{{ 甲(1) }}", "macro"),
        ("{% block 甲 %}{% endblock %}", "block"),
        ("{% filter upper %}{% endfilter %}", "filter"),
        ("{% set 甲 %}乙{% endset %}", "set 块"),
        ("{% with 甲 = 1 %}{% endwith %}", "with"),
        ("{% autoescape true %}{% endautoescape %}", "autoescape"),
        ("{% do 甲 %}", "do"),
    ],
)
def test_other_files_and_program_structures_are_refused_by_name(text: str, named: str) -> None:
    assert named in refusal(text)


@pytest.mark.parametrize(
    "text",
    [
        "{% for 序 in range(10**9) %}甲{% endfor %}",
        "{% for 序 in range(1000000000) %}甲{% endfor %}",
        "{{ 'A' * 10**9 }}",
        "{{ 'A' * 1000000000 }}",
        "{{ [1] * 1000000000 }}",
        '{{ "%999999999d"|format(1) }}',
        "{{ '%999999999d' % 1 }}",
        "{{ 类别|center(999999999) }}",
        "{{ 9**9**9**9 }}",
        "{% for 甲 in range(900) %}{% for 乙 in range(900) %}{% for 丙 in range(900) %}丁{% endfor %}{% endfor %}{% endfor %}",
        "{% for 甲 in range(900) %}" + "长" * 1000 + "{% endfor %}",
        "{% for 甲 in range(900) %}" + "{% if 类别 == 'A' %}{% endif %}" * 2000 + "{% endfor %}",
        "{% set 甲 = '长' * 9 %}",
        "{% set 甲 = '十个字十个字十个字长' %}" + "{% set 甲 = 甲 ~ 甲 %}" * 40 + "{{ 甲 }}",
        "{% set 甲 = '十个字十个字十个字长' %}" + "{% set 甲 = 甲 + 甲 %}" * 40 + "{{ 甲 }}",
        "{% set 甲 = 办件量 %}" + "{% set 甲 = 甲 * 甲 %}" * 60 + "{{ 甲 }}",
        "{{ " + "9" * 5000 + " }}",
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ " + " + ".join(["1"] * 3000) + " }}",
        "{% if 1 %}" * 500 + "{% endif %}" * 500,
        "长" * 300_000,
    ],
)
def test_work_without_bound_is_refused(text: str) -> None:
    assert refusal(text)


@given(st.text(max_size=200))
def test_any_words_are_printed_or_refused_in_one_sentence(text: str) -> None:
    assert "\n" not in said(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "{{",
                "}}",
                "{%",
                "%}",
                "{#",
                "#}",
                "办件量",
                "if",
                "endif",
                "for",
                "in",
                "range(9)",
                "|增减",
                "(",
                ")",
                "'",
                "~",
                " ",
                "\n",
                "[",
                "]",
                ".",
            ]
        ),
        max_size=25,
    )
)
def test_any_heap_of_tags_is_printed_or_refused_in_one_sentence(pieces: list[str]) -> None:
    message = said("".join(pieces))
    assert not message or message.startswith("模板“试用/speed.j2”第")


def test_a_mark_of_a_field_cannot_be_forged_in_a_source_or_an_escape() -> None:
    forged = Reference("类别").mark()
    assert printed(f"甲{forged}乙") == "甲类别乙"
    assert printed(r"{{ '\ufdd0类别\ufdd2\ufdd1' }}") == "类别"
    assert stripped(forged) == "类别"
