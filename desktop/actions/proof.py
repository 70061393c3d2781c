"""The proof (清样) of a draft: the pages it prints on, what stands where on them, and what a careful printer would not let pass."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.actions.places import Sections
from desktop.document.nodes import Document
from desktop.document.walk import PlacedField
from desktop.layout.page_checks import PageFault
from desktop.layout.pages import Pages
from desktop.layout.style import Style
from desktop.outcome import Note

__all__ = ["Proof"]


@dataclass(frozen=True, slots=True)
class Proof:
    """``document`` is what is printed: the draft's and what its format adds. Every offset, those of ``fields`` and ``faults`` too, is one into ``text``.

    ``sections``: where the lines of the draft's outline start. ``style`` is None before anything is laid out. ``fonts`` says which faces are printed in which others; ``adjusted`` whether the draft sets its pages otherwise than its office does, to mend a fault.
    """

    pages: Pages = field(default_factory=lambda: Pages((), (0.0, 0.0, 0.0, 0.0)))
    style: Style | None = None
    document: Document = field(default_factory=Document)
    text: str = ""
    fields: tuple[PlacedField, ...] = ()
    faults: tuple[PageFault, ...] = ()
    notes: tuple[Note, ...] = ()
    sections: Sections = field(default_factory=Sections)
    fonts: str = ""
    adjusted: bool = False
