"""Which column of a sheet is what: proposed by its heads, changed by a person, remembered for the next sheet with the same heads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping as Table
from dataclasses import asdict, dataclass, replace
from typing import Any

from desktop.ledger.sheets.grid import column_letters
from desktop.ledger.sheets.heads import ROLES, Role, period_of
from desktop.outcome import Refused

__all__ = ["Column", "Mapping", "from_json", "remembered", "signature_of", "to_json"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place from 0, the words over it, what it holds; a column of values may say its metric, unit, period or region itself."""

    index: int
    label: str = ""
    role: Role = "skip"
    metric: str = ""
    unit: str = ""
    period: str = ""
    region: str = ""

    @property
    def shown(self) -> str:
        """For a person: C列“2024年三季度”：数值，2024Q3."""
        said = "，".join(filter(None, (self.metric, self.unit, self.period, self.region)))
        return f"{column_letters(self.index)}列“{self.label}”：{ROLES[self.role]}{f'，{said}' if said else ''}"


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a sheet is read: the first row of values from 0, the columns, and what holds where no column says it."""

    first_row: int
    columns: tuple[Column, ...]
    period: str = ""
    region: str = ""
    unit: str = ""
    metric: str = ""
    signature: str = ""

    def column(self, role: Role) -> int:
        """The place of the first column of that role, -1 where there is none."""
        return next((column.index for column in self.columns if column.role == role), -1)

    def changed(self, index: int, **values: str) -> Mapping:
        """With another role, metric, unit, period or region for the column there; Refused for a role or period that is none."""
        if (role := values.get("role")) is not None and role not in ROLES:
            raise Refused(f"列的用途没有“{role}”，可选：{'、'.join(f'{name}（{words}）' for name, words in ROLES.items())}。")
        if period := values.get("period"):
            values["period"] = code_of(period)
        if all(column.index != index for column in self.columns):
            raise Refused(f"表里没有{column_letters(max(index, 0))}列，请核对列号。")
        columns = tuple(replace(column, **values) if column.index == index else column for column in self.columns)  # type: ignore[arg-type]
        return replace(self, columns=columns)


def code_of(words: str) -> str:
    """The code of the period ``words`` say; Refused where they say none."""
    code = period_of(words)
    if not code:
        raise Refused(f"期间“{words[:40]}”看不懂，请写成 2024Q3、2024-06、2024H1、2024 或 2024年三季度。")
    return code


def signature_of(columns: tuple[Column, ...]) -> str:
    """What tells a sheet with these heads again, whatever periods they speak of."""
    words = "\t".join("期间" if column.period else column.label for column in columns)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def remembered(proposed: Mapping, known: Table[str, Mapping]) -> Mapping:
    """``proposed`` with the roles a person gave a sheet of the same heads before; periods are read from this sheet's own heads."""
    before = known.get(proposed.signature)
    if before is None or len(before.columns) != len(proposed.columns):
        return proposed
    columns = tuple(
        replace(old, index=new.index, label=new.label, period=new.period or old.period) for old, new in zip(before.columns, proposed.columns)
    )
    return replace(proposed, columns=columns, region=proposed.region or before.region, unit=proposed.unit or before.unit)


def to_json(mapping: Mapping) -> str:
    """``mapping`` as kept between two imports."""
    return json.dumps(asdict(mapping), ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Mapping:
    """The mapping ``to_json`` wrote; Refused where ``text`` is none."""
    try:
        data: dict[str, Any] = json.loads(text)
        columns = tuple(Column(**each) for each in data.pop("columns"))
        made = Mapping(columns=columns, **data)
        fits = all(column.role in ROLES and type(column.index) is int for column in columns) and type(made.first_row) is int
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise Refused("列的对应关系写得不对，请重新对应一次。") from fault
    if not fits:
        raise Refused("列的对应关系写得不对，请重新对应一次。")
    return made
