from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.layout import faces as room
from desktop.layout.faces import NONE, Faces
from desktop.layout.installed import Installed, in_folder
from desktop.layout.style import named, standard
from desktop.layout.substitutes import key, stated
from desktop.outcome import Refused
from tests.layout.small_fonts import sfnt, tables

Put = Callable[..., None]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Puts a font with the given family names into the folder."""

    def make(*families: str, **more: object) -> None:
        (tmp_path / f"{len(list(tmp_path.iterdir()))}.ttf").write_bytes(sfnt(tables(families, **more)))  # type: ignore[arg-type]

    return make


def looked_up(folder: Path) -> Faces:
    return Faces(tuple(in_folder(folder)))


def test_a_face_is_found_by_its_english_name_and_by_its_chinese_one(tmp_path: Path, put: Put) -> None:
    put("FangSong_GB2312")
    put("楷体_GB2312", "KaiTi_GB2312")
    put("SimHei")
    put("FZXiaoBiaoSong-B05S")
    put("SimSun", "宋体")
    here = looked_up(tmp_path)
    assert all(here.found(face).same for face in ("仿宋_GB2312", "FangSong_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体", "SIMSUN"))
    assert here.report(standard()) == "字体齐全"


def test_another_cut_of_the_same_design_is_told_as_a_substitute(tmp_path: Path, put: Put) -> None:
    put("FangSong")
    met = looked_up(tmp_path).found("仿宋_GB2312")
    assert (met.name, met.same, met.family) == ("仿宋", False, "FangSong")


def test_what_stands_for_what_is_said_in_one_line(tmp_path: Path, put: Put) -> None:
    put("FandolFang")
    put("Noto Serif CJK SC")
    put("SimHei", "黑体")
    line = looked_up(tmp_path).report(standard())
    assert line == "字体：方正小标宋简体、宋体 → 以 Noto Serif CJK SC 代替；仿宋_GB2312、楷体_GB2312 → 以 FandolFang 代替"


def test_a_style_s_own_substitutes_come_first(tmp_path: Path, put: Put) -> None:
    put("仿宋")
    put("华文楷体")
    here, style = looked_up(tmp_path), standard()
    assert [here.found(face, style=style).name for face in ("仿宋_GB2312", "楷体_GB2312")] == ["仿宋", "华文楷体"]


def test_an_unknown_face_is_replaced_by_its_kind(tmp_path: Path, put: Put) -> None:
    for family in ("FandolFang", "FandolKai", "FandolHei", "FandolSong"):
        put(family)
    here = looked_up(tmp_path)
    asked = ("某某仿宋体", "某某楷书", "Some Sans", "某某粗黑", "某某书宋", "什么字体", "大标宋")
    assert [here.found(face).name for face in asked] == [
        "FandolFang",
        "FandolKai",
        "FandolHei",
        "FandolHei",
        "FandolSong",
        "FandolSong",
        "FandolSong",
    ]


def test_a_bold_cut_is_taken_where_there_is_one_and_else_asked_for(tmp_path: Path, put: Put) -> None:
    put("FandolSong")
    put("FandolSong", style="Bold")  # says so in its name only
    put("FandolKai")
    here = looked_up(tmp_path)
    assert [(met.font.weight, met.bold) for met in (here.found(face, bold=True) for face in ("宋体", "楷体_GB2312"))] == [(700, False), (400, True)]
    assert here.found("方正小标宋简体").font.weight == 700  # the song face's heavy cut looks like it
    assert here.found("宋体", italic=True).italic and not here.found("宋体").italic


def test_what_stands_for_a_heavy_face_is_thickened_where_it_has_no_bold_cut(tmp_path: Path, put: Put) -> None:
    put("SimSun", "宋体")
    here = looked_up(tmp_path)
    assert here.found("方正小标宋简体", style=standard()).bold and here.found("方正小标宋简体").bold
    assert not here.found("宋体").bold and not here.found("仿宋_GB2312").bold
    put("STZhongsong", "华文中宋")  # heavy itself
    assert not looked_up(tmp_path).found("方正小标宋简体").bold


def test_a_font_whose_rights_forbid_it_is_not_embedded(tmp_path: Path, put: Put) -> None:
    put("仿宋_GB2312", rights=2)
    put("FandolFang", rights=8)
    assert looked_up(tmp_path).found("仿宋_GB2312").name == "FandolFang"


def test_where_nothing_is_listed_any_font_with_chinese_characters_serves(tmp_path: Path, put: Put) -> None:
    put("Latin only", characters={"a": 1})
    put("某某圆体")
    assert looked_up(tmp_path).found("仿宋_GB2312").name == "某某圆体"


def test_without_any_chinese_font_one_sentence_says_what_to_install(tmp_path: Path, put: Put) -> None:
    put("Latin only", characters={"a": 1})
    here = looked_up(tmp_path)
    with pytest.raises(Refused, match=r"没有找到中文字体.*请安装"):
        here.found("仿宋_GB2312")
    assert here.report(standard()) == NONE and NONE.count("。") == 1


def test_a_rare_character_is_borrowed_from_a_font_that_has_it(tmp_path: Path, put: Put) -> None:
    put("Aaa", characters={"䶮": 1})
    put("SimSun-ExtB", characters={"𠮷": 1, "䶮": 1})
    here = looked_up(tmp_path)
    lenders = [here.borrowed(character) for character in "䶮𠮷无"]
    assert [met and met.family for met in lenders] == ["SimSun-ExtB", "SimSun-ExtB", None]


def test_a_private_sign_is_borrowed_from_nobody(tmp_path: Path, put: Put) -> None:
    put("Symbols", characters={"\ue000": 1, "☎": 1})
    assert set(looked_up(tmp_path).lent("\ue000☎")) == {"☎"}


def test_western_faces_have_their_own_substitutes(tmp_path: Path, put: Put) -> None:
    put("Liberation Serif", characters={"a": 1})
    put("FandolSong")
    here = looked_up(tmp_path)
    assert [here.found(face).name for face in ("Times New Roman", "Arial")] == ["Liberation Serif", "FandolSong"]


def test_a_font_that_vanished_is_passed_over(tmp_path: Path, put: Put) -> None:
    put("FandolSong")
    here = Faces((Installed(tmp_path / "gone.ttf", 0, ("宋体",)), *in_folder(tmp_path)))
    assert here.found("宋体").name == "FandolSong"


def test_every_face_the_styles_name_is_of_a_kind_that_the_list_serves() -> None:
    substitutes = stated()
    for style in (standard(), named("letter")):
        for face in style.faces.values():
            assert all(key(each) in map(key, substitutes.kinds[substitutes.kind(face.name)]) for each in (face.name, *face.substitutes[:1]))


def test_this_computer_is_asked_once_and_answers() -> None:
    assert room.faces() is room.faces()
    assert room.report(standard()) == room.faces().report(standard())
    assert room.found("仿宋_GB2312", style=standard()).outline().glyph("公")
