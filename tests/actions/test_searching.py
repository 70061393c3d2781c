"""Search ranks what it finds and shows where it stands; more like a paragraph finds what can be used again."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.actions import library
from desktop.actions.borrowing import borrow_section
from desktop.actions.desk import Desk
from desktop.actions.drafts import new_draft
from desktop.actions.searching import Narrow, more_like, search, words_of
from desktop.document.text import plain
from desktop.outcome import Refused

ONE = """青禾县2024年三季度优化营商环境工作总结

今年以来，全县设立企业开办专窗，一次办好营业执照。
一、惠企政策免申即享
推行惠企政策直达快享，兑付资金120万元。
二、优化审批流程
审批用时压缩到6个工作日，企业满意，企业点赞。

青禾县行政审批局
2024年10月8日
"""
TWO = """临溪市2024年上半年工作汇报

全市设立企业开办专窗，当天办好营业执照和税务登记。
一、优化服务
兑现 惠企 政策，发放ＡＢＣ补贴。走访企业。政策落地。
"""


@pytest.fixture
def full(desk: Desk, tmp_path: Path) -> Desk:
    for name, text in (("一.txt", ONE), ("二.txt", TWO)):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        library.load_reports(desk, (path,))
    return desk


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("惠企 政策", ("惠企", "政策")),
        ("“惠企 政策” 企业", ("惠企政策", "企业")),
        ('"惠企"', ("惠企",)),
        ("ＡＢＣ　补贴", ("abc", "补贴")),
        ("企业 企业", ("企业",)),
        ("  ", ()),
    ],
)
def test_blanks_part_words_and_quotes_hold_them_together(query: str, words: tuple[str, ...]) -> None:
    assert words_of(query) == words


def test_hits_know_their_report_their_section_and_the_places_of_the_words(full: Desk) -> None:
    (hit,) = search(full, "120万元").hits
    assert (hit.region, hit.kind, hit.section, hit.theme) == ("青禾县", "summary", "一、惠企政策免申即享", "惠企纾困")
    assert [hit.text[start:end] for start, end in hit.spans] == ["120万元"]
    assert plain(library.report_document(full, hit.report))[hit.place :].startswith(hit.text)


def test_a_heading_comes_before_a_paragraph_and_words_together_before_words_apart(full: Desk) -> None:
    assert search(full, "惠企政策").hits[0].text == "一、惠企政策免申即享"
    apart = [hit.text for hit in search(full, "企业 满意").hits]
    assert apart == ["审批用时压缩到6个工作日，企业满意，企业点赞。"]
    near = search(full, "惠企 政策").hits
    assert near[0].heading and len(near) == 3


def test_blanks_width_and_capitals_are_the_same_on_both_sides(full: Desk) -> None:
    (hit,) = search(full, "惠企政策，发放abc").hits
    assert [hit.text[start:end] for start, end in hit.spans] == ["惠企 政策，发放ＡＢＣ"]


def test_hits_are_narrowed_by_kind_region_period_theme_and_tag(full: Desk) -> None:
    one = next(entry.id for entry in library.reports(full) if entry.region == "青禾县")
    library.set_tags(full, one, ("常用", " 常用 ", "县 里"))
    for narrow in (Narrow(kind="summary"), Narrow(region="青禾县"), Narrow(period="2024Q3"), Narrow(tag="常用")):
        assert {hit.region for hit in search(full, "企业", narrow).hits} == {"青禾县"}
    assert {hit.section for hit in search(full, "企业", Narrow(theme="政务服务")).hits} == {"二、优化审批流程"}
    assert library.all_tags(full) == ("县 里", "常用")


def test_what_is_thrown_away_is_not_found_until_it_is_brought_back(full: Desk) -> None:
    (hit,) = search(full, "120万元").hits
    undo = library.trash_reports(full, (hit.report,))
    assert search(full, "120万元").hits == () and [entry.id for entry in library.trash(full)] == [hit.report]
    with pytest.raises(Refused, match="回收站"):
        library.report_document(full, hit.report)
    undo()
    assert search(full, "120万元").hits == (hit,) and library.trash(full) == ()
    library.trash_reports(full, (hit.report,))
    assert library.empty_trash(full) == 1
    assert search(full, "120万元").hits == () and full.store.passages.unindexed() == 0 and full.store.passages.sound()


def test_paragraphs_much_the_same_are_found_and_the_paragraph_itself_is_not(full: Desk) -> None:
    (hit,) = search(full, "设立企业开办专窗，一次").hits
    alike = more_like(full, hit.text)
    assert alike[0].text == "全市设立企业开办专窗，当天办好营业执照和税务登记。" and hit.text not in {other.text for other in alike}
    assert more_like(full, hit.text, Narrow(region="青禾县")) == ()


def test_what_a_person_says_of_a_report_is_never_changed_by_a_new_survey(full: Desk) -> None:
    report = library.reports(full)[0].id
    entry = library.describe(full, report, region="临水市", period="2024H1")
    assert (entry.region, entry.period, entry.edited) == ("临水市", "2024H1", "period region")
    full.store.database.write(("UPDATE reports SET surveyed = 0, title = 'x', kind = ''", ()))
    assert library.catch_up(full) == 2
    entry = next(entry for entry in library.reports(full) if entry.id == report)
    assert (entry.region, entry.title, entry.kind) == ("临水市", "临溪市2024年上半年工作汇报", "half_year")


@pytest.mark.parametrize("values", [{"kind": "没有"}, {"period": "去年"}, {"sha256": "x"}])
def test_what_cannot_be_said_of_a_report_is_refused(full: Desk, values: dict[str, str]) -> None:
    with pytest.raises(Refused):
        library.describe(full, library.reports(full)[0].id, **values)


def test_a_report_a_draft_took_from_says_when(full: Desk) -> None:
    report = library.reports(full)[0].id
    assert library.reports(full)[0].used_at == ""
    borrow_section(full, new_draft(full, "memo"), report, library.report_sections(full, report)[0].key)
    assert library.reports(full)[0].used_at > "2024"


def test_a_long_list_can_be_read_page_by_page(full: Desk) -> None:
    every = library.reports(full)
    first = library.page_of_reports(full, size=1)
    assert first + library.page_of_reports(full, below=first[-1].id, size=5) == every
    assert library.page_of_reports(full, below=every[-1].id) == ()


def test_a_list_of_reports_touches_no_text(full: Desk) -> None:
    seen: list[str] = []
    full.store.database._read().set_trace_callback(seen.append)
    library.reports(full)
    full.store.database._read().set_trace_callback(None)
    assert len(seen) == 1 and "report_bodies" not in seen[0] and "passages" not in seen[0]
