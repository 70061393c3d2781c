"""Headings, roles and sections of a document, read from the text itself: most real drafts have no heading styles."""

from desktop.document.outline.recognise import joined, recognise, title_of
from desktop.document.outline.sections import Heading, Section, headings, sections

__all__ = ["Heading", "Section", "headings", "joined", "recognise", "sections", "title_of"]
