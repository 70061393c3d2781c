"""What stands around the prose: title, number, salutation above it; signature, date, contact, copies below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from desktop.document.nodes import Looks, Role
from desktop.document.outline.lines import Line
from desktop.document.outline.marks import opening
from desktop.document.outline.roles import ORGANISATION, is_date, is_signed, role_in_body, role_in_head, role_in_tail

__all__ = ["Roles", "frame"]

Roles = dict[int, Role]
_HEAD_LINES = 24
_STRONG = re.compile(
    "(?:报告|汇报|总结|答复|答复函|复函|的?函|通知|通报|方案|意见|发言|发言稿|讲话|讲话稿|讲话提纲|致辞|公告|通告|要点|计划|材料|简报|快报|专报|纪要|请示|批复|规划|细则|办法|建议|"
    "发布词|发布稿|通稿|述职|综述|纪实|清单|公报|决定|解读|提纲|规定|情况说明|说明|倡议书|公开信|一封信)(?:[（(].{1,20}[）)])?[》”]?"
)
_WEAK = re.compile("情况|工作|做法|经验|成效|发布会|会议|行动|会|情况表")
_ENDED = frozenset("。！？；：，、!?;:,…")
_PERSON = re.compile("委员(?!会)|代表(?!大会)|同志|先生|女士|领导|各位|尊敬的|敬爱的|亲爱的|朋友|同事|嘉宾|主任|书记|局长|主席|来宾|党派|界别|家人|居民|乡亲|你们|您")
_UNITS = re.compile(r"(?:政府|局|办|办公室|委|委员会|中心|部门|单位|公司|厅|院|部|乡镇|街道|[县市区镇乡]|机构|大队|企业|协会|商会|支部|总支|工委|党委|党组|会|站|所|处)(?:[（(].{1,20}[）)])?")
_AFTER_TITLE = re.compile(r"[—\-－]{1,2}.{2,60}|[（(].{2,40}[）)]|第?\s?[〔\[（(]?\d{0,4}[〕\]）)]?\s?第?\s?\d{1,4}\s?期.{0,40}|总第.{1,20}期")
_NOTE_ITEM = re.compile(r"\d{1,2}\s?[.．、]\s?\S.{1,80}")
_CLOSING = re.compile("特此|专此|此复|此函|此致|敬礼|以上|谢谢|祝|汇报完毕|报告完毕|妥否|当否")


def frame(found: tuple[Line, ...], headed: frozenset[int]) -> Roles:
    """The role of each line of ``found`` that has one by its words and place; ``headed`` lines look alike and cannot all be titles."""
    roles: Roles = {index: line.role for index, line in enumerate(found) if line.role is not Role.BODY}
    roles |= {index: Role.BLANK for index, line in enumerate(found) if line.blank and index not in roles}
    for index, line in enumerate(found):
        if index not in roles and not line.table and (role := role_in_body(line.text)):
            roles[index] = role
    prose = _head(found, roles, headed)
    _captions(found, roles)
    _below(found, roles, prose)
    return roles


def _open(found: tuple[Line, ...], roles: Roles, indexes: range) -> Iterator[int]:
    return (index for index in indexes if index not in roles)


def _head(found: tuple[Line, ...], roles: Roles, headed: frozenset[int]) -> int:
    """Give roles to the lines above the prose; the index of the first line below them."""
    titles: list[int] = []
    for index in range(min(len(found), _HEAD_LINES)):
        line = found[index]
        if index in roles:
            if roles[index] in (Role.HEADING, Role.ATTACHMENT_LABEL):
                break
            continue
        if line.table or opening(line.text):
            break
        if line.text.startswith("编者按"):
            continue
        if role := role_in_head(line.text):
            roles[index] = role
        elif role := _called(line.text):
            roles[index] = role
            _titles(found, roles, titles, index, headed)
            return index + 1
        elif _could_be_title(line):
            titles.append(index)
        else:
            break
    else:
        index = min(len(found), _HEAD_LINES)
    _titles(found, roles, titles, index, headed)
    return index


def _called(text: str) -> Role | None:
    """Whether ``text`` addresses somebody: an office, or persons."""
    if not 2 < len(text) <= 120 or text[-1] not in "：:" or any(mark in text for mark in "。；;！？") or re.search("如下|以下|下列", text):
        return None
    words = text[:-1].rstrip()
    if _PERSON.search(words):
        return Role.SALUTATION
    if _UNITS.fullmatch(words[-20:][_unit_start(words[-20:]) :]):
        return Role.ADDRESSEE
    return None


def _unit_start(words: str) -> int:
    found = None
    for found in _UNITS.finditer(words):
        pass
    return found.start() if found else len(words)


def _could_be_title(line: Line) -> bool:
    text = _unmarked(line.text)
    limit = 80 if text.startswith("关于") or line.looks & (Looks.CENTERED | Looks.LARGE) else 45
    return 2 < len(text) <= limit and text[-1] not in _ENDED and not any(mark in text for mark in "。；;") and not is_date(text)


def _unmarked(text: str) -> str:
    return text.lstrip("# ") if text.startswith("#") else text


def _titles(found: tuple[Line, ...], roles: Roles, lines: list[int], stop: int, headed: frozenset[int]) -> None:
    """Tell title, subtitle and what is above them among the short ``lines`` above the prose, which begins at ``stop``."""
    if not lines or Role.TITLE in roles.values():
        return _after_title(found, roles, lines, max((i for i, role in roles.items() if role is Role.TITLE), default=-1), stop)
    last = _last_title_line(found, lines, headed)
    if last < 0:
        return None
    numbered = [index for index, role in roles.items() if role is Role.DOC_NUMBER and index < stop]
    for index in lines[: last + 1]:
        above_number = any(index < number for number in numbered)
        mark = above_number and re.fullmatch(r".{2,30}(?:文件|函|局|办公室|委员会|政府|中心)", found[index].text) and last > lines.index(index)
        roles[index] = Role.OFFICE_MARK if mark else Role.TITLE
    return _after_title(found, roles, lines, lines[last], stop)


def _last_title_line(found: tuple[Line, ...], lines: list[int], headed: frozenset[int]) -> int:
    """The place in ``lines`` of the title's last line, -1 where none of them is a title."""
    lines = list(takewhile(lambda index: not _AFTER_TITLE.fullmatch(found[index].text), lines))[:5]
    texts = [_unmarked(found[index].text) for index in lines]
    if not lines:
        return -1
    for place, text in enumerate(texts):
        if found[lines[place]].text.startswith("#"):
            return place
        if _ends(_STRONG, text) and not (place + 1 < len(texts) and texts[place + 1].startswith("的")):
            return place
    for place, text in enumerate(texts):
        if _ends(_WEAK, text) and (len(text) > 8 or place == 0 and lines[0] not in headed):
            return place
    if lines[0] in headed:
        return -1
    large = [place for place, index in enumerate(lines) if found[index].looks & (Looks.CENTERED | Looks.LARGE)]
    if large:
        return large[-1]
    return 1 if len(lines) > 1 and lines[1] not in headed and lines[1] == lines[0] + 1 and len(lines) == 2 and not _about(texts[1]) else 0


