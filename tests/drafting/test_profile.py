"""The office profile under the values typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.drafting.draft import Draft
from desktop.drafting.profile import Profile, read_profile, with_letters, with_profile
from desktop.drafting.template import FieldKind, FieldSpec, Template
from desktop.outcome import Refused

TOML = """
"单位" = "青禾县营商办"
region = "青禾县"
"联系人" = "王某某"
phone = "0000-0000000"
"层级" = "县"
[letters]
"A" = "已解决或采纳"
"B" = "列入计划"
[values]
"营商机构" = "县营商办"
"人数" = 12
"""


def test_a_profile_is_read_with_chinese_or_english_keys(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(TOML, encoding="utf-8")
    profile = read_profile(path)
    assert (profile.office, profile.region, profile.contact, profile.phone) == ("青禾县营商办", "青禾县", "王某某", "0000-0000000")
    assert profile.letters == {"A": "已解决或采纳", "B": "列入计划"}
    assert profile.given() == {
        "单位": "青禾县营商办",
        "地区": "青禾县",
        "联系人": "王某某",
        "联系电话": "0000-0000000",
        "营商机构": "县营商办",
        "人数": "12",
        "层级": "县",
    }


def test_what_a_person_typed_stands_over_the_profile_and_blanks_do_not() -> None:
    profile = Profile(office="青禾县营商办", region="青禾县")
    draft = with_profile(Draft("trial", values={"单位": "白石区营商办", "地区": "  "}), profile)
    assert draft.values == {"单位": "白石区营商办", "地区": "青禾县"}


def test_an_office_has_letters_of_its_own() -> None:
    fields = (
        FieldSpec("办理结果", FieldKind.CHOICE, choices=("A", "B", "C", "D"), default="C"),
        FieldSpec("层级", FieldKind.CHOICE, choices=("县",)),
    )
    template = with_letters(Template("reply", "答复", fields=fields), Profile(letters={"甲": "已办结", "乙": "正在办"}))
    assert template.fields[0] == FieldSpec("办理结果", FieldKind.CHOICE, choices=("甲", "乙"), hint="甲：已办结；乙：正在办")
    assert template.fields[1] == fields[1]
    assert with_letters(template, Profile()) is template


@pytest.mark.parametrize("text", ["单位 =", "[values]\n甲 = [1]", "values = 3", "[其他]\n甲 = 1"])
def test_a_file_that_is_no_profile_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "p.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=r"p\.toml"):
        read_profile(path)
