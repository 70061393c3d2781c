"""A form that came back: who filled it, what each metric was given, and everything odd; robust to rows sorted, deleted, inserted or copied into another file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from desktop.language.periods import Period
from desktop.ledger.sheets.form import Ask, Form, form_from
from desktop.ledger.sheets.grid import BLANK, Cell, Grid, address
from desktop.ledger.sheets.heads import period_of, squeezed
from desktop.ledger.sheets.judging import judged
from desktop.ledger.sheets.numbers import EMPTY
from desktop.outcome import Refused

__all__ = ["Answer", "Filled", "read_back"]

_ID = re.compile(r"N[0-9A-F]{9}")
_MARKS = "标识"
_LABELS = {
    "填报人": "filler",
    "填表人": "filler",
    "联系电话": "phone",
    "电话": "phone",
    "填报日期": "day",
    "填表日期": "day",
    "填报部门": "department",
    "填报单位": "department",
}
_LABEL = re.compile(rf"({'|'.join(_LABELS)})[:：]?(.*)")
_DAY = re.compile(r"((?:19|20)[0-9]{2})[.\-/年]([0-9]{1,2})[.\-/月]([0-9]{1,2})日?")
_LOOKED = 2_000  # rows


@dataclass(frozen=True, slots=True)
class Answer:
    """What was filled for a metric: ``text`` as typed, ``value`` in base units (None where nothing readable), its cell, the remark beside, and what is odd."""

    ask: Ask
    text: str = ""
    value: Decimal | None = None
    unit: str = ""
    sheet: str = ""
    cell: str = ""
    remark: str = ""
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """One form of one file. ``empty`` are the metrics left open, ``gone`` those whose row is not there any more; ``odd`` concerns the form as a whole."""

    file: str
    form: Form
    answers: tuple[Answer, ...] = ()
    empty: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    filler: str = ""
    phone: str = ""
    day: str = ""
    returned: date | None = None
    odd: tuple[str, ...] = ()
    sheet: str = ""

    @property
    def late(self) -> bool:
        """Whether it came back after the day it was asked for."""
        return bool(self.form.due and self.returned and self.returned > self.form.due)

    @property
    def oddities(self) -> tuple[str, ...]:
        """Everything odd, each with its place."""
        return (*self.odd, *(f"{answer.cell}“{answer.ask.metric}”填“{answer.text}”：{reason}" for answer in self.answers for reason in answer.odd))


@dataclass(frozen=True, slots=True)
class _Columns:
    row: int
    metric: int
    unit: int
    last: int
    value: int
    remark: int


def read_back(grids: Sequence[Grid], sent: Mapping[str, Form], modified: date | None = None) -> tuple[Filled, ...]:
    """The forms in a file that came back; ``sent`` by id is believed over what the file says of itself, ``modified`` is the day it was last saved.

    None where no sheet of it is one of our forms.
    """
    own = _marks(grids)
    sent = {form.id: form for form in _brought(grids)} | dict(sent)
    found = []
    for grid in grids:
        columns = _columns(grid) if grid.sheet != _MARKS else None
        form = _form(grid, columns, own, sent) if columns else None
        if columns and form:
            found.append(_filled(grid, columns, form, modified, form.id in own.values() or not own))
    return tuple(found)


def _marks(grids: Sequence[Grid]) -> dict[str, str]:
    """The id of the form on each sheet, by the sheet's name."""
    marks = next((grid for grid in grids if grid.sheet == _MARKS), None)
    return {row[0].text: row[1].text for row in marks.rows if len(row) > 2 and row[1].text.startswith("F")} if marks else {}


def _brought(grids: Sequence[Grid]) -> Iterator[Form]:
    """The forms a file says it holds."""
    marks = next((grid for grid in grids if grid.sheet == _MARKS), None)
    for row in marks.rows if marks else ():
        if len(row) > 2 and row[1].text.startswith("F"):
            try:
                yield form_from("".join(cell.text for cell in row[2:]))
            except Refused:  # somebody typed into it: the forms that were sent know better
                continue


def _columns(grid: Grid) -> _Columns | None:
    for row, cells in enumerate(grid.rows[:60]):
        heads = [squeezed(cell.text) if not cell.joined else "" for cell in cells]
        if "本期数" in heads and "指标" in heads:
            places = [heads.index(name) if name in heads else -1 for name in ("指标", "计量单位", "上期", "本期数", "备注")]
            return _Columns(row, *places)
    return None


def _form(grid: Grid, columns: _Columns, own: Mapping[str, str], sent: Mapping[str, Form]) -> Form | None:
    """By the marks of the file; else the form whose rows and department the sheet has most of."""
    identity = own.get(grid.sheet) or (next(iter(own.values())) if len(own) == 1 else "")
    if identity in sent:
        return sent[identity]
    ids, names, who = _seen(grid, columns)
    scored = []
    for form in sent.values():
        score = sum(ask.id in ids or squeezed(ask.metric) in names for ask in form.asks)
        if score * 2 >= min(len(form.asks), len(names) or 1) and score:
            scored.append((squeezed(form.department) == who, score, form.id, form))
    return max(scored, key=lambda each: each[:3])[3] if scored else None


def _seen(grid: Grid, columns: _Columns) -> tuple[set[str], set[str], str]:
    ids = {cell.text for row in grid.rows[columns.row :] for cell in row if _ID.fullmatch(cell.text)}
    names = {squeezed(grid.at(row, columns.metric).text) for row in range(columns.row + 1, len(grid.rows))} - {""}
    return ids, names, squeezed(_signed(grid).get("department", ""))


@dataclass(slots=True)
class _Tally:
    """What the rows of one form gave so far."""

    answers: list[Answer] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    order: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)


