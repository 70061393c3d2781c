"""The period each figure speaks of, as a code of ``language.periods``.

The conventions, learnt from annotated reports:

* What says nothing is of the document's own period: its title's, else what it opens with or tells most of, else the months before the date it bears.
* A value takes the nearest period said before it in its clause or sentence, over ；only where that opens the sentence or its item; then the one its
  paragraph opens with, its section's heading's, the document's. A period that something is compared with (较去年同期) governs no value.
* 截至X, X末 are ``@`` the last day of X, for all figures of the sentence but daily averages, and for the stocks of the sentences after it.
* A stock without a day (余额, 现有, 在册, 库容, 事项总数) stands ``@`` the last day of its period, and so do its parts, its share and its change. What was done
  in a time, rates of work, time limits, tariffs, and counts of villages and offices are of the period itself.
* A change is of the time of its value. A baseline is of the time named beside it (去年同期 the period a year before), else ``before``.
* An aim is of the time set for it: 年底前 ``@`` the day, 年内 and 全年 the year, its heading's or paragraph's time to come; a rate to be reached in such a time
  stands ``@`` its end; else ``future``. In a plan for a year everything is of that year. What is budgeted (财政安排资金) is of the year too.
* 累计 and 今年以来 in a report on a quarter run from the start of the year; an event of a day is of its month.
* In a table the head of the column says it, else the row's, else the line above, else the section; 同期 and 上期 are reckoned from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop.figures.clauses import Clauses, clauses
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
    text: str,
    figures: Iterable[Figure],
    heads: Sequence[Head] = (),
    soft: Iterable[int] = (),
    tables: Iterable[tuple[int, Sequence[Cell]]] = (),
    cut: Clauses | None = None,
) -> Iterator[Figure]:
    """Every one of ``figures`` of the prose of ``text``, in order, and of the cells of ``tables`` (each with its offset), with the period it speaks of.

    Who has the clauses of ``text`` already gives them as ``cut``, and ``soft`` is not read.
    """
    cut = cut or clauses(text, soft)
    mentions = Mentions(cut.text)
    document = own(mentions)
    now = document.period or UNKNOWN
    sections = Sections(heads, now)
    scene = Scene(cut, Reach(cut, mentions.dated(now), sections, now), document, sections)
    yield from map(scene.dated, figures)
    for start, cells in tables:
        home = caption(text[max(0, start - _ABOVE) : start], now) or scene.home(start)
        yield from dated_cells(cells, document.at if document.at and home == now else home, now)
