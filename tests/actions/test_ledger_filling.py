"""A form takes its values from the ledger, shows those before, and gives its own back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.actions import ledger
from desktop.actions.desk import Desk
from desktop.actions.drafts import new_draft
from desktop.actions.ledger import Candidate, Verdict
from desktop.actions.ledger_filling import autofill, offered, period_of_draft, region_of_draft, write_back
from desktop.drafting.draft import Draft
from desktop.drafting.moments import previous
from desktop.ledger.entry import Person
from desktop.outcome import Refused


def kept(desk: Desk, said: str, value: str, period: str, unit: str = "件", region: str = "青禾县", printed: str = "", approx: str = "") -> None:
    done = ledger.record(desk, Candidate(said, Decimal(value), unit, region, period, Person("王某某"), printed=printed, approx=approx))
    assert done.entries


@pytest.fixture
def draft(desk: Desk) -> Draft:
    return replace(new_draft(desk, "memo"), values={"地区": "青禾县", "单位": "青禾县行政审批局"})


def test_an_empty_form_is_filled_for_its_region_and_period_with_the_values_before_beside(desk: Desk, draft: Draft) -> None:
    kept(desk, "收到办件数", "18200", "2025Q3")
    kept(desk, "收到办件数", "17500", "2024Q3")
    kept(desk, "收到办件数", "9300", "2025Q3", region="石桥县")
    kept(desk, "综合窗口数", "23", "@2025-09-30", unit="个")
    filled = autofill(desk, draft, period="2025Q3")
    assert (filled.region, filled.period) == ("青禾县", "2025Q3")
    assert (filled.draft.values["收件数"], filled.draft.values["窗口数"]) == ("18200", "23")
    assert previous(filled.draft) == {"收件数": "17500"}
    assert [str(note) for note in filled.notes] == ["“综合窗口数”取自台账：23个（王某某）", "“收到办件数”取自台账：18200件（王某某）"]


def test_what_a_person_typed_stands_and_is_told_where_it_differs(desk: Desk, draft: Draft) -> None:
    kept(desk, "收到办件数", "18200", "2025Q3")
    filled = autofill(desk, replace(draft, values={**draft.values, "收件数": "18300"}), period="2025Q3")
    assert filled.draft.values["收件数"] == "18300" and filled.lines[0].differs and not filled.lines[0].filled
    assert "与台账不同：台账为18200件（王某某），稿件里的没有改动" in str(filled.notes[0])
    same = autofill(desk, replace(draft, values={**draft.values, "收件数": "1.82万"}), period="2025Q3")
    assert not same.lines[0].differs


def test_a_value_about_right_stays_about_right(desk: Desk, draft: Draft) -> None:
    kept(desk, "收到办件数", "19000", "2025Q3", printed="1.9万余件", approx="余")
    assert autofill(desk, draft, period="2025Q3").draft.values["收件数"] == "1.9万余"


def test_a_derived_field_is_left_to_follow(desk: Desk, draft: Draft) -> None:
    kept(desk, "按时办结率", "98.6", "2025Q3", unit="%")
    assert "办结率" not in autofill(desk, draft, period="2025Q3").draft.values


def test_the_period_before_may_be_asked_for_instead_of_the_year_before(desk: Desk, draft: Draft) -> None:
    kept(desk, "收到办件数", "16000", "2025Q2")
    assert previous(autofill(desk, draft, period="2025Q3", before="period").draft) == {"收件数": "16000"}
    assert previous(autofill(desk, draft, period="2025Q3").draft) == {}


def test_a_draft_says_its_own_region_and_period(desk: Desk, draft: Draft) -> None:
    told = replace(draft, values={**draft.values, "期间": "2025年三季度"})
    assert (region_of_draft(desk, told), period_of_draft(desk, told)) == ("青禾县", "2025Q3")
    with pytest.raises(Refused, match="没有写明期间"):
        period_of_draft(desk, draft)


def test_values_written_back_carry_the_draft_as_their_source(desk: Desk, draft: Draft) -> None:
    typed = replace(draft, values={**draft.values, "收件数": "18200", "办结数": "1.8万余"})
    assert len(write_back(desk, typed, period="2025Q3").entries) == 2
    book = ledger.book(desk)
    assert {(entry.value, entry.approx, entry.source.id) for group in book.current.values() for entry in group} == {  # type: ignore[union-attr]
        (Decimal(18200), "", draft.id),
        (Decimal(18000), "余", draft.id),
    }


def test_a_draft_written_back_again_puts_its_own_values_right_and_no_others(desk: Desk, draft: Draft) -> None:
    kept(desk, "收到办件数", "18000", "2025Q3")
    typed = replace(draft, values={**draft.values, "收件数": "18200"})
    assert write_back(desk, typed, period="2025Q3").waiting == 1
    write_back(desk, typed, lambda _: Verdict.BOTH, period="2025Q3")
    assert len(ledger.conflicts(desk)) == 1
    again = write_back(desk, replace(typed, name="改名", values={**typed.values, "收件数": "18000"}), period="2025Q3")
    assert (again.replaced, ledger.conflicts(desk)) == (1, ())


def test_written_back_values_fill_the_next_form(desk: Desk, draft: Draft) -> None:
    typed = replace(draft, values={**draft.values, "收件数": "18200", "窗口数": "23"})
    write_back(desk, typed, period="2025Q3")
    filled = autofill(desk, replace(draft, id="next"), period="2025Q3")
    assert {name: filled.draft.values[name] for name in ("收件数", "窗口数")} == {"收件数": "18200", "窗口数": "23"}
    assert offered(desk, draft, period="2025Q3").items == ()
