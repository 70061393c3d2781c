"""Draft ↔ plain JSON values, borrowed sections included; ``decode_draft(encode_draft(d)) == d``."""

from __future__ import annotations

from typing import Any, assert_never

from desktop.document.codec import decode_blocks, encode_blocks
from desktop.document.nodes import ChartKind
from desktop.drafting.draft import Draft, PointPick, SectionPick
from desktop.drafting.template import Body, ChartSpec, ColumnKind, Passage, PointPlace, PointSpec, SectionSpec, Source, TableSpec

__all__ = ["decode_draft", "encode_draft"]

Json = dict[str, Any]


def encode_draft(draft: Draft) -> Json:
    """``draft`` as JSON values; defaults are left out."""
    return {"kind": draft.kind} | _kept(
        name=draft.name,
        id=draft.id,
        picks=[_pick(pick) for pick in draft.picks],
        values=dict(draft.values),
        borrowed=[_section(section) for section in draft.borrowed],
        layout=dict(draft.layout),
    )


def decode_draft(data: Json) -> Draft:
    """The draft ``encode_draft`` made ``data`` from; KeyError, TypeError or ValueError where it did not."""
    return Draft(
        data["kind"],
        data.get("name", ""),
        data.get("id", ""),
        tuple(_decoded_pick(item) for item in data.get("picks", [])),
        {str(name): str(value) for name, value in data.get("values", {}).items()},
        tuple(_decoded_section(item) for item in data.get("borrowed", [])),
        {str(key): str(value) for key, value in data.get("layout", {}).items()},
    )


def _kept(**values: Any) -> Json:
    return {name: value for name, value in values.items() if value not in ("", [], {}, None)}


def _pick(pick: SectionPick) -> Json:
    points = [{"id": point.id, "on": point.on} | _kept(heading=point.heading) for point in pick.points]
    return {"section": pick.section, "on": pick.on} | _kept(heading=pick.heading, scope=pick.scope, points=points)


def _decoded_pick(item: Json) -> SectionPick:
    points = tuple(PointPick(point["id"], point.get("on", True), point.get("heading", "")) for point in item.get("points", []))
    return SectionPick(item["section"], item.get("on", True), item.get("heading", ""), item.get("scope", ""), points)


def _section(section: SectionSpec) -> Json:
    return {
        "id": section.id,
        "name": section.name,
        "headings": list(section.headings),
        "level": section.level,
        "numbering": section.numbering,
        "run_in": section.run_in,
        "point_number": section.point_number,
        "point_place": section.point_place.value,
        "lead": _body(section.lead),
        "points": [_point(point) for point in section.points],
        "scoped": section.scoped,
        "on": section.on,
    } | _kept(tables=[_table(table) for table in section.tables], charts=[_chart(chart) for chart in section.charts])


def _decoded_section(item: Json) -> SectionSpec:
    return SectionSpec(
        item["id"],
        item.get("name", ""),
        tuple(item.get("headings", [])),
        item.get("level", 1),
        item.get("numbering", "一、"),
        item.get("run_in", False),
        item.get("point_number", "一是"),
        PointPlace(item.get("point_place", "joined")),
        _decoded_body(item.get("lead", {})),
        tuple(_decoded_point(point) for point in item.get("points", [])),
        item.get("scoped", False),
        item.get("on", True),
        tuple(_decoded_table(table) for table in item.get("tables", [])),
        tuple(_decoded_chart(chart) for chart in item.get("charts", [])),
    )


def _table(table: TableSpec) -> Json:
    columns = [column.value for column in table.columns]
    return {"fields": list(table.fields), "columns": columns, "heads": list(table.heads)} | _kept(caption=table.caption)


def _decoded_table(item: Json) -> TableSpec:
    columns = tuple(ColumnKind(column) for column in item["columns"])
    return TableSpec(tuple(item["fields"]), item.get("caption", ""), columns, tuple(item["heads"]))


def _chart(chart: ChartSpec) -> Json:
    return {"fields": list(chart.fields), "kind": chart.kind.value, "heads": list(chart.heads)} | _kept(caption=chart.caption)


def _decoded_chart(item: Json) -> ChartSpec:
    first, second = item["heads"]
    return ChartSpec(tuple(item["fields"]), item.get("caption", ""), ChartKind(item["kind"]), (first, second))


def _point(point: PointSpec) -> Json:
    return {"id": point.id, "name": point.name, "headings": list(point.headings), "body": _body(point.body), "on": point.on}


def _decoded_point(item: Json) -> PointSpec:
    return PointSpec(item["id"], item.get("name", ""), tuple(item.get("headings", [])), _decoded_body(item.get("body", {})), item.get("on", True))


def _body(body: Body) -> Json:
    match body:
        case Source():
            return {"text": body.text} | _kept(file=body.file) | ({"line": body.line} if body.line != 1 else {})
        case Passage():
            return {"blocks": encode_blocks(body.blocks)}
        case _:
            assert_never(body)


def _decoded_body(item: Json) -> Body:
    if "blocks" in item:
        return Passage(decode_blocks(item["blocks"]))
    return Source(item.get("text", ""), item.get("file", ""), item.get("line", 1))
