"""The Document: a flat run of blocks with roles; sections are a view over it (``outline``), never a second tree."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum, Flag, auto

__all__ = [
    "Block",
    "Break",
    "Cell",
    "Chart",
    "ChartKind",
    "Document",
    "Emphasis",
    "Field",
    "FieldState",
    "Inline",
    "Looks",
    "Meta",
    "NoteRef",
    "Paragraph",
    "Role",
    "Row",
    "Series",
    "Table",
    "Text",
    "replace",
]


class Role(Enum):
    """What a paragraph is for; the value is its Chinese name in GB/T 9704-2012 where the standard has one."""

    COPY_NUMBER = "份号"
    SECRECY = "密级"
    URGENCY = "紧急程度"
    OFFICE_MARK = "发文机关标志"
    DOC_NUMBER = "发文字号"
    SIGNER = "签发人"
    RESULT = "办理结果"
    TITLE = "标题"
    SUBTITLE = "副标题"
    SALUTATION = "称谓"
    ADDRESSEE = "主送机关"
    HEADING = "章节标题"
    BODY = "正文"
    ATTACHMENT_NOTE = "附件说明"
    SIGNATURE = "署名"
    DATE = "成文日期"
    CONTACT = "附注"
    ATTACHMENT_LABEL = "附件序号"
    ATTACHMENT_TITLE = "附件标题"
    COPY_TO = "抄送机关"
    IMPRINT = "印发机关"
    CAPTION = "表题"
    NOTE = "脚注"
    BOILERPLATE = "残留"
    BLANK = "空行"


class Emphasis(Flag):
    """Character looks that carry meaning and survive a round trip.

    LEAD marks the words of a run-in heading (一是优化服务窗口。) inside its paragraph; every other flag is a plain look.
    """

    NONE = 0
    BOLD = auto()
    ITALIC = auto()
    UNDERLINE = auto()
    LEAD = auto()


class Looks(Flag):
    """Paragraph looks a reader saw; only the search for roles uses them, no writer does."""

    NONE = 0
    BOLD = auto()
    CENTERED = auto()
    RIGHT = auto()
    LARGE = auto()


class FieldState(Enum):
    """Where a printed field value comes from."""

    FILLED = "filled"
    DERIVED = "derived"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain characters."""

    text: str
    emphasis: Emphasis = Emphasis.NONE


@dataclass(frozen=True, slots=True)
class Field:
    """A field (填报项) as printed: ``text`` is the characters on paper, the rest says what they stand for.

    ``value`` is in base units (亿元 and 万元 → 元; a percentage as printed), None where the field is words or missing.
    """

    text: str
    name: str
    metric: str = ""
    value: Decimal | None = None
    unit: str = ""
    period: str = ""
    state: FieldState = FieldState.FILLED


@dataclass(frozen=True, slots=True)
class Break:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The place a footnote hangs on; the footnote itself is a NOTE paragraph with the same key at the end."""

    key: str


Inline = Text | Field | Break | NoteRef


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; its automatic number, if it had one, is spelled out in its first inline.

    ``level`` counts heading depth from 1 and is 0 for everything that is no heading.
    """

    inlines: tuple[Inline, ...] = ()
    role: Role = Role.BODY
    level: int = 0
    looks: Looks = Looks.NONE
    key: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; a cell covered by a vertical merge from above is ``covered`` and empty."""

    blocks: tuple[Block, ...] = ()
    colspan: int = 1
    rowspan: int = 1
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; ``header`` rows are repeated on every page."""

    cells: tuple[Cell, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; one line of plain text a row, cells joined by TAB."""

    rows: tuple[Row, ...]


class ChartKind(Enum):
    """How a chart shows its series: as lines from period to period, or as columns side by side."""

    LINE = "line"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Series:
    """One row of a chart's numbers, a value or None (a gap) for each category; ``unit`` is what they are counted in, as printed."""

    name: str
    values: tuple[Decimal | None, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of ``series`` over ``categories`` (periods, as they are printed); one empty line of plain text.

    It has no title of its own: that is a CAPTION paragraph before it, so that nothing is printed that nobody wrote. Series of other units than the
    first are told apart by their names; a chart should have one. What a series lacks at its end counts as gaps.
    """

    kind: ChartKind
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()


Block = Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of the document besides its text; empty strings where unknown."""

    title: str = ""
    kind: str = ""
    region: str = ""
    office: str = ""
    period: str = ""
    source: str = ""
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """The one middle form of every report, template and draft."""

    blocks: tuple[Block, ...] = ()
    meta: Meta = Meta()
