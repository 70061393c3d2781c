"""Which numbers are figures, what they are worth, and which are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.figures.recognise import recognise


def only(text: str):
    found = recognise(text)
    assert len(found) == 1, [item.text for item in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "span", "value", "unit", "approx", "kind"),
    [
        ("累计帮办1.9万余人次。", "1.9万余人次", "19000", "人次", "余", "count"),
        ("减税4000余万元。", "4000余万元", "40000000", "元", "余", "amount"),
        ("惠及近180家企业", "180家", "180", "家", "近", "count"),
        ("压缩至0.5个工作日以内", "0.5个工作日", "0.5", "工作日", "以内", "duration"),
        ("下降0.39个百分点", "0.39个百分点", "0.39", "百分点", "", "pct_point"),
        ("办件12,345件", "12,345件", "12345", "件", "", "count"),
        ("办件 2 157 项，", "2 157 项", "2157", "项", "", "count"),
        ("新增１２户", "１２户", "12", "户", "", "count"),
        ("增速为-3.2%", "-3.2%", "-3.2", "%", "", "percent"),
        ("气温零下7℃", "零下7℃", "-7", "℃", "", "other"),
        ("占比百分之三十", "百分之三十", "30", "%", "", "percent"),
        ("约六成企业", "六成", "60", "%", "约", "percent"),
        ("三分之二的事项", "三分之二", "66.6667", "%", "", "percent"),
        ("缩短了一半", "一半", "50", "%", "", "percent"),
        ("位列全省第3位", "第3位", "3", "位", "", "rank"),
        ("排名全市第五，", "第五", "5", "", "", "rank"),
        ("得分98.6分", "98.6分", "98.6", "分", "", "score"),
        ("产值翻了一番", "一番", "1", "番", "", "other"),
        ("共计四亿三千万元", "四亿三千万元", "430000000", "元", "", "amount"),
        ("两百余人参加", "两百余人", "200", "人", "余", "count"),
        ("等六大综合窗口", "六大", "6", "个", "", "count"),
        ("办件1\n4所", "1\n4所", "14", "所", "", "count"),
        ("差错率万分之二", "万分之二", "2", "‱", "", "percent"),
        ("覆盖九成半人口", "九成半", "95", "%", "", "percent"),
        ("接听来电3200通", "3200通", "3200", "通", "", "count"),
        ("前移2个位次", "2个位次", "2", "位次", "", "rank"),
        ("答复时限20日→", "20日", "20", "日", "", "duration"),
        ("提前1个月拿证", "1个月", "1", "月", "", "duration"),
        ("每100户里有85户", "85户", "85", "户", "", "count"),
    ],
)
def test_a_figure_is_read_with_its_span_value_unit_and_outer_words(text, span, value, unit, approx, kind):
    found = only(text)
    assert (found.text, found.value, found.unit, found.approx, found.kind) == (span, Decimal(value), unit, approx, kind)
    assert text[found.start : found.end] == span


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("控制在3至5个工作日", (3, 5), "工作日"),
        ("用时10—12天", (10, 12), "天"),
        ("增收600至1000元", (600, 1000), "元"),
        ("占63%～68%", (63, 68), "%"),
        ("比例为1:3", (1, 3), ""),
        ("按4∶4∶2分担", (4, 4, 2), ""),
    ],
)
def test_a_range_or_ratio_has_several_values(text, values, unit):
    found = only(text)
    assert (found.value, found.unit) == (tuple(Decimal(value) for value in values), unit)


def test_amounts_side_by_side_are_each_a_figure():
    assert [item.text for item in recognise("分别完成24.25亿元、61.7亿元，由1.1元降到0.68元；新识别94户271人")] == [
        "24.25亿元",
        "61.7亿元",
        "1.1元",
        "0.68元",
        "94户",
        "271人",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2024年9月30日，",
        "2024年1—9月",
        "截至9月底",
        "某营商办〔2023〕14号",
        "第41号建议",
        "十七届人大三次会议",
        "第七场新闻发布会",
        "12345热线",
        "“13710”工作法",
        "“3+29”专班",
        "“三个一批”",
        "落实六税两费",
        "双随机抽查",
        "一是优化流程。二是减材料。",
        "1.实施攻坚",
        "（1）完善制度",
        "联系电话：0599-6120088",
        "全国一流、一号工程、一体推进",
        "《三十条措施》印发",
        "7×24小时自助服务",
        "进入第一方阵",
        "上午9:30开会",
        "线上线下不统一，进一步提升",
    ],
)
def test_dates_numbers_of_things_ordinals_and_names_are_no_figures(text):
    assert [item.text for item in recognise(text)] == []


@given(st.text(alphabet="0123456789.,一二三十百千万亿零个项%％元年月日第：:至—-余近《》“”（） \n\t分成比", max_size=60))
def test_any_text_is_read_and_every_span_is_its_own_text(text):
    last = 0
    for item in recognise(text):
        assert last <= item.start < item.end <= len(text) and text[item.start : item.end] == item.text
        last = item.end


@given(st.decimals(min_value=0, max_value=99999, places=2), st.sampled_from(["", "万", "亿"]), st.sampled_from(["元", "项", "人次", "个工作日", "%"]))
def test_a_printed_number_reads_back_as_what_it_was(number, scale, unit):
    scale = "" if unit == "%" or unit == "个工作日" else scale
    found = only(f"共计{number}{scale}{unit}。")
    assert found.number == number
    assert found.value == number * {"": 1, "万": 10**4, "亿": 10**8}[scale]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("办件量由1.2万件到2.4万件", ["1.2万件", "2.4万件"]),
        ("窗口从12个至86个", ["12个", "86个"]),
        ("工资从5000元到8000元不等", ["5000元到8000元"]),
        ("花费10元至20元", ["10元至20元"]),
    ],
)
def test_from_one_number_to_another_is_a_move_unless_it_is_a_range(text, spans):
    assert [item.text for item in recognise(text)] == spans


@pytest.mark.parametrize("text", ["近两年内", "近3个月", "前11个月", "三次产业", "两项合计", "这两个数", "15分钟便民服务圈", "七通一平", "K12+300处"])
def test_what_counts_nothing_of_the_report_is_no_figure(text):
    assert recognise(text) == ()


def test_speech_in_quotes_is_read_and_names_in_quotes_are_not():
    assert [item.text for item in recognise("“跑了3趟，花了200元”，如今“最多跑1次”")] == ["3趟", "200元"]
