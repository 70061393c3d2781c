"""A report with its form's new values: patches over the old text, so that what is not changed stays to the character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from desktop.drafting.account import Account, Entry, account
from desktop.drafting.hand import Hand, in_hand
from desktop.drafting.reckon import Filled, Reckoned, reckoned
from desktop.drafting.roll_form import RollField, RollForm
from desktop.drafting.turning import Turned, both, even, leads_up, level, turned
from desktop.figures.recognise import Number

__all__ = ["Patch", "Rolled", "patched", "roll"]

_SHARING = 12  # figures that share one word at most
_JOINED = re.compile("(?:左右|以上|多)?(?:[、和与及]|以及)")


@dataclass(frozen=True, slots=True)
class Patch:
    """``words`` instead of ``start``–``end`` of the old text; ``id`` is the field or shift it comes from."""

    start: int
    end: int
    words: str
    id: str


@dataclass(frozen=True, slots=True)
class Rolled:
    """The new text, the patches that made it of the old one, and what became of everything."""

    text: str
    patches: tuple[Patch, ...]
    account: Account


def roll(text: str, form: RollForm, filled: Filled) -> Rolled:
    """``text``, which ``form`` was made of, with the values of ``filled``. A form left as it is gives ``text`` itself."""
    numbers = reckoned(form, filled)
    fields, notes = _fields(text, form, numbers)
    words, more = _levels(text, form, numbers)
    periods = [
        Patch(one.start, one.end, filled.becomes.get(one.id, one.becomes), one.id)
        for one in form.periods
        if filled.becomes.get(one.id, one.becomes) != one.text
    ]
    patches = _apart(sorted((*fields, *words, *periods), key=lambda one: (one.start, one.end)))
    made = patched(text, patches)
    return Rolled(made, patches, account(text, made, form, filled, _entries(form, numbers, {**notes, **more}), patches))


def patched(text: str, patches: tuple[Patch, ...]) -> str:
    """``text`` with every patch in its place; patches are in order and apart."""
    made, place = [], 0
    for one in patches:
        made += [text[place : one.start], one.words]
        place = one.end
    return "".join([*made, text[place:]])


def _apart(patches: list[Patch]) -> tuple[Patch, ...]:
    """Without what reaches into a patch before it: a change told as 持平 swallows its own figure's patch only."""
    kept: list[Patch] = []
    for one in patches:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _fields(text: str, form: RollForm, numbers: dict[str, Reckoned]) -> tuple[list[Patch], dict[str, str]]:
    grouped = any("," in one.text for one in form.fields)
    patches: list[Patch] = []
    notes: dict[str, str] = {}
    for at, one in enumerate(form.fields):
        new = numbers[one.id].number
        shared = _shared(text, form.fields, at, numbers)
        if shared:
            hand = in_hand(one.text, abs(new) if isinstance(new, Decimal) else new, approx=one.approx, grouped=grouped)
            patches.append(Patch(one.start, one.end, shared + hand.words, one.id))
        elif new != one.number:
            made, note = _printed(text, one, new, grouped, first=not _joined(text, form.fields, at))
            patches += made
            notes |= {one.id: note} if note else {}
    return patches, notes


def _joined(text: str, fields: tuple[RollField, ...], at: int) -> bool:
    """Whether the figure shares the word of the one before it: 分别增长6%和5%."""
    return (
        at > 0
        and fields[at].role == "change"
        and fields[at - 1].role == "change"
        and _JOINED.fullmatch(text, fields[at - 1].end, fields[at].start) is not None
    )


def _shared(text: str, fields: tuple[RollField, ...], at: int, numbers: dict[str, Reckoned]) -> str:
    """The word that has to be put before a figure whose direction is no longer that of the one whose word it shares; "" where none."""
    if not _joined(text, fields, at):
        return ""
    first = at - 1
    while at - first < _SHARING and _joined(text, fields, first):
        first -= 1
    words = both(text, fields[first].start, fields[first].unit)
    before, now = (_fell(fields[place], numbers) for place in (at - 1, at))
    return words[now] if words and before != now else ""


