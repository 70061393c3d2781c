"""Periods as values that shift, and the expressions of official prose that name them: 三季度, 截至9月底, 2023年以来, 去年同期."""

from desktop.language.periods.find import Expression, Kind
from desktop.language.periods.mentions import Mentions, expressions
from desktop.language.periods.period import BEFORE, FUTURE, UNKNOWN, Period
from desktop.language.periods.wording import print_like

__all__ = ["BEFORE", "FUTURE", "UNKNOWN", "Expression", "Kind", "Mentions", "Period", "expressions", "print_like"]
