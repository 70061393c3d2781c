"""{{字段}} tags in plain words: what a Word template holds and what a person may type into a heading."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from desktop.document.nodes import Emphasis, Field, Inline, Text

__all__ = ["TAG", "tagged", "words_tagged"]

TAG = re.compile(r"(?:\{\{|｛｛)[ \t\u3000]*([\w“”‘’《》〈〉（）()·、/+-]{1,40})[ \t\u3000]*(?:\}\}|｝｝)")


def words_tagged(text: str, names: Collection[str]) -> tuple[Inline, ...]:
    """``text`` with tags of known ``names`` as empty fields; everything else, unknown tags too, stays as it is written."""
    return tagged((Text(text),), names)


def tagged(inlines: Iterable[Inline], names: Collection[str] | None) -> tuple[Inline, ...]:
    """``inlines`` with tags turned into empty fields; a tag may run over several texts (Word splits runs at will).

    ``names`` None takes every tag.
    """
    made: list[Inline] = []
    waiting: list[Text] = []
    for inline in inlines:
        if isinstance(inline, Text):
            waiting.append(inline)
        else:
            made += [*_split(waiting, names), inline]
            waiting = []
    return (*made, *_split(waiting, names))


def _split(texts: list[Text], names: Collection[str] | None) -> list[Inline]:
    whole = "".join(text.text for text in texts)
    looks = [text.emphasis for text in texts for _ in text.text]
    made: list[Inline] = []
    begun = 0
    for found in TAG.finditer(whole):
        if names is None or found[1] in names:
            made += [*_spelled(whole, looks, begun, found.start()), Field("", found[1])]
            begun = found.end()
    return [*made, *_spelled(whole, looks, begun, len(whole))]


def _spelled(whole: str, looks: list[Emphasis], start: int, end: int) -> list[Text]:
    made: list[Text] = []
    for index in range(start, end):
        if made and made[-1].emphasis == looks[index]:
            made[-1] = Text(made[-1].text + whole[index], looks[index])
        else:
            made.append(Text(whole[index], looks[index]))
    return made
