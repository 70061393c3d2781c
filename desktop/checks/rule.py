"""A rule (规则): one fault, why it is one, and the examples that are its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from desktop.checks.finding import Fault, Severity
from desktop.checks.subject import Subject

__all__ = ["Basis", "Example", "InDocument", "InParagraph", "InSentence", "Reach", "Rule"]

Basis = Literal["规定", "一般", "实务"]  # DOMAIN.md: the standard says 应; the standard recommends; common practice


@dataclass(frozen=True, slots=True)
class InSentence:
    """A rule that needs one sentence only, without its line end."""

    find: Callable[[str], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class InParagraph:
    """A rule that needs one paragraph only."""

    find: Callable[[str], Iterable[Fault]]


@dataclass(frozen=True, slots=True)
class InDocument:
    """A rule that needs the whole document and what is known of it."""

    find: Callable[[Subject], Iterable[Fault]]


Reach = InSentence | InParagraph | InDocument


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the words, in order, that the rule must stand on; none where the text is right. ``kind`` is the document's, "" to be guessed."""

    text: str
    spans: tuple[str, ...] = ()
    kind: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One fault. ``good`` holds at least one near miss: a text that looks like the fault and is right."""

    code: str
    name: str
    kind: str
    severity: Severity
    basis: Basis
    clause: str
    why: str
    reach: Reach
    bad: tuple[Example, ...]
    good: tuple[str | Example, ...]
