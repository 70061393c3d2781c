"""Values come into the ledger from reports, with their places, and nothing is overruled silently."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.actions import ledger
from desktop.actions.desk import Desk
from desktop.actions.importing import load_reports
from desktop.actions.ledger import Candidate, Decision, Group, Proposal, Verdict
from desktop.actions.ledger_metrics import add_metric, catalogue, describe_metric, merge_metrics, metrics, rename_metric
from desktop.actions.library import empty_trash, trash_reports
from desktop.ledger.entry import Key, Person, Report, Sheet
from desktop.ledger.metric import Metric
from desktop.outcome import Refused
from desktop.store import Store

FIRST = """青禾县2025年上半年优化营商环境工作总结

2025年上半年，全县受理办件18200件，办结率98.6%。新登记企业420户。村级代办点受理办件310件。

青禾县营商环境建设办公室
2025年7月5日
"""
SECOND = """青禾县2025年上半年政务服务工作情况汇报

2025年上半年，全县受理办件18900件，办结率98.6%，接待来访群众3.2万余人次。2024年上半年受理办件1750件。到2025年底，力争办结率达到99.5%。

青禾县行政审批局
2025年7月8日
"""
SEVERAL = """石桥市优化营商环境新闻发布会

青禾县
2025年上半年，青禾县受理办件18200件。

