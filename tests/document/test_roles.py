from __future__ import annotations

import pytest

from desktop.document.build import document, heading, paragraph, table
from desktop.document.nodes import Document, Looks, Paragraph, Role
from desktop.document.outline import recognise
from desktop.document.text import paragraph_text
from tests.document.documents import of_text

PROSE = "您提出的建议收悉，现将有关情况答复如下：\n一、进展\n各项工作平稳推进，取得实效。"


def roles(made: Document) -> dict[str, Role]:
    blocks = (block for block in recognise(made).blocks if isinstance(block, Paragraph))
    return {paragraph_text(block).strip(): block.role for block in blocks}


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("临交函〔2024〕37号", Role.DOC_NUMBER),
        ("临交函[2024]37号", Role.DOC_NUMBER),
        ("建议字：〔2024〕8号", Role.DOC_NUMBER),
        ("临营商办(2023) 14 号", Role.DOC_NUMBER),
        ("临交函〔2024〕 号", Role.DOC_NUMBER),
        ("临交函〔2024〕37号            签发人：王某某", Role.DOC_NUMBER),
        ("办理结果：  类", Role.RESULT),
        ("                    类别：A类", Role.RESULT),
        ("（A类）", Role.RESULT),
        ("秘密★1年", Role.SECRECY),
        ("特急", Role.URGENCY),
        ("000012", Role.COPY_NUMBER),
        ("签发人：王某某", Role.SIGNER),
        ("关于县政协第12号提案的答复", Role.TITLE),
        ("王某某委员：", Role.SALUTATION),
        ("王某某等三名代表：", Role.SALUTATION),
        ("各位领导、同志们：", Role.SALUTATION),
        ("尊敬的企业家朋友:", Role.SALUTATION),
        ("县人民政府：", Role.ADDRESSEE),
        ("县政协提案委员会：", Role.ADDRESSEE),
        ("各乡镇人民政府，县直各单位：", Role.ADDRESSEE),
    ],
)
def test_a_line_above_the_prose_is_known_by_its_words(line: str, role: Role) -> None:
    assert roles(of_text(f"{line}\n\n{PROSE}"))[line.strip()] is role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("（联系人：李某某，联系电话：0000-1234567）", Role.CONTACT),
        ("联系单位及电话：县交通运输局  0000-1234567", Role.CONTACT),
        ("（此件公开发布）", Role.CONTACT),
        ("抄送：县政协提案委，县政府督查室。", Role.COPY_TO),
        ("领导签发：王某某", Role.SIGNER),
        ("县政府办公室　　2024年7月22日印发", Role.IMPRINT),
        ("附件：征询意见表", Role.ATTACHMENT_NOTE),
        ("附件1", Role.ATTACHMENT_LABEL),
        ("责任编辑：张某某", Role.BOILERPLATE),
        ("返回 营商环境 文稿编辑:张某某", Role.BOILERPLATE),
        ("【打印本页】 【关闭窗口】", Role.BOILERPLATE),
        ("来源：县融媒体中心", Role.BOILERPLATE),
        ("2024年7月22日", Role.DATE),
        ("2024年 7月 日", Role.DATE),
        ("二〇二四年七月二十二日", Role.DATE),
        ("                      2024年7月22日", Role.DATE),
        ("临溪县交通运输局  2024年7月22日", Role.SIGNATURE),
    ],
)
def test_a_line_below_the_prose_is_known_by_its_words(line: str, role: Role) -> None:
    assert roles(of_text(f"{PROSE}\n{line}"))[line.strip()] is role


def test_two_offices_may_sign_one_letter() -> None:
    found = roles(of_text(f"{PROSE}\n\n          临溪县财政局\n          临溪县教育局\n          2024年7月22日"))
    assert found["临溪县财政局"] is found["临溪县教育局"] is Role.SIGNATURE


def test_a_last_line_that_names_an_office_signs_without_a_date() -> None:
    assert roles(of_text(f"{PROSE}\n\n临溪县行政审批服务局"))["临溪县行政审批服务局"] is Role.SIGNATURE


def test_the_last_line_of_the_prose_does_not_sign() -> None:
    found = roles(of_text(f"{PROSE}\n请予支持。\n2024年7月22日"))
    assert found["请予支持。"] is Role.BODY


def test_a_date_in_the_prose_is_no_date_line() -> None:
    assert roles(of_text(f"{PROSE}\n2024年7月22日，召开现场会。"))["2024年7月22日，召开现场会。"] is Role.BODY


