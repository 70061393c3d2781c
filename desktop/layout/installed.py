"""Which fonts this computer has: asked of fontconfig where that is, else read off the files in the platform's font folders."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.layout.font_names import names

__all__ = ["REGULAR", "Installed", "by_fontconfig", "in_folder", "installed"]

REGULAR, BOLD = 400, 700
_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_MOST = 4000  # files; a folder may be anything
_SECONDS = 20
_ASKED = "%{file}\t%{index}\t%{family}\t%{style}\t%{weight}\t%{slant}\t%{variable}\n"
_WEIGHTS = ((40, 200), (55, 300), (90, REGULAR), (140, 500), (190, 600), (203, BOLD), (207, 800))  # fontconfig's scale, up to which, and OpenType's


@dataclass(frozen=True, slots=True)
class Installed:
    """One font: its file, its place in a collection, every name its family goes by, how heavy it is (400 regular, 700 bold) and whether it slants."""

    path: Path
    index: int
    families: tuple[str, ...]
    weight: int = REGULAR
    italic: bool = False


@functools.cache
def installed() -> tuple[Installed, ...]:
    """The fonts of this computer, those in ``fonts`` under the user's own folder first; asked once a process."""
    own = tuple(in_folder(paths.data_folder() / "fonts"))
    there = by_fontconfig()
    return own + (there if there is not None else tuple(font for folder in _folders() for font in in_folder(folder)))


def by_fontconfig() -> tuple[Installed, ...] | None:
    """What fc-list knows; None where there is no fontconfig, or it says nothing."""
    if sys.platform == "win32":
        return None
    try:
        told = subprocess.run(["fc-list", "-f", _ASKED], capture_output=True, timeout=_SECONDS, env=_outside(), check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    found = [font for line in told.decode("utf-8", "replace").splitlines() if (font := _told(line))]
    return tuple(sorted(found, key=lambda font: (font.path, font.index))) or None


def _outside() -> dict[str, str]:
    """The environment programs of the system want: the packaged program's own libraries are none of theirs."""
    words = {key: value for key, value in os.environ.items() if key != "LD_LIBRARY_PATH"}
    if "LD_LIBRARY_PATH_ORIG" in os.environ:
        words["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH_ORIG"]
    return words


def _told(line: str) -> Installed | None:
    try:
        file, index, families, style, weight, slant, variable = line.split("\t")
        place, scale = int(index), float(weight.partition("[")[0] or 80)  # a variable font has a range of weights
        leans = float(slant or 0) > 0
    except ValueError:
        return None
    if Path(file).suffix.lower() not in _SUFFIXES or place > 0xFFFF or variable == "True":  # of a variable font only what stands in its file
        return None
    heavy = next((weight for most, weight in _WEIGHTS if scale <= most), 900)
    return Installed(Path(file), place, tuple(dict.fromkeys(families.split(","))), _weighed(heavy, style), leans)


def _weighed(weight: int, style: str) -> int:
    """Some bold fonts say so in their name only."""
    return BOLD if weight < BOLD and any(word in style for word in ("Bold", "粗")) and "Semi" not in style else weight


def in_folder(folder: Path) -> Iterator[Installed]:
    """The fonts in the files of ``folder`` and of those under it, by their own tables; what is no font is passed over."""
    for count, path in enumerate(_files(folder)):
        if count >= _MOST:
            return
        for index, named in enumerate(names(path)):
            if named.families:
                yield Installed(path, index, named.families, _weighed(named.weight, " ".join(named.styles)), named.italic)


def _files(folder: Path) -> Iterator[Path]:
    for where, below, files in os.walk(folder):
        below.sort()
        for file in sorted(files):
            if Path(file).suffix.lower() in _SUFFIXES:
                yield Path(where) / file


def _folders() -> tuple[Path, ...]:
    """Where fonts lie on this platform, for all users and for this one."""
    if sys.platform == "win32":
        own = os.environ.get("LOCALAPPDATA", "")
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", *((Path(own) / "Microsoft/Windows/Fonts",) if own else ()))
    home = Path.home()
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts")
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts", home / ".fonts")
