"""What a field without a value is inside a template: comparisons with it are false, arithmetic on it stays pending."""

from __future__ import annotations

from typing import Any

__all__ = ["Pending"]


class Pending:
    """A value nobody has filled in yet; ``name`` is the field it waits for.

    ``filled`` marks one that was filled with something that is no single number (3至5): it answers to 已填, nothing more.
    """

    __slots__ = ("filled", "name")

    def __init__(self, name: str, *, filled: bool = False) -> None:
        self.name = name
        self.filled = filled

    def __bool__(self) -> bool:
        return False

    def _never(self, other: Any) -> bool:
        return False

    def _still(self, other: Any = None) -> Pending:
        return self

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _never
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __neg__ = __pos__ = __abs__ = _still
    __hash__ = object.__hash__
