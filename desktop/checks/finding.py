"""A finding (问题): which words of a text are at fault, why, and what would put them right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["GRAVITY", "Fault", "Finding", "Severity"]

Severity = Literal["error", "warning", "hint"]
GRAVITY: dict[str, int] = {"error": 0, "warning": 1, "hint": 2}


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule says of one place: offsets into the text it was given, one Chinese sentence, and the replacement where a fix is safe.

    ``severity`` differs from the rule's own only where the place tells more; ``element`` names the part that a ``missing`` fault misses.
    """

    start: int
    end: int
    message: str
    suggestion: str | None = None
    related: tuple[tuple[int, int], ...] = ()
    severity: Severity | None = None
    element: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with its rule, as CONTRACT.md prints it; offsets into the document's plain text."""

    rule: str
    kind: str
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    suggestion: str | None = None
    related: tuple[tuple[int, int], ...] = ()
    element: str = ""
