"""A template folder, as ARCHITECTURE.md describes it, read and checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desktop.document.nodes import Role
from desktop.drafting.exhibit_file import check_exhibits
from desktop.drafting.fields import fields_of
from desktop.drafting.read_text import MANIFEST, parsed, text_of
from desktop.drafting.sandbox import check
from desktop.drafting.section_file import IDENTIFIER, section_of
from desktop.drafting.template import FieldSpec, Part, SectionSpec, Source, Template, bodies, headings
from desktop.layout.choices import FORMATS
from desktop.outcome import Note, Outcome, Refused

__all__ = ["bodies", "headings", "load"]

_KNOWN = {"kind", "name", "description", "sections", "scope", "head", "tail", "fields", "layout"}
_ROLES = {role.name.lower(): role for role in Role if role not in (Role.HEADING, Role.BLANK)}


def load(folder: Path) -> Outcome[Template]:
    """The template in ``folder``; Refused names file, line and field of what is wrong, notes tell what was not understood."""
    shown = f"{folder.name}/{MANIFEST}"
    if not (folder / MANIFEST).is_file():
        raise Refused(f"文件夹“{folder.name}”里没有 {MANIFEST}，不是模板。")
    text = text_of(folder / MANIFEST, shown)
    manifest = parsed(text, shown)
    fields, notes = fields_of(_table(manifest, "fields", shown), shown)
    scope = _text(manifest, "scope", shown, "")
    if scope and all(spec.name != scope for spec in fields):
        fields = (*fields, FieldSpec(scope))
    names = frozenset(spec.name for spec in fields)
    sections, more = _sections(folder, manifest, names, shown)
    template = Template(
        kind=_text(manifest, "kind", shown, folder.name),
        name=_text(manifest, "name", shown, folder.name),
        description=_text(manifest, "description", shown, ""),
        head=_parts(manifest, "head", text, shown),
        sections=sections,
        tail=_parts(manifest, "tail", text, shown),
        fields=fields,
        scope_name=scope,
        origin=str(folder),
        layout=_layout(manifest, shown),
    )
    for part in (*template.head, *template.tail):
        if isinstance(part.body, Source):
            check(part.body, names)
    for section in sections:
        check_exhibits(section, {spec.name: spec for spec in fields}, f"{folder.name}/{section.id}.j2")
    unknown = tuple(Note(f"“{key}”不认识，没有采用", shown) for key in manifest if key not in _KNOWN)
    return Outcome(template, (*unknown, *notes, *more))


def _table(manifest: dict[str, Any], key: str, shown: str) -> dict[str, Any]:
    found = manifest.get(key, {})
    if not isinstance(found, dict):
        raise Refused(f"模板“{shown}”：{key} 要写成一张表，如 [{key}]。")
    return found


def _text(manifest: dict[str, Any], key: str, shown: str, default: str) -> str:
    found = manifest.get(key, default)
    if not isinstance(found, str):
        raise Refused(f"模板“{shown}”：{key} 要写成加引号的文字。")
    return found


def _layout(manifest: dict[str, Any], shown: str) -> str:
    found = _text(manifest, "layout", shown, "")
    if found and found not in FORMATS:
        raise Refused(f"模板“{shown}”：layout 不能是“{found}”，可选 {' '.join(FORMATS)}。")
    return found


def _parts(manifest: dict[str, Any], key: str, text: str, shown: str) -> tuple[Part, ...]:
    made = []
    for name, given in _table(manifest, key, shown).items():
        role = _ROLES.get(name)
        lines = given if isinstance(given, list) else [given]
        if role is None:
            raise Refused(f"模板“{shown}”：[{key}] 里的“{name}”不认识，可选 {' '.join(_ROLES)}。")
        if not all(isinstance(line, str) for line in lines):
            raise Refused(f"模板“{shown}”：[{key}] 里的“{name}”要写成加引号的文字。")
        made += [Part(role, Source(line, shown, _line_of(text, f"{name} "))) for line in lines]
    return tuple(made)


def _line_of(text: str, words: str) -> int:
    """The line of ``text`` on which ``words`` first stand, 1 where they are spelled otherwise."""
    return next((index for index, line in enumerate(text.split("\n"), 1) if words.split("\n")[0] in line), 1)


def _sections(folder: Path, manifest: dict[str, Any], names: frozenset[str], shown: str) -> tuple[tuple[SectionSpec, ...], tuple[Note, ...]]:
    ids = manifest.get("sections", [])
    if not isinstance(ids, list) or not ids or not all(isinstance(id, str) and IDENTIFIER.fullmatch(id) for id in ids):
        raise Refused(f'模板“{shown}”：sections 要列出各章节的 id，如 ["opening", "speed"]。')
    if len(set(ids)) != len(ids):
        raise Refused(f"模板“{shown}”：sections 里有重复的 id。")
    made: list[SectionSpec] = []
    notes: list[Note] = []
    for id in ids:
        file = f"{folder.name}/{id}.j2"
        text = text_of(folder / f"{id}.j2", file)
        section, more = section_of(text, id, file)
        _check(section, text, names)
        made.append(section)
        notes += more
    return tuple(made), tuple(notes)


def _check(section: SectionSpec, text: str, names: frozenset[str]) -> None:
    """Compile everything once, so that a fault shows when the template is loaded and not when a draft is printed."""
    for source in bodies(section):
        if isinstance(source, Source):
            check(source, names)
    for heading in headings(section):
        check(Source(heading, _file(section), _line_of(text, heading)), names)


def _file(section: SectionSpec) -> str:
    return section.lead.file if isinstance(section.lead, Source) else ""
