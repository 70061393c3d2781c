"""Roles set from the text itself, and paragraphs that line breaks had torn apart put together."""

from __future__ import annotations

from desktop.document.nodes import Block, Document, Inline, Paragraph, Role, Text, replace
from desktop.document.outline.lines import SPACE
from desktop.document.outline.structure import Structure, read

__all__ = ["joined", "recognise", "title_of"]


def recognise(document: Document) -> Document:
    """``document`` with the role of every paragraph set; roles a reader had set are kept, tables and words untouched."""
    structure = read(document)
    roles = _block_roles(structure)
    depths = _block_levels(structure)
    return replace(document, blocks=tuple(_with_role(block, roles.get(at), depths.get(at, 0)) for at, block in enumerate(document.blocks)))


def _with_role(block: Block, role: Role | None, level: int) -> Block:
    if not isinstance(block, Paragraph) or role is None:
        return block
    return replace(block, role=role, level=(level or block.level or 1) if role is Role.HEADING else 0)


def _block_roles(structure: Structure) -> dict[int, Role]:
    """One role a block: a paragraph with line breaks has one only where its lines agree, blank ones aside."""
    seen: dict[int, set[Role]] = {}
    for index, line in enumerate(structure.lines):
        seen.setdefault(line.block, set()).add(structure.roles.get(index, Role.BODY))
    agreed = {block: roles - {Role.BLANK} or roles for block, roles in seen.items()}
    return {block: next(iter(roles)) for block, roles in agreed.items() if len(roles) == 1}


def _block_levels(structure: Structure) -> dict[int, int]:
    starts = {line.start: index for index, line in enumerate(structure.lines)}
    made: dict[int, int] = {}
    for item, level in zip(structure.found, structure.levels, strict=True):
        index = len(structure.lines) if item.run_in else starts[item.start]
        while index < len(structure.lines) and structure.lines[index].start < item.end:
            made[structure.lines[index].block] = level
            index += 1
    return made


def title_of(document: Document) -> str:
    """The title in one line, its parts joined as they stand; the empty string where the document has none."""
    structure = read(document)
    parts = [line.text.lstrip("# ") for index, line in enumerate(structure.lines) if structure.roles.get(index) is Role.TITLE]
    return "".join(parts).replace("\n", "")


def joined(document: Document) -> Document:
    """``document`` with each paragraph that was broken over several made whole, for laying out; offsets of the result are its own."""
    structure = read(document)
    groups = {structure.lines[passage.lines[0]].block: [structure.lines[index].block for index in passage.lines] for passage in structure.passages}
    made: list[Block] = []
    done = -1
    for at, block in enumerate(document.blocks):
        members = groups.get(at, [at])
        if at <= done:
            continue
        if len(set(members)) > 1 and isinstance(block, Paragraph):
            block, done = _one(document, sorted(set(members))), members[-1]
        made.append(block)
    return replace(document, blocks=tuple(made))


def _one(document: Document, members: list[int]) -> Paragraph:
    parts = [block for at in members if isinstance(block := document.blocks[at], Paragraph)]
    inlines: list[Inline] = []
    for place, part in enumerate(parts):
        inlines.extend(_trimmed(part.inlines, left=place > 0, right=place < len(parts) - 1))
    return replace(parts[0], inlines=tuple(inlines))


def _trimmed(inlines: tuple[Inline, ...], *, left: bool, right: bool) -> tuple[Inline, ...]:
    """``inlines`` without the blanks where two parts meet: newspaper text ends its lines with two of them."""
    made = list(inlines)
    if right and made and isinstance(last := made[-1], Text):
        made[-1] = replace(last, text=last.text.rstrip(SPACE))
    if left and made and isinstance(first := made[0], Text):
        made[0] = replace(first, text=first.text.lstrip(SPACE))
    return tuple(made)
