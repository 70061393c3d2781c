"""Document → figures: prose and tables, in reading order, each with its metric, period, role and section."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from desktop.document.nodes import Document, Table
from desktop.document.outline.sections import Heading
from desktop.document.outline.structure import Structure, read
from desktop.document.text import block_text, plain
from desktop.figures.cells import cells
from desktop.figures.clauses import clauses
from desktop.figures.dating import Cell, dated
from desktop.figures.figure import Figure
from desktop.figures.name import Head, name, wraps
from desktop.figures.own import in_own_words
from desktop.figures.recognise import Reading, recognise
from desktop.figures.tables import TableReading, table_readings
from desktop.ledger.metric import Catalogue

__all__ = ["figures"]


def figures(document: Document, catalogue: Catalogue | None = None) -> tuple[Figure, ...]:
    """Every figure of ``document`` with its metric, period, role, section and 口径; the office's own metrics in ``catalogue`` give their names."""
    text = plain(document)
    structure = read(document)
    heads = _heads(structure, text)
    spans = _table_spans(document)
    prose = [reading for reading in recognise(text) if not _inside(spans, reading.start)]
    cut = clauses(text, (*_soft(structure, text), *wraps(text, prose)))
    above = _Above(heads)
    named = [_figure(one.reading, one.metric, one.role, one.scope, above) for one in name(text, prose, heads, cut=cut)]
    made = dated(text, named, heads, tables=_tabled(spans, cells(_cells(document)), above), cut=cut)
    return in_own_words(sorted(made, key=lambda figure: figure.start), catalogue)


class _Above:
    """The words of the heading above every offset."""

    def __init__(self, heads: Sequence[Head]) -> None:
        self._starts = [head.start for head in heads]
        self._words = ["", *(head.words for head in heads)]

    def at(self, offset: int) -> str:
        return self._words[bisect_right(self._starts, offset)]


def _heads(structure: Structure, text: str) -> list[Head]:
    return [
        Head(item.start, level, Heading(level, item.number, text[item.start : item.end], item.start, item.end, item.run_in).words)
        for item, level in zip(structure.found, structure.levels)
    ]


def _soft(structure: Structure, text: str) -> Iterable[int]:
    """The line ends inside paragraphs: a writer of text files had set them, or a newspaper's column."""
    for passage in structure.passages:
        for start in passage.starts[1:]:
            place = start - 1
            while place >= 0 and text[place].isspace():
                if text[place] == "\n":
                    yield place
                place -= 1


def _cells(document: Document) -> list[TableReading]:
    found: dict[int, TableReading] = {}
    offset, before = 0, ""
    texts = [block_text(block) for block in document.blocks]
    for place, (block, text) in enumerate(zip(document.blocks, texts)):
        if isinstance(block, Table):
            after = next((words for words in texts[place + 1 : place + 3] if words.strip()), "")
            found.update((item.reading.start, item) for item in table_readings(block, offset, before, after))
        elif text.strip():
            before = text
        offset += len(text) + 1
    return list(found.values())


def _table_spans(document: Document) -> list[tuple[int, int]]:
    spans, offset = [], 0
    for block in document.blocks:
        length = len(block_text(block))
        if isinstance(block, Table):
            spans.append((offset, offset + length))
        offset += length + 1
    return spans


def _tabled(spans: list[tuple[int, int]], named: Iterable[tuple[TableReading, str, str]], above: _Above) -> list[tuple[int, list[Cell]]]:
    """The cells of each table under its offset."""
    tables: dict[int, list[Cell]] = {}
    for item, metric, role in named:
        start = spans[bisect_right(spans, item.reading.start, key=lambda span: span[0]) - 1][0]
        tables.setdefault(start, []).append((item, _figure(item.reading, metric, role, item.scope, above)))
    return list(tables.items())


def _inside(spans: list[tuple[int, int]], offset: int) -> bool:
    place = bisect_right(spans, (offset, len(spans) and spans[-1][1]))
    return place > 0 and offset < spans[place - 1][1]


def _figure(reading: Reading, metric: str, role: str, scope: str, above: _Above) -> Figure:
    return Figure(
        reading.start,
        reading.end,
        reading.text,
        reading.number,
        reading.value,
        reading.unit,
        reading.approx,
        reading.kind,
        metric,
        "",
        role,
        above.at(reading.start),
        scope,
    )
