"""The text as clauses and sentences: where the words about a figure begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Clauses", "clauses"]

_WIDE = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), *map(ord, "％．"))}
_HAS_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％．]")
_STRAIGHT = re.compile(r'"([^"\n]{0,60})"')
# what stands in quotes, titles or brackets without a number is one word: its punctuation parts nothing
_WHOLE = re.compile(r"“[^“”\n]{1,30}”|《[^《》\n]{1,60}》|（[^（）\n0-9]{1,30}）|\([^()\n0-9]{1,30}\)")
_MARK = re.compile(r"[。；！？!?;\n\t]|(?<![0-9])\.|\.(?![0-9])|[，：,:（）()【】]|——")
_STOPS = frozenset("。；！？!?;\n\t.")
_THOUSANDS = re.compile(r"(?<=[0-9])[,:](?=[0-9])")


@dataclass(frozen=True, slots=True)
class Clauses:
    """``text`` character for character, digits and Latin letters narrow, quotes paired, broken lines mended; the starts of clauses, sentences and paragraphs."""

    text: str
    starts: tuple[int, ...]
    sentences: tuple[int, ...]
    lines: tuple[int, ...]

    def line(self, offset: int) -> int:
        """Where the paragraph at ``offset`` begins."""
        return self.lines[bisect_right(self.lines, offset) - 1]

    def start(self, offset: int) -> int:
        """Where the clause at ``offset`` begins."""
        return self.starts[bisect_right(self.starts, offset) - 1]

    def end(self, offset: int) -> int:
        """Where the clause at ``offset`` ends, before its mark."""
        place = bisect_right(self.starts, offset)
        return self.starts[place] - 1 if place < len(self.starts) else len(self.text)

    def sentence(self, offset: int) -> int:
        """Where the sentence at ``offset`` begins; a ；ends one too."""
        return self.sentences[bisect_right(self.sentences, offset) - 1]

    def about(self, start: int, end: int) -> tuple[int, int, int]:
        """Where the clause and the sentence at ``start`` begin, and where the clause at ``end`` ends."""
        starts = self.starts
        place = bisect_right(starts, start)
        begins = starts[place - 1]
        while place < len(starts) and starts[place] <= end:
            place += 1
        ends = starts[place] - 1 if place < len(starts) else len(self.text)
        return begins, self.sentences[bisect_right(self.sentences, start) - 1], ends

    def sentence_at(self, start: int, most: int) -> str:
        """The text of the sentence that begins at ``start``, ``most`` characters of it."""
        place = bisect_right(self.sentences, start)
        return self.text[start : min(start + most, self.sentences[place] if place < len(self.sentences) else len(self.text))]

    def words(self, start: int, end: int) -> str:
        """The words from ``start`` to ``end`` without blanks."""
        words = self.text[start:end] if start < end else ""
        return _BLANKS.sub("", words)


_BLANKS = re.compile(r"[ \u3000\xa0\n\t\u200b]")


def clauses(text: str, soft: Iterable[int] = ()) -> Clauses:
    """The clauses of ``text``; a line end at one of ``soft`` was set by a typewriter, not by the writer."""
    even = text
    for character in set(_HAS_WIDE.findall(text)):
        even = even.replace(character, _WIDE[ord(character)])
    if '"' in even:
        even = _STRAIGHT.sub(r"“\1”", even)
    places = list(soft)
    if places:
        letters = list(even)
        for place in places:
            letters[place] = " "
        even = "".join(letters)
    masked = _WHOLE.sub(lambda found: "〇" * len(found.group()), _THOUSANDS.sub("0", even))
    starts, sentences, lines = [0], [0], [0]
    for found in _MARK.finditer(masked):
        starts.append(found.end())
        if found.group()[0] in _STOPS:
            sentences.append(found.end())
        if found.group() == "\n":
            lines.append(found.end())
    return Clauses(even, tuple(starts), tuple(sentences), tuple(lines))
