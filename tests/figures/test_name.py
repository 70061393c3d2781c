"""What a figure measures, read from the words about it: sentences of our own, one turn of phrase each."""

from __future__ import annotations

import pytest

from desktop.figures.read import figures
from desktop.readers import read_bytes


def read(text: str):
    return figures(read_bytes(text.encode(), "文.txt").value)


def metrics(text: str) -> list[str]:
    return [figure.metric for figure in read(text)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        # the noun before the figure, the noun behind it
        ("县企服中心进驻单位27家。", ["县企服中心进驻单位"]),
        ("目前，大厅已设置19个便民窗口。", ["设置便民窗口"]),
        ("截至8月底，全市累计归集电子档案36万份。", ["归集电子档案"]),
        ("为61户种粮大户投保。", ["种粮大户"]),
        ("新建充电站5座、换电站2座。", ["新建充电站", "新建换电站"]),
        # a verb alone takes its object from what was counted before
        ("全年受理噪声投诉120件，办结118件。", ["受理噪声投诉", "办结噪声投诉"]),
        ("收集堵点问题52个，解决50个，解决率96.2%，其余2个正在推进。", ["收集堵点问题", "解决堵点问题", "堵点问题解决率", "未解决堵点问题"]),
        # changes and what they start from carry the name of the value
        ("完成货运量86万吨，同比增长7.5%，比上年多6万吨。", ["货运量", "货运量", "货运量"]),
        ("平均候审时间由12天缩短到4天，缩短8天。", ["平均候审时间"] * 3),
        ("将施工许可审批时限从15个工作日压减至6个工作日。", ["施工许可审批时限"] * 2),
        ("城乡供水普及率97.1%，较去年同期提高2.3个百分点。", ["城乡供水普及率"] * 2),
        ("把不良率控制在1.2%以内。", ["不良率"]),
        ("粮食产量是十年前的1.8倍。", ["粮食产量"]),
        # parts and shares
        ("全县实有个体户3万户，其中餐饮户9000户，占三成。", ["实有个体户", "餐饮户", "餐饮户占比"]),
        ("新增规上企业21家，其中工业9家、服务业12家。", ["新增规上企业", "新增工业", "新增服务业"]),
        ("办展会14场，线上5场、线下9场。", ["办展会", "线上办展会", "线下办展会"]),
        ("64%的商户愿意续租。", ["愿意续租商户占比"]),
        ("近七成项目按期竣工。", ["按期竣工项目占比"]),
        ("梳理高频事项88项，其中61项实现掌上办理。", ["梳理高频事项", "掌上办理高频事项"]),
        # respectively
        ("小麦、玉米、大豆产量分别为9万吨、7万吨和2万吨。", ["小麦产量", "玉米产量", "大豆产量"]),
        ("外贸和内贸总额分别增长3%、5%。", ["外贸总额", "内贸总额"]),
        # short names are completed
        ("发放创业贷款210笔，金额3800万元，户均18万元。", ["发放创业贷款", "创业贷款金额", "户均创业贷款金额"]),
        ("“银园通”平台注册商户860家，撮合融资1.2亿元。", ["“银园通”平台注册商户", "“银园通”平台撮合融资"]),
        ("处置闲置厂房33处，盘活率82.5%。", ["处置闲置厂房", "闲置厂房盘活率"]),
        # places among others
        ("营商便利度位列全省第8位。", ["营商便利度排名"]),
        ("民意测评得分93.4分，在16个乡镇中排第3位。", ["民意测评得分", "乡镇", "民意测评得分排名"]),
        # aims
        ("城镇新增就业2600人，完成年度任务3000人的86.7%。", ["城镇新增就业", "城镇新增就业", "城镇新增就业年度完成率"]),
        ("紧盯全年招商引资50亿元目标。", ["招商引资"]),
        # signs in place of words
        ("平均跑动次数：3次→1次。", ["平均跑动次数"] * 2),
        ("受理诉求900件（↑12%），办结率（98.5%）。", ["受理诉求", "受理诉求", "诉求办结率"]),
        ("【登记提速】变更登记用时≤2天。", ["变更登记用时"]),
        # what a rate, a sum or an act is of is added only where the sentence says it
        ("受理异议31起，化解29起，化解率93.5%。", ["受理异议", "化解异议", "异议化解率"]),
        ("演出许可由20天缩为4天，压缩率80%。", ["演出许可", "演出许可", "演出许可压缩率"]),
        ("走访商户52户。现场踏勘4次，停留3天。", ["走访商户", "现场踏勘", "停留"]),
        ("登记在册渔船94艘，持证率98.3%。", ["登记在册渔船", "在册渔船持证率"]),
        # a list behind a colon, a topic with a clause of its own
        ("住院报销比例：职工84.1%，居民70.6%。", ["职工住院报销比例", "居民住院报销比例"]),
        ("签约到开工的平均天数，210天压成95天。", ["签约到开工的平均天数"] * 2),
        # a verb made of known characters moves or changes a value
        ("夏粮收购价跌到2.3元，同比走低4.1%。", ["夏粮收购价"] * 2),
        ("民宿订单较上年同期扩容287单。", ["民宿订单"]),
        ("申请表12张减为5张。", ["申请表"] * 2),
        ("水样由1.2万份到2.4万份。", ["水样"] * 2),
        # the share of each, the completion of each
        ("绿道、驿站、码头分别新建8处、5处、2处，分别完成任务的80%、50%、40%。", ["绿道新建", "驿站新建", "码头新建", "绿道新建完成率", "驿站新建完成率", "码头新建完成率"]),
        # rates behind the figure
        ("对技改项目给予12%的补助。", ["补助比例"]),
        ("财政、保险、企业按5:3:2比例分担损失。", ["分担损失比例"]),
    ],
)  # fmt: skip
def test_a_figure_is_named_as_a_person_would(sentence: str, names: list[str]) -> None:
    assert metrics(sentence) == names


