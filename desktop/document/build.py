"""Short ways to make blocks."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.document.nodes import Cell, Document, Emphasis, Looks, Meta, Paragraph, Role, Row, Table, Text

__all__ = ["document", "heading", "paragraph", "table"]


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


def document(*blocks: Paragraph | Table, meta: Meta | None = None) -> Document:
    """A document of the given blocks."""
    return Document(blocks, meta or Meta())
