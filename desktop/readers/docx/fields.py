"""Complex fields: results are text, instructions are not (ECMA-376 17.16.18)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["Fields"]

_OVERSTRIKE = re.compile(r"\\o(?:\\[a-z]+\d*)*\s*\((.*)\)\s*$", re.IGNORECASE | re.DOTALL)
_RAISED = re.compile(r"\\s\\(?:up|do)\s*\d*\s*\([^()]*\)", re.IGNORECASE)
_CIRCLED = {str(number): chr(0x2460 + number - 1) for number in range(1, 21)}


@dataclass(slots=True)
class _Frame:
    instruction: list[str] = field(default_factory=list)
    result: bool = False


@dataclass(slots=True)
class Fields:
    """The fields open at one place of a story, innermost last."""

    _open: list[_Frame] = field(default_factory=list)

    @property
    def instructing(self) -> bool:
        """Inside an instruction, where nothing shows."""
        return not all(frame.result for frame in self._open)

    def mark(self, kind: str) -> str:
        """Take a w:fldChar ("begin", "separate", "end"); gives the words a field without result prints."""
        shown = ""
        if kind == "begin":
            self._open.append(_Frame())
        elif self._open and kind == "separate":
            self._open[-1].result = True
        elif self._open and kind == "end":
            frame = self._open.pop()
            shown = "" if frame.result else _shown("".join(frame.instruction).strip())
        return shown

    def instruct(self, text: str) -> None:
        """Take the text of a w:instrText."""
        if self._open and not self._open[-1].result:
            self._open[-1].instruction.append(text)

    def end_instructions(self) -> None:
        """Drop the fields still at their instruction."""
        self._open = [frame for frame in self._open if frame.result]


def _shown(instruction: str) -> str:
    """Words of fields that print without a stored result: 带圈字符 and 拼音 (EQ), 单击此处 prompts (MACROBUTTON)."""
    kind, _, rest = instruction.partition(" ")
    if kind.upper() == "MACROBUTTON":
        return rest.strip().partition(" ")[2].strip()
    if kind.upper() != "EQ" or not (found := _OVERSTRIKE.search(_RAISED.sub("", rest))):
        return ""
    words = [word.strip() for word in re.split(r"[,;，]", found[1]) if word.strip()]
    if not words:
        return ""
    return _CIRCLED.get(words[-1], words[-1]) if words[0] in "○〇◯" else words[-1]
