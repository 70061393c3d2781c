"""A draft printed as a Document: picked sections and points in their order, numbered, every value a Field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import assert_never

from desktop.document.nodes import Block, Document, Field, FieldState, Inline, Meta, Paragraph, Role, Text, replace
from desktop.document.text import inline_text, paragraph_text
from desktop.document.walk import with_paragraphs
from desktop.drafting.arrange import Printed, PrintedPoint, arranged
from desktop.drafting.draft import Draft, PointPick, SectionPick
from desktop.drafting.exhibits import exhibits
from desktop.drafting.filled import Entry, Values
from desktop.drafting.quantity import clean, quoted
from desktop.drafting.reference import Reference, is_plain, split, stripped
from desktop.drafting.tags import words_tagged
from desktop.drafting.template import Body, Part, Passage, PointSpec, SectionSpec, Source, Template
from desktop.drafting.tidy import merged, tidy
from desktop.layout.adjusting import adjustments
from desktop.layout.setting import LAYOUT
from desktop.outcome import Note, Outcome

__all__ = ["missing", "picked_points", "render", "section_named"]

REGION, OFFICE, PERIOD = "地区", "单位", "期间"


def render(template: Template, draft: Draft) -> Outcome[Document]:
    """``draft`` as a document; notes tell every missing field and every value that could not be read, by section.

    Refused: a template that fails while it runs, naming file and line.
    """
    press = _Press(template, Values.of(template, draft))
    blocks = press.all(draft)
    return Outcome(Document(blocks, _meta(template, draft, blocks)), tuple(press.notes))


def missing(template: Template, draft: Draft) -> frozenset[tuple[str, str]]:
    """Scope and name of every field that prints as 【待补】."""
    press = _Press(template, Values.of(template, draft))
    press.all(draft)
    return frozenset(press.lacking)


def section_named(template: Template, draft: Draft, id: str) -> SectionSpec | None:
    """The section a pick means: one of the template's, or one borrowed from a prior report."""
    return next((section for section in (*template.sections, *draft.borrowed) if section.id == id), None)


def _picked(template: Template, draft: Draft, notes: list[Note]) -> list[tuple[SectionPick, SectionSpec]]:
    made = []
    for pick in draft.picks:
        section = section_named(template, draft, pick.section)
        if section is None:
            notes.append(Note(f"模板里没有章节“{pick.section}”，没有印出"))
        elif pick.on:
            made.append((pick, section))
    return made


def picked_points(pick: SectionPick, section: SectionSpec) -> tuple[tuple[PointPick, PointSpec], ...]:
    """The points a pick prints, in its order; a pick that names none takes those that are on by default."""
    if not pick.points:
        return tuple((PointPick(point.id), point) for point in section.points if point.on)
    points = {point.id: point for point in section.points}
    return tuple((chosen, points[chosen.id]) for chosen in pick.points if chosen.on and chosen.id in points)


