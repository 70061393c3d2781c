"""Every rule, one file a fault; a new one is its file and a row here."""

from desktop.checks.rule import Rule
from desktop.checks.rules import (
    base_not_stated,
    broken_figure,
    document_number,
    doubled_mark,
    duplicate,
    half_width,
    impossible_date,
    impossible_rate,
    missing_part,
    numbering,
    pair,
    placeholder,
    share_bent,
    spaces,
    torn_line,
    web_residue,
    wrong_until,
)

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    broken_figure.PERCENT,
    broken_figure.SUM,
    broken_figure.CHANGE,
    base_not_stated.RULE,
    share_bent.RULE,
    impossible_rate.RULE,
    numbering.NUMBERING,
    numbering.ENUMERATION,
    numbering.ORPHANS,
    placeholder.RULE,
    half_width.RULE,
    pair.RULE,
    spaces.RULE,
    torn_line.RULE,
    duplicate.RULE,
    document_number.RULE,
    doubled_mark.RULE,
    impossible_date.RULE,
    wrong_until.RULE,
    web_residue.RULE,
    missing_part.RULE,
)
