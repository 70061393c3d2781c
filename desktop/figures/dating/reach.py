"""Which period expression governs a figure: the nearest in its clause and sentence, the paragraph's first, the section's, the document's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.figures.clauses import Clauses
from desktop.figures.dating.sections import Sections
from desktop.language.periods import Expression, Period

__all__ = ["Reach"]

_SOFT = frozenset("；;")
_BEGUN = ("起", "开始", "以后", "之后", "之日", "启动", "正式")
_SINCE = ("起", "开始")
_AGAINST = ("比", "较", "与", "于", "占")
_COLONS = frozenset((":", "："))
_JOINS = frozenset(("、", "和", "与", "及"))
_ITEM = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,2}是|[一二三四五六七八九十0-9]{1,2}[、.．]|[（(][一二三四五六七八九十0-9]{1,2}[）)]|第[一二三四五六七八九十]，)"
)
_COMMAS = ("，", ",")
_VAGUE = ("目前", "当前", "现阶段", "当年", "次年", "翌年")
_YEAR = re.compile("[0-9]{4}|[去上本今明次来]年|[〇○]|目前|“")
_LEAD = 60  # characters in which a paragraph's first expression is looked for
_MANY = 40  # expressions of one sentence that are looked through


class Reach:
    """The period expressions of a text, and how far each reaches."""

    def __init__(self, cut: Clauses, said: Iterable[Expression], sections: Sections, now: Period) -> None:
        self.cut = cut
        self.said = [_of_section(one, sections, now) for one in said if one.period.dated and not self._idle(one)]
        self._starts = [one.start for one in self.said]
        self._against = frozenset(one.start for one in self.said if self._is_compared(one))
        self._closed = [self._closes(one) for one in self.said]
        self._hard = [place for place in cut.sentences if not self._soft(place)]

    def _soft(self, place: int) -> bool:
        text = self.cut.text
        return place > 0 and (text[place - 1] in _SOFT or (text[place - 1] == "." and text[place - 2 : place - 1].isdigit()))

    def _idle(self, one: Expression) -> bool:
        """What only begins something, 7月1日起, or says no more than now dates nothing."""
        return one.text in _VAGUE or (
            one.period.unit in ("day", "month", "quarter") and self.cut.text.startswith(_BEGUN if one.kind == "event" else _SINCE, one.end)
        )

    def _closes(self, one: Expression) -> int:
        """Where the brackets about ``one`` close, behind which it says nothing: 560件（一季度：210件）."""
        text = self.cut.text
        opened = max(text.rfind(mark, max(0, one.start - _LEAD), one.start) for mark in "（(")
        if opened < 0 or opened < max(text.rfind(mark, opened, one.start) for mark in "）)\n"):
            return len(text) + 1
        ends = [place for place in (text.find(mark, one.end, one.end + _LEAD) for mark in "）)") if place >= 0]
        return min(ends, default=len(text) + 1)

    def sentence(self, offset: int) -> int:
        """Where the whole sentence at ``offset`` begins; ；parts it into items."""
        return self._hard[bisect_right(self._hard, offset) - 1]

    def near(self, offset: int) -> Iterator[Expression]:
        """The expressions of the sentence before ``offset``, the nearest first."""
        least, last = self.sentence(offset), bisect_left(self._starts, offset) - 1
        for place in range(last, max(-1, last - _MANY), -1):
            if self.said[place].start < least:
                return
            if self._closed[place] > offset:
                yield self.said[place]

    def paragraph(self, offset: int) -> Expression | None:
        """The expression that the paragraph of ``offset`` opens with."""
        line = self.cut.line(offset)
        for place in range(bisect_left(self._starts, line), len(self.said)):
            one = self.said[place]
            if one.start >= min(offset, line + _LEAD):
                return None
            if not self.compared(one) and one.kind in ("flow", "future", "stock"):
                return one if self._leads(one, self.sentence(one.start)) else None
        return None

    def reaches(self, one: Expression, offset: int) -> bool:
        """Whether ``one`` reaches over the ；between it and ``offset``: only what opens the sentence or its item does."""
        if self.within(one, offset):
            return True
        return self._leads(one, self.sentence(offset)) or (one.kind != "future" and self._leads(one, self.cut.sentence(one.start)))

    def bracketed(self, offset: int) -> Expression | None:
        """The expression that stands alone in brackets right at ``offset``: 8.2亿元（截至6月底）."""
        if self.cut.text[offset : offset + 1] not in ("（", "("):
            return None
        place = bisect_left(self._starts, offset)
        one = self.said[place] if place < len(self.said) else None
        alone = one is not None and one.start == offset + 1 and self.cut.text[one.end : one.end + 1] in ("）", ")")
        return one if alone and one is not None and one.kind in ("flow", "stock", "future") else None

    def several(self, near: Iterable[Expression], offset: int) -> list[Expression]:
        """The periods of the clause that are told together right before ``offset``, of those ``near`` it: 4月、5月."""
        found: list[Expression] = []
        for one in near:
            if not self.beside(one, offset) or one.kind not in ("flow", "stock") or (found and self.cut.text[one.end : found[0].start] not in _JOINS):
                break
            found.insert(0, one)
        return found

    def opens(self, one: Expression) -> bool:
        """Whether the clause of ``one`` begins with it."""
        start = self.cut.start(one.start)
        return one.start - start <= _LEAD and not self.cut.text[start : one.start].strip()

    def numbered(self, offset: int) -> bool:
        """Whether the sentence of ``offset`` begins with the number of an item, 一是, so that its first words announce no more than that."""
        return _ITEM.match(self.cut.text, self.sentence(offset)) is not None

    def within(self, one: Expression, offset: int) -> bool:
        """Whether no ；stands between ``one`` and ``offset``."""
        return one.start >= self.cut.sentence(offset)

    def beside(self, one: Expression, offset: int) -> bool:
        """Whether ``one`` stands in the clause of ``offset``."""
        return one.start >= self.cut.start(offset) or self.cut.text[one.end : one.end + 2][: offset - one.end] in _COLONS

    def _leads(self, one: Expression, start: int) -> bool:
        """Whether ``one`` stands in the first clause of what begins at ``start``."""
        return one.start <= self.cut.end(start) or (one.start - start <= _LEAD and not self.cut.text[start : one.start].strip("，, 　"))

    def compared(self, one: Expression) -> bool:
        """Whether something is compared with it, one of those said."""
        return one.start in self._against

    def _is_compared(self, one: Expression) -> bool:
        text = self.cut.text
        if one.kind == "baseline" and text[one.end : one.end + 1] in _COMMAS and self.opens(one):
            return False  # 去年底，全县有……
        return one.kind == "baseline" or (one.kind == "event" and one.text.endswith("初")) or text[one.start - 1 : one.start] in _AGAINST


def _of_section(one: Expression, sections: Sections, now: Period) -> Expression:
    """``one`` in the year its section speaks of: 全年 under 2025年目标 is 2025."""
    section = sections.at(one.start).period
    if section is None or section.year is None or now.year is None or section.year == now.year or _YEAR.search(one.text):
        return one
    return replace(one, period=one.period.later(12 * (section.year - now.year)))
