"""A template read as a careful colleague would: every pick tried, every optional clause dropped, marks and units looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from desktop.document.nodes import Document, Emphasis, Field, Inline, Paragraph, Role, Text
from desktop.document.text import inline_text, paragraph_text, plain
from desktop.drafting.draft import Draft, PointPick, SectionPick
from desktop.drafting.fields_used import used
from desktop.drafting.load import bodies, load
from desktop.drafting.render import OFFICE, PERIOD, REGION, render
from desktop.drafting.sandbox import compiled
from desktop.drafting.start import default_draft, sample_draft
from desktop.drafting.template import Source, Template
from desktop.outcome import Refused

__all__ = ["verify"]

_STRAY = (
    ("标点重叠", re.compile("[，、；：。][，、；：。]")),
    ("空括号", re.compile("（）|《》|“”|【】")),
    ("括号或引号里多了标点", re.compile("[（《“][，、；。：]|[，、；：][）》”]")),
    ("半角标点", re.compile("(?<=[\u4e00-\u9fff”》）])[,;:?!()]|[,;:?!()](?=[\u4e00-\u9fff“《（])")),
    ("多余的空格", re.compile("(?<=[\u4e00-\u9fff，。、；：]) | (?=[\u4e00-\u9fff，。、；：])")),
    ("没有执行的标签", re.compile(r"\{\{|\}\}|\{%|%\}")),
    ("漏出的程序用语", re.compile("None|True|False|Undefined")),
)
_SAMPLE = "样例"
_PAIRS = ("（）", "《》", "“”", "〔〕", "〈〉")
_ENDS = "。！？；：）”》】…"


def verify(folder: Path) -> tuple[str, ...]:
    """Everything wrong with the template in ``folder``, one Chinese sentence each; nothing where it is fit for use."""
    try:
        outcome = load(folder)
    except Refused as fault:
        return (str(fault),)
    faults = [str(note) for note in outcome.notes]
    template = outcome.value
    faults += _fields(template)
    try:
        sample = sample_draft(template)
    except Refused as fault:
        return (*faults, str(fault))
    faults += [f"样例里的“{key}”在模板里没有定义" for key in sample.values if key.split("/")[-1] not in {spec.name for spec in template.fields}]
    for name, draft in ((_SAMPLE, sample), *_trials(template, sample)):
        faults += _tried(template, draft, name)
    return tuple(dict.fromkeys(faults))


def _fields(template: Template) -> Iterator[str]:
    spoken = set(used(template)) | {REGION, OFFICE, PERIOD, template.scope_name}
    sources = {name for spec in template.fields if spec.derived for name in spec.derived.of}
    for spec in template.fields:
        if spec.name not in spoken | sources:
            yield f"字段“{spec.name}”没有用到"


def _trials(template: Template, sample: Draft) -> Iterator[tuple[str, Draft]]:
    """The drafts to try: nothing filled, everything on, each section and point off or alone, each heading, each value left out."""
    every = tuple(replace(pick, on=True, points=tuple(replace(point, on=True) for point in pick.points)) for pick in _whole(template, sample))
    yield "空白", default_draft(template)
    yield "全选", replace(sample, picks=every)
    yield "倒序", replace(sample, picks=every[::-1])
    for index, pick in enumerate(every):
        yield f"去掉章节{pick.section}", replace(sample, picks=(*every[:index], *every[index + 1 :]))
        for point in pick.points:
            yield f"只留要点{pick.section}/{point.id}", _with(sample, every, index, (point,))
    yield from _variants(template, sample, every)
    for name in _asked(template):  # a field no condition hangs on prints 【待补】 and moves nothing else
        values = {key: value for key, value in sample.values.items() if key.split("/")[-1] != name}
        yield f"不填“{name}”", replace(sample, picks=every, values=values)


def _asked(template: Template) -> tuple[str, ...]:
    names = frozenset(spec.name for spec in template.fields)
    sources = (body for section in template.sections for body in bodies(section) if isinstance(body, Source))
    return tuple(dict.fromkeys(name for source in sources for name in compiled(source, names).asked))


def _whole(template: Template, sample: Draft) -> tuple[SectionPick, ...]:
    """The sample's picks, then those of the template's sections it leaves out."""
    scope = next((pick.scope for pick in sample.picks if pick.scope), "")
    named = {pick.section for pick in sample.picks}
    rest = default_draft(template, (scope,) if scope else ()).picks
    return (*sample.picks, *(pick for pick in rest if pick.section not in named))


def _with(sample: Draft, picks: tuple[SectionPick, ...], index: int, points: tuple[PointPick, ...]) -> Draft:
    return replace(sample, picks=(*picks[:index], replace(picks[index], points=points), *picks[index + 1 :]))


def _variants(template: Template, sample: Draft, picks: tuple[SectionPick, ...]) -> Iterator[tuple[str, Draft]]:
    sections = {section.id: section for section in template.sections}
    most = max(
        (len(words) for section in template.sections for words in (section.headings, *(point.headings for point in section.points))), default=0
    )
    for turn in range(1, most):
        made = []
        for pick in picks:
            section = sections[pick.section]
            headings = {point.id: point.headings for point in section.points}
            points = tuple(replace(point, heading=_nth(headings[point.id], turn)) for point in pick.points)
            made.append(replace(pick, heading=_nth(section.headings, turn), points=points))
        yield f"第{turn + 1}种标题", replace(sample, picks=tuple(made))


def _nth(headings: tuple[str, ...], turn: int) -> str:
    return headings[turn] if turn < len(headings) else ""


def _tried(template: Template, draft: Draft, name: str) -> Iterator[str]:
    try:
        outcome = render(template, draft)
    except Refused as fault:
        yield f"{name}：{fault}"
        return
    document = outcome.value
    yield from (f"样例：{note}" for note in (outcome.notes if name == _SAMPLE else ()))
    if not plain(document).strip():
        yield f"{name}：什么也没有印出来"
    yield from (f"{name}：{fault}" for fault in _looked(document))


def _looked(document: Document) -> Iterator[str]:
    for paragraph in document.blocks:
        if not isinstance(paragraph, Paragraph):
            continue
        text = paragraph_text(paragraph)
        for fault, pattern in _STRAY:
            yield from (f"{fault}：{_around(text, found.start())}" for found in pattern.finditer(text))
        yield from (f"{pair}不成对：{text[:30]}" for pair in _PAIRS if text.count(pair[0]) != text.count(pair[1]))
        if paragraph.role is Role.BODY and text[-1:] not in _ENDS:
            yield f"段末没有句号：{text[-20:]}"
        yield from _doubled(paragraph.inlines)
        yield from _run_together(paragraph.inlines)


def _around(text: str, place: int) -> str:
    return text[max(0, place - 10) : place + 10]


def _doubled(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """A unit printed by the field and once more by the prose: 2157项项."""
    for one, other in pairwise(inlines):
        if isinstance(one, Field) and isinstance(other, Text) and one.value is not None and one.unit and other.text.startswith(one.unit):
            yield f"单位重复：{one.text}{other.text[:4]}"


def _run_together(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """A point that begins before the sentence above it has ended; a heading broken by a field is one heading."""
    before, heading = "", False
    for inline in inlines:
        text = inline_text(inline)
        lead = isinstance(inline, Text) and bool(inline.emphasis & Emphasis.LEAD)
        if lead and not heading and before and before[-1] not in _ENDS:
            yield f"前一要点没有句号：{before[-10:]}{text[:6]}"
        heading = (lead and text[-1:] not in _ENDS) or (heading and isinstance(inline, Field))
        before = text or before
