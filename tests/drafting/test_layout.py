"""The format a template names, and the layout of an office's profile."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.drafting.load import load
from desktop.drafting.profile import read_profile
from desktop.drafting.render import render
from desktop.drafting.start import default_draft
from desktop.layout.setting import format_of, setting
from desktop.outcome import Refused


def folder(place: Path, layout: str) -> Path:
    (place / "template.toml").write_text(
        f'kind = "notice"\nname = "函"\nsections = ["said"]\n{layout}\n[head]\ntitle = "关于商请的函"\n', encoding="utf-8"
    )
    (place / "said.j2").write_text('+++\nname = "正文"\nlevel = 0\n+++\n请予支持。\n', encoding="utf-8")
    return place


def test_a_template_may_name_its_format_and_the_office_may_name_another(tmp_path: Path) -> None:
    template = load(folder(tmp_path, 'layout = "letter"')).value
    made = render(template, default_draft(template)).value
    (tmp_path / "档案.toml").write_text(
        '单位 = "清河县营商办"\n[layout]\npitch = 28.5\nformats = { notice = "plain" }\n'.replace("单位", '"单位"', 1), encoding="utf-8"
    )
    office = read_profile(tmp_path / "档案.toml")
    assert setting(made).value.style.head.format == "letter"
    assert format_of(made, office.layout) == "plain" and setting(made, office.layout).value.style.page.pitch == 28.5
    assert office.office == "清河县营商办" and "layout" not in office.given()


def test_a_template_without_a_format_leaves_it_to_the_office(tmp_path: Path) -> None:
    template = load(folder(tmp_path, "")).value
    assert render(template, default_draft(template)).value.meta.extra == {}


def test_a_format_that_is_none_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="layout 不能是“poster”，可选 plain red_head letter"):
        load(folder(tmp_path, 'layout = "poster"'))


def test_a_layout_that_is_no_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "档案.toml").write_text('layout = "红头"\n', encoding="utf-8")
    with pytest.raises(Refused, match=r"单位档案“档案\.toml”.*应写成一节"):
        read_profile(tmp_path / "档案.toml")
