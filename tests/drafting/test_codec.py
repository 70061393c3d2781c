"""A draft kept as JSON comes back the same."""

from __future__ import annotations

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.document.nodes import Break, Emphasis, Field, FieldState, Paragraph, Role, Text
from desktop.drafting.codec import decode_draft, encode_draft
from desktop.drafting.draft import Draft, PointPick, SectionPick
from desktop.drafting.template import Passage, PointPlace, PointSpec, SectionSpec, Source

words = st.text(max_size=8)
inlines = st.one_of(
    st.builds(Text, words, st.sampled_from([Emphasis.NONE, Emphasis.LEAD, Emphasis.BOLD])),
    st.builds(Field, words, words, words, st.none() | st.decimals(allow_nan=False, allow_infinity=False), words, words, st.sampled_from(FieldState)),
    st.just(Break()),
)
blocks = st.builds(Paragraph, st.lists(inlines, max_size=3).map(tuple), st.sampled_from([Role.BODY, Role.HEADING, Role.CAPTION]), st.integers(0, 3))
bodies = st.one_of(st.builds(Source, words, words, st.integers(1, 50)), st.lists(blocks, max_size=3).map(tuple).map(Passage))
points = st.builds(PointSpec, words, words, st.lists(words, max_size=2).map(tuple), bodies, st.booleans())
sections = st.builds(
    SectionSpec,
    *(words, words, st.lists(words, max_size=2).map(tuple), st.integers(0, 3), words, st.booleans(), words, st.sampled_from(PointPlace), bodies),
    *(st.lists(points, max_size=2).map(tuple), st.booleans(), st.booleans()),
)
picks = st.builds(SectionPick, words, st.booleans(), words, words, st.lists(st.builds(PointPick, words, st.booleans(), words), max_size=3).map(tuple))
drafts = st.builds(
    Draft,
    words,
    words,
    words,
    st.lists(picks, max_size=3).map(tuple),
    st.dictionaries(words, words, max_size=4),
    st.lists(sections, max_size=2).map(tuple),
)


@given(drafts)
def test_a_draft_comes_back_from_json_the_same(draft: Draft) -> None:
    assert decode_draft(json.loads(json.dumps(encode_draft(draft)))) == draft


def test_an_old_draft_with_little_in_it_opens_for_ever() -> None:
    assert decode_draft({"kind": "reply", "picks": [{"section": "next", "points": [{"id": "a"}]}], "values": {"甲": "1"}}) == Draft(
        "reply", picks=(SectionPick("next", points=(PointPick("a"),)),), values={"甲": "1"}
    )


def test_a_borrowed_section_keeps_the_value_of_its_fields() -> None:
    field = Field("23个", "入驻部门数", "入驻部门数", Decimal(23), "个")
    draft = Draft("summary", borrowed=(SectionSpec("b", "借", lead=Passage((Paragraph((field,)),))),))
    assert decode_draft(encode_draft(draft)) == draft
