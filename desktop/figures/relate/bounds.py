"""Parts told without a share or a remainder: 其中A, 剩余A, 整改A can be no more than what they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.figures.relate import note
from desktop.figures.relate.page import Page
from desktop.figures.relate.relation import Relation
from desktop.figures.relate.term import CLAUSE, SENTENCE, Term

__all__ = ["within"]

_AMONG = re.compile(r"^其中|[，,。；;（(]其中")
_REST = re.compile(r"^(?:其余|剩余|剩下|尚余|余下|尚有|仍有|还有)")
_DONE = re.compile(r"^[，,](?:已|均)?(?:全部)?(?:办结|解决|整改(?:到位)?|完成|化解|销号|落实|审结|反馈|采纳)(?:完毕|到位)?$")


def within(page: Page, place: int) -> Iterator[Relation]:
    """共排查问题28个，整改到位28个: holds where the part is no greater, broken where the words leave no doubt and it is."""
    part = page.prose[place]
    among = _AMONG.search(part.gap) is not None
    if not place or not (among or _DONE.search(part.gap) or _REST.search(part.lead)) or part.level >= SENTENCE:
        return
    near = page.before(place, part.unit)
    whole = next((page.prose[at] for at in near if page.prose[at].size >= part.size), None)
    if whole is not None:
        yield Relation("within", part.at, (whole.at,), "exact", "holds", None, f"{note.written(part)}≤{note.written(whole)}")
    elif among and len(near) == 1 and near[0] == place - 1 and part.level <= CLAUSE and _apart(part, page.prose[near[0]]):
        whole = page.prose[near[0]]
        said = f"其中{note.written(part)}大于总数{note.written(whole)}"
        yield Relation("within", part.at, (whole.at,), "", "broken", None, said)


def _apart(part: Term, whole: Term) -> bool:
    return part.low > whole.high and part.unit == whole.unit
