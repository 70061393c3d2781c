"""The right pane of a draft: its pages, page-true, with fields and findings marked, and what is wrong with the pages below them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.actions.composing import Composed
from desktop.actions.form_line import FormLine, LineState
from desktop.actions.pick_line import PickLine
from desktop.actions.proof import Proof
from desktop.document.nodes import FieldState
from desktop.document.walk import PlacedField
from desktop.drafting.draft import scoped_key
from desktop.layout.page_checks import PageFault
from desktop.ui.painting.marks import Mark, Tone
from desktop.ui.widgets.page_bar import PageBar
from desktop.ui.widgets.page_faults import PageFaults
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.panes import pane_head

__all__ = ["PreviewPane"]

_STATES = {FieldState.FILLED: Tone.FILLED, FieldState.DERIVED: Tone.DERIVED, FieldState.MISSING: Tone.MISSING}


class PreviewPane(QWidget):
    """``field_clicked`` tells the key of a line of the form, ``section_clicked`` the line of the outline a clicked word belongs to."""

    field_clicked = Signal(str)
    section_clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = PageView(self)
        self.bar, self.faults = PageBar(self.view, self), PageFaults(self)
        self._proof = Proof()
        self._lines: dict[str, FormLine] = {}
        self._ringed = ""
        about = QLabel("示意", self)
        about.setObjectName("second")
        about.setToolTip("换行和分页为示意，以 Word 或 WPS 打开的为准")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(pane_head("预览", about, self.bar, parent=self))
        column.addWidget(self.view, 1)
        column.addWidget(self.faults)
        self.view.clicked.connect(self._clicked)
        self.faults.shown.connect(self._go_to_fault)

    def forget(self) -> None:
        """Another draft comes: nothing is ringed, from the top."""
        self._ringed, self._lines = "", {}
        self.view.ring((), reveal=False)
        self.view.go_to_page(0)

    def text(self) -> str:
        """The text of what is shown."""
        return self._proof.text

    def show_proof(self, proof: Proof) -> None:
        """Show the pages of ``proof``."""
        if proof.style is None:
            return
        ringed = self.view.ringed()
        followed = bool(ringed) and self.view.sees(*ringed[0])
        self._proof = proof
        self.view.set_text(proof.text, proof.pages, proof.style)
        self._mark()
        if self._ringed:
            places = self._places(self._ringed)
            lost = bool(places) and (followed or not ringed) and not self.view.sees(*places[0])  # the value may have moved on to the next page
            self.view.ring(places, reveal=lost)
        self.faults.show_faults(proof.faults, adjusted=proof.adjusted)

    def show_form(self, composed: Composed) -> None:
        """What the form knows of each field shows on the pages too."""
        self._lines = {line.key: line for group in composed.groups for line in group.lines}
        self._mark()

    def reveal_field(self, key: str) -> None:
        """Put a ring round every place of a line of the form and bring the first into sight; nothing where it is not printed."""
        self._ringed = key
        self.view.ring(self._places(key), reveal=True)

    def reveal_section(self, line: PickLine | None) -> None:
        """Bring the heading of a line of the outline into sight, with a ring round it."""
        found = self._proof.sections.of(line.key) if line else None
        if found:
            self._ringed = ""
            self.view.ring((found,), reveal=True)

    def _places(self, key: str) -> tuple[tuple[int, int], ...]:
        return tuple((each.start, each.end) for each in self._proof.fields if self._key(each) == key)

    def _key(self, placed: PlacedField) -> str:
        """The line of the form a printed field stands for: that of its region where it has one of its own."""
        scoped = scoped_key(self._proof.sections.scope_at(placed.start), placed.field.name)
        return scoped if scoped in self._lines else placed.field.name

    def _mark(self) -> None:
        self.view.set_marks(tuple(map(self._mark_of, self._proof.fields)), "fields")
        self.view.set_marks(tuple(self._faulty()), "findings")

    def _mark_of(self, placed: PlacedField) -> Mark:
        field, line = placed.field, self._lines.get(self._key(placed))
        tone = _STATES[field.state]
        if line and field.state is FieldState.FILLED:
            doubtful = line.state is LineState.FAULTY or (line.derived and line.remark)
            tone = Tone.DOUBTFUL if doubtful else Tone.CHANGED if line.changed else tone
        state = f"{tone.value}（{line.remark}）" if line and line.remark else tone.value
        return Mark(
            placed.start, placed.end, tone, " · ".join(part for part in (field.metric or field.name, field.period, state) if part), field.name
        )

    def _faulty(self) -> Iterator[Mark]:
        for fault in self._proof.faults:
            if fault.start >= 0:
                end = self._proof.text.find("\n", fault.start)
                yield Mark(fault.start, end if end > fault.start else len(self._proof.text), Tone.WARNING, fault.sentence())

    def _clicked(self, offset: int) -> None:
        found = next((each for each in self._proof.fields if each.start <= offset < each.end), None)
        if found:
            self.field_clicked.emit(self._key(found))
        elif line := self._proof.sections.at(offset):
            self.section_clicked.emit(line)

    def _go_to_fault(self, fault: PageFault) -> None:
        if fault.start >= 0:
            self.view.reveal(fault.start, fault.start + 1)
        else:
            self.view.go_to_page(fault.page)