@dataclass(slots=True)
class _Press:
    """One printing: the values, and the notes gathered on the way."""

    template: Template
    values: Values
    notes: list[Note] = field(default_factory=list)
    _told: set[tuple[str, str]] = field(default_factory=set)
    lacking: set[tuple[str, str]] = field(default_factory=set)
    names: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.names = frozenset(self.values.specs)

    def all(self, draft: Draft) -> tuple[Block, ...]:
        """The whole draft: head, picked sections, tail."""
        head = self.parts(self.template.head)
        sections = [self.section(pick, section) for pick, section in _picked(self.template, draft, self.notes)]
        return (*head, *arranged(sections, self.notes), *self.parts(self.template.tail))

    def parts(self, parts: Iterable[Part]) -> list[Block]:
        """The paragraphs of the head or tail."""
        made: list[Block] = []
        for part in parts:
            for block in self.body(part.body, "", part.role.value):
                made.append(replace(block, role=part.role) if isinstance(block, Paragraph) else block)
        return made

    def section(self, pick: SectionPick, section: SectionSpec) -> Printed:
        """A picked section with everything printed but its numbers."""
        where = f"{pick.scope} {section.name}".strip()
        points = [
            PrintedPoint(self.heading(chosen.heading, point.headings, point.body, pick.scope, where), self.body(point.body, pick.scope, where))
            for chosen, point in picked_points(pick, section)
        ]
        heading = self.heading(pick.heading, section.headings, section.lead, pick.scope, where) if section.level else ()
        lead = self.body(section.lead, pick.scope, where)
        return Printed(section, where, heading, lead, points, exhibits(section, pick.scope, where, self))

    def heading(self, chosen: str, variants: tuple[str, ...], body: Body, scope: str, where: str) -> tuple[Inline, ...]:
        """A heading: one of the template's variants, or a person's or a prior report's words, in which only known {{字段}} tags are read."""
        words = chosen or (variants[0] if variants else "")
        if isinstance(body, Source) and words in variants:
            blocks = self.body(Source(words, body.file), scope, where)
            return next((block.inlines for block in blocks if isinstance(block, Paragraph)), ())
        return self.words(" ".join(words.split()), scope, where)

    def words(self, words: str, scope: str, where: str) -> tuple[Inline, ...]:
        """Plain words, their known {{字段}} tags printed."""
        return self._filled(words_tagged(words, self.names), scope, where)

    def body(self, body: Body, scope: str, where: str) -> list[Block]:
        """The blocks of a body, values printed."""
        match body:
            case Source():
                return self._source(body, scope, where) if body.text.strip() else []
            case Passage():
                return list(with_paragraphs(Document(body.blocks), lambda paragraph: self._paragraph(paragraph, scope, where)).blocks)
            case _:
                assert_never(body)

    def _source(self, source: Source, scope: str, where: str) -> list[Block]:
        lines = (tidy(self._referred(line.strip(), scope, where)) for line in self._words(source, scope).split("\n"))
        return [Paragraph(line) for line in lines if any(inline_text(inline).strip() for inline in line)]

    def _words(self, source: Source, scope: str) -> str:
        """What a source prints, its fields as references."""
        if is_plain(source.text):
            return stripped(source.text)
        from desktop.drafting.sandbox import compiled, run  # late: the window starts without jinja2

        ready = compiled(source, self.names)
        return run(ready, {name: self.values.entry(name, scope).value for name in ready.names})

    def _referred(self, line: str, scope: str, where: str) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for piece in split(line):
            made += (Text(piece),) if isinstance(piece, str) else self._printed(piece, scope, where)
        return tuple(made)

    def _printed(self, reference: Reference, scope: str, where: str) -> tuple[Inline, ...]:
        self.tell(self.values.entry(reference.name, scope), scope, where)
        return self.values.printed(reference, scope)

    def _paragraph(self, paragraph: Paragraph, scope: str, where: str) -> Paragraph:
        if not any(isinstance(inline, Field) for inline in paragraph.inlines):
            return paragraph  # the very same: what lays it out need not look at it again
        return replace(paragraph, inlines=self._filled(paragraph.inlines, scope, where))

    def _filled(self, inlines: tuple[Inline, ...], scope: str, where: str) -> tuple[Inline, ...]:
        made: list[Inline] = []
        for inline in inlines:
            if isinstance(inline, Field) and (inline.name in self.values.specs or self.values.given(inline.name, scope)):
                made += self._printed(Reference(inline.name), scope, where)
            else:
                made.append(inline)
        return merged(made)

    def tell(self, entry: Entry, scope: str, where: str, of: str = "") -> None:
        """Note once that a field is missing or what was typed is wrong; ``of``: the time the value is of, where it is not the report's own."""
        label = quoted(entry.spec.label) + (f"的{of}数" if of else "")
        if (scope, entry.spec.name) in self._told or (entry.state is not FieldState.MISSING and not entry.fault):
            return
        self._told.add((scope, entry.spec.name))
        if entry.state is FieldState.MISSING:
            self.lacking.add((scope, entry.spec.name))
            self.notes.append(Note(f"{label}{entry.fault or '还没有填'}", where))
        else:
            self.notes.append(Note(f"{label}填的{quoted(clean(entry.typed)[:40])}不对：{entry.fault}", where))


def _meta(template: Template, draft: Draft, blocks: tuple[Block, ...]) -> Meta:
    titles = [block for block in blocks if isinstance(block, Paragraph) and block.role is Role.TITLE]
    values = {name: draft.values.get(name, "").strip() for name in (REGION, OFFICE, PERIOD)}
    title = "".join(paragraph_text(block) for block in titles)
    extra = {**({LAYOUT: template.layout} if template.layout else {}), **adjustments(draft.layout)}
    return Meta(title or draft.name, template.kind, values[REGION], values[OFFICE], values[PERIOD], extra=extra)
