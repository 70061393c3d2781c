"""A Word file with {{字段}} tags as a template: what it holds becomes passages, what follows a tag tells its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.document.nodes import Block, Document, Field, Inline, Paragraph, Role, Text, replace
from desktop.document.outline import recognise, sections
from desktop.document.text import paragraph_text, plain
from desktop.document.walk import with_paragraphs
from desktop.drafting.borrow import section_spec
from desktop.drafting.slices import sliced
from desktop.drafting.tags import TAG, tagged
from desktop.drafting.template import FieldKind, FieldSpec, Part, Passage, PointSpec, SectionSpec, Template
from desktop.outcome import Note, Outcome, Refused

__all__ = ["load_word"]

_UNITS = {
    FieldKind.AMOUNT: ("万亿元", "亿元", "万元", "元"),
    FieldKind.PCT_POINT: ("个百分点", "百分点"),
    FieldKind.PERCENT: ("%", "％"),
    FieldKind.DURATION: ("个工作日", "工作日", "个小时", "小时", "分钟", "天"),
    FieldKind.SCORE: ("分",),
    FieldKind.OTHER: ("万平方米", "平方米", "平方公里", "公里", "万亩", "亩", "万吨", "吨", "公顷", "千瓦时"),
    FieldKind.COUNT: tuple(
        "人次 户次 件次 场次 大类 万件 万人次 万户 件 项 个 家 条 次 户 人 名 期 份 篇 笔 起 宗 台 套 场 处 本 册 位 类 辆 所 座 批 支 场".split()
    ),
}
_BY_LENGTH = sorted(((unit, kind) for kind, units in _UNITS.items() for unit in units), key=lambda pair: -len(pair[0]))
_FIGURE = re.compile("(?:数|数量|量|率|额|比|比例|金|资金|款|费|费用|分|得分|次|名次|位次|时限|时长|增幅|降幅|幅度|面积|投资|余额|产值|收入|利率)$")
_STATEMENT = re.compile(r"\{%.{0,40}?%\}|\{%.{0,20}")
_STRANGE = re.compile(r"\{\{.{0,40}?\}\}")
_LIKELY = (
    ("日期$|时间$", "2024年1月1日"),
    ("委员|代表|姓名|提案人|称谓", "王某某"),
    ("单位|机关|机构|部门|办$", "某某县人民政府办公室"),
    ("地区|县|区$|市", "某某县"),
)
_FRAME = (Role.BODY, Role.HEADING, Role.BLANK, Role.CAPTION)


def load_word(document: Document, kind: str, name: str) -> Outcome[Template]:
    """The template in ``document``, a file read with its {{字段}} tags still words; Refused where it has none, or commands beside them."""
    text = plain(document)
    if found := _STATEMENT.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise Refused(f"Word 模板“{name}”第{line}段的“{found[0]}”不能用，Word 模板只认 {{{{字段}}}}，要写条件请改用文件夹模板。")
    if not TAG.search(text):
        raise Refused(f"Word 文件“{name}”里没有 {{{{字段}}}}，不能当模板用，请在要填数的地方写上，如 {{{{受理量}}}}件。")
    fields = tuple(_specified(text))
    units = {spec.name: spec.unit for spec in fields}
    recognised = _recognised(document)
    tops = sections(recognised)
    first = tops[0].start if tops else len(text)
    last = tops[-1].end if tops else len(text)
    made = [section_spec(recognised, top, tops[place + 1].start if place + 1 < len(tops) else last) for place, top in enumerate(tops)]
    named = [replace(section, id=f"section-{place + 1}") for place, section in enumerate(made)]
    opening, closing = sliced(recognised, 0, first), sliced(recognised, last, len(text) + 1) if tops else ()
    parts = (*_prose(opening, "opening", "开头"), *named, *_prose(closing, "closing", "结尾"))
    template = Template(
        kind, name, "Word 模板", _parts(opening, units), tuple(_with_fields(part, units) for part in parts), _parts(closing, units), fields
    )
    return Outcome(template, tuple(Note(f"“{found}”不是填报项的写法，原样保留", name) for found in _STRANGE.findall(TAG.sub("", text))))


def _recognised(document: Document) -> Document:
    """``document`` with the roles it would have were its tags filled: {{单位}} alone above a date signs."""
    filled = with_paragraphs(document, lambda paragraph: replace(paragraph, inlines=(Text(TAG.sub(_likely, paragraph_text(paragraph))),)))
    return replace(document, blocks=tuple(map(_with_role, document.blocks, recognise(filled).blocks)))


def _with_role(block: Block, like: Block) -> Block:
    if isinstance(block, Paragraph) and isinstance(like, Paragraph):
        return replace(block, role=like.role, level=like.level)
    return block


def _likely(found: re.Match[str]) -> str:
    """Words such as the field will hold, told by its name."""
    return next((words for called, words in _LIKELY if re.search(called, found[1])), "某某")


def _specified(text: str) -> Iterator[FieldSpec]:
    following: dict[str, list[str]] = {}
    for found in TAG.finditer(text):
        following.setdefault(found[1], []).append(text[found.end() : found.end() + 8])
    for name, after in following.items():
        if name.endswith("日期"):
            yield FieldSpec(name, FieldKind.DATE)
            continue
        guesses = {_measure(name, words) for words in after}
        unit, kind = guesses.pop() if len(guesses) == 1 else ("", FieldKind.TEXT)
        yield FieldSpec(name, kind, unit=unit)


def _measure(name: str, after: str) -> tuple[str, FieldKind]:
    """The unit right after a tag, where the field is called like a figure or the unit ends a clause: {{地区}}人大 has none."""
    for unit, kind in _BY_LENGTH:
        if after.startswith(unit):
            rest = after[len(unit) :]
            if _FIGURE.search(name) or not rest or rest[0] in "，。；、：）,.;)\n\t":
                return unit, kind
            break
    return "", FieldKind.TEXT


def _prose(blocks: tuple[Block, ...], id: str, name: str) -> tuple[SectionSpec, ...]:
    """Running text before the first heading or after the last section, as a section without a heading."""
    prose = tuple(block for block in blocks if not (isinstance(block, Paragraph) and block.role not in _FRAME))
    return (SectionSpec(id, name, level=0, numbering="", lead=Passage(prose)),) if prose else ()


def _parts(blocks: tuple[Block, ...], units: dict[str, str]) -> tuple[Part, ...]:
    framed = (block for block in blocks if isinstance(block, Paragraph) and block.role not in _FRAME)
    return tuple(Part(block.role, Passage(_taken((block,), units))) for block in framed)


def _with_fields(section: SectionSpec, units: dict[str, str]) -> SectionSpec:
    lead = section.lead
    points = tuple(_point_with_fields(point, units) for point in section.points)
    headings = tuple(_without_units(heading, units) for heading in section.headings)
    return replace(section, headings=headings, lead=Passage(_taken(lead.blocks, units)) if isinstance(lead, Passage) else lead, points=points)


def _point_with_fields(point: PointSpec, units: dict[str, str]) -> PointSpec:
    headings = tuple(_without_units(heading, units) for heading in point.headings)
    body = Passage(_taken(point.body.blocks, units)) if isinstance(point.body, Passage) else point.body
    return replace(point, headings=headings, body=body)


def _without_units(words: str, units: dict[str, str]) -> str:
    """A heading's words with the units taken into the fields."""
    for found in reversed(tuple(TAG.finditer(words))):
        words = words[: found.end()] + words[found.end() :].removeprefix(units.get(found[1], ""))
    return words


def _taken(blocks: Iterable[Block], units: dict[str, str]) -> tuple[Block, ...]:
    """``blocks`` with tags as fields, each with the unit that followed it."""
    return with_paragraphs(Document(tuple(blocks)), lambda paragraph: replace(paragraph, inlines=_fielded(paragraph.inlines, units))).blocks


def _fielded(inlines: tuple[Inline, ...], units: dict[str, str]) -> tuple[Inline, ...]:
    made: list[Inline] = []
    for inline in tagged(inlines, None):
        before = made[-1] if made else None
        if isinstance(inline, Text) and isinstance(before, Field):
            inline = replace(inline, text=inline.text.removeprefix(units.get(before.name, "")))
        made.append(inline)
    return tuple(made)
