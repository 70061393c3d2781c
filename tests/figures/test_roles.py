"""Whether a figure is a value, where a change starts, the change, an aim or a plan."""

from __future__ import annotations

import pytest

from desktop.figures.read import figures
from desktop.readers import read_bytes

V, B, C, T, P = "value", "baseline", "change", "target", "plan"


def roles(text: str) -> list[str]:
    return [figure.role for figure in figures(read_bytes(text.encode(), "文.txt").value)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("受理咨询300件。", [V]),
        ("开户时限由6天压缩到2天，压缩4天。", [B, V, C]),
        ("窗口从30个精简为21个，减少三成。", [B, V, C]),
        ("时限压缩率78%。", [V]),
        ("用水投诉比去年同期的90件下降了12%。", [B, C]),
        ("客流量是上年8万人次的1.5倍。", [B, C]),
        ("增长4.2%，高于全市平均0.6个百分点。", [C, C]),
        ("国税和地税分别增长6%和9%。", [C, C]),
        ("降幅11%，较一季度收窄2个百分点。", [C, C]),
        ("合同额翻一番。", [C]),
        ("全年节约经费80万元，户均节省900元。", [V, V]),
        ("平均等候时长不到5分钟，达标率超过九成。", [V, V]),
        ("引进项目9个，完成年度目标12个的75%。", [V, T, V]),
        ("亩均税收12万元，占年度计划20万元的60%。", [V, V, V]),
        ("负债率低于60%的控制线。", [T]),
        ("力争年底前签约率达到95%。", [T]),
        ("计划总投资3.6亿元，拟申请专项资金8000万元。", [P, P]),
        ("需新建泵站2座，估算投资500万元，其中县级配套30%。", [P, P, P]),
        ("成立由大厅和9家单位组成的专班。", [V]),
        ("预计全年减负700万元。", [T]),
        ("去年同期为86件，今年92件。", [B, V]),
        ("改革前：12天；改革后：3天。", [B, V]),
        ("年度目标：好评率≥98%。", [T]),
        ("办件量又增一成，用时再减三成。", [C, C]),
        ("订单量跌到80单，收购价走低4%。", [V, C]),
        ("申请表12张减为5张。", [B, V]),
        ("水样由1.2万份到2.4万份。", [B, V]),
        ("产值9亿元，比2020年的7亿元高了2亿元，而上年不过8亿元。", [V, B, C, B]),
        ("游客量恢复到2019年同期的108%。", [C]),
        ("客单价是全市平均的1.2倍。", [V]),
        ("城乡公交线路净增3条。", [C]),
        ("注册20家，注销8家，净增12家。", [V, V, V]),
        ("力争投入2亿元；新建驿站4个；办结率达到99%。", [P, P, T]),
        ("年度计划投资41亿元，上半年完成24亿元。", [P, V]),
        ("跑动次数3次→1次，用时（↓40%）。", [B, V, C]),
    ],
)  # fmt: skip
def test_a_role_is_told_by_the_words_beside_the_figure(sentence: str, expected: list[str]) -> None:
    assert roles(sentence) == expected


def test_under_a_heading_of_what_is_to_come_work_is_planned_and_levels_are_aimed_at() -> None:
    text = "一、工作成效\n新建驿站6个，办结率达到98%。\n二、下一步打算\n（一）补短板。新建驿站4个，办结率达到99%以上，时限由5天压缩到3天。\n"
    assert roles(text) == [V, V, P, T, B, T]


def test_a_paragraph_that_opens_with_the_next_step_is_of_what_is_to_come() -> None:
    assert roles("去年举办沙龙7场。\n下一步，我局将举办沙龙10场，参与率提高到80%。\n") == [V, P, T]


def test_what_comes_after_the_time_of_the_report_is_to_come() -> None:
    text = "青禾县前三季度用电情况\n1—9月，完成改造台区30个。\n四季度，完成改造台区12个，线上办电率保持99%以上。\n"
    assert roles(text) == [V, P, T]
    assert roles(text.replace("四季度，", "二季度，")) == [V, V, V]


def test_a_report_on_the_second_half_of_the_year_does_not_hold_it_for_the_future() -> None:
    text = "青禾县2023年下半年项目情况汇报\n下半年，开工项目38个，投资率达到60%。\n明年，开工项目50个。\n"
    assert roles(text) == [V, V, P]
    assert roles(text.replace("2023年下半年", "2023年上半年")) == [P, T, P]


def test_everything_in_a_plan_is_to_come() -> None:
    assert roles("青禾县2024年工作要点\n一、提速。审批时限压减至9天以内，新建驿站4个。\n") == [T, P]
    assert roles("青禾县2024年工作要点落实情况\n一、提速。审批时限压减至9天以内，新建驿站4个。\n") == [V, V]


def test_what_is_done_stays_a_value_even_there() -> None:
    assert roles("三、工作要求\n至9月底已完成造林400亩，四季度完成200亩。\n")[0] == V


def test_columns_of_a_table_tell_the_roles_of_their_cells() -> None:
    table = "乡镇\t任务（亩）\t完成（亩）\t去年同期\t同比（%）\n北坡乡\t90\t80\t60\t33.3\n"
    assert roles(table) == [T, V, B, C]


def test_rows_of_a_table_tell_them_as_well() -> None:
    table = "项目\t办件量（件）\t满意率（%）\n2023年\t80\t97\n去年同期\t60\t95\n同比（%）\t33.3\t2.1\n"
    assert roles(table) == [V, V, B, B, C, C]
