"""The figures of a report, read once an edition of the program: kept beside the report as JSON, made when first asked for."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import desktop
from desktop import paths
from desktop.actions.desk import Desk
from desktop.document import codec
from desktop.document.nodes import Document
from desktop.figures.figure import Figure
from desktop.figures.read import figures
from desktop.outcome import Refused

__all__ = ["edition", "figures_text", "report_figures"]

_ROOMS = ("figures", "language", "ledger", "document")  # what a figure is made by
_DATA = ("metrics.toml", "lexicon.txt")
_PLAIN = ("start", "end", "text", "unit", "approx", "kind", "metric", "period", "role", "section", "scope")


def report_figures(desk: Desk, report: int) -> tuple[Figure, ...]:
    """The figures of a report, in reading order; Refused where the report is gone."""
    kept = desk.store.reports.figures(report, edition())
    if kept is None:
        document = desk.store.reports.document(report)
        if document is None:
            raise Refused("这份材料已不在资料库里，请重新导入。")
        kept = figures_text(codec.decode(json.loads(document)))
        desk.store.reports.keep_figures(report, edition(), kept)
    return tuple(_figure(row) for row in json.loads(kept))


def figures_text(document: Document) -> str:
    """The figures of a document as JSON text."""
    return json.dumps([_row(figure) for figure in figures(document)], ensure_ascii=False, separators=(",", ":"))


@cache
def edition() -> str:
    """Changes with whatever figures are made by: the program's version, or in a checkout the text of those rooms and their data; and with what is kept of one."""
    made = hashlib.sha256(" ".join((desktop.__version__, *_PLAIN)).encode())
    home = Path(desktop.__file__).parent
    for room in _ROOMS:
        for path in sorted((home / room).rglob("*.py")):
            made.update(path.read_bytes())
    for name in _DATA:
        path = paths.resources() / name
        if path.is_file():
            made.update(path.read_bytes())
    return made.hexdigest()[:16]


def _row(figure: Figure) -> dict[str, Any]:
    plain = {name: getattr(figure, name) for name in _PLAIN}
    return plain | {"number": _told(figure.number), "value": _told(figure.value)}


def _told(value: Any) -> Any:
    """A number as text, a range or a ratio as a list: nothing is rounded on the way."""
    return [_told(part) for part in value] if isinstance(value, tuple) else str(value)


def _figure(row: dict[str, Any]) -> Figure:
    return Figure(**{name: row[name] for name in _PLAIN}, number=_number(row["number"]), value=_number(row["value"]))


def _number(value: Any) -> Any:
    return tuple(_number(part) for part in value) if isinstance(value, list) else Decimal(value)
