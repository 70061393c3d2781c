from __future__ import annotations

from dataclasses import asdict

import pytest
from hypothesis import given, settings

from desktop.document.build import document, heading, paragraph, table
from desktop.document.nodes import Break, Document, Emphasis, Field, Looks, Paragraph, Role, Text
from desktop.document.outline import Heading, headings, recognise, title_of
from desktop.document.text import plain
from tests.document.documents import documents, of_text, reports


def outline(text: str) -> list[tuple[int, str]]:
    return [(one.level, one.text) for one in headings(of_text(text))]


@given(reports)
@settings(max_examples=200)
def test_a_heading_stands_in_the_plain_text_where_it_is_said_to(made: Document) -> None:
    text = plain(made)
    found = headings(made)
    assert all(text[one.start : one.end] == one.text and one.text.strip() and one.number in one.text for one in found)
    assert [one.start for one in found] == sorted({one.start for one in found})


@given(reports)
@settings(max_examples=200)
def test_levels_begin_at_the_top_and_never_skip_one(made: Document) -> None:
    levels = [one.level for one in headings(made)]
    assert all(level <= above + 1 for above, level in zip([levels[0], *levels], levels)) if levels else True
    assert not levels or levels[0] in (1, 2)


@given(reports)
@settings(max_examples=200)
def test_recognising_keeps_every_word(made: Document) -> None:
    assert plain(recognise(made)) == plain(made)


@given(documents)
def test_any_document_can_be_read(made: Document) -> None:
    text = plain(made)
    assert all(text[one.start : one.end] == one.text for one in headings(made))
    assert isinstance(title_of(made), str)


def test_a_heading_is_told_as_the_contract_says() -> None:
    (one, *_) = headings(of_text("一、概况\n我县今年开局良好，各项指标平稳。"))
    assert asdict(one) == {"level": 1, "number": "一、", "text": "一、概况", "start": 0, "end": 4, "run_in": False}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("一、加强 领导。", "加强领导"),
        ("## 做法", "做法"),
        ("【动态】", "动态"),
        ("三是抓落实，", "抓落实"),
        ("强化组织  \n凝聚合力", "强化组织凝聚合力"),
    ],
)
def test_the_words_of_a_heading_are_bare(text: str, words: str) -> None:
    number = next((mark for mark in ("一、", "三是") if text.startswith(mark)), "")
    assert Heading(1, number, text, 0, len(text), run_in=False).words == words


@pytest.mark.parametrize(
    "marks",
    [
        "一、 二、",
        "（一） （二）",
        "(一) (二)",
        "1. 2.",
        "１． ２．",
        "1、 2、",
        "（1） （2）",
        "⑴ ⑵",
        "① ②",
        "第一， 第二，",
        "第一章 第二章",
        "一. 二.",
    ],
)
def test_a_numbered_line_is_a_heading(marks: str) -> None:
    one, two = marks.split()
    assert outline(f"{one}优化服务\n大厅设窗口二十个，当天办结。\n{two}强化监管\n检查企业三十家，没有发现问题。") == [
        (1, f"{one}优化服务"),
        (1, f"{two}强化监管"),
    ]


def test_numberings_nest_in_the_order_they_appear() -> None:
    text = "一、甲项工作\n（一）乙项工作\n1.丙项工作\n（1）丁项工作\n①戊项工作\n②己项工作\n（2）庚项工作\n2.辛项工作\n（二）壬项工作\n二、癸项工作\n1.子项工作\n2.丑项工作"
    assert [level for level, _ in outline(text)] == [1, 2, 3, 4, 5, 5, 4, 3, 2, 1, 2, 2]


def test_decimal_numberings_nest_by_their_length() -> None:
    text = "1. 框架\n1.1 原则\n统一标准，公开透明。\n1.2 指标\n1.2.1 实绩\n占四成，从严考核。\n1.2.2 效能\n占两成，按月考核。\n2. 流程\n2.1 申报\n按时申报，不得遗漏。"
    assert [level for level, _ in outline(text)] == [1, 2, 2, 3, 3, 1, 2]


def test_a_numbering_that_restarts_without_a_parent_lies_one_deeper() -> None:
    text = "1、抓部署。开会两次。\n2、抓落实。督查三次。\n1、办得快。当天办结。\n2、办得好。群众满意。"
    assert [level for level, _ in outline(text)] == [2, 2, 2, 2]


def test_a_numbering_that_restarts_below_its_parent_does_not() -> None:
    text = "一、做法\n1、抓部署。开会两次。\n2、抓落实。督查三次。\n二、成效\n1、办得快。当天办结。\n2、办得好。群众满意。"
    assert [level for level, _ in outline(text)] == [1, 2, 2, 1, 2, 2]


