"""The state of a walk: what a whole document shares, and what one story (body, cell, text box, note) has of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from desktop.document.nodes import Block, Paragraph
from desktop.readers.docx.charts import ChartRead
from desktop.readers.docx.fields import Fields
from desktop.readers.docx.numbering import Counters
from desktop.readers.docx.pieces import PLAIN, Piece, run_look
from desktop.readers.docx.properties import NO_RUN, ParagraphProps, run_props
from desktop.readers.docx.styles import NO_STYLES, ParagraphStyle, Styles
from desktop.readers.xml import Element

__all__ = ["NO_PROPS", "Shared", "Story", "Trail"]

NO_PROPS = ParagraphProps()
Trail = list[tuple[Paragraph, list[Piece]]]


@dataclass(slots=True)
class Shared:
    """What all stories of a document have in common; ``trail`` takes every paragraph with its pieces when somebody asks for it."""

    styles: Styles = NO_STYLES
    counters: Counters = field(default_factory=Counters)
    aside: Counter[str] = field(default_factory=Counter)
    default: ParagraphStyle = field(default_factory=ParagraphStyle)
    notes: dict[str, tuple[str, str]] = field(default_factory=dict)  # key → kind and id, in order of reference
    trail: Trail | None = None
    chart: Callable[[str], ChartRead] = lambda id: ChartRead()


class Story:
    """One story being read, and the paragraph being read in it; ``note`` is the key of the footnote it is.

    A class by hand: every table cell is a story, and a generated __init__ with its factories takes twice as long.
    """

    __slots__ = ("after_mark", "blocks", "fields", "instructing", "look", "note", "pieces", "props", "shared", "style", "words")

    def __init__(self, shared: Shared, note: str = "") -> None:
        self.shared = shared
        self.note = note
        self.blocks: list[Block] = []
        self.pieces: list[Piece] = []
        self.words: list[Element | str] = []  # text boxes, word art and charts anchored in the paragraph
        self.props = NO_PROPS
        self.style = shared.default
        self.look = PLAIN
        self.fields: Fields | None = None
        self.instructing = False  # inside a field's instruction, where nothing shows
        self.after_mark = False  # the blank after a note's own number belongs to the number

    def take_look(self, element: Element) -> None:
        """Take the w:rPr of the run that begins."""
        props = run_props(element)
        self.look = PLAIN if props is NO_RUN else run_look(props, self.shared.styles.run(props.style))

    def take_field(self, kind: str, source: Element) -> None:
        """Take a w:fldChar ("begin", "separate", "end")."""
        self.fields = self.fields or Fields()
        shown = self.fields.mark(kind)
        self.instructing = self.fields.instructing
        self.add(shown, source)

    def add(self, text: str, source: Element) -> None:
        """Add text of the running look, unless it does not show."""
        if self.instructing:
            return
        look = self.look
        if look.hidden or (look.hidden is None and self.style.hidden):
            self.shared.aside["hidden"] += bool(text.strip())
            return
        if self.after_mark:
            text = text.lstrip(" \t\u3000")
            self.after_mark = not text
        self.pieces.append((text, look, source, None))

    def end_instruction(self) -> None:
        """An instruction ends with its paragraph at the latest: a field that was never closed must not swallow what follows."""
        if self.fields is not None:
            self.fields.end_instructions()
        self.instructing = False