def _filled(grid: Grid, columns: _Columns, form: Form, modified: date | None, known: bool) -> Filled:
    tally = _tally(grid, columns, form)
    gone = tuple(ask.metric for ask in form.asks if ask.id not in tally.order)
    signed = _signed(grid)
    told = signed.get("day", "")
    return Filled(
        grid.file, form, tuple(tally.answers), tuple(tally.empty), gone, signed.get("filler", ""), signed.get("phone", ""), told, _day(told) or modified,
        (*tally.odd, *_shape(form, tally, gone, known)), grid.sheet,
    )  # fmt: skip


def _shape(form: Form, tally: _Tally, gone: tuple[str, ...], known: bool) -> Iterator[str]:
    """What people did to the form as a whole."""
    if not known:
        yield "文件里的标识与发出的表对不上，已按指标认出"
    ids = {ask.id: place for place, ask in enumerate(form.asks)}
    places = [ids[each] for each in dict.fromkeys(tally.order)]
    if places != sorted(places):
        yield "指标的次序变了，已按编号和名称对上"
    if gone:
        yield f"少了{len(gone)}行：{'、'.join(gone[:8])}"


def _tally(grid: Grid, columns: _Columns, form: Form) -> _Tally:
    asks = {ask.id: ask for ask in form.asks}
    by_name: dict[str, list[Ask]] = {}
    for ask in form.asks:
        by_name.setdefault(squeezed(ask.metric), []).append(ask)
    tally, seen = _Tally(), set[str]()
    for row in range(columns.row + 1, min(len(grid.rows), columns.row + _LOOKED)):
        found, strange = _asked(grid, columns, row, asks, by_name)
        cell = grid.at(row, columns.value)
        if found is None:
            tally.odd += _foreign(grid, columns, row, cell)
            continue
        if found.id in seen:
            strange = (*strange, "这项指标填了两行，都列出，请选一个")
        seen.add(found.id)
        tally.order.append(found.id)
        if cell.text or cell.fault:
            tally.answers.append(_answer(grid, columns, row, cell, found, strange))
        else:
            tally.empty.append(found.metric)
    return tally


def _foreign(grid: Grid, columns: _Columns, row: int, cell: Cell) -> list[str]:
    """A row somebody added; the line of who filled it is none."""
    name = grid.at(row, columns.metric).text
    if not (cell.text or cell.fault) or not name or any(_LABEL.match(squeezed(each.text[:60])) for each in grid.rows[row]):
        return []
    return [f"第{row + 1}行“{name[:30]}”填了“{cell.text[:20]}”，不在发出的表里，没有采用"]


def _asked(grid: Grid, columns: _Columns, row: int, asks: Mapping[str, Ask], by_name: Mapping[str, list[Ask]]) -> tuple[Ask | None, tuple[str, ...]]:
    """The metric of a row: by its id, else by its name; where the two disagree and the name is one we sent, the name came with the value."""
    name, unit = squeezed(grid.at(row, columns.metric).text), squeezed(grid.at(row, columns.unit).text)
    identity = next((cell.text for cell in grid.rows[row] if _ID.fullmatch(cell.text)), "")
    named = by_name.get(name, [])
    same = next((ask for ask in named if squeezed(ask.unit) == unit), named[0] if named else None)
    found = asks.get(identity)
    if found is None:
        return same, ()
    if squeezed(found.metric) == name:
        return found, () if columns.unit < 0 or squeezed(found.unit) == unit else (f"计量单位由“{found.unit}”改成了“{unit}”，仍按原单位算",)
    if same is not None:
        return same, ("编号与指标对不上（可能只排了几列），已按指标名认",)
    return found, (f"指标名由“{found.metric}”改成了“{name[:30]}”，已按编号认",)


def _answer(grid: Grid, columns: _Columns, row: int, cell: Cell, ask: Ask, strange: tuple[str, ...]) -> Answer:
    value, unit, odd = (None, "", (cell.fault,)) if cell.fault else judged(ask, cell)
    last = grid.at(row, columns.last)
    if (
        ask.last
        and columns.last >= 0
        and last is not BLANK
        and squeezed(last.text).replace(",", "") != squeezed(ask.last).replace(",", "")
        and not _equal(last.text, ask.last)
    ):
        strange = (*strange, f"上期由“{ask.last}”改成了“{last.text[:20]}”，上期有误请另说明")
    remark = grid.at(row, columns.remark)
    return Answer(
        ask, cell.text.strip(), value, unit, grid.sheet, address(row, columns.value), "" if remark.joined else remark.text.strip(), (*strange, *odd)
    )


def _equal(one: str, other: str) -> bool:
    try:
        return Decimal(one.replace(",", "").rstrip("%")) == Decimal(other.replace(",", "").rstrip("%"))
    except ArithmeticError:
        return one in EMPTY and other in EMPTY


def _signed(grid: Grid) -> dict[str, str]:
    """Who filled it, by the words before: in the same cell, or in the next that holds something."""
    found: dict[str, str] = {}
    for row in grid.rows:
        for column, cell in enumerate(row):
            label = _LABEL.fullmatch(squeezed(cell.text)) if 0 < len(cell.text) <= 60 and not cell.joined else None
            if label is None:
                continue
            said = label[2] or next((each.text for each in row[column + 1 : column + 4] if each.text and not each.joined), "")
            if said and not _LABEL.fullmatch(squeezed(said)):
                found.setdefault(_LABELS[label[1]], said.strip())
    return found


def _day(text: str) -> date | None:
    found = _DAY.search(squeezed(text))
    if found:
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            return None
    code = period_of(text)
    return Period.parse(code).end if code.startswith("@") else None
