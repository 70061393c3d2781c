"""The end of a paragraph: its number, role and looks, then what was anchored in it."""

from __future__ import annotations

from collections.abc import Callable

from desktop.document.nodes import Block, Paragraph, Role, Text
from desktop.readers.docx.charts import relation_of
from desktop.readers.docx.pictures import is_chart
from desktop.readers.docx.pieces import PLAIN, Piece, joined
from desktop.readers.docx.story import Shared, Story
from desktop.readers.xml import Element

__all__ = ["close_paragraph", "finish"]

ReadStory = Callable[[Shared, Element], tuple[Block, ...]]


def close_paragraph(story: Story, read_story: ReadStory) -> None:
    """Close the running paragraph, then read what is anchored in it."""
    if story.props.list_id or story.style.list_id:
        _number(story, story.pieces)
    paragraph = _paragraph(story.pieces, story)
    story.blocks.append(paragraph)
    if story.shared.trail is not None:
        story.shared.trail.append((paragraph, story.pieces))
    story.pieces = []
    if story.words:
        _read_words(story, read_story)


def _read_words(story: Story, read_story: ReadStory) -> None:
    words, story.words = story.words, []
    made: list[Block] = []
    for item in words:
        if isinstance(item, str):
            made.append(Paragraph((Text(item),)))
        elif is_chart(item):
            made += _chart(story, item)
        else:
            made += read_story(story.shared, item)
    if made and not isinstance(words[0], str) and is_chart(words[0]) and story.blocks[-1] == Paragraph((), Role.BLANK):
        story.blocks.pop()  # the paragraph that only held the chart
    story.blocks += made


def _chart(story: Story, element: Element) -> tuple[Block, ...]:
    read = story.shared.chart(relation_of(element))
    story.shared.aside["chart"] += not read.blocks
    story.shared.aside["plainer"] += read.plainer
    return read.blocks


def finish(story: Story, read_story: ReadStory) -> None:
    """Close what a deleted paragraph mark at the end of the story left open."""
    if story.words or any(text.strip() or inline for text, _, _, inline in story.pieces):
        close_paragraph(story, read_story)


def _number(story: Story, pieces: list[Piece]) -> None:
    props, style = story.props, story.style
    list_id = style.list_id if props.list_id is None else props.list_id
    if not list_id or list_id == "0":
        return
    level = style.list_level if props.list_level is None else props.list_level
    number, suffix = story.shared.counters.next(list_id, level, props.style)
    if number:
        first = next((piece for piece in pieces if piece[0]), None)
        following, look = (first[0].lstrip()[:1], first[1]) if first is not None else ("", PLAIN)
        pieces.insert(0, (number + _gap(number, suffix, following), look, None, None))


def _gap(number: str, suffix: str, following: str) -> str:
    """A tab prints as nothing after 一、 and （一）; but digits must not run together: 1. and 2024年 are not 1.2024年."""
    clash = following.isascii() and following.isalnum() and number[-1].isascii() and (number[-1].isalnum() or number[-1] == ".")
    return " " if suffix == "space" or clash else ""


def _paragraph(pieces: list[Piece], story: Story) -> Paragraph:
    if not pieces:
        return Paragraph((), Role.BLANK)
    props, style = story.props, story.style
    made, looks = joined(pieces, style, props.justified)
    if looks is None:
        return Paragraph(made, Role.BLANK)
    if story.note:
        return Paragraph(made, Role.NOTE, key=story.note)
    role, level = style.role, style.level
    if props.outline is not None and role in (Role.BODY, Role.HEADING):
        role, level = (Role.HEADING, props.outline + 1) if 0 <= props.outline < 9 else (Role.BODY, 0)
    return Paragraph(made, role, level, looks)
