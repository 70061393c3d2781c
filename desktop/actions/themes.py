"""What a section is about (主题): the fields of the trade by the words their headings use; another field is another row."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["THEMES", "theme_of"]

THEMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("下一步打算", ("下一步", "下步", "今后", "下阶段", "工作打算", "工作安排", "工作计划", "下半年")),
    ("问题短板", ("存在问题", "存在的问题", "存在不足", "短板", "困难和问题", "主要问题")),
    (
        "政务服务",
        (
            "政务",
            "审批",
            "窗口",
            "办事",
            "一网通办",
            "一窗",
            "一件事",
            "帮办",
            "代办",
            "热线",
            "大厅",
            "证照",
            "即办",
            "跨省通办",
            "网办",
            "便民",
            "政府服务",
        ),
    ),
    (
        "惠企纾困",
        ("惠企", "纾困", "助企", "免申即享", "减税", "降费", "补贴", "奖补", "稳岗", "企业诉求", "走访", "政企", "亲清", "包联", "政策兑现"),
    ),
    ("金融信贷", ("融资", "信贷", "贷款", "金融", "银行", "担保", "首贷")),
    ("市场监管", ("监管", "执法", "双随机", "柔性", "检查", "处罚", "公平竞争", "市场准入", "商事", "登记", "经营主体", "市场主体")),
    ("法治保障", ("法治", "司法", "法院", "诉讼", "执行合同", "调解", "普法", "合法权益", "知识产权", "检察", "公安", "扫黑")),
    ("信用诚信", ("信用", "诚信", "失信", "守信", "政府承诺", "拖欠", "清欠", "新官不理旧账")),
    (
        "要素保障",
        ("用地", "用水", "用电", "用气", "用工", "水电气", "电力", "供水", "供气", "要素", "人才", "招聘", "不动产", "土地", "用能", "标准地"),
    ),
    ("项目投资", ("项目", "投资", "招商", "开工", "竣工", "工程建设", "施工许可", "园区", "三个一批", "签约")),
    ("招标采购", ("招标", "投标", "采购", "公共资源交易", "评标")),
    ("创新数字", ("创新", "数字", "数据", "智慧", "互联网+", "大数据", "系统对接", "平台建设")),
    ("组织督查", ("组织领导", "领导小组", "专班", "督查", "督导", "考核", "问责", "作风", "宣传", "机制建设", "高位推动", "责任", "评价", "监督")),
)


_THEME_OF = {word: place for place, (_, words) in reversed(tuple(enumerate(THEMES))) for word in words}
_ANY = re.compile("|".join(sorted(map(re.escape, _THEME_OF), key=len, reverse=True)))
_READ = 400  # characters of a paragraph that are looked at


def theme_of(section: str, text: str = "") -> str:
    """The theme of a section by its headings (the deepest that tells one, ``section`` holds them from the top), else of the paragraph by its words."""
    for heading in reversed(section.split("\n")):
        told = _told(heading)
        if told:
            return told
    return _told(text[:_READ])


def _told(text: str) -> str:
    """The theme most of whose words ``text`` holds; the first of equals."""
    found = Counter(_THEME_OF[word] for word in set(_ANY.findall(text)))
    return THEMES[min(found, key=lambda place: (-found[place], place))][0] if found else ""
