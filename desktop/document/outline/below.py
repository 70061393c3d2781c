"""The lines below the prose: signature, date, contact, copies, attachments, and what a web page left behind."""

from __future__ import annotations

import re

from desktop.document.nodes import Looks, Role
from desktop.document.outline.above import could_be_title
from desktop.document.outline.lines import Line
from desktop.document.outline.marks import opening
from desktop.document.outline.roles import NAMED, ORGANISATION, Roles, ends_with, is_date, is_signed, role_in_tail

__all__ = ["below"]

_ITEM = re.compile(r"\d{1,2}\s?[.．、]\s?\S.{1,80}")
_CLOSING = re.compile("特此|专此|此复|此函|此致|敬礼|以上|谢谢|祝|汇报完毕|报告完毕|妥否|当否")
_NOT_SIGNED = frozenset("，。；,;：！？、!?:…")
_AT_RIGHT = 8  # leading blanks that put a line at the right in plain text


def below(found: tuple[Line, ...], roles: Roles, prose: int) -> None:
    """Give roles to the lines after ``prose`` that frame it; attachments, with titles of their own, may follow."""
    signed = False
    for index in range(prose, len(found)):
        role = roles.get(index)
        if role is Role.ATTACHMENT_NOTE:
            _notes(found, roles, index)
        elif role is Role.ATTACHMENT_LABEL:
            _attachment_title(found, roles, index)
        elif role is None and not found[index].table and (named := _named(found[index], signed=signed, inside=index > prose)):
            roles[index] = named
            if named is Role.DATE:
                _signatures(found, roles, prose, index)
            signed = signed or named in (Role.DATE, Role.SIGNATURE)
    if not signed:
        _undated(found, roles, prose)


def _named(line: Line, *, signed: bool, inside: bool) -> Role | None:
    if role := role_in_tail(line.text):
        return role
    if inside and is_date(line.text):
        return Role.DATE
    if inside and is_signed(line.text):
        return Role.SIGNATURE
    # below a signed letter stands the paper it sends, without a label
    return Role.ATTACHMENT_TITLE if signed and ends_with(NAMED, line.text) and could_be_title(line) and not opening(line.text) else None


def _notes(found: tuple[Line, ...], roles: Roles, note: int) -> None:
    for index in range(note + 1, min(note + 20, len(found))):
        if roles.get(index) is Role.BLANK:
            continue
        if index in roles or not _ITEM.fullmatch(found[index].text) or found[index].text[-1] in "。；":
            return
        roles[index] = Role.ATTACHMENT_NOTE


def _attachment_title(found: tuple[Line, ...], roles: Roles, label: int) -> None:
    index = next((at for at in range(label + 1, min(label + 5, len(found))) if roles.get(at) is not Role.BLANK), -1)
    if index >= 0 and index not in roles and could_be_title(found[index]) and not opening(found[index].text):
        roles[index] = Role.ATTACHMENT_TITLE


def _signatures(found: tuple[Line, ...], roles: Roles, prose: int, date: int) -> None:
    """Mark the lines that sign above ``date``; one that is no office may sign only right above it."""
    nearest = True
    for index in range(date - 1, max(prose, date - 12) - 1, -1):
        if roles.get(index) is Role.BLANK:
            continue
        if index in roles or not _signs(found[index], sure=nearest):
            return
        roles[index] = Role.SIGNATURE
        nearest = False


def _signs(line: Line, *, sure: bool) -> bool:
    text = line.text
    if line.table or not 2 <= len(text) <= 40 or any(mark in text for mark in _NOT_SIGNED) or opening(text) or _CLOSING.match(text):
        return False
    return ORGANISATION.fullmatch(text) is not None or (sure and len(text) <= 24) or line.indent >= _AT_RIGHT


def _undated(found: tuple[Line, ...], roles: Roles, prose: int) -> None:
    """A last line that names an office in full, or stands at the right, signs even without a date."""
    for index in range(len(found) - 1, max(prose, len(found) - 30), -1):
        if roles.get(index) is Role.HEADING:
            return
        if index in roles:
            continue
        line = found[index]
        right = line.indent >= _AT_RIGHT or line.looks & Looks.RIGHT
        if not _signs(line, sure=False) or not (right or (len(line.text) >= 5 and ORGANISATION.fullmatch(line.text))):
            return
        roles[index] = Role.SIGNATURE
