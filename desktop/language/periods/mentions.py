"""Every period expression of a text, found once, dated as often as the document's period is thought anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from desktop.language.periods.find import Expression, Made, Scene, ahead_of, left_of, read
from desktop.language.periods.grammar import narrow, scan
from desktop.language.periods.period import Period

__all__ = ["Mentions", "expressions"]

_BREAK = re.compile(r"[。；;\n]")
_Told = tuple[Made, Scene]


def expressions(text: str, now: Period | None = None) -> tuple[Expression, ...]:
    """Every period expression of ``text`` in order; ``now`` is the document's period. What cannot be dated has the unknown period.

    Nothing is reported inside 《》 and 〔〕: those are names. Linear in the length of ``text``.
    """
    return Mentions(text).dated(now)


class Mentions:
    """The places of ``text`` that name a period, found once, to be dated as often as the document's period is thought anew."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._found = tuple(found for found in scan().finditer(narrow(text)) if not found["skip"])

    def dated(self, now: Period | None = None) -> tuple[Expression, ...]:
        """As ``expressions(text, now)``."""
        return tuple(_dated(self.text, self._found, now if now and now.dated else None))


def _dated(text: str, mentions: Iterable[re.Match[str]], now: Period | None) -> Iterator[Expression]:
    scene, place = Scene(now), 0
    readings: dict[Scene, dict[tuple[str, str, str], _Told | None]] = {}  # a report says the same few words again and again
    known = readings.setdefault(scene, {})
    for found in mentions:
        first, last = found.span()
        moved = _moved_on(scene, text, place, first)
        if moved is not scene:
            scene = moved
            known = readings.setdefault(scene, {})
        place, left = last, left_of(found)
        key = (found.group(), left, ahead_of(found, left))
        if key not in known:
            known[key] = _told(found, scene)
        told = known[key]
        if told is None:
            continue
        (offset, period, kind), after = told
        yield Expression(first + offset, last, text[first + offset : last], period, kind)
        if after is not scene:
            scene = after
            known = readings.setdefault(scene, {})


def _told(found: re.Match[str], scene: Scene) -> _Told | None:
    """What ``found`` says in ``scene``, and the scene after it."""
    made = read(found, scene)
    if made is None:
        return None
    _, period, kind = made
    if kind not in ("flow", "stock", "future") or not period.dated:
        return made, scene
    explicit = found["ya"] or found["ca"]
    year = period.year if explicit and not found["lead"] and not found["tail"] else scene.year
    after = Scene(scene.now, year, period if kind != "future" else scene.said)
    return made, scene if after == scene else after


def _moved_on(scene: Scene, text: str, place: int, start: int) -> Scene:
    """A sentence's year ends with it, what a paragraph speaks of with the paragraph."""
    if scene.year is None and scene.said is None:
        return scene
    if text.find("\n", place, start) >= 0:
        return Scene(scene.now)
    return replace(scene, year=None) if scene.year is not None and _BREAK.search(text, place, start) else scene
