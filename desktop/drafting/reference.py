"""References to fields inside the text Jinja gives back; made of non-characters, which no source and no value may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Reference", "is_plain", "split", "stripped"]

_OPEN, _CLOSE, _NEXT = "\ufdd0", "\ufdd1", "\ufdd2"
_MARKED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
_RESERVED = re.compile("[\ufdd0-\ufdef]")


@dataclass(frozen=True, slots=True)
class Reference:
    """A field to be printed here: whole, or through the filter ``manner`` (数, 增减) with its words."""

    name: str
    manner: str = ""
    words: tuple[str, ...] = ()

    def mark(self) -> str:
        """The characters that stand for it until the value is printed."""
        return _OPEN + _NEXT.join((self.name, self.manner, *self.words)) + _CLOSE


def is_plain(text: str) -> bool:
    """Whether ``text`` holds no tag at all, so that it need not go through Jinja; most headings do not."""
    return "{{" not in text and "{%" not in text and "{#" not in text


def stripped(text: str) -> str:
    """``text`` without the characters marks are made of, so that none can be forged."""
    return _RESERVED.sub("", text)


def split(text: str) -> Iterator[str | Reference]:
    """The words of ``text`` and the references between them, in order."""
    for index, piece in enumerate(_MARKED.split(text)):
        if index % 2:
            name, manner, *words = piece.split(_NEXT)
            yield Reference(name, manner, tuple(words))
        elif piece:
            yield piece
