"""Drafts to begin with, and sections chosen in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.drafting.draft import Draft, PointPick, SectionPick
from desktop.drafting.load import load
from desktop.drafting.picks import scopes_of, with_sections
from desktop.drafting.start import default_draft, sample_draft
from desktop.drafting.template import Template
from desktop.outcome import Refused
from tests.drafting.folder import SPEED, section

Make = Callable[..., Path]


def several(make: Make, sample: str = "") -> Template:
    files = {
        "opening": section("开头。", level=0),
        "speed": SPEED,
        "spare": section("备选。", on=False),
        "region": section("{{地区}}。", scoped=True),
    }
    return load(make(top='scope = "地区"', sample=sample, **files)).value


def test_a_default_draft_picks_all_that_is_on(make: Make) -> None:
    draft = default_draft(several(make))
    assert [(pick.section, pick.on) for pick in draft.picks] == [("opening", True), ("speed", True), ("spare", False), ("region", True)]
    assert draft.picks[1].points == (PointPick("window"), PointPick("online"), PointPick("night", on=False))


def test_sections_are_chosen_in_words_with_points_and_order(make: Make) -> None:
    template = several(make)
    draft = with_sections(template, default_draft(template), "spare, speed:night+window，opening")
    assert [pick.section for pick in draft.picks] == ["spare", "speed", "opening"]
    assert all(pick.on for pick in draft.picks)
    assert draft.picks[1].points == (PointPick("night"), PointPick("window"))


def test_names_a_person_reads_do_as_well_as_ids(make: Make) -> None:
    template = several(make)
    draft = with_sections(template, default_draft(template), "提速:夜间")
    assert draft.picks == (SectionPick("speed", points=(PointPick("night"),)),)


def test_a_scoped_section_comes_once_for_each_region(make: Make) -> None:
    template = several(make)
    draft = with_sections(template, Draft("trial", values={"青禾县/办件量": "1", "白石区/办件量": "2"}), "region")
    assert [pick.scope for pick in draft.picks] == ["青禾县", "白石区"]
    one = with_sections(template, Draft("trial"), "白石区/region")
    assert [pick.scope for pick in one.picks] == ["白石区"]


@pytest.mark.parametrize(
    ("words", "said"),
    [("gone", "没有章节“gone”，可选 opening、speed"), ("speed:gone", "没有要点“gone”，可选 window、online、night"), (" , ", "没有写出任何章节")],
)
def test_what_the_template_does_not_have_is_refused_with_what_it_has(make: Make, words: str, said: str) -> None:
    template = several(make)
    with pytest.raises(Refused) as caught:
        with_sections(template, default_draft(template), words)
    assert said in str(caught.value)


def test_regions_are_told_by_the_values() -> None:
    assert scopes_of({"甲": "1", "青禾县/甲": "2", "青禾县/乙": "3", "白石区/甲": "4"}) == ("青禾县", "白石区")


def test_a_sample_gives_values_regions_and_picks(make: Make) -> None:
    sample = '[values]\n"办件量" = 12\n"利率" = 7.10\n[scopes."青禾县"]\n"办件量" = "3"\n[[picks]]\nsection = "speed"\npoints = ["night"]\nheading = "新题"\n[[picks]]\nsection = "region"\nscope = "青禾县"\n'
    draft = sample_draft(several(make, sample))
    assert draft.values == {"办件量": "12", "利率": "7.10", "青禾县/办件量": "3"}
    speed, region = draft.picks
    assert (speed.heading, [point.id for point in speed.points if point.on]) == ("新题", ["night"])
    assert region.scope == "青禾县"


def test_a_sample_without_picks_takes_the_default_ones_for_its_regions(make: Make) -> None:
    draft = sample_draft(several(make, '[scopes."青禾县"]\n"办件量" = "3"\n[scopes."白石区"]\n"办件量" = "4"\n'))
    assert [(pick.section, pick.scope) for pick in draft.picks] == [
        ("opening", ""),
        ("speed", ""),
        ("spare", ""),
        ("region", "青禾县"),
        ("region", "白石区"),
    ]


@pytest.mark.parametrize(
    ("sample", "said"),
    [
        ("[values]\n甲 =", "第2行"),
        ('[values]\n"甲" = [1]', "值要写成"),
        ("scopes = 3", "scopes 要写成"),
        ('[[picks]]\nsection = "gone"', "section 要写模板里有的章节"),
        ('[[picks]]\nsection = "speed"\npoints = ["gone"]', "没有这些要点：gone"),
        ("picks = 3", "picks"),
    ],
)
def test_a_faulty_sample_is_refused_by_name(make: Make, sample: str, said: str) -> None:
    template = several(make, sample)
    with pytest.raises(Refused) as caught:
        sample_draft(template)
    assert said in str(caught.value)
    assert "trial/sample.toml" in str(caught.value)


def test_a_template_without_a_sample_says_so(make: Make) -> None:
    template = several(make)
    with pytest.raises(Refused, match="没有样例"):
        sample_draft(template)
