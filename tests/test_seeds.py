"""The five sample reports: built the same every time, read as meant, with the figures they are said to carry."""

from __future__ import annotations

import json
import re
import tomllib
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from desktop.document.nodes import Document, Emphasis, Looks, Paragraph, Role, Text
from desktop.document.text import paragraph_text, plain
from desktop.drafting.template import FieldKind, FieldSpec
from desktop.drafting.value import Quantity
from desktop.drafting.value import read as read_value
from desktop.outcome import Outcome
from desktop.readers import read
from seeds.build import HERE, NAMES, built

MODELS = dict(zip(NAMES, ("000", "001", "002", "003", "004"), strict=True))
PERIOD = re.compile(r"before|@?\d{4}-\d\d-\d\d|\d{4}(?:Q[1-4](?:-Q[1-4])?|H[12]|-\d\d(?:/\d{4}-\d\d)?)?")
TITLED = re.compile(r"《[^》]*》|“[^”]*”|〔\d{4}〕\d+号")  # names: nobody's sentences
RUN = 12  # characters alike that make a sentence borrowed

every_sample = pytest.mark.parametrize("name", NAMES)


@cache
def outcome(name: str) -> Outcome[Document]:
    return read(HERE / f"{name}.docx")


@cache
def meant(name: str) -> str:
    return (HERE / "text" / f"{name}.txt").read_text("utf-8").rstrip("\n")


@cache
def spec(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def paragraphs(name: str) -> list[Paragraph]:
    return [block for block in outcome(name).value.blocks if isinstance(block, Paragraph)]


def part(name: str, which: str) -> str:
    with zipfile.ZipFile(HERE / f"{name}.docx") as package:
        return package.read(which).decode()


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def full_width(text: str) -> str:
    return squeezed(text).translate(str.maketrans(",;:()?!", "，；：（）？！"))


@every_sample
def test_a_sample_is_built_the_same_every_time(name: str) -> None:
    assert built(name) == (HERE / f"{name}.docx").read_bytes()


@every_sample
def test_a_sample_reads_as_meant(name: str) -> None:
    assert plain(outcome(name).value) == meant(name)


def test_heading_styles_are_read_as_headings() -> None:
    headings = [paragraph_text(paragraph) for paragraph in paragraphs("01-summary") if paragraph.role is Role.HEADING]

    assert [heading[:2] for heading in headings] == ["一、", "二、", "三、"]
    assert paragraphs("01-summary")[0].role is Role.TITLE


def test_bold_headings_carry_no_style_but_look_bold() -> None:
    assert "w:pStyle" not in part("02-briefing", "word/document.xml")
    bold = [paragraph_text(paragraph) for paragraph in paragraphs("02-briefing") if Looks.BOLD in paragraph.looks]
    assert {"延津县", "牧野区", "在“实”字上用力气"} <= set(bold)
    assert all(not line.endswith("。") for line in bold)


def test_numbers_word_made_are_spelled_out() -> None:
    xml = part("03-half-year", "word/document.xml")
    lines = meant("03-half-year").split("\n")

    assert 'w:val="chineseCountingThousand"' in part("03-half-year", "word/numbering.xml")
    assert not re.search(r"<w:t[^>]*>(?:[一二三]、|[1-9]、|（[1-9]）)", xml)
    assert sum(bool(re.match(r"[一二三]、|[1-9]、|（[1-9]）", line)) for line in lines) == xml.count("<w:numPr>")


def test_tracked_changes_are_accepted_inside_numbers_too() -> None:
    text, xml = plain(outcome("04-reply").value), part("04-reply", "word/document.xml")

    assert re.search(r"<w:delText[^>]*>7</w:delText>", xml)
    assert "1.9万余人次" in text and "1.7万" not in text
    for change in spec("04-reply")["revisions"]:
        assert change["now"] in text
        assert not change["was"] or change["was"] not in text
    assert all(item["text"][:8] in squeezed(re.sub("<[^>]*>", "", xml)) and item["text"][:8] not in text for item in spec("04-reply")["removed"])
    assert [note.message for note in outcome("04-reply").notes if "修订" in note.message]


def test_a_text_box_is_read_once_where_it_stands() -> None:
    lines = [paragraph_text(paragraph) for paragraph in paragraphs("05-feature")]

    assert part("05-feature", "word/document.xml").count("<w:txbxContent>") == 2  # the box and the VML copy beside it
    assert [line.startswith(spec("05-feature")["box"]) for line in lines].count(True) == 1


def test_footnotes_come_last() -> None:
    roles = [paragraph.role for paragraph in paragraphs("05-feature")]

    assert roles.count(Role.NOTE) == len(spec("05-feature")["notes"])
    assert roles[-roles.count(Role.NOTE) :] == [Role.NOTE] * roles.count(Role.NOTE)


def test_a_number_split_into_runs_is_whole_again() -> None:
    assert "2157项" not in part("01-summary", "word/document.xml")
    assert any(isinstance(inline, Text) and "2157项" in inline.text for paragraph in paragraphs("01-summary") for inline in paragraph.inlines)


def test_lead_words_made_bold_by_hand_stay_bold() -> None:
    leads = [
        inline.text
        for paragraph in paragraphs("01-summary")
        for inline in paragraph.inlines
        if isinstance(inline, Text) and inline.emphasis is Emphasis.BOLD
    ]

    assert len(leads) == 9
    assert all(re.match("[一二三]是.*。$", lead) for lead in leads)


@every_sample
def test_every_value_stands_in_its_text(name: str) -> None:
    text = squeezed(meant(name))
    for entry in spec(name)["entries"]:
        field = FieldSpec(entry["metric"], FieldKind(entry["kind"]), unit=entry["unit"])
        found = read_value(entry["value"], field)
        assert isinstance(found, Quantity) and found.value is not None, entry
        assert re.search(rf"(?<![0-9.]){re.escape(found.size)}", text), entry


@every_sample
def test_values_are_named_and_dated(name: str) -> None:
    entries = spec(name)["entries"]

    assert entries
    assert [entry["metric"] for entry in entries if not 4 <= len(entry["metric"]) <= 14] == []
    assert [entry["period"] for entry in entries if not PERIOD.fullmatch(entry["period"])] == []
    assert spec(name)["title"] in meant(name).split("\n")


@every_sample
def test_the_text_is_punctuated_in_full_width(name: str) -> None:
    assert re.findall(r"[,;:()?!\"']", meant(name)) == []


@every_sample
def test_every_core_figure_of_its_model_is_there(name: str, shared: Path) -> None:
    rows = map(json.loads, (shared / "gold" / "seed_figures.jsonl").read_text("utf-8").splitlines())
    core = [squeezed(row["span_text"]) for row in rows if row["seed"] == MODELS[name] and row["tier"] == "core"]
    text = squeezed(meant(name))

    assert core
    assert [figure for figure in set(core) if len(re.findall(rf"(?<![0-9.]){re.escape(figure)}", text)) < core.count(figure)] == []


@every_sample
def test_the_sentences_are_its_own(name: str, shared: Path) -> None:
    models = [full_width(path.read_text("utf-8")) for path in sorted((shared / "seeds").glob("*.txt"))]
    sentences = [full_width(words) for words in re.split(r"[\n。；]", TITLED.sub("\n", meant(name)))]
    runs = {words[start : start + RUN] for words in sentences for start in range(len(words) - RUN + 1)}

    assert models
    assert [run for run in runs if any(run in model for model in models)] == []
