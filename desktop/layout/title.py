"""Where a title that needs more than one line is broken: by sense, the lines not unlike in length (GB/T 9704 7.3.1).

The break is made by giving the title a narrower measure, never by a mark in its text: the text stays as it was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from desktop.layout.measure import width
from desktop.layout.style import Look

__all__ = ["narrowed"]

_COUNTED = r"\d[\d.]*|第?[\d〇零一二三四五六七八九十百]+(?:[—～至-]\d+)?(?:年度?|个?月份?|日|号|届|次|场|期|季度|%|％|、)+(?:上半年|下半年|前?[一二三四]季度|会议|提案|建议|议案)?"
_NOUNS = (
    "营商环境|政务服务|经营主体|市场主体|人民政府|人民代表大会|政治协商会议|人大|政协|委员会|办公室|高质量|县域|经济|企业|会议|重点|前三季度|上半年|下半年|全年|"
    "提案|建议|议案|代表|委员|工作|情况|汇报|总结|报告|答复|意见|通报|经验|材料|系列|新闻|发布会|发布词|通稿|做法|措施|一流|市场化|法治化|国际化|便利化|改革|服务|管理|监督|发展|建设"
)
_VERBS = "优化|推进|推动|深化|加强|促进|提升|打造|开展|落实|办理|聚焦|强化|持续|全面|关于|助力|构建|创新|做好|印发"
_WORD = re.compile(f"(?P<noun>{_COUNTED}|{_NOUNS}|[A-Za-z]+)|(?P<verb>{_VERBS})")
"""Words of the genre and counted things. A line is not broken inside one; it may end with a noun, and may start with a verb but not end with one."""
_PIECE = re.compile(r"(?:[0-9A-Za-z.]+|.)[，。、；：？！）》〉”’】〕]*", re.DOTALL)
_MOST_LINES = 6
_NEVER_FIRST, _NEVER_LAST = "，。、；：？！）》〉”’】〕％%·的了与和及", "（《〈“‘【〔第、与和及对"


def narrowed(text: str, look: Look, measure: float) -> float:
    """The measure in points, at most ``measure``, in which the lines of ``text`` break best; ``measure`` itself where one line holds it."""
    if not measure < width(text, look) < measure * _MOST_LINES or "\n" in text:
        return measure
    edges, words = _edges(text, look), list(_WORD.finditer(text))
    ends = _ends(edges, measure)
    fewest, best, loosest = len(ends), float("inf"), measure
    for _ in edges:  # each turn shortens the longest line, so there are no more of them than characters
        widths = [edges[end][1] - edges[start][1] for start, end in pairwise((0, *ends))]
        cost = sum(_broken(text, words, edges[end][0]) for end in ends[:-1]) + _uneven(widths, look.size)
        if cost < best:
            best, loosest = cost, min(_loose(edges, ends, max(widths), look.size), measure)
        if len(ends := _ends(edges, max(widths) - 0.01)) != fewest:
            break
    return loosest


def _loose(edges: list[tuple[int, float]], ends: list[int], longest: float, size: float) -> float:
    """A measure that makes these lines with room to spare: in some faces digits are wider, and LibreOffice spaces them out."""
    too_much = min((edges[end + 1][1] - edges[start][1] for start, end in pairwise((0, *ends)) if end + 1 < len(edges)), default=longest + size)
    return longest + (size * 0.75 if too_much >= longest + size else (too_much - longest) / 2)


def _edges(text: str, look: Look) -> list[tuple[int, float]]:
    """Where a word processor may end a line of ``text``: offset, and width of the text up to there; digits and letters stay together."""
    edges, at, wide = [(0, 0.0)], 0, 0.0
    for piece in _PIECE.findall(text):
        at += len(piece)
        wide += width(piece, look)
        edges.append((at, wide))
    return edges


def _ends(edges: list[tuple[int, float]], measure: float) -> list[int]:
    """The edges that lines of ``measure`` end at when each takes as much as fits."""
    ends, start = list[int](), 0
    while start < len(edges) - 1:
        limit = edges[start][1] + measure
        start = max(bisect_right(edges, limit, lo=start, key=lambda edge: edge[1]) - 1, start + 1)
        ends.append(start)
    return ends


def _uneven(widths: list[float], size: float) -> float:
    """What it costs that lines are unlike in length; a last line of a few characters is worst."""
    return (max(widths) - min(widths)) / size / 4 + (4 if widths[-1] < max(widths) / 3 else 0)


def _broken(text: str, words: list[re.Match[str]], at: int) -> float:
    """What it costs the sense to break ``text`` at ``at``."""
    cost = 8.0 if text[at] in _NEVER_FIRST or text[at - 1] in _NEVER_LAST else -6.0 if text[at - 1].isspace() else 0.0
    return cost + max((_parted(word, at) for word in words if word.start() <= at <= word.end()), default=5.0)


def _parted(word: re.Match[str], at: int) -> float:
    """What it costs to break at ``at``, inside ``word`` or at one of its ends."""
    if word.start() < at < word.end():
        return 10.0
    if word.lastgroup == "verb":
        return 0.0 if at == word.start() else 6.0
    return 2.0 if at == word.start() else 1.0
