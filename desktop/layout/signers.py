"""Who signs a report upward (签发人, 7.2.6), on the line of its number; several of them two a line, the number beside the last (7.2.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from desktop.document.nodes import Paragraph, Role, Text
from desktop.document.text import paragraph_text
from desktop.layout.measure import width
from desktop.layout.placed import Placed
from desktop.layout.style import Look, Style

__all__ = ["at_right", "joined", "named", "ranked"]

_LABEL = re.compile(r"(?:领导)?签\s?发\s?人?\s?[：:]\s*")
_APART = re.compile(r"[\s、，,]+")
_A_LINE = 2  # 7.2.6: 一般每行排两个姓名


class _Name(NamedTuple):
    text: str
    source: int


def named(item: Placed, style: Style) -> Placed:
    """签发人： in the body's face, the name behind it in its own (7.2.6)."""
    if not _is(item, "signer") or not isinstance(item.block, Paragraph):
        return item
    return item._replace(spans=_name(paragraph_text(item.block), style))


def _name(text: str, style: Style) -> tuple[tuple[int, int, Look], ...]:
    found = _LABEL.match(text.lstrip())
    start = len(text) - len(text.lstrip()) + (found.end() if found else 0)
    return ((start, len(text), style.looks["signer_name"]),) if text[start:].strip() else ()


def _is(item: Placed, key: str) -> bool:
    return item.look is not None and item.look.key == key


def ranked(head: list[Placed], style: Style) -> list[Placed]:
    """``head`` with more than two names, or names of several paragraphs, two a line, each under the one above, the number moved behind all but the last."""
    places = [index for index, item in enumerate(head) if _is(item, "signer")]
    names = [name for index in places for name in _names(head[index])]
    if len(names) < 2 or (len(places) == 1 and len(names) <= _A_LINE):
        return head
    label = next((found[0].rstrip() for index in places if (found := _LABEL.match(_text(head[index])))), "")
    rows = [names[start : start + _A_LINE] for start in range(0, len(names), _A_LINE)]
    lines = [_row(row, label if not number else "", head[places[0]], names, style) for number, row in enumerate(rows)]
    numbers = [index for index, item in enumerate(head) if _is(item, "doc_number")]
    first = min(places[0], *numbers) if numbers else places[0]
    behind = [head[index]._replace(gap=0.0) for index in numbers]
    rest = [item for index, item in enumerate(head) if index >= first and index not in (*places, *numbers)]
    return [*head[:first], *lines[:-1], *behind, lines[-1], *rest]


def _names(item: Placed) -> list[_Name]:
    """The names of a paragraph; a name of two characters may be written with a space between them."""
    text = _text(item)
    found = _LABEL.match(text)
    made: list[str] = []
    halves = 0
    for word in _APART.split(text[found.end() if found else 0 :]):
        if len(word) == 1 and halves:
            made[-1], halves = f"{made[-1]}\u3000{word}", 0
        elif word:
            made.append(word)
            halves = len(word) == 1
    return [_Name(name, item.source) for name in made]


def _row(row: Sequence[_Name], label: str, item: Placed, names: Sequence[_Name], style: Style) -> Placed:
    """A line of names at the right end, its first name under that of the line above."""
    assert item.look
    look = style.looks["signer_name"]
    widest = max(len(name.text) for name in names)
    said = "\u3000".join(name.text.ljust(widest, "\u3000") if name is not row[-1] else name.text for name in row)
    whole = width("\u3000" * (widest * _A_LINE + 1), look)
    inset = item.look.right * style.page.cell + whole - width(said, look)
    made = Paragraph((Text(label + said),), Role.SIGNER)
    return item._replace(block=made, spans=((len(label), len(label + said), look),), right=inset, source=row[0].source, gap=0.0)


def _text(item: Placed) -> str:
    return paragraph_text(item.block).strip() if isinstance(item.block, Paragraph) else ""


def joined(head: list[Placed], left: str, right: str, style: Style) -> list[Placed]:
    """``head`` with the ``right`` next behind the first ``left`` on its line, at the other end; a number one character in where that is."""
    first = next((index for index, item in enumerate(head) if _is(item, left)), None)
    others = [index for index, item in enumerate(head) if _is(item, right)]
    if first is None or not others:
        return head
    second = next((index for index in others if index > first), others[0])
    one, other = head[first], head[second]
    assert one.look and other.look and isinstance(other.block, Paragraph)
    inset = other.look.right * style.page.cell
    made = one._replace(
        align="left",
        left=0.0,
        right=0.0,
        first=inset,
        beside=other.block,
        beside_right=inset if other.right is None else other.right,
        beside_spans=other.spans,
        beside_source=other.source,
    )
    return [made if index == first else item for index, item in enumerate(head) if index != second]


def at_right(item: Placed, style: Style) -> Placed:
    """A 签发人 on a line of its own, set at the end of an empty line of full width, as wide as the rule that may stand under it."""
    if not _is(item, "signer") or not item.look or not isinstance(item.block, Paragraph):
        return item
    inset = item.look.right * style.page.cell if item.right is None else item.right
    empty = item._replace(block=Paragraph(role=Role.SIGNER), spans=(), align="left", right=0.0)
    return empty._replace(beside=item.block, beside_right=inset, beside_spans=item.spans, source=-1, beside_source=item.source)
