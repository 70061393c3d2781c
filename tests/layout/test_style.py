from __future__ import annotations

from pathlib import Path

import pytest

from desktop import paths
from desktop.document.nodes import Role
from desktop.layout.style import Style, load, named, standard
from desktop.outcome import Refused

_STANDARD = paths.resources() / "styles" / "gbt9704.toml"


def changed(folder: Path, old: str, new: str) -> Path:
    """The standard style with one passage changed."""
    text = _STANDARD.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path = folder / "office.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def line(text: str) -> int:
    return next(number for number, each in enumerate(_STANDARD.read_text(encoding="utf-8").splitlines(), 1) if text in each)


def test_the_standard_page_holds_22_lines_of_28_characters() -> None:
    page = standard().page
    body = standard().look(Role.BODY)
    assert int(page.depth / page.pitch) == page.lines == 22
    assert int(page.measure / (body.size + body.spacing)) == page.chars == 28


def test_the_type_area_is_156_by_225_millimetres() -> None:
    page = standard().page
    assert (page.width - page.left - page.right, page.height - page.top - page.bottom) == (156, 225)


def test_every_role_has_a_look() -> None:
    assert all(standard().look(role, level).face.name for role in Role for level in range(1, 10))


@pytest.mark.parametrize(("level", "face"), [(1, "黑体"), (2, "楷体_GB2312"), (3, "仿宋_GB2312"), (4, "仿宋_GB2312"), (7, "仿宋_GB2312")])
def test_heading_levels_take_their_faces(level: int, face: str) -> None:
    assert standard().look(Role.HEADING, level).face.name == face


def test_only_the_body_size_is_tightened_to_the_grid() -> None:
    looks = standard().looks.values()
    assert {look.spacing for look in looks if look.size == 16} == {-0.25} and {look.spacing for look in looks if look.size != 16} == {0.0}


def test_an_office_style_may_set_digits_in_another_face(tmp_path: Path) -> None:
    style: Style = load(changed(tmp_path, 'latin = ""', 'latin = "Times New Roman"'))
    assert style.latin == "Times New Roman" and standard().latin == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("pitch = 28.95", "pitch = 30", "pitch 太大，22 行排不进 225 毫米高的版心"),
        ("spacing = -0.25", "spacing = 0", "spacing 太大，28 个字排不进 156 毫米宽的版心"),
        ("lines = 22", 'lines = "22"', "lines 应写成整数"),
        ("width = 210", "width = nan", "width 应在 50 到 1000 之间"),
        ("chars = 28", "chars = true", "chars 应写成整数"),
        ("left = 28", "links = 28", "links 不是版式里有的项目"),
    ],
)
def test_a_wrong_value_is_refused_with_file_line_and_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        load(changed(tmp_path, old + " ", new + " "))
    assert str(refusal.value) == f"版式文件“office.toml”第 {line(old)} 行[page] 的 {said}，请改好后再用。"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('face = "xiaobiaosong"\nsize = 36', 'face = "songhei"\nsize = 36', "应是 [faces] 里的一种：xiaobiaosong、fangsong"),
        ('colour = "FF0000"\nbefore', 'colour = "red"\nbefore', "六位十六进制颜色"),
        ('id = "Result"', 'id = "Title"', "与别的样式重复"),
        ('id = "Result"', 'id = "办理"', "只能用英文字母和数字"),
        ('name = "办理结果"', 'name = "办理,结果"', "不能含逗号"),
        ('id = "Result"\n', "", r"[looks.result] 的 id 没有写"),
        (
            'align = "left"\ngroup = "mark"\n\n[looks.office_mark]',
            'align = "middle"\ngroup = "mark"\n\n[looks.office_mark]',
            "left、center、right、both",
        ),
        ("[looks.caption]", "[looks.table_title]", "缺少 [looks.caption] 一节"),
        ("[run_in]", "[runin]", "runin 不是版式里有的项目"),
        ('latin = ""', "latin = 1", "latin 应写成字体名"),
        ('heiti = { name = "黑体",', "heiti = {", "heiti 没有写 name"),
        ('heiti = { name = "黑体", substitutes', 'heiti = { name = "黑体", instead', "instead 不是版式里有的项目"),
        ('face = "fangsong"    # ', "# ", "[looks.body] 的 face 没有写"),
        ('name = "党政机关公文（GB/T 9704-2012）"', 'name = ""', "name 应写成文字"),
    ],
)
def test_every_kind_of_fault_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        load(changed(tmp_path, old, new))
    assert said in str(refusal.value) and str(refusal.value).startswith("版式文件“office.toml”")


def test_a_file_that_is_no_toml_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"office\.toml”第 \d+ 行写法不对"):
        load(changed(tmp_path, "[run_in]", "[run_in"))


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gbk.toml").write_bytes("name = '公文'".encode("gb18030"))
    for name in ("gbk.toml", "gone.toml"):
        with pytest.raises(Refused, match="读不出来"):
            load(tmp_path / name)


def style_file(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_style_says_only_what_differs_from_its_base(tmp_path: Path) -> None:
    style_file(tmp_path, "ours", 'base = "gbt9704"\nname = "本单位"\n[page]\nright = 25\nleft = 29\n[faces]\nxiaobiaosong = { name = "华文中宋" }')
    theirs = load(style_file(tmp_path, "theirs", 'base = "ours"\n[looks.heading_3]\nbold = true'))
    assert (theirs.name, theirs.page.right, theirs.page.top) == ("本单位", 25, 37)
    assert theirs.look(Role.TITLE).face.name == "华文中宋" and theirs.look(Role.HEADING, 3).bold and not standard().look(Role.HEADING, 3).bold


@pytest.mark.parametrize("base", ['"nobody"', '"ours"', '"../gbt9704"', "3"])
def test_a_base_that_is_missing_or_goes_in_a_circle_is_refused(tmp_path: Path, base: str) -> None:
    with pytest.raises(Refused, match=r"版式文件“ours\.toml”.*base"):
        load(style_file(tmp_path, "ours", f"base = {base}"))


def test_the_letter_departs_from_the_general_format_only_as_the_standard_says() -> None:
    letter, general = named("letter"), standard()
    assert letter.page == general.page and letter.look(Role.TITLE).size == general.look(Role.TITLE).size
    assert (letter.head.mark_top, letter.head.rule_width, letter.head.foot, letter.number.first, letter.imprint.office) == (30, 170, 20, False, False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[head]\nrule = 3", "rule 应写成[数, 数]"),
        ("[head]\nrule = [9]", "rule 应在 0.05 到 5 之间"),
        ('[head]\ncolour = "red"', "colour 应写成六位"),
        ('[head]\nformat = "poster"', "format 应写成general、letter"),
        ('[closing]\nway = "wax"', "way 应写成plain、seal、stamp"),
        ('[number]\nform = "页"', "form 里要有 {}"),
        ("[imprint]\nofice = true", "ofice 不是版式里有的项目"),
    ],
)
def test_a_wrong_part_is_refused_too(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        load(style_file(tmp_path, "ours", f'base = "gbt9704"\n{text}'))
    assert said in str(refusal.value)
