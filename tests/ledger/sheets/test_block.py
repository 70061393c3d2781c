"""Blocks of the clipboard."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.ledger.sheets.block import block, grid_of, printed
from desktop.outcome import Refused


def test_a_block_of_excel_parts_cells_by_tabs_and_keeps_line_ends_inside_quotes() -> None:
    assert block('指标\t数值\r\n"办件量\n（件）"\t"他说""好"""\r\n') == (("指标", "数值"), ("办件量\n（件）", '他说"好"'))


def test_a_lone_quote_is_a_character_and_not_the_start_of_a_cell() -> None:
    assert block('屏幕24"\t3\n键盘\t4\n') == (('屏幕24"', "3"), ("键盘", "4"))


def test_a_csv_is_parted_by_commas_and_a_number_with_separators_stays_whole_in_quotes() -> None:
    assert block('指标,数值\n办件量,"1,234"\n') == (("指标", "数值"), ("办件量", "1,234"))


def test_one_column_is_one_column() -> None:
    assert block("12\n13\n") == (("12",), ("13",))


def test_rows_cut_short_by_merged_cells_are_as_wide_as_the_widest() -> None:
    assert block("甲\t乙\t丙\n丁\n\n") == (("甲", "乙", "丙"), ("丁", "", ""))


_CELLS = st.text(alphabet='甲乙1,. \t\n"=+-@', max_size=6).map(str.strip)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(_CELLS, min_size=2, max_size=3).map(tuple), min_size=1, max_size=4))
def test_a_copied_block_pastes_as_it_was(rows: list[tuple[str, ...]]) -> None:
    width = max(map(len, rows))
    rows = [row + ("",) * (width - len(row)) for row in rows]
    while rows and not any(rows[-1]):
        rows.pop()
    assert block(printed(rows)) == tuple(rows)


def test_a_block_too_large_is_refused_in_one_sentence() -> None:
    with pytest.raises(Refused, match="单元格超过20万个，请分几次粘贴"):
        block("\t" * 250_000)


@pytest.mark.parametrize("hostile", ["一" * 20_000, "万" * 20_000, "1" * 20_000, "," * 20_000, '"' * 20_001, "第1" * 10_000, '\t"' * 10_000])
def test_hostile_text_is_read_in_a_moment(hostile: str) -> None:
    begun = time.process_time()
    assert grid_of(block(hostile)).rows is not None
    assert time.process_time() - begun < 20  # seconds; a hang, not a speed
