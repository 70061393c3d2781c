"""Passages: paragraphs as they were meant, where a newspaper's columns or a mail program broke them over several lines."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from desktop.document.nodes import Role
from desktop.document.outline.frame import Roles
from desktop.document.outline.headlines import ended, full_lines
from desktop.document.outline.lines import Line
from desktop.document.outline.marks import opening

__all__ = ["Passage", "passages"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph put together again: its text, its lines, and where each line's part begins here and in the plain text."""

    text: str
    lines: tuple[int, ...]
    cuts: tuple[int, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Where the character at ``offset`` stands in the plain text."""
        piece = bisect_right(self.cuts, offset) - 1
        return self.starts[piece] + offset - self.cuts[piece]

    def line_at(self, offset: int) -> int:
        """The line the character at ``offset`` stands on."""
        return self.lines[bisect_right(self.cuts, offset) - 1]


def passages(found: tuple[Line, ...], roles: Roles) -> tuple[Passage, ...]:
    """The running text of ``found``: every line without a role, joined with those that go on after it."""
    groups: list[list[int]] = []
    full = full_lines(found)
    open_group = False
    for index, line in enumerate(found):
        role = roles.get(index)
        if role is Role.BLANK:
            continue
        if role is not None or line.table:
            open_group = False
            continue
        if open_group and _goes_on(found[groups[-1][-1]], line, full=groups[-1][-1] in full):
            groups[-1].append(index)
        else:
            groups.append([index])
        open_group = True
    return tuple(_passage(found, group) for group in groups)


def _goes_on(line: Line, following: Line, *, full: bool) -> bool:
    """Whether ``following`` carries on a sentence that ``line`` left open; an indented line begins a paragraph, a list item or a heading does not go on."""
    if ended(line.text) or opening(following.text):
        return False
    if line.block != following.block and following.indent >= 2 and following.indent >= line.indent:
        return False
    if opening(line.text) and len(line.text) <= 40 and not any(mark in line.text for mark in "。；;"):
        return full
    return full or len(line.text) >= 25 or any(mark in line.text for mark in "，。；,;")


def _passage(found: tuple[Line, ...], group: list[int]) -> Passage:
    cuts: list[int] = []
    size = 0
    for index in group:
        cuts.append(size)
        size += len(found[index].text)
    return Passage("".join(found[index].text for index in group), tuple(group), tuple(cuts), tuple(found[index].start for index in group))
