"""What it costs the sense of a title to be broken at each place: the segmenter says where words end, the genre's own words which ends are good."""

from __future__ import annotations

import re

from desktop.language import words
from desktop.outcome import Refused

__all__ = ["NEVER", "costs"]

NEVER = 8.0
"""From here on a break is inside a word, or leaves a mark or a particle at the wrong end of a line."""

_NUMBER = r"第?[\d〇零一二三四五六七八九十百]{1,8}"
_COUNTED = (
    rf"{_NUMBER}届(?:人大|政协|委员会|人民代表大会)?(?:常委会)?(?:{_NUMBER}次会议)?"
    r"|\d{2,4}年(?:\d{1,2}[—～至-]\d{1,2}月份?|上半年|下半年|前?[一二三四]季度|第[一二三四]季度|度)?"
    rf"|{_NUMBER}(?:[—～至-]\d{{1,4}})?(?:个?月份?|日|号|次|场|期|季度|%|％|、){{1,4}}(?:会议|提案|建议|议案)?|\d[\d.]{{0,12}}"
)
_NOUNS = (
    "国民经济和社会发展(?:计划)?|“[^”]{1,6}”|营商环境|政务服务|经营主体|市场主体|人民政府(?:办公室)?|人民代表大会|政治协商会议|人大|政协|委员会|办公室|高质量|"
    "不动产登记|企业开办|获得信贷|获得电力|县域|经济|企业|会议|重点|前三季度|上半年|下半年|全年|提案|建议|议案|代表|委员|工作|情况|汇报|总结|报告|答复|意见|通报|经验|材料|系列|新闻|发布会|发布词|"
    "通稿|做法|措施|一流|市场化|法治化|国际化|便利化|改革|服务|管理|监督|发展|建设"
)
_VERBS = "优化|推进|推动|深化|加强|促进|提升|打造|开展|落实|办理|聚焦|强化|持续|全面|关于|助力|构建|创新|做好|印发|切实|进一步|着力|加快|坚持|破解"
_WORD = re.compile(f"(?P<noun>{_COUNTED}|{_NOUNS}|[A-Za-z]{{1,40}})|(?P<verb>{_VERBS})")
"""Words of the genre and counted things. A line is not broken inside one; it may end with a noun, and may start with a verb but not end with one."""
_BODY = re.compile("办公室|(?:常务)?委员会|领导小组|工作专班|指挥部|管理局|(?:服务)?中心|代表大会|会议|计划|提案|建议案")
"""What ends a name: a line that starts with it has broken the name in two."""
_NEVER_FIRST, _NEVER_LAST = " \u3000，。、；：？！）》〉”’】〕％%·的了与和及暨", "（《〈“‘【〔第、与和及暨对"
_INSIDE = {"《": 3.0, "》": -3.0, "“": 7.0, "”": -7.0, "（": 7.0, "）": -7.0}
_ADVERBS, _DOING, _LEADING = ("d", "ad"), ("v", "p"), ("v", "p", "c")


def costs(text: str) -> list[float]:
    """The cost of a break before each character of ``text``: least at a space and before a verb, ``NEVER`` and more where none may be."""
    made = _by_genre(text)
    allowed, opens = _by_words(text)
    depth, last = 0.0, ""
    for at, character in enumerate(text):
        made[at] = (opens.get(at, 5.0) if made[at] < 0 else made[at]) + depth
        if at not in allowed and not last.isspace():
            made[at] = max(made[at], 10.0)
        if _BODY.match(text, at) and not last.isspace():
            made[at] += 4.0
        made[at] += NEVER if character in _NEVER_FIRST or (last and last in _NEVER_LAST) else -6.0 if last.isspace() else 0.0
        depth += _INSIDE.get(character, 0.0)
        last = character
    return made


def _by_genre(text: str) -> list[float]:
    """What the genre's own words say; -1 where they say nothing."""
    made = [-1.0] * (len(text) + 1)
    for word in _WORD.finditer(text):
        start, end = word.span()
        before, after = (0.0, 6.0) if word.lastgroup == "verb" else (2.0, 1.0)
        made[start], made[end] = max(made[start], before), max(made[end], after)
        made[start + 1 : end] = [10.0] * (end - start - 1)
    return made


def _by_words(text: str) -> tuple[frozenset[int], dict[int, float]]:
    """Where words end, and what a break there costs by the sorts of the two words: least before a verb, most behind one."""
    try:
        allowed, tokens = words.breaks(text), words.tokens(text)
    except Refused:  # no word list: what the genre says must do
        return frozenset(range(len(text))), {}
    made = {}
    for before, after in zip(tokens, tokens[1:]):  # noqa: RUF007 - pairwise gives no slices
        behind = 5.0 if before.tag in (*_DOING, *_ADVERBS) else 3.0 if before.text == "的" else 0.0
        made[after.start] = behind + (0.5 if after.tag in (*_LEADING, *_ADVERBS) else 1.0 if after.text in "“《（" else 2.5)
    return allowed, made
