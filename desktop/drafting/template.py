"""What a template is: head and tail parts, sections with points, and fields; built in, user-made or taken from a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from desktop.document.nodes import Block, ChartKind, Role

__all__ = [
    "Body",
    "ChartSpec",
    "ColumnKind",
    "Derivation",
    "FieldKind",
    "FieldSpec",
    "Part",
    "Passage",
    "PointPlace",
    "PointSpec",
    "SectionSpec",
    "Source",
    "TableSpec",
    "Template",
    "bodies",
    "exhibit_fields",
    "exhibit_words",
    "headings",
]


class FieldKind(Enum):
    """What a field holds; the figure kinds are CONTRACT.md's."""

    COUNT = "count"
    AMOUNT = "amount"
    PERCENT = "percent"
    PCT_POINT = "pct_point"
    DURATION = "duration"
    RANK = "rank"
    SCORE = "score"
    OTHER = "other"
    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"


class PointPlace(Enum):
    """How points stand: all in one paragraph, each opening a paragraph of its own, or as headings on their own lines."""

    JOINED = "joined"
    OWN = "own"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Derivation:
    """A field that follows from others; ``op`` as in CONTRACT.md's form (percent sum difference change_percent …)."""

    op: str
    of: tuple[str, ...]
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field (填报项): what the form asks for and how its value prints (value and ``unit`` together, 2157项).

    ``default`` stands until something is typed; ``choices`` are the only values of a CHOICE and suggestions elsewhere.
    """

    name: str
    kind: FieldKind = FieldKind.TEXT
    metric: str = ""
    unit: str = ""
    hint: str = ""
    department: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""
    chinese: bool = False
    required: bool = True
    derived: Derivation | None = None

    @property
    def label(self) -> str:
        """What the form and 【待补：…】 call it."""
        return self.metric or self.name


@dataclass(frozen=True, slots=True)
class Source:
    """Jinja text with the file and the line it starts on, so that a fault can be named."""

    text: str
    file: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """Ready blocks, their fields as inlines: what a prior report or a Word file with {{字段}} tags gives."""

    blocks: tuple[Block, ...]


Body = Source | Passage


@dataclass(frozen=True, slots=True)
class Part:
    """A line of the head or tail (发文字号, 标题, 称谓, 署名 …) with its role."""

    role: Role
    body: Body


@dataclass(frozen=True, slots=True)
class PointSpec:
    """A point (要点) a person can pick; ``headings`` are variants, the first is the default."""

    id: str
    name: str
    headings: tuple[str, ...]
    body: Body
    on: bool = True


class ColumnKind(Enum):
    """What a column of a comparison table says of a field."""

    NAME = "指标"
    UNIT = "单位"
    CURRENT = "本期"
    PREVIOUS = "上期"
    CHANGE = "增减"
    RATE = "增幅"


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A comparison table of ``fields``, one a row; ``heads`` are the words over its ``columns``. They and the caption may hold {{字段}}."""

    fields: tuple[str, ...]
    caption: str = ""
    columns: tuple[ColumnKind, ...] = tuple(ColumnKind)
    heads: tuple[str, ...] = ("指标", "单位", "本期", "上年同期", "增减", "增幅")


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """A chart of ``fields``, a series each: their values by period where there are any, else the value before and the present one under ``heads``.

    Fields of different units are drawn in charts of their own, one under the other.
    """

    fields: tuple[str, ...]
    caption: str = ""
    kind: ChartKind = ChartKind.LINE
    heads: tuple[str, str] = ("上年同期", "本期")


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section (章节): variants of its heading, prose before its points, and the points.

    ``level`` 0 means prose without a heading (opening, closing). ``numbering`` and ``point_number`` show how the first
    one prints (一、 （一） 1. 1、 （1） 一是), "" prints none. ``run_in`` lets the prose follow the heading in its paragraph.
    ``scoped`` sections are repeated for each scope (region) of the draft. ``tables`` and ``charts`` stand at its end.
    """

    id: str
    name: str
    headings: tuple[str, ...] = ()
    level: int = 1
    numbering: str = "一、"
    run_in: bool = False
    point_number: str = "一是"
    point_place: PointPlace = PointPlace.JOINED
    lead: Body = Source("")
    points: tuple[PointSpec, ...] = ()
    scoped: bool = False
    on: bool = True
    tables: tuple[TableSpec, ...] = ()
    charts: tuple[ChartSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A whole template (模板); ``origin`` is the folder or file it came from, ``layout`` the format its kind is set in (plain, red_head, letter)."""

    kind: str
    name: str
    description: str = ""
    head: tuple[Part, ...] = ()
    sections: tuple[SectionSpec, ...] = ()
    tail: tuple[Part, ...] = ()
    fields: tuple[FieldSpec, ...] = ()
    scope_name: str = ""
    origin: str = ""
    layout: str = ""


def bodies(section: SectionSpec) -> Iterator[Body]:
    """The prose of ``section`` and of its points, in order."""
    yield section.lead
    yield from (point.body for point in section.points)


def exhibit_fields(section: SectionSpec) -> Iterator[str]:
    """The fields that the tables and charts of ``section`` show, in order."""
    for table in section.tables:
        yield from table.fields
    for chart in section.charts:
        yield from chart.fields


def exhibit_words(section: SectionSpec) -> Iterator[str]:
    """The captions and heads of the tables and charts of ``section``, in order."""
    for table in section.tables:
        yield from (table.caption, *table.heads)
    for chart in section.charts:
        yield from (chart.caption, *chart.heads)


def headings(section: SectionSpec) -> Iterator[str]:
    """Every variant of the headings of ``section`` and of its points, in order."""
    yield from section.headings
    for point in section.points:
        yield from point.headings
