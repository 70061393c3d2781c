"""Drafts proved: laid out as they will print, by one who remembers the last time; and mended where their pages are at fault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.actions.desk import Desk
from desktop.actions.pick_line import PickLine
from desktop.actions.places import sections
from desktop.actions.proof import Proof
from desktop.document.nodes import Document, Field, Paragraph
from desktop.document.text import block_text
from desktop.document.walk import PlacedField, placed_fields
from desktop.drafting.draft import Draft
from desktop.drafting.render import render
from desktop.layout.adjusting import adjustments
from desktop.layout.choices import Choices
from desktop.layout.faces import report
from desktop.layout.page_checks import PageFault, page_faults
from desktop.layout.paginate import Layout
from desktop.layout.remedies import remedy
from desktop.layout.setting import setting
from desktop.layout.ways import Remedy, Way

__all__ = ["Prover", "mend", "unmended"]


class Prover:
    """Makes proof after proof of one draft; what an edit leaves as it was is not set again. To be used by one thread at a time."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._layout: Layout | None = None

    def proof(self, document: Document, lines: Sequence[PickLine] = ()) -> Proof:
        """The proof of ``document``, whose outline is ``lines``, in the format it and its office want; Refused where it asks for one there is not."""
        outcome = setting(document, self._choices)
        printed, style = outcome.value.document, outcome.value.style
        if self._layout is None or self._layout.press.style is not style:
            self._layout = Layout(style)
        pages = self._layout.update(printed)
        text, fields = _text(printed)
        return Proof(
            pages,
            style,
            printed,
            text,
            fields,
            page_faults(pages),
            outcome.notes,
            sections(text, lines),
            report(style),
            bool(adjustments(document.meta.extra)),
        )


def _text(document: Document) -> tuple[str, tuple[PlacedField, ...]]:
    """The text of ``document`` and where its fields stand in it; blocks without any, which are most of a long one, are passed over."""
    texts = list(map(block_text, document.blocks))
    fields: list[PlacedField] = []
    start = 0
    for block, text in zip(document.blocks, texts, strict=True):
        if not isinstance(block, Paragraph) or any(isinstance(inline, Field) for inline in block.inlines):
            fields += (PlacedField(each.field, start + each.start, start + each.end) for each in placed_fields(Document((block,))))
        start += len(text) + 1
    return "\n".join(texts), tuple(fields)


def mend(desk: Desk, draft: Draft, fault: PageFault, way: Way) -> tuple[Draft, Remedy] | None:
    """The draft with the mildest change of ``way`` that takes ``fault`` off its pages, and what was changed; None where none does."""
    document = render(desk.template(draft.kind), draft).value
    bare = replace(document, meta=replace(document.meta, extra={key: value for key, value in document.meta.extra.items() if key not in draft.layout}))
    outcome = setting(bare, desk.profile.layout)
    found = remedy(outcome.value.document, outcome.value.style, fault, way, draft.layout)
    return (replace(draft, layout=dict(found.extra)), found) if found else None


def unmended(draft: Draft) -> Draft:
    """The draft laid out as its office lays out everything."""
    return replace(draft, layout={})
