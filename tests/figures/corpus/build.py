"""Build the corpus from source/NN.md: NN.txt, NN.figures.jsonl, NN.nonfigures.jsonl, NN.relations.jsonl.

Run ``python -m tests.figures.corpus.build`` in the checkout; it refuses a source with an unmarked number or a relation that is not as declared.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.figures.corpus import amount
from tests.figures.corpus.markup import Marked, Source, parse
from tests.figures.corpus.plainly import plainly_none, unmarked
from tests.figures.corpus.relations import RULES, judge

HERE = Path(__file__).resolve().parent
_BEFORE = re.compile(
    r"(?:不低于|不少于|不高于|不超过|不多于|不足|不到|不止|不满|超过|突破|接近|将近|大约|大概|至少|最多|不下|[≥≤＞＜><]|(?<![附最邻远])近|(?<![节预签制违履])约|超|(?<!年)逾)$"
)
_AFTER = re.compile(r"\s?(?:（含）)?(?:以上|以内|以下|左右|上下|之内|之多|开外)")
_TYPES = {"ratio": "ratio", "hundred": "sum", "double": "multiple"} | {word: rule[0] for word, rule in RULES.items()}
_MARKS = {"!": "broken", "?": "base_not_stated", "^": "holds"}
Row = dict[str, Any]


def built(number: str) -> dict[str, str]:
    """The four files of document ``number`` by their suffix; ValueError says what is wrong with its source."""
    source = parse((HERE / "source" / f"{number}.md").read_text("utf-8"))
    figures = [_figure(source.text, mark, f"{number}-F{count:03}") for count, mark in enumerate(source.figures, 1)]
    others = _others(number, source)
    if loose := unmarked(source.text, [(row["start"], row["end"]) for row in figures + others]):
        raise ValueError(f"{number}: unmarked numerals: {loose}")
    labels = {mark.label: row for mark, row in zip(source.figures, figures) if mark.label}
    relations = [_relation(line, labels, f"{number}-R{count:03}") for count, line in enumerate(source.relations, 1)]
    clean = [{key: value for key, value in row.items() if key != "printed"} for row in figures]
    rows = {"figures.jsonl": clean, "nonfigures.jsonl": others, "relations.jsonl": relations}
    return {"txt": source.text} | {suffix: "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept) for suffix, kept in rows.items()}


def numbers() -> Iterator[str]:
    """The numbers of all documents, 01 and on."""
    yield from sorted(path.stem for path in (HERE / "source").glob("[0-9][0-9].md"))


def _figure(text: str, mark: Marked, identifier: str) -> Row:
    by_hand = mark.set_by_hand
    if not 3 <= len(mark.metric) <= 14:
        raise ValueError(f"{identifier}: metric {mark.metric!r} is not 3 to 14 characters")
    read = amount.read(by_hand.get("n", mark.surface if mark.cell_unit is None else mark.surface + mark.cell_unit))
    unit = by_hand.get("u", read.unit)
    outer, low, high = _outer(text, mark)
    row: Row = {"id": identifier, "span_text": mark.surface, "start": mark.start, "end": mark.end, "number": _plain(read.number), "unit": unit}
    row |= {"approx": by_hand.get("ap", outer or read.infix), "metric": mark.metric, "period": mark.period}
    row |= {"kind": by_hand.get("k") or amount.kind(unit, mark.surface), "role": mark.role, "form": by_hand.get("f", read.form)}
    row |= {"value_norm": _plain(read.value), "unit_norm": amount.base(unit) if "u" in by_hand else read.base_unit}
    row |= {"full_start": low, "full_end": high, "loc": "body" if mark.cell_unit is None else "table"}
    if mark.role == "change":
        row |= {"direction": mark.direction, "compare": mark.compare}
    row |= ({"threshold": True} if "th" in mark.flags else {}) | ({"tier": "marginal"} if "mg" in mark.flags else {})
    return row | {"printed": str(read.number if isinstance(read.number, Decimal) else read.number[-1])}


def _outer(text: str, mark: Marked) -> tuple[str, int, int]:
    """The words about the span that weaken it (近 约 超 以上), and where the whole stands; a table cell stands alone."""
    if mark.cell_unit is not None:
        return "", mark.start, mark.end
    before, after = _BEFORE.search(text[: mark.start]), _AFTER.match(text, mark.end)
    words = before[0] if before else after[0].strip() if after else ""
    return words, before.start() if before else mark.start, after.end() if after else mark.end


def _plain(number: Decimal | tuple[Decimal, ...]) -> Any:
    if isinstance(number, tuple):
        return [_plain(part) for part in number]
    return int(number) if number == number.to_integral_value() else float(number)


def _others(number: str, source: Source) -> list[Row]:
    taken = [*((mark.start, mark.end) for mark in source.figures), *((mark.start, mark.end) for mark in source.others)]
    spans = [(mark.start, mark.end, mark.type, mark.marginal) for mark in source.others]
    spans += [(*found, False) for found in plainly_none(source.text, taken)]
    rows: list[Row] = []
    for count, (start, end, type_, marginal) in enumerate(sorted(spans), 1):
        row: Row = {"id": f"{number}-N{count:03}", "span_text": source.text[start:end], "start": start, "end": end, "type": type_}
        rows.append(row | ({"tier": "marginal"} if marginal else {}))
    return rows


def _relation(line: str, labels: dict[str, Row], identifier: str) -> Row:
    said, mark, note = re.split(r"\s+(//|[!?^])\s*|$", line, maxsplit=1)
    word, *names = said.split()
    declared, rows = _MARKS.get(mark or "", "holds"), [labels[name] for name in names]
    tolerance = "" if declared == "base_not_stated" else judge(word, rows)
    if mark == "^" and tolerance == "broken":
        tolerance = "forced"  # bent so that the shares reach 100
    if tolerance and (tolerance == "broken") != (declared == "broken"):
        raise ValueError(f"{identifier}: {line!r} is {tolerance}, not {declared}")
    members = [row["id"] for row in rows]
    return {
        "id": identifier,
        "type": _TYPES[word],
        "rule": word,
        "members": members,
        "verdict": declared,
        "tolerance": tolerance,
        "note": note.strip(),
    }


def main() -> None:
    """Write every document's files; say what is wrong with any source."""
    for number in numbers():
        try:
            for suffix, content in built(number).items():
                (HERE / f"{number}.{suffix}").write_text(content, "utf-8", newline="\n")
        except (ValueError, KeyError) as fault:
            sys.stderr.write(f"{number}: {fault!r}\n")


if __name__ == "__main__":
    main()
