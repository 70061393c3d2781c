"""A bracket, quotation mark or title mark without its other half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.checks.finding import Fault
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.subject import Subject

__all__ = ["RULE"]

_PAIRS = {"《": "》", "“": "”", "（": "）", "〔": "〕", "【": "】", "‘": "’", "〈": "〉", "(": ")"}
_CLOSERS = {close: opener for opener, close in _PAIRS.items()}
_COUNTED = re.compile(r"[\d一二三四五六七八九十]{1,3}$")


def _find(subject: Subject) -> Iterator[Fault]:
    """Pairs may reach over the lines of one paragraph, not over paragraphs."""
    starts = {passage.lines[0]: passage.lines[-1] for passage in subject.structure.passages}
    lines = subject.structure.lines
    at = 0
    while at < len(lines):
        last = starts.get(at, at)
        first, end = lines[at].start, lines[last].end
        yield from _in(subject.text[first:end], first)
        at = last + 1


def _in(text: str, offset: int) -> Iterator[Fault]:
    text = text.replace("（", "(").replace("）", ")")
    opened: list[int] = []
    for at, mark in enumerate(text):
        if mark in _PAIRS:
            opened.append(at)
        elif mark in _CLOSERS:
            while opened and text[opened[-1]] != _CLOSERS[mark] and _CLOSERS[mark] in [text[one] for one in opened[-6:]]:
                yield _open(text, opened.pop(), offset)
            if opened and text[opened[-1]] == _CLOSERS[mark]:
                opened.pop()
            elif not (mark == ")" and _COUNTED.search(text[max(0, at - 3) : at])):
                yield Fault(offset + at, offset + at + 1, f"“{mark}”前面没有配对的“{_CLOSERS[mark]}”。")
    for at in opened:
        yield _open(text, at, offset)


def _open(text: str, at: int, offset: int) -> Fault:
    end = min(len(text), at + 20)
    stop = next((place for place in range(at + 1, end) if text[place] in "，。；\n"), end)
    return Fault(offset + at, offset + stop, f"“{text[at]}”后面没有配对的“{_PAIRS[text[at]]}”。")


RULE = Rule(
    "unmatched-pair",
    "成对标点缺一半",
    "pair",
    "error",
    "规定",
    "GB/T 15834-2011 4.8、4.9、4.15",
    "括号、引号、书名号成对使用，缺一半会误读。",
    InDocument(_find),
    bad=(Example("您提出的《关于发展物流的建议收悉。", ("《关于发展物流的建议收悉",)), Example("推进一网通办”改革。", ("”",))),
    good=("您提出的《关于发展物流的建议》（第2号）收悉。", "1）抓服务。", "推进“一网通办”改革。"),
)
