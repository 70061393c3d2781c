"""What hits are narrowed to, and the columns a hit is made of."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FOUND", "Narrow"]

FOUND = "p.id, p.report, p.place, p.kind, p.section, p.theme, p.text, r.title, r.name, r.kind, r.region, r.period"  # of passages.Found, in order


@dataclass(frozen=True, slots=True)
class Narrow:
    """What hits are narrowed to; "" does not narrow. Reports in the trash are never looked at."""

    kind: str = ""
    region: str = ""
    period: str = ""
    theme: str = ""
    tag: str = ""
    report: int = 0

    def wheres(self) -> tuple[str, list[object]]:
        """The conditions on passages ``p`` and reports ``r``, each after an AND, and their values."""
        columns: dict[str, object] = {
            "r.trashed_at = ?": "",
            "r.kind = ?": self.kind,
            "r.region = ?": self.region,
            "r.period = ?": self.period,
            "p.theme = ?": self.theme,
            "r.id IN (SELECT report FROM report_tags WHERE tag = ?)": self.tag,
            "p.report = ?": self.report,
        }
        chosen = {where: value for where, value in columns.items() if value or where.startswith("r.trashed_at")}
        return "".join(f" AND {where}" for where in chosen), list(chosen.values())