望湖区
2025年上半年，望湖区受理办件9300件。
"""


def imported(desk: Desk, folder: Path, name: str, text: str) -> int:
    (folder / name).write_text(text, "utf-8")
    (loaded,) = load_reports(desk, [folder / name])
    assert loaded.report is not None
    return loaded.report


def named(proposals: ledger.Proposals, metric: str, period: str = "2025H1") -> Proposal:
    return next(item for item in proposals.items if item.entry.metric == metric and item.entry.period == period)


def offer(value: int, **changes: object) -> Candidate:
    made = Candidate("办件量", Decimal(value), "件", "青禾县", "2025Q3", Sheet("三季度.xlsx", "审批局", "C5", "王某某"), printed=f"{value}")
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_reports_figures_are_proposed_with_region_period_sentence_and_place(desk: Desk, tmp_path: Path) -> None:
    report = imported(desk, tmp_path, "a.txt", FIRST)
    proposals = ledger.propose(desk, report)
    item = named(proposals, "办结率")
    assert (item.group, item.entry.region, item.entry.value, item.entry.unit) == (Group.NEW, "青禾县", Decimal("98.6"), "%")
    source = item.entry.source
    assert isinstance(source, Report) and FIRST[source.start : source.end] == "98.6%"
    assert source.sentence.startswith("2025年上半年，全县受理办件") and source.title.startswith("青禾县2025年上半年")


def test_nothing_is_in_the_ledger_before_somebody_accepts(desk: Desk, tmp_path: Path) -> None:
    report = imported(desk, tmp_path, "a.txt", FIRST)
    proposals = ledger.propose(desk, report)
    assert ledger.book(desk).entries == () and ledger.waiting(desk) == {report: len(proposals.items)}
    done = ledger.accept(desk, proposals)
    assert len(done.entries) == len(proposals.items) == len(ledger.book(desk).entries)
    assert ledger.waiting(desk) == {} and {item.state for item in ledger.propose(desk, report).items} == {"accepted"}


def test_a_second_report_is_weighed_against_the_first(desk: Desk, tmp_path: Path) -> None:
    ledger.accept(desk, ledger.propose(desk, imported(desk, tmp_path, "a.txt", FIRST)))
    proposals = ledger.propose(desk, imported(desk, tmp_path, "b.txt", SECOND))
    clash, same, old = named(proposals, "受理件数"), named(proposals, "办结率"), named(proposals, "受理件数", "2024H1")
    assert (clash.group, [entry.value for entry in clash.standing]) == (Group.CONFLICT, [18200])
    assert same.group is Group.SAME and old.group is Group.NEW
    assert any("约为上年同期的10倍" in remark for remark in clash.remarks)


def test_a_target_is_kept_apart_from_what_was_reached(desk: Desk, tmp_path: Path) -> None:
    ledger.accept(desk, ledger.propose(desk, imported(desk, tmp_path, "b.txt", SECOND)))
    (target,) = (entry for group in ledger.book(desk).targets.values() for entry in group)
    assert (target.value, target.kind) == (Decimal("99.5"), "target")


def test_taking_never_overrules_what_stands_and_says_so(desk: Desk, tmp_path: Path) -> None:
    ledger.accept(desk, ledger.propose(desk, imported(desk, tmp_path, "a.txt", FIRST)))
    proposals = ledger.propose(desk, imported(desk, tmp_path, "b.txt", SECOND))
    done = ledger.accept(desk, proposals, lambda _: Verdict.TAKE)
    assert done.waiting == 1 and "台账里已有18200件，没有用18900件代替" in str(done.notes[0])
    standing = ledger.book(desk).entry("受理件数", "青禾县", "2025H1")
    assert standing is not None and standing.value == 18200


def test_replacing_lets_the_new_value_stand_and_keeps_the_old_one_in_history(desk: Desk, tmp_path: Path) -> None:
    ledger.accept(desk, ledger.propose(desk, imported(desk, tmp_path, "a.txt", FIRST)))
    proposals = ledger.propose(desk, imported(desk, tmp_path, "b.txt", SECOND))
    done = ledger.accept(desk, proposals, lambda item: Verdict.REPLACE if item.group is Group.CONFLICT else Verdict.WAIT)
    assert (len(done.entries), done.replaced) == (1, 1)
    assert [entry.value for entry in ledger.history(desk, Key("受理件数", "青禾县", "2025H1"))] == [18200, 18900]
    assert ledger.conflicts(desk) == ()


def test_two_documents_that_both_stand_are_one_finding(desk: Desk, tmp_path: Path) -> None:
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        ledger.accept(desk, ledger.propose(desk, imported(desk, tmp_path, name, text)), lambda _: Verdict.BOTH)
    (conflict,) = ledger.conflicts(desk)
    assert conflict.key == Key("受理件数", "青禾县", "2025H1")
    assert "工作总结》写18200件；" in conflict.message and "情况汇报》写18900件" in conflict.message


def test_a_document_that_says_otherwise_is_a_finding_before_anybody_decides_and_none_once_it_is_refused(desk: Desk, tmp_path: Path) -> None:
    ledger.accept(desk, ledger.propose(desk, imported(desk, tmp_path, "a.txt", FIRST)))
    proposals = ledger.propose(desk, imported(desk, tmp_path, "b.txt", SECOND))
    (conflict,) = ledger.conflicts(desk)
    assert "工作总结》写18200件；" in conflict.message and "情况汇报》写18900件" in conflict.message
    assert ledger.conflicts(desk, "石桥县") == ()
    ledger.accept(desk, proposals, lambda item: Verdict.REFUSE if item.group is Group.CONFLICT else Verdict.WAIT)
    assert ledger.conflicts(desk) == ()


def test_regions_of_one_text_are_kept_apart(desk: Desk, tmp_path: Path) -> None:
    proposals = ledger.propose(desk, imported(desk, tmp_path, "c.txt", SEVERAL))
    assert [(item.entry.region, item.entry.value) for item in proposals.items] == [("青禾县", 18200), ("望湖区", 9300)]
    ledger.accept(desk, proposals)
    assert ledger.conflicts(desk) == () and ledger.regions(desk) == ("望湖区", "青禾县")


def test_what_a_report_says_twice_is_one_entry_with_two_places(desk: Desk, tmp_path: Path) -> None:
    twice = FIRST.replace("新登记企业420户。", "新登记企业420户。上半年，全县受理办件18200件。")
    proposals = ledger.propose(desk, imported(desk, tmp_path, "a.txt", twice))
    item = named(proposals, "受理件数")
    assert len(item.candidate.places) == 1 and [each.entry.value for each in proposals.items].count(Decimal(18200)) == 1
    assert ledger.waiting(desk) == {1: len(proposals.items)}


def test_two_values_of_one_name_in_one_report_are_for_a_person_to_tell_apart(desk: Desk, tmp_path: Path) -> None:
    odd = FIRST.replace("新登记企业420户。", "新登记企业420户。上半年，全县受理办件18000件。")
    proposals = ledger.propose(desk, imported(desk, tmp_path, "a.txt", odd))
    asked = [item for item in proposals.items if item.entry.metric == "受理件数"]
    assert {item.group for item in asked} == {Group.ODD} and "有2个不同的数（18200件、18000件）" in asked[0].remarks[0]
    ledger.accept(desk, proposals)
    assert ledger.book(desk).entry("受理件数", "青禾县", "2025H1") is None


def test_a_name_too_vague_waits_for_a_person(desk: Desk, tmp_path: Path) -> None:
    proposals = ledger.propose(desk, imported(desk, tmp_path, "a.txt", "青禾县2025年上半年工作总结\n\n2025年上半年，惠及企业420户。\n"))
    vague = [item for item in proposals.items if "太笼统" in "".join(item.remarks)]
    assert all(item.group is Group.ODD for item in vague) and ledger.accept(desk, vague).waiting == len(vague)


def test_a_likely_metric_is_asked_about_and_never_taken_silently(desk: Desk) -> None:
    ledger.record(desk, offer(340, said="营商环境投诉举报受理数"))
    (item,) = ledger.propose_values(desk, [offer(350, said="受理营商环境投诉举报", period="2025Q4")]).items
    assert item.group is Group.ODD and not item.known and item.question.startswith("与台账指标“营商环境投诉举报受理数”同一项？（把握")
    assert ledger.accept(desk, [item]).waiting == 1 and len(metrics(desk)) == 1
    ledger.accept(desk, [item], lambda each: Decision(Verdict.TAKE, each.like))
    assert len(metrics(desk)) == 1  # and from here on it is called so
    (again,) = ledger.propose_values(desk, [offer(360, said="受理营商环境投诉举报", period="2026Q1")]).items
    assert (again.known, again.group, again.question) == (True, Group.NEW, "")


def test_what_the_next_report_words_otherwise_is_asked_about_by_its_place_among_its_neighbours(desk: Desk, tmp_path: Path) -> None:
    lines = "二、帮办服务\n设帮办专员36名，为企业帮办事项1250件，平均办理时间1.5天，节约企业成本320万元。\n"
    report = imported(desk, tmp_path, "q1.txt", f"青禾县2025年一季度优化营商环境工作总结\n\n{lines}\n青禾县营商环境建设办公室\n2025年4月5日\n")
    ledger.accept(desk, ledger.propose(desk, report), lambda _: Verdict.BOTH)
    moved = lines.replace("节约企业成本320", "为企业节约费用350").replace("1250", "1310")
    later = imported(desk, tmp_path, "q2.txt", f"青禾县2025年二季度优化营商环境工作总结\n\n{moved}\n青禾县营商环境建设办公室\n2025年7月5日\n")
    (asked,) = [item for item in ledger.propose(desk, later).items if item.entry.unit == "元"]
    assert not asked.known and asked.question.startswith("与台账指标“节约企业成本") and asked.group is Group.ODD
    (plain,) = [item for item in ledger.propose(desk, later, closely=False).items if item.entry.unit == "元"]
    assert (plain.entry.metric, plain.known) == (asked.entry.metric, False)


def test_opposites_are_not_taken_for_one_metric(desk: Desk) -> None:
    for one, other in (("企业诉求受理件数", "企业诉求办结件数"), ("打通政策堵点", "未打通政策堵点")):
        ledger.record(desk, offer(340, said=one))
        (item,) = ledger.propose_values(desk, [offer(330, said=other)]).items
        assert item.question == "" and item.group is Group.NEW


def test_one_name_in_two_units_is_two_metrics(desk: Desk) -> None:
    values = [offer(36, said="助保贷发放贷款", unit="笔"), offer(2_320_000, said="助保贷发放贷款", unit="元")]
    ledger.accept(desk, ledger.propose_values(desk, values))
    assert {metric.name: metric.unit for metric in metrics(desk).values()} == {"助保贷发放贷款": "笔", "助保贷发放贷款金额": "元"}
    (known,) = ledger.propose_values(desk, [offer(9, said="助保贷发放贷款", unit="元", period="2025Q4")]).items
    assert known.entry.metric == "助保贷发放贷款金额"


def test_a_value_recorded_by_hand_waits_where_another_stands_unless_it_is_to_replace_it(desk: Desk) -> None:
    assert ledger.record(desk, offer(100)).entries and ledger.record(desk, offer(120)).waiting == 1
    assert ledger.record(desk, offer(120), replace_standing=True).replaced == 1
    assert ledger.conflicts(desk) == ()


def test_the_same_cell_read_again_adds_nothing(desk: Desk) -> None:
    assert len(ledger.record(desk, offer(100)).entries) == 1 and ledger.record(desk, offer(100)).entries == ()


def test_a_period_that_is_none_is_refused(desk: Desk) -> None:
    for code in ("future", "", "去年"):
        with pytest.raises(Refused, match="期间"):
            ledger.propose_values(desk, [offer(100, period=code)])


def test_a_correction_takes_the_place_of_every_source_that_stood(desk: Desk) -> None:
    first = ledger.record(desk, offer(100)).entries[0]
    ledger.accept(desk, ledger.propose_values(desk, [offer(120, source=Person("王某某"))]), lambda _: Verdict.BOTH)
    new = ledger.correct(desk, first, Decimal(110), source=Person("王某某", "与统计局核对"))
    assert (new.value, new.supersedes, ledger.conflicts(desk)) == (110, (1, 2), ())
    with pytest.raises(Refused, match="已被更新的记录代替"):
        ledger.correct(desk, first, Decimal(90))


def test_a_withdrawn_value_stands_no_longer_and_history_keeps_it(desk: Desk) -> None:
    number = ledger.record(desk, offer(100)).entries[0]
    ledger.withdraw(desk, number, note="录错地区")
    assert ledger.book(desk).current == {}
    assert [entry.kind for entry in ledger.history(desk, Key("办件量", "青禾县", "2025Q3"))] == ["value", "withdrawn"]
    with pytest.raises(Refused):
        ledger.withdraw(desk, 99)


def test_a_metric_goes_by_all_its_names_after_renaming_and_merging(desk: Desk) -> None:
    ledger.record(desk, offer(100))
    ledger.record(desk, offer(90, said="窗口接件数", period="2025Q2"))
    old = next(metric.name for metric in metrics(desk).values() if "办件量" in metric.names)
    rename_metric(desk, old, "全县办件总量")
    merged = merge_metrics(desk, "全县办件总量", "窗口接件数")
    assert {"全县办件总量", old, "窗口接件数"} <= set(merged.names)
    assert [entry.value for entry in ledger.trend(desk, next(iter(ledger.book(desk).lines)))] == [90, 100]
    assert ledger.known_name(desk, "窗口接件数") == ledger.known_name(desk, "办件量") == "全县办件总量"
    (item,) = ledger.propose_values(desk, [offer(101, said="窗口接件数", period="2025Q4")]).items
    assert item.known and item.entry.metric == "全县办件总量"
    assert catalogue(desk).find("窗口接件数") is not None


def test_a_name_in_use_is_no_new_name_and_an_unknown_one_is_told_with_those_like_it(desk: Desk) -> None:
    add_metric(desk, Metric("窗口接件总数", "件"))
    add_metric(desk, Metric("帮办代办件次", "件次"))
    with pytest.raises(Refused, match="如果是同一项请合并"):
        rename_metric(desk, "帮办代办件次", "窗口接件总数")
    with pytest.raises(Refused, match="单位不同"):
        merge_metrics(desk, "窗口接件总数", "帮办代办件次")
    with pytest.raises(Refused, match="没有指标“窗口接件率”，相近的有：窗口接件总数"):
        rename_metric(desk, "窗口接件率", "甲乙")


def test_a_metric_has_its_scope_and_department(desk: Desk) -> None:
    add_metric(desk, Metric("窗口接件总数", "件"))
    described = describe_metric(desk, "窗口接件总数", scope="不含垂管部门", department="行政审批局", aliases=("大厅接件数",))
    assert (described.scope, described.department, described.aliases) == ("不含垂管部门", "行政审批局", ("大厅接件数",))
    assert metrics(desk) == {1: replace(described, own=True)}


def test_every_metric_is_compared_by_name_or_all_of_them(desk: Desk) -> None:
    for code, value in (("2025Q3", 129), ("2025Q2", 100), ("2024Q3", 120)):
        ledger.record(desk, offer(value, period=code))
    (row,) = ledger.compare(desk, ["2025Q3"], "青禾县", ["办件量"])
    assert row.on_year and row.on_previous and (row.on_year.words, row.on_previous.words) == ("增长7.5%", "增长29%")
    assert ledger.periods(desk) == ("2025Q3", "2025Q2", "2024Q3") and ledger.compare(desk, ["2025Q3"], "石桥县") == ()


def test_a_deleted_report_leaves_what_it_told_and_waits_no_longer(desk: Desk, tmp_path: Path) -> None:
    report = imported(desk, tmp_path, "a.txt", FIRST)
    proposals = ledger.propose(desk, report)
    ledger.accept(desk, proposals, lambda item: Verdict.TAKE if item.entry.metric == "办结率" else Verdict.WAIT)
    trash_reports(desk, [report])
    empty_trash(desk)
    assert ledger.waiting(desk) == {}
    standing = ledger.book(desk).entry("办结率", "青禾县", "2025H1")
    assert standing is not None and isinstance(standing.source, Report) and "98.6%" in standing.source.sentence


ACCEPTER = """
import sys
from decimal import Decimal
from pathlib import Path
from desktop.actions import ledger
from desktop.actions.desk import desk_on
from desktop.actions.ledger import Candidate
from desktop.ledger.entry import Sheet
from desktop.store import Store

desk = desk_on(Store.open(Path(sys.argv[1])))
for turn in range(10_000):
    period = f"{1000 + turn}"
    batch = [Candidate(f"第{at}项指标数", Decimal(turn), "件", "青禾县", period, Sheet("表", "一", f"A{at}")) for at in range(20)]
    ledger.accept(desk, ledger.propose_values(desk, batch))
    print(turn, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL; its TerminateProcess takes the same way")
@pytest.mark.parametrize("turns", [1, 6])
def test_a_killed_bulk_accept_is_there_whole_or_not_at_all(tmp_path: Path, turns: int) -> None:
    path = tmp_path / "nigao.db"
    with subprocess.Popen([sys.executable, "-c", ACCEPTER, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(turns):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        last = max([turns - 1, *(int(line) for line in process.stdout.read().split("\n")[:-1])])
    with Store.open(path) as store:
        entries = store.entries.all()
        by_period = {period: sum(entry.period == period for entry in entries) for period in {entry.period for entry in entries}}
        assert set(by_period.values()) == {20} and len(by_period) >= last + 1
        assert len(store.metrics.all()) == 20 and store.database.check() == "ok"
