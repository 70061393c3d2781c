"""The built-in templates read as finished documents, for another county too; test_builtin_templates.py looks after marks and picks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from desktop.document.nodes import Document, Field, Paragraph, Role
from desktop.document.ordinal import numbered
from desktop.document.text import inline_text, paragraph_text, plain
from desktop.drafting.draft import Draft, PointPick, SectionPick
from desktop.drafting.load import bodies, headings, load
from desktop.drafting.quantity import quoted
from desktop.drafting.render import render
from desktop.drafting.start import default_draft, sample_draft
from desktop.drafting.template import FieldKind, FieldSpec, SectionSpec, Source, Template
from desktop.paths import templates

LENGTHS = {"summary": 2047, "briefing": 2979, "half_year": 4221, "reply": 3810, "feature": 3333}  # characters of the five samples
WORDS = (FieldKind.TEXT, FieldKind.DATE, FieldKind.CHOICE)
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
MOVED = re.compile(r'\{\{\s*(\w+)\s*\|\s*增减\(\s*"(.*?)",\s*"(.*?)",\s*"(.*?)"\s*\)')
COUNTED = re.compile(r"(?:以下|如下|下列)[一二两三四五六七八九十]+|[一二两三四五六七八九十]+个?方面[：:]")
DANGLING = ("同时", "此外", "另外", "其中", "并且", "而且", "其次", "再次", "除此", "上述", "前述")
RUN = 12  # characters alike that make a sentence borrowed
NAMES = ("习近平新时代中国特色社会主义思想", "“标准地+承诺制”")  # fixed names, longer or nearly as long as a run

every_kind = pytest.mark.parametrize("kind", LENGTHS)


@cache
def template(kind: str) -> Template:
    return load(templates() / kind).value


def printed(kind: str, draft: Draft) -> Document:
    return render(template(kind), draft).value


def sample(kind: str) -> Draft:
    return sample_draft(template(kind))


def invented(spec: FieldSpec) -> str:
    """A value no sample holds."""
    match spec.kind:
        case FieldKind.CHOICE:
            return spec.choices[-1]
        case FieldKind.DATE:
            return "2031年5月6日"
        case FieldKind.TEXT:
            return "某某处"
        case _:
            return "7"


def elsewhere(kind: str) -> Draft:
    """Every section and every point, every field with an invented value: what another county may print."""
    made = default_draft(template(kind))
    picks = tuple(replace(pick, on=True, points=tuple(replace(point, on=True) for point in pick.points)) for pick in made.picks)
    return replace(made, picks=picks, values={spec.name: invented(spec) for spec in template(kind).fields})


def only(draft: Draft, section: SectionSpec, *points: str, heading: str = "") -> Draft:
    """``draft`` with one section, and of it only ``points``."""
    chosen = tuple(PointPick(point.id, point.id in points) for point in section.points)
    return replace(draft, picks=(SectionPick(section.id, True, heading, points=chosen),))


def prose(kind: str) -> Iterator[Source]:
    for section in template(kind).sections:
        yield from (body for body in bodies(section) if isinstance(body, Source))


def pointed(kind: str) -> Iterator[SectionSpec]:
    return (section for section in template(kind).sections if section.points)


def body_lines(document: Document) -> list[str]:
    return [paragraph_text(block) for block in document.blocks if isinstance(block, Paragraph) and block.role is Role.BODY]


@every_kind
def test_the_sample_is_about_as_long_as_what_it_is_modelled_on(kind: str) -> None:
    length = len(plain(printed(kind, sample(kind))))

    assert abs(length / LENGTHS[kind] - 1) <= 0.2


@every_kind
def test_the_sample_leaves_nothing_open(kind: str) -> None:
    assert "【待补" not in plain(printed(kind, sample(kind)))


@every_kind
def test_an_empty_draft_is_a_skeleton_that_says_what_it_waits_for(kind: str) -> None:
    outcome = render(template(kind), default_draft(template(kind)))
    text = plain(outcome.value)

    waiting = set(re.findall(r"【待补：(.*?)】", text))
    assert len(waiting) > 10
    assert waiting <= {spec.label for spec in template(kind).fields}
    assert all(any(quoted(label) in note.message for note in outcome.notes) for label in waiting)


@every_kind
def test_a_skeleton_does_not_wait_for_what_nobody_must_fill(kind: str) -> None:
    optional = {spec.label for spec in template(kind).fields if not spec.required}

    text = plain(printed(kind, default_draft(template(kind))))

    assert [label for label in optional if f"【待补：{label}】" in text] == []


@every_kind
def test_nothing_hangs_on_what_may_be_switched_off(kind: str) -> None:
    for body in prose(kind):
        words = TAG.sub("", body.text).strip()
        assert not words.startswith(DANGLING), body.file
        assert not COUNTED.search(words), body.file


@every_kind
def test_a_point_alone_carries_no_number(kind: str) -> None:
    draft = elsewhere(kind)
    for section in pointed(kind):
        number = numbered(section.point_number, 1)
        for point in section.points:
            document = printed(kind, only(draft, section, point.id))
            lines = [paragraph_text(block) for block in document.blocks if isinstance(block, Paragraph)]
            assert not number or not any(re.search(rf"(?:^|[。；：]){re.escape(number)}", line) for line in lines), (section.id, point.id)


@every_kind
def test_points_left_of_a_section_number_themselves_anew(kind: str) -> None:
    draft = elsewhere(kind)
    for section in (section for section in pointed(kind) if section.point_number and len(section.points) > 2):
        kept = [point.id for point in section.points[1:]]
        text = plain(printed(kind, only(draft, section, *kept)))
        places = [text.find(numbered(section.point_number, index)) for index in range(1, len(kept) + 1)]
        assert -1 not in places and places == sorted(places), section.id
        assert numbered(section.point_number, len(kept) + 1) not in text


@every_kind
def test_every_heading_prints_as_written(kind: str) -> None:
    draft = elsewhere(kind)
    for section in template(kind).sections:
        points = tuple(point.id for point in section.points)
        for heading in section.headings:
            picked = only(draft, section, *points, heading=heading)
            text = plain(printed(kind, replace(picked, picks=(*picked.picks, *prose_after(kind)))))
            assert any(all(piece in line for piece in TAG.split(heading)) for line in text.split("\n")), heading


def prose_after(kind: str) -> tuple[SectionPick, ...]:
    """Prose to stand under a heading that has none of its own."""
    return tuple(SectionPick(section.id) for section in template(kind).sections if not section.level)[-1:]


@every_kind
def test_headings_and_points_offer_a_choice(kind: str) -> None:
    for section in template(kind).sections:
        assert not section.level or len(set(section.headings)) >= 2, section.id
        assert all(len(set(point.headings)) != 1 for point in section.points), section.id
    assert any(not section.on or any(not point.on for point in section.points) for section in template(kind).sections)


@every_kind
def test_no_word_of_the_sample_stays_when_every_value_is_another(kind: str) -> None:
    draft, specs = sample(kind), {spec.name: spec for spec in template(kind).fields}
    typed = ((specs[key.rpartition("/")[2]], value) for key, value in draft.values.items())
    names = {value for spec, value in typed if spec.kind in WORDS and len(value) > 2} | {pick.scope for pick in draft.picks if pick.scope}

    text = plain(printed(kind, elsewhere(kind)))

    assert names
    assert [name for name in names if name in text] == []


@every_kind
def test_no_figure_stands_in_the_prose_itself(kind: str) -> None:
    """Only the hotline's name may hold digits."""
    written = [*(body.text for body in prose(kind)), *(heading for section in template(kind).sections for heading in headings(section))]

    assert [text for text in written if re.search(r"[0-9０-９]", TAG.sub("", text).replace("12345", ""))] == []


