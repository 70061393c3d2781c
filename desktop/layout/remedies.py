"""Ways out of a fault of pages that the program can go itself: each a value that, laid into ``Meta.extra``, makes the fault vanish. Tried on real pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from desktop.document.nodes import Document, Paragraph, replace
from desktop.document.text import paragraph_text
from desktop.layout.adjusting import CHARS, KEEP, PITCH, SPACING, adjusted, digest, price, spacings
from desktop.layout.page_checks import Fault, PageFault, page_faults
from desktop.layout.paginate import paginate
from desktop.layout.style import Style
from desktop.layout.ways import Remedy, Way

__all__ = ["remedy"]


_CLOSEST = 0.6  # points: how much closer or wider one paragraph may be set before it shows
_STEP = 0.05


def remedy(document: Document, style: Style, fault: PageFault, way: Way, extra: Mapping[str, str]) -> Remedy | None:
    """The mildest change of ``way`` that takes ``fault`` away and brings no other; None where none does.

    ``document`` as it is printed, ``style`` as its office has it, ``extra`` the adjustments made so far, which are kept.
    """
    before = page_faults(paginate(document, adjusted(style, extra)))
    for made, words in _candidates(document, style, fault, way, extra):
        found = adjusted(style, made)
        after = page_faults(paginate(document, found))
        if len(after) < len(before) and not any((each.fault, each.block) == (fault.fault, fault.block) for each in after):
            return Remedy(way, made, words, price(style, found))
    return None


def _candidates(document: Document, style: Style, fault: PageFault, way: Way, extra: Mapping[str, str]) -> Iterator[tuple[dict[str, str], str]]:
    match way:
        case Way.PITCH:
            for pitch in _pitches(style):
                yield {**extra, PITCH: f"{pitch:g}"}, f"行距由 {adjusted(style, extra).page.pitch:g} 磅改为 {pitch:g} 磅"
        case Way.SPACING if fault.fault is Fault.SHORT_LAST_LINE:
            yield from _closer(document, style, fault, extra)
        case Way.SPACING:
            for chars in (style.page.chars + 1, style.page.chars - 1):
                yield {**extra, CHARS: f"{chars}"}, f"全文字距{'收紧' if chars > style.page.chars else '放宽'}到每行 {chars} 字"
        case Way.KEEP:
            keys = dict.fromkeys((*filter(None, extra.get(KEEP, "").split(",")), *_look_of(document, fault)))
            yield {**extra, KEEP: ",".join(keys)}, "标题与下段排在同一页"
        case _:
            assert_never(way)


def _pitches(style: Style) -> Iterator[float]:
    """Pitches that keep the number of lines, then those of a line more, a line less and two more, in whole twips."""
    page = style.page
    closest = (int(page.depth / (page.lines + 1) * 20) + 1) / 20
    yield from (each for each in (28.5, 28.0, closest) if closest <= each < page.pitch)
    for lines in (page.lines + 1, page.lines - 1, page.lines + 2):
        yield int(page.depth / lines * 20) / 20


def _look_of(document: Document, fault: PageFault) -> tuple[str, ...]:
    block = document.blocks[fault.block] if 0 <= fault.block < len(document.blocks) else None
    if not isinstance(block, Paragraph):
        return ()
    return (f"heading_{min(max(block.level, 1), 4)}",) if block.level else (block.role.name.lower(),)


def _closer(document: Document, style: Style, fault: PageFault, extra: Mapping[str, str]) -> Iterator[tuple[dict[str, str], str]]:
    """The paragraph alone a little closer, or a little wider: the least that gives it another last line."""
    block = document.blocks[fault.block] if 0 <= fault.block < len(document.blocks) else None
    if not isinstance(block, Paragraph):
        return
    mark, base = digest(paragraph_text(block)), adjusted(style, extra).looks["body"].spacing
    alone = replace(document, blocks=(block,))
    for step in range(1, round(_CLOSEST / _STEP) + 1):
        for sign in (-1, 1):
            spacing = round(base + sign * step * _STEP, 2)
            made = {**extra, SPACING: _written({**spacings(extra.get(SPACING, "")), mark: spacing})}
            if spacing and not page_faults(paginate(alone, adjusted(style, made))):
                yield made, f"这一段字距{'收紧' if sign < 0 else '放宽'} {step * _STEP:.2f} 磅"


def _written(wanted: Mapping[str, float]) -> str:
    return " ".join(f"{mark}={spacing:.2f}" for mark, spacing in wanted.items())
