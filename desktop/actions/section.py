"""A section of a report as the library's outline shows it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Section"]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; ``text`` holds the number as written, ``block`` is where it begins in the document.

    ``key`` names it within its report and is what ``borrow_section`` takes.
    """

    key: str
    text: str
    level: int
    block: int
    run_in: bool = False
    children: tuple[Section, ...] = ()
