"""The lines above the prose: who sends it, number, result, title, subtitle, and whom it addresses."""

from __future__ import annotations

import re
from itertools import takewhile

from desktop.document.nodes import Looks, Role
from desktop.document.outline.lines import Line
from desktop.document.outline.marks import opening
from desktop.document.outline.roles import NAMED, ORGANISATION, Roles, ends_with, is_date, role_in_head

__all__ = ["above", "could_be_title"]

_LINES = 24
_WEAK = re.compile("情况|工作|做法|经验|成效|发布会|会议|行动|会")
_ENDED = frozenset("。！？；：，、!?;:,…")
_PERSON = re.compile(
    "委员(?!会)|代表(?!大会)|同志|先生|女士|领导|各位|尊敬的|敬爱的|亲爱的|朋友|同事|嘉宾|主任|书记|局长|主席|来宾|党派|界别|家人|居民|乡亲|你们|您"
)
_UNIT = re.compile(
    "(?:政府|局|办|室|委|会|中心|部门|单位|公司|厅|院|部|乡镇|街道|[县市区镇乡旗州]|机构|队|企业|支部|党组|站|所|处|场|校|园)(?:[（(].{1,20}[）)])?"
)
_UNDER_TITLE = re.compile(
    r"[—\-－]{1,2}.{2,60}|[（(].{2,40}[）)]|[〔\[（(]?\d{0,4}年?[〕\]）)]?\s?第?\s?[\d一二三四五六七八九十]{1,4}\s?期.{0,40}|总第.{1,20}期"
)
_SPEAKER = re.compile(r"[\u4e00-\u9fff]{2,20}[\s\u3000]{1,6}[\u4e00-\u9fff×]{1,2}[\s\u3000]{0,4}[\u4e00-\u9fff×]{1,3}")


def above(found: tuple[Line, ...], roles: Roles, series: frozenset[int]) -> int:
    """Give roles to the lines above the prose; the index of the first line below them.

    Lines of ``series`` have brothers further down, so the first of them is no title.
    """
    short: list[int] = []
    index = 0
    for index, line in enumerate(found[:_LINES]):
        if index in roles:
            if roles[index] in (Role.HEADING, Role.ATTACHMENT_LABEL):
                break
        elif line.table or opening(line.text):
            break
        elif role := role_in_head(line.text) or _called(line.text):
            roles[index] = role
            if role in (Role.SALUTATION, Role.ADDRESSEE):
                index += 1
                break
        elif could_be_title(line):
            short.append(index)
        elif not line.text.startswith("编者按"):
            break
    _titles(found, roles, short, index, series)
    return index


def _called(text: str) -> Role | None:
    """Whether ``text`` addresses persons or an office."""
    if not 2 < len(text) <= 120 or text[-1] not in "：:" or any(mark in text for mark in "。；;！？") or re.search("如下|以下|下列", text):
        return None
    words = text[:-1].rstrip()
    if _PERSON.search(words):
        return Role.SALUTATION
    return Role.ADDRESSEE if ends_with(_UNIT, words) else None


def could_be_title(line: Line) -> bool:
    """Whether ``line`` is short, is no sentence and no date."""
    text = _bare(line.text)
    limit = 80 if text.startswith("关于") or line.looks & (Looks.CENTERED | Looks.LARGE) else 45
    return 2 < len(text) <= limit and not line.table and text[-1] not in _ENDED and not any(mark in text for mark in "。；;") and not is_date(text)


def _bare(text: str) -> str:
    return text.lstrip("# ") if text.startswith("#") else text


def _titles(found: tuple[Line, ...], roles: Roles, short: list[int], stop: int, series: frozenset[int]) -> None:
    """Tell title, subtitle and sender among the ``short`` lines above the prose, which begins at ``stop``."""
    last = max((index for index, role in roles.items() if role is Role.TITLE), default=-1)
    if last < 0:
        title = _title(found, short, series)
        again = _again(found, short, title)
        roles.update(dict.fromkeys(title if again else [], Role.BOILERPLATE))  # a page's own heading above the paper's
        title = again or title
        last = title[-1] if title else -1
        for index in title:
            roles[index] = Role.OFFICE_MARK if _sender(found, roles, title, index) else Role.TITLE
    for index in range(last + 1, min(stop, last + 7)) if last >= 0 else ():
        text = found[index].text
        named = _UNDER_TITLE.fullmatch(text) or is_date(text) or _SPEAKER.fullmatch(text) or (index in short and ORGANISATION.fullmatch(text))
        if index not in roles and named:
            roles[index] = Role.SUBTITLE


def _sender(found: tuple[Line, ...], roles: Roles, title: list[int], index: int) -> bool:
    """Whether a line before the last of the title, with the document's number still to come, is the red head."""
    numbered = any(role is Role.DOC_NUMBER and index < at < title[-1] for at, role in roles.items())
    return numbered and index != title[-1]


def _title(found: tuple[Line, ...], short: list[int], series: frozenset[int]) -> list[int]:
    """The lines of the title: through the first that names a kind of paper, else those that look like one."""
    lines = list(takewhile(lambda index: not _UNDER_TITLE.fullmatch(found[index].text), short))[:5]
    texts = [_bare(found[index].text) for index in lines]
    for place, text in enumerate(texts):
        goes_on = place + 1 < len(texts) and texts[place + 1].startswith("的")
        if found[lines[place]].text.startswith("#") or (ends_with(NAMED, text) and not goes_on):
            return lines[: place + 1]
    for place, text in enumerate(texts):
        if ends_with(_WEAK, text) and (len(text) > 8 or (place == 0 and lines[0] not in series)):
            return lines[: place + 1]
    if not lines or lines[0] in series:
        return []
    large = [place for place, index in enumerate(lines) if found[index].looks & (Looks.CENTERED | Looks.LARGE)]
    return lines[: large[-1] + 1] if large else lines[: 1 + _second(found, lines, series)]


def _again(found: tuple[Line, ...], short: list[int], title: list[int]) -> list[int]:
    """The later line that says the whole title once more, as pages of portals do."""
    if not title:
        return []
    words = "".join("".join(_bare(found[index].text).split()) for index in title)
    return [index for index in short if index > title[-1] and "".join(found[index].text.split()) == words][:1]


def _second(found: tuple[Line, ...], lines: list[int], series: frozenset[int]) -> bool:
    """Whether the second of two adjacent lines belongs to a headline that names no kind of paper."""
    if len(lines) != 2 or lines[1] in series or lines[1] != lines[0] + 1:
        return False
    return not ORGANISATION.fullmatch(found[lines[1]].text)
