"""The walk over a story's XML: one small function for each element, picked by tag; unknown wrappers are walked through (ECMA-376 17.3)."""

from __future__ import annotations

from collections.abc import Callable

from desktop.document.nodes import Block, Break, NoteRef, Paragraph, Role, Table
from desktop.readers.docx.controls import control
from desktop.readers.docx.formulas import formula
from desktop.readers.docx.names import attribute, table
from desktop.readers.docx.paragraphs import close_paragraph, finish
from desktop.readers.docx.pictures import chosen, words_in
from desktop.readers.docx.pieces import PLAIN
from desktop.readers.docx.properties import paragraph_props
from desktop.readers.docx.story import NO_PROPS, Shared, Story
from desktop.readers.docx.symbols import symbol
from desktop.readers.docx.tables import read_table
from desktop.readers.xml import Element

__all__ = ["read_story"]

Handler = Callable[[Story, Element], None]
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAK = Break()
_LINE_ENDS = str.maketrans("\r\n", "  ")


def read_story(shared: Shared, element: Element, note: str = "") -> tuple[Block, ...]:
    """The blocks in ``element`` (w:body, w:tc, w:txbxContent …); for a w:footnote with its key as ``note``."""
    story = Story(shared, note)
    _walk(story, element, _BLOCKS)
    if story.pieces or story.words:
        finish(story, read_story)
    return tuple(story.blocks)


def _walk(story: Story, element: Element, handlers: dict[str, Handler]) -> None:
    for child in element:
        handler = handlers.get(child.tag)
        if handler is not None:
            handler(story, child)
        elif len(child):  # a wrapper: content control, hyperlink, smart tag, custom XML, field …
            _walk(story, child, handlers)


def _skip(story: Story, element: Element) -> None:
    """Nothing of it is text."""


def _count(what: str) -> Handler:
    def handler(story: Story, element: Element) -> None:
        story.shared.aside[what] += 1

    return handler


def _alternatives(handlers: dict[str, Handler]) -> Handler:
    def handler(story: Story, element: Element) -> None:
        if (branch := chosen(element)) is not None:
            _walk(story, branch, handlers)

    return handler


def _paragraph(story: Story, element: Element) -> None:
    story.props = NO_PROPS
    story.style = story.shared.default
    for child in element:  # as _walk, spelled out here and in _run: most of a document's time goes by in these two
        handler = _INLINES.get(child.tag)
        if handler is not None:
            handler(story, child)
        elif len(child):
            _walk(story, child, _INLINES)
    if story.instructing:
        story.end_instruction()
    if not story.props.joined:
        close_paragraph(story, read_story)


def _paragraph_props(story: Story, element: Element) -> None:
    story.props = paragraph_props(element)
    story.style = story.shared.styles.paragraph(story.props.style)


def _table(story: Story, element: Element) -> None:
    if story.pieces or story.words:  # a paragraph with a deleted mark cannot go on inside a table
        finish(story, read_story)
    made = read_table(element, lambda cell: _cell(story.shared, cell), story.shared.aside)
    if made is not None:
        story.blocks.append(made)


def _cell(shared: Shared, element: Element) -> tuple[Block, ...]:
    """A cell must end with a paragraph (17.4.65), so the empty one after an inner table is no text of anybody's."""
    blocks = read_story(shared, element)
    forced = len(blocks) > 1 and isinstance(blocks[-2], Table) and blocks[-1] == Paragraph((), Role.BLANK)
    return blocks[:-1] if forced else blocks


def _inserted(story: Story, element: Element) -> None:
    story.shared.aside["inserted"] += 1
    _walk(story, element, _INLINES)


def _block_formula(story: Story, element: Element) -> None:
    """A formula straight in the body stands on a line of its own."""
    story.props, story.style = NO_PROPS, story.shared.default
    _formula(story, element)
    close_paragraph(story, read_story)


def _formula(story: Story, element: Element) -> None:
    story.look = PLAIN
    story.shared.aside["formula"] += 1
    story.add(formula(element), element)


