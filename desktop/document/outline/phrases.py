"""Clauses and sentences of running text, and whether two of them are built alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

__all__ = ["CLOSERS", "Sentence", "alike", "clauses", "figures", "headline", "plain_words", "sentences", "shape", "stop"]

SENTENCE_ENDS = "。！？!?"
CLOSERS = "”’）)》」』】"
_OPEN, _SHUT = "“‘（(《「『【〔", "”’）)》」』】〕"
_AROUND = frozenset(CLOSERS + SENTENCE_ENDS)
_CLAUSE = 200  # characters in which the end of a clause is looked for
_NEST = 40  # characters a pair of quotes may hold: an unclosed one must not swallow the text
_SENTENCE = re.compile(r"[。！？!?]")
_YEAR = re.compile(r"(?:19|20)\d{2}年")
_PLAIN = re.compile(r"[\s“”‘’《》（）()\"']")
_PROSE = re.compile(  # how running prose begins: who, when, by what means, what follows from what
    "我|您|你|他|她|它|本[县市区局次年月级]|该|此|这|那|其[中他余次]|各|全[县市区省国镇乡]|目前|近|[今去明当]年|当前|同时|另|通过|为(?!民)|由于?|因(?!地)|但|而|且|虽|如|若|据|根据|按照|"
    "依(?!法|托)|截[至止]|自(?!主|觉)|从(?!严)|在|对(?!标|接|外)|经(?!济|营)|现(?!代|场)|[上下]半年|下一?步|[一二三四]季度|衷心|感谢|以上|特此|总的|与|一方面|随着|针对|围绕|特别|尤其|"
    "主要|具体|例如|包括|共(?!建|享|同)|已|均|并(?!联)|也|又|还"
)
_PAST = re.compile("了(?!再|断|解)|如下|收悉|分别|达到")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its closing mark, and where it begins in its text."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where it ends, its mark included."""
        return self.start + len(self.text)

    @property
    def words(self) -> str:
        """The sentence without its closing mark."""
        return self.text.rstrip(SENTENCE_ENDS + "；;" + CLOSERS[:2]) if self.text[-1:] in "。！？!?；;" else self.text


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Sentence]:
    """The sentences of ``text[start:end]``; a closing quote or bracket belongs to the sentence it closes."""
    stop_at = len(text) if end is None else end
    at = start
    for found in _SENTENCE.finditer(text, start, stop_at):
        if found.start() < at:
            continue
        after = found.end()
        while after < stop_at and text[after] in _AROUND:
            after += 1
        yield Sentence(at, text[at:after])
        at = after
    if at < stop_at:
        yield Sentence(at, text[at:stop_at])


def stop(text: str, start: int, marks: str, end: int) -> int:
    """The offset after the first of ``marks`` outside quotes and brackets, -1 where none stands before ``end``."""
    return next((at + 1 for at in _outside(text, start, marks, end)), -1)


def _outside(text: str, start: int, marks: str, end: int) -> Iterator[int]:
    """Where ``marks`` stand outside quotes and brackets."""
    deep = 0
    for found in _stops(marks).finditer(text, start, max(start, end)):
        at, character = found.start(), found.group()
        if character in _OPEN:
            deep = at + _NEST
        elif character in _SHUT:
            deep = 0
        elif at > deep and not _in_number(text, at):
            yield at


@cache
def _stops(marks: str) -> re.Pattern[str]:
    """Whatever a search for ``marks`` has to look at, so that the words between cost nothing."""
    return re.compile(f"[{re.escape(_OPEN + _SHUT + marks)}]")


def _in_number(text: str, at: int) -> bool:
    return text[at] in ",.:" and 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


def clauses(text: str) -> tuple[str, ...]:
    """``text`` at its commas, those inside quotes and brackets left alone; at most eight."""
    if "，" not in text and "," not in text:
        return (text,)
    parts: list[str] = []
    at = 0
    for place in _outside(text, 0, "，,", len(text)):
        if place >= at + _CLAUSE or len(parts) == 7:
            break
        parts.append(text[at:place])
        at = place + 1
    return (*parts, text[at:])


def shape(text: str) -> tuple[int, ...]:
    """How long the clauses of ``text`` are, quotes and brackets not counted."""
    return tuple(len(plain_words(clause)) for clause in clauses(text))


def plain_words(text: str) -> str:
    """``text`` without quotes, brackets and blanks."""
    return _PLAIN.sub("", text)


def alike(one: str, other: str, share: float) -> bool:
    """Whether two phrases have clauses of equal length and the same character in at least ``share`` of all places, two at the least."""
    if shape(one) != shape(other):
        return False
    pairs = list(zip(_flat(one), _flat(other), strict=False))
    same = sum(left == right for left, right in pairs)
    return same >= max(2, share * len(pairs))


def _flat(text: str) -> str:
    return "".join(plain_words(clause) for clause in clauses(text))


def figures(text: str) -> bool:
    """Whether ``text`` holds a figure other than a year."""
    return any(map(str.isdigit, _YEAR.sub("", text)))


def headline(text: str, longest: int = 14) -> bool:
    """Whether ``text`` could head a passage: one to three short clauses that name a task and neither tell, count, date nor address."""
    parts = clauses(text)
    if len(parts) > 3 or any(not 3 <= len(plain_words(part)) <= longest for part in parts):
        return False
    return not (figures(text) or _PROSE.match(text) or _PAST.search(text) or "：" in text or ":" in text or "；" in text or ";" in text)