def _fell(one: RollField, numbers: dict[str, Reckoned]) -> bool:
    """Whether the change goes against its old word."""
    new = numbers[one.id].number
    return isinstance(new, Decimal) and isinstance(one.number, Decimal) and new < 0 <= one.number


def _printed(text: str, one: RollField, new: Number, grouped: bool, *, first: bool) -> tuple[list[Patch], str]:
    """The figure anew, and the word of its direction where that turns."""
    if isinstance(new, Decimal) and isinstance(one.number, Decimal) and one.number > 0:
        flat = even(text, one.start, one.end) if new == 0 and first and _is_change(one) else ()
        if flat:
            return [_word(part, one.id) for part in flat], ""
        if new < 0:
            return _turned(text, one, new, grouped) if first else ([_patch(one, in_hand(one.text, -new, approx=one.approx, grouped=grouped))], "")
    hand = in_hand(one.text, new, approx=one.approx, grouped=grouped)
    return [_patch(one, hand)], hand.note


def _is_change(one: RollField) -> bool:
    return one.role == "change" or (one.derived is not None and one.derived.op.startswith("previous_"))


def _turned(text: str, one: RollField, new: Decimal, grouped: bool) -> tuple[list[Patch], str]:
    word = turned(text, one.start, one.unit)
    hand = in_hand(one.text, new if word is None else -new, approx=one.approx, grouped=grouped)
    if word is None:
        return [_patch(one, hand)], hand.note or "升降方向变了，但没有找到要改的词，请核对"
    return [_word(word, one.id), _patch(one, hand)], hand.note


def _levels(text: str, form: RollForm, numbers: dict[str, Reckoned]) -> tuple[list[Patch], dict[str, str]]:
    """升至 and 降至 between a baseline and its value, where the two now stand the other way round."""
    patches: list[Patch] = []
    notes: dict[str, str] = {}
    for base, value in zip(form.fields, form.fields[1:]):
        way = _way(text, value) if base.role == "baseline" and base.unit == value.unit and "。" not in text[base.end : value.start] else 0
        now = _difference(base, value, numbers) * way
        if not way or now == 0 == _old(base, value) or now > 0 or (numbers[base.id].number, numbers[value.id].number) == (base.number, value.number):
            continue
        word = level(text, value.start)
        if now == 0:
            notes[value.id] = "前后两个数相同，“升至”“降至”一类的词请核对"
        elif word is not None and _old(base, value) * way > 0:
            patches.append(_word(word, value.id))
    return patches, notes


def _way(text: str, value: RollField) -> int:
    """1 where the number rises, −1 where it falls; a rank that rises has a smaller number."""
    return -leads_up(text, value.start) if value.kind == "rank" else leads_up(text, value.start)


def _difference(base: RollField, value: RollField, numbers: dict[str, Reckoned]) -> Decimal:
    one, other = numbers[base.id].number, numbers[value.id].number
    return other * value.scale - one * base.scale if isinstance(one, Decimal) and isinstance(other, Decimal) else Decimal(0)


def _old(base: RollField, value: RollField) -> Decimal:
    one, other = base.number, value.number
    return other * value.scale - one * base.scale if isinstance(one, Decimal) and isinstance(other, Decimal) else Decimal(0)


def _patch(one: RollField, hand: Hand) -> Patch:
    return Patch(one.start, one.end, hand.words, one.id)


def _word(word: Turned, id: str) -> Patch:
    return Patch(word.start, word.end, word.words, id)


def _entries(form: RollForm, numbers: dict[str, Reckoned], notes: dict[str, str]) -> dict[str, Entry]:
    return {one.id: Entry(numbers[one.id].how, numbers[one.id].number, notes.get(one.id, "")) for one in form.fields}