def test_a_name_has_no_time_words_and_no_loose_ends() -> None:
    for sentence in (
        "截至2023年6月底，全县累计建成口袋公园达17个。",
        "今年以来，我县先后完成老旧管网改造共计42公里。",
        "第三季度全市新登记外资企业为11家。",
        "一是2024年上半年已发放助企券约300万元。",
    ):
        for name in metrics(sentence):
            assert not name.startswith(("截至", "今年", "第三", "一是", "20", "我县", "全", "已", "累计"))
            assert not name.endswith(("达", "为", "约", "共计", "的"))


def test_a_name_is_at_most_fourteen_characters() -> None:
    sentence = "为进一步方便偏远山区行动不便的老年人和残疾人办理养老保险待遇资格认证及其他各类社会保障业务而上门服务的工作人员45人。"
    assert all(2 <= len(name) <= 14 for name in metrics(sentence))


def test_punctuation_in_quotes_parts_no_clause() -> None:
    assert metrics("推行“一次告知、一表申请，一窗受理”模式，减少跑动次数3次。")[0].endswith("跑动次数")


def test_numbers_broken_over_lines_are_named_like_whole_ones() -> None:
    broken = "今年以来全县交通运输系统聚焦群众出行需求，共新开城乡公交线路1\n2条，日均运送乘客3400人次，群众出行更加方便快捷，满意度达\n97%。\n"
    assert metrics(broken) == metrics(broken.replace("\n", "") + "\n")


def test_half_width_text_is_read_like_full_width_text() -> None:
    assert metrics('举办"春雨行动"专场招聘会8场,达成就业意向950人.') == metrics("举办“春雨行动”专场招聘会8场，达成就业意向950人。")


def test_a_figure_stands_in_the_section_of_the_nearest_heading() -> None:
    text = "青禾县工作总结\n\n一、审批提速\n（一）压减时限。平均用时3天。\n二、企业减负\n减免费用20万元。\n"
    assert [(figure.text, figure.section) for figure in read(text)] == [("3天", "压减时限"), ("20万元", "企业减负")]


def test_a_bare_figure_under_a_heading_takes_its_words() -> None:
    assert metrics("一、用电报装\n8个工作日。\n") == ["用电报装"]


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("单位\t办件量（件）\t满意率（%）\n甲镇\t30\t99\n乙镇\t20\t98\n", ["甲镇办件量", "甲镇满意率", "乙镇办件量", "乙镇满意率"]),
        ("指标\t2022年\t2023年\t同比（%）\n新开网店（家）\t40\t50\t25\n", ["新开网店"] * 3),
        ("行业\t销售额（万元）\t增速（%）\n零售\t90\t4\n合计\t90\t4\n", ["零售销售额", "零售销售额", "销售额", "销售额"]),
        ("乡镇\t一季度浓度（微克/立方米）\t去年同期\n东岭镇\t30\t33\n", ["东岭镇浓度"] * 2),
    ],
)
def test_a_cell_is_named_by_its_row_and_its_column(table: str, names: list[str]) -> None:
    assert metrics(table) == names


def test_every_figure_of_a_crowded_line_gets_a_name() -> None:
    line = "各村产量为" + "、".join(f"{number}吨" for number in range(1, 900)) + "。"
    assert all(metrics(line))
