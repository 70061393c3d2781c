"""How a program sets lines: the habits in which Word and LibreOffice differ, by name, so that a comparison with either is honest.

What is known of Word, and from where (Word itself cannot be run here):

* First and last characters of a line: on unless a paragraph says otherwise; the lists for simplified Chinese stand in ECMA-376 17.3.1.16 (kinsoku), and
  in the same words in settings.xml of files Word has saved (noLineBreaksBefore and noLineBreaksAfter for zh-CN, 17.15.1.58 and .59). Ours are those lists.
  The dash of two cells (U+2014) is on neither; GB/T 15834 has it never cut in two, so it starts no line of ours. Whether Word cuts it has not been seen.
* Hanging: a mark at the end may stand one character beyond the margin; on where overflowPunct is left out (17.3.1.21). Which marks, the standard leaves to
  the program, and its example is a closing quote; ours are stops and pauses only, as Chinese printers hang them. Not seen in Word.
* Closing up: characterSpacingControl (17.15.1.18) is doNotCompress in our files, so that no mark is narrowed and 28 cells stay 28 cells.
* Gaps between 汉字 and western letters or digits: off by autoSpaceDE and autoSpaceDN (17.3.1.2, 17.3.1.3), which are on where left out.
* Western words are not cut (wordWrap, 17.3.1.45, on where left out); a word longer than a line is cut at the margin.

Of LibreOffice, all is measured on its pages of our files (tests/layout/test_against_libreoffice.py); that it takes overflowPunct the wrong way round is in
its source as well (writerfilter, DomainMapper: hanging is on where the value is 0), and so a file it has saved hangs where ours does not and the reverse.
"""

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
