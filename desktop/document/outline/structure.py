"""One reading of a document: its lines, their roles, and every heading with its level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.document.nodes import Document, Looks, Role, replace
from desktop.document.outline.frame import frame
from desktop.document.outline.headlines import Headline, headlines
from desktop.document.outline.lines import Line, lines
from desktop.document.outline.marks import opening
from desktop.document.outline.nesting import Found, levels
from desktop.document.outline.passages import Passage, passages
from desktop.document.outline.roles import Roles
from desktop.document.outline.running import emphasised, running

__all__ = ["Structure", "read"]

_DATELINE = re.compile(r"\S{0,12}讯[\s（(，,]|[（(]?(?:本报)?(?:通讯员|记者)")


@dataclass(frozen=True, slots=True)
class Structure:
    """What ``read`` found; ``levels`` runs beside ``found``, ``passages`` hold the running text."""

    lines: tuple[Line, ...]
    roles: Roles
    found: tuple[Found, ...]
    levels: tuple[int, ...]
    passages: tuple[Passage, ...]


def read(document: Document) -> Structure:
    """Find roles and headings of ``document``, which may have been recognised before."""
    seen = lines(document)
    roles = frame(seen)
    found = list(_blocks(seen, roles, headlines(seen, roles)))
    # a numbered heading that a reader had styled is running text here, so that its number is read
    text = passages(seen, {index: role for index, role in roles.items() if role is not Role.HEADING or not opening(seen[index].text)})
    found += running(seen, roles, text)
    found += emphasised(seen, roles, frozenset(item.start for item in found))
    ordered = tuple(_apart(seen, roles, sorted(found, key=lambda item: (item.start, item.end))))
    return Structure(seen, roles, ordered, tuple(levels(ordered)), text)


def _blocks(seen: tuple[Line, ...], roles: Roles, heads: tuple[Headline, ...]) -> Iterator[Found]:
    """The unnumbered headings; a pair of lines between a place's name and a newspaper's dateline is that article's subtitle."""
    before = ""
    for head in heads:
        if head.bare and before == "place" and head.last > head.first and _dateline(seen, head.last):
            roles.update(dict.fromkeys(range(head.first, head.last + 1), Role.SUBTITLE))
        else:
            line = seen[head.first]
            yield Found(line.start, seen[head.last].end, head.key, paragraph=head.first, bare=head.bare, weight=_weight(line.looks))
        before = head.key


def _weight(looks: Looks) -> int:
    return sum(weight for look, weight in ((Looks.LARGE, 4), (Looks.CENTERED, 2), (Looks.BOLD, 1)) if looks & look)


def _dateline(seen: tuple[Line, ...], above: int) -> bool:
    below = next((line.text for line in seen[above + 1 : above + 6] if line.text), "")
    return _DATELINE.match(below) is not None


def _apart(seen: tuple[Line, ...], roles: Roles, found: list[Found]) -> Iterator[Found]:
    """``found`` with the first heading of each attachment marked: nothing above it is its parent."""
    starts = iter(sorted(seen[index].start for index, role in roles.items() if role in (Role.ATTACHMENT_LABEL, Role.ATTACHMENT_TITLE)))
    label = next(starts, None)
    for item in found:
        resets = False
        while label is not None and label < item.start:
            resets, label = True, next(starts, None)
        yield replace(item, resets=True) if resets else item
