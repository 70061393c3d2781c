"""Built-in templates and those staff dropped into a folder of their own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as WordFile

from desktop.document.text import plain
from desktop.drafting.catalog import Catalog
from desktop.drafting.draft import Draft
from desktop.drafting.render import render
from desktop.drafting.start import default_draft
from desktop.outcome import Refused

Make = Callable[..., Path]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


def copied(source: Path, target: Path, kind: str) -> Path:
    shutil.copytree(source, target)
    manifest = target / "template.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('kind = "trial"', f'kind = "{kind}"'), encoding="utf-8")
    return target


def test_the_built_in_ones_come_first_and_are_loaded_by_their_kind(own: Path, make: Make) -> None:
    copied(make(), own / "weekly", "weekly")
    catalog = Catalog((own,))
    kinds = catalog.kinds()
    assert [kind.built_in for kind in kinds] == [True] * (len(kinds) - 1) + [False]
    assert {"summary", "reply"} <= {kind.kind for kind in kinds}
    assert catalog.template("weekly").value.name == "试用"
    assert catalog.template("summary").value.kind == "summary"


def test_a_folder_dropped_while_the_program_runs_appears(own: Path, make: Make, tmp_path: Path) -> None:
    catalog = Catalog((own,), tmp_path / "none")
    assert catalog.kinds() == ()
    copied(make(), own / "weekly", "weekly")
    assert [kind.kind for kind in catalog.kinds()] == ["weekly"]


def test_a_broken_template_is_listed_with_its_reason_and_stops_no_other(own: Path, make: Make, tmp_path: Path) -> None:
    copied(make(), own / "weekly", "weekly")
    (own / "broken").mkdir()
    (own / "broken" / "template.toml").write_text("kind = ", encoding="utf-8")
    (own / "empty").mkdir()
    catalog = Catalog((own,), tmp_path / "none")
    faults = {kind.kind: kind.fault for kind in catalog.kinds()}
    assert faults["weekly"] == ""
    assert faults["broken"] == "模板“broken/template.toml”第1行：这一行的写法读不懂，请检查等号、引号和方括号。"
    assert faults["empty"] == "文件夹“empty”里没有 template.toml，不是模板。"
    assert catalog.template("weekly").value.name == "试用"
    with pytest.raises(Refused, match="第1行"):
        catalog.template("broken")


def test_a_second_template_of_one_name_is_refused_and_the_first_stays(own: Path, make: Make, tmp_path: Path) -> None:
    copied(make(), own / "a", "weekly")
    copied(make(), own / "b", "weekly")
    catalog = Catalog((own,), tmp_path / "none")
    assert [kind.fault for kind in catalog.kinds()] == ["", "已有同名模板“weekly”，这一个没有采用，请给文件夹或 kind 换个名称。"]
    assert Path(catalog.template("weekly").value.origin).name == "a"


def test_a_user_s_template_does_not_take_the_place_of_a_built_in_one(own: Path, make: Make) -> None:
    copied(make(), own / "summary", "summary")
    catalog = Catalog((own,))
    assert "已有同名模板“summary”" in catalog.kinds()[-1].fault
    assert catalog.template("summary").value.name != "试用"


def test_an_unknown_kind_is_answered_with_those_there_are(own: Path, make: Make, tmp_path: Path) -> None:
    copied(make(), own / "weekly", "weekly")
    with pytest.raises(Refused, match="没有叫“monthly”的模板，可选 weekly。"):
        Catalog((own,), tmp_path / "none").template("monthly")


def test_a_word_file_with_tags_is_a_template(own: Path, tmp_path: Path) -> None:
    word = WordFile()
    word.add_heading("{{地区}}受理情况", 0)
    word.add_paragraph("一、受理情况")
    paragraph = word.add_paragraph("本期受理{{受")
    paragraph.add_run("理量").bold = True
    paragraph.add_run("}}件，办结率{{办结率}}%。")
    word.save(str(own / "周报.docx"))
    (own / "~$周报.docx").write_bytes(b"lock")
    catalog = Catalog((own,), tmp_path / "none")
    assert [(kind.kind, kind.fault) for kind in catalog.kinds()] == [("周报", "")]
    template = catalog.template("周报").value
    draft = default_draft(template)
    printed = plain(render(template, Draft("周报", picks=draft.picks, values={"地区": "青禾县", "受理量": "2000余", "办结率": "99.5"})).value)
    assert printed == "青禾县受理情况\n一、受理情况\n本期受理2000余件，办结率99.5%。"
