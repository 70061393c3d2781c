"""One county, five quarters, and a year, a month, three regions' half-years and a report of the months so far: each rolled into the next and held against it."""

from __future__ import annotations

import pytest

from tests.drafting.series_marks import SERIES, marks


@pytest.mark.parametrize(("old", "new", "period"), SERIES)
def test_a_report_rolls_into_the_next(old: str, new: str, period: str) -> None:
    made, rolled = marks(old, new, period)
    assert made.share("independent") >= 0.99, made.misses
    assert made.share("derived") >= 0.9, made.misses
    assert made.share("turning") >= 0.85, made.misses
    assert made.share("stale") >= 0.98, made.misses
    assert made.share("lines") >= 0.9, made.misses
    dated = "日\n" in rolled.text[-12:]
    assert any("落款日期" in line.note for line in rolled.account.flagged) is dated
