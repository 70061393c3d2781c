"""Short ways to make blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from desktop.document.nodes import Block, Cell, Chart, ChartKind, Document, Emphasis, Looks, Meta, Paragraph, Role, Row, Series, Table, Text

__all__ = ["chart", "document", "heading", "paragraph", "table"]


def paragraph(text: str, role: Role = Role.BODY, *, looks: Looks = Looks.NONE, emphasis: Emphasis = Emphasis.NONE) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Text(text, emphasis),) if text else (), role, looks=looks)


def heading(text: str, level: int) -> Paragraph:
    """A heading with its number as written; ``level`` counts from 1."""
    return Paragraph((Text(text),), Role.HEADING, level)


def table(rows: Iterable[Iterable[str]], *, header_rows: int = 0) -> Table:
    """A table of plain text cells; the first ``header_rows`` rows are repeated on every page."""
    made = (tuple(Cell((paragraph(text),)) for text in row) for row in rows)
    return Table(tuple(Row(cells, header=index < header_rows) for index, cells in enumerate(made)))


def chart(kind: str, categories: Sequence[str], series: Mapping[str, Sequence[str | int | Decimal | None]], unit: str = "") -> Chart:
    """A chart of ``kind`` (line, column) with the numbers of each series by its name, all in ``unit``; None is a gap."""
    rows = ((name, tuple(None if value is None else Decimal(value) for value in values)) for name, values in series.items())
    return Chart(ChartKind(kind), tuple(categories), tuple(Series(name, values, unit) for name, values in rows))


def document(*blocks: Block, meta: Meta | None = None) -> Document:
    """A document of the given blocks."""
    return Document(blocks, meta or Meta())
