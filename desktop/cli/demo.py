"""``nigao demo [--out DIR]``: the main job on the bundled samples: load, extract, draft one reply and one summary, check, write."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from desktop import paths, readers, writers
from desktop.cli.templates import catalog
from desktop.document.nodes import Document
from desktop.document.outline import headings, recognise, sections, title_of
from desktop.document.text import plain
from desktop.document.walk import placed_fields
from desktop.drafting.borrow import borrow
from desktop.drafting.draft import Draft
from desktop.drafting.render import render
from desktop.drafting.start import pick_of, sample_draft
from desktop.drafting.template import Template
from desktop.outcome import Refused

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("demo", help="用自带样例跑一遍主流程")
    parser.add_argument("--out", metavar="DIR", type=Path, default=Path("out"), help="结果放在哪个文件夹（默认 out）")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Each step says what it does; a draft whose written file does not carry its figures ends the demo."""
    print("一、载入往期材料，提取提纲")
    reports = _load(call.out)
    print("二、起草提案答复：内置模板的章节，加从往期材料借用的一节，填入样例数据")
    _draft(call.out / "提案答复.docx", "reply", reports)
    print("三、起草工作总结：内置模板，填入样例数据")
    _draft(call.out / "工作总结.docx", "summary", ())
    print(f"结果在“{call.out}”。")
    return 0


def _load(out: Path) -> tuple[Document, ...]:
    found = sorted(paths.seeds().glob("*.docx"))
    if not found:
        raise Refused(f"“{paths.seeds()}”里没有样例材料，请重新安装本程序。")
    reports = tuple(recognise(readers.read(path).value) for path in found)
    lines: list[str] = []
    for report in reports:
        listed = headings(report)
        print(f"　　{report.meta.source}：{title_of(report) or '（无标题）'}，标题 {len(listed)} 个，{len(plain(report))} 字")
        lines += [f"【{report.meta.source}】", *("　" * heading.level + heading.text.replace("\n", "") for heading in listed), ""]
    paths.write_whole(out / "往期材料提纲.txt", "\n".join(lines).encode())
    return reports


def _draft(path: Path, kind: str, reports: tuple[Document, ...]) -> None:
    template = catalog().template(kind).value
    draft = _with_borrowed(sample_draft(template), template, reports)
    outcome = render(template, draft)
    for suffix in (".docx", ".txt"):
        paths.write_whole(path.with_suffix(suffix), writers.write(outcome.value, suffix))
    _check(path, outcome.value)
    print(f"　　缺数据 {len(outcome.notes)} 项")


def _with_borrowed(draft: Draft, template: Template, reports: tuple[Document, ...]) -> Draft:
    """``draft`` with the last level-one section of the first report that has points to pick, put before the closing."""
    for report in reports:
        chosen = next((section for section in reversed(sections(report)) if section.heading.level == 1 and section.children), None)
        if chosen is None:
            continue
        spec = borrow(report, chosen, template)
        print(f"　　借用“{report.meta.source}”的章节：{spec.name}")
        picks = (*draft.picks[:-1], pick_of(spec), draft.picks[-1])
        return replace(draft, picks=picks, borrowed=(*draft.borrowed, spec))
    return draft


def _check(path: Path, document: Document) -> None:
    """Read the written file back: its text must carry every field as printed."""
    written = plain(readers.read(path).value)
    fields = [item.field for item in placed_fields(document)]
    lost = sorted({field.text for field in fields if field.text not in written})
    if lost:
        raise Refused(f"“{path.name}”里少了 {len(lost)} 项数据（{'、'.join(lost[:5])}），请把这个结果告诉开发者。")
    print(f"　　已写出 {path.name}：{len(written)} 字，{len(fields)} 处数据读回核对无误")
