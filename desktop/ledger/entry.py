"""An entry (台账记录): one recorded value of a metric for a region and period, with where it came from. Entries are never changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, assert_never

from desktop.ledger.times import canonical

__all__ = ["Draft", "Entry", "Key", "Person", "Report", "Sheet", "Source", "agree", "place_of", "reach", "same_draft", "step_of", "told"]

_PRINTED = re.compile(r"(?P<digits>[0-9][0-9,]*(?:\.(?P<decimals>[0-9]+))?)(?P<scale>万亿|亿|[十百千]?万)?")
_WIDE = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_SCALES = {
    "": Decimal(1), "万": Decimal(10**4), "十万": Decimal(10**5), "百万": Decimal(10**6), "千万": Decimal(10**7),
    "亿": Decimal(10**8), "万亿": Decimal(10**12),
}  # fmt: skip
_TRAILS = re.compile("[余多来]|以[上下内]|左右|上下|之内|开外")
_TOLD = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_MORE = re.compile("余|多|来|超|逾|突破|以上|不低于|不少于|不下|至少")
_LESS = re.compile("近|接近|不足|不到|以内|以下|不超过|至多|最多")
_ABOUT = re.compile("约|左右|上下")


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of a report of the library: its number and title, where the figure stands in its text, and the sentence around it."""

    report: int
    start: int
    end: int
    sentence: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A cell of a spreadsheet; ``person`` who filled it, where that is known."""

    file: str
    sheet: str
    cell: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the desk who typed it, with what he noted."""

    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of one's own that was written back."""

    id: str
    name: str = ""


Source = Report | Sheet | Person | Draft


class Key(NamedTuple):
    """What an entry is the value of; the period is ``canonical``: 上半年, 一至二季度 and 1—6月 are one time."""

    metric: str
    region: str
    period: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded value, in base units (元, not 万元; a percentage as printed).

    ``said`` is what the source calls the metric, ``printed`` the number as it stands there, ``approx`` the words that make it approximate. ``kind`` is value, or
    target for what was only meant to be reached. ``supersedes`` are the numbers of the entries this one takes the place of; ``recorded_at`` is UTC.
    """

    metric: str
    region: str
    period: str
    value: Decimal
    unit: str = ""
    scope: str = ""
    printed: str = ""
    approx: str = ""
    source: Source = Person()
    kind: str = "value"
    said: str = ""
    recorded_at: str = ""
    supersedes: tuple[int, ...] = ()
    id: int = 0

    @property
    def key(self) -> Key:
        """What it is the value of."""
        return Key(self.metric, self.region, canonical(self.period), self.scope)


def place_of(source: Source) -> str:
    """Where a value came from, in words a person can follow."""
    match source:
        case Report():
            return f"《{source.title}》" if source.title else f"材料{source.report}"
        case Sheet():
            filled = f"（{source.person}填）" if source.person else ""
            return f"“{source.file}”{source.sheet} {source.cell}{filled}"
        case Person():
            return "，".join(filter(None, (source.name or "本人填写", source.note)))
        case Draft():
            return f"稿件“{source.name or source.id}”"
        case _:
            assert_never(source)


def told(entry: Entry) -> str:
    """The value for people: as it was printed, else with its unit, money in 亿元 or 万元; 近 and 以上 stand where they stood."""
    shown = entry.printed
    if not shown:
        scale, word = next(((scale, word) for scale, word in _TOLD if entry.unit == "元" and abs(entry.value) >= scale), (Decimal(1), ""))
        shown = f"{(entry.value / scale).normalize():f}{word}{entry.unit}"
    if not entry.approx or entry.approx in shown:
        return shown
    return shown + entry.approx if _TRAILS.fullmatch(entry.approx) else entry.approx + shown


def step_of(entry: Entry) -> Decimal:
    """The worth of the last digit printed, in base units: 0.01 for 94.87%, 1000000 for 130.29亿元; 1 or finer where no digits are printed."""
    found = _PRINTED.search(entry.printed.translate(_WIDE))
    if found is None:
        return Decimal(1).scaleb(min(0, int(entry.value.as_tuple().exponent))) if entry.value.is_finite() else Decimal(1)
    scale = _SCALES[found["scale"] or ""]
    if not found["scale"]:  # the 万 may stand in the head of a table's column
        number = Decimal(found["digits"].replace(",", ""))
        ratio = abs(entry.value) / number if number else Decimal(1)
        scale = ratio if ratio in _SCALES.values() else scale
    return scale.scaleb(-len(found["decimals"] or ""))


def reach(entry: Entry) -> tuple[Decimal, Decimal]:
    """From where to where the true value may lie, by the digits printed and by 余, 近 and 约; a last digit may be rounded or cut off."""
    value, step = entry.value, step_of(entry)
    if not entry.approx:
        exact = step <= 1 and value == value.to_integral_value() and entry.unit != "%"
        return (value, value) if exact else (value - step / 2, value + step)
    coarse = max(step, _last_digit(value))
    low = value if _MORE.search(entry.approx) and not _ABOUT.search(entry.approx) else value - coarse
    high = value if _LESS.search(entry.approx) and not _ABOUT.search(entry.approx) else value + coarse
    return low, high


def agree(one: Entry, other: Entry) -> bool:
    """Whether both may be the same value: equal as printed, or one is the other told with fewer digits."""
    if one.value == other.value:
        return True
    if not (one.approx or other.approx) and step_of(one) == step_of(other):
        return False
    (low, high), (least, most) = reach(one), reach(other)
    return low <= most and least <= high


def same_draft(one: Entry, other: Entry) -> bool:
    """Whether both come from one draft, which puts its own values right when it is written back again."""
    return isinstance(one.source, Draft) and isinstance(other.source, Draft) and one.source.id == other.source.id


def _last_digit(value: Decimal) -> Decimal:
    """The worth of the last digit that is not zero: 1000 for 19000."""
    bare = value.normalize()
    return Decimal(1).scaleb(int(bare.as_tuple().exponent)) if bare else Decimal(1)
