"""Every rule over a subject: findings in order, one a place, and which rules had to be left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import assert_never

from desktop.checks.finding import GRAVITY, Fault, Finding
from desktop.checks.rule import InDocument, InParagraph, InSentence, Rule
from desktop.checks.rules import RULES
from desktop.checks.subject import Piece, Subject

__all__ = ["Memo", "Run", "run"]

Memo = dict[tuple[str, str], tuple[Fault, ...]]
"""What the rules of smaller reach said of a text; handed over from run to run, so that a keystroke re-runs only what it touched."""


@dataclass(frozen=True, slots=True)
class Run:
    """``findings`` by place; ``left_out``: one Chinese sentence for each rule that broke; ``memo`` for the next run."""

    findings: tuple[Finding, ...]
    left_out: tuple[str, ...] = ()
    memo: Memo = field(default_factory=dict)


def run(subject: Subject, rules: Iterable[Rule] = RULES, memo: Memo | None = None) -> Run:
    """Look at ``subject`` with ``rules``; a rule that breaks is left out and told. ``memo`` is an earlier run's."""
    found: list[Finding] = []
    broken: list[str] = []
    kept: Memo = {}
    for rule in rules:
        try:
            found += _said(rule, subject, memo or {}, kept)
        except Exception as fault:  # noqa: BLE001 - one rule's fault must not hide what the others found
            broken.append(f"规则“{rule.name}”没有运行（{type(fault).__name__}），这一项请人工核对。")
    return Run(tuple(_once(found)), tuple(broken), kept)


def _said(rule: Rule, subject: Subject, memo: Memo, kept: Memo) -> list[Finding]:
    match rule.reach:
        case InDocument(find):
            return [_finding(rule, fault, 0, subject.text) for fault in find(subject)]
        case InSentence():
            return list(_pieces(rule, rule.reach, subject.sentences, subject, (memo, kept)))
        case InParagraph():
            pieces = tuple(Piece(item.start, item.text) for item in subject.paragraphs)
            return list(_pieces(rule, rule.reach, pieces, subject, (memo, kept)))
        case _:
            assert_never(rule.reach)


def _pieces(rule: Rule, reach: InSentence | InParagraph, pieces: Iterable[Piece], subject: Subject, memos: tuple[Memo, Memo]) -> Iterator[Finding]:
    memo, kept = memos
    for piece in pieces:
        key = (rule.code, piece.text)
        faults = kept.get(key, memo.get(key))
        if faults is None:
            faults = tuple(reach.find(piece.text))
        kept[key] = faults
        yield from (_finding(rule, fault, piece.start, subject.text) for fault in faults)


def _finding(rule: Rule, fault: Fault, offset: int, text: str) -> Finding:
    start, end = fault.start + offset, fault.end + offset
    related = tuple((first + offset, last + offset) for first, last in fault.related)
    severity = fault.severity or rule.severity
    return Finding(rule.code, rule.kind, severity, start, end, text[start:end], fault.message, fault.suggestion, related, fault.element)


def _once(found: list[Finding]) -> Iterator[Finding]:
    """One finding a place, the graver one; parts that miss stand beside each other."""
    best: dict[tuple[int, int, str], Finding] = {}
    for one in sorted(found, key=lambda one: (GRAVITY[one.severity], one.rule)):
        best.setdefault((one.start, one.end, one.element), one)
    yield from sorted(best.values(), key=lambda one: (one.start, one.end, GRAVITY[one.severity], one.rule))
