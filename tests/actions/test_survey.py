"""What the library tells of a report unread: its kind, place, office and period, and where each paragraph stands."""

from __future__ import annotations

import pytest

from desktop.actions.regions import region_of
from desktop.actions.survey import survey
from desktop.actions.themes import theme_of
from desktop.document.build import document, paragraph
from desktop.document.outline import recognise
from desktop.document.text import plain
from desktop.store.folding import fold
from desktop.store.passages import BODY, HEADING, TITLE

LETTER = """青营商办〔2024〕7号
关于对县政协九届三次会议第12号提案的答复

王某某委员：

您提出的《关于优化便民服务的提案》收悉，现答复如下：
一、完善窗口设置
设置综合窗口16个，青禾县政务服务大厅入驻部门23个。

青禾县营商环境办公室
2024年6月3日"""
REPORT = """临溪市2024年上半年优化营商环境工作汇报

上半年，全市受理办件1.2万件。
一、聚焦审批提速
（一）压减时限
审批用时压缩到6个工作日。
二、下一步打算
继续走访企业。"""


def read(text: str) -> object:
    return recognise(document(*map(paragraph, text.split("\n"))))


def test_a_reply_is_known_by_its_title_and_signature() -> None:
    found = survey(read(LETTER))
    assert found.found == {
        "title": "关于对县政协九届三次会议第12号提案的答复",
        "kind": "reply",
        "region": "青禾县",
        "office": "青禾县营商环境办公室",
        "period": found.period,
    }
    assert found.period.startswith("2024")


def test_a_report_is_known_by_its_title_and_period() -> None:
    found = survey(read(REPORT))
    assert (found.kind, found.region, found.period) == ("half_year", "临溪市", "2024H1")


def test_every_paragraph_knows_its_headings_its_place_and_its_theme() -> None:
    found = survey(read(REPORT))
    assert [(passage.kind, passage.section, passage.theme) for passage in found.passages] == [
        (TITLE, "", ""),
        (BODY, "", ""),
        (HEADING, "", "政务服务"),
        (HEADING, "一、聚焦审批提速", "政务服务"),
        (BODY, "一、聚焦审批提速\n（一）压减时限", "政务服务"),
        (HEADING, "", "下一步打算"),
        (BODY, "二、下一步打算", "下一步打算"),
    ]
    assert all(REPORT[passage.place :].startswith(passage.text) for passage in found.passages)


def test_the_sum_of_the_words_does_not_mind_layout() -> None:
    loose = survey(read(REPORT.replace("\n", "\n\n").replace("1.2", " 1.2 ")))
    assert loose.text_sum == survey(read(REPORT)).text_sum != survey(read(LETTER)).text_sum


@pytest.mark.parametrize(
    ("text", "title", "signature", "region"),
    [
        ("", "关于对息山县政协第3号提案的答复", "息山县营商办", "息山县"),
        ("近年来，滨海市柳河县狠抓落实。", "滨海市柳河县优化营商环境情况", "", "柳河县"),
        ("", "青沂区2023年上半年工作汇报", "", "青沂区"),
        ("在云县走访，云县企业满意，云县大厅提速。", "", "", "云县"),
        ("全县我市各区都满意，园区、社区、城区和超市也满意，全县满意。", "在全县大会上的讲话", "", ""),
        ("从江县办件提速，从江县窗口周到。", "", "", "从江县"),
        ("", "新安县优化营商环境工作综述", "", "新安县"),
        ("", "关于县十五届人大建议的答复", "", ""),
        ("前言。白水自治县审批提速，白水自治县窗口周到。", "", "", "白水自治县"),
    ],
)
def test_a_region_is_told_by_who_signs_by_the_title_or_by_what_is_said_most(text: str, title: str, signature: str, region: str) -> None:
    assert region_of(text, title, signature) == region


@pytest.mark.parametrize(
    ("section", "text", "theme"),
    [
        ("一、提质增效\n（一）优化审批流程", "", "政务服务"),
        ("", "发放贷款3亿元，开展银企对接融资", "金融信贷"),
        ("三、下一步打算", "继续优化审批", "下一步打算"),
        ("", "天气晴", ""),
    ],
)
def test_a_theme_is_told_by_the_deepest_heading_then_by_the_words(section: str, text: str, theme: str) -> None:
    assert theme_of(section, text) == theme


@pytest.mark.parametrize("piece", ["县", "在全县", "各市区", "一", "第", "万", "，", "9"])
def test_hostile_lines_name_no_region_and_have_no_theme(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert region_of(text, text[:200], text[:60]) == "" and theme_of(text[:200], text) == ""


def test_a_table_gives_a_passage_a_row() -> None:
    from desktop.document.nodes import Cell, Document, Paragraph, Row, Table, Text

    def row(*words: str) -> Row:
        return Row(tuple(Cell((Paragraph((Text(word),)),)) for word in words))

    made = Document((paragraph("青禾县情况"), Table((row("指标", "数值"), row("办件", "12"))), paragraph("完")))
    found = survey(made)
    assert [passage.text for passage in found.passages] == ["青禾县情况", "指标\t数值", "办件\t12", "完"]
    assert all(plain(made)[passage.place :].startswith(passage.text) for passage in found.passages)


def test_lines_a_newspaper_had_torn_apart_are_one_passage_and_found_across_the_breaks() -> None:
    torn = "青禾县工作情况\n\n今年以来，全县持续优化营商\n环境，推行惠企政策免申即享直达快\n享，兑付资金一百二十万元，惠及企\n业三百余户，群众满意度稳步提升，\n走在全市前列。\n\n下一步，继续走访企业。"
    found = survey(read(torn))
    assert len(found.passages) == 3
    assert all(torn[passage.place :].startswith(passage.text) for passage in found.passages)
    assert "优化营商环境" in fold(found.passages[1].text)