def test_a_missing_number_does_not_hide_the_next_one() -> None:
    assert [text for _, text in outline("一、进展\n顺利推进。\n二、问题\n仍有不足。\n四、打算\n继续努力。")] == ["一、进展", "二、问题", "四、打算"]


def test_run_in_headings_reach_to_their_first_closing_mark() -> None:
    text = "主要有三点：一是建立“能办、快办”机制，压缩时限；二是加强队伍建设。培训三期；三是补齐短板；四是放宽准入"
    assert [words for _, words in outline(text)] == ["一是建立“能办、快办”机制，", "二是加强队伍建设。", "三是补齐短板；", "四是放宽准入"]


def test_a_paragraph_headed_by_its_first_sentence_gives_the_whole_sentence() -> None:
    assert outline("一、推进改革，打造高效环境。今年以来推出新举措。")[0] == (1, "一、推进改革，打造高效环境。")


@pytest.mark.parametrize(
    "text",
    [
        "一、二级响应都由专班负责，随时待命。",
        "今年增长1.5倍，其中：1.2万元为新增，不含去年结转。",
        "第一产业稳步增长，第二产业支撑有力。",
        "做到一是一、二是二，决不含糊。",
        "3.15活动期间受理投诉12件，全部办结。",
        "按照方案第（三）项要求，逐条对照落实到位。",
        "比例为4:4:2，占比12.5%，较上年持平。",
        "第一、第二、第三产业协调发展，结构更优。",
        "全市第一是目标，各部门第二是常态。",
        "改革目标统一是前提，第二是机制保障。",
    ],
)
def test_numbers_in_prose_are_no_headings(text: str) -> None:
    assert outline(f"{text}\n各部门按照职责分工抓好落实。") == []


def test_one_mark_alone_inside_a_paragraph_is_no_heading() -> None:
    assert outline("存在问题主要一个，一是人手不足，忙不过来。") == []


@pytest.mark.parametrize(
    "text",
    [
        "主要做法一是抓服务，窗口前移；二是抓监管，检查减少。",
        "重点是（1）抓服务、（2）抓监管。",
        "成本降幅达到38.2%.一是抓服务。窗口前移.二是抓监管。检查减少。",
        "今年做到①抓服务②抓监管。",
    ],
)
def test_points_are_found_without_proper_punctuation_before_them(text: str) -> None:
    assert [one.words for one in headings(of_text(text))] == ["抓服务", "抓监管"]


def test_a_repeated_number_is_still_a_point() -> None:
    assert len(outline("一是抓学习。组织学习。二是抓服务。改进服务。二是抓监管。加强监管。三是抓宣传。扩大宣传。")) == 4


def test_text_that_lost_its_line_ends_keeps_its_outline() -> None:
    text = (
        "现总结如下。一、主要工作（一）改进服务。一是提速。二是提质。（二）加强监管。检查到位。二、下步打算（一）抓培训。办班。（二）抓考核。通报。"
    )
    assert [level for level, _ in outline(text)] == [1, 2, 3, 3, 2, 1, 2, 2]


def test_styled_headings_keep_their_depth() -> None:
    made = document(heading("总体情况", 2), paragraph("平稳。"), heading("服务", 3), paragraph("很好。"), heading("问题", 2), paragraph("不多。"))
    assert [(one.level, one.text) for one in headings(made)] == [(1, "总体情况"), (2, "服务"), (1, "问题")]


def test_a_styled_heading_with_its_prose_is_a_run_in_heading() -> None:
    made = document(
        heading("一、加强领导。成立专班，县长任组长，每月调度，逐项落实，切实形成齐抓共管的工作格局。", 1),
        heading("二、狠抓落实", 1),
        paragraph("见效。"),
    )
    assert [(one.text, one.run_in) for one in headings(made)] == [("一、加强领导。", True), ("二、狠抓落实", False)]
    assert recognise(made).blocks[0].role is Role.BODY  # type: ignore[union-attr]


def test_a_whole_paragraph_in_a_heading_style_is_prose() -> None:
    made = document(
        heading(
            "今年以来我县坚持问题导向。各部门协同发力，推进改革落地，服务企业群众，营商环境持续改善，各项指标稳中有升。下一步将继续巩固成果，补齐短板，争取更大成绩，努力走在全市前列。",
            1,
        )
    )
    assert headings(made) == ()


def test_words_marked_as_lead_are_headings_whatever_they_say() -> None:
    made = document(
        Paragraph((Text("引活水润企业", Emphasis.LEAD), Field("三类", "类别"), Text("。", Emphasis.LEAD), Text("累计发放贷款，利率下降。"))),
        paragraph("其余各项平稳推进。"),
    )
    assert [(one.level, one.text, one.run_in) for one in headings(made)] == [(1, "引活水润企业三类。", True)]


