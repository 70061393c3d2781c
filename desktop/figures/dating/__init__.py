"""The period each figure speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop.figures.clauses import clauses
from desktop.figures.dating.cells import Cell, caption, dated_cells
from desktop.figures.dating.document import own
from desktop.figures.dating.reach import Reach
from desktop.figures.dating.scene import Scene
from desktop.figures.dating.sections import Sections
from desktop.figures.figure import Figure
from desktop.figures.name import Head
from desktop.language.periods import UNKNOWN, Mentions

__all__ = ["Cell", "dated"]

_ABOVE = 200  # characters above a table in which its caption stands


def dated(
    text: str, figures: Iterable[Figure], heads: Sequence[Head] = (), soft: Iterable[int] = (), tables: Iterable[tuple[int, Sequence[Cell]]] = ()
) -> Iterator[Figure]:
    """Every one of ``figures`` of the prose of ``text``, in order, and of the cells of ``tables`` (each with its offset), with the period it speaks of."""
    cut = clauses(text, soft)
    mentions = Mentions(cut.text)
    document = own(mentions)
    now = document.period or UNKNOWN
    sections = Sections(heads, now)
    scene = Scene(cut, Reach(cut, mentions.dated(now), sections, now), document, sections)
    yield from map(scene.dated, figures)
    for start, cells in tables:
        home = caption(text[max(0, start - _ABOVE) : start], now) or scene.home(start)
        yield from dated_cells(cells, document.at if document.at and home == now else home, now)
