"""Which figures of a report follow from others, in its own text and from last period's, each checked against its own old value first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from desktop.drafting.hand import decimals_of
from desktop.drafting.roll_form import Rule
from desktop.drafting.shifts import moved
from desktop.drafting.turning import direction, elsewhere
from desktop.figures.figure import Figure
from desktop.figures.ops import compute
from desktop.figures.relate import follows, relations
from desktop.language.periods import Expression, Period

__all__ = ["rules", "scale_of", "to_step"]

_NEAR = 60  # figures around a cumulative among which its last single period is looked for
_FAR = 90  # characters between a change and the words or the value it speaks of
_BREAK = re.compile("[。\n]")
_PREFIX = re.compile("^(?:累计|全年|上半年|前三季度|[一二三四]季度|本季度|本期|当季|当月|本月|共|其中|年度|期末|单季度?)+|累计")
_PLACES = ("位", "名", "位次", "名次")
_TIMES = re.compile("(?:是|为|相当于)[^，。；\n]{0,14}的$")
Rules = dict[int, tuple[str, tuple[int, ...], str, int, bool]]


def scale_of(figure: Figure) -> Decimal:
    """What the number as written times to base units: 10000 for 1.9万."""
    if isinstance(figure.number, Decimal) and isinstance(figure.value, Decimal) and figure.number:
        return (figure.value / figure.number).quantize(Decimal(1), ROUND_HALF_UP) if figure.value != figure.number else Decimal(1)
    return Decimal(1)


def to_step(number: Decimal, decimals: int, *, cut: bool = False) -> Decimal:
    """``number`` with so many decimals, rounded half up or cut off."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_DOWN if cut else ROUND_HALF_UP)


def rules(text: str, found: tuple[Figure, ...], said: tuple[Expression, ...], old: Period | None, new: Period | None) -> dict[int, Rule]:
    """The rule of each figure that follows, by its place; sources are named f1, f2 … by theirs. No circles."""
    made: Rules = dict(_within(text, found))
    if old is not None and new is not None and old.dated and new.dated:
        last = _Last(text, found, said, old, new)
        for at, rule in last.rules(made):
            if not _leads_to(made, rule[1], at):
                made[at] = rule
    return {at: Rule(op, tuple(f"f{one + 1}" for one in of), relation, sign, cut) for at, (op, of, relation, sign, cut) in made.items()}


def _within(text: str, found: tuple[Figure, ...]) -> Iterator[tuple[int, tuple[str, tuple[int, ...], str, int, bool]]]:
    for one in follows(relations(text, found)):
        sign = _sign(found, one.result, one.relation, one.of, one.cut)
        if sign:
            yield one.result, (one.op, one.of, one.relation, sign, one.cut)


def _sign(found: tuple[Figure, ...], result: int, relation: str, of: tuple[int, ...], cut: bool) -> int:
    """1 where the sources give the printed number back, −1 where they give it with the other sign, 0 where they do not."""
    printed, values = found[result].number, [found[at].value for at in of]
    numbers = [value for value in values if isinstance(value, Decimal)]
    if not isinstance(printed, Decimal) or len(numbers) != len(values):
        return 0
    value = compute(relation, numbers)
    if value is None:
        return 0
    number = to_step(value / scale_of(found[result]), decimals_of(found[result].text), cut=cut)
    return 1 if number == printed else -1 if number == -printed else 0


def _leads_to(made: Rules, of: tuple[int, ...], result: int) -> bool:
    waiting, seen = list(of), set[int]()
    while waiting:
        at = waiting.pop()
        if at == result:
            return True
        if at not in seen and at in made and made[at][0] != "carry":  # what carries takes an old value: it waits for nothing
            seen.add(at)
            waiting += made[at][1]
    return False


