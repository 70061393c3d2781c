"""The templates there are: the built-in ones, then those staff dropped into a folder of their own, as folders or Word files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop import paths
from desktop.drafting.read_text import MANIFEST, parsed, text_of
from desktop.drafting.template import Template
from desktop.outcome import Outcome, Refused

__all__ = ["Catalog", "Kind"]

_WORD = (".docx", ".docm", ".dotx")


@dataclass(frozen=True, slots=True)
class Kind:
    """A template as the list shows it; ``fault`` says why it cannot be used, "" where it can as far as its first page tells."""

    kind: str
    name: str
    origin: Path
    description: str = ""
    built_in: bool = True
    fault: str = ""

    def load(self) -> Outcome[Template]:
        """The template itself; Refused where it is broken."""
        if self.fault:
            raise Refused(self.fault)
        if self.origin.is_dir():
            from desktop.drafting.load import load  # late: brings jinja2, which the list of templates does not need

            return load(self.origin)
        from desktop.drafting.load_word import load_word  # late: readers bring lxml
        from desktop.readers import read

        outcome = read(self.origin)
        template = load_word(outcome.value, self.kind, self.name)
        return Outcome(replace(template.value, origin=str(self.origin)), (*outcome.notes, *template.notes))


@dataclass(frozen=True, slots=True)
class Catalog:
    """Built-in templates and those in ``folders``, found anew at each call, so that a dropped folder appears without a restart."""

    folders: tuple[Path, ...] = ()
    built_in: Path = field(default_factory=paths.templates)

    def kinds(self) -> tuple[Kind, ...]:
        """Every template, the built-in ones first; broken ones and doubles carry their fault and do not stop the others."""
        made: dict[str, Kind] = {}
        listed: list[Kind] = []
        for found in self._found():
            first = made.get(found.kind)
            if first is not None and not found.fault:
                found = replace(found, fault=f"已有同名模板“{first.kind}”，这一个没有采用，请给文件夹或 kind 换个名称。")
            if not found.fault:
                made[found.kind] = found
            listed.append(found)
        return tuple(listed)

    def template(self, kind: str) -> Outcome[Template]:
        """The template called ``kind``; Refused where there is none or it is broken."""
        listed = self.kinds()
        for found in sorted(listed, key=lambda found: bool(found.fault)):
            if found.kind == kind:
                return found.load()
        raise Refused(f"没有叫“{kind}”的模板，可选 {'、'.join(found.kind for found in listed if not found.fault)}。")

    def _found(self) -> Iterator[Kind]:
        for path in _entries(self.built_in):
            if (path / MANIFEST).is_file():
                yield _listed(path, built_in=True)
        for folder in self.folders:
            for path in _entries(folder):
                if path.is_dir() or (path.suffix.lower() in _WORD and not path.name.startswith("~$")):
                    yield _listed(path, built_in=False)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "_")))
    except OSError:  # no folder yet: nobody has dropped anything
        return []


def _listed(path: Path, *, built_in: bool) -> Kind:
    if path.is_file():
        return Kind(path.stem, path.stem, path, "Word 模板", built_in)
    if not (path / MANIFEST).is_file():
        return Kind(path.name, path.name, path, "", built_in, f"文件夹“{path.name}”里没有 {MANIFEST}，不是模板。")
    shown = f"{path.name}/{MANIFEST}"
    try:
        manifest = parsed(text_of(path / MANIFEST, shown), shown)
    except Refused as fault:
        return Kind(path.name, path.name, path, "", built_in, str(fault))
    words = {key: str(manifest.get(key) or default) for key, default in (("kind", path.name), ("name", path.name), ("description", ""))}
    return Kind(words["kind"], words["name"], path, words["description"], built_in)
