"""The library: reports listed, read, put right, tagged, thrown away and brought back."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from desktop.actions.desk import Desk
from desktop.actions.importing import Cancelled, Loaded, Progress, load_reports, never, quiet, told
from desktop.actions.section import Section
from desktop.actions.survey import survey
from desktop.actions.surveyed import EDITION, KINDS
from desktop.document import codec
from desktop.document.nodes import Document
from desktop.document.outline import Section as FoundSection
from desktop.document.outline import recognise, sections
from desktop.document.text import block_text
from desktop.language.periods import Period
from desktop.outcome import Refused
from desktop.store.reports import SETTABLE, ReportEntry

__all__ = [
    "Cancelled",
    "Loaded",
    "Progress",
    "all_tags",
    "block_at",
    "catch_up",
    "delete_report",
    "describe",
    "empty_trash",
    "load_reports",
    "never",
    "page_of_reports",
    "quiet",
    "report_document",
    "report_sections",
    "report_tags",
    "reports",
    "restore_reports",
    "set_tags",
    "told",
    "trash",
    "trash_reports",
    "values_of",
]

_TAG = 20  # characters a tag may have
_GONE = "这份材料已不在资料库里，请重新导入。"


def reports(desk: Desk) -> tuple[ReportEntry, ...]:
    """Every report, the latest first; no text is touched."""
    return desk.store.reports.all()


def page_of_reports(desk: Desk, below: int = 0, size: int = 200) -> tuple[ReportEntry, ...]:
    """The latest reports, or those after the one numbered ``below``: what a long list shows first, in under a millisecond or two."""
    return desk.store.reports.page(below, size)


def report_document(desk: Desk, report: int) -> Document:
    """The report's document with its roles; Refused where the report is gone or thrown away."""
    entry, kept = desk.store.reports.get(report), desk.store.reports.document(report)
    if entry is None or kept is None:
        raise Refused(_GONE)
    if entry.trashed_at:
        raise Refused(f"《{entry.title or entry.name}》在回收站里，请先恢复再打开。")
    return codec.decode(json.loads(kept))


def report_sections(desk: Desk, report: int) -> tuple[Section, ...]:
    """The report's outline."""
    return tuple(map(_section, sections(report_document(desk, report))))


def block_at(document: Document, place: int) -> int:
    """The block that holds the character at ``place`` of the document's text, such as the place of a hit; the last one where there is none."""
    starts = tuple(accumulate((len(block_text(block)) + 1 for block in document.blocks[:-1]), initial=0))
    return max(0, bisect_right(starts, place) - 1)


def _section(found: FoundSection) -> Section:
    heading = found.heading
    text = " ".join(heading.text.split())
    return Section(str(found.start), text, heading.level, found.blocks.start, heading.run_in, tuple(map(_section, found.children)))


def describe(desk: Desk, report: int, **values: str) -> ReportEntry:
    """Put right what was found of a report (title, kind, region, office, period); no later detection changes it. Refused where a value cannot be."""
    unknown = [name for name in values if name not in SETTABLE]
    if unknown:
        raise Refused(f"材料没有“{unknown[0]}”这一项，可以改的有：{'、'.join(SETTABLE)}。")
    told = {name: " ".join(value.split()) for name, value in values.items()}
    if told.get("kind") and told["kind"] not in KINDS:
        raise Refused(f"没有“{told['kind']}”这种材料，可选：{'、'.join(f'{kind}（{name}）' for kind, name in KINDS.items())}。")
    if told.get("period"):
        told["period"] = Period.parse(told["period"]).code
    desk.store.reports.edit(report, told)
    return _entry(desk, report)


def set_tags(desk: Desk, report: int, tags: Iterable[str]) -> tuple[str, ...]:
    """Give a report these tags and no others; the tags as kept."""
    _entry(desk, report)
    kept = tuple(sorted({" ".join(tag.split()) for tag in tags} - {""}))
    long = [tag for tag in kept if len(tag) > _TAG]
    if long:
        raise Refused(f"标签“{long[0][:_TAG]}…”太长，请写在{_TAG}个字以内。")
    desk.store.reports.tag(report, kept)
    return kept


def report_tags(desk: Desk) -> dict[int, tuple[str, ...]]:
    """The tags of every report that has some."""
    return desk.store.reports.tags()


def all_tags(desk: Desk) -> tuple[str, ...]:
    """Every tag in use."""
    return tuple(sorted({tag for tags in desk.store.reports.tags().values() for tag in tags}))


def values_of(desk: Desk, column: str) -> tuple[str, ...]:
    """Every kind, region, office or period there is, to choose a filter from."""
    return desk.store.reports.values(column)


def trash_reports(desk: Desk, numbers: Sequence[int]) -> Callable[[], None]:
    """Throw reports away: neither listed nor found, and nothing lost. Calling what it gives back brings them back."""
    chosen = tuple(numbers)
    desk.store.reports.trash(chosen)
    return lambda: desk.store.reports.bring_back(chosen)


def delete_report(desk: Desk, report: int) -> Callable[[], None]:
    """Throw one report away; the file it came from is not touched. Calling what it gives back brings the report back."""
    return trash_reports(desk, (report,))


def trash(desk: Desk) -> tuple[ReportEntry, ...]:
    """What was thrown away, the last first."""
    return desk.store.reports.all(trashed=True)


def restore_reports(desk: Desk, numbers: Iterable[int]) -> None:
    """Take reports out of the trash."""
    desk.store.reports.bring_back(tuple(numbers))


def empty_trash(desk: Desk) -> int:
    """Forget for good what was thrown away and say how many; the files they came from are not touched."""
    gone = trash(desk)
    for entry in gone:
        desk.store.reports.delete(entry.id)
    return len(gone)


def catch_up(desk: Desk, *, progress: Progress = quiet, cancelled: Cancelled = never) -> int:
    """Survey and index the reports an earlier version had kept, and say how many; an import does it by itself. Work for the background."""
    waiting = desk.store.reports.unsurveyed(EDITION)
    for done, report in enumerate(waiting):
        if cancelled():
            return done
        progress(done, len(waiting), "")
        _survey(desk, report)
    if waiting:
        desk.store.passages.tidy()
    return len(waiting)


def _survey(desk: Desk, report: int) -> None:
    kept = desk.store.reports.document(report)
    if kept is None:
        return
    document = recognise(codec.decode(json.loads(kept)))
    found = survey(document)
    desk.store.reports.survey(report, EDITION, found.found, found.text_sum, found.characters, found.passages)


def _entry(desk: Desk, report: int) -> ReportEntry:
    entry = desk.store.reports.get(report)
    if entry is None:
        raise Refused(_GONE)
    return entry
