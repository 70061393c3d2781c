"""A report rolled forward: what is not changed stays to the character."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.drafting.reckon import Filled
from desktop.drafting.roll import roll
from desktop.drafting.shifts import shifts
from desktop.language.periods import Period, expressions
from tests.cli.conftest import Run, nigao
from tests.drafting.rolling import field, form, rolled

__all__ = ["nigao"]

SEEDS = sorted((Path(__file__).parents[2] / "seeds" / "text").glob("*.txt"))
TEXT = "临溪县2024年三季度政务服务情况\n\n三季度受理办件1200件，办结1180件，办结率98.3%。截至9月底，入驻部门23个，较二季度增加2个。\n"
PIECES = (
    "办结1,234件",
    "，占比98.60%",
    "近180家",
    "三分之二",
    "四成多",
    "。\n",
    "由7.63%降至7.24%，下降0.39个百分点",
    "１２个",
    "3至5个工作日",
    "9月底",
    "第3位",
    "1：3",
    "\t",
    " ",
)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_an_unchanged_form_gives_the_unchanged_text(path: Path) -> None:
    text = path.read_text("utf-8")
    assert rolled(text).text == text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_comes_back_from_its_own_form(text: str) -> None:
    made = form(text)
    assert roll(text, made, Filled()).text == text
    assert roll(text, made, Filled({one.id: one.number for one in made.fields})).text == text


def test_the_same_text_has_the_same_ids() -> None:
    assert [one.id for one in form(TEXT).fields] == [one.id for one in form(TEXT, "2024Q4").fields]


def test_a_number_changes_what_follows_from_it() -> None:
    assert "受理办件1500件，办结1180件，办结率78.7%" in rolled(TEXT, {"1200件": "1500"}).text


def test_what_is_locked_stays() -> None:
    made = form(TEXT)
    locked = frozenset({field(made, "98.3%").id})
    assert "办结率98.3%" in rolled(TEXT, {"1200件": "1500"}, locked=locked).text


def test_the_period_moves_everywhere() -> None:
    made = rolled(TEXT, period="2024Q4").text
    assert made.startswith("临溪县2024年四季度政务服务情况\n\n四季度受理")
    assert "截至12月底" in made
    assert "与三季度持平" in made


def test_a_refused_shift_keeps_its_words() -> None:
    shift = next(one for one in form(TEXT, "2024Q4").periods if one.text == "截至9月底")
    assert "截至9月底" in rolled(TEXT, period="2024Q4", becomes={shift.id: shift.text}).text


def test_the_command_line_rolls(tmp_path: Path, nigao: Callable[..., Run]) -> None:
    source, filled, out, account = (tmp_path / name for name in ("old.txt", "form.json", "new.txt", "account.json"))
    source.write_text(TEXT, "utf-8")
    assert nigao("form", source, "-o", filled, "--period", "2024Q4").code == 0
    made = json.loads(filled.read_text("utf-8"))
    assert {"source", "sha256", "region", "period", "fields", "periods"} <= set(made)
    assert made["region"] == "临溪县"
    rate = next(one for one in made["fields"] if one["text"] == "98.3%")
    assert rate["derived"] == {"op": "percent", "of": ["f2", "f1"]}
    made["fields"][0]["number"] = 1300
    filled.write_text(json.dumps(made, ensure_ascii=False), "utf-8")
    assert nigao("roll", source, "--form", filled, "-o", out, "--account", account).code == 0
    assert "四季度受理办件1300件，办结1180件，办结率90.8%" in out.read_text("utf-8")
    assert {line["how"] for line in json.loads(account.read_text("utf-8"))["lines"]} >= {"replaced", "recomputed", "untouched", "moved"}


def test_a_form_of_another_report_is_refused(tmp_path: Path, nigao: Callable[..., Run]) -> None:
    source, filled = tmp_path / "old.txt", tmp_path / "form.json"
    source.write_text(TEXT, "utf-8")
    filled.write_text('{"fields": [{"id": "f9", "text": "9件", "number": 1}]}', "utf-8")
    done = nigao("roll", source, "--form", filled, "-o", tmp_path / "new.txt")
    assert done.code == 2
    assert "对不上" in done.err


def test_a_word_file_keeps_its_own_package(tmp_path: Path, nigao: Callable[..., Run]) -> None:
    source, word, filled, out, standard = (tmp_path / name for name in ("old.txt", "old.docx", "form.json", "new.docx", "standard.docx"))
    source.write_text(TEXT, "utf-8")
    assert nigao("convert", source, "-o", word).code == 0
    assert nigao("form", word, "-o", filled, "--period", "2024Q4").code == 0
    assert nigao("roll", word, "--form", filled, "-o", out).code == 0
    assert nigao("roll", word, "--form", filled, "-o", standard, "--standard").code == 0
    told = nigao("text", out).out
    assert "四季度受理办件1200件" in told
    assert told == nigao("text", standard).out
    with zipfile.ZipFile(word) as was, zipfile.ZipFile(out) as now:
        assert {name for name in was.namelist() if was.read(name) != now.read(name)} == {"word/document.xml"}


def test_a_form_made_before_the_period_was_known_still_rolls_to_it(tmp_path: Path, nigao: Callable[..., Run]) -> None:
    source, filled, out = (tmp_path / name for name in ("old.txt", "form.json", "new.txt"))
    source.write_text(TEXT, "utf-8")
    assert nigao("form", source, "-o", filled).code == 0
    assert nigao("roll", source, "--form", filled, "-o", out, "--period", "2024Q4").code == 0
    assert out.read_text("utf-8").startswith("临溪县2024年四季度政务服务情况")


@pytest.mark.parametrize(
    ("old", "new", "words", "moved"),
    [
        ("2024Q3", "2024Q4", "四季度工作安排", "明年一季度工作安排"),
        ("2024Q3", "2024Q4", "前三季度累计", "全年累计"),
        ("2024Q3", "2024Q4", "较去年末", "较去年末"),
        ("2024Q3", "2024Q4", "2月20日印发", "2月20日印发"),
        ("2024Q3", "2024Q4", "7月，出台措施", "7月，出台措施"),
        ("2024Q3", "2024Q4", "2022年《条例》", "2022年《条例》"),
        ("2024Q3", "2024Q4", "《2024年三季度要点》", "《2024年三季度要点》"),
        ("2024Q3", "2024Q4", "完成全年目标", "完成全年目标"),
        ("2024Q3", "2024Q4", "“十四五”期间", "“十四五”期间"),
        ("2024Q3", "2024Q4", "1—9月", "1—12月"),
        ("2024Q4", "2025Q1", "截至12月底", "截至3月底"),
        ("2024Q4", "2025Q1", "全年累计", "一季度累计"),
        ("2024Q4", "2025Q1", "较三季度", "较去年四季度"),
        ("2024Q4", "2025Q1", "明年一季度", "二季度"),
        ("2024Q4", "2025Q1", "2024年以来", "2025年以来"),
        ("2024Q2", "2024Q3", "上半年累计", "前三季度累计"),
        ("2023", "2024", "由2022年的7天", "由2023年的7天"),
        ("2023", "2024", "2024年，力争", "2025年，力争"),
        ("2023", "2024", "2021年以来", "2021年以来"),
        ("2024-12", "2025-01", "1—12月", "1月"),
        ("2024-08", "2024-09", "较7月份", "较8月份"),
    ],
)
def test_periods_move_by_the_table(old: str, new: str, words: str, moved: str) -> None:
    before, after = Period.parse(old), Period.parse(new)
    made = shifts(words, expressions(words, before), before, after, [])
    for shift in reversed(made):
        words = words[: shift.start] + shift.becomes + words[shift.end :]
    assert words == moved
