"""What of the text needs parts of its own. Footnotes: a mark in the text and its NOTE paragraphs become a real footnote; a note nothing refers to stays a paragraph. Charts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.document.nodes import Block, Chart, Document, NoteRef, Paragraph, Role, replace
from desktop.document.walk import paragraphs

__all__ = ["Notes", "gathered"]


@dataclass(slots=True)
class Notes:
    """The notes of one document by key, and the order their marks turned up in; its charts in their order, with width and height in points."""

    texts: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    marked: list[str] = field(default_factory=list)
    charts: list[tuple[Chart, float, float]] = field(default_factory=list)

    def mark(self, key: str) -> str:
        """The mark for ``key``; nothing where there is no such note."""
        if key not in self.texts:
            return ""
        self.marked.append(key)
        return f'<w:footnoteReference w:id="{len(self.marked)}"/>'

    def without(self, document: Document) -> Document:
        """``document`` without the notes that are hung on a mark."""
        return replace(document, blocks=tuple(block for block in document.blocks if not self._hung(block))) if self.texts else document

    def _hung(self, block: Block) -> bool:
        return isinstance(block, Paragraph) and block.role is Role.NOTE and block.key in self.texts

    def unmarked(self) -> tuple[Paragraph, ...]:
        """The notes whose mark could not be printed where it stood; they are to be printed in the text, so that none is lost."""
        marked = set(self.marked)
        return tuple(note for key, notes in self.texts.items() if key not in marked for note in notes)

    def xml(self, content: Callable[[Paragraph], str]) -> str:
        """The marked notes in order; ``content`` makes a paragraph's runs."""
        return "".join(self._note(number, key, content) for number, key in enumerate(self.marked, 1))

    def _note(self, number: int, key: str, content: Callable[[Paragraph], str]) -> str:
        opening = '<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
        mark = '<w:r><w:rPr><w:rStyle w:val="Footnote-mark"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
        inside = "".join(f"{opening}{'' if index else mark}{content(note)}</w:p>" for index, note in enumerate(self.texts[key]))
        return f'<w:footnote w:id="{number}">{inside}</w:footnote>'


def gathered(document: Document) -> Notes:
    """The notes of ``document`` that a mark outside the notes refers to."""
    wanted: set[str] = set()
    texts: dict[str, tuple[Paragraph, ...]] = {}
    if not any(isinstance(block, Paragraph) and block.role is Role.NOTE for block in document.blocks):
        return Notes()
    for paragraph in paragraphs(document):
        if paragraph.role is not Role.NOTE:
            wanted.update(inline.key for inline in paragraph.inlines if isinstance(inline, NoteRef))
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role is Role.NOTE and block.key in wanted:
            texts[block.key] = (*texts.get(block.key, ()), block)
    return Notes(texts)
