"""What the library wants to know of a report before anybody has opened it: title, kind, region, office, period, and its paragraphs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop.actions.regions import region_of
from desktop.actions.themes import theme_of
from desktop.document.nodes import Block, Chart, Document, Paragraph, Role, Table
from desktop.document.outline import title_of
from desktop.document.outline.structure import read
from desktop.document.text import block_text, plain
from desktop.figures.dating.document import own
from desktop.language.periods import Mentions
from desktop.store.folding import fold
from desktop.store.passages import BODY, HEADING, TITLE, NewPassage

__all__ = ["Survey", "survey"]

EDITION = 1  # raised where what is found, kept or indexed changes: reports surveyed by an earlier one are surveyed again
KINDS = {
    "summary": "工作总结",
    "briefing": "新闻发布词",
    "half_year": "半年工作汇报",
    "reply": "提案/建议答复",
    "feature": "经验材料",
    "other": "其他",
}

_REPLY = re.compile("(?:提案|建议|议案).{0,40}(?:答复|复函|会办意见|办理意见|办理情况)")
_ANSWERED = re.compile("(?:收悉|收到).{0,60}(?:答复如下|函复如下|回复如下|汇报如下|复函如下)", re.DOTALL)
_TITLED = (
    ("briefing", re.compile("发布会|发布词|发布稿|通稿")),
    ("half_year", re.compile("半年")),
    ("feature", re.compile("经验|做法|典型|亮点|案例|纪实|综述|侧记")),
    ("summary", re.compile("总结|汇报|情况|报告|小结|季度|述职")),
    ("other", re.compile("通知|方案|计划|办法|细则|规定|意见|要点|公告|通告|纪要|请示|批复")),
)
_OPENED = (
    ("briefing", re.compile("新闻发布会|本报讯")),
    ("half_year", re.compile("上半年.{0,200}(?:汇报|总结|报告)如下", re.DOTALL)),
    ("summary", re.compile("(?:汇报|总结|报告)如下")),
)
_SEAL = re.compile(r"[（(](?:盖章|章|代章)[）)]")
_DATED = re.compile(r"(?:19|20|二)[\d〇○零一二三四五六七八九]{2,3}\s?年")
_OPENING = 1_000  # characters in which a report without a title says what it is
_TITLE = 200  # characters kept of a title
_TORN, _LINE, _ENDS = (
    3,
    15,
    frozenset("。！？；：…”）)!?;:."),
)  # so many lines of such a length that end in the middle of a sentence make a text look torn


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found; ``text_sum`` is the same for the same words in any format."""

    title: str
    kind: str
    region: str
    office: str
    period: str
    text_sum: str
    characters: int
    passages: tuple[NewPassage, ...]

    @property
    def found(self) -> dict[str, str]:
        """What a person may put right."""
        return {"title": self.title, "kind": self.kind, "region": self.region, "office": self.office, "period": self.period}


def survey(document: Document) -> Survey:
    """Survey a document whose roles are set; but for the title, what the document says of itself (``meta``) goes first."""
    text, meta = plain(document), document.meta
    framed = _framed(document)
    title = (_title(document, framed) or meta.title)[:_TITLE]
    office = meta.office or _office(framed.get(Role.SIGNATURE, ()))
    period = meta.period or _period(text)
    return Survey(
        title,
        meta.kind or _kind(title, text, framed, period),
        meta.region or region_of(text, title, office),
        office,
        period,
        hashlib.sha256(fold(text).encode("utf-8", "replace")).hexdigest() if text.strip() else "",
        len(text),
        tuple(_passages(document)),
    )


def _framed(document: Document) -> dict[Role, tuple[str, ...]]:
    """The lines of the frame around the prose, by their roles."""
    found: dict[Role, tuple[str, ...]] = {}
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role not in (Role.BODY, Role.BLANK, Role.HEADING):
            found[block.role] = (*found.get(block.role, ()), block_text(block))
    return found


def _title(document: Document, framed: dict[Role, tuple[str, ...]]) -> str:
    """``title_of`` reads the outline again; the roles say the same wherever a title has its paragraphs to itself."""
    lines = framed.get(Role.TITLE)
    return "".join(line.strip().lstrip("# ") for line in lines).replace("\n", "") if lines else title_of(document)


def _office(signatures: Sequence[str]) -> str:
    """Who signs: the first of them."""
    return _DATED.split(_SEAL.sub("", signatures[0]), maxsplit=1)[0].strip()[:60] if signatures else ""


def _period(text: str) -> str:
    period = own(Mentions(text)).period
    return period.code if period is not None else ""


def _kind(title: str, text: str, framed: dict[Role, tuple[str, ...]], period: str) -> str:
    opening = text[:_OPENING]
    if _REPLY.search(title) or Role.RESULT in framed or _ANSWERED.search(opening):
        return "reply"
    for kind, words in _TITLED if title else _OPENED:
        if words.search(title or opening):
            return "half_year" if kind == "summary" and period.endswith("H1") else kind
    return ""


def _passages(document: Document) -> Iterator[NewPassage]:
    above: list[tuple[int, str]] = []
    for block, start, text in _placed(document):
        if not text.strip():
            continue
        kind = _kind_of(block)
        if kind == HEADING and isinstance(block, Paragraph):
            above = [(level, words) for level, words in above if level < block.level]
        section = "\n".join(words for _, words in above)
        yield NewPassage(start, kind, section, theme_of(section, text), text)
        if kind == HEADING and isinstance(block, Paragraph):
            above.append((block.level, " ".join(text.split())[:80]))


def _placed(document: Document) -> Iterator[tuple[Block, int, str]]:
    """Each paragraph and each row of a table: its block, its offset and its text; lines that were one paragraph are one again."""
    whole, torn = plain(document), _torn(document)
    starts = list(accumulate((len(block_text(block)) + 1 for block in document.blocks), initial=0))
    done = -1
    for at, block in enumerate(document.blocks):
        if at <= done:
            continue
        done = torn.get(at, at)
        if done > at:
            yield block, starts[at], whole[starts[at] : starts[done + 1] - 1]
        else:
            yield from ((block, starts[at] + inside, text) for inside, text in _paragraphs(block))


def _torn(document: Document) -> dict[int, int]:
    """The first and last block of each paragraph that line breaks have torn apart, as in text taken from a newspaper."""
    torn = sum(isinstance(block, Paragraph) and block.role is Role.BODY and _broken(block_text(block)) for block in document.blocks)
    if torn < _TORN:  # the outline is read again only where there is reason to
        return {}
    structure = read(document)
    groups = ([structure.lines[line].block for line in passage.lines] for passage in structure.passages)
    return {min(blocks): max(blocks) for blocks in groups if min(blocks) < max(blocks)}


def _broken(text: str) -> bool:
    words = text.rstrip()
    return len(words) >= _LINE and words[-1] not in _ENDS


def _paragraphs(block: Block) -> Iterator[tuple[int, str]]:
    """The paragraph, or each row of a table, with where it starts in the block."""
    match block:
        case Paragraph():
            yield 0, block_text(block)
        case Table():
            at = 0
            for row in block.rows:
                text = block_text(Table((row,)))
                yield at, text
                at += len(text) + 1
        case Chart():
            pass


def _kind_of(block: Block) -> int:
    if not isinstance(block, Paragraph):
        return BODY
    return {Role.TITLE: TITLE, Role.HEADING: HEADING}.get(block.role, BODY)