class _Last:
    """What follows from the text of last period: baselines that take its values, changes against it, cumulatives that go on from it."""

    def __init__(self, text: str, found: tuple[Figure, ...], said: tuple[Expression, ...], old: Period, new: Period) -> None:
        self.text, self.found, self.said, self.old, self.new = text, found, said, old, new
        self.ends = [one.end for one in said]
        self.periods = [_period(one, old) for one in found]
        self.names = [_PREFIX.sub("", one.metric) for one in found]

    def rules(self, known: Rules) -> Iterator[tuple[int, tuple[str, tuple[int, ...], str, int, bool]]]:
        """In the order of the text."""
        for at, one in enumerate(self.found):
            if at in known or not isinstance(one.number, Decimal):
                continue
            match one.role:
                case "baseline":
                    made = self._carried(at)
                case "change":
                    made = self._changed(at)
                case "value":
                    made = self._placed(at) if one.unit in _PLACES else self._grown(at)
                case _:
                    made = None
            if made:
                yield at, made

    def _compared(self, at: int) -> Period | None:
        """The period, once moved, that the figure at ``at`` is compared with: the nearest one told before it in its sentence."""
        start = self.found[at].start
        clause = elsewhere(self.text, start)
        place = bisect_left(self.ends, start + 1) - 1
        while place >= 0 and start - self.said[place].end <= _FAR:
            one = self.said[place]
            if _BREAK.search(self.text, one.end, start) or one.end <= clause:
                return None
            if one.kind == "baseline" or self._named_before(one):
                return self._moved(one)
            place -= 1
        return None

    def _named_before(self, one: Expression) -> bool:
        return self.text[max(0, one.start - 1) : one.start] in ("较", "比", "由", "从") and one.period.dated

    def _moved(self, one: Expression) -> Period:
        """环比 and 同比 start from the period they stand in, and move as it does."""
        if one.text in ("环比", "上季度", "上月", "上期", "上一期", "上一季度") or one.text.startswith(("上季", "上月", "上个")):
            return self.old if self._next() else one.period.moved(self.old, self.new)
        if one.text in ("同比", "同期") or one.text.endswith("同期"):
            return self.new.year_before()
        return moved(one, self.old, self.new)

    def _next(self) -> bool:
        return self.new == self.old.shift(1) or self.new == self.old.next_cumulative()

    def _same(self, base: Period, at: int) -> bool:
        """Whether the moved base is what the figure at ``at`` told last time."""
        own = self.periods[at]
        if own.end is None or own.end != base.end:
            return False
        return own.unit == "day" or base.unit == "day" or own.start == base.start

    def _value_of(self, at: int, unit: bool) -> int | None:
        """The value that the baseline or change at ``at`` belongs to: of the same name, the nearest before it in the paragraph, else after it in the sentence."""
        one = self.found[at]
        for other in range(at - 1, max(-1, at - 7), -1):
            if self.text.find("\n", self.found[other].end, one.start) >= 0 or one.start - self.found[other].end > _FAR:
                break
            if self._fits(at, other, unit):
                return other
        for other in range(at + 1, min(len(self.found), at + 3)):
            if _BREAK.search(self.text, one.end, self.found[other].start):
                break
            if self._fits(at, other, unit):
                return other
        return None

    def _fits(self, at: int, other: int, unit: bool) -> bool:
        one, value = self.found[at], self.found[other]
        if value.role != "value" or not isinstance(value.number, Decimal) or (unit and value.unit != one.unit and not _points(one, value)):
            return False
        return self.names[at] == self.names[other] or (bool(self.names[at]) and self.names[other].endswith(self.names[at]))

    def _carried(self, at: int) -> tuple[str, tuple[int, ...], str, int, bool] | None:
        base = self._compared(at)
        other = self._next_value(at) if base else None
        return ("carry", (other,), "carry", 1, False) if base and other is not None and self._same(base, other) else None

    def _next_value(self, at: int) -> int | None:
        """由X降至Y: Y, the next figure of its unit in the sentence; else the value of the same name."""
        if at + 1 < len(self.found):
            one, other = self.found[at], self.found[at + 1]
            alike = other.role == "value" and other.unit == one.unit and isinstance(other.number, Decimal)
            if alike and other.start - one.end <= 24 and not _BREAK.search(self.text, one.end, other.start):
                return at + 1
        return self._value_of(at, unit=True)

    def _changed(self, at: int) -> tuple[str, tuple[int, ...], str, int, bool] | None:
        base, one = self._compared(at), self.found[at]
        if base is None:
            return None
        if one.unit in _PLACES:
            return self._placed(at)
        share = one.unit == "%"
        other = self._value_of(at, unit=not share and one.unit != "倍")
        if other is None or not self._same(base, other):
            return None
        value = self.found[other]
        if one.unit == "倍":
            told = _TIMES.search(self.text, max(0, one.start - 20), one.start)
            return ("previous_multiple", (other,), "previous_multiple", 1, False) if told else None
        if share and value.unit in ("%", "百分点"):
            return None  # 占比98%，同比增长2%: of what, nobody can say
        sign = direction(self.text, one.start)
        op = "previous_percent" if share else "previous_difference"
        return (op, (other,), op, sign, False) if sign and _fine(value, one) else None

    def _placed(self, at: int) -> tuple[str, tuple[int, ...], str, int, bool] | None:
        """居全市第5位，较上季度前进1位: a step up makes the number smaller."""
        base, one = self._compared(at), self.found[at]
        sign = -direction(self.text, one.start)
        for other in range(at - 1, max(-1, at - 4), -1) if base and sign else ():
            rank = self.found[other]
            if rank.kind == "rank" and isinstance(rank.number, Decimal) and not _BREAK.search(self.text, rank.end, one.start):
                return ("previous_difference", (other,), "previous_difference", sign, False) if base and self._same(base, other) else None
        return None

    def _grown(self, at: int) -> tuple[str, tuple[int, ...], str, int, bool] | None:
        """全年累计 = 前三季度累计 + 四季度: what the new text calls the whole takes its own old value and the new single period's."""
        own = self.periods[at]
        if not (own.cumulates and own.end == self.old.end and own.start != _single(self.old).start):
            return None
        if self.new.end is None or self.old.end is None or self.new.end.year != self.old.end.year:
            return None
        for other in range(max(0, at - _NEAR), min(len(self.found), at + _NEAR)):
            value = self.found[other]
            alike = other != at and value.role == "value" and value.unit == self.found[at].unit and _alike(self.names[other], self.names[at])
            if alike and isinstance(value.number, Decimal) and self.periods[other] == _single(self.old) and self._next():
                return "cumulative", (other,), "cumulative", 1, False  # its own old value is the other source
        return None


def _alike(one: str, other: str) -> bool:
    """Whether two names are one, told at more or less length: 政务服务大厅受理办件, 受理办件."""
    return one == other or (min(len(one), len(other)) >= 3 and (one.endswith(other) or other.endswith(one)))


def _single(period: Period) -> Period:
    """The single quarter or month that ``period`` ends with."""
    return Period(period.unit, period.last, period.last) if period.unit in ("month", "quarter") else period


def _period(figure: Figure, old: Period) -> Period:
    return Period.parse(figure.period) if figure.period else old


def _fine(value: Figure, change: Figure) -> bool:
    """Whether ``value`` is told finely enough for ``change`` to be reckoned from two such: 5.2万户 does not tell a growth of 8.3%."""
    if value.approx or not isinstance(value.value, Decimal) or not value.value:
        return False
    scale, shown = scale_of(value), decimals_of(value.text)
    if scale == 1 and not shown and value.kind == "count":
        return True
    step = scale.scaleb(-shown)
    told = scale_of(change).scaleb(-decimals_of(change.text))
    return step * 200 / abs(value.value) <= told if change.unit == "%" else step <= told


def _points(change: Figure, value: Figure) -> bool:
    return change.unit == "百分点" and value.unit == "%"