def test_bold_words_that_open_a_paragraph_are_a_heading() -> None:
    made = document(
        Paragraph((Text("优化大厅布局。", Emphasis.BOLD), Text("重新划分功能区，增设自助设备。"))), paragraph("群众反映良好，满意度提升。")
    )
    assert [one.text for one in headings(made)] == ["优化大厅布局。"]


def test_bold_words_inside_a_sentence_are_not() -> None:
    assert headings(document(Paragraph((Text("全年办件"), Text("三万件", Emphasis.BOLD), Text("，增长两成。"))))) == ()


def test_a_bold_line_is_a_heading_even_below_an_open_sentence() -> None:
    made = document(
        paragraph("全县形势平稳，稳中有进。"),
        paragraph("各项工作都取得实效"),
        paragraph("下一步思路", looks=Looks.BOLD),
        paragraph("继续深化改革，优化服务，促进发展。"),
    )
    assert [one.text for one in headings(made)] == ["下一步思路"]


def test_a_larger_line_above_a_bold_one_is_its_parent() -> None:
    made = document(
        paragraph("两地介绍了情况，成效明显。"),
        paragraph("推进改革创新", looks=Looks.BOLD | Looks.CENTERED),
        paragraph("优化政务服务", looks=Looks.BOLD),
        paragraph("大厅设窗口二十个，当天办结。"),
        paragraph("优化法治环境", looks=Looks.BOLD),
        paragraph("检查次数下降，企业更加安心。"),
    )
    assert [(one.level, one.text) for one in headings(made)] == [(1, "推进改革创新"), (2, "优化政务服务"), (2, "优化法治环境")]


def test_lines_of_one_paragraph_are_read_one_by_one() -> None:
    made = document(
        Paragraph((Text("一、进展"), Break(), Text("顺利推进，成效明显。"), Break(), Text("二、打算"), Break(), Text("继续努力，再创佳绩。")))
    )
    assert [one.text for one in headings(made)] == ["一、进展", "二、打算"]


def test_a_table_holds_no_headings() -> None:
    assert headings(document(table([["一、收入", "三万"], ["二、支出", "两万"]]), paragraph("以上为全年收支。"))) == ()


def test_rows_of_plain_text_with_tabs_are_no_headings() -> None:
    assert outline("指标\t数量\n办件\t三千\n以上数据截至六月底，由各窗口报送。") == []


def test_a_list_of_short_lines_is_no_row_of_headings() -> None:
    assert outline("参加评选的单位有：\n县教育局\n县水利局\n县交通局\n县农业农村局\n评选结果将在网站公布，接受监督。") == []


def test_captions_of_pictures_are_not_headings() -> None:
    assert outline("会议听取了汇报，研究了下一步工作。\n图为会议现场\n会后，与会人员参观了大厅，听取了介绍。") == []


def test_words_before_a_list_that_end_in_a_colon_are_a_heading_where_they_name_a_part() -> None:
    assert outline("全县形势平稳，稳中有进。\n存在的问题：\n人手不足，设备老化，需要解决。") == [(1, "存在的问题：")]


def test_place_names_stand_above_the_other_headings() -> None:
    text = "白石县\n亮点\n两地都推进改革，成效明显。\n河湾区\n亮点\n服务不断改善，群众更满意。"
    assert [level for level, _ in outline(f"某市发布会发布词\n\n今天介绍两地情况，请大家指正。\n{text}")] == [1, 2, 1, 2]


def test_headings_of_an_attachment_begin_at_the_top_again() -> None:
    text = (
        "一、要求\n（一）抓紧报送\n按时报送，不得延误。\n附件1\n指标说明\n（一）口径\n按上级规定执行，不得更改。\n（二）来源\n各部门报送，统一审核。"
    )
    assert [level for level, _ in outline(text)] == [1, 2, 1, 1]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("关于某县第12号提案\n\n办理情况的答复\n\n王某某委员：\n收悉。", "关于某县第12号提案办理情况的答复"),
        ("# 半年工作报告\n\n今年以来稳中有进，形势良好。", "半年工作报告"),
        ("今年以来，全县形势平稳，稳中有进。", ""),
        ("一、概况\n平稳，稳中有进。", ""),
    ],
)
def test_the_title_is_read_in_one_line(text: str, title: str) -> None:
    assert title_of(of_text(text)) == title


def test_a_line_of_one_series_at_the_top_is_no_title() -> None:
    text = "聚焦“快”字，让项目早落地\n审批提速，当天办结，企业满意。\n聚焦“省”字，让企业少花钱\n减免费用，降低成本，企业受益。"
    assert title_of(of_text(text)) == ""
    assert len(outline(text)) == 2
