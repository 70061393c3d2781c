"""Kill -9 in the middle of imports, edits, deletions, drafts, entries and backups, as often as one likes (``python -m tests.bench kills``).

Each round forks a worker that says what was acknowledged to it, kills it at a random moment, opens the store as the next start would, and looks
whether anything acknowledged is missing, the file or the index is damaged, or a file is left lying about.
"""

from __future__ import annotations

import os
import random
import select
import signal
import tempfile
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from desktop.actions import keeping, ledger, library
from desktop.actions.desk import desk_on
from desktop.actions.importing import Loaded, load_reports
from desktop.store import FILE, Store

__all__ = ["Known", "kill_rounds"]

_A_FOLDER = 25  # rounds after which a new store is begun
_FILES = 12  # files an import takes


@dataclass
class Known:
    """What the worker was told is kept; of what it had only begun nothing is known."""

    reports: set[str] = field(default_factory=set)
    regions: dict[str, int] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)
    draft: int = -1
    entries: int = 0
    said: int = 0

    def hear(self, lines: Sequence[str]) -> None:
        """Take in what a worker said."""
        for line in lines:
            what, name, number = line.split(" ")
            self.said += 1
            match what:
                case "imported":
                    self.reports.add(name)
                case "region":
                    self.regions[name] = int(number)
                case "deleting":
                    self.doubtful.add(name)
                case "draft":
                    self.draft = int(number)
                case "entries":
                    self.entries = int(number)


def kill_rounds(rounds: int, seed: int = 1) -> tuple[list[str], int]:
    """What went wrong in so many kills, a line each, and how many acknowledgements there were."""
    dice, wrong, said = random.Random(seed), list[str](), 0
    for begun in range(0, rounds, _A_FOLDER):
        with tempfile.TemporaryDirectory() as made:
            folder, known = Path(made), Known()
            for turn in range(begun, min(rounds, begun + _A_FOLDER)):
                known.hear(_killed_worker(folder, turn, dice.uniform(0.01, 0.35)))
                wrong += [f"{turn}: {fault}" for fault in _faults(folder, known)]
            said += known.said
    return wrong, said


def _killed_worker(folder: Path, turn: int, seconds: float) -> list[str]:
    """What a worker that was killed after ``seconds`` had been told is kept."""
    reading, writing = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(reading)
        try:
            _work(folder, turn, writing)
        except BaseException:  # noqa: BLE001 - whatever it is, a fork of a test must not go on as one
            traceback.print_exc()
        os._exit(1)
    os.close(writing)
    if turn % 3:  # at work already; every third is killed at whatever it is about, opening the store included
        select.select([reading], [], [], 10)
    time.sleep(seconds)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)
    with os.fdopen(reading) as stream:
        return [line for line in stream.read().split("\n")[:-1] if line]


def _work(folder: Path, turn: int, writing: int) -> None:
    def say(what: str, name: str, number: int = 0) -> None:
        os.write(writing, f"{what} {name} {number}\n".encode())

    desk = desk_on(Store.open(folder / FILE))
    for lap in range(1_000):
        files = [_file(folder, f"{turn}-{lap}-{place}") for place in range(_FILES)]

        def landed(results: Sequence[Loaded]) -> None:
            for result in results:
                assert not result.reason, result.reason
                say("imported", result.name)

        load_reports(desk, files, landed=landed)
        for entry in library.reports(desk)[:3]:
            library.describe(desk, entry.id, region=f"第{lap + turn * 1_000}县")
            say("region", entry.name, lap + turn * 1_000)
        desk.store.drafts.save("a", "reply", "稿", str(lap + turn * 1_000))
        say("draft", "a", lap + turn * 1_000)
        ledger.accept(desk, ledger.propose(desk, library.reports(desk)[0].id))
        say("entries", "all", desk.store.entries.count())
        last = library.reports(desk)[-1]
        say("deleting", last.name)
        library.delete_report(desk, last.id)
        library.empty_trash(desk)
        if lap % 2:
            keeping.back_up(desk.store, 2)


def _file(folder: Path, name: str) -> Path:
    path = folder / f"{name}.txt"
    path.write_text(
        f"青禾县{name}工作总结\n\n一、办件\n" + f"2024年，受理{name}号办件{len(name)}万件，企业满意率98.{len(name) % 10}%。\n" * 6, encoding="utf-8"
    )
    return path


def _faults(folder: Path, known: Known) -> list[str]:
    """What is wrong with the store at the next start."""
    found = []
    with Store.open(folder / FILE) as store:
        entries = {entry.name: entry for entry in store.reports.all()}
        lost = known.reports - known.doubtful - set(entries)
        found += [f"lost {name}" for name in sorted(lost)]
        for name, number in known.regions.items():
            if name in entries and _number(entries[name].region) < number:
                found.append(f"{name} forgot its region")
        if int(store.drafts.body("a") or -1) < known.draft:
            found.append("the draft went back")
        if store.entries.count() < known.entries:
            found.append("the ledger lost an entry")
        found += keeping.check(store)
        known.reports &= set(entries)
        known.doubtful.clear()  # one that was not deleted after all is to stay from here on
    left = [file.name for place in (folder, folder / "backups") if place.is_dir() for file in place.iterdir() if not _belongs(file)]
    return found + [f"stray {name}" for name in left]


def _number(region: str) -> int:
    digits = region[1:-1]
    return int(digits) if digits.isdecimal() else -1


def _belongs(file: Path) -> bool:
    """The store, its backups, and the files that were imported."""
    return file.is_dir() or file.suffix == ".txt" or (file.suffix == ".db" and not file.name.startswith("."))
