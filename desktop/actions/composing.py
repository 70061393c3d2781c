"""A draft as it stands: its text, its form, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.actions.desk import Desk
from desktop.actions.form_line import FormGroup
from desktop.actions.forms import form_groups
from desktop.document.nodes import Document
from desktop.drafting.draft import Draft
from desktop.drafting.render import render
from desktop.outcome import Note, Outcome

__all__ = ["Composed", "compose", "printed"]


@dataclass(frozen=True, slots=True)
class Composed:
    """``notes`` are what composing set aside besides fields that are missing or faulty: those stand in ``groups``."""

    document: Document = field(default_factory=Document)
    groups: tuple[FormGroup, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def missing(self) -> int:
        """How many lines of the form wait for a value; a field two sections use counts once."""
        return sum(group.missing for group in self.groups)


def printed(desk: Desk, draft: Draft) -> Outcome[Document]:
    """The text of ``draft`` alone, which is there in half the time; Refused where its template fails, naming file and line."""
    return render(desk.template(draft.kind), draft)


def compose(desk: Desk, draft: Draft, text: Outcome[Document] | None = None) -> Composed:
    """The text of ``draft``, or ``text`` where it has been printed already, and its form; Refused where its template fails, naming file and line."""
    template = desk.template(draft.kind)
    outcome = text or render(template, draft)
    groups = form_groups(template, draft)
    labels = {_bare(line.label) for group in groups for line in group.lines}
    notes = tuple(note for note in outcome.notes if not any(_bare(note.message).startswith(label) for label in labels))
    return Composed(outcome.value, groups, notes)


def _bare(words: str) -> str:
    """``words`` without quotation marks, which turn single inside a sentence."""
    return words.translate(dict.fromkeys(map(ord, "“”‘’")))