@every_kind
def test_figures_are_named_as_a_staffer_would(kind: str) -> None:
    figures = [spec.label for spec in template(kind).fields if spec.kind not in WORDS]
    labels = [spec.label for spec in template(kind).fields]

    assert [label for label in figures if not 4 <= len(label) <= 14] == []
    assert len(set(labels)) == len(labels)


@every_kind
def test_words_of_direction_turn_with_the_sign(kind: str) -> None:
    draft = elsewhere(kind)
    for name, up, down, flat in {found.groups() for body in prose(kind) for found in MOVED.finditer(body.text)}:
        rising, falling, still = (plain(printed(kind, replace(draft, values={**draft.values, name: typed}))) for typed in ("5", "-5", "0"))
        assert f"{up}5" in rising and f"{down}5" not in rising, name
        assert f"{down}5" in falling and f"{up}5" not in falling, name
        assert still.count(flat) > rising.count(flat), name


def test_the_rate_of_the_summary_rises_when_it_rises() -> None:
    draft = sample("summary")

    text = plain(printed("summary", replace(draft, values={**draft.values, "基期利率": "7.63", "贷款利率": "7.93"})))

    assert "上升0.3个百分点" in text
    assert "下降" not in text


def test_a_briefing_speaks_of_each_region_apart() -> None:
    draft = sample("briefing")
    first, second = dict.fromkeys(pick.scope for pick in draft.picks if pick.scope)

    _, _, after = plain(printed("briefing", draft)).partition(f"{first}：")
    own, _, other = after.partition(f"{second}：")

    assert first in own and second not in own
    assert second in other and first not in other


def full_width(text: str) -> str:
    return re.sub(r"\s", "", text.translate(str.maketrans(",;:()?!", "，；：（）？！")))


def own_clauses(kind: str, document: Document) -> list[str]:
    """The sentences printed, without values that are words and titles in 《》: names are nobody's sentences."""
    words = {spec.name for spec in template(kind).fields if spec.kind in WORDS}
    pieces: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            pieces += ("\n" if isinstance(inline, Field) and inline.name in words else inline_text(inline) for inline in block.inlines)
            pieces.append("\n")
    names_cut = re.compile("|".join([r"《[^》]*》", *map(re.escape, NAMES)]))
    return re.split(r"[\n。；]", names_cut.sub("\n", "".join(pieces)))


@every_kind
def test_the_sentences_are_the_templates_own(kind: str, shared: Path) -> None:
    texts = [full_width(path.read_text("utf-8")) for path in (shared / "seeds").glob("*.txt")]
    assert texts

    taken = []
    for draft in (sample(kind), elsewhere(kind)):
        for words in map(full_width, own_clauses(kind, printed(kind, draft))):
            runs = (words[start : start + RUN] for start in range(len(words) - RUN + 1))
            taken += [run for run in runs if any(run in text for text in texts)]
    assert taken == []
