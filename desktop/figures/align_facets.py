"""Words that keep apart figures of nearly one name: 进口 and 出口, 受理 and 办结, 石桥镇 and 望湖镇."""

from __future__ import annotations

import re

__all__ = ["Facets", "at_odds", "facets"]

Facets = tuple[tuple[str, str], ...]

# Of each group one word at most is true of a figure; words of one cell say the same.
_GROUPS = (
    "开工|竣工 完工|投产 达产|签约|落地", "进出口|进口|出口", "受理 收到 接到 收集 征集 承接 接收 排查|办结 解决 整改 化解 采纳 审结 办复 销号|尚有 尚未 剩余 在办 未办 正在",
    "线上 网上 掌上|线下", "高压|低压", "收入|支出", "城镇 城市 城区|农村 乡村", "男|女", "企业|个体", "国有|民营|外资", "制造业|涉农|小微", "法定|承诺",
    "授信|发放 投放 放款 放贷", "最高 最长|最低 最短|平均 日均 月均 户均", "同比|环比", "好评|差评", "合格|不合格", "一类|二类|三类", "新增 新登记 新设 新升规|实有 在册 存量 总量 在库",
    "注销|登记 开办", "供应 新增|盘活 消化", "党员|群众", "专科|本科|硕士|博士", "市级|县级 区级|省级|国家级|乡镇", "检查|处罚 罚款|免罚 免予处罚 不予处罚 免处罚",
)  # fmt: skip
_CELL = {word: (str(group), cell.split(" ")[0]) for group, cells in enumerate(_GROUPS) for cell in cells.split("|") for word in cell.split(" ")}
_WORD = re.compile("|".join(sorted(_CELL, key=len, reverse=True)))
_WHO = re.compile(r"([\u4e00-\u9fff]{2})(街道|[镇乡村县区市局院校所行厂](?!级|里|内|外|民|均|域|场|长|业|政|直))")
_NO_WHO = re.compile(
    r"[全各我本该的在和与]|社|园|窗|大厅|乡|县|市|区|地|进|银|执|放|实|推|发|举|履|运|平|试|自|印|可|住|厕|法|医|学|场|处|研|公|律|事|诊|会|政|城"
)


def facets(lead: str, metric: str) -> Facets:
    """What the words right before a number, or else its metric, say of each group and of whom."""
    found: dict[str, str] = {}
    for words in (metric, lead):
        found.update(_CELL[one] for one in _WORD.findall(words))
    who = _who(lead) or _who(metric)
    return tuple({**found, "who": who}.items() if who else found.items())


def _who(words: str) -> str:
    names = [one[1] for one in _WHO.finditer(words) if not _NO_WHO.search(one[1])]
    return names[-1] if names else ""


def at_odds(one: Facets, other: Facets) -> int:
    """In how many groups two figures say different things."""
    known = dict(one)
    return sum(known.get(group, word) != word for group, word in other)
