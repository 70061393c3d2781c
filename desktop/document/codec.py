"""Document ↔ plain JSON values, for drafts, the library and tests; ``decode(encode(d)) == d``."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, assert_never

from desktop.document.nodes import (
    Block,
    Break,
    Cell,
    Chart,
    ChartKind,
    Document,
    Emphasis,
    Field,
    FieldState,
    Inline,
    Looks,
    Meta,
    NoteRef,
    Paragraph,
    Role,
    Row,
    Series,
    Table,
    Text,
)

__all__ = ["decode", "decode_blocks", "encode", "encode_blocks"]

Json = dict[str, Any]
_META = ("title", "kind", "region", "office", "period", "source")


def encode(document: Document) -> Json:
    """``document`` as JSON values; defaults are left out."""
    meta = {name: getattr(document.meta, name) for name in _META if getattr(document.meta, name)}
    return {"meta": meta | ({"extra": document.meta.extra} if document.meta.extra else {}), "blocks": encode_blocks(document.blocks)}


def encode_blocks(blocks: tuple[Block, ...]) -> list[Json]:
    """``blocks`` as JSON values."""
    return [_block(block) for block in blocks]


def _block(block: Block) -> Json:
    match block:
        case Paragraph():
            return _kept(
                p=[_inline(inline) for inline in block.inlines],
                role=block.role.name if block.role is not Role.BODY else "",
                level=block.level,
                looks=block.looks.value,
                key=block.key,
            )
        case Table():
            return {"rows": [_kept(cells=[_cell(cell) for cell in row.cells], header=row.header) for row in block.rows]}
        case Chart():
            return {"chart": block.kind.value} | _kept(categories=list(block.categories), series=[_series(each) for each in block.series])
        case _:
            assert_never(block)


def _series(series: Series) -> Json:
    values = [None if value is None else str(value) for value in series.values]
    return {"name": series.name} | _kept(values=values, unit=series.unit)


def _cell(cell: Cell) -> Json:
    return _kept(
        blocks=encode_blocks(cell.blocks),
        colspan=cell.colspan if cell.colspan != 1 else 0,
        rowspan=cell.rowspan if cell.rowspan != 1 else 0,
        covered=cell.covered,
    )


def _inline(inline: Inline) -> Json:
    match inline:
        case Text():
            return _kept(t=inline.text, e=inline.emphasis.value) or {"t": ""}
        case Field():
            return {"f": inline.name} | _kept(
                text=inline.text,
                metric=inline.metric,
                value=None if inline.value is None else str(inline.value),
                unit=inline.unit,
                period=inline.period,
                state=inline.state.value if inline.state is not FieldState.FILLED else "",
            )
        case Break():
            return {"br": True}
        case NoteRef():
            return {"note": inline.key}
        case _:
            assert_never(inline)


def _kept(**values: Any) -> Json:
    return {name: value for name, value in values.items() if value not in ("", 0, None, False)}


def decode(data: Json) -> Document:
    """The document ``encode`` made ``data`` from; KeyError or ValueError where it did not."""
    meta = data.get("meta", {})
    return Document(decode_blocks(data["blocks"]), Meta(**{name: meta.get(name, "") for name in _META}, extra=dict(meta.get("extra", {}))))


def decode_blocks(items: list[Json]) -> tuple[Block, ...]:
    """The blocks ``encode_blocks`` made ``items`` from."""
    return tuple(_decoded(item) for item in items)


def _decoded(item: Json) -> Block:
    if "rows" in item:
        return Table(tuple(Row(tuple(_decoded_cell(cell) for cell in row.get("cells", [])), row.get("header", False)) for row in item["rows"]))
    if "chart" in item:
        return Chart(ChartKind(item["chart"]), tuple(item.get("categories", [])), tuple(_decoded_series(each) for each in item.get("series", [])))
    return Paragraph(
        tuple(_decoded_inline(inline) for inline in item.get("p", [])),
        Role[item.get("role", "BODY")],
        item.get("level", 0),
        Looks(item.get("looks", 0)),
        item.get("key", ""),
    )


def _decoded_series(item: Json) -> Series:
    values = tuple(None if value is None else Decimal(value) for value in item.get("values", []))
    return Series(item.get("name", ""), values, item.get("unit", ""))


def _decoded_cell(item: Json) -> Cell:
    return Cell(decode_blocks(item.get("blocks", [])), item.get("colspan", 1), item.get("rowspan", 1), item.get("covered", False))


def _decoded_inline(item: Json) -> Inline:
    if "f" in item:
        value = item.get("value")
        return Field(
            item.get("text", ""),
            item["f"],
            item.get("metric", ""),
            None if value is None else Decimal(value),
            item.get("unit", ""),
            item.get("period", ""),
            FieldState(item.get("state", "filled")),
        )
    if "br" in item:
        return Break()
    if "note" in item:
        return NoteRef(item["note"])
    return Text(item.get("t", ""), Emphasis(item.get("e", 0)))
