"""The [layout] of a profile: what an office sets, what departs from the standard by it, and what a document is set in."""

from __future__ import annotations

import tomllib

import pytest

from desktop.document import build
from desktop.document.nodes import Document, Meta, Paragraph, Role
from desktop.document.text import block_text
from desktop.layout.choices import Choices, choices_of
from desktop.layout.deviations import deviations
from desktop.layout.setting import format_of, setting, style_of
from desktop.layout.style import named, standard
from desktop.layout.style_values import Source
from desktop.outcome import Refused

P = build.paragraph


def chosen(text: str) -> Choices:
    whole = f"[layout]\n{text}"
    return choices_of(Source("档案.toml", whole, "单位档案"), tomllib.loads(whole)["layout"])


def departures(text: str, format: str = "") -> list[tuple[str, str, str]]:
    return [(each.clause, each.what, each.here) for each in deviations(chosen(text).style(format))]


def test_an_office_that_chooses_nothing_has_the_standards_own_styles() -> None:
    assert Choices().style() is standard() and Choices().style("letter") is named("letter")
    assert chosen('format = "letter"').style() is named("letter")


def test_the_standards_styles_depart_from_nothing() -> None:
    assert deviations(standard()) == deviations(named("letter")) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('margins = "34.58/32.58"', [("5.2.1", "天头", "34.58 mm"), ("5.2.1", "版心", "156 mm × 229.84 mm")]),
        ("pitch = 30", [("5.2.3", "每面行数", "21 行（行距 30 磅）")]),
        ("top = 36.5\nbottom = 35.5", []),
        ("third_level_bold = true", [("7.3.3", "三级标题的加粗", "加粗")]),
        ('digits = "Times New Roman"', [("5.2.2", "数字和西文的字体", "Times New Roman")]),
        ('number_place = "center"', [("7.5", "页码的位置", "居中")]),
        ('number_form = "-{}-"', [("7.5", "页码的样式", "-1-")]),
        ("number_first = false", [("7.5", "首页页码", "不印")]),
        (
            '[layout.faces]\n"标题" = "华文中宋"\nbody = "仿宋"',
            [("7.3.1", "标题的字体", "华文中宋"), ("7.3.7", "附件标题的字体", "方正小标宋简体")][:1],
        ),
        ('[layout.sizes]\n"一级标题" = 15', [("7.3.3", "一级标题的字号", "小 3 号")]),
        (
            "[layout.style.head]\nmark_top = 50\nrule_gap = 8",
            [("7.2.4", "发文机关标志上边缘至版心上边缘", "50 mm"), ("7.2.7", "红线与上方的距离", "8 mm")],
        ),
        ("[layout.style.imprint]\nouter = 0.5", [("7.4.1", "版记首条和末条分隔线", "0.5 mm")]),
        ('seal = "seal"\nword_grid = true\nrun_in_bold = false', []),
    ],
)
def test_every_departure_is_listed_with_its_clause(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert departures(text) == expected


def test_the_margins_of_another_basis_say_so() -> None:
    remarks = {each.remark for each in deviations(chosen('margins = "34.58/32.58"').style())}
    assert len(remarks) == 1 and "GB/T 33476.2" in remarks.pop()


def test_a_letter_is_measured_by_the_letters_clause() -> None:
    assert departures("number_first = true", "letter") == [("10.1", "首页页码", "印")]


@pytest.mark.parametrize(("margins", "pitch", "lines"), [("37/35", 28.95, 22), ("37/35", 29, 21), ("34.58/32.58", 29.5, 22), ("34.58/32.58", 28, 23)])
def test_as_many_lines_are_set_as_pitch_and_margins_leave_room_for(margins: str, pitch: float, lines: int) -> None:
    page = chosen(f'margins = "{margins}"\npitch = {pitch}').style().page
    assert page.lines == lines and page.chars == 28


def test_other_side_margins_keep_28_characters_where_they_can() -> None:
    near, far = chosen("left = 27").style().page, chosen("left = 20\nright = 20").style().page
    assert (near.chars, near.spacing) == (28, -0.15) and far.chars == 30


def test_keys_and_words_may_be_chinese() -> None:
    made = chosen('"版式" = "红头"\n"发文机关标志" = "某县文件"\n"用印" = "加盖印章"\n"页码位置" = "居中"\n"各类版式" = { reply = "信函" }')
    assert (made.format, made.mark, made.formats) == ("red_head", "某县文件", {"reply": "letter"})
    assert (made.style().closing.way, made.style().number.place) == ("seal", "center")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('format = "红色"', "第 2 行[layout] 的 format 应是 plain、red_head、letter 之一"),
        ("mark = 3", "mark 应写成文字，联合行文的"),
        ('mark = ["甲", 3]', "mark 应写成文字，联合行文的"),
        ("pitch = true", "第 2 行[layout] 的 pitch 应写成数"),
        ('pitch = 300', "pitch 不合适，版心里排不下一行字"),
        ('margins = "37"', "margins 应写成“上/下”"),
        ("top = 200\nbottom = 150", "margins 不合适"),
        ('seal = "火漆"', "way 应写成plain、seal、stamp"),
        ('mergins = "37/35"', "mergins 不是版式里有的项目"),
        ('formats = { reply = "函" }', "formats 应是 plain"),
        ('[layout.faces]\n"标提" = "宋体"', "标提 不是版式里有的样式"),
        ('[layout.faces]\nbody = 3', "body 应写成字体名"),
        ('number_form = "页"', "form 里要有 {}"),
        ('[layout.style.page]\nwidths = 3', "widths 不是版式里有的项目"),
    ],
)  # fmt: skip
def test_a_wrong_choice_is_refused_by_file_line_and_key(text: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        chosen(text)
    assert str(refusal.value).startswith("单位档案“档案.toml”") and said in str(refusal.value)


def report(*blocks: Paragraph, kind: str = "reply", layout: str = "") -> Document:
    return Document(blocks, Meta(kind=kind, extra={"layout": layout} if layout else {}))


NUMBER, TITLE = P("清营商办〔2024〕18号", Role.DOC_NUMBER), P("标题", Role.TITLE)
OFFICE = Choices("red_head", {"summary": "plain", "feature": "letter"}, "清河县营商办文件", signer="王某某")


def printed(document: Document, choices: Choices) -> list[str]:
    return [block_text(block) for block in setting(document, choices).value.document.blocks]


@pytest.mark.parametrize(
    ("kind", "layout", "expected"),
    [
        ("summary", "letter", "plain"),
        ("reply", "letter", "letter"),
        ("reply", "", "red_head"),
        ("feature", "", "letter"),
        ("reply", "plain", "plain"),
    ],
)
def test_the_office_decides_by_kind_then_the_template_then_the_office_at_large(kind: str, layout: str, expected: str) -> None:
    assert format_of(report(TITLE, kind=kind, layout=layout), OFFICE) == expected


def test_a_plain_report_stays_as_it_is() -> None:
    said = report(NUMBER, TITLE, kind="summary")
    assert setting(said, OFFICE).value.document is said and setting(said).value.style is standard()


def test_mark_and_signer_come_from_the_profile_where_the_document_has_none() -> None:
    assert printed(report(P("000012", Role.COPY_NUMBER), NUMBER, TITLE), OFFICE) == [
        "000012",
        "清河县营商办文件",
        NUMBER_TEXT,
        "签发人：王某某",
        "标题",
    ]
    own = report(P("某县人民政府文件", Role.OFFICE_MARK), NUMBER, P("签发人：李某某", Role.SIGNER), TITLE)
    assert printed(own, OFFICE) == [block_text(block) for block in own.blocks]


NUMBER_TEXT = block_text(NUMBER)


def test_a_letters_mark_is_the_offices_name_alone() -> None:
    assert printed(report(TITLE, kind="feature"), OFFICE)[0] == "清河县营商办"


def test_a_mark_nobody_has_written_is_told_and_not_made_up() -> None:
    outcome = setting(report(NUMBER, TITLE), Choices("letter"))
    assert outcome.value.document.blocks == (NUMBER, TITLE)
    assert ["发文机关标志" in str(note) for note in outcome.notes] == [True]


def test_who_printed_a_letter_is_left_out_and_told() -> None:
    imprint = P("清河县营商办 2024年7月3日印发", Role.IMPRINT)
    outcome = setting(report(TITLE, P("抄送：县委办公室。", Role.COPY_TO), imprint), Choices("letter", mark="清河县营商办"))
    assert "印发" not in "".join(map(block_text, outcome.value.document.blocks)) and "10.1" in str(outcome.notes[0])


def test_a_format_nobody_knows_is_refused() -> None:
    with pytest.raises(Refused, match="“poster”没有，可用 plain、red_head、letter"):
        style_of(report(TITLE, layout="poster"))


def test_a_joint_mark_and_several_signers_are_lists() -> None:
    joint = chosen('format = "red_head"\nmark = ["清河县财政局", "清河县行政审批局文件"]\nsigner = ["王某某", "李某某"]')
    assert printed(report(NUMBER, TITLE), joint) == ["清河县财政局", "清河县行政审批局文件", NUMBER_TEXT, "签发人：王某某　李某某", "标题"]
    assert joint.mark_of("letter") == "清河县财政局"


def test_a_joint_letter_has_the_mark_of_the_office_in_charge_and_tells_of_the_others() -> None:
    outcome = setting(report(P("清河县财政局", Role.OFFICE_MARK), P("清河县行政审批局", Role.OFFICE_MARK), TITLE), Choices("letter"))
    assert [block_text(block) for block in outcome.value.document.blocks] == ["清河县财政局", "标题"]
    assert [note for note in map(str, outcome.notes) if "10.1" in note and "清河县行政审批局" in note]


def test_a_mark_of_secrecy_is_printed_and_warned_of() -> None:
    outcome = setting(report(P("机密★1年", Role.SECRECY), NUMBER, TITLE))
    assert outcome.value.document.blocks[0] == P("机密★1年", Role.SECRECY) and "涉密设备" in str(outcome.notes[0])