def _run(story: Story, element: Element) -> None:
    story.look = PLAIN
    for child in element:
        handler = _RUNS.get(child.tag)
        if handler is not None:
            handler(story, child)
        elif len(child):
            _walk(story, child, _RUNS)


def _text(story: Story, element: Element) -> None:
    text = element.text
    if text:
        if text[0] == " " or text[-1] == " " or not text.isprintable():
            text = (text if element.get(_SPACE) == "preserve" else text.strip(" \t\r\n")).translate(_LINE_ENDS)
        story.add(text, element)


def _tab(story: Story, element: Element) -> None:
    story.add("\t", element)


def _line_break(story: Story, element: Element) -> None:
    if attribute(element, "type") not in ("page", "column") and not story.instructing:
        story.pieces.append(("", story.look, element, _BREAK))


def _hyphen(story: Story, element: Element) -> None:
    story.add("-", element)


def _symbol(story: Story, element: Element) -> None:
    character = symbol(attribute(element, "font"), attribute(element, "char"))
    story.shared.aside["symbol"] += not character
    story.add(character, element)


def _field_mark(story: Story, element: Element) -> None:
    for data in element:
        story.add(control(data), element)
    story.take_field(attribute(element, "fldCharType"), element)


def _instruction(story: Story, element: Element) -> None:
    if story.fields is not None:
        story.fields.instruct(element.text or "")


def _note(kind: str) -> Handler:
    def handler(story: Story, element: Element) -> None:
        key = f"{kind}-{attribute(element, 'id')}"
        story.shared.notes[key] = (kind, attribute(element, "id"))
        story.pieces.append(("", story.look, element, NoteRef(key)))

    return handler


def _note_mark(story: Story, element: Element) -> None:
    story.after_mark = True


def _drawing(story: Story, element: Element) -> None:
    story.words.extend(words_in(element, story.shared.aside))


def _ruby(story: Story, element: Element) -> None:
    story.shared.aside["ruby"] += 1
    _walk(story, element, _INLINES)


_BLOCKS: dict[str, Handler] = {}
_INLINES: dict[str, Handler] = {}
_RUNS: dict[str, Handler] = {}
_DELETED = table(dict.fromkeys(("w:del", "w:moveFrom"), _count("deleted")))
_PROPERTIES = table(dict.fromkeys(("w:sdtPr", "w:sdtEndPr", "w:sectPr", "w:tblPr", "w:tcPr", "w:rubyPr", "w:rt", "w:fldData", "w:ffData"), _skip))
_BLOCKS |= (
    _DELETED
    | _PROPERTIES
    | table(
        {
            "w:p": _paragraph,
            "w:tbl": _table,
            "m:oMath": _block_formula,
            "w:altChunk": _count("chunk"),
            "w:subDoc": _count("chunk"),
            "mc:AlternateContent": _alternatives(_BLOCKS),
        }
    )
)
_RUNS |= (
    _DELETED
    | _PROPERTIES
    | table(
        {
            "w:rPr": Story.take_look,
            "w:t": _text,
            "w:tab": _tab,
            "w:ptab": _tab,
            "w:br": _line_break,
            "w:cr": _line_break,
            "w:noBreakHyphen": _hyphen,
            "w:sym": _symbol,
            "w:fldChar": _field_mark,
            "w:instrText": _instruction,
            "w:footnoteReference": _note("footnote"),
            "w:endnoteReference": _note("endnote"),
            "w:footnoteRef": _note_mark,
            "w:endnoteRef": _note_mark,
            "w:commentReference": _count("comment"),
            "w:drawing": _drawing,
            "w:pict": _drawing,
            "w:object": _drawing,
            "w:ruby": _ruby,
            "w:delText": _skip,
            "w:delInstrText": _skip,
            "mc:AlternateContent": _alternatives(_RUNS),
        }
    )
)
_INLINES |= (
    _DELETED
    | _PROPERTIES
    | table(
        {
            "w:pPr": _paragraph_props,
            "w:r": _run,
            "w:ins": _inserted,
            "w:moveTo": _inserted,
            "m:oMath": _formula,
            "w:subDoc": _count("chunk"),
            "mc:AlternateContent": _alternatives(_INLINES),
        }
    )
)
