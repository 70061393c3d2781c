"""After any edit the pages are those a new document would have, tables with header rows and rows higher than a page among them."""

from __future__ import annotations

import random

import pytest

from desktop.document import build
from desktop.document.nodes import Block, Document, Paragraph, Role, Table, Text, replace
from desktop.layout.page_checks import Fault, page_faults
from desktop.layout.paginate import Layout, paginate

P = build.paragraph


def _table(luck: random.Random) -> Table:
    rows = [["项目" * luck.randint(1, 9), "数" * luck.choice((3, 20, 40, 1500))] for _ in range(luck.randint(1, 30))]
    made = build.table(rows)
    return Table((replace(made.rows[0], header=True), *made.rows[1:]))


def _block(luck: random.Random) -> Block:
    match luck.randrange(10):
        case 0:
            return build.heading("一、" + "优化" * luck.randint(1, 20), luck.randint(1, 3))
        case 1:
            return _table(luck)
        case 2:
            return P("附件1", Role.ATTACHMENT_LABEL)
        case _:
            return P("".join(luck.choice("优化营商环境，。12") for _ in range(luck.randint(1, 300))))


def _edit(blocks: list[Block], luck: random.Random) -> None:
    at = luck.randrange(1, len(blocks) - 2)
    match luck.randrange(6), blocks[at]:
        case 0, _:
            blocks.insert(at, _block(luck))
        case 1, _ if len(blocks) > 6:
            del blocks[at]
        case _, Paragraph() as paragraph:
            blocks[at] = replace(paragraph, inlines=(*paragraph.inlines, Text("改" * luck.choice((1, 2, 30)))))
        case _:
            pass


@pytest.mark.parametrize("seed", range(12))
def test_pages_after_edits_are_those_of_a_new_document(seed: int) -> None:
    luck = random.Random(seed)
    blocks = [
        P("关于某事的报告", Role.TITLE),
        *(_block(luck) for _ in range(luck.randint(5, 16))),
        P("某县营商办", Role.SIGNATURE),
        P("2024年9月30日", Role.DATE),
    ]
    layout = Layout()
    layout.update(Document(tuple(blocks)))
    for _ in range(5):
        _edit(blocks, luck)
        document = Document(tuple(blocks))
        assert layout.update(document) == paginate(document)


def test_pages_behind_an_edit_are_taken_over_with_their_places_moved() -> None:
    blocks = [P("优化营商环境" * 40) for _ in range(60)]
    layout = Layout()
    before = layout.update(Document(tuple(blocks)))
    blocks[1] = P("优化营商环境" * 40 + "。")
    after = layout.update(Document(tuple(blocks)))
    assert after == paginate(Document(tuple(blocks))) and len(after) == len(before) > 5
    assert after.pages[-1].lines[0].runs is before.pages[-1].lines[0].runs
    assert after.pages[-1].lines[0].base == before.pages[-1].lines[0].base + 1


def test_a_row_higher_than_what_its_header_leaves_of_a_page_is_cut_and_the_pages_come_to_an_end() -> None:
    made = build.table([["项目", "说明"], ["甲", "数" * 3000]])
    table = Table((replace(made.rows[0], header=True), *made.rows[1:]))
    pages = paginate(Document((table,)))
    assert len(pages) < 20
    assert Fault.ROW_SPLIT in {fault.fault for fault in page_faults(pages)}


def test_a_document_edited_for_long_keeps_little_of_what_it_was() -> None:
    layout = Layout()
    blocks = [P("优化营商环境" * 20) for _ in range(10)]
    for turn in range(300):
        blocks[3] = P("改" * (turn + 1))
        layout.update(Document(tuple(blocks)))
    assert len(layout._setter._kept) <= 2 * 10 + 65
    blocks.insert(0, P("新的一段"))
    assert layout.update(Document(tuple(blocks))) == paginate(Document(tuple(blocks)))
