"""Where a western word may be parted at a line's end by the rules of Unicode (UAX #14), which LibreOffice follows and Word does not."""

from __future__ import annotations

__all__ = ["parts"]

_CLOSING = frozenset("!?,.:;/)]}-")  # LB13, LB21: no line starts with one
_NUMERIC, _WORDY = frozenset("+$\\£¥%¢°"), frozenset("\"'")


def parts(before: str, after: str) -> bool:
    """Whether a line may end between two western characters: behind / ? ! - in an address, between two signs, never inside a word or a number."""
    if after in _CLOSING or before in _WORDY or after in _WORDY:
        return False
    if before == "/":
        return not after.isdigit()  # LB25: 7/24 is a number
    if before in "-?!}":
        return True
    return before in _NUMERIC and after in _NUMERIC  # LB24, LB25: a sign stays with the word or the number beside it
