"""A subject: a document with everything the rules ask of it, each made once and only when asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from desktop.document.nodes import Document, Role
from desktop.document.outline import Heading, headings, recognise, title_of
from desktop.document.outline.structure import Structure, read
from desktop.document.text import plain
from desktop.document.walk import Placed, placed
from desktop.figures.dating.document import Own, own
from desktop.figures.figure import Figure
from desktop.figures.read import figures
from desktop.figures.relate import Relation, relations
from desktop.language.periods import Expression, Mentions, Period

__all__ = ["Piece", "Subject"]

_SENTENCE = re.compile(r"[^。！？!?\n]{1,2000}[。！？!?]?[”’）)]{0,2}|[。！？!?]")
_REPLY = re.compile(r"(?:提案|建议|议案)[^\n]{0,30}(?:答复|复函|会办意见)|答复(?:函|意见)?[”》]?$")
_ASKED = re.compile(r"您[们]?提出的|(?:现|予以)?答复如下")
_NEWS = re.compile(r"本报讯|发布会|发布词|通稿|讲话|发言|^#")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text with its offset."""

    start: int
    text: str


class Subject:
    """``document`` as the rules see it; ``kind`` is reply, news or report, ``period`` a code of CONTRACT.md, ``region`` a place's name."""

    def __init__(self, document: Document, *, region: str = "", period: str = "", kind: str = "", today: date | None = None) -> None:
        self.document = recognise(document)
        self.text = plain(self.document)
        self.today = today
        self._region, self._period, self._kind = region, period, kind

    @cached_property
    def paragraphs(self) -> tuple[Placed, ...]:
        """Every paragraph with its offsets, those in tables too."""
        return tuple(placed(self.document))

    @cached_property
    def prose(self) -> tuple[Placed, ...]:
        """The paragraphs outside tables that say something."""
        return tuple(item for item in self.paragraphs if not item.in_table and item.text.strip())

    @cached_property
    def sentences(self) -> tuple[Piece, ...]:
        """Every sentence with its offset; none reaches over a line end."""
        return tuple(
            Piece(item.start + found.start(), found.group())
            for item in self.paragraphs
            for found in _SENTENCE.finditer(item.text)
            if found.group().strip()
        )

    @cached_property
    def structure(self) -> Structure:
        """Lines, roles and headings with the kinds of their numbers."""
        return read(self.document)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Block and run-in headings."""
        return headings(self.document)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure, in order."""
        return figures(self.document)

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Which figure follows from which, and whether it does."""
        return relations(self.text, self.figures)

    @cached_property
    def own(self) -> Own:
        """What the document says of its own period."""
        return own(self._mentions)

    @cached_property
    def period(self) -> Period | None:
        """The document's period: the one that was given, else the one it tells."""
        return Period.parse(self._period) if self._period else self.own.period

    @cached_property
    def expressions(self) -> tuple[Expression, ...]:
        """Every period expression, dated."""
        return self._mentions.dated(self.period)

    @cached_property
    def title(self) -> str:
        """The title in one line, empty where there is none."""
        return title_of(self.document)

    @cached_property
    def kind(self) -> str:
        """The kind that was given, else what title and opening tell."""
        if self._kind:
            return self._kind
        if _REPLY.search(self.title) or _ASKED.search(self.text[:600]):
            return "reply"
        return "news" if _NEWS.search(self.title) or "本报讯" in self.text[:400] else "report"

    @cached_property
    def region(self) -> str:
        """The region that was given; empty where none was."""
        return self._region

    def of_role(self, *roles: Role) -> tuple[Placed, ...]:
        """The paragraphs that have one of ``roles``."""
        return tuple(item for item in self.paragraphs if item.paragraph.role in roles)

    @cached_property
    def whole(self) -> bool:
        """Whether this is a document rather than a few sentences: parts can only be missing from a whole."""
        return len(self.prose) >= 3 and len(self.text) >= 150

    @cached_property
    def _mentions(self) -> Mentions:
        return Mentions(self.text)
