"""The times a ledger compares."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.language.periods import Period
from desktop.ledger.times import canonical, times


@pytest.mark.parametrize(
    ("code", "one"),
    [
        ("2025-01/2025-06", "2025H1"), ("2025Q1-Q2", "2025H1"), ("2025-07/2025-12", "2025H2"), ("2025-01/2025-12", "2025"), ("2025-01/2025-03", "2025Q1"),
        ("2025-01/2025-09", "2025Q1-Q3"), ("2025-01/2025-08", "2025-01/2025-08"), ("2025-03", "2025-03"), ("@2025-06-30", "@2025-06-30"), ("future", "future"),
        ("2024-2025", "2024-2025"), ("无此期间", "无此期间"),
    ],
)  # fmt: skip
def test_the_same_days_have_one_code(code: str, one: str) -> None:
    assert canonical(code) == one and canonical(one) == one


@pytest.mark.parametrize(
    ("code", "previous", "year_before", "cumulative"),
    [
        ("2025Q3", "2025Q2", "2024Q3", "2025Q1-Q3"),
        ("2025Q1", "2024Q4", "2024Q1", "2025Q1"),
        ("2025-01", "2024-12", "2024-01", "2025-01"),
        ("2025H1", "2024H2", "2024H1", "2025H1"),
        ("2025", "2024", "2024", "2025"),
        ("2025Q1-Q3", "", "2024Q1-Q3", ""),  # no report compares nine months with the nine before
        ("2025-01/2025-08", "", "2024-01/2024-08", ""),
        ("@2025-06-30", "@2025-05-31", "@2024-06-30", ""),
        ("before", "", "", ""),
    ],
)
def test_every_period_has_what_stands_around_it(code: str, previous: str, year_before: str, cumulative: str) -> None:
    at = times(code)
    assert (at.previous, at.year_before, at.cumulative) == (previous, year_before, cumulative)


def test_a_year_is_made_of_halves_quarters_and_months_and_of_the_sum_so_far() -> None:
    assert ("2025H1", "2025H2") in times("2025").parts
    assert ("2025Q1-Q3", "2025Q4") in times("2025").parts
    assert ("2025Q1", "2025Q2", "2025Q3", "2025Q4") in times("2025").parts
    assert ("2025-01/2025-07", "2025-08") in times("2025-01/2025-08").parts
    assert times("2025-08").parts == () and times("@2025-06-30").parts == ()


@given(st.integers(2000, 2100), st.integers(1, 12), st.integers(0, 11))
def test_the_parts_of_a_period_cover_its_days_and_no_others(year: int, first: int, more: int) -> None:
    whole = Period.of_month(year, first, (year, min(12, first + more)))
    for parts in times(whole.code).parts:
        spans = [Period.parse(part) for part in parts]
        assert spans[0].start == whole.start and spans[-1].end == whole.end
        assert all(one.end is not None and two.start is not None and (two.start - one.end).days == 1 for one, two in pairwise(spans))
