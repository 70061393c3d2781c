"""The library: reports loaded, listed, read and forgotten."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop import readers
from desktop.actions.desk import Desk
from desktop.actions.section import Section
from desktop.document import codec
from desktop.document.nodes import Document
from desktop.document.outline import Section as FoundSection
from desktop.document.outline import recognise, sections, title_of
from desktop.outcome import Note, Refused
from desktop.store.reports import NewReport, ReportEntry

__all__ = ["Loaded", "delete_report", "load_reports", "report_document", "report_sections", "reports", "told"]

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file: the report's id, or the ``reason`` it was refused; ``known`` was in the library before."""

    name: str
    report: int | None = None
    known: bool = False
    reason: str = ""
    notes: tuple[Note, ...] = ()


def quiet(done: int, total: int, words: str = "") -> None:
    """Nobody watches."""


def never() -> bool:
    return False


def load_reports(desk: Desk, files: Sequence[Path], *, progress: Progress = quiet, cancelled: Cancelled = never) -> tuple[Loaded, ...]:
    """Read ``files`` into the library one by one; a bad one is told with its reason and the rest go on."""
    results = []
    for done, path in enumerate(files):
        if cancelled():
            break
        progress(done, len(files), path.name)
        results.append(_load(desk, path))
    progress(len(results), len(files), "")
    return tuple(results)


def _load(desk: Desk, path: Path) -> Loaded:
    try:
        return _loaded(desk, path)
    except Refused as refused:
        return Loaded(path.name, reason=str(refused))


def _loaded(desk: Desk, path: Path) -> Loaded:
    outcome = readers.read(path)
    original = path.read_bytes()
    sha256 = hashlib.sha256(original).hexdigest()
    known = desk.store.reports.with_sha256(sha256)
    if known:
        return Loaded(path.name, known.id, known=True)
    document = recognise(outcome.value)
    report = NewReport(
        name=path.name,
        sha256=sha256,
        document=json.dumps(codec.encode(document), ensure_ascii=False),
        original=original,
        title=title_of(document)[:200],
        kind=document.meta.kind,
        path=str(path.absolute()),
        notes=json.dumps([[note.message, note.where] for note in outcome.notes], ensure_ascii=False),
    )
    return Loaded(path.name, desk.store.reports.add(report), notes=outcome.notes)


def reports(desk: Desk) -> tuple[ReportEntry, ...]:
    """Every report, the latest first."""
    return desk.store.reports.all()


def report_document(desk: Desk, report: int) -> Document:
    """The report's document with its roles; Refused where the report is gone."""
    kept = desk.store.reports.document(report)
    if kept is None:
        raise Refused("这份材料已不在资料库里，请重新导入。")
    return codec.decode(json.loads(kept))


def report_sections(desk: Desk, report: int) -> tuple[Section, ...]:
    """The report's outline."""
    return tuple(map(_section, sections(report_document(desk, report))))


def _section(found: FoundSection) -> Section:
    heading = found.heading
    text = " ".join(heading.text.split())
    return Section(str(found.start), text, heading.level, found.blocks.start, heading.run_in, tuple(map(_section, found.children)))


def delete_report(desk: Desk, report: int) -> Callable[[], None]:
    """Forget the report; the file it came from is not touched. Calling what it gives back brings the report back."""
    kept = desk.store.reports.whole(report)
    desk.store.reports.delete(report)

    def restore() -> None:
        if kept:
            desk.store.reports.add(kept)

    return restore


def told(results: Sequence[Loaded]) -> tuple[str, str]:
    """One sentence on what became of the files, and its tone: done, info, warning or error."""
    fresh, known, bad = _count(results)
    said = [f"导入 {fresh} 份"] * bool(fresh) + [f"{known} 份已在资料里"] * bool(known) + [f"{len(bad)} 份没有导入"] * bool(bad)
    words = "，".join(said) or "没有导入任何材料"
    if bad:
        return f"{words}：{bad[0].reason.rstrip('。')}。" + (
            f"另有 {len(bad) - 1} 份也不能用。" if len(bad) > 1 else ""
        ), "error" if not fresh else "warning"
    notes = [(result.name, note) for result in results for note in result.notes]
    if notes:
        more = f"（另有 {len(notes) - 1} 条说明）" if len(notes) > 1 else ""
        return f"{words}；“{notes[0][0]}”：{str(notes[0][1]).rstrip('。')}{more}。", "warning"
    return f"{words}。", "done" if fresh else "info"


def _count(results: Sequence[Loaded]) -> tuple[int, int, list[Loaded]]:
    bad = [result for result in results if result.reason]
    known = sum(result.known for result in results)
    return len(results) - len(bad) - known, known, bad
