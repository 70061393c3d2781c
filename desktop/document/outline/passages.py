"""Passages: paragraphs as they were meant, put together where they had been broken over several lines."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from desktop.document.nodes import Role
from desktop.document.outline.breaks import breaks
from desktop.document.outline.lines import Line
from desktop.document.outline.roles import Roles

__all__ = ["Passage", "passages"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph put together again: its text, its lines, and where each line's part begins here and in the plain text."""

    text: str
    lines: tuple[int, ...]
    cuts: tuple[int, ...]
    starts: tuple[int, ...]

    @property
    def end(self) -> int:
        """The offset in the plain text after its last character."""
        return self.starts[-1] + len(self.text) - self.cuts[-1]

    def at(self, offset: int) -> int:
        """Where the character at ``offset`` stands in the plain text."""
        piece = bisect_right(self.cuts, offset) - 1
        return self.starts[piece] + offset - self.cuts[piece]


def passages(found: tuple[Line, ...], roles: Roles) -> tuple[Passage, ...]:
    """The running text of ``found``: every line without a role, joined with those that go on after it."""
    taken = frozenset(index for index, role in roles.items() if role is not Role.BLANK)
    broken = breaks(found, taken)
    groups: list[list[int]] = []
    goes_on = False
    for index, line in enumerate(found):
        if line.blank or roles.get(index) is Role.BLANK:
            continue
        if index in taken or line.table:
            goes_on = False
            continue
        if goes_on:
            groups[-1].append(index)
        else:
            groups.append([index])
        goes_on = index in broken
    return tuple(_passage(found, group) for group in groups)


def _passage(found: tuple[Line, ...], group: list[int]) -> Passage:
    cuts: list[int] = []
    size = 0
    for index in group:
        cuts.append(size)
        size += len(found[index].text)
    return Passage("".join(found[index].text for index in group), tuple(group), tuple(cuts), tuple(found[index].start for index in group))
