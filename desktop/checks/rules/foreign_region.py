"""Another county's name left over from the report this one was made from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject
from desktop.document.nodes import Role

__all__ = ["RULE"]

_NAME = re.compile(
    r"(?:(?<=[，。；：、\n“（年月日来度内底])|^|(?<=在)|(?<=为)|(?<=对)|(?<=市)|(?<=省)|(?<=，全)|(?<=是))([\u4e00-\u9fff]{2,3}[县区])(?![域级内外情直长委])"
)
_COMMON = re.compile(
    r"[全我该本各外市省两多此其他邻周个名整为在对由与和及的是]|"
    r"(?:园|社|小|景|片|城|郊|辖|开发|高新|示范|试验|功能|工业|产业|农业|经开|新|服务|办公|等候|生活|保税|综合|自助|核心|集聚|试点|贫困|先进|所在|中心|重点|专|分|山|牧|库|灾|疫|地|林|矿)区$|"
    r"^(?:提交|报送|上报|报请|报经|进入|走进|成为|覆盖|入驻|带动|推动|组织|支持|下放|通过|依托|围绕|结合|立足|涉及|反映|惠及|遍布|落户|来到|返回|召集|按照|根据|服务|建设|打造|推进|作为)|"
    r"(?:强|百强|县|大|小|兄弟|试点|贫困|先进)县$"
)
_ELSEWHERE = re.compile(
    r"学习|借鉴|考察|对标|赴|毗邻|周边|相邻|兄弟|合作|跨|较|联合|先进|经验|排名|来自|协作|对口|帮扶|共建|第[一二三四五六七八九十]"
)
_RARE = 2


def _find(subject: Subject) -> Iterator[Fault]:
    found = [one for one in _NAME.finditer(subject.text) if not _COMMON.search(one[1])]
    counts = Counter(one[1] for one in found)
    own = subject.region or _own(subject, counts)
    if not own:
        return
    for one in found:
        name = one[1]
        if name == own or own.endswith(name) or name.endswith(own) or name[-1] != own[-1] or counts[name] > _RARE:
            continue
        near = subject.text[max(0, one.start() - 20) : one.end() + 20]
        if not _ELSEWHERE.search(near) and not _in_title(subject.text, one.start()):
            yield Fault(one.start(1), one.end(1), f"本文写的是{own}，这里却是“{name}”，疑为套用别处材料时留下的，请核对。")


def _own(subject: Subject, counts: Counter[str]) -> str:
    """The region the title or the signature names, else the one the text names most, if clearly."""
    frame = subject.title + "".join(item.text for item in subject.of_role(Role.SIGNATURE))
    named = [name for name in counts if name in frame] or re.findall(
        r"^(?:关于)?(?:[\u4e00-\u9fff]{2,3}市)?([\u4e00-\u9fff]{2}[县区])(?=\d|20|关于|优化|人民|上|前|第)", subject.title
    )
    if not named:
        named = re.findall(
            r"([\u4e00-\u9fff]{2}[县区])(?=[\u4e00-\u9fff]{2,14}(?:局|办|委|中心|政府|办公室|委员会))",
            "".join(item.text for item in subject.of_role(Role.SIGNATURE)),
        )
    if named:
        return str(named[0])
    most = counts.most_common(1)
    return most[0][0] if most and most[0][1] >= 3 else ""


def _in_title(text: str, at: int) -> bool:
    line = text.rfind("\n", 0, at)
    return text.rfind("《", max(line, 0), at) > text.rfind("》", max(line, 0), at)


RULE = Rule(
    "foreign-region",
    "出现别处地名",
    "region",
    "warning",
    "实务",
    "套用残留",
    "套用外地或上年材料时，地名最容易漏改。",
    InDocument(_find),
    bad=(Example("青沅县优化营商环境工作汇报\n\n青沅县高度重视营商环境。\n今年以来，泊川县持续压减办理时限，企业满意。\n", ("泊川县",)),),
    good=(
        "青沅县优化营商环境工作汇报\n\n青沅县高度重视营商环境。\n学习借鉴泊川县经验，持续压减办理时限。\n",
        "青沅县优化营商环境工作汇报\n\n青沅县高度重视。\n材料齐全后，提交县政府审定。\n在开发区、高新区设立窗口，社区、园区同步推进。\n",
    ),
)
