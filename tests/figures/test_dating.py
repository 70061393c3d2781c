"""The period each figure speaks of, by the conventions of ``desktop.figures.dating``.

The cases lie in ``dating/*.txt``: ``= title | date | period of the document``, ``>> heading``, then one case a line, its figures as ``{number|period}``;
``.`` is the document's period, ``@`` its last day, ``b`` before, ``f`` future. They were annotated before they were first run; the other three files were
written to measure, one after the other, after the first had been tuned on. ``whole.txt`` holds whole reports, each under ``===== period``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.document.build import document, paragraph
from desktop.document.nodes import Cell, Document, Row, Table
from desktop.figures.dating.document import own
from desktop.figures.figure import Figure
from desktop.figures.read import figures
from desktop.language.periods import Mentions, Period
from desktop.readers import read_bytes

HERE = Path(__file__).parent
MARK = re.compile(r"\{([^{}|]+)\|([^{}|]*)\}")
Wanted = list[tuple[int, int, str]]


def of(text: str) -> tuple[Figure, ...]:
    return figures(read_bytes(text.encode(), "文.txt").value)


def cases(name: str) -> Iterator[tuple[str, Wanted]]:
    """Every case of a file as a document, with the spans and periods of its figures."""
    title = date = code = heading = ""
    for line in (HERE / "dating" / f"{name}.txt").read_text("utf-8").splitlines():
        match line[:1]:
            case "":
                continue
            case "=":
                title, date, code = (part.strip() for part in line[1:].split("|"))
                heading = ""
            case ">":
                heading = line.strip("> ") + "\n"
            case _:
                yield marked(line, f"{title}\n\n{heading}", f"\n\n有关单位\n{date}\n" if date else "\n", code)


def marked(line: str, above: str, below: str, code: str) -> tuple[str, Wanted]:
    text, last, wanted = above, 0, []
    codes = {".": code, "@": Period.parse(code).as_of().code, "b": "before", "f": "future"}
    for found in MARK.finditer(line):
        text += line[last : found.start()] + found[1]
        wanted.append((len(text) - len(found[1]), len(text), codes.get(found[2], found[2])))
        last = found.end()
    return text + line[last:] + below, wanted


def share(documents: Iterable[tuple[str, Wanted]]) -> float:
    """The share of the figures found that have the wanted period."""
    found = right = 0
    for text, wanted in documents:
        made = {figure.start: figure.period for figure in of(text)}
        for start, end, code in wanted:
            place = next((at for at in range(start, end) if at in made), None)
            if place is not None:
                found += 1
                right += made[place] == code
    return right / found


def annotated(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, Wanted]]:
    for name in names:
        rows: list[dict[str, Any]] = [json.loads(line) for line in (folder / f"{name}.figures.jsonl").read_text("utf-8").splitlines()]
        yield (folder / f"{name}.txt").read_text("utf-8"), [(row["start"], row["end"], row["period"]) for row in rows]


@pytest.mark.parametrize(("name", "least"), [("first", 0.95), ("second", 0.95), ("third", 0.94), ("fourth", 0.94)])
def test_the_cases_are_dated_as_their_annotations_say(name: str, least: float) -> None:
    assert share(cases(name)) >= least


def test_whole_reports_are_dated_as_their_annotations_say() -> None:
    parts = (HERE / "dating" / "whole.txt").read_text("utf-8").split("===== ")[1:]
    assert share(marked(body, "", "", code.strip()) for code, _, body in (part.partition("\n") for part in parts)) >= 0.96


def test_there_are_two_hundred_cases_and_more() -> None:
    assert sum(1 for name in ("first", "second", "third", "fourth") for _ in cases(name)) >= 200


@pytest.mark.parametrize(("first", "last", "least"), [(1, 12, 0.91), (13, 24, 0.89), (25, 36, 0.75)])
def test_the_corpus_is_dated_as_its_annotations_say(first: int, last: int, least: float) -> None:
    assert share(annotated(HERE / "corpus", (f"{number:02}" for number in range(first, last + 1)))) >= least


def test_the_samples_are_dated_as_their_annotations_say(shared: Path) -> None:
    names = sorted(path.name[:2] for path in (shared / "samples").glob("[0-9][0-9].figures.jsonl"))
    if not names:
        pytest.skip("no annotated samples beside the checkout")
    assert share(annotated(shared / "samples", names)) >= 0.95


DOCUMENTS = [
    ("云岭县2024年第三季度政务公开工作通报\n\n本季度，全县公开信息3200条。\n\n2024年10月9日", "2024Q3"),
    ("云岭县2024年1至9月份经济运行情况\n\n全县经济总体平稳。", "2024-01/2024-09"),
    ("关于提升园区配套服务的建议的答复\n\n李某代表：\n您的建议收悉。今年前三季度，园区新开通公交3条。现答复如下。\n\n2024年10月20日", "2024Q1-Q3"),
    ("云岭县行政审批局2024年度工作总结\n\n一年来，我局受理事项3万件。\n\n2025年1月8日", "2024"),
    ("云岭县2024年上半年工作总结暨下半年工作安排\n\n上半年，受理事项3万件。\n\n2024年7月2日", "2024H1"),
    ("云岭县2025年优化营商环境工作要点\n\n2025年，全县新增经营主体6000户。\n\n2025年2月10日", "2025"),
    ("关于2024年工作情况和2025年工作计划的报告\n\n一、2024年工作情况\n受理事项3万件。", "2024"),
    ("关于优化营商环境工作情况的报告\n（2024年7月）\n\n上半年，受理事项3万件。", "2024H1"),
    ("关于第31号提案的答复\n\n截至5月底，全县建成站点40个。\n\n2024年6月18日", "2024-01/2024-05"),
    ("二〇二四年上半年信访工作情况\n\n受理信访件300件。", "2024H1"),
    ("云岭县应急管理局半年工作汇报\n\n检查企业300家。\n\n2023年7月4日", "2023H1"),
    ("云岭县司法局年终工作总结\n\n调解纠纷3000件。\n\n2023年12月20日", "2023"),
    ("市场监管工作简报\n第9期\n云岭县市场监督管理局　2024年9月5日\n\n8月份，全县新设经营主体420户，环比增长3%。1—8月累计新设3900户。", "2024-08"),
    ("云岭县三季度招商引资情况通报\n\n三季度新签约项目12个。\n\n2024年10月9日", "2024Q3"),
    ("云岭县“优化营商环境”新闻发布会发布词\n（2024年1月18日）\n\n2023年，全县新设企业1900户，同比增长8%。", "2023"),
    ("云岭县2023年国民经济和社会发展统计公报\n\n全年地区生产总值312亿元。\n\n2024年4月2日", "2023"),
    ("关于全县项目建设情况的汇报\n\n1—10月，全县实施项目126个。10月当月开工4个。\n下一步，确保全年完成投资90亿元。\n\n2024年11月5日", "2024-01/2024-10"),
    ("关于县政协十一届二次会议第12号提案的答复\n\n您的提案收悉。今年以来，我局为80家企业提供服务。\n\n2024年7月22日", "2024H1"),
    ("云岭县“一件事”改革工作方案\n\n到2025年底，实现30个事项联办。\n\n2024年3月5日", "2024"),
    ("优化营商环境简报\n（2024年第22期）\n云岭县营商办　2025年1月10日\n\n四季度，全县对照全年任务查漏补缺，办结事项3万件。", "2024Q4"),
    ("云岭县2024年4月份重点工作通报\n\n4月份，全县开工项目6个。\n\n2024年5月8日", "2024-04"),
    ("服务企业材料\n\n2023年以来，全县受理办件2.9万件。截至8月底，省重点项目完成投资24亿元。\n\n下一步打算\n四季度再办成12件事。", "2023-01/2023-08"),
    ("致全县企业的一封信\n\n感谢大家的支持。", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), DOCUMENTS)
def test_a_document_speaks_of_its_own_period(text: str, code: str) -> None:
    period = own(Mentions(text)).period
    assert (period.code if period else "") == code


def half_year(sentence: str) -> list[str]:
    """The periods of the figures of ``sentence`` in a report on the first half of 2024."""
    head = "云岭县2024年上半年工作汇报\n\n"
    return [figure.period for figure in of(f"{head}{sentence}\n\n2024年7月5日\n") if figure.start >= len(head)]


def test_what_says_nothing_is_of_the_documents_period() -> None:
    assert half_year("受理申请3200件。") == ["2024H1"]


def test_a_day_governs_its_whole_sentence_but_no_daily_average() -> None:
    assert half_year("截至6月20日，建成驿站12个，签约企业86家，日均接待300人次。") == ["@2024-06-20", "@2024-06-20", "2024H1"]


def test_a_stock_stands_at_the_end_of_the_period_and_its_share_with_it() -> None:
    assert half_year("各项贷款余额86亿元，比年初增加3.1亿元；普惠贷款余额21亿元，占24.4%。") == ["@2024-06-30"] * 4


def test_what_is_done_in_a_time_is_no_stock() -> None:
    assert half_year("全县辖12个乡镇，发放贷款3.2亿元，办结率98.5%。") == ["2024H1"] * 3


def test_the_same_time_last_year_is_the_years_before() -> None:
    assert half_year("受理投诉120件，去年同期为160件，下降25%。") == ["2024H1", "2023H1", "2024H1"]


def test_a_former_value_without_a_time_is_before() -> None:
    assert half_year("审批时限由15个工作日压缩到6个工作日。") == ["before", "2024H1"]


def test_a_former_value_with_a_time_is_of_that_time() -> None:
    assert half_year("网办率由2022年的71%提高到84%。") == ["2022", "2024H1"]


def test_periods_told_together_are_shared_out_in_order() -> None:
    assert half_year("一季度、二季度分别办结310件和420件。") == ["2024Q1", "2024Q2"]


def test_aims_are_of_the_time_that_is_set_for_them() -> None:
    assert half_year("二、下半年打算\n年底前建成驿站8个。新增窗口20个。力争全年办件突破3万件。") == ["@2024-12-31", "2024H2", "2024"]


def test_aims_without_a_time_are_of_the_future() -> None:
    assert half_year("二、下一步打算\n力争群众满意率达到99%以上。") == ["future"]


def test_a_report_on_last_year_sets_its_aims_in_this_one() -> None:
    text = "云岭县2023年工作总结\n\n2023年，新设企业900户。\n二、下一步打算\n今年，新增企业1000户，年底前建成驿站8个。\n\n2024年1月9日\n"
    assert [figure.period for figure in of(text)] == ["2023", "2024", "@2024-12-31"]


def table(*rows: tuple[str, ...], above: str = "") -> Document:
    made = tuple(Row(tuple(Cell((paragraph(text),)) for text in row)) for row in rows)
    lines = document(paragraph("云岭县2024年上半年经济运行情况"), paragraph("现将情况通报如下。"), *((paragraph(above),) if above else ()))
    return Document((*lines.blocks, Table(made)))


def test_the_head_of_a_column_dates_what_stands_below() -> None:
    made = figures(table(("指标", "2023年上半年", "2024年上半年", "同比（%）"), ("新设企业（户）", "410", "452", "10.2")))
    assert [figure.period for figure in made] == ["2023H1", "2024H1", "2024H1"]


def test_the_name_of_a_row_dates_what_stands_beside() -> None:
    made = figures(table(("年份", "新设企业（户）", "注销企业（户）"), ("2022", "410", "52"), ("2023", "452", "61")))
    assert [figure.period for figure in made] == ["2022", "2022", "2023", "2023"]


def test_a_column_of_stocks_is_told_at_the_end() -> None:
    made = figures(table(("机构", "贷款余额（万元）", "占比（%）", "上半年发放（万元）"), ("农商银行", "5200", "41.6", "1300")))
    assert [figure.period for figure in made] == ["@2024-06-30", "@2024-06-30", "2024H1"]


def test_a_comparison_is_of_the_newer_of_what_it_compares() -> None:
    made = figures(table(("指标", "2024年1—6月", "2023年1—6月", "增减（%）"), ("办件（件）", "320", "300", "6.7")))
    assert [figure.period for figure in made] == ["2024-01/2024-06", "2023-01/2023-06", "2024-01/2024-06"]


def test_the_same_time_of_a_column_is_a_year_before_the_column_beside() -> None:
    made = figures(table(("指标", "5月", "1—5月", "去年同期"), ("办件（件）", "32", "160", "150")))
    assert [figure.period for figure in made] == ["2024-05", "2024-01/2024-05", "2023-01/2023-05"]


def test_what_stood_before_a_reform_is_before_in_a_table_too() -> None:
    made = figures(table(("事项", "改革前", "改革后"), ("企业开办（天）", "5", "0.5")))
    assert [figure.period for figure in made] == ["before", "2024H1"]


def test_the_line_above_a_table_dates_all_of_it() -> None:
    made = figures(table(("街道", "完工（个）"), ("东街", "12"), above="附表：各街道进度（截至6月20日）"))
    assert [figure.period for figure in made] == ["@2024-06-20"]


@pytest.mark.parametrize(
    "piece", ["截至9月底，", "2024年3个", "由3个增至5个，", "上半年3个；", "同比增长5%，", "年底前达到3%；", "一季度、二季度分别3个和5个，"]
)
def test_a_line_without_end_is_dated_to_its_end(piece: str) -> None:
    made = of("云岭县2024年上半年工作汇报\n\n" + piece * (6000 // len(piece)))
    assert all(figure.period for figure in made)
