"""The ways out of a fault of pages that the program can go itself; going them is ``layout.remedies``' work."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from desktop.layout.page_checks import Fault

__all__ = ["WAYS", "Remedy", "Way"]


class Way(Enum):
    """What is changed; the value says it on a button."""

    PITCH = "调整行距"
    SPACING = "调整字距"
    KEEP = "与下段同页"


WAYS: dict[Fault, tuple[Way, ...]] = {
    Fault.SIGNATURE_ALONE: (Way.PITCH, Way.SPACING),
    Fault.SHORT_LAST_LINE: (Way.SPACING,),
    Fault.IMPRINT_NOT_LAST: (),
    Fault.HEADING_AT_FOOT: (Way.KEEP, Way.PITCH),
    Fault.ROW_SPLIT: (),  # only a row higher than a page is split: no setting makes it fit
    Fault.NO_TEXT_FIRST: (Way.PITCH,),
}
"""The ways the program can go by itself for each fault, best first."""


class Remedy(NamedTuple):
    """``extra`` takes the place of the document's adjustments; ``words`` say what is changed, ``price`` what it costs of 22 × 28, "" for nothing."""

    way: Way
    extra: Mapping[str, str]
    words: str
    price: str

    def sentence(self) -> str:
        """What is said when it has been applied."""
        return f"{self.words}，{self.price}" if self.price else self.words
