"""Import: files and folders read into the library, many at once; a bad one is told with its reason and the rest go on."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop import readers
from desktop.actions.desk import Desk
from desktop.actions.gathering import files_of
from desktop.actions.report_figures import edition, figures_text
from desktop.actions.survey import survey
from desktop.actions.surveyed import EDITION
from desktop.document import codec
from desktop.document.nodes import Document
from desktop.document.outline import recognise
from desktop.outcome import Note, Refused
from desktop.readers.limits import MAX_FILE
from desktop.store.reports import NewReport, ReportEntry

__all__ = ["Cancelled", "Landed", "Loaded", "Progress", "load_reports", "never", "quiet", "told"]

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]

_BATCH, _SECONDS = 32, 0.5  # files and time kept together in one transaction: a write waits for the disk, a person for the next name

_MANY = 200  # new reports after which the index is put in order


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file: the report's number, or the ``reason`` it was refused; ``known`` was in the library before.

    ``same`` names the report of another file that has the same words; ``restored`` says it was brought back from the trash.
    """

    name: str
    report: int | None = None
    known: bool = False
    reason: str = ""
    notes: tuple[Note, ...] = ()
    same: str = ""
    restored: bool = False
    path: str = ""


Landed = Callable[[Sequence[Loaded]], None]


def quiet(done: int, total: int, words: str = "") -> None:
    """Nobody watches."""


def never() -> bool:
    """Nobody calls it off."""
    return False


def _unheard(results: Sequence[Loaded]) -> None:
    """Nobody listens."""


def load_reports(
    desk: Desk,
    paths: Sequence[Path],
    *,
    progress: Progress = quiet,
    cancelled: Cancelled = never,
    landed: Landed = _unheard,
    figures: bool = False,
    twins: bool = False,
) -> tuple[Loaded, ...]:
    """Read files and folders into the library; what it gives back says what became of each file.

    Reports are kept some at a time; ``landed`` is told of each batch once it survives a killed process. A full disk ends the import: what had landed
    stays. ``figures`` reads the figures at once instead of when they are first asked for; ``twins`` keeps a file whose words another has already.
    """
    files = files_of(paths)
    importing = _Import(desk, landed, figures, twins)
    for done, path in enumerate(files):
        if cancelled() or importing.stopped:
            break
        progress(done, len(files), path.name)
        importing.take(path)
    importing.land()
    if sum(not result.known and not result.reason for result in importing.results) >= _MANY:
        desk.store.passages.tidy()
    progress(len(importing.results), len(files), "")
    return tuple(importing.results)


