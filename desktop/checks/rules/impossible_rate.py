"""A rate that cannot be over a hundred per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InSentence, Rule

__all__ = ["RULE"]

_RATE = re.compile(
    r"(?:好评|满意|办结|覆盖|合格|通过|解决|达标|签约履约|履约|开工|投产|达效|普及|入学|回复|答复|及时|准时|按时|网办|占比|占全[县市区国省]|知晓|录入|受理|参保|执行|整改|办复|面商)"
    r"[率比]?(?:均|已|高)?(?:达到?|为|是|至)?(?:了)?[ ]?(\d{3,5}(?:\.\d{1,4})?)[%％]"
)


def _find(text: str) -> Iterator[Fault]:
    for found in _RATE.finditer(text):
        if float(found[1]) > 100:
            yield Fault(found.start(1), found.end(), f"{found.group()}超过了100%，这类比率最高为100%，请核对。")


RULE = Rule(
    "impossible-rate",
    "比率超过100%",
    "percent",
    "error",
    "实务",
    "比率的定义域",
    "好评率、办结率一类是部分占全体的比，不可能超过100%。",
    InSentence(_find),
    bad=(Example("政务服务好评率达103%。", ("103%",)),),
    good=("政务服务好评率达100%。", "重点项目投资完成率为134.7%。", "税收同比增长120%。"),
)
