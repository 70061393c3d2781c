"""What a step gives back: its value, what could not be kept, and refusals in one clear Chinese sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Note", "Outcome", "Refused"]

T = TypeVar("T", covariant=True)


class Refused(Exception):
    """Input that cannot be used; ``str()`` is one Chinese sentence saying what, where and what to do.

    It crosses every layer unchanged: the command line prints it and exits 2, the window shows it in a bar.
    """


@dataclass(frozen=True, slots=True)
class Note:
    """Something a step set aside or could not keep, in one Chinese sentence; ``where`` names the place."""

    message: str
    where: str = ""

    def __str__(self) -> str:
        return f"{self.where}：{self.message}" if self.where else self.message


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """A value together with what could not be kept on the way to it."""

    value: T
    notes: tuple[Note, ...] = ()
