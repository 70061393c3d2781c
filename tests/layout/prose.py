"""Prose for the tests of pages: strategies for hypothesis, and the text of pages to compare with."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from desktop.document.nodes import Block, Break, Document, Emphasis, Field, Paragraph, Role, Text
from desktop.document.text import plain
from desktop.layout.pages import Pages

WORDS = (
    "优化营商环境 政务服务 办理 企业 群众 推动 改革 的 了 窗口 机制 “一网通办” 《条例》 （试行） —— …… ， 。 、 ； ： ！ 2024年 94.24% 1.9万余 36个 "
    "GDP AI 12345 3+29 — ” 。” ））） a-b 100℃ ~ ,, 〔2024〕18号"
).split()

words = st.lists(st.sampled_from([*WORDS, " ", "　"]), max_size=60).map("".join)
emphases = st.sampled_from([Emphasis.NONE, Emphasis.NONE, Emphasis.BOLD, Emphasis.LEAD, Emphasis.UNDERLINE | Emphasis.ITALIC])
inlines = st.one_of(st.builds(Text, words, emphases), st.builds(Field, words, st.just("数")), st.just(Break()))
roles = st.sampled_from([role for role in Role if role not in (Role.NOTE, Role.BLANK, Role.OFFICE_MARK, Role.SIGNER, Role.COPY_TO, Role.IMPRINT)])
paragraphs = st.builds(
    lambda parts, role, level: Paragraph(tuple(parts), role, level if role is Role.HEADING else 0),
    st.lists(inlines, max_size=5),
    roles,
    st.integers(1, 4),
)


def documents(block: st.SearchStrategy[Paragraph] = paragraphs, most: int = 14) -> st.SearchStrategy[Document]:
    return st.lists(block, max_size=most).map(lambda blocks: Document(tuple[Block, ...](blocks)))


def shown(pages: Pages, keep: Callable[[str], bool] = lambda character: True) -> list[tuple[int, str]]:
    """Every printed character of the document with its offset, in the order of the pages; white space left out."""
    made: list[tuple[int, str]] = []
    for page in pages.pages:
        for line in (*page.fixed, *page.lines, *page.notes):
            for run in line.runs:
                if line.base >= 0 and run.end > run.start:
                    made += [(line.base + run.start + place, each) for place, each in enumerate(run.text) if not each.isspace() and keep(each)]
    return made


def wanted(document: Document) -> list[tuple[int, str]]:
    """Every character of the document with its offset; white space left out."""
    return [(offset, each) for offset, each in enumerate(plain(document)) if not each.isspace()]
