"""What a face is called, and what is taken where it is not installed: resources/fonts.toml."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop import paths

__all__ = ["Substitutes", "key", "stated"]

_USUAL = "songti"


@dataclass(frozen=True, slots=True)
class Substitutes:
    """The stated list: other names of a face, the kinds of faces with their members in order, faces for western words and for rare characters.

    ``heavy``: the kinds whose faces are as heavy as others' bold.
    """

    names: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, tuple[str, ...]]
    then: Mapping[str, tuple[str, ...]]
    western: Mapping[str, tuple[str, ...]]
    rare: tuple[str, ...]
    heavy: frozenset[str]

    def called(self, face: str) -> tuple[str, ...]:
        """Every name ``face`` goes by, its own first."""
        wanted = key(face)
        for name, others in self.names.items():
            if wanted == key(name) or wanted in map(key, others):
                return (face, *(each for each in (name, *others) if each != face))
        return (face,)

    def kind(self, face: str) -> str:
        """Which kind ``face`` is of, by its place in a list or by what its name says."""
        called = {key(name) for name in self.called(face)}
        for kind, members in self.kinds.items():
            if any(key(member) in called for member in members):
                return kind
        small = face.casefold()
        return next((kind for kind, marks in self.marks.items() if any(mark in small for mark in marks)), _USUAL)

    def wants_bold(self, face: str, other: str) -> bool:
        """Whether ``other`` must be bold to stand for ``face``, which is heavy by itself."""
        kind = self.kind(face)
        return kind in self.heavy and self.kind(other) != kind

    def instead(self, face: str) -> Iterator[str]:
        """The faces to try in place of ``face``, best first; ``…:bold`` wants the bold cut."""
        if face in self.western:
            yield from self.western[face]
            return
        kind = self.kind(face)
        yield from self.kinds[kind]
        for other in self.then[kind]:
            name, _, weight = other.partition(":")
            yield from (f"{each}:{weight}" if weight and ":" not in each else each for each in self.kinds[name])


def key(name: str) -> str:
    """A name as it is looked up: however it is spaced and capitalised."""
    return "".join(name.casefold().split())


@functools.cache
def stated() -> Substitutes:
    """The program's own list."""
    data = tomllib.loads((paths.resources() / "fonts.toml").read_text("utf-8"))
    kinds = data["kinds"]
    return Substitutes(
        names={name: tuple(others) for name, others in data["names"].items()},
        kinds={kind: tuple(each["try"]) for kind, each in kinds.items()},
        marks={kind: tuple(each["marks"]) for kind, each in kinds.items()},
        then={kind: tuple(each["then"]) for kind, each in kinds.items()},
        western={name: tuple(others) for name, others in data["western"].items()},
        rare=tuple(data["rare"]["try"]),
        heavy=frozenset(kind for kind, each in kinds.items() if each.get("heavy")),
    )
