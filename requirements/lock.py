"""Write base.txt, test.txt and build.txt: every package at one version, with the hashes of its files, and no host.

Run by hand when pyproject.toml's dependencies change: ``.venv/bin/python requirements/lock.py``. Where packages come from is
the affair of the machine's own pip configuration, here and at installation.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parent
PYTHONS = ("3.11", "3.12", "3.13")
# The oldest desktops served (UOS 20, Kylin V10) have glibc 2.28; no Qt wheel for aarch64 goes below 2.31.
GLIBC = {"x86_64": 28, "aarch64": 31}
# From 6.8.1 on Qt's aarch64 wheels ask for glibc 2.39, which neither Debian 12 nor Kylin V11 has.
ON_AARCH64 = {"pyside6-essentials": "6.8.0.2", "shiboken6": "6.8.0.2"}
Pins = dict[str, str]
Hashes = dict[tuple[str, str], set[str]]


@dataclass(frozen=True, slots=True)
class Target:
    """A machine to install on: its platform tags for pip, and the words markers ask for."""

    tags: tuple[str, ...]
    system: str
    platform: str
    machine: str


def _linux(machine: str) -> Target:
    new = tuple(f"manylinux_2_{minor}_{machine}" for minor in range(GLIBC[machine], 4, -1))
    old = tuple(f"{name}_{machine}" for name in ("manylinux2014", "manylinux2010", "manylinux1"))
    return Target(new + old, "Linux", "linux", machine)


TARGETS = (_linux("x86_64"), _linux("aarch64"), Target(("win_amd64",), "Windows", "win32", "AMD64"))


def _pip(*words: str) -> list[dict[str, Any]]:
    """What ``pip install`` of ``words`` would install, by pip's own report; CalledProcessError where it cannot."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        call = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--report", str(report), *words]
        subprocess.run(call, check=True)
        found: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["install"]
    return found


def _name(item: dict[str, Any]) -> str:
    return canonicalize_name(item["metadata"]["name"])


def _environments() -> Iterator[dict[str, str]]:
    for target in TARGETS:
        for python in PYTHONS:
            words = {"sys_platform": target.platform, "platform_system": target.system, "platform_machine": target.machine}
            os_name = "nt" if target.system == "Windows" else "posix"
            implementation = {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
            yield words | implementation | {"python_version": python, "python_full_version": f"{python}.0", "os_name": os_name, "extra": ""}


def _elsewhere(items: Iterable[dict[str, Any]]) -> set[str]:
    """What some target needs that this machine does not (colorama on Windows): pip reads markers for this machine only."""
    items = list(items)
    wanted = (Requirement(text) for item in items for text in item["metadata"].get("requires_dist", ()))
    missing = [need for need in wanted if canonicalize_name(need.name) not in {_name(item) for item in items}]
    needed = [need for need in missing if need.marker and any(need.marker.evaluate(dict(words)) for words in _environments())]
    return {f"{need.name}{need.specifier}" for need in needed}


def _resolve(wanted: list[str], constraint: Path) -> tuple[Pins, Pins]:
    """The pins of ``wanted`` and of what other targets need besides, none of which contradicts ``constraint``."""
    items = _pip(*wanted, "--constraint", str(constraint))
    here = {_name(item): item["metadata"]["version"] for item in items}
    there: Pins = {}
    while extra := _elsewhere(items):
        items += _pip(*sorted(extra), "--constraint", str(constraint))
        there = {_name(item): item["metadata"]["version"] for item in items if _name(item) not in here}
    return here, there


def _hashes(pins: Pins) -> Hashes:
    """For each package and version the hashes of the files that any target would take."""
    found: Hashes = {pin: set() for pin in pins.items()}
    for target in TARGETS:
        older = ON_AARCH64 if target.machine == "aarch64" else {}
        words = [f"{name}=={older.get(name, version)}" for name, version in pins.items()]
        for python in PYTHONS:
            tags = [word for tag in target.tags for word in ("--platform", tag)]
            items = _pip("--no-deps", "--target", str(HERE), "--python-version", python, *tags, *words)
            for item in items:
                found.setdefault((_name(item), item["metadata"]["version"]), set()).add(item["download_info"]["archive_info"]["hashes"]["sha256"])
    return found


def _lines(pins: Pins, windows_only: Pins) -> Iterator[tuple[str, str, str]]:
    """Name, version and marker of each pin."""
    for name, version in sorted((pins | windows_only).items()):
        if name in ON_AARCH64:
            yield name, version, ' ; platform_machine != "aarch64"'
            yield name, ON_AARCH64[name], ' ; platform_machine == "aarch64"'
        else:
            yield name, version, ' ; sys_platform == "win32"' if name in windows_only else ""


def _written(lines: Iterable[tuple[str, str, str]], hashes: Hashes) -> str:
    """The text of a requirements file."""
    entries = (
        " \\\n".join([f"{name}=={version}{marker}", *(f"    --hash=sha256:{value}" for value in sorted(hashes[name, version]))])
        for name, version, marker in lines
    )
    return "\n".join(["# Made by requirements/lock.py from pyproject.toml; do not edit.", *entries]) + "\n"


def main() -> None:
    """Resolve the three groups, each on top of the one before, and write them."""
    project = tomllib.loads((HERE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    base = project["project"]["dependencies"] + project["build-system"]["requires"]
    groups = {"base": base, "test": base + extras["test"], "build": base + extras["build"]}
    hashes: Hashes = {}
    constraint = HERE / "constraint.tmp"
    constraint.write_text("", encoding="utf-8")
    try:
        for group, wanted in groups.items():
            print(f"{group}.txt", flush=True)
            here, there = _resolve(wanted, constraint)
            if group == "base":
                constraint.write_text("".join(f"{name}=={version}\n" for name, version in here.items()), encoding="utf-8")
            hashes |= _hashes(dict(pin for pin in (here | there).items() if pin not in hashes))
            (HERE / f"{group}.txt").write_text(_written(_lines(here, there), hashes), encoding="utf-8", newline="\n")
    finally:
        constraint.unlink()


if __name__ == "__main__":
    main()
