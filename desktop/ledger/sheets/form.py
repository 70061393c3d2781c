"""The form a department fills (填报表): what is asked, by when, and by which marks it is known again when it comes back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from desktop.ledger.metric import Kind
from desktop.outcome import Refused

__all__ = ["Ask", "Form", "form_from", "form_json"]


@dataclass(frozen=True, slots=True)
class Ask:
    """One value asked for, in ``unit`` (万元); ``last`` and ``year_before`` are values in that unit, ``lowest`` and ``highest`` bounds in it."""

    metric: str
    unit: str = ""
    kind: Kind = "count"
    scope: str = ""
    last: str = ""
    year_before: str = ""
    lowest: float | None = None
    highest: float | None = None
    choices: tuple[str, ...] = ()
    hint: str = ""

    @property
    def id(self) -> str:
        """By what its row is known again, wherever it was moved."""
        return "N" + hashlib.sha256(f"{self.metric}\0{self.scope}\0{self.unit}".encode()).hexdigest()[:9].upper()

    @property
    def whole(self) -> bool:
        """Whether only whole numbers make sense: 件 do not come in halves, 万件 do."""
        return self.kind in ("count", "rank") and not self.unit.startswith(("十", "百", "千", "万", "亿"))


@dataclass(frozen=True, slots=True)
class Form:
    """What one department is asked for a period, and by when it is to be returned; ``office`` asks, ``contact`` answers questions."""

    department: str
    period: str
    asks: tuple[Ask, ...]
    region: str = ""
    office: str = ""
    due: date | None = None
    contact: str = ""

    @property
    def id(self) -> str:
        """By what the form is known again; another period or region is another form."""
        return "F" + hashlib.sha256(f"{self.department}\0{self.period}\0{self.region}\0{self.office}".encode()).hexdigest()[:11].upper()


def form_json(form: Form) -> str:
    """``form`` as kept in the file and beside it."""
    return json.dumps(asdict(form) | {"due": form.due.isoformat() if form.due else ""}, ensure_ascii=False, sort_keys=True)


def form_from(text: str) -> Form:
    """The form ``form_json`` wrote; Refused where ``text`` is none."""
    try:
        data: dict[str, Any] = json.loads(text)
        asks = tuple(Ask(**each | {"choices": tuple(each.get("choices", ()))}) for each in data.pop("asks"))
        told = data.pop("due", "")
        return Form(asks=asks, due=date.fromisoformat(told) if told else None, **data)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise Refused("填报表里的标识写坏了，请用原来发出的表填报。") from fault
