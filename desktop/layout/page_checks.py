"""What a careful printer would not let pass on finished pages, with the ways out the standard and practice leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from desktop.layout.pages import Line, Page, Pages
from desktop.outcome import Note

__all__ = ["REMEDIES", "Fault", "PageFault", "page_faults", "page_notes"]


class Fault(Enum):
    """A fault of pages; the value says it in words."""

    SIGNATURE_ALONE = "落款单独在一页，页上没有正文"
    SHORT_LAST_LINE = "段落末行只有一个字"
    IMPRINT_NOT_LAST = "版记不在最后一页"
    HEADING_AT_FOOT = "标题落在页面最后一行"
    ROW_SPLIT = "表格的一行被拆到两页"
    NO_TEXT_FIRST = "首页没有正文"


REMEDIES: dict[Fault, tuple[str, ...]] = {
    Fault.SIGNATURE_ALONE: ("调整行距", "调整字距", "增减正文文字"),  # GB/T 9704 7.3.5.5: 可以采取调整行距、字距的措施解决
    Fault.SHORT_LAST_LINE: ("调整字距", "增减一两个字"),  # 实务: the standard says nothing of it
    Fault.IMPRINT_NOT_LAST: ("把附件移到版记之前",),  # 7.3.7: 附件在版记之前; 7.4.1: 末条分隔线与公文最后一面的版心下边缘重合
    Fault.HEADING_AT_FOOT: ("标题与下段同页", "调整行距"),  # 实务
    Fault.ROW_SPLIT: ("把该行内容改短或拆成几行",),  # 实务; only a row higher than a page is ever split
    Fault.NO_TEXT_FIRST: ("把主送机关移到版记", "缩小发文机关标志"),  # 7.3.2: 应当将主送机关名称移至版记; 7.3.3: 公文首页必须显示正文
}
"""What can be done about each, best first."""

_CLOSING = frozenset({"signature", "date"})
_IMPRINT = frozenset({"copy_to", "imprint"})
_TITLES = frozenset({"heading_1", "heading_2", "heading_3", "heading_4", "caption", "attachment_label", "attachment_title"})
_TEXT = frozenset({"body", "heading_1", "heading_2", "heading_3", "heading_4"})
_APART = "body_"  # text with a spacing of its own (layout.adjusting)
_OF_TABLE = frozenset({"cell", "cell_head"})
_SHORT = 8  # characters: one with more marks than that about it is no prose
_MARKS = frozenset("，。、；：？！”’）》】〉…—")


_CLAUSES = {
    Fault.SIGNATURE_ALONE: "7.3.5.5",
    Fault.SHORT_LAST_LINE: "实务",
    Fault.IMPRINT_NOT_LAST: "7.3.7、7.4.1",
    Fault.HEADING_AT_FOOT: "实务",
    Fault.ROW_SPLIT: "实务",
    Fault.NO_TEXT_FIRST: "7.3.2、7.3.3",
}


class PageFault(NamedTuple):
    """A fault with its page (counted from 0), the block and the offset it stands at, and the ways out."""

    fault: Fault
    page: int
    block: int
    start: int
    remedies: tuple[str, ...]

    def sentence(self) -> str:
        """The fault with its clause and the ways out."""
        return f"{self.fault.value}（{_CLAUSES[self.fault]}），可以{'、'.join(self.remedies)}"


def page_faults(pages: Pages) -> tuple[PageFault, ...]:
    """The faults of ``pages`` in the order they are met."""
    found: list[PageFault] = []
    for number, page in enumerate(pages.pages):
        last = number + 1 == len(pages.pages)
        found += [
            *_signature(number, page),
            *_short(number, page),
            *_imprint(number, page, last),
            *_heading(number, page, last),
            *_rows(number, page),
        ]
    return (*_first(pages.pages), *found)


def page_notes(faults: Sequence[PageFault]) -> tuple[Note, ...]:
    """The faults as notes for people, by page."""
    return tuple(Note(each.sentence(), f"第 {each.page + 1} 页") for each in faults)


def _fault(fault: Fault, number: int, line: Line) -> PageFault:
    start = line.base + line.runs[0].start if line.base >= 0 and line.runs else line.base
    return PageFault(fault, number, line.block, start, REMEDIES[fault])


def _first(pages: Sequence[Page]) -> Iterator[PageFault]:
    """The text begins on a later page, behind a head or a list of offices that fills the first."""
    shows = [any(line.look in _TEXT or line.look.startswith(_APART) for line in page.lines) for page in pages]
    if pages and not shows[0] and any(shows) and pages[0].lines and not (pages[0].boxes or pages[0].strokes):
        yield _fault(Fault.NO_TEXT_FIRST, 0, pages[0].lines[-1])


def _signature(number: int, page: Page) -> Iterator[PageFault]:
    """Nothing of the text stands over the signature on its page."""
    body = [line for line in page.lines if line.look not in _IMPRINT]
    if number and not page.strokes and body and body[0].look in _CLOSING:
        yield _fault(Fault.SIGNATURE_ALONE, number, body[0])


def _short(number: int, page: Page) -> Iterator[PageFault]:
    """The last line of a paragraph holds one character, marks not counted."""
    for line in page.lines:
        last = line.total > 1 and line.number == line.total - 1 and line.look not in _OF_TABLE
        if last and len(text := line.text.strip()) <= _SHORT and sum(character not in _MARKS for character in text) <= 1:
            yield _fault(Fault.SHORT_LAST_LINE, number, line)


def _imprint(number: int, page: Page, last: bool) -> Iterator[PageFault]:
    lines = [line for line in page.lines if line.look in _IMPRINT]
    if lines and not last:
        yield _fault(Fault.IMPRINT_NOT_LAST, number, lines[0])


def _heading(number: int, page: Page, last: bool) -> Iterator[PageFault]:
    body = [line for line in page.lines if line.look not in _IMPRINT]
    if body and not last and body[-1].look in _TITLES and body[-1].number == body[-1].total - 1:
        yield _fault(Fault.HEADING_AT_FOOT, number, body[-1])


def _rows(number: int, page: Page) -> Iterator[PageFault]:
    seen: set[tuple[int, int]] = set()
    for box in page.boxes:
        if box.split and (box.block, box.row) not in seen:
            seen.add((box.block, box.row))
            yield PageFault(Fault.ROW_SPLIT, number, box.block, -1, REMEDIES[Fault.ROW_SPLIT])
