"""What a survey tells apart and which edition of it there is; apart from the survey itself, so that a search need not load what reads reports."""

from __future__ import annotations

__all__ = ["EDITION", "KINDS"]

EDITION = 1  # raised where what is found, kept or indexed changes: reports surveyed by an earlier one are surveyed again
KINDS = {
    "summary": "工作总结",
    "briefing": "新闻发布词",
    "half_year": "半年工作汇报",
    "reply": "提案/建议答复",
    "feature": "经验材料",
    "other": "其他",
}
