"""What is to be set, block by block: the common ground of the .docx writer and of our own pages."""

from __future__ import annotations

from typing import Literal, NamedTuple

from desktop.document.nodes import Block, Paragraph
from desktop.layout.style import Align, Look

__all__ = ["Abreast", "Edge", "Place", "Placed"]

Place = Literal["flow", "sheet", "foot"]


class Edge(NamedTuple):
    """A printed rule over or under a block.

    ``weights``: its strokes in points from the top down, ``apart`` points between them; ``gap``: points between the block's line and the rule;
    ``reach``: points by which it is longer than the type area on each side; ``shift``: how far its middle is right of that of the type area.
    """

    below: bool
    weights: tuple[float, ...]
    gap: float = 0.0
    apart: float = 0.0
    reach: float = 0.0
    colour: str = "000000"
    shift: float = 0.0

    @property
    def depth(self) -> float:
        """What it takes of the page, its gap included, in points."""
        return self.gap + sum(self.weights) + self.apart * (len(self.weights) - 1)


class Abreast(NamedTuple):
    """Another paragraph on the same line, its ``middle`` so many points right of the left edge of the type area; ``source``: the place of its block, ``offset`` in it."""

    block: Paragraph
    middle: float
    source: int = -1
    offset: int = 0


class Placed(NamedTuple):
    """A block with its look (None for a table or a chart), blank lines above, and place: side and indents, in points, where they differ from the look's.

    ``gap`` counts lines of the page's pitch and stands at the top of the first page too. ``breaks``: offsets in the paragraph's text at which a title of
    several lines is broken by sense. ``opens`` and ``closes``: the look's brackets are to be set before and after the text. ``first``: indent of the first line, less than 0 where
    the turned lines are indented. ``beside``: what stands at the right end of the same line, ``beside_right`` points in from the edge (签发人, 印发日期).
    ``spans``: stretches of the text, by offsets, in another look (the name of a 签发人). ``size`` and ``scale``: of a mark made to fit: points, and the width of its characters as a part of the usual;
    ``spread``: points added after each, so that the names of a joint mark are alike in width.
    ``at``: "flow" in the text; "sheet" at ``top`` points under the upper edge of the first sheet, outside the text; "foot" at the bottom of the type area of the last page, all such
    blocks together. ``turned``: on a sheet turned on its side (clause 8). ``source``: the place of its block in the document, -1 for what the style adds,
    ``offset``: of its first character in the text of that block.
    ``abreast``: what else stands on the line, each centred on a place of its own (the signatures of a joint document).
    A tuple, since a batch makes tens of thousands of them.
    """

    block: Block
    look: Look | None
    gap: float = 0.0
    align: Align | None = None
    left: float | None = None
    right: float | None = None
    breaks: tuple[int, ...] = ()
    opens: bool = False
    closes: bool = False
    first: float | None = None
    beside: Paragraph | None = None
    beside_right: float = 0.0
    beside_spans: tuple[tuple[int, int, Look], ...] = ()
    spans: tuple[tuple[int, int, Look], ...] = ()
    edges: tuple[Edge, ...] = ()
    size: float | None = None
    scale: float = 1.0
    spread: float = 0.0
    at: Place = "flow"
    top: float = 0.0
    turned: bool = False
    source: int = -1
    offset: int = 0
    beside_source: int = -1
    abreast: tuple[Abreast, ...] = ()
