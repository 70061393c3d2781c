"""A line of the form as the window and the command line show it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

__all__ = ["FormGroup", "FormLine", "LineState"]


class LineState(Enum):
    """How a line stands; the value is what is said of it."""

    FILLED = "已填"
    DERIVED = "自动计算"
    MISSING = "待补"
    OPTIONAL = "可不填"
    DEFAULT = "默认"
    FAULTY = "有误"


@dataclass(frozen=True, slots=True)
class FormLine:
    """A field to fill; ``key`` is its place in ``Draft.values``, ``typed`` what a person typed, ``printed`` what prints.

    ``remark`` says the fault, the formula of a derived field, or nothing; ``figure`` fields stand right-aligned, ``derived`` ones
    compute themselves unless a person overrules them. ``changed``: another value than the one it was handed on with.
    """

    key: str
    label: str
    typed: str = ""
    printed: str = ""
    unit: str = ""
    state: LineState = LineState.MISSING
    remark: str = ""
    hint: str = ""
    department: str = ""
    choices: tuple[str, ...] = ()
    figure: bool = False
    derived: bool = False
    changed: bool = False

    def with_typed(self, text: str) -> FormLine:
        """The line with ``text`` as it stands before the form has read it: filled until it is known better."""
        waiting = text.strip() and self.state is not LineState.FAULTY
        return replace(self, typed=text, state=LineState.FILLED if waiting else self.state)


@dataclass(frozen=True, slots=True)
class FormGroup:
    """The lines of one section, in the order they print; a field used twice stands where it comes first."""

    key: str
    name: str
    lines: tuple[FormLine, ...]

    @property
    def missing(self) -> int:
        """How many lines still wait for a value."""
        return sum(line.state in (LineState.MISSING, LineState.FAULTY) for line in self.lines)
