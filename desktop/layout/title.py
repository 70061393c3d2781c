"""Where a title that needs more than one line is broken: by sense, as a trapezoid or a diamond (GB/T 9704 7.3.1)."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from desktop.layout.measure import width
from desktop.layout.style import Look

__all__ = ["breaks"]

_NUMBER = r"第?[\d〇零一二三四五六七八九十百]+"
_COUNTED = (
    rf"{_NUMBER}届(?:人大|政协|委员会)?(?:{_NUMBER}次会议)?|\d+年(?:\d+[—～至-]\d+月份?|上半年|下半年|前?[一二三四]季度|度)?"
    rf"|{_NUMBER}(?:[—～至-]\d+)?(?:个?月份?|日|号|次|场|期|季度|%|％|、)+(?:会议|提案|建议|议案)?|\d[\d.]*"
)
_NOUNS = (
    "营商环境|政务服务|经营主体|市场主体|人民政府|人民代表大会|政治协商会议|人大|政协|委员会|办公室|高质量|县域|经济|企业|会议|重点|前三季度|上半年|下半年|全年|"
    "提案|建议|议案|代表|委员|工作|情况|汇报|总结|报告|答复|意见|通报|经验|材料|系列|新闻|发布会|发布词|通稿|做法|措施|一流|市场化|法治化|国际化|便利化|改革|服务|管理|监督|发展|建设"
)
_VERBS = "优化|推进|推动|深化|加强|促进|提升|打造|开展|落实|办理|聚焦|强化|持续|全面|关于|助力|构建|创新|做好|印发"
_WORD = re.compile(f"(?P<noun>{_COUNTED}|{_NOUNS}|[A-Za-z]+)|(?P<verb>{_VERBS})")
"""Words of the genre and counted things. A line is not broken inside one; it may end with a noun, and may start with a verb but not end with one."""
_PIECE = re.compile(r"(?:[0-9A-Za-z.]+|.)[，。、；：？！）》〉”’】〕]*", re.DOTALL)
_NARROW = re.compile("[0-9A-Za-z]")
_SPARE = 0.75  # of a character
_MOST_LINES = 3
_NEVER_FIRST, _NEVER_LAST = " \u3000，。、；：？！）》〉”’】〕％%·的了与和及", "（《〈“‘【〔第、与和及对"


def breaks(text: str, look: Look, measure: float) -> tuple[int, ...]:
    """The offsets in ``text`` at which its second and third line start; none where one line of ``measure`` points holds it, or no three do."""
    # in some faces digits are wider than half a character, and LibreOffice spaces them out: a title with digits must not fill the line
    safe = measure - (look.size * _SPARE if _NARROW.search(text) else 0.0)
    if not safe < width(text, look) < measure * _MOST_LINES or "\n" in text:
        return ()
    offsets, widths = _edges(text, look)
    costs = _costs(text)
    best: tuple[float, tuple[int, ...]] = (float("inf"), ())
    for count in range(1, _MOST_LINES):
        for inner in combinations(range(1, len(offsets) - 1), count):
            sense = sum(costs[offsets[place]] for place in inner)
            if sense >= best[0]:  # its shape can only add to that
                continue
            lines = [widths[end] - widths[start] for start, end in pairwise((0, *inner, len(offsets) - 1))]
            if max(lines) <= safe:
                best = min(best, (sense + _uneven(lines, look.size), inner))
        if best[1]:
            break
    return tuple(offsets[place] for place in best[1])


def _edges(text: str, look: Look) -> tuple[list[int], list[float]]:
    """Where a line of ``text`` may end, as offsets, and the widths of the text up to there; digits and letters stay together."""
    offsets, widths = [0], [0.0]
    for piece in _PIECE.findall(text):
        offsets.append(offsets[-1] + len(piece))
        widths.append(widths[-1] + width(piece, look))
    return offsets, widths


def _uneven(widths: list[float], size: float) -> float:
    """What the shape costs: lines unlike in length, a last line of a few characters, a rectangle or an hourglass where a trapezoid is wanted."""
    unlike = (max(widths) - min(widths)) / size
    waist = len(widths) > 2 and widths[1] < min(widths[0], widths[2])
    return unlike / 4 + (4 if widths[-1] < max(widths) / 3 else 0) + (0.5 if unlike < 1 else 0) + (3 if waist else 0)


def _costs(text: str) -> list[float]:
    """What it costs the sense to break ``text`` at each offset: least at a space and before a verb, most inside a word and inside brackets."""
    costs = [-1.0] * (len(text) + 1)
    for word in _WORD.finditer(text):
        start, end = word.span()
        before, after = (0.0, 6.0) if word.lastgroup == "verb" else (2.0, 1.0)
        costs[start], costs[end] = max(costs[start], before), max(costs[end], after)
        costs[start + 1 : end] = [10.0] * (end - start - 1)
    depth, last = 0, ""
    for at, character in enumerate(text):
        costs[at] = (5.0 if costs[at] < 0 else costs[at]) + depth * 3
        costs[at] += 8.0 if character in _NEVER_FIRST or (last and last in _NEVER_LAST) else -6.0 if last.isspace() else 0.0
        depth += (character in "《“（") - (character in "》”）")
        last = character
    return costs
