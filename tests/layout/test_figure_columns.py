"""Numbers in the columns of a table: point under point, and what is no number as before."""

from __future__ import annotations

import pytest

from desktop.document import build
from desktop.layout.columns import figure_parts
from desktop.layout.figure_columns import columns_of
from desktop.layout.pages import Line
from desktop.layout.paginate import paginate
from desktop.layout.style import standard

HEAD = ["指标", "本期", "增减"]
CELL = standard().looks["cell"]


def lines(*rows: list[str]) -> dict[str, Line]:
    (page,) = paginate(build.document(build.table([HEAD, *rows], header_rows=1))).pages
    return {line.text: line for line in page.lines}


def point(line: Line) -> float:
    """Where the decimal point of a number stands, or would."""
    _, _, part = line.text.partition(".")
    return line.right - (len(part.rstrip("%")) + 1 if part else 0) * 6 - (6 if line.text.endswith("%") else 0)


def test_numbers_stand_decimal_point_under_decimal_point() -> None:
    made = lines(["办件量", "22045", "6155"], ["利率", "7.24", "-0.5"], ["资金", "6570.5", "12.75"])
    assert [point(made[each]) for each in ("7.24", "6570.5")] == pytest.approx([point(made["22045"])] * 2, abs=0.1)
    assert [point(made[each]) for each in ("-0.5", "12.75")] == pytest.approx([point(made["6155"])] * 2, abs=0.1)


def test_percentages_stand_with_their_signs_behind_them() -> None:
    made = lines(["甲", "1", "38.7%"], ["乙", "2", "-4.25%"])
    assert point(made["38.7%"]) == pytest.approx(point(made["-4.25%"]), abs=0.1)


def test_words_among_numbers_stand_in_the_middle() -> None:
    made = lines(["甲", "12", "—"], ["乙", "3456", "38.7%"], ["丙", "7", "5.0%"])
    head = made["增减"]
    assert (made["—"].left + made["—"].right) / 2 == pytest.approx((head.left + head.right) / 2, abs=0.1)


def test_one_number_makes_no_column_of_numbers() -> None:
    made = lines(["甲", "12", "有"], ["乙", "少", "无"])
    assert (made["12"].left + made["12"].right) / 2 == pytest.approx((made["本期"].left + made["本期"].right) / 2, abs=0.1)


def test_a_column_of_words_reads_from_the_left_where_one_is_turned() -> None:
    long = "县级政务服务大厅综合受理窗口行政许可事项按时办结情况和办理结果公开情况以及群众评价情况的综合得分"
    made = lines([long, "1", "2"], ["办件量", "3", "4"])
    assert made["办件量"].left == pytest.approx(next(line.left for text, line in made.items() if text.startswith("县级政务")), abs=0.1)


@pytest.mark.parametrize("text", ["12", "-3.5", "1,234.5", "38.7%", "0.5‰", "+7"])
def test_what_a_number_is(text: str) -> None:
    assert figure_parts(text, CELL) is not None


@pytest.mark.parametrize("text", ["", "—", "12件", "约12", "1.", "1.2.3", "%", "7" * 40, "【待补：办件量】", "一"])
def test_what_a_number_is_not(text: str) -> None:
    assert figure_parts(text, CELL) is None


def test_a_column_too_narrow_for_it_is_left_as_it_was() -> None:
    table = build.table([["9" * 20], ["0." + "9" * 20]])
    assert columns_of(table, [60.0], standard()).figures == {}
