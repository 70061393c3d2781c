"""``nigao draft KIND [--values V] [--sections …] [--profile P] [--sample] -o OUT``: a document from a template."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from desktop import writers
from desktop.cli.input import tell
from desktop.cli.templates import catalog
from desktop.drafting.draft import Draft
from desktop.drafting.picks import scopes_of, with_sections
from desktop.drafting.profile import Profile, read_profile, with_letters, with_profile
from desktop.drafting.render import render
from desktop.drafting.start import default_draft, sample_draft
from desktop.drafting.template import Template
from desktop.drafting.values_file import read_values, with_values, write_form
from desktop.layout.page_checks import page_faults, page_notes
from desktop.layout.paginate import paginate
from desktop.layout.setting import setting
from desktop.outcome import Refused
from desktop.paths import write_whole

__all__ = ["add", "run"]

_FORM = ".xlsx"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("draft", help="按模板起草材料")
    parser.add_argument("kind", metavar="KIND", help="模板的名称，见 nigao templates")
    parser.add_argument("--values", metavar="V", type=Path, help="填报数据（.json、.toml 或 .xlsx；可带上期值和各期数据）")
    parser.add_argument("--sections", metavar="a,b:p+q", help="章节和要点，按印出的次序；不写要点就印默认的")
    parser.add_argument("--profile", metavar="P", type=Path, help="单位档案（.toml）")
    parser.add_argument("--sample", action="store_true", help="先填上模板自带的样例数据")
    parser.add_argument("-o", "--out", metavar="OUT", type=Path, required=True, help=f"写出的文件（{' '.join(writers.SUFFIXES)}；{_FORM} 写填报表）")
    parser.set_defaults(run=run)


def run(call: argparse.Namespace) -> int:
    """Draft, tell on stderr what is missing, write whole or not at all."""
    profile = read_profile(call.profile) if call.profile else Profile()
    outcome = catalog().template(call.kind)
    tell(outcome.notes)
    template = with_letters(outcome.value, profile)
    draft = _draft(call, template, profile)
    suffix = call.out.suffix.lower()
    data = write_form(template, draft) if suffix == _FORM else _printed(template, draft, suffix, profile)
    write_whole(call.out, data, sources=tuple(path for path in (call.values, call.profile) if path))
    return 0


def _draft(call: argparse.Namespace, template: Template, profile: Profile) -> Draft:
    values = read_values(call.values) if call.values else {}
    start = sample_draft(template) if call.sample else default_draft(template, scopes_of(values))
    if not start.picks:
        raise Refused(f"模板“{template.name}”里没有章节。")
    typed = with_values(template, start, values)
    tell(typed.notes)
    draft = with_profile(typed.value, profile)
    return with_sections(template, draft, call.sections) if call.sections is not None else replace(draft, name=template.name)


def _printed(template: Template, draft: Draft, suffix: str, profile: Profile) -> bytes:
    printed = render(template, draft)
    tell(printed.notes)
    if suffix not in writers.LAID_OUT:
        return writers.write(printed.value, suffix)
    set_out = setting(printed.value, profile.layout)
    document, style = set_out.value.document, set_out.value.style
    tell((*set_out.notes, *page_notes(page_faults(paginate(document, style)))))
    made = writers.written(document, suffix, style)
    tell(made.notes)
    return made.value
