"""Which figures follow from which, sentence by sentence, and whether they do."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.document.text import plain
from desktop.figures.read import figures
from desktop.figures.relate import Relation, relations
from desktop.readers.text import document


def found(text: str) -> tuple[Relation, ...]:
    made = document(text)
    return relations(plain(made), figures(made))


def told(text: str) -> list[tuple[str, str, tuple[str, ...], str]]:
    """op, verdict, the sources and the result as written."""
    made = document(text)
    read = figures(made)
    return [(one.op, one.verdict, tuple(read[at].text for at in one.of), read[one.result].text) for one in relations(plain(made), read)]


HOLDS = [
    # shares, their whole before them, after them, in brackets, in the clause
    ("受理1200件，办结1180件，办结率98.3%。", "percent", "1180件 1200件", "98.3%"),
    ("245条建议中，有196条被采纳，采纳率为80%。", "percent", "196条 245条", "80%"),
    ("网上办理1038件（占受理总数1200件的86.5%）。", "percent", "1038件 1200件", "86.5%"),
    ("到位资金30亿元，占全年目标任务（50亿元）的60%。", "percent", "30亿元 50亿元", "60%"),
    ("年度目标50亿元，已到位30亿元，完成60%。", "percent", "30亿元 50亿元", "60%"),
    ("达标率91.2%（31家/34家）。", "percent", "31家 34家", "91.2%"),
    ("共收到建议245条，其中采纳196条（80%）。", "percent", "196条 245条", "80%"),
    ("事项1436项，其中甲类1410项，占98.2%；乙类812项，占56.5%。", "percent", "812项 1436项", "56.5%"),
    ("已落地4.3亿元，约占意向17.3亿元的四分之一。", "percent", "4.3亿元 17.3亿元", "四分之一"),
    ("新设6218户，其中企业2073户，占三分之一。", "percent", "2073户 6218户", "三分之一"),
    ("调解160件，成功128件，成功率八成。", "percent", "128件 160件", "八成"),
    ("补助4,600万元，其中上级60%、即2,760万元。", "percent", "2,760万元 4,600万元", "60%"),
    ("实际到账8,460万美元，完成全年目标1.2亿美元的70.5%。", "percent", "8,460万美元 1.2亿美元", "70.5%"),
    ("评查620宗，不合格17宗，合格率97.26%。", "lacking_percent", "17宗 620宗", "97.26%"),
    ("诉求200件，其中甲类120件、乙类80件，占比分别为60%、40%。", "percent", "80件 200件", "40%"),
    ("全部120项、40项、40项，占比依次为60%、20%、20%。", "hundred", "60% 20%", "20%"),
    # sums
    ("甲镇12个、乙镇9个、丙镇7个，三镇共28个。", "sum", "12个 9个 7个", "28个"),
    ("留抵退税2.4亿元、其他减免1.9亿元，两项合计4.3亿元。", "sum", "2.4亿元 1.9亿元", "4.3亿元"),
    ("共清理文件25个，其中保留18个、修订4个、废止3个。", "sum", "18个 4个 3个", "25个"),
    ("全县72家规上企业：国有企业12家，民营企业56家，外资企业4家。", "sum", "12家 56家 4家", "72家"),
    ("甲类办件12件，乙类15件，丙类3件，凡30件。", "sum", "12件 15件 3件", "30件"),
    ("进出口152亿元，增长3.7%。其中，出口118亿元，增长9.2%；进口34亿元，下降11.6%。", "sum", "118亿元 34亿元", "152亿元"),
    ("前三季度完成投资36亿元，四季度完成14亿元，全年累计完成50亿元。", "cumulative", "36亿元 14亿元", "50亿元"),
    ("1—6月受理800件，7月受理120件，1—7月累计受理920件。", "cumulative", "800件 120件", "920件"),
    # rests
    ("共74条，已办结70条，其余4条正在协调。", "remainder", "74条 70条", "4条"),
    ("计划投资15亿元，已完成9亿元，剩余6亿元。", "remainder", "15亿元 9亿元", "6亿元"),
    ("任务40项，办完34项，办结85%，欠6项。", "remainder", "40项 34项", "6项"),
    # changes
    ("办理时限由15个工作日压缩至5个工作日，压缩66.7%。", "change_percent", "5个工作日 15个工作日", "66.7%"),
    ("平均用时12天→4.5天，↓62.5%。", "change_percent", "4.5天 12天", "62.5%"),
    ("验收用时由18天降为9天，缩短五成。", "change_percent", "9天 18天", "五成"),
    ("全年新设企业1860户，上年同期1500户，同比增长24%。", "change_percent", "1860户 1500户", "24%"),
    ("2024年新增180户，2023年新增150户，同比增长20%。", "change_percent", "180户 150户", "20%"),
    ("受理5200件，同比↑13.0%（去年同期4600件）。", "change_percent", "5200件 4600件", "13.0%"),
    ("利率由去年的7.63%下降至7.24%，下降0.39个百分点。", "difference", "7.63% 7.24%", "0.39个百分点"),
    ("利率由4.86%降至4.31%，下降55个基点。", "difference", "4.86% 4.31%", "55个基点"),
    ("办结时长2.6天，比三季度的3.1天快了半天。", "difference", "3.1天 2.6天", "半天"),
    ("满意率为98.5%，高出全市平均（97.2%）1.3个百分点。", "difference", "98.5% 97.2%", "1.3个百分点"),
    ("指标由第十四位跃升至第六位，前进了八位。", "difference", "第十四位 第六位", "八位"),
    ("贷款余额48.3亿元，较年初增加3.5亿元，增长7.8%。", "grown_percent", "48.3亿元 3.5亿元", "7.8%"),
    ("发案286起，比上年减少104起，降幅达26.7%。", "shrunk_percent", "286起 104起", "26.7%"),
    ("企业净增39家，总数达到347家，增长12.7%。", "grown_percent", "347家 39家", "12.7%"),
    # multiples
    ("今年办件3.6万件，是上年（2.4万件）的1.5倍。", "multiple", "3.6万件 2.4万件", "1.5倍"),
    ("去年2600件，今年7800件，增加两倍。", "change_multiple", "7800件 2600件", "两倍"),
    ("办件量从2.4万件增至4.8万件，翻了一番。", "multiple", "4.8万件 2.4万件", "一番"),
    # averages, prices, ratios
    ("接入586户，节约投资1172万元，户均节省约2万元。", "average", "1172万元 586户", "约2万元".removeprefix("约")),
    ("粮食面积63.8万亩，总产24.9万吨，平均亩产390公斤。", "average", "24.9万吨 63.8万亩", "390公斤"),
    ("办件9600件，窗口48个，平均每个窗口200件。", "average", "9600件 48个", "200件"),
    ("用气21万立方，每立方优惠0.4元，节省84000元。", "product", "21万立方 0.4元", "84000元"),
    ("执业医师1197人，护士1430人，医护比为1:1.19。", "ratio", "1197人 1430人", "1:1.19"),
    ("男职工120人、女职工80人，男女比例为3:2。", "ratio", "120人 80人", "3:2"),
    # bounds
    ("累计排查问题28个，整改到位28个。", "within", "28个", "28个"),
    # across lines and entries
    ("受理：5200件\n办结：5096件\n办结率：98.0%", "percent", "5096件 5200件", "98.0%"),
    ("全市义务教育阶段在校学生总数达到11.93万\n人，其中小学7.48万人、初中4.45万人，均在城区就读。", "sum", "7.48万人 4.45万人", "11.93万\n人"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "op", "of", "result"), HOLDS)
def test_a_figure_that_follows_holds(text: str, op: str, of: str, result: str) -> None:
    assert (op, "holds", tuple(of.split(" ")), result) in told(text)
    assert [one for one in told(text) if one[1] == "broken"] == []


BROKEN = [
    ("收到交办事项148项，完成143项，完成率97.6%。", "percent", "97.6%"),
    ("受理1287件，办结1165件，办结率95.0%。", "percent", "95.0%"),
    ("涉企投诉由261件减少至224件，下降16.5%。", "change_percent", "16.5%"),
    ("产值分别为6.5亿元、4.8亿元、2.2亿元，三者合计13.9亿元。", "sum", "13.9亿元"),
    ("受理投诉50件，其中物业26件、噪声15件、其他8件。", "sum", "50件"),
    ("共74条，已办结70条，其余5条。", "remainder", "5条"),
    ("余额48.3亿元，较年初增加3.5亿元，增长9.8%。", "grown_percent", "9.8%"),
    ("利率由7.63%下降至7.24%，上升0.39个百分点。", "difference", "0.39个百分点"),
    ("满意率由91.2%提高到96.7%，提高5.5%。", "difference", "5.5%"),
    ("惠及企业150家、兑现奖补3000万元，户均25万元。", "average", "25万元"),
    ("前三季度受理300件，四季度100件，全年450件。", "cumulative", "450件"),
    ("受理20件，其中办结25件。", "within", "25件"),
    ("客流1.05万人次，是去年同期0.7万人次的1.8倍。", "multiple", "1.8倍"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "op", "result"), BROKEN)
def test_a_slip_is_broken(text: str, op: str, result: str) -> None:
    assert (op, "broken", result) in [(one[0], one[1], one[3]) for one in told(text)]


# Words or numbers that look like a relation and are none, or leave room for doubt.
NEAR = [
    "受理咨询120件，办结投诉35件，投诉办结率98%。",
    "受理办件500件，办结490件，群众满意率99.2%。",
    "完成投资15亿元，同比增长12.3%，占生产总值比重18%。",
    "贷款利率由5.2%降至4.8%，贷款余额增长12.5%。",
    "审批时限由15天压缩至5天，办件量同比增长23.4%。",
    "网办率由82.0%提高到91.5%，较全市平均高3.2个百分点。",
    "申报材料由12份减少到5份，跑动次数减少60%。",
    "新增企业350户，同比增加20户，个体工商户增长8.5%。",
    "新增贷款12亿元，同比增加3亿元，余额增长9.6%。",
    "综合窗口12个、工作人员36人，合计办理业务4200件。",
    "设置窗口12个、专区5个，共办理事项260项。",
    "排查问题80个，其中安全类50个、环保类45个。",
    "事项1436项，其中网上可办1420项、全程网办1300项、即办812项。",
    "共有干部120名，其中党员80名、女性45名、青年50名。",
    "合计办理1200件，其中甲镇300件、乙镇280件。",
    "发放补贴1200万元，惠及农户800户，户均增收3000元。",
    "办理三百六十二宗，涉及金额四亿三千万元，平均为每户节省一万八千元。",
    "一季度办件800件，上半年培训1500人，全年办会12场。",
    "前三季度受理4800件，四季度办结1200件，全年投诉350件。",
    "共74条，已办结70条，其余各镇5条。",
    "全年任务60项，已完成48项，其余镇街完成20项。",
    "征收税收12亿元，是去年的1.2倍。",
    "医生120人、护士180人，医患比1:300。",
    "新登记2300户，注销700户，净增1600户。",
    "投诉量：75件（2023年）、60件（2024年），下降20%。",
    "时限由20天压到10天，办事效率提高50%。",
    "安排187人，每人1500元，合计28.05万元；上年468万元。",
    "A类占60%、B类占30%、C类占8%。",
    "指标由第9位上升至第5位，上升4位。",
    "重量3.2吨，每件2.6公斤，共计1200件。",
    "一般事项12项、特别事项5件，合计17人参加。",
]


@pytest.mark.parametrize("text", NEAR)
def test_a_near_miss_is_never_broken(text: str) -> None:
    assert [one for one in told(text) if one[1] == "broken"] == []


def test_percent_and_points_are_kept_apart() -> None:
    assert ("difference", "holds", ("96.7%", "91.2%"), "5.5个百分点") in told("满意率由91.2%提高到96.7%，提高5.5个百分点。")
    assert "个百分点，不是5.5%" in found("满意率由91.2%提高到96.7%，提高5.5%。")[0].note


def test_two_totals_of_a_sentence_keep_their_own_parts() -> None:
    text = "开工36个、竣工12个，合计48个；投入国有资金3亿元、社会资金5亿元，合计8亿元。"
    assert [one[3] for one in told(text) if one[:2] == ("sum", "holds")] == ["48个", "8亿元"]


def test_ten_thousands_are_told_apart_from_units() -> None:
    assert ("percent", "holds", ("7936万元", "1.24亿元"), "64%") in told("补助资金1.24亿元，实际拨付7936万元，拨付率64%。")


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("收到34件，办结17件，办结率50%。", "exact"),
        ("收到34件，办结33件，办结率97.1%。", "rounded"),
        ("收到93件，办结26件，办结率27.9%。", "truncated"),
        ("余额94.13亿元，惠及1.27万户，户均74.09万元。", "within_members"),
        ("惠及10万余户，其中企业2万户，占19%。", "within_members"),
        ("受理93件，其中甲类54件、乙类33件、丙类2件、丁类4件，占比分别为58.07%、35.48%、2.15%、4.30%。", "forced_to_100"),
    ],
)
def test_a_relation_says_how_exactly_it_holds(text: str, grade: str) -> None:
    assert grade in {one.tolerance for one in found(text) if one.verdict == "holds"}
    assert [one for one in found(text) if one.verdict == "broken"] == []


def test_a_share_without_base_names_the_base_it_implies() -> None:
    (one,) = found("即办件事项数1093件，占比98.91%。")
    assert (one.op, one.of, one.verdict, one.tolerance, one.expected) == ("percent", (0,), "base_not_stated", "rounded", None)
    assert "1105" in one.note


def test_a_share_that_only_truncation_gives_says_so() -> None:
    (one,) = found("录入子项2188项，子项覆盖率99.13%。")
    assert (one.verdict, one.tolerance) == ("base_not_stated", "truncated")
    assert "2207" in one.note and "截尾" in one.note


def test_a_share_that_no_whole_base_gives_is_flagged() -> None:
    (one,) = found("“一网通办”完成601项，网办率达95.67%。")
    assert (one.verdict, one.tolerance) == ("base_not_stated", "")
    assert "没有整数基数" in one.note


def test_a_note_has_both_values_and_the_arithmetic() -> None:
    (one,) = [one for one in found("投产项目5个，已达效4个，达效率80%。") if one.op == "percent"]
    assert one.note == "4个÷5个=80%" and one.expected == 80
    (one,) = [one for one in found("收到148项，完成143项，完成率97.6%。") if one.verdict == "broken"]
    assert one.note == "143项÷148项=96.6%，文中为97.6%" and one.expected == Decimal("96.6")


def test_a_change_reckoned_from_the_wrong_end_says_so() -> None:
    (one,) = [one for one in found("投诉由261件减少至224件，下降16.5%。") if one.verdict == "broken"]
    assert "以变化后的数为基数" in one.note and one.expected == Decimal("14.2")


TABLE = "街道\t任务（个）\t完工（个）\t完工率（%）\n甲街\t12\t11\t91.7\n乙街\t8\t6\t75.0\n丙街\t14\t10\t{rate}\n合计\t34\t{total}\t79.4\n"


def test_a_table_is_added_up_and_its_rates_reckoned() -> None:
    made = told(TABLE.format(rate="71.4", total="27"))
    assert [one[0] for one in made].count("percent") == 4 and [one[0] for one in made].count("sum") == 2
    assert {one[1] for one in made} == {"holds"}


def test_a_wrong_cell_of_a_table_is_broken() -> None:
    assert ("percent", "broken", ("10", "14"), "74.1") in told(TABLE.format(rate="74.1", total="27"))
    assert ("sum", "broken", ("11", "6", "10"), "29") in told(TABLE.format(rate="71.4", total="29"))


@pytest.mark.parametrize(
    ("table", "op", "many"),
    [
        ("项目\t本期\t上年同期\t增减\t增幅（%）\n新设（户）\t186\t150\t36\t24.0\n注销（户）\t45\t50\t-5\t-10.0\n", "change_percent", 2),
        ("项目\t本期\t上年同期\t增减\t增幅（%）\n新设（户）\t186\t150\t36\t24.0\n注销（户）\t45\t50\t-5\t-10.0\n", "difference", 2),
        ("\t受理（件）\t企业（户）\n上年\t4600\t750\n本年\t5200\t900\n同比（%）\t13.0\t20.0\n", "change_percent", 2),
        ("指标\t甲镇\t乙镇\t丙镇\n受理（件）\t320\t410\t270\n办结（件）\t316\t402\t268\n办结率（%）\t98.75\t98.05\t99.26\n", "percent", 3),
        ("事项\t法定时限\t承诺时限\t压缩率\n甲\t20个工作日\t5个工作日\t75%\n乙\t15个工作日\t3个工作日\t80%\n", "change_percent", 2),
        ("季度\t一季度\t二季度\t三季度\t四季度\t全年\n办件（万件）\t1.2\t1.5\t1.4\t1.9\t6.0\n", "sum", 1),
        ("乡镇\t户数（户）\t金额（万元）\t户均（万元）\n甲\t20\t100\t5\n乙\t15\t60\t4\n", "average", 2),
        ("指标\t2024年\t增量\t增幅\n受理（件）\t5200\t600\t13.0%\n企业（户）\t900\t150\t20.0%\n", "grown_percent", 2),
    ],
)
def test_columns_and_rows_are_reckoned_from_others(table: str, op: str, many: int) -> None:
    made = told(table)
    assert sum(one[:2] == (op, "holds") for one in made) == many
    assert {one[1] for one in made} == {"holds"}


def test_an_average_row_is_no_sum() -> None:
    table = "供电所\t停电时间（小时）\t工单（件）\n甲所\t0.86\t312\n乙所\t1.37\t205\n合计（平均）\t1.12\t517\n"
    assert told(table) == [("sum", "holds", ("312", "205"), "517")]


def rounded(value: Decimal, places: int, how: str = ROUND_HALF_UP) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), how)


def verdicts(text: str) -> set[str]:
    return {one.verdict for one in found(text) if one.op != "within"}


whole = st.integers(min_value=30, max_value=9000)
away = st.integers(min_value=3, max_value=40).map(lambda steps: Decimal(steps) / 10)


@given(whole, st.data(), away)
def test_any_share_holds_and_a_wrong_one_is_broken(base: int, data: st.DataObject, slip: Decimal) -> None:
    part = data.draw(st.integers(min_value=base // 3, max_value=base - 1))
    right = rounded(Decimal(part * 100) / base, 1)
    assume(right - slip > 15)
    text = "受理申请{}件，办结{}件，办结率{}%。"
    assert verdicts(text.format(base, part, right)) == {"holds"}
    assert verdicts(text.format(base, part, rounded(Decimal(part * 100) / base, 1, ROUND_DOWN))) == {"holds"}
    assert verdicts(text.format(base, part, right - slip)) == {"broken"}


@given(whole, whole, whole, st.integers(min_value=1, max_value=9))
def test_any_sum_holds_and_a_wrong_one_is_broken(one: int, two: int, three: int, slip: int) -> None:
    text = "办理甲类{}件、乙类{}件、丙类{}件，合计{}件。"
    assert verdicts(text.format(one, two, three, one + two + three)) == {"holds"}
    assert verdicts(text.format(one, two, three, one + two + three + slip)) == {"broken"}


@given(st.integers(min_value=40, max_value=400), st.data(), away)
def test_any_change_holds_and_a_wrong_one_is_broken(base: int, data: st.DataObject, slip: Decimal) -> None:
    value = data.draw(st.integers(min_value=5, max_value=base - 5))
    right = rounded(Decimal((base - value) * 100) / base, 1)
    text = "投诉由{}件减少至{}件，减少{}件，下降{}%。"
    assert verdicts(text.format(base, value, base - value, right)) == {"holds"}
    assert verdicts(text.format(base, value, base - value, right + slip)) == {"holds", "broken"}
    assert "broken" in verdicts(text.format(base, value, base - value + 2, right))


@pytest.mark.parametrize("piece", ["12件、", "合计12件，", "其余3件，", "是2倍", "12件\n", "由12件降至5件，下降20%，"])
def test_a_sentence_no_one_wrote_relates_nothing(piece: str) -> None:
    assert found(piece * 60) == ()
    assert found(f"{piece * 60}。受理20件，其中办结25件。")[-1].verdict == "broken"


@given(st.text(alphabet="共其中占率比由至合计件项%，。、；（）0123456789万亿\t\n", max_size=200))
def test_any_text_is_read_without_fault(text: str) -> None:
    made = document(text)
    read = figures(made)
    for one in relations(plain(made), read):
        assert 0 <= one.result < len(read) and one.result not in one.of and one.note
        assert one.verdict in ("holds", "broken", "base_not_stated")
