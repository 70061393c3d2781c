"""The form of a roll as .json (CONTRACT.md, Form), and the account beside it."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from desktop.drafting.account import Account
from desktop.drafting.reckon import Filled
from desktop.drafting.roll_form import RollForm
from desktop.drafting.roll_sheet import sheet_rows
from desktop.figures.recognise import Number
from desktop.outcome import Note, Outcome, Refused

__all__ = ["account_json", "form_json", "form_object", "next_of", "read_filled"]

_NUMBER = 60  # characters; longer than any number on paper


def form_json(form: RollForm) -> str:
    """``form`` as CONTRACT.md prints it, with ``next`` beside ``period``."""
    fields = [
        {
            "id": one.id, "metric": one.metric, "text": one.text, "number": _plain(one.number), "unit": one.unit, "kind": one.kind, "role": one.role,
            "period": one.period, "start": one.start, "end": one.end, "section": one.section,
            "derived": {"op": one.derived.op, "of": list(one.derived.of)} if one.derived else None, "locked": one.locked,
        }
        for one in form.fields
    ]  # fmt: skip
    periods = [{"id": one.id, "text": one.text, "start": one.start, "end": one.end, "becomes": one.becomes} for one in form.periods]
    head = {"source": form.source, "sha256": form.sha256, "region": form.region, "period": form.period, "next": form.next}
    return json.dumps({**head, "fields": fields, "periods": periods}, ensure_ascii=False, indent=1)


def account_json(account: Account) -> str:
    """``account`` as one JSON object: its lines, and the sentences that stand as they stood."""
    names = ("what", "id", "how", "old", "new", "metric", "note", "was_start", "start", "end")
    lines = [{name: getattr(line, name) for name in names} for line in account.lines]
    made = {
        "lines": lines,
        "sentences": account.sentences,
        "unchanged": [{"start": a, "end": b} for a, b in account.unchanged],
        "share": account.share,
    }
    return json.dumps(made, ensure_ascii=False, indent=1)


def form_object(data: bytes) -> dict[str, Any]:
    """The form in ``data``, .json or .xlsx, as its JSON object; Refused where it is neither."""
    if data.startswith(b"PK"):
        return sheet_rows(data)
    try:
        return _object(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise Refused("填报表不是 UTF-8 的 .json，也不是 .xlsx，请用 nigao form 重新生成。") from fault


def next_of(whole: dict[str, Any]) -> str:
    """The period code that the form ``whole`` was made for, "" where none."""
    found = whole.get("next")
    return found if isinstance(found, str) else ""


def read_filled(whole: dict[str, Any], form: RollForm) -> Outcome[Filled]:
    """What a person filled into ``whole``, a form like ``form``; a field left out stays. Refused where it is a form of another report."""
    known = {one.id: one for one in form.fields}
    numbers: dict[str, Number] = {}
    locked, free, notes = set[str](), set[str](), list[Note]()
    for row in _rows(whole, "fields"):
        one = known.get(str(row.get("id")))
        if one is None or row.get("text", one.text) != one.text:
            raise Refused(f"填报表里的“{str(row.get('text') or row.get('id'))[:20]}”在材料中对不上，请用这份材料重新生成填报表（nigao form）。")
        where = f"填报表中“{one.metric}”（{one.text}）"
        number = _number(row.get("number"), where)
        if number is None:
            notes.append(Note("没有填数，保留原数。", where))
        elif number != _read(_plain(one.number)):
            numbers[one.id] = number
        if row.get("locked") is True:
            locked.add(one.id)
        if "derived" in row and row["derived"] is None:
            free.add(one.id)
    becomes = {str(row.get("id")): str(row["becomes"]) for row in _rows(whole, "periods") if isinstance(row.get("becomes"), str)}
    if form.next and not next_of(whole):  # made before anybody said where to: what stands there is the old text, not a refusal
        becomes = {one.id: becomes[one.id] for one in form.periods if becomes.get(one.id, one.text) != one.text}
    if whole.get("sha256") not in ("", None, form.sha256):
        notes.append(Note("填报表是由另一个文件生成的，文字相同，已照填。"))
    moved = bool(form.next) or any(becomes.get(one.id, one.text) != one.text for one in form.periods)
    return Outcome(Filled(numbers, frozenset(locked), frozenset(free), becomes, moved), tuple(notes))


def _object(data: str) -> dict[str, Any]:
    try:
        whole = json.loads(data, parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError, InvalidOperation) as fault:
        raise Refused("填报表不是 JSON 文件或已损坏，请用 nigao form 重新生成。") from fault
    if not isinstance(whole, dict):
        raise Refused("填报表里没有字段（fields），请用 nigao form 重新生成。")
    return whole


def _rows(whole: dict[str, Any], name: str) -> list[dict[str, Any]]:
    rows = whole.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Refused(f"填报表的 {name} 要写成对象的列表，请用 nigao form 重新生成。")
    return rows


def _refuse(word: str) -> Any:
    raise ValueError(word)


def _number(value: Any, where: str) -> Number | None:
    if isinstance(value, list):
        parts = [_number(part, where) for part in value]
        return tuple(part for part in parts if isinstance(part, Decimal)) or None
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    return _read(value, where)


def _read(value: Any, where: str = "填报表") -> Number:
    if isinstance(value, list):
        return tuple(part for one in value if isinstance(part := _read(one, where), Decimal))
    try:
        number = Decimal(str(value).strip().replace(",", "").removesuffix("%")[:_NUMBER])
    except InvalidOperation as fault:
        raise Refused(f"{where}填的“{str(value)[:20]}”不是数，请只填数字，单位按原文。") from fault
    if not number.is_finite() or abs(number.adjusted()) > 15:
        raise Refused(f"{where}填的“{str(value)[:20]}”太大，请核对单位。")
    return number


def _plain(number: Number) -> Any:
    if isinstance(number, tuple):
        return [_plain(part) for part in number]
    return int(number) if number == number.to_integral_value() else float(number)