def test_a_title_over_two_lines_is_one_title() -> None:
    found = roles(of_text(f"关于县政协第12号提案\n\n办理情况的答复\n\n王某某委员：\n{PROSE}"))
    assert found["关于县政协第12号提案"] is found["办理情况的答复"] is Role.TITLE


def test_a_title_that_a_page_says_twice_is_the_second_one() -> None:
    made = recognise(of_text(f"关于第8号 建议的答复\n发布时间：2024-07-21\n建议字〔2024〕8号\n关于第8号建议的答复\n王某某代表：\n{PROSE}"))
    assert [block.role for block in made.blocks[:4] if isinstance(block, Paragraph)] == [
        Role.BOILERPLATE,
        Role.BOILERPLATE,
        Role.DOC_NUMBER,
        Role.TITLE,
    ]


def test_what_stands_under_the_title_is_its_subtitle() -> None:
    found = roles(of_text(f"在全县大会上的讲话\n（2024年2月19日）\n县长　王某某\n\n同志们：\n{PROSE}"))
    assert found["（2024年2月19日）"] is found["县长　王某某"] is Role.SUBTITLE


def test_a_headline_that_names_no_kind_of_paper_is_a_title_too() -> None:
    assert roles(of_text(f"小窗口办成大民生\n{PROSE}"))["小窗口办成大民生"] is Role.TITLE


def test_a_report_that_begins_with_prose_has_no_title() -> None:
    assert Role.TITLE not in roles(of_text(PROSE)).values()


def test_a_paper_sent_below_a_signed_letter_has_a_title_of_its_own() -> None:
    found = roles(of_text(f"{PROSE}\n临溪县政府\n2024年3月9日\n\n临溪县优化营商环境实施方案\n\n为贯彻上级部署，制定本方案。"))
    assert found["临溪县优化营商环境实施方案"] is Role.ATTACHMENT_TITLE


def test_items_below_an_attachment_note_belong_to_it() -> None:
    found = roles(of_text(f"{PROSE}\n附件：1.情况统计表\n      2.典型案例\n\n临溪县政府\n2024年3月9日"))
    assert found["附件：1.情况统计表"] is found["2.典型案例"] is Role.ATTACHMENT_NOTE


def test_the_line_above_a_table_is_its_caption() -> None:
    made = document(paragraph("全年办件平稳增长，详见下表。"), paragraph("各乡镇办件情况统计表"), table([["乡镇", "办件"], ["城关镇", "30"]]))
    assert roles(made)["各乡镇办件情况统计表"] is Role.CAPTION


def test_a_caption_keeps_its_role_above_the_unit_of_measure() -> None:
    made = of_text(f"{PROSE}\n主要指标完成情况\n单位：万元\n指标\t数值\n投资\t300\n以上为全年数据，供参考。")
    assert roles(made)["主要指标完成情况"] is roles(made)["单位：万元"] is Role.CAPTION


@pytest.mark.parametrize("line", ["表1 上半年办件情况", "图2　流程示意", "（单位：万元）"])
def test_captions_are_known_by_their_words(line: str) -> None:
    assert roles(of_text(f"{PROSE}\n{line}\n以上为全年数据，供参考。"))[line] is Role.CAPTION


def test_empty_paragraphs_are_blank() -> None:
    assert [block.role for block in recognise(of_text("\n\u3000\u3000\n正文完整，没有标题。")).blocks if isinstance(block, Paragraph)] == [
        Role.BLANK,
        Role.BLANK,
        Role.BODY,
    ]


def test_roles_a_reader_had_set_are_kept() -> None:
    made = document(paragraph("一封信", Role.SUBTITLE), heading("概况", 1), paragraph("平稳。"), paragraph("注释", Role.NOTE))
    assert [block.role for block in recognise(made).blocks if isinstance(block, Paragraph)] == [Role.SUBTITLE, Role.HEADING, Role.BODY, Role.NOTE]


def test_a_large_centred_line_is_a_title_even_where_another_stands_above_it() -> None:
    made = document(
        paragraph("简讯一则"), paragraph("我县服务企业有实招", looks=Looks.CENTERED | Looks.LARGE), paragraph("近日，我县走访企业，解决难题。")
    )
    assert roles(made)["我县服务企业有实招"] is Role.TITLE


def test_tables_are_left_alone() -> None:
    made = document(paragraph("详见下表，请予核对。"), table([["一、收入", "2024年7月22日"]]))
    assert recognise(made).blocks[1] == made.blocks[1]
