"""Which format a document is set in, and what of it that format prints: kind and profile decide, and no word is printed that nobody wrote."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.document.nodes import Document, Paragraph, Role, Text, replace
from desktop.document.text import paragraph_text
from desktop.layout.adjusting import adjusted
from desktop.layout.choices import FORMATS, Choices
from desktop.layout.style import Style
from desktop.outcome import Note, Outcome, Refused

__all__ = ["LAYOUT", "Setting", "format_of", "setting", "style_of"]

LAYOUT = "layout"
"""The key of ``Meta.extra`` under which a document says its format: plain, red_head or letter."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A document as it is to be printed and the style it is printed in: what every writer with a layout takes."""

    document: Document
    style: Style


def format_of(document: Document, choices: Choices) -> str:
    """The format of ``document``: what its office sets its kind in, else what its template says, else what its office sets everything in, else plain."""
    said = document.meta.extra.get(LAYOUT, "")
    if said and said not in FORMATS:
        raise Refused(f"文稿要求的版式“{said}”没有，可用 {'、'.join(FORMATS)}，请改模板里的 layout。")
    return choices.formats.get(document.meta.kind, "") or said or choices.format or "plain"


def style_of(document: Document) -> Style:
    """The standard's style for the format ``document`` says it has."""
    return Choices().style(format_of(document, Choices()))


def setting(document: Document, choices: Choices | None = None) -> Outcome[Setting]:
    """``document`` with the office's mark and signer where its format has them and it has none, and its style; notes tell what is left out or lacking."""
    chosen = choices or Choices()
    format = format_of(document, chosen)
    style = adjusted(chosen.style(format), document.meta.extra)
    notes: list[Note] = []
    made = document
    if format != "plain":
        made = _with(made, Role.OFFICE_MARK, *chosen.mark_of(format).split("\n"))
        made = _with(made, Role.SIGNER, f"签发人：{chosen.signer}" if chosen.signer else "")
        if not _has(made, Role.OFFICE_MARK):
            notes.append(Note("版式要印发文机关标志，文稿和单位档案里都没有，请在单位档案的 [layout] 里写 mark"))
    if style.head.format == "letter":
        made, notes = _leading_mark(made, notes)
    if _has(made, Role.SECRECY):
        notes.append(Note("文稿标有密级，请按保密规定在涉密设备上办理，不要用本程序保存或传送"))
    if not style.imprint.office:
        made, notes = _without_printer(made, notes)
    return Outcome(Setting(made, style), tuple(notes))


def _has(document: Document, role: Role) -> bool:
    return any(isinstance(block, Paragraph) and block.role is role for block in document.blocks)


_HEAD = (Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY, Role.OFFICE_MARK, Role.DOC_NUMBER, Role.SIGNER)


def _with(document: Document, role: Role, *words: str) -> Document:
    """``document`` with a paragraph for each of ``words`` where the standard has them in its head, unless there are none or it has its own."""
    if not any(words) or _has(document, role):
        return document
    above = (*_HEAD[: _HEAD.index(role)], Role.BLANK)
    at = next(
        (place for place, block in enumerate(document.blocks) if not isinstance(block, Paragraph) or block.role not in above), len(document.blocks)
    )
    made = tuple(Paragraph((Text(each),), role) for each in words if each)
    return replace(document, blocks=(*document.blocks[:at], *made, *document.blocks[at:]))


def _leading_mark(document: Document, notes: list[Note]) -> tuple[Document, list[Note]]:
    """``document`` with the first of several marks only: a joint letter has that of the office in charge (10.1)."""
    others = [block for block in document.blocks if isinstance(block, Paragraph) and block.role is Role.OFFICE_MARK][1:]
    if not others:
        return document, notes
    words = "、".join(f"“{paragraph_text(block).strip()}”" for block in others)
    kept = tuple(block for block in document.blocks if not any(block is other for other in others))
    return replace(document, blocks=kept), [*notes, Note(f"联合行文的信函只用主办机关标志（10.1），{words}没有印")]


def _without_printer(document: Document, notes: list[Note]) -> tuple[Document, list[Note]]:
    left = [block for block in document.blocks if isinstance(block, Paragraph) and block.role is Role.IMPRINT]
    if not left:
        return document, notes
    words = "、".join(f"“{paragraph_text(block).strip()}”" for block in left)
    kept = tuple(block for block in document.blocks if block not in left)
    return replace(document, blocks=kept), [*notes, Note(f"信函格式的版记不印印发机关和印发日期（10.1），{words}没有印")]
