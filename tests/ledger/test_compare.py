"""同比, 环比, 累计 and what looks odd."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ledger.book import Book, Line
from desktop.ledger.compare import change, compare, odd, series
from desktop.ledger.entry import Entry
from desktop.ledger.identities import imbalances
from desktop.ledger.metric import Metric

FLOW, STOCK, RATE = Metric("办件量", "件"), Metric("服务窗口数", "个", nature="stock"), Metric("办结率", "%", kind="percent", nature="rate")
METRICS = {metric.name: metric for metric in (FLOW, STOCK, RATE)}
POSITIVE = st.decimals(min_value="0.01", max_value=10**9, places=2)


def entry(period: str, value: str, metric: Metric = FLOW, printed: str = "") -> Entry:
    return Entry(metric.name, "青禾县", period, Decimal(value), metric.unit, printed=printed or f"{value}{metric.unit}")


def book(*values: tuple[str, str], metric: Metric = FLOW) -> Book:
    return Book(tuple(replace(entry(period, value, metric), id=at) for at, (period, value) in enumerate(values, 1)))


@pytest.mark.parametrize(
    ("now", "base", "unit", "words"),
    [
        ("129", "120", "件", "增长7.5%"),
        ("111", "120", "件", "下降7.5%"),
        ("120", "120", "件", "持平"),
        ("7.24", "7.63", "%", "下降0.39个百分点"),
        ("98.6", "97", "%", "提高1.6个百分点"),
        ("97", "97", "%", "持平"),
        ("5", "0", "件", "基数为零，不算增幅"),
        ("0", "0", "件", "持平"),
        ("5", "-3", "元", "由负转正"),
        ("0", "-3", "元", "由负转零"),
        ("-2", "-3", "元", "基数为负，不算增幅"),
        ("-2", "3", "元", "由正转负"),
    ],
)
def test_a_change_is_told_as_a_report_tells_it(now: str, base: str, unit: str, words: str) -> None:
    assert change(Decimal(now), Decimal(base), unit).words == words


def test_a_rank_differs_and_does_not_grow() -> None:
    found = change(Decimal(3), Decimal(7), "位", rate=False)
    assert (found.percent, found.words) == (None, "减少4位")


@given(POSITIVE, POSITIVE)
def test_a_change_gives_back_the_value_it_came_from(now: Decimal, base: Decimal) -> None:
    found = change(now, base, "件")
    assert found.percent is not None and abs(base * (1 + found.percent / 100) - now) < Decimal("1e-9") * now
    assert found.difference == now - base


@given(POSITIVE, POSITIVE, POSITIVE)
def test_growth_of_growth_is_the_growth_of_both(first: Decimal, second: Decimal, third: Decimal) -> None:
    one, two, both = change(second, first, "件").percent, change(third, second, "件").percent, change(third, first, "件").percent
    assert one is not None and two is not None and both is not None
    assert abs((1 + one / 100) * (1 + two / 100) - (1 + both / 100)) <= Decimal("1e-12") * (1 + abs(both))


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9), st.decimals(min_value=-(10**9), max_value=0))
def test_no_percentage_is_ever_given_of_a_base_of_zero_or_below(now: Decimal, base: Decimal) -> None:
    assert change(now, base, "元").percent is None


def test_a_quarter_stands_beside_the_one_before_the_one_a_year_before_and_the_year_so_far() -> None:
    ledger = book(("2025Q3", "129"), ("2025Q2", "100"), ("2024Q3", "120"), ("2025Q1-Q3", "330"))
    (row,) = compare(ledger, METRICS, ["2025Q3"])
    assert row.previous and row.year_before and row.cumulative and row.on_year and row.on_previous
    assert (row.previous.value, row.year_before.value, row.summed) == (100, 120, 330)
    assert (row.on_year.words, row.on_previous.words) == ("增长7.5%", "增长29%")


def test_the_year_so_far_is_summed_where_nobody_recorded_it() -> None:
    (row,) = compare(book(("2025Q1", "90"), ("2025Q2", "111"), ("2025Q3", "129")), METRICS, ["2025Q3"])
    assert (row.cumulative, row.summed) == (None, Decimal(330))


def test_a_rate_is_never_summed() -> None:
    (row,) = compare(book(("2025Q1", "90"), ("2025Q2", "91"), metric=RATE), METRICS, ["2025Q2"])
    assert row.summed is None and row.on_previous is not None and row.on_previous.words == "提高1个百分点"


def test_a_stock_at_the_end_of_a_period_answers_for_the_period() -> None:
    (row,) = compare(book(("@2025-09-30", "23"), ("@2024-09-30", "20"), metric=STOCK), METRICS, ["2025Q3"])
    assert row.now and row.year_before and row.on_year and row.on_year.words == "增长15%"


def test_a_metric_without_a_value_at_the_period_has_no_row() -> None:
    assert compare(book(("2024Q3", "120")), METRICS, ["2025Q3"]) == ()


@pytest.mark.parametrize(
    ("now", "base", "words"),
    [
        ("1200", "120", "约为上年同期的10倍"),
        ("120", "1180", "约为上年同期的1/10"),
        ("12500", "120", "约为上年同期的100倍"),
        ("1290000", "120", "约为上年同期的1万倍"),
        ("2400", "120", "与上年同期相差20倍"),
        ("300", "120", ""),
        ("10", "1", ""),  # small counts jump
        ("120", "0", ""),
    ],
)
def test_a_jump_of_ten_a_hundred_or_ten_thousand_is_odd(now: str, base: str, words: str) -> None:
    found = odd(entry("2025Q3", now), entry("2024Q3", base), "上年同期")
    assert found.startswith(words) and bool(found) == bool(words)


def test_a_changed_unit_is_odd_and_nothing_is_computed_from_it() -> None:
    ledger = Book((replace(entry("2025Q3", "129"), id=1), replace(entry("2024Q3", "120"), unit="户", id=2)))
    (row,) = compare(ledger, METRICS, ["2025Q3"])
    assert row.on_year is None and row.flags == ("单位与上年同期不同（户 → 件），请核对",)


def test_a_trend_runs_in_the_order_of_the_calendar() -> None:
    ledger = book(("2025Q1", "3"), ("2024Q4", "2"), ("2025Q2", "4"), ("2024Q3", "1"))
    assert [each.value for each in series(ledger, Line("办件量", "青禾县"))] == [1, 2, 3, 4]


def test_last_periods_sum_and_this_period_make_this_periods_sum() -> None:
    assert imbalances(book(("2025H1", "200"), ("2025Q3", "130"), ("2025Q1-Q3", "330")), METRICS) == ()
    (found,) = imbalances(book(("2025H1", "200"), ("2025Q3", "130"), ("2025Q1-Q3", "331")), METRICS)
    assert found.sum == 330 and "2025H1的200件＋2025Q3的130件得330件，与2025Q1-Q3的331件不符" in found.message


def test_months_make_the_sum_so_far_and_quarters_the_year() -> None:
    assert len(imbalances(book(("2025-01/2025-07", "70"), ("2025-08", "9"), ("2025-01/2025-08", "80")), METRICS)) == 1
    quarters = [(f"2025Q{number}", "25") for number in range(1, 5)]
    assert imbalances(book(*quarters, ("2025", "100")), METRICS) == () and len(imbalances(book(*quarters, ("2025", "101")), METRICS)) == 1


def test_rounded_amounts_may_miss_by_their_last_digits() -> None:
    money = Metric("减税金额", "元", kind="amount")
    told = (("2025H1", "13.1"), ("2025H2", "14.5"), ("2025", "27.7"))
    entries = tuple(replace(entry(code, f"{float(value) * 1e8:.0f}", money, f"{value}亿元"), id=at) for at, (code, value) in enumerate(told, 1))
    assert imbalances(Book(entries), {money.name: money}) == ()
    off = replace(entries[2], value=Decimal(2_800_000_000), printed="28.0亿元")
    assert len(imbalances(Book((*entries[:2], off)), {money.name: money})) == 1


def test_what_does_not_add_up_by_its_nature_is_left_alone() -> None:
    for metric in (RATE, STOCK):
        assert imbalances(book(("2025Q1", "90"), ("2025Q2", "91"), ("2025H1", "92"), metric=metric), METRICS) == ()
    assert imbalances(book(("2025Q1", "2100"), ("2025Q2", "2150"), ("2025H1", "2157")), METRICS) == ()  # a stock told by period
