"""Values of other times beside those of the report's own: last year's or last quarter's under 上期/字段, any period's under 2024Q1/字段."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace

from desktop.drafting.draft import Draft, scoped_key
from desktop.language.periods import Period, expressions, print_like
from desktop.outcome import Refused

__all__ = ["PREVIOUS", "at", "by_period", "moment_key", "period_of", "period_words", "previous", "region", "with_previous"]

PREVIOUS = "上期"
"""Stands before a field's name where its value is that of the time compared with, be it last year's or last quarter's."""

_LONGEST = 40  # characters of a period's name
_LIKE = {"day": "2023年2月底", "month": "2023年5月", "quarter": "2023年一季度", "half": "2023年上半年", "year": "2023年"}
_SEVERAL = {"month": "2023年1—7月", "quarter": "2023年前三季度", "year": "2023年"}


def moment_key(moment: str, name: str, scope: str = "") -> str:
    """Where the value of ``name`` at ``moment`` (上期, 2024Q1) stands among a draft's values: 上期/办件量, 牧野区/上期/办件量."""
    return scoped_key(scoped_key(scope, moment), name)


def at(values: Mapping[str, str], moment: str) -> dict[str, str]:
    """The values of ``moment`` alone, keyed as if they were the report's own."""
    made: dict[str, str] = {}
    for key, value in values.items():
        *places, name = key.split("/")
        if moment in places:
            made["/".join((*(place for place in places if place != moment), name))] = value
    return made


def previous(draft: Draft) -> dict[str, str]:
    """The values of the time compared with, by field name or 地区/字段."""
    return at(draft.values, PREVIOUS)


def with_previous(draft: Draft, values: Mapping[str, str]) -> Draft:
    """``draft`` with ``values``, by field name or 地区/字段, as those of the time compared with; what a person typed stands."""
    keyed = {moment_key(PREVIOUS, key.rpartition("/")[2], key.rpartition("/")[0]): value for key, value in values.items()}
    return replace(draft, values={**keyed, **{key: value for key, value in draft.values.items() if value.strip() or key not in keyed}})


def by_period(values: Mapping[str, str], name: str, scope: str = "") -> dict[str, str]:
    """The values of ``name`` by period as it is written; those without a scope serve every scope."""
    found: dict[str, str] = {}
    for wanted in dict.fromkeys(("", scope)):
        for key, value in values.items():
            if key.endswith(f"/{name}") and value.strip():
                *places, _ = key.split("/")
                periods = [place for place in places if period_of(place)]
                if len(periods) == 1 and "/".join(place for place in places if place != periods[0]) == wanted:
                    found[periods[0]] = value
    return found


def region(scope: str) -> str:
    """``scope`` without the moments in it: 牧野区 for 牧野区/上期."""
    return "/".join(place for place in scope.split("/") if place != PREVIOUS and not period_of(place))


@functools.lru_cache(maxsize=512)
def period_of(words: str) -> Period | None:
    """The period that ``words`` say, as a code (2024Q1) or as a report does (2024年一季度); None where they say none that can be dated."""
    if not words[:_LONGEST].strip() or len(words) > _LONGEST:
        return None
    try:
        found = Period.parse(words)
    except Refused:
        said = expressions(words)
        if len(said) != 1 or said[0].text != words:
            return None
        found = said[0].period
    return found if found.dated else None


def period_words(words: str) -> str:
    """How a report says the period ``words``: 2024年一季度 for 2024Q1; what is no code stays as it is written."""
    try:
        period = Period.parse(words)
    except Refused:
        return words
    like = (_LIKE if period.first == period.last else _SEVERAL).get(period.unit, "")
    return print_like(like, period) if like else words
