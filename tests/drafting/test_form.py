"""The form: what the picked sections ask for, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from desktop.drafting.draft import Draft, PointPick, SectionPick
from desktop.drafting.form import FRAME, FormRow, form, grouped
from desktop.drafting.load import load
from desktop.drafting.start import default_draft
from desktop.drafting.template import Template
from tests.drafting.folder import section

Make = Callable[..., Path]


def rows(template: Template, draft: Draft) -> dict[str, FormRow]:
    return {row.key: row for row in form(template, draft)}


def test_rows_stand_by_section_in_the_order_they_print_with_sources_before_what_follows(make: Make) -> None:
    template = load(make()).value
    found = form(template, default_draft(template))
    assert [(section, [row.key for row in group]) for section, group in grouped(found)] == [
        (FRAME, ["地区", "期间", "单位"]),
        ("提速", ["窗口数", "办件量", "办结量", "办结率", "增幅"]),
    ]


def test_a_point_that_is_off_asks_for_nothing(make: Make) -> None:
    template = load(make()).value
    picks = (SectionPick("speed", points=(PointPick("window"), PointPick("online", on=False))),)
    assert [row.key for row in form(template, Draft("trial", picks=picks)) if row.section == "提速"] == ["窗口数", "办件量"]


def test_a_heading_that_is_chosen_asks_for_its_fields(make: Make) -> None:
    template = load(make(head="", tail="")).value
    plain = Draft("trial", picks=(SectionPick("speed"),))
    assert "地区" not in rows(template, plain)
    assert "地区" in rows(template, replace(plain, picks=(SectionPick("speed", heading="{{地区}}办事更快"),)))


def test_a_row_says_what_prints_what_is_wrong_and_what_is_computed(make: Make) -> None:
    template = load(make()).value
    found = rows(template, replace(default_draft(template), values={"办件量": "2000", "办结量": "1990", "窗口数": "很多"}))
    assert (found["办件量"].value, found["办件量"].printed, found["办件量"].missing, found["办件量"].fault) == ("2000", "2000件", False, "")
    assert (found["窗口数"].fault, found["窗口数"].printed, found["窗口数"].missing) == ("应填整数，如 2157", "很多", False)
    rate = found["办结率"]
    assert (rate.value, rate.printed, rate.computed, rate.formula, rate.missing, rate.differs) == (
        "",
        "99.5%",
        "99.5%",
        "办结量 ÷ 办件量 × 100%",
        False,
        False,
    )
    assert (found["办件量"].label, found["办件量"].unit, found["办件量"].kind.value) == ("受理办件量", "件", "count")


def test_a_typed_value_that_departs_from_the_computed_one_is_told(make: Make) -> None:
    template = load(make()).value
    values = {"办件量": "2000", "办结量": "1990", "办结率": "99.9"}
    rate = rows(template, replace(default_draft(template), values=values))["办结率"]
    assert (rate.printed, rate.computed, rate.differs) == ("99.9%", "99.5%", True)
    assert not rows(template, replace(default_draft(template), values=values | {"办结率": "99.50"}))["办结率"].differs


def test_missing_is_what_prints_as_missing_and_what_that_waits_for(make: Make) -> None:
    template = load(make()).value
    found = rows(template, replace(default_draft(template), values={"办件量": "2000"}))
    assert {key for key, row in found.items() if row.missing} == {"地区", "期间", "单位", "窗口数", "办结量", "办结率"}
    assert not found["增幅"].missing


def test_a_template_that_fails_while_printing_still_has_its_form(make: Make) -> None:
    template = load(make(head="", tail="", speed=section("{{ 1 / 办件量 }}{{地区}}", level=0))).value
    found = rows(template, replace(default_draft(template), values={"办件量": "0"}))
    assert {key: row.missing for key, row in found.items()} == {"办件量": False, "地区": True}


def test_each_region_has_its_own_rows_unless_one_value_serves_all(make: Make) -> None:
    service = section("{{地区}}受理{{办件量}}，共{{期间}}。", scoped=True)
    template = load(make(head="", tail="", top='scope = "地区"', service=service)).value
    draft = replace(default_draft(template, ("青禾县", "白石区")), values={"期间": "2024年", "青禾县/办件量": "7"})
    found = rows(template, draft)
    assert list(found) == ["青禾县/办件量", "期间", "白石区/办件量"]
    assert [(row.scope, row.missing) for row in found.values()] == [("青禾县", False), ("", False), ("白石区", True)]
