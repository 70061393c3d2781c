from __future__ import annotations

from desktop.document import build
from desktop.document.nodes import Role
from desktop.layout.placing import place
from desktop.layout.style import standard
from desktop.layout.turned import too_wide, turned_measure

STYLE = standard()
P = build.paragraph
WIDE = build.table([["乡镇", *(f"第{month}月办件数量" for month in range(1, 12))], ["城关镇", *["123456"] * 11]], header_rows=1)
MANY_NARROW = build.table([[str(month) for month in range(12)]])
FEW_WORDY = build.table([["甲" * 60, "乙" * 60, "丙" * 60]])


def test_only_a_table_that_cannot_be_read_upright_is_turned() -> None:
    assert [too_wide(table, STYLE) for table in (WIDE, MANY_NARROW, FEW_WORDY, build.table([]))] == [True, False, False, False]
    assert not too_wide(build.table([["指标名称的文字"] * 70]), STYLE)  # more columns than Word opens are printed as lines


def test_caption_and_label_turn_with_their_table_and_nothing_else_does() -> None:
    over = (P("附件1", Role.ATTACHMENT_LABEL), P("统计表", Role.ATTACHMENT_TITLE), P("表1　办件", Role.CAPTION))
    items = place(build.document(P("正文。"), *over, WIDE, P("注：略。")), STYLE)
    assert [item.turned for item in items] == [False, True, True, True, True, False]


def test_a_turned_sheet_is_as_wide_as_the_upright_type_area_is_high() -> None:
    assert turned_measure(STYLE) == STYLE.page.depth
