"""How a program sets lines: the habits in which Word and LibreOffice differ, by name, so that a comparison with either is honest."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["LIBREOFFICE", "WORD", "Habits"]


@dataclass(frozen=True, slots=True)
class Habits:
    """``hangs``: one closing mark may stand in the right margin. ``gap``: what stands between 汉字 and a western letter or digit, as a part of the size.

    ``loses_spacing``: the character spacing is not added after the last character before a change of script or face. ``follows``: marks that belong to
    both scripts (“ ” — …) are set in the face of what stands before them. ``holds``: no line ends between a full-width mark and a western character; the mark
    goes on to the next line and takes the character before it along. ``unicode``: addresses are parted behind / and ?, as Unicode's rules for lines let them.
    ``starts``: marks it lets stand at a line's start though Word does not.
    """

    name: str
    hangs: bool = True
    gap: float = 0.0
    loses_spacing: bool = False
    follows: bool = False
    holds: bool = False
    unicode: bool = False
    starts: frozenset[str] = frozenset()


_STARTS = frozenset(">¨°ˉ—…‰″›℃∶〃＂％＇］｀")

WORD = Habits("Word")
"""Our .docx asks Word for no gaps (autoSpaceDE 0) and for hanging marks (overflowPunct 1)."""

LIBREOFFICE = Habits("LibreOffice", hangs=False, gap=0.2, loses_spacing=True, follows=True, holds=True, unicode=True, starts=_STARTS)
"""Measured on LibreOffice 7.4's pages of our own .docx: it hangs nothing where overflowPunct is 1, and opens a fifth of the size whatever autoSpaceDE says."""
