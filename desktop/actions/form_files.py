"""Forms for departments (填报表): made from the ledger, sent out as files, and read back in bulk with who filled what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from desktop.actions.desk import Desk
from desktop.actions.ledger import book
from desktop.actions.ledger_values import Candidate
from desktop.actions.workbooks import shown_in, unit_for
from desktop.ledger.entry import Entry, Sheet
from desktop.ledger.metric import Metric
from desktop.ledger.sheets.filled import Filled, read_back
from desktop.ledger.sheets.form import Ask, Form, form_from, form_json
from desktop.ledger.sheets.table import words_of
from desktop.ledger.times import canonical, times
from desktop.outcome import Note, Refused
from desktop.paths import write_whole

__all__ = ["MANIFEST", "Collected", "collect", "filled_candidates", "forms_for", "send", "sent_in"]

MANIFEST = "填报表清单.jsonl"
_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et", ".ods")
_FILES = 2_000


@dataclass(frozen=True, slots=True)
class Collected:
    """What came back: every form filled, departments without one, forms that came twice, and files that could not be read."""

    filled: tuple[Filled, ...] = ()
    missing: tuple[Form, ...] = ()
    twice: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unread: tuple[Note, ...] = ()

    @property
    def late(self) -> tuple[Filled, ...]:
        """Those that came after their day."""
        return tuple(each for each in self.filled if each.late)

    @property
    def odd(self) -> tuple[Filled, ...]:
        """Those in which something is to be looked at."""
        return tuple(each for each in self.filled if each.oddities or each.empty)


def forms_for(
    desk: Desk, period: str, region: str, *, departments: Iterable[str] = (), due: date | None = None, office: str = "", contact: str = ""
) -> tuple[Form, ...]:
    """A form for every department that answers for a metric of the ledger in ``region``; Refused where there is none."""
    code, wanted = canonical(period), frozenset(departments)
    around = times(code)
    held = book(desk, region)
    own = {metric.name: metric for metric in desk.store.metrics.all().values()}
    asks: dict[str, list[Ask]] = {}
    for line, entries in sorted(held.lines.items()):
        metric = own.get(line.metric)
        if metric is not None and metric.department and (not wanted or metric.department in wanted):
            asks.setdefault(metric.department, []).append(_ask(metric, line.scope, entries, around.previous, around.year_before))
    lost = sorted(wanted - asks.keys())
    if lost or not asks:
        named = f"“{'、'.join(lost)}”" if lost else "哪个部门"
        raise Refused(f"台账里{region}没有归{named}填报的指标，请先用 nigao ledger metric 指标名 --department 部门 写明责任部门。")
    return tuple(Form(department, code, tuple(found), region, office, due, contact) for department, found in sorted(asks.items()))


def _ask(metric: Metric, scope: str, entries: Mapping[str, Entry], previous: str, year_before: str) -> Ask:
    shown = [entries[code] for code in (previous, year_before) if code in entries] or list(entries.values())
    scale, unit = unit_for(shown)
    told = [shown_in(entries[code], scale) if code in entries else "" for code in (previous, year_before)]
    low, high = (None if bound is None else float(Decimal(str(bound)) / scale) for bound in (metric.lowest, metric.highest))
    return Ask(metric.name, unit or metric.unit, metric.kind, scope or metric.scope, told[0], told[1], low, high)


def send(forms: Sequence[Form], folder: Path, *, together: bool = False) -> tuple[Path, ...]:
    """Write the forms into ``folder``, one file a department (or one sheet each in one file), and beside them the list by which they are collected.

    Refused: a file of that name is there already; it may have been filled.
    """
    from desktop.writers.xlsx.form import form_book

    groups = [("各部门", tuple(forms))] if together else [(form.department, (form,)) for form in forms]
    paths = [folder / f"{_bare(name)}_{words_of(group[0].period)}填报表.xlsx" for name, group in groups]
    there = [path.name for path in paths if path.exists()]
    if there:
        raise Refused(f"文件夹里已有“{there[0]}”，可能已经填过，请换一个文件夹再发。")
    for path, (_, group) in zip(paths, groups):
        write_whole(path, form_book(group))
    kept = {form.id: form for form in sent_in(folder)} | {form.id: form for form in forms}
    write_whole(folder / MANIFEST, "".join(f"{form_json(form)}\n" for form in kept.values()).encode())
    return tuple(paths)


def _bare(name: str) -> str:
    return "".join(letter for letter in name if letter not in '<>:"/\\|?*' and letter.isprintable()).strip(" .")[:60] or "部门"


def sent_in(folder: Path) -> tuple[Form, ...]:
    """The forms sent from ``folder``; none where it has no list of them."""
    path = folder / MANIFEST if folder.is_dir() else folder
    if not path.is_file():
        return ()
    return tuple(form_from(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def collect(folder: Path, sent: Sequence[Form] = (), progress: Callable[[int, int, str], None] = lambda done, total, words: None) -> Collected:
    """Read every form in ``folder`` and below; ``sent`` are the forms that are awaited (those of the folder's own list where none are given).

    A file that cannot be read is listed and the rest go on. Refused where there is no such folder.
    """
    if not folder.is_dir():
        raise Refused(f"找不到文件夹“{folder}”，请给出放回收填报表的文件夹。")
    awaited = {form.id: form for form in (sent or sent_in(folder))}
    filled: list[Filled] = []
    unread: list[Note] = []
    paths = sorted(
        path for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES and not path.name.startswith(("~$", ".")) and path.is_file()
    )
    for place, path in enumerate(paths[:_FILES]):
        progress(place, len(paths), path.name)
        filled += _read(folder, path, awaited, unread)
    if len(paths) > _FILES:
        unread.append(Note(f"文件超过{_FILES}个，后面的没有读，请分几个文件夹"))
    progress(len(paths), len(paths), "")
    begun = {each.form.id for each in filled if each.answers}
    by_form: dict[str, list[str]] = {}
    for each in filled:
        if each.answers:
            by_form.setdefault(each.form.id, []).append(each.file)
    names = {each.form.id: each.form.department for each in filled}
    twice = tuple((names[form], tuple(files)) for form, files in by_form.items() if len(files) > 1)
    returned = tuple(each for each in filled if each.answers or each.form.id not in awaited)  # an untouched form is a missing one
    return Collected(returned, tuple(form for form in awaited.values() if form.id not in begun), twice, tuple(unread))


def _read(folder: Path, path: Path, awaited: Mapping[str, Form], unread: list[Note]) -> Iterator[Filled]:
    from desktop.readers.xlsx import grids_of

    name = path.relative_to(folder).as_posix()
    try:
        found = grids_of(path.read_bytes(), name).value
        modified = datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
        forms = read_back(found, awaited, modified)
    except (Refused, OSError) as fault:
        unread.append(Note(str(fault) if isinstance(fault, Refused) else "打不开，请检查权限", "" if isinstance(fault, Refused) else name))
        return
    if not forms:
        unread.append(Note("不是发出的填报表，或指标都改了，没有读", name))
    yield from forms


def filled_candidates(collected: Collected) -> tuple[Candidate, ...]:
    """Every value that came back as the ledger is offered it, with its cell and who filled it; what was odd stays with it as a remark."""
    return tuple(
        Candidate(
            answer.ask.metric, answer.value, answer.unit, each.form.region, each.form.period, Sheet(each.file, answer.sheet, answer.cell, _person(each)),
            kind=answer.ask.kind, scope=answer.ask.scope, printed=answer.text, remark="；".join(answer.odd),
        )
        for each in collected.filled for answer in each.answers if answer.value is not None
    )  # fmt: skip


def _person(filled: Filled) -> str:
    return f"{filled.form.department}{filled.filler}"
