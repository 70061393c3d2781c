"""Periods as values that shift, found in prose and printed in its wording."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.periods import BEFORE, FUTURE, UNKNOWN, Mentions, Period, expressions, print_like
from desktop.outcome import Refused

P = Period.parse
YEARS = st.integers(1950, 2150)
MONTHS = st.integers(1, 12)


def _months(year: int, month: int, length: int) -> Period:
    last = year * 12 + month - 1 + length
    return Period.of_month(year, month, (last // 12, last % 12 + 1))


PERIODS = st.one_of(
    st.builds(Period.of_year, YEARS),
    st.builds(lambda year, more: Period.of_year(year, year + more), YEARS, st.integers(1, 9)),
    st.builds(Period.of_half, YEARS, st.integers(1, 2)),
    st.builds(Period.of_quarter, YEARS, st.integers(1, 4)),
    st.builds(lambda year, ends: Period.of_quarter(year, *ends), YEARS, st.sampled_from([(1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)])),
    st.builds(_months, YEARS, MONTHS, st.integers(0, 40)),
    st.builds(Period.at, st.dates(date(1950, 1, 1), date(2150, 12, 31))),
)
CODES = ("2024-06", "2024Q1", "2024H1", "2024Q1-Q3", "2024-01/2024-08", "2024", "2024-2025", "@2024-03-31", "before", "future", "")


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_the_contract_reads_and_prints(code: str) -> None:
    assert P(code).code == code


@given(PERIODS)
def test_a_code_reads_back_as_its_period(period: Period) -> None:
    assert P(period.code) == period


@given(PERIODS, st.integers(-200, 200))
def test_a_shift_there_and_back_changes_nothing(period: Period, steps: int) -> None:
    assert period.shift(steps).shift(-steps) == period


@given(PERIODS)
def test_a_shifted_period_has_a_code_and_does_not_overlap(period: Period) -> None:
    moved = period.shift(1)
    assert P(moved.code) == moved
    assert period.end and moved.start and period.end < moved.start


@given(PERIODS, PERIODS)
def test_periods_stand_in_one_order(one: Period, other: Period) -> None:
    assert (one < other) + (other < one) + (one == other) == 1
    if one.end and other.end and one.end < other.end:
        assert one < other


@given(PERIODS, PERIODS)
def test_two_periods_that_hold_each_other_cover_the_same_days(one: Period, other: Period) -> None:
    assert (one.contains(other) and other.contains(one)) == ((one.start, one.end) == (other.start, other.end))


@pytest.mark.parametrize(
    "code", ["2024Q5", "2024H3", "2024-13", "@2024-02-30", "2024-08/2024-01", "2024Q3-Q1", "2025-2024", "2024-06/2024-06", "今年", "24", "２０２４"]
)
def test_what_is_no_code_is_refused_in_one_sentence(code: str) -> None:
    with pytest.raises(Refused, match="请写成"):
        P(code)


@pytest.mark.parametrize(
    ("code", "steps", "moved"),
    [
        ("2024Q3", 1, "2024Q4"),
        ("2024Q4", 1, "2025Q1"),
        ("2024H2", 1, "2025H1"),
        ("2024-12", 1, "2025-01"),
        ("2024", -1, "2023"),
        ("2024-2025", 1, "2026-2027"),
        ("2024Q1-Q3", 1, "2025Q1-Q3"),
        ("2024Q1-Q2", 1, "2024Q3-Q4"),
        ("2024-04/2024-06", 1, "2024-07/2024-09"),
        ("2024-01/2024-08", 1, "2025-01/2025-08"),
        ("@2024-02-29", 1, "@2024-03-01"),
        ("before", 3, "before"),
        ("", 1, ""),
    ],
)
def test_a_period_shifts_by_its_own_length(code: str, steps: int, moved: str) -> None:
    assert P(code).shift(steps).code == moved


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2024Q3", "2023Q3"),
        ("2024Q1-Q3", "2023Q1-Q3"),
        ("2024-01/2024-08", "2023-01/2023-08"),
        ("@2024-02-29", "@2023-02-28"),
        ("@2023-02-28", "@2022-02-28"),
    ],
)
def test_the_year_before_is_the_same_stretch(code: str, before: str) -> None:
    assert P(code).year_before().code == before


def test_the_end_of_a_month_stays_the_end_of_a_month() -> None:
    assert P("@2024-06-30").later(1).code == "@2024-07-31"
    assert P("@2024-03-31").previous().code == "@2024-02-29"
    assert P("@2024-01-30").later(1).code == "@2024-02-29"


def test_cumulative_periods_follow_one_another() -> None:
    chain = [P("2024Q1")]
    for _ in range(4):
        chain.append(chain[-1].next_cumulative())
    assert [period.code for period in chain] == ["2024Q1", "2024H1", "2024Q1-Q3", "2024", "2025Q1"]
    assert P("2024-01/2024-08").next_cumulative().code == "2024-01/2024-09"
    assert P("2024-12").next_cumulative().code == "2025-01"


@pytest.mark.parametrize(
    ("code", "whole"),
    [
        ("2024Q3", "2024Q1-Q3"),
        ("2024Q2", "2024H1"),
        ("2024H2", "2024"),
        ("2024-08", "2024-01/2024-08"),
        ("2024-12", "2024"),
        ("@2024-05-20", "2024-01/2024-05"),
        ("future", "future"),
    ],
)
def test_a_cumulative_period_runs_from_the_start_of_the_year(code: str, whole: str) -> None:
    assert P(code).cumulative().code == whole


def test_a_period_knows_its_days() -> None:
    assert P("2024Q1-Q3").as_of().code == "@2024-09-30"
    assert P("2024").contains(P("2024-06")) and not P("2024H1").contains(P("2024"))
    assert P("2024H1").same_days(P("2024-01/2024-06")) and P("2024H1") != P("2024-01/2024-06")
    assert not UNKNOWN.contains(BEFORE) and FUTURE.as_of() == FUTURE


def test_periods_sort_by_their_end_and_the_one_that_begins_last_first() -> None:
    mixed = [P(code) for code in ("future", "2024", "2024Q4", "", "@2024-03-31", "2024Q1", "before", "2024-12")]
    assert [period.code for period in sorted(mixed)] == ["", "before", "@2024-03-31", "2024Q1", "2024-12", "2024Q4", "2024", "future"]


@pytest.mark.parametrize(
    ("code", "old", "new", "moved"),
    [
        ("2024Q3", "2024Q3", "2024Q4", "2024Q4"),
        ("2024Q2", "2024Q3", "2024Q4", "2024Q3"),
        ("2024Q1-Q3", "2024Q3", "2024Q4", "2024"),
        ("2024-01/2024-09", "2024Q3", "2024Q4", "2024-01/2024-12"),
        ("@2024-09-30", "2024Q3", "2024Q4", "@2024-12-31"),
        ("@2023-12-31", "2024Q3", "2024Q4", "@2024-03-31"),
        ("2024", "2024Q3", "2024Q4", "2024"),
        ("2024", "2024Q4", "2025Q1", "2025"),
        ("2023H1", "2024H1", "2025H1", "2024H1"),
        ("future", "2024H1", "2025H1", "future"),
    ],
)
def test_a_period_moves_with_its_document(code: str, old: str, new: str, moved: str) -> None:
    assert P(code).moved(P(old), P(new)).code == moved


def _read(text: str, now: str) -> list[tuple[str, str, str]]:
    return [(each.text, each.period.code, each.kind) for each in expressions(text, P(now) if now else None)]


@pytest.mark.parametrize(
    ("text", "now", "read"),
    [
        ("2024年三季度，全县办件三万件", "", [("2024年三季度", "2024Q3", "flow")]),
        ("三季度办件，前三季度累计，一季度", "2024Q3", [("三季度", "2024Q3", "flow"), ("前三季度", "2024Q1-Q3", "flow"), ("一季度", "2024Q1", "flow")]),
        ("第三季度和3季度，1-3季度", "2024", [("第三季度", "2024Q3", "flow"), ("3季度", "2024Q3", "flow"), ("1-3季度", "2024Q1-Q3", "flow")]),
        ("上半年完成，下半年将", "2024H1", [("上半年", "2024H1", "flow"), ("下半年", "2024H2", "future")]),
        ("今年以来新设，去年共设，全年力争", "2024Q3", [("今年以来", "2024Q1-Q3", "flow"), ("去年", "2023", "flow"), ("全年", "2024", "future")]),
        ("今年已办结，今年计划新开", "2024H1", [("今年", "2024H1", "flow"), ("今年", "2024", "future")]),
        ("2023年以来，2022年以来", "2023H1", [("2023年以来", "2023H1", "flow"), ("2022年以来", "2022-01/2023-06", "flow")]),
        ("2022 年至今，为企业减免", "2023", [("2022 年至今", "2022-2023", "flow")]),
        ("1—9月份，比去年同期多", "2024Q3", [("1—9月份", "2024-01/2024-09", "flow"), ("去年同期", "2023-01/2023-09", "baseline")]),
        ("1至8月，同比增长", "2024", [("1至8月", "2024-01/2024-08", "flow"), ("同比", "2023-01/2023-08", "baseline")]),
        ("9月份办件，环比", "2024Q3", [("9月份", "2024-09", "flow"), ("环比", "2024-08", "baseline")]),
        ("截至9月末，比上年末多", "2024Q3", [("截至9月末", "@2024-09-30", "stock"), ("上年末", "@2023-12-31", "baseline")]),
        ("截止到5月底，较年初", "2024H1", [("截止到5月底", "@2024-05-31", "stock"), ("年初", "@2023-12-31", "baseline")]),
        ("截至目前，已建成", "2024-01/2024-08", [("截至目前", "@2024-08-31", "stock")]),
        ("年底前，到2025年底，6月底前", "2024Q1", [("年底前", "@2024-12-31", "future"), ("到2025年底", "@2025-12-31", "future"), ("6月底前", "@2024-06-30", "future")]),
        ("2022年至2023年上半年的评价", "2024", [("2022年至2023年上半年", "2022-01/2023-06", "flow")]),
        ("2021—2023年，去年12月至今年2月", "2024Q1", [("2021—2023年", "2021-2023", "flow"), ("去年12月至今年2月", "2023-12/2024-02", "flow")]),
        ("二季度末，由一季度的三成", "2024H1", [("二季度末", "@2024-06-30", "stock"), ("一季度", "2024Q1", "baseline")]),
        ("较上季度，比上月末", "2024Q4", [("上季度", "2024Q3", "baseline"), ("上月末", "@2024-11-30", "baseline")]),
        ("“十四五”期间，“十四五”规划，近三年，近两年来", "2024H1", [("“十四五”期间", "2021-2025", "flow"), ("近三年", "2021-2023", "flow"), ("近两年来", "2022-2023", "flow")]),
        ("明年一季度，未来三年，用两年时间", "2024", [("明年一季度", "2025Q1", "future"), ("未来三年", "2025-2027", "future"), ("用两年时间", "2024-2025", "future")]),
        ("2月20日印发，3月5日至16日，截至3月上旬", "2024", [("2月20日", "@2024-02-20", "event"), ("3月5日至16日", "2024-03", "event"), ("截至3月上旬", "@2024-03-10", "stock")]),
        ("二〇二四年九月底，２０２４年９月", "", [("二〇二四年九月底", "@2024-09-30", "stock"), ("２０２４年９月", "2024-09", "flow")]),
        ("今年秋季学期在校生，五年前的", "2024", [("今年秋季学期", "2024H2", "flow"), ("五年前", "2019", "baseline")]),
        ("由2022年的7.63%下降，是2021年底的两倍", "2023H1", [("2022年", "2022", "baseline"), ("2021年底", "@2021-12-31", "baseline")]),
        ("2022年，全区新设，比上年多，四季度", "2024", [("2022年", "2022", "flow"), ("上年", "2021", "baseline"), ("四季度", "2022Q4", "flow")]),
        ("2022年设立。四季度起", "2024", [("2022年", "2022", "flow"), ("四季度", "2024Q4", "flow")]),
        ("1—9月进出口。9月当月进出口", "2024Q3", [("1—9月", "2024-01/2024-09", "flow"), ("9月当月", "2024-09", "flow")]),
        ("前8个月，一、二季度", "2024", [("前8个月", "2024-01/2024-08", "flow"), ("一、二季度", "2024Q1-Q2", "flow")]),
        ("四、四季度工作安排", "2024Q3", [("四季度", "2024Q4", "future")]),
        ("三季度办件", "", [("三季度", "", "flow")]),
        ("从7月起，自2024年3月1日起，12月上旬前", "2024Q3", [("7月", "2024-07", "flow"), ("自2024年3月1日", "@2024-03-01", "event"), ("12月上旬前", "@2024-12-10", "future")]),
        ("“十四五”以来，三年来，下年度，2024上半年", "2024H1", [("“十四五”以来", "2021-01/2024-06", "flow"), ("三年来", "2021-2023", "flow"), ("下年度", "2025", "future"), ("2024上半年", "2024H1", "flow")]),
        ("2023年第四季度至2024年第一季度", "2024", [("2023年第四季度至2024年第一季度", "2023-10/2024-03", "flow")]),
    ],
)  # fmt: skip
def test_a_period_expression_is_found_and_dated(text: str, now: str, read: list[tuple[str, str, str]]) -> None:
    assert _read(text, now) == read


@pytest.mark.parametrize(
    "text",
    [
        "一次年会，网上年会，证明年限，相当年轻，3个月，三年内，近年来年均，一年中，百年前沿",
        "《2023年工作要点》和〔2024〕14号，（2023）民初12号",
        "2023年版，2023级，13月，5.3月，35个月，60周年，三年行动计划，“三个一批”",
        "一季一通报，一月一评，每季度一次，每月底，按季度，按月，每年6月底前，每一季度",
        "三月三，6月龄，中秋月饼，不同期限，下一步，上下班，前三名",
    ],
)
def test_what_only_looks_like_a_period_is_left_alone(text: str) -> None:
    assert _read(text, "2024Q3") == []


def test_offsets_are_those_of_the_text() -> None:
    text = "截至 ２０２４ 年 ９ 月底，\n今年以来 办件\n比去年同期"
    assert [text[each.start : each.end] for each in expressions(text, P("2024Q3"))] == [each.text for each in expressions(text, P("2024Q3"))]
    assert len(expressions(text, P("2024Q3"))) == 3


@given(
    st.text(alphabet="0129年月日季度一二三四上半下前今去同期至到截底末初—-、，。 “《〔十五来以比\n", max_size=60),
    st.sampled_from(["2024Q3", "2024-01/2024-08", "@2024-02-29", "2024"]),
)
def test_no_jumble_of_signs_breaks_the_reading(text: str, now: str) -> None:
    place = 0
    for each in expressions(text, P(now)):
        assert place <= each.start < each.end <= len(text)
        assert P(each.period.code) == each.period
        print_like(each.text, P("2025H1"), P(now))
        place = each.end


@pytest.mark.parametrize(
    ("text", "code", "printed"),
    [
        ("三季度", "2024Q4", "四季度"),
        ("第3季度", "2024Q4", "第4季度"),
        ("第三季度", "2024Q4", "第四季度"),
        ("前三季度", "2024", "全年"),
        ("一至三季度", "2024Q1-Q2", "一至二季度"),
        ("上半年", "2024Q1-Q3", "前三季度"),
        ("2023年上半年", "2024H1", "2024年上半年"),
        ("截至9月底", "@2024-12-31", "截至12月底"),
        ("9月末", "@2024-10-15", "10月15日"),
        ("三季度末", "@2024-12-31", "四季度末"),
        ("截至2023年底", "@2024-06-30", "截至2024年6月底"),
        ("年底前", "@2025-12-31", "年底前"),
        ("1—9月", "2024", "1—12月"),
        ("1至8月份", "2024-01/2024-09", "1至9月份"),
        ("1月至8月", "2024-01/2024-09", "1月至9月"),
        ("2024 年 1—5 月", "2024-01/2024-10", "2024 年 1—10 月"),
        ("前8个月", "2024-01/2024-11", "前11个月"),
        ("9月份", "2024-10", "10月份"),
        ("2023年以来", "2024H1", "2024年以来"),
        ("2023年3月以来", "2024-03/2024-09", "2024年3月以来"),
        ("二〇二四年", "2030", "二〇三〇年"),
        ("截至２０２３年９月底", "@2024-12-31", "截至２０２４年１２月底"),
        ("2023年度", "2024", "2024年度"),
        ("2021—2023年", "2022-2024", "2022—2024年"),
        ("2023年同期", "2024H1", "2024年同期"),
        ("到2025年", "2026", "到2026年"),
        ("2月20日", "@2025-03-05", "3月5日"),
        ("截至3月上旬", "@2024-06-20", "截至6月中旬"),
        ("今年以来", "2025Q1", "今年以来"),
        ("今年", "2025Q1-Q3", "今年"),
        ("上一年度", "2021", "上一年度"),
        ("年初", "@2024-12-31", "年初"),
        ("3月18日至22日", "2025-04", "3月18日至22日"),
        ("2023年2月下旬", "2024-05", "2024年5月下旬"),
        ("2022年至2023年上半年", "2023-01/2024-06", "2023年至2024年上半年"),
        ("截至目前", "@2025-03-31", "截至目前"),
        ("同比", "2023Q1", "同比"),
        ("三季度", "future", "三季度"),
        ("不是期间", "2024", "不是期间"),
    ],
)
def test_an_expression_is_printed_in_its_own_wording(text: str, code: str, printed: str) -> None:
    assert print_like(text, P(code)) == printed


@pytest.mark.parametrize(
    ("text", "code", "now", "printed"),
    [
        ("四季度", "2025Q1", "2024Q4", "明年一季度"),
        ("去年三季度", "2024Q4", "2025Q4", "去年四季度"),
        ("明年一季度", "2025Q1", "2025Q1", "今年一季度"),
        ("上半年", "2025H1", "2025H1", "上半年"),
        ("去年", "2020", "2024", "2020年"),
    ],
)
def test_years_told_by_words_lean_on_the_document(text: str, code: str, now: str, printed: str) -> None:
    assert print_like(text, P(code), P(now)) == printed


WRITTEN = (
    "三季度", "第三季度", "前三季度", "一至三季度", "上半年", "1—9月", "1月至9月", "1-9月份", "9月份", "截至9月底", "9月末", "三季度末",
    "2023年上半年", "2024 年 9 月", "二〇二四年一至九月", "年底前", "到2025年底", "2021—2023年", "2022年至2023年", "去年四季度", "前8个月",
    "2月20日", "截至2024年9月30日", "2023年以来", "明年一季度", "2024年度", "今年", "今年秋季学期", "3月18日至22日", "2月底至4月", "2022年至2023年上半年", "2024年2月下旬", "上年",
)  # fmt: skip


@pytest.mark.parametrize("text", WRITTEN)
def test_an_expression_for_its_own_period_is_unchanged(text: str) -> None:
    now = P("2024Q3")
    (only,) = expressions(text, now)
    assert print_like(only.text, only.period, now) == text


@given(
    st.sampled_from(["2024H1", "2023", "2024-01/2024-08", ""]),
    st.lists(st.sampled_from(["上半年", "同比", "截至9月底", "2023年", "。", "\n", "较去年", "全年"]), max_size=8),
)
def test_periods_found_once_are_dated_as_often_as_asked(code: str, pieces: list[str]) -> None:
    text = "，".join(pieces)
    found = Mentions(text)
    assert found.dated(P("2020")) == expressions(text, P("2020"))
    assert found.dated(P(code)) == expressions(text, P(code))
