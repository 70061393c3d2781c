"""``nigao templates [KIND] [--json]``: the templates there are, with their sections, points and fields."""

from __future__ import annotations

import argparse
import json
from typing import Any

from desktop import paths
from desktop.cli.input import tell
from desktop.drafting.catalog import Catalog, Kind
from desktop.drafting.template import FieldSpec, SectionSpec
from desktop.outcome import Note, Refused

__all__ = ["add", "catalog", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("templates", help="列出模板及其章节、要点和填报项")
    parser.add_argument("kind", metavar="KIND", nargs="?", help="只列这一个模板")
    parser.add_argument("--json", action="store_true", help="每个模板一行 JSON")
    parser.set_defaults(run=run)


def catalog() -> Catalog:
    """The built-in templates and those in the user's own folder."""
    return Catalog((paths.data_folder() / "templates",))


def run(call: argparse.Namespace) -> int:
    """Print every template, or the one asked for; a broken one of the user's is told on stderr and does not stop the others."""
    found = catalog()
    kinds = [kind for kind in found.kinds() if call.kind in (None, kind.kind)]
    if call.kind is not None and not kinds:
        found.template(call.kind)  # refuses, naming those there are
    for kind in kinds:
        try:
            described = _described(kind)
        except Refused as fault:
            if call.kind is not None:
                raise
            tell((Note(str(fault), kind.name),))
            continue
        print(json.dumps(described, ensure_ascii=False) if call.json else _shown(described))
    return 0


def _described(kind: Kind) -> dict[str, Any]:
    outcome = kind.load()
    template = outcome.value
    tell(outcome.notes)
    return {
        "kind": template.kind,
        "name": template.name,
        "description": template.description,
        "built_in": kind.built_in,
        "sections": [_section(section) for section in template.sections],
        "fields": [_field(spec) for spec in template.fields],
    }


def _section(section: SectionSpec) -> dict[str, Any]:
    points = [{"id": point.id, "name": point.name, "headings": point.headings, "on": point.on} for point in section.points]
    return {
        "id": section.id,
        "name": section.name,
        "headings": section.headings,
        "level": section.level,
        "scoped": section.scoped,
        "on": section.on,
        "points": points,
    }


def _field(spec: FieldSpec) -> dict[str, Any]:
    derived = {"op": spec.derived.op, "of": spec.derived.of} if spec.derived else None
    return {
        "name": spec.name,
        "metric": spec.label,
        "kind": spec.kind.value,
        "unit": spec.unit,
        "department": spec.department,
        "hint": spec.hint,
        "choices": spec.choices,
        "default": spec.default,
        "required": spec.required,
        "derived": derived,
    }


def _shown(described: dict[str, Any]) -> str:
    lines = [f"{described['kind']}　{described['name']}" + (f"　{described['description']}" if described["description"] else "")]
    for section in described["sections"]:
        lines.append(f"  {section['id']}　{section['name']}{'' if section['on'] else '（备选）'}")
        lines += [f"    {section['id']}:{point['id']}　{point['name']}{'' if point['on'] else '（备选）'}" for point in section["points"]]
    lines.append(f"  填报项 {len(described['fields'])} 个：{'、'.join(field['name'] for field in described['fields'])}")
    return "\n".join(lines)
