"""What stands around the prose, put together: the lines above it, below it, and those known wherever they stand."""

from __future__ import annotations

import re

from desktop.document.nodes import Role
from desktop.document.outline.above import above
from desktop.document.outline.below import below
from desktop.document.outline.breaks import ended
from desktop.document.outline.lines import Line
from desktop.document.outline.marks import opening
from desktop.document.outline.phrases import alike
from desktop.document.outline.roles import Roles, role_in_body

__all__ = ["frame"]

_TABLE_TITLE = re.compile(".{2,40}(?:表|图|情况|数据|指标|统计|一览|明细|对比|汇总|清单)(?:[（(].{1,20}[）)])?")
_TOP = 24  # lines in which a title is looked for
_FEW = 400


def frame(found: tuple[Line, ...]) -> Roles:
    """The role of each line of ``found`` that has one by its words and place; roles a reader set are kept."""
    roles: Roles = {index: line.role for index, line in enumerate(found) if line.role is not Role.BODY}
    roles |= {index: Role.BLANK for index, line in enumerate(found) if line.blank and index not in roles}
    for index, line in enumerate(found):
        if index not in roles and not line.table and (role := role_in_body(line.text)):
            roles[index] = role
    prose = above(found, roles, _series(found))
    _captions(found, roles)
    below(found, roles, prose)
    return roles


def _series(found: tuple[Line, ...]) -> frozenset[int]:
    """Short lines near the top that are built like a later line: mottos of one series rather than a title."""
    short = [
        index for index, line in enumerate(found) if 4 <= len(line.text) <= 40 and not line.table and not ended(line.text) and not opening(line.text)
    ]
    top = [index for index in short[:6] if index < _TOP]
    return frozenset(one for one in top if any(alike(found[one].text, found[other].text, 0.25) for other in short[:_FEW] if other > one + 1))


def _captions(found: tuple[Line, ...], roles: Roles) -> None:
    """The short line right above a table is its caption where it says so."""
    last = -1
    for index, line in enumerate(found):
        if (
            line.table
            and last >= 0
            and index - last <= 4
            and last not in roles
            and _TABLE_TITLE.fullmatch(found[last].text)
            and not opening(found[last].text)
        ):
            roles[last] = Role.CAPTION
        if not line.blank and roles.get(index) is not Role.CAPTION:
            last = -1 if line.table else index