def _about(text: str) -> bool:
    return bool(_AFTER_TITLE.fullmatch(text) or ORGANISATION.fullmatch(text))


def _ends(pattern: re.Pattern[str], text: str) -> bool:
    return any(found.end() == len(text) for found in pattern.finditer(text, max(0, len(text) - 30)))


def _after_title(found: tuple[Line, ...], roles: Roles, lines: list[int], title: int, stop: int) -> None:
    for index in range(title + 1, stop) if title >= 0 else ():
        text = found[index].text
        if index in roles or index > title + 6:
            continue
        if _AFTER_TITLE.fullmatch(text) or is_date(text) or (index in lines and ORGANISATION.fullmatch(text)) or _by_person(text):
            roles[index] = Role.SUBTITLE


def _by_person(text: str) -> bool:
    """A speaker's line under the title: 县长　王某某."""
    return bool(re.fullmatch(r"[\u4e00-\u9fff]{2,20}[\s\u3000]{1,6}[\u4e00-\u9fff×]{1,2}[\s\u3000]{0,4}[\u4e00-\u9fff×]{1,3}", text)) and len(text) < 24


def _captions(found: tuple[Line, ...], roles: Roles) -> None:
    """The short line right above a table is its caption where it says so."""
    for index, line in enumerate(found):
        if not line.table:
            continue
        above = next((at for at in range(index - 1, max(-1, index - 4), -1) if roles.get(at) is not Role.BLANK), -1)
        if above >= 0 and above not in roles and re.fullmatch(r".{2,40}(?:表|图|统计|一览|明细|对比|汇总)(?:[（(].{1,20}[）)])?", found[above].text):
            roles[above] = Role.CAPTION


