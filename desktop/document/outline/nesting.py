"""How deep each heading lies: a numbering nests under whatever is open when it first appears."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Found", "levels"]

# the usual order of numberings, GB/T 9704-2012 7.3.3 with parts and chapters above: a higher one ends all lower ones that are open
_RANKS = {
    "第一部分": 1,
    "案例": 1,
    "第一章": 2,
    "第一节": 3,
    "一、": 4,
    "（一）": 5,
    "1.1": 7,
    "1.1.1": 7.5,
    "1.": 6,
    "1、": 6,
    "（1）": 8,
    "1）": 8,
    "①": 9,
}
_RESTARTING = frozenset(("一、", "（一）", "1.", "1、"))
_HEAVIEST = 7
_LOOSE = 5.5  # 一是 and leading sentences end with the next 一、 or （一）, but may hold 1. and （1）
_LOOSE_KINDS = frozenset(("一是", "一要", "其一", "首先", "第一", "段", "方面", "——", "句"))


@dataclass(frozen=True, slots=True)
class Found:
    """A heading before its level is known: offsets in the plain text, kind, number as written and its value.

    ``first`` says it opens its paragraph, ``bare`` that a heading stands right above it, ``resets`` that a new attachment begins before it;
    ``weight`` is how large and bold an unnumbered line is printed.
    """

    start: int
    end: int
    key: str
    number: str = ""
    value: int = 0
    run_in: bool = False
    first: bool = True
    paragraph: int = 0
    bare: bool = False
    resets: bool = False
    weight: int = 0


@dataclass(slots=True)
class _Open:
    key: str
    value: int
    paragraph: int
    stays: bool
    run_in: bool


def levels(found: tuple[Found, ...]) -> list[int]:
    """The level of each of ``found``, counted from 1."""
    stack: list[_Open] = []
    made: list[int] = []
    tiers, weights = _two_tiers(found), _weighted(found)
    for item in found:
        if item.resets:
            stack.clear()
        stack[:] = [entry for entry in stack if entry.stays or entry.paragraph == item.paragraph]
        made.append(_place(stack, item, _key(item, tiers=tiers, weights=weights)))
    return _deeper(found, made)


def _place(stack: list[_Open], item: Found, key: str) -> int:
    at = _same(stack, item, key)
    if at < 0:
        _close(stack, item, key)
        stack.append(_Open(key, item.value, item.paragraph, item.first, item.run_in))
        return len(stack)
    del stack[at + 1 :]
    stack[at] = _Open(stack[at].key, item.value, item.paragraph, item.first, item.run_in)
    return at + 1


def _key(item: Found, *, tiers: bool, weights: bool) -> str:
    if item.key in ("line", "part") and weights:
        return f"look{_HEAVIEST - item.weight}"
    return "line" if item.key == "part" and not tiers else item.key


def _same(stack: list[_Open], item: Found, key: str) -> int:
    """The open series that ``item`` carries on, -1 for none; 1、 after 1. with the next number is a slip of the pen, not a new level."""
    for at in range(len(stack) - 1, -1, -1):
        entry = stack[at]
        if entry.key == key or (_RANKS.get(key) == _RANKS.get(entry.key, 0) and entry.value + 1 == item.value):
            return at
    return -1


def _close(stack: list[_Open], item: Found, key: str) -> None:
    """End what a heading of a new series cannot stand under."""
    family, rank = _family(key), _rank(key)
    if key == "place":
        stack[:] = stack if item.bare else []
    elif key in _LOOSE_KINDS:
        return
    elif family != "number":
        while stack and (stack[-1].run_in or (key == "part" and stack[-1].key == "line")):
            stack.pop()
    if key == "part" and not item.bare:
        _cut(stack, [at for at, entry in enumerate(stack) if _family(entry.key) == "number"])
    elif rank is not None:
        _cut(stack, [at for at, entry in enumerate(stack) if _family(entry.key) == family and (_rank(entry.key) or 0) > rank])


def _cut(stack: list[_Open], places: list[int]) -> None:
    if places:
        del stack[places[0] :]


def _rank(key: str) -> float | None:
    if key.startswith("#"):
        return len(key)
    if key.startswith(("style", "look")):
        return int(key.removeprefix("style").removeprefix("look"))
    if key in _LOOSE_KINDS:
        return _LOOSE
    return _RANKS.get(key)


def _family(key: str) -> str:
    if key in _RANKS or key in _LOOSE_KINDS:
        return "number"
    return next((family for family in ("#", "style", "look") if key.startswith(family)), "line")


def _two_tiers(found: tuple[Found, ...]) -> bool:
    """Whether lines that name a part of the report (主要做法) stand above other unnumbered lines, or beside numbered ones."""
    lines = [item for item in found if item.key in ("line", "part")]
    if any(one.key == "part" and other.key == "line" and other.bare for one, other in pairwise(lines)):
        return True
    return any(_RANKS.get(item.key, 9) <= 5 for item in found)


def _weighted(found: tuple[Found, ...]) -> bool:
    """Whether larger unnumbered lines stand right above smaller ones, so that looks tell the levels."""
    return any(one.weight > other.weight and other.bare and {one.key, other.key} <= {"line", "part"} for one, other in pairwise(found))


def _deeper(found: tuple[Found, ...], made: list[int]) -> list[int]:
    """One level deeper for all where the top series starts again at 1 with no parent between: its parents are missing."""
    runs: dict[str, list[int]] = {}
    for item, level in zip(found, made, strict=True):
        if item.resets:
            break
        if level == 1 and item.key not in _RESTARTING:
            return made
        if level == 1:
            counts = runs.setdefault(item.key, [])
            if item.value == 1 or not counts:
                counts.append(0)
            counts[-1] += 1
    missing = any(len(counts) >= 2 and sum(count >= 2 for count in counts) >= 2 for counts in runs.values())
    return [level + 1 for level in made] if missing else made
