"""The corpus of figures: what its annotations say is what its texts say."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from tests.figures.corpus.build import HERE, built, numbers

NUMBERS = tuple(numbers())
HELD_BACK = tuple(f"{number:02}" for number in range(25, 37))
KINDS = {"count", "amount", "percent", "pct_point", "duration", "rank", "score", "other"}
ROLES = {"value", "baseline", "change", "target", "plan"}
PERIOD = re.compile(
    r"@\d{4}-\d\d-\d\d|\d{4}(?:Q[1-4](?:-Q[1-4])?|H[12]|-\d\d(?:/\d{4}-\d\d)?)?|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d|\d{4}-\d{4}|before|future|"
)
# What the corpus must never lose: forms, and words of the trade that a regular expression is likely to miss.
FORMS = {
    "plain": 1000, "thousands": 100, "chinese": 50, "spaced": 40, "fullwidth": 40, "cheng": 40, "range": 15, "negative": 15, "ratio": 12,
    "fraction": 10, "broken": 8, "percent_cn": 4, "half": 4,
}  # fmt: skip
SHAPES = {
    r"[0-9][余多](?:个|件|户|家|人)": 5,
    r"[余多]万元": 5,
    r"[余多](?:户次|人次|家次|篇次)": 5,
    r"万亩|万人|万户|万件|万张|万条": 15,
    r"个百分点": 20,
    r"[^个]工作日|个工作日": 20,
    r"^第": 6,
    r"分$": 8,
    r"倍$": 8,
    r"番$": 4,
    r"‰$": 3,
    r"^\+": 3,
    r"℃$": 4,
    r"公里|平方米|吨|千瓦": 15,
    r"成[半多一二三四五六七八九]?$": 40,
    r"[—～至-][0-9一二三四五六七八九十]": 15,
}
RUN = 12  # characters alike that make a sentence borrowed

every_document = pytest.mark.parametrize("number", NUMBERS)


@cache
def rows(number: str, what: str) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(line) for line in (HERE / f"{number}.{what}.jsonl").read_text("utf-8").splitlines())


@cache
def text(number: str) -> str:
    return (HERE / f"{number}.txt").read_text("utf-8")


def figures() -> list[dict[str, Any]]:
    return [row for number in NUMBERS for row in rows(number, "figures")]


def relations() -> list[dict[str, Any]]:
    return [row for number in NUMBERS for row in rows(number, "relations")]


def test_there_are_thirty_six_documents_a_third_of_them_held_back() -> None:
    assert tuple(f"{number:02}" for number in range(1, 37)) == NUMBERS
    assert len(HELD_BACK) * 3 == len(NUMBERS)
    assert f"{HELD_BACK[0]}–{HELD_BACK[-1]}" in (HERE / "README.md").read_text("utf-8")


@every_document
def test_a_source_builds_the_files_that_lie_beside_it(number: str) -> None:
    """Which also says: no numeral unmarked, every relation as declared."""
    for suffix, content in built(number).items():
        assert (HERE / f"{number}.{suffix}").read_text("utf-8") == content, suffix


@every_document
def test_a_document_is_short_and_whole(number: str) -> None:
    assert 400 <= len(text(number)) <= 1200
    assert len(rows(number, "figures")) >= 15 and rows(number, "nonfigures") and rows(number, "relations")


@every_document
def test_a_span_is_what_stands_there(number: str) -> None:
    for row in (*rows(number, "figures"), *rows(number, "nonfigures")):
        assert text(number)[row["start"] : row["end"]] == row["span_text"]


@every_document
def test_outer_words_stand_about_the_span_and_infixes_in_it(number: str) -> None:
    for row in rows(number, "figures"):
        around = text(number)[row["full_start"] : row["start"]] + text(number)[row["end"] : row["full_end"]]
        assert row["full_start"] <= row["start"] < row["end"] <= row["full_end"]
        assert row["approx"] in around or row["approx"] in row["span_text"], row


def bare(row: dict[str, Any]) -> str:
    wide = str.maketrans("０１２３４５６７８９％．－∶：", "0123456789%.-::")
    return re.sub(r"[\s,]|^[+第]|^倒数", "", row["span_text"].translate(wide)).replace("零下", "-")


def test_a_written_number_is_the_number_of_its_row() -> None:
    """Read anew, digits only: Chinese numerals have the test below."""
    arabic = [row for row in figures() if re.match(r"-?\d", bare(row)) and not isinstance(row["number"], list)]
    wrong = [row for row in arabic if Decimal(re.match(r"-?[\d.]+", bare(row))[0]) != Decimal(str(row["number"]))]  # type: ignore[index]
    assert len(arabic) > 1400
    assert wrong == []


def test_both_ends_of_a_range_or_ratio_are_in_its_row() -> None:
    pairs = [row for row in figures() if isinstance(row["number"], list) and re.match(r"\d", bare(row))]
    assert len(pairs) > 25
    for row in pairs:
        assert [float(part) for part in re.findall(r"\d+(?:\.\d+)?", bare(row))] == [float(part) for part in row["number"]]


@pytest.mark.parametrize(
    ("written", "number", "value"),
    [
        ("两万六千余件", 26000, 26000), ("四亿三千万元", 430000000, 430000000), ("四十一万次", 41, 410000), ("百分之八十六点七", 86.7, 0.867),
        ("两成半", 2.5, 0.25), ("九成五", 9.5, 0.95), ("六分之一", 0.1667, 0.1667), ("第十四位", 14, 14), ("十余个", 10, 10), ("半天", 0.5, 0.5),
        ("一百六十四家", 164, 164), ("七百余元", 700, 700), ("一至两个", [1, 2], [1, 2]),
    ],
)  # fmt: skip
def test_chinese_numerals_of_the_corpus_say_what_they_should(written: str, number: object, value: object) -> None:
    found = [row for row in figures() if row["span_text"] == written]
    assert found
    assert all(row["number"] == number and row["value_norm"] == value for row in found)


def test_a_base_value_is_the_number_times_its_ten_thousands() -> None:
    for row in figures():
        scale = next((worth for mark, worth in (("亿", 10**8), ("万", 10**4)) if row["unit"].startswith(mark)), 1)
        share = {"%": Decimal("0.01"), "‰": Decimal("0.001"), "成": Decimal("0.1")}.get(row["unit"], Decimal(1))
        if not isinstance(row["number"], list):
            assert Decimal(str(row["value_norm"])) == Decimal(str(row["number"])) * scale * share, row
        assert not re.match(r"[万亿]|个.", row["unit_norm"]), row


def test_ids_are_unique_and_relations_speak_of_their_own_document() -> None:
    for number in NUMBERS:
        ids = [row["id"] for what in ("figures", "nonfigures", "relations") for row in rows(number, what)]
        own = {row["id"] for row in rows(number, "figures")}
        assert len(ids) == len(set(ids)) and all(name.startswith(f"{number}-") for name in ids)
        assert all(set(row["members"]) <= own and len(row["members"]) >= 2 for row in rows(number, "relations"))


@every_document
def test_no_two_spans_overlap_and_no_digit_is_left_out(number: str) -> None:
    spans = sorted((row["start"], row["end"]) for what in ("figures", "nonfigures") for row in rows(number, what))
    assert all(one[1] <= next_[0] for one, next_ in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert [hit.start() for hit in re.finditer(r"\d", text(number)) if hit.start() not in covered] == []


def test_every_row_speaks_the_words_of_the_contract() -> None:
    for row in figures():
        assert row["kind"] in KINDS and row["role"] in ROLES
        assert 3 <= len(row["metric"]) <= 14, row
        assert PERIOD.fullmatch(row["period"]), row
        assert (row["role"] == "change") == ("compare" in row)
        assert row["loc"] == "body" or re.fullmatch(r"[-\d.,]+", row["span_text"]), row


def test_every_shape_is_there_often_enough() -> None:
    forms = Counter(row["form"] for row in figures())
    assert {form: forms[form] for form, wanted in FORMS.items() if forms[form] < wanted} == {}
    seen = {shape: sum(bool(re.search(shape, row["span_text"])) for row in figures()) for shape in SHAPES}
    assert {shape: count for shape, count in seen.items() if count < SHAPES[shape]} == {}


def test_tables_stand_in_at_least_eight_documents() -> None:
    with_tables = [number for number in NUMBERS if any(row["loc"] == "table" for row in rows(number, "figures"))]
    assert len(with_tables) >= 8
    assert all("\t" in text(number) for number in with_tables)


def test_roles_periods_and_verdicts_are_all_there() -> None:
    roles = Counter(row["role"] for row in figures())
    verdicts = Counter(row["verdict"] for row in relations())
    tolerances = Counter(row["tolerance"] for row in relations())

    assert min(roles[role] for role in ROLES) >= 40
    assert sum(row["period"].startswith("@") for row in figures()) > 200
    assert verdicts["holds"] > 200 and verdicts["broken"] >= 6 and verdicts["base_not_stated"] >= 7
    assert tolerances["truncated"] >= 3 and tolerances["forced"] >= 1
    assert len({row["type"] for row in relations()}) == 9


def test_the_readme_counts_right() -> None:
    said = (HERE / "README.md").read_text("utf-8")
    others = sum(len(rows(number, "nonfigures")) for number in NUMBERS)
    assert f"{len(figures())} figures, {others} non-figures, {len(relations())} relations" in said


def even(words: str) -> str:
    """Without white space, marks of one width."""
    return re.sub(r"\s", "", words).translate(str.maketrans(",;:()?!", "，；：（）？！"))


def test_the_sentences_are_the_corpus_own(shared: Any) -> None:
    names = re.compile(r"《[^》]*》|“[^”]*”|〔\d{4}〕\d+号")
    files = [path for where in ("seeds", "samples") for path in sorted((shared / where).glob("[0-9]*.txt")) if "gb" not in path.name]
    models = [even(path.read_text("utf-8")) for path in files]
    sentences = [even(words) for number in NUMBERS for words in re.split(r"[\n。；]", names.sub("\n", text(number)))]
    runs = {words[start : start + RUN] for words in sentences for start in range(len(words) - RUN + 1)}

    assert len(models) >= 7
    assert [run for run in runs if any(run in model for model in models)] == []
