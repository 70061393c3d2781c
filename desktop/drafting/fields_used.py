"""Which fields a template's parts speak of, in the order they print."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.document.nodes import Document, Field
from desktop.document.walk import paragraphs
from desktop.drafting.reference import is_plain
from desktop.drafting.tags import words_tagged
from desktop.drafting.template import Body, Passage, SectionSpec, Source, Template, bodies, exhibit_fields, exhibit_words, headings

__all__ = ["in_body", "in_exhibits", "in_words", "used"]


def used(template: Template) -> tuple[str, ...]:
    """Every field ``template`` speaks of anywhere, each once."""
    names = frozenset(spec.name for spec in template.fields)
    found: list[str] = [name for part in template.head for name in in_body(part.body, names)]
    for section in template.sections:
        found += (name for heading in headings(section) for name in in_words(heading, names))
        found += (name for body in bodies(section) for name in in_body(body, names))
        found += in_exhibits(section, names)
    found += (name for part in template.tail for name in in_body(part.body, names))
    return tuple(dict.fromkeys(found))


def in_body(body: Body, names: frozenset[str]) -> tuple[str, ...]:
    """The fields one body speaks of, in print or in a condition."""
    if isinstance(body, Source):
        from desktop.drafting.sandbox import compiled  # late: the window starts without jinja2

        return () if is_plain(body.text) else compiled(body, names).names
    return _in_passage(body)


def _in_passage(body: Passage) -> tuple[str, ...]:
    found: Iterable[str] = (
        inline.name for paragraph in paragraphs(Document(body.blocks)) for inline in paragraph.inlines if isinstance(inline, Field)
    )
    return tuple(dict.fromkeys(found))


def in_exhibits(section: SectionSpec, names: frozenset[str]) -> tuple[str, ...]:
    """The fields the tables and charts of a section speak of."""
    said = (name for words in exhibit_words(section) for name in in_words(words, names))
    return tuple(dict.fromkeys((*said, *(name for name in exhibit_fields(section) if name in names))))


def in_words(words: str, names: frozenset[str]) -> tuple[str, ...]:
    """The fields a heading speaks of."""
    return tuple(inline.name for inline in words_tagged(words, names) if isinstance(inline, Field))
