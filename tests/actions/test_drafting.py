"""A draft is begun, picked, filled, borrowed into, composed, kept and printed; each step gives a new value."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import readers
from desktop.actions import drafts, exporting, library, picks
from desktop.actions.borrowing import borrow_section
from desktop.actions.composing import compose
from desktop.actions.desk import Desk, open_desk
from desktop.actions.filling import set_value
from desktop.actions.form_line import FormLine, LineState
from desktop.document.text import plain
from desktop.drafting.draft import Draft
from desktop.outcome import Refused

FILLED = {"地区": "某某县", "单位": "某某县行政审批局", "窗口数": "12", "收件数": "200", "办结数": "190"}


@pytest.fixture
def draft(desk: Desk) -> Draft:
    return drafts.new_draft(desk, "memo")


def filled(draft: Draft) -> Draft:
    for key, value in FILLED.items():
        draft = set_value(draft, key, value)
    return draft


def lines(desk: Desk, draft: Draft) -> dict[str, FormLine]:
    return {line.key: line for group in compose(desk, draft).groups for line in group.lines}


def outline(desk: Desk, draft: Draft) -> list[str]:
    return [line.number + line.name for line in picks.pick_lines(desk, draft)]


def test_a_new_draft_is_kept_at_once_and_comes_back_the_same(desk: Desk, draft: Draft) -> None:
    assert drafts.open_draft(desk, draft.id) == draft
    assert [entry.id for entry in drafts.drafts(desk)] == [draft.id]
    assert draft.name.startswith("情况专报")


def test_a_saved_change_comes_back_and_a_deleted_draft_is_refused(desk: Desk, draft: Draft) -> None:
    changed = drafts.renamed(filled(draft), "三季度专报")
    drafts.save_draft(desk, changed)
    assert drafts.open_draft(desk, draft.id) == changed
    drafts.delete_draft(desk, draft.id)
    with pytest.raises(Refused, match="最近的稿件"):
        drafts.open_draft(desk, draft.id)


def test_a_draft_whose_content_is_damaged_is_refused_in_one_sentence(desk: Desk) -> None:
    desk.store.drafts.save("x", "memo", "坏稿", "[1, 2")
    with pytest.raises(Refused, match="已损坏"):
        drafts.open_draft(desk, "x")


def test_every_action_leaves_the_draft_it_was_given_as_it_was(desk: Desk, draft: Draft) -> None:
    before = drafts.open_draft(desk, draft.id)
    set_value(draft, "地区", "某某县")
    picks.tick(draft, 1, 0, False)
    picks.move(draft, 1, -1, 3)
    picks.word_heading(draft, 1, -1, "自己的标题")
    assert draft == before


def test_sections_and_points_number_themselves_after_ticking_and_moving(desk: Desk, draft: Draft) -> None:
    assert outline(desk, draft) == ["开头", "一、窗口服务", "二、下一步"]
    assert outline(desk, picks.move(draft, 2, -1, 1)) == ["开头", "一、下一步", "二、窗口服务"]
    assert outline(desk, picks.tick(draft, 1, -1, False)) == ["开头", "窗口服务", "一、下一步"]
    points = picks.pick_lines(desk, picks.move(draft, 1, 0, 2))[1].points
    assert [point.number + point.name for point in points] == ["一是办件效率", "二是窗口建设"]


def test_one_point_alone_wears_no_number_as_in_print(desk: Desk, draft: Draft) -> None:
    one = picks.tick(draft, 1, 0, False)
    assert [point.number for point in picks.pick_lines(desk, one)[1].points] == ["", ""]
    assert "一是" not in plain(compose(desk, one).document)


def test_the_outline_shows_the_numbers_that_print(desk: Desk, draft: Draft) -> None:
    moved = picks.move(draft, 2, -1, 1)
    text = plain(compose(desk, moved).document)
    for line in picks.pick_lines(desk, moved)[1:]:
        assert line.number + line.heading in text


def test_ticking_a_point_brings_its_section_along(desk: Desk, draft: Draft) -> None:
    off = picks.tick(draft, 1, -1, False)
    assert picks.tick(off, 1, 0, True).picks[1].on


def test_a_heading_takes_another_variant_or_ones_own_words(desk: Desk, draft: Draft) -> None:
    assert "二、" not in plain(compose(desk, picks.tick(draft, 2, -1, False)).document)
    chosen = picks.word_heading(draft, 1, -1, "大厅服务更周到")
    assert "一、大厅服务更周到" in plain(compose(desk, chosen).document)
    own = picks.word_heading(draft, 1, 0, "把窗口建到群众家门口")
    assert "把窗口建到群众家门口" in plain(compose(desk, own).document)


def test_the_form_says_what_is_filled_computed_missing_and_wrong(desk: Desk, draft: Draft) -> None:
    full = lines(desk, set_value(filled(draft), "窗口数", "十几个吧"))
    assert full["窗口数"].state is LineState.FAULTY and full["窗口数"].remark
    assert full["收件数"].state is LineState.FILLED
    assert (full["办结率"].state, full["办结率"].printed) == (LineState.DERIVED, "95%")
    empty = compose(desk, draft)
    assert empty.missing == 6
    assert [group.name for group in empty.groups][1:] == ["窗口服务"]


def test_a_cleared_value_leaves_no_entry(draft: Draft) -> None:
    assert "地区" not in set_value(set_value(draft, "地区", "某某县"), "地区", "").values


def test_fields_of_what_is_not_picked_are_not_asked_for(desk: Desk, draft: Draft) -> None:
    assert "窗口数" not in lines(desk, picks.tick(draft, 1, 0, False))


def test_what_is_missing_or_faulty_stands_in_the_form_and_not_in_the_notes(desk: Desk, draft: Draft) -> None:
    assert compose(desk, set_value(draft, "窗口数", "很多")).notes == ()


def test_a_borrowed_section_comes_before_the_outlook_and_numbers_itself(desk: Desk, draft: Draft, prior: Path) -> None:
    (loaded,) = library.load_reports(desk, (prior,))
    assert loaded.report is not None
    section = library.report_sections(desk, loaded.report)[1]
    taken = borrow_section(desk, draft, loaded.report, section.key)
    assert outline(desk, taken) == ["开头", "一、窗口服务", "二、抓好热线办理", "三、下一步"]
    text = plain(compose(desk, taken).document)
    assert "二、抓好热线办理" in text and "热线平台受理来电六百余件，做到件件有回音。" in text
    assert drafts.open_draft(desk, taken.id) != taken
    drafts.save_draft(desk, taken)
    assert drafts.open_draft(desk, taken.id) == taken


def test_a_section_is_borrowed_once_and_can_be_put_back(desk: Desk, draft: Draft, prior: Path) -> None:
    (loaded,) = library.load_reports(desk, (prior,))
    assert loaded.report is not None
    key = library.report_sections(desk, loaded.report)[0].key
    taken = borrow_section(desk, draft, loaded.report, key)
    with pytest.raises(Refused, match="已经取用过"):
        borrow_section(desk, taken, loaded.report, key)
    with pytest.raises(Refused, match="找不到"):
        borrow_section(desk, draft, loaded.report, "99999")
    assert picks.remove_borrowed(taken, 2) == draft
    assert picks.remove_borrowed(draft, 1) == draft


def test_a_draft_is_printed_to_word_and_to_plain_text(desk: Desk, draft: Draft, tmp_path: Path) -> None:
    full = filled(draft)
    drafts.save_draft(desk, full)
    outcome = exporting.export(desk, full, tmp_path / "专报")
    written = outcome.value
    assert (written, outcome.notes) == (tmp_path / "专报.docx", ())
    text = plain(readers.read(written).value)
    assert "设置综合窗口12个" in text and "按时办结率95%" in text
    assert desk.store.drafts.get(full.id).exported_path == str(written)  # type: ignore[union-attr]
    exporting.export(desk, full, tmp_path / "专报.txt")
    assert (tmp_path / "专报.txt").read_text(encoding="utf-8").rstrip("\n") == exporting.plain_text(desk, full).rstrip("\n")


def test_an_export_never_goes_over_a_loaded_report(desk: Desk, draft: Draft, prior: Path) -> None:
    library.load_reports(desk, (prior,))
    before = prior.read_bytes()
    with pytest.raises(Refused, match="不能覆盖原文件"):
        exporting.export(desk, draft, prior)
    assert prior.read_bytes() == before


def test_a_file_name_carries_nothing_a_file_system_forbids(draft: Draft) -> None:
    assert exporting.file_name(drafts.renamed(draft, "答复/第2号:“修路”?"), ".docx") == "答复 第2号 “修路”.docx"
    assert exporting.file_name(Draft("memo", "..."), ".txt") == "稿件.txt"


def test_regions_repeat_the_scoped_sections_and_can_be_taken_away(desk: Desk) -> None:
    draft = drafts.new_draft(desk, "briefing")
    one = picks.add_scope(desk, draft, "甲县")
    assert picks.scopes(one) == ("甲县",) and len(one.picks) == len(draft.picks)
    two = picks.add_scope(desk, one, "乙县")
    assert picks.scopes(two) == ("甲县", "乙县") and len(two.picks) > len(one.picks)
    assert picks.add_scope(desk, two, "乙县") == two
    assert picks.remove_scope(two, "乙县") == one
    assert picks.remove_scope(one, "甲县") == draft


def test_the_office_profile_fills_what_the_office_always_fills(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text('"单位" = "某某县营商办"\n"地区" = "某某县"\n', encoding="utf-8")
    own = open_desk(tmp_path)
    assert drafts.new_draft(own, "reply").values["单位"] == "某某县营商办"
    own.store.close()


def test_a_kind_without_a_template_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="没有叫“无此”的模板"):
        drafts.new_draft(desk, "无此")


def test_a_template_changed_in_its_folder_is_read_anew_when_the_kinds_are_listed(desk: Desk, tmp_path: Path) -> None:
    assert desk.template("memo").name == "情况专报"
    manifest = tmp_path / "desk" / "templates" / "memo" / "template.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("情况专报", "情况快报"), encoding="utf-8")
    assert desk.template("memo").name == "情况专报"
    assert "情况快报" in [kind.name for kind in drafts.kinds(desk)]
    assert desk.template("memo").name == "情况快报"
