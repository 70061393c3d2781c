"""Styles, resolved along basedOn (ECMA-376 17.7); parsed once for each different styles.xml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields

from desktop.document.nodes import Role
from desktop.readers.docx.names import attribute, table, value
from desktop.readers.docx.properties import NO_RUN, ParagraphProps, RunProps, paragraph_props, run_props
from desktop.readers.xml import Element, parse

__all__ = ["NO_STYLES", "ParagraphStyle", "Styles", "read_styles"]

_MAX_CHAIN = 30
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_ROLES = {
    "title": Role.TITLE, "subtitle": Role.SUBTITLE, "caption": Role.CAPTION, "标题": Role.TITLE, "副标题": Role.SUBTITLE, "题注": Role.CAPTION, "表题": Role.CAPTION,
    "份号": Role.COPY_NUMBER, "密级": Role.SECRECY, "紧急程度": Role.URGENCY, "发文机关标志": Role.OFFICE_MARK, "发文字号": Role.DOC_NUMBER, "签发人": Role.SIGNER,
    "办理结果": Role.RESULT, "主送": Role.ADDRESSEE, "主送机关": Role.ADDRESSEE, "称谓": Role.SALUTATION, "附件说明": Role.ATTACHMENT_NOTE, "落款": Role.SIGNATURE,
    "成文日期": Role.DATE, "附注": Role.CONTACT, "附件序号": Role.ATTACHMENT_LABEL, "附件标题": Role.ATTACHMENT_TITLE, "抄送": Role.COPY_TO, "抄送机关": Role.COPY_TO,
    "印发机关": Role.IMPRINT,
}  # fmt: skip
"""Styles named after what the paragraph is: Word's own, and those of GB/T 9704 that our writer and other offices' templates have."""


@dataclass(slots=True)
class _Style:
    name: str = ""
    base: str = ""
    paragraph: ParagraphProps = field(default_factory=ParagraphProps)
    run: RunProps = field(default_factory=RunProps)


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with everything it inherits."""

    role: Role = Role.BODY
    level: int = 0
    list_id: str = ""
    list_level: int | None = None
    justified: str = ""
    bold: bool = False
    size: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by kind and id; each is resolved when it is first asked for, since most never are."""

    kinds: dict[str, dict[str, _Style]] = field(default_factory=dict)
    defaults: RunProps = NO_RUN
    normal: str = ""
    _paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict)
    _runs: dict[str, RunProps] = field(default_factory=dict)

    def paragraph(self, style: str) -> ParagraphStyle:
        """The paragraph style ``style``; the default one where it is unknown or empty."""
        found = self._paragraphs.get(style)
        if found is None:
            known = self.kinds.get("paragraph", {})
            found = self._paragraphs[style] = _paragraph_style(style if style in known else self.normal, known, self.defaults)
        return found

    def run(self, style: str) -> RunProps:
        """The character style ``style``; says nothing where it is unknown."""
        if not style:
            return NO_RUN
        if style not in self._runs:
            self._runs[style] = _merged([each.run for each in _chain(style, self.kinds.get("character", {}))])
        return self._runs[style]

    def lists(self) -> dict[str, str]:
        """The list each numbering style stands for."""
        return {name: style.paragraph.list_id for name, style in self.kinds.get("numbering", {}).items() if style.paragraph.list_id}


NO_STYLES = Styles()


def read_styles(data: bytes) -> Styles:
    """The styles of a styles.xml."""
    kinds: dict[str, dict[str, _Style]] = {}
    defaults, normal = NO_RUN, ""
    for element in parse(data):
        which = _PARTS.get(element.tag)
        if which == "style":
            kind, name = attribute(element, "type") or "paragraph", attribute(element, "styleId")
            kinds.setdefault(kind, {})[name] = _read_style(element)
            normal = name if kind == "paragraph" and attribute(element, "default") in ("1", "true", "on") else normal
        elif which == "defaults":
            defaults = next((run_props(child) for child in element.iter() if _PARTS.get(child.tag) == "rPr"), defaults)
    return Styles(kinds, defaults, normal)


def _read_style(element: Element) -> _Style:
    style = _Style()
    for child in element:
        match _PARTS.get(child.tag):
            case "name":
                style.name = value(child)
            case "basedOn":
                style.base = value(child)
            case "pPr":
                style.paragraph = paragraph_props(child)
            case "rPr":
                style.run = run_props(child)
            case _:
                pass
    return style


def _chain(name: str, styles: dict[str, _Style]) -> list[_Style]:
    """The style and what it is based on, nearest first; circles are cut."""
    chain: list[_Style] = []
    while name in styles and len(chain) < _MAX_CHAIN:
        chain.append(styles[name])
        name = chain[-1].base
    return chain


def _merged(props: list[RunProps]) -> RunProps:
    merged = RunProps()
    for slot in fields(RunProps):
        setattr(merged, slot.name, next((found for item in props if (found := getattr(item, slot.name)) not in (None, "")), None))
    merged.style = ""
    return merged


def _paragraph_style(name: str, styles: dict[str, _Style], defaults: RunProps) -> ParagraphStyle:
    chain = _chain(name, styles)
    run = _merged([*(style.run for style in chain), defaults])
    role, level = _role(chain)
    return ParagraphStyle(
        role=role,
        level=level,
        list_id=next((style.paragraph.list_id for style in chain if style.paragraph.list_id is not None), ""),
        list_level=next((style.paragraph.list_level for style in chain if style.paragraph.list_level is not None), None),
        justified=next((style.paragraph.justified for style in chain if style.paragraph.justified), ""),
        bold=bool(run.bold),
        size=run.size or 0,
        hidden=bool(run.hidden),
    )


def _role(chain: list[_Style]) -> tuple[Role, int]:
    """Built-in names first: Chinese Word gives 标题 and 副标题 outline levels, yet they are no headings."""
    for style in chain:
        if (role := _ROLES.get(style.name.lower())) is not None:
            return role, 0
        if heading := _HEADING.fullmatch(style.name):
            return Role.HEADING, int(heading[1])
        if style.paragraph.outline is not None:
            return (Role.HEADING, style.paragraph.outline + 1) if 0 <= style.paragraph.outline < 9 else (Role.BODY, 0)
    return Role.BODY, 0


_PARTS = table({"w:style": "style", "w:docDefaults": "defaults", "w:name": "name", "w:basedOn": "basedOn", "w:pPr": "pPr", "w:rPr": "rPr"})
