"""The text as numbers run in it: full-width digits narrow, spaces and line ends inside numbers gone; places are kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

__all__ = ["Flow", "flow"]

_WIDE = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), ord("％"))} | {
    0x00A0: " ",
    0x2009: " ",
    0x3000: " ",
    ord("－"): "-",
    ord("−"): "-",
}
_HAS_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ％\u00a0\u2009\u3000－−]")
_STRAIGHT = re.compile(r'"([^"\n]{0,60})"')  # straight quotes pair from the start of their line
_WIDE_POINT = re.compile(r"(?<=[0-9])[．](?=[0-9])")
_SCALES = "万亿余多%"
_HEADS = "元人件户家个项条名次份场笔期篇吨亩公平千米天年座台套处所分起例类种"
_GAP = re.compile(
    r"(?=[ \n])(?:"  # nothing is looked at elsewhere
    # a space in a group of thousands, around a decimal point, between a number and what it measures
    r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))|(?<=[0-9]) (?=\.[0-9])|(?<=[0-9]\.) (?=[0-9])"
    r"|(?<=[0-9]) {1,2}(?=[\u4e00-\u9fff%‰℃])|(?<=[\u4e00-\u9fff“”（(，。、；：]) {1,2}(?=[0-9])|(?<=[万亿余多]) (?=[\u4e00-\u9fff])"
    # a line end inside a number of newspaper text; a new item (3. …) or year starts a line of its own
    rf"|(?<=[0-9])\n{{1,2}}(?=[{_SCALES}]|[{_HEADS}](?![、.．])|[0-9]{{1,3}}(?:,[0-9]|[{_HEADS}{_SCALES}]))|(?<=[0-9][.,])\n{{1,2}}(?=[0-9])|(?<=[0-9][万亿])\n{{1,2}}(?=[{_HEADS}余多]))"
)


@dataclass(frozen=True, slots=True)
class Flow:
    """``text`` with nothing inside its numbers; what was left out before each of ``cuts``, places in it, adds up to the ``shifts`` beside them."""

    text: str
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = (0,)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source's span of the flow's span ``start``–``end``."""
        return start + self.shifts[bisect_right(self.cuts, start)], end + self.shifts[bisect_right(self.cuts, end - 1)]


def flow(text: str) -> Flow:
    """The flow of ``text``; without wide digits and broken numbers it is the text itself."""
    if '"' in text:
        text = _STRAIGHT.sub(r"“\1”", text)
    narrow = _narrowed(text)
    gaps = [found.span() for found in _GAP.finditer(narrow) if not _in_table(narrow, found.start(), found.end())]
    if not gaps:
        return Flow(narrow)
    cuts, shifts, parts, place = list[int](), [0], list[str](), 0
    for start, end in gaps:
        cuts.append(start - shifts[-1])
        shifts.append(shifts[-1] + end - start)
        parts.append(narrow[place:start])
        place = end
    return Flow("".join(parts) + narrow[place:], tuple(cuts), tuple(shifts))


def _narrowed(text: str) -> str:
    """``text`` with narrow digits, letters and blanks: replaced one sort after another, which is quicker than to look every character up."""
    wide = set(_HAS_WIDE.findall(text))
    for character in wide:
        text = text.replace(character, _WIDE[ord(character)])
    return _WIDE_POINT.sub(".", text) if wide else text


def _in_table(text: str, start: int, end: int) -> bool:
    """Whether a line end stands between rows of a table, where every number is whole."""
    if text[start] != "\n":
        return False
    before, after = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return "\t" in text[before:start] or "\t" in text[end : len(text) if after < 0 else after]
