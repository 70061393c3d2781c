"""What the ledger is offered, how it stands to what is there, and what a person decides of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop.ledger.entry import Entry, Report, Source
from desktop.outcome import Note

__all__ = ["Accepted", "Candidate", "Choose", "Decision", "Group", "Proposal", "Proposals", "Verdict"]


class Group(Enum):
    """How a proposal stands to the ledger; the value is what a person reads."""

    NEW = "新增"
    SAME = "与台账一致"
    CONFLICT = "与台账不一致"
    ODD = "需要核对"


class Verdict(Enum):
    """What becomes of a proposal. TAKE never overrules a value that stands: that is REPLACE; BOTH lets two sources disagree side by side."""

    TAKE = "采用"
    REPLACE = "以新值为准"
    BOTH = "两个都留"
    REFUSE = "不采用"
    WAIT = "以后再定"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value somebody offers: a figure of a report, a cell of a sheet, a field of a draft; in base units.

    ``said`` is what the source calls the metric, ``kind`` the contract's kind of figure ("" where only the unit tells it), ``places`` the other places of one report that say
    the same. ``target``: only meant to be reached. ``remark``: what its reader found odd in it.
    """

    said: str
    value: Decimal
    unit: str
    region: str
    period: str
    source: Source
    kind: str = ""
    scope: str = ""
    printed: str = ""
    approx: str = ""
    target: bool = False
    places: tuple[Report, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate weighed. ``entry`` is what would be recorded, under the metric it is taken for; ``standing`` what the ledger has for that now.

    ``known``: the ledger has the metric already. ``like`` names a metric it might be as well (与台账指标××同一项？), with the ``confidence`` in that. ``state`` and
    ``id`` are those of the store; 0 where the candidate is of no report.
    """

    entry: Entry
    candidate: Candidate
    group: Group
    standing: tuple[Entry, ...] = ()
    remarks: tuple[str, ...] = ()
    known: bool = False
    like: str = ""
    confidence: float = 1.0
    id: int = 0
    state: str = "proposed"

    @property
    def question(self) -> str:
        """What only a person can say of it; "" where nothing is to be asked."""
        return f"与台账指标“{self.like}”同一项？（把握{round(self.confidence * 100)}%）" if self.like else ""


@dataclass(frozen=True, slots=True)
class Proposals:
    """Everything one source offers, in its order; ``aside`` tells what no entry was made of."""

    items: tuple[Proposal, ...] = ()
    aside: tuple[Note, ...] = ()

    def of(self, group: Group) -> tuple[Proposal, ...]:
        """Those of a group that wait to be decided."""
        return tuple(item for item in self.items if item.group is group and item.state == "proposed")


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict; ``metric`` names the metric it goes under, where it is another than proposed, ``value`` a value put right."""

    verdict: Verdict
    metric: str = ""
    value: Decimal | None = None


Choose = Callable[[Proposal], Decision | Verdict]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of a batch: the numbers of the entries made, how many took the place of others, were refused, still wait. ``notes`` tell why some wait."""

    entries: tuple[int, ...] = ()
    replaced: int = 0
    refused: int = 0
    waiting: int = 0
    notes: tuple[Note, ...] = ()