@dataclass(slots=True)
class _Import:
    """One import under way: what has landed and what waits to."""

    desk: Desk
    landed: Landed
    figures: bool
    twins: bool
    results: list[Loaded] = field(default_factory=list)
    stopped: bool = False
    _waiting: list[tuple[Loaded, NewReport | None, str]] = field(default_factory=list)
    _sums: set[str] = field(default_factory=set)
    _since: float = field(default_factory=time.monotonic)

    def take(self, path: Path) -> None:
        """Read one file; it lands with its batch."""
        try:
            read = self._read(path)  # may land what waits
        except Refused as refused:
            read = Loaded(path.name, reason=str(refused), path=str(path)), None, ""
        self._waiting.append(read)
        if len(self._waiting) >= _BATCH or time.monotonic() - self._since > _SECONDS:
            self.land()

    def land(self) -> None:
        """Keep what waits, all of it or none."""
        store, kept = self.desk.store, []
        try:
            with store.database.transaction():
                for loaded, report, figures in self._waiting:
                    number = store.reports.add(report) if report else loaded.report
                    if report and number and figures:
                        store.reports.keep_figures(number, edition(), figures)
                    kept.append(replace(loaded, report=number))
        except Refused as refused:
            self.stopped = True
            kept = [replace(loaded, reason=loaded.reason or str(refused)) if report else loaded for loaded, report, _ in self._waiting]
        self._waiting, self._sums, self._since = [], set(), time.monotonic()
        self.results += kept
        if kept:
            self.landed(kept)

    def _read(self, path: Path) -> tuple[Loaded, NewReport | None, str]:
        original = _content(path)
        if original is None:
            readers.read(path)  # says what is wrong with it
            raise Refused(f"“{path.name}”读不出来，请检查文件后再试。")
        sha256 = hashlib.sha256(original).hexdigest()
        known = self._known(sha256)
        if known is not None:
            return self._again(path, known), None, ""
        outcome = readers.read_bytes(original, path.name)
        document = recognise(outcome.value)
        report = _new(document, path, sha256, original, outcome.notes)
        twin = None if self.twins else self._twin(report.text_sum)
        if twin is not None:
            return Loaded(path.name, twin.id, known=True, same=twin.title or twin.name, notes=outcome.notes, path=str(path)), None, ""
        self._sums |= {sha256, report.text_sum}
        return Loaded(path.name, notes=outcome.notes, path=str(path)), report, figures_text(document) if self.figures else ""

    def _known(self, sha256: str) -> ReportEntry | None:
        if sha256 in self._sums:
            self.land()
        return self.desk.store.reports.with_sha256(sha256)

    def _twin(self, text_sum: str) -> ReportEntry | None:
        if text_sum and text_sum in self._sums:
            self.land()
        return self.desk.store.reports.with_text(text_sum)

    def _again(self, path: Path, known: ReportEntry) -> Loaded:
        """A file the library has; one thrown away comes back."""
        if known.trashed_at:
            self.desk.store.reports.bring_back((known.id,))
        return Loaded(path.name, known.id, known=True, restored=bool(known.trashed_at), path=str(path))


def _content(path: Path) -> bytes | None:
    """The bytes of an ordinary file of a size that can be read."""
    try:
        if not path.is_file() or path.stat().st_size > MAX_FILE:
            return None
        return path.read_bytes()
    except (OSError, ValueError):
        return None


def _new(document: Document, path: Path, sha256: str, original: bytes, notes: Sequence[Note]) -> NewReport:
    found = survey(document)
    return NewReport(
        name=path.name,
        sha256=sha256,
        document=json.dumps(codec.encode(document), ensure_ascii=False, separators=(",", ":")),
        original=original,
        path=str(path.absolute()),
        notes=json.dumps([[note.message, note.where] for note in notes], ensure_ascii=False),
        text_sum=found.text_sum,
        characters=found.characters,
        surveyed=EDITION,
        passages=found.passages,
        **found.found,
    )


def told(results: Sequence[Loaded]) -> tuple[str, str]:
    """One sentence on what became of the files, and its tone: done, info, warning or error."""
    bad = [result for result in results if result.reason]
    known = [result for result in results if result.known and not result.reason]
    same, restored = [result for result in known if result.same], sum(result.restored for result in known)
    fresh = len(results) - len(bad) - len(known)
    counted = (
        (fresh, "导入 {} 份"), (restored, "{} 份从回收站恢复"), (len(known) - len(same) - restored, "{} 份已在资料里"),
        (len(same), "{} 份内容相同，没有重复导入"), (len(bad), "{} 份没有导入"),
    )  # fmt: skip
    words = "，".join(said.format(count) for count, said in counted if count) or "没有导入任何材料"
    if bad:
        more = f"另有 {len(bad) - 1} 份也不能用。" if len(bad) > 1 else ""
        return f"{words}：{bad[0].reason.rstrip('。')}。{more}", "error" if not fresh else "warning"
    notes = [(result.name, note) for result in results for note in result.notes]
    if notes:
        more = f"（另有 {len(notes) - 1} 条说明）" if len(notes) > 1 else ""
        return f"{words}；“{notes[0][0]}”：{str(notes[0][1]).rstrip('。')}{more}。", "warning"
    return f"{words}。", "done" if fresh or restored else "info"
