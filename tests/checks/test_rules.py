"""Every rule's examples: the bad ones are found on their words, the good ones pass; and a run that holds when a rule does not."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from desktop.checks import rules
from desktop.checks.fix import fixed
from desktop.checks.rule import Example, InDocument, Rule
from desktop.checks.rules import RULES
from desktop.checks.run import run
from desktop.checks.subject import Subject
from desktop.document.build import document, paragraph

BAD = [pytest.param(rule, example, id=f"{rule.code}-{at}") for rule in RULES for at, example in enumerate(rule.bad)]
GOOD = [pytest.param(rule, example, id=f"{rule.code}-{at}") for rule in RULES for at, example in enumerate(rule.good)]


def subject(example: Example | str) -> Subject:
    one = Example(example) if isinstance(example, str) else example
    return Subject(document(*(paragraph(line) for line in one.text.split("\n"))), kind=one.kind, period=one.period)


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_bad_example_is_found_on_its_words(rule: Rule, example: Example) -> None:
    done = run(subject(example), (rule,))
    assert done.left_out == ()
    assert tuple(one.text for one in done.findings) == example.spans
    assert all(one.message.endswith("。") and one.text == example.text[one.start : one.end] for one in done.findings)


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_good_example_passes(rule: Rule, example: str | Example) -> None:
    done = run(subject(example), (rule,))
    assert done.left_out == ()
    assert done.findings == ()


def test_every_rule_has_examples_and_a_code_of_its_own() -> None:
    assert all(rule.bad and rule.good and rule.why and rule.clause for rule in RULES)
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_every_file_of_the_folder_is_listed() -> None:
    files = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}
    assert files <= set(vars(rules))


def test_a_rule_that_breaks_is_left_out_and_told() -> None:
    broken = dataclasses.replace(RULES[0], name="坏规则", reach=InDocument(lambda subject: (_ for _ in ()).throw(ValueError("no"))))
    done = run(subject("全县办件提速，，群众满意。"), (broken, *RULES))
    assert done.left_out == ("规则“坏规则”没有运行（ValueError），这一项请人工核对。",)
    assert [one.rule for one in done.findings] == ["doubled-mark"]


def test_what_was_found_in_a_sentence_is_kept_for_the_next_run() -> None:
    text = "截止目前，全县办件1万件。"
    first = run(subject(text))
    assert run(subject("新的一段。\n" + text), memo=first.memo).findings[0].start == 6


def test_fixes_are_put_in_and_stay_put() -> None:
    text = "截止目前，全县办件1万件，，群众满意。"
    made = fixed(text, run(subject(text)).findings)
    assert made == "截至目前，全县办件1万件，群众满意。"
    assert run(subject(made)).findings == ()