def _below(found: tuple[Line, ...], roles: Roles, prose: int) -> None:
    """Give roles to the lines below the prose and to attachments, which may begin anywhere after it."""
    dated = False
    for index in range(prose, len(found)):
        line = found[index]
        if roles.get(index) is Role.ATTACHMENT_NOTE:
            _notes(found, roles, index)
        elif roles.get(index) is Role.ATTACHMENT_LABEL:
            _attachment_title(found, roles, index)
        elif index not in roles and not line.table:
            if role := role_in_tail(line.text):
                roles[index] = role
            elif is_date(line.text) and index > prose:
                roles[index] = Role.DATE
                dated = _signatures(found, roles, prose, index) or dated
            elif index > prose and is_signed(line.text):
                roles[index], dated = Role.SIGNATURE, True
            elif dated and _ends(_STRONG, line.text) and _could_be_title(line) and not opening(line.text):
                roles[index] = Role.ATTACHMENT_TITLE
    if not dated:
        _undated(found, roles, prose)


def _notes(found: tuple[Line, ...], roles: Roles, index: int) -> None:
    for at in range(index + 1, min(index + 20, len(found))):
        if roles.get(at) is Role.BLANK:
            continue
        if at in roles or not _NOTE_ITEM.fullmatch(found[at].text) or found[at].text[-1] in "。；":
            return
        roles[at] = Role.ATTACHMENT_NOTE


def _attachment_title(found: tuple[Line, ...], roles: Roles, index: int) -> None:
    for at in range(index + 1, min(index + 5, len(found))):
        if roles.get(at) is Role.BLANK:
            continue
        if at not in roles and not found[at].table and _could_be_title(found[at]) and not opening(found[at].text):
            roles[at] = Role.ATTACHMENT_TITLE
        return


def _signatures(found: tuple[Line, ...], roles: Roles, prose: int, date: int) -> bool:
    """Mark the lines that sign above ``date``; one that is no office may sign only right above it."""
    taken = 0
    for at in range(date - 1, max(prose, date - 12) - 1, -1):
        if roles.get(at) is Role.BLANK:
            continue
        if at in roles or not _signs(found[at], sure=taken == 0):
            break
        roles[at] = Role.SIGNATURE
        taken += 1
    return True


def _signs(line: Line, *, sure: bool) -> bool:
    text = line.text
    if line.table or not 2 <= len(text) <= 40 or text[-1] in _ENDED or any(mark in text for mark in "，。；,;：") or opening(text) or _CLOSING.match(text):
        return False
    return bool(ORGANISATION.fullmatch(text)) or (sure and len(text) <= 24) or line.indent >= 8


def _undated(found: tuple[Line, ...], roles: Roles, prose: int) -> None:
    """A last line that names an office, or stands at the right, signs even without a date."""
    for index in range(len(found) - 1, max(prose, len(found) - 30), -1):
        if roles.get(index) is Role.HEADING:
            return
        if index in roles:
            continue
        line = found[index]
        right = line.indent >= 10 or bool(line.looks & Looks.RIGHT)
        if _signs(line, sure=False) and (right or (ORGANISATION.fullmatch(line.text) and len(line.text) >= 5)):
            roles[index] = Role.SIGNATURE
            continue
        return
