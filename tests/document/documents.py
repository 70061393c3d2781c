"""Documents for tests: from lines of text, and of any shape for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from desktop.document.build import document, paragraph
from desktop.document.nodes import (
    Block,
    Break,
    Cell,
    Chart,
    ChartKind,
    Document,
    Emphasis,
    Field,
    FieldState,
    Inline,
    Looks,
    Meta,
    NoteRef,
    Paragraph,
    Role,
    Row,
    Series,
    Table,
    Text,
)

words = st.text(st.characters(codec="utf-8"), max_size=8)
_numbers = st.decimals(allow_nan=False, allow_infinity=False)
_inlines: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, words, st.sampled_from(list(Emphasis)) | st.just(Emphasis.BOLD | Emphasis.LEAD)),
    st.builds(Field, words, words, words, st.none() | _numbers, words, words, st.sampled_from(FieldState)),
    st.builds(Break),
    st.builds(NoteRef, words),
)
_paragraphs = st.builds(
    Paragraph, st.lists(_inlines, max_size=4).map(tuple), st.sampled_from(Role), st.integers(0, 9), st.sampled_from(list(Looks)), words
)


_series = st.builds(Series, words, st.lists(st.none() | _numbers, max_size=4).map(tuple), words)
charts = st.builds(Chart, st.sampled_from(ChartKind), st.lists(words, max_size=4).map(tuple), st.lists(_series, max_size=3).map(tuple))


def _tables(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Table]:
    cells = st.builds(Cell, st.lists(blocks, max_size=3).map(tuple), st.integers(1, 4), st.integers(1, 4), st.booleans())
    rows = st.builds(Row, st.lists(cells, max_size=3).map(tuple), st.booleans())
    return st.builds(Table, st.lists(rows, max_size=3).map(tuple))


blocks: st.SearchStrategy[Block] = st.recursive(_paragraphs | charts, lambda inner: _paragraphs | _tables(inner), max_leaves=12)
metas = st.builds(Meta, words, words, words, words, words, words, st.dictionaries(words, words, max_size=3))
documents = st.builds(Document, st.lists(blocks, max_size=6).map(tuple), metas)

_PIECES = (
    "一、", "二、", "（一）", "（二）", "(一)", "1.", "2.", "1、", "（1）", "①", "②", "第一，", "第二，", "一是", "二是", "首先，", "## ", "◆", "——", "第一章 ",
    "强化服务保障", "推进流程再造", "聚焦企业，", "提升效能", "下一步打算", "政务服务方面，", "白石县", "办理事项23件", "县行政审批局", "2024年7月22日", "附件1", "附件：",
    "王某某委员：", "县人民政府：", "联系人：", "抄送：", "编辑：", "本报讯", "工作总结", "的答复", "泊", "3.5%", "“", "”", "《", "》", "（", "）", "。", "。", "，", "；", "：", "\u3000\u3000", " ", "\t",
)  # fmt: skip
reports = st.lists(st.lists(st.sampled_from(_PIECES), max_size=7).map("".join), max_size=14).map(lambda lines: of_text("\n".join(lines)))


def of_text(text: str) -> Document:
    """The document a reader of plain text makes: one paragraph a line."""
    return document(*(paragraph(line) for line in text.split("\n")))
